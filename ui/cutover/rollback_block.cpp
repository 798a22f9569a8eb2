// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cutover/rollback_block.h"

#include "models/cutover_text.h"
#include "models/format.h"
#include "services/core/plain_text.h"
#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/card.h"
#include "ui/widgets/freshness_label.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/state_label.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

namespace pilothouse::ui {

using models::CutoverText;
using models::Mark;
using models::StateText;

RollbackButton::RollbackButton(QWidget *parent) : QAbstractButton(parent)
{
    setObjectName(QStringLiteral("rollbackButton"));
    setText(tr("ROLL BACK"));
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void RollbackButton::setTarget(const QString &oldPlane)
{
    m_sentence = tr("All intents to %1, now").arg(visibleText(oldPlane, 60));
    setAccessibleName(tr("Roll back. %1").arg(m_sentence));
    update();
}

void RollbackButton::setNarrow(bool narrow)
{
    m_narrow = narrow;
    updateGeometry();
    update();
}

QSize RollbackButton::sizeHint() const
{
    const auto m = Metrics::current();
    return {m.px(m_narrow ? 280 : 400), m_narrow ? m.rollbackNarrow() : m.rollback()};
}

QSize RollbackButton::minimumSizeHint() const
{
    return {Metrics::current().px(240), sizeHint().height()};
}

void RollbackButton::enterEvent(QEnterEvent *event)
{
    m_hovered = true;
    update();
    QAbstractButton::enterEvent(event);
}

void RollbackButton::leaveEvent(QEvent *event)
{
    m_hovered = false;
    update();
    QAbstractButton::leaveEvent(event);
}

void RollbackButton::paintEvent(QPaintEvent *)
{
    const Tokens &t = tokensOf(this);
    const auto m = Metrics::current();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QColor ground = t.ink;
    if (isDown() || m_hovered)
        ground = t.dark ? ground.darker(isDown() ? 118 : 106) : ground.lighter(isDown() ? 160 : 130);
    painter.setPen(Qt::NoPen);
    painter.setBrush(ground);
    painter.drawRoundedRect(rect(), m.radiusCard(), m.radiusCard());

    const int extent = m.px(32);
    const int left = m.px(20);
    paintIcon(&painter, QRectF(left, (height() - extent) / 2.0, extent, extent), IconName::Rollback, t.onInk);
    const QString keys = tr("Ctrl Alt R");
    const QFont keyFont = ui::font(Type::Caption);
    const int keyWidth = m_narrow ? 0 : QFontMetrics(keyFont).horizontalAdvance(keys) + m.px(14);
    const int textLeft = left + extent + m.margin();
    const int textWidth = width() - textLeft - m.px(20) - (keyWidth > 0 ? keyWidth + m.gap() : 0);
    painter.setPen(t.onInk);
    painter.setFont(ui::font(Type::Heading));
    painter.drawText(QRect(textLeft, height() / 2 - m.px(26), textWidth, m.px(26)), Qt::AlignLeft | Qt::AlignVCenter, text());
    const QFont sentenceFont = ui::font(Type::Body);
    painter.setFont(sentenceFont);
    painter.drawText(QRect(textLeft, height() / 2 + m.px(2), textWidth, m.px(20)), Qt::AlignLeft | Qt::AlignVCenter,
                     QFontMetrics(sentenceFont).elidedText(m_sentence, Qt::ElideRight, textWidth));
    if (keyWidth > 0) {
        const QRectF cap(width() - m.px(20) - keyWidth, (height() - m.px(20)) / 2.0, keyWidth, m.px(20));
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(t.onInk, 1));
        painter.drawRoundedRect(cap.adjusted(0.5, 0.5, -0.5, -0.5), m.radiusBar(), m.radiusBar());
        painter.setFont(keyFont);
        painter.drawText(cap, Qt::AlignCenter, keys);
    }
}

RollbackTruths::RollbackTruths(std::shared_ptr<const Clock> clock, QWidget *parent) : QWidget(parent)
{
    const auto m = Metrics::current();
    auto *card = new Card;
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(card);
    card->body()->setSpacing(m.u(2));
    m_oldPlane = addLine(card, clock);
    m_newPlane = addLine(card, clock);
    m_router = addLine(card, clock);
    card->body()->addWidget(new Hairline(Qt::Horizontal));
    m_last = new StateLabel;
    m_last->setEmphasis(StateLabel::Emphasis::None);
    card->body()->addWidget(m_last);
    m_automatic = new PlainLabel(QString(), Type::Small, Ink::Muted);
    m_automatic->setWordWrap(true);
    card->body()->addWidget(m_automatic);
}

RollbackTruths::Line RollbackTruths::addLine(Card *card, const std::shared_ptr<const Clock> &clock)
{
    auto *row = new QHBoxLayout;
    Line line{new StateLabel, new AgeLabel(clock)};
    row->addWidget(line.state, 1);
    row->addWidget(line.age);
    card->body()->addLayout(row);
    return line;
}

void RollbackTruths::setStatus(const cutover::CutoverStatus &status)
{
    m_oldPlane.state->setState(CutoverText::plane(status.oldPlane));
    m_oldPlane.age->setTime(status.oldPlane.measuredAt);
    m_newPlane.state->setState(CutoverText::plane(status.newPlane));
    m_newPlane.age->setTime(status.newPlane.measuredAt);
    m_router.state->setState(CutoverText::router(status.router));
    m_router.age->setTime(status.router.readAt);
    if (status.rollback && status.rollback->tookToConfirm)
        m_last->setState(
            StateText::of(Mark::Pass, tr("Last rollback confirmed in %1").arg(models::shortDurationText(*status.rollback->tookToConfirm))));
    else if (status.rollback)
        m_last->setState(StateText::of(Mark::Fail, tr("Last rollback not confirmed yet")));
    else
        m_last->setState(StateText::of(Mark::Pending, tr("No rollback in this run yet")));
    m_automatic->setText(
        status.steeredElsewhere
            ? tr("%1 steers: only that program rolls back by itself. The button here works.").arg(visibleText(status.operatorName, 80))
            : tr("Rolls back by itself when R1, R2 or R4 trips while traffic is on %1.").arg(visibleText(status.newPlane.name, 60)));
}

} // namespace pilothouse::ui
