// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/cancel_token.h"
#include "services/core/result.h"
#include "services/domain/cvm.h"

#include <QCoroTask>

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <vector>

namespace pilothouse::cluster {

/// What the cloud's API says when asked for a machine's attestation. Nothing in it is proven.
struct AttestationAnswer
{
    QString name;
    bool isOnline = false;
    QString error;            ///< the remote's own words; empty = none
    QByteArray quote;         ///< of the leaf certificate; empty = none
    QByteArray leafPublicKey; ///< DER SubjectPublicKeyInfo of the leaf, when it can be had
    QByteArray eventLog;      ///< JSON array text; empty = hidden or missing
    QByteArray appCompose;    ///< exact text
    bool tcbInfoHidden = false;
    QString instanceId; ///< 40 hex; only the answer about a whole app names it
    QString status;     ///< the remote's own word; only in the answer about a whole app
    QString validFrom;  ///< of the leaf certificate, as sent; empty = none
    QString validUntil;
    QString certificateSha256; ///< hex, the remote's claim of the leaf's fingerprint
};

/// The same for every instance of an app, in one answer. Nothing in it is proven.
struct AppAttestations
{
    QString appId;           ///< 40 hex
    QString contractAddress; ///< 0x…; empty off chain
    std::vector<AttestationAnswer> instances;
    QStringList skipped; ///< instances that could not be read, with the reason
};

/// What a cloud knows of all instances of an app.
class AppAttestationPort
{
public:
    virtual ~AppAttestationPort() = default;
    virtual QCoro::Task<Result<AppAttestations>> appAttestations(QString appId) = 0;
};

/// What the cluster workflow needs of a cloud that runs CVMs.
class CvmPort
{
public:
    virtual ~CvmPort() = default;

    virtual QCoro::Task<Result<domain::CvmList>> list(CancelToken cancel) = 0;
    virtual QCoro::Task<Result<domain::Cvm>> get(QString identifier) = 0;
    virtual QCoro::Task<Status> power(domain::CvmId id, domain::PowerAction action) = 0;
    virtual QCoro::Task<Result<AttestationAnswer>> attestation(QString identifier) = 0;

    /// Where answers come from, for the pane's header: "http://127.0.0.1:18790/api/v1".
    virtual QString endpoint() const = 0;
};

} // namespace pilothouse::cluster
