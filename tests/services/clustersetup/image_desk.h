// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sample_compose.h"
#include "services/clustersetup/image_push.h"
#include "tests/support/await.h"
#include "tests/support/fake_clock.h"
#include "tests/support/memory_audit_log.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

namespace pilothouse::test {

/// A checkout, two compose files, and programs named docker and make that are really run, from a PATH of their own.
struct ImageDesk
{
    QTemporaryDir home;
    std::shared_ptr<MemoryAuditLog> log = std::make_shared<MemoryAuditLog>();
    std::shared_ptr<clustersetup::ImagePushParts> parts = std::make_shared<clustersetup::ImagePushParts>();
    QStringList lines;

    ImageDesk()
    {
        write("registry.yml", goodRegistryCompose());
        write("runner.yml", goodRunnerCompose());
        write("code/spawntee/src/main.py", "import os\nVERSION = \"0.8.85\"  # of the image\n");
        write("code/spawntee/Makefile", "push:\n");
        tool("docker", "#!/bin/sh\n[ \"$1\" = --version ] && echo 'Docker version 26.1.5, build a72d7cd'\n[ \"$1\" = info ] && echo 27.1.2\n"
                       "[ \"$1\" = manifest ] && echo \"$3\" > \"$HOME/asked\"\nexit 0\n");
        tool("make", "#!/bin/sh\n[ \"$1\" = --version ] && echo 'GNU Make 4.3' && exit 0\necho \"in $PWD: $*\"\necho careful >&2\nexit 0\n");
        parts->environment = {domain::EnvironmentId(QStringLiteral("staging")), domain::EnvironmentKind::Staging};
        parts->audit = log;
        parts->clock = std::make_shared<FakeClock>();
        parts->tools.insert(QStringLiteral("PATH"), path("bin") + QStringLiteral(":/usr/bin:/bin"));
        parts->tools.insert(QStringLiteral("HOME"), home.path());
        parts->grace = std::chrono::milliseconds(300);
    }
    QString path(const char *name) const { return home.filePath(QString::fromLatin1(name)); }
    void write(const char *name, const QByteArray &text) const
    {
        QDir().mkpath(QFileInfo(path(name)).path());
        QFile file(path(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("cannot write %s", name);
    }
    void tool(const char *name, const QByteArray &text) const
    {
        const QByteArray file = QByteArray("bin/") + name;
        write(file.constData(), text);
        QFile::setPermissions(path(file.constData()), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }
    /// Nothing but the private folder, so that a tool of this machine is not found.
    void onlyOwnTools() const { parts->tools.insert(QStringLiteral("PATH"), path("bin")); }
    QByteArray read(const char *name) const
    {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll().trimmed() : QByteArray();
    }
    clustersetup::SetupAnswers answers() const
    {
        clustersetup::SetupAnswers answers;
        answers.registryCompose = path("registry.yml");
        answers.cluster.runnerComposePath = path("runner.yml");
        answers.checkouts.spawntee = path("code");
        return answers;
    }
    /// Before it has looked.
    std::shared_ptr<clustersetup::ImagePush> made(const QStringList &accepted = {})
    {
        auto wanted = answers();
        wanted.accepted = accepted;
        const auto push = std::make_shared<clustersetup::ImagePush>(parts, wanted);
        QObject::connect(push.get(), &clustersetup::ImagePush::lineRead, push.get(), [this](const QString &line) { lines << line; });
        return push;
    }
    std::shared_ptr<clustersetup::ImagePush> push(const QStringList &accepted = {})
    {
        const auto looking = made(accepted);
        const auto looked = await(looking->look(CancelToken()));
        if (!looked || !*looked)
            qFatal("the look did not end");
        return looking;
    }
    QList<audit::Outcome> outcomes() const
    {
        QList<audit::Outcome> all;
        for (const audit::Record &record : log->records())
            if (record.action == QLatin1String("setup.image-push"))
                all << record.outcome;
        return all;
    }
};

} // namespace pilothouse::test
