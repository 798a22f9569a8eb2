// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace pilothouse::ui {

/// A code in full with a button that copies it to the letter.
class CopyLine final : public QWidget
{
    Q_OBJECT
public:
    /// `name`: what it is, for the button: "Copy calldata".
    CopyLine(const QString &name, const QString &code, QWidget *parent = nullptr);

    /// How far below its upper edge the code begins, for what stands beside it.
    static int above(const QWidget *beside);

signals:
    void copied(const QString &name);
};

} // namespace pilothouse::ui
