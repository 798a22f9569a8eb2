// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/fleet_for_ctl.h"

#include <QTemporaryDir>
#include <QTest>

using namespace pilothouse;
using namespace Qt::StringLiterals;
using pilothouse::test::Ctl;
using pilothouse::test::FleetForCtl;
using pilothouse::test::Ran;

namespace {

const QString kMachine = u"crunch-tee-registry"_s;
const QString kTransaction = u"0x"_s + QString(64, u'7');

} // namespace

/// Updates that wait for their contract's owner, by the command line: asked for in one run of the program, committed in another.
class CtlCvmCommitTest : public QObject
{
    Q_OBJECT

    FleetForCtl m_fleet;
    Ctl m_ctl;
    QTemporaryDir m_files;
    int m_name = 0;

    Ran run(const QString &line, const QStringList &more = {}) { return m_ctl.run(line.split(u' ') + more); }
    /// The fleet's clock runs ahead while the command waits.
    Ran hurried(const QString &line, const QStringList &more = {})
    {
        const test::Hurry hurry(m_fleet, std::chrono::seconds(5), std::chrono::milliseconds(500));
        return run(line, more);
    }
    /// A new set of names, which the chain has to allow.
    Ran askForUpdate()
    {
        m_fleet.fault(u"phala"_s, u"needs-chain"_s);
        QFile file(m_files.filePath(u"env"_s));
        if (!file.open(QIODevice::WriteOnly))
            return {};
        file.write("NAME_" + QByteArray::number(++m_name) + "=s3cr3t-canary\n");
        file.close();
        const QString line = u"phala cvms envs %1 --profile desk --json --drop-others"_s.arg(kMachine);
        const QString phrase = run(line + u" --env-file"_s, {file.fileName()}).json()["plan"_L1]["phrase"_L1].toString();
        QStringList more{file.fileName(), u"--yes"_s};
        if (!phrase.isEmpty())
            more << u"--confirm"_s << phrase;
        return run(line + u" --env-file"_s, more);
    }
    QString commit(const QString &more) const { return u"phala cvms commit %1 --profile desk --json %2"_s.arg(kMachine, more); }
    int outcomes(const QString &action, const QString &outcome)
    {
        int count = 0;
        const Ran list = run(u"audit list --profile desk --json"_s);
        if (list.exitCode != 0)
            qWarning("the record was not listed after %lld ms: %s", static_cast<long long>(list.tookMs), list.all().constData());
        for (const QJsonValue &entry : list.json()["items"_L1].toArray())
            count += entry["action"_L1] == action && entry["outcome"_L1] == outcome ? 1 : 0;
        return count;
    }

private slots:
    void initTestCase()
    {
        QVERIFY(m_fleet.start(9));
        m_ctl.writeProfile(u"desk"_s, m_fleet.profile(u"desk"_s));
        m_ctl.setVariable(u"PHALA_API_KEY"_s, u"phak_demo_canary_7731"_s);
    }
    void init() { m_fleet.clearFaults(); }

    void whereNothingWaitsThatIsTheAnswer()
    {
        const Ran all = run(u"phala cvms commit --profile desk --json"_s);
        QVERIFY2(all.exitCode == 0, all.all());
        QVERIFY(all.json()["items"_L1].toArray().isEmpty());
        const Ran one = run(commit(u"--transaction %1 --yes"_s.arg(kTransaction)));
        QVERIFY2(one.exitCode == 5 && one.err.contains("waits for the chain"), one.all());
    }

    void anUpdateIsAskedForInOneRunAndCommittedInAnother()
    {
        const Ran asked = askForUpdate();
        QVERIFY2(asked.exitCode == 1, asked.all());
        QCOMPARE(asked.json()["done"_L1], QJsonValue(false));
        QCOMPARE(asked.json()["onChain"_L1]["status"_L1], QJsonValue(465));
        const QString hash = asked.json()["onChain"_L1]["composeHash"_L1].toString();
        QCOMPARE(asked.json()["onChain"_L1]["calls"_L1][0]["data"_L1].toString(), u"0xdfc77223"_s + hash);
        QVERIFY2(!QByteArray(asked.all()).contains("tok_"), "whoever has the token can commit");

        const Ran shown = run(commit(QString()).trimmed());
        QVERIFY2(shown.exitCode == 0, shown.all());
        QCOMPARE(shown.json()["onChain"_L1]["composeHash"_L1].toString(), hash);
        QCOMPARE(run(u"phala cvms commit --profile desk --json"_s).json()["items"_L1].toArray().size(), 1);
        const Ran words = run(u"phala cvms commit %1 --profile desk"_s.arg(kMachine));
        QVERIFY2(words.out.contains("addComposeHash(bytes32)") && words.out.contains(kMachine.toLatin1()), words.all());

        // Not allowed yet: everything is kept, the transaction too.
        const Ran early = run(commit(u"--transaction %1 --yes"_s.arg(kTransaction)));
        QVERIFY2(early.exitCode == 1, early.all());
        QCOMPARE(early.json()["onChain"_L1]["status"_L1], QJsonValue(468));
        const Ran kept = run(commit(QString()).trimmed());
        QCOMPARE(kept.json()["transaction"_L1].toString(), kTransaction);
        QCOMPARE(kept.json()["onChain"_L1]["answer"_L1].toString(), u"hash-not-allowed"_s);

        m_fleet.clearFaults();
        const Ran planned = run(commit(u"--transaction %1"_s.arg(kTransaction)));
        QVERIFY2(planned.exitCode == 0, planned.all());
        QCOMPARE(planned.json()["done"_L1], QJsonValue(false));
        const Ran done = hurried(commit(u"--transaction %1 --yes"_s.arg(kTransaction)));
        QVERIFY2(done.exitCode == 0, done.all());
        QCOMPARE(done.json()["done"_L1], QJsonValue(true));
        QVERIFY(run(u"phala cvms commit --profile desk --json"_s).json()["items"_L1].toArray().isEmpty());
        QCOMPARE(run(u"phala cvms get %1 --profile desk --json"_s.arg(kMachine)).json()["composeHash"_L1].toString(), hash);
        QCOMPARE(outcomes(u"cvm.commit"_s, u"done"_s), 1);
        QCOMPARE(outcomes(u"cvm.commit"_s, u"refused"_s), 1);
        QVERIFY2(!QByteArray(done.all()).contains("s3cr3t-canary"), "no value is kept");
    }

    void whatIsNoTransactionIsRefusedBeforeAnythingIsAsked()
    {
        const int before = m_fleet.phalaRequests();
        for (const QString &wrong : {u"0x12"_s, QString(64, u'7'), kTransaction + u'7'}) {
            const Ran ran = run(commit(u"--transaction %1 --yes"_s.arg(wrong)));
            QVERIFY2(ran.exitCode == 2 && ran.err.contains("64 hex digits"), ran.all());
        }
        const Ran both = run(commit(u"--transaction %1 --registered --yes"_s.arg(kTransaction)));
        QVERIFY2(both.exitCode == 2, both.all());
        const Ran nobody = run(u"phala cvms commit --profile desk --registered --yes"_s);
        QVERIFY2(nobody.exitCode == 2, nobody.all());
        QCOMPARE(m_fleet.phalaRequests(), before);
    }

    void whatIsForgottenIsNotCommitted()
    {
        QCOMPARE(askForUpdate().exitCode, 1);
        const Ran forgotten = run(commit(u"--forget"_s));
        QVERIFY2(forgotten.exitCode == 0, forgotten.all());
        m_fleet.clearFaults();
        const Ran late = run(commit(u"--registered --yes"_s));
        QVERIFY2(late.exitCode == 5, late.all());
    }

    void whatWasRegisteredAlreadyNeedsNoTransaction()
    {
        QCOMPARE(askForUpdate().exitCode, 1);
        m_fleet.clearFaults();
        const Ran done = hurried(commit(u"--registered --yes"_s));
        QVERIFY2(done.exitCode == 0, done.all());
    }
};

QTEST_GUILESS_MAIN(CtlCvmCommitTest)
#include "tst_ctl_cvm_commit.moc"
