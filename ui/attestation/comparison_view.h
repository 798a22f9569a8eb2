// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHeaderView>
#include <QTableView>

namespace pilothouse::models {
class ComparisonModel;
}

namespace pilothouse::ui {

/// The comparison matrix: property column, one column for each machine with its ladder as head, relation column. The first
/// differing group of four digits is bold red on tint in the odd machine and underlined in the others.
class ComparisonView final : public QTableView
{
    Q_OBJECT
public:
    explicit ComparisonView(QWidget *parent = nullptr);

    void setComparisonModel(models::ComparisonModel *model);
    /// Selects the row of this property and scrolls to it.
    void selectProperty(const QString &property);
    /// Names of machines take two lines, the property column gives way.
    void setNarrow(bool narrow);

signals:
    /// The property under the cursor; empty on a title row.
    void propertySelected(const QString &property);
    /// Enter or a double click in the column of one machine, or a click on its head.
    void machineActivated(int machine);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void arrange();
    void skipTitles(const QModelIndex &current, const QModelIndex &previous);

    models::ComparisonModel *m_model = nullptr;
    bool m_narrow = false;
};

} // namespace pilothouse::ui
