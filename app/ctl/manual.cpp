// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/manual.h"

#include "pilothouse_version.h"

namespace pilothouse::ctl {

namespace {

/// Text as roff takes it: no sign of ours may be read as a request or an escape.
QString roff(QString text)
{
    text.replace(u'\\', QLatin1String("\\e")).replace(u'-', QLatin1String("\\-")).replace(u'\'', QLatin1String("\\(aq"));
    text.replace(u'"', QLatin1String("\\(dq")).replace(QChar(0x2026), QLatin1String("\\&..."));
    return text.startsWith(u'.') ? QLatin1String("\\&") + text : text;
}

QString option(const OptionSpec &spec)
{
    QString line = QStringLiteral(".TP\n\\fB%1\\fR").arg(roff(QStringLiteral("--%1").arg(spec.name)));
    if (!spec.value.isEmpty())
        line += QStringLiteral(" \\fI%1\\fR").arg(roff(spec.value));
    line += u'\n' + roff(spec.help);
    switch (spec.occurs) {
    case Occurs::Once: break;
    case Occurs::Required: line += QLatin1String(" (required)"); break;
    case Occurs::Many: line += QLatin1String(" (may be repeated)"); break;
    }
    return line + u'\n';
}

QString command(const CommandSpec &spec)
{
    QString text = QStringLiteral(".SS %1").arg(roff(spec.path));
    for (const OperandSpec &operand : spec.operands)
        text += u' ' + roff(operand.needed == Needed::Yes ? QString(operand.name) : QStringLiteral("[%1]").arg(operand.name));
    text += u'\n' + roff(spec.summary) + u'\n';
    switch (spec.profile) {
    case UsesProfile::No: break;
    case UsesProfile::Optional: text += QLatin1String("May be given an environment with \\fB\\-\\-profile\\fR.\n"); break;
    case UsesProfile::Required: text += QLatin1String("Needs an environment: \\fB\\-\\-profile\\fR.\n"); break;
    }
    for (const OperandSpec &operand : spec.operands)
        text += QStringLiteral(".TP\n\\fI%1\\fR\n%2\n").arg(roff(operand.name), roff(operand.help));
    for (const OptionSpec &each : spec.options)
        text += option(each);
    return text;
}

} // namespace

QString manualPage(const std::vector<CommandSpec> &table)
{
    QString text = QStringLiteral(R"(.\" Made by "pilothousectl manual" from the table that the program itself obeys.
.TH PILOTHOUSECTL 1 "" "Pilothouse %1" "User Commands"
.SH NAME
pilothousectl \- run confidential infrastructure from scripts and the command line
.SH SYNOPSIS
.B pilothousectl
.I COMMAND
.RI [ OPTION " ...]"
.SH DESCRIPTION
The services of the Pilothouse console without a window, with exit codes and JSON made for scripts.
A command that changes something prints its plan and acts only with \fB\-\-yes\fR; where a plan asks for a phrase, and for every
change under a production profile, \fB\-\-confirm\fR is needed as well.
\fBcutover rollback\fR needs neither.
Secrets come from the keychain of the desktop, from \fB\-\-secrets\-file\fR or from the environment, never from an argument.
.SH COMMANDS
)")
                       .arg(QLatin1String(PILOTHOUSE_VERSION));
    for (const CommandSpec &each : table)
        text += command(each);
    text += QLatin1String(".SH OPTIONS\nFor every command:\n");
    for (const OptionSpec &each : commonOptions())
        text += option(each);
    text += QLatin1String(R"(.SH EXIT STATUS
.TP
.B 0
done and good
.TP
.B 1
done, the verdict is bad: rejected, different, gate failed, record broken
.TP
.B 2
wrong usage or bad input file
.TP
.B 3
remote unreachable or answered nonsense
.TP
.B 4
refused by the remote
.TP
.B 5
refused by Pilothouse itself: read\-only profile, stale data, missing confirmation
.TP
.B 130
interrupted
.SH ENVIRONMENT
.TP
.B PILOTHOUSE_HOME
moves profiles and state into this folder
.TP
.BR PHALA_API_KEY ", " AWS_ACCESS_KEY_ID ", " AWS_SECRET_ACCESS_KEY ", " GATEWAY_KEY
secrets, where the keychain has none
.SH FILES
.TP
.I ~/.config/pilothouse/profiles/NAME.yaml
one environment each, without secrets
.TP
.I ~/.local/state/pilothouse/
the record and what was kept of each environment
.SH SEE ALSO
.BR pilothouse (1),
.BR pilothouse\-demofleet (1)
)");
    return text;
}

} // namespace pilothouse::ctl
