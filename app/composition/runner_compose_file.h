// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/cluster/provision_offer.h"

#include <QString>

namespace pilothouse::composition {

/// The runner's compose file that a profile names, looked through as the set-up does.
class RunnerComposeFile final : public cluster::RunnerComposePort
{
public:
    RunnerComposeFile(QString path, int port) : m_path(std::move(path)), m_port(port) { }
    QCoro::Task<Result<cluster::RunnerCompose>> read() override;

private:
    QString m_path;
    int m_port;
};

} // namespace pilothouse::composition
