// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/clustersetup/tool_run.h"

#include <QCoroFuture>

#include <QElapsedTimer>
#include <QProcess>
#include <QPromise>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTimer>

#include <memory>

#ifdef Q_OS_UNIX
#include <csignal>
#include <unistd.h>
#endif

namespace pilothouse::clustersetup {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kKept = 64 * 1024;
constexpr qsizetype kLongestLine = 16 * 1024;
constexpr std::chrono::milliseconds kLook{50};

class Tool final : public QObject
{
public:
    Tool(ToolRun run, CancelToken cancel) : m_run(std::move(run)), m_cancel(std::move(cancel))
    {
        m_promise.start();
        connect(&m_process, &QProcess::readyReadStandardOutput, this, [this] { take(m_process.readAllStandardOutput(), m_end.out, m_outLine); });
        connect(&m_process, &QProcess::readyReadStandardError, this, [this] { take(m_process.readAllStandardError(), m_end.err, m_errLine); });
        connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
            if (error == QProcess::FailedToStart)
                answer(problem(ErrorKind::NotFound, u"it cannot be started: %1"_s.arg(m_process.errorString())));
        });
        connect(&m_process, &QProcess::finished, this, [this](int code, QProcess::ExitStatus status) { ended(code, status); });
        m_watch.setInterval(kLook);
        connect(&m_watch, &QTimer::timeout, this, [this] { look(); });
    }
    ~Tool() override
    {
        m_process.disconnect(this);
        if (m_process.state() == QProcess::NotRunning)
            return;
        end(true);
        m_process.waitForFinished(1000); // a killed process is gone at once; it must not outlive us as a zombie
    }

    QFuture<Result<ToolEnd>> start()
    {
        m_process.setProgram(m_run.program);
        m_process.setArguments(m_run.arguments);
        m_process.setProcessEnvironment(m_run.environment);
        m_process.setWorkingDirectory(m_run.folder);
        m_process.setStandardInputFile(QProcess::nullDevice());
#ifdef Q_OS_UNIX
        m_process.setChildProcessModifier([] { ::setpgid(0, 0); });
#endif
        m_since.start();
        m_watch.start();
        m_process.start(QIODevice::ReadOnly);
#ifdef Q_OS_UNIX
        m_group = pid_t(m_process.processId());
#endif
        return m_promise.future();
    }

private:
    Error problem(ErrorKind kind, const QString &what) const
    {
        return {.kind = kind, .what = what, .where = m_run.program};
    }
    void take(const QByteArray &bytes, QByteArray &kept, QByteArray &line)
    {
        kept = (kept + bytes).right(kKept);
        line += bytes;
        for (qsizetype at = line.indexOf('\n'); at >= 0; at = line.indexOf('\n')) {
            say(line.first(at));
            line.remove(0, at + 1);
        }
        if (line.size() > kLongestLine) {
            say(line);
            line.clear();
        }
    }
    void say(const QByteArray &line) const
    {
        if (m_run.onLine)
            m_run.onLine(line.endsWith('\r') ? line.chopped(1) : line);
    }
    void look()
    {
        const bool isLate = m_run.limit.count() > 0 && m_since.elapsed() > m_run.limit.count();
        if (!m_stopped && (m_cancel.isCancelled() || isLate)) {
            m_stopped = m_cancel.isCancelled()
                            ? problem(ErrorKind::Cancelled, u"stopped"_s)
                            : problem(ErrorKind::Timeout, u"no end after %1 s"_s.arg(std::chrono::ceil<std::chrono::seconds>(m_run.limit).count()));
            m_sinceStop.start();
            end(false);
        } else if (m_stopped && m_sinceStop.elapsed() > m_run.grace.count()) {
            end(true);
        }
    }
    /// All of the group, asked or forced.
    void end(bool byForce)
    {
#ifdef Q_OS_UNIX
        if (m_group > 0)
            ::kill(-m_group, byForce ? SIGKILL : SIGTERM);
#else
        byForce ? m_process.kill() : m_process.terminate();
#endif
    }
    void ended(int code, QProcess::ExitStatus status)
    {
        take(m_process.readAllStandardOutput(), m_end.out, m_outLine);
        take(m_process.readAllStandardError(), m_end.err, m_errLine);
        for (const QByteArray &rest : {m_outLine, m_errLine})
            if (!rest.isEmpty())
                say(rest);
        if (m_stopped)
            answer(*m_stopped);
        else if (status == QProcess::CrashExit)
            answer(problem(ErrorKind::OutcomeUnknown, u"a signal ended it"_s));
        else {
            m_end.exitCode = code;
            answer(m_end);
        }
    }
    void answer(Result<ToolEnd> result)
    {
        m_watch.stop();
        if (m_answered)
            return;
        m_answered = true;
        if (m_stopped)
            end(true); // what it started and left behind when it was asked to end
        m_promise.addResult(std::move(result));
        m_promise.finish();
    }

    ToolRun m_run;
    CancelToken m_cancel;
    QProcess m_process;
    QTimer m_watch;
    QElapsedTimer m_since;
    QElapsedTimer m_sinceStop;
    std::optional<Error> m_stopped;
    QPromise<Result<ToolEnd>> m_promise;
    ToolEnd m_end;
    QByteArray m_outLine;
    QByteArray m_errLine;
    bool m_answered = false;
#ifdef Q_OS_UNIX
    pid_t m_group = 0; ///< its own number; a group that has ended may be signalled in vain
#endif
};

} // namespace

QCoro::Task<Result<ToolEnd>> runTool(ToolRun run, CancelToken cancel)
{
    if (cancel.isCancelled())
        co_return Error{.kind = ErrorKind::Cancelled, .what = u"stopped before it began"_s, .where = run.program};
    const auto tool = std::make_unique<Tool>(run, cancel);
    const QFuture<Result<ToolEnd>> future = tool->start();
    const Result<ToolEnd> result = co_await future;
    co_return result;
}

QString findTool(const QProcessEnvironment &environment, const QString &name)
{
    const QStringList folders = environment.value(u"PATH"_s).split(u':', Qt::SkipEmptyParts);
    return folders.isEmpty() ? QString() : QStandardPaths::findExecutable(name, folders);
}

QCoro::Task<QString> toolVersion(QString program, QProcessEnvironment environment, std::chrono::milliseconds limit, CancelToken cancel)
{
    static const QRegularExpression number(u"(?<![\\w.])v?(\\d+(?:\\.\\d+)+)"_s);
    ToolRun run;
    run.program = program;
    run.arguments = {u"--version"_s};
    run.environment = environment;
    run.limit = limit;
    run.grace = std::chrono::milliseconds(500);
    const auto end = co_await runTool(run, cancel);
    if (!end || end->exitCode != 0)
        co_return QString();
    const QString version = number.match(QString::fromUtf8(end->out).trimmed().section(u'\n', 0, 0)).captured(1).left(40);
    co_return version;
}

} // namespace pilothouse::clustersetup
