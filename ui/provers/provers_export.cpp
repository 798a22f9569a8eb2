// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/provers/provers_export.h"

#include "models/format.h"
#include "models/prover_table_model.h"
#include "models/spoken.h"
#include "ui/provers/provers_page.h"
#include "ui/widgets/table_exporter.h"
#include "ui/widgets/table_view.h"

#include <QFileDialog>

namespace pilothouse::ui {

using models::Mark;
using models::StateText;

QString ProversExport::suggestedName() const
{
    const QString stamp = readAt.toUTC().toString(QStringLiteral("yyyyMMdd-HHmmss"));
    return QStringLiteral("provers-%1-%2%3.csv").arg(environment, stamp, isStale ? QStringLiteral("-stale") : QString());
}

void ProversExport::start(const QString &path, QObject *owner, std::function<void(const Notice &)> tell) const
{
    QList<int> columns;
    for (int visual = 0; visual < table->header()->count(); ++visual) {
        const int column = table->header()->logicalIndex(visual);
        if (table->isColumnWanted(column))
            columns << column;
    }
    auto *exporter = new TableExporter(model, columns, {environment, source, readAt, isStale}, path, owner);
    QObject::connect(exporter, &TableExporter::finished, owner, [path, tell = std::move(tell)](const Result<int> &rows) {
        if (rows)
            tell({StateText::of(Mark::Pass, models::counted(*rows, ProversPage::tr("1 row exported"), ProversPage::tr("%1 rows exported"))), path});
        else
            tell({StateText::of(Mark::Fail, ProversPage::tr("Nothing was exported")), models::spokenLine(rows.error(), Attempt::Change)});
    });
    exporter->start();
}

QString askExportPath(QWidget *parent, const QString &suggested)
{
    return QFileDialog::getSaveFileName(parent, ProversPage::tr("Export the shown rows"), suggested,
                                        ProversPage::tr("Comma-separated values (*.csv);;JSON (*.json)"));
}

} // namespace pilothouse::ui
