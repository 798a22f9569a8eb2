// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/state_text.h"
#include "services/clustersetup/setup_session.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace pilothouse::models {

/// The pages of a setup in words: "Phala account".
QString setupPageTitle(clustersetup::SetupPage page);
/// What the page is for, in one sentence.
QString setupPageSentence(clustersetup::SetupPage page);
/// What was answered there, for the list of pages: "crunch-tee, tdx.medium"; empty: nothing yet.
QString setupPageCaption(clustersetup::SetupPage page, const clustersetup::SetupSession &session);
/// Mark and word of a page. Only a page that was looked at and found good has the good mark.
StateText setupPageState(clustersetup::PageVerdict verdict);

/// What a service says as a sentence. A name at its beginning (of a machine, of a file) stays as it is.
QString setupSaid(const QString &said);

/// What was found, where, and the next step, as one line of a list of findings.
StateText setupFinding(const clustersetup::Finding &finding);
std::vector<StateText> setupFindings(const clustersetup::Findings &findings);

/// What a saved setup came to: "Stopped at Deploy: …", "Done", "Undone".
StateText savedSetupText(const clustersetup::SavedSetup &saved, const clustersetup::SetupDraft &draft);

/// The whole of a setup as plain text to keep: what was found, planned, done and checked. No secret is in it.
QString setupReport(const clustersetup::SetupSession &session, const QString &environment, const QString &utc);

} // namespace pilothouse::models
