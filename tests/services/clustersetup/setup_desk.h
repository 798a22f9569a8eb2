// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fake_cloud.h"
#include "sample_compose.h"
#include "services/clustersetup/setup_run.h"
#include "tests/support/await.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QTemporaryDir>

namespace pilothouse::test {

/// A desk with a folder of files and a pretended cloud, on which programs are started and die.
struct SetupDesk
{
    QTemporaryDir home;
    std::shared_ptr<CloudWorld> world = std::make_shared<CloudWorld>();
    std::shared_ptr<FakeClock> clock = std::make_shared<FakeClock>();
    std::shared_ptr<const Clock> realClock; ///< null: the pretended one is looked at
    std::optional<std::chrono::milliseconds> readyLimit;
    std::shared_ptr<FakeAllowed> allowed = std::make_shared<FakeAllowed>();
    std::shared_ptr<MortalAuditLog> log;
    QByteArray extraAnswers;
    QByteArray node; ///< that is picked; empty: any
    std::vector<std::shared_ptr<CloudWorld>> former;

    static inline const QByteArray kYaml = "infrastructure:\n  runner:\n    type: phala\n    cluster_name: old\n";
    static inline const QByteArray kEnv = "# mine\nOTHER=1\nPHALA_API_KEY=yesterdays-key\n";
    static inline const QByteArray kProfile = "name: staging\nkind: staging\n";

    SetupDesk()
    {
        write("registry.yml", goodRegistryCompose());
        write("runner.yml", goodRunnerCompose());
        write("o/config.yml", kYaml);
        write("o/.env", kEnv);
        write("staging.yaml", kProfile);
    }
    ~SetupDesk()
    {
        for (const auto &each : former)
            each->release();
        world->release();
        clock->advance(std::chrono::hours(24)); // whoever still waits gives up
        for (int i = 0; i < 20; ++i)
            QCoreApplication::processEvents();
    }

    QString path(const char *name) const { return home.filePath(QString::fromLatin1(name)); }
    void write(const char *name, const QByteArray &text) const
    {
        QDir().mkpath(QFileInfo(path(name)).path());
        QFile file(path(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("cannot write %s", name);
    }
    QByteArray read(const char *name) const
    {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(not there)");
    }
    QStringList files() const
    {
        QStringList all;
        for (QDirIterator it(home.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories); it.hasNext();) {
            const QString name = it.next();
            if (!name.endsWith(QLatin1String(".lock")))
                all << QDir(home.path()).relativeFilePath(name);
        }
        all.sort();
        return all;
    }

    std::shared_ptr<cluster::KeptSteps> steps = std::make_shared<cluster::KeptSteps>(nullptr);

    clustersetup::SetupAnswers answers() const
    {
        const QByteArray text = "cluster:\n  name: crunch-tee\n  registry-compose-path: registry.yml\n  runner-compose-path: runner.yml\n"
                                + (node.isEmpty() ? QByteArray() : "  node: " + node + '\n')
                                + "coordinator:\n  wallet: 7xKXtg2CW87d97TXJSDpbD5jBkheTqA83TZRuJosgAsU\n  key-path: key.pem\n"
                                  "write:\n  orchestrator-yaml: o/config.yml\n  orchestrator-env: o/.env\n"
                                + extraAnswers;
        const auto parsed = clustersetup::parseAnswers(text, QStringLiteral("answers.yaml"), home.path());
        if (!parsed)
            qFatal("%s %s", qPrintable(parsed.error().where), qPrintable(parsed.error().what));
        return *parsed;
    }
    std::shared_ptr<clustersetup::SetupParts> parts()
    {
        const auto parts = std::make_shared<clustersetup::SetupParts>();
        parts->environment = {domain::EnvironmentId(QStringLiteral("staging")), domain::EnvironmentKind::Staging};
        parts->cvms = std::make_shared<FakeCvms>(world);
        parts->deploys = std::make_shared<FakeDeploys>(world);
        parts->steps = steps;
        parts->spawntees = std::make_shared<FakeConnector>(world);
        parts->clocks = std::make_shared<FakeClocks>(world);
        parts->keys = std::make_shared<FakeKeys>();
        parts->allowedKeys = allowed;
        parts->secrets = std::make_shared<FakeSecrets>();
        log = std::make_shared<MortalAuditLog>(world);
        parts->audit = log;
        parts->clock = realClock ? realClock : clock;
        parts->readyLimit = readyLimit.value_or(parts->readyLimit);
        parts->stateFolder = path("state");
        parts->profilePath = path("staging.yaml");
        parts->phalaApiUrl = QStringLiteral("https://cloud-api.phala.network");
        parts->poll = std::chrono::milliseconds(0);
        return parts;
    }
    std::shared_ptr<clustersetup::SetupRun> program() { return std::make_shared<clustersetup::SetupRun>(parts(), answers()); }

    /// Looks and does it; nothing when the program died meanwhile.
    std::optional<Result<clustersetup::SetupOutcome>> setUp(const std::shared_ptr<clustersetup::SetupRun> &run)
    {
        const auto patience = world->killAt > 0 ? std::chrono::milliseconds(400) : std::chrono::milliseconds(20'000);
        const auto looked = awaitOrDeath(run->look(), patience);
        if (!looked)
            return std::nullopt;
        return awaitOrDeath(run->carryOut(CancelToken()), patience);
    }
    std::optional<Result<QStringList>> undo(const std::shared_ptr<clustersetup::SetupRun> &run)
    {
        const auto patience = world->killAt > 0 ? std::chrono::milliseconds(400) : std::chrono::milliseconds(20'000);
        return awaitOrDeath(run->undo(), patience);
    }
    template <typename T>
    std::optional<T> awaitOrDeath(QCoro::Task<T> task, std::chrono::milliseconds patience)
    {
        // A dead program answers nothing; the loop ends as soon as it is known to be dead.
        QTimer watch;
        QEventLoop loop;
        auto result = std::make_shared<std::optional<T>>();
        task.then([result, waiting = QPointer<QEventLoop>(&loop)](T value) {
            result->emplace(std::move(value));
            if (waiting)
                waiting->quit();
        });
        QObject::connect(&watch, &QTimer::timeout, &loop, [this, &loop] {
            if (world->isDead)
                loop.quit();
        });
        watch.start(1);
        QTimer::singleShot(patience * 50, &loop, &QEventLoop::quit);
        if (!result->has_value())
            loop.exec();
        return std::move(*result);
    }

    /// The program is gone: what it held is free, and the cloud stands as it was left.
    void bury()
    {
        former.push_back(world);
        const auto next = std::make_shared<CloudWorld>();
        next->cvms = world->cvms;
        next->created = world->created;
        next->provisioned = world->provisioned;
        next->removed = world->removed;
        next->approvals = world->approvals;
        next->updates = world->updates;
        next->knowsApproval = world->knowsApproval;
        world = next;
        QFile::remove(path("state/setup-crunch-tee.json.lock"));
    }
};

} // namespace pilothouse::test
