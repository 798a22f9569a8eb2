// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/sheet_host.h"

#include "ui/theme/metrics.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/plan_sheet.h"

#include <QApplication>
#include <QMouseEvent>
#include <QPainter>
#include <QPushButton>

namespace pilothouse::ui {

SheetHost::SheetHost(std::shared_ptr<const Clock> clock, QWidget *parent) : QWidget(parent), m_clock(std::move(clock))
{
    setFocusPolicy(Qt::NoFocus);
    hide();
}

void SheetHost::open(const PlanOffer &offer)
{
    close();
    m_focusBefore = QApplication::focusWidget();
    m_sheet = new PlanSheet(offer, m_clock, this);
    connect(m_sheet, &PlanSheet::cancelled, this, &SheetHost::close);
    connect(m_sheet, &PlanSheet::contentChanged, this, &SheetHost::place);
    const auto run = offer.run;
    connect(m_sheet, &PlanSheet::confirmed, this, [this, run](const QString &typed) {
        close();
        run(typed);
    });
    show();
    raise();
    place();
    m_sheet->show();
    qApp->installEventFilter(this);
    emit openChanged(true);
}

void SheetHost::close()
{
    if (!m_sheet)
        return;
    qApp->removeEventFilter(this);
    m_sheet->hide();
    m_sheet->deleteLater();
    m_sheet = nullptr;
    hide();
    if (m_focusBefore)
        m_focusBefore->setFocus(Qt::OtherFocusReason);
    emit openChanged(false);
}

void SheetHost::place()
{
    if (!m_sheet)
        return;
    const auto m = Metrics::current();
    const int width = std::min(this->width() - m.u(8), m.px(776));
    const int height = std::min(this->height() - m.u(8), m_sheet->preferredHeight(width));
    m_sheet->setGeometry((this->width() - width) / 2, std::min(m.px(84), (this->height() - height) / 2), width, height);
}

void SheetHost::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), tokensOf(this).scrim);
}

void SheetHost::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    place();
}

void SheetHost::mousePressEvent(QMouseEvent *event)
{
    event->accept();
}

bool SheetHost::eventFilter(QObject *watched, QEvent *event)
{
    // What the scrim covers gets no focus while a plan is open; what stays lit above it may.
    if (event->type() == QEvent::FocusIn && m_sheet && watched->isWidgetType()) {
        auto *widget = static_cast<QWidget *>(watched);
        const bool sameWindow = widget->window() == window();
        const bool covered = sameWindow && widget != m_sheet && !m_sheet->isAncestorOf(widget)
                             && widget->mapTo(window(), QPoint()).y() >= mapTo(window(), QPoint()).y();
        if (covered)
            QMetaObject::invokeMethod(
                m_sheet, [sheet = m_sheet] { sheet->findChild<QPushButton *>(QStringLiteral("planCancel"))->setFocus(); }, Qt::QueuedConnection);
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace pilothouse::ui
