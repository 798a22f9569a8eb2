// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"

#include <QJsonObject>
#include <QMap>
#include <QObject>
#include <QString>

namespace pilothouse::models {

/// What an operator chose for this desk, whatever environment is open.
struct DeskChoices
{
    enum class Theme { System, Light, Dark };

    Theme theme = Theme::System;
    QString language;            ///< "en", "zh_CN"; empty: as the system. From the next start on
    int clusterSeconds = 15;     ///< between two reads of the machine list, 5 to 600
    int rotateAfterDays = 90;    ///< a key older than that is called due; 0: never
    bool notify = true;          ///< tell the desktop when work ends while another window is in front
    QMap<QString, QString> keys; ///< command id → keys in portable text, where they differ from the usual ones; empty text: none

    friend bool operator==(const DeskChoices &, const DeskChoices &) = default;
};

/// The choices as a small JSON file beside the profiles: read once, written whole at each change (0600). Never secrets.
/// A file that cannot be read is kept aside, and the usual choices are used. Members of a newer version are kept.
class DeskSettings final : public QObject
{
    Q_OBJECT
public:
    /// Empty path: nothing is remembered.
    explicit DeskSettings(const QString &path, QObject *parent = nullptr);

    /// Errors (Storage): the file was there but broken; it was renamed to ….broken.
    Status load();
    const DeskChoices &choices() const { return m_choices; }
    /// In force at once; out-of-range numbers are brought into range. Errors (Storage): in force, but not remembered.
    Status set(DeskChoices choices);

signals:
    void changed();

private:
    QString m_path;
    QJsonObject m_root;
    DeskChoices m_choices;
};

} // namespace pilothouse::models
