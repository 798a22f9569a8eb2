// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/secret.h"

#include <QByteArray>
#include <QWidget>

namespace pilothouse::ui {

/// A field that a secret is typed or pasted into. It is never shown: not on screen, not to a screen reader, not in a picture; the
/// field says only how many characters there are. There is no text to select, copy, drag or undo. The bytes (UTF-8) lie in one
/// block that is wiped; line breaks at the ends of pasted text are left out, inside it they are refused.
class SecretField final : public QWidget
{
    Q_OBJECT
public:
    static constexpr qsizetype kLongest = 16 * 1024; ///< bytes
    explicit SecretField(const QString &name, QWidget *parent = nullptr);
    ~SecretField() override;

    bool isEmpty() const { return m_bytes.isEmpty(); }
    /// A copy for the one who stores it.
    Secret value() const { return Secret::copyOf(m_bytes); }
    void clear();
    /// Why what was just entered was not taken; empty when it was.
    const QString &problem() const { return m_problem; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    QVariant inputMethodQuery(Qt::InputMethodQuery query) const override;

signals:
    void changed();

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void inputMethodEvent(QInputMethodEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void append(const QString &text);
    void paste(bool fromSelection);
    void removeLast();
    void entered();
    int characters() const;

    QByteArray m_bytes;
    QString m_problem;
};

} // namespace pilothouse::ui
