// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/answer.h"
#include "app/ctl/commands.h"
#include "app/ctl/completion.h"
#include "app/ctl/context.h"
#include "app/ctl/manual.h"

#include <QCoroTask>

// What the command table says of itself, for shells and for man.
namespace pilothouse::ctl {

QCoro::Task<Result<Answer>> completion(std::shared_ptr<Context> context)
{
    const auto shell = shellNamed(context->invocation().operand(0));
    if (!shell) {
        Error error;
        error.kind = ErrorKind::InvalidInput;
        error.what = QStringLiteral("this shell is not known");
        error.where = QStringLiteral("pilothousectl completion");
        error.nextStep = QStringLiteral("Name bash, zsh or fish.");
        co_return error;
    }
    Answer answer;
    answer.text = completionScript(commandTable(), *shell);
    answer.json = {{QStringLiteral("script"), answer.text}};
    co_return answer;
}

QCoro::Task<Result<Answer>> manual(std::shared_ptr<Context>)
{
    Answer answer;
    answer.text = manualPage(commandTable());
    answer.json = {{QStringLiteral("page"), answer.text}};
    co_return answer;
}

} // namespace pilothouse::ctl
