// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/core/protect_memory.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

/// F51, in processes of their own: what is protected once stays so.
class ProtectMemoryTest : public QObject
{
    Q_OBJECT

    /// The exit code of what a child does, or -signal.
    template <typename Work>
    static int inAChild(Work work)
    {
        const pid_t child = ::fork();
        if (child == 0)
            ::_exit(work());
        int status = 0;
        ::waitpid(child, &status, 0);
        return WIFSIGNALED(status) ? -WTERMSIG(status) : WEXITSTATUS(status);
    }

private slots:
    void noCoreFileIsWrittenAndNobodyElseReadsTheMemory()
    {
        qunsetenv("PILOTHOUSE_ALLOW_DEBUGGER");
        QCOMPARE(inAChild([] {
                     // As a shell that wants core files leaves it.
                     rlimit limit{};
                     ::getrlimit(RLIMIT_CORE, &limit);
                     limit.rlim_cur = limit.rlim_max;
                     ::setrlimit(RLIMIT_CORE, &limit);
                     if (::prctl(PR_GET_DUMPABLE) != 1)
                         return 3; // then the test shows nothing
                     pilothouse::protectMemory();
                     ::getrlimit(RLIMIT_CORE, &limit);
                     return limit.rlim_cur == 0 && limit.rlim_max == 0 && ::prctl(PR_GET_DUMPABLE) == 0 ? 0 : 1;
                 }),
                 0);
    }
    void aDebuggerIsLetInOnRequestAndACoreFileIsNot()
    {
        qputenv("PILOTHOUSE_ALLOW_DEBUGGER", "1");
        QCOMPARE(inAChild([] {
                     pilothouse::protectMemory();
                     rlimit limit{};
                     ::getrlimit(RLIMIT_CORE, &limit);
                     return limit.rlim_max == 0 && ::prctl(PR_GET_DUMPABLE) == 1 ? 0 : 1;
                 }),
                 0);
        qunsetenv("PILOTHOUSE_ALLOW_DEBUGGER");
    }
    void aProgramThatIsKilledLeavesNothing()
    {
        qunsetenv("PILOTHOUSE_ALLOW_DEBUGGER");
        QTemporaryDir folder;
        const QByteArray path = folder.path().toUtf8();
        QCOMPARE(inAChild([&path] {
                     pilothouse::protectMemory();
                     if (::chdir(path.constData()) != 0)
                         return 3;
                     ::signal(SIGSEGV, SIG_DFL);
                     ::raise(SIGSEGV);
                     return 4;
                 }),
                 -SIGSEGV);
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files), QStringList());
    }
    /// Both programs that hold keys do it first of all.
    void everyProgramThatHoldsKeysBeginsWithIt()
    {
        for (const char *program : {"ctl", "console"}) {
            QFile source(QStringLiteral(PILOTHOUSE_SOURCE_DIR "/app/%1/main.cpp").arg(QLatin1String(program)));
            QVERIFY2(source.open(QIODevice::ReadOnly), program);
            const QByteArray text = source.readAll();
            const qsizetype begin = text.indexOf("int main(");
            const qsizetype first = text.indexOf(';', begin);
            QVERIFY2(begin > 0 && text.mid(begin, first - begin).endsWith("protectMemory()"), program);
        }
    }
};

QTEST_GUILESS_MAIN(ProtectMemoryTest)
#include "tst_protect_memory.moc"
