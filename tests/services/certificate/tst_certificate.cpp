// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/attestation/report_json.h"
#include "services/certificate/certificate.h"
#include "services/certificate/certificate_files.h"
#include "services/certificate/certificate_workflow.h"
#include "services/sealing/zip_file.h"
#include "tests/support/await.h"
#include "tests/support/fake_clock.h"
#include "tests/support/memory_audit_log.h"
#include "tests/support/shared_data.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include "pilothouse_version.h"

using namespace pilothouse;
using namespace pilothouse::certificate;
using attestation::FleetVerdict;
using pilothouse::test::await;
using pilothouse::test::readFile;

namespace {

QString synthetic(const QString &name)
{
    return test::testData(QStringLiteral("attestation/synthetic/") + name);
}

attestation::TrustRoot testRoot(const QString &name = QStringLiteral("test-root.der"))
{
    return attestation::TrustRoot::fromBytes(readFile(synthetic(QStringLiteral("test-root.der"))), name).value();
}

/// A stored fleet of three machines, judged at the time it was made for.
attestation::JudgedEvidence judged(const QString &fleet = QStringLiteral("fleet-identical.json"))
{
    attestation::JudgedEvidence result;
    result.machines = attestation::evidenceFromFleetFile(readFile(synthetic(fleet))).value();
    result.collateral.items.push_back(attestation::Collateral::fromJson(readFile(synthetic(QStringLiteral("fleet.collateral.json")))).value());
    result.root = testRoot();
    result.comparison = attestation::compare(result.machines, result.collateral, attestation::UnixTime(std::chrono::seconds(1768478400)), result.root,
                                             result.policy);
    return result;
}

CertificateRequest requestFor(const QString &path, attestation::JudgedEvidence evidence = judged())
{
    CertificateRequest request;
    request.path = path;
    request.judged = std::move(evidence);
    request.environment = {domain::EnvironmentId(QStringLiteral("staging")), domain::EnvironmentKind::Staging};
    request.key = std::make_shared<const audit::AuditKey>(audit::AuditKey{sealing::SigningKey::generate(), true, QString()});
    request.utc = QDateTime(QDate(2026, 1, 15), QTime(12, 5), Qt::UTC);
    request.host = QStringLiteral("desk");
    request.program = QStringLiteral("pilothouse " PILOTHOUSE_VERSION);
    return request;
}

CertificateCheck check(const QString &path, const attestation::TrustRoot &root = testRoot())
{
    const auto result = verifyCertificate(path, root);
    CertificateCheck failed;
    failed.message = QStringLiteral("no answer");
    return result ? *result : failed;
}

QStringList allFiles()
{
    return certificateFiles() + QStringList{QStringLiteral("manifest.json")};
}

void flip(QFile &file, qint64 at, uchar mask)
{
    char byte = 0;
    file.seek(at);
    file.getChar(&byte);
    file.seek(at);
    file.putChar(char(uchar(byte) ^ mask));
    file.flush();
}

void putFile(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

/// Somebody with a key of their own changes a file and signs everything anew.
void signAnew(const QString &folder, const QString &changed, const std::function<QByteArray(QByteArray)> &change,
              const std::function<void(Statement &)> &restate = {})
{
    putFile(folder + u'/' + changed, change(readFile(folder + u'/' + changed)));
    auto read = readStatement(readFile(folder + QStringLiteral("/manifest.json"))).value();
    QList<sealing::ManifestFile> files;
    for (const QString &name : certificateFiles()) {
        const QByteArray bytes = readFile(folder + u'/' + name);
        files << sealing::ManifestFile{name, bytes.size(), sha256({bytes})};
    }
    if (restate)
        restate(read.statement);
    const auto key = sealing::SigningKey::generate();
    read.statement.publicKey = key.publicKey();
    putFile(folder + QStringLiteral("/manifest.json"), signedStatement(read.statement, files, key));
}

} // namespace

class CertificateTest : public QObject
{
    Q_OBJECT

    QTemporaryDir *m_folder = nullptr;

    QString written(const QString &suffix = {}, attestation::JudgedEvidence evidence = judged())
    {
        const auto result = writeCertificate(requestFor(m_folder->filePath(QStringLiteral("certificate") + suffix), std::move(evidence)));
        if (!result)
            qFatal("not written: %s", qPrintable(result.error().what));
        return result->first;
    }

private slots:
    void init() { m_folder = new QTemporaryDir; }
    void cleanup()
    {
        delete m_folder;
        m_folder = nullptr;
    }

    void holdsExactlyItsFilesForItsOwnerAlone()
    {
        const QString folder = written();
        QCOMPARE(QDir(folder).entryList(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden, QDir::Name),
                 (QStringList{QStringLiteral("comparison.json"), QStringLiteral("evidence.json"), QStringLiteral("manifest.json"),
                              QStringLiteral("report.html"), QStringLiteral("report.pdf")}));
        for (const QFileInfo &file : QDir(folder).entryInfoList(QDir::Files))
            QCOMPARE(file.permissions() & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther), QFile::Permissions());
    }

    void givesItsVerdictAgain_data()
    {
        QTest::addColumn<QString>("fleet");
        for (const QFileInfo &file : QDir(synthetic(QString())).entryInfoList({QStringLiteral("fleet-*.json")}, QDir::Files))
            QTest::newRow(qPrintable(file.baseName())) << file.fileName();
    }
    void givesItsVerdictAgain()
    {
        QFETCH(QString, fleet);
        for (const char *suffix : {"", ".zip"}) {
            const attestation::JudgedEvidence evidence = judged(fleet);
            const CertificateCheck result = check(written(QString::fromLatin1(suffix), evidence));
            QVERIFY2(result.verdict == CheckVerdict::Intact, qPrintable(result.message + result.differences.join(u'\n')));
            QCOMPARE(result.recomputed, attestation::fleetVerdictWord(evidence.comparison.verdict));
            QCOMPARE(result.statement->verdict, result.recomputed);
            QVERIFY(result.isStatedRoot);
            QCOMPARE(result.policy, attestation::StatusPolicy().accept);
        }
    }

    void whatTheMachinesWereHeldAgainstTravelsAlong()
    {
        attestation::JudgedEvidence evidence = judged();
        const auto other = Sha256::fromHex(QByteArray(64, 'a'));
        for (const bool met : {true, false}) {
            evidence.references.composeHash = met ? evidence.comparison.instances[0].replayed.identity.composeHash : other;
            evidence.comparison = attestation::compare(evidence.machines, evidence.collateral, evidence.comparison.at, evidence.root, evidence.policy,
                                                       evidence.references);
            const CertificateCheck result = check(written(met ? QStringLiteral("-met") : QStringLiteral("-other"), evidence));
            QVERIFY2(result.verdict == CheckVerdict::Intact, qPrintable(result.message + result.differences.join(u'\n')));
            QCOMPARE(result.recomputed, met ? QStringLiteral("identical") : QStringLiteral("not-proven"));
            QCOMPARE(result.references, evidence.references.lines());
        }
    }

    void theRootInsideIsNeverObeyed()
    {
        const QString folder = written();
        const CertificateCheck result = check(folder, attestation::TrustRoot::intel());
        QCOMPARE(result.verdict, CheckVerdict::DifferentVerdict);
        QCOMPARE(result.recomputed, QStringLiteral("not-proven"));
        QVERIFY(!result.isStatedRoot);
        QVERIFY2(result.message.contains(QLatin1String("--trust-root")), qPrintable(result.message));
    }

    void theNameOfTheRootsFileIsNoDifference()
    {
        QCOMPARE(check(written(), testRoot(QStringLiteral("/elsewhere/root.pem"))).verdict, CheckVerdict::Intact);
    }

    void aChangedByteAnywhereIsFoundAndLocated_data()
    {
        QTest::addColumn<QString>("name");
        for (const QString &name : allFiles())
            QTest::newRow(qPrintable(name)) << name;
    }
    void aChangedByteAnywhereIsFoundAndLocated()
    {
        QFETCH(QString, name);
        const QString folder = written();
        QFile file(folder + u'/' + name);
        QVERIFY(file.open(QIODevice::ReadWrite | QIODevice::Unbuffered));
        // Every byte of the manifest; of the others as many as a minute allows, the first and last of them in any case.
        const bool isManifest = name == QLatin1String("manifest.json");
        const qint64 step = isManifest ? 1 : std::max<qint64>(1, file.size() / 700);
        qint64 flipped = 0;
        for (qint64 at = 0; at < file.size(); at = at + step >= file.size() && at != file.size() - 1 ? file.size() - 1 : at + step) {
            for (const uchar mask : {uchar(0x01), uchar(0x80)}) {
                flip(file, at, mask);
                const CertificateCheck result = check(folder);
                flip(file, at, mask);
                ++flipped;
                QVERIFY2(result.verdict == CheckVerdict::Broken, qPrintable(QStringLiteral("%1 at %2").arg(name).arg(at)));
                QCOMPARE(result.brokenFile, name);
            }
        }
        QVERIFY(flipped > 1000);
        QCOMPARE(check(folder).verdict, CheckVerdict::Intact);
    }

    void aChangedByteOfTheZipIsFound()
    {
        const QString path = written(QStringLiteral(".zip"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadWrite | QIODevice::Unbuffered));
        const auto members = sealing::readZip(file);
        QVERIFY(members);
        const auto isContent = [&](qint64 at) {
            return std::any_of(members->begin(), members->end(),
                               [at](const sealing::ZipMember &member) { return at >= member.offset && at < member.offset + member.size; });
        };
        qint64 flipped = 0;
        for (qint64 at = 0; at < file.size(); ++at) {
            if (isContent(at) && at % 997 != 0)
                continue; // every byte of the zip's own, a sample of the files in it
            flip(file, at, 0x20);
            const CertificateCheck result = check(path);
            flip(file, at, 0x20);
            ++flipped;
            QVERIFY2(result.verdict == CheckVerdict::Broken, qPrintable(QString::number(at)));
        }
        QVERIFY(flipped > 500);
        QCOMPARE(check(path).verdict, CheckVerdict::Intact);
    }

    void missingAndForeignFilesAreFound()
    {
        const QString folder = written();
        putFile(folder + QStringLiteral("/notes.txt"), "x");
        QCOMPARE(check(folder).brokenFile, QStringLiteral("notes.txt"));
        QFile::remove(folder + QStringLiteral("/notes.txt"));
        for (const QString &name : allFiles()) {
            const QByteArray bytes = readFile(folder + u'/' + name);
            QFile::remove(folder + u'/' + name);
            const CertificateCheck result = check(folder);
            QCOMPARE(result.verdict, CheckVerdict::Broken);
            QCOMPARE(result.brokenFile, name);
            putFile(folder + u'/' + name, bytes);
        }
        QCOMPARE(check(folder).verdict, CheckVerdict::Intact);
    }

    void anEditedVerdictIsBroken()
    {
        const QString folder = written({}, judged(QStringLiteral("fleet-compose-differs.json")));
        const QString name = folder + QStringLiteral("/comparison.json");
        QByteArray text = readFile(name);
        QVERIFY(text.contains("\"verdict\": \"different\""));
        putFile(name, text.replace("\"verdict\": \"different\"", "\"verdict\": \"identical\""));
        const CertificateCheck result = check(folder);
        QCOMPARE(result.verdict, CheckVerdict::Broken);
        QCOMPARE(result.brokenFile, QStringLiteral("comparison.json"));
    }

    void anEditedVerdictSignedAnewIsADifferentVerdict()
    {
        const QString folder = written({}, judged(QStringLiteral("fleet-compose-differs.json")));
        const QString honestKey = check(folder).keyFingerprint;
        signAnew(
            folder, QStringLiteral("comparison.json"),
            [](QByteArray text) { return text.replace("\"verdict\": \"different\"", "\"verdict\": \"identical\""); },
            [](Statement &statement) { statement.verdict = QStringLiteral("identical"); });
        const CertificateCheck result = check(folder);
        QCOMPARE(result.verdict, CheckVerdict::DifferentVerdict);
        QCOMPARE(result.recomputed, QStringLiteral("different"));
        QVERIFY2(result.differences.front().startsWith(QLatin1String("verdict: stated \"identical\", found \"different\"")),
                 qPrintable(result.differences.join(u'\n')));
        QVERIFY(result.keyFingerprint != honestKey);
    }

    void anEditedInstanceOrRowSignedAnewIsLocated()
    {
        const QString folder = written();
        signAnew(folder, QStringLiteral("comparison.json"), [](QByteArray text) {
            const qsizetype at = text.indexOf("\"freshness\": \"fresh\"");
            return text.replace(at, 20, "\"freshness\": \"wrong\"");
        });
        const CertificateCheck result = check(folder);
        QCOMPARE(result.verdict, CheckVerdict::DifferentVerdict);
        QVERIFY2(result.differences.front().startsWith(QLatin1String("instances[0].freshness")), qPrintable(result.differences.join(u'\n')));
    }

    void exchangedEvidenceSignedAnewIsADifferentVerdict()
    {
        const QString honest = written();
        const QString other = m_folder->filePath(QStringLiteral("other"));
        QVERIFY(writeCertificate(requestFor(other, judged(QStringLiteral("fleet-compose-differs.json")))));
        signAnew(honest, QStringLiteral("evidence.json"), [&](const QByteArray &) { return readFile(other + QStringLiteral("/evidence.json")); });
        const CertificateCheck result = check(honest);
        QCOMPARE(result.verdict, CheckVerdict::DifferentVerdict);
        QCOMPARE(result.statement->verdict, QStringLiteral("identical"));
        QCOMPARE(result.recomputed, QStringLiteral("different"));
    }

    void otherWordsForPeopleSignedAnewAreFound()
    {
        const QString folder = written({}, judged(QStringLiteral("fleet-compose-differs.json")));
        signAnew(folder, QStringLiteral("report.html"), [](QByteArray text) { return text.replace("Different:", "Identical:"); });
        const CertificateCheck result = check(folder);
        QCOMPARE(result.verdict, CheckVerdict::Broken);
        QCOMPARE(result.brokenFile, QStringLiteral("report.html"));
    }

    void anotherVersionsWordsAreNoDifferenceButItsFactsAre()
    {
        const QString folder = written();
        const auto older = [](Statement &statement) { statement.program = QStringLiteral("pilothouse 0.0.1"); };
        signAnew(
            folder, QStringLiteral("comparison.json"),
            [](const QByteArray &text) {
                QJsonObject comparison = QJsonDocument::fromJson(text).object();
                comparison[QStringLiteral("sentence")] = QStringLiteral("All the same.");
                return comparisonText(comparison);
            },
            older);
        QVERIFY2(check(folder).verdict == CheckVerdict::Intact, qPrintable(check(folder).message));
        signAnew(
            folder, QStringLiteral("comparison.json"),
            [](const QByteArray &text) {
                QJsonObject comparison = QJsonDocument::fromJson(text).object();
                QJsonArray rows = comparison[QStringLiteral("rows")].toArray();
                QJsonObject row = rows[0].toObject();
                row[QStringLiteral("values")] = QJsonArray{QStringLiteral("00"), QStringLiteral("00"), QStringLiteral("00")};
                rows[0] = row;
                comparison[QStringLiteral("rows")] = rows;
                return comparisonText(comparison);
            },
            older);
        QCOMPARE(check(folder).verdict, CheckVerdict::DifferentVerdict);
    }

    void bytesThatAreNoTextKeepTheirDigest()
    {
        attestation::JudgedEvidence evidence = judged();
        evidence.machines[1].appCompose = QByteArray::fromHex("7b22c3287d"); // not UTF-8
        evidence.comparison = attestation::compare(evidence.machines, evidence.collateral, evidence.comparison.at, evidence.root, evidence.policy);
        QCOMPARE(evidence.comparison.verdict, FleetVerdict::NotProven);
        const QString folder = written({}, evidence);
        QCOMPARE(check(folder).verdict, CheckVerdict::Intact);
        const auto bundle = attestation::readEvidenceBundle(readFile(folder + QStringLiteral("/evidence.json")));
        QVERIFY(bundle);
        QCOMPARE(bundle->machines[1].appCompose, evidence.machines[1].appCompose);
        QCOMPARE(bundle->machines[0].quote, evidence.machines[0].quote);
        QCOMPARE(bundle->machines[0].expectedReportData, evidence.machines[0].expectedReportData);
        QCOMPARE(bundle->machines[0].challenge, evidence.machines[0].challenge);
    }

    void aChallengeThatTheStatedAnswerDoesNotFitIsRefused()
    {
        const QString folder = written();
        signAnew(folder, QStringLiteral("evidence.json"), [](const QByteArray &text) {
            QJsonObject bundle = QJsonDocument::fromJson(text).object();
            QJsonArray instances = bundle[QStringLiteral("instances")].toArray();
            QJsonObject instance = instances[0].toObject();
            instance[QStringLiteral("challenge")] = QStringLiteral("another one");
            instances[0] = instance;
            bundle[QStringLiteral("instances")] = instances;
            return QJsonDocument(bundle).toJson();
        });
        const CertificateCheck result = check(folder);
        QCOMPARE(result.verdict, CheckVerdict::Broken);
        QCOMPARE(result.brokenFile, QStringLiteral("evidence.json"));
    }

    void theBundleIsAFleetFileToo()
    {
        const QString folder = written();
        const auto machines = attestation::evidenceFromFleetFile(readFile(folder + QStringLiteral("/evidence.json")));
        QVERIFY(machines);
        const attestation::JudgedEvidence evidence = judged();
        QCOMPARE(attestation::compare(*machines, evidence.collateral, evidence.comparison.at, evidence.root).verdict, FleetVerdict::Identical);
    }

    void nothingIsWrittenOverWhatIsThere()
    {
        const QString folder = written();
        const auto again = writeCertificate(requestFor(folder));
        QVERIFY(!again);
        QCOMPARE(again.error().kind, ErrorKind::Refused);
        QVERIFY(QDir().mkdir(m_folder->filePath(QStringLiteral("empty"))));
        QVERIFY(writeCertificate(requestFor(m_folder->filePath(QStringLiteral("empty")))));
    }

    void aSecretInTheEvidenceStopsIt()
    {
        const auto scan = std::make_shared<secrets::SecretScan>();
        scan->learn({domain::EnvironmentId(QStringLiteral("staging")), QStringLiteral("PHALA_API_KEY")}, "a-secret-of-the-operator");
        CertificateRequest request = requestFor(m_folder->filePath(QStringLiteral("leak")));
        request.scan = scan;
        request.judged.machines[2].appInfo = R"({"env":"a-secret-of-the-operator"})";
        const auto refused = writeCertificate(request);
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::Refused);
        QVERIFY(!refused.error().what.contains(QLatin1String("a-secret-of-the-operator")));
        QVERIFY(QDir(m_folder->path()).isEmpty());
    }

    void cancelledInTheMiddleNothingIsThere()
    {
        CertificateRequest request = requestFor(m_folder->filePath(QStringLiteral("cancelled.zip")));
        request.progress = [token = request.cancel](int done, int) {
            if (done == 3)
                token.cancel();
        };
        const auto result = writeCertificate(request);
        QVERIFY(!result);
        QCOMPARE(result.error().kind, ErrorKind::Cancelled);
        QVERIFY(QDir(m_folder->path()).isEmpty());
    }

    void hostileNamesStayTextInTheReports()
    {
        attestation::JudgedEvidence evidence = judged();
        evidence.machines[0].name = QStringLiteral("<img src=x onerror=alert(1)>\u202e");
        evidence.comparison = attestation::compare(evidence.machines, evidence.collateral, evidence.comparison.at, evidence.root, evidence.policy);
        const QString folder = written({}, evidence);
        const QByteArray html = readFile(folder + QStringLiteral("/report.html"));
        QVERIFY(!html.contains("<img"));
        QVERIFY(html.contains("&lt;img src=x"));
        QCOMPARE(check(folder).verdict, CheckVerdict::Intact);
    }

    void thePdfSaysTheVerdictAndEveryMachine()
    {
        const QString folder = written({}, judged(QStringLiteral("fleet-compose-differs.json")));
        const QString reader = QStandardPaths::findExecutable(QStringLiteral("pdftotext"));
        if (reader.isEmpty())
            QSKIP("no pdftotext to read the PDF with");
        QProcess process;
        process.start(reader, {QStringLiteral("-layout"), folder + QStringLiteral("/report.pdf"), QStringLiteral("-")});
        QVERIFY(process.waitForFinished());
        const QString text = QString::fromUtf8(process.readAllStandardOutput());
        QVERIFY2(text.contains(QLatin1String("Different:")) && text.contains(QLatin1String("Certificate of a comparison"))
                     && text.contains(QLatin1String("MRTD")),
                 qPrintable(text.left(2000)));
        for (const auto &machine : judged(QStringLiteral("fleet-compose-differs.json")).machines)
            QVERIFY2(text.contains(machine.name), qPrintable(machine.name));
    }

    void whatIsNoCertificateIsWrongUse()
    {
        QCOMPARE(verifyCertificate(m_folder->filePath(QStringLiteral("nowhere"))).error().kind, ErrorKind::NotFound);
        putFile(m_folder->filePath(QStringLiteral("words.txt")), "words");
        QCOMPARE(verifyCertificate(m_folder->filePath(QStringLiteral("words.txt"))).error().kind, ErrorKind::InvalidInput);
    }

    void theWorkflowTellsItsStepsAndTheRecord()
    {
        const auto log = std::make_shared<test::MemoryAuditLog>();
        CertificateWorkflow::Parts parts;
        parts.environment = {domain::EnvironmentId(QStringLiteral("demo")), domain::EnvironmentKind::Demo};
        parts.audit = log;
        parts.clock = std::make_shared<test::FakeClock>();
        const auto workflow = std::make_shared<CertificateWorkflow>(parts);
        QSignalSpy steps(workflow.get(), &CertificateWorkflow::progressChanged);
        const auto result = await(workflow->write(judged(), m_folder->filePath(QStringLiteral("by-workflow.zip")), CancelToken()));
        QVERIFY(result && *result);
        QVERIFY(!(*result)->keyIsKept);
        QTRY_VERIFY(!steps.isEmpty() && steps.back()[0] == steps.back()[1]);
        const auto entries = log->recordsOf(QStringLiteral("attestation.certificate"));
        QCOMPARE(entries.size(), size_t(1));
        QCOMPARE(entries[0].evidence[QStringLiteral("manifestSha256")].toString(), QString::fromLatin1((*result)->manifest.toHex()));
        const CertificateCheck checked = check((*result)->path);
        QCOMPARE(checked.verdict, CheckVerdict::Intact);
        QVERIFY(checked.message.contains(QLatin1String("kept nowhere")));
        QCOMPARE(checked.keyFingerprint, (*result)->keyFingerprint);
    }
};

QTEST_GUILESS_MAIN(CertificateTest)
#include "tst_certificate.moc"
