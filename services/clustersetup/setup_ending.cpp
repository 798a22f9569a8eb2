// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/clustersetup/setup_run.h"
#include "services/core/plain_text.h"

#include <algorithm>

namespace pilothouse::clustersetup {

using namespace Qt::StringLiterals;

QCoro::Task<Status> SetupRun::writeFiles()
{
    const auto self = shared_from_this();
    for (const FileChange &change : m_survey.writes->changes) {
        const auto now = lookAtFile(change.path);
        if (!now)
            co_return now.error();
        // What an earlier run put on paper for the same bytes goes on under its receipt, so that its backup is the one kept.
        auto entry = std::find_if(m_state.files.begin(), m_state.files.end(), [&](const SetupState::File &file) {
            return file.receipt.path == change.path && file.receipt.before == change.before && file.receipt.after == change.after()
                   && file.writing == Sending::Intended;
        });
        const QString path = change.path;
        const QString what = u"write %1"_s.arg(change.what);
        emit stepChanged(SetupPage::Write, what);
        if (entry == m_state.files.end()) {
            const QString tag = u"%1-%2"_s.arg(m_state.run).arg(m_state.files.size());
            const FileReceipt receipt = receiptFor(change, tag);
            const Status announced = co_await record(audit::Outcome::Intended, "setup.write", path, what);
            if (!announced)
                co_return announced.error();
            m_state.files.push_back({receipt, Sending::Intended});
            const Status saved = save();
            if (!saved)
                co_return saved.error();
            entry = std::prev(m_state.files.end());
        }
        const FileReceipt receipt = entry->receipt;
        Status written = applyFileChange(change, receipt);
        if (written) {
            entry->writing = Sending::Done;
            written = save();
        } else if (written.error().kind == ErrorKind::Conflict) {
            // Certainly not written: an undo must not stop at a file that is somebody else's.
            m_state.files.erase(entry);
            const Status kept = save();
            if (!kept)
                written = kept;
        }
        const QString said = written ? what : written.error().what;
        const auto word = written ? audit::Outcome::Done : audit::Outcome::Failed;
        co_await record(word, "setup.write", path, said);
        if (!written)
            co_return written;
        m_done << (receipt.backupPath.isEmpty() ? u"%1 was written: %2"_s.arg(change.what, path)
                                                : u"%1 was written: %2 (before: %3)"_s.arg(change.what, path, receipt.backupPath));
    }
    // Written before the program ended, and so no change any more: the paper catches up.
    for (SetupState::File &file : m_state.files) {
        const auto now = lookAtFile(file.receipt.path);
        if (file.writing == Sending::Intended && now && now->hash() == file.receipt.after)
            file.writing = Sending::Done;
    }
    const Status saved = save();
    co_return saved;
}

QCoro::Task<Result<Findings>> SetupRun::verify(CancelToken cancel)
{
    const auto self = shared_from_this();
    emit stepChanged(SetupPage::Verify, u"asking without a signature"_s);
    Findings findings;
    const QString where = m_port->endpoint();
    findings.push_back({Severity::Passed, u"answers"_s, u"the registry answers and is healthy"_s, where, 0, {}});
    const auto bare = co_await m_port->unsignedStatus(cancel);
    if (!bare)
        findings.push_back(findingOf(u"unsigned"_s, u"the request without a signature"_s, bare.error()));
    else if (*bare == 401)
        findings.push_back({Severity::Passed, u"unsigned"_s, u"a request without a signature is refused (401)"_s, where, 0, {}});
    else
        findings.push_back({Severity::Failed, u"unsigned"_s,
                            *bare < 400 ? u"ALARM: a request without a signature is served (%1); everybody can use this machine"_s.arg(*bare)
                                        : u"a request without a signature is answered with %1 instead of 401"_s.arg(*bare),
                            where, 0, u"Look at whether GATEWAY_AUTH_COORDINATOR_WALLET reached the container; undo the setup otherwise."_s});
    const Findings asked = co_await verifySigned(cancel);
    const Finding clock = co_await checkClock(m_parts, where, cancel);
    findings.push_back(clock);
    const Findings claimed = co_await verifyClaims();
    findings.insert(findings.end(), asked.begin(), asked.end());
    const Findings used = co_await verifyOrchestrator(cancel);
    findings.insert(findings.end(), claimed.begin(), claimed.end());
    findings.insert(findings.end(), used.begin(), used.end());
    if (cancel.isCancelled())
        co_return Error{.kind = ErrorKind::Cancelled, .what = u"the checks at the end were stopped"_s, .nextStep = u"Run the setup again."_s};
    co_return findings;
}

QCoro::Task<Findings> SetupRun::verifySigned(CancelToken cancel)
{
    const auto self = shared_from_this();
    Findings findings;
    const QString where = m_port->endpoint();
    const auto limit = m_parts->clock->monotonicNow() + m_parts->readyLimit;
    for (;;) {
        emit stepChanged(SetupPage::Verify, u"asking with a signature"_s);
        const auto models = co_await m_port->runningModels(cluster::Attempts::Single, cancel);
        if (models) {
            findings.push_back({Severity::Passed, u"signed"_s, u"a signed request is accepted"_s, where, 0, {}});
            break;
        }
        // A machine that has just started may not have fetched the allowed keys yet.
        const bool mayCome = models.error().kind != ErrorKind::Forbidden && m_parts->clock->monotonicNow() < limit;
        bool goesOn = false;
        if (mayCome)
            goesOn = co_await pause(cancel);
        if (!goesOn) {
            findings.push_back(findingOf(u"signed"_s, u"the signed request"_s, models.error()));
            break;
        }
    }
    const auto capacity = co_await m_port->capacity(cluster::Attempts::Single, cancel);
    if (!capacity)
        findings.push_back(findingOf(u"capacity"_s, u"the capacity"_s, capacity.error()));
    else
        findings.push_back({capacity->acceptingNewModels ? Severity::Passed : Severity::Warning,
                            u"capacity"_s,
                            capacity->acceptingNewModels ? u"it has room for models"_s : u"it takes no models now"_s,
                            where,
                            0,
                            {}});
    const auto commands = co_await m_port->offersDebugCommands(cancel);
    if (!commands)
        findings.push_back(findingOf(u"debug-commands"_s, u"whether commands can be run inside"_s, commands.error()));
    else if (*commands)
        findings.push_back({Severity::Failed, u"debug-mode"_s, u"it runs commands for whoever may sign requests"_s, where, 0,
                            u"Deploy it without the debug mode, or accept it knowingly."_s});
    else
        findings.push_back({Severity::Passed, u"debug-commands"_s, u"it offers no commands"_s, where, 0, {}});
    co_return findings;
}

/// What the cloud says of the machine, held against what was asked for.
QCoro::Task<Findings> SetupRun::verifyClaims()
{
    const auto self = shared_from_this();
    Findings findings;
    const SetupState::Registry made = m_state.registry;
    const auto now = co_await m_parts->cvms->get(made.cvmId);
    if (!now) {
        findings.push_back(findingOf(u"machine"_s, u"the machine at the cloud"_s, now.error()));
        co_return findings;
    }
    if (!made.domain.isEmpty() && now->gatewayDomain != made.domain)
        findings.push_back({Severity::Failed,
                            u"domain"_s,
                            u"it announces its models under %1, but is reached under %2"_s.arg(made.domain, visibleText(now->gatewayDomain, 120)),
                            {},
                            0,
                            u"Change CVM_BASE_DOMAIN of the machine."_s});
    else if (made.domain.isEmpty())
        findings.push_back(
            {Severity::Note, u"domain"_s, u"which domain it announces its models under is not known: its variables are as they were"_s, {}, 0, {}});
    else
        findings.push_back({Severity::Passed, u"domain"_s, u"it announces its models where they are reached"_s, {}, 0, {}});
    if (!made.composeHash.isEmpty() && now->composeHash.compare(made.composeHash, Qt::CaseInsensitive) != 0)
        findings.push_back({Severity::Failed,
                            u"compose-hash"_s,
                            u"its compose hash is not the one that the cloud promised"_s,
                            {},
                            0,
                            u"Compare the machine's attestation before it is used."_s});
    else if (!made.composeHash.isEmpty())
        findings.push_back({Severity::Passed, u"compose-hash"_s, u"its compose hash is the promised one, by the cloud's word"_s, {}, 0, {}});
    const auto file = co_await m_parts->deploys->composeFile(made.cvmId);
    if (!file)
        findings.push_back({Severity::Warning, u"public-logs"_s, u"whether its logs are public could not be read"_s, {}, 0, {}});
    else if (file->publicLogs.value_or(true))
        findings.push_back(
            {Severity::Warning,
             u"public-logs"_s,
             file->publicLogs ? u"its logs are public"_s : u"the cloud does not say whether its logs are public; by default they are"_s,
             {},
             0,
             {}});
    else
        findings.push_back({Severity::Passed, u"public-logs"_s, u"its logs are not public"_s, {}, 0, {}});
    co_return findings;
}

QCoro::Task<Result<QStringList>> SetupRun::undo()
{
    const auto self = shared_from_this();
    if (m_parts->access && !m_parts->access->isWritable())
        co_return readOnly(m_parts->environment);
    const domain::Plan plan = undoPlan();
    if (!plan.isAllowed())
        co_return Error{.kind = ErrorKind::Refused, .what = plan.refusal, .unchanged = u"Nothing was undone."_s};
    const Status begun = begin();
    if (!begun)
        co_return begun.error();
    m_done.clear();
    const Status files = co_await undoFiles();
    if (!files)
        co_return files.error();
    const Status registry = co_await undoRegistry();
    if (!registry)
        co_return registry.error();
    m_state.isUndone = true;
    m_state.isFinished = false;
    const Status saved = save();
    if (!saved)
        co_return saved.error();
    const QStringList done = m_done;
    co_return done;
}

QCoro::Task<Status> SetupRun::undoFiles()
{
    const auto self = shared_from_this();
    while (!m_state.files.empty()) {
        const FileReceipt receipt = m_state.files.back().receipt;
        const QString what = receipt.before.isEmpty() ? u"take the file away"_s : u"put the former file back"_s;
        const Status announced = co_await record(audit::Outcome::Intended, "setup.undo", receipt.path, what);
        if (!announced)
            co_return announced.error();
        const Status undone = undoFileChange(receipt);
        const QString said = undone ? what : undone.error().what;
        const auto word = undone ? audit::Outcome::Done : audit::Outcome::Failed;
        co_await record(word, "setup.undo", receipt.path, said);
        if (!undone)
            co_return undone.error();
        m_done << (receipt.before.isEmpty() ? u"%1 is gone"_s : u"%1 is as it was"_s).arg(receipt.path);
        m_state.files.pop_back();
        const Status saved = save();
        if (!saved)
            co_return saved.error();
    }
    co_return Done{};
}

/// Deletes what this setup made and nothing else: the machine must have the app id that the cloud promised to it.
QCoro::Task<Status> SetupRun::undoRegistry()
{
    const auto self = shared_from_this();
    if (m_state.registry.sending == Sending::None || !m_state.registry.isOurs)
        co_return Done{};
    const QString name = m_state.registry.name;
    // One whose making was begun may still come up.
    const int looks = m_state.registry.sending == Sending::Intended ? std::max(1, m_parts->looksAfterLoss) : 1;
    std::optional<QString> id;
    for (int look = 0; look < looks && !id; ++look) {
        const CancelToken never;
        if (look > 0)
            co_await pause(never);
        const auto found = co_await ownRegistry();
        if (!found)
            co_return found.error();
        id = *found;
    }
    if (id) {
        const QString machine = *id;
        const Status removed = co_await removeRegistry(machine);
        if (!removed)
            co_return removed.error();
    }
    m_done << (id ? u"%1 is deleted"_s : u"%1 is not there any more"_s).arg(name);
    m_state.registry = SetupState::Registry();
    const Status saved = save();
    co_return saved;
}

QCoro::Task<Result<std::optional<QString>>> SetupRun::ownRegistry()
{
    const auto self = shared_from_this();
    const CancelToken never;
    const auto list = co_await m_parts->cvms->list(never);
    if (!list)
        co_return list.error();
    for (const domain::Cvm &cvm : list->items)
        if (cvm.appId == m_state.registry.appId && cvm.name == m_state.registry.name)
            co_return std::optional<QString>(cvm.id.text());
    if (!list->skipped.empty())
        co_return Error{.kind = ErrorKind::Refused,
                        .what = u"%1 was not found, but a part of the cloud's list could not be read"_s.arg(m_state.registry.name),
                        .where = m_parts->cvms->endpoint(),
                        .nextStep = u"Look for app %1 in the cloud's own list: it may still be paid for."_s.arg(m_state.registry.appId)};
    co_return std::optional<QString>();
}

QCoro::Task<Status> SetupRun::removeRegistry(QString id)
{
    const auto self = shared_from_this();
    const QString name = m_state.registry.name;
    const QString what = u"delete %1 (app %2)"_s.arg(name, m_state.registry.appId);
    const Status announced = co_await record(audit::Outcome::Intended, "setup.undo", name, what);
    if (!announced)
        co_return announced.error();
    Status removed = co_await m_parts->deploys->remove(id);
    if (!removed && removed.error().kind == ErrorKind::NotFound)
        removed = Done{};
    const QString said = removed ? what : removed.error().what;
    const bool isOpen = !removed && (removed.error().kind == ErrorKind::OutcomeUnknown || removed.error().kind == ErrorKind::Timeout);
    const auto word = removed ? audit::Outcome::Done : isOpen ? audit::Outcome::Unknown : audit::Outcome::Failed;
    co_await record(word, "setup.undo", name, said);
    if (removed)
        co_return Done{};
    Error error = removed.error();
    error.nextStep = u"It may still be paid for. Run the undo again."_s;
    co_return error;
}

} // namespace pilothouse::clustersetup
