// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/logs/log_search.h"
#include "tests/services/logs/log_fixture.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTemporaryDir>

using namespace pilothouse;
using namespace pilothouse::logs;
using test::takeAndSettle;
using namespace std::chrono_literals;

class LogSearchTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    std::shared_ptr<LogSpool> spoolOf(const QByteArrayList &lines)
    {
        auto spool = LogSpool::create(m_folder.path());
        if (!spool || !takeAndSettle(**spool, lines))
            return nullptr;
        return *spool;
    }
    static std::vector<quint32> found(const LogSpool &spool, const LogQuery &query, int threads = 2)
    {
        const auto matcher = LogMatcher::of(query);
        if (!matcher)
            return {quint32(-1)};
        SearchLimits limits;
        limits.threads = threads;
        const auto result = searchLines(spool, *matcher, 0, spool.count(), limits, CancelToken());
        return result && result->unsearched == 0 ? result->lines : std::vector<quint32>{quint32(-2)};
    }
    static LogQuery words(const QString &text, Qt::CaseSensitivity sensitivity = Qt::CaseInsensitive)
    {
        LogQuery query;
        query.text = text;
        query.caseSensitivity = sensitivity;
        return query;
    }
    static LogQuery expression(const QString &text)
    {
        LogQuery query = words(text);
        query.kind = LogQuery::Kind::Expression;
        return query;
    }
    using Numbers = std::vector<quint32>;

private slots:
    void findsWords_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("byCase");
        QTest::addColumn<QList<int>>("lines");
        QTest::newRow("a word") << "error" << false << QList<int>{0, 3};
        QTest::newRow("by case") << "ERROR" << true << QList<int>{3};
        QTest::newRow("two words, any order") << "memory error" << false << QList<int>{3};
        QTest::newRow("not") << "error -memory" << false << QList<int>{0};
        QTest::newRow("only not") << "-error" << false << QList<int>{1, 2, 4, 5};
        QTest::newRow("with spaces") << "\"of memory\"" << false << QList<int>{3};
        QTest::newRow("other order in quotes") << "\"memory of\"" << false << QList<int>{};
        QTest::newRow("dash alone") << "-" << false << QList<int>{1};
        QTest::newRow("letters beyond ASCII, other case") << QStringLiteral("MÜLLER") << false << QList<int>{2};
        QTest::newRow("letters beyond ASCII, by case") << QStringLiteral("MÜLLER") << true << QList<int>{};
        QTest::newRow("under colours") << "proved" << false << QList<int>{4};
        QTest::newRow("colours are no text") << "[32m" << false << QList<int>{};
        QTest::newRow("markup is text") << "<b>" << false << QList<int>{5};
        QTest::newRow("nothing") << "  " << false << QList<int>{0, 1, 2, 3, 4, 5};
    }
    void findsWords()
    {
        QFETCH(QString, text);
        QFETCH(bool, byCase);
        QFETCH(QList<int>, lines);
        const auto spool = spoolOf({"error: none", "a - b", "Herr M\xc3\xbcller", "ERROR out of memory", "\x1b[32mpro\x1b[0mved", "<b>bold</b>"});
        QVERIFY(spool);
        const Numbers hits = found(*spool, words(text, byCase ? Qt::CaseSensitive : Qt::CaseInsensitive));
        QCOMPARE(QList<int>(hits.begin(), hits.end()), lines);
    }

    void aLineFeedIsRefused()
    {
        for (const QString &text : {QStringLiteral("a\nb"), QStringLiteral("a\rb"), QStringLiteral("\"open"), QString(2000, u'x')})
            QCOMPARE(LogMatcher::of(words(text)).error().kind, ErrorKind::InvalidInput);
        QCOMPARE(LogMatcher::of(expression(QStringLiteral("a\nb"))).error().kind, ErrorKind::InvalidInput);
    }

    void aBrokenExpressionSaysWhere()
    {
        const auto matcher = LogMatcher::of(expression(QStringLiteral("ab(c")));
        QVERIFY(!matcher);
        QCOMPARE(matcher.error().kind, ErrorKind::InvalidInput);
        QVERIFY2(matcher.error().what.contains(QLatin1String("character 5")), qPrintable(matcher.error().what));
    }

    void findsBySource()
    {
        auto spool = LogSpool::create(m_folder.path());
        QVERIFY(spool);
        LogBatch batch;
        batch.add((*spool)->addSource(QStringLiteral("gpu-prover")), 1, "segment 1");
        batch.add((*spool)->addSource(QStringLiteral("exec-agent")), 2, "segment 2");
        batch.add(0, 3, "idle");
        (*spool)->take(std::move(batch));
        QTRY_COMPARE((*spool)->count(), 3);
        QCOMPARE(found(**spool, words(QStringLiteral("source:gpu*"))), Numbers({0, 2}));
        QCOMPARE(found(**spool, words(QStringLiteral("segment -source:gpu*"))), Numbers({1}));
        QCOMPARE(found(**spool, words(QStringLiteral("source:none"))), Numbers());
    }

    void invertedGivesExactlyTheOthers()
    {
        const auto spool = spoolOf({"heartbeat", "work", "heartbeat 2", "rest"});
        QVERIFY(spool);
        LogQuery query = words(QStringLiteral("heartbeat"));
        query.isInverted = true;
        QCOMPARE(found(*spool, query), Numbers({1, 3}));
        query = expression(QStringLiteral("heartbeat$"));
        query.isInverted = true;
        QCOMPARE(found(*spool, query), Numbers({1, 2, 3}));
    }

    void anExpressionSeesOneLineAtATime()
    {
        const auto spool = spoolOf({"ends with a", "b begins", "a b"});
        QVERIFY(spool);
        QCOMPARE(found(*spool, expression(QStringLiteral("a\\sb"))), Numbers({2}));
        QCOMPARE(found(*spool, expression(QStringLiteral("^b"))), Numbers({1}));
        QCOMPARE(found(*spool, expression(QStringLiteral("A$"))), Numbers({0}));
    }

    /// Whatever the threads and stripes, the hits are those of a plain loop.
    void manyThreadsFindWhatAPlainLoopFinds()
    {
        QRandomGenerator random(5);
        QByteArrayList lines;
        for (int i = 0; i < 30'000; ++i)
            lines << QByteArray::number(random.generate(), 36) + ' ' + QByteArray::number(i);
        const auto spool = spoolOf(lines);
        QVERIFY(spool);
        for (const QByteArray &needle : {QByteArray("7z"), QByteArray("99"), QByteArray("x 1")}) {
            Numbers expected;
            for (int i = 0; i < lines.size(); ++i)
                if (lines[i].contains(needle))
                    expected.push_back(quint32(i));
            QVERIFY(!expected.empty());
            const LogQuery query = words(u'"' + QString::fromLatin1(needle) + u'"', Qt::CaseSensitive);
            for (const int threads : {1, 2, 4})
                QVERIFY(found(*spool, query, threads) == expected);
            QVERIFY(found(*spool, expression(QString::fromLatin1(needle)), 2) == expected);
        }
    }

    /// A line kept in pieces has no line feed where it was cut: a hit does not reach over the cut into the next piece.
    void aHitLiesInOneLine()
    {
        const QString path = m_folder.filePath(QStringLiteral("long"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(kLongestLine - 2, 'x') + "abcd abcd\n");
        file.close();
        const auto spool = LogSpool::open(path);
        QVERIFY(spool);
        QTRY_VERIFY((*spool)->isSettled());
        QCOMPARE((*spool)->count(), 2);
        QCOMPARE(found(**spool, words(QStringLiteral("abcd"))), Numbers({1}));
    }

    /// An expression that would take years is given up line by line and told, and the whole search ends at its time.
    void aCatastrophicExpressionEnds()
    {
        QByteArrayList lines(300, QByteArray(40, 'a') + '!');
        lines << "aaa";
        const auto spool = spoolOf(lines);
        QVERIFY(spool);
        const auto matcher = LogMatcher::of(expression(QStringLiteral("^(a+)+$")));
        QVERIFY(matcher);
        const auto result = searchLines(*spool, *matcher, 0, spool->count(), SearchLimits(), CancelToken());
        QVERIFY(result);
        QCOMPARE(result->tooHard, 300);
        QCOMPARE(result->lines, Numbers({300}));
    }

    void aSearchOverItsTimeSaysWhatItDidNotLookAt()
    {
        const auto spool = spoolOf(QByteArrayList(20'000, "something to look at"));
        QVERIFY(spool);
        const auto matcher = LogMatcher::of(expression(QStringLiteral("nothing")));
        SearchLimits limits;
        limits.time = 0ms;
        const auto result = searchLines(*spool, *matcher, 0, spool->count(), limits, CancelToken());
        QVERIFY(result);
        QVERIFY(result->unsearched > 0);
        QVERIFY(result->lines.empty());
    }

    void aSearchCanBeStopped()
    {
        const auto spool = spoolOf(QByteArrayList(1000, "x"));
        QVERIFY(spool);
        CancelToken cancel;
        cancel.cancel();
        const auto result = searchLines(*spool, *LogMatcher::of(words(QStringLiteral("x"))), 0, 1000, SearchLimits(), cancel);
        QVERIFY(!result);
        QCOMPARE(result.error().kind, ErrorKind::Cancelled);
    }

    /// Every byte beside every other: only the letters A to Z are the same as a to z.
    void onlyLettersAreFolded()
    {
        QByteArrayList lines;
        for (int byte = 1; byte < 256; ++byte)
            if (byte != '\n' && byte != 0x1b)
                lines << QByteArray("<<<<<") + char(byte) + QByteArray(">>>>>>>>>");
        const auto spool = spoolOf(lines);
        QVERIFY(spool);
        for (int c = 0x21; c < 0x7f; ++c) {
            if (c == '"')
                continue;
            const bool isLetter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
            const Numbers hits = found(*spool, words(QStringLiteral("\"<%1>\"").arg(QLatin1Char(char(c)))));
            if (c != '<' && c != '>')
                QCOMPARE(int(hits.size()), isLetter ? 2 : 1);
        }
    }

    void marksOfAHardExpressionDoNotHoldTheWindowUp()
    {
        const auto hard = LogMatcher::of(expression(QStringLiteral("(a+)+$")));
        QVERIFY(hard);
        const QString line = QString(40, u'a') + u'!';
        for (int i = 0; i < 1000; ++i) // as many lines as no window shows; without the limit this would not end
            QVERIFY(hard->spans(line).empty());
    }

    void hitsAreMarkedInTheShownLine()
    {
        using Spans = std::vector<std::pair<qsizetype, qsizetype>>;
        const auto both = LogMatcher::of(words(QStringLiteral("err -x or")));
        QVERIFY(both);
        QCOMPARE(both->spans(QStringLiteral("ERROR x")), Spans({{0, 3}, {3, 2}}));
        const auto digits = LogMatcher::of(expression(QStringLiteral("[0-9]+")));
        QCOMPARE(digits->spans(QStringLiteral("a12b3")), Spans({{1, 2}, {4, 1}}));
        QVERIFY(LogMatcher::of(expression(QStringLiteral("x*")))->spans(QStringLiteral("abc")).empty());
    }
};

QTEST_GUILESS_MAIN(LogSearchTest)
#include "tst_log_search.moc"
