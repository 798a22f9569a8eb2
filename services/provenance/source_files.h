// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/provenance/provenance_workflow.h"

namespace pilothouse::provenance {

/// At most this much is read as a source.
inline constexpr qint64 kMostSourceBytes = 1024 * 1024;

/// The file that a request names, read on a pool thread. Errors: InvalidInput (not a plain readable file), TooLarge.
QCoro::Task<Result<SourceInput>> readSourceFile(SourceRequest request);

/// The file of a tag: the one the request names, otherwise the only app-compose.json, otherwise the only docker-compose file.
/// Errors: those of the port; InvalidInput (several candidates or none: `what` lists them).
QCoro::Task<Result<SourceInput>> readTaggedSource(std::shared_ptr<GitPort> git, SourceRequest request, CancelToken cancel);

/// Paths whose last part is one of the names docker knows: docker-compose.yml, compose.yaml …
QStringList dockerComposeFiles(const QStringList &paths);

} // namespace pilothouse::provenance
