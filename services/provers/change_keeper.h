// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/clock.h"
#include "services/provers/fleet_reader.h"
#include "services/provers/kept_change.h"
#include "services/store/documents.h"
#include "services/store/lease.h"

#include <QHash>
#include <QObject>

#include <chrono>
#include <memory>
#include <vector>

namespace pilothouse::provers {

/// A scaling that was kept, and where it stands now.
struct KeptStanding
{
    enum class State {
        Read,            ///< see `standing`
        RunsElsewhere,   ///< another living program is at it
        CannotBeReadBack ///< what was kept is damaged: only `text` and the name of the service are known
    };
    domain::ProverServiceId service; ///< empty when the store itself did not answer
    QString title;                   ///< "Scale gpu-provers from 8 to 12"; empty when it could not be read back
    State state = State::Read;
    ChangeStanding standing = ChangeStanding::Unknown;
    std::optional<ScaleTarget> before;
    std::optional<ScaleTarget> after;
    bool wasInterrupted = false; ///< its program ended while it ran
    bool mayStillCome = false;   ///< numbers as before, so shortly after the last request that they prove nothing
    QString text;                ///< one sentence: why it is not known, or who runs it
    ChangeResult result;         ///< with what is in force; the ways out only where it stands half done
    QDateTime begunAt;           ///< UTC
    QDateTime readAt;            ///< UTC

    bool isSettled() const
    {
        return state == State::Read && (standing == ChangeStanding::Whole || (standing == ChangeStanding::Back && !mayStillCome));
    }
};

/// Keeps scalings in the environment's store from before their first request until they are whole, undone or dismissed, and says
/// after a restart where each stands: by reading the numbers, never by repeating a request. One for each service. Lives on the
/// main thread; held by shared_ptr.
class ChangeKeeper final : public QObject, public std::enable_shared_from_this<ChangeKeeper>
{
    Q_OBJECT
public:
    struct Parts
    {
        ProverPorts ports;
        std::shared_ptr<store::Store> store; ///< null: nothing is kept
        store::LeaseHolder program;          ///< who runs what is kept from here on
        std::shared_ptr<const Clock> clock;
        CommandStyle style;
        std::chrono::milliseconds settle{0}; ///< until numbers as before can be believed after the last request
    };
    explicit ChangeKeeper(Parts parts);

    /// On disk before the first request leaves. A change that goes on with the kept one of its service, or back, stays that one:
    /// the answer is what is kept from here on. `wanted`: all numbers it leads to, also of a group that it leaves as it is.
    /// Errors: Conflict (another living program runs one), Storage.
    QCoro::Task<Result<KeptChange>> begin(KeptChange change, ScaleTarget wanted);
    /// How far it came. What cannot be written is logged: the numbers decide, not this.
    QCoro::Task<Done> update(KeptChange change);
    /// It is in force as intended, or as before again.
    QCoro::Task<Done> endWhole(KeptChange change);
    /// It stopped; somebody must decide.
    QCoro::Task<Done> endOpen(KeptChange change);
    /// Nothing was sent: what was kept before it is kept again.
    QCoro::Task<Done> endUnsent(KeptChange change);

    /// Reads what is kept and what is in force. Settled ones are told once more by this program and then not kept any longer.
    QCoro::Task<Done> check();
    /// By service; changes of this program that are under way are not among them.
    const std::vector<KeptStanding> &standings() const { return m_standings; }
    /// The operator has seen it. What could not be read back is set aside, not deleted. Errors: Storage.
    QCoro::Task<Status> dismiss(domain::ProverServiceId service);

signals:
    void standingsChanged();

private:
    struct Running
    {
        store::StoredDocument before; ///< what was kept when it began; no name: nothing
    };
    QCoro::Task<Result<KeptChange>> beginOver(KeptChange change, ScaleTarget wanted);
    QCoro::Task<Status> setAside(store::StoredDocument document);
    QCoro::Task<KeptStanding> standOf(KeptChange change);
    QCoro::Task<Done> checkOnce();
    std::optional<store::LeaseHolder> runsElsewhere(const KeptChange &change) const;
    void forget(const domain::ProverServiceId &service);

    Parts m_parts;
    std::vector<KeptStanding> m_standings;
    QHash<QString, Running> m_running;   ///< by service: this program's changes under way
    QHash<QString, KeptStanding> m_told; ///< by service: settled, and not kept any longer
    bool m_checking = false;
    bool m_checkAgain = false;
};

} // namespace pilothouse::provers
