// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"

#include <QByteArrayView>
#include <QFile>
#include <QString>
#include <QStringList>

#include <vector>

namespace pilothouse::sealing {

// A zip that only stores: every byte of it follows from the names and contents of its files (no times, no attributes, no
// compression). So one can read it strictly, and no byte of it can change unseen. Any unzip tool opens it.

struct ZipMember
{
    QString name;
    quint32 crc = 0;
    qint64 offset = 0; ///< of its bytes
    qint64 size = 0;
};

/// CRC-32 as in zip and PNG (ISO 3309), continued from an earlier value.
quint32 crc32(quint32 crc, QByteArrayView bytes);

/// Writes the files of `folder` named in `names`, in this order. Errors: Storage, TooLarge (4 GiB in all).
Status writeZip(QFile &zip, const QString &folder, const QStringList &names);

/// Finds the members of a zip that writeZip() made, and nothing else. Errors: Protocol, with the name of the member and what is
/// wrong: a header that differs by a bit, content that does not fit its checksum, bytes behind the end.
Result<std::vector<ZipMember>> readZip(QFile &zip);

} // namespace pilothouse::sealing
