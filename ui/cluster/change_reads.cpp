// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cluster/change_reads.h"

namespace pilothouse::ui::reads {

QCoro::Task<Result<Present>> present(std::shared_ptr<cluster::CvmPort> cvms, std::shared_ptr<cluster::DeployPort> port, QString id)
{
    Present present;
    const auto cvm = co_await cvms->get(id);
    if (!cvm)
        co_return cvm.error();
    const auto file = co_await port->composeFile(id);
    if (!file)
        co_return file.error();
    present.cvm = *cvm;
    present.file = *file;
    co_return std::move(present);
}

QCoro::Task<Sizes> sizes(std::shared_ptr<cluster::DeployPort> port)
{
    auto types = co_await port->instanceTypes();
    auto nodes = co_await port->nodes();
    Sizes sizes{std::move(types), std::move(nodes)};
    co_return std::move(sizes);
}

} // namespace pilothouse::ui::reads
