// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/shell_words.h"

#include <array>

namespace pilothouse::ctl {

namespace {

struct Wording
{
    QLatin1StringView window;
    QLatin1StringView shell;
};

using L = QLatin1StringView;

// The longer ones first: what is said once is not said again.
constexpr std::array kWordings{
    Wording{L(", or keep secrets for this session only."), L(", or give the key with --secrets-file or in its variable (PHALA_API_KEY, AWS_...).")},
    Wording{L("Check the key of this environment under Secrets."),
            L("Check the key of this environment: --secrets-file comes first, then its variable, then pilothousectl secrets list.")},
    Wording{L("Store it under Secrets, or with: "), L("Store it with: ")},
    Wording{L("Delete ORCHESTRATOR_DEV_KEY under Secrets"), L("Delete ORCHESTRATOR_DEV_KEY with pilothousectl secrets delete")},
    Wording{L("delete ORCHESTRATOR_DEV_KEY under Secrets"), L("delete ORCHESTRATOR_DEV_KEY with pilothousectl secrets delete")},
    Wording{L("ORCHESTRATOR_SESSIONS under Secrets"), L("ORCHESTRATOR_SESSIONS with pilothousectl secrets delete")},
    Wording{L(" under Secrets"), L(" with pilothousectl secrets set")},
    Wording{L("Delete it in the CVMs pane."), L("Delete it with pilothousectl phala cvms delete.")},
    Wording{L("Choose the file on its page."), L("Name the file in the answers.")},
    Wording{L("Provision a runner in the cluster pane"), L("Provision a runner with pilothousectl cluster provision")},
    Wording{L("Provision another runner in the cluster pane"), L("Provision another runner with pilothousectl cluster provision")},
    Wording{L(" Other panes go on."), L("")},
    Wording{L("Refresh the list: it may be gone already."), L("Read the list again: it may be gone already.")},
    Wording{L("Refresh, read what changed, and plan again."), L("Read what changed, then run the command again without --yes for a new plan.")},
};

} // namespace

QString shellWords(QString text)
{
    for (const Wording &wording : kWordings)
        text.replace(wording.window, wording.shell);
    return text.replace(QStringLiteral("“Shut down” stops it gently."), QStringLiteral("The window's “Shut down” stops it gently."));
}

QString clause(const QString &text)
{
    return text.endsWith(u'.') && !text.endsWith(QLatin1String("..")) ? text.chopped(1) : text;
}

UserMessage shellMessage(const Error &error)
{
    UserMessage message = userMessage(error, Attempt::Change);
    message.what = shellWords(message.what);
    message.nextStep = shellWords(message.nextStep);
    if (error.nextStep.isEmpty() && error.kind == ErrorKind::NotFound && !error.httpStatus)
        message.nextStep = QStringLiteral("Check what was named: nothing of this name is known here.");
    if (message.nextStep.isEmpty() && error.kind == ErrorKind::Refused)
        message.nextStep = QStringLiteral("Clear what holds it, then try again.");
    return message;
}

} // namespace pilothouse::ctl
