// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cutover/evidence_view.h"

#include "models/cutover_text.h"
#include "models/format.h"
#include "models/spoken.h"
#include "services/core/plain_text.h"
#include "ui/theme/fonts.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/lines_label.h"

#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace pilothouse::ui {

namespace {

constexpr int kShownEntries = 12;
constexpr int kWhatLines = 2;

/// Foreign text over several lines: every line made visible on its own, line breaks kept.
QString visibleLines(const QByteArray &bytes)
{
    QStringList lines;
    for (const QString &line : QString::fromUtf8(bytes).split(u'\n'))
        lines << visibleText(line, 4000);
    return lines.join(u'\n');
}

} // namespace

bool isCutoverEntry(const audit::Entry &entry)
{
    static const QLatin1StringView kinds[]
        = {QLatin1StringView("gate."),  QLatin1StringView("stage."),   QLatin1StringView("shift."), QLatin1StringView("rollback."),
           QLatin1StringView("drift."), QLatin1StringView("override"), QLatin1StringView("lock."),  QLatin1StringView("plan.")};
    return std::any_of(std::begin(kinds), std::end(kinds), [&](QLatin1StringView kind) { return entry.record.action.startsWith(kind); });
}

EvidenceView::EvidenceView(QWidget *parent)
    : QWidget(parent)
    , m_card(new Card(tr("Evidence")))
    , m_rule(new PlainLabel(QString(), Type::Small, Ink::Muted))
    , m_findings(new PlainLabel)
    , m_body(new QPlainTextEdit)
{
    const auto m = Metrics::current();
    m_rule->setParagraph(true);
    m_findings->setParagraph(true);
    m_body->setReadOnly(true);
    m_body->setFrameShape(QFrame::NoFrame);
    m_body->setFont(ui::font(Type::Mono));
    m_body->setAccessibleName(tr("Answer as received"));
    m_body->setTabChangesFocus(true);
    m_body->setMinimumHeight(m.px(56));
    QPushButton *const close = makeIconButton(IconName::Close, tr("Close evidence"));
    connect(close, &QPushButton::clicked, this, &EvidenceView::closeRequested);
    m_card->addHeaderWidget(close);
    m_card->body()->setSpacing(m.u(2));
    m_card->body()->addWidget(m_findings);
    m_card->body()->addWidget(m_rule);
    m_card->body()->addWidget(m_body, 1);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(m_card);
}

void EvidenceView::setGate(const domain::Gate &gate)
{
    m_card->setTitle(tr("Evidence: %1").arg(models::CutoverText::gateName(gate.id)));
    QStringList head;
    if (!gate.evidence.request.isEmpty())
        head << visibleText(models::spoken(gate.evidence.request));
    if (gate.evidence.status)
        head << QString::number(*gate.evidence.status);
    if (gate.measuredAt)
        head << models::utcTimeText(*gate.measuredAt) + QStringLiteral(" UTC");
    m_card->setSubtitle(head.join(QStringLiteral(" · ")));
    m_card->setTrailing(gate.evidence.bodySha256.isEmpty() ? QString() : tr("sha256 %1").arg(models::shortHash(gate.evidence.bodySha256)));
    QStringList findings;
    for (const QString &finding : gate.findings.isEmpty() ? QStringList{gate.finding} : gate.findings)
        findings << visibleText(models::spoken(finding), 1000);
    m_findings->setText(findings.join(u'\n'));
    m_findings->setVisible(!findings.join(QString()).isEmpty());
    m_rule->setText(gate.evidence.rule.isEmpty() ? QString() : tr("Rule: %1").arg(models::spoken(gate.evidence.rule)));
    m_rule->setVisible(!gate.evidence.rule.isEmpty());
    const QString body = visibleLines(gate.evidence.body);
    if (m_body->toPlainText() != body)
        m_body->setPlainText(body);
    m_body->setVisible(!body.isEmpty());
}

JournalView::JournalView(QWidget *parent)
    : QWidget(parent)
    , m_card(new Card(tr("Journal")))
    , m_empty(new PlainLabel(tr("Nothing was moved or measured by a run yet."), Type::Body, Ink::Muted))
    , m_lines(new QVBoxLayout)
{
    const auto m = Metrics::current();
    m_empty->setWordWrap(true);
    QPushButton *const open = makeButton(tr("Open audit"), ButtonRole::Link);
    m_card->addHeaderWidget(open);
    m_lines->setSpacing(m.px(6));
    m_card->body()->addWidget(m_empty);
    m_card->body()->addLayout(m_lines);
    m_card->body()->addStretch(1);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(m_card);
    connect(open, &QPushButton::clicked, this, &JournalView::openAudit);
}

QWidget *JournalView::line(const audit::Entry &entry) const
{
    const auto m = Metrics::current();
    auto *widget = new QWidget;
    auto *row = new QHBoxLayout(widget);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(m.u(2));
    auto *time = new PlainLabel(models::utcTimeText(entry.utc), Type::Small, Ink::Muted);
    time->setFixedWidth(QFontMetrics(ui::font(Type::Small)).horizontalAdvance(QStringLiteral("00:00:00")) + m.u(1));
    row->addWidget(time, 0, Qt::AlignTop);
    auto *action = new ElidedLabel(visibleText(entry.record.action), Type::MonoSmall);
    action->setFixedWidth(m.px(128));
    row->addWidget(action, 0, Qt::AlignTop);
    auto *what = new LinesLabel(kWhatLines, Type::Small);
    what->setText(entry.record.what);
    row->addWidget(what, 1);
    return widget;
}

void JournalView::setEntries(const std::vector<audit::Entry> &entries)
{
    while (QLayoutItem *const item = m_lines->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (size_t i = 0; i < entries.size() && i < kShownEntries; ++i)
        m_lines->addWidget(line(entries[i]));
    m_empty->setVisible(entries.empty());
}

void JournalView::add(const audit::Entry &entry)
{
    m_empty->hide();
    m_lines->insertWidget(0, line(entry));
    while (m_lines->count() > kShownEntries) {
        QLayoutItem *const item = m_lines->takeAt(m_lines->count() - 1);
        delete item->widget();
        delete item;
    }
}

} // namespace pilothouse::ui
