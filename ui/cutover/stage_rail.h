// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cutover_text.h"
#include "ui/widgets/panel.h"

#include <vector>

namespace pilothouse::ui {

/// The stages of a cutover in a row: done with a tick, the current one filled, the next ones outlined. 64 high; narrow 36, names only.
class StageRail final : public Panel
{
    Q_OBJECT
public:
    explicit StageRail(QWidget *parent = nullptr);

    void setSteps(std::vector<models::StageStep> steps);
    void setNarrow(bool narrow);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    std::vector<models::StageStep> m_steps;
    bool m_narrow = false;
};

} // namespace pilothouse::ui
