// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"

#include <QByteArray>

namespace pilothouse::provenance {

/// The spellings of an app-compose.json that are in the wild. The hash is over the exact bytes, so each gives another one.
enum class ComposeForm {
    Compact, ///< the dstack client libraries: names sorted by UTF-16 unit (index-like names first), no white space
    Cloud,   ///< the Phala Cloud back end: names sorted by code point, indent 4, no space after a colon, no final newline
};

/// Members that a back end leaves out before it hashes: the script or compose text that the runner does not use, and an empty
/// pre-launch script.
enum class UnusedMembers { Keep, Drop };

/// Rewrites a manifest in one of the forms; what the cloud will measure can be predicted so, never what a machine did measure:
/// for that hash the bytes it was given. The cloud form always drops unused members.
/// Errors: InvalidInput (not a JSON object, a name twice, deeper than 64 levels, over 4 MiB, a number no form can write).
Result<QByteArray> writeComposeForm(const QByteArray &json, ComposeForm form, UnusedMembers unused = UnusedMembers::Keep);

struct JsonNode;
/// The same for a tree that was read already, in the compact form.
Result<QByteArray> writeCompact(const JsonNode &root);

} // namespace pilothouse::provenance
