// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/provenance/child_process.h"

#include <QCoroFuture>

#include <QElapsedTimer>
#include <QProcess>
#include <QPromise>
#include <QTimer>

#include <memory>

namespace pilothouse::provenance {

namespace {

constexpr qsizetype kKeptComplaints = 4096;
constexpr std::chrono::milliseconds kCancelPoll{50};

/// Owns the process and answers once, from the event loop.
class Child final : public QObject
{
public:
    Child(ChildRun run, CancelToken cancel) : m_run(std::move(run)), m_cancel(std::move(cancel))
    {
        m_promise.start();
        connect(&m_process, &QProcess::readyReadStandardOutput, this, [this] { readOutput(); });
        connect(&m_process, &QProcess::readyReadStandardError, this,
                [this] { m_err = (m_err + m_process.readAllStandardError()).right(kKeptComplaints); });
        connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
            if (error == QProcess::FailedToStart)
                fail(ErrorKind::NotFound, QStringLiteral("it cannot be started: %1").arg(m_process.errorString()));
        });
        connect(&m_process, &QProcess::finished, this, [this](int code, QProcess::ExitStatus status) { ended(code, status); });
        m_watch.setInterval(kCancelPoll);
        connect(&m_watch, &QTimer::timeout, this, [this] {
            if (m_cancel.isCancelled())
                fail(ErrorKind::Cancelled, QStringLiteral("cancelled"));
            else if (m_since.elapsed() > m_run.timeout.count())
                fail(ErrorKind::Timeout, QStringLiteral("no end after %1 s").arg(std::chrono::ceil<std::chrono::seconds>(m_run.timeout).count()));
        });
    }
    ~Child() override
    {
        m_process.disconnect(this);
        if (m_process.state() != QProcess::NotRunning) {
            m_process.kill();
            m_process.waitForFinished(1000); // a killed process is gone at once; it must not outlive us as a zombie
        }
    }

    QFuture<Result<ChildOutput>> start()
    {
        m_process.setProgram(m_run.program);
        m_process.setArguments(m_run.arguments);
        m_process.setProcessEnvironment(m_run.environment);
        m_process.setStandardInputFile(QProcess::nullDevice());
        m_since.start();
        m_watch.start();
        m_process.start(QIODevice::ReadOnly);
        return m_promise.future();
    }

private:
    void readOutput()
    {
        m_out += m_process.readAllStandardOutput();
        if (m_out.size() > m_run.maxBytes)
            fail(ErrorKind::TooLarge, QStringLiteral("it wrote more than %1 KiB").arg(m_run.maxBytes / 1024));
    }
    void ended(int code, QProcess::ExitStatus status)
    {
        readOutput();
        m_err = (m_err + m_process.readAllStandardError()).right(kKeptComplaints);
        if (status == QProcess::CrashExit)
            fail(ErrorKind::Internal, QStringLiteral("it crashed"));
        else
            answer(ChildOutput{code, m_out, m_err});
    }
    void fail(ErrorKind kind, const QString &what)
    {
        answer(Error{.kind = kind, .what = what, .where = m_run.program});
        if (m_process.state() != QProcess::NotRunning)
            m_process.kill();
    }
    void answer(Result<ChildOutput> result)
    {
        m_watch.stop();
        if (m_answered)
            return;
        m_answered = true;
        m_promise.addResult(std::move(result));
        m_promise.finish();
    }

    ChildRun m_run;
    CancelToken m_cancel;
    QProcess m_process;
    QTimer m_watch;
    QElapsedTimer m_since;
    QPromise<Result<ChildOutput>> m_promise;
    QByteArray m_out;
    QByteArray m_err;
    bool m_answered = false;
};

} // namespace

QCoro::Task<Result<ChildOutput>> runChild(ChildRun run, CancelToken cancel)
{
    if (cancel.isCancelled())
        co_return Error{.kind = ErrorKind::Cancelled, .what = QStringLiteral("cancelled"), .where = run.program};
    const auto child = std::make_unique<Child>(run, cancel);
    const QFuture<Result<ChildOutput>> future = child->start();
    const Result<ChildOutput> result = co_await future;
    co_return result;
}

} // namespace pilothouse::provenance
