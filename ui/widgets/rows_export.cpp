// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/rows_export.h"

#include "models/format.h"
#include "models/spoken.h"
#include "ui/widgets/table_exporter.h"
#include "ui/widgets/table_view.h"

#include <QCoreApplication>
#include <QFileDialog>

namespace pilothouse::ui {

using models::Mark;
using models::StateText;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(pilothouse::ui::RowsExport)
};

} // namespace

QString RowsExport::suggestedName() const
{
    const QString stamp = source.fetchedAt.toUTC().toString(QStringLiteral("yyyyMMdd-HHmmss"));
    return QStringLiteral("%1-%2-%3%4.csv").arg(subject, source.environment, stamp, source.stale ? QStringLiteral("-stale") : QString());
}

void RowsExport::start(const QString &path, QObject *owner, std::function<void(const Notice &)> tell) const
{
    QList<int> columns;
    for (int visual = 0; visual < table->header()->count(); ++visual) {
        const int column = table->header()->logicalIndex(visual);
        if (table->isColumnWanted(column))
            columns << column;
    }
    auto *exporter = new TableExporter(model, columns, source, path, owner);
    QObject::connect(exporter, &TableExporter::finished, owner, [path, tell = std::move(tell)](const Result<int> &rows) {
        if (rows)
            tell({StateText::of(Mark::Pass, models::counted(*rows, Words::tr("1 row exported"), Words::tr("%1 rows exported"))), path});
        else
            tell({StateText::of(Mark::Fail, Words::tr("Nothing was exported")), models::spokenLine(rows.error(), Attempt::Change)});
    });
    exporter->start();
}

QString askExportPath(QWidget *parent, const QString &suggested)
{
    return QFileDialog::getSaveFileName(parent, Words::tr("Export the shown rows"), suggested,
                                        Words::tr("Comma-separated values (*.csv);;JSON (*.json)"));
}

} // namespace pilothouse::ui
