// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"
#include "services/domain/profile.h"

#include <QCoroTask>

#include <QObject>
#include <QProcess>
#include <QString>
#include <QTemporaryDir>
#include <QUrl>

#include <chrono>
#include <memory>
#include <optional>

namespace pilothouse::secrets {
class SecretStore;
}

namespace pilothouse::composition {

/// What the demo fleet says when it is ready: one JSON line.
struct DemoFleetAddresses
{
    QString phala;
    QString oldPlane;
    QString newPlane;
    QString pccs;
    QString control;
    QString chain;       ///< a node of the chain, JSON-RPC
    QString appContract; ///< of the app that most of the fleet belongs to; with kmsContract empty in an empty fleet
    QString kmsContract;
    QString trustRoot; ///< path of the throw-away root, DER
    QString router;    ///< host:port of HAProxy's runtime API; it and the next two are empty where no HAProxy is installed
    QString map;
    QString front;
    QString orchestrator;      ///< of agents; empty with fleets that have none
    QString spawntee;          ///< "http://127.0.0.1:1/s/{id}", of each machine's; empty with fleets that have none
    QString certificates;      ///< the index of coordinators' certificates
    QString modelOrchestrator; ///< of the demo's cluster
    QString aws;               ///< empty with fleets that have no AWS account
    QString runnerCompose;     ///< path of a runner's compose file; not of the fleet's line, DemoFleetProcess writes it

    bool hasRouter() const { return !router.isEmpty(); }
    /// Errors: Protocol (what is missing).
    static Result<DemoFleetAddresses> fromReadyLine(const QByteArray &line);
};

/// The profile of a demo fleet as its YAML file would read; the parser of profiles is the judge of it.
QByteArray demoProfileYaml(const DemoFleetAddresses &addresses, const QString &name);

struct DemoFleetOptions
{
    QString program; ///< empty: pilothouse-demofleet beside the running program
    int cvms = 40;
    std::optional<int> seed;
    QString stateFolder; ///< empty: a temporary one that goes with the process
    QString profileName = QStringLiteral("demo");
    std::chrono::milliseconds startLimit{30'000};
};

/// A demo fleet of one's own: started on free ports, stopped with this object, and gone with the program that started it
/// even when that one is killed.
class DemoFleetProcess final : public QObject
{
    Q_OBJECT
public:
    /// Completes when the fleet serves. Errors: NotFound (no program), Timeout, Protocol (what it said instead).
    static QCoro::Task<Result<std::shared_ptr<DemoFleetProcess>>> start(DemoFleetOptions options);
    ~DemoFleetProcess() override;

    const DemoFleetAddresses &addresses() const { return m_addresses; }
    const domain::Profile &profile() const { return *m_profile; }
    /// Holds the keys of the fleet's remotes, in memory only.
    const std::shared_ptr<secrets::SecretStore> &secrets() const { return m_secrets; }

signals:
    /// The fleet ended although nobody stopped it.
    void ended(const QString &why);

private:
    DemoFleetProcess() = default;

    Status launch(const DemoFleetOptions &options);
    QCoro::Task<Status> storeGatewayKey();
    Status adopt(const QByteArray &readyLine, const QString &profileName);

    QProcess m_process;
    std::unique_ptr<QTemporaryDir> m_temporary;
    QByteArray m_firstOutput;
    QByteArray m_complaints; ///< the end of its stderr
    DemoFleetAddresses m_addresses;
    std::optional<domain::Profile> m_profile;
    std::shared_ptr<secrets::SecretStore> m_secrets;
    bool m_stopping = false;
};

} // namespace pilothouse::composition
