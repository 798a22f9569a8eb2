// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace pilothouse::demofleet {

/// Milliseconds since 1970-01-01 UTC on the fleet's own clock.
using FleetTime = qint64;

struct Shape
{
    QString instanceType;
    int vcpu = 0;
    int memoryGb = 0;
    int diskGb = 0;
    QString hourlyRate; ///< USD, decimal text
};

/// A host that runs CVMs. All machines of a node share its processor, hence its PCK certificate and PPID.
struct Node
{
    int id = 0;
    QString name;
    QString region;
    QString deviceId; ///< 64 hex
    QByteArray ppid;  ///< 16 bytes
    QString gateway;
    bool hardened = true; ///< false: its firmware is of a level that only counts as SWHardeningNeeded
};

/// What the cloud keeps of one power action.
struct OperationRecord
{
    QString correlationId;
    QString type;   ///< "power_on" …
    QString target; ///< the status it works towards
    FleetTime startedAt = 0;
    std::optional<FleetTime> completedAt;
    QString status = QStringLiteral("in_progress");
    QString error;
    std::vector<std::pair<FleetTime, QString>> events; ///< when, which status
};

/// A change that is due at a time.
struct PendingStep
{
    FleetTime at = 0;
    QString status;
    QString bootProgress;
    QString bootError;
    bool settles = false; ///< ends the operation under way
};

/// One CVM.
struct Machine
{
    int number = 0; ///< the 2025-10-28 API's numeric id
    QString name;
    QString vmUuid;     ///< with dashes
    QString cvmId;      ///< "cvm_…"
    QString instanceId; ///< 40 hex
    int app = 0;
    int node = 0;
    int compose = 0;
    Shape shape;
    FleetTime createdAt = 0;

    QString status;
    QString bootProgress;
    QString bootError;
    std::optional<FleetTime> runningSince;
    std::optional<FleetTime> exitedAt;
    bool cannotStart = false; ///< every start fails: its image is not to be had
    QString bootFault;        ///< every start fails with this: its variables cannot be decrypted
    QStringList envNames;     ///< of the variables that its guest took, in order
    QStringList envValues;    ///< one for each name
    bool busy = false;        ///< an operation of somebody else holds it
    bool deleted = false;
    std::vector<PendingStep> pending;        ///< in order of time
    std::vector<OperationRecord> operations; ///< newest first

    bool inProgress() const { return !operations.empty() && !operations.front().completedAt; }
    bool isRunning() const { return status == QLatin1StringView("running"); }
};

/// Which generation of guest service an app's machines run. Hidden: a current one whose operator set public_tcbinfo to false.
/// Legacy: 0.3.x, with the application of the multi-machine guide, which knows no challenge and serves the guide's own routes.
enum class GuestKind { Current, Hidden, Legacy };

struct App
{
    QString id;       ///< 40 hex
    QString recordId; ///< "prj_…"
    QString name;
    FleetTime createdAt = 0;
    GuestKind guest = GuestKind::Current;
    std::vector<int> machines; ///< those not deleted, oldest first
};

} // namespace pilothouse::demofleet
