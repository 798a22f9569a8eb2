// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/permission_text.h"

#include <QTest>

using namespace pilothouse;
using namespace pilothouse::models;
using domain::KeyPermissions;
using domain::Permission;

class PermissionTextTest : public QObject
{
    Q_OBJECT

    static KeyPermissions some()
    {
        KeyPermissions permissions;
        permissions.checks
            = {{QStringLiteral("ecs:ListClusters"), QStringLiteral("the list of services"), false, Permission::Allowed, {}},
               {QStringLiteral("ecs:UpdateService"), QStringLiteral("to scale"), true, Permission::Unknown, QStringLiteral("not made")},
               {QStringLiteral("ecs:ListTasks"), QStringLiteral("tasks"), false, Permission::Unknown, QStringLiteral("no cluster")},
               {QStringLiteral("ecs:DescribeTasks"), QStringLiteral("tasks"), false, Permission::Denied, QStringLiteral("not authorized")}};
        return permissions;
    }

private slots:
    void whatIsRefusedStandsFirstAndWhatIsAllowedLast()
    {
        const auto rows = permissionRows(some());
        QStringList order;
        for (const ListRow &row : rows)
            order << row.cells[0].text;
        QCOMPARE(order.join(u'|'), QStringLiteral("Denied|Unknown|Not tried|Allowed"));
        QCOMPARE(rows[0].cells[0].state->tone, Tone::Fail);
        QVERIFY(rows[0].detail.contains(QStringLiteral("not authorized")));
        QVERIFY(rows[1].detail.contains(QStringLiteral("no cluster")));
        QVERIFY2(rows[2].detail.isEmpty(), "a change that nobody tried is no trouble");
    }
    void whatNobodyKnowsIsNeverGood()
    {
        const auto rows = permissionRows(some());
        for (const size_t row : {size_t(1), size_t(2)})
            QVERIFY(rows[row].cells[0].state->tone != Tone::Ok && rows[row].cells[0].state->mark != Mark::Pass);
        QVERIFY(widthState(some()).mark != Mark::Pass);
        KeyPermissions wide;
        wide.isWide = true;
        QCOMPARE(widthState(wide).mark, Mark::Warn);
    }
    void countsEachAnswerOnce() { QCOMPARE(permissionSummary(some()), QStringLiteral("1 allowed, 1 denied, 1 unknown, 1 not tried")); }
};

QTEST_APPLESS_MAIN(PermissionTextTest)
#include "tst_permission_text.moc"
