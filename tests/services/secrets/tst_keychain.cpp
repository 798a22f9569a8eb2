// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Against a real gnome-keyring-daemon on a session bus of its own. Each promise runs in a child of this program: the outer
// class sets the keychain up as the promise wants it and starts the inner one there.
#include "services/secrets/keychain_secret_store.h"
#include "tests/support/await.h"
#include "tests/support/fake_clock.h"
#include "tests/support/shared_data.h"

#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QDirIterator>
#include <QElapsedTimer>
#include <QProcess>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <cstdio>

using namespace pilothouse;
using namespace pilothouse::secrets;
using namespace std::chrono_literals;
using pilothouse::test::await;

namespace {

const domain::EnvironmentId kStaging(QStringLiteral("staging"));
const domain::EnvironmentId kProduction(QStringLiteral("production"));
const QByteArray kCanary = "canary-5f0c9e-value";

SecretName named(const domain::EnvironmentId &environment, const char *name)
{
    return {environment, QString::fromLatin1(name)};
}

/// The process behind the Secret Service of this bus.
pid_t keyringProcess()
{
    const auto reply = QDBusConnection::sessionBus().interface()->servicePid(QStringLiteral("org.freedesktop.secrets"));
    return reply.isValid() ? pid_t(reply.value()) : 0;
}

void lockKeyring()
{
    auto message = QDBusMessage::createMethodCall(QStringLiteral("org.freedesktop.secrets"), QStringLiteral("/org/freedesktop/secrets"),
                                                  QStringLiteral("org.freedesktop.Secret.Service"), QStringLiteral("Lock"));
    message.setArguments({QVariant::fromValue(QList<QDBusObjectPath>{QDBusObjectPath(QStringLiteral("/org/freedesktop/secrets/collection/login"))})});
    QCOMPARE(QDBusConnection::sessionBus().call(message).type(), QDBusMessage::ReplyMessage);
}

QByteArray outputOf(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(program, arguments);
    process.waitForFinished(20'000);
    return process.readAll();
}

} // namespace

/// Runs inside the prepared session, one slot a process.
class InsideTest : public QObject
{
    Q_OBJECT

    std::shared_ptr<test::FakeClock> m_clock = std::make_shared<test::FakeClock>();
    QString m_note = QDir::homePath() + QStringLiteral("/state/keychain.json"); // made with the first note

    std::shared_ptr<KeychainSecretStore> openStore(std::chrono::milliseconds patience = 10s)
    {
        return std::make_shared<KeychainSecretStore>(m_clock, KeychainSecretStore::Options{m_note, patience});
    }
    QByteArray valueOf(KeychainSecretStore &store, const SecretName &name)
    {
        const auto value = await(store.read(name));
        if (!value)
            return "[no answer]";
        return *value ? (**value).view().toByteArray() : '[' + QByteArray(errorKindName((*value).error().kind).data()) + ']';
    }
    bool keep(KeychainSecretStore &store, const SecretName &name, const QByteArray &value)
    {
        const auto status = await(store.write(name, Secret::copyOf(value)));
        if (status && !*status)
            qWarning() << (*status).error().what;
        return status && *status;
    }
    /// No file below the home holds the canary in any spelling.
    void verifyNothingInPlainText()
    {
        QDirIterator it(QDir::homePath(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (it.hasNext()) {
            const QByteArray content = test::readFile(it.next());
            for (const QByteArray &form : {kCanary, kCanary.toBase64(), kCanary.toHex()})
                QVERIFY2(!content.contains(form), qPrintable(it.filePath()));
        }
    }

private slots:
    void keepsSecretsAcrossPrograms()
    {
        const QByteArray binary = QByteArray("\x00\xff\n\x01 bytes", 10) + QByteArray(4000, 'k');
        {
            const auto store = openStore();
            QCOMPARE(store->state(), KeychainState::Unknown);
            QSignalSpy spy(store.get(), &KeychainSecretStore::stateChanged);
            QVERIFY(keep(*store, named(kStaging, "PHALA_API_KEY"), kCanary));
            QVERIFY(keep(*store, named(kStaging, "GATEWAY_KEY"), binary));
            m_clock->advance(1h);
            QVERIFY(keep(*store, named(kProduction, "PHALA_API_KEY"), "production value"));
            QCOMPARE(store->state(), KeychainState::Ready);
            QCOMPARE(store->backEnd(), QStringLiteral("Secret Service (GNOME Keyring)"));
            QVERIFY(spy.size() >= 1);
        }
        const auto store = openStore();
        QCOMPARE(valueOf(*store, named(kStaging, "PHALA_API_KEY")), kCanary);
        QCOMPARE(valueOf(*store, named(kStaging, "GATEWAY_KEY")), binary);
        QCOMPARE(valueOf(*store, named(kProduction, "PHALA_API_KEY")), QByteArray("production value"));
        QCOMPARE(valueOf(*store, named(kProduction, "GATEWAY_KEY")), QByteArray("[not-found]"));
        QCOMPARE(store->state(), KeychainState::Ready);

        const auto infos = await(store->list(kStaging))->value();
        QCOMPARE(infos.size(), size_t(2));
        QCOMPARE(infos[0].name.name, QStringLiteral("GATEWAY_KEY"));
        QCOMPARE(infos[1].name.name, QStringLiteral("PHALA_API_KEY"));
        QCOMPARE(infos[1].storedAt, QDateTime(QDate(2026, 1, 15), QTime(12, 0), Qt::UTC));
        QCOMPARE(infos[1].backEnd, QStringLiteral("Secret Service (GNOME Keyring)"));

        QVERIFY(keep(*store, named(kStaging, "PHALA_API_KEY"), "replaced"));
        QCOMPARE(valueOf(*store, named(kStaging, "PHALA_API_KEY")), QByteArray("replaced"));
        QVERIFY(*await(store->remove(named(kStaging, "GATEWAY_KEY"))));
        QCOMPARE(valueOf(*store, named(kStaging, "GATEWAY_KEY")), QByteArray("[not-found]"));
        QCOMPARE(await(store->remove(named(kStaging, "GATEWAY_KEY")))->error().kind, ErrorKind::NotFound);
        QCOMPARE(await(store->list(kStaging))->value().size(), size_t(1));
        QVERIFY(await(store->list(domain::EnvironmentId(QStringLiteral("other"))))->value().empty());
        verifyNothingInPlainText();
    }

    void isReadByAnotherProgramToo()
    {
        const QString tool = QStandardPaths::findExecutable(QStringLiteral("secret-tool"));
        if (tool.isEmpty())
            QSKIP("no secret-tool to read with");
        const auto store = openStore();
        QVERIFY(keep(*store, named(kStaging, "PHALA_API_KEY"), kCanary));
        const QByteArray found = outputOf(tool, {QStringLiteral("lookup"), QStringLiteral("server"), QStringLiteral("pilothouse"),
                                                 QStringLiteral("user"), QStringLiteral("staging/PHALA_API_KEY")});
        QVERIFY2(found == kCanary || QByteArray::fromBase64(found) == kCanary, found.constData());
        const QByteArray index = outputOf(tool, {QStringLiteral("lookup"), QStringLiteral("server"), QStringLiteral("pilothouse"),
                                                 QStringLiteral("user"), QStringLiteral(".index/staging")});
        const QByteArray text = index.startsWith('{') ? index : QByteArray::fromBase64(index);
        QVERIFY(text.contains("PHALA_API_KEY") && text.contains("Secret Service (GNOME Keyring)"));
        QVERIFY(!text.contains(kCanary));
    }

    void tellsLockedFromNotThere()
    {
        const auto store = openStore();
        QVERIFY(keep(*store, named(kStaging, "PHALA_API_KEY"), kCanary));
        QCOMPARE(valueOf(*store, named(kStaging, "NEVER_STORED")), QByteArray("[not-found]"));
        lockKeyring();
        // The password window cannot open here, which is what a dismissed one looks like.
        const auto value = await(store->read(named(kStaging, "PHALA_API_KEY")));
        QCOMPARE((*value).error().kind, ErrorKind::Secret);
        QVERIFY((*value).error().what.contains(QLatin1String("locked")));
        QCOMPARE(store->state(), KeychainState::Locked);
        const auto written = await(store->write(named(kStaging, "OTHER"), Secret::copyOf("x")));
        QCOMPARE(written->error().kind, ErrorKind::Secret);
        QCOMPARE(store->state(), KeychainState::Locked);
        QCOMPARE(await(store->list(kStaging))->error().kind, ErrorKind::Secret);
    }

    void saysThatTheFirstPasswordWindowWasDismissed()
    {
        const auto store = openStore();
        QCOMPARE(valueOf(*store, named(kStaging, "PHALA_API_KEY")), QByteArray("[not-found]")); // nothing was ever stored
        const auto written = await(store->write(named(kStaging, "PHALA_API_KEY"), Secret::copyOf(kCanary)));
        QCOMPARE(written->error().kind, ErrorKind::Secret);
        QVERIFY(!written->error().nextStep.isEmpty());
        QVERIFY(store->state() != KeychainState::Ready);
        verifyNothingInPlainText();
    }

    void saysThatThereIsNone()
    {
        const auto store = openStore();
        QElapsedTimer timer;
        timer.start();
        const auto value = await(store->read(named(kStaging, "PHALA_API_KEY")));
        QCOMPARE((*value).error().kind, ErrorKind::Secret);
        QVERIFY((*value).error().what.contains(QLatin1String("no keychain")));
        QCOMPARE(store->state(), KeychainState::Absent);
        const auto written = await(store->write(named(kStaging, "PHALA_API_KEY"), Secret::copyOf(kCanary)));
        QCOMPARE(written->error().kind, ErrorKind::Secret);
        QCOMPARE(await(store->list(kStaging))->error().kind, ErrorKind::Secret);
        QVERIFY2(timer.elapsed() < 5000, qPrintable(QString::number(timer.elapsed())));
        verifyNothingInPlainText();
    }

    void waitsForASlowKeychainWithoutBlocking()
    {
        const auto store = openStore(400ms);
        QVERIFY(keep(*store, named(kStaging, "PHALA_API_KEY"), kCanary));
        const pid_t keyring = keyringProcess();
        QVERIFY(keyring > 0);
        QCOMPARE(::kill(keyring, SIGSTOP), 0);
        int ticks = 0;
        QTimer ticker;
        connect(&ticker, &QTimer::timeout, this, [&] { ++ticks; });
        ticker.start(10ms);
        const auto slow = await(store->read(named(kStaging, "PHALA_API_KEY")));
        const auto again = await(store->read(named(kStaging, "PHALA_API_KEY")));
        QCOMPARE(::kill(keyring, SIGCONT), 0);
        QCOMPARE((*slow).error().kind, ErrorKind::Secret);
        QVERIFY((*slow).error().what.contains(QLatin1String("not answered in time")));
        QCOMPARE((*again).error().kind, ErrorKind::Secret);
        QVERIFY2(ticks > 40, qPrintable(QString::number(ticks))); // the event loop went on all the time
        QTRY_COMPARE(store->state(), KeychainState::Ready);       // by the late answer
        QCOMPARE(valueOf(*store, named(kStaging, "PHALA_API_KEY")), kCanary);
    }

    void usesALateAnswer()
    {
        const auto store = openStore(400ms);
        QVERIFY(keep(*store, named(kStaging, "PHALA_API_KEY"), kCanary));
        const pid_t keyring = keyringProcess();
        QCOMPARE(::kill(keyring, SIGSTOP), 0);
        const auto slow = await(store->read(named(kStaging, "PHALA_API_KEY")));
        QVERIFY(!*slow);
        QCOMPARE(::kill(keyring, SIGCONT), 0);
        QTRY_COMPARE(store->state(), KeychainState::Ready);
        // Stopped again: only the answer that came late can be given now.
        QCOMPARE(::kill(keyring, SIGSTOP), 0);
        const QByteArray value = valueOf(*store, named(kStaging, "PHALA_API_KEY"));
        QCOMPARE(::kill(keyring, SIGCONT), 0);
        QCOMPARE(value, kCanary);
    }

    void survivesAKeychainThatDies()
    {
        const auto store = openStore(5s);
        QVERIFY(keep(*store, named(kStaging, "PHALA_API_KEY"), kCanary));
        const pid_t keyring = keyringProcess();
        QCOMPARE(::kill(keyring, SIGSTOP), 0);
        auto reading = store->read(named(kStaging, "PHALA_API_KEY"));
        QTest::qWait(200); // the request is on its way to the stopped daemon
        QCOMPARE(::kill(keyring, SIGKILL), 0);
        const auto value = await(std::move(reading));
        QVERIFY(value);
        QCOMPARE((*value).error().kind, ErrorKind::Secret); // never "not there"
        QVERIFY(store->state() != KeychainState::Ready);
    }

    void namesAnotherBackEndAndOverwritesNothing()
    {
        const auto store = openStore();
        QVERIFY(QDir().mkpath(QFileInfo(m_note).path()));
        QFile note(m_note);
        QVERIFY(note.open(QIODevice::WriteOnly));
        note.write("{\"environments\":{\"staging\":\"Secret Service (KWallet)\"}}");
        note.close();
        note.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
        const auto value = await(store->read(named(kStaging, "PHALA_API_KEY")));
        QCOMPARE((*value).error().kind, ErrorKind::Secret);
        QVERIFY2((*value).error().what.contains(QLatin1String("\"Secret Service (KWallet)\", now \"Secret Service (GNOME Keyring)\"")),
                 qPrintable((*value).error().what));
        QCOMPARE(store->state(), KeychainState::Changed);
        const auto written = await(store->write(named(kStaging, "PHALA_API_KEY"), Secret::copyOf("new")));
        QCOMPARE(written->error().kind, ErrorKind::Secret);
        QCOMPARE(await(store->list(kStaging))->error().kind, ErrorKind::Secret);
        // Another environment is not held up by it.
        QVERIFY(keep(*store, named(kProduction, "PHALA_API_KEY"), "production value"));
        QVERIFY(store->acceptBackEnd(kStaging));
        QCOMPARE(valueOf(*store, named(kStaging, "PHALA_API_KEY")), QByteArray("[not-found]"));
        QVERIFY(keep(*store, named(kStaging, "PHALA_API_KEY"), "new"));
        QCOMPARE(valueOf(*store, named(kStaging, "PHALA_API_KEY")), QByteArray("new"));
    }

    void keepsTheListWholeUnderManyWrites()
    {
        const auto store = openStore();
        const auto other = openStore(); // as another program: only the lock file stands between them
        std::vector<QCoro::Task<Status>> tasks;
        for (int i = 0; i < 12; ++i)
            tasks.push_back(
                (i % 2 == 0 ? store : other)
                    ->write(named(kStaging, qPrintable(QStringLiteral("NAME_%1").arg(i))), Secret::copyOf("value " + QByteArray::number(i))));
        for (auto &task : tasks)
            QVERIFY(*await(std::move(task)));
        QCOMPARE(await(store->list(kStaging))->value().size(), size_t(12));
        QCOMPARE(valueOf(*store, named(kStaging, "NAME_7")), QByteArray("value 7"));
    }

    void waitsForAPasswordWindowThatNobodyAnswers()
    {
        const auto store = openStore(1500ms);
        QVERIFY(keep(*store, named(kStaging, "PHALA_API_KEY"), kCanary));
        lockKeyring();
        const auto value = await(store->read(named(kStaging, "PHALA_API_KEY")));
        QCOMPARE((*value).error().kind, ErrorKind::Secret);
        QCOMPARE(store->state(), KeychainState::Locked);
        QVERIFY((*value).error().nextStep.contains(QLatin1String("password window")));
    }
};

/// Prepares the session each promise needs.
class KeychainTest : public QObject
{
    Q_OBJECT

    enum class Session { Unlocked, Fresh, EmptyBus, NoBus };

    QProcessEnvironment cleanEnvironment(const QTemporaryDir &home)
    {
        QProcessEnvironment environment;
        environment.insert(QStringLiteral("PATH"), qEnvironmentVariable("PATH"));
        environment.insert(QStringLiteral("LANG"), QStringLiteral("C.UTF-8"));
        environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
        for (const char *name : {"HOME", "XDG_RUNTIME_DIR", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME"}) {
            const QString path = home.filePath(QString::fromLatin1(name).toLower());
            QDir().mkpath(path);
            QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
            environment.insert(QLatin1String(name), path);
        }
        for (const char *name : {"ASAN_OPTIONS", "LSAN_OPTIONS", "UBSAN_OPTIONS"})
            if (qEnvironmentVariableIsSet(name))
                environment.insert(QLatin1String(name), qEnvironmentVariable(name));
        return environment;
    }

    void runInside(const char *slot, Session session, const QString &display = {})
    {
        const QTemporaryDir home;
        const QString self = QCoreApplication::applicationFilePath();
        QProcess process;
        process.setProcessChannelMode(QProcess::MergedChannels);
        QProcessEnvironment environment = cleanEnvironment(home);
        if (!display.isEmpty())
            environment.insert(QStringLiteral("DISPLAY"), display);
        process.setProcessEnvironment(environment);
        const QString inner = QString::fromLatin1(slot);
        switch (session) {
        case Session::NoBus: process.start(self, {QStringLiteral("--inside"), inner}); break;
        case Session::EmptyBus: {
            QFile configuration(home.filePath(QStringLiteral("bus.conf")));
            QVERIFY(configuration.open(QIODevice::WriteOnly));
            configuration.write(
                "<busconfig><type>session</type><listen>unix:tmpdir=/tmp</listen><policy context=\"default\"><allow send_destination=\"*\"/>"
                "<allow eavesdrop=\"true\"/><allow own=\"*\"/></policy></busconfig>");
            configuration.close();
            process.start(QStringLiteral("dbus-run-session"), {QStringLiteral("--config-file=") + configuration.fileName(), QStringLiteral("--"),
                                                               self, QStringLiteral("--inside"), inner});
            break;
        }
        case Session::Fresh:
            process.start(QStringLiteral("dbus-run-session"), {QStringLiteral("--"), self, QStringLiteral("--inside"), inner});
            break;
        case Session::Unlocked: {
            // The daemon may take its name only after it went to the background; a second one would be started, locked.
            const QString script = QStringLiteral(
                "printf 'test\\n' | gnome-keyring-daemon --unlock --components=secrets --daemonize >/dev/null; "
                "until dbus-send --session --print-reply --dest=org.freedesktop.DBus / org.freedesktop.DBus.NameHasOwner string:org.freedesktop.secrets "
                "| grep -q true; do sleep 0.05; done; exec \"$0\" --inside \"$1\"");
            process.start(QStringLiteral("dbus-run-session"),
                          {QStringLiteral("--"), QStringLiteral("sh"), QStringLiteral("-c"), script, self, inner});
            break;
        }
        }
        QVERIFY(process.waitForFinished(60'000));
        const QByteArray output = process.readAll();
        QVERIFY2(process.exitCode() == 0 && output.contains("PASS   : InsideTest::" + QByteArray(slot)), output.constData());
    }

private slots:
    void initTestCase()
    {
        for (const char *program : {"dbus-run-session", "gnome-keyring-daemon"})
            if (QStandardPaths::findExecutable(QString::fromLatin1(program)).isEmpty())
                QSKIP("gnome-keyring or dbus is not installed");
    }
    void keepsSecretsAcrossPrograms() { runInside("keepsSecretsAcrossPrograms", Session::Unlocked); }
    void isReadByAnotherProgramToo() { runInside("isReadByAnotherProgramToo", Session::Unlocked); }
    void tellsLockedFromNotThere() { runInside("tellsLockedFromNotThere", Session::Unlocked); }
    void saysThatTheFirstPasswordWindowWasDismissed() { runInside("saysThatTheFirstPasswordWindowWasDismissed", Session::Fresh); }
    void saysThatThereIsNoBus() { runInside("saysThatThereIsNone", Session::NoBus); }
    void saysThatNothingOnTheBusKeepsSecrets() { runInside("saysThatThereIsNone", Session::EmptyBus); }
    void waitsForASlowKeychainWithoutBlocking() { runInside("waitsForASlowKeychainWithoutBlocking", Session::Unlocked); }
    void usesALateAnswer() { runInside("usesALateAnswer", Session::Unlocked); }
    void survivesAKeychainThatDies() { runInside("survivesAKeychainThatDies", Session::Unlocked); }
    void namesAnotherBackEndAndOverwritesNothing() { runInside("namesAnotherBackEndAndOverwritesNothing", Session::Unlocked); }
    void keepsTheListWholeUnderManyWrites() { runInside("keepsTheListWholeUnderManyWrites", Session::Unlocked); }
    void waitsForAPasswordWindowThatNobodyAnswers()
    {
        const QString program = QStandardPaths::findExecutable(QStringLiteral("Xvfb"));
        if (program.isEmpty())
            QSKIP("no Xvfb to open the password window on");
        QProcess server;
        server.start(program, {QStringLiteral("-displayfd"), QStringLiteral("1"), QStringLiteral("-screen"), QStringLiteral("0"),
                               QStringLiteral("800x600x24"), QStringLiteral("-nolisten"), QStringLiteral("tcp")});
        QVERIFY(server.waitForReadyRead(20'000));
        const QString display = u':' + QString::fromLatin1(server.readLine().trimmed());
        runInside("waitsForAPasswordWindowThatNobodyAnswers", Session::Unlocked, display);
        server.terminate();
        server.waitForFinished();
    }
};

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    if (argc == 3 && QByteArray(argv[1]) == "--inside") {
        InsideTest test;
        return QTest::qExec(&test, {QString::fromLocal8Bit(argv[0]), QString::fromLocal8Bit(argv[2])});
    }
    KeychainTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_keychain.moc"
