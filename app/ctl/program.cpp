// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/program.h"

#include "app/ctl/commands.h"
#include "app/ctl/context.h"
#include "app/ctl/interruption.h"
#include "services/core/log.h"

#include <QCoreApplication>
#include <QTimer>

#include <cstdio>
#include <cstdlib>

namespace pilothouse::ctl {

namespace {

using namespace std::chrono_literals;

constexpr auto kReadingPatience = 30s;

/// Ends the program while work is suspended: nobody will resume it, and nothing on disk waits for a destructor.
[[noreturn]] void leave(ExitCode code)
{
    std::fflush(nullptr);
    std::_Exit(int(code));
}

QString nameOf(const CommandSpec &command)
{
    return QStringLiteral("pilothousectl %1").arg(command.path);
}

Error interrupted(const Context &context, const CommandSpec &command)
{
    if (!context.hasBegunChange())
        return {.kind = ErrorKind::Cancelled, .what = QStringLiteral("interrupted"), .where = nameOf(command)};
    return {.kind = ErrorKind::OutcomeUnknown, .what = QStringLiteral("interrupted after the change had begun"), .where = nameOf(command)};
}

Error outOfPatience(const CommandSpec &command)
{
    return {.kind = ErrorKind::Timeout,
            .what = QStringLiteral("no complete answer within %1 s, given up").arg(std::chrono::seconds(kReadingPatience).count()),
            .where = nameOf(command)};
}

/// An error that names no place of its own is about the command.
Error placed(Error error, const CommandSpec &command)
{
    if (error.where.isEmpty())
        error.where = nameOf(command);
    return error;
}

QCoro::Task<Result<Answer>> carryOut(Handler handler, std::shared_ptr<Context> context)
{
    const auto answer = co_await handler(context);
    const auto closed = co_await context->close();
    if (!closed)
        qCWarning(lcAudit) << "the end of the record is not signed:" << closed.error().what;
    co_return answer;
}

} // namespace

ExitCode runProgram(const QStringList &arguments)
{
    const std::vector<CommandSpec> table = commandTable();
    Output output(asksForJson(arguments) ? Output::Form::Json : Output::Form::Text);

    auto parsed = parseCommandLine(table, arguments);
    if (const auto *error = std::get_if<Error>(&parsed))
        return output.fail(*error);
    if (const auto *text = std::get_if<Text>(&parsed)) {
        Answer answer;
        answer.text = text->text;
        return Output(Output::Form::Text).answer(answer);
    }

    const auto &invocation = std::get<Invocation>(parsed);
    const CommandSpec &command = *invocation.command;
    const auto context = std::make_shared<Context>(invocation, output);

    Interruption interruption;
    QObject::connect(&interruption, &Interruption::asked, &interruption, [&output, context, &command] {
        context->cancel().cancel();
        output.fail(interrupted(*context, command));
        context->closeState();
        leave(ExitCode::Interrupted);
    });

    QTimer deadline;
    deadline.setSingleShot(true);
    QObject::connect(&deadline, &QTimer::timeout, &deadline, [&output, context, &command] {
        context->cancel().cancel();
        const ExitCode end = output.fail(outOfPatience(command));
        context->closeState();
        leave(end);
    });
    if (command.patience == Patience::Reading)
        deadline.start(kReadingPatience);
    context->setDeadline(&deadline);

    std::optional<ExitCode> code;
    const auto finish = [&output, &code, &command](const Result<Answer> &result) {
        code = result ? output.answer(*result) : output.fail(placed(result.error(), command));
        QCoreApplication::quit();
    };
    // Started from the event loop, so that a command which never suspends ends it too.
    QTimer::singleShot(0, &deadline, [&] { carryOut(command.handler, context).then(finish); });
    QCoreApplication::exec();
    return code.value_or(ExitCode::Interrupted);
}

} // namespace pilothouse::ctl
