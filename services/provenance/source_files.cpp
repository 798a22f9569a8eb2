// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/provenance/source_files.h"

#include "services/core/plain_text.h"

#include <QCoroFuture>

#include <QFile>
#include <QFileInfo>
#include <QtConcurrent>

namespace pilothouse::provenance {

namespace {

constexpr qsizetype kNamedCandidates = 8;

Error inputError(const QString &what, const QString &where, const QString &nextStep = QString())
{
    return {.kind = ErrorKind::InvalidInput, .what = what, .where = where, .nextStep = nextStep};
}

Result<QByteArray> readPlainFile(const QString &path)
{
    const QFileInfo info(path);
    // Opening a pipe would wait for its other end.
    if (!info.exists())
        return inputError(QStringLiteral("no such file"), path);
    if (!info.isFile())
        return inputError(QStringLiteral("not a plain file"), path);
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return inputError(file.errorString(), path);
    QByteArray bytes = file.read(kMostSourceBytes + 1);
    if (file.error() != QFileDevice::NoError)
        return inputError(file.errorString(), path);
    if (bytes.size() > kMostSourceBytes)
        return Error{.kind = ErrorKind::TooLarge, .what = QStringLiteral("larger than %1 KiB").arg(kMostSourceBytes / 1024), .where = path};
    return bytes;
}

SourceKind kindOfFile(const QString &path, const QByteArray &bytes)
{
    // A broken app-compose.json is a broken app-compose, not a strange docker-compose file.
    return path.endsWith(QLatin1String("app-compose.json"), Qt::CaseInsensitive) ? SourceKind::AppCompose : kindOf(bytes);
}

Result<QString> choose(const QStringList &paths, const QString &where)
{
    QStringList candidates;
    for (const QString &path : paths)
        if (path.section(u'/', -1) == QLatin1String("app-compose.json"))
            candidates << path;
    if (candidates.isEmpty())
        candidates = dockerComposeFiles(paths);
    if (candidates.size() == 1)
        return candidates.front();
    if (candidates.isEmpty())
        return inputError(QStringLiteral("the tag holds neither an app-compose.json nor a docker-compose file"), where,
                          QStringLiteral("Name the file in the repository."));
    QStringList shown;
    for (const QString &path : candidates.first(std::min(candidates.size(), kNamedCandidates)))
        shown << visibleText(path, 120);
    return inputError(QStringLiteral("%1 files could be meant: %2").arg(candidates.size()).arg(shown.join(QLatin1String(", "))), where,
                      QStringLiteral("Name the file in the repository."));
}

} // namespace

QStringList dockerComposeFiles(const QStringList &paths)
{
    QStringList found;
    for (const QString &path : paths) {
        const QString name = path.section(u'/', -1).toLower();
        for (const char *known : {"docker-compose.yml", "docker-compose.yaml", "compose.yml", "compose.yaml"})
            if (name == QLatin1String(known))
                found << path;
    }
    return found;
}

QCoro::Task<Result<SourceInput>> readSourceFile(SourceRequest request)
{
    const QString path = request.filePath;
    QFuture<Result<QByteArray>> reading = QtConcurrent::run([path] { return readPlainFile(path); });
    const Result<QByteArray> bytes = co_await reading;
    if (!bytes)
        co_return bytes.error();
    SourceInput input;
    input.kind = kindOfFile(path, *bytes);
    input.origin = path;
    input.text = *bytes;
    input.expected = request.expected;
    input.reference = request.reference;
    co_return input;
}

QCoro::Task<Result<SourceInput>> readTaggedSource(std::shared_ptr<GitPort> git, SourceRequest request, CancelToken cancel)
{
    const auto commit = co_await git->commitOfTag(request.gitFolder, request.gitTag, cancel);
    if (!commit)
        co_return commit.error();
    const auto files = co_await git->files(request.gitFolder, *commit, cancel);
    if (!files)
        co_return files.error();
    const QString place = QStringLiteral("%1 at %2").arg(request.gitFolder, request.gitTag);
    QString path = request.pathInGit;
    if (path.isEmpty()) {
        const auto chosen = choose(*files, place);
        if (!chosen)
            co_return chosen.error();
        path = *chosen;
    }
    if (!files->contains(path))
        co_return Error{.kind = ErrorKind::NotFound,
                        .what = QStringLiteral("no plain file %1 in the tag").arg(visibleText(path, 200)),
                        .where = place,
                        .nextStep = QStringLiteral("Give the path as git lists it, from the top of the repository.")};
    const auto file = co_await git->file(request.gitFolder, *commit, path, cancel);
    if (!file)
        co_return file.error();

    SourceInput input;
    input.kind = kindOfFile(path, file->bytes);
    input.origin = QStringLiteral("%1 of %2").arg(path, place);
    input.commit = *commit;
    input.text = file->bytes;
    input.expected = request.expected;
    input.reference = request.reference;
    const QStringList composeFiles = dockerComposeFiles(*files);
    if (input.kind == SourceKind::AppCompose && composeFiles.size() == 1) {
        const auto compose = co_await git->file(request.gitFolder, *commit, composeFiles.front(), cancel);
        if (!compose && compose.error().kind == ErrorKind::Cancelled)
            co_return compose.error();
        if (compose)
            input.dockerComposeInCheckout = compose->bytes;
    }
    co_return input;
}

} // namespace pilothouse::provenance
