// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/cluster/model_state.h"

#include "services/core/plain_text.h"

namespace pilothouse::cluster {

using namespace Qt::StringLiterals;

namespace {

enum class Operation { Build, Start, Stop };

std::optional<Operation> operationOf(const QString &word)
{
    if (word == "build_model"_L1)
        return Operation::Build;
    if (word == "start_model"_L1)
        return Operation::Start;
    return word == "stop_model"_L1 ? std::optional(Operation::Stop) : std::nullopt;
}

ModelState completed(Operation operation, const SpawnteeTaskDetail &detail)
{
    ModelState state;
    state.image = ImageState::Built;
    switch (operation) {
    case Operation::Build: state.run = ModelRunState::NotStarted; break;
    case Operation::Stop: state.run = ModelRunState::Stopped; break; // with or without the address of the container that was
    case Operation::Start:
        // Right after a start the word may still be the build's: only an address shows that a container is up.
        if (detail.grpcHost.isEmpty() || !detail.grpcPort) {
            state.problem = u"the model counts as started, but its address is not named"_s;
            break;
        }
        state.run = ModelRunState::Running;
        state.address = u"%1:%2"_s.arg(detail.grpcHost).arg(*detail.grpcPort);
        break;
    }
    return state;
}

} // namespace

ModelState modelStateOf(const SpawnteeTaskDetail &detail)
{
    ModelState state;
    const QString &status = detail.task.status;
    const auto operation = operationOf(detail.task.currentOperation);
    if (!operation) {
        state.problem = detail.task.currentOperation.isEmpty()
                            ? u"the task does not say what it does"_s
                            : u"the task does something unknown: “%1”"_s.arg(visibleText(detail.task.currentOperation, 60));
        return state;
    }
    if (status == "completed"_L1)
        return completed(*operation, detail);
    const bool isOpen = status == "pending"_L1 || status == "running"_L1;
    if (!isOpen && status != "failed"_L1) {
        state.problem = u"the task is in a state that is not known: “%1”"_s.arg(visibleText(status, 60));
        return state;
    }
    switch (*operation) {
    case Operation::Build:
        state.image = isOpen ? ImageState::Building : ImageState::Failed;
        state.run = ModelRunState::NotStarted;
        break;
    case Operation::Start:
        state.image = ImageState::Built;
        state.run = isOpen ? ModelRunState::Starting : ModelRunState::Failed;
        break;
    case Operation::Stop:
        state.image = ImageState::Built;
        state.run = isOpen ? ModelRunState::Stopping : ModelRunState::Failed;
        break;
    }
    return state;
}

} // namespace pilothouse::cluster
