// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/cancel_token.h"
#include "services/core/result.h"

#include <QCoroTask>

#include <QDateTime>
#include <QString>

#include <chrono>
#include <functional>

namespace pilothouse::cluster {

/// How a machine stands at one moment, in the cloud's own words: foreign text that nothing proves. What was not said is empty.
struct CvmState
{
    QString status;       ///< "starting"
    QString bootProgress; ///< the guest's step: "setting up docker"; "done" at last
    QString bootError;
    QString shutdownProgress;
    QString uptime; ///< a duration in the node's own words

    friend bool operator==(const CvmState &, const CvmState &) = default;
};

struct StateWish
{
    QString target = QStringLiteral("running"); ///< the status that ends the stream
    std::chrono::seconds interval{5};           ///< between two states, 5 to 30
    std::chrono::seconds timeout{300};          ///< after which the remote gives up, 10 to 600
};

/// How a stream of states ended.
enum class StreamEnd {
    Complete, ///< the machine is where it was to go
    GaveUp,   ///< the remote's time was over
    Cut,      ///< it stopped without a word of that kind
};

/// What the cloud says of one machine's state, asked for or as it comes.
class StatePort
{
public:
    virtual ~StatePort() = default;

    /// Now. Errors: NotFound when there is no such machine.
    virtual QCoro::Task<Result<CvmState>> state(QString identifier) = 0;
    /// When the operation that is under way began, by the cloud's clock; invalid: none is, or it does not say. By the machine's own id.
    virtual QCoro::Task<Result<QDateTime>> operationStart(QString vmUuid) = 0;
    /// Tells each state as it comes, until the stream ends. Errors: NotFound; Throttled (too many streams at once); Remote (the remote's own
    /// words in the stream); Protocol and TooLarge (no such stream); Network and Timeout, also in the middle; Cancelled.
    virtual QCoro::Task<Result<StreamEnd>> follow(QString identifier, StateWish wish, std::function<void(const CvmState &)> told, CancelToken cancel)
        = 0;
};

} // namespace pilothouse::cluster
