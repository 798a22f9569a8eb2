// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/list_table_model.h"
#include "services/credentials/credentials_workflow.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace pilothouse::models {

/// What a name is for, in a sentence: "Each call to Phala Cloud carries it."
QString purposeText(const credentials::CredentialNeed &need, const credentials::CredentialSet &set);
/// What works no more without it, in a sentence.
QString whatStopsText(const credentials::CredentialSet &set);

/// How old a stored value is and when it should be replaced.
struct RotationText
{
    QString age; ///< "41 d", "–" where nobody knows
    QString due; ///< "in 49 d", "12 d ago"; empty when nothing is due ever
    bool isDue = false;
};
RotationText rotationText(const credentials::CredentialStatus &name, const credentials::SetStatus &set, const QDateTime &now, int rotateAfterDays);

StateText credentialState(const credentials::CredentialStatus &name, const credentials::SetStatus &set, const QDateTime &now, int rotateAfterDays);

/// The columns and rows of the table; `filter` is matched against all shown words and hides what has none of it.
std::vector<ListColumn> credentialColumns();
std::vector<ListRow> credentialRows(const credentials::CredentialList &list, const QDateTime &now, int rotateAfterDays, const QString &filter);

/// How many names need a person, and the worst of their states.
struct CredentialTrouble
{
    int count = 0;
    StateText worst;
};
CredentialTrouble credentialTrouble(const credentials::CredentialList &list, const QDateTime &now, int rotateAfterDays);

/// The keychain in words: a verdict, what it means, and what can be done.
struct KeychainAdvice
{
    StateText state;
    QString title;
    QString sentence;
    bool offerAgain = false;   ///< ask it once more
    bool offerSession = false; ///< keep secrets in memory for this session
    bool offerAccept = false;  ///< use the keychain that answers now
};
KeychainAdvice keychainAdvice(const credentials::CredentialList &list);

} // namespace pilothouse::models
