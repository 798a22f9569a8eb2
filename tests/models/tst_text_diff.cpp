// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/text_diff.h"

#include <QRandomGenerator>
#include <QTest>

using namespace pilothouse::models;

class TextDiffTest : public QObject
{
    Q_OBJECT

    /// What a difference says about both sides must rebuild both sides.
    static void rebuilds(const QStringList &before, const QStringList &after)
    {
        QStringList left;
        QStringList right;
        for (const DiffLine &line : diffLines(before, after, 1'000'000)) {
            if (line.kind == DiffLine::Kind::Context || line.kind == DiffLine::Kind::Removed)
                left << line.text;
            if (line.kind == DiffLine::Kind::Context || line.kind == DiffLine::Kind::Added)
                right << line.text;
        }
        QCOMPARE(left, before);
        QCOMPARE(right, after);
    }

private slots:
    void rebuildsBothSides()
    {
        QRandomGenerator random(7);
        for (int round = 0; round < 200; ++round) {
            QStringList before;
            QStringList after;
            for (int i = 0; i < int(random.bounded(20)); ++i)
                before << QString::number(random.bounded(4));
            for (int i = 0; i < int(random.bounded(20)); ++i)
                after << QString::number(random.bounded(4));
            rebuilds(before, after);
        }
    }

    void foldsWhatIsEqual()
    {
        QStringList before;
        for (int i = 0; i < 100; ++i)
            before << QString::number(i);
        QStringList after = before;
        after[50] = QStringLiteral("other");
        const auto lines = diffLines(before, after);
        QCOMPARE(lines.size(), size_t(6));
        QCOMPARE(lines[0].kind, DiffLine::Kind::Gap);
        QCOMPARE(lines[0].count, 49);
        QCOMPARE(lines[2], (DiffLine{DiffLine::Kind::Removed, QStringLiteral("50"), 0}));
        QCOMPARE(lines[3], (DiffLine{DiffLine::Kind::Added, QStringLiteral("other"), 0}));
        QCOMPARE(lines[5].count, 48);
    }

    void saysNothingAboutEqualTexts()
    {
        const auto lines = diffLines({QStringLiteral("a"), QStringLiteral("b")}, {QStringLiteral("a"), QStringLiteral("b")});
        QCOMPARE(lines.size(), size_t(1));
        QCOMPARE(lines[0].kind, DiffLine::Kind::Gap);
    }

    void unfoldsTheComposeTextInsideTheJson()
    {
        const QStringList lines = readableLines(R"({"runner":"docker-compose","docker_compose_file":"services:\n  web:\n    image: a@sha256:1\n"})");
        QVERIFY(lines.contains(QStringLiteral("      image: a@sha256:1")));
        QVERIFY(lines.contains(QStringLiteral("runner: docker-compose")));
    }

    void makesHostileCharactersVisible()
    {
        const QStringList lines = readableLines("{\"name\":\"a\xE2\x80\xAE"
                                                "b\"}");
        QVERIFY(lines.value(0).contains(QStringLiteral("U+202E")));
    }

    void staysBoundedOnHugeTexts()
    {
        QStringList before;
        QStringList after;
        for (int i = 0; i < 5000; ++i) {
            before << QStringLiteral("a%1").arg(i);
            after << QStringLiteral("b%1").arg(i);
        }
        QCOMPARE(diffLines(before, after).size(), size_t(10'000));
    }
};

QTEST_APPLESS_MAIN(TextDiffTest)
#include "tst_text_diff.moc"
