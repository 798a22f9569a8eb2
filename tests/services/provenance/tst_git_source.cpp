// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/provenance/git_process.h"
#include "services/provenance/provenance_workflow.h"

#include "tests/support/await.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace pilothouse;
using namespace pilothouse::provenance;

namespace {

const QByteArray kCompose = "services:\n  a:\n    image: x@sha256:" + QByteArray(64, 'a') + "\n";
const QByteArray kManifest
    = "{\"runner\":\"docker-compose\",\"docker_compose_file\":\"services:\\n  a:\\n    image: x@sha256:" + QByteArray(64, 'a') + "\\n\"}";

} // namespace

/// Sources read from a real repository, and from files.
class GitSourceTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_git;

    QString path(const QString &name = QString()) const { return name.isEmpty() ? m_folder->path() : m_folder->filePath(name); }
    void write(const QString &name, const QByteArray &bytes) const
    {
        QDir(path()).mkpath(QFileInfo(path(name)).path());
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }
    bool git(const QStringList &arguments) const
    {
        QProcess process;
        process.setWorkingDirectory(path());
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("GIT_CONFIG_GLOBAL"), QStringLiteral("/dev/null"));
        for (const char *who : {"AUTHOR", "COMMITTER"}) {
            environment.insert(QStringLiteral("GIT_%1_NAME").arg(QLatin1String(who)), QStringLiteral("Test"));
            environment.insert(QStringLiteral("GIT_%1_EMAIL").arg(QLatin1String(who)), QStringLiteral("test@invalid"));
        }
        process.setProcessEnvironment(environment);
        process.start(m_git, arguments);
        const bool ended = process.waitForFinished(20'000) && process.exitCode() == 0;
        if (!ended)
            qWarning("git %s: %s", qPrintable(arguments.join(u' ')), process.readAllStandardError().constData());
        return ended;
    }
    bool commit(const QString &tag) const
    {
        return git({QStringLiteral("add"), QStringLiteral("-A")})
               && git({QStringLiteral("commit"), QStringLiteral("-qm"), QStringLiteral("c"), QStringLiteral("--allow-empty")})
               && git({QStringLiteral("tag"), QStringLiteral("-a"), QStringLiteral("-m"), QStringLiteral("t"), tag});
    }

    static std::shared_ptr<ProvenanceWorkflow> workflow(const QString &program = QString(),
                                                        std::chrono::milliseconds timeout = std::chrono::seconds(15))
    {
        ProvenanceWorkflow::Parts parts;
        parts.git = std::make_shared<GitProcess>(program, timeout);
        parts.clock = std::make_shared<SystemClock>();
        return std::make_shared<ProvenanceWorkflow>(parts);
    }
    Result<SourceReport> check(const QString &tag, const QString &file = QString(), CancelToken cancel = {}) const
    {
        SourceRequest request;
        request.gitFolder = path();
        request.gitTag = tag;
        request.pathInGit = file;
        return *test::await(workflow()->checkSource(request, cancel));
    }

private slots:
    void initTestCase()
    {
        m_git = QStandardPaths::findExecutable(QStringLiteral("git"));
        if (m_git.isEmpty())
            QSKIP("git is not installed");
    }
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(git({QStringLiteral("init"), QStringLiteral("-q")}));
    }

    void readsTheTaggedBytesAndNotTheWorkingCopy()
    {
        write(QStringLiteral("enclave/app-compose.json"), kManifest + "\r\n");
        QVERIFY(commit(QStringLiteral("v1")));
        write(QStringLiteral("enclave/app-compose.json"), "{}");
        QVERIFY(commit(QStringLiteral("v2")));
        write(QStringLiteral("enclave/app-compose.json"), "dirty");
        const auto report = check(QStringLiteral("v1"));
        QVERIFY2(report.has_value(), report ? "" : qPrintable(report.error().what));
        QCOMPARE(report->text, kManifest + "\r\n"); // no line ending is converted
        QCOMPARE(report->composeHash, std::optional(sha256({kManifest + "\r\n"})));
        QCOMPARE(report->commit.size(), 40);
        QVERIFY(report->allImagesPinned());
    }

    void comparesTheComposeFileOfTheSameCheckout()
    {
        write(QStringLiteral("app-compose.json"), kManifest);
        write(QStringLiteral("docker-compose.yml"), kCompose);
        QVERIFY(commit(QStringLiteral("v1")));
        QCOMPARE(check(QStringLiteral("v1"))->dockerComposeInCheckoutEqual, std::optional(true));
        write(QStringLiteral("docker-compose.yml"), kCompose + "# more\n");
        QVERIFY(commit(QStringLiteral("v2")));
        QCOMPARE(check(QStringLiteral("v2"))->dockerComposeInCheckoutEqual, std::optional(false));
    }

    void onlyADockerComposeFileIsTheGuidesFigure()
    {
        write(QStringLiteral("toy/enclave/docker-compose.yml"), kCompose);
        QVERIFY(commit(QStringLiteral("v1.2.0")));
        const auto report = check(QStringLiteral("v1.2.0"));
        QVERIFY(report.has_value());
        QCOMPARE(report->kind, SourceKind::DockerCompose);
        QVERIFY(!report->composeHash.has_value());
        QCOMPARE(report->dockerComposeHash, std::optional(sha256({kCompose})));
    }

    void severalCandidatesAreNamedAndOneCanBeChosen()
    {
        write(QStringLiteral("a/docker-compose.yml"), kCompose);
        write(QStringLiteral("b/docker-compose.yml"), kCompose + "#\n");
        write(QStringLiteral("-n; touch x"), kCompose);
        QVERIFY(commit(QStringLiteral("v1")));
        const auto both = check(QStringLiteral("v1"));
        QCOMPARE(both.error().kind, ErrorKind::InvalidInput);
        QVERIFY(both.error().what.contains(QLatin1String("a/docker-compose.yml")));
        QCOMPARE(check(QStringLiteral("v1"), QStringLiteral("b/docker-compose.yml"))->text, kCompose + "#\n");
        QCOMPARE(check(QStringLiteral("v1"), QStringLiteral("-n; touch x"))->text, kCompose);
        QVERIFY(!QFile::exists(path(QStringLiteral("x"))));
        QCOMPARE(check(QStringLiteral("v1"), QStringLiteral("c.yml")).error().kind, ErrorKind::NotFound);
        QCOMPARE(check(QStringLiteral("v1"), QStringLiteral("../../etc/passwd")).error().kind, ErrorKind::NotFound);
    }

    void linksAreNotFollowed()
    {
        QVERIFY(QFile::link(QStringLiteral("/etc/passwd"), path(QStringLiteral("app-compose.json"))));
        QVERIFY(commit(QStringLiteral("v1")));
        const auto report = check(QStringLiteral("v1"));
        QVERIFY(!report.has_value());
        QVERIFY(report.error().what.contains(QLatin1String("neither")));
    }

    void replacedObjectsDoNotCount()
    {
        write(QStringLiteral("app-compose.json"), kManifest);
        QVERIFY(commit(QStringLiteral("v1")));
        write(QStringLiteral("app-compose.json"), "{\"other\":1}");
        QVERIFY(commit(QStringLiteral("v2")));
        QVERIFY(git({QStringLiteral("replace"), QStringLiteral("v1^{commit}"), QStringLiteral("v2^{commit}")}));
        QCOMPARE(check(QStringLiteral("v1"))->text, kManifest);
    }

    void refusesWhatIsNoTag_data()
    {
        QTest::addColumn<QString>("tag");
        QTest::addColumn<int>("kind");
        QTest::newRow("unknown") << QStringLiteral("v9") << int(ErrorKind::NotFound);
        QTest::newRow("option") << QStringLiteral("--help") << int(ErrorKind::InvalidInput);
        QTest::newRow("empty") << QString() << int(ErrorKind::InvalidInput);
        QTest::newRow("a path out") << QStringLiteral("../heads/master") << int(ErrorKind::InvalidInput);
        QTest::newRow("an expression") << QStringLiteral("v1^{tree}") << int(ErrorKind::InvalidInput);
        QTest::newRow("blank") << QStringLiteral("v1 v2") << int(ErrorKind::InvalidInput);
        QTest::newRow("shell") << QStringLiteral("$(touch\tx)") << int(ErrorKind::InvalidInput);
        QTest::newRow("branch") << QStringLiteral("master") << int(ErrorKind::NotFound);
    }

    void refusesWhatIsNoTag()
    {
        QFETCH(QString, tag);
        QFETCH(int, kind);
        write(QStringLiteral("app-compose.json"), kManifest);
        QVERIFY(commit(QStringLiteral("v1")));
        const auto report = check(tag);
        QVERIFY(!report.has_value());
        QCOMPARE(errorKindName(report.error().kind), errorKindName(ErrorKind(kind)));
    }

    void runsNoProgramThatTheRepositoryNames()
    {
        write(QStringLiteral("app-compose.json"), kManifest);
        QVERIFY(commit(QStringLiteral("v1")));
        const QString mark = path(QStringLiteral("ran"));
        const QString touch = QStringLiteral("touch '%1'").arg(mark);
        for (const char *name : {"core.fsmonitor", "core.pager", "core.sshCommand", "core.gitProxy", "diff.external", "alias.cat-file",
                                 "alias.ls-tree", "alias.rev-parse"})
            QVERIFY(git({QStringLiteral("config"), QString::fromLatin1(name),
                         QLatin1String(name).startsWith(QLatin1String("alias")) ? u'!' + touch : touch}));
        QVERIFY(check(QStringLiteral("v1")).has_value());
        QVERIFY(!QFile::exists(mark));
    }

    void anObjectThatIsNotThereIsNotFetched()
    {
        write(QStringLiteral("app-compose.json"), kManifest);
        QVERIFY(commit(QStringLiteral("v1")));
        QProcess id;
        id.setWorkingDirectory(path());
        id.start(m_git, {QStringLiteral("rev-parse"), QStringLiteral("v1:app-compose.json")});
        QVERIFY(id.waitForFinished());
        const QString blob = QString::fromLatin1(id.readAllStandardOutput().trimmed());
        const QString object = path(QStringLiteral(".git/objects/%1/%2").arg(blob.left(2), blob.mid(2)));
        QVERIFY(QFile::remove(object));
        const QString mark = path(QStringLiteral("fetched"));
        const std::pair<const char *, QString> settings[] = {{"core.repositoryformatversion", QStringLiteral("1")},
                                                             {"extensions.partialClone", QStringLiteral("origin")},
                                                             {"remote.origin.promisor", QStringLiteral("true")},
                                                             {"protocol.ext.allow", QStringLiteral("always")},
                                                             {"remote.origin.url", QStringLiteral("ext::sh -c touch%%20%1").arg(mark)}};
        for (const auto &[name, value] : settings)
            QVERIFY(git({QStringLiteral("config"), QString::fromLatin1(name), value}));
        QVERIFY(!check(QStringLiteral("v1")).has_value());
        QVERIFY(!QFile::exists(mark));
    }

    void aProgramThatHangsIsEnded()
    {
        write(QStringLiteral("slow"), "#!/bin/sh\nexec sleep 60\n");
        QFile::setPermissions(path(QStringLiteral("slow")), QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner);
        SourceRequest request;
        request.gitFolder = path();
        request.gitTag = QStringLiteral("v1");
        const auto timedOut
            = *test::await(workflow(path(QStringLiteral("slow")), std::chrono::milliseconds(300))->checkSource(request, CancelToken()));
        QCOMPARE(timedOut.error().kind, ErrorKind::Timeout);
        CancelToken cancel;
        QTimer::singleShot(100, this, [cancel] { cancel.cancel(); });
        QElapsedTimer since;
        since.start();
        const auto stopped = *test::await(workflow(path(QStringLiteral("slow")))->checkSource(request, cancel));
        QCOMPARE(stopped.error().kind, ErrorKind::Cancelled);
        QVERIFY(since.elapsed() < 5000);
    }

    void aProgramThatWritesWithoutEndIsEnded()
    {
        write(QStringLiteral("loud"), "#!/bin/sh\nexec cat /dev/zero\n");
        QFile::setPermissions(path(QStringLiteral("loud")), QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner);
        SourceRequest request;
        request.gitFolder = path();
        request.gitTag = QStringLiteral("v1");
        QCOMPARE((*test::await(workflow(path(QStringLiteral("loud")))->checkSource(request, CancelToken()))).error().kind, ErrorKind::TooLarge);
    }

    void aFolderWithoutARepositoryIsBadInput()
    {
        QTemporaryDir empty;
        SourceRequest request;
        request.gitFolder = empty.path();
        request.gitTag = QStringLiteral("v1");
        QCOMPARE((*test::await(workflow()->checkSource(request, CancelToken()))).error().kind, ErrorKind::InvalidInput);
        request.gitFolder = empty.filePath(QStringLiteral("nowhere"));
        QCOMPARE((*test::await(workflow()->checkSource(request, CancelToken()))).error().kind, ErrorKind::InvalidInput);
    }

    void filesAreReadAsTheyAre()
    {
        write(QStringLiteral("app-compose.json"), kManifest);
        SourceRequest request;
        request.filePath = path(QStringLiteral("app-compose.json"));
        request.expected = sha256({kManifest});
        const auto report = *test::await(workflow()->checkSource(request, CancelToken()));
        QCOMPARE(report->verdict, SourceVerdict::Match);
        for (const char *bad : {"nowhere", ".git"}) {
            request.filePath = path(QString::fromLatin1(bad));
            QCOMPARE((*test::await(workflow()->checkSource(request, CancelToken()))).error().kind, ErrorKind::InvalidInput);
        }
        write(QStringLiteral("large"), QByteArray(2 * 1024 * 1024, ' '));
        request.filePath = path(QStringLiteral("large"));
        QCOMPARE((*test::await(workflow()->checkSource(request, CancelToken()))).error().kind, ErrorKind::TooLarge);
        // A broken manifest stays a manifest: its hash is told, and that it cannot be read.
        write(QStringLiteral("b/app-compose.json"), kManifest.chopped(1));
        request.filePath = path(QStringLiteral("b/app-compose.json"));
        const auto broken = *test::await(workflow()->checkSource(request, CancelToken()));
        QCOMPARE(broken->kind, SourceKind::AppCompose);
        QCOMPARE(broken->findings.front().code, QStringLiteral("manifest-unreadable"));
    }
};

QTEST_GUILESS_MAIN(GitSourceTest)
#include "tst_git_source.moc"
