// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/clustersetup/setup_run.h"

#include <QDateTime>

namespace pilothouse::clustersetup {

/// A setup that is being filled in, as it is kept while its pages are closed: answers and how far it came. No secret is in it.
struct SetupDraft
{
    SetupAnswers answers;
    SetupPage page = SetupPage::Start;  ///< where the operator was
    bool isDry = false;                 ///< ends with the plan
    std::optional<SetupPage> stoppedAt; ///< of the last run, where it did not come to its end
    QString stoppedBecause;             ///< in one line

    QJsonObject toJson() const;
    /// Errors (Storage): not of this form.
    static Result<SetupDraft> fromJson(const QJsonObject &json);
};

/// "answers.json" in the private folder of an environment's setups, 0600. Errors: Storage.
Status keepDraft(const QString &folder, const SetupDraft &draft);
/// Nothing when none is kept.
Result<std::optional<SetupDraft>> keptDraft(const QString &folder);

/// A setup that was begun here, by its state on disk.
struct SavedSetup
{
    QString cluster;
    Result<SetupState> state;
};
/// All of them, by name. One that cannot be read is in the list with its error.
std::vector<SavedSetup> savedSetups(const QString &folder);

} // namespace pilothouse::clustersetup
