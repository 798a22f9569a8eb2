// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/rows_export.h"

#include <QObject>
#include <QString>

#include <memory>

namespace pilothouse::cluster {
class ClusterWorkflow;
}

namespace pilothouse::ui {

class ClusterTable;

/// Writes the rows and columns that are shown to a file.
class ClusterExport final : public QObject
{
    Q_OBJECT
public:
    ClusterExport(std::shared_ptr<cluster::ClusterWorkflow> workflow, const QString &environment, ClusterTable *table, PanePage *page);

    void setPathAsker(PathAsker asker) { m_askPath = std::move(asker); }
    void run(bool isStale);

private:
    std::shared_ptr<cluster::ClusterWorkflow> m_workflow;
    QString m_environment;
    ClusterTable *m_table;
    PanePage *m_page;
    PathAsker m_askPath;
};

} // namespace pilothouse::ui
