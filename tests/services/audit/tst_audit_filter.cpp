// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/audit/filter.h"
#include "tests/services/audit/record_samples.h"

#include <QElapsedTimer>
#include <QTest>

using namespace pilothouse;
using namespace pilothouse::audit;

namespace {

Entry sample()
{
    Entry entry = test::sampleEntries(1)[0];
    entry.record.action = QStringLiteral("shift.apply");
    entry.record.target = QStringLiteral("HAProxy");
    entry.record.what = QStringLiteral("map version 13 → 14, Ärger \"quoted\"");
    entry.record.actor = QStringLiteral("a.lindt");
    entry.record.run = QStringLiteral("7c2e");
    entry.record.reason = QStringLiteral("4 gates pass");
    entry.record.outcome = Outcome::Done;
    return entry;
}

} // namespace

class AuditFilterTest : public QObject
{
    Q_OBJECT

private slots:
    void finds_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("found");
        const auto row = [](const char *text, bool found) { QTest::newRow(text) << QString::fromUtf8(text) << found; };
        row("", true);
        row("   ", true);
        row("haproxy", true);
        row("HAPROXY map", true);
        row("haproxy nginx", false);
        row("-nginx", true);
        row("-haproxy", false);
        row("action:shift", true);
        row("ACTION:Shift", true);
        row("action:shift.*", true);
        row("action:*apply", true);
        row("action:apply*", false);
        row("action:sh*ly", true);
        row("action:s*f*a*y", true);
        row("action:haproxy", false);
        row("actor:lindt outcome:done", true);
        row("actor:operator", false);
        row("-actor:operator", true);
        row("-actor:lindt", false);
        row("outcome:failed", false);
        row("run:7c2e", true);
        row("what:\"version 13\"", true);
        row("\"map version\"", true);
        row("\"version map\"", false);
        row("-\"version map\"", true);
        row("what:→", true);
        row("ärger", true);
        row("reason:gates", true);
        row("host:ops-desk-2", true);
        row("ops-desk-2", false);
        row("seq:1", true);
        row("seq:11", false);
        row("time:2026-01-15", true);
        row("time:2026-01-15T12:00*", true);
        row("time:2025", false);
        row("nofield:value", false);
        row("http://x", false);
        row("\"action:shift\"", false);
    }
    void finds()
    {
        QFETCH(QString, text);
        QFETCH(bool, found);
        const auto filter = EntryFilter::parse(text);
        QVERIFY(filter);
        Entry entry = sample();
        const QByteArray line = toLine(entry);
        QCOMPARE(filter->matches(entry), found);
        if (found)
            QVERIFY(filter->mayMatch(line)); // the cheap look never hides a match
    }

    void refusesWhatItCannotRead_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text : {"\"open", "action:", "action:\"\"", "-", "a -", "\"\"", "what:\"a"})
            QTest::newRow(text) << QString::fromLatin1(text);
    }
    void refusesWhatItCannotRead()
    {
        QFETCH(QString, text);
        const auto filter = EntryFilter::parse(text);
        QVERIFY(!filter);
        QCOMPARE(filter.error().kind, ErrorKind::InvalidInput);
    }

    void namesItsFields()
    {
        for (const QString &name : EntryFilter::fieldNames())
            QVERIFY(EntryFilter::parse(name + QStringLiteral(":x")));
        QCOMPARE(EntryFilter::fieldNames().size(), 11);
    }

    void staysFastOnHostilePatterns()
    {
        Entry entry = sample();
        entry.record.what = QString(60'000, u'a');
        const auto filter = EntryFilter::parse(QStringLiteral("what:") + QStringLiteral("a*").repeated(20) + u'b');
        QElapsedTimer timer;
        timer.start();
        QVERIFY(!filter->matches(entry));
        QVERIFY2(timer.elapsed() < 2000, qPrintable(QString::number(timer.elapsed())));
    }
};

QTEST_APPLESS_MAIN(AuditFilterTest)
#include "tst_audit_filter.moc"
