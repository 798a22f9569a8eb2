// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cutover/rollback_alarm.h"

#include "models/cutover_text.h"
#include "models/format.h"
#include "models/spoken.h"
#include "services/core/plain_text.h"
#include "ui/theme/fonts.h"
#include "ui/theme/metrics.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/state_label.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QPainter>
#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace pilothouse::ui {

using models::CutoverText;
using models::Mark;
using models::StateText;

namespace {
constexpr int kShownAttempts = 8;
}

RollbackAlarm::RollbackAlarm(std::shared_ptr<const Clock> clock, QWidget *parent)
    : QWidget(parent)
    , m_clock(std::move(clock))
    , m_mark(new StateMark(StateText::of(Mark::Tripped, tr("Rollback not confirmed"))))
    , m_title(new PlainLabel(QString(), Type::Heading))
    , m_sentence(new PlainLabel(QString(), Type::Body))
    , m_running(new FigureLabel)
    , m_unconfirmed(new PlainLabel(tr("unconfirmed"), Type::Small, Ink::Muted))
    , m_try(makeButton(tr("TRY NOW"), ButtonRole::Ink, IconName::Rollback))
{
    const auto m = Metrics::current();
    m_mark->setExtent(32);
    m_mark->setAccessibleName(tr("Rollback not confirmed"));
    m_title->setWordWrap(true);
    m_sentence->setWordWrap(true);
    m_try->setProperty("buttonSize", QStringLiteral("alarm"));
    auto *words = new QVBoxLayout;
    words->setSpacing(m.px(2));
    words->addWidget(m_title);
    words->addWidget(m_sentence);
    auto *clockColumn = new QVBoxLayout;
    clockColumn->setSpacing(0);
    clockColumn->addWidget(m_running, 0, Qt::AlignRight);
    clockColumn->addWidget(m_unconfirmed, 0, Qt::AlignRight);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(m.margin(), m.gap(), m.margin(), m.gap());
    row->setSpacing(m.margin());
    row->addWidget(m_mark);
    row->addLayout(words, 1);
    row->addLayout(clockColumn);
    row->addWidget(m_try);
    connect(m_try, &QPushButton::clicked, this, &RollbackAlarm::tryNow);
    m_timer.setInterval(1000);
    connect(&m_timer, &QTimer::timeout, this, &RollbackAlarm::tick);
}

void RollbackAlarm::setStatus(const cutover::CutoverStatus &status)
{
    m_mark->setBackdrop(tokensOf(this).failTint);
    if (!status.rollback)
        return;
    m_pressedAt = status.rollback->pressedAt;
    QStringList shares;
    for (const cutover::SplitRow &row : status.split)
        if (!row.inForce || *row.inForce > Percent::zero())
            shares << (row.inForce ? tr("%1 of %2").arg(models::percentText(*row.inForce), CutoverText::intentName(row.intent))
                                   : CutoverText::intentName(row.intent));
    m_title->setText(shares.isEmpty()
                         ? tr("Rollback not confirmed yet")
                         : tr("Rollback not confirmed: %1 may still get %2").arg(visibleText(status.newPlane.name, 60), models::listText(shares)));
    const int tries = int(status.rollback->attempts.size());
    const QString last = tries > 0 ? models::spoken(visibleText(status.rollback->attempts.front().text)) : tr("no attempt has ended yet");
    const QString times = models::counted(tries, tr("1 attempt"), tr("%1 attempts"));
    m_sentence->setText(tr("%1. %2 at %3: %4, %5. Trying again until read back.")
                            .arg(models::sentence(models::spoken(visibleText(status.rollback->reason))), CutoverText::routerKind(status.router.kind),
                                 status.router.endpoint, last, times));
    m_try->setText(status.rollback->nextTryIn && status.rollback->nextTryIn->count() > 0
                       ? tr("TRY NOW   next in %1 s").arg((status.rollback->nextTryIn->count() + 999) / 1000)
                       : tr("TRY NOW"));
    tick();
}

void RollbackAlarm::tick()
{
    if (m_pressedAt.isValid())
        m_running->setFigure(models::clockCountText(std::chrono::seconds(std::max<qint64>(0, m_pressedAt.secsTo(m_clock->utcNow())))));
}

void RollbackAlarm::paintEvent(QPaintEvent *)
{
    const Tokens &t = tokensOf(this);
    QPainter painter(this);
    painter.fillRect(rect(), t.failTint);
    painter.fillRect(QRect(0, height() - 2, width(), 2), t.fail);
}

void RollbackAlarm::showEvent(QShowEvent *event)
{
    m_timer.start();
    QWidget::showEvent(event);
}

void RollbackAlarm::hideEvent(QHideEvent *event)
{
    m_timer.stop();
    QWidget::hideEvent(event);
}

ManualCommands::ManualCommands(QWidget *parent)
    : QWidget(parent)
    , m_card(new Card(tr("Do it by hand")))
    , m_text(new QPlainTextEdit)
    , m_copy(makeButton(tr("Copy"), ButtonRole::Default, IconName::Copy))
{
    const auto m = Metrics::current();
    m_card->setSubtitle(tr("on the router's host, if this desk cannot reach it"));
    m_card->addHeaderWidget(m_copy);
    m_text->setReadOnly(true);
    m_text->setFont(ui::font(Type::Mono));
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->setLineWrapMode(QPlainTextEdit::WidgetWidth);
    m_text->setAccessibleName(tr("Commands to roll back by hand"));
    m_text->setTabChangesFocus(true);
    m_text->setFixedHeight(m.px(72));
    m_card->body()->setSpacing(m.u(2));
    m_card->body()->addWidget(m_text, 1);
    auto *hint
        = new PlainLabel(tr("A command that sets must answer nothing: any text means it was not done. The last one must show every intent at 0. "
                            "This desk goes on reading the router and confirms it by itself."),
                         Type::Small, Ink::Muted);
    hint->setParagraph(true);
    m_card->body()->addWidget(hint);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(m_card);
    connect(m_copy, &QPushButton::clicked, this, [this] { QApplication::clipboard()->setText(m_text->toPlainText()); });
}

void ManualCommands::setCommands(const QString &commands)
{
    if (m_text->toPlainText() != commands)
        m_text->setPlainText(commands);
}

AttemptList::AttemptList(QWidget *parent) : QWidget(parent), m_card(new Card(tr("Attempts"))), m_lines(new QVBoxLayout)
{
    const auto m = Metrics::current();
    m_lines->setSpacing(m.u(1));
    m_card->body()->addLayout(m_lines);
    m_card->setTrailing(tr("1, 2, 4, 8, 15 s, then every 15 s"));
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(m_card);
}

void AttemptList::setRollback(const cutover::Rollback &rollback)
{
    // The status comes several times a second; the list changes with an attempt only.
    if (m_shown == rollback.attempts.size() && m_shownRecorded == rollback.recorded && m_shownFor == rollback.pressedAt)
        return;
    m_shown = rollback.attempts.size();
    m_shownRecorded = rollback.recorded;
    m_shownFor = rollback.pressedAt;
    m_card->setSubtitle(QString::number(rollback.attempts.size()));
    while (QLayoutItem *const item = m_lines->takeAt(0)) {
        if (item->widget()) {
            item->widget()->hide();
            item->widget()->deleteLater();
        }
        delete item;
    }
    const auto m = Metrics::current();
    for (size_t i = 0; i < rollback.attempts.size() && i < kShownAttempts; ++i) {
        const cutover::RollbackAttempt &attempt = rollback.attempts[i];
        auto *line = new QWidget;
        auto *row = new QHBoxLayout(line);
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(m.u(2));
        const StateText state = attempt.confirmed        ? StateText::of(Mark::Pass, tr("Confirmed"))
                                : attempt.outcomeUnknown ? StateText::of(Mark::Unknown, models::Tone::Warn, tr("Outcome unknown"))
                                                         : StateText::of(Mark::Fail, tr("Not done"));
        auto *mark = new StateMark(state);
        mark->setAccessibleName(state.word);
        row->addWidget(mark);
        row->addWidget(new PlainLabel(models::utcTimeText(attempt.at), Type::Small, Ink::Muted));
        row->addWidget(new ElidedLabel(models::spoken(visibleText(attempt.text))), 1);
        row->addWidget(new PlainLabel(models::shortDurationText(attempt.took), Type::Small, Ink::Muted));
        m_lines->addWidget(line);
    }
    if (!rollback.recorded)
        m_lines->addWidget(new StateLabel(StateText::of(Mark::Warn, tr("Not recorded: the audit record cannot be written now"))));
}

} // namespace pilothouse::ui
