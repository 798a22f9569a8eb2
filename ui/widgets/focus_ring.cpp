// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/focus_ring.h"

#include "ui/theme/metrics.h"
#include "ui/theme/tokens.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QFocusEvent>
#include <QPainter>

namespace pilothouse::ui {

FocusRing::FocusRing(QWidget *window) : QWidget(window)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setAttribute(Qt::WA_NoSystemBackground);
    setFocusPolicy(Qt::NoFocus);
    hide();
    // The reason of a focus change is told to the event only.
    qApp->installEventFilter(this);
}

bool FocusRing::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::FocusIn: {
        if (!watched->isWidgetType())
            break;
        auto *widget = static_cast<QWidget *>(watched);
        if (widget->window() != window())
            break;
        const auto reason = static_cast<QFocusEvent *>(event)->reason();
        const bool byKeyboard = reason == Qt::TabFocusReason || reason == Qt::BacktabFocusReason || reason == Qt::ShortcutFocusReason;
        const bool drawsItself = qobject_cast<QAbstractItemView *>(widget) != nullptr;
        setTarget(byKeyboard && !drawsItself ? widget : nullptr);
        break;
    }
    case QEvent::FocusOut:
    case QEvent::Hide:
        if (watched == m_target)
            setTarget(nullptr);
        break;
    case QEvent::Move:
    case QEvent::Resize:
        if (m_target && watched->isWidgetType() && (watched == m_target || static_cast<QWidget *>(watched)->isAncestorOf(m_target)))
            follow();
        break;
    default: break;
    }
    return false;
}

void FocusRing::setTarget(QWidget *target)
{
    m_target = target;
    follow();
}

void FocusRing::follow()
{
    if (!m_target || !m_target->isVisible()) {
        hide();
        return;
    }
    const int reach = Metrics::current().px(3);
    const QRect around(m_target->mapTo(window(), QPoint()), m_target->size());
    const QRect whole = around.adjusted(-reach, -reach, reach, reach);
    setGeometry(whole);
    // What a scroll area hides of the control, it hides of the ring.
    QRect visible = whole;
    for (QWidget *parent = m_target->parentWidget(); parent && parent != window(); parent = parent->parentWidget())
        if (qobject_cast<QAbstractScrollArea *>(parent->parentWidget()) != nullptr)
            visible &= QRect(parent->mapTo(window(), QPoint()), parent->size());
    if (visible.isEmpty()) {
        hide();
        return;
    }
    setMask(visible == whole ? QRegion(rect()) : QRegion(visible.translated(-whole.topLeft())));
    show();
    raise();
    update();
}

void FocusRing::paintEvent(QPaintEvent *)
{
    const auto m = Metrics::current();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(tokensOf(this).accent, m.px(2)));
    painter.setBrush(Qt::NoBrush);
    const double half = m.px(2) / 2.0;
    painter.drawRoundedRect(QRectF(rect()).adjusted(half, half, -half, -half), m.radiusCard(), m.radiusCard());
}

} // namespace pilothouse::ui
