// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/command_line.h"

#include "pilothouse_version.h"
#include "services/core/plain_text.h"

#include <algorithm>

namespace pilothouse::ctl {

namespace {

constexpr QLatin1StringView kProgram("pilothousectl");

Error usageError(const QString &what, const QString &path)
{
    const QString command = path.isEmpty() ? QString(kProgram) : kProgram + u' ' + path;
    return {.kind = ErrorKind::InvalidInput, .what = what, .where = command, .nextStep = QStringLiteral("See %1 --help.").arg(command)};
}

bool isUnder(QLatin1StringView path, const QString &group)
{
    return group.isEmpty() || path == group || QString(path).startsWith(group + u' ');
}

bool isGroup(const std::vector<CommandSpec> &table, const QString &path)
{
    return std::any_of(table.begin(), table.end(), [&](const CommandSpec &command) { return isUnder(command.path, path); });
}

const CommandSpec *findCommand(const std::vector<CommandSpec> &table, const QString &path)
{
    const auto found = std::find_if(table.begin(), table.end(), [&](const CommandSpec &command) { return command.path == path; });
    return found == table.end() ? nullptr : &*found;
}

const OptionSpec *findOption(const std::vector<OptionSpec> &options, const QString &name)
{
    const auto found = std::find_if(options.begin(), options.end(), [&](const OptionSpec &option) { return option.name == name; });
    return found == options.end() ? nullptr : &*found;
}

/// The next words of a group: "attest" → "verify, replay, compare".
QString nextWords(const std::vector<CommandSpec> &table, const QString &group)
{
    QStringList words;
    for (const CommandSpec &command : table) {
        if (!isUnder(command.path, group) || command.path == group)
            continue;
        const QString rest = QString(command.path).mid(group.isEmpty() ? 0 : group.size() + 1);
        const QString word = rest.section(u' ', 0, 0);
        if (!words.contains(word))
            words << word;
    }
    return words.join(QLatin1String(", "));
}

QString optionUsage(const OptionSpec &option)
{
    return option.value.isEmpty() ? QStringLiteral("--%1").arg(option.name) : QStringLiteral("--%1 %2").arg(option.name, option.value);
}

QString synopsis(const CommandSpec &command)
{
    QString line = QString(kProgram) + u' ' + command.path;
    for (const OperandSpec &operand : command.operands)
        line += operand.needed == Needed::Yes ? QStringLiteral(" %1").arg(operand.name) : QStringLiteral(" [%1]").arg(operand.name);
    for (const OptionSpec &option : command.options) {
        const QString usage = optionUsage(option);
        switch (option.occurs) {
        case Occurs::Once: line += QStringLiteral(" [%1]").arg(usage); break;
        case Occurs::Required: line += u' ' + usage; break;
        case Occurs::Many: line += QStringLiteral(" [%1 …]").arg(usage); break;
        }
    }
    switch (command.profile) {
    case UsesProfile::No: break;
    case UsesProfile::Optional: line += QLatin1String(" [--profile NAME]"); break;
    case UsesProfile::Required: line += QLatin1String(" --profile NAME"); break;
    }
    return line + QLatin1String(" [--json]");
}

void appendTable(QString &text, const std::vector<std::pair<QString, QString>> &rows)
{
    qsizetype width = 0;
    for (const auto &row : rows)
        width = std::max(width, row.first.size());
    for (const auto &[left, right] : rows)
        text += QStringLiteral("  %1  %2\n").arg(left, -int(width)).arg(right);
}

void appendOptions(QString &text, const std::vector<OptionSpec> &options)
{
    std::vector<std::pair<QString, QString>> rows;
    for (const OptionSpec &option : options)
        rows.emplace_back(optionUsage(option), option.help);
    appendTable(text, rows);
}

/// Reads the words of one command; stops being clever after "--".
class Parser
{
public:
    Parser(const std::vector<CommandSpec> &table, const QStringList &arguments) : m_table(table), m_arguments(arguments) { }

    std::variant<Invocation, Text, Error> parse()
    {
        for (m_at = 0; m_at < m_arguments.size(); ++m_at) {
            const QString &word = m_arguments[m_at];
            if (!m_onlyOperands && word == QLatin1String("--")) {
                m_onlyOperands = true;
            } else if (!m_onlyOperands && word.size() > 1 && word.startsWith(u'-')) {
                if (auto error = takeOption(word))
                    return *error;
            } else if (auto error = takeWord(word)) {
                return *error;
            }
        }
        if (m_help)
            return Text{helpText(m_table, m_path)};
        if (m_version)
            return Text{QStringLiteral("%1 %2\n").arg(kProgram, QLatin1String(PILOTHOUSE_VERSION))};
        if (m_invocation.command == nullptr)
            return usageError(QStringLiteral("a command is missing, one of: %1").arg(nextWords(m_table, m_path)), m_path);
        return finish();
    }

private:
    std::optional<Error> takeWord(const QString &word)
    {
        if (m_invocation.command != nullptr) {
            if (m_invocation.operands.size() >= qsizetype(m_invocation.command->operands.size()))
                return usageError(QStringLiteral("one argument too many"), m_path);
            m_invocation.operands << word;
            return std::nullopt;
        }
        const QString path = m_path.isEmpty() ? word : m_path + u' ' + word;
        if (!isGroup(m_table, path) || word.contains(u' ') || word.isEmpty())
            return usageError(QStringLiteral("unknown command \"%1\", known here: %2").arg(visibleText(word, 40), nextWords(m_table, m_path)),
                              m_path);
        m_path = path;
        m_invocation.command = findCommand(m_table, path);
        // Options that came before their command are judged now that it is known.
        if (m_invocation.command != nullptr)
            for (const QString &name : std::as_const(m_early))
                if (auto error = checkKnown(name))
                    return error;
        return std::nullopt;
    }

    std::optional<Error> takeOption(const QString &word)
    {
        if (word == QLatin1String("-h")) {
            m_help = true;
            return std::nullopt;
        }
        const qsizetype equals = word.indexOf(u'=');
        const QString name = word.startsWith(QLatin1String("--")) ? word.mid(2, equals < 0 ? -1 : equals - 2) : QString();
        const OptionSpec *option = findOption(commonOptions(), name);
        if (option == nullptr && m_invocation.command != nullptr)
            option = findOption(m_invocation.command->options, name);
        if (option == nullptr)
            return usageError(QStringLiteral("unknown option \"%1\"").arg(visibleText(equals < 0 ? word : word.left(equals), 40)), m_path);
        if (name == QLatin1String("help") || name == QLatin1String("version")) {
            (name == QLatin1String("help") ? m_help : m_version) = true;
            return std::nullopt;
        }
        if (option->occurs != Occurs::Many && m_invocation.options.contains(name))
            return usageError(QStringLiteral("--%1 is given twice").arg(name), m_path);
        if (m_invocation.command == nullptr)
            m_early << name;
        else if (auto error = checkKnown(name))
            return error;

        QStringList &values = m_invocation.options[name];
        if (option->value.isEmpty())
            return equals < 0 ? std::nullopt : std::optional(usageError(QStringLiteral("--%1 takes no value").arg(name), m_path));
        if (equals >= 0) {
            values << word.mid(equals + 1);
        } else {
            const bool there = m_at + 1 < m_arguments.size() && !m_arguments[m_at + 1].startsWith(QLatin1String("--"));
            if (!there)
                return usageError(QStringLiteral("--%1 needs a value (%2)").arg(name, option->value), m_path);
            values << m_arguments[++m_at];
        }
        return std::nullopt;
    }

    /// A common option may still be meaningless for this very command.
    std::optional<Error> checkKnown(const QString &name) const
    {
        const UsesProfile uses = m_invocation.command->profile;
        if (name == QLatin1String("profile") && uses == UsesProfile::No)
            return usageError(QStringLiteral("this command knows no --profile: it uses nothing of an environment"), m_path);
        return std::nullopt;
    }

    std::variant<Invocation, Text, Error> finish() const
    {
        const CommandSpec &command = *m_invocation.command;
        for (size_t i = size_t(m_invocation.operands.size()); i < command.operands.size(); ++i)
            if (command.operands[i].needed == Needed::Yes)
                return usageError(QStringLiteral("%1 is missing").arg(command.operands[i].name), m_path);
        for (const OptionSpec &option : command.options)
            if (option.occurs == Occurs::Required && !m_invocation.has(option.name))
                return usageError(QStringLiteral("--%1 is missing").arg(option.name), m_path);
        if (command.profile == UsesProfile::Required && !m_invocation.has(QLatin1StringView("profile")))
            return usageError(QStringLiteral("--profile is missing: which environment is meant"), m_path);
        for (auto it = m_invocation.options.cbegin(); it != m_invocation.options.cend(); ++it)
            if (it.value().contains(QString()))
                return usageError(QStringLiteral("--%1 has an empty value").arg(it.key()), m_path);
        return m_invocation;
    }

    const std::vector<CommandSpec> &m_table;
    const QStringList &m_arguments;
    qsizetype m_at = 0;
    bool m_onlyOperands = false;
    bool m_help = false;
    bool m_version = false;
    QString m_path;
    QStringList m_early;
    Invocation m_invocation;
};

} // namespace

const std::vector<OptionSpec> &commonOptions()
{
    static const std::vector<OptionSpec> options{
        {QLatin1StringView("profile"), QLatin1StringView("NAME"),
         QLatin1StringView("the environment: profiles/NAME.yaml of the configuration folder")},
        {QLatin1StringView("json"), {}, QLatin1StringView("one JSON document on stdout, also when it fails")},
        {QLatin1StringView("secrets-file"), QLatin1StringView("FILE"),
         QLatin1StringView("lines NAME=VALUE, mode 0600; comes before the environment variable and the keychain")},
        {QLatin1StringView("help"), {}, QLatin1StringView("what this command does")},
        {QLatin1StringView("version"), {}, QLatin1StringView("the version of this program")},
    };
    return options;
}

std::variant<Invocation, Text, Error> parseCommandLine(const std::vector<CommandSpec> &table, const QStringList &arguments)
{
    return Parser(table, arguments).parse();
}

bool asksForJson(const QStringList &arguments)
{
    for (const QString &word : arguments) {
        if (word == QLatin1String("--"))
            return false;
        if (word == QLatin1String("--json") || word.startsWith(QLatin1String("--json="))) // given wrongly, and asked for all the same
            return true;
    }
    return false;
}

QString helpText(const std::vector<CommandSpec> &table, const QString &path)
{
    QString text;
    if (const CommandSpec *command = findCommand(table, path)) {
        text += QStringLiteral("%1\n\nUsage: %2\n").arg(command->summary, synopsis(*command));
        if (!command->operands.empty() || !command->options.empty())
            text += QLatin1String("\nOptions:\n");
        std::vector<std::pair<QString, QString>> operands;
        for (const OperandSpec &operand : command->operands)
            operands.emplace_back(operand.name, operand.help);
        appendTable(text, operands);
        appendOptions(text, command->options);
    } else {
        const QString prefix = path.isEmpty() ? QString(kProgram) : kProgram + u' ' + path;
        text += QStringLiteral("%1: the services of Pilothouse for scripts, CI and the command line.\n\nUsage: %2 COMMAND [OPTION …]\n\nCommands:\n")
                    .arg(kProgram, prefix);
        std::vector<std::pair<QString, QString>> rows;
        for (const CommandSpec &each : table)
            if (isUnder(each.path, path))
                rows.emplace_back(each.path, each.summary);
        appendTable(text, rows);
    }
    text += QLatin1String("\nFor every command:\n");
    appendOptions(text, commonOptions());
    text += QLatin1String("\nExit status: 0 done and good; 1 done, the verdict is bad; 2 wrong usage or bad input file; 3 remote unreachable or\n"
                          "answered nonsense; 4 refused by the remote; 5 refused by Pilothouse itself; 130 interrupted.\n"
                          "A command that changes something prints its plan; it acts only with --yes. PILOTHOUSE_HOME moves profiles and state.\n");
    return text;
}

std::optional<qint64> wholeNumber(const QString &text)
{
    const bool negative = text.startsWith(u'-');
    const QStringView digits = QStringView(text).mid(negative ? 1 : 0);
    if (digits.isEmpty() || digits.size() > 18 || !std::all_of(digits.begin(), digits.end(), [](QChar c) { return c >= u'0' && c <= u'9'; }))
        return std::nullopt;
    const qint64 value = digits.toLongLong();
    return negative ? -value : value;
}

} // namespace pilothouse::ctl
