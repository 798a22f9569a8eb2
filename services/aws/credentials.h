// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"
#include "services/core/secret.h"

#include <QCoroTask>

#include <QByteArray>
#include <QString>

#include <functional>

namespace pilothouse::aws {

/// One key as AWS hands them out. The key's id is public (it travels in clear with every request); the rest is secret.
struct Credentials
{
    QByteArray accessKeyId;
    Secret secretAccessKey;
    Secret sessionToken; ///< empty for long-lived keys
    QString from;        ///< "keychain or environment", "~/.aws/credentials [staging]"

    bool isComplete() const { return !accessKeyId.isEmpty() && !secretAccessKey.isEmpty(); }
};

/// Asked once a request, so that no key is kept for long and a changed one is used at once.
using CredentialsSource = std::function<QCoro::Task<Result<Credentials>>()>;

} // namespace pilothouse::aws
