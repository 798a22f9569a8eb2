// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <chrono>

namespace pilothouse::test {

/// What one run of a program left.
struct Ran
{
    int exitCode = -1; ///< -1: it did not end in time, or crashed
    QByteArray out;
    QByteArray err;
    qint64 tookMs = 0;

    /// The one JSON document on stdout; an empty object when there is not exactly one.
    QJsonObject json() const
    {
        QJsonParseError error;
        const auto document = QJsonDocument::fromJson(out, &error);
        return error.error == QJsonParseError::NoError ? document.object() : QJsonObject();
    }
    QByteArray firstErrorLine() const { return err.left(err.indexOf('\n')); }
    /// For QVERIFY2.
    QByteArray all() const { return "exit " + QByteArray::number(exitCode) + "\nstdout: " + out.left(4000) + "\nstderr: " + err.left(4000); }
};

/// Runs pilothousectl as a user would: as a process, in a home of its own.
class Ctl
{
public:
    Ctl()
    {
        m_environment = QProcessEnvironment();
        for (const char *name : {"PATH", "LD_LIBRARY_PATH", "ASAN_OPTIONS", "LSAN_OPTIONS", "UBSAN_OPTIONS", "LANG", "TMPDIR"}) {
            if (qEnvironmentVariableIsSet(name))
                m_environment.insert(QString::fromLatin1(name), qEnvironmentVariable(name));
        }
        m_environment.insert(QStringLiteral("HOME"), m_home.path());
        m_environment.insert(QStringLiteral("PILOTHOUSE_HOME"), home());
        // No session bus to be found: a keychain that is really absent.
        m_environment.insert(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"), QStringLiteral("unix:path=/nonexistent"));
        QDir().mkpath(home());
        QFile::setPermissions(home(), QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner);
    }

    QString home() const { return m_home.path() + QStringLiteral("/pilothouse"); }
    QString path(const QString &name) const { return m_home.path() + u'/' + name; }
    void setVariable(const QString &name, const QString &value) { m_environment.insert(name, value); }
    void unsetVariable(const QString &name) { m_environment.remove(name); }

    /// Writes profiles/NAME.yaml.
    void writeProfile(const QString &name, const QByteArray &yaml)
    {
        QDir().mkpath(home() + QStringLiteral("/profiles"));
        const auto owner = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
        QFile::setPermissions(home() + QStringLiteral("/profiles"), owner | QFileDevice::ExeOwner);
        writeFile(QStringLiteral("pilothouse/profiles/%1.yaml").arg(name), yaml);
    }
    QString writeFile(const QString &name, const QByteArray &bytes)
    {
        QFile file(path(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write %s", qPrintable(file.fileName()));
        file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
        return file.fileName();
    }

    Ran run(const QStringList &arguments, const QByteArray &input = {}, std::chrono::milliseconds limit = std::chrono::seconds(60)) const
    {
        return runProgram(QStringLiteral("pilothousectl"), arguments, input, limit);
    }
    Ran runProgram(const QString &name, const QStringList &arguments, const QByteArray &input = {},
                   std::chrono::milliseconds limit = std::chrono::seconds(60)) const
    {
        QProcess process;
        start(process, name, arguments);
        QElapsedTimer timer;
        timer.start();
        process.write(input);
        process.closeWriteChannel();
        return finish(process, timer, limit);
    }
    void start(QProcess &process, const QString &name, const QStringList &arguments) const
    {
        process.setProcessEnvironment(m_environment);
        process.setWorkingDirectory(m_home.path());
        process.start(QStringLiteral(PILOTHOUSE_BIN_DIR "/") + name, arguments);
    }
    static Ran finish(QProcess &process, const QElapsedTimer &timer, std::chrono::milliseconds limit)
    {
        // The event loop runs: a server of the test's own answers meanwhile.
        QSignalSpy finished(&process, &QProcess::finished);
        if (process.state() != QProcess::NotRunning)
            finished.wait(int(limit.count()));
        Ran ran;
        ran.tookMs = timer.elapsed();
        if (process.state() != QProcess::NotRunning) {
            process.kill();
            process.waitForFinished(5000);
        } else if (process.exitStatus() == QProcess::NormalExit) {
            ran.exitCode = process.exitCode();
        }
        ran.out = process.readAllStandardOutput();
        ran.err = process.readAllStandardError();
        return ran;
    }

private:
    QTemporaryDir m_home;
    QProcessEnvironment m_environment;
};

} // namespace pilothouse::test
