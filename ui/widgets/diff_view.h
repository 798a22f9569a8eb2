// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/text_diff.h"

#include <QWidget>

#include <vector>

namespace pilothouse::ui {

/// The lines of a difference: removed on fail tint with "-", added on ok tint with "+". Colour is never the only sign.
class DiffView final : public QWidget
{
    Q_OBJECT
public:
    explicit DiffView(std::vector<models::DiffLine> lines, QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    std::vector<models::DiffLine> m_lines;
};

} // namespace pilothouse::ui
