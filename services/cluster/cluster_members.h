// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/cluster/spawntee_port.h"
#include "services/domain/cvm.h"
#include "services/domain/plan.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace pilothouse::cluster {

/// What a CVM's name says it is. What it is indeed, its spawntee says.
enum class NamedRole { Registry, Runner };

/// A CVM that belongs to the cluster by its name.
struct Member
{
    domain::Cvm cvm;
    NamedRole named = NamedRole::Runner;
    std::optional<SpawnteeAddress> address; ///< nothing: it is never spoken to
    QString notProbed;                      ///< why there is no address; empty when there is one

    bool isProbed() const { return address.has_value(); }
};

/// A CVM whose name begins like the cluster's members' and that was left out.
struct LeftOut
{
    QString name;
    QString why;

    friend bool operator==(const LeftOut &, const LeftOut &) = default;
};

/// A cluster as the cloud's list shows it, before anybody is asked.
struct Discovery
{
    std::vector<Member> members; ///< in the list's order
    std::vector<LeftOut> leftOut;
    QStringList clashes; ///< names of other clusters whose names begin with this one's
};

/// Takes the CVMs named <cluster>-registry, <cluster>-runner and <cluster>-runner-…; the prefix alone would take those of
/// a cluster whose name begins with this one's. Not running, without a gateway or a node, or listed twice: a member that is not probed.
Discovery discoverMembers(const domain::CvmList &list, const QString &clusterName, int port);

/// The gateway's domain: what the cloud says, otherwise by the node's name; empty when neither is known.
QString gatewayDomainOf(const domain::Cvm &cvm);

/// Whether the text can be a cluster's name: 1 to 47 characters, a letter first, then letters, digits and hyphens; the reason when not.
/// (A runner's name, "<cluster>-runner-<8 hex>", has at most 63.)
domain::ActionState canNameCluster(const QString &name);

} // namespace pilothouse::cluster
