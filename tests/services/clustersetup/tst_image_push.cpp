// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "image_desk.h"
#include "services/clustersetup/tool_run.h"
#include "tests/support/await.h"

#include <QElapsedTimer>
#include <QTest>
#include <QTimer>

#include <csignal>

using namespace pilothouse;
using namespace pilothouse::clustersetup;
using namespace pilothouse::test;
using audit::Outcome;

using Desk = pilothouse::test::ImageDesk;

/// Building and pushing an image with programs named docker and make that are really run, from a PATH of their own.
class ImagePushTest : public QObject
{
    Q_OBJECT

    static bool isAlive(qint64 pid) { return pid > 0 && ::kill(pid_t(pid), 0) == 0; }

private slots:
    void plansWithTheTagOfTheCode()
    {
        Desk desk;
        const auto push = desk.push();
        QCOMPARE(push->image(), QStringLiteral("example/spawn:0.8.85"));
        const domain::Plan plan = push->plan();
        QVERIFY2(plan.isAllowed(), qPrintable(plan.refusal));
        QCOMPARE(plan.steps.front().command, QStringLiteral("make -C %1 push").arg(desk.path("code/spawntee")));
        QVERIFY(desk.outcomes().isEmpty());
        QVERIFY(desk.lines.isEmpty());
    }

    void tellsTheVersionsOfTheTools()
    {
        Desk desk;
        const auto push = desk.push();
        QVERIFY(findCode(push->findings(), QStringLiteral("docker"))->text.contains(QLatin1String("(version 26.1.5)")));
        QVERIFY(findCode(push->findings(), QStringLiteral("docker-daemon"))->text.contains(QLatin1String("(version 27.1.2)")));
        QVERIFY(findCode(push->findings(), QStringLiteral("make"))->text.contains(QLatin1String("(version 4.3)")));
        desk.tool("make", "#!/bin/sh\necho some make, number 7\n");
        QCOMPARE(findCode(desk.push()->findings(), QStringLiteral("make"))->text, QStringLiteral("make is installed"));
    }

    void saysWhetherTheImageIsThereAlready_data()
    {
        QTest::addColumn<QByteArray>("said");
        QTest::addColumn<QString>("code");
        QTest::newRow("there") << QByteArray("exit 0\n") << "image-there-already";
        QTest::newRow("not there") << QByteArray("echo 'no such manifest: docker.io/example/spawn:0.8.85' >&2; exit 1\n") << "image-not-there";
        QTest::newRow("not to be seen") << QByteArray("echo 'unauthorized: authentication required' >&2; exit 1\n") << "image-not-asked";
    }
    void saysWhetherTheImageIsThereAlready()
    {
        QFETCH(QByteArray, said);
        QFETCH(QString, code);
        Desk desk;
        desk.tool("docker", "#!/bin/sh\n[ \"$1\" = info ] && echo 27 && exit 0\n" + said);
        const auto push = desk.push();
        const Finding *const finding = findCode(push->findings(), code);
        QVERIFY(finding != nullptr);
        QVERIFY2(push->plan().isAllowed(), "what is there or not holds no push up");
        QVERIFY(code != QLatin1String("image-not-asked") || finding->severity == Severity::Unknown);
    }

    /// A daemon that hangs must not hold a window up until its limit.
    void aLookCanBeStopped()
    {
        Desk desk;
        desk.tool("docker", "#!/bin/sh\n[ \"$1\" = info ] || exit 0\necho $$ > \"$HOME/hangs\"\nexec sleep 600\n");
        const auto push = desk.made();
        CancelToken cancel;
        QTimer watch;
        connect(&watch, &QTimer::timeout, this, [&] {
            if (!desk.read("hangs").isEmpty())
                cancel.cancel();
        });
        watch.start(5);
        QElapsedTimer taken;
        taken.start();
        const auto looked = await(push->look(cancel));
        QVERIFY(looked && !*looked);
        QCOMPARE(looked->error().kind, ErrorKind::Cancelled);
        QVERIFY(taken.elapsed() < desk.parts->infoLimit.count());
        QVERIFY(push->findings().empty());
        QCOMPARE(push->plan().refusal, QStringLiteral("nothing was looked at yet"));
        const qint64 pid = desk.read("hangs").toLongLong();
        QTRY_VERIFY(!isAlive(pid));
    }

    void tellsApartWhyDockerDoesNotHelp_data()
    {
        QTest::addColumn<QByteArray>("docker");
        QTest::addColumn<QString>("code");
        QTest::newRow("not installed") << QByteArray() << "docker-missing";
        QTest::newRow("daemon not running") << QByteArray("#!/bin/sh\necho 'Cannot connect to the Docker daemon at unix:///var/run/docker.sock. "
                                                          "Is the docker daemon running?' >&2\nexit 1\n")
                                            << "docker-unreachable";
        QTest::newRow("may not") << QByteArray(
            "#!/bin/sh\necho 'permission denied while trying to connect to the Docker daemon socket' >&2\nexit 1\n")
                                 << "docker-refused";
        QTest::newRow("says something else") << QByteArray("#!/bin/sh\necho gnarl >&2\nexit 3\n") << "docker-unclear";
        QTest::newRow("says nothing, well") << QByteArray("#!/bin/sh\nexit 0\n") << "docker-unclear";
        QTest::newRow("never ends") << QByteArray("#!/bin/sh\nexec sleep 600\n") << "docker-no-answer";
    }
    void tellsApartWhyDockerDoesNotHelp()
    {
        QFETCH(QByteArray, docker);
        QFETCH(QString, code);
        Desk desk;
        if (docker.isEmpty()) {
            QFile::remove(desk.path("bin/docker"));
            desk.onlyOwnTools();
        } else {
            desk.tool("docker", docker);
        }
        desk.parts->infoLimit = std::chrono::milliseconds(500);
        const auto push = desk.push();
        const Finding *const finding = findCode(push->findings(), code);
        QVERIFY(finding != nullptr);
        QVERIFY(finding->severity == Severity::Failed || finding->severity == Severity::Unknown);
        QVERIFY(!push->plan().isAllowed());
        const auto done = await(push->carryOut(CancelToken()));
        QVERIFY(done && !*done && done->error().kind == ErrorKind::Refused);
        QVERIFY(desk.outcomes().isEmpty());
    }

    void refusesWithoutMakeAndWithoutAMakefile()
    {
        Desk desk;
        QFile::remove(desk.path("bin/make"));
        QFile::remove(desk.path("code/spawntee/Makefile"));
        desk.onlyOwnTools();
        const auto push = desk.push();
        QVERIFY(findCode(push->findings(), QStringLiteral("make-missing")));
        QVERIFY(findCode(push->findings(), QStringLiteral("makefile-missing")));
        QVERIFY(!push->plan().isAllowed());
    }

    void refusesAVersionThatTheComposeFilesDoNotRun()
    {
        Desk desk;
        desk.write("code/spawntee/src/main.py", "VERSION = '0.9.0'\n");
        QVERIFY(!desk.push()->plan().isAllowed());
        // Where nothing is pushed that may be gone on with; a push of another image than is deployed is never what was meant.
        const auto knowingly = desk.push({QStringLiteral("checkout-version-differs")});
        QVERIFY(!knowingly->plan().isAllowed());
        QVERIFY(desk.outcomes().isEmpty());
    }

    void saysWhereADigestAndNotThePushDecidesWhatIsDeployed()
    {
        Desk desk;
        QVERIFY(findCode(desk.push()->findings(), QStringLiteral("image-pinned")));
        QVERIFY(desk.push()->plan().isAllowed());
        for (const char *name : {"registry.yml", "runner.yml"})
            desk.write(name, desk.read(name).replace("@sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", ""));
        QVERIFY(!findCode(desk.push()->findings(), QStringLiteral("image-pinned")));
    }

    void pushesShowsTheLinesAndLooksForTheImage()
    {
        Desk desk;
        const auto push = desk.push();
        const auto done = await(push->carryOut(CancelToken()));
        QVERIFY(done);
        QVERIFY2(*done, done->has_value() ? "" : qPrintable(done->error().what));
        QCOMPARE((*done)->front().code, QStringLiteral("image-there"));
        QVERIFY(desk.lines.contains(QStringLiteral("in %1: push").arg(QFileInfo(desk.path("code/spawntee")).canonicalFilePath())));
        QVERIFY(desk.lines.contains(QStringLiteral("careful")));
        QCOMPARE(desk.read("asked"), QByteArray("example/spawn:0.8.85"));
        QCOMPARE(desk.outcomes(), (QList<Outcome>{Outcome::Intended, Outcome::Done}));
    }

    void aPushThatNobodyCanSeeIsNotCalledDone()
    {
        Desk desk;
        desk.tool("docker", "#!/bin/sh\n[ \"$1\" = info ] && echo 27 && exit 0\necho 'no such manifest' >&2\nexit 1\n");
        const auto push = desk.push();
        const auto done = await(push->carryOut(CancelToken()));
        QVERIFY(done && *done);
        QCOMPARE((*done)->front().severity, Severity::Warning);
        QCOMPARE(desk.outcomes(), (QList<Outcome>{Outcome::Intended, Outcome::Unknown}));
    }

    void tellsTheExitCode()
    {
        Desk desk;
        desk.tool("make", "#!/bin/sh\necho 'denied: requested access to the resource is denied' >&2\nexit 2\n");
        const auto push = desk.push();
        const auto done = await(push->carryOut(CancelToken()));
        QVERIFY(done && !*done);
        QVERIFY2(done->error().what.contains(QLatin1String("exit code 2: denied")), qPrintable(done->error().what));
        QCOMPARE(desk.outcomes(), (QList<Outcome>{Outcome::Intended, Outcome::Failed}));
    }

    /// make starts others; the stubborn one among them takes no hint.
    void cancelEndsAllThatMakeStarted()
    {
        Desk desk;
        desk.tool(
            "make",
            "#!/bin/sh\n[ \"$1\" = --version ] && exit 0\n(trap '' TERM; echo $$ > \"$HOME/parent\"; sh -c 'trap \"\" TERM; echo $$ > \"$HOME/child\"; while :; do sleep 0.1; done') &\n"
            "wait\n");
        const auto push = desk.push();
        CancelToken cancel;
        QTimer watch;
        connect(&watch, &QTimer::timeout, this, [&] {
            if (!desk.read("child").isEmpty())
                cancel.cancel();
        });
        watch.start(5);
        const auto done = await(push->carryOut(cancel));
        QVERIFY(done && !*done);
        QCOMPARE(done->error().kind, ErrorKind::Cancelled);
        QVERIFY(done->error().unchanged.contains(QLatin1String("may have been pushed")));
        const qint64 child = desk.read("child").toLongLong();
        QVERIFY(child > 0);
        QTRY_VERIFY(!isAlive(child));
        QCOMPARE(desk.outcomes(), (QList<Outcome>{Outcome::Intended, Outcome::Unknown}));
    }

    void endsUnknownWhenMakeIsKilled()
    {
        Desk desk;
        desk.tool("make", "#!/bin/sh\nkill -9 $$\n");
        const auto push = desk.push();
        const auto done = await(push->carryOut(CancelToken()));
        QVERIFY(done && !*done);
        QCOMPARE(done->error().kind, ErrorKind::OutcomeUnknown);
        QCOMPARE(desk.outcomes(), (QList<Outcome>{Outcome::Intended, Outcome::Unknown}));
    }

    void handsNoSecretOfOursToTheTools()
    {
        qputenv("PHALA_API_KEY", "phak_hunter2");
        qputenv("AWS_SECRET_ACCESS_KEY", "hunter2");
        const QProcessEnvironment environment = toolEnvironment();
        qunsetenv("PHALA_API_KEY");
        qunsetenv("AWS_SECRET_ACCESS_KEY");
        QVERIFY(environment.contains(QStringLiteral("PATH")));
        QVERIFY(!environment.toStringList().join(u' ').contains(QLatin1String("hunter2")));
    }

    void comesBeforeASetupAndHoldsItUp()
    {
        Desk desk;
        domain::Plan setup;
        setup.steps.push_back({QStringLiteral("Make the registry"), {}, {}});
        const domain::Plan both = desk.push()->before(setup);
        QVERIFY(both.isAllowed());
        QCOMPARE(both.steps.size(), size_t(2));
        QVERIFY(both.steps.front().what.contains(QLatin1String("example/spawn:0.8.85")));
        QFile::remove(desk.path("bin/docker"));
        desk.onlyOwnTools();
        QVERIFY(desk.push()->before(setup).refusal.contains(QLatin1String("docker")));
    }
};

QTEST_GUILESS_MAIN(ImagePushTest)
#include "tst_image_push.moc"
