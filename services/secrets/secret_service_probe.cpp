// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/secrets/secret_service_probe.h"

#ifdef Q_OS_LINUX

#include <QCoroDBusPendingCall>

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QDBusPendingCall>
#include <QDBusVariant>
#include <QFile>
#include <QFileInfo>
#include <QUuid>

namespace pilothouse::secrets {

namespace {

using Answer = ProbeResult::Answer;

const char kService[] = "org.freedesktop.secrets";
const char kBus[] = "org.freedesktop.DBus";

/// Without an address libdbus would try to start a bus of its own: a keychain nobody else could see.
bool hasSessionBus()
{
    if (!qEnvironmentVariableIsEmpty("DBUS_SESSION_BUS_ADDRESS"))
        return true;
    const QString runtime = qEnvironmentVariable("XDG_RUNTIME_DIR");
    return !runtime.isEmpty() && QFileInfo::exists(runtime + QStringLiteral("/bus"));
}

QDBusMessage busCall(const char *method, const QVariantList &arguments)
{
    auto message
        = QDBusMessage::createMethodCall(QLatin1String(kBus), QStringLiteral("/org/freedesktop/DBus"), QLatin1String(kBus), QLatin1String(method));
    message.setArguments(arguments);
    return message;
}

QDBusMessage readDefaultAlias()
{
    auto message = QDBusMessage::createMethodCall(QLatin1String(kService), QStringLiteral("/org/freedesktop/secrets"),
                                                  QStringLiteral("org.freedesktop.Secret.Service"), QStringLiteral("ReadAlias"));
    message.setArguments({QStringLiteral("default")});
    return message;
}

QDBusMessage isLocked(const QString &collection)
{
    auto message = QDBusMessage::createMethodCall(QLatin1String(kService), collection, QStringLiteral("org.freedesktop.DBus.Properties"),
                                                  QStringLiteral("Get"));
    message.setArguments({QStringLiteral("org.freedesktop.Secret.Collection"), QStringLiteral("Locked")});
    return message;
}

/// The program behind the service, by the names operators know.
QString programName(uint pid)
{
    QFile file(QStringLiteral("/proc/%1/cmdline").arg(pid));
    const QByteArray commandLine = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    const QString program = QFileInfo(QString::fromLocal8Bit(commandLine.left(commandLine.indexOf('\0')))).fileName();
    if (program.startsWith(QLatin1String("gnome-keyring")))
        return QStringLiteral("GNOME Keyring");
    if (program.startsWith(QLatin1String("kwallet")) || program.startsWith(QLatin1String("ksecret")))
        return QStringLiteral("KWallet");
    if (program.startsWith(QLatin1String("keepassxc")))
        return QStringLiteral("KeePassXC");
    return program;
}

/// A private connection, so that nobody else's use of the bus is touched; closed when the probe is done.
class Connection
{
public:
    Connection() : m_bus(QDBusConnection::connectToBus(QDBusConnection::SessionBus, m_name)) { }
    ~Connection() { QDBusConnection::disconnectFromBus(m_name); }
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;

    bool isConnected() const { return m_bus.isConnected(); }
    QDBusPendingCall call(const QDBusMessage &message, std::chrono::milliseconds patience) const
    {
        return m_bus.asyncCall(message, int(patience.count()));
    }

private:
    QString m_name = QUuid::createUuid().toString(QUuid::Id128);
    QDBusConnection m_bus;
};

Answer answerOf(const QDBusMessage &reply)
{
    const QString error = reply.errorName();
    const bool isSilent = error == QLatin1String("org.freedesktop.DBus.Error.NoReply") || error == QLatin1String("org.freedesktop.DBus.Error.Timeout")
                          || error == QLatin1String("org.freedesktop.DBus.Error.TimedOut");
    return isSilent ? Answer::Silent : Answer::Absent;
}

} // namespace

QCoro::Task<ProbeResult> probeSecretService(std::chrono::milliseconds patience)
{
    ProbeResult result;
    if (!hasSessionBus())
        co_return result;
    const auto connection = std::make_unique<Connection>();
    if (!connection->isConnected())
        co_return result;
    auto aliasCall = connection->call(readDefaultAlias(), patience);
    const QDBusMessage alias = co_await aliasCall;
    if (alias.type() == QDBusMessage::ErrorMessage) {
        result.answer = answerOf(alias);
        if (result.answer == Answer::Silent)
            co_return result;
        // KDE's wallet may be there without speaking the common interface; QtKeychain then uses its own.
        auto walletCall = connection->call(busCall("NameHasOwner", {QStringLiteral("org.kde.kwalletd5")}), patience);
        const QDBusMessage wallet = co_await walletCall;
        if (wallet.type() == QDBusMessage::ReplyMessage && wallet.arguments().value(0).toBool())
            result = {Answer::Untold, QStringLiteral("KWallet")};
        co_return result;
    }
    result.backEnd = QStringLiteral("Secret Service");
    auto pidCall = connection->call(busCall("GetConnectionUnixProcessID", {QLatin1String(kService)}), patience);
    const QDBusMessage pid = co_await pidCall;
    const QString program = pid.type() == QDBusMessage::ReplyMessage ? programName(pid.arguments().value(0).toUInt()) : QString();
    if (!program.isEmpty())
        result.backEnd += QStringLiteral(" (%1)").arg(program);
    const QString collection = alias.arguments().value(0).value<QDBusObjectPath>().path();
    if (collection.size() < 2) {
        result.answer = Answer::Empty;
        co_return result;
    }
    auto lockedCall = connection->call(isLocked(collection), patience);
    const QDBusMessage locked = co_await lockedCall;
    if (locked.type() == QDBusMessage::ErrorMessage)
        result.answer = answerOf(locked);
    else
        result.answer = locked.arguments().value(0).value<QDBusVariant>().variant().toBool() ? Answer::Locked : Answer::Open;
    co_return result;
}

} // namespace pilothouse::secrets

#else

namespace pilothouse::secrets {

QCoro::Task<ProbeResult> probeSecretService(std::chrono::milliseconds)
{
#if defined(Q_OS_MACOS)
    const ProbeResult result{ProbeResult::Answer::Untold, QStringLiteral("macOS Keychain")};
#else
    const ProbeResult result{ProbeResult::Answer::Untold, QStringLiteral("Windows Credential Manager")};
#endif
    co_return result;
}

} // namespace pilothouse::secrets

#endif
