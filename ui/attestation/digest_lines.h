// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace pilothouse::ui {

/// A whole digest in as many lines as it needs, with the group of four marked in which it leaves the others: bold red on tint in
/// the odd machine, underlined in the others. Ctrl+C or its menu copies all digits.
class DigestLines final : public QWidget
{
    Q_OBJECT
public:
    explicit DigestLines(QWidget *parent = nullptr);

    /// `differAt`: first differing digit, -1 = none.
    void setDigest(const QString &digest, int differAt, bool isOdd);
    const QString &digest() const { return m_digest; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    int perLine(int width) const;
    int digit() const;
    void copy() const;

    QString m_digest;
    int m_differAt = -1;
    bool m_odd = false;
};

} // namespace pilothouse::ui
