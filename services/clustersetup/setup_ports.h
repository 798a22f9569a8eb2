// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/audit/audit_log.h"
#include "services/cluster/cvm_port.h"
#include "services/cluster/deploy_port.h"
#include "services/cluster/kept_steps.h"
#include "services/cluster/round_trip_port.h"
#include "services/cluster/spawntee_port.h"
#include "services/core/cancel_token.h"
#include "services/core/clock.h"
#include "services/core/secret.h"
#include "services/domain/access.h"
#include "services/domain/environment.h"

#include <QCoroTask>

#include <QProcessEnvironment>

#include <chrono>
#include <memory>

namespace pilothouse::clustersetup {

/// What of the coordinator's signing key may be known.
struct GatewayKeyFacts
{
    int bits = 0;
    QString hash; ///< SHA-256 of the public key's DER, hex
};

/// Reads the signing key of the coordinator. Blocks for as long as the disk does.
class GatewayKeyPort
{
public:
    virtual ~GatewayKeyPort() = default;
    /// Errors: NotFound, InvalidInput (no key, not RSA, encrypted: `what` says which), Storage (others may read it).
    virtual Result<GatewayKeyFacts> read(const QString &path) = 0;
};

/// The hashes of keys that a wallet has allowed.
class AllowedKeysPort
{
public:
    virtual ~AllowedKeysPort() = default;
    /// First the primary, then the secondary one; an empty slot is an empty text.
    virtual QCoro::Task<Result<QStringList>> allowedHashes(QString wallet) = 0;
};

/// Where the setup's secrets come from: PHALA_API_KEY, AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY.
class SetupSecrets
{
public:
    virtual ~SetupSecrets() = default;
    virtual QCoro::Task<Result<Secret>> read(QString name) = 0;
};

/// The model orchestrator that is to use the cluster.
class OrchestratorPort
{
public:
    virtual ~OrchestratorPort() = default;
    /// How many models it knows. Errors: those of the network; Protocol: another program answers.
    virtual QCoro::Task<Result<int>> models(CancelToken cancel) = 0;
    virtual QString endpoint() const = 0;
};

/// Asks a machine what time it has.
class MachineClockPort
{
public:
    virtual ~MachineClockPort() = default;
    /// Its clock against ours, from the Date header of its answer; positive: the machine is ahead. Whole seconds, so that one more or less
    /// says nothing. Errors: those of the network; Protocol: its answer carries no time.
    virtual QCoro::Task<Result<std::chrono::seconds>> skew(QString endpoint, CancelToken cancel) = 0;
};

struct ImagePushParts;

/// What a setup works with. A null port is one that this desk does not have: what it would tell is not known then.
struct SetupParts
{
    domain::Environment environment;
    std::shared_ptr<cluster::CvmPort> cvms;
    std::shared_ptr<cluster::DeployPort> deploys;
    std::shared_ptr<cluster::KeptSteps> steps; ///< where a change is kept that waits for the chain; null: nowhere
    std::shared_ptr<cluster::SpawnteeConnector> spawntees;
    std::shared_ptr<cluster::RoundTripPort> roundTrips; ///< null: how far nodes are is not measured
    std::shared_ptr<GatewayKeyPort> keys;
    std::shared_ptr<AllowedKeysPort> allowedKeys;
    std::shared_ptr<SetupSecrets> secrets;
    std::shared_ptr<MachineClockPort> clocks;       ///< null: how far the registry's clock is off is not known
    std::shared_ptr<const ImagePushParts> image;    ///< null: no image is built here
    std::shared_ptr<OrchestratorPort> orchestrator; ///< null: it is not asked whether it runs
    std::shared_ptr<audit::AuditLog> audit;
    std::shared_ptr<domain::WriteAccess> access; ///< null: whoever calls has asked
    std::shared_ptr<const Clock> clock;
    QProcessEnvironment tools; ///< PATH and what a tool may see; empty: no tool is looked for
    QString stateFolder;
    QString profilePath; ///< whose `cluster:` section is written; empty: none is
    QString phalaApiUrl; ///< as the orchestrator wants it, without /api/v1
    QString cloudProxy;  ///< that requests to the cloud go through, without user and password; empty: directly
    std::chrono::milliseconds poll{10'000};
    std::chrono::milliseconds readyLimit{std::chrono::minutes(10)};
    int looksAfterLoss = 3; ///< for a machine whose making was begun and whose answer never came
};

} // namespace pilothouse::clustersetup
