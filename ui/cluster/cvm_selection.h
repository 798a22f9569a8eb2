// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cvm_table_model.h"

#include <QModelIndexList>

#include <optional>
#include <vector>

namespace pilothouse::ui {

class TableView;

/// The machines that are selected in the table now.
class CvmSelection final
{
public:
    CvmSelection(const models::CvmTableModel *model, const TableView *table) : m_model(model), m_table(table) { }

    QModelIndexList rows() const;
    bool isEmpty() const { return rows().isEmpty(); }
    std::vector<domain::CvmId> ids() const;
    /// Nothing unless exactly one is selected.
    std::optional<domain::Cvm> one() const;

    template <typename Use>
    void forEach(Use use) const
    {
        for (const QModelIndex &index : rows())
            use(m_model->rowAt(index.row()).cvm);
    }

    /// What several have in common.
    struct Summary
    {
        QString title;                        ///< "3 CVMs selected"
        QString states;                       ///< "2 running · 1 stopped"
        std::vector<models::StateText> names; ///< the first of them, and how many more
    };
    Summary summary() const;

private:
    const models::CvmTableModel *m_model;
    const TableView *m_table;
};

} // namespace pilothouse::ui
