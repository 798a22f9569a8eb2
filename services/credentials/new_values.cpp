// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/credentials/new_values.h"

namespace pilothouse::credentials {

QString withoutValue(const QString &text, const Secret &value)
{
    constexpr size_t kLeast = 4; // shorter ones are found in every word
    QByteArray bytes = text.toUtf8();
    if (size_t(value.view().size()) < kLeast || !bytes.contains(value.view()))
        return text;
    bytes.replace(value.view(), "[key]");
    return QString::fromUtf8(bytes);
}

Error withoutValue(Error error, const Secret &value)
{
    for (QString *part : {&error.what, &error.where, &error.nextStep, &error.unchanged})
        *part = withoutValue(*part, value);
    if (!value.isEmpty() && error.raw.contains(value.view()))
        error.raw.clear();
    return error;
}

Result<QString> withoutValue(const Result<QString> &said, const Secret &value)
{
    if (said)
        return withoutValue(*said, value);
    return withoutValue(said.error(), value);
}

Result<domain::KeyPermissions> withoutValue(const Result<domain::KeyPermissions> &found, const Secret &value)
{
    if (!found)
        return withoutValue(found.error(), value);
    domain::KeyPermissions clean = *found;
    clean.identity = withoutValue(clean.identity, value);
    clean.width = withoutValue(clean.width, value);
    for (domain::PermissionCheck &check : clean.checks)
        check.why = withoutValue(check.why, value);
    return clean;
}

} // namespace pilothouse::credentials
