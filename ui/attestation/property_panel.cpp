// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/attestation/property_panel.h"

#include "models/comparison_text.h"
#include "models/format.h"
#include "models/quote_regions.h"
#include "models/spoken.h"
#include "models/text_diff.h"
#include "services/core/plain_text.h"
#include "ui/attestation/digest_lines.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/detail_panel.h"
#include "ui/widgets/diff_view.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/note.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/state_label.h"

#include <QCoreApplication>
#include <QFutureWatcher>
#include <QHBoxLayout>
#include <QVBoxLayout>
#include <QtConcurrent>

#include <algorithm>

namespace pilothouse::ui {

using attestation::Relation;
using models::DiffLine;
using models::Mark;
using models::StateText;
using models::Tone;

namespace {

constexpr int kMostDiffLines = 24; ///< the tab App-compose has them all
constexpr qsizetype kMostValues = 6;
constexpr int kMostEvents = 14; ///< a boot section has a dozen

/// A reason is the property's meaning, then what was found.
QString lastSentence(const QString &reason)
{
    const qsizetype end = reason.lastIndexOf(QLatin1StringView(". "), std::max<qsizetype>(0, reason.size() - 3));
    return end < 0 ? reason : reason.mid(end + 2);
}

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
    row->setFixedHeight(m.px(22));
    return row;
}

QString joined(const QStringList &names)
{
    return names.size() <= 3 ? models::listText(names)
                             : QCoreApplication::translate("pilothouse::ui::PropertyPanel", "%n machines", nullptr, int(names.size()));
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
        {QLatin1StringView("compose-hash"),
         QT_TRANSLATE_NOOP("PropertyPanel", "SHA-256 of the app-compose file. Measured at boot in RTMR3; decides which containers run.")},
        {QLatin1StringView("app-id"), QT_TRANSLATE_NOOP("PropertyPanel", "The application's identity, measured at boot in RTMR3.")},
        {QLatin1StringView("mrtd"),
         QT_TRANSLATE_NOOP("PropertyPanel",
                           "Build-time measurement of the machine: its virtual firmware. With RTMR1 and RTMR2 it is what MR_ENCLAVE is on SGX.")},
        {QLatin1StringView("rtmr0"),
         QT_TRANSLATE_NOOP("PropertyPanel",
                           "Virtual hardware and firmware settings: differs with vCPU count, memory, devices and the emulator's version.")},
        {QLatin1StringView("rtmr1"), QT_TRANSLATE_NOOP("PropertyPanel", "The kernel.")},
        {QLatin1StringView("rtmr2"),
         QT_TRANSLATE_NOOP("PropertyPanel", "Kernel command line and initial file system; carries the hash of the root file system.")},
        {QLatin1StringView("rtmr3"),
         QT_TRANSLATE_NOOP("PropertyPanel", "Run-time events. Holds the instance id, so two honest twins differ here: compare event by event.")},
        {QLatin1StringView("mr_image"),
         QT_TRANSLATE_NOOP("PropertyPanel", "Image identity in short form: a hash over MRTD, RTMR1 and RTMR2, without the machine's shape.")},
        {QLatin1StringView("os-image-hash"), QT_TRANSLATE_NOOP("PropertyPanel", "The operating system image, as measured at boot.")},
        {QLatin1StringView("key-provider"),
         QT_TRANSLATE_NOOP("PropertyPanel", "Who gives the machine its keys. Machines that share keys have the same one.")},
        {QLatin1StringView("tdattributes"),
         QT_TRANSLATE_NOOP("PropertyPanel", "Attributes of the trust domain. A debug machine can be read by its host and is rejected.")},
        {QLatin1StringView("xfam"), QT_TRANSLATE_NOOP("PropertyPanel", "Which extended processor features the machine may use.")},
        {QLatin1StringView("mrconfigid"),
         QT_TRANSLATE_NOOP("PropertyPanel", "Set by the host at launch and signed in the quote; binds the machine to its app-compose.")},
        {QLatin1StringView("mrsignerseam"),
         QT_TRANSLATE_NOOP(
             "PropertyPanel",
             "Signer of the TDX module; zero means Intel. MR_SIGNER of SGX has no counterpart in a trust domain: this one is about the module.")},
        {QLatin1StringView("mrseam"),
         QT_TRANSLATE_NOOP("PropertyPanel", "Build of the TDX module. Different builds are informational when both are verified.")},
        {QLatin1StringView("tcb status"),
         QT_TRANSLATE_NOOP("PropertyPanel", "How current platform, TDX module and quoting enclave are by Intel's own list.")},
        {QLatin1StringView("instance-id"),
         QT_TRANSLATE_NOOP("PropertyPanel", "This machine's own identity. Two machines with the same one are one machine.")},
        {QLatin1StringView("ppid"), QT_TRANSLATE_NOOP("PropertyPanel", "Identity of the physical platform.")},
        {QLatin1StringView("vm_config"),
         QT_TRANSLATE_NOOP("PropertyPanel", "CPUs, memory and devices as the host claims them. It explains RTMR0 and proves nothing.")},
        {QLatin1StringView("mr_aggregated"), QT_TRANSLATE_NOOP("PropertyPanel", "dstack's hash over all registers, RTMR3 among them.")},
        {QLatin1StringView("fmspc"), QT_TRANSLATE_NOOP("PropertyPanel", "Model of the physical platform; decides which collateral judges it.")},
        {QLatin1StringView("report data"),
         QT_TRANSLATE_NOOP("PropertyPanel", "64 bytes that the machine put into its quote: the answer to our challenge.")},
    };
    const QString lower = property.toLower();
    for (const Meaning &meaning : meanings)
        if (lower.startsWith(meaning.begins))
            return QCoreApplication::translate("PropertyPanel", meaning.words);
    return QString();
}

PropertyPanel::PropertyPanel(DetailPanel *frame, QWidget *parent) : QWidget(parent), m_frame(frame), m_column(new QVBoxLayout(this))
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

void PropertyPanel::show(const Compared &compared, const QString &property)
{
    clear();
    ++m_generation;
    if (!compared)
        return;
    const attestation::Comparison &comparison = *compared.comparison;
    const auto chosen
        = std::find_if(comparison.rows.begin(), comparison.rows.end(), [&](const attestation::Row &row) { return row.property == property; });
    if (chosen == comparison.rows.end())
        return;
    StateText state = models::isNotChecked(*chosen) ? StateText::of(Mark::Blind, tr("Not checked")) : models::stateOf(chosen->relation);
    m_frame->setTitle(models::propertyTitle(chosen->property), state);
    m_frame->setSubtitle(chosen->note.isEmpty() ? state.word : QStringLiteral("%1 · %2").arg(state.word, visibleText(chosen->note, 120)));
    const QString meaning = propertyMeaning(chosen->property);
    const bool isTrouble = chosen->relation == Relation::Different || (chosen->relation == Relation::Missing && !models::isNotChecked(*chosen));
    addParagraph(meaning.isEmpty() ? models::spoken(visibleText(chosen->reason, 1000)) : meaning, true);
    if (!meaning.isEmpty())
        addParagraph(models::spoken(lastSentence(visibleText(chosen->reason, 1000))), !isTrouble);
    if (chosen->group == attestation::RowGroup::MustDiffer)
        addParagraph(
            tr("Each machine has its own identity, platform, address and counters (a sign-up counter lives in one machine's memory and starts again with it), so these are never held against it."),
            true);
    addLinks(*chosen);
    m_column->addWidget(new Hairline(Qt::Horizontal));
    addValues(comparison, *chosen);
    if (property == QLatin1StringView("compose-hash") && chosen->relation == Relation::Different)
        addComposeDiff(compared, *chosen);
    if (property == QLatin1StringView("compose-hash") || property == QLatin1StringView("RTMR3"))
        addEvents(comparison);
    if (chosen->relation == Relation::Different && comparison.instances.size() > 2) {
        auto *note = new Note(StateText::of(Mark::Unknown, Tone::Neutral, tr("Majority is not truth")));
        note->setText(tr("The machines that agree may be the wrong ones. Compare with the release you meant to run."));
        m_column->addWidget(note);
    }
    m_column->addStretch(1);
}

void PropertyPanel::addTitle(const QString &text)
{
    m_column->addSpacing(Metrics::current().u(1));
    auto *title = new PlainLabel(text, Type::Small, Ink::Text);
    title->setType(Type::Small, Weight::Strong);
    m_column->addWidget(title);
}

void PropertyPanel::addParagraph(const QString &text, bool muted)
{
    if (text.isEmpty())
        return;
    auto *label = new PlainLabel(text, Type::Small, muted ? Ink::Muted : Ink::Text);
    label->setParagraph(true);
    m_column->addWidget(label);
}

void PropertyPanel::addLinks(const attestation::Row &row)
{
    auto *links = new QWidget;
    auto *layout = new QHBoxLayout(links);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Metrics::current().u(3));
    if (!models::regionOfProperty(row.property).isEmpty()) {
        QPushButton *const bytes = makeButton(tr("Show in the quote"), ButtonRole::Link);
        connect(bytes, &QPushButton::clicked, this, [this, property = row.property] { emit bytesWanted(property); });
        layout->addWidget(bytes);
    }
    if (row.property.startsWith(QLatin1StringView("RTMR")) || row.property == QLatin1StringView("compose-hash")) {
        QPushButton *const events = makeButton(tr("Event by event"), ButtonRole::Link);
        connect(events, &QPushButton::clicked, this, &PropertyPanel::eventsWanted);
        layout->addWidget(events);
    }
    if (row.property == QLatin1StringView("compose-hash") || row.property == QLatin1StringView("container images")) {
        QPushButton *const compose = makeButton(tr("Whole app-compose"), ButtonRole::Link);
        connect(compose, &QPushButton::clicked, this, &PropertyPanel::composeWanted);
        layout->addWidget(compose);
    }
    if (layout->count() == 0) {
        delete links;
        return;
    }
    layout->addStretch(1);
    m_column->addWidget(links);
}

void PropertyPanel::addValues(const attestation::Comparison &comparison, const attestation::Row &row)
{
    QHash<QString, std::vector<int>> byValue;
    QStringList order;
    for (int i = 0; i < int(row.values.size()); ++i) {
        auto &machines = byValue[row.values[i]];
        if (machines.empty())
            order << row.values[i];
        machines.push_back(i);
    }
    const bool marks = row.relation == Relation::Different;
    for (const QString &value : order.mid(0, kMostValues)) {
        QStringList names;
        for (const int i : byValue[value])
            names << visibleText(comparison.instances[size_t(i)].name, 80);
        m_column->addWidget(new ElidedLabel(joined(names), Type::Small, Ink::Muted));
        if (value.isEmpty()) {
            m_column->addWidget(new StateLabel(models::isNotChecked(row) ? StateText::of(Mark::Blind, tr("Nobody looked"))
                                                                         : StateText::of(Mark::Unknown, Tone::Warn, tr("Missing"))));
            continue;
        }
        const bool isOdd = std::find(row.outliers.begin(), row.outliers.end(), byValue[value].front()) != row.outliers.end();
        auto *digits = new DigestLines;
        digits->setDigest(value, marks ? models::firstDifferingDigit(row, byValue[value].front()) : -1, isOdd);
        m_column->addWidget(digits);
    }
    if (order.size() > kMostValues)
        addParagraph(tr("%n more values; copy them from the matrix.", nullptr, int(order.size() - kMostValues)), true);
}

void PropertyPanel::addComposeDiff(const Compared &compared, const attestation::Row &)
{
    const auto [reference, odd] = models::defaultPair(*compared.comparison);
    const auto *const before = compared.evidenceOf(reference);
    const auto *const after = compared.evidenceOf(odd);
    if (before == nullptr || after == nullptr)
        return;
    addTitle(tr("What differs in app-compose"));
    if (before->appCompose.isEmpty() || after->appCompose.isEmpty()) {
        addParagraph(tr("Not shown: one of the machines does not serve its app-compose."), true);
        return;
    }
    // The difference of long files takes a while: it comes when it is there, into the place kept for it.
    auto *place = new QWidget;
    auto *placeColumn = new QVBoxLayout(place);
    placeColumn->setContentsMargins(0, 0, 0, 0);
    m_column->addWidget(place);
    auto *watcher = new QFutureWatcher<std::vector<DiffLine>>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, placeColumn, generation = m_generation] {
        watcher->deleteLater();
        if (generation != m_generation)
            return;
        auto lines = watcher->result();
        if (lines.size() > size_t(kMostDiffLines)) {
            const int cut = int(lines.size()) - kMostDiffLines;
            lines.resize(size_t(kMostDiffLines));
            lines.push_back({DiffLine::Kind::Gap, {}, cut});
        }
        placeColumn->addWidget(new DiffView(std::move(lines)));
    });
    watcher->setFuture(QtConcurrent::run(
        [a = before->appCompose, b = after->appCompose] { return models::diffLines(models::readableLines(a), models::readableLines(b)); }));
}

void PropertyPanel::addEvents(const attestation::Comparison &comparison)
{
    if (comparison.events.empty())
        return;
    addTitle(tr("Events of RTMR3, boot section"));
    auto *list = new QWidget;
    auto *rows = new QVBoxLayout(list);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    int number = 1;
    for (const attestation::Row &event : comparison.events) {
        if (number > kMostEvents) {
            rows->addWidget(
                new PlainLabel(tr("%n more in the tab Events", nullptr, int(comparison.events.size()) - kMostEvents), Type::Small, Ink::Muted));
            break;
        }
        rows->addWidget(eventRow(number++, visibleText(event.property), models::stateOf(event.relation)));
    }
    m_column->addWidget(list);
}

} // namespace pilothouse::ui
