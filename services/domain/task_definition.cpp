// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/domain/task_definition.h"

#include "services/core/plain_text.h"

#include <map>
#include <utility>

namespace pilothouse::domain {

namespace {

using Place = std::pair<QString, QString>; // container, name; the task as a whole sorts first

std::map<Place, const DefinitionSetting *> byPlace(const TaskDefinition &definition)
{
    std::map<Place, const DefinitionSetting *> all;
    for (const DefinitionSetting &setting : definition.settings)
        all.emplace(Place(setting.container, setting.name), &setting);
    return all;
}

} // namespace

QString SettingChange::text() const
{
    const QString place = visibleText(container.isEmpty() ? name : QStringLiteral("%1 %2").arg(container, name), 160);
    const QString from = visibleText(before, 120);
    const QString to = visibleText(after, 120);
    switch (kind) {
    case Kind::Changed:
        return hidden ? QStringLiteral("Setting %1 changes (value hidden)").arg(place) : QStringLiteral("Setting %1: %2 → %3").arg(place, from, to);
    case Kind::Added:
        return hidden ? QStringLiteral("Setting %1 comes (value hidden)").arg(place) : QStringLiteral("Setting %1 comes: %2").arg(place, to);
    case Kind::Removed: break;
    }
    return hidden ? QStringLiteral("Setting %1 goes (value hidden)").arg(place) : QStringLiteral("Setting %1 goes: %2").arg(place, from);
}

std::vector<SettingChange> definitionChanges(const TaskDefinition &from, const TaskDefinition &to)
{
    const auto before = byPlace(from);
    const auto after = byPlace(to);
    std::map<Place, SettingChange> changes;
    for (const auto &[place, setting] : before) {
        const auto other = after.find(place);
        if (other == after.end()) {
            changes[place] = {SettingChange::Kind::Removed, place.first, place.second, setting->value, QString(), setting->hidden};
            continue;
        }
        if (other->second->fingerprint == setting->fingerprint)
            continue;
        const bool hidden = setting->hidden || other->second->hidden;
        changes[place] = {SettingChange::Kind::Changed,
                          place.first,
                          place.second,
                          hidden ? QString() : setting->value,
                          hidden ? QString() : other->second->value,
                          hidden};
    }
    for (const auto &[place, setting] : after) {
        if (!before.contains(place))
            changes[place] = {SettingChange::Kind::Added, place.first, place.second, QString(), setting->value, setting->hidden};
    }
    std::vector<SettingChange> list;
    for (auto &[place, change] : changes)
        list.push_back(std::move(change));
    return list;
}

} // namespace pilothouse::domain
