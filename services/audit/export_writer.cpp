// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/audit/export.h"

#include "services/audit/audit_sql.h"
#include "services/audit/entry_line.h"
#include "services/audit/manifest.h"
#include "services/audit/report.h"
#include "services/sealing/package_writer.h"

namespace pilothouse::audit {

namespace {

Error exportError(ErrorKind kind, const QString &where, const QString &what, const QString &nextStep = {})
{
    Error error;
    error.kind = kind;
    error.what = what;
    error.where = where;
    error.nextStep = nextStep;
    return error;
}

/// Collects everything from one pass over the record into the folder of the export.
class Writer
{
public:
    Writer(const ExportRequest &request, sealing::PackageWriter &package) : m_request(request), m_package(package) { }

    Status write(QSqlDatabase &db)
    {
        auto checkpoints = sql::checkpoints(db);
        if (!checkpoints)
            return checkpoints.error();
        const auto tip = sql::tip(db);
        if (!tip)
            return tip.error();
        signTip(*checkpoints, *tip);
        const Status record = writeRecord(db, *checkpoints, *tip ? (*tip)->seq : 0);
        if (!record)
            return record;
        const Status signatures = m_package.write(QStringLiteral("checkpoints.jsonl"), linesOf(*checkpoints));
        if (!signatures)
            return signatures;
        return writeReports();
    }

private:
    /// An entry may have come since the record was signed for this export; the export itself always ends with a signature.
    void signTip(std::vector<Checkpoint> &checkpoints, const std::optional<Anchor> &tip) const
    {
        if (tip && (checkpoints.empty() || checkpoints.back().seq != tip->seq))
            checkpoints.push_back(makeCheckpoint(m_request.key->key, m_request.environment.id, tip->seq, tip->hash, m_request.utc));
    }

    QByteArray linesOf(const std::vector<Checkpoint> &checkpoints) const
    {
        QByteArray lines;
        for (const Checkpoint &checkpoint : checkpoints)
            lines += toLine(checkpoint, m_request.environment.id) + '\n';
        return lines;
    }

    Status writeRecord(QSqlDatabase &db, const std::vector<Checkpoint> &checkpoints, quint64 last)
    {
        sealing::DigestedFile lines(m_package.pathOf(QStringLiteral("entries.jsonl")));
        sealing::DigestedFile table(m_package.pathOf(QStringLiteral("report.csv")));
        if (!lines.open())
            return lines.error();
        if (!table.open() || !table.write(csvHead()))
            return table.error();
        RecordVerifier verifier(checkpoints, m_request.expected);
        std::optional<Error> problem;
        quint64 number = 0;
        const Status walked = sql::forEachLine(db, [&](QByteArrayView line) {
            ++number;
            verifier.add(line);
            if (const auto secret = m_request.scan ? m_request.scan->find(line) : std::nullopt)
                problem = exportError(ErrorKind::Refused, QStringLiteral("entry %1").arg(number),
                                      QStringLiteral("the record holds %1; nothing was exported").arg(*secret),
                                      QStringLiteral("Replace that secret at its service and in the keychain, then export again."));
            else if (!lines.write(line) || !lines.write("\n"))
                problem = lines.error();
            else if (!addToReports(line, number + kHtmlRows > last, table))
                problem = table.error();
            return !problem;
        });
        if (!walked)
            return walked;
        if (problem)
            return *problem;
        m_report.verification = verifier.finish();
        for (const auto &[file, name] : {std::pair{&lines, "entries.jsonl"}, std::pair{&table, "report.csv"}}) {
            const auto digest = file->finish(QString::fromLatin1(name));
            if (!digest)
                return digest.error();
            m_package.add(*digest);
        }
        return Done{};
    }

    /// A line that is no entry any more cannot be shown in words; it is exported as it is, and the verdict above names it.
    bool addToReports(QByteArrayView line, bool isShown, sealing::DigestedFile &table)
    {
        const auto entry = fromLine(line);
        if (!entry)
            return true;
        if (!m_report.firstUtc.isValid())
            m_report.firstUtc = entry->utc;
        m_report.lastUtc = entry->utc;
        switch (entry->record.outcome) {
        case Outcome::Recorded:
        case Outcome::Intended: break;
        case Outcome::Done: ++m_report.done; break;
        case Outcome::Failed: ++m_report.failed; break;
        case Outcome::Refused: ++m_report.refused; break;
        case Outcome::Unknown: ++m_report.unknown; break;
        }
        if (isShown)
            m_report.entries.push_back(*entry);
        return table.write(csvLine(*entry));
    }

    Status writeReports()
    {
        m_report.environment = m_request.environment;
        m_report.exportedUtc = m_request.utc;
        m_report.host = m_request.host;
        m_report.program = m_request.program;
        m_report.keyFingerprint = keyFingerprint(m_request.key->key.publicKey());
        m_report.keyIsKept = m_request.key->isKept;
        const Status html = m_package.write(QStringLiteral("report.html"), htmlReport(m_report));
        if (!html)
            return html;
        const QString pdfName = QStringLiteral("report.pdf");
        const Status pdf = writePdfReport(m_report, m_package.pathOf(pdfName));
        if (!pdf)
            return pdf;
        const Status adopted = m_package.adopt(pdfName);
        if (!adopted)
            return adopted;
        return writeManifest();
    }

    Status writeManifest()
    {
        Manifest manifest;
        manifest.environment = m_request.environment;
        manifest.exportedUtc = m_request.utc;
        manifest.host = m_request.host;
        manifest.program = m_request.program;
        manifest.entries = m_report.verification.entries;
        manifest.checkpoints = m_report.verification.checkpoints;
        manifest.tip = m_report.verification.tip;
        manifest.keyIsKept = m_request.key->isKept;
        manifest.files = m_package.files(exportedFiles());
        return m_package.write(QString::fromLatin1(kManifestName), signedManifest(manifest, m_request.key->key));
    }

    const ExportRequest &m_request;
    sealing::PackageWriter &m_package;
    ReportData m_report;
};

} // namespace

Result<QString> writeExport(QSqlDatabase &db, const ExportRequest &request)
{
    const auto package = sealing::PackageWriter::create(request.path);
    if (!package)
        return package.error();
    const Status written = Writer(request, **package).write(db);
    if (!written)
        return written.error();
    return (*package)->finish(exportedFiles() << QString::fromLatin1(kManifestName));
}

} // namespace pilothouse::audit
