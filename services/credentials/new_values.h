// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"
#include "services/core/secret.h"
#include "services/domain/key_permissions.h"

#include <QString>

#include <memory>
#include <vector>

namespace pilothouse::credentials {

/// A value on its way into the store: shared so that a plan can hold it until it is confirmed, wiped with the last holder.
struct NewValue
{
    QString name;
    Secret value;
};
using NewValues = std::shared_ptr<std::vector<NewValue>>;

/// What a remote says may quote the key it was asked with: these take it out, in text and in every part of an error.
QString withoutValue(const QString &text, const Secret &value);
Error withoutValue(Error error, const Secret &value);
Result<QString> withoutValue(const Result<QString> &said, const Secret &value);
Result<domain::KeyPermissions> withoutValue(const Result<domain::KeyPermissions> &found, const Secret &value);

} // namespace pilothouse::credentials
