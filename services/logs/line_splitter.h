// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/logs/log_batch.h"

namespace pilothouse::logs {

/// Makes lines of a byte stream that comes in pieces: a serial console, a followed container. Keeps what has no line feed yet, at most one
/// longest line of it.
class LineSplitter
{
public:
    explicit LineSplitter(SourceNumber source) : m_source(source) { }

    /// Adds the lines that are whole now.
    void feed(QByteArrayView bytes, LogBatch *batch);
    /// Adds what has no line feed: at the end of a stream, or when a prompt has stood there long enough to be shown.
    void flush(LogBatch *batch);
    bool hasRest() const { return !m_rest.isEmpty(); }

private:
    SourceNumber m_source;
    QByteArray m_rest;
};

} // namespace pilothouse::logs
