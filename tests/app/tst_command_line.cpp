// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/answer.h"
#include "app/ctl/command_line.h"
#include "app/ctl/commands.h"
#include "app/ctl/completion.h"
#include "app/ctl/manual.h"

#include <QCoroTask>
#include <QTest>

using namespace pilothouse;
using namespace pilothouse::ctl;

/// What the parser makes of words, on a small table of its own.
class CommandLineTest : public QObject
{
    Q_OBJECT

    static std::vector<CommandSpec> table()
    {
        using L = QLatin1StringView;
        return {
            {L("stack up"),
             L("Bring it up."),
             {{L("NAME"), L("which one")}},
             {{L("yes"), {}, L("do it")}, {L("size"), L("N"), L("how large"), Occurs::Required}},
             UsesProfile::Required},
            {L("stack list"), L("List them."), {}, {{L("tag"), L("TEXT"), L("only these"), Occurs::Many}}, UsesProfile::No},
            {L("hash"), L("Hash a file."), {{L("FILE"), L("the file"), Needed::No}}, {}, UsesProfile::Optional},
        };
    }

private slots:
    void understandsOptionsBeforeAndAfterTheCommand()
    {
        const auto commands = table();
        for (const char *line : {"stack up blue --size 3 --profile p --json", "--json --profile p stack up --size=3 blue",
                                 "stack --json up --profile=p --size 3 -- blue"}) {
            const auto parsed = parseCommandLine(commands, QString::fromLatin1(line).split(u' '));
            QVERIFY2(std::holds_alternative<Invocation>(parsed), line);
            const auto &invocation = std::get<Invocation>(parsed);
            QCOMPARE(QString(invocation.command->path), QStringLiteral("stack up"));
            QCOMPARE(invocation.operand(0), QStringLiteral("blue"));
            QCOMPARE(invocation.value(QLatin1StringView("size")), QStringLiteral("3"));
            QCOMPARE(invocation.value(QLatin1StringView("profile")), QStringLiteral("p"));
            QVERIFY(invocation.has(QLatin1StringView("json")));
            QVERIFY(!invocation.has(QLatin1StringView("yes")));
        }
    }

    void everyShellAndTheManualKnowEveryWord_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("bash") << completionScript(commandTable(), Shell::Bash);
        QTest::newRow("zsh") << completionScript(commandTable(), Shell::Zsh);
        QTest::newRow("fish") << completionScript(commandTable(), Shell::Fish);
        QTest::newRow("manual") << manualPage(commandTable()).replace(QLatin1String("\\-"), QLatin1String("-"));
    }
    void everyShellAndTheManualKnowEveryWord()
    {
        QFETCH(QString, text);
        for (const CommandSpec &command : commandTable()) {
            QVERIFY2(text.contains(command.path), command.path.data());
            for (const OptionSpec &option : command.options)
                QVERIFY2(text.contains(option.name), option.name.data());
        }
    }

    void keepsTheOrderOfARepeatedOption()
    {
        const auto commands = table();
        const auto parsed = parseCommandLine(
            commands, {QStringLiteral("stack"), QStringLiteral("list"), QStringLiteral("--tag"), QStringLiteral("b"), QStringLiteral("--tag=a=c")});
        QVERIFY(std::holds_alternative<Invocation>(parsed));
        QCOMPARE(std::get<Invocation>(parsed).values(QLatin1StringView("tag")), QStringList({QStringLiteral("b"), QStringLiteral("a=c")}));
    }

    void takesAWordAfterTwoDashesAsAnOperand()
    {
        const auto commands = table();
        const auto parsed = parseCommandLine(commands, {QStringLiteral("hash"), QStringLiteral("--"), QStringLiteral("--json")});
        QVERIFY(std::holds_alternative<Invocation>(parsed));
        QCOMPARE(std::get<Invocation>(parsed).operand(0), QStringLiteral("--json"));
        QVERIFY(!asksForJson({QStringLiteral("hash"), QStringLiteral("--"), QStringLiteral("--json")}));
    }

    void refusesWhatIsNotInTheTable_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("says");
        QTest::newRow("nothing") << QString() << QStringLiteral("a command is missing, one of: stack, hash");
        QTest::newRow("half a command") << QStringLiteral("stack") << QStringLiteral("one of: up, list");
        QTest::newRow("unknown command") << QStringLiteral("stock") << QStringLiteral("unknown command \"stock\"");
        QTest::newRow("unknown word in a group") << QStringLiteral("stack down") << QStringLiteral("unknown command \"down\"");
        QTest::newRow("prefix of a command") << QStringLiteral("sta") << QStringLiteral("unknown command");
        QTest::newRow("unknown option") << QStringLiteral("stack list --force") << QStringLiteral("unknown option \"--force\"");
        QTest::newRow("unknown short option") << QStringLiteral("stack list -f") << QStringLiteral("unknown option \"-f\"");
        QTest::newRow("option of another command") << QStringLiteral("stack list --size 3") << QStringLiteral("unknown option");
        QTest::newRow("value missing at the end") << QStringLiteral("stack list --tag") << QStringLiteral("--tag needs a value");
        QTest::newRow("value missing before an option") << QStringLiteral("stack list --tag --json") << QStringLiteral("--tag needs a value");
        QTest::newRow("empty value") << QStringLiteral("stack list --tag=") << QStringLiteral("--tag has an empty value");
        QTest::newRow("flag with a value") << QStringLiteral("stack list --json=1") << QStringLiteral("--json takes no value");
        QTest::newRow("twice") << QStringLiteral("hash --profile a --profile b") << QStringLiteral("given twice");
        QTest::newRow("operand missing") << QStringLiteral("stack up --size 1 --profile p") << QStringLiteral("NAME is missing");
        QTest::newRow("one too many") << QStringLiteral("hash a b") << QStringLiteral("one argument too many");
        QTest::newRow("required option missing") << QStringLiteral("stack up x --profile p") << QStringLiteral("--size is missing");
        QTest::newRow("profile missing") << QStringLiteral("stack up x --size 1") << QStringLiteral("--profile is missing");
        QTest::newRow("profile without use") << QStringLiteral("stack list --profile p") << QStringLiteral("knows no --profile");
        QTest::newRow("profile without use, before") << QStringLiteral("--profile p stack list") << QStringLiteral("knows no --profile");
    }

    void refusesWhatIsNotInTheTable()
    {
        QFETCH(QString, line);
        QFETCH(QString, says);
        const auto commands = table();
        const auto parsed = parseCommandLine(commands, line.split(u' ', Qt::SkipEmptyParts));
        QVERIFY(std::holds_alternative<Error>(parsed));
        const Error error = std::get<Error>(parsed);
        QCOMPARE(error.kind, ErrorKind::InvalidInput);
        QVERIFY2(error.what.contains(says), qPrintable(error.what));
        QCOMPARE(exitCodeFor(error), ExitCode::Usage);
    }

    void neverRepeatsAValueThatMayBeASecret()
    {
        const auto commands = table();
        for (const QStringList &line : {QStringList{QStringLiteral("stack"), QStringLiteral("list"), QStringLiteral("--api-key=phak_canary")},
                                        QStringList{QStringLiteral("hash"), QStringLiteral("name"), QStringLiteral("phak_canary")}}) {
            const auto parsed = parseCommandLine(commands, line);
            QVERIFY(std::holds_alternative<Error>(parsed));
            QVERIFY(!userMessage(std::get<Error>(parsed)).oneLine().contains(QLatin1String("canary")));
        }
    }

    void showsControlCharactersOfAnUnknownWord()
    {
        const auto commands = table();
        const auto parsed = parseCommandLine(commands, {QStringLiteral("\x1b]0;title\x07")});
        QVERIFY(std::holds_alternative<Error>(parsed));
        QVERIFY(!std::get<Error>(parsed).what.contains(QChar(0x1b)));
    }

    void helpNamesEveryOptionOfTheTable()
    {
        const auto commands = table();
        for (const CommandSpec &command : commands) {
            auto parsed = parseCommandLine(commands, QString(command.path).split(u' ') + QStringList{QStringLiteral("--help")});
            QVERIFY(std::holds_alternative<Text>(parsed));
            const QString help = std::get<Text>(parsed).text;
            QVERIFY(help.contains(QLatin1String("pilothousectl")));
            QVERIFY(help.contains(command.summary));
            for (const OptionSpec &option : command.options)
                QVERIFY(help.contains(QStringLiteral("--%1").arg(option.name)));
        }
        const QString all = helpText(commands, QString());
        for (const CommandSpec &command : commands)
            QVERIFY(all.contains(command.path));
        QVERIFY(!helpText(commands, QStringLiteral("stack")).contains(QLatin1String("Hash a file")));
    }

    void helpAndTheManualHoldNoBrokenLetters()
    {
        QStringList texts{manualPage(commandTable()), helpText(commandTable(), QString())};
        for (const CommandSpec &command : commandTable())
            texts << helpText(commandTable(), command.path);
        for (const QString &text : std::as_const(texts))
            for (const QChar letter : text) {
                // What UTF-8 becomes when it is read as Latin-1.
                const bool isBroken = (letter >= QChar(0x80) && letter < QChar(0xa0)) || letter == QChar(0xc2) || letter == QChar(0xc3)
                                      || letter == QChar(0xe2) || letter == QChar(0xfffd);
                QVERIFY2(!isBroken, qPrintable(text));
            }
    }

    void readsWholeNumbersOnly_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QVariant>("value");
        QTest::newRow("plain") << QStringLiteral("10") << QVariant(10);
        QTest::newRow("negative") << QStringLiteral("-5") << QVariant(-5);
        for (const char *bad : {"", "-", "+3", "1.5", "1e3", " 7", "0x10", "10%", "٣", "9999999999999999999"})
            QTest::newRow(bad) << QString::fromUtf8(bad) << QVariant();
    }

    void readsWholeNumbersOnly()
    {
        QFETCH(QString, text);
        QFETCH(QVariant, value);
        const auto number = wholeNumber(text);
        QCOMPARE(number.has_value(), value.isValid());
        if (number)
            QCOMPARE(*number, value.toLongLong());
    }

    void everyErrorHasACodeOfTheContract_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("status");
        QTest::addColumn<int>("code");
        const auto row = [](const char *tag, ErrorKind kind, int status, int code) { QTest::newRow(tag) << int(kind) << status << code; };
        row("bad input", ErrorKind::InvalidInput, 0, 2);
        row("no such profile", ErrorKind::NotFound, 0, 2);
        row("404 of an address", ErrorKind::NotFound, 404, 3);
        row("interrupted", ErrorKind::Cancelled, 0, 130);
        row("no connection", ErrorKind::Network, 0, 3);
        row("too slow", ErrorKind::Timeout, 0, 3);
        row("answer lost", ErrorKind::OutcomeUnknown, 0, 3);
        row("throttled", ErrorKind::Throttled, 429, 3);
        row("nonsense", ErrorKind::Protocol, 200, 3);
        row("endless answer", ErrorKind::TooLarge, 200, 3);
        row("401", ErrorKind::Unauthorised, 401, 4);
        row("403", ErrorKind::Forbidden, 403, 4);
        row("409 of the remote", ErrorKind::Conflict, 409, 4);
        row("epoch moved on", ErrorKind::Conflict, 0, 5);
        row("422", ErrorKind::Remote, 422, 4);
        row("500", ErrorKind::Remote, 500, 3);
        row("read-only", ErrorKind::Refused, 0, 5);
        row("no keychain", ErrorKind::Secret, 0, 5);
        row("no record", ErrorKind::Storage, 0, 5);
    }

    void everyErrorHasACodeOfTheContract()
    {
        QFETCH(int, kind);
        QFETCH(int, status);
        QFETCH(int, code);
        Error error{.kind = ErrorKind(kind)};
        if (status != 0)
            error.httpStatus = status;
        QCOMPARE(int(exitCodeFor(error)), code);
    }
};

QTEST_APPLESS_MAIN(CommandLineTest)
#include "tst_command_line.moc"
