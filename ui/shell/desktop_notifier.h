// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/operation.h"
#include "services/domain/environment.h"

#include <QObject>
#include <QSet>

#include <functional>
#include <memory>

namespace pilothouse::ui {

/// Tells the desktop when an operation ends while nobody looks at the window. Only what was seen running is told, once; the
/// environment's word goes first; the text is what the drawer says, as plain text.
class DesktopNotifier final : public QObject
{
    Q_OBJECT
public:
    /// Shows one notification. The usual one speaks org.freedesktop.Notifications and never waits for it; where nothing answers,
    /// nothing happens: the drawer has it all.
    using Show = std::function<void(const QString &title, const QString &text)>;
    struct Parts
    {
        std::shared_ptr<OperationList> operations;
        domain::Environment environment;
        std::function<bool()> isWanted;  ///< by the operator's choice
        std::function<bool()> isWatched; ///< whether somebody has the window before them
        Show show;                       ///< none: the desktop's own
    };
    DesktopNotifier(Parts parts, QObject *parent);

    static Show desktop();

private:
    void onChanged(const OperationId &id);

    Parts m_parts;
    QSet<QString> m_running;
};

} // namespace pilothouse::ui
