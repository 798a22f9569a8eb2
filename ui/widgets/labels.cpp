// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/labels.h"

#include "services/core/plain_text.h"
#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"
#include "ui/theme/tokens.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace pilothouse::ui {

namespace {

QString inkName(Ink ink)
{
    switch (ink) {
    case Ink::Text: return QString();
    case Ink::Muted: return QStringLiteral("muted");
    case Ink::Faint: return QStringLiteral("faint");
    case Ink::Accent: return QStringLiteral("accent");
    case Ink::Ok: return QStringLiteral("ok");
    case Ink::Warn: return QStringLiteral("warn");
    case Ink::Fail: return QStringLiteral("fail");
    case Ink::OnFill: return QStringLiteral("onfill");
    }
    return QString();
}

} // namespace

QColor inkColour(Ink ink, const QWidget *widget)
{
    const Tokens &t = tokensOf(widget);
    if (!widget->isEnabled())
        return t.disabled;
    switch (ink) {
    case Ink::Text: return t.text;
    case Ink::Muted: return t.muted;
    case Ink::Faint: return t.faint;
    case Ink::Accent: return t.accent;
    case Ink::Ok: return t.ok;
    case Ink::Warn: return t.warn;
    case Ink::Fail: return t.fail;
    case Ink::OnFill: return t.onFill;
    }
    return t.text;
}

QString plainToolTip(const QString &text)
{
    return text.isEmpty() ? QString()
                          : QLatin1String("<qt>") + text.toHtmlEscaped().replace(QLatin1Char('\n'), QLatin1String("<br/>")) + QLatin1String("</qt>");
}

void showPlainToolTip(const QPoint &globalPosition, const QString &text, QWidget *owner)
{
    if (text.isEmpty())
        QToolTip::hideText();
    else
        QToolTip::showText(globalPosition, plainToolTip(text), owner);
}

PlainLabel::PlainLabel(const QString &text, Type type, Ink ink, QWidget *parent) : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    setFont(ui::font(type));
    setProperty("ink", inkName(ink));
    setText(text);
}

void PlainLabel::setInk(Ink ink)
{
    if (property("ink").toString() == inkName(ink))
        return;
    setProperty("ink", inkName(ink));
    repolish(this);
}

void PlainLabel::setType(Type type)
{
    setFont(ui::font(type));
}

void PlainLabel::setType(Type type, Weight weight)
{
    setFont(ui::font(type, weight));
}

void PlainLabel::setParagraph(bool paragraph)
{
    setWordWrap(paragraph);
    setTextInteractionFlags(paragraph ? Qt::TextSelectableByMouse : Qt::NoTextInteraction);
}

ElidedLabel::ElidedLabel(const QString &text, Type type, Ink ink, QWidget *parent) : QWidget(parent), m_ink(ink)
{
    setFont(ui::font(type));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    setText(text);
}

void ElidedLabel::setText(const QString &text)
{
    const QString visible = visibleText(text);
    if (visible == m_text)
        return;
    m_text = visible;
    setAccessibleName(m_text);
    updateGeometry();
    update();
}

void ElidedLabel::setInk(Ink ink)
{
    m_ink = ink;
    update();
}

void ElidedLabel::setType(Type type)
{
    setFont(ui::font(type));
    updateGeometry();
}

void ElidedLabel::setType(Type type, Weight weight)
{
    setFont(ui::font(type, weight));
    updateGeometry();
}

void ElidedLabel::setElideMode(Qt::TextElideMode mode)
{
    m_mode = mode;
    update();
}

void ElidedLabel::setAlignment(Qt::Alignment alignment)
{
    m_alignment = alignment;
    update();
}

int ElidedLabel::lineHeight() const
{
    // Letters that another font lends, as Chinese ones, may be higher than those of ours: measured as they are drawn.
    const bool isOurs = std::all_of(m_text.cbegin(), m_text.cend(), [](QChar letter) { return letter.unicode() < 0x2e80; });
    return isOurs ? fontMetrics().height() : std::max(fontMetrics().height(), fontMetrics().size(Qt::TextSingleLine, m_text).height());
}

QSize ElidedLabel::sizeHint() const
{
    return {fontMetrics().horizontalAdvance(m_text) + 1, lineHeight()};
}

QSize ElidedLabel::minimumSizeHint() const
{
    const int whole = fontMetrics().horizontalAdvance(m_text) + 1;
    return {std::min(whole, fontMetrics().horizontalAdvance(QLatin1Char('x')) * 4), lineHeight()};
}

void ElidedLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setPen(inkColour(m_ink, this));
    painter.drawText(rect(), int(m_alignment) | Qt::TextSingleLine, fontMetrics().elidedText(m_text, m_mode, width()));
}

bool ElidedLabel::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip && toolTip().isEmpty()) {
        if (fontMetrics().horizontalAdvance(m_text) > width())
            QToolTip::showText(static_cast<QHelpEvent *>(event)->globalPos(), plainToolTip(m_text), this);
        return true;
    }
    return QWidget::event(event);
}

KeyCap::KeyCap(const QString &keys, QWidget *parent) : QWidget(parent), m_keys(keys)
{
    setFont(ui::font(Type::Caption));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

QSize KeyCap::sizeHint() const
{
    const auto m = Metrics::current();
    return {std::max(m.px(16), fontMetrics().horizontalAdvance(m_keys) + m.px(10)), m.px(18)};
}

void KeyCap::paintEvent(QPaintEvent *)
{
    const Tokens &t = tokensOf(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(t.line);
    painter.setBrush(t.header);
    const int radius = Metrics::current().radiusBar();
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
    painter.setPen(t.faint);
    painter.drawText(rect(), Qt::AlignCenter, m_keys);
}

} // namespace pilothouse::ui
