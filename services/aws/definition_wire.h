// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"
#include "services/domain/task_definition.h"

namespace pilothouse::aws::ecs {

/// A task definition as a list of settings, from the answer to DescribeTaskDefinition. What may be a secret is compared and not
/// kept: values of the environment, settings whose name speaks of a password, token or key, arguments after such an option, and
/// passwords in addresses. Errors: Protocol, TooLarge.
Result<domain::TaskDefinition> parseDefinition(const QByteArray &body);

} // namespace pilothouse::aws::ecs
