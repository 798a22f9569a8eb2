// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoroTask>
#include <QString>

#include <chrono>

namespace pilothouse::secrets {

/// What the desktop's keychain service says about itself, without opening any password window.
struct ProbeResult
{
    enum class Answer {
        Open,   ///< there, and its default collection is unlocked
        Locked, ///< there, and its default collection is not
        Empty,  ///< there, but without a default collection: the first write will ask for a password
        Absent, ///< no session bus, or nothing on it that keeps secrets
        Silent, ///< did not answer in time
        Untold, ///< there, but of a kind that does not tell (KWallet's own interface, other systems)
    };
    Answer answer = Answer::Absent;
    QString backEnd; ///< "Secret Service (GNOME Keyring)"; empty when it could not be found out
};

/// Asks org.freedesktop.secrets (Secret Service API 0.2) over a connection of its own. Every call is asynchronous.
/// On systems without D-Bus it answers Untold with the name of the system's keychain.
QCoro::Task<ProbeResult> probeSecretService(std::chrono::milliseconds patience);

} // namespace pilothouse::secrets
