// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHostAddress>
#include <QObject>
#include <QProcess>
#include <QString>
#include <QTcpSocket>
#include <QTimer>

#include <optional>

namespace pilothouse::demofleet {

/// A real HAProxy that splits the agent's traffic over the two planes by a map file, as a child in the foreground.
/// It dies with this process, however that ends. Its two ports stay the same over restarts.
class RouterProcess final : public QObject
{
    Q_OBJECT
public:
    struct Plan
    {
        QString program;
        QString folder; ///< absolute; the configuration and the map go here
        QHostAddress address;
        quint16 frontPort = 0; ///< 0: any free one
        quint16 statsPort = 0;
        QString oldPlane; ///< "127.0.0.1:18081"
        QString newPlane;
    };

    explicit RouterProcess(Plan plan, QObject *parent = nullptr);
    ~RouterProcess() override;

    /// The installed HAProxy; empty when there is none.
    static QString findProgram();
    /// HAProxy's configuration language has no quoting that would hold for every path.
    static bool canUse(const QString &folder);

    /// Binds the ports, writes the files, starts the program. started() or failed() follows.
    void start();
    /// At once and without grace, as a crash would be.
    void kill();

    bool isRunning() const { return m_process.state() != QProcess::NotRunning; }
    qint64 pid() const { return m_process.processId(); }
    quint16 frontPort() const { return m_plan.frontPort; }
    quint16 statsPort() const { return m_plan.statsPort; }
    QString mapFile() const { return m_plan.folder + QStringLiteral("/split.map"); }

signals:
    void started();
    void failed(const QString &why);
    void ended();

private:
    QByteArray configuration(int frontSocket, int statsSocket) const;
    void probe();

    Plan m_plan;
    QProcess m_process;
    QTcpSocket m_probe;
    QTimer m_probeAgain;
    int m_probes = 0;
    bool m_answered = false;
};

} // namespace pilothouse::demofleet
