// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"

#include <QByteArray>
#include <QDateTime>
#include <QString>

namespace pilothouse::http {

/// The certificates that one environment trusts in place of the system's.
struct CaFile
{
    QByteArray pem;
    int certificates = 0;
    QDateTime firstExpiry; ///< UTC, of the one that ends first
};

/// Reads a PEM file of at most 1 MiB. Errors: InvalidInput: it is not there or no file, holds no certificate or one that cannot be read,
/// or a private key, of which nothing is repeated: what is handed around as a CA must not be what signs with it.
Result<CaFile> readCaFile(const QString &path);

} // namespace pilothouse::http
