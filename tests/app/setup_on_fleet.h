// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/app/fleet_for_ctl.h"
#include "tests/services/clustersetup/sample_compose.h"

#include <QDirIterator>
#include <QTimer>

namespace pilothouse::test {

/// The desk of somebody who sets up a cluster in a demo fleet: answers, compose files, the coordinator's key, and files that were there before.
class SetupOnFleet
{
public:
    static inline const QByteArray kPhalaKey = "phak_hunter2hunter2";
    static inline const QByteArray kAwsId = "AKIAHUNTERHUNTERHUNT";
    static inline const QByteArray kAwsSecret = "hunter2/hunter2+hunter2";

    SetupOnFleet(FleetForCtl &fleet, const QString &cluster, const QByteArray &more = {}) : m_fleet(fleet), m_cluster(cluster)
    {
        m_ctl.writeProfile(QStringLiteral("desk"), fleet.profile(QStringLiteral("desk")));
        const QJsonObject gateway = fleet.control("GET", QStringLiteral("/gateway"));
        m_key = gateway.value(QLatin1String("privateKey")).toString().toLatin1();
        m_ctl.writeFile(QStringLiteral("key.pem"), m_key);
        m_ctl.writeFile(QStringLiteral("registry.yml"), goodRegistryCompose());
        m_ctl.writeFile(QStringLiteral("runner.yml"), goodRunnerCompose());
        m_ctl.writeFile(QStringLiteral("config.yml"), "# ours\ninfrastructure:\n  runner:\n    type: phala\n    cluster_name: old\n");
        m_ctl.writeFile(QStringLiteral("orchestrator.env"), "# mine\nOTHER=1\nPHALA_API_KEY=yesterdays-key\n");
        m_ctl.writeFile(QStringLiteral("secrets.env"),
                        "PHALA_API_KEY=" + kPhalaKey + "\nAWS_ACCESS_KEY_ID=" + kAwsId + "\nAWS_SECRET_ACCESS_KEY=" + kAwsSecret + '\n');
        QFile::setPermissions(path("config.yml"), QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup);
        setAnswers(more);
        m_before = files();
        // A machine boots and loads what its gateway allows within half a minute of the fleet's own time.
        QObject::connect(&m_hurry, &QTimer::timeout, &m_network, [this] { hurry(); });
        m_hurry.start(100);
    }

    void setAnswers(const QByteArray &more)
    {
        m_ctl.writeFile(QStringLiteral("answers.yaml"),
                        "cluster:\n  name: " + m_cluster.toUtf8()
                            + "\n  registry-compose-path: registry.yml\n  runner-compose-path: runner.yml\n"
                              "coordinator:\n  wallet: "
                            + wallet() + "\n  key-path: key.pem\nwrite:\n  orchestrator-yaml: config.yml\n  orchestrator-env: orchestrator.env\n"
                            + more);
    }

    Ctl &ctl() { return m_ctl; }
    QString path(const char *name) const { return m_ctl.path(QString::fromLatin1(name)); }
    QString registry() const { return m_cluster + QStringLiteral("-registry"); }
    QByteArray key() const { return m_key; }

    static QStringList arguments(const QStringList &more = {})
    {
        return QStringList{QStringLiteral("cluster"),      QStringLiteral("setup"),          QStringLiteral("--answers"),
                           QStringLiteral("answers.yaml"), QStringLiteral("--profile"),      QStringLiteral("desk"),
                           QStringLiteral("--json"),       QStringLiteral("--secrets-file"), QStringLiteral("secrets.env")}
               + more;
    }
    Ran run(const QStringList &more) const { return m_ctl.run(arguments(more), {}, std::chrono::seconds(90)); }
    Ran setUp() const { return run({QStringLiteral("--yes")}); }
    Ran undo() const
    {
        return run({QStringLiteral("--undo"), QStringLiteral("--yes"), QStringLiteral("--confirm"), QStringLiteral("delete ") + registry()});
    }

    /// Machines of this name that stand in the fleet, asked for without the program.
    int registries() const
    {
        int count = 0;
        for (const QString &name : machineNames())
            count += name == registry() ? 1 : 0;
        return count;
    }
    QStringList machineNames() const
    {
        QNetworkRequest request(QUrl(m_fleet.addresses().phala + QStringLiteral("/cvms")));
        request.setRawHeader("X-API-Key", "phak_of_the_test");
        QNetworkReply *const reply = m_network.get(request);
        QSignalSpy finished(reply, &QNetworkReply::finished);
        if (!reply->isFinished())
            finished.wait(10'000);
        reply->deleteLater();
        QStringList names;
        for (const QJsonValue &each : QJsonDocument::fromJson(reply->readAll()).array())
            names << each.toObject().value(QLatin1String("name")).toString();
        names.sort();
        return names;
    }

    /// Everything beside the program's own state: bytes and permissions by name.
    QMap<QString, QByteArray> files() const
    {
        QMap<QString, QByteArray> all;
        const QDir home(m_ctl.path(QString()));
        for (QDirIterator it(home.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories); it.hasNext();) {
            const QString name = home.relativeFilePath(it.next());
            if (!name.startsWith(QLatin1String("pilothouse/")) || name.startsWith(QLatin1String("pilothouse/profiles/")))
                all.insert(name, QByteArray::number(int(it.fileInfo().permissions()), 16) + ' ' + readAll(it.filePath()));
        }
        return all;
    }
    /// Names of the files that are not as they were, with what they are now.
    QStringList changed() const
    {
        QStringList all;
        const auto now = files();
        for (auto it = now.begin(); it != now.end(); ++it)
            if (m_before.value(it.key()) != it.value())
                all << it.key() + QStringLiteral(": ") + QString::fromUtf8(it.value());
        for (const QString &name : m_before.keys())
            if (!now.contains(name))
                all << name + QStringLiteral(" is gone");
        return all;
    }
    /// Names of the files that keep one of the secrets, except those that an operator put it into or that an orchestrator reads it from.
    QStringList leaks() const
    {
        QStringList leaks;
        const QDir home(m_ctl.path(QString()));
        for (QDirIterator it(home.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories); it.hasNext();) {
            const QString name = home.relativeFilePath(it.next());
            const bool isMeant
                = name == QLatin1String("secrets.env") || name == QLatin1String("key.pem") || name == QLatin1String("orchestrator.env");
            if (!isMeant && holdsSecret(readAll(it.filePath())))
                leaks << name;
        }
        return leaks;
    }
    bool holdsSecret(const QByteArray &bytes) const
    {
        const QByteArray keyLine = m_key.mid(m_key.indexOf('\n') + 1, 64);
        const QByteArrayList secrets{kPhalaKey, kAwsId, kAwsSecret, keyLine};
        return std::any_of(secrets.begin(), secrets.end(), [&](const QByteArray &secret) { return bytes.contains(secret); });
    }
    static QByteArray readAll(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    static QByteArray wallet() { return "DemoCoordinatorWa11etNobodyHo1dsTheKeyAt1111"; }

private:
    void hurry()
    {
        QNetworkRequest request(QUrl(m_fleet.addresses().control + QStringLiteral("/time")));
        request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/json"));
        QNetworkReply *const reply = m_network.post(request, QByteArray("{\"advance_s\": 10}"));
        QObject::connect(reply, &QNetworkReply::finished, reply, &QObject::deleteLater);
    }

    FleetForCtl &m_fleet;
    QString m_cluster;
    Ctl m_ctl;
    QByteArray m_key;
    QMap<QString, QByteArray> m_before;
    mutable QNetworkAccessManager m_network;
    QTimer m_hurry;
};

} // namespace pilothouse::test
