// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"

#include <QJsonObject>
#include <QString>

namespace pilothouse::ui {

/// What the desk remembers between starts: window place, splitters and columns per environment and page, theme. One small JSON
/// file in the state folder, written atomically; never secrets, never object data. A file that cannot be read is kept aside
/// and the defaults are used.
class LayoutStore
{
public:
    explicit LayoutStore(const QString &stateFolder);

    /// Errors (Storage): the file is there but broken; it was renamed to window.json.broken.
    Status load();
    /// Errors (Storage): cannot be written; nothing is lost but the layout.
    Status save() const;

    QJsonObject section(const QString &name) const;
    void setSection(const QString &name, const QJsonObject &value);

private:
    QString path() const;

    QString m_folder;
    QJsonObject m_root;
};

} // namespace pilothouse::ui
