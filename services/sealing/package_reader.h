// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/digest.h"
#include "services/core/result.h"
#include "services/sealing/manifest.h"

#include <QByteArrayView>
#include <QString>
#include <QStringList>

#include <functional>
#include <map>
#include <optional>
#include <vector>

namespace pilothouse::sealing {

/// Where the bytes of one file of a package lie: a file of its own, or a stretch of the zip.
struct Part
{
    QString file;
    qint64 offset = 0;
    qint64 size = 0;
};

/// Something wrong with one file of a package.
struct Problem
{
    QString file;
    QString what;
};

/// The files of a package as they were found, before anything in them is believed.
struct Package
{
    std::map<QString, Part> parts;
    std::vector<Problem> problems; ///< foreign, missing and irregular files; a zip that is not as it was written

    bool has(const QString &name) const { return parts.contains(name); }
};

/// Finds the files `names` (all of the package, in the order of the zip) in a folder or a zip. `whatItIs` is for the error:
/// "an audit export". Errors: NotFound, InvalidInput (neither a folder nor a zip).
Result<Package> openPackage(const QString &path, const QStringList &names, const QString &whatItIs);

/// Hands out the bytes of a part in chunks that stay valid for the call. False when they cannot be read.
bool readPart(const Part &part, const std::function<void(QByteArrayView)> &take);
std::optional<Sha256> digestOf(const Part &part);
/// The whole file when it is not longer than `limit`; otherwise a problem is added. Nothing when it is not there.
std::optional<QByteArray> readWhole(Package &package, const QString &name, qint64 limit);

/// What is wrong with a file that a signed manifest names; nothing when it is as signed. `digest`: taken from the part.
std::optional<Problem> checkDigest(const Package &package, const ManifestFile &file, const std::optional<Sha256> &digest);

} // namespace pilothouse::sealing
