// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/state_text.h"

#include <QWidget>

#include <vector>

class QVBoxLayout;

namespace pilothouse::ui {

/// Findings one under the other: a mark, and a sentence that wraps. A refresh changes words in place.
class FindingList final : public QWidget
{
    Q_OBJECT
public:
    explicit FindingList(QWidget *parent = nullptr);

    void setFindings(const std::vector<models::StateText> &findings);

private:
    class Line;

    QVBoxLayout *m_column;
    std::vector<Line *> m_lines;
    std::vector<models::StateText> m_shown;
};

} // namespace pilothouse::ui
