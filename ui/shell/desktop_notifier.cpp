// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/desktop_notifier.h"

#include "models/spoken.h"
#include "services/core/plain_text.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/toast.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>

namespace pilothouse::ui {

namespace {

const QString kService = QStringLiteral("org.freedesktop.Notifications");
const QString kPath = QStringLiteral("/org/freedesktop/Notifications");
constexpr qsizetype kLongest = 200;

QDBusMessage call(const QString &method)
{
    return QDBusMessage::createMethodCall(kService, kPath, kService, method);
}

void notify(const QString &title, const QString &text, bool readsMarkup)
{
    QDBusMessage message = call(QStringLiteral("Notify"));
    // A server that reads markup in the body gets it escaped: names come from elsewhere.
    const QString body = readsMarkup ? text.toHtmlEscaped() : text;
    message.setArguments({QStringLiteral("Pilothouse"), uint(0), QStringLiteral("pilothouse"), title, body, QStringList(), QVariantMap(), -1});
    QDBusConnection::sessionBus().asyncCall(message);
}

} // namespace

DesktopNotifier::DesktopNotifier(Parts parts, QObject *parent) : QObject(parent), m_parts(std::move(parts))
{
    if (!m_parts.show)
        m_parts.show = desktop();
    for (const OperationStatus &status : m_parts.operations->all())
        if (status.state == OperationState::Running)
            m_running.insert(status.id.text());
    connect(m_parts.operations.get(), &OperationList::operationChanged, this, &DesktopNotifier::onChanged);
}

DesktopNotifier::Show DesktopNotifier::desktop()
{
    return [](const QString &title, const QString &text) {
        const QDBusConnection bus = QDBusConnection::sessionBus();
        if (!bus.isConnected())
            return;
        auto *watcher = new QDBusPendingCallWatcher(bus.asyncCall(call(QStringLiteral("GetCapabilities")), 3000));
        connect(watcher, &QDBusPendingCallWatcher::finished, watcher, [watcher, title, text] {
            const QDBusPendingReply<QStringList> capabilities = *watcher;
            watcher->deleteLater();
            if (!capabilities.isError())
                notify(title, text, capabilities.value().contains(QStringLiteral("body-markup")));
        });
    };
}

void DesktopNotifier::onChanged(const OperationId &id)
{
    const auto status = m_parts.operations->find(id);
    if (!status)
        return;
    if (status->state == OperationState::Running) {
        m_running.insert(id.text());
        return;
    }
    // What the operator cancelled needs no telling.
    if (!m_running.remove(id.text()) || status->state == OperationState::Cancelled || !m_parts.isWanted() || m_parts.isWatched())
        return;
    const QString kind = environmentWord(m_parts.environment.kind);
    m_parts.show(
        tr("%1: %2").arg(kind, visibleText(models::spoken(status->title), kLongest)),
        tr("%1 · %2 · %3").arg(operationState(*status).word, m_parts.environment.id.text(), visibleText(models::spoken(status->step), kLongest)));
}

} // namespace pilothouse::ui
