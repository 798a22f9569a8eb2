// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/yaml_edit.h"

#include "ui/theme/fonts.h"
#include "ui/theme/metrics.h"
#include "ui/theme/tokens.h"

#include <QPaintEvent>
#include <QPainter>
#include <QTextBlock>

namespace pilothouse::ui {

namespace {

class Numbers final : public QWidget
{
public:
    explicit Numbers(YamlEdit *edit) : QWidget(edit), m_edit(edit) { }

protected:
    void paintEvent(QPaintEvent *event) override { m_edit->paintNumbers(event); }

private:
    YamlEdit *m_edit;
};

} // namespace

YamlEdit::YamlEdit(QWidget *parent) : QPlainTextEdit(parent), m_numbers(new Numbers(this))
{
    setFont(ui::font(Type::Mono));
    setLineWrapMode(QPlainTextEdit::NoWrap);
    setTabChangesFocus(true);
    setProperty("editable", true);
    connect(this, &QPlainTextEdit::blockCountChanged, this, &YamlEdit::placeNumbers);
    connect(this, &QPlainTextEdit::updateRequest, this, [this](const QRect &rect, int dy) {
        if (dy != 0)
            m_numbers->scroll(0, dy);
        else
            m_numbers->update(0, rect.y(), m_numbers->width(), rect.height());
    });
    connect(this, &QPlainTextEdit::textChanged, this, &YamlEdit::mark);
    placeNumbers();
}

int YamlEdit::numbersWidth() const
{
    const auto m = Metrics::current();
    return m.u(3) + fontMetrics().horizontalAdvance(QLatin1Char('9')) * std::max<int>(2, int(QString::number(blockCount()).size())) + m.u(2);
}

void YamlEdit::placeNumbers()
{
    setViewportMargins(numbersWidth(), 0, 0, 0);
    const QRect area = contentsRect();
    m_numbers->setGeometry(area.left(), area.top(), numbersWidth(), area.height());
}

void YamlEdit::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    placeNumbers();
}

void YamlEdit::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        mark();
}

void YamlEdit::setProblemLine(int line)
{
    m_problemLine = line;
    mark();
}

void YamlEdit::mark()
{
    QList<QTextEdit::ExtraSelection> marks;
    const QTextBlock block = m_problemLine > 0 ? document()->findBlockByNumber(m_problemLine - 1) : QTextBlock();
    if (block.isValid()) {
        QTextEdit::ExtraSelection selection;
        selection.format.setBackground(tokensOf(this).failTint);
        selection.format.setProperty(QTextFormat::FullWidthSelection, true);
        selection.cursor = QTextCursor(block);
        marks << selection;
    }
    setExtraSelections(marks);
    m_numbers->update();
}

void YamlEdit::goToLine(int line)
{
    const QTextBlock block = document()->findBlockByNumber(line - 1);
    if (!block.isValid())
        return;
    setTextCursor(QTextCursor(block));
    centerCursor();
    setFocus(Qt::OtherFocusReason);
}

void YamlEdit::paintNumbers(QPaintEvent *event)
{
    const Tokens &t = tokensOf(this);
    const auto m = Metrics::current();
    QPainter painter(m_numbers);
    painter.fillRect(event->rect(), t.header);
    painter.fillRect(QRect(m_numbers->width() - 1, event->rect().top(), 1, event->rect().height()), t.line);
    QTextBlock block = firstVisibleBlock();
    int top = qRound(blockBoundingGeometry(block).translated(contentOffset()).top());
    while (block.isValid() && top <= event->rect().bottom()) {
        const int height = qRound(blockBoundingRect(block).height());
        const int line = block.blockNumber() + 1;
        const bool isProblem = line == m_problemLine;
        painter.setFont(ui::font(Type::Mono, isProblem ? Weight::Strong : Weight::Regular));
        painter.setPen(isProblem ? t.fail : t.faint);
        painter.drawText(0, top, m_numbers->width() - m.u(2), height, Qt::AlignRight | Qt::AlignVCenter, QString::number(line));
        top += height;
        block = block.next();
    }
}

} // namespace pilothouse::ui
