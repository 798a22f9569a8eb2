// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/cutover/plane_port.h"

#include <QDateTime>
#include <QString>
#include <QStringList>

#include <chrono>
#include <optional>
#include <vector>

/// The controllers' answers read into values. Lenient about what we do not use, strict about what a gate stands on:
/// a flag that is text instead of true or false is unreadable, never good.
namespace pilothouse::cutover {

/// What /ready says.
struct ReadyReport
{
    enum class Verdict { Ready, NotReady, Unreadable };
    Verdict verdict = Verdict::Unreadable;
    QString finding;     ///< "ready", "503, HOT_PAY_JWT missing"
    QStringList reasons; ///< the plane's own
};
/// Ready is status 200 and a true flag, at top level or under `readiness`; two flags that differ, and none, are not ready.
ReadyReport readReady(const PlaneAnswer &answer);

/// What /health says about itself; everything in it is the plane's own word.
struct HealthReport
{
    bool healthy = false;
    std::optional<std::chrono::milliseconds> uptime;
    QString teeWallet; ///< "tee", "mock"
    QString compute;   ///< "Secure TEE (Phala dstack)", "Standard (Local)"
    QString farcaster; ///< "connected", "disconnected", "disabled"
    std::optional<QDateTime> timestamp;

    bool saysTee() const { return teeWallet == QLatin1String("tee"); }
    bool saysMock() const { return teeWallet == QLatin1String("mock"); }
    /// Of the compute words, since the wallet's word alone is only an environment variable.
    bool computesInTee() const { return compute.contains(QLatin1String("TEE")) && compute.contains(QLatin1String("dstack")); }
};
/// Errors: Protocol for another status than 200 or a body that is no health report.
Result<HealthReport> readHealth(const PlaneAnswer &answer);

/// One dependency as a canary run found it.
struct CanaryCheck
{
    enum class State { Ok, Soft, Failed }; ///< Soft: passed, and its details say that it should not have
    QString name;
    State state = State::Failed;
    QString words;
};

/// One completed canary run.
struct CanaryReport
{
    bool ok = false;
    bool mock = false;      ///< a mock marker in any details
    bool consistent = true; ///< `ok` is what the checks add up to
    QString at;             ///< the run's own time as sent; tells runs apart
    std::optional<QDateTime> atUtc;
    std::vector<CanaryCheck> checks;
};
/// Answer of POST /canary/run. Status 500 is a completed run that failed, without checks.
/// Errors: Protocol when it is no canary answer (another status, not JSON, `ok` is not true or false, no checks).
Result<CanaryReport> readCanaryRun(const PlaneAnswer &answer);
/// Answer of GET /canary: the last run, whoever started it; nothing when there was none.
Result<std::optional<CanaryReport>> readLastCanary(const PlaneAnswer &answer);

/// Whether a text of the controller or of a check carries one of the marks of a pretended service.
bool hasMockMarker(const QString &text);

} // namespace pilothouse::cutover
