// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/aws/credentials.h"

namespace pilothouse::aws {

enum class SharedFile { Credentials, Config };

/// One profile of one of the shared AWS files.
struct SharedProfile
{
    bool present = false; ///< the section is there
    Credentials keys;
    QStringList otherSources; ///< settings that get keys in ways this program does not know: "role_arn", "sso_session" …
};

/// Reads one profile of a shared file: sections "[name]" (credentials), "[default]" and "[profile name]" (config); keys in any
/// case; lines that begin with a blank belong to the key above and are passed over. Errors: InvalidInput with the line, for
/// what is neither section, key nor comment, and for a section or key that is there twice (other tools disagree on which counts).
Result<SharedProfile> parseSharedFile(QByteArrayView text, SharedFile kind, const QString &profile, const QString &fileName);

/// The keys of a profile from both files, where AWS_SHARED_CREDENTIALS_FILE and AWS_CONFIG_FILE or ~/.aws say they are; the
/// credentials file counts first. Errors: NotFound, InvalidInput, Storage (others may read the file), Refused (the profile gets
/// its keys in a way this program does not know).
Result<Credentials> sharedCredentials(const QString &profile);

} // namespace pilothouse::aws
