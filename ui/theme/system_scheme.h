// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QObject>

#include <optional>

class QDBusPendingCallWatcher;
class QDBusVariant;

namespace pilothouse::ui {

/// Whether the desktop is light or dark. Asks the settings portal (org.freedesktop.appearance color-scheme), which also tells
/// of changes; without a portal the palette the platform started with decides. Made before our own palette is set.
class SystemScheme final : public QObject
{
    Q_OBJECT
public:
    SystemScheme();

    Scheme scheme() const { return m_portal.value_or(m_fromPalette); }

signals:
    void changed();

private slots:
    void onPortalSetting(const QString &group, const QString &key, const QDBusVariant &value);

private:
    void take(const QVariant &value);

    Scheme m_fromPalette;
    std::optional<Scheme> m_portal;
};

} // namespace pilothouse::ui
