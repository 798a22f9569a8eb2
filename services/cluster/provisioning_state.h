// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/money.h"
#include "services/core/result.h"

#include <QCoroTask>

#include <QDateTime>
#include <QJsonObject>
#include <QString>

#include <chrono>
#include <optional>
#include <vector>

namespace pilothouse::cluster {

/// A CVM that costs money and serves nobody. It leaves the list only when it serves, or was read to be gone.
struct PaidCvm
{
    enum class State {
        Making,  ///< it was asked for; whoever did has not said how that ended
        Unfound, ///< it was asked for and the answer was lost; it may appear yet
        Left,    ///< it is there and was not deleted
        Held,    ///< kept on purpose: the registry did not approve its hash
    };
    QString name; ///< exact; by this it is searched
    QString appId;
    QString cvmId; ///< empty: not known
    QString composeHash;
    std::optional<Money> hourlyRate;
    QDateTime since; ///< UTC, when it was asked for
    State state = State::Making;
    QString why; ///< one sentence part

    friend bool operator==(const PaidCvm &, const PaidCvm &) = default;
};
QString paidStateWord(PaidCvm::State state); ///< "making", "unfound", "left", "held"

/// What must outlive the program.
struct ProvisioningState
{
    static constexpr int kFailuresUntilPause = 2;

    std::vector<PaidCvm> paid; ///< oldest first
    int failuresInARow = 0;
    bool isPaused = false; ///< nothing is provisioned automatically until the operator resumes
    QString lastFailure;

    PaidCvm *find(const QString &name);
    void remove(const QString &name);
    /// True when this one pauses the automatic provisioning.
    bool noteFailure(const QString &why);
    void noteSuccess();

    QJsonObject toJson() const;
    /// Errors: Storage, naming the member: what is still paid for must not be lost in silence.
    static Result<ProvisioningState> fromJson(const QJsonObject &json);

    friend bool operator==(const ProvisioningState &, const ProvisioningState &) = default;
};

/// Where it is kept, and who provisions: one program at a time.
class ProvisioningMemory
{
public:
    virtual ~ProvisioningMemory() = default;

    /// Nothing when none was ever saved.
    virtual QCoro::Task<Result<std::optional<QJsonObject>>> load() = 0;
    /// On disk when it completes.
    virtual QCoro::Task<Status> save(QJsonObject state) = 0;
    /// Takes or renews the right to provision, for at most ten minutes. Errors: Conflict ("held by …"), Storage.
    virtual QCoro::Task<Status> claim() = 0;
    virtual QCoro::Task<Status> release() = 0;
};

} // namespace pilothouse::cluster
