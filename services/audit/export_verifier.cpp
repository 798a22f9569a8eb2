// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/audit/export.h"

#include "services/audit/checkpoint.h"
#include "services/audit/entry_line.h"
#include "services/audit/manifest.h"
#include "services/audit/zip_file.h"
#include "services/core/plain_text.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <functional>
#include <future>
#include <map>

namespace pilothouse::audit {

namespace {

constexpr qint64 kChunk = 1024 * 1024;
constexpr qint64 kMaxManifest = 64 * 1024;
constexpr qint64 kMaxCheckpoints = 256 * 1024 * 1024;

/// Where the bytes of one file of the export lie: a file of its own, or a stretch of the zip.
struct Part
{
    QString file;
    qint64 offset = 0;
    qint64 size = 0;
};
using Parts = std::map<QString, Part>;

/// Hands out the bytes of a part in chunks that stay valid for the call. False when they cannot be read.
bool readPart(const Part &part, const std::function<void(QByteArrayView)> &take)
{
    QFile file(part.file);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered) || !file.seek(part.offset))
        return false;
    QByteArray buffer(qsizetype(std::min(kChunk, std::max<qint64>(part.size, 1))), Qt::Uninitialized);
    for (qint64 left = part.size; left > 0;) {
        const qint64 got = file.read(buffer.data(), std::min<qint64>(left, buffer.size()));
        if (got <= 0)
            return false;
        take(QByteArrayView(buffer.constData(), got));
        left -= got;
    }
    return true;
}

std::optional<Sha256> digestOf(const Part &part)
{
    Sha256Stream digest;
    if (!readPart(part, [&](QByteArrayView chunk) { digest.add(chunk); }))
        return std::nullopt;
    return digest.finish();
}

/// Cuts chunks into lines; what is left at the end had no line end.
class LineCutter
{
public:
    explicit LineCutter(std::function<void(QByteArrayView)> take) : m_take(std::move(take)) { }

    void add(QByteArrayView chunk)
    {
        while (!chunk.isEmpty()) {
            const void *const found = std::memchr(chunk.data(), '\n', size_t(chunk.size()));
            if (found == nullptr) {
                // A line over the limit is cut: it is broken in any case, and memory stays bounded.
                m_rest += chunk.first(std::min<qsizetype>(chunk.size(), kMaxLine + 1 - std::min<qsizetype>(m_rest.size(), kMaxLine + 1)));
                return;
            }
            const qsizetype length = static_cast<const char *>(found) - chunk.data();
            if (m_rest.isEmpty()) {
                m_take(chunk.first(length));
            } else {
                m_rest += chunk.first(length);
                m_take(m_rest);
                m_rest.clear();
            }
            chunk = chunk.sliced(length + 1);
        }
    }
    const QByteArray &rest() const { return m_rest; }

private:
    std::function<void(QByteArrayView)> m_take;
    QByteArray m_rest;
};

/// One check from the names of the files to the last signature.
class Checker
{
public:
    Checker(QString path, const Expectations &expected) : m_path(std::move(path)), m_expected(expected) { }

    Result<ExportCheck> run()
    {
        const QFileInfo info(m_path);
        if (!info.exists()) {
            Error error;
            error.kind = ErrorKind::NotFound;
            error.what = QStringLiteral("there is no such folder or file");
            error.where = m_path;
            return error;
        }
        if (info.isDir()) {
            findInFolder();
        } else if (!findInZip()) {
            Error error;
            error.kind = ErrorKind::InvalidInput;
            error.what = QStringLiteral("neither the folder nor the zip of an audit export");
            error.where = m_path;
            return error;
        }
        checkManifest();
        auto checkpoints = readCheckpoints();
        checkRecord(std::move(checkpoints));
        checkDigests();
        checkAgreement();
        return answer();
    }

private:
    void problem(const QString &file, const QString &what)
    {
        if (m_check.brokenFile.isEmpty())
            m_check.brokenFile = file;
        m_check.problems << QStringLiteral("%1: %2").arg(visibleText(file, 200), what);
    }

    static QStringList allFiles() { return exportedFiles() << QString::fromLatin1(kManifestName); }

    void findInFolder()
    {
        const QStringList wanted = allFiles();
        const auto found = QDir(m_path).entryInfoList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot, QDir::Name);
        for (const QFileInfo &file : found) {
            if (!wanted.contains(file.fileName()))
                problem(file.fileName(), QStringLiteral("it does not belong to the export"));
            else if (file.isSymLink() || !file.isFile())
                problem(file.fileName(), QStringLiteral("it is not a regular file"));
            else
                m_parts[file.fileName()] = {file.filePath(), 0, file.size()};
        }
        for (const QString &name : wanted)
            if (!m_parts.contains(name) && !m_check.problems.join(u'\n').contains(name + QStringLiteral(": it is not")))
                problem(name, QStringLiteral("it is missing"));
    }

    /// False when the file was never meant to be a zip.
    bool findInZip()
    {
        QFile zip(m_path);
        if (!zip.open(QIODevice::ReadOnly))
            return false;
        const bool isZip = m_path.endsWith(QLatin1String(".zip"), Qt::CaseInsensitive) || zip.peek(2) == "PK";
        if (!isZip)
            return false;
        const QString zipName = QFileInfo(m_path).fileName();
        const auto members = readZip(zip);
        if (!members) {
            problem(members.error().where.isEmpty() ? zipName : members.error().where, members.error().what + QStringLiteral(" (a zip made by another program: unpack it and check the folder)"));
            return true;
        }
        QStringList names;
        for (const ZipMember &member : *members) {
            names << member.name;
            m_parts[member.name] = {m_path, member.offset, member.size};
        }
        if (names != allFiles())
            problem(zipName, QStringLiteral("it does not hold exactly the files of an export"));
        return true;
    }

    /// The whole part when it is not longer than `limit`.
    std::optional<QByteArray> readWhole(const QString &name, qint64 limit)
    {
        const auto found = m_parts.find(name);
        if (found == m_parts.end())
            return std::nullopt;
        if (found->second.size > limit) {
            problem(name, QStringLiteral("it is longer than such a file can be"));
            return std::nullopt;
        }
        QByteArray bytes;
        bytes.reserve(found->second.size);
        if (!readPart(found->second, [&](QByteArrayView chunk) { bytes += chunk; })) {
            problem(name, QStringLiteral("it cannot be read"));
            return std::nullopt;
        }
        return bytes;
    }

    void checkManifest()
    {
        const QString name = QString::fromLatin1(kManifestName);
        const auto text = readWhole(name, kMaxManifest);
        if (!text)
            return;
        const auto manifest = readManifest(*text);
        if (!manifest)
            return problem(name, manifest.error().what);
        QStringList names;
        for (const ManifestFile &file : manifest->files)
            names << file.name;
        if (names != exportedFiles())
            return problem(name, QStringLiteral("it does not name exactly the files of an export"));
        m_manifest = *manifest;
        m_check.environment = manifest->environment;
        m_check.exportedUtc = manifest->exportedUtc;
        m_check.program = manifest->program;
        m_check.keyIsKept = manifest->keyIsKept;
        m_check.keyFingerprint = keyFingerprint(manifest->publicKey);
        if (!m_expected.keys.isEmpty())
            m_check.keyIsKnown = m_expected.keys.contains(manifest->publicKey);
        if (m_expected.environment && !(*m_expected.environment == manifest->environment))
            problem(name, QStringLiteral("it is of another environment (%1)").arg(visibleText(manifest->environment.id.text(), 80)));
    }

    std::vector<Checkpoint> readCheckpoints()
    {
        const QString name = QStringLiteral("checkpoints.jsonl");
        std::vector<Checkpoint> checkpoints;
        const auto text = readWhole(name, kMaxCheckpoints);
        if (!text)
            return checkpoints;
        qsizetype number = 0;
        bool isBroken = false;
        LineCutter cutter([&](QByteArrayView line) {
            ++number;
            const auto read = checkpointFromLine(line);
            const bool fits = read && (!m_manifest || read->environment == m_manifest->environment.id) && (checkpoints.empty() || checkpoints.back().seq <= read->checkpoint.seq);
            if (fits)
                checkpoints.push_back(read->checkpoint);
            else if (!std::exchange(isBroken, true))
                problem(name, QStringLiteral("line %1 is not a checkpoint of this record, or out of order").arg(number));
        });
        cutter.add(*text);
        if (!cutter.rest().isEmpty() && !isBroken)
            problem(name, QStringLiteral("line %1 has no end").arg(number + 1));
        return checkpoints;
    }

    void checkRecord(std::vector<Checkpoint> checkpoints)
    {
        const QString name = QStringLiteral("entries.jsonl");
        const auto found = m_parts.find(name);
        if (found == m_parts.end())
            return;
        // The digest of the file is taken beside the walk over its lines: two cores halve the time.
        auto digest = std::async(std::launch::async, [part = found->second] { return digestOf(part); });
        Expectations expected = m_expected;
        if (m_manifest && !expected.environment)
            expected.environment = m_manifest->environment;
        if (m_manifest && expected.keys.isEmpty())
            expected.keys = {m_manifest->publicKey};
        RecordVerifier verifier(std::move(checkpoints), expected);
        quint64 count = 0;
        LineCutter cutter([&](QByteArrayView line) {
            ++count;
            verifier.add(line);
        });
        const bool isRead = readPart(found->second, [&](QByteArrayView chunk) { cutter.add(chunk); });
        if (!cutter.rest().isEmpty()) {
            verifier.add(cutter.rest());
            verifier.markBroken(count + 1, QStringLiteral("it has no line end"));
        }
        if (!isRead)
            problem(name, QStringLiteral("it cannot be read"));
        m_check.verification = verifier.finish();
        if (!m_check.verification.intact)
            problem(verifier.isCheckpointBroken() ? QStringLiteral("checkpoints.jsonl") : name, m_check.verification.message);
        m_announced = verifier.announcedKeys();
        m_entriesDigest = digest.get();
    }

    void checkDigests()
    {
        if (!m_manifest)
            return;
        for (const ManifestFile &file : m_manifest->files) {
            const auto found = m_parts.find(file.name);
            if (found == m_parts.end())
                continue; // already said
            const auto digest = file.name == QLatin1String("entries.jsonl") ? m_entriesDigest : digestOf(found->second);
            if (found->second.size != file.bytes)
                problem(file.name, QStringLiteral("it has %1 bytes, the signed manifest says %2").arg(found->second.size).arg(file.bytes));
            else if (digest != file.sha256)
                problem(file.name, QStringLiteral("its content is not the one that the signed manifest names"));
        }
    }

    void checkAgreement()
    {
        if (!m_manifest)
            return;
        const QString name = QString::fromLatin1(kManifestName);
        const Verification &record = m_check.verification;
        if (record.intact && (record.entries != m_manifest->entries || record.checkpoints != m_manifest->checkpoints || record.tip != m_manifest->tip))
            problem(name, QStringLiteral("it speaks of another record than entries.jsonl holds"));
        const bool isStranger = m_check.keyIsKnown == std::optional(false) && !m_announced.contains(m_manifest->publicKey);
        if (isStranger)
            problem(name, QStringLiteral("it is signed with a key that this environment does not know (%1)").arg(m_check.keyFingerprint));
    }

    ExportCheck answer()
    {
        Verification &result = m_check.verification;
        result.intact = m_check.problems.isEmpty();
        if (!result.intact) {
            const QString more = m_check.problems.size() > 1 ? QStringLiteral(" (and %1 more)").arg(m_check.problems.size() - 1) : QString();
            // A broken entry is named before anything that merely follows from it.
            QString first = m_check.problems.front();
            for (const QString &text : m_check.problems)
                if (result.firstBroken && text.startsWith(QLatin1String("entries.jsonl: "))) {
                    first = text;
                    m_check.brokenFile = QStringLiteral("entries.jsonl");
                    break;
                }
            result.message = QStringLiteral("Broken: %1%2").arg(first, more);
        } else {
            result.message.chop(1);
            result.message += QStringLiteral("; all files are as they were signed.");
            if (!m_check.keyIsKept)
                result.message += QStringLiteral(" The signing key was made for one session and is kept nowhere.");
        }
        return m_check;
    }

    QString m_path;
    const Expectations &m_expected;
    ExportCheck m_check;
    Parts m_parts;
    std::optional<Manifest> m_manifest;
    QList<QByteArray> m_announced;
    std::optional<Sha256> m_entriesDigest;
};

} // namespace

Result<ExportCheck> verifyExport(const QString &path, const Expectations &expected)
{
    return Checker(path, expected).run();
}

} // namespace pilothouse::audit
