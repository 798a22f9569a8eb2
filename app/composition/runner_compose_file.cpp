// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/runner_compose_file.h"

#include "services/clustersetup/compose_lint.h"

#include <QCoroFuture>

#include <QFile>
#include <QFileInfo>
#include <QtConcurrentRun>

namespace pilothouse::composition {

namespace {

Result<cluster::RunnerCompose> readAndLint(const QString &path, int port)
{
    const auto unusable = [&path](const QString &what) {
        return Error{.kind = ErrorKind::InvalidInput,
                     .what = what,
                     .where = path,
                     .nextStep = QStringLiteral("Set cluster.runner-compose-path to the runner's compose file.")};
    };
    if (path.isEmpty())
        return unusable(QStringLiteral("the profile names no compose file for runners"));
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return unusable(QStringLiteral("the runner's compose file cannot be read: %1").arg(file.errorString()));
    cluster::RunnerCompose compose;
    compose.text = file.read(clustersetup::kLargestCompose + 1);
    if (compose.text.size() > clustersetup::kLargestCompose)
        return unusable(QStringLiteral("the runner's compose file has more than 200 KiB"));
    const auto report = clustersetup::lintCompose(compose.text, QFileInfo(path).fileName(), clustersetup::ComposeRole::Runner, port);
    compose.mayRun = report.isReadable && clustersetup::mayGoOn(report.findings);
    // What is in order is not worth a line each.
    for (const clustersetup::Finding &finding : report.findings)
        if (finding.severity != clustersetup::Severity::Passed && finding.severity != clustersetup::Severity::Note)
            compose.checks.push_back(clustersetup::toPlanCheck(finding));
    if (compose.checks.empty())
        compose.checks.push_back({domain::CheckState::Pass, QStringLiteral("nothing is wrong with %1").arg(QFileInfo(path).fileName())});
    return compose;
}

} // namespace

QCoro::Task<Result<cluster::RunnerCompose>> RunnerComposeFile::read()
{
    const QFuture<Result<cluster::RunnerCompose>> reading = QtConcurrent::run(readAndLint, m_path, m_port);
    const auto compose = co_await reading;
    co_return compose;
}

} // namespace pilothouse::composition
