// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/cluster/deploy_port.h"
#include "services/core/clock.h"

#include <QDateTime>
#include <QJsonObject>
#include <QObject>
#include <QSet>

#include <memory>
#include <optional>
#include <vector>

namespace pilothouse::cluster {

/// A change of one CVM that waits until its contract's owner has allowed it.
struct KeptStep
{
    domain::CvmId cvm;
    QString name;              ///< of the CVM, when it was asked for
    QString title;             ///< "Update web-tier: variables"
    QDateTime since;           ///< UTC
    QString transactionHash;   ///< the one a commit was last tried with; empty: none
    bool wasCommitted = false; ///< a commit was sent, and whether it took effect is not known
    std::shared_ptr<const OnChainStep> step;

    /// Without the commit token, which is a credential.
    QJsonObject toJson() const;
    /// Errors: Storage, naming the member.
    static Result<KeptStep> fromJson(const QJsonObject &json);
};

/// Where steps are kept over the end of the program, each by its CVM.
class StepMemory
{
public:
    virtual ~StepMemory() = default;

    virtual QCoro::Task<Result<std::vector<QJsonObject>>> load() = 0;
    /// On disk when it completes.
    virtual QCoro::Task<Status> save(QString cvm, QJsonObject step) = 0;
    virtual QCoro::Task<Status> remove(QString cvm) = 0;
};

/// The changes of an environment that wait for the chain. A newer one takes the place of an older one of the same CVM, as it does in the cloud.
/// Commit tokens are never on disk: a step that was read back is committed with the key of the workspace. Main thread; held by shared_ptr.
class KeptSteps final : public QObject, public std::enable_shared_from_this<KeptSteps>
{
    Q_OBJECT
public:
    /// `memory` null: they are kept until the program ends.
    explicit KeptSteps(std::shared_ptr<StepMemory> memory) : m_memory(std::move(memory)) { }

    /// Reads what this program or another one has kept. Errors: Storage; what is known already stays.
    QCoro::Task<Status> load();
    /// Oldest first.
    const std::vector<KeptStep> &all() const { return m_steps; }
    std::optional<KeptStep> find(const domain::CvmId &cvm) const;
    /// Known at once, on disk when it completes. Errors: Storage: it is kept until the program ends all the same.
    QCoro::Task<Status> keep(KeptStep step);
    QCoro::Task<Status> forget(domain::CvmId cvm);

    /// Whether all of them are there after a restart of the program; false as long as one is not written.
    bool outlivesProgram() const { return m_memory != nullptr && m_problem.isEmpty() && m_unwritten.isEmpty(); }
    QString problem() const { return m_problem; } ///< why the last one could not be read or written; empty: it could

signals:
    void changed();

private:
    void put(KeptStep step);

    std::shared_ptr<StepMemory> m_memory;
    std::vector<KeptStep> m_steps;
    QSet<QString> m_unwritten; ///< CVMs whose step is not on disk (yet): a look at the disk does not take it away
    QString m_problem;
};

} // namespace pilothouse::cluster
