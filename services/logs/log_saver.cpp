// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/logs/log_saver.h"

#include "services/core/clock.h"

#include <QDateTime>
#include <QFileInfo>
#include <QSaveFile>

namespace pilothouse::logs {

namespace {

constexpr qsizetype kWrittenAtOnce = 1024 * 1024;

Error notWritten(const QSaveFile &file, const QString &path)
{
    Error error;
    error.kind = ErrorKind::Storage;
    error.what = QStringLiteral("the log cannot be saved: %1").arg(file.errorString());
    error.where = path;
    error.nextStep = QStringLiteral("Choose another folder, or make room.");
    return error;
}

} // namespace

QByteArray sumsLine(const Sha256 &sum, const QString &fileName)
{
    QByteArray name = fileName.toUtf8();
    const bool isEscaped = name.contains('\\') || name.contains('\n') || name.contains('\r');
    name.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
    return QByteArray(isEscaped ? "\\" : "") + sum.toHex() + "  " + name + '\n';
}

QByteArray savedPrefix(const LogIndex::Line &line, const QStringList &sources)
{
    if (!line.timeGiven || line.at == kNoTime)
        return {};
    QByteArray prefix = toUtcText(QDateTime::fromMSecsSinceEpoch(line.at, Qt::UTC)).toUtf8() + ' ';
    if (line.source < sources.size() && !sources[line.source].isEmpty())
        prefix += sources[line.source].toUtf8().replace('\n', ' ') + ' ';
    return prefix;
}

Result<SavedLog> saveLog(const QString &path, const LogSpool &spool, const TimeOrder &lines, CancelToken cancel)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return notWritten(file, path);
    SavedLog saved;
    saved.path = path;
    const QStringList sources = spool.sources();
    Sha256Stream sum;
    QByteArray out;
    const auto flush = [&] {
        sum.add(out);
        saved.bytes += out.size();
        const bool isWritten = file.write(out) == out.size();
        out.clear();
        return isWritten;
    };
    for (qint64 row = 0; row < lines.count();) {
        if (cancel.isCancelled())
            return Error{.kind = ErrorKind::Cancelled, .what = QStringLiteral("saving was stopped"), .where = path};
        // Lines that lie behind each other are read together.
        qint64 next = row + 1;
        while (next < lines.count() && lines.at(next) == lines.at(next - 1) + 1)
            ++next;
        const auto chunk = spool.chunk(lines.at(row), qint64(lines.at(row)) + (next - row), kWrittenAtOnce);
        if (!chunk)
            return chunk.error();
        for (qint64 i = 0; i < chunk->count(); ++i) {
            out += savedPrefix(spool.index().line(chunk->first + i), sources);
            const QByteArrayView text = chunk->line(i);
            out.append(text.data(), text.size());
            out += '\n';
            if (out.size() >= kWrittenAtOnce && !flush())
                return notWritten(file, path);
        }
        row += chunk->count();
        saved.lines += chunk->count();
    }
    if (!flush() || !file.commit())
        return notWritten(file, path);
    saved.sha256 = sum.finish();
    const QString sumsPath = path + QStringLiteral(".sha256");
    QSaveFile sums(sumsPath);
    const QByteArray line = sumsLine(saved.sha256, QFileInfo(path).fileName());
    if (!sums.open(QIODevice::WriteOnly) || sums.write(line) != line.size() || !sums.commit()) {
        Error error = notWritten(sums, sumsPath);
        error.unchanged = QStringLiteral("The lines are saved in %1; only the file with their sum is missing.").arg(path);
        return error;
    }
    return saved;
}

} // namespace pilothouse::logs
