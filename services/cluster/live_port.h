// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/cancel_token.h"
#include "services/core/result.h"

#include <QCoroTask>

#include <QDateTime>
#include <QString>

#include <chrono>
#include <optional>
#include <vector>

namespace pilothouse::cluster {

/// What a machine's guest says of itself through the cloud. A machine that is not online still answers; absent numbers were not said.
struct CvmStats
{
    struct Disk
    {
        QString mountPoint;
        std::optional<qint64> totalBytes;
        std::optional<qint64> freeBytes;
    };

    bool isOnline = false;
    QString error; ///< the remote's own words; empty = none
    QString osVersion;
    QString kernelVersion;
    QString cpuModel;
    std::optional<int> cpus;
    std::optional<qint64> totalMemory; ///< bytes
    std::optional<qint64> availableMemory;
    std::optional<qint64> usedMemory;
    std::optional<std::chrono::seconds> uptime;
    std::optional<double> loadOne; ///< run queue over one, five and fifteen minutes
    std::optional<double> loadFive;
    std::optional<double> loadFifteen;
    std::vector<Disk> disks;
};

struct CvmNetwork
{
    bool isOnline = false;
    QString error;
    QString internalIp;
    QDateTime latestHandshake; ///< UTC, with the gateway; invalid: never, or not said
};

struct CvmContainer
{
    QString id;
    QString name; ///< without the leading slash
    QString image;
    QString state;  ///< Docker's word: "running", "exited" …
    QString status; ///< "Up 2 hours"
    QDateTime createdAt;
    bool hasLog = false; ///< the cloud names an address for it
};

struct CvmContainers
{
    bool isOnline = false;
    QString error;
    std::vector<CvmContainer> items;
};

enum class LogSource { Container, Serial, Stdout, Stderr };

struct CvmLogWish
{
    LogSource source = LogSource::Container;
    QString container; ///< name or beginning of an id; empty: the first one that has a log
    int tail = 1000;   ///< lines
    QString since;     ///< RFC 3339 or "10m"; empty: no bound
    bool timestamps = false;
};

struct CvmLogLine
{
    QString channel; ///< "stdout", "stderr"
    QString text;    ///< as it came; foreign

    friend bool operator==(const CvmLogLine &, const CvmLogLine &) = default;
};

/// Live data of one machine. Nothing of it is proven.
class LivePort
{
public:
    virtual ~LivePort() = default;

    virtual QCoro::Task<Result<CvmStats>> stats(QString identifier) = 0;
    virtual QCoro::Task<Result<CvmNetwork>> network(QString identifier) = 0;
    virtual QCoro::Task<Result<CvmContainers>> containers(QString identifier) = 0;
    /// The last lines. Errors: NotFound when there is no such log, or logs are not public; TooLarge beyond 8 MiB.
    virtual QCoro::Task<Result<std::vector<CvmLogLine>>> log(QString identifier, CvmLogWish wish, CancelToken cancel) = 0;
};

} // namespace pilothouse::cluster
