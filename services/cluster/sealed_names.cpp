// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/cluster/sealed_names.h"

#include "services/cluster/compose_interpolation.h"
#include "services/core/plain_text.h"

#include <QRegularExpression>
#include <QVersionNumber>

namespace pilothouse::cluster {

using namespace Qt::StringLiterals;

namespace {

/// The first that keeps to the list.
const QVersionNumber kStrictSince(0, 5, 0);

std::optional<QVersionNumber> versionOf(const QString &osImage)
{
    static const QRegularExpression form(u"(?<![0-9.])([0-9]{1,4}\\.[0-9]{1,4}\\.[0-9]{1,4})(?![0-9])"_s);
    const auto match = form.match(osImage);
    return match.hasMatch() ? std::optional(QVersionNumber::fromString(match.captured(1))) : std::nullopt;
}

QString whyMore(const ComposeFile &file, const QString &osImage)
{
    if (!file.listsEnvs)
        return u"the manifest has no list of the variables that it lets in"_s;
    const auto version = versionOf(osImage);
    if (!version)
        return u"whether its OS image keeps to the manifest's list is not known"_s;
    if (*version < kStrictSince)
        return u"its OS image %1 does not keep to the manifest's list"_s.arg(visibleText(osImage, 60));
    return {};
}

} // namespace

QStringList SealedNames::names() const
{
    QStringList names;
    for (const SealedName &item : items)
        names << item.name;
    return names;
}

QString SealedNames::origin(const SealedName &item) const
{
    return item.isListed && item.isUsed ? u"allowed_envs, compose file"_s : item.isListed ? u"allowed_envs"_s : u"compose file"_s;
}

SealedNames sealedNames(const ComposeFile &file, const QString &osImage)
{
    SealedNames sealed;
    sealed.whyMore = whyMore(file, osImage);
    const QStringList used = variablesTaken(file.composeText);
    for (const QString &name : file.allowedEnvs)
        sealed.items.push_back({name, true, used.contains(name)});
    if (sealed.isComplete())
        return sealed;
    for (const QString &name : used)
        if (!file.allowedEnvs.contains(name))
            sealed.items.push_back({name, false, true});
    return sealed;
}

} // namespace pilothouse::cluster
