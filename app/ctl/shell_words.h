// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/error.h"

#include <QString>

namespace pilothouse::ctl {

/// A text of the services with what only the window has (panes, buttons, a page for secrets) said as a shell does it.
QString shellWords(QString text);

/// A text as part of a sentence: without the full stop at its end, if it has one.
QString clause(const QString &text);

/// userMessage() for the command line: each part in shell words. Nothing was "shown before" here, so that a reading reads as a change does.
UserMessage shellMessage(const Error &error);

} // namespace pilothouse::ctl
