// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QStringList>

namespace pilothouse::cluster {

/// What a compose text keeps on the machine's own disk: names of volumes, and paths of the machine that containers may write to.
/// Sockets and what is mounted to be read only keep nothing. Reads the text line by line, as far as that goes: a hint, no proof.
QStringList keptState(const QByteArray &composeText);

} // namespace pilothouse::cluster
