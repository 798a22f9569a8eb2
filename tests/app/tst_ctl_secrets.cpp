// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/fleet_for_ctl.h"

#include <QTest>

using namespace pilothouse;
using pilothouse::test::Ctl;
using pilothouse::test::FleetForCtl;
using pilothouse::test::Ran;

/// Keys tested from the command line against the demo fleet. There is no keychain here: they come from variables and from files.
class CtlSecretsTest : public QObject
{
    Q_OBJECT

    FleetForCtl m_fleet;
    Ctl m_ctl;

    static QStringList words(const char *line) { return QString::fromLatin1(line).split(u' '); }
    Ran run(const char *line, const QByteArray &input = {}) { return m_ctl.run(words(line), input, std::chrono::seconds(120)); }
    static QJsonObject item(const Ran &ran, const char *set)
    {
        for (const QJsonValue &each : ran.json().value(QLatin1String("items")).toArray())
            if (each.toObject().value(QLatin1String("set")) == QLatin1String(set))
                return each.toObject();
        return {};
    }

private slots:
    void initTestCase()
    {
        QVERIFY(m_fleet.start(2));
        m_ctl.writeProfile(QStringLiteral("desk"), m_fleet.profile(QStringLiteral("desk")));
    }
    void init()
    {
        m_fleet.clearFaults();
        m_ctl.setVariable(QStringLiteral("PHALA_API_KEY"), QStringLiteral("phak_test"));
        m_ctl.setVariable(QStringLiteral("AWS_ACCESS_KEY_ID"), QStringLiteral("AKIADEMOFLEET0000001"));
        m_ctl.setVariable(QStringLiteral("AWS_SECRET_ACCESS_KEY"), QStringLiteral("demo/fleet+secret/everybody+knows0000000"));
    }

    void eachRemoteSaysWhetherItTakesItsKey()
    {
        const Ran ran = run("secrets test --profile desk --json");
        QVERIFY2(ran.exitCode == 0, ran.all());
        QCOMPARE(item(ran, "aws").value(QLatin1String("state")).toString(), QStringLiteral("ok"));
        QCOMPARE(item(ran, "aws").value(QLatin1String("message")).toString(),
                 QStringLiteral("account 123456789012 as arn:aws:iam::123456789012:user/demo-operator"));
        QCOMPARE(item(ran, "phala").value(QLatin1String("state")).toString(), QStringLiteral("ok"));
        QVERIFY(item(ran, "phala").value(QLatin1String("permissions")).isNull());
    }

    void aRefusedKeyIsExitFourWithItsRemedy()
    {
        m_ctl.setVariable(QStringLiteral("AWS_SECRET_ACCESS_KEY"), QStringLiteral("aws_canary_3301_canary"));
        const Ran ran = run("secrets test aws --profile desk --json");
        QVERIFY2(ran.exitCode == 4, ran.all());
        const QJsonObject error = item(ran, "aws").value(QLatin1String("error")).toObject();
        QVERIFY2(error.value(QLatin1String("nextStep")).toString().contains(QLatin1String("does not belong")), ran.all());
        QVERIFY(!ran.out.contains("canary") && !ran.err.contains("canary"));
        QCOMPARE(run("secrets test AWS_SECRET_ACCESS_KEY --profile desk").exitCode, 4);
        QCOMPARE(run("secrets test nothing --profile desk").exitCode, 2);
    }

    void aNewPairIsTestedFromAFileBeforeAnythingIsStored()
    {
        const QString file = m_ctl.writeFile(QStringLiteral("new.env"), "AWS_ACCESS_KEY_ID=AKIANOBODY0000000001\nAWS_SECRET_ACCESS_KEY=x\n");
        const Ran ran = m_ctl.run(words("secrets test aws --profile desk --json --secrets-file") + QStringList{file});
        QVERIFY2(ran.exitCode == 4, ran.all());
        QVERIFY(ran.out.contains("AWS does not know AWS_ACCESS_KEY_ID"));
    }

    void whatAKeyMayDoIsOneListOfAnswers()
    {
        const Ran good = run("secrets test aws --permissions --profile desk --json");
        QVERIFY2(good.exitCode == 0, good.all());
        const QJsonObject may = item(good, "aws").value(QLatin1String("permissions")).toObject();
        QVERIFY(may.value(QLatin1String("wide")).isNull());
        QVERIFY(may.value(QLatin1String("checks")).toArray().size() > 10);
        m_fleet.fault(QStringLiteral("aws"), QStringLiteral("deny"), {{QStringLiteral("path"), QStringLiteral("ecs:DescribeServices")}});
        const Ran denied = run("secrets test aws --permissions --profile desk --json");
        QVERIFY2(denied.exitCode == 1, denied.all());
        int found = 0;
        for (const QJsonValue &each : item(denied, "aws").value(QLatin1String("permissions")).toObject().value(QLatin1String("checks")).toArray()) {
            const QJsonObject check = each.toObject();
            if (check.value(QLatin1String("action")) != QLatin1String("ecs:DescribeServices"))
                continue;
            ++found;
            QCOMPARE(check.value(QLatin1String("answer")).toString(), QStringLiteral("denied"));
            QVERIFY(check.value(QLatin1String("why")).toString().contains(QLatin1String("not authorized")));
        }
        QCOMPARE(found, 1);
        QVERIFY(denied.err.contains("refuses the key 1 of the calls"));
        m_fleet.clearFaults();
        m_fleet.fault(QStringLiteral("aws"), QStringLiteral("root-key"));
        const Ran root = run("secrets test aws --permissions --profile desk --json");
        QVERIFY(item(root, "aws").value(QLatin1String("permissions")).toObject().value(QLatin1String("wide")).toBool());
        QCOMPARE(m_fleet.state().value(QLatin1String("aws")).toObject().value(QLatin1String("changes")).toArray().size(), 0);
        const Ran text = run("secrets test phala --permissions --profile desk");
        QVERIFY2(text.exitCode == 0 && text.out.contains("allowed   GET /apps"), text.all());
    }

    void aValueThatIsRefusedIsNotStored()
    {
        const Ran plan = run("secrets set PHALA_API_KEY --test --profile desk --json");
        QVERIFY2(plan.exitCode == 0 && plan.out.contains("a read that changes nothing"), plan.all());
        const Ran refused = run("secrets set PHALA_API_KEY --test --profile desk --yes --json", "phak_revoked_canary_1\n");
        QVERIFY2(refused.exitCode == 4, refused.all());
        QVERIFY(refused.err.contains("Nothing was stored."));
        QVERIFY(!refused.out.contains("canary") && !refused.err.contains("canary"));
        QVERIFY2(!run("audit list --profile desk --json --filter action:secret.set").out.contains("intended"), "it came to no attempt to store");
        QCOMPARE(run("secrets set GATEWAY_KEY --test --profile desk --yes", "x\n").exitCode, 5);
        // The other half of the pair comes from where it is kept.
        const Ran half = run("secrets set AWS_SECRET_ACCESS_KEY --test --profile desk --yes --json", "aws_canary_3301_canary\n");
        QVERIFY2(half.exitCode == 4 && half.out.contains("does not belong"), half.all());
        QVERIFY(!half.out.contains("canary") && !half.err.contains("canary"));
    }
};

QTEST_GUILESS_MAIN(CtlSecretsTest)
#include "tst_ctl_secrets.moc"
