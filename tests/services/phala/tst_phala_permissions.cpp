// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/phala/phala_permissions.h"
#include "tests/support/await.h"
#include "tests/support/demo_fleet_process.h"

#include <QTest>

using namespace pilothouse;
using namespace pilothouse::phala;
using domain::KeyPermissions;
using domain::Permission;
using domain::PermissionCheck;
using test::await;

/// What the cloud answers to a key, and says of it, from the demo fleet.
class PhalaPermissionsTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<test::DemoFleetProcess> m_fleet;

    static QCoro::Task<Result<Secret>> keyOf(QByteArray text) { co_return Secret::copyOf(text); }

    Result<KeyPermissions> ask(const QByteArray &key = "phak_test") const
    {
        const QUrl base(m_fleet->address("phala"));
        http::RemoteContext context;
        context.environment = domain::EnvironmentId(QStringLiteral("demo"));
        context.allowedOrigins = {base};
        context.keyHeader = "X-API-Key";
        context.key = [key] { return keyOf(key); };
        const auto permissions
            = std::make_shared<PhalaPermissions>(std::make_shared<http::HttpClient>(context), base, std::make_shared<SystemClock>());
        const auto found = await(permissions->ask(CancelToken()));
        return found ? *found : Result<KeyPermissions>(Error{.kind = ErrorKind::Internal, .what = QStringLiteral("it did not end")});
    }
    static PermissionCheck checkOf(const Result<KeyPermissions> &found, const char *action)
    {
        for (const PermissionCheck &check : found ? found->checks : std::vector<PermissionCheck>())
            if (check.action == QLatin1String(action))
                return check;
        return {};
    }

private slots:
    void initTestCase()
    {
        m_fleet = std::make_unique<test::DemoFleetProcess>();
        QVERIFY2(m_fleet->isReady(), qPrintable(m_fleet->problem()));
    }
    void init() { QVERIFY(m_fleet->clearFaults()); }

    void eachReadIsTriedAndNoChangeIs()
    {
        const auto found = ask();
        QVERIFY2(found, found ? "" : qPrintable(found.error().what));
        QVERIFY2(found->identity.contains(QLatin1String("role owner in workspace Demo")), qPrintable(found->identity));
        QVERIFY2(found->isWide, "the account names an owner, and nothing narrower");
        int changes = 0;
        for (const PermissionCheck &check : found->checks) {
            changes += check.isChange;
            QVERIFY2(check.answer == (check.isChange ? Permission::Unknown : Permission::Allowed), qPrintable(check.action));
        }
        QVERIFY(changes >= 4);
    }

    void aReadThatIsRefusedIsDenied()
    {
        QVERIFY(
            m_fleet->setFault(QStringLiteral("phala"), QStringLiteral("deny"), 0, QJsonObject{{QStringLiteral("path"), QStringLiteral("/apps")}}));
        const auto found = ask();
        QVERIFY(found);
        QCOMPARE(checkOf(found, "GET /apps").answer, Permission::Denied);
        QVERIFY(!checkOf(found, "GET /apps").why.isEmpty());
        QCOMPARE(checkOf(found, "GET /instance-types").answer, Permission::Allowed);
    }

    void aKeyThatMayOnlyReadIsNotFoundOutByChanging()
    {
        const auto found = ask("phak_readonly_1");
        QVERIFY(found);
        QCOMPARE(checkOf(found, "DELETE /cvms/{id}").answer, Permission::Unknown);
        QCOMPARE(found->count(Permission::Denied), 0);
    }

    void aKeyThatIsNoneHasNoList()
    {
        const auto found = ask("phak_revoked_1");
        QVERIFY(!found);
        QCOMPARE(found.error().kind, ErrorKind::Unauthorised);
    }

    void anAccountThatNamesNoRoleLeavesItsWidthUnknown()
    {
        KeyHolder holder;
        holder.user = QStringLiteral("ada");
        holder.workspace = QStringLiteral("Ops");
        KeyPermissions permissions;
        judgeWidth(holder, &permissions);
        QVERIFY(!permissions.isWide);
        QVERIFY(!permissions.width.isEmpty());
        QCOMPARE(identityOf(holder), QStringLiteral("ada in workspace Ops"));
        holder.workspaceRole = QStringLiteral("member");
        judgeWidth(holder, &permissions);
        QVERIFY(!permissions.isWide);
        holder.userRole = QStringLiteral("admin");
        judgeWidth(holder, &permissions);
        QVERIFY(permissions.isWide);
    }
};

QTEST_GUILESS_MAIN(PhalaPermissionsTest)
#include "tst_phala_permissions.moc"
