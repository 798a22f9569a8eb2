// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/chain/chain_client.h"
#include "services/provenance/provenance_workflow.h"

#include "tests/support/await.h"
#include "tests/support/demo_fleet_process.h"

#include <QTest>

using namespace pilothouse;
using namespace pilothouse::provenance;
using namespace pilothouse::test;

/// The workflow over real sockets, against a chain that was written without a look at the client.
class ProvenanceFleetTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<DemoFleetProcess> m_fleet;

    std::shared_ptr<ChainPort> node(const QString &address) const
    {
        const QUrl url(address);
        http::RemoteContext context;
        context.environment = domain::EnvironmentId(QStringLiteral("demo"));
        context.allowedOrigins = {url};
        http::RetryPolicy policy;
        policy.backOff = {std::chrono::milliseconds(5)};
        return std::make_shared<chain::ChainClient>(std::make_shared<http::HttpClient>(context, policy), url,
                                                    chain::ChainClient::Pauses{std::chrono::milliseconds(5), std::chrono::milliseconds(5)});
    }
    std::shared_ptr<ProvenanceWorkflow> workflow(const QStringList &furtherNodes = {}) const
    {
        ProvenanceWorkflow::Parts parts;
        parts.nodes.push_back(node(m_fleet->address("chain")));
        for (const QString &further : furtherNodes)
            parts.nodes.push_back(node(further));
        parts.appContract = addressFromText(m_fleet->address("appContract"));
        parts.kmsContract = addressFromText(m_fleet->address("kmsContract"));
        parts.chainId = kBaseChainId;
        parts.clock = std::make_shared<SystemClock>();
        return std::make_shared<ProvenanceWorkflow>(parts);
    }
    QString secondNode() const { return m_fleet->address("chain") + QStringLiteral("/second"); }
    Result<History> history(const QStringList &furtherNodes = {}) const { return *await(workflow(furtherNodes)->history(CancelToken())); }
    static QByteArray page(const QByteArray &transaction, const Sha256 &hash)
    {
        return "| Version | Machine | Compose Hash | On-Chain TX |\n|---|---|---|---|\n| 1 | prod9 | " + hash.toHex() + " | " + transaction + " |\n";
    }

private slots:
    void initTestCase()
    {
        m_fleet = std::make_unique<DemoFleetProcess>(QStringList{QStringLiteral("--cvms"), QStringLiteral("40")});
        QVERIFY2(m_fleet->isReady(), qPrintable(m_fleet->problem()));
    }
    void cleanup() { QVERIFY(m_fleet->clearFaults()); }
    void cleanupTestCase() { m_fleet.reset(); }

    void readsWhatTheAppAllowedAndWhen()
    {
        const auto read = history();
        QVERIFY2(read.has_value(), read ? "" : qPrintable(read.error().what));
        QVERIFY(read->complete);
        QCOMPARE(read->entries.size(), size_t(2));
        const HistoryEntry &present = read->entries[0];
        const HistoryEntry &before = read->entries[1];
        // Without an explicit id an app is named by the first 20 bytes of its compose hash.
        QCOMPARE(toText(*read->appContract).mid(2), QString::fromLatin1(present.composeHash.toHex().left(40)));
        QCOMPARE(present.allowed, std::optional(true));
        QVERIFY(present.added && !present.removed && present.added->time.isValid());
        QCOMPARE(before.allowed, std::optional(false));
        QVERIFY(before.added && before.removed && before.added->block < before.removed->block);
        QVERIFY(read->deployed && *read->deployed == *before.added);
        QCOMPARE(read->registered, std::optional(true));
        QCOMPARE(read->anyDevice, std::optional(false));
        QCOMPARE(linkOf(*read, present.composeHash).state, LinkState::Allowed);
        QCOMPARE(linkOf(*read, before.composeHash).state, LinkState::Removed);
        QVERIFY(read->ignored.isEmpty());
    }

    void aNodeWithShortRangesGivesTheSameHistory()
    {
        const auto usual = history();
        QVERIFY(m_fleet->setFault(QStringLiteral("chain"), QStringLiteral("range-refused")));
        const auto split = history();
        QVERIFY(split.has_value() && split->complete);
        QCOMPARE(split->entries, usual->entries);
    }

    void twoNodesAgreeOrAreNotBelieved()
    {
        const auto agreed = history({secondNode()});
        QVERIFY(agreed.has_value());
        QCOMPARE(agreed->agreement, Agreement::Agreed);
        QCOMPARE(agreed->nodes.size(), 2);

        QVERIFY(
            m_fleet->setFault(QStringLiteral("chain"), QStringLiteral("hidden-removals"), 0, {{QStringLiteral("path"), QStringLiteral("/second")}}));
        const auto disagreed = history({secondNode()});
        QCOMPARE(disagreed->agreement, Agreement::Disagreed);
        QVERIFY(!disagreed->disagreements.isEmpty());
        QCOMPARE(linkOf(*disagreed, disagreed->entries[0].composeHash).state, LinkState::Unknown);

        AllowanceQuestion question;
        question.composeHash = disagreed->entries[1].composeHash;
        const auto allowance = *await(workflow({secondNode()})->allowance(question, CancelToken()));
        QCOMPARE(allowance->agreement, Agreement::Disagreed);
        QVERIFY(!allowance->composeHash.has_value());
    }

    void aSecondNodeThatIsSilentConfirmsNothing()
    {
        QVERIFY(m_fleet->setFault(QStringLiteral("chain"), QStringLiteral("rpc-error"), 0, {{QStringLiteral("path"), QStringLiteral("/second")}}));
        const auto read = history({secondNode()});
        QVERIFY(read.has_value());
        QCOMPARE(read->agreement, Agreement::OneNode);
        QVERIFY(read->ignored.join(u' ').contains(QLatin1String("did not confirm")));
    }

    void faultsBecomeErrorsInFourParts_data()
    {
        QTest::addColumn<QString>("fault");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("word");
        QTest::newRow("error object") << QStringLiteral("rpc-error") << int(ErrorKind::Remote) << QStringLiteral("header not found");
        QTest::newRow("rate limit") << QStringLiteral("rpc-rate-limit") << int(ErrorKind::Throttled) << QStringLiteral("rate limit");
        QTest::newRow("429") << QStringLiteral("429") << int(ErrorKind::Throttled) << QStringLiteral("429");
        QTest::newRow("wrong chain") << QStringLiteral("wrong-chain") << int(ErrorKind::Protocol) << QStringLiteral("Ethereum");
        QTest::newRow("truncated") << QStringLiteral("truncated") << int(ErrorKind::Network) << QString();
        QTest::newRow("wrong JSON") << QStringLiteral("wrong-json") << int(ErrorKind::Protocol) << QString();
        QTest::newRow("web page") << QStringLiteral("html") << int(ErrorKind::Protocol) << QString();
        QTest::newRow("deep") << QStringLiteral("deep") << int(ErrorKind::Protocol) << QString();
        QTest::newRow("huge") << QStringLiteral("huge") << int(ErrorKind::TooLarge) << QString();
        QTest::newRow("500") << QStringLiteral("500") << int(ErrorKind::Remote) << QStringLiteral("500");
        QTest::newRow("redirect") << QStringLiteral("redirect") << int(ErrorKind::Refused) << QString();
        QTest::newRow("reset") << QStringLiteral("reset") << int(ErrorKind::Network) << QString();
    }

    void faultsBecomeErrorsInFourParts()
    {
        QFETCH(QString, fault);
        QFETCH(int, kind);
        QFETCH(QString, word);
        QVERIFY(m_fleet->setFault(QStringLiteral("chain"), fault));
        const auto read = history();
        QVERIFY(!read.has_value());
        const UserMessage message = userMessage(read.error());
        QVERIFY2(errorKindName(read.error().kind) == errorKindName(ErrorKind(kind)), qPrintable(message.oneLine()));
        QVERIFY2(message.what.contains(word), qPrintable(message.what));
        QVERIFY(!message.where.isEmpty() && !message.unchanged.isEmpty());
        QVERIFY2(!message.where.contains(QLatin1String("/chain")), qPrintable(message.where)); // a path may hold a key
        QVERIFY(!message.nextStep.isEmpty() || read.error().kind == ErrorKind::Refused);
    }

    void eventsThatWereTakenBackDoNotCount()
    {
        QVERIFY(m_fleet->setFault(QStringLiteral("chain"), QStringLiteral("reorganised")));
        const auto read = history();
        QVERIFY(read.has_value());
        QVERIFY(read->entries.empty());
        QVERIFY(!read->deployed.has_value());
        QCOMPARE(read->ignored.size(), 3);
    }

    void oneRateLimitIsWaitedFor()
    {
        QVERIFY(m_fleet->setFault(QStringLiteral("chain"), QStringLiteral("rpc-rate-limit"), 0, {{QStringLiteral("count"), 1}}));
        QVERIFY(history().has_value());
    }

    void canBeCancelled()
    {
        CancelToken cancel;
        cancel.cancel();
        const auto read = *await(workflow()->history(cancel));
        QVERIFY(!read.has_value());
        QCOMPARE(read.error().kind, ErrorKind::Cancelled);
    }

    void saysWhetherAMachineIsAllowed()
    {
        const auto read = history();
        AllowanceQuestion question;
        question.composeHash = read->entries[0].composeHash;
        question.device = Sha256();
        question.osImage = Sha256();
        const auto allowance = *await(workflow()->allowance(question, CancelToken()));
        QVERIFY(allowance.has_value());
        QCOMPARE(allowance->composeHash, std::optional(true));
        QCOMPARE(allowance->device, std::optional(false));
        QCOMPARE(allowance->osImage, std::optional(false));
        QCOMPARE(allowance->registered, std::optional(true));
        QCOMPARE(allowance->agreement, Agreement::OneNode);
    }

    void looksEveryTransactionOfAPageUp()
    {
        const auto read = history();
        const HistoryEntry &present = read->entries[0];
        const HistoryEntry &before = read->entries[1];
        const auto state = [&](const QByteArray &transaction, const Sha256 &hash) {
            const auto report = *await(workflow()->readDeployments(page(transaction, hash), {}, CancelToken()));
            return report ? transactionStateWord(report->rows.at(0).state) : report.error().what;
        };
        QCOMPARE(state(toText(present.added->transaction).toLatin1(), present.composeHash), QStringLiteral("confirmed"));
        QCOMPARE(state(toText(present.added->transaction).toLatin1(), before.composeHash), QStringLiteral("other-hash"));
        QCOMPARE(state(toText(before.added->transaction).toLatin1(), before.composeHash), QStringLiteral("confirmed")); // made by the factory
        QCOMPARE(state(toText(before.removed->transaction).toLatin1(), before.composeHash), QStringLiteral("other-hash"));
        QCOMPARE(state("0x" + QByteArray(64, '7'), present.composeHash), QStringLiteral("not-found"));
        QCOMPARE(state("pending", present.composeHash), QStringLiteral("pending"));
        QCOMPARE(state("0x02f9011082210502830f4240836f0fe88303e53e942f83172a49584c017f2b25", present.composeHash), QStringLiteral("raw-transaction"));

        const auto all = *await(workflow()->readDeployments(page(toText(present.added->transaction).toLatin1(), present.composeHash),
                                                            {{QStringLiteral("prod9"), present.composeHash}}, CancelToken()));
        QVERIFY(all->allConfirmed());
        QCOMPARE(all->rows[0].attested, std::optional(true));
        QVERIFY(!all->node.isEmpty());
    }

    void rowsAreReadAlsoWhenTheNodeIsSilent()
    {
        QVERIFY(m_fleet->setFault(QStringLiteral("chain"), QStringLiteral("rpc-error")));
        const auto report = *await(workflow()->readDeployments(page("0x" + QByteArray(64, '7'), Sha256()), {}, CancelToken()));
        QVERIFY(report.has_value());
        QCOMPARE(report->rows[0].state, TransactionState::NotAsked);
        QVERIFY(!report->chainProblem.isEmpty());
        QVERIFY(!report->allConfirmed());
    }

    void withoutAChainOnlySourcesCanBeChecked()
    {
        ProvenanceWorkflow::Parts parts;
        const auto bare = std::make_shared<ProvenanceWorkflow>(parts);
        QVERIFY(!bare->hasChain());
        const auto read = *await(bare->history(CancelToken()));
        QCOMPARE(read.error().kind, ErrorKind::InvalidInput);
        QVERIFY(read.error().nextStep.contains(QLatin1String("rpc-url")));
    }
};

QTEST_GUILESS_MAIN(ProvenanceFleetTest)
#include "tst_provenance_fleet.moc"
