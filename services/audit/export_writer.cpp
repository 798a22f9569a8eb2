// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/audit/export.h"

#include "services/audit/audit_sql.h"
#include "services/audit/entry_line.h"
#include "services/audit/manifest.h"
#include "services/audit/report.h"
#include "services/audit/zip_file.h"
#include "services/core/private_file.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>

#ifdef Q_OS_UNIX
#include <cerrno>
#include <cstdio>
#include <sys/stat.h>
#include <unistd.h>
#endif

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

/// A file of the export under way: its digest grows with it.
class DigestedFile
{
public:
    explicit DigestedFile(const QString &path) : m_file(path) { }

    bool open() { return m_file.open(QIODevice::WriteOnly | QIODevice::NewOnly) && m_file.setPermissions(QFile::ReadOwner | QFile::WriteOwner); }
    bool write(QByteArrayView bytes)
    {
        m_digest.add(bytes);
        return m_file.write(bytes.data(), bytes.size()) == bytes.size();
    }
    Result<ManifestFile> finish(const QString &name)
    {
        if (!m_file.flush())
            return error();
#ifdef Q_OS_UNIX
        if (::fsync(m_file.handle()) != 0)
            return exportError(ErrorKind::Storage, m_file.fileName(), systemErrorText(errno));
#endif
        return ManifestFile {name, m_file.size(), m_digest.finish()};
    }
    Error error() const { return exportError(ErrorKind::Storage, m_file.fileName(), QStringLiteral("cannot be written: %1").arg(m_file.errorString())); }

private:
    QFile m_file;
    Sha256Stream m_digest;
};

/// Digest of a file that somebody else wrote, made durable.
Result<ManifestFile> digestOf(const QString &path, const QString &name)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadWrite) || !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner))
        return exportError(ErrorKind::Storage, path, file.errorString());
    Sha256Stream digest;
    for (QByteArray chunk = file.read(1 << 20); !chunk.isEmpty(); chunk = file.read(1 << 20))
        digest.add(chunk);
#ifdef Q_OS_UNIX
    if (::fsync(file.handle()) != 0)
        return exportError(ErrorKind::Storage, path, systemErrorText(errno));
#endif
    return ManifestFile {name, file.size(), digest.finish()};
}

/// Never replaces anything; an empty folder may become the export.
Status checkTarget(const QString &path, bool isZip)
{
    const QFileInfo target(path);
    if (!QFileInfo(target.path()).isDir())
        return exportError(ErrorKind::Storage, target.path(), QStringLiteral("there is no such folder"));
    const bool isEmptyFolder = target.isDir() && !target.isSymLink() && QDir(path).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot);
    if ((target.exists() || target.isSymLink()) && (isZip || !isEmptyFolder))
        return exportError(ErrorKind::Refused, path, QStringLiteral("it exists already; nothing was written over it"), QStringLiteral("Choose another name."));
    return Done {};
}

/// Collects everything from one pass over the record into the folder of the export.
class Writer
{
public:
    Writer(const ExportRequest &request, QString folder) : m_request(request), m_folder(std::move(folder)) { }

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
        const Status signatures = writeWhole(QStringLiteral("checkpoints.jsonl"), linesOf(*checkpoints));
        if (!signatures)
            return signatures;
        return writeReports();
    }

private:
    QString pathOf(const QString &name) const { return m_folder + u'/' + name; }

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
        DigestedFile lines(pathOf(QStringLiteral("entries.jsonl")));
        DigestedFile table(pathOf(QStringLiteral("report.csv")));
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
                problem = exportError(ErrorKind::Refused, QStringLiteral("entry %1").arg(number), QStringLiteral("the record holds %1; nothing was exported").arg(*secret),
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
        for (const auto &[file, name] : {std::pair {&lines, "entries.jsonl"}, std::pair {&table, "report.csv"}}) {
            const auto digest = file->finish(QString::fromLatin1(name));
            if (!digest)
                return digest.error();
            m_files << *digest;
        }
        return Done {};
    }

    /// A line that is no entry any more cannot be shown in words; it is exported as it is, and the verdict above names it.
    bool addToReports(QByteArrayView line, bool isShown, DigestedFile &table)
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

    Status writeWhole(const QString &name, const QByteArray &content)
    {
        DigestedFile file(pathOf(name));
        if (!file.open() || !file.write(content))
            return file.error();
        const auto digest = file.finish(name);
        if (!digest)
            return digest.error();
        m_files << *digest;
        return Done {};
    }

    Status writeReports()
    {
        m_report.environment = m_request.environment;
        m_report.exportedUtc = m_request.utc;
        m_report.host = m_request.host;
        m_report.program = m_request.program;
        m_report.keyFingerprint = keyFingerprint(m_request.key->key.publicKey());
        m_report.keyIsKept = m_request.key->isKept;
        const Status html = writeWhole(QStringLiteral("report.html"), htmlReport(m_report));
        if (!html)
            return html;
        const QString pdfName = QStringLiteral("report.pdf");
        const Status pdf = writePdfReport(m_report, pathOf(pdfName));
        if (!pdf)
            return pdf;
        const auto digest = digestOf(pathOf(pdfName), pdfName);
        if (!digest)
            return digest.error();
        m_files << *digest;
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
        for (const QString &name : exportedFiles())
            for (const ManifestFile &file : m_files)
                if (file.name == name)
                    manifest.files << file;
        return writeWhole(QString::fromLatin1(kManifestName), signedManifest(manifest, m_request.key->key));
    }

    const ExportRequest &m_request;
    QString m_folder;
    ReportData m_report;
    QList<ManifestFile> m_files;
};

/// Moves the finished work to its name in one step.
Status moveInto(const QString &from, const QString &path)
{
#ifdef Q_OS_UNIX
    if (::rename(QFile::encodeName(from).constData(), QFile::encodeName(path).constData()) != 0)
        return exportError(ErrorKind::Storage, path, QStringLiteral("cannot be put in place: %1").arg(systemErrorText(errno)));
#else
    QDir().rmdir(path);
    if (!QFile::rename(from, path))
        return exportError(ErrorKind::Storage, path, QStringLiteral("cannot be put in place"));
#endif
    return syncFolder(QFileInfo(path).path());
}

} // namespace

Result<QString> writeExport(QSqlDatabase &db, const ExportRequest &request)
{
    const QString path = QDir::cleanPath(QFileInfo(request.path).absoluteFilePath());
    const bool isZip = path.endsWith(QLatin1String(".zip"), Qt::CaseInsensitive);
    const Status target = checkTarget(path, isZip);
    if (!target)
        return target.error();
    QTemporaryDir work(path + QStringLiteral(".partial-XXXXXX")); // removed with all in it unless it becomes the export
    if (!work.isValid())
        return exportError(ErrorKind::Storage, path, QStringLiteral("cannot be written: %1").arg(work.errorString()));
    const Status written = Writer(request, work.path()).write(db);
    if (!written)
        return written.error();
    if (!isZip) {
        const Status synced = syncFolder(work.path());
        const Status moved = synced ? moveInto(work.path(), path) : synced;
        if (!moved)
            return moved.error();
        work.setAutoRemove(false);
        return path;
    }
    const QString name = work.path() + QStringLiteral("/export.zip");
    QFile zip(name);
    if (!zip.open(QIODevice::ReadWrite | QIODevice::NewOnly) || !zip.setPermissions(QFile::ReadOwner | QFile::WriteOwner))
        return exportError(ErrorKind::Storage, path, zip.errorString());
    const Status packed = writeZip(zip, work.path(), exportedFiles() << QString::fromLatin1(kManifestName));
    if (!packed)
        return packed.error();
    zip.close();
    const auto durable = digestOf(name, name);
    if (!durable)
        return durable.error();
    const Status moved = moveInto(name, path);
    if (!moved)
        return moved.error();
    return path;
}

} // namespace pilothouse::audit
