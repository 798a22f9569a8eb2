// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/store/open_store.h"

namespace pilothouse::store {

QString storePath(const QString &stateFolder, const domain::EnvironmentId &environment)
{
    return stateFolder + u'/' + environment.text() + QStringLiteral(".sqlite");
}

Result<std::shared_ptr<Store>> openStore(const domain::Profile &profile, const QString &stateFolder)
{
    if (!profile.postgresql.isEmpty()) {
        Error error;
        error.kind = ErrorKind::Refused;
        error.what = QStringLiteral("\"store.postgresql\" is not supported by this version yet");
        error.where = profile.filePath.isEmpty() ? profile.environment.id.text() : profile.filePath;
        error.nextStep = QStringLiteral("Remove the \"store\" section to keep the state in a file on this machine.");
        return error;
    }
    return Store::open(storePath(stateFolder, profile.environment.id));
}

} // namespace pilothouse::store
