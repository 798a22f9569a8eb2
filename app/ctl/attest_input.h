// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/attestation/comparison.h"
#include "services/core/clock.h"

#include <QUrl>

#include <optional>
#include <vector>

namespace pilothouse::ctl {

class Context;
struct Invocation;

/// The time that --at names: RFC 3339 with a zone, or Unix seconds. Errors: InvalidInput.
Result<attestation::UnixTime> parseTime(const QString &text);
/// --at, otherwise now.
Result<attestation::UnixTime> timeOf(const Context &context);
/// --trust-root, otherwise Intel's. Errors: InvalidInput.
Result<attestation::TrustRoot> trustRootOf(const Invocation &invocation);
/// The bytes of --quote. A quote that cannot be parsed is not an error here: it is a verdict.
Result<QByteArray> quoteOf(const Invocation &invocation);
/// All --collateral files. Errors: InvalidInput (not readable, not a JSON object).
Result<attestation::CollateralSet> collateralOf(const Invocation &invocation);
/// Puts --os-images, --expect-image, --expect-compose-hash and --expect-app-id in the place of `expected`'s own. Errors: InvalidInput (not a table,
/// not hexadecimal, an image that the table does not list).
Result<attestation::References> referencesOf(const Invocation &invocation, attestation::References expected);
/// All --url addresses. Errors: InvalidInput (not http or https, user or password in it).
Result<std::vector<QUrl>> urlsOf(const Invocation &invocation);

} // namespace pilothouse::ctl
