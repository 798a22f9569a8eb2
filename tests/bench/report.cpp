// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Runs the bench programs given on the command line, reads the JSON lines they print, prints a table and writes all of it
// to one JSON file. A figure is {"id","what","value","unit"} with optional "limit", "better" ("lower", the default, or
// "higher") and "peer" {"what","value"}; the ratio to the peer is computed here.
#include <QCoreApplication>
#include <QDateTime>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTextStream>

namespace {

QString number(double value)
{
    return value >= 100 ? QString::number(value, 'f', 0) : value >= 10 ? QString::number(value, 'f', 1) : QString::number(value, 'f', 2);
}

QString verdictOf(const QJsonObject &figure)
{
    if (!figure.contains(QStringLiteral("limit")))
        return QStringLiteral("-");
    const double value = figure[QStringLiteral("value")].toDouble();
    const double limit = figure[QStringLiteral("limit")].toDouble();
    const bool higher = figure[QStringLiteral("better")].toString() == QLatin1String("higher");
    return (higher ? value >= limit : value <= limit) ? QStringLiteral("within") : QStringLiteral("MISSED");
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    QStringList arguments = app.arguments().mid(1);
    if (arguments.size() < 2) {
        QTextStream(stderr) << "usage: bench_report OUT.json PROGRAM...\n";
        return 2;
    }
    const QString out = arguments.takeFirst();
    QJsonArray figures;
    QTextStream table(stdout);
    table << QStringLiteral("%1 %2 %3 %4 %5 %6\n")
                 .arg(QStringLiteral("id"), -6)
                 .arg(QStringLiteral("what"), -58)
                 .arg(QStringLiteral("value"), 14)
                 .arg(QStringLiteral("limit"), 12)
                 .arg(QStringLiteral("verdict"), 8)
                 .arg(QStringLiteral("peer (ratio)"));
    bool failed = false;
    for (const QString &program : arguments) {
        QProcess process;
        process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        process.start(program, {});
        if (!process.waitForFinished(15 * 60 * 1000) || process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0) {
            QTextStream(stderr) << program << " did not finish: " << process.errorString() << "\n";
            failed = true;
        }
        for (const QByteArray &line : process.readAllStandardOutput().split('\n')) {
            QJsonObject figure = QJsonDocument::fromJson(line).object();
            if (!figure.contains(QStringLiteral("id")))
                continue;
            const QString unit = figure[QStringLiteral("unit")].toString();
            const double value = figure[QStringLiteral("value")].toDouble();
            QString peer;
            if (const QJsonObject p = figure[QStringLiteral("peer")].toObject(); !p.isEmpty()) {
                const double ratio = p[QStringLiteral("value")].toDouble() == 0 ? 0 : value / p[QStringLiteral("value")].toDouble();
                figure[QStringLiteral("ratioToPeer")] = ratio;
                peer = QStringLiteral("%1 %2 (× %3)")
                           .arg(p[QStringLiteral("what")].toString(), number(p[QStringLiteral("value")].toDouble()), number(ratio));
            }
            figure[QStringLiteral("verdict")] = verdictOf(figure);
            table << QStringLiteral("%1 %2 %3 %4 %5 %6\n")
                         .arg(figure[QStringLiteral("id")].toString(), -6)
                         .arg(figure[QStringLiteral("what")].toString(), -58)
                         .arg(number(value) + u' ' + unit, 14)
                         .arg(figure.contains(QStringLiteral("limit")) ? number(figure[QStringLiteral("limit")].toDouble()) : QStringLiteral("-"), 12)
                         .arg(verdictOf(figure), 8)
                         .arg(peer);
            table.flush();
            figures.append(figure);
        }
    }
    QFile file(out);
    if (!file.open(QIODevice::WriteOnly)) {
        QTextStream(stderr) << out << ": cannot be written\n";
        return 2;
    }
    QJsonObject document;
    document[QStringLiteral("measuredAt")] = QDateTime::currentDateTimeUtc().toString(Qt::ISODate);
    document[QStringLiteral("machine")] = QSysInfo::prettyProductName() + QStringLiteral(", ") + QSysInfo::currentCpuArchitecture();
    document[QStringLiteral("figures")] = figures;
    file.write(QJsonDocument(document).toJson());
    return failed ? 1 : 0;
}
