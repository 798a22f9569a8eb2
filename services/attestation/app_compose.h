// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/digest.h"
#include "services/core/result.h"

#include <QByteArray>

namespace pilothouse::attestation {

/// The two ways in which programs of others write an app-compose before they hash it. A machine never does: what it measures
/// is SHA-256 over the bytes of the file that it booted with.
enum class ComposeForm {
    Compact, ///< the dstack client libraries: no white space, names in JavaScript's order, numbers as JavaScript writes them
    Cloud,   ///< Phala Cloud: names by code point, indent 4, no blank after a colon, numbers as Python writes them
};

/// Members that the chosen runner does not read (docker_compose_file or bash_script) and an empty pre_launch_script.
/// The cloud drops them before it hashes; the client libraries only when they are asked to.
enum class UnusedMembers { Keep, Drop };

/// The bytes that are hashed. Errors: InvalidInput (not a JSON object within 4 MiB and 32 levels, a name that appears twice,
/// a number that has no place in a double).
Result<QByteArray> canonicalCompose(const QByteArray &json, ComposeForm form, UnusedMembers unused);

/// What a machine measures as compose-hash: SHA-256 of the exact bytes.
Sha256 composeHash(const QByteArray &exactBytes);

} // namespace pilothouse::attestation
