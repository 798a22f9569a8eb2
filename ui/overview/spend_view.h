// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/overview.h"
#include "ui/widgets/tabular_text.h"

#include <QWidget>

namespace pilothouse::ui {

class FigureLabel;
class PlainLabel;

/// What the fleet costs an hour: the sum, then one line per size with its machines, its share as a bar, and its amount.
class SpendView final : public QWidget
{
    Q_OBJECT
public:
    explicit SpendView(QWidget *parent = nullptr);

    void setSpend(const models::SpendLine &spend);

private:
    class Rows;

    FigureLabel *m_figure;
    Rows *m_rows;
    PlainLabel *m_note;
};

} // namespace pilothouse::ui
