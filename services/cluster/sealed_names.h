// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/cluster/deploy_port.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace pilothouse::cluster {

/// A name that a sealed variable of a machine may have, and what names it.
struct SealedName
{
    QString name;
    bool isListed = false; ///< by the manifest's allowed_envs
    bool isUsed = false;   ///< the compose text takes it from outside

    friend bool operator==(const SealedName &, const SealedName &) = default;
};

/// Which variables a machine may have sealed. No cloud tells that: the manifest says what is let in, and the compose text what is used.
struct SealedNames
{
    std::vector<SealedName> items; ///< those of the manifest in its order, then those of the compose text alone
    QString whyMore;               ///< why others may be sealed that nobody names, a part of a sentence; empty: these are all

    bool isComplete() const { return whyMore.isEmpty(); }
    QStringList names() const;
    QString origin(const SealedName &item) const; ///< "allowed_envs, compose file"

    friend bool operator==(const SealedNames &, const SealedNames &) = default;
};

/// `osImage`: "dstack-0.5.5"; empty: not said. From 0.5.0 on a machine drops what its manifest does not list, so that the list is whole. Of an
/// older one, and where nothing is known, the names of the compose text are taken for sealed too.
SealedNames sealedNames(const ComposeFile &file, const QString &osImage);

} // namespace pilothouse::cluster
