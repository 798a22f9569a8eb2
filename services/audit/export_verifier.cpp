// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/audit/export.h"

#include "services/audit/checkpoint.h"
#include "services/audit/entry_line.h"
#include "services/audit/manifest.h"
#include "services/core/plain_text.h"
#include "services/sealing/package_reader.h"

#include <algorithm>
#include <cstring>
#include <functional>
#include <future>
#include <utility>

namespace pilothouse::audit {

namespace {

constexpr qint64 kMaxManifest = 64 * 1024;
constexpr qint64 kMaxCheckpoints = 256 * 1024 * 1024;

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
        auto package = sealing::openPackage(m_path, allFiles(), QStringLiteral("an audit export"));
        if (!package)
            return package.error();
        m_package = std::move(*package);
        takeProblems();
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

    /// What reading the package has found until now.
    void takeProblems()
    {
        for (const sealing::Problem &found : std::exchange(m_package.problems, {}))
            problem(found.file, found.what);
    }

    /// The whole file when it is not longer than `limit`.
    std::optional<QByteArray> readWhole(const QString &name, qint64 limit)
    {
        auto bytes = sealing::readWhole(m_package, name, limit);
        takeProblems();
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
            const bool fits = read && (!m_manifest || read->environment == m_manifest->environment.id)
                              && (checkpoints.empty() || checkpoints.back().seq <= read->checkpoint.seq);
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
        const auto found = m_package.parts.find(name);
        if (found == m_package.parts.end())
            return;
        // The digest of the file is taken beside the walk over its lines: two cores halve the time.
        auto digest = std::async(std::launch::async, [part = found->second] { return sealing::digestOf(part); });
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
        const bool isRead = sealing::readPart(found->second, [&](QByteArrayView chunk) { cutter.add(chunk); });
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
            if (!m_package.has(file.name))
                continue; // already said
            const auto digest = file.name == QLatin1String("entries.jsonl") ? m_entriesDigest : sealing::digestOf(m_package.parts[file.name]);
            if (const auto wrong = sealing::checkDigest(m_package, file, digest))
                problem(wrong->file, wrong->what);
        }
    }

    void checkAgreement()
    {
        if (!m_manifest)
            return;
        const QString name = QString::fromLatin1(kManifestName);
        const Verification &record = m_check.verification;
        if (record.intact
            && (record.entries != m_manifest->entries || record.checkpoints != m_manifest->checkpoints || record.tip != m_manifest->tip))
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
            first.replace(QLatin1String(": Broken at entry "), QLatin1String(": entry ")); // said once is enough
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
    sealing::Package m_package;
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
