// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/attestation/property_panel.h"

#include "models/comparison_model.h"
#include "models/text_diff.h"
#include "services/core/plain_text.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/detail_panel.h"
#include "ui/widgets/diff_view.h"
#include "ui/widgets/key_value_list.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/note.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/state_label.h"

#include <QHBoxLayout>
#include <QMap>
#include <QVBoxLayout>

namespace pilothouse::ui {

using attestation::Relation;
using models::DiffLine;
using models::Mark;
using models::StateText;
using models::Tone;

namespace {

constexpr int kMostDiffLines = 200;

/// "3  compose-hash   ≠ Different": one boot event over all machines.
QWidget *eventRow(int number, const QString &name, const StateText &state)
{
    const auto m = Metrics::current();
    auto *row = new QWidget;
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(m.u(2));
    auto *index = new PlainLabel(QString::number(number), Type::Mono, Ink::Faint);
    index->setFixedWidth(m.px(20));
    index->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    auto *label = new ElidedLabel(name, Type::Mono);
    auto *relation = new StateLabel(state);
    relation->setFixedWidth(m.px(96));
    layout->addWidget(index);
    layout->addWidget(label, 1);
    layout->addWidget(relation);
    row->setFixedHeight(m.px(24));
    return row;
}

QString joined(const QStringList &names)
{
    return names.size() <= 3 ? names.join(QStringLiteral(", "))
                             : models::ComparisonModel::tr("%n machines", nullptr, int(names.size()));
}

} // namespace

QString propertyMeaning(const QString &property)
{
    struct Meaning
    {
        QLatin1StringView begins;
        const char *words;
    };
    // Longest names first where one begins another.
    static const Meaning meanings[] = {
        {QLatin1StringView("compose-hash"), QT_TRANSLATE_NOOP("PropertyPanel", "SHA-256 of the app-compose file. Measured at boot in RTMR3; decides which containers run.")},
        {QLatin1StringView("app-id"), QT_TRANSLATE_NOOP("PropertyPanel", "The application's identity, measured at boot in RTMR3.")},
        {QLatin1StringView("mrtd"), QT_TRANSLATE_NOOP("PropertyPanel", "Build-time measurement of the machine: its virtual firmware. With RTMR1 and RTMR2 it is what MR_ENCLAVE is on SGX.")},
        {QLatin1StringView("rtmr0"), QT_TRANSLATE_NOOP("PropertyPanel", "Virtual hardware and firmware settings: differs with vCPU count, memory, devices and the emulator's version.")},
        {QLatin1StringView("rtmr1"), QT_TRANSLATE_NOOP("PropertyPanel", "The kernel.")},
        {QLatin1StringView("rtmr2"), QT_TRANSLATE_NOOP("PropertyPanel", "Kernel command line and initial file system; carries the hash of the root file system.")},
        {QLatin1StringView("rtmr3"), QT_TRANSLATE_NOOP("PropertyPanel", "Run-time events. Holds the instance id, so two honest twins differ here: compare event by event.")},
        {QLatin1StringView("mr_image"), QT_TRANSLATE_NOOP("PropertyPanel", "Image identity in short form: a hash over MRTD, RTMR1 and RTMR2, without the machine's shape.")},
        {QLatin1StringView("os-image-hash"), QT_TRANSLATE_NOOP("PropertyPanel", "The operating system image, as measured at boot.")},
        {QLatin1StringView("key-provider"), QT_TRANSLATE_NOOP("PropertyPanel", "Who gives the machine its keys. Machines that share keys have the same one.")},
        {QLatin1StringView("tdattributes"), QT_TRANSLATE_NOOP("PropertyPanel", "Attributes of the trust domain. A debug machine can be read by its host and is rejected.")},
        {QLatin1StringView("xfam"), QT_TRANSLATE_NOOP("PropertyPanel", "Which extended processor features the machine may use.")},
        {QLatin1StringView("mrconfigid"), QT_TRANSLATE_NOOP("PropertyPanel", "Set by the host at launch and signed in the quote; binds the machine to its app-compose.")},
        {QLatin1StringView("mrsignerseam"), QT_TRANSLATE_NOOP("PropertyPanel", "Signer of the TDX module; zero means Intel. A trust domain has no MR_SIGNER of its own.")},
        {QLatin1StringView("mrseam"), QT_TRANSLATE_NOOP("PropertyPanel", "Build of the TDX module. Different builds are informational when both are verified.")},
        {QLatin1StringView("tcb status"), QT_TRANSLATE_NOOP("PropertyPanel", "How current platform, TDX module and quoting enclave are by Intel's own list.")},
        {QLatin1StringView("instance-id"), QT_TRANSLATE_NOOP("PropertyPanel", "This machine's own identity. Two machines with the same one are one machine.")},
        {QLatin1StringView("ppid"), QT_TRANSLATE_NOOP("PropertyPanel", "Identity of the physical platform.")},
        {QLatin1StringView("report data"), QT_TRANSLATE_NOOP("PropertyPanel", "64 bytes that the machine put into its quote: the answer to our challenge.")},
    };
    const QString lower = property.toLower();
    for (const Meaning &meaning : meanings)
        if (lower.startsWith(meaning.begins))
            return PropertyPanel::tr(meaning.words);
    return QString();
}

PropertyPanel::PropertyPanel(DetailPanel *frame, QWidget *parent)
    : QWidget(parent)
    , m_frame(frame)
    , m_column(new QVBoxLayout(this))
{
    const auto m = Metrics::current();
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(m.u(2));
}

void PropertyPanel::clear()
{
    while (QLayoutItem *const item = m_column->takeAt(0)) {
        if (QWidget *const widget = item->widget()) {
            widget->hide();
            widget->deleteLater();
        }
        delete item;
    }
}

void PropertyPanel::show(std::shared_ptr<const attestation::Comparison> comparison, const std::vector<attestation::Evidence> &evidence,
                         const QString &property)
{
    clear();
    if (!comparison)
        return;
    const attestation::Row *chosen = nullptr;
    for (const attestation::Row &row : comparison->rows)
        if (row.property == property)
            chosen = &row;
    if (chosen == nullptr) {
        m_frame->setTitle(tr("Machines"));
        m_frame->setSubtitle(tr("What each one has proven, and what not"));
        addMachines(*comparison);
    } else {
        m_frame->setTitle(chosen->property, models::stateOf(chosen->relation));
        m_frame->setSubtitle(propertyMeaning(chosen->property));
        if (const QString meaning = propertyMeaning(chosen->property); !meaning.isEmpty()) {
            auto *label = new PlainLabel(meaning, Type::Small, Ink::Muted);
            label->setParagraph(true);
            m_column->addWidget(label);
        }
        if (!chosen->reason.isEmpty()) {
            auto *reason = new Note(models::stateOf(chosen->relation));
            reason->setText(visibleText(chosen->reason, 2000));
            m_column->addWidget(reason);
        }
        addValues(*comparison, *chosen);
        if (property.startsWith(QLatin1StringView("compose-hash"), Qt::CaseInsensitive) && chosen->relation == Relation::Different)
            addComposeDiff(evidence, *chosen);
        if (property.startsWith(QLatin1StringView("compose-hash"), Qt::CaseInsensitive) || property.startsWith(QLatin1StringView("RTMR3"), Qt::CaseInsensitive))
            addEvents(*comparison);
    }
    if (comparison->verdict == attestation::FleetVerdict::Different) {
        auto *note = new Note(StateText::of(Mark::Unknown, Tone::Neutral, tr("Majority is not truth")));
        note->setText(tr("The machines that agree may be the wrong ones. Compare with the release you meant to run."));
        m_column->addWidget(note);
    }
    m_column->addStretch(1);
}

void PropertyPanel::addTitle(const QString &text)
{
    m_column->addSpacing(Metrics::current().u(1));
    m_column->addWidget(new PlainLabel(text, Type::Small, Ink::Text));
    static_cast<PlainLabel *>(m_column->itemAt(m_column->count() - 1)->widget())->setType(Type::Small, Weight::Strong);
}

void PropertyPanel::addMachines(const attestation::Comparison &comparison)
{
    for (const attestation::InstanceReport &report : comparison.instances) {
        const models::LadderHead head = models::ladderOf(report);
        addTitle(visibleText(report.name));
        m_column->addWidget(new StateLabel(head.state));
        auto *facts = new KeyValueList;
        const attestation::Verification &v = report.verification;
        facts->add(tr("Quote"), report.quote == attestation::QuoteState::Verified ? tr("verified under %1").arg(v.trustRoot)
                       : report.quote == attestation::QuoteState::Rejected        ? tr("rejected: %1").arg(v.reason)
                                                                                  : tr("absent"));
        if (!v.status.isEmpty())
            facts->add(tr("TCB status"), v.intelProfileStatus.isEmpty() || v.intelProfileStatus == v.status
                           ? v.status : tr("%1 (Intel's rules: %2)").arg(v.status, v.intelProfileStatus));
        if (!v.advisoryIds.isEmpty())
            facts->add(tr("Advisories"), v.advisoryIds.join(QStringLiteral(", ")));
        if (v.tcbEvaluationDataNumber)
            facts->add(tr("Evaluation set"), QString::number(*v.tcbEvaluationDataNumber));
        if (!v.tcbInfoNextUpdate.isEmpty())
            facts->add(tr("Collateral until"), v.tcbInfoNextUpdate);
        m_column->addWidget(facts);
        const auto addLine = [this](const QString &text, Ink ink) {
            auto *line = new PlainLabel(visibleText(text, 1000), Type::Small, ink);
            line->setParagraph(true);
            m_column->addWidget(line);
        };
        for (const QString &why : report.notProven)
            addLine(why, Ink::Warn);
        for (const QString &note : report.notes)
            addLine(note, Ink::Muted);
    }
}

void PropertyPanel::addValues(const attestation::Comparison &comparison, const attestation::Row &row)
{
    QMap<QString, QStringList> byValue;
    QStringList order;
    for (int i = 0; i < int(row.values.size()); ++i) {
        const QString &value = row.values[i];
        if (!byValue.contains(value))
            order << value;
        byValue[value] << visibleText(comparison.instances[size_t(i)].name);
    }
    for (const QString &value : order) {
        m_column->addWidget(new PlainLabel(joined(byValue[value]), Type::Small, Ink::Muted));
        if (value.isEmpty())
            m_column->addWidget(new StateLabel(StateText::of(Mark::Unknown, Tone::Warn, tr("Missing"))));
        else
            m_column->addWidget(new HashLabel(value, HashLabel::Form::Full));
    }
}

void PropertyPanel::addComposeDiff(const std::vector<attestation::Evidence> &evidence, const attestation::Row &row)
{
    if (row.outliers.empty())
        return;
    int reference = 0;
    while (reference < int(evidence.size()) && std::find(row.outliers.begin(), row.outliers.end(), reference) != row.outliers.end())
        ++reference;
    const int odd = row.outliers.front();
    if (reference >= int(evidence.size()) || odd >= int(evidence.size()))
        return;
    const QByteArray &before = evidence[size_t(reference)].appCompose;
    const QByteArray &after = evidence[size_t(odd)].appCompose;
    addTitle(tr("What differs in app-compose"));
    if (before.isEmpty() || after.isEmpty()) {
        m_column->addWidget(new PlainLabel(tr("Not shown: one of the machines does not serve its app-compose."), Type::Small, Ink::Muted));
        return;
    }
    auto lines = models::diffLines(models::readableLines(before), models::readableLines(after));
    if (lines.size() > size_t(kMostDiffLines)) {
        const int cut = int(lines.size()) - kMostDiffLines;
        lines.resize(size_t(kMostDiffLines));
        lines.push_back({DiffLine::Kind::Gap, {}, cut});
    }
    m_column->addWidget(new DiffView(std::move(lines)));
}

void PropertyPanel::addEvents(const attestation::Comparison &comparison)
{
    if (comparison.events.empty())
        return;
    addTitle(tr("Events of RTMR3, boot section"));
    int number = 1;
    for (const attestation::Row &event : comparison.events)
        m_column->addWidget(eventRow(number++, visibleText(event.property), models::stateOf(event.relation)));
}

} // namespace pilothouse::ui
