// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/secret_field.h"

#include "models/format.h"
#include "ui/theme/fonts.h"
#include "ui/theme/metrics.h"
#include "ui/theme/tokens.h"

#include <QAction>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QInputMethodEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>

namespace pilothouse::ui {

SecretField::SecretField(const QString &name, QWidget *parent) : QWidget(parent)
{
    setAccessibleName(name);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::IBeamCursor);
    setAttribute(Qt::WA_InputMethodEnabled);
    setInputMethodHints(Qt::ImhHiddenText | Qt::ImhSensitiveData | Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_bytes.reserve(kLongest); // one block: growing would leave copies behind
    entered();
}

SecretField::~SecretField()
{
    wipe(m_bytes);
}

void SecretField::clear()
{
    if (m_bytes.isEmpty())
        return;
    wipe(m_bytes);
    m_bytes.reserve(kLongest);
    m_problem.clear();
    entered();
}

void SecretField::entered()
{
    setAccessibleDescription(isEmpty() ? tr("Hidden. Empty.")
                                       : models::counted(characters(), tr("Hidden. 1 character."), tr("Hidden. %1 characters.")));
    update();
    emit changed();
}

int SecretField::characters() const
{
    // Every byte but those that continue a character.
    return int(std::count_if(m_bytes.begin(), m_bytes.end(), [](char c) { return (uchar(c) & 0xC0) != 0x80; }));
}

void SecretField::append(const QString &text)
{
    m_problem.clear();
    for (const QChar c : text) {
        if (c.category() == QChar::Other_Control) {
            m_problem = tr("It holds a line break or another control character, which no key has. Nothing was taken.");
            emit changed();
            return;
        }
    }
    QByteArray bytes = text.toUtf8();
    if (m_bytes.size() + bytes.size() > kLongest)
        m_problem = tr("It is longer than any key. Nothing was taken.");
    else
        m_bytes.append(bytes);
    wipe(bytes);
    entered();
}

void SecretField::paste(bool fromSelection)
{
    const QClipboard *clipboard = QGuiApplication::clipboard();
    append(clipboard->text(fromSelection ? QClipboard::Selection : QClipboard::Clipboard).trimmed());
}

void SecretField::removeLast()
{
    while (!m_bytes.isEmpty()) {
        const bool continues = (uchar(m_bytes.back()) & 0xC0) == 0x80;
        m_bytes.back() = '\0';
        m_bytes.chop(1);
        if (!continues)
            break;
    }
    entered();
}

bool SecretField::event(QEvent *event)
{
    // "?" and "/" are keys of the window; in here they are part of a secret.
    if (event->type() == QEvent::ShortcutOverride) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool typed = !key->text().isEmpty() && key->text().front().isPrint() && !(key->modifiers() & (Qt::ControlModifier | Qt::AltModifier));
        if (typed || key->matches(QKeySequence::Paste) || key->matches(QKeySequence::SelectAll)) {
            event->accept();
            return true;
        }
    }
    return QWidget::event(event);
}

void SecretField::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Paste)) {
        paste(false);
    } else if (event->key() == Qt::Key_Backspace && event->modifiers() == Qt::NoModifier) {
        removeLast();
    } else if (event->key() == Qt::Key_Delete || event->matches(QKeySequence::DeleteStartOfWord)
               || event->matches(QKeySequence::DeleteCompleteLine)) {
        clear();
    } else if (!event->text().isEmpty() && event->text().front().isPrint() && !(event->modifiers() & (Qt::ControlModifier | Qt::AltModifier))) {
        append(event->text());
    } else {
        QWidget::keyPressEvent(event);
    }
}

void SecretField::inputMethodEvent(QInputMethodEvent *event)
{
    if (!event->commitString().isEmpty())
        append(event->commitString());
    event->accept();
}

QVariant SecretField::inputMethodQuery(Qt::InputMethodQuery query) const
{
    switch (query) {
    case Qt::ImEnabled: return true;
    case Qt::ImHints: return int(inputMethodHints());
    case Qt::ImCursorRectangle: return rect();
    default: return {}; // no text around the cursor for anybody
    }
}

void SecretField::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() == Qt::MiddleButton && QGuiApplication::clipboard()->supportsSelection())
        paste(true);
}

void SecretField::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    connect(menu->addAction(tr("Paste")), &QAction::triggered, this, [this] { paste(false); });
    QAction *clearing = menu->addAction(tr("Clear"));
    clearing->setEnabled(!isEmpty());
    connect(clearing, &QAction::triggered, this, &SecretField::clear);
    menu->popup(event->globalPos());
}

void SecretField::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    update();
}

void SecretField::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    update();
}

QSize SecretField::sizeHint() const
{
    const auto m = Metrics::current();
    return {m.px(280), m.control()};
}

QSize SecretField::minimumSizeHint() const
{
    const auto m = Metrics::current();
    return {m.px(160), m.control()};
}

void SecretField::paintEvent(QPaintEvent *)
{
    const Tokens &t = tokensOf(this);
    const auto m = Metrics::current();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_problem.isEmpty() ? hasFocus() ? t.accent : t.lineStrong : t.fail, 1));
    painter.setBrush(t.surface);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), m.radiusControl(), m.radiusControl());
    const QRect inner = rect().adjusted(m.u(2), 0, -m.u(2), 0);
    if (isEmpty()) {
        painter.setPen(t.faint);
        painter.setFont(ui::font(Type::Body));
        painter.drawText(inner, Qt::AlignLeft | Qt::AlignVCenter, tr("Type or paste; it is not shown"));
        if (hasFocus())
            painter.fillRect(QRect(inner.left() - 1, m.u(1) + 2, 1, height() - m.u(2) - 4), t.text);
        return;
    }
    // A row of dots that says "something", and the count in words; the number of dots says nothing.
    const int dot = m.px(5);
    painter.setPen(Qt::NoPen);
    painter.setBrush(t.text);
    int x = inner.left();
    for (int i = 0; i < 10; ++i, x += dot + m.px(3))
        painter.drawEllipse(QRectF(x, (height() - dot) / 2.0, dot, dot));
    if (hasFocus())
        painter.fillRect(QRect(x + 1, m.u(1) + 2, 1, height() - m.u(2) - 4), t.text);
    painter.setPen(t.muted);
    painter.setFont(ui::font(Type::Small));
    painter.drawText(inner, Qt::AlignRight | Qt::AlignVCenter, models::counted(characters(), tr("1 character"), tr("%1 characters")));
}

} // namespace pilothouse::ui
