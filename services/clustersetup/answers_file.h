// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/clustersetup/answers.h"
#include "services/clustersetup/finding.h"

namespace pilothouse::clustersetup {

/// Answers as an answers file, for `parseAnswers()` and the command line. Whole answers are read back as they were; of those that are
/// not whole yet what is missing is missing in the file too.
QByteArray answersYaml(const SetupAnswers &answers);

/// The shell line that starts the model orchestrator with the files that are written; empty when its configuration is none of them. No value of
/// a secret is in it.
QString orchestratorStart(const SetupAnswers &answers);

/// What is known of a cluster's answers before anybody is asked: what the profile says of it, and the index of the network that goes
/// with the kind of environment.
SetupAnswers answersOfProfile(const domain::Profile &profile);

/// Answers that came from a file of another program or of an earlier setup.
struct ImportedAnswers
{
    SetupAnswers answers; ///< what was there before, with what the file says in its place
    QString what;         ///< "an answers file", "the orchestrator's configuration", "an environment file"
    QStringList secrets;  ///< names of secrets that stand in the file; their values stay there
    Findings findings;    ///< line by line
};

/// Takes over what a file answers: an answers file, an orchestrator's YAML in either dialect, a file of NAME=value lines as the set-up
/// script keeps it. Which of them it is, is told by what is in it. No secret is taken over. Blocks for as long as the disk does.
/// Errors: NotFound, TooLarge, Storage, InvalidInput (with the line).
Result<ImportedAnswers> importAnswers(const QString &path, const SetupAnswers &before);

} // namespace pilothouse::clustersetup
