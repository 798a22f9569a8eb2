// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"
#include "services/domain/profile.h"

#include <QCoroTask>

#include <QByteArray>
#include <QString>

#include <optional>

namespace pilothouse::cutover {

enum class Plane { Old, New };

/// A raw HTTP answer of a plane, whatever its status.
struct PlaneAnswer
{
    QString request; ///< "GET http://…/ready"
    int status = 0;
    QByteArray body; ///< at most 1 MiB
};

/// What the cutover needs of the two controllers. An HTTP status is not an error; not reaching the plane is.
class PlanePort
{
public:
    virtual ~PlanePort() = default;
    virtual QCoro::Task<Result<PlaneAnswer>> ready(Plane plane) = 0;      ///< GET /ready, 8 s
    virtual QCoro::Task<Result<PlaneAnswer>> health(Plane plane) = 0;     ///< GET /health, 8 s
    virtual QCoro::Task<Result<PlaneAnswer>> runCanary(Plane plane) = 0;  ///< POST /canary/run, 120 s; starts a real run
    virtual QCoro::Task<Result<PlaneAnswer>> lastCanary(Plane plane) = 0; ///< GET /canary
};

/// What attestation has to say about the new plane.
/// A quote that verifies but could not be challenged has the level that its content reaches and `challengePossible` false:
/// the policy's freshness rule decides whether that opens. A challenged quote with the wrong report data is no A2.
struct PlaneAttestation
{
    domain::AttestationLevel level = domain::AttestationLevel::None;
    bool explicitMock = false;      ///< the plane itself says "mock"
    bool challengePossible = false; ///< a challenge route or RA-TLS exists
    QString tcbStatus;
    QString finding;        ///< one line in words
    QString evidenceText;   ///< raw self-report and verification summary
    QByteArray quoteSha256; ///< hex; empty = no quote
};

/// Challenges the new plane and verifies its answer. Errors: not reachable, or nothing to ask.
class PlaneAttestationPort
{
public:
    virtual ~PlaneAttestationPort() = default;
    virtual QCoro::Task<Result<PlaneAttestation>> attest() = 0;
};

} // namespace pilothouse::cutover
