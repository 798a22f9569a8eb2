// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/environment_kind.h"

#include <QCoreApplication>

namespace pilothouse::models {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(EnvironmentKind)
};

} // namespace

QString kindText(domain::EnvironmentKind kind)
{
    switch (kind) {
    case domain::EnvironmentKind::Production: return Words::tr("production");
    case domain::EnvironmentKind::Staging: return Words::tr("staging");
    case domain::EnvironmentKind::Demo: return Words::tr("demo");
    }
    return {};
}

} // namespace pilothouse::models
