// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/cvm_detail.h"
#include "services/core/plain_text.h"
#include "tests/support/fake_clock.h"

#include <QProcess>
#include <QTest>

using namespace pilothouse;
using namespace pilothouse::models;
using namespace std::chrono_literals;
using domain::Cvm;

namespace {

Cvm runner()
{
    Cvm cvm;
    cvm.id = domain::CvmId(QStringLiteral("u1"));
    cvm.name = QStringLiteral("crunch-tee-runner-c2a9f604");
    cvm.status = QStringLiteral("running");
    cvm.state = domain::RunState::Running;
    cvm.node = QStringLiteral("prod7");
    cvm.region = QStringLiteral("US-WEST-1");
    cvm.instanceType = QStringLiteral("tdx.large");
    cvm.vcpu = 4;
    cvm.memoryGib = 8;
    cvm.diskGib = 40;
    cvm.hourlyRate = Money::fromDecimal(u"0.232", QStringLiteral("USD"));
    cvm.osImage = QStringLiteral("dstack-0.5.4");
    cvm.osIsDev = false;
    cvm.endpoints = {{QStringLiteral("https://app"), QStringLiteral("https://instance")}};
    return cvm;
}

} // namespace

class CvmDetailTest : public QObject
{
    Q_OBJECT

    std::shared_ptr<test::FakeClock> m_clock = std::make_shared<test::FakeClock>();

    CvmDetail detailOf(const Cvm &cvm, bool stale = false)
    {
        CvmTableModel model(m_clock);
        domain::CvmList list;
        list.items = {cvm};
        model.setListNow(list);
        return cvmDetail(*model.find(cvm.id.text()), model, QStringLiteral("Phala Cloud"), stale);
    }
    static QString valueOf(const CvmDetail &detail, const char *key)
    {
        for (const auto &pair : detail.pairs)
            if (pair.key == QLatin1String(key))
                return pair.value;
        return QStringLiteral("(no such key)");
    }

private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void aHealthyMachineHasNoProblem()
    {
        const CvmDetail detail = detailOf(runner());
        QVERIFY(!detail.problem);
        QCOMPARE(detail.name, QStringLiteral("crunch-tee-runner-c2a9f604"));
        QCOMPARE(detail.subtitle, QStringLiteral("Running")); // the cloud says the same word
        QCOMPARE(valueOf(detail, "Node"), QStringLiteral("prod7 · US-WEST-1"));
        QCOMPARE(valueOf(detail, "Size"), QStringLiteral("tdx.large · 4 vCPU · 8 GB · 40 GB disk"));
        QCOMPARE(valueOf(detail, "Cost"), QStringLiteral("0.232 USD/h · 169 USD/month"));
        QCOMPARE(detail.attestation.mark, Mark::Unverified);
        QCOMPARE(detail.checks.size(), size_t(1));
        QCOMPARE(detail.checks[0].mark, Mark::Pass);
    }

    void theWorstProblemIsSaid_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<int>("mark");
        QTest::addColumn<QString>("words");
        QTest::newRow("boot") << QStringLiteral("boot") << int(Mark::Fail) << QStringLiteral("The boot failed: no disk");
        QTest::newRow("failed") << QStringLiteral("failed") << int(Mark::Fail) << QStringLiteral("Phala Cloud says “error”");
        QTest::newRow("twice") << QStringLiteral("twice") << int(Mark::Warn) << QStringLiteral("twice");
        QTest::newRow("dev") << QStringLiteral("dev") << int(Mark::Fail) << QStringLiteral("development image");
        QTest::newRow("scripts") << QStringLiteral("scripts") << int(Mark::Warn) << QStringLiteral("scripts");
        QTest::newRow("unknown") << QStringLiteral("unknown") << int(Mark::Unknown) << QStringLiteral("“QUIESCED”");
    }
    void theWorstProblemIsSaid()
    {
        QFETCH(QString, what);
        Cvm cvm = runner();
        if (what == QLatin1String("boot")) {
            cvm.bootError = QStringLiteral("no disk");
            cvm.bootProgress = QStringLiteral("mounting data disk");
        } else if (what == QLatin1String("failed")) {
            cvm.status = QStringLiteral("error");
            cvm.state = domain::RunState::Failed;
        } else if (what == QLatin1String("twice")) {
            cvm.duplicateId = true;
        } else if (what == QLatin1String("dev")) {
            cvm.osIsDev = true;
        } else if (what == QLatin1String("scripts")) {
            cvm.name = QString::fromUtf8("\u0440rod");
        } else {
            cvm.status = QStringLiteral("QUIESCED");
            cvm.state = domain::RunState::Unknown;
        }
        const CvmDetail detail = detailOf(cvm);
        QVERIFY(detail.problem);
        QTEST(int(detail.problem->state.mark), "mark");
        QFETCH(QString, words);
        QVERIFY2(detail.problem->state.word.contains(words), qPrintable(detail.problem->state.word));
        QVERIFY(!detail.problem->text.isEmpty());
    }

    void anotherWordOfTheCloudStandsBesideOurs()
    {
        Cvm cvm = runner();
        cvm.bootError = QStringLiteral("no disk");
        QCOMPARE(detailOf(cvm).subtitle, QStringLiteral("Boot failed · Phala Cloud says “running”"));

        CvmTableModel model(m_clock);
        domain::CvmList list;
        list.items = {runner()};
        model.setListNow(list);
        list.items[0].status = QStringLiteral("shutting_down");
        list.items[0].state = domain::RunState::Stopping;
        model.setListNow(list);
        m_clock->advance(372s);
        const CvmDetail detail = cvmDetail(*model.find(QStringLiteral("u1")), model, QStringLiteral("Phala Cloud"), true);
        QCOMPARE(detail.subtitle, QStringLiteral("Stopping for 6 min 12 s · Phala Cloud says “shutting_down”"));
        QCOMPARE(detail.checks[0].mark, Mark::Stale);
    }

    void commandsSurviveARealShell()
    {
        const QStringList hostile{QStringLiteral("'; rm -rf ~ #"), QStringLiteral("$(touch /tmp/x) `id`"),
                                  QStringLiteral("-rf"),           QStringLiteral("a\nb"),
                                  QStringLiteral("ä \" \\ *"),     QString()};
        for (const QString &name : hostile) {
            QProcess shell;
            shell.start(QStringLiteral("/bin/sh"), {QStringLiteral("-c"), QStringLiteral("printf %s -- ") + shellQuoted(name)});
            QVERIFY(shell.waitForFinished());
            QCOMPARE(QString::fromUtf8(shell.readAllStandardOutput()), QStringLiteral("--") + name);
        }
        QCOMPARE(cvmReadCommands({QStringLiteral("u1"), QStringLiteral("$(x)")}, QStringLiteral("prod us")),
                 QStringLiteral("pilothousectl phala cvms get --profile 'prod us' --json -- u1\n"
                                "pilothousectl phala cvms get --profile 'prod us' --json -- '$(x)'"));
    }
};

QTEST_GUILESS_MAIN(CvmDetailTest)
#include "tst_cvm_detail.moc"
