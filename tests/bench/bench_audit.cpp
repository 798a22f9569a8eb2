// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// B5: an exported record of 1,000,000 entries with a signed checkpoint each 1,000, verified from its files; and 1,000 single
// flipped bits in a smaller one, each of which must be found in its entry.
#include "services/audit/checkpoint.h"
#include "services/audit/entry_line.h"
#include "services/audit/export.h"
#include "services/audit/manifest.h"
#include "tests/bench/figures.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>

#include <sched.h>
#include <sys/resource.h>

using namespace pilothouse;
using namespace pilothouse::audit;
using namespace pilothouse::bench;

namespace {

constexpr int kEntries = 1'000'000;
constexpr int kCheckpointEvery = 1000;

bool append(QFile &file, Sha256Stream &digest, const QByteArray &line)
{
    digest.add(line);
    digest.add("\n");
    return file.write(line) == line.size() && file.write("\n") == 1;
}

/// Writes an export of `count` entries; the reports are placeholders, since B5 is about the record. The length of entries.jsonl.
qint64 writeRecord(const QString &folder, int count)
{
    const SigningKey key = SigningKey::generate();
    Manifest manifest;
    manifest.environment = {domain::EnvironmentId(QStringLiteral("bench")), domain::EnvironmentKind::Demo};
    manifest.exportedUtc = QDateTime(QDate(2026, 1, 15), QTime(12, 0), Qt::UTC);
    QFile entries(folder + QStringLiteral("/entries.jsonl"));
    QFile checkpoints(folder + QStringLiteral("/checkpoints.jsonl"));
    if (!entries.open(QIODevice::WriteOnly) || !checkpoints.open(QIODevice::WriteOnly))
        return 0;
    Sha256Stream entriesDigest;
    Sha256Stream checkpointsDigest;
    Sha256 prev;
    for (int i = 1; i <= count; ++i) {
        Entry entry;
        entry.seq = quint64(i);
        entry.utc = manifest.exportedUtc.addMSecs(i);
        entry.monotonicMs = i;
        entry.environment = manifest.environment;
        entry.record.action = QStringLiteral("shift.apply");
        entry.record.outcome = Outcome::Done;
        entry.prev = prev;
        const QByteArray line = toLine(entry);
        prev = entry.hash;
        if (!append(entries, entriesDigest, line))
            return 0;
        if (i % kCheckpointEvery == 0 || i == count) {
            if (!append(checkpoints, checkpointsDigest,
                        toLine(makeCheckpoint(key, manifest.environment.id, entry.seq, entry.hash, entry.utc), manifest.environment.id)))
                return 0;
            ++manifest.checkpoints;
        }
    }
    manifest.entries = quint64(count);
    manifest.tip = prev;
    manifest.files << ManifestFile{QStringLiteral("entries.jsonl"), entries.pos(), entriesDigest.finish()};
    manifest.files << ManifestFile{QStringLiteral("checkpoints.jsonl"), checkpoints.pos(), checkpointsDigest.finish()};
    for (const char *name : {"report.pdf", "report.html", "report.csv"}) {
        QFile report(folder + u'/' + QLatin1String(name));
        if (!report.open(QIODevice::WriteOnly) || report.write("report") != 6)
            return 0;
        manifest.files << ManifestFile{QString::fromLatin1(name), 6, sha256({"report"})};
    }
    QFile file(folder + QStringLiteral("/manifest.json"));
    const QByteArray text = signedManifest(manifest, key);
    return file.open(QIODevice::WriteOnly) && file.write(text) == text.size() ? entries.pos() : 0;
}

void useCores(int cores)
{
    cpu_set_t set;
    CPU_ZERO(&set);
    for (int i = 0; i < cores; ++i)
        CPU_SET(i, &set);
    sched_setaffinity(0, sizeof set, &set);
}

Runs timeVerify(const QString &folder, int runs, bool &intact)
{
    return measure(
        runs, [] {},
        [&] {
            const auto check = verifyExport(folder);
            intact = intact && check && check->verification.intact && check->verification.entries == kEntries;
        });
}

/// The second verifier of the tests, in Python, over the same file: what the record's format costs somebody who writes his own.
std::optional<Peer> timeReference(const QString &folder)
{
    QProcess process;
    QElapsedTimer timer;
    timer.start();
    process.start(QStringLiteral("python3"),
                  {QStringLiteral(PILOTHOUSE_SOURCE_DIR "/tests/services/audit/reference_verifier.py"), folder + QStringLiteral("/entries.jsonl")});
    const bool done = process.waitForFinished(120'000) && process.readAllStandardOutput().startsWith("intact");
    return done ? std::optional(Peer{QStringLiteral("reference verifier in Python"), elapsedMs(timer)}) : std::nullopt;
}

int foundFlips(const QString &folder, qint64 size, int count)
{
    QFile file(folder + QStringLiteral("/entries.jsonl"));
    if (!file.open(QIODevice::ReadWrite))
        return 0;
    const QByteArray good = file.readAll();
    QRandomGenerator random(5);
    int found = 0;
    for (int i = 0; i < count; ++i) {
        const qint64 at = random.bounded(size);
        const char bad = char(good[at] ^ (1 << random.bounded(8)));
        file.seek(at);
        file.putChar(bad);
        file.flush();
        const auto check = verifyExport(folder);
        const quint64 line = quint64(good.first(at).count('\n')) + 1;
        found += check && check->verification.firstBroken == std::optional(line) ? 1 : 0;
        file.seek(at);
        file.putChar(good[at]);
        file.flush();
    }
    return found;
}

void printCount(const char *what, double value, double limit, const char *unit, const char *better)
{
    const QJsonObject figure{{QStringLiteral("id"), QStringLiteral("B5")},
                             {QStringLiteral("what"), QString::fromLatin1(what)},
                             {QStringLiteral("value"), value},
                             {QStringLiteral("unit"), QString::fromLatin1(unit)},
                             {QStringLiteral("limit"), limit},
                             {QStringLiteral("better"), QString::fromLatin1(better)}};
    std::printf("%s\n", QJsonDocument(figure).toJson(QJsonDocument::Compact).constData());
    std::fflush(stdout);
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const QTemporaryDir folder;
    const QString large = folder.filePath(QStringLiteral("large"));
    const QString small = folder.filePath(QStringLiteral("small"));
    if (!QDir().mkdir(large) || !QDir().mkdir(small))
        return 1;
    const qint64 size = writeRecord(large, kEntries);
    const qint64 smallSize = writeRecord(small, 5'000);
    if (size == 0 || smallSize == 0)
        return 1;
    std::fprintf(stderr, "entries.jsonl: %.1f MB, %.0f bytes an entry\n", double(size) / 1e6, double(size) / kEntries);
    bool intact = true;
    useCores(1);
    print(QStringLiteral("B5"), QStringLiteral("verify 1,000,000 exported entries, one core"), timeVerify(large, 10, intact), 1200,
          timeReference(large));
    useCores(2);
    print(QStringLiteral("B5"), QStringLiteral("verify 1,000,000 exported entries, two cores"), timeVerify(large, 10, intact), 700);
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    printCount("most memory while verifying (RSS)", double(usage.ru_maxrss) / 1024, 64, "MB", "lower");
    printCount("of 1,000 flipped bits found in their entry", foundFlips(small, smallSize, 1000), 1000, "", "higher");
    return intact ? 0 : 1;
}
