// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/audit/report.h"
#include "tests/support/shared_data.h"
#include "tests/services/audit/record_samples.h"

#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace pilothouse;
using namespace pilothouse::audit;

namespace {

ReportData sampleReport(int count, domain::EnvironmentKind kind = domain::EnvironmentKind::Production)
{
    ReportData data;
    data.environment = {domain::EnvironmentId(QStringLiteral("prod-us")), kind};
    data.entries = test::sampleEntries(count, data.environment);
    data.exportedUtc = QDateTime(QDate(2026, 1, 15), QTime(14, 3, 30), Qt::UTC);
    data.host = QStringLiteral("ops-desk-2");
    data.program = QStringLiteral("pilothouse 0.1.0");
    data.verification.intact = true;
    data.verification.entries = quint64(count);
    data.verification.checkpoints = 3;
    data.verification.tip = data.entries.empty() ? Sha256() : data.entries.back().hash;
    data.verification.message = QStringLiteral("Intact: %1 entries, no gap, 3 signed checkpoints.").arg(count);
    data.keyFingerprint = QString(64, u'a');
    data.keyIsKept = true;
    if (!data.entries.empty()) {
        data.firstUtc = data.entries.front().utc;
        data.lastUtc = data.entries.back().utc;
    }
    return data;
}

QString textOfPdf(const ReportData &data, QString *error = nullptr)
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("report.pdf"));
    const Status written = writePdfReport(data, path);
    if (!written) {
        if (error != nullptr)
            *error = written.error().what;
        return {};
    }
    QProcess process;
    process.start(QStringLiteral("pdftotext"), {QStringLiteral("-layout"), path, QStringLiteral("-")});
    process.waitForFinished(60'000);
    return QString::fromUtf8(process.readAllStandardOutput());
}

bool hasChineseFont()
{
    QProcess process;
    process.start(QStringLiteral("fc-list"), {QStringLiteral(":lang=zh-cn"), QStringLiteral("family")});
    return process.waitForFinished(60'000) && !process.readAllStandardOutput().trimmed().isEmpty();
}

bool hasPdfToText()
{
    return !QStandardPaths::findExecutable(QStringLiteral("pdftotext")).isEmpty();
}

} // namespace

class AuditReportTest : public QObject
{
    Q_OBJECT

private slots:
    void neutralisesFormulasInTheCsv_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QByteArray>("cell");
        QTest::newRow("equals") << QStringLiteral("=cmd|' /C calc'!A0") << QByteArray("\"'=cmd|' /C calc'!A0\"");
        QTest::newRow("plus") << QStringLiteral("+1") << QByteArray("\"'+1\"");
        QTest::newRow("minus") << QStringLiteral("-1") << QByteArray("\"'-1\"");
        QTest::newRow("at") << QStringLiteral("@SUM(A1)") << QByteArray("\"'@SUM(A1)\"");
        QTest::newRow("behind a space") << QStringLiteral("  =1") << QByteArray("\"'  =1\"");
        QTest::newRow("behind a tab") << QStringLiteral("\t=1") << QByteArray("\"' =1\"");
        QTest::newRow("behind a line break") << QStringLiteral("\n=1") << QByteArray("\"\u23ce=1\"");
        QTest::newRow("carriage return") << QStringLiteral("\r=1") << QByteArray("\"U+000D=1\"");
        QTest::newRow("quotes") << QStringLiteral("say \"hi\", you") << QByteArray("\"say \"\"hi\"\", you\"");
        QTest::newRow("plain") << QStringLiteral("analyze 0 → 10 %") << QByteArray("\"analyze 0 → 10 %\"");
    }
    void neutralisesFormulasInTheCsv()
    {
        QFETCH(QString, text);
        QFETCH(QByteArray, cell);
        Entry entry = test::sampleEntries(1)[0];
        entry.record.target = text;
        const QByteArray line = csvLine(entry);
        QVERIFY2(line.contains(',' + cell + ','), line.constData());
        QCOMPARE(line.count('\n'), 1);
    }

    void givesEachEntryOneCsvLineWithAllColumns()
    {
        QCOMPARE(csvHead().count(','), 13);
        Entry entry = test::sampleEntries(1)[0];
        entry.record.evidence = {{QStringLiteral("status"), 200}};
        const QByteArray line = csvLine(entry);
        QVERIFY(line.startsWith("\"1\",\"2026-01-15T12:00:01.000Z\",\"cvm.restart\",\"runner-1\","));
        QVERIFY(line.contains("\"{\"\"status\"\":200}\""));
        QVERIFY(line.endsWith(entry.hash.toHex() + "\"\r\n"));
    }

    void showsHostileTextAsText_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("script") << QStringLiteral("<script>alert(1)</script>");
        QTest::newRow("image") << QStringLiteral("<img src=\"http://evil.example/x\" onerror='x()'>");
        QTest::newRow("end of element") << QStringLiteral("</td></table><iframe src=file:///etc/passwd>");
        QTest::newRow("entity") << QStringLiteral("&lt;b&gt; &amp;");
        QTest::newRow("markup for Pango") << QStringLiteral("<span size=\"200000\">big</span> &bad;");
        QTest::newRow("style end") << QStringLiteral("</style><style>*{display:none}");
    }
    void showsHostileTextAsText()
    {
        QFETCH(QString, text);
        ReportData data = sampleReport(1);
        Record &record = data.entries[0].record;
        record.action = record.target = record.what = record.actor = record.reason = record.run = text;
        record.before = {{text, text}};
        data.entries[0].host = text;
        data.environment.id = domain::EnvironmentId(text);
        data.host = data.program = text;
        data.verification.message = text;
        const QByteArray html = htmlReport(data);
        const QByteArray plain = htmlReport(sampleReport(1));
        // The hostile page has exactly the elements of the harmless one.
        QCOMPARE(html.count('<'), plain.count('<') + 2); // the reason is set here: one more element, opened and closed
        QCOMPARE(html.count("<script"), 0);
        QVERIFY(html.contains(text.toHtmlEscaped().replace(u'\'', QLatin1String("&#39;")).toUtf8()));
        QString error;
        const QString pdf = textOfPdf(data, &error);
        QVERIFY2(error.isEmpty(), qPrintable(error));
        if (hasPdfToText())
            QVERIFY2(pdf.simplified().contains(text.left(5)), qPrintable(pdf));
    }

    void makesHiddenCharactersVisible()
    {
        ReportData data = sampleReport(1);
        data.entries[0].record.target = QStringLiteral("a\u202eb\u0007c");
        const QByteArray html = htmlReport(data);
        QVERIFY(html.contains("aU+202EbU+0007c"));
        QVERIFY(!html.contains("\u202e"));
        QVERIFY(csvLine(data.entries[0]).contains("aU+202EbU+0007c"));
        if (hasPdfToText())
            QVERIFY(textOfPdf(data).contains(QLatin1String("aU+202EbU+0007c")));
    }

    void loadsNothingAndRunsNothing()
    {
        const QByteArray html = htmlReport(sampleReport(3)).toLower();
        for (const char *word : {"http://", "https://", "//", "src=", "href=", "url(", "@import", "<script", "javascript", "<iframe", "<object",
                                 "<embed", "<link", "<form", " on"}) {
            if (QByteArray(word) == " on")
                QVERIFY(!html.contains(" onload") && !html.contains(" onclick") && !html.contains(" onerror"));
            else
                QVERIFY2(!html.contains(word), word);
        }
        QVERIFY(html.contains("default-src 'none'"));
        QVERIFY(html.contains("prefers-color-scheme: dark"));
    }

    void carriesTheEnvironmentInEveryReport_data()
    {
        QTest::addColumn<domain::EnvironmentKind>("kind");
        QTest::addColumn<QString>("word");
        QTest::newRow("production") << domain::EnvironmentKind::Production << QStringLiteral("PRODUCTION");
        QTest::newRow("staging") << domain::EnvironmentKind::Staging << QStringLiteral("STAGING");
        QTest::newRow("demo") << domain::EnvironmentKind::Demo << QStringLiteral("DEMO");
    }
    void carriesTheEnvironmentInEveryReport()
    {
        QFETCH(domain::EnvironmentKind, kind);
        QFETCH(QString, word);
        const ReportData data = sampleReport(60, kind);
        QVERIFY(htmlReport(data).contains('>' + word.toUtf8() + '<'));
        if (!hasPdfToText())
            QSKIP("no pdftotext to read the PDF with");
        const QStringList pages = textOfPdf(data).split(u'\f', Qt::SkipEmptyParts);
        QVERIFY(pages.size() >= 2);
        for (int i = 0; i < pages.size(); ++i) {
            QVERIFY(pages[i].contains(word));
            QVERIFY(pages[i].contains(QStringLiteral("prod-us")));
            QVERIFY(pages[i].contains(QStringLiteral("Page %1").arg(i + 1)));
        }
    }

    void saysEverythingInThePdf()
    {
        if (!hasPdfToText())
            QSKIP("no pdftotext to read the PDF with");
        const ReportData data = sampleReport(60);
        const QString text = textOfPdf(data);
        for (const QString &part :
             {QStringLiteral("Audit report"), QStringLiteral("Intact: 60 entries"), QStringLiteral("pilothousectl audit verify --in"),
              data.keyFingerprint, QString::fromLatin1(data.verification.tip.toHex()), QStringLiteral("2026-01-15T12:00:01.000Z"),
              QStringLiteral("cvm.restart"), QStringLiteral("runner-60"), QStringLiteral("restarted in 41 s"), QStringLiteral("intended"),
              QStringLiteral("done"), QStringLiteral("Time (UTC)")})
            QVERIFY2(text.contains(part), qPrintable(part));
    }

    void drawsChineseAndEmojiTextOrBoxesButNeverFails()
    {
        ReportData data = sampleReport(1);
        data.entries[0].record.what = QStringLiteral("重启成功 🚀 ") + QString(3000, u'界');
        QString error;
        const QString text = textOfPdf(data, &error);
        QVERIFY2(error.isEmpty(), qPrintable(error));
        if (!hasPdfToText())
            QSKIP("no pdftotext to read the PDF with");
        if (!hasChineseFont())
            QSKIP("no font with Chinese letters is installed: the report shows boxes");
        QVERIFY(text.contains(QStringLiteral("重启成功")));
    }

    void saysWhatItLeavesOut()
    {
        ReportData data = sampleReport(30);
        data.verification.entries = 48'211;
        QVERIFY(htmlReport(data).contains("newest 30 of 48211 entries"));
        if (hasPdfToText())
            QVERIFY(textOfPdf(data).contains(QLatin1String("newest 30 of 48211 entries")));
    }

    void saysABrokenRecordInBothReports()
    {
        ReportData data = sampleReport(5);
        data.verification.intact = false;
        data.verification.firstBroken = 3;
        data.verification.tipMatchesAnchor = false;
        data.verification.message = QStringLiteral("Broken at entry 3: it does not follow the entry before it.");
        data.keyIsKept = false;
        const QByteArray html = htmlReport(data);
        QVERIFY(html.contains("verdict fail") && html.contains("Broken at entry 3") && html.contains("CONTRADICTS") && html.contains("NOT KEPT"));
        if (hasPdfToText()) {
            const QString text = textOfPdf(data);
            QVERIFY(text.contains(QLatin1String("Broken at entry 3")) && text.contains(QLatin1String("CONTRADICTS"))
                    && text.contains(QLatin1String("NOT KEPT")));
        }
    }

    void saysThatThePdfCannotBeWritten()
    {
        const Status written = writePdfReport(sampleReport(1), QStringLiteral("/nonexistent/folder/report.pdf"));
        QVERIFY(!written);
        QCOMPARE(written.error().kind, ErrorKind::Storage);
    }
};

QTEST_APPLESS_MAIN(AuditReportTest)
#include "tst_audit_report.moc"
