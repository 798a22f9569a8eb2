// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/clustersetup/finding.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace pilothouse::clustersetup {

/// The largest compose file that the cloud takes.
inline constexpr qsizetype kLargestCompose = 200 * 1024;

/// What a machine made from a compose file is to be. App: anything; what only a spawntee needs is not looked for.
enum class ComposeRole { Registry, Runner, App };

/// What a compose file of a spawntee says, as far as it could be read.
struct ComposeReport
{
    Findings findings;
    bool isReadable = false;
    QString image;         ///< of the spawntee, as written
    QString imageTag;      ///< "0.8.85"; empty: none, or a variable chooses it
    QStringList forwarded; ///< variables that reach the spawntee's container
    QStringList needed;    ///< variables that the text takes from outside and has no default for
    bool takesApprovedHash = false;
    bool isDebug = false;
};

/// Never fails: what cannot be read is a finding of severity Unknown. `port` is the one the spawntee must be published on; an app has none.
ComposeReport lintCompose(const QByteArray &text, const QString &fileName, ComposeRole role, int port);

/// What two files that belong together must have in common.
Findings compareComposes(const ComposeReport &registry, const ComposeReport &runner);

/// Failed findings that an operator may go on with, knowing them: they become warnings. Codes that may not be accepted stay.
Findings withAccepted(const Findings &findings, const QStringList &codes);
/// "debug-mode", "wallet-not-forwarded" …
QStringList acceptableCodes();

} // namespace pilothouse::clustersetup
