// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cluster/cluster_export.h"

#include "models/cvm_table_model.h"
#include "services/cluster/cluster_workflow.h"
#include "ui/cluster/cluster_table.h"

namespace pilothouse::ui {

ClusterExport::ClusterExport(std::shared_ptr<cluster::ClusterWorkflow> workflow, const QString &environment, ClusterTable *table, PanePage *page)
    : QObject(page)
    , m_workflow(std::move(workflow))
    , m_environment(environment)
    , m_table(table)
    , m_page(page)
    , m_askPath(askExportPath)
{
}

void ClusterExport::run(bool isStale)
{
    if (!m_workflow)
        return;
    const Snapshot<domain::CvmList> &snapshot = m_workflow->snapshot();
    const RowsExport wanted{m_table->model(), m_table->view(), QStringLiteral("cvms"), {m_environment, snapshot.source, snapshot.fetchedAt, isStale}};
    const QString path = m_askPath(m_page, wanted.suggestedName());
    if (!path.isEmpty())
        wanted.start(path, this, [page = m_page](const Notice &notice) { emit page->notify(notice); });
}

} // namespace pilothouse::ui
