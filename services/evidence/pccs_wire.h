// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/attestation/verify.h"
#include "services/core/result.h"
#include "services/http/http_client.h"

#include <QByteArray>
#include <QDateTime>
#include <QUrl>

#include <optional>

namespace pilothouse::evidence::wire {

/// Which of Intel's data sets is asked for. A data set judges platforms by the rules of one day; "early" is the newest, "standard" gives
/// operators time to patch. Nothing chosen leaves it to the service, whose own default is standard.
struct DataSet
{
    enum class Update { ServiceDefault, Standard, Early };
    Update update = Update::ServiceDefault;
    std::optional<int> evaluationNumber; ///< a particular one; `update` then does not count

    QString query() const; ///< "update=early", "tcbEvaluationDataNumber=19", ""
    friend bool operator==(const DataSet &, const DataSet &) = default;
};

/// The service's address without a path of the certification API, which people paste along ("…/sgx/certification/v4/").
QUrl serviceBase(const QUrl &address);

/// Paths of the certification API, version 4 ("/tdx/certification/v4/tcb").
QString apiPath(attestation::Tee tee, const QString &document);

/// The exact text of a signed member and its signature, out of an answer like {"tcbInfo":{…},"signature":"…"}, byte for byte: the
/// signature covers that text, so it is cut out and never written again. Errors: Protocol.
struct SignedMember
{
    QByteArray text;
    QByteArray signature; ///< raw
};
Result<SignedMember> signedMember(const QByteArray &body, QByteArrayView name);

/// The issuer chain (PEM) out of the first of these headers that is there. Services write it percent-encoded, some of them as forms
/// do, with + for a blank. Errors: Protocol (no such header, no PEM).
Result<QByteArray> issuerChain(const http::HttpReply &reply, std::initializer_list<QByteArrayView> headers);

/// A CRL as services send it: DER, DER as hexadecimal text, or PEM. Errors: Protocol.
Result<QByteArray> crlBytes(const QByteArray &body);

/// Where a certificate (DER) says that its CRL lies: the first http or https address of its CRL distribution points.
std::optional<QUrl> crlDistributionPoint(const QByteArray &certificate);

/// Dates that the documents themselves name, to decide about a cache and to say an age. Nothing here is verified.
struct CollateralDates
{
    QDateTime issued;     ///< older of the two documents'
    QDateTime validUntil; ///< earlier of the two documents'
};
CollateralDates datesOf(const attestation::Collateral &collateral);

} // namespace pilothouse::evidence::wire
