// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDirIterator>
#include <QFile>
#include <QHash>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

/// Reads every #include of the project and fails on an arrow that runs up or across.
/// The table is the architecture: a folder may include itself and what is listed for it.
class LayersTest : public QObject
{
    Q_OBJECT

    static QHash<QString, QSet<QString>> allowed()
    {
        const QString list = QStringLiteral(R"(
            services/core:
            services/domain:        core
            services/profiles:      core domain
            services/http:          core domain
            services/secrets:       core domain
            services/store:         core domain
            services/activity:      core store
            services/sealing:       core
            services/report:        core domain
            services/audit:         core domain store secrets sealing report
            services/credentials:   core domain secrets audit
            services/attestation:   core domain
            services/provenance:    core
            services/chain:         core http provenance
            services/certificate:   core domain store secrets sealing report audit attestation
            services/fleetwatch:    core domain store audit attestation
            services/cluster:       core domain audit logs
            services/clustersetup:  core domain profiles audit cluster
            services/agents:        core domain audit
            services/phala:         core domain http cluster attestation
            services/spawntee:      core domain http cluster
            services/orchestrator:  core domain http secrets agents
            services/provers:       core domain audit store
            services/aws:           core domain http provers
            services/cutover:       core domain audit store
            services/traffic:       core domain cutover
            services/planes:        core domain http cutover
            services/evidence:      core domain http attestation agents cluster cutover
            services/logs:          core
            services/demofleet:     core
            services/environment:   core domain
        )");
        QHash<QString, QSet<QString>> table;
        QSet<QString> services;
        for (const QString &line : list.split(u'\n', Qt::SkipEmptyParts)) {
            const QStringList sides = line.trimmed().split(u':');
            if (sides.size() != 2)
                continue;
            services.insert(sides[0]);
            for (const QString &name : sides[1].split(u' ', Qt::SkipEmptyParts))
                table[sides[0]].insert(QStringLiteral("services/") + name);
            table[sides[0]].insert(sides[0]);
        }
        // Models know workflows and values, never a client; views know models.
        QSet<QString> workflows = services;
        for (const char *client : {"services/http", "services/phala", "services/aws", "services/traffic", "services/planes", "services/evidence",
                                   "services/chain", "services/demofleet", "services/orchestrator", "services/spawntee"})
            workflows.remove(QString::fromLatin1(client));
        table[QStringLiteral("models")] = workflows + QSet<QString>{QStringLiteral("models")};
        table[QStringLiteral("ui")] = workflows + QSet<QString>{QStringLiteral("models"), QStringLiteral("ui")};
        table[QStringLiteral("app")] = services + QSet<QString>{QStringLiteral("models"), QStringLiteral("ui"), QStringLiteral("app")};
        return table;
    }

    static QString roomOf(const QString &path)
    {
        const QStringList parts = path.split(u'/');
        return parts[0] == QLatin1String("services") && parts.size() > 2 ? parts[0] + u'/' + parts[1] : parts[0];
    }

private slots:
    void includesFollowTheLayers()
    {
        const auto table = allowed();
        const QString root = QStringLiteral(PILOTHOUSE_SOURCE_DIR "/");
        static const QRegularExpression include(QStringLiteral("^\\s*#include\\s+\"((?:app|ui|models|services)/[^\"]+)\""),
                                                QRegularExpression::MultilineOption);
        int files = 0;
        QStringList broken;
        for (const char *top : {"app", "ui", "models", "services"}) {
            QDirIterator it(root + QLatin1String(top), {QStringLiteral("*.h"), QStringLiteral("*.cpp")}, QDir::Files, QDirIterator::Subdirectories);
            while (it.hasNext()) {
                QFile file(it.next());
                QVERIFY(file.open(QIODevice::ReadOnly));
                const QString name = file.fileName().mid(root.size());
                const QString text = QString::fromUtf8(file.readAll());
                ++files;
                QVERIFY2(table.contains(roomOf(name)), qPrintable(QStringLiteral("%1: no layer is written down for this folder").arg(name)));
                for (auto match = include.globalMatch(text); match.hasNext();) {
                    const QString target = match.next().captured(1);
                    if (!table[roomOf(name)].contains(roomOf(target)))
                        broken << QStringLiteral("%1 includes %2").arg(name, target);
                }
            }
        }
        QVERIFY(files > 20);
        QVERIFY2(broken.isEmpty(), qPrintable(broken.join(u'\n')));
    }

    void theCommandLineLinksNoGui()
    {
        QFile file(QStringLiteral(PILOTHOUSE_BIN_DIR "/pilothousectl"));
        if (!file.open(QIODevice::ReadOnly))
            QSKIP("pilothousectl is not built");
        const QByteArray binary = file.readAll();
        QVERIFY(binary.contains("libQt6Core.so"));
        for (const char *library : {"libQt6Gui.so", "libQt6Widgets.so", "libQt6Charts.so"})
            QVERIFY2(!binary.contains(library), library);
    }
};

QTEST_APPLESS_MAIN(LayersTest)
#include "tst_layers.moc"
