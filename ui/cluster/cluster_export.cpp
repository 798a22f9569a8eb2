// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cluster/cluster_export.h"

#include "models/format.h"
#include "models/spoken.h"
#include "services/cluster/cluster_workflow.h"
#include "ui/cluster/cluster_page.h"
#include "ui/cluster/cluster_table.h"
#include "ui/widgets/table_exporter.h"

#include <QFileDialog>

namespace pilothouse::ui {

using models::Mark;
using models::StateText;

namespace {

QString askPath(QWidget *parent, const QString &suggested)
{
    return QFileDialog::getSaveFileName(parent, ClusterPage::tr("Export the shown rows"), suggested,
                                        ClusterPage::tr("Comma-separated values (*.csv);;JSON (*.json)"));
}

} // namespace

ClusterExport::ClusterExport(std::shared_ptr<cluster::ClusterWorkflow> workflow, const QString &environment, ClusterTable *table, PanePage *page)
    : QObject(page)
    , m_workflow(std::move(workflow))
    , m_environment(environment)
    , m_table(table)
    , m_page(page)
    , m_askPath(askPath)
{
}

void ClusterExport::run(bool isStale)
{
    if (!m_workflow)
        return;
    const Snapshot<domain::CvmList> &snapshot = m_workflow->snapshot();
    const QString stamp = snapshot.fetchedAt.toUTC().toString(QStringLiteral("yyyyMMdd-HHmmss"));
    const QString path
        = m_askPath(m_page, QStringLiteral("cvms-%1-%2%3.csv").arg(m_environment, stamp, isStale ? QStringLiteral("-stale") : QString()));
    if (path.isEmpty())
        return;
    auto *exporter
        = new TableExporter(m_table->model(), m_table->shownColumns(), {m_environment, snapshot.source, snapshot.fetchedAt, isStale}, path, this);
    connect(exporter, &TableExporter::finished, this, [this, path](const Result<int> &rows) {
        if (rows)
            emit m_page->notify(
                {StateText::of(Mark::Pass, models::counted(*rows, ClusterPage::tr("1 row exported"), ClusterPage::tr("%1 rows exported"))), path});
        else
            emit m_page->notify(
                {StateText::of(Mark::Fail, ClusterPage::tr("Nothing was exported")), models::spokenLine(rows.error(), Attempt::Change)});
    });
    exporter->start();
}

} // namespace pilothouse::ui
