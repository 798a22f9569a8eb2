// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/attestation/references.h"
#include "services/core/result.h"

#include <QCoroTask>
#include <QObject>

#include <memory>

namespace pilothouse::attestation {

/// The references of one environment: what its profile names, and an OS image table that the operator imported. The import is kept
/// in the state folder of the environment, so that it holds for the window, the watch and the command line alike. Held by shared_ptr.
class ReferenceBook final : public QObject, public std::enable_shared_from_this<ReferenceBook>
{
    Q_OBJECT
public:
    /// `given` as it is; nothing can be imported.
    explicit ReferenceBook(References given) : m_references(std::move(given)) { }
    /// `given` with the table that was imported to `importPath` earlier, unless it brings a table itself.
    /// Errors: InvalidInput, Storage (the imported file, which nothing replaces in silence).
    static Result<std::shared_ptr<ReferenceBook>> open(References given, const QString &importPath);

    References references() const { return m_references; }
    /// The profile names no table of its own, and there is a place to keep one.
    bool canImport() const { return !m_importPath.isEmpty(); }
    bool hasImported() const { return canImport() && m_references.osImages.has_value(); }

    /// Reads, checks and keeps a table. Errors: InvalidInput, Storage, NotFound; then everything stays as it was.
    QCoro::Task<Status> importTable(QString path);
    /// Machines are no longer held against the imported table. Errors: Storage.
    Status forgetTable();

signals:
    void changed();

private:
    ReferenceBook(References given, QString importPath) : m_references(std::move(given)), m_importPath(std::move(importPath)) { }

    References m_references;
    QString m_importPath; ///< empty: nothing can be imported
};

} // namespace pilothouse::attestation
