// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/demofleet/world.h"

#include <QJsonArray>

#include <functional>

namespace pilothouse::demofleet {

// One function for each remote. `path` is what remains of the path below the remote's own root.
Answer handlePhala(World &world, const Request &request, const QStringList &path);
Answer handleGuest(World &world, const Request &request, const QStringList &path);
Answer handlePccs(World &world, const Request &request, const QStringList &path);
Answer handleChain(World &world, const Request &request);
Answer handlePlane(World &world, const Request &request);
Answer handleControl(World &world, const Request &request, const QStringList &path);
Answer handleAws(World &world, const Request &request);
Answer handleOrchestrator(World &world, const Request &request);
/// Port 9010 of a machine: the path begins with an instance id or, as a gateway takes it too, an app id.
Answer handleSpawntee(World &world, const Request &request, const QStringList &path);
/// The public index of coordinators' certificates.
/// The API of the cluster's model orchestrator: /models alone.
Answer handleModelOrchestrator(World &world, const Request &request, const QStringList &path);
Answer handleCertificateIndex(World &world, const Request &request, const QStringList &path);
/// How the AWS services say "slow down" and "our own trouble", in the protocol of the request.
Answer awsFaultAnswer(const Request &request, FaultKind kind);

/// Lets the faults that spoil any answer of the target strike, in whatever `respond` gives. `path`: what they are aimed by;
/// the request's target when empty.
Answer withTransportFaults(World &world, const Request &request, const FaultTarget &target, const std::function<Answer()> &respond,
                           const QString &path = {});

/// A log of a machine: of its console with "ch", otherwise of the container of this name.
Answer guestLog(const World &world, const Request &request, const Machine &machine, const QString &name);
/// The log of a model's build, or of its container.
Answer taskLog(const Request &request, const ModelTask &task, bool isBuild, FleetTime now);
/// Whether the cloud hands out the addresses of its logs.
bool hasPublicLogs(const World &world, const Machine &machine);

/// The guest's routes of one machine: dashboard, app info, version, challenge, logs.
Answer handleMachine(World &world, const Request &request, int machine, const QStringList &path, const FaultTarget &target);

// Parts of the cloud API.
enum class RecordVersion { V20251028, V20260121 };
QJsonObject cvmRecord(const World &world, const Machine &machine);
QJsonObject cvmDetail(const World &world, const Machine &machine, RecordVersion version);
QJsonObject legacyListItem(const World &world, const Machine &machine);
QJsonObject powerAnswer(const World &world, const Machine &machine);
QJsonObject statusOf(const World &world, const Machine &machine);
QJsonObject operationsOf(const World &world, const Machine &machine, const Request &request);
Answer cvmRoute(World &world, const Request &request, int machine, const QStringList &rest);
/// The KMS as it is named for an app on a chain.
QJsonObject chainKms(const World &world);
/// Whether what is asked for has to be allowed on chain first, until the fault goes.
bool needsChain(World &world);
/// 465: what the owner of the app's contract has to allow first. `token`: what carries an update out afterwards; empty: nothing does.
Answer allowFirst(const World &world, const QString &appId, const AppCompose &compose, const QString &deviceId, const QString &token);
Answer provisionCvm(World &world, const Request &request);
Answer createCvm(World &world, const Request &request);
/// What the guest of an app finds in a blob.
GuestEnv openEnv(const World &world, const QString &appId, const QString &blob);
/// What a CVM runs: its manifest is read and changed, its variables, its size.
Answer manifestRoute(World &world, const Request &request, int machine, const QStringList &rest);
/// `path` is what remains below /kms.
Answer kmsRoute(World &world, const QStringList &path);
Answer catalogueRoute(World &world, const Request &request, const QStringList &path);
Answer attestationOf(World &world, int machine);
Answer appAttestations(World &world, const App &app);
/// The cloud's own verifier: accepts the quotes of this fleet, bit for bit as they were signed.
Answer verifyQuote(World &world, const Request &request);

/// "2h 3m 5s", as a node words a duration.
QString durationText(FleetTime milliseconds);

// The API's error bodies.
Answer structuredError(int status, const QString &code, const QString &message, const QString &field = {}, const QString &value = {});
Answer plainError(int status, const QString &detail);
Answer validationError(const QString &where, const QString &field, const QString &message);

} // namespace pilothouse::demofleet
