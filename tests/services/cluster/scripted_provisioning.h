// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/cluster/provisioner.h"
#include "tests/services/cluster/scripted_spawntees.h"

#include <functional>

namespace pilothouse::test {

/// A cloud that makes machines and takes them away again, in the list that it is given.
class ScriptedDeploys final : public cluster::DeployPort
{
public:
    explicit ScriptedDeploys(std::shared_ptr<ScriptedList> cloud) : m_cloud(std::move(cloud)) { }

    std::optional<Money> rate = Money::fromDecimal(u"0.116", QStringLiteral("USD")); ///< of one machine an hour
    std::optional<Error> refusal;                                                    ///< no machine is made
    std::optional<Error> lostAnswer;                                                 ///< the machine is made, and this is all that is heard of it
    std::optional<Error> removal;                                                    ///< no machine is deleted
    bool makesNothing = false;                                                       ///< with a lost answer: nor a machine
    bool isAnotherApp = false;                                                       ///< what is made is not what was promised
    bool hangs = false;                                                              ///< the machine is made, and no answer ever comes
    std::function<void(const domain::Cvm &)> onMade;
    QStringList made;
    QStringList removed; ///< as asked for

    QCoro::Task<Result<cluster::CloudAccount>> account() override { co_return cluster::CloudAccount(); }
    QCoro::Task<Result<std::vector<cluster::CloudNode>>> nodes() override
    {
        co_await turn();
        cluster::CloudNode node;
        node.id = 10;
        node.name = QStringLiteral("prod10");
        co_return std::vector<cluster::CloudNode>{node};
    }
    QCoro::Task<Result<std::vector<cluster::InstanceType>>> instanceTypes() override
    {
        co_await turn();
        cluster::InstanceType type;
        type.id = QStringLiteral("tdx.medium");
        type.hourlyRate = rate;
        co_return std::vector<cluster::InstanceType>{type};
    }
    QCoro::Task<Result<cluster::ComposeFile>> composeFile(QString) override { co_return cluster::ComposeFile(); }
    QCoro::Task<Result<cluster::Provision>> provision(std::shared_ptr<const cluster::CvmSpec> spec) override
    {
        co_await turn();
        cluster::Provision promised;
        promised.appId = runningCvm(spec->name).appId;
        promised.composeHash = QString(64, u'a');
        promised.nodeId = 10;
        co_return promised;
    }
    QCoro::Task<Result<cluster::CreatedCvm>> create(std::shared_ptr<const cluster::CvmSpec> spec, cluster::Provision) override
    {
        co_await turn();
        if (refusal) {
            const Error error = *refusal;
            co_return error;
        }
        cluster::CreatedCvm created;
        created.cvm = runningCvm(spec->name);
        created.cvm.instanceType = spec->instanceType;
        created.cvm.hourlyRate = rate;
        if (isAnotherApp)
            created.cvm.appId = QString(40, u'9');
        if (!makesNothing) {
            m_cloud->cvms.items.push_back(created.cvm);
            made << spec->name;
            if (onMade)
                onMade(created.cvm);
        }
        while (hangs)
            co_await turn();
        if (lostAnswer) {
            const Error error = *lostAnswer;
            co_return error;
        }
        co_return created;
    }
    QCoro::Task<Result<cluster::UpdateReceipt>> update(QString, std::shared_ptr<const cluster::CvmUpdate>) override { co_return notScripted(); }
    QCoro::Task<Result<cluster::UpdateReceipt>> commitUpdate(QString, cluster::OnChainStep, QString) override { co_return notScripted(); }
    QCoro::Task<Status> resize(QString, cluster::Resources) override { co_return notScripted(); }
    QCoro::Task<Status> remove(QString identifier) override
    {
        co_await turn();
        removed << identifier;
        if (removal) {
            const Error error = *removal;
            co_return error;
        }
        std::erase_if(m_cloud->cvms.items, [&identifier](const domain::Cvm &cvm) { return cvm.id.text() == identifier; });
        co_return Done{};
    }
    QString endpoint() const override { return QStringLiteral("scripted"); }

private:
    static QCoro::Task<> turn() { co_await QCoro::sleepFor(std::chrono::milliseconds(1)); }
    static Error notScripted() { return errorOfKind(ErrorKind::Internal, QStringLiteral("not scripted")); }

    std::shared_ptr<ScriptedList> m_cloud;
};

/// A compose file that may run.
class FixedCompose final : public cluster::RunnerComposePort
{
public:
    QCoro::Task<Result<cluster::RunnerCompose>> read() override
    {
        cluster::RunnerCompose compose;
        compose.text = "services:\n  spawntee:\n    image: registry.example/spawntee@sha256:" + QByteArray(64, 'e') + '\n';
        compose.mayRun = true;
        co_return compose;
    }
};

/// What a disk would keep; it outlives the provisioner.
class KeptInMemory final : public cluster::ProvisioningMemory
{
public:
    std::optional<QJsonObject> kept;
    int claims = 0;
    int releases = 0;

    QCoro::Task<Result<std::optional<QJsonObject>>> load() override
    {
        const std::optional<QJsonObject> answer = kept;
        co_return answer;
    }
    QCoro::Task<Status> save(QJsonObject state) override
    {
        kept = state;
        co_return Done{};
    }
    QCoro::Task<Status> claim() override
    {
        ++claims;
        co_return Done{};
    }
    QCoro::Task<Status> release() override
    {
        ++releases;
        co_return Done{};
    }
};

} // namespace pilothouse::test
