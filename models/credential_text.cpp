// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/credential_text.h"

#include "models/format.h"
#include "models/spoken.h"
#include "services/core/plain_text.h"

#include <QCoreApplication>

namespace pilothouse::models {

using credentials::CredentialList;
using credentials::CredentialNeed;
using credentials::CredentialSet;
using credentials::CredentialStatus;
using credentials::Keeping;
using credentials::Purpose;
using credentials::SetStatus;
using secrets::KeychainState;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(CredentialText)
};

const QString kNothing = QStringLiteral("–");

/// Keys that Pilothouse writes for itself and those nobody uses are not rotated.
bool isRotated(const CredentialStatus &name, const SetStatus &set)
{
    return name.need.keeping == Keeping::SecretStore && name.info && name.info->storedAt.isValid() && !set.set.isOurs && name.need.isTyped
           && name.need.purpose != Purpose::Unused;
}

QString usedBy(const CredentialSet &set)
{
    if (set.isOurs)
        return Words::tr("this desk's record");
    return set.remote.isEmpty() ? Words::tr("nothing in the profile") : visibleText(spoken(set.remote), 80);
}

QString backEndText(const CredentialStatus &name)
{
    if (name.need.keeping == Keeping::File)
        return Words::tr("file");
    return name.info ? spoken(name.info->backEnd) : kNothing;
}

/// "sets" are entered together, so a table cell names the other two.
ListRow rowOf(const CredentialStatus &name, const SetStatus &set, const QDateTime &now, int rotateAfterDays)
{
    const StateText state = credentialState(name, set, now, rotateAfterDays);
    const RotationText rotation = rotationText(name, set, now, rotateAfterDays);
    ListRow row;
    row.key = name.need.name;
    ListCell stateCell;
    stateCell.text = state.word;
    stateCell.state = state;
    ListCell nameCell;
    nameCell.text = visibleText(name.need.name, 200);
    nameCell.full = name.need.name;
    ListCell used;
    used.text = usedBy(set.set);
    used.muted = set.set.isOurs || name.need.purpose == Purpose::Unused;
    ListCell age;
    age.text = rotation.age;
    age.muted = rotation.age == kNothing;
    if (name.info && name.info->storedAt.isValid())
        age.full = name.info->storedAt.toUTC().toString(Qt::ISODate);
    ListCell due;
    due.text = rotation.due.isEmpty() ? kNothing : rotation.due;
    due.muted = rotation.due.isEmpty();
    due.strong = rotation.isDue;
    ListCell place;
    place.text = backEndText(name);
    place.muted = true;
    row.cells = {stateCell, nameCell, used, age, due, place};
    return row;
}

bool matches(const ListRow &row, const QString &filter)
{
    const QStringList wanted = filter.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    for (const QString &word : wanted) {
        const bool found = std::any_of(row.cells.begin(), row.cells.end(),
                                       [&word](const ListCell &cell) { return cell.text.contains(word, Qt::CaseInsensitive); });
        if (!found)
            return false;
    }
    return true;
}

} // namespace

QString purposeText(const CredentialNeed &need, const CredentialSet &set)
{
    switch (need.purpose) {
    case Purpose::PhalaKey: return Words::tr("Goes with each call to Phala Cloud: machines, their evidence, start and stop.");
    case Purpose::AwsKeyId: return Words::tr("Says which key signs. It is no secret itself, and useless without the next one.");
    case Purpose::AwsSecretKey: return Words::tr("Signs each call to AWS. It never leaves this desk.");
    case Purpose::AwsSessionToken: return Words::tr("Only for keys of a session: goes with each call until the session ends.");
    case Purpose::AwsSharedFile: return Words::tr("The profile names it in aws.profile; keys that are stored here are not used then.");
    case Purpose::DevelopmentKey: return Words::tr("Signs in at the orchestrator without a wallet, for development; never used in production.");
    case Purpose::SignIns: return Words::tr("Written when a wallet has signed in, so that it need not sign again for a week.");
    case Purpose::GatewayKey: return Words::tr("Shows the machines of %1 that it is their coordinator who calls.").arg(set.remote);
    case Purpose::AuditKey: return Words::tr("Signs the checkpoints of the record. Made here, and never sent anywhere.");
    case Purpose::AuditTip: return Words::tr("The end of the record, kept outside of it: a record that was cut short is found out.");
    case Purpose::Unused: return Words::tr("Nothing in this profile asks for it.");
    }
    return {};
}

QString whatStopsText(const CredentialSet &set)
{
    if (set.id == QLatin1String("phala"))
        return Words::tr("Without it the cluster is not read: no list of machines, no start, stop or restart, no comparison of live machines.");
    if (set.id == QLatin1String("aws"))
        return Words::tr("Without it the prover cluster is not read or scaled: services, hosts, logs and alarms stay empty.");
    if (set.id == QLatin1String("storage"))
        return Words::tr("Without it a registry reads no submissions.");
    if (set.id == QLatin1String("orchestrator"))
        return Words::tr("Without it a wallet has to sign in before agents are read or changed.");
    if (set.id == QLatin1String("sign-ins"))
        return Words::tr("Without it each wallet has to sign in again.");
    if (set.id == QLatin1String("gateway"))
        return Words::tr("Without it the machines refuse the calls of their coordinator.");
    if (set.isOurs)
        return Words::tr("Without it checkpoints are signed with a key that ends with the program.");
    return Words::tr("Nothing stops without it.");
}

RotationText rotationText(const CredentialStatus &name, const SetStatus &set, const QDateTime &now, int rotateAfterDays)
{
    RotationText text;
    text.age = kNothing;
    if (!name.info || !name.info->storedAt.isValid())
        return text;
    const qint64 age = std::max<qint64>(0, name.info->storedAt.secsTo(now));
    text.age = ageText(std::chrono::seconds(age));
    if (rotateAfterDays <= 0 || !isRotated(name, set))
        return text;
    const qint64 left = qint64(rotateAfterDays) * 24 * 3600 - age;
    text.isDue = left <= 0;
    const QString distance = ageText(std::chrono::seconds(std::abs(left)));
    text.due = text.isDue ? Words::tr("%1 ago", "rotation was due").arg(distance) : Words::tr("in %1", "rotation is due").arg(distance);
    return text;
}

StateText credentialState(const CredentialStatus &name, const SetStatus &set, const QDateTime &now, int rotateAfterDays)
{
    using State = CredentialStatus::State;
    switch (name.state) {
    case State::Missing: return StateText::of(Mark::Fail, Words::tr("Missing"));
    case State::NotSet: return StateText::of(Mark::Stopped, set.set.isOurs ? Words::tr("Not made yet") : Words::tr("Not set"));
    case State::Unread: return StateText::of(Mark::Unknown, Tone::Warn, Words::tr("Unknown"));
    case State::Exposed: return StateText::of(Mark::Warn, Words::tr("Open to others"));
    case State::Stored: break;
    }
    if (name.need.purpose == Purpose::Unused)
        return StateText::of(Mark::Stopped, Words::tr("Not used"));
    if (set.lastTest && !set.lastTest->ok) {
        const ErrorKind kind = set.lastTest->error ? set.lastTest->error->kind : ErrorKind::Internal;
        if (kind == ErrorKind::Unauthorised || kind == ErrorKind::Forbidden)
            return StateText::of(Mark::Fail, Words::tr("Refused"));
        return StateText::of(Mark::Unknown, Tone::Warn, Words::tr("Not answered"));
    }
    if (rotationText(name, set, now, rotateAfterDays).isDue)
        return StateText::of(Mark::Warn, Words::tr("Rotation due"));
    if (set.lastTest && set.lastTest->ok)
        return StateText::of(Mark::Pass, Words::tr("Works"));
    // Stored is not proven: only a test is.
    return StateText::of(Mark::Pass, Tone::Neutral, Words::tr("Stored"));
}

std::vector<ListColumn> credentialColumns()
{
    return {{QStringLiteral("state"), Words::tr("State")},
            {QStringLiteral("name"), Words::tr("Name")},
            {QStringLiteral("used"), Words::tr("Used by")},
            {QStringLiteral("age"), Words::tr("Age"), true},
            {QStringLiteral("due"), Words::tr("Rotation due"), true},
            {QStringLiteral("place"), Words::tr("Kept in")}};
}

std::vector<ListRow> credentialRows(const CredentialList &list, const QDateTime &now, int rotateAfterDays, const QString &filter)
{
    std::vector<ListRow> rows;
    for (const SetStatus &set : list.sets)
        for (const CredentialStatus &name : set.names) {
            ListRow row = rowOf(name, set, now, rotateAfterDays);
            if (matches(row, filter))
                rows.push_back(std::move(row));
        }
    return rows;
}

CredentialTrouble credentialTrouble(const CredentialList &list, const QDateTime &now, int rotateAfterDays)
{
    CredentialTrouble trouble;
    trouble.worst = StateText::of(Mark::Pass, QString());
    const auto add = [&trouble](const StateText &state) {
        ++trouble.count;
        if (urgency(state.tone) > urgency(trouble.worst.tone))
            trouble.worst = state;
    };
    bool unread = false;
    for (const SetStatus &set : list.sets)
        for (const CredentialStatus &name : set.names) {
            const StateText state = credentialState(name, set, now, rotateAfterDays);
            if (name.state == CredentialStatus::State::Unread)
                unread = true;
            else if (state.isTrouble())
                add(state);
        }
    // A keychain that does not tell is one trouble, however many keys it has.
    if (unread)
        add(StateText::of(Mark::Unknown, Tone::Warn, Words::tr("keychain not readable")));
    return trouble;
}

KeychainAdvice keychainAdvice(const CredentialList &list)
{
    const QString backEnd = visibleText(spoken(list.backEnd), 80);
    KeychainAdvice advice;
    if (list.isForSession) {
        advice.state = StateText::of(Mark::Warn, Words::tr("Memory"));
        advice.title = Words::tr("Kept in memory, until the program ends");
        advice.sentence = Words::tr("You chose so. Nothing is written to disk; after the next start each key is asked for again.");
        return advice;
    }
    if (list.keychain == KeychainState::Ready && list.backEnd == QLatin1String("memory")) {
        advice.state = StateText::of(Mark::Pass, Words::tr("Memory"));
        advice.title = Words::tr("Memory of this program");
        advice.sentence = Words::tr("Nothing is written to disk: these keys end with the program.");
        return advice;
    }
    switch (list.keychain) {
    case KeychainState::Ready:
        advice.state = StateText::of(Mark::Pass, Words::tr("Open"));
        advice.title = backEnd;
        advice.sentence = Words::tr("Unlocked. Values are kept there and nowhere else; they are never shown, also not here.");
        break;
    case KeychainState::Unknown:
        advice.state = StateText::of(Mark::Pending, Words::tr("Not asked"));
        advice.title = Words::tr("%1, not asked yet").arg(backEnd);
        advice.sentence = Words::tr("It does not tell whether it is locked. The first key that is needed finds out.");
        advice.offerAgain = true;
        break;
    case KeychainState::Locked:
        advice.state = StateText::of(Mark::Warn, Words::tr("Locked"));
        advice.title = Words::tr("%1 is locked").arg(backEnd);
        advice.sentence
            = Words::tr("Answer its password window, then ask again. Until then nothing that needs a key is read; what is shown stays, marked old.");
        advice.offerAgain = true;
        break;
    case KeychainState::Absent:
        advice.state = StateText::of(Mark::Blind, Tone::Warn, Words::tr("Absent"));
        advice.title = Words::tr("No keychain answers on this desk");
        advice.sentence = Words::tr("Start one (GNOME Keyring, KWallet, KeePassXC) and ask again, or keep the keys in memory until the program ends. "
                                    "They are never written to a plain file.");
        advice.offerAgain = true;
        advice.offerSession = true;
        break;
    case KeychainState::Slow:
        advice.state = StateText::of(Mark::Busy, Tone::Warn, Words::tr("Slow"));
        advice.title = Words::tr("%1 has not answered yet").arg(backEnd);
        advice.sentence = Words::tr("It is still waited for, and not asked twice. Its password window may be behind another window.");
        advice.offerAgain = true;
        advice.offerSession = true;
        break;
    case KeychainState::Changed:
        advice.state = StateText::of(Mark::Warn, Words::tr("Changed"));
        advice.title = Words::tr("The keys were stored in another keychain than the one that answers now");
        advice.sentence
            = list.keychainError && !list.keychainError->what.isEmpty()
                  ? spokenSentence(visibleText(list.keychainError->what, 300))
                  : Words::tr("Nothing was overwritten. Start the one they are in, or use the one that answers now and enter them again.");
        advice.offerAgain = true;
        advice.offerAccept = true;
        break;
    }
    return advice;
}

} // namespace pilothouse::models
