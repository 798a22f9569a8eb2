// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/side_by_side.h"

#include <QRandomGenerator>
#include <QTest>

using namespace pilothouse::models;
using Kind = SideBySideLine::Kind;

class SideBySideTest : public QObject
{
    Q_OBJECT

private slots:
    void aChangedLineStandsOppositeItsOther()
    {
        const auto rows = sideBySide({QStringLiteral("a"), QStringLiteral("image: x:1"), QStringLiteral("z")},
                                     {QStringLiteral("a"), QStringLiteral("image: x:2"), QStringLiteral("z")});
        QCOMPARE(rows.size(), size_t(3));
        QCOMPARE(rows[1].kind, Kind::Changed);
        QCOMPARE(rows[1].sharedHead, 9);
        QCOMPARE(rows[1].sharedTail, 0);
        QCOMPARE(rows[2].leftNumber, 3);
        QCOMPARE(rows[2].rightNumber, 3);
    }

    void numbersGoOnBehindAFold()
    {
        QStringList before;
        for (int i = 0; i < 100; ++i)
            before << QStringLiteral("line %1").arg(i);
        QStringList after = before;
        after.insert(50, QStringLiteral("new"));
        const auto rows = sideBySide(before, after, 2);
        const auto only = std::find_if(rows.begin(), rows.end(), [](const SideBySideLine &row) { return row.kind == Kind::OnlyRight; });
        QVERIFY(only != rows.end());
        QCOMPARE(only->rightNumber, 51);
        QCOMPARE(only->leftNumber, 0);
        QCOMPARE((only + 1)->leftNumber, 51);
        QCOMPARE((only + 1)->rightNumber, 52);
        QCOMPARE(rows.back().kind, Kind::Gap);
    }

    void bothSidesCanBeReadBack()
    {
        QRandomGenerator random(3);
        for (int round = 0; round < 50; ++round) {
            QStringList a;
            QStringList b;
            for (int i = 0; i < 40; ++i) {
                a << QString::number(random.bounded(6));
                b << QString::number(random.bounded(6));
            }
            QStringList left;
            QStringList right;
            for (const SideBySideLine &row : sideBySide(a, b, 100'000)) {
                if (row.leftNumber > 0)
                    left << row.left;
                if (row.rightNumber > 0)
                    right << row.right;
            }
            QCOMPARE(left, a);
            QCOMPARE(right, b);
        }
    }

    void equalityIsOfBytes()
    {
        const ComposeDiff same = diffCompose("{\"a\":1}", "{\"a\":1}");
        QVERIFY(same.bytesEqual);
        QCOMPARE(same.changes, 0);
        QCOMPARE(same.leftHash, same.rightHash);
        QCOMPARE(same.firstDifferentByte, -1);
    }

    void otherSpellingIsAnotherHashAndShowsItsBytes()
    {
        const ComposeDiff diff = diffCompose("{\"a\":1}", "{\"a\": 1}");
        QVERIFY(!diff.bytesEqual);
        QVERIFY(diff.onlySpelling);
        QVERIFY(diff.leftHash != diff.rightHash);
        QCOMPARE(diff.firstDifferentByte, 5);
        QCOMPARE(diff.lines.size(), size_t(1));
        QVERIFY(diff.lines[0].right.contains(QChar(0x00b7))); // the blank can be seen
    }

    void whatIsNotJsonIsComparedAsText()
    {
        const ComposeDiff diff = diffCompose("one\ntwo", "one\n<b>three</b>");
        QCOMPARE(diff.changes, 1);
        QVERIFY(diff.lines.back().right.contains(QLatin1String("<b>")));
    }
};

QTEST_GUILESS_MAIN(SideBySideTest)
#include "tst_side_by_side.moc"
