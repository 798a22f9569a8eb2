// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"

#include <QHash>
#include <QString>
#include <QStringList>

#include <memory>
#include <variant>
#include <vector>

namespace QCoro {
template <typename T>
class Task;
}

namespace pilothouse::ctl {

struct Answer;
class Context;
/// Carries one command out. The coroutine owns its share of the context.
using Handler = QCoro::Task<Result<Answer>> (*)(std::shared_ptr<Context>);

enum class Occurs { Once, Required, Many };

struct OptionSpec
{
    QLatin1StringView name;  ///< without the dashes
    QLatin1StringView value; ///< what stands for its value in the help ("FILE"); empty = a flag
    QLatin1StringView help;
    Occurs occurs = Occurs::Once;
};

enum class Needed { Yes, No };

struct OperandSpec
{
    QLatin1StringView name;
    QLatin1StringView help;
    Needed needed = Needed::Yes;
};

/// How long a command may take: one that reads from a remote gives up after 30 s.
enum class Patience { Unlimited, Reading };

/// Whether --profile means something to a command.
enum class UsesProfile { No, Optional, Required };

/// One row of the table that parsing, help and running all come from.
struct CommandSpec
{
    QLatin1StringView path; ///< "phala cvms list"
    QLatin1StringView summary;
    std::vector<OperandSpec> operands;
    std::vector<OptionSpec> options;
    UsesProfile profile = UsesProfile::No;
    Patience patience = Patience::Unlimited;
    Handler handler = nullptr;
};

/// Options that stand for every command.
const std::vector<OptionSpec> &commonOptions();

/// A command line that was understood.
struct Invocation
{
    const CommandSpec *command = nullptr;
    QHash<QString, QStringList> options; ///< flags have an empty list
    QStringList operands;

    bool has(QLatin1StringView name) const { return options.contains(name); }
    QString value(QLatin1StringView name) const { return options.value(name).value(0); }
    QStringList values(QLatin1StringView name) const { return options.value(name); }
    QString operand(qsizetype index) const { return operands.value(index); }
};

/// Text for stdout that ends the program with 0: help or version.
struct Text
{
    QString text;
};

/// Understands `arguments` (without the program's name). An error is of kind InvalidInput and never repeats a value:
/// somebody may have typed a secret there.
std::variant<Invocation, Text, Error> parseCommandLine(const std::vector<CommandSpec> &table, const QStringList &arguments);

/// Whether the caller wants JSON, also when the rest of the line is not understood.
bool asksForJson(const QStringList &arguments);

/// The help of the program (`path` empty), of a group ("phala cvms") or of one command.
QString helpText(const std::vector<CommandSpec> &table, const QString &path);

/// A whole number; nothing on a sign other than "-", blanks, or what does not fit.
std::optional<qint64> wholeNumber(const QString &text);

} // namespace pilothouse::ctl
