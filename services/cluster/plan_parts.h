// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/cluster/change_plan.h"

namespace pilothouse::cluster::parts {

// What the plans of all changes of a CVM are made of.

domain::Plan newPlan(const QString &verb, const ChangeScene &scene);
QString nameOf(const domain::Cvm &cvm);
QString curl(const QString &verb, const domain::Cvm &cvm, const QString &below, const QString &body, const ChangeScene &scene);
/// A command of the vendor's own program.
QString vendor(const QString &command);
/// A name that can be typed; otherwise the id stands in for it.
QString typable(const domain::Cvm &cvm);
void askFor(domain::Plan &plan, const QString &object, const QString &reason);
void refuseBusy(domain::Plan &plan, const domain::Cvm &cvm);
QString listed(const QStringList &names);
QStringList namesOf(const std::vector<SealedVariable> &variables);
void checkImages(domain::Plan &plan, const QByteArray &composeText);

/// The files of a change as a shell takes them, quoted; the usual names where none was given.
QString composeArgument(const SourceFiles &files);
QString envArgument(const SourceFiles &files);
QString preLaunchArgument(const SourceFiles &files);

} // namespace pilothouse::cluster::parts
