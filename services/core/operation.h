// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/cancel_token.h"
#include "services/core/clock.h"
#include "services/core/error.h"
#include "services/core/id.h"

#include <QObject>

#include <memory>
#include <optional>
#include <vector>

namespace pilothouse {

struct OperationTag;
using OperationId = Id<OperationTag>;

enum class OperationState { Running, Succeeded, Failed, OutcomeUnknown, Cancelled };

/// One piece of slow work as the operator sees it.
struct OperationStatus
{
    OperationId id;
    QString environment;
    QString title;               ///< "Restart runner-4f1c92ab"
    QString step;                ///< the phase now, or the outcome in words
    std::optional<double> share; ///< 0 to 1 when known; never guessed
    OperationState state = OperationState::Running;
    QDateTime startedAt;
    std::optional<QDateTime> endedAt;
    std::optional<Error> error;
    QString verdict; ///< what done work found, in the record's word: "different", "not-proven"; empty where there is nothing to find
    bool cancellable = true;
};

/// The list of running and recent operations of one program: what the activity drawer shows.
/// Lives on the main thread. Ended operations are kept up to a limit, newest first.
class OperationList final : public QObject
{
    Q_OBJECT
public:
    explicit OperationList(std::shared_ptr<const Clock> clock, QObject *parent = nullptr);

    /// Enters what was known before this program, newest first, below everything that is here; each gets an id of its own.
    void restore(std::vector<OperationStatus> before);
    /// Enters new work; the token is what cancel() will set.
    OperationId begin(const QString &environment, const QString &title, const CancelToken &token);
    void step(const OperationId &id, const QString &text, std::optional<double> share = std::nullopt);
    /// `verdict`: of work that ends with a finding. Work that was done well may have found something bad.
    void succeed(const OperationId &id, const QString &outcome, const QString &verdict = QString());
    /// Error kinds Cancelled and OutcomeUnknown become their own states.
    void fail(const OperationId &id, const Error &error);
    /// Stops waiting; what was sent stays sent.
    void cancel(const OperationId &id);

    std::optional<OperationStatus> find(const OperationId &id) const;
    std::vector<OperationStatus> all() const;
    int runningCount() const;

signals:
    void operationChanged(const pilothouse::OperationId &id);

private:
    struct Entry
    {
        OperationStatus status;
        CancelToken token;
    };
    Entry *entry(const OperationId &id);
    void end(const OperationId &id, OperationState state, const QString &text, std::optional<Error> error);

    std::shared_ptr<const Clock> m_clock;
    std::vector<Entry> m_entries;
    quint64 m_next = 1;
};

} // namespace pilothouse
