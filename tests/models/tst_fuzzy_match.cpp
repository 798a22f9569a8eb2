// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fuzzy_match.h"

#include <QTest>

using pilothouse::models::fuzzyMatch;

class FuzzyMatchTest : public QObject
{
    Q_OBJECT

private slots:
    void findsLettersInOrderWhateverTheCase()
    {
        QVERIFY(fuzzyMatch(u"rn4f", u"crunch-tee-runner-4f1c92ab"));
        QVERIFY(fuzzyMatch(u"RUN 4F", u"runner-4f1c92ab"));
        QVERIFY(!fuzzyMatch(u"f4", u"runner-4"));
        QVERIFY(!fuzzyMatch(u"x", u"runner"));
        QVERIFY(fuzzyMatch(u"", u"anything"));
        QCOMPARE(fuzzyMatch(u"aud", u"Go to Audit")->where, QList<qsizetype>({6, 7, 8}));
    }

    void prefersBeginningsOfWordsAndRunsOfLetters()
    {
        QVERIFY(fuzzyMatch(u"cut", u"Cutover")->score > fuzzyMatch(u"cut", u"Close the unit")->score);
        QVERIFY(fuzzyMatch(u"rc", u"Run canary")->score > fuzzyMatch(u"rc", u"Search")->score);
        QVERIFY(fuzzyMatch(u"audit", u"Audit")->score > fuzzyMatch(u"audit", u"Audit of the last year in full")->score);
    }

    void staysQuickOnHostileNames()
    {
        const QString name(100'000, u'a');
        const QString typed = QString(5'000, u'a') + u'b';
        QVERIFY(!fuzzyMatch(typed, name));
    }
};

QTEST_GUILESS_MAIN(FuzzyMatchTest)
#include "tst_fuzzy_match.moc"
