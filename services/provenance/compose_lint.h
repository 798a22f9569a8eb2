// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/provenance/source_report.h"

namespace pilothouse::provenance {

/// What a docker compose text says about the code it runs.
struct ComposeLint
{
    std::vector<ImagePin> images; ///< in the order of the text
    std::vector<GitMention> gitMentions;
    std::vector<SourceFinding> findings;
};

/// Reads the services of a docker compose text: how each image is named, and where a git commit is. `commit` is the one that was
/// checked out, empty without one. Never fails: what cannot be read is a finding. Bound: 512 KiB.
ComposeLint lintDockerCompose(const QByteArray &yaml, const QString &commit);

/// How firmly an image reference names its bytes.
ImagePin::State imageState(const QString &image);

} // namespace pilothouse::provenance
