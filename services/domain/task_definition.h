// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QString>

#include <vector>

namespace pilothouse::domain {

/// One setting of a task definition by its place.
struct DefinitionSetting
{
    QString container;      ///< empty: of the task as a whole
    QString name;           ///< "image", "environment.RUST_LOG", "logConfiguration.options.awslogs-group"
    QString value;          ///< cut when long; empty when hidden
    QByteArray fingerprint; ///< of the whole value, good for comparing within this program only
    bool hidden = false;    ///< the value may be a secret: it is compared and never kept

    friend bool operator==(const DefinitionSetting &, const DefinitionSetting &) = default;
};

/// One revision of what a service's tasks are made from. Revisions never change; only their status does.
struct TaskDefinition
{
    QString arn;
    QString family;
    int revision = 0;
    QString status;                          ///< ACTIVE, INACTIVE: as sent
    QDateTime registeredAt;                  ///< UTC
    QString registeredBy;                    ///< ARN; empty when not told
    std::vector<DefinitionSetting> settings; ///< the task's own first, then container by container; by name in each

    friend bool operator==(const TaskDefinition &, const TaskDefinition &) = default;
};

/// A setting that two revisions do not share.
struct SettingChange
{
    enum class Kind { Changed, Added, Removed };
    Kind kind = Kind::Changed;
    QString container;
    QString name;
    QString before; ///< empty when added or hidden
    QString after;  ///< empty when removed or hidden
    bool hidden = false;

    /// "Setting gpu-prover image: a → b", "Setting gpu-prover environment.RUST_LOG changes (value hidden)", "… comes: x", "… goes: y".
    QString text() const;
    friend bool operator==(const SettingChange &, const SettingChange &) = default;
};

/// What changes on the way from one to the other. Pure.
std::vector<SettingChange> definitionChanges(const TaskDefinition &from, const TaskDefinition &to);

} // namespace pilothouse::domain
