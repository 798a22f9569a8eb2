// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QProcess>
#include <QSignalSpy>
#include <QStringList>
#include <QTest>
#include <QUrl>

#include <memory>
#include <optional>

namespace pilothouse::test {

/// What a request to the demo fleet came back with; status 0: no answer.
struct FleetReply
{
    int status = 0;
    QByteArray body;
    QJsonObject json() const { return QJsonDocument::fromJson(body).object(); }
};

/// A demo fleet of the test's own: the real executable on free ports, stopped when this goes out of scope. It also ends when the
/// test program does, however that ends. Link pilothouse_demo_fleet_process.
class DemoFleetProcess
{
public:
    /// The key that the planes' /process wants in the header x-agent-api-key.
    static QByteArray agentKey() { return QByteArrayLiteral("demo-agent-key"); }

    /// Starts it and waits for its ready line; look at isReady() or problem() before anything else.
    explicit DemoFleetProcess(const QStringList &arguments = {})
    {
        m_process.setProgram(QStringLiteral(PILOTHOUSE_BIN_DIR "/pilothouse-demofleet"));
        m_process.setArguments(QStringList{QStringLiteral("--port"), QStringLiteral("0"), QStringLiteral("--until-eof")} + arguments);
        m_process.start();
        QByteArray line;
        const bool answered = QTest::qWaitFor(
            [&] {
                line += m_process.readAllStandardOutput();
                return line.contains('\n') || m_process.state() == QProcess::NotRunning;
            },
            20'000);
        m_addresses = QJsonDocument::fromJson(line.left(line.indexOf('\n'))).object();
        if (!answered || m_addresses.isEmpty())
            m_problem = QStringLiteral("pilothouse-demofleet did not get ready: %1 %2")
                            .arg(m_process.errorString(), QString::fromUtf8(m_process.readAllStandardError()));
    }
    ~DemoFleetProcess()
    {
        m_process.closeWriteChannel();
        m_process.terminate();
        if (!m_process.waitForFinished(5000)) {
            m_process.kill();
            m_process.waitForFinished(5000);
        }
    }
    Q_DISABLE_COPY_MOVE(DemoFleetProcess)

    bool isReady() const { return m_problem.isEmpty(); }
    const QString &problem() const { return m_problem; }
    qint64 pid() const { return m_process.processId(); }

    /// The members of the ready line: "phala", "oldPlane", "newPlane", "pccs", "chain", "control", "trustRoot", "router", "map", "front".
    QString address(const char *name) const { return m_addresses[QLatin1StringView(name)].toString(); }
    bool hasRouter() const { return m_addresses.contains(QLatin1StringView("router")); }
    const QJsonObject &addresses() const { return m_addresses; }

    FleetReply request(const QByteArray &verb, const QString &url, const QByteArray &body = {},
                       const QList<std::pair<QByteArray, QByteArray>> &headers = {})
    {
        QNetworkRequest request{QUrl(url)};
        request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
        request.setTransferTimeout(15'000);
        if (!body.isEmpty())
            request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/json"));
        for (const auto &[name, value] : headers)
            request.setRawHeader(name, value);
        const std::unique_ptr<QNetworkReply> reply(m_network.sendCustomRequest(request, verb, body));
        QSignalSpy finished(reply.get(), &QNetworkReply::finished);
        if (!reply->isFinished() && !finished.wait(20'000))
            return {};
        return {reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), reply->readAll()};
    }
    FleetReply get(const QString &url, const QList<std::pair<QByteArray, QByteArray>> &headers = {}) { return request("GET", url, {}, headers); }

    /// Sets a fault; false when the fleet refuses it. `more` may hold "count", "percent", "path", "latencyMs", "retryAfter".
    bool setFault(const QString &target, const QString &fault, double forSeconds = 0, QJsonObject more = {})
    {
        more[QStringLiteral("target")] = target;
        more[QStringLiteral("fault")] = fault;
        if (forSeconds > 0)
            more[QStringLiteral("for_s")] = forSeconds;
        return request("POST", control("/faults"), QJsonDocument(more).toJson()).status == 201;
    }
    bool clearFaults() { return request("DELETE", control("/faults")).status == 204; }
    /// Moves the fleet's clock ahead.
    bool advance(double seconds)
    {
        return request("POST", control("/time"), QJsonDocument(QJsonObject{{QStringLiteral("advance_s"), seconds}}).toJson()).status == 200;
    }
    /// Counters of planes, cloud API, redirect trap and router.
    QJsonObject state() { return get(control("/state")).json(); }
    bool resetCounters() { return request("DELETE", control("/state")).status == 204; }
    /// "oldPlane", "newPlane" or "router".
    bool restart(const QString &target)
    {
        return request("POST", control("/restart"), QJsonDocument(QJsonObject{{QStringLiteral("target"), target}}).toJson()).status == 204;
    }
    /// Requests of an intent ("analyze" …) that a plane ("old", "new") has answered.
    int requests(const char *plane, const char *intent)
    {
        return state()[QLatin1StringView("planes")][QLatin1StringView(plane)][QLatin1StringView("intents")][QLatin1StringView(intent)]
                      [QLatin1StringView("requests")]
                          .toInt();
    }

private:
    QString control(const char *path) const { return address("control") + QLatin1StringView(path); }

    QProcess m_process;
    QNetworkAccessManager m_network;
    QJsonObject m_addresses;
    QString m_problem;
};

} // namespace pilothouse::test
