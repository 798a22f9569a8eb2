// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSpinBox>

namespace pilothouse::ui {

/// A field for a whole number. Arrow keys change it; it has no buttons, because a slip of the mouse must not, and the style sheet draws none.
class NumberField final : public QSpinBox
{
public:
    explicit NumberField(QWidget *parent = nullptr) : QSpinBox(parent) { setButtonSymbols(NoButtons); }
};

} // namespace pilothouse::ui
