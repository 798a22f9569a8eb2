// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/cell_role.h"
#include "models/table_export.h"

#include <QAbstractTableModel>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace pilothouse::models;

namespace {

class TwoColumns final : public QAbstractTableModel
{
public:
    QList<QPair<QString, QString>> rows;
    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(rows.size()); }
    int columnCount(const QModelIndex & = {}) const override { return 2; }
    QVariant headerData(int section, Qt::Orientation, int role) const override
    {
        return role == CellRole::Key ? QVariant(section == 0 ? QStringLiteral("name") : QStringLiteral("usd")) : QVariant();
    }
    QVariant data(const QModelIndex &index, int role) const override
    {
        const auto &row = rows[index.row()];
        if (role == CellRole::Key)
            return QStringLiteral("k%1").arg(index.row());
        if (role == CellRole::FullText && index.column() == 0)
            return row.first;
        return role == Qt::DisplayRole ? QVariant(index.column() == 0 ? QStringLiteral("cut…") : row.second) : QVariant();
    }
};

ExportTable taken(const QAbstractItemModel &model, const QList<int> &columns)
{
    ExportTable table = ExportTable::of(model, columns);
    for (int row = 0; row < model.rowCount(); ++row) // in the smallest slices
        table.take(model, columns, row, 1);
    return table;
}

const ExportSource kSource{QStringLiteral("prod-us"), QStringLiteral("https://cloud"), QDateTime(QDate(2026, 11, 20), QTime(14, 3), Qt::UTC), true};

} // namespace

class TableExportTest : public QObject
{
    Q_OBJECT
private slots:
    void spreadsheetsRunNothing_data()
    {
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("field");
        QTest::newRow("plain") << QStringLiteral("runner") << QStringLiteral("runner");
        QTest::newRow("formula") << QStringLiteral("=cmd|' /C calc'!A0") << QStringLiteral("'=cmd|' /C calc'!A0");
        QTest::newRow("at") << QStringLiteral("@SUM(1)") << QStringLiteral("'@SUM(1)");
        QTest::newRow("plus") << QStringLiteral("+1+1") << QStringLiteral("'+1+1");
        QTest::newRow("behind blanks") << QStringLiteral("\t =1") << QStringLiteral("'\t =1");
        QTest::newRow("minus and words") << QStringLiteral("-rf /") << QStringLiteral("'-rf /");
        QTest::newRow("a number below zero stays one") << QStringLiteral("-0.5") << QStringLiteral("-0.5");
        QTest::newRow("comma") << QStringLiteral("a,b") << QStringLiteral("\"a,b\"");
        QTest::newRow("quotes") << QStringLiteral("say \"hi\"") << QStringLiteral("\"say \"\"hi\"\"\"");
        QTest::newRow("line break and formula") << QStringLiteral("=1\n2") << QStringLiteral("\"'=1\n2\"");
        QTest::newRow("empty") << QString() << QString();
    }
    void spreadsheetsRunNothing()
    {
        QFETCH(QString, value);
        QTEST(csvField(value), "field");
    }

    void csvHasFullValuesAndItsOrigin()
    {
        TwoColumns model;
        model.rows = {{QStringLiteral("crunch-tee-runner"), QStringLiteral("0.232")}, {QStringLiteral("=1"), QStringLiteral("–")}};
        QCOMPARE(tableAsCsv(taken(model, {0, 1}), kSource), QByteArray("name,usd,environment,fetchedAt,stale\r\n"
                                                                       "crunch-tee-runner,0.232,prod-us,2026-11-20T14:03:00.000Z,true\r\n"
                                                                       "'=1,–,prod-us,2026-11-20T14:03:00.000Z,true\r\n"));
        QCOMPARE(tableAsCsv(taken(model, {1}), kSource).left(4), QByteArray("usd,")); // hidden columns stay out
    }

    void jsonIsUntouched()
    {
        TwoColumns model;
        model.rows = {{QStringLiteral("=1 \u202e<b>"), QStringLiteral("0.232")}};
        const QJsonObject document = QJsonDocument::fromJson(tableAsJson(taken(model, {0, 1}), kSource)).object();
        QCOMPARE(document[QStringLiteral("stale")].toBool(), true);
        QCOMPARE(document[QStringLiteral("fetchedAt")].toString(), QStringLiteral("2026-11-20T14:03:00.000Z"));
        const QJsonObject item = document[QStringLiteral("items")].toArray().at(0).toObject();
        QCOMPARE(item[QStringLiteral("key")].toString(), QStringLiteral("k0"));
        QCOMPARE(item[QStringLiteral("name")].toString(), QStringLiteral("=1 \u202e<b>"));
        QCOMPARE(item[QStringLiteral("usd")].toString(), QStringLiteral("0.232"));
    }
};

QTEST_APPLESS_MAIN(TableExportTest)
#include "tst_table_export.moc"
