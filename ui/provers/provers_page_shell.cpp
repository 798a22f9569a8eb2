// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What the shell asks of the pane: its objects, keys and layout, a narrow window, an export.
#include "ui/provers/provers_page.h"

#include "ui/logs/log_viewer.h"
#include "ui/widgets/splitter.h"
#include "ui/widgets/state_toolbar.h"
#include "ui/widgets/table_view.h"

namespace pilothouse::ui {

QList<PageObject> ProversPage::objects() const
{
    QList<PageObject> all;
    if (m_shownFleet)
        for (const domain::ProverService &service : m_shownFleet->services)
            all << PageObject{service.id.text(), service.name, models::proverState(service).word};
    return all;
}

QList<KeyHelp> ProversPage::keys() const
{
    return QList<KeyHelp>{
               {QStringLiteral("/"), tr("Filter")},
               {QStringLiteral("Esc"), tr("Clear the filter, then back to the table; close the details")},
               {QStringLiteral("Enter"), tr("Open the details")},
               {QStringLiteral("Ctrl+C"), tr("Copy the selected rows, values in full")},
               {QStringLiteral("F5"), tr("Read the prover cluster now")},
           }
           + LogViewer::keys();
}

QJsonObject ProversPage::saveLayout() const
{
    const QList<int> sizes = m_halves->sizes();
    return {{QStringLiteral("table"), m_table->saveLayout()},
            {QStringLiteral("detail"), m_split->detailUnits()},
            {QStringLiteral("detailWanted"), m_detailWanted},
            {QStringLiteral("tableShare"), sizes[0] > 0 && sizes[1] > 0 ? double(sizes[0]) / (sizes[0] + sizes[1]) : m_share}};
}

void ProversPage::restoreLayout(const QJsonObject &layout)
{
    m_table->restoreLayout(layout[QStringLiteral("table")].toObject());
    if (layout.contains(QStringLiteral("detail")))
        m_split->setDetailUnits(layout[QStringLiteral("detail")].toDouble());
    m_detailWanted = layout[QStringLiteral("detailWanted")].toBool(true);
    if (!isNarrow())
        m_split->setDetailShown(m_detailWanted && m_table->selectionModel()->hasSelection());
    const double share = layout[QStringLiteral("tableShare")].toDouble();
    if (share > 0.1 && share < 0.9) {
        m_share = share;
        m_halves->setSizes({int(share * 1000), int((1 - share) * 1000)});
    }
}

void ProversPage::setNarrow(bool narrow)
{
    PanePage::setNarrow(narrow);
    m_toolbar->setNarrow(narrow);
    m_table->setCompact(narrow);
    m_split->setNarrow(narrow);
    if (narrow)
        m_split->setDetailShown(false);
}

void ProversPage::exportRows()
{
    if (!m_workflow)
        return;
    const Snapshot<domain::ProverFleet> &snapshot = m_workflow->snapshot();
    const RowsExport wanted{m_model, m_table, QStringLiteral("provers"), {m_environment, snapshot.source, snapshot.fetchedAt, isStale()}};
    const QString path = m_askPath(this, wanted.suggestedName());
    if (!path.isEmpty())
        wanted.start(path, this, [this](const Notice &notice) { emit notify(notice); });
}

} // namespace pilothouse::ui
