// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/attestation/report_json.h"
#include "services/certificate/certificate_files.h"
#include "services/core/json.h"
#include "services/core/plain_text.h"
#include "services/sealing/package_reader.h"

#include "pilothouse_version.h"

#include <QSet>

#include <algorithm>

namespace pilothouse::certificate {

namespace {

constexpr qint64 kMaxManifest = 64 * 1024;
constexpr qint64 kMaxComparison = 64 * 1024 * 1024;
constexpr qint64 kMaxEvidence = 256 * 1024 * 1024;
constexpr qint64 kMaxPage = 256 * 1024 * 1024;
constexpr qsizetype kMostDifferences = 50;

QString shown(const QJsonValue &value)
{
    if (value.isUndefined())
        return QStringLiteral("nothing");
    const QByteArray text = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return visibleText(QString::fromUtf8(text.mid(1, text.size() - 2)), 120);
}

/// Every place where two JSON values differ, by its path.
void collectDifferences(const QString &path, const QJsonValue &stated, const QJsonValue &found, QStringList &differences)
{
    if (stated == found || differences.size() >= kMostDifferences)
        return;
    if (stated.isObject() && found.isObject()) {
        const QJsonObject a = stated.toObject();
        const QJsonObject b = found.toObject();
        QStringList names = a.keys();
        for (const QString &name : b.keys())
            if (!a.contains(name))
                names << name;
        for (const QString &name : names)
            collectDifferences(path.isEmpty() ? name : path + u'.' + name, a.value(name), b.value(name), differences);
        return;
    }
    if (stated.isArray() && found.isArray() && stated.toArray().size() == found.toArray().size()) {
        for (qsizetype i = 0; i < stated.toArray().size(); ++i)
            collectDifferences(QStringLiteral("%1[%2]").arg(path).arg(i), stated.toArray().at(i), found.toArray().at(i), differences);
        return;
    }
    differences << QStringLiteral("%1: stated %2, found %3").arg(visibleText(path, 200), shown(stated), shown(found));
}

/// What a verdict stands on. Words and further findings may differ from one version of the program to the next; these may not.
QJsonObject decisive(const QJsonObject &comparison, const QSet<QString> &properties)
{
    QJsonArray instances;
    for (const QJsonValue value : comparison[QLatin1String("instances")].toArray()) {
        const QJsonObject instance = value.toObject();
        QJsonObject kept{{QStringLiteral("proven"), instance[QLatin1String("notProven")].toArray().isEmpty()}};
        for (const char *name : {"name", "quote", "rtmrReplay", "composeHashMatches", "freshness", "status", "reason"})
            kept.insert(QLatin1String(name), instance[QLatin1String(name)]);
        instances.append(kept);
    }
    QJsonObject rows;
    for (const QJsonValue value : comparison[QLatin1String("rows")].toArray()) {
        const QJsonObject row = value.toObject();
        const QString property = row[QLatin1String("property")].toString();
        if (properties.contains(property))
            rows.insert(property, QJsonObject{{QStringLiteral("values"), row[QLatin1String("values")]},
                                              {QStringLiteral("relation"), row[QLatin1String("relation")]}});
    }
    return {
        {QStringLiteral("verdict"), comparison[QLatin1String("verdict")]}, {QStringLiteral("instances"), instances}, {QStringLiteral("rows"), rows}};
}

QSet<QString> propertiesOf(const QJsonObject &comparison)
{
    QSet<QString> properties;
    for (const QJsonValue row : comparison[QLatin1String("rows")].toArray())
        properties << row[QLatin1String("property")].toString();
    return properties;
}

class Checker
{
public:
    Checker(QString path, attestation::TrustRoot root) : m_path(std::move(path)), m_root(std::move(root)) { }

    Result<CertificateCheck> run()
    {
        auto package
            = sealing::openPackage(m_path, certificateFiles() << QString::fromLatin1(sealing::kManifestName), QStringLiteral("a certificate"));
        if (!package)
            return package.error();
        m_package = std::move(*package);
        takeProblems();
        checkManifest();
        // What is not as it was signed is not worth a computation, and must not be able to cost one.
        if (m_check.problems.isEmpty())
            judgeAgain();
        return answer();
    }

private:
    void problem(const QString &file, const QString &what)
    {
        if (m_check.brokenFile.isEmpty())
            m_check.brokenFile = file;
        m_check.problems << QStringLiteral("%1: %2").arg(visibleText(file, 200), what);
    }

    void takeProblems()
    {
        for (const sealing::Problem &found : std::exchange(m_package.problems, {}))
            problem(found.file, found.what);
    }

    QByteArray readWhole(const QString &name, qint64 limit)
    {
        const auto bytes = sealing::readWhole(m_package, name, limit);
        takeProblems();
        return bytes.value_or(QByteArray());
    }

    void checkManifest()
    {
        const QString name = QString::fromLatin1(sealing::kManifestName);
        if (!m_package.has(name))
            return;
        const auto read = readStatement(readWhole(name, kMaxManifest));
        if (!read)
            return problem(name, read.error().what);
        QStringList names;
        for (const sealing::ManifestFile &file : read->files)
            names << file.name;
        if (names != certificateFiles())
            return problem(name, QStringLiteral("it does not name exactly the files of a certificate"));
        m_check.statement = read->statement;
        m_check.keyFingerprint = sealing::keyFingerprint(read->statement.publicKey);
        for (const sealing::ManifestFile &file : read->files) {
            if (!m_package.has(file.name))
                continue; // already said
            if (const auto wrong = sealing::checkDigest(m_package, file, sealing::digestOf(m_package.parts[file.name])))
                problem(wrong->file, wrong->what);
        }
    }

    void judgeAgain()
    {
        const QString evidenceName = QStringLiteral("evidence.json");
        const QByteArray evidenceText = readWhole(evidenceName, kMaxEvidence);
        const auto bundle = attestation::readEvidenceBundle(evidenceText);
        if (!bundle)
            return problem(evidenceName, bundle.error().what);
        const Statement &statement = *m_check.statement;
        if (sha256({bundle->rootDer}) != statement.trustRootDigest || bundle->rootName != statement.trustRoot)
            return problem(evidenceName, QStringLiteral("it names another trust root than the manifest"));
        if (bundle->at.time_since_epoch().count() != statement.verifiedAt)
            return problem(evidenceName, QStringLiteral("it names another verification time than the manifest"));
        m_check.policy = bundle->policy.accept;
        m_check.references = bundle->references.lines();
        m_check.rootUsed = m_root.name;
        m_check.isStatedRoot = sha256({m_root.der}) == statement.trustRootDigest;
        // Two names of one certificate are no difference.
        if (m_check.isStatedRoot)
            m_root.name = statement.trustRoot;
        attestation::JudgedEvidence again;
        again.policy = bundle->policy;
        again.references = bundle->references;
        again.comparison = attestation::compare(bundle->machines, bundle->collateral, bundle->at, m_root, bundle->policy, bundle->references);
        m_check.recomputed = attestation::fleetVerdictWord(again.comparison.verdict);
        compareWithStated(again.comparison);
        if (m_check.problems.isEmpty())
            checkPage(again);
    }

    bool isSameProgram() const { return m_check.statement->program == QStringLiteral("pilothouse " PILOTHOUSE_VERSION); }

    void compareWithStated(const attestation::Comparison &comparison)
    {
        const QString name = QStringLiteral("comparison.json");
        JsonLimits limits;
        limits.duplicateKeys = DuplicateKeys::Reject;
        const auto stated = parseJsonObject(readWhole(name, kMaxComparison), limits);
        if (!stated)
            return problem(name, stated.error().what);
        // Through text and back: what JSON cannot hold exactly was written inexactly, too.
        const QJsonObject found = QJsonDocument::fromJson(comparisonText(attestation::toJson(comparison))).object();
        if (isSameProgram()) {
            collectDifferences(QString(), *stated, found, m_check.differences);
        } else {
            const QSet<QString> both = propertiesOf(*stated) & propertiesOf(found);
            collectDifferences(QString(), decisive(*stated, both), decisive(found, both), m_check.differences);
        }
        // The verdict is the news; what it follows from comes behind it.
        std::stable_partition(m_check.differences.begin(), m_check.differences.end(),
                              [](const QString &difference) { return difference.startsWith(QLatin1String("verdict: ")); });
        if (m_check.statement->verdict != m_check.recomputed)
            m_check.differences
                << QStringLiteral("manifest.json: stated %1, found %2").arg(visibleText(m_check.statement->verdict, 60), m_check.recomputed);
    }

    /// The page for people follows from the rest, so whoever signs a certificate anew cannot put other words on it. Only this
    /// program's own words can be told; the PDF depends on the fonts of the desk and is covered by the signature alone.
    void checkPage(const attestation::JudgedEvidence &again)
    {
        const QString name = QStringLiteral("report.html");
        if (m_check.differences.isEmpty() && isSameProgram() && readWhole(name, kMaxPage) != htmlReport(*m_check.statement, again))
            problem(name, QStringLiteral("it is not the report of this comparison"));
    }

    CertificateCheck answer()
    {
        if (!m_check.problems.isEmpty()) {
            m_check.verdict = CheckVerdict::Broken;
            const QString more = m_check.problems.size() > 1 ? QStringLiteral(" (and %1 more)").arg(m_check.problems.size() - 1) : QString();
            m_check.message = QStringLiteral("Broken: %1%2").arg(m_check.problems.front(), more);
            return m_check;
        }
        const QString rootHint
            = m_check.isStatedRoot
                  ? QString()
                  : QStringLiteral(
                        " It was judged under another root, %1 (SHA-256 %2), than the one used here; if you trust that one, name it with --trust-root.")
                        .arg(visibleText(m_check.statement->trustRoot, 200), QString::fromLatin1(m_check.statement->trustRootDigest.toHex()));
        if (!m_check.differences.isEmpty()) {
            m_check.verdict = CheckVerdict::DifferentVerdict;
            m_check.message = QStringLiteral("Different verdict: every file is as signed, but the evidence gives %1 where %2 is stated (%3).%4")
                                  .arg(m_check.recomputed, visibleText(m_check.statement->verdict, 60), m_check.differences.front(), rootHint);
            return m_check;
        }
        m_check.verdict = CheckVerdict::Intact;
        m_check.message = QStringLiteral("Intact: all files are as they were signed, and the evidence gives the stated verdict again: %1.")
                              .arg(m_check.recomputed);
        if (!m_check.statement->keyIsKept)
            m_check.message += QStringLiteral(" The signing key was made for one session and is kept nowhere.");
        return m_check;
    }

    QString m_path;
    attestation::TrustRoot m_root;
    sealing::Package m_package;
    CertificateCheck m_check;
};

} // namespace

Result<CertificateCheck> verifyCertificate(const QString &path, attestation::TrustRoot root)
{
    return Checker(path, std::move(root)).run();
}

} // namespace pilothouse::certificate
