// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/cluster/provision_offer.h"
#include "services/cluster/provisioning_state.h"
#include "services/cluster/readiness.h"
#include "services/core/operation.h"

#include <QFuture>
#include <QObject>

#include <memory>
#include <optional>

namespace pilothouse::cluster {

/// Where one provisioning stands.
enum class ProvisionStage { Asking, Deploying, Searching, Booting, Health, Hashes, Capacity, Approving, Promoting, CleaningUp };
QString provisionStageWord(ProvisionStage stage); ///< "asking" … "cleaning-up"

/// What a provisioning came to.
struct ProvisionEnd
{
    domain::CvmId id; ///< who has room, or was to have
    QString name;
    bool wasMade = false; ///< false: somebody had room after all, and nothing was deployed
    bool hasRoom = false; ///< false: ready, but full by now
    QString text;         ///< one sentence
};

/// The runner that is being made.
struct ProvisionProgress
{
    QString name;
    ProvisionStage stage = ProvisionStage::Asking;
    QString text; ///< what is waited for
    bool isAutomatic = false;
    MonotonicTime startedAt{};
    std::optional<MonotonicTime> stageEndsAt; ///< when the wait is given up
    std::optional<MonotonicTime> stageStartedAt;
    OperationId operation; ///< empty until there is one; by it, it is cancelled
};

/// Everything that the faces show of it.
struct ProvisionerView
{
    bool isLoaded = false; ///< what is kept over restarts was read
    QString problem;       ///< why it could not be read or written; empty: it could
    QString proposal;      ///< why a further runner is proposed; empty: none is
    domain::ActionState canProvision;
    bool isAutomatic = false; ///< switched on in the profile
    QString notByItself;      ///< what the newest automatic try was refused for; empty: nothing
    std::optional<ProvisionProgress> running;
    bool isPaused = false;
    int failuresInARow = 0;
    QString lastFailure;
    std::vector<PaidCvm> stillPaid; ///< without the one that is being made
    std::optional<BudgetCheck> budget;
    QString lastEnd; ///< one sentence; empty: none yet in this program
};

/// Makes runners: asks everybody again, deploys one, waits until it is ready, has its hash approved, makes it the head. One at a time, in all
/// programs that share the store. Whatever it made and could not use it deletes, or keeps telling about. Lives on the main thread; held by
/// shared_ptr.
class Provisioner final : public QObject, public std::enable_shared_from_this<Provisioner>
{
    Q_OBJECT
public:
    static constexpr std::chrono::minutes kOfferKept{10};
    using OnRefusal = cluster::OnRefusal;

    struct Settings
    {
        RunnerSettings runner;
        int maxModels = 0; ///< of the whole cluster; 0: no limit
        bool isAutomatic = false;
        std::optional<Money> budgetPerHour;
        OnRefusal onRefusal = OnRefusal::CleanUp; ///< of automatic ones
        std::chrono::milliseconds deployLimit{300'000};
        std::chrono::milliseconds readyLimit{180'000};
        std::chrono::milliseconds searchLimit{60'000};
        std::chrono::milliseconds deleteLimit{60'000};
        std::chrono::milliseconds readyPause{10'000};     ///< between two looks at a new runner
        std::chrono::milliseconds perTry{10'000};         ///< of one request to it
        std::chrono::milliseconds lookPause{2'000};       ///< between two looks at the cloud's list
        std::chrono::milliseconds automaticPause{60'000}; ///< after an automatic try that was refused
        std::chrono::milliseconds appearLimit{600'000};   ///< after this a machine that never appeared is believed not to
    };
    struct Parts
    {
        domain::Environment environment;
        std::shared_ptr<ClusterRuntime> runtime;
        std::shared_ptr<CvmPort> cvms;
        std::shared_ptr<DeployPort> deploys;
        std::shared_ptr<SpawnteeConnector> spawntees; ///< for tries of their own, with a short limit
        std::shared_ptr<RunnerComposePort> compose;
        std::shared_ptr<ProvisioningMemory> memory;
        std::shared_ptr<audit::AuditLog> audit;
        std::shared_ptr<domain::WriteAccess> access;
        std::shared_ptr<OperationList> operations;
        std::shared_ptr<const Clock> clock;
        Settings settings;
    };
    explicit Provisioner(Parts parts);
    ~Provisioner() override;

    /// Reads what was kept; Errors: Storage.
    QCoro::Task<Status> load();
    /// From now on acts by itself, where the profile says so.
    void start();
    void stop();

    const ProvisionerView &view() const { return m_view; }
    const Settings &settings() const { return m_parts.settings; }

    using Offered = std::shared_ptr<const ProvisionOffer>;
    /// Plans one runner: nothing is made by that. Errors: Refused (canProvision), those of the ports.
    QCoro::Task<Result<Offered>> prepare();
    /// Carries out exactly this offer, or finds that somebody has room. Errors: Refused (nothing sent), Conflict (another program provisions), what
    /// it failed of: then the error says what became of the machine.
    QCoro::Task<Result<ProvisionEnd>> run(Offered offer, QString typedPhrase, OnRefusal onRefusal);
    /// For a build that found nobody with room: waits for the provisioning under way, or provisions one where that may be done automatically. At most
    /// one for each call. Errors as run().
    QCoro::Task<Result<ProvisionEnd>> capacity(CancelToken cancel);

    /// Ends the provisioning under way; what it has made is deleted again.
    void cancel();
    /// Lets automatic provisioning go on after failures.
    QCoro::Task<Status> resume();
    /// Deletes what is still paid for, except what is held on purpose, unless it is named. Reads the end back. Errors: of the first that remains.
    QCoro::Task<Status> retryDeletion(QString onlyName);

signals:
    void changed();

private:
    struct Run;
    using Running = std::shared_ptr<Run>;
    using Ended = Result<ProvisionEnd>;

    QCoro::Task<Result<Offered>> makeOffer(QString reason);
    QCoro::Task<Result<Provision>> provisionOnKnownNode(std::shared_ptr<CvmSpec> spec);
    QCoro::Task<Result<QString>> domainOf(qint64 node);
    domain::ActionState obstacle() const;
    QString proposal() const;
    std::optional<BudgetCheck> budgetNow() const;
    BudgetCheck budgetOf(const std::vector<domain::Cvm> &machines, const std::optional<Money> &next) const;
    void look();

    Running begin(bool isAutomatic, OnRefusal onRefusal, const QString &reason);
    QCoro::Task<Ended> perform(Running run, Offered offer);
    QCoro::Task<Ended> carryOut(Running run, Offered offer);
    QCoro::Task<Result<std::optional<ProvisionEnd>>> askAgain(Running run);
    QCoro::Task<Status> deploy(Running run);
    QCoro::Task<Status> search(Running run, Error lost);
    QCoro::Task<Status> makeReady(Running run);
    QCoro::Task<Ended> promote(Running run);
    QCoro::Task<Done> end(Running run, Ended ended);
    audit::Record recordOf(const Run &run) const;
    void say(const Running &run, ProvisionStage stage, const QString &text);
    void say(const Running &run, ProvisionStage stage, const QString &text, std::chrono::milliseconds limit);

    QCoro::Task<Error> cleanUp(Running run, Error why);
    QCoro::Task<Status> remove(PaidCvm cvm, CancelToken cancel);
    QCoro::Task<Status> confirmGone(PaidCvm cvm, CancelToken cancel);
    QCoro::Task<Result<std::optional<domain::Cvm>>> findByName(QString name, CancelToken cancel);
    QCoro::Task<Status> keep();
    QCoro::Task<Status> reload();
    QCoro::Task<Done> note(QString action, QString target, QString what, audit::Outcome outcome);
    void holdBackPaid();
    QCoro::Task<Done> letApprovedIn();
    QCoro::Task<Done> actByItself();
    void publish();

    Parts m_parts;
    std::shared_ptr<ReadinessWait> m_readiness;
    ProvisioningState m_state;
    ProvisionerView m_view;
    std::vector<InstanceType> m_types; ///< for prices; as last told
    Running m_run;                     ///< while one is under way
    bool m_isStarted = false;
    bool m_isActing = false;
    bool m_isDeleting = false;
    bool m_isFullAgain = false;               ///< the newest one filled up at once: the next is a person's decision, until room was seen
    std::optional<MonotonicTime> m_notBefore; ///< no automatic try
};

} // namespace pilothouse::cluster
