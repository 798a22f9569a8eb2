// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/digest.h"
#include "services/core/id.h"
#include "services/core/money.h"

#include <QDateTime>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace pilothouse::domain {

struct CvmTag;
/// The key a CVM is addressed and matched by: its vm_uuid, or the remote's own id while there is none yet.
using CvmId = Id<CvmTag>;

/// Our reading of a remote's status word. What is not in our list is Unknown, never Running.
enum class RunState { Running, Starting, Unhealthy, Stopping, Stopped, Failed, Unknown };

/// The word of JSON and filters: "running" … "unknown".
QString runStateWord(RunState state);

/// Reads Phala's free-text status (case-insensitive); see facts on CVM status.
RunState runStateOfCvm(QStringView status);

struct Endpoint
{
    QString app;      ///< https://<app id>-<port>.<domain>: any instance answers
    QString instance; ///< https://<instance id>-<port>.<domain>: this machine answers

    friend bool operator==(const Endpoint &, const Endpoint &) = default;
};

/// One confidential VM as the cloud's API describes it. Absent text is empty; absent numbers are nullopt.
struct Cvm
{
    CvmId id;         ///< key
    QString remoteId; ///< "cvm_…" or a number as text
    QString name;
    QString status; ///< the remote's own word, verbatim
    RunState state = RunState::Unknown;
    QString appId; ///< 40 hex
    QString vmUuid;
    QString instanceId; ///< 40 hex
    QString node;
    QString region;
    QString instanceType;
    std::optional<int> vcpu;
    std::optional<double> memoryGib;
    std::optional<double> diskGib;
    std::optional<Money> hourlyRate;
    QString osImage;
    std::optional<bool> osIsDev;
    QString composeHash; ///< 64 hex, lower case, no 0x; a claim of the API
    QString kmsType;
    QString gatewayDomain;
    std::vector<Endpoint> endpoints;
    bool inProgress = false;
    QString progressTarget;
    QString correlationId; ///< of the operation under way
    QString uptime;        ///< "3h12m", a duration in the node's own words
    QString bootProgress;
    QString bootError;
    std::optional<bool> publicLogs; ///< anybody who knows the address may read the containers' logs; nothing: not said
    QDateTime createdAt;
    bool duplicateId = false; ///< the list named this id twice: bulk actions refuse it

    friend bool operator==(const Cvm &, const Cvm &) = default;
};

/// A row of a list that could not be used, kept so that it is counted and can be looked at.
struct SkippedRow
{
    int index = 0; ///< position in the remote's list
    QString why;

    friend bool operator==(const SkippedRow &, const SkippedRow &) = default;
};

struct CvmList
{
    std::vector<Cvm> items;
    std::vector<SkippedRow> skipped;
    QStringList notes; ///< e.g. "the list changed while loading"
};

enum class PowerAction { Start, Stop, Shutdown, Restart };
QString powerActionWord(PowerAction action); ///< "start", "stop", "shutdown", "restart"

} // namespace pilothouse::domain
