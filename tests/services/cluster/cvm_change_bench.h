// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/cluster/cvm_changes.h"
#include "tests/support/fake_clock.h"
#include "tests/support/memory_audit_log.h"

#include <QCoroTimer>

namespace pilothouse::test {

using namespace cluster;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using domain::RunState;

inline QCoro::Task<Done> turn()
{
    co_await QCoro::sleepFor(std::chrono::milliseconds(0));
    co_return Done{};
}

inline Error gone()
{
    return Error{.kind = ErrorKind::NotFound, .what = u"404"_s};
}

/// A cloud of one machine. Each look at it lets ten seconds pass.
class OneCvmCloud final : public CvmPort, public DeployPort
{
public:
    explicit OneCvmCloud(std::shared_ptr<FakeClock> clock) : m_clock(std::move(clock)) { }

    std::optional<domain::Cvm> cvm;
    std::optional<domain::Cvm> becomes; ///< after two looks at it on its way
    std::optional<Error> error;         ///< of the change; one that is OutcomeUnknown takes place all the same
    bool takesPlace = true;
    bool needsChain = false;
    bool listsEnvs = true;
    Result<std::vector<CloudNode>> nodesAre = std::vector<CloudNode>();
    QStringList sent;
    std::optional<ChainAnswer> notYet; ///< what a commit is answered with instead of being carried out
    QString committedToken;
    QString committedTransaction;

    QCoro::Task<Result<domain::CvmList>> list(CancelToken) override { co_return domain::CvmList(); }
    QCoro::Task<Result<domain::Cvm>> get(QString) override
    {
        co_await turn();
        m_clock->advance(10s);
        if (m_looks > 0 && --m_looks == 0)
            cvm = becomes;
        if (!cvm)
            co_return gone();
        const domain::Cvm answer = *cvm;
        co_return answer;
    }
    QCoro::Task<Status> power(domain::CvmId, domain::PowerAction) override { co_return Done{}; }
    QCoro::Task<Result<AttestationAnswer>> attestation(QString) override { co_return AttestationAnswer(); }
    QString endpoint() const override { return u"http://cloud/api/v1"_s; }

    QCoro::Task<Result<CloudAccount>> account() override { co_return CloudAccount(); }
    QCoro::Task<Result<std::vector<CloudNode>>> nodes() override { return answerOf(nodesAre); }
    QCoro::Task<Result<std::vector<InstanceType>>> instanceTypes() override { co_return gone(); }
    QCoro::Task<Result<ComposeFile>> composeFile(QString) override
    {
        ComposeFile file;
        file.allowedEnvs = {u"API_KEY"_s, u"DB_URL"_s};
        file.listsEnvs = listsEnvs;
        co_return file;
    }
    QCoro::Task<Result<Provision>> provision(std::shared_ptr<const CvmSpec>) override
    {
        sent << u"provision"_s;
        co_await turn();
        Provision provision;
        provision.appId = QString(40, u'b');
        provision.composeHash = u"bb"_s;
        co_return provision;
    }
    QCoro::Task<Result<CreatedCvm>> create(std::shared_ptr<const CvmSpec> spec, Provision) override
    {
        const Status begun = co_await change(u"create "_s + spec->name);
        if (!begun)
            co_return begun.error();
        CreatedCvm created;
        created.cvm = *cvm;
        created.recipientKey = RecipientKey::SignatureVerified;
        co_return created;
    }
    QCoro::Task<Result<UpdateReceipt>> update(QString id, std::shared_ptr<const CvmUpdate>) override
    {
        if (needsChain) {
            UpdateReceipt receipt;
            receipt.onChain.emplace();
            receipt.onChain->composeHash = QString(64, u'c');
            receipt.onChain->contract = u"0x01"_s;
            receipt.onChain->commitToken = Secret::copyOf("tok-1");
            co_return std::move(receipt);
        }
        const Status begun = co_await change(u"update "_s + id);
        if (!begun)
            co_return begun.error();
        co_return UpdateReceipt();
    }
    QCoro::Task<Result<UpdateReceipt>> commitUpdate(QString id, OnChainStep step, QString transaction) override
    {
        committedToken = QString::fromLatin1(step.commitToken.view());
        committedTransaction = transaction;
        if (notYet) {
            sent << u"commit "_s + id;
            UpdateReceipt receipt;
            step.answer = *notYet;
            step.said = u"not yet"_s;
            receipt.onChain = std::move(step);
            co_return std::move(receipt);
        }
        const Status begun = co_await change(u"commit "_s + id);
        if (!begun)
            co_return begun.error();
        co_return UpdateReceipt();
    }
    QCoro::Task<Status> resize(QString id, Resources) override { return change(u"resize "_s + id); }
    QCoro::Task<Status> remove(QString id) override { return change(u"remove "_s + id); }

private:
    static QCoro::Task<Result<std::vector<CloudNode>>> answerOf(Result<std::vector<CloudNode>> nodes) { co_return std::move(nodes); }
    QCoro::Task<Status> change(QString what)
    {
        sent << what;
        co_await turn();
        if (takesPlace && (!error || error->kind == ErrorKind::OutcomeUnknown)) {
            if (!cvm)
                cvm.emplace();
            cvm->id = domain::CvmId(u"uuid-1"_s);
            cvm->name = u"web-tier"_s;
            cvm->status = u"updating"_s;
            cvm->inProgress = true;
            m_looks = 3;
        }
        const std::optional<Error> end = error;
        if (end)
            co_return *end;
        co_return Done{};
    }

    std::shared_ptr<FakeClock> m_clock;
    int m_looks = 0;
};

inline domain::Cvm running(const QString &hash)
{
    domain::Cvm cvm;
    cvm.id = domain::CvmId(u"uuid-1"_s);
    cvm.name = u"web-tier"_s;
    cvm.status = u"running"_s;
    cvm.state = RunState::Running;
    cvm.composeHash = hash;
    cvm.vcpu = 1;
    cvm.node = u"prod7"_s;
    cvm.osImage = u"dstack-0.5.5"_s;
    return cvm;
}

inline std::shared_ptr<CvmSpec> webTier()
{
    auto spec = std::make_shared<CvmSpec>();
    spec->name = u"web-tier"_s;
    spec->composeText = "services: {}\n";
    spec->instanceType = u"tdx.small"_s;
    spec->variables.push_back({u"TOKEN"_s, Secret::copyOf("s3cr3t-canary")});
    return spec;
}

inline std::shared_ptr<CvmUpdate> oneVariable()
{
    auto change = std::make_shared<CvmUpdate>();
    change->variables.emplace();
    change->variables->push_back({u"API_KEY"_s, Secret::copyOf("s3cr3t-canary")});
    return change;
}

/// Changes of that one machine, in an environment of a kind.
struct ChangeBench
{
    std::shared_ptr<FakeClock> clock = std::make_shared<FakeClock>();
    std::shared_ptr<OneCvmCloud> cloud = std::make_shared<OneCvmCloud>(clock);
    std::shared_ptr<MemoryAuditLog> audit = std::make_shared<MemoryAuditLog>();
    std::shared_ptr<domain::WriteAccess> access;
    std::shared_ptr<OperationList> operations = std::make_shared<OperationList>(clock);
    std::shared_ptr<KeptSteps> steps;
    std::shared_ptr<CvmChanges> changes;

    explicit ChangeBench(domain::EnvironmentKind kind = domain::EnvironmentKind::Staging, std::shared_ptr<KeptSteps> keptSteps = nullptr)
        : steps(std::move(keptSteps))
    {
        access = std::make_shared<domain::WriteAccess>(kind, clock);
        CvmChanges::Parts parts;
        parts.environment = {domain::EnvironmentId(u"env"_s), kind};
        parts.port = cloud;
        parts.cvms = cloud;
        parts.audit = audit;
        parts.access = access;
        parts.operations = operations;
        parts.clock = clock;
        parts.steps = steps;
        parts.settlePoll = 1ms;
        changes = std::make_shared<CvmChanges>(parts);
    }
    QStringList outcomes() const
    {
        QStringList words;
        for (const audit::Record &record : audit->records())
            words << record.action + u' ' + audit::outcomeWord(record.outcome);
        return words;
    }
};

} // namespace pilothouse::test
