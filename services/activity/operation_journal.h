// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/operation.h"
#include "services/store/lease.h"
#include "services/store/store.h"

#include <QCoroTask>

#include <QObject>
#include <QSet>

#include <memory>

namespace pilothouse::activity {

/// Keeps the operations of one environment over the end of the program: each is on disk when it begins and when it ends. What was
/// running when a program ended is entered again as "outcome unknown": it may have been done, only a read of the remote tells.
/// What another living program runs is left to that program. Lives on the main thread; held by shared_ptr.
class OperationJournal final : public QObject, public std::enable_shared_from_this<OperationJournal>
{
    Q_OBJECT
public:
    static constexpr int kKept = 100; ///< ended ones, over all programs

    struct Parts
    {
        std::shared_ptr<OperationList> operations;
        std::shared_ptr<store::Store> store;
        std::shared_ptr<const Clock> clock;
        store::LeaseHolder program; ///< who runs what is entered from here on
    };
    explicit OperationJournal(Parts parts);

    /// Enters what is known from before below what runs now, and keeps from here on. Errors: Storage (then nothing is kept).
    QCoro::Task<Status> start();
    /// How many were found running with nobody to run them.
    int interruptedCount() const { return m_interrupted; }

private:
    void onChanged(const OperationId &id);

    Parts m_parts;
    QSet<QString> m_open; ///< begun by this program and not ended
    int m_interrupted = 0;
};

} // namespace pilothouse::activity
