// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/cluster/cvm_port.h"
#include "services/http/http_client.h"
#include "services/phala/phala_records.h"

#include <QHash>
#include <QUrl>

namespace pilothouse::phala::wire {

/// The version every request names.
inline constexpr char kApiVersion[] = "2026-01-21";
/// What the vendor's client, version 1.1.18, names when it deploys and updates.
inline constexpr char kDeployVersion[] = "2025-10-28";
inline constexpr int kPageSize = 100;

/// A CVM identifier as a path takes it: a version-4 UUID loses its dashes, 40 hex digits are an app id, anything else stays;
/// then percent-encoded, so that no name can leave its segment.
QByteArray pathSegment(const QString &identifier);

/// `base` includes /api/v1 and has no trailing slash; `path` begins with a slash and is encoded.
http::HttpRequest apiRequest(const QUrl &base, const QByteArray &verb, const QByteArray &path, const char *version = kApiVersion);
http::HttpRequest listApps(const QUrl &base, int page);
http::HttpRequest statusBatch(const QUrl &base, const QStringList &vmUuids);
http::HttpRequest getCvm(const QUrl &base, const QString &identifier);
http::HttpRequest power(const QUrl &base, const domain::CvmId &id, domain::PowerAction action);
http::HttpRequest attestation(const QUrl &base, const QString &identifier);
http::HttpRequest appAttestations(const QUrl &base, const QString &appId);
http::HttpRequest verifyQuote(const QUrl &base, const QByteArray &quote);

/// Errors of all parsers: Protocol, TooLarge; `what` names the member. `firstIndex`: apps on the pages before.
Result<AppsPage> parseApps(const QByteArray &body, int firstIndex);
/// Keyed by uuidKey(). Entries that cannot be used are left out.
Result<QHash<QString, LiveStatus>> parseStatusBatch(const QByteArray &body);
Result<domain::Cvm> parseCvm(const QByteArray &body);
Result<cluster::AttestationAnswer> parseAttestation(const QByteArray &body);
Result<cluster::AppAttestations> parseAppAttestations(const QByteArray &body);
/// Whether the service accepts the quote that was sent. An answer about another quote, or one that contradicts itself, is Protocol.
Result<bool> parseQuoteVerdict(const QByteArray &body, const QByteArray &quote);
/// The words of a 400 that say the quote was judged and did not verify. Nothing for any other body: the same status answers a bad request,
/// which is no verdict on the quote.
std::optional<QString> parseQuoteRefusal(const QByteArray &body);

} // namespace pilothouse::phala::wire
