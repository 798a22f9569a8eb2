// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/ctl_run.h"

#include <QJsonArray>
#include <QTest>

using pilothouse::test::Ctl;
using pilothouse::test::Ran;

/// The whole story without a display, as `./dev run` plays it.
class RehearsalTest : public QObject
{
    Q_OBJECT

    Ctl m_ctl;

private slots:
    void playsTheStoryToItsEnd()
    {
        const QString out = m_ctl.path(QStringLiteral("story"));
        const Ran ran = m_ctl.run({QStringLiteral("rehearse"), QStringLiteral("--out"), out, QStringLiteral("--json")}, {}, std::chrono::minutes(3));
        QVERIFY2(ran.exitCode == 0, ran.all());
        const QJsonArray steps = ran.json().value(QLatin1String("steps")).toArray();
        QCOMPARE(steps.size(), 10);
        bool skipped = false;
        for (const QJsonValue &step : steps) {
            const QString outcome = step.toObject().value(QLatin1String("outcome")).toString();
            skipped |= outcome == QLatin1String("skipped");
            QVERIFY2(outcome == QLatin1String("done") || outcome == QLatin1String("skipped"), ran.all());
        }
        const QString report = ran.json().value(QLatin1String("report")).toString();
        for (const char *name : {"report.pdf", "report.html", "report.csv", "entries.jsonl", "manifest.json"})
            QVERIFY2(QFileInfo::exists(report + u'/' + QLatin1String(name)), name);
        const Ran verified = m_ctl.run({QStringLiteral("audit"), QStringLiteral("verify"), QStringLiteral("--in"), report, QStringLiteral("--json")});
        QVERIFY2(verified.exitCode == 0, verified.all());
        if (skipped)
            QSKIP("no HAProxy is installed: the story was played without its cutover");
    }

    void aFolderWithSomethingInItIsLeftAlone()
    {
        m_ctl.writeFile(QStringLiteral("kept.txt"), "mine");
        const Ran ran = m_ctl.run({QStringLiteral("rehearse"), QStringLiteral("--out"), m_ctl.path(QString()), QStringLiteral("--json")});
        QVERIFY2(ran.exitCode == 2, ran.all());
    }
};

QTEST_GUILESS_MAIN(RehearsalTest)
#include "tst_rehearsal.moc"
