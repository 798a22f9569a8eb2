// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/provenance/git_process.h"

#include "services/core/plain_text.h"
#include "services/provenance/child_process.h"
#include "services/provenance/source_files.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>
#include <QStandardPaths>

namespace pilothouse::provenance {

namespace {

constexpr qint64 kMostListBytes = 16 * 1024 * 1024;
constexpr qint64 kMostAnswerBytes = 4096;

QString findGit()
{
    QStringList folders;
    const QString path = qEnvironmentVariable("PATH");
    for (const QString &folder : path.split(QDir::listSeparator(), Qt::SkipEmptyParts))
        if (QDir::isAbsolutePath(folder)) // a relative one would depend on where we were started
            folders << folder;
    return folders.isEmpty() ? QString() : QStandardPaths::findExecutable(QStringLiteral("git"), folders);
}

QProcessEnvironment gitEnvironment()
{
    QProcessEnvironment own;
    const auto set = [&own](const char *name, const char *value) { own.insert(QString::fromLatin1(name), QString::fromLatin1(value)); };
    set("PATH", "/usr/bin:/bin");
    set("LC_ALL", "C");
    set("GIT_CONFIG_NOSYSTEM", "1");
    set("GIT_CONFIG_GLOBAL", "/dev/null");
    set("GIT_TERMINAL_PROMPT", "0");
    set("GIT_OPTIONAL_LOCKS", "0");
    set("GIT_NO_REPLACE_OBJECTS", "1");
    set("GIT_NO_LAZY_FETCH", "1");     // known from git 2.44 on …
    set("GIT_ALLOW_PROTOCOL", "none"); // … and for those before it: no way to fetch is allowed
    set("GIT_LITERAL_PATHSPECS", "1");
    return own;
}

bool isCommit(const QString &text)
{
    static const QRegularExpression hex(QStringLiteral("^(?:[0-9a-f]{40}|[0-9a-f]{64})$"));
    return hex.match(text).hasMatch();
}

Error gitError(ErrorKind kind, const QString &what, const QString &where, const QString &nextStep = QString())
{
    return {.kind = kind, .what = what, .where = where, .nextStep = nextStep};
}

} // namespace

bool isTagName(QStringView tag)
{
    if (tag.isEmpty() || tag.size() > 200 || tag.startsWith(u'-') || tag.startsWith(u'/') || tag.endsWith(u'/') || tag.endsWith(u'.')
        || tag.endsWith(QLatin1String(".lock")))
        return false;
    if (tag.contains(QLatin1String("..")) || tag.contains(QLatin1String("//")) || tag.contains(QLatin1String("@{")) || tag == QLatin1String("@"))
        return false;
    for (const QStringView part : tag.split(u'/'))
        if (part.startsWith(u'.') || part.endsWith(QLatin1String(".lock")))
            return false;
    for (const QChar c : tag)
        if (c.unicode() <= u' ' || c.unicode() == 0x7f || QStringView(u"~^:?*[\\").contains(c))
            return false;
    return true;
}

GitProcess::GitProcess(QString program, std::chrono::milliseconds timeout)
    : m_program(program.isEmpty() ? findGit() : std::move(program))
    , m_timeout(timeout)
{
}

QCoro::Task<Result<QByteArray>> GitProcess::run(QString folder, QStringList arguments, qint64 maxBytes, CancelToken cancel)
{
    const auto self = shared_from_this();
    if (m_program.isEmpty())
        co_return gitError(ErrorKind::NotFound, QStringLiteral("git is not installed"), folder,
                           QStringLiteral("Install git, or give the file itself."));
    const QFileInfo place(folder);
    if (!place.isDir())
        co_return gitError(ErrorKind::InvalidInput, QStringLiteral("not a folder"), folder);
    ChildRun child;
    child.program = m_program;
    child.arguments << QStringLiteral("-C") << place.absoluteFilePath() << QStringLiteral("--no-pager") << arguments;
    child.environment = gitEnvironment();
    child.timeout = m_timeout;
    child.maxBytes = maxBytes;
    const auto output = co_await runChild(child, cancel);
    if (!output) {
        Error error = output.error();
        error.what = QStringLiteral("git: %1").arg(error.what);
        error.where = folder;
        co_return error;
    }
    if (output->exitCode != 0) {
        const QString said = visibleText(QString::fromUtf8(output->err).trimmed().section(u'\n', 0, 0), 300);
        const bool foreign = output->err.contains("dubious ownership");
        co_return gitError(ErrorKind::InvalidInput,
                           said.isEmpty() ? QStringLiteral("git ended with status %1").arg(output->exitCode) : QStringLiteral("git: %1").arg(said),
                           folder, foreign ? QStringLiteral("The repository belongs to another user; make a clone of your own.") : QString());
    }
    const QByteArray out = output->out;
    co_return out;
}

QCoro::Task<Result<QString>> GitProcess::commitOfTag(QString folder, QString tag, CancelToken cancel)
{
    const auto self = shared_from_this();
    if (!isTagName(tag))
        co_return gitError(ErrorKind::InvalidInput, QStringLiteral("not a tag's name: \"%1\"").arg(visibleText(tag, 120)), folder);
    const QString reference = QStringLiteral("refs/tags/%1^{commit}").arg(tag);
    QStringList arguments;
    arguments << QStringLiteral("rev-parse") << QStringLiteral("--verify") << QStringLiteral("--end-of-options") << reference;
    const auto out = co_await run(folder, arguments, kMostAnswerBytes, cancel);
    if (!out) {
        Error error = out.error();
        if (error.what.contains(QLatin1String("Needed a single revision"))) {
            error.kind = ErrorKind::NotFound;
            error.what = QStringLiteral("no tag %1 that leads to a commit").arg(visibleText(tag, 120));
            error.nextStep = QStringLiteral("List them with git tag; fetch them first if they are new.");
        }
        co_return error;
    }
    const QString commit = QString::fromLatin1(out->trimmed());
    if (!isCommit(commit))
        co_return gitError(ErrorKind::Protocol, QStringLiteral("git did not answer with a commit"), folder);
    co_return commit;
}

QCoro::Task<Result<QStringList>> GitProcess::files(QString folder, QString commit, CancelToken cancel)
{
    const auto self = shared_from_this();
    if (!isCommit(commit))
        co_return gitError(ErrorKind::InvalidInput, QStringLiteral("not a commit"), folder);
    QStringList arguments;
    arguments << QStringLiteral("ls-tree") << QStringLiteral("-r") << QStringLiteral("-z") << QStringLiteral("--full-tree") << commit
              << QStringLiteral("--");
    const auto out = co_await run(folder, arguments, kMostListBytes, cancel);
    if (!out)
        co_return out.error();
    QStringList paths;
    for (const QByteArray &entry : out->split('\0')) {
        // "100644 blob <id>\t<path>"; 120000 is a link, 160000 a submodule
        const qsizetype tab = entry.indexOf('\t');
        if (tab > 0 && entry.startsWith("100") && entry.left(tab).contains(" blob "))
            paths << QString::fromUtf8(entry.mid(tab + 1));
    }
    co_return paths;
}

QCoro::Task<Result<TaggedFile>> GitProcess::file(QString folder, QString commit, QString path, CancelToken cancel)
{
    const auto self = shared_from_this();
    if (!isCommit(commit) || path.isEmpty())
        co_return gitError(ErrorKind::InvalidInput, QStringLiteral("not a commit and a path"), folder);
    QStringList arguments;
    arguments << QStringLiteral("cat-file") << QStringLiteral("blob") << QStringLiteral("%1:%2").arg(commit, path);
    const auto out = co_await run(folder, arguments, kMostSourceBytes, cancel);
    if (!out) {
        Error error = out.error();
        if (error.what.contains(QLatin1String("does not exist in")))
            error.kind = ErrorKind::NotFound;
        co_return error;
    }
    TaggedFile file;
    file.path = path;
    file.bytes = *out;
    co_return file;
}

} // namespace pilothouse::provenance
