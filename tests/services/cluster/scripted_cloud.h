// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/cluster/cvm_port.h"
#include "services/cluster/deploy_port.h"
#include "tests/services/cluster/cluster_data.h"

#include <QCoroTimer>

#include <algorithm>

namespace pilothouse::test {

/// A cloud of some machines that can be read and destroyed; answers come from the event loop, as over a socket.
class ScriptedCloud final : public cluster::CvmPort, public cluster::DeployPort
{
public:
    explicit ScriptedCloud(const QStringList &names) : m_cvms(listOf(names).items) { }

    QStringList unreadable;
    QStringList unremovable;
    QStringList removals; ///< names, oldest first, those too that failed
    int mostAtOnce = 0;   ///< requests that were on their way together

    QStringList names() const
    {
        QStringList all;
        for (const domain::Cvm &cvm : m_cvms)
            all << cvm.name;
        return all;
    }

    QCoro::Task<Result<domain::CvmList>> list(CancelToken) override { co_return unscripted(); }
    QCoro::Task<Result<domain::Cvm>> get(QString id) override
    {
        co_await turn();
        const auto found = find(id);
        if (found == m_cvms.end())
            co_return errorOfKind(ErrorKind::NotFound, QStringLiteral("no such CVM"), 404);
        if (unreadable.contains(found->name))
            co_return errorOfKind(ErrorKind::Timeout, QStringLiteral("no answer"));
        const domain::Cvm answer = *found;
        co_return answer;
    }
    QCoro::Task<Status> power(domain::CvmId, domain::PowerAction) override { co_return unscripted(); }
    QCoro::Task<Result<cluster::AttestationAnswer>> attestation(QString) override { co_return unscripted(); }

    QCoro::Task<Result<cluster::CloudAccount>> account() override { co_return unscripted(); }
    QCoro::Task<Result<std::vector<cluster::CloudNode>>> nodes() override { co_return unscripted(); }
    QCoro::Task<Result<std::vector<cluster::InstanceType>>> instanceTypes() override { co_return unscripted(); }
    QCoro::Task<Result<cluster::ComposeFile>> composeFile(QString) override { co_return unscripted(); }
    QCoro::Task<Result<cluster::Provision>> provision(std::shared_ptr<const cluster::CvmSpec>) override { co_return unscripted(); }
    QCoro::Task<Result<cluster::CreatedCvm>> create(std::shared_ptr<const cluster::CvmSpec>, cluster::Provision) override { co_return unscripted(); }
    QCoro::Task<Result<cluster::UpdateReceipt>> update(QString, std::shared_ptr<const cluster::CvmUpdate>) override { co_return unscripted(); }
    QCoro::Task<Result<cluster::UpdateReceipt>> commitUpdate(QString, cluster::OnChainStep, QString) override { co_return unscripted(); }
    QCoro::Task<Status> resize(QString, cluster::Resources) override { co_return unscripted(); }
    QCoro::Task<Status> remove(QString id) override
    {
        co_await turn();
        const auto found = find(id);
        if (found == m_cvms.end())
            co_return errorOfKind(ErrorKind::NotFound, QStringLiteral("no such CVM"), 404);
        removals << found->name;
        if (unremovable.contains(found->name))
            co_return errorOfKind(ErrorKind::Conflict, QStringLiteral("the node is busy"), 409);
        m_cvms.erase(found);
        co_return Done{};
    }
    QString endpoint() const override { return QStringLiteral("http://cloud/api/v1"); }

private:
    std::vector<domain::Cvm>::iterator find(const QString &id)
    {
        return std::ranges::find_if(m_cvms, [&id](const domain::Cvm &cvm) { return cvm.id.text() == id; });
    }
    QCoro::Task<> turn()
    {
        mostAtOnce = std::max(mostAtOnce, ++m_underWay);
        co_await QCoro::sleepFor(std::chrono::milliseconds(1));
        --m_underWay;
    }
    static Error unscripted() { return errorOfKind(ErrorKind::Internal, QStringLiteral("not scripted")); }

    std::vector<domain::Cvm> m_cvms;
    int m_underWay = 0;
};

} // namespace pilothouse::test
