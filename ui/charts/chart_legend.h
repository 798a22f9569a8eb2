// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>

#include <vector>

namespace pilothouse::ui {

/// Which line is which, with its newest value, for a card's header: the chart's own legend does not fit the grid.
class ChartLegend final : public QWidget
{
    Q_OBJECT
public:
    struct Entry
    {
        size_t line = 0; ///< 0 to 3
        QString name;
        QString value; ///< "9.0"; "–" where there is none

        friend bool operator==(const Entry &, const Entry &) = default;
    };
    explicit ChartLegend(QWidget *parent = nullptr);

    void setEntries(std::vector<Entry> entries);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    std::vector<Entry> m_entries;
};

} // namespace pilothouse::ui
