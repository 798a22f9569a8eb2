// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/provenance/chain_reader.h"

#include "tests/support/await.h"

#include <QTest>

using namespace pilothouse;
using namespace pilothouse::provenance;

namespace {

Word word(char fill)
{
    return *Word::fromBytes(QByteArray(32, fill));
}
Address address(char fill)
{
    return *Address::fromBytes(QByteArray(20, fill));
}

LogEntry logOf(const Word &topic, const Word &hash, BlockNumber block)
{
    LogEntry log;
    log.contract = address('c');
    log.topics = {topic};
    log.data = hash.view().toByteArray();
    log.block = block;
    log.transaction = word(char(block));
    return log;
}

ComposeHashEvent happened(ComposeHashEvent::Kind kind, char hash, BlockNumber block, quint64 index = 0)
{
    ComposeHashEvent made;
    made.kind = kind;
    made.composeHash = word(hash);
    made.at.block = block;
    made.index = index;
    return made;
}
constexpr auto Added = ComposeHashEvent::Kind::Added;
constexpr auto Removed = ComposeHashEvent::Kind::Removed;

/// A node that is told what to say, with a limit of blocks a request.
class Node final : public ChainPort
{
public:
    BlockNumber head = 1000;
    BlockNumber born = 300;
    BlockNumber longestRange = 1000;
    bool archive = true;
    quint64 id = kBaseChainId;
    std::vector<LogEntry> events;
    QByteArray allowed = QByteArray(31, '\0') + '\1';
    std::optional<BlockNumber> breaksBelow;
    Word headHash = word('h');
    std::optional<Word> headHashLater;
    int logRequests = 0;
    BlockNumber lowestAsked = ~BlockNumber(0);

    static Error error(ErrorKind kind) { return {.kind = kind, .what = QStringLiteral("told to fail")}; }

    QString name() const override { return QStringLiteral("http://node"); }
    QCoro::Task<Result<quint64>> chainId(CancelToken) override { co_return quint64(id); }
    QCoro::Task<Result<BlockNumber>> newestBlock(CancelToken) override { co_return BlockNumber(head); }
    QCoro::Task<Result<std::optional<BlockHeader>>> block(BlockNumber number, CancelToken) override
    {
        BlockHeader header;
        header.number = number;
        header.hash = number == head ? (logRequests > 0 ? headHashLater.value_or(headHash) : headHash) : word('b');
        header.time = QDateTime::fromSecsSinceEpoch(qint64(number), Qt::UTC);
        co_return std::optional(header);
    }
    QCoro::Task<Result<std::vector<LogEntry>>> logs(LogFilter filter, CancelToken) override
    {
        ++logRequests;
        lowestAsked = std::min(lowestAsked, filter.from);
        if (filter.to - filter.from + 1 > longestRange)
            co_return error(ErrorKind::TooLarge);
        if (breaksBelow && filter.from < *breaksBelow)
            co_return error(ErrorKind::Network);
        std::vector<LogEntry> found;
        for (const LogEntry &log : events)
            if (log.contract == filter.contract && log.block >= filter.from && log.block <= filter.to)
                found.push_back(log);
        co_return found;
    }
    QCoro::Task<Result<std::optional<Transaction>>> transaction(Word, CancelToken) override { co_return std::optional<Transaction>(); }
    QCoro::Task<Result<std::optional<Receipt>>> receipt(Word, CancelToken) override { co_return std::optional<Receipt>(); }
    QCoro::Task<Result<QByteArray>> call(Address, QByteArray, BlockNumber, CancelToken) override { co_return QByteArray(allowed); }
    QCoro::Task<Result<bool>> hasCode(Address, BlockNumber block, CancelToken) override
    {
        if (!archive && block < head)
            co_return error(ErrorKind::Remote);
        co_return block >= born;
    }
};

} // namespace

/// What a contract allowed over time, from its events and its own answers.
class DeploymentHistoryTest : public QObject
{
    Q_OBJECT

    static std::shared_ptr<ChainReader> reader(const std::shared_ptr<Node> &node, const CancelToken &cancel = {})
    {
        ChainReader::Parts parts;
        parts.node = node;
        parts.app = address('c');
        parts.chainId = kBaseChainId;
        parts.cancel = cancel;
        return std::make_shared<ChainReader>(parts);
    }
    static Result<History> read(const std::shared_ptr<Node> &node, std::optional<BlockNumber> from = std::nullopt)
    {
        BlockHeader asOf;
        asOf.number = node->head;
        asOf.hash = node->headHash;
        return *test::await(reader(node)->read(kBaseChainId, asOf, from));
    }

private slots:
    void decodesExactlyTheTwoEvents_data()
    {
        QTest::addColumn<int>("topics");
        QTest::addColumn<int>("dataBytes");
        QTest::addColumn<bool>("decodes");
        QTest::newRow("in the data") << 1 << 32 << true;
        QTest::newRow("indexed") << 2 << 0 << true;
        QTest::newRow("nothing") << 1 << 0 << false;
        QTest::newRow("short") << 1 << 31 << false;
        QTest::newRow("long") << 1 << 64 << false;
        QTest::newRow("both") << 2 << 32 << false;
        QTest::newRow("anonymous") << 0 << 32 << false;
        QTest::newRow("three topics") << 3 << 0 << false;
    }

    void decodesExactlyTheTwoEvents()
    {
        QFETCH(int, topics);
        QFETCH(int, dataBytes);
        QFETCH(bool, decodes);
        for (const Word &topic : {abi::composeHashAdded(), abi::composeHashRemoved()}) {
            LogEntry log;
            for (int i = 0; i < topics; ++i)
                log.topics.push_back(i == 0 ? topic : word('x'));
            log.data = QByteArray(dataBytes, 'x');
            QCOMPARE(decodeComposeHashEvent(log).has_value(), decodes);
            if (decodes)
                QCOMPARE(decodeComposeHashEvent(log)->composeHash, word('x'));
        }
        LogEntry other = logOf(word('t'), word('x'), 1);
        QVERIFY(!decodeComposeHashEvent(other).has_value());
    }

    void decodesBooleansAndCallsStrictly()
    {
        const QByteArray zeros(31, '\0');
        QCOMPARE(abi::decodeBool(zeros + '\1'), std::optional(true));
        QCOMPARE(abi::decodeBool(zeros + '\0'), std::optional(false));
        QVERIFY(!abi::decodeBool(zeros + '\2').has_value());
        QVERIFY(!abi::decodeBool('\1' + zeros).has_value());
        QVERIFY(!abi::decodeBool(zeros).has_value());
        QVERIFY(!abi::decodeBool(QByteArray()).has_value());
        const QByteArray add = QByteArray::fromHex("dfc77223") + QByteArray(32, 'x');
        QCOMPARE(abi::composeHashOfCall(add), std::optional(word('x')));
        QVERIFY(!abi::composeHashOfCall(add + 'y').has_value());
        QCOMPARE(abi::composeHashOfCall(QByteArray::fromHex("8618169d") + QByteArray(128, 'a') + QByteArray(32, 'x')), std::optional(word('x')));
        QVERIFY(!abi::composeHashOfCall(QByteArray::fromHex("67b3f22c") + QByteArray(32, 'x')).has_value());
    }

    void callsAreThoseOfTheClientLibrary()
    {
        // From machine-made samples of the vendor's own client.
        QCOMPARE(abi::allowedComposeHashes(*Word::fromHex(QByteArray("ef").repeated(32))).toHex(), "2f6622e5" + QByteArray("ef").repeated(32));
        QCOMPARE(abi::registeredApps(address('\x11')).toHex(), "a6c4cce9" + QByteArray("00").repeated(12) + QByteArray("11").repeated(20));
        QCOMPARE(abi::allowAnyDevice().toHex(), QByteArray("3440a16a"));
    }

    void pairsAdditionsWithRemovals()
    {
        const auto entries
            = pairEvents({happened(Removed, 'a', 20), happened(Added, 'a', 10), happened(Added, 'b', 15), happened(Added, 'a', 20, 1)});
        QCOMPARE(entries.size(), size_t(3)); // newest first
        QCOMPARE(entries[0].composeHash, word('a'));
        QCOMPARE(entries[0].added->block, BlockNumber(20));
        QVERIFY(!entries[0].removed.has_value());
        QCOMPARE(entries[1].composeHash, word('b'));
        QCOMPARE(entries[2].added->block, BlockNumber(10));
        QCOMPARE(entries[2].removed->block, BlockNumber(20));
    }

    void saysWhatDoesNotFitTogether()
    {
        const auto twice = pairEvents({happened(Added, 'a', 10), happened(Added, 'a', 11)});
        QCOMPARE(twice.size(), size_t(1));
        QVERIFY(twice[0].note.contains(QLatin1String("again in block 11")));
        const auto orphan = pairEvents({happened(Removed, 'a', 10)});
        QVERIFY(!orphan[0].added.has_value());
        QVERIFY(!orphan[0].note.isEmpty());
    }

    void findsTheContractsBeginningAndReadsNothingBefore()
    {
        const auto node = std::make_shared<Node>();
        node->events = {logOf(abi::composeHashAdded(), word('a'), 300), logOf(abi::composeHashAdded(), word('b'), 1000)};
        const auto history = read(node);
        QVERIFY2(history.has_value(), history ? "" : qPrintable(history.error().what));
        QVERIFY(history->complete);
        QCOMPARE(history->from, BlockNumber(300));
        QCOMPARE(node->lowestAsked, BlockNumber(300));
        QCOMPARE(history->entries.size(), size_t(2));
        QCOMPARE(history->entries[1].added->time.toSecsSinceEpoch(), 300);
        QCOMPARE(history->entries[0].allowed, std::optional(true));
        QCOMPARE(history->agreement, Agreement::OneNode);
    }

    void splitsRangesThatTheNodeRefuses()
    {
        const auto node = std::make_shared<Node>();
        node->longestRange = 1;
        for (BlockNumber block = 300; block <= 1000; block += 100)
            node->events.push_back(logOf(abi::composeHashAdded(), word(char(block / 100)), block));
        const auto history = read(node);
        QVERIFY(history.has_value());
        QVERIFY(history->complete);
        QCOMPARE(history->entries.size(), size_t(8));

        node->longestRange = 0; // not even one block
        const auto refused = read(node);
        QVERIFY(!refused.has_value());
        QCOMPARE(refused.error().kind, ErrorKind::TooLarge);
    }

    void aNodeWithoutOldStatesIsReadFromTheStart()
    {
        const auto node = std::make_shared<Node>();
        node->archive = false;
        const auto history = read(node);
        QVERIFY(history.has_value());
        QVERIFY(history->complete);
        QCOMPARE(history->from, BlockNumber(0));
    }

    void aHistoryThatBreaksOffSaysSo()
    {
        const auto node = std::make_shared<Node>();
        node->longestRange = 100;
        node->breaksBelow = 600;
        node->events = {logOf(abi::composeHashAdded(), word('a'), 400), logOf(abi::composeHashAdded(), word('b'), 900)};
        const auto history = read(node);
        QVERIFY(history.has_value());
        QVERIFY(!history->complete);
        QVERIFY(history->incompleteBecause.contains(QLatin1String("told to fail")));
        QCOMPARE(history->entries.size(), size_t(1));
        // What it did not see is not "never".
        QCOMPARE(linkOf(*history, word('a'), false).state, LinkState::Unknown);
    }

    void aFirstBlockOfTheCallersMakesItIncomplete()
    {
        const auto node = std::make_shared<Node>();
        QVERIFY(!read(node, 500)->complete);
        QCOMPARE(node->lowestAsked, BlockNumber(500));
        QVERIFY(read(node, 100)->complete);
    }

    void leavesOutEventsThatDoNotCount()
    {
        const auto node = std::make_shared<Node>();
        LogEntry takenBack = logOf(abi::composeHashAdded(), word('a'), 900);
        takenBack.removed = true;
        LogEntry garbled = logOf(abi::composeHashAdded(), word('b'), 901);
        garbled.data.chop(1);
        const LogEntry good = logOf(abi::composeHashAdded(), word('d'), 902);
        node->events = {takenBack, garbled, good, good};
        const auto history = read(node);
        QCOMPARE(history->entries.size(), size_t(1));
        QCOMPARE(history->entries[0].composeHash, word('d'));
        QCOMPARE(history->ignored.size(), 3);
        QVERIFY(history->ignored[0].contains(QLatin1String("reorganisation")));
    }

    void aReorganisationMeanwhileIsAnError()
    {
        const auto node = std::make_shared<Node>();
        node->headHashLater = word('n');
        const auto history = read(node);
        QVERIFY(!history.has_value());
        QVERIFY(history.error().what.contains(QLatin1String("reorganised")));
    }

    void noContractAtTheAddressIsBadInput()
    {
        const auto node = std::make_shared<Node>();
        node->born = 2000;
        const auto history = read(node);
        QVERIFY(!history.has_value());
        QCOMPARE(history.error().kind, ErrorKind::InvalidInput);
        QVERIFY(history.error().nextStep.contains(QLatin1String("app-contract")));
    }

    void anotherChainIsRefused()
    {
        const auto node = std::make_shared<Node>();
        node->id = 1;
        const auto chain = *test::await(reader(node)->checkChain());
        QVERIFY(!chain.has_value());
        QVERIFY(chain.error().what.contains(QLatin1String("Ethereum")) && chain.error().what.contains(QLatin1String("8453")));
    }

    void linksAHashOnlyWhenEventsAndContractAgree_data()
    {
        QTest::addColumn<bool>("removed");
        QTest::addColumn<int>("allowed"); // 2 = not answered
        QTest::addColumn<QString>("state");
        QTest::newRow("added, allowed") << false << 1 << QStringLiteral("allowed");
        QTest::newRow("added, not allowed") << false << 0 << QStringLiteral("unknown");
        QTest::newRow("added, no answer") << false << 2 << QStringLiteral("unknown");
        QTest::newRow("removed, not allowed") << true << 0 << QStringLiteral("removed");
        QTest::newRow("removed, allowed") << true << 1 << QStringLiteral("unknown");
    }

    void linksAHashOnlyWhenEventsAndContractAgree()
    {
        QFETCH(bool, removed);
        QFETCH(int, allowed);
        QFETCH(QString, state);
        History history;
        history.complete = true;
        std::vector<ComposeHashEvent> events{happened(Added, 'a', 10)};
        if (removed)
            events.push_back(happened(Removed, 'a', 20));
        history.entries = pairEvents(events);
        if (allowed != 2)
            history.entries[0].allowed = allowed == 1;
        QCOMPARE(linkStateWord(linkOf(history, word('a')).state), state);
        history.agreement = Agreement::Disagreed;
        QCOMPARE(linkOf(history, word('a')).state, LinkState::Unknown);
    }

    void neverNeedsAWholeHistoryAndTheContractsNo()
    {
        History history;
        history.complete = true;
        QCOMPARE(linkOf(history, word('z')).state, LinkState::Unknown);
        QCOMPARE(linkOf(history, word('z'), false).state, LinkState::Never);
        QCOMPARE(linkOf(history, word('z'), true).state, LinkState::Unknown);
        history.complete = false;
        QCOMPARE(linkOf(history, word('z'), false).state, LinkState::Unknown);
    }
};

QTEST_GUILESS_MAIN(DeploymentHistoryTest)
#include "tst_deployment_history.moc"
