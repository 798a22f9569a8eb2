// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/clustersetup/answers.h"
#include "services/clustersetup/setup_state.h"

#include <QFile>
#include <QTest>

using namespace pilothouse;
using namespace pilothouse::clustersetup;

class SetupAnswersTest : public QObject
{
    Q_OBJECT

    static QByteArray smallest()
    {
        return "cluster:\n  name: crunch-tee\n  registry-compose-path: r.yml\n  runner-compose-path: /abs/run.yml\n"
               "coordinator:\n  wallet: 7xKXtg2CW87d97TXJSDpbD5jBkheTqA83TZRuJosgAsU\n  key-path: ../key.pem\n";
    }

private slots:
    void readsPathsFromWhereTheFileLies()
    {
        const auto answers = parseAnswers(smallest(), QStringLiteral("a.yaml"), QStringLiteral("/home/me/setup"));
        QVERIFY2(answers, answers ? "" : qPrintable(answers.error().what));
        QCOMPARE(answers->registryCompose, QStringLiteral("/home/me/setup/r.yml"));
        QCOMPARE(answers->cluster.runnerComposePath, QStringLiteral("/abs/run.yml"));
        QCOMPARE(answers->cluster.gatewayKeyPath, QStringLiteral("/home/me/key.pem"));
        QCOMPARE(answers->cluster.instanceType, QStringLiteral("tdx.medium"));
        QCOMPARE(answers->storageRegion, QStringLiteral("eu-west-1"));
        QCOMPARE(answers->existing, ExistingRegistry::Refuse);
        QVERIFY(!answers->mayApproveByRestart && answers->accepted.isEmpty());
    }

    void readsTheExampleOfTheDocumentation()
    {
        QFile file(QStringLiteral(PILOTHOUSE_SOURCE_DIR "/docs/cluster-answers.yaml"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray text = file.readAll();
        const auto answers = parseAnswers(text, QStringLiteral("example"), QStringLiteral("/x"));
        QVERIFY2(answers, answers ? "" : qPrintable(answers.error().where + answers.error().what));
        QCOMPARE(answers->node, QStringLiteral("prod7"));
        for (const QString &code : acceptableCodes())
            QVERIFY2(text.contains(code.toUtf8()), qPrintable(code));
    }

    void readsEveryAnswer()
    {
        QByteArray text = smallest();
        text.replace("coordinator:", "  node: prod7\n  max-models: 3\ncoordinator:");
        text += "storage: { region: us-west-2 }\nwrite:\n  orchestrator-yaml: o.yml\n  orchestrator-env: .env\n"
                "checkouts: { orchestrator: o, spawntee: s }\nexisting-registry: adopt\napprove-by-restart: true\naccept: [debug-mode]\n";
        const auto answers = parseAnswers(text, QStringLiteral("a.yaml"), QStringLiteral("/x"));
        QVERIFY2(answers, answers ? "" : qPrintable(answers.error().what));
        QCOMPARE(answers->node, QStringLiteral("prod7"));
        QCOMPARE(answers->checkouts.spawntee, QStringLiteral("/x/s"));
        QCOMPARE(answers->orchestratorEnv, QStringLiteral("/x/.env"));
        QCOMPARE(answers->existing, ExistingRegistry::Adopt);
        QCOMPARE(answers->accepted, QStringList{QStringLiteral("debug-mode")});
        const auto other = parseAnswers(smallest(), QStringLiteral("a.yaml"), QStringLiteral("/x"));
        QVERIFY(other->digest() != answers->digest());
        QCOMPARE(other->digest().size(), 64);
    }

    void refusesWithTheLine_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("line");
        const QByteArray good = smallest();
        QTest::newRow("unknown key") << good + "colour: red\n" << 8;
        QTest::newRow("secret") << good + "storage: { region: eu-west-1, secret-access-key: hunter2 }\n" << 8;
        QTest::newRow("bad name") << QByteArray(good).replace("crunch-tee", "7up") << 2;
        QTest::newRow("no wallet") << QByteArray(good).replace("  wallet: 7xKXtg2CW87d97TXJSDpbD5jBkheTqA83TZRuJosgAsU\n", "") << 6;
        QTest::newRow("bad wallet") << QByteArray(good).replace("7xKX", "0xKX") << 6;
        QTest::newRow("no region") << good + "storage: { region: mars }\n" << 8;
        QTest::newRow("may not be accepted") << good + "accept: [port-not-published]\n" << 8;
        QTest::newRow("no cluster") << QByteArray("coordinator: { wallet: a, key-path: b }\n") << 1;
    }
    void refusesWithTheLine()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, line);
        const auto answers = parseAnswers(text, QStringLiteral("a.yaml"), QStringLiteral("/x"));
        QVERIFY(!answers);
        QCOMPARE(answers.error().kind, ErrorKind::InvalidInput);
        QCOMPARE(answers.error().where, QStringLiteral("a.yaml:%1").arg(line));
        QVERIFY(!answers.error().what.contains(QLatin1String("hunter2")));
    }

    void knowsAWalletFromOtherText_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("isOne");
        QTest::newRow("a wallet") << QStringLiteral("7xKXtg2CW87d97TXJSDpbD5jBkheTqA83TZRuJosgAsU") << true;
        QTest::newRow("32 zero bytes") << QString(32, u'1') << true;
        QTest::newRow("31 zero bytes") << QString(31, u'1') << false;
        QTest::newRow("33 zero bytes") << QString(33, u'1') << false;
        QTest::newRow("one digit short") << QStringLiteral("7xKXtg2CW87d97TXJSDpbD5jBkheTqA83TZRuJosgA") << false;
        QTest::newRow("not base58") << QStringLiteral("7xKXtg2CW87d97TXJSDpbD5jBkheTqA83TZRuJosgAs0") << false;
        QTest::newRow("the largest there is") << QStringLiteral("JEKNVnkbo3jma5nREBBJCDoXFVeKkD56V3xKrvRmWxFG") << true;
        QTest::newRow("one more than that") << QStringLiteral("JEKNVnkbo3jma5nREBBJCDoXFVeKkD56V3xKrvRmWxFH") << false;
        QTest::newRow("empty") << QString() << false;
    }
    void knowsAWalletFromOtherText()
    {
        QFETCH(QString, text);
        QFETCH(bool, isOne);
        QCOMPARE(isWallet(text), isOne);
    }

    void aStateComesBackFromPaper()
    {
        SetupState state;
        state.run = QStringLiteral("r1");
        state.begun = QDateTime(QDate(2026, 1, 15), QTime(12, 0), Qt::UTC);
        state.registry = {Sending::Intended,
                          true,
                          QStringLiteral("a-registry"),
                          QString(40, u'1'),
                          QStringLiteral("vm"),
                          QString(64, u'c'),
                          QStringLiteral("d.example"),
                          QString(64, u'9')};
        state.approval = {Sending::Done, {QStringLiteral("h")}, true};
        state.files.push_back(
            {{QStringLiteral("/a"), QStringLiteral("/b"), QStringLiteral("/d"), QString(64, u'1'), QString(64, u'2'), 0640}, Sending::Intended});
        const auto again = SetupState::fromJson(state.toJson());
        QVERIFY(again);
        QCOMPARE(again->toJson(), state.toJson());
        QCOMPARE(again->files.front().receipt.modeBefore, 0640);
        QJsonObject broken = state.toJson();
        broken.insert(QStringLiteral("version"), 2);
        QVERIFY(!SetupState::fromJson(broken));
        broken = state.toJson();
        broken.insert(QStringLiteral("registry"), QJsonObject{{QStringLiteral("sending"), QStringLiteral("perhaps")}});
        QVERIFY(!SetupState::fromJson(broken));
    }
};

QTEST_APPLESS_MAIN(SetupAnswersTest)
#include "tst_setup_answers.moc"
