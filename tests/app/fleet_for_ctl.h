// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/composition/demo_fleet_process.h"
#include "tests/support/await.h"
#include "tests/support/ctl_run.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSignalSpy>
#include <QTimer>

namespace pilothouse::test {

/// A demo fleet as a process of its own, and its control.
class FleetForCtl
{
public:
    bool start(int cvms = 40)
    {
        composition::DemoFleetOptions options;
        options.program = QStringLiteral(PILOTHOUSE_BIN_DIR "/pilothouse-demofleet");
        options.cvms = cvms;
        const auto started = await(composition::DemoFleetProcess::start(options));
        if (!started || !*started) {
            if (started)
                qWarning("%s", qPrintable(userMessage(started->error()).oneLine()));
            return false;
        }
        m_process = **started;
        return true;
    }
    void stop() { m_process.reset(); }

    const composition::DemoFleetAddresses &addresses() const { return m_process->addresses(); }
    /// The same as it is read, with the keys of its remotes.
    const domain::Profile &ownProfile() const { return m_process->profile(); }
    const std::shared_ptr<secrets::SecretStore> &secrets() const { return m_process->secrets(); }
    QByteArray profile(const QString &name) const { return composition::demoProfileYaml(addresses(), name); }

    /// Asks and does not wait.
    QNetworkReply *ask(const QByteArray &verb, const QString &path, const QJsonObject &body = {})
    {
        QNetworkRequest request(QUrl(addresses().control + path));
        request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/json"));
        return m_network.sendCustomRequest(request, verb, body.isEmpty() ? QByteArray() : QJsonDocument(body).toJson());
    }
    QJsonObject control(const QByteArray &verb, const QString &path, const QJsonObject &body = {})
    {
        QNetworkReply *const reply = ask(verb, path, body);
        QSignalSpy finished(reply, &QNetworkReply::finished);
        if (!reply->isFinished())
            finished.wait(10'000);
        reply->deleteLater();
        return QJsonDocument::fromJson(reply->readAll()).object();
    }
    QJsonObject state() { return control("GET", QStringLiteral("/state")); }
    void fault(const QString &target, const QString &kind, QJsonObject more = {})
    {
        more.insert(QStringLiteral("target"), target);
        more.insert(QStringLiteral("fault"), kind);
        const QJsonObject set = control("POST", QStringLiteral("/faults"), more);
        if (!set.contains(QLatin1String("id")))
            qFatal("the fault was not set: %s", QJsonDocument(set).toJson().constData());
    }
    void clearFaults() { control("DELETE", QStringLiteral("/faults")); }
    /// Requests that the cloud's API has seen.
    int phalaRequests() { return state().value(QLatin1String("phala")).toObject().value(QLatin1String("requests")).toInt(); }

private:
    std::shared_ptr<composition::DemoFleetProcess> m_process;
    QNetworkAccessManager m_network;
};

/// Lets the fleet's clock run ahead as long as it lives: what takes minutes there takes a moment here. The next push waits for the answer to
/// the one before. A timer whose slot waits for an answer would, on a machine under load, be called again inside that wait, and again inside that
/// one: the test then returns only once the load is over, and runs out of its time somewhere behind.
class Hurry final
{
public:
    Hurry(FleetForCtl &fleet, std::chrono::seconds step, std::chrono::milliseconds pause) : m_fleet(fleet), m_step(step)
    {
        m_pause.setSingleShot(true);
        m_pause.setInterval(pause);
        QObject::connect(&m_pause, &QTimer::timeout, &m_pause, [this] { push(); });
        m_pause.start();
    }
    Q_DISABLE_COPY_MOVE(Hurry)
    ~Hurry() = default;

private:
    void push()
    {
        QNetworkReply *const reply = m_fleet.ask("POST", QStringLiteral("/time"), {{QStringLiteral("advance_s"), int(m_step.count())}});
        QObject::connect(reply, &QNetworkReply::finished, reply, &QObject::deleteLater);
        QObject::connect(reply, &QNetworkReply::finished, &m_pause, [this] { m_pause.start(); });
    }

    FleetForCtl &m_fleet;
    std::chrono::seconds m_step;
    QTimer m_pause;
};

} // namespace pilothouse::test
