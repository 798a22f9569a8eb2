// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/filter_expression.h"

#include <QElapsedTimer>
#include <QTest>

using namespace pilothouse::models;

/// The filter language, term by term.
class FilterExpressionTest : public QObject
{
    Q_OBJECT

    const std::vector<FilterField> m_fields{
        {QStringLiteral("state"), {}},
        {QStringLiteral("name"), {}},
        {QStringLiteral("region"), {QStringLiteral("place")}},
        {QStringLiteral("hash"), {QStringLiteral("compose")}},
    };

    static QByteArray row(std::initializer_list<const char16_t *> values)
    {
        QByteArray text(1, kFieldSeparator);
        for (const char16_t *value : values)
            text += foldedText(QStringView(value)) + kFieldSeparator;
        return text;
    }
    const QByteArray m_runner = row({u"running", u"crunch-tee-runner-4F1c92ab", u"US-WEST-1", u"2911e1f7c895"});

private slots:
    void understandsTerms_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<bool>("matches");
        const auto yes
            = [](const char16_t *typed) { QTest::newRow(QString::fromUtf16(typed).toUtf8().constData()) << QString::fromUtf16(typed) << true; };
        const auto no
            = [](const char16_t *typed) { QTest::newRow(QString::fromUtf16(typed).toUtf8().constData()) << QString::fromUtf16(typed) << false; };
        yes(u"");
        yes(u"   ");
        yes(u"RUNNER");
        yes(u"us-west 4f1c"); // words in any field, all of them
        no(u"us-west registry");
        no(u"running crunchtee");
        yes(u"state:running");
        yes(u"STATE:Running");
        no(u"state:stopped");
        no(u"name:running"); // the word is in another field
        yes(u"-state:stopped");
        no(u"-state:running");
        yes(u"-registry runner");
        no(u"-runner");
        yes(u"hash:2911*");
        no(u"hash:11e1*");
        yes(u"hash:*c895");
        no(u"hash:*c89");
        yes(u"hash:2911*895");
        yes(u"hash:29*1f*95");
        no(u"hash:29*95*1f*");
        yes(u"compose:2911e1f7c895"); // an alias
        yes(u"hash:=2911e1f7c895");
        no(u"hash:=2911e1f7");
        yes(u"hash:*");
        yes(u"crunch*"); // a field that begins so
        no(u"tee*");
        yes(u"*92ab");
        yes(u"us*1");
        no(u"us*2");
        yes(u"state:failed,running");
        no(u"state:failed,stopped");
        yes(u"-state:failed,stopped");
        no(u"\"running crunch\""); // one value does not run on into the next
        yes(u"\"tee-runner\"");
        no(u"\"tee*runner\""); // a star in quotation marks is a star
        no(u"a\\\"b");
        yes(u"/runner-[0-9a-f]{8}/"); // a regular expression in any field
        no(u"/runner-[0-9]{8}/");
        yes(u"name:/^crunch.*92AB$/");
        no(u"name:/^runner/");
        no(u"state:/runner/"); // in that field alone
        yes(u"-name:/registry/");
        no(u"-name:/run+er/");
        yes(u"state:/^(failed|running)$/");
        yes(u"state:stopped,/^run/"); // in a list beside words
        yes(u"name:/4f1c/ state:running");
        yes(u"name:=/crunch-tee-.*/");
        no(u"name:=/runner/"); // not the whole of it
        yes(u"/^running$/");   // the ends are those of a value …
        yes(u"/^us-west-1$/");
        no(u"/running.*crunch/"); // … and one value does not run on into the next
        no(u"/running\\s+crunch/");
        no(u"/running[^x]crunch/");
        yes(u"/\\Arunning\\z/");
        yes(u"/(?<=tee-)runner/");
        yes(u"/run(?!ning)/");
        no(u"/\\/api\\/v1/"); // a slash in it
        no(u"\"/api/v1\"");   // in quotation marks it is text
    }
    void aSlashInsideAnExpressionIsPartOfIt()
    {
        const QByteArray text = row({u"running", u"ghcr.io/a/b:1", u"", u""});
        QVERIFY(FilterExpression::parse(u"name:/io/a/", m_fields, nullptr)->matches(text));
        QVERIFY(FilterExpression::parse(u"/a\\/b/", m_fields, nullptr)->matches(text));
        QVERIFY(FilterExpression::parse(u"name:/a b|a.b/", m_fields, nullptr)->matches(text)); // a space too
        QVERIFY(FilterExpression::parse(u"\"/a/b\"", m_fields, nullptr)->matches(text));
    }
    void anExpressionThatNeverEndsIsGivenUp()
    {
        const QString evil = QString(4000, u'a') + u'!';
        QByteArray text(1, kFieldSeparator);
        for (int i = 0; i < 4; ++i)
            text += foldedText(evil) + kFieldSeparator;
        for (const char16_t *typed : {u"/(a+)+$/", u"name:/(a|aa)+$/", u"/(.*)*b/", u"/^(?>(a|a?)+)+$/"}) {
            const auto filter = FilterExpression::parse(QStringView(typed), m_fields, nullptr);
            QVERIFY(filter && filter->hasRegularExpression());
            QElapsedTimer timer;
            timer.start();
            QVERIFY(!filter->matches(text));
            QVERIFY2(timer.elapsed() < 1000, qPrintable(QString::fromUtf16(typed)));
        }
        MatchBudget budget(std::chrono::milliseconds(50));
        const auto filter = FilterExpression::parse(u"/(a+)+$/", m_fields, nullptr);
        int rows = 0;
        for (; rows < 100'000 && !budget.isSpent(); ++rows)
            (void)filter->matches(text, &budget);
        QVERIFY2(rows < 1000, qPrintable(QString::number(rows)));
        QVERIFY(!FilterExpression::parse(u"runner", m_fields, nullptr)->hasRegularExpression());
    }
    void understandsTerms()
    {
        QFETCH(QString, typed);
        FilterProblem problem;
        const auto filter = FilterExpression::parse(typed, m_fields, &problem);
        QVERIFY2(filter, qPrintable(problem.text));
        QTEST(filter->matches(m_runner), "matches");
    }

    void missingValuesCanBeAskedFor()
    {
        const QByteArray noHash = row({u"starting", u"crunch-tee-runner-77e0", u"", u""});
        const auto missing = FilterExpression::parse(u"hash:=", m_fields, nullptr);
        const auto present = FilterExpression::parse(u"hash:*", m_fields, nullptr);
        QVERIFY(missing && present);
        QVERIFY(missing->matches(noHash));
        QVERIFY(!missing->matches(m_runner));
        QVERIFY(!present->matches(noHash));
        QVERIFY(present->matches(m_runner));
    }

    void lettersOfAllScriptsFold()
    {
        const QByteArray text = row({u"running", u"ÄRMEL-Ωμέγα", u"", u""});
        QVERIFY(FilterExpression::parse(u"ärmel", m_fields, nullptr)->matches(text));
        QVERIFY(FilterExpression::parse(u"ΩΜΈΓΑ", m_fields, nullptr)->matches(text));
    }

    void controlCharactersCannotForgeFields()
    {
        const QByteArray text = row({u"stopped", u"evil\x1frunning\x1f", u"", u""});
        QVERIFY(!FilterExpression::parse(u"state:running", m_fields, nullptr)->matches(text));
        QCOMPARE(fieldOf(text, 1), QByteArrayView("evil running "));
        QCOMPARE(fieldOf(text, 2), QByteArrayView(""));
        QVERIFY(fieldOf(text, 9).isEmpty());
    }

    void saysWhatIsWrong_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<int>("position");
        QTest::addColumn<QString>("names");
        QTest::newRow("open quotation mark") << QStringLiteral("runner \"us west") << 7 << QStringLiteral("quotation mark");
        QTest::newRow("unknown field") << QStringLiteral("colour:blue") << 0 << QStringLiteral("state, name, region, hash");
        QTest::newRow("no value") << QStringLiteral("ab state:") << 3 << QStringLiteral("state:");
        QTest::newRow("no value in a list") << QStringLiteral("state:failed,") << 0 << QStringLiteral("state:");
        QTest::newRow("only a minus") << QStringLiteral("-") << 0 << QStringLiteral("minus");
        QTest::newRow("empty quotation marks") << QStringLiteral("\"\"") << 0 << QStringLiteral("quotation marks");
        QTest::newRow("open regular expression") << QStringLiteral("runner name:/ab") << 7 << QStringLiteral("not closed");
        QTest::newRow("open bracket in it") << QStringLiteral("name:/a(b/") << 0 << QStringLiteral("at character");
        QTest::newRow("nothing between the slashes") << QStringLiteral("name://") << 0 << QStringLiteral("name:");
        QTest::newRow("an endless one") << QStringLiteral("/%1/").arg(QString(1001, QLatin1Char('a'))) << 0 << QStringLiteral("1000 characters");
        QTest::newRow("address without quotation marks") << QStringLiteral("http://host") << 0 << QStringLiteral("quotation marks");
    }
    void saysWhatIsWrong()
    {
        QFETCH(QString, typed);
        QFETCH(int, position);
        QFETCH(QString, names);
        FilterProblem problem;
        QVERIFY(!FilterExpression::parse(typed, m_fields, &problem));
        QCOMPARE(problem.position, position);
        QVERIFY2(problem.text.contains(names), qPrintable(problem.text));
    }

    void chipsReadAndWriteTheirTerm()
    {
        const auto with = [](const char16_t *text, const char16_t *value) {
            return FilterExpression::withField(QString::fromUtf16(text), QStringLiteral("state"), QString::fromUtf16(value));
        };
        QCOMPARE(with(u"", u"failed"), QStringLiteral("state:failed"));
        QCOMPARE(with(u"prod7 \"us west\"", u"failed"), QStringLiteral("prod7 \"us west\" state:failed"));
        QCOMPARE(with(u"a state:running b", u"failed"), QStringLiteral("a state:failed b"));
        QCOMPARE(with(u"a State:running b state:x", u""), QStringLiteral("a b"));
        QCOMPARE(with(u"-state:running", u"failed"), QStringLiteral("-state:running state:failed")); // not ours
        QCOMPARE(with(u"state:", u"failed"), QStringLiteral("state:failed"));
        QCOMPARE(with(u"", u"in \"quotes\""), QStringLiteral("state:\"in \\\"quotes\\\"\""));

        QCOMPARE(FilterExpression::valuesOf(u"x STATE:failed,unknown", u"state"), QStringList({QStringLiteral("failed"), QStringLiteral("unknown")}));
        QCOMPARE(FilterExpression::valuesOf(u"-state:failed", u"state"), QStringList());
        QCOMPARE(FilterExpression::valuesOf(with(u"", u"a \"b\" \\c"), u"state"), QStringList(QStringLiteral("a \"b\" \\c")));
    }
};

QTEST_APPLESS_MAIN(FilterExpressionTest)
#include "tst_filter_expression.moc"
