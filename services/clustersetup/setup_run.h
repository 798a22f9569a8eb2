// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/clustersetup/setup_checks.h"
#include "services/domain/plan.h"

#include <QObject>

#include <map>
#include <memory>

namespace pilothouse::clustersetup {

/// The pages of a setup, in their order. Up to the plan everything is only read.
enum class SetupPage { Start, Files, Cluster, Account, Place, Coordinator, Storage, Existing, Plan, Deploy, Approve, Write, Verify, Summary };
QString setupPageWord(SetupPage page); ///< "files", for scripts

/// What a look at everything found.
struct SetupSurvey
{
    std::map<SetupPage, Findings> pages;
    FilesCheck files;
    PlaceCheck place;
    ExistingCheck existing;
    std::shared_ptr<WritesCheck> writes;
    std::optional<SetupState> before; ///< what an earlier run of this setup has done

    Findings all() const;
};

/// How a setup ended. Only `isGood` is good: every check at the end passed.
struct SetupOutcome
{
    bool isGood = false;
    Findings checks;
    QString registryUrl;
    QStringList done; ///< what was made and written, in order
};

/// Sets a cluster up, or goes on with a setup that was interrupted. Whatever is sent is on paper before, and whatever was made is
/// looked for before it is made: a run that is killed anywhere and begun again makes no second registry.
/// Lives on the main thread; held by shared_ptr; one at a time for a cluster.
class SetupRun final : public QObject, public std::enable_shared_from_this<SetupRun>
{
    Q_OBJECT
public:
    SetupRun(std::shared_ptr<const SetupParts> parts, SetupAnswers answers);
    ~SetupRun() override;

    /// Looks at files, account, nodes, keys and machines. Writes nothing and sends nothing but reads. What fails is in the survey.
    QCoro::Task<Done> look();
    const SetupSurvey &survey() const { return m_survey; }
    /// Everything that is to happen, with what was found; refused while something failed or is unknown.
    domain::Plan plan() const;

    /// Does it, from where an earlier run stopped. Errors: Refused (look() found something, or was not done), Conflict (another
    /// program is at it), those of the ports; what is done by then stays done, and the next run goes on from there.
    QCoro::Task<Result<SetupOutcome>> carryOut(CancelToken cancel);

    /// What undo() would do; refused when there is nothing to undo.
    domain::Plan undoPlan() const;
    /// Puts files back and deletes the registry if this setup made it, in the reverse order. Errors: as they come; what is undone
    /// stays undone. The answer says what was done.
    QCoro::Task<Result<QStringList>> undo();

signals:
    void stepChanged(pilothouse::clustersetup::SetupPage page, const QString &what);

private:
    Status begin();
    Status save();
    QCoro::Task<Status> record(audit::Outcome outcome, const char *action, QString target, QString what);

    QCoro::Task<Result<ExistingCheck>> standing();
    QCoro::Task<Status> ensureRegistry();
    QCoro::Task<Status> takeRegistry(domain::Cvm cvm);
    QCoro::Task<Status> makeRegistry();
    QCoro::Task<Result<std::vector<cluster::SealedVariable>>> variables(QString domain);
    QCoro::Task<Status> waitReady(CancelToken cancel);
    QCoro::Task<Status> approveRunners(CancelToken cancel);
    QCoro::Task<Result<QStringList>> hashesOfRunners();
    QCoro::Task<Status> approveByRestart(QStringList hashes, CancelToken cancel);
    QCoro::Task<Status> takeCommitted(QStringList hashes, CancelToken cancel);
    QCoro::Task<Error> keepForOwner(QString title, std::shared_ptr<const cluster::OnChainStep> step);
    QCoro::Task<Status> writeFiles();
    QCoro::Task<Result<Findings>> verify(CancelToken cancel);
    QCoro::Task<Findings> verifySigned(CancelToken cancel);
    QCoro::Task<Findings> verifyClaims();
    QCoro::Task<Findings> verifyOrchestrator(CancelToken cancel);
    QCoro::Task<Status> undoFiles();
    QCoro::Task<Status> undoRegistry();
    QCoro::Task<Result<std::optional<QString>>> ownRegistry();
    QCoro::Task<Status> removeRegistry(QString id);
    QCoro::Task<bool> pause(CancelToken cancel);

    std::shared_ptr<const SetupParts> m_parts;
    SetupAnswers m_answers;
    SetupSurvey m_survey;
    bool m_hasLooked = false;
    std::unique_ptr<SetupStateFile> m_file;
    SetupState m_state;
    QStringList m_done;
    std::optional<domain::Cvm> m_registry;
    std::shared_ptr<cluster::SpawnteePort> m_port;
};

} // namespace pilothouse::clustersetup
