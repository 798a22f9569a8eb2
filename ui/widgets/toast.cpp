// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/toast.h"

#include "models/comparison_text.h"
#include "models/format.h"
#include "models/spoken.h"
#include "ui/theme/metrics.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/state_label.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

namespace pilothouse::ui {

using models::Mark;
using models::StateText;

using namespace std::chrono_literals;

namespace {

/// About three lines of a toast. The whole text is in the drawer, in the tool tip and for the screen reader.
constexpr qsizetype kShownLetters = 150;

QString shownText(const QString &text)
{
    return text.size() <= kShownLetters ? text : text.left(kShownLetters).trimmed() + QStringLiteral("…");
}

} // namespace

models::StateText operationState(OperationState state)
{
    switch (state) {
    case OperationState::Running: return StateText::of(Mark::Busy, QObject::tr("Running"));
    case OperationState::Succeeded: return StateText::of(Mark::Pass, QObject::tr("Done"));
    case OperationState::Failed: return StateText::of(Mark::Fail, QObject::tr("Failed"));
    case OperationState::OutcomeUnknown: return StateText::of(Mark::Unknown, models::Tone::Warn, QObject::tr("Outcome unknown"));
    case OperationState::Cancelled: return StateText::of(Mark::Stopped, QObject::tr("Cancelled"));
    }
    return {};
}

models::StateText operationState(const OperationStatus &status)
{
    // Done well, and what it found may be bad all the same.
    const auto found = status.state == OperationState::Succeeded ? models::verdictState(status.verdict) : std::nullopt;
    return found.value_or(operationState(status.state));
}

Toast::Toast(const Notice &notice, const QString &environmentName, QWidget *parent) : QWidget(parent)
{
    const auto m = Metrics::current();
    setFixedWidth(m.px(360));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(m.gap(), m.gap(), m.u(2), m.gap());
    row->setSpacing(m.u(2));
    m_mark = new StateMark(notice.state, this);
    row->addWidget(m_mark, 0, Qt::AlignTop);
    auto *column = new QVBoxLayout;
    column->setSpacing(m.px(2));
    auto *head = new QHBoxLayout;
    head->setSpacing(m.u(2));
    auto *title = new ElidedLabel(notice.state.word, Type::Body, Ink::Text, this);
    title->setType(Type::Body, Weight::Strong);
    head->addWidget(title, 1);
    head->addWidget(new PlainLabel(environmentName, Type::Small, Ink::Muted, this));
    column->addLayout(head);
    auto *text = new PlainLabel(shownText(notice.text), Type::Small, Ink::Muted, this);
    text->setWordWrap(true);
    if (text->text() != notice.text)
        text->setToolTip(plainToolTip(notice.text));
    text->setVisible(!notice.text.isEmpty());
    column->addWidget(text);
    row->addLayout(column, 1);
    auto *close = makeIconButton(IconName::Close, tr("Close this message"), this);
    connect(close, &QPushButton::clicked, this, &Toast::closed);
    row->addWidget(close, 0, Qt::AlignTop);
    setAccessibleName(notice.state.word);
    setAccessibleDescription(notice.text);
    if (!notice.state.isTrouble())
        QTimer::singleShot(6s, this, &Toast::closed);
}

void Toast::paintEvent(QPaintEvent *)
{
    const Tokens &t = tokensOf(this);
    m_mark->setBackdrop(t.raised);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(t.lineStrong);
    painter.setBrush(t.raised);
    const int radius = Metrics::current().radiusControl();
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
}

ToastStack::ToastStack(QWidget *parent) : QObject(parent), m_parent(parent)
{
    parent->installEventFilter(this);
}

void ToastStack::show(const Notice &notice, const QString &environmentName)
{
    while (m_toasts.size() >= 4)
        m_toasts.takeFirst()->deleteLater();
    auto *toast = new Toast(notice, environmentName, m_parent);
    connect(toast, &Toast::closed, this, [this, toast] {
        m_toasts.removeOne(toast);
        toast->hide();
        toast->deleteLater();
        place();
    });
    m_toasts.append(toast);
    toast->show();
    place();
}

void ToastStack::setBottomMargin(int pixels)
{
    m_bottomMargin = pixels;
    place();
}

bool ToastStack::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize)
        place();
    return QObject::eventFilter(watched, event);
}

void ToastStack::place()
{
    const auto m = Metrics::current();
    int bottom = m_parent->height() - m_bottomMargin - m.margin();
    for (auto it = m_toasts.crbegin(); it != m_toasts.crend(); ++it) {
        Toast *toast = *it;
        toast->resize(toast->width(),
                      toast->layout()->hasHeightForWidth() ? toast->layout()->heightForWidth(toast->width()) : toast->sizeHint().height());
        toast->move(m_parent->width() - toast->width() - m.margin(), bottom - toast->height());
        toast->raise();
        bottom -= toast->height() + m.u(2);
    }
}

ActivityItem::ActivityItem(std::shared_ptr<const Clock> clock, QWidget *parent) : QWidget(parent), m_clock(std::move(clock))
{
    const auto m = Metrics::current();
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(m.gap(), m.u(2), m.gap(), m.u(2) + 1);
    row->setSpacing(m.u(2));
    m_mark = new StateMark({}, this);
    auto *markColumn = new QVBoxLayout;
    markColumn->setContentsMargins(0, m.px(2), 0, 0);
    markColumn->addWidget(m_mark);
    markColumn->addStretch(1);
    row->addLayout(markColumn);
    auto *column = new QVBoxLayout;
    column->setSpacing(m.px(1));
    auto *head = new QHBoxLayout;
    head->setSpacing(m.u(2));
    m_title = new ElidedLabel(QString(), Type::Body, Ink::Text, this);
    m_title->setType(Type::Body, Weight::Medium);
    m_elapsed = new PlainLabel(QString(), Type::Small, Ink::Muted, this);
    head->addWidget(m_title, 1);
    head->addWidget(m_elapsed);
    column->addLayout(head);
    m_step = new ElidedLabel(QString(), Type::Small, Ink::Muted, this);
    column->addWidget(m_step);
    m_bar = new ShareBar(this);
    m_bar->hide();
    column->addSpacing(m.px(2));
    column->addWidget(m_bar);
    row->addLayout(column, 1);
    auto *cancel = makeIconButton(IconName::Close, tr("Stop waiting"), this);
    connect(cancel, &QPushButton::clicked, this, [this] { emit cancelRequested(m_status.id); });
    m_cancel = cancel;
    row->addWidget(cancel, 0, Qt::AlignTop);
    m_timer.setInterval(1s);
    connect(&m_timer, &QTimer::timeout, this, &ActivityItem::tick);
}

void ActivityItem::setStatus(const OperationStatus &status, std::optional<domain::EnvironmentKind> kind)
{
    m_status = status;
    const StateText state = operationState(status);
    m_mark->setState(state);
    const QString title = models::spoken(status.title);
    const QString step = models::spoken(status.step);
    m_title->setText(title);
    const QString word = kind ? environmentLook(kind, lightTokens()).word + QLatin1Char(' ') : QString();
    m_step->setText(kind ? tr("%1%2 · %3").arg(word, status.environment, step) : step);
    const bool running = status.state == OperationState::Running;
    m_bar->setVisible(running && status.share.has_value());
    if (status.share)
        m_bar->setParts({{*status.share, models::Tone::Busy}}, 1.0);
    m_cancel->setVisible(running && status.cancellable);
    setAccessibleName(tr("%1: %2").arg(state.word, title));
    if (running)
        m_timer.start();
    else
        m_timer.stop();
    tick();
}

void ActivityItem::tick()
{
    const QDateTime end = m_status.endedAt.value_or(m_clock->utcNow());
    const auto elapsed = std::chrono::milliseconds(m_status.startedAt.msecsTo(end));
    m_elapsed->setText(m_status.endedAt ? models::shortDurationText(elapsed)
                                        : models::clockCountText(std::chrono::duration_cast<std::chrono::seconds>(elapsed)));
}

void ActivityItem::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(QRect(0, height() - 1, width(), 1), tokensOf(this).line);
}

} // namespace pilothouse::ui
