// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/clustersetup/answer_checks.h"
#include "services/clustersetup/node_distance.h"
#include "services/clustersetup/setup_draft.h"
#include "services/core/operation.h"

#include <array>
#include <functional>

namespace pilothouse::clustersetup {

inline constexpr int kSetupPages = int(SetupPage::Summary) + 1;

/// How a page of a setup stands. What was not looked at is NotYet, what could not be found out is Unknown; neither is good.
enum class PageVerdict { NotYet, Busy, Passed, Warned, Failed, Unknown };

/// What a look at one page found.
struct PageReport
{
    enum class State { NotYet, Looking, Known };
    State state = State::NotYet;
    Findings findings;
};

/// One word of a run, as it goes on.
struct SetupStepLine
{
    QDateTime utc;
    SetupPage page = SetupPage::Deploy;
    QString what;
};

/// A setup while it is filled in page by page: answers, what each page's check found with them, the plan, and the run. Answers are
/// kept on disk, secrets are not here. Nothing is sent but reads until carryOut().
/// Lives on the main thread; held by shared_ptr.
class SetupSession final : public QObject, public std::enable_shared_from_this<SetupSession>
{
    Q_OBJECT
public:
    using PartsOf = std::function<std::shared_ptr<SetupParts>(const SetupAnswers &)>;
    SetupSession(PartsOf partsOf, std::shared_ptr<OperationList> operations);
    ~SetupSession() override;

    const SetupAnswers &answers() const { return m_draft.answers; }
    /// Pages whose answers changed have to be looked at again. Refused (nothing changes) while the setup runs.
    void setAnswers(const SetupAnswers &answers);
    /// Where the orchestrator answers. Nothing that was done depends on it: an outcome stays, only a plan is looked at anew. Refused likewise.
    void setOrchestratorUrl(const QString &url);
    const SetupDraft &draft() const { return m_draft; }
    void setPage(SetupPage page);
    void setDry(bool isDry);
    /// Takes up what is kept on disk; the answers of now stay when nothing is. Errors: Storage.
    Status restore();
    Status keep() const;
    std::shared_ptr<SetupParts> parts() const { return m_partsOf(m_draft.answers); }
    /// Setups that were begun in this environment.
    std::vector<SavedSetup> saved() const;
    /// Of the cluster that is named now; nothing when none was begun.
    std::optional<SetupState> state() const;

    /// Runs the check of a page unless it is known or under way.
    void look(SetupPage page);
    void lookAgain(SetupPage page);
    const PageReport &report(SetupPage page) const { return m_reports[size_t(page)]; }
    PageVerdict verdict(SetupPage page) const;
    const FilesCheck &files() const { return m_files; }
    const ClusterCheck &cluster() const { return m_cluster; }
    const PlaceCheck &place() const { return m_place; }
    /// How far the nodes of place() are; empty until it was measured, which comes after the page is known.
    const NodeDistances &distances() const { return m_distances; }
    bool isMeasuring() const { return m_isMeasuring; }
    const ExistingCheck &existing() const { return m_existing; }

    /// Looks at everything for the plan.
    QCoro::Task<Done> lookAtAll();
    bool isLooking() const { return m_isLooking; }
    /// Null until everything was looked at with the answers of now.
    const SetupSurvey *survey() const { return m_run ? &m_run->survey() : nullptr; }
    domain::Plan plan() const;

    /// Carries the plan out, as an operation with cancel. Errors: those of SetupRun; Refused without a plan, in a dry run, or while
    /// it runs.
    QCoro::Task<Status> carryOut();
    void cancel();
    bool isRunning() const { return m_isRunning; }
    /// Where the run is, or came to.
    SetupPage runPage() const { return m_at; }
    const std::vector<SetupStepLine> &lines() const { return m_lines; }
    std::optional<std::chrono::milliseconds> elapsed() const;
    const std::optional<SetupOutcome> &outcome() const { return m_outcome; }
    const std::optional<Error> &error() const { return m_error; }

    domain::Plan undoPlan() const;
    QCoro::Task<Result<QStringList>> undo();

signals:
    void answersChanged();
    void pageChanged(pilothouse::clustersetup::SetupPage page);
    void planChanged();
    void runChanged();

private:
    QCoro::Task<Done> check(SetupPage page, quint64 look);
    QCoro::Task<Done> measure(std::shared_ptr<const SetupParts> parts, quint64 look);
    bool isNamed() const; ///< the name may be used in the names of files and machines
    void forget(SetupPage page);
    void enter(SetupPage page, Findings findings);
    void noteRunEnd();

    PartsOf m_partsOf;
    std::shared_ptr<OperationList> m_operations;
    SetupDraft m_draft;
    std::array<PageReport, kSetupPages> m_reports;
    std::array<quint64, kSetupPages> m_looks{}; ///< an answer to an older look is dropped
    FilesCheck m_files;
    ClusterCheck m_cluster;
    PlaceCheck m_place;
    NodeDistances m_distances;
    bool m_isMeasuring = false;
    ExistingCheck m_existing;

    std::shared_ptr<SetupRun> m_run; ///< that has looked with the answers of now
    quint64 m_planLook = 0;
    bool m_isLooking = false;
    bool m_isRunning = false;
    SetupPage m_at = SetupPage::Deploy;
    CancelToken m_cancel;
    OperationId m_operation;
    std::shared_ptr<const Clock> m_clock;
    MonotonicTime m_began{};
    MonotonicTime m_ended{};
    bool m_hasRun = false;
    std::vector<SetupStepLine> m_lines;
    std::optional<SetupOutcome> m_outcome;
    std::optional<Error> m_error;
};

} // namespace pilothouse::clustersetup
