// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/aws/aws_call.h"
#include "services/provers/prover_ports.h"

namespace pilothouse::aws::logs {

struct EventPage
{
    std::vector<domain::LogLine> lines; ///< oldest first
    QString next;                       ///< nextToken, or nextForwardToken
    int skipped = 0;                    ///< events without time or message
};

/// FilterLogEvents over all streams of the source, or those of one task; startTime is inclusive.
Call filterEvents(const provers::LogQuestion &question, const QString &token);
/// GetLogEvents of one task's stream, from its head.
Call streamEvents(const provers::LogQuestion &question, const QString &token);
/// prefix/container/task id, as the awslogs driver names streams; ends in "/" without a task.
QString streamName(const domain::LogSource &source, const QString &taskId);

/// Errors: Protocol, TooLarge. `stream` names lines of an answer that does not (GetLogEvents).
Result<EventPage> parseEvents(const QByteArray &body, const QString &stream);

} // namespace pilothouse::aws::logs
