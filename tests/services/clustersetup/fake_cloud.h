// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/clustersetup/setup_ports.h"
#include "tests/support/fake_clock.h"
#include "tests/support/memory_audit_log.h"

#include <QCoroFuture>
#include <QCoroTimer>
#include <QPromise>

#include <functional>
#include <map>

namespace pilothouse::test {

/// What stands outside of a setup: the machines, what was asked of them, and a moment at which the program dies.
struct CloudWorld
{
    std::vector<domain::Cvm> cvms;
    int created = 0;
    int provisioned = 0;
    int removed = 0;
    std::vector<QStringList> approvals;
    std::vector<QStringList> updates; ///< names of the variables
    QStringList createdWith;          ///< names of the variables
    QByteArray createdFrom;

    std::optional<Error> listFails;
    std::optional<Error> createFails;  ///< nothing is made
    std::optional<Error> answerIsLost; ///< it is made, and this is what the caller gets
    std::optional<Error> accountFails;
    int unreadableRows = 0;
    bool knowsApproval = true;
    bool needsChain = false; ///< an update has to be allowed by the contract's owner first
    bool repeatsHashes = true;
    int unsignedStatus = 401;
    int refusesSigned = 0; ///< so many signed requests are answered with 401 first
    int unhealthy = 0;     ///< so many looks find it not ready
    bool isDebug = false;
    std::optional<std::chrono::seconds> skew = std::chrono::seconds(0); ///< of its clock; nothing: its answers tell no time
    bool publicLogs = false;
    QString domain = QStringLiteral("dstack-pha-prod7.phala.network");
    QString mode = QStringLiteral("registry+runner");
    std::function<void()> onLook; ///< at each look at a machine
    bool lookHangs = false;       ///< looks at a machine are never answered
    bool identityHangs = false;   ///< nor what its spawntee is asked

    /// The program is dead from the `killAt`-th step on: nothing it waits for comes back.
    int killAt = -1;
    int steps = 0;
    bool isDead = false;
    QPromise<void> never;

    CloudWorld() { never.start(); }
    /// Lets what hangs run out; its answers are errors.
    void release()
    {
        if (!never.future().isFinished())
            never.finish();
    }
    QCoro::Task<bool> step()
    {
        if (isDead || ++steps == killAt) {
            isDead = true;
            QFuture<void> future = never.future();
            co_await future;
            co_return false;
        }
        co_await QCoro::sleepFor(std::chrono::milliseconds(0));
        co_return true;
    }
    static Error dead() { return {.kind = ErrorKind::Cancelled, .what = QStringLiteral("the program is gone")}; }

    domain::Cvm *find(const QString &identifier)
    {
        for (domain::Cvm &cvm : cvms)
            if (cvm.id.text() == identifier || cvm.appId == identifier)
                return &cvm;
        return nullptr;
    }
    domain::Cvm &add(const QString &name, const QString &appId, domain::RunState state = domain::RunState::Running)
    {
        domain::Cvm cvm;
        cvm.id = domain::CvmId(QStringLiteral("vm-") + appId.left(8));
        cvm.name = name;
        cvm.appId = appId;
        cvm.state = state;
        cvm.status = domain::runStateWord(state);
        cvm.node = QStringLiteral("prod7");
        cvm.gatewayDomain = domain;
        cvm.composeHash = QString(64, u'c');
        cvms.push_back(cvm);
        return cvms.back();
    }
};

class FakeCvms final : public cluster::CvmPort
{
public:
    explicit FakeCvms(std::shared_ptr<CloudWorld> world) : m_world(std::move(world)) { }
    QCoro::Task<Result<domain::CvmList>> list(CancelToken) override
    {
        const auto world = m_world;
        const bool alive = co_await world->step();
        if (!alive)
            co_return CloudWorld::dead();
        if (world->listFails)
            co_return Error(*world->listFails);
        domain::CvmList list;
        list.items = world->cvms;
        for (int i = 0; i < world->unreadableRows; ++i)
            list.skipped.push_back({i, QStringLiteral("no name")});
        co_return list;
    }
    QCoro::Task<Result<domain::Cvm>> get(QString identifier) override
    {
        const auto world = m_world;
        const bool alive = co_await world->step();
        if (!alive)
            co_return CloudWorld::dead();
        if (world->onLook)
            world->onLook();
        while (world->lookHangs && !world->never.future().isFinished())
            co_await QCoro::sleepFor(std::chrono::milliseconds(5));
        const domain::Cvm *const found = world->find(identifier);
        if (found == nullptr)
            co_return Error{.kind = ErrorKind::NotFound, .what = QStringLiteral("no such machine")};
        const domain::Cvm cvm = *found;
        co_return cvm;
    }
    QCoro::Task<Status> power(domain::CvmId, domain::PowerAction) override { co_return CloudWorld::dead(); }
    QCoro::Task<Result<cluster::AttestationAnswer>> attestation(QString) override { co_return CloudWorld::dead(); }
    QString endpoint() const override { return QStringLiteral("https://cloud.example/api/v1"); }

private:
    std::shared_ptr<CloudWorld> m_world;
};

class FakeDeploys final : public cluster::DeployPort
{
public:
    explicit FakeDeploys(std::shared_ptr<CloudWorld> world) : m_world(std::move(world)) { }
    QCoro::Task<Result<cluster::CloudAccount>> account() override
    {
        const auto world = m_world;
        if (world->accountFails)
            co_return Error(*world->accountFails);
        cluster::CloudAccount account;
        account.workspace = QStringLiteral("crunch");
        co_return account;
    }
    QCoro::Task<Result<std::vector<cluster::CloudNode>>> nodes() override
    {
        std::vector<cluster::CloudNode> nodes(2);
        nodes[0].id = 5;
        nodes[0].name = QStringLiteral("prod5");
        nodes[0].remainingMemoryMb = 20'000;
        nodes[0].remainingSlots = 4;
        nodes[1] = nodes[0];
        nodes[1].id = 7;
        nodes[1].name = QStringLiteral("prod7");
        nodes[1].remainingMemoryMb = 90'000;
        co_return nodes;
    }
    QCoro::Task<Result<std::vector<cluster::InstanceType>>> instanceTypes() override
    {
        std::vector<cluster::InstanceType> types(1);
        types[0].id = QStringLiteral("tdx.medium");
        types[0].memoryMb = 4096;
        types[0].hourlyRate = Money::fromDecimal(QStringLiteral("0.058"), QStringLiteral("USD"));
        co_return types;
    }
    QCoro::Task<Result<cluster::ComposeFile>> composeFile(QString) override
    {
        cluster::ComposeFile file;
        file.publicLogs = m_world->publicLogs;
        co_return file;
    }
    QCoro::Task<Result<cluster::Provision>> provision(std::shared_ptr<const cluster::CvmSpec>) override
    {
        const auto world = m_world;
        const bool alive = co_await world->step();
        if (!alive)
            co_return CloudWorld::dead();
        ++world->provisioned;
        cluster::Provision provision;
        provision.appId = QStringLiteral("%1").arg(world->provisioned, 40, 16, QLatin1Char('a'));
        provision.composeHash = QString(64, u'c');
        co_return provision;
    }
    QCoro::Task<Result<cluster::CreatedCvm>> create(std::shared_ptr<const cluster::CvmSpec> spec, cluster::Provision provision) override
    {
        const auto world = m_world;
        const bool alive = co_await world->step();
        if (!alive)
            co_return CloudWorld::dead();
        if (world->createFails)
            co_return Error(*world->createFails);
        ++world->created;
        world->createdFrom = spec->composeText;
        world->createdWith.clear();
        for (const cluster::SealedVariable &variable : spec->variables)
            world->createdWith << variable.name;
        cluster::CreatedCvm created;
        created.cvm = world->add(spec->name, provision.appId);
        const bool isBack = co_await world->step();
        if (!isBack)
            co_return CloudWorld::dead();
        if (world->answerIsLost)
            co_return Error(*world->answerIsLost);
        co_return created;
    }
    QCoro::Task<Result<cluster::UpdateReceipt>> update(QString, std::shared_ptr<const cluster::CvmUpdate> change) override
    {
        const auto world = m_world;
        const bool alive = co_await world->step();
        if (!alive)
            co_return CloudWorld::dead();
        QStringList names;
        for (const cluster::SealedVariable &variable : *change->variables)
            names << variable.name;
        if (world->needsChain) {
            cluster::UpdateReceipt waits;
            waits.onChain.emplace();
            waits.onChain->composeHash = QString(64, u'e');
            waits.onChain->contract = QStringLiteral("0x01");
            waits.onChain->commitToken = Secret::copyOf("tok-1");
            co_return std::move(waits);
        }
        world->updates.push_back(names);
        co_return cluster::UpdateReceipt();
    }
    QCoro::Task<Result<cluster::UpdateReceipt>> commitUpdate(QString, cluster::OnChainStep, QString) override { co_return CloudWorld::dead(); }
    QCoro::Task<Status> resize(QString, cluster::Resources) override { co_return CloudWorld::dead(); }
    QString endpoint() const override { return QStringLiteral("https://cloud.example/api/v1"); }
    QCoro::Task<Status> remove(QString identifier) override
    {
        const auto world = m_world;
        const bool alive = co_await world->step();
        if (!alive)
            co_return CloudWorld::dead();
        if (world->find(identifier) == nullptr)
            co_return Error{.kind = ErrorKind::NotFound, .what = QStringLiteral("no such machine")};
        ++world->removed;
        std::erase_if(world->cvms, [&](const domain::Cvm &cvm) { return cvm.id.text() == identifier; });
        const bool isBack = co_await world->step();
        if (!isBack)
            co_return CloudWorld::dead();
        co_return Done{};
    }

private:
    std::shared_ptr<CloudWorld> m_world;
};

class FakeSpawntee final : public cluster::SpawnteePort
{
public:
    FakeSpawntee(std::shared_ptr<CloudWorld> world, const cluster::SpawnteeAddress &address)
        : m_world(std::move(world))
        , m_endpoint(QStringLiteral("https://%1-%2.%3").arg(address.appId).arg(address.port).arg(address.gatewayDomain))
    {
    }
    QCoro::Task<Result<cluster::SpawnteeIdentity>> identity(cluster::Attempts, CancelToken) override
    {
        const auto world = m_world;
        const bool alive = co_await world->step();
        if (!alive)
            co_return CloudWorld::dead();
        while (world->identityHangs && !world->never.future().isFinished())
            co_await QCoro::sleepFor(std::chrono::milliseconds(5));
        if (world->unhealthy > 0) {
            --world->unhealthy;
            co_return Error{.kind = ErrorKind::Network, .what = QStringLiteral("no connection")};
        }
        cluster::SpawnteeIdentity identity;
        identity.service = QStringLiteral("secure-spawn");
        identity.status = QStringLiteral("healthy");
        identity.mode = world->mode;
        co_return identity;
    }
    QCoro::Task<Result<QString>> health(CancelToken) override { co_return QStringLiteral("ok"); }
    QCoro::Task<Result<cluster::SpawnteeCapacity>> capacity(cluster::Attempts, CancelToken) override
    {
        cluster::SpawnteeCapacity capacity;
        capacity.acceptingNewModels = true;
        co_return capacity;
    }
    QCoro::Task<Result<cluster::TaskList>> tasks(cluster::Attempts, CancelToken) override { co_return CloudWorld::dead(); }
    QCoro::Task<Result<cluster::RunningModelList>> runningModels(cluster::Attempts, CancelToken) override
    {
        const auto world = m_world;
        const bool alive = co_await world->step();
        if (!alive)
            co_return CloudWorld::dead();
        if (world->refusesSigned > 0) {
            --world->refusesSigned;
            co_return Error{.kind = ErrorKind::Unauthorised, .what = QStringLiteral("401")};
        }
        co_return cluster::RunningModelList();
    }
    QCoro::Task<Result<cluster::SpawnteeTaskDetail>> task(QString, CancelToken) override { co_return CloudWorld::dead(); }
    QCoro::Task<Result<cluster::SubmissionImage>> submissionImage(QString, CancelToken) override { co_return CloudWorld::dead(); }
    QCoro::Task<Result<QString>> taskLog(QString, cluster::TaskLog, int, CancelToken) override { co_return CloudWorld::dead(); }
    QCoro::Task<Result<cluster::TaskReceipt>> buildModel(cluster::BuildRequest) override { co_return CloudWorld::dead(); }
    QCoro::Task<Result<cluster::TaskReceipt>> startModel(cluster::StartRequest) override { co_return CloudWorld::dead(); }
    QCoro::Task<Result<cluster::TaskReceipt>> stopModel(QString) override { co_return CloudWorld::dead(); }
    QCoro::Task<Result<cluster::ApprovalReceipt>> approveHashes(QStringList hashes) override
    {
        const auto world = m_world;
        const bool alive = co_await world->step();
        if (!alive)
            co_return CloudWorld::dead();
        if (!world->knowsApproval)
            co_return Error{.kind = ErrorKind::NotFound, .what = QStringLiteral("404")};
        world->approvals.push_back(hashes);
        cluster::ApprovalReceipt receipt;
        receipt.hashes = world->repeatsHashes ? hashes : QStringList{QStringLiteral("another")};
        co_return receipt;
    }
    QCoro::Task<Result<int>> unsignedStatus(CancelToken) override { co_return int(m_world->unsignedStatus); }
    QCoro::Task<Result<bool>> offersDebugCommands(CancelToken) override { co_return bool(m_world->isDebug); }
    QString endpoint() const override { return m_endpoint; }

private:
    std::shared_ptr<CloudWorld> m_world;
    QString m_endpoint;
};

class FakeConnector final : public cluster::SpawnteeConnector
{
public:
    explicit FakeConnector(std::shared_ptr<CloudWorld> world) : m_world(std::move(world)) { }
    Result<std::shared_ptr<cluster::SpawnteePort>> connect(const cluster::SpawnteeAddress &address) override
    {
        return std::shared_ptr<cluster::SpawnteePort>(std::make_shared<FakeSpawntee>(m_world, address));
    }

private:
    std::shared_ptr<CloudWorld> m_world;
};

class FakeClocks final : public clustersetup::MachineClockPort
{
public:
    explicit FakeClocks(std::shared_ptr<CloudWorld> world) : m_world(std::move(world)) { }
    QCoro::Task<Result<std::chrono::seconds>> skew(QString, CancelToken) override
    {
        const auto skew = m_world->skew;
        if (!skew)
            co_return Error{.kind = ErrorKind::Protocol, .what = QStringLiteral("its answer carries no time")};
        const std::chrono::seconds told = *skew;
        co_return told;
    }

private:
    std::shared_ptr<CloudWorld> m_world;
};

class FakeKeys final : public clustersetup::GatewayKeyPort
{
public:
    Result<clustersetup::GatewayKeyFacts> read(const QString &) override { return clustersetup::GatewayKeyFacts{4096, QString(64, u'k')}; }
};

class FakeAllowed final : public clustersetup::AllowedKeysPort
{
public:
    QStringList hashes{QString(64, u'0'), QString(64, u'k')};
    QCoro::Task<Result<QStringList>> allowedHashes(QString) override
    {
        const QStringList copy = hashes;
        co_return copy;
    }
};

class FakeSecrets final : public clustersetup::SetupSecrets
{
public:
    std::map<QString, QByteArray> values{{QStringLiteral("PHALA_API_KEY"), "phak_hunter2hunter2"},
                                         {QStringLiteral("AWS_ACCESS_KEY_ID"), "AKIAHUNTERHUNTERHUNT"},
                                         {QStringLiteral("AWS_SECRET_ACCESS_KEY"), "hunter2/hunter2+hunter2"}};
    QCoro::Task<Result<Secret>> read(QString name) override
    {
        const auto found = values.find(name);
        if (found == values.end())
            co_return Error{.kind = ErrorKind::NotFound, .what = QStringLiteral("not stored")};
        co_return Secret::copyOf(found->second);
    }
};

/// A record that dies with the program too.
class MortalAuditLog final : public audit::AuditLog
{
public:
    explicit MortalAuditLog(std::shared_ptr<CloudWorld> world) : m_world(std::move(world)) { }
    std::vector<audit::Record> records;
    bool isFull = false;
    QCoro::Task<Result<audit::Entry>> append(audit::Record record) override
    {
        const auto world = m_world;
        const bool alive = co_await world->step();
        if (!alive)
            co_return CloudWorld::dead();
        if (isFull)
            co_return Error{.kind = ErrorKind::Storage, .what = QStringLiteral("no space left on device")};
        records.push_back(record);
        co_return audit::Entry();
    }
    QCoro::Task<Result<std::vector<audit::Entry>>> entries(audit::Filter) override { co_return CloudWorld::dead(); }
    QCoro::Task<Result<std::vector<audit::Checkpoint>>> checkpoints() override { co_return CloudWorld::dead(); }
    QCoro::Task<Result<audit::Verification>> verify() override { co_return CloudWorld::dead(); }
    QCoro::Task<Result<QString>> exportTo(QString) override { co_return CloudWorld::dead(); }

private:
    std::shared_ptr<CloudWorld> m_world;
};

} // namespace pilothouse::test
