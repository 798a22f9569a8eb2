// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/logs/terminal_text.h"

#include <QRandomGenerator>
#include <QTest>

using namespace pilothouse::logs;

class TerminalTextTest : public QObject
{
    Q_OBJECT

    static StyledLine shown(const QByteArray &raw, qsizetype most = 16 * 1024) { return styledLine(raw, most); }
    /// Nothing that a painter or a clipboard could take for more than a letter.
    static bool isHarmless(const QString &text)
    {
        for (const uint c : text.toUcs4())
            if (const auto category = QChar::category(char32_t(c)); category == QChar::Other_Control || category == QChar::Other_Format
                                                                    || category == QChar::Other_Surrogate || category == QChar::Separator_Line
                                                                    || category == QChar::Separator_Paragraph)
                return false;
        return true;
    }

private slots:
    void coloursColourAndAreNoText()
    {
        const StyledLine line = shown("\x1b[1;31mERROR\x1b[0m plain \x1b[38;5;46mgreen\x1b[39m \x1b[38;2;10;20;250mblue");
        QCOMPARE(line.text, QStringLiteral("ERROR plain green blue"));
        QCOMPARE(line.runs.size(), size_t(3));
        QCOMPARE(line.runs[0], (StyledLine::Run{0, 5, {TerminalColour::Red, true, false, false}}));
        QCOMPARE(line.runs[1], (StyledLine::Run{12, 5, {TerminalColour::Green, false, false, false}}));
        QCOMPARE(line.runs[2], (StyledLine::Run{18, 4, {TerminalColour::Blue, false, false, false}}));
    }

    void nothingCanBeHidden()
    {
        // Concealed, black on black, a background: the text stands there all the same.
        const StyledLine line = shown("\x1b[8mconcealed\x1b[0m\x1b[30;40mblack\x1b[0m\x1b[48;5;1;32mgreen");
        QCOMPARE(line.text, QStringLiteral("concealedblackgreen"));
        QCOMPARE(line.runs.size(), size_t(2));
        QCOMPARE(line.runs[1].style.colour, TerminalColour::Green);
    }

    void otherEscapesStandThereAsTheyWereWritten_data()
    {
        QTest::addColumn<QByteArray>("raw");
        QTest::addColumn<QString>("text");
        QTest::newRow("window title") << QByteArray("\x1b]0;owned\x07 x") << QStringLiteral("␛]0;owned␇ x");
        QTest::newRow("clear screen") << QByteArray("\x1b[2J") << QStringLiteral("␛[2J");
        QTest::newRow("cursor up") << QByteArray("\x1b[1A") << QStringLiteral("␛[1A");
        QTest::newRow("link") << QByteArray("\x1b]8;;http://x/\x1b\\click\x1b]8;;\x1b\\") << QStringLiteral("␛]8;;http://x/␛\\click␛]8;;␛\\");
        QTest::newRow("clipboard") << QByteArray("\x1b]52;c;cm0=\x07") << QStringLiteral("␛]52;c;cm0=␇");
        QTest::newRow("DCS") << QByteArray("\x1bPq#0\x1b\\") << QStringLiteral("␛Pq#0␛\\");
        QTest::newRow("private mode") << QByteArray("\x1b[?1049h") << QStringLiteral("␛[?1049h");
        QTest::newRow("cut colour") << QByteArray("\x1b[31") << QStringLiteral("␛[31");
        QTest::newRow("endless colour") << QByteArray("\x1b[") + QByteArray(200, '1') + 'm' << QStringLiteral("␛[") + QString(200, u'1') + u'm';
        QTest::newRow("8-bit CSI") << QByteArray("\xc2\x9b"
                                                 "31m")
                                   << QStringLiteral("U+009B31m");
        QTest::newRow("backspaces") << QByteArray("rm\b\bls") << QStringLiteral("rm␈␈ls");
        QTest::newRow("carriage return in it") << QByteArray("evil\rgood") << QStringLiteral("evil␍good");
        QTest::newRow("carriage return at the end") << QByteArray("windows\r") << QStringLiteral("windows");
        QTest::newRow("nul") << QByteArray("a\0b", 3) << QStringLiteral("a␀b");
        QTest::newRow("delete") << QByteArray("a\x7f") << QStringLiteral("a␡");
        QTest::newRow("bidi override") << QByteArray("a\xe2\x80\xae"
                                                     "b")
                                       << QStringLiteral("aU+202Eb");
        QTest::newRow("bidi isolate") << QByteArray("\xe2\x81\xa6") << QStringLiteral("U+2066");
        QTest::newRow("zero width") << QByteArray("a\xe2\x80\x8b") << QStringLiteral("aU+200B");
        QTest::newRow("invisible tags") << QByteArray("\xf3\xa0\x81\x81") << QStringLiteral("U+E0041");
        QTest::newRow("line separator") << QByteArray("\xe2\x80\xa8") << QStringLiteral("U+2028");
        QTest::newRow("markup") << QByteArray("<img src=\"file:///etc/passwd\">") << QStringLiteral("<img src=\"file:///etc/passwd\">");
        QTest::newRow("tab") << QByteArray("ab\tc") << QStringLiteral("ab      c");
        QTest::newRow("emoji and words stay") << QByteArray("\xf0\x9f\x9a\x80 \xe8\xaf\x81") << QStringLiteral("🚀 证");
    }
    void otherEscapesStandThereAsTheyWereWritten()
    {
        QFETCH(QByteArray, raw);
        const StyledLine line = shown(raw);
        QTEST(line.text, "text");
        QVERIFY(line.runs.empty());
        QVERIFY(isHarmless(line.text));
    }

    void bytesThatAreNoTextAreMarked()
    {
        const StyledLine line = shown("a\xff\xfe"
                                      "b \xed\xa0\x80");
        QVERIFY(line.text.startsWith(u'a') && line.text.contains(QStringLiteral("b ")));
        QVERIFY(line.text.contains(QChar::ReplacementCharacter));
        QVERIFY(isHarmless(line.text));
    }

    void aLongLineIsCutBetweenCharacters()
    {
        QByteArray raw;
        for (int i = 0; i < 100; ++i)
            raw += "\xe2\x82\xac"; // three bytes
        const StyledLine line = shown(raw, 100);
        QCOMPARE(line.text, QString(33, QChar(0x20ac)));
        QCOMPARE(line.hiddenBytes, 300 - 99);
        QCOMPARE(shown(raw, 300).hiddenBytes, 0);
        QCOMPARE(shown(QByteArray(10'000'000, 'x')).text.size(), 16 * 1024);
    }

    void whateverComesIsHarmless()
    {
        QRandomGenerator random(1);
        const QByteArray likely("\x1b[]0123456789;m\x07\\PX^_\x9b\xc2\xe2\x80\xae\r\t x");
        for (int round = 0; round < 20'000; ++round) {
            QByteArray raw;
            for (int i = int(random.bounded(40)); i >= 0; --i)
                raw += random.bounded(4) == 0 ? char(random.bounded(256)) : likely[random.bounded(int(likely.size()))];
            const StyledLine line = shown(raw);
            QVERIFY2(isHarmless(line.text), raw.toHex().constData());
            for (const StyledLine::Run &run : line.runs)
                QVERIFY(run.begin >= 0 && run.length > 0 && run.begin + run.length <= line.text.size());
        }
    }

    void aChunkLosesOnlyItsColours()
    {
        LogChunk chunk;
        chunk.first = 7;
        chunk.bytes = "\x1b[31mred\x1b[0m\nplain\n\x1b]0;t\x07\n\x1b[1m\n";
        chunk.ends = {13, 19, 26, 31};
        QCOMPARE(chunk.bytes.size(), 31);
        const LogChunk plain = withoutColours(chunk);
        QCOMPARE(plain.first, 7);
        QCOMPARE(plain.line(0).toByteArray(), QByteArray("red"));
        QCOMPARE(plain.line(1).toByteArray(), QByteArray("plain"));
        QCOMPARE(plain.line(2).toByteArray(), QByteArray("\x1b]0;t\x07"));
        QCOMPARE(plain.line(3).toByteArray(), QByteArray());
    }
};

QTEST_APPLESS_MAIN(TerminalTextTest)
#include "tst_terminal_text.moc"
