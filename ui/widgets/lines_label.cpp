// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/lines_label.h"

#include "services/core/plain_text.h"

#include <QHelpEvent>
#include <QPainter>
#include <QTextLayout>
#include <QToolTip>

namespace pilothouse::ui {

LinesLabel::LinesLabel(int mostLines, Type type, Ink ink, QWidget *parent) : QWidget(parent), m_mostLines(std::max(1, mostLines)), m_ink(ink)
{
    setFont(ui::font(type));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
}

void LinesLabel::setText(const QString &text)
{
    const QString visible = visibleText(text, 1000);
    if (visible == m_text)
        return;
    m_text = visible;
    setAccessibleName(m_text);
    m_lines = std::max(1, int(linesIn(width()).size()));
    updateGeometry();
    update();
}

void LinesLabel::setInk(Ink ink)
{
    m_ink = ink;
    update();
}

QStringList LinesLabel::linesIn(int width, bool *cut) const
{
    QStringList lines;
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere); // an address has no blanks to break at
    QTextLayout layout(m_text, font());
    layout.setTextOption(option);
    layout.beginLayout();
    bool isCut = false;
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(std::max(1, width));
        if (lines.size() + 1 == m_mostLines) {
            const QString rest = m_text.mid(line.textStart());
            lines << fontMetrics().elidedText(rest, Qt::ElideRight, width);
            isCut = lines.back() != rest;
            break;
        }
        lines << m_text.mid(line.textStart(), line.textLength());
    }
    layout.endLayout();
    if (cut)
        *cut = isCut;
    return lines;
}

bool LinesLabel::isCut() const
{
    bool cut = false;
    linesIn(width(), &cut);
    return cut;
}

void LinesLabel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitLines();
}

void LinesLabel::fitLines()
{
    const int lines = std::max(1, int(linesIn(width()).size()));
    if (lines == m_lines)
        return;
    m_lines = lines;
    updateGeometry();
}

QSize LinesLabel::sizeHint() const
{
    return {fontMetrics().horizontalAdvance(m_text) + 1, m_lines * fontMetrics().height()};
}

QSize LinesLabel::minimumSizeHint() const
{
    return {std::min(sizeHint().width(), fontMetrics().horizontalAdvance(QLatin1Char('x')) * 4), sizeHint().height()};
}

int LinesLabel::heightForWidth(int width) const
{
    return std::max(1, int(linesIn(width).size())) * fontMetrics().height();
}

void LinesLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setPen(inkColour(m_ink, this));
    const QStringList lines = linesIn(width());
    const int height = fontMetrics().height();
    int y = std::max(0, (this->height() - int(lines.size()) * height) / 2);
    for (const QString &line : lines) {
        painter.drawText(QRect(0, y, width(), height), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, line);
        y += height;
    }
}

bool LinesLabel::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip && toolTip().isEmpty()) {
        if (isCut())
            QToolTip::showText(static_cast<QHelpEvent *>(event)->globalPos(), plainToolTip(m_text), this);
        return true;
    }
    return QWidget::event(event);
}

} // namespace pilothouse::ui
