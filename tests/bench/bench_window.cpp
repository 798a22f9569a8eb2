// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Starts a demo fleet of 1,000 CVMs and the console on it, and passes on the figures that the console prints about itself:
// time to the first painted row, and the longest slot on the GUI thread while the list is refreshed.
#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTextStream>

namespace {

int fail(const QString &what)
{
    QTextStream(stderr) << "bench_window: " << what << '\n';
    return 1;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const QDir bin(QCoreApplication::applicationDirPath() + QStringLiteral("/../bin"));
    QTemporaryDir home;
    QProcess fleet;
    fleet.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    fleet.start(bin.filePath(QStringLiteral("pilothouse-demofleet")),
                {QStringLiteral("--cvms"), QStringLiteral("1000"), QStringLiteral("--until-eof")});
    if (!fleet.waitForReadyRead(30'000))
        return fail(QStringLiteral("the demo fleet does not start"));
    const QJsonObject ready = QJsonDocument::fromJson(fleet.readLine()).object();
    QDir(home.path()).mkpath(QStringLiteral("profiles"));
    QFile profile(home.filePath(QStringLiteral("profiles/bench.yaml")));
    if (!profile.open(QIODevice::WriteOnly))
        return fail(profile.errorString());
    profile.write("name: bench\nkind: demo\nphala:\n  api-url: " + ready[QStringLiteral("phala")].toString().toUtf8() + "\n");
    profile.close();
    profile.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    QFile::setPermissions(home.path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);

    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("PILOTHOUSE_HOME"), home.path());
    environment.insert(QStringLiteral("PHALA_API_KEY"), QStringLiteral("phak_bench"));
    environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
    // The first start warms the page cache and is not counted.
    bool counted = false;
    for (const char *what : {"start", "start", "refresh"}) {
        QProcess console;
        console.setProcessEnvironment(environment);
        console.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        console.start(bin.filePath(QStringLiteral("pilothouse")),
                      {QStringLiteral("--profile"), QStringLiteral("bench"), QStringLiteral("--measure"), QString::fromLatin1(what)});
        if (!console.waitForFinished(120'000) || console.exitCode() != 0)
            return fail(QStringLiteral("the console did not finish measuring \"%1\"").arg(QString::fromLatin1(what)));
        if (counted)
            QTextStream(stdout) << console.readAllStandardOutput();
        counted = true;
    }
    fleet.closeWriteChannel();
    if (!fleet.waitForFinished(5000))
        fleet.kill();
    return 0;
}
