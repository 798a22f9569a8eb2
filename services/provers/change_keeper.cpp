// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/provers/change_keeper.h"

#include "services/core/json.h"
#include "services/core/log.h"
#include "services/core/plain_text.h"
#include "services/provers/in_force.h"

#include <QCoroFuture>

#include <algorithm>

namespace pilothouse::provers {

namespace {

const QString kPrefix = QStringLiteral("provers.scale/");
const QString kSetAside = QStringLiteral("provers.scale-set-aside/");

QString nameOf(const domain::ProverServiceId &service)
{
    return kPrefix + service.text();
}

Result<KeptChange> changeIn(const store::StoredDocument &document)
{
    const auto json = parseJsonObject(document.text.toUtf8());
    if (!json)
        return json.error();
    auto change = KeptChange::fromJson(*json);
    if (change && nameOf(change->service) != document.name)
        return Error{.kind = ErrorKind::Storage, .what = QStringLiteral("it is of another service than its name says")};
    return change;
}

std::optional<store::StoredDocument> named(const std::vector<store::StoredDocument> &documents, const QString &name)
{
    const auto found = std::find_if(documents.begin(), documents.end(), [&name](const auto &document) { return document.name == name; });
    return found == documents.end() ? std::nullopt : std::optional(*found);
}

/// Whether the change ends where the kept one was to end, or began.
bool leadsTo(const KeptChange &old, const KeptChange &change, const ScaleTarget &wanted)
{
    if (!change.group.isEmpty() && change.group != old.group)
        return false;
    const auto same
        = [&wanted](const ScaleTarget &numbers) { return wanted.tasks == numbers.tasks && (!numbers.group || wanted.group == numbers.group); };
    return same(old.after) || same(old.before);
}

bool sameButForTheTime(KeptStanding one, const KeptStanding &other)
{
    return one.service == other.service && one.title == other.title && one.state == other.state && one.standing == other.standing
           && one.mayStillCome == other.mayStillCome && one.text == other.text && one.result == other.result;
}

} // namespace

ChangeKeeper::ChangeKeeper(Parts parts) : m_parts(std::move(parts)) { }

/// The program that is at it, when that is another one and may still live.
std::optional<store::LeaseHolder> ChangeKeeper::runsElsewhere(const KeptChange &change) const
{
    const auto holder = store::LeaseHolder::fromText(change.program);
    return holder && !(*holder == m_parts.program) && !holder->isGone() ? holder : std::nullopt;
}

QCoro::Task<Result<KeptChange>> ChangeKeeper::begin(KeptChange change, ScaleTarget wanted)
{
    const auto self = shared_from_this();
    change.begunAt = m_parts.clock->utcNow();
    if (!m_parts.store)
        co_return std::move(change);
    const QString key = change.service.text();
    m_running.insert(key, Running());
    auto begun = co_await beginOver(change, wanted);
    if (begun)
        forget(change.service);
    else
        m_running.remove(key);
    co_return std::move(begun);
}

QCoro::Task<Result<KeptChange>> ChangeKeeper::beginOver(KeptChange change, ScaleTarget wanted)
{
    const auto self = shared_from_this();
    const QString name = nameOf(change.service);
    const auto documents = co_await store::listDocuments(*m_parts.store, name);
    if (!documents)
        co_return documents.error();
    if (const auto document = named(*documents, name)) {
        const auto old = changeIn(*document);
        if (!old) {
            const auto aside = co_await setAside(*document);
            if (!aside)
                co_return aside.error();
        } else if (const auto holder = runsElsewhere(*old)) {
            co_return Error{.kind = ErrorKind::Conflict,
                            .what = QStringLiteral("%1 is scaling it right now").arg(holder->words()),
                            .where = change.serviceName,
                            .nextStep = QStringLiteral("Wait for its end, or cancel it there.")};
        } else {
            m_running[change.service.text()].before = *document;
            if (leadsTo(*old, change, wanted))
                change = *old;
            else
                change.earlier = old->toJson();
        }
    }
    change.error.reset();
    change.program = m_parts.program.toText();
    change.updatedAt = m_parts.clock->utcNow();
    const QJsonObject json = change.toJson();
    const auto saved = co_await store::saveDocument(*m_parts.store, name, json, m_parts.clock);
    if (!saved)
        co_return saved.error();
    co_return std::move(change);
}

QCoro::Task<Done> ChangeKeeper::update(KeptChange change)
{
    const auto self = shared_from_this();
    if (!m_parts.store)
        co_return Done{};
    change.updatedAt = m_parts.clock->utcNow();
    const QString name = nameOf(change.service);
    const QJsonObject json = change.toJson();
    const auto saved = co_await store::saveDocument(*m_parts.store, name, json, m_parts.clock);
    if (!saved)
        qCWarning(lcProvers) << "how far a scaling came was not kept" << change.serviceName << saved.error().what;
    co_return Done{};
}

QCoro::Task<Done> ChangeKeeper::endWhole(KeptChange change)
{
    const auto self = shared_from_this();
    if (!m_parts.store)
        co_return Done{};
    const QString name = nameOf(change.service);
    const auto documents = co_await store::listDocuments(*m_parts.store, name);
    const auto document = documents ? named(*documents, name) : std::nullopt;
    const auto kept = document ? std::optional(changeIn(*document)) : std::nullopt;
    // What another program has begun meanwhile is not ours to remove.
    if (kept && *kept && (*kept)->program == m_parts.program.toText()) {
        const auto removed = co_await store::removeDocument(*m_parts.store, *document);
        if (!removed)
            qCWarning(lcProvers) << "a scaling that is whole is still kept" << change.serviceName << removed.error().what;
    }
    m_running.remove(change.service.text());
    co_return Done{};
}

QCoro::Task<Done> ChangeKeeper::endOpen(KeptChange change)
{
    const auto self = shared_from_this();
    change.program.clear();
    co_await update(change);
    m_running.remove(change.service.text());
    co_return Done{};
}

QCoro::Task<Done> ChangeKeeper::endUnsent(KeptChange change)
{
    const auto self = shared_from_this();
    const store::StoredDocument before = m_running.value(change.service.text()).before;
    const auto json = parseJsonObject(before.text.toUtf8());
    if (before.name.isEmpty() || !json) {
        co_await endWhole(change);
        co_return Done{};
    }
    const auto saved = co_await store::saveDocument(*m_parts.store, before.name, *json, m_parts.clock);
    if (!saved)
        qCWarning(lcProvers) << "the scaling before is not kept again" << change.serviceName << saved.error().what;
    m_running.remove(change.service.text());
    co_return Done{};
}

QCoro::Task<Status> ChangeKeeper::setAside(store::StoredDocument document)
{
    const auto self = shared_from_this();
    const QString name = kSetAside + document.name.mid(kPrefix.size()) + u'/' + toUtcText(m_parts.clock->utcNow());
    const QJsonObject json{{QStringLiteral("text"), document.text}};
    const auto saved = co_await store::saveDocument(*m_parts.store, name, json, m_parts.clock);
    if (!saved)
        co_return saved.error();
    const auto removed = co_await store::removeDocument(*m_parts.store, document);
    co_return removed;
}

void ChangeKeeper::forget(const domain::ProverServiceId &service)
{
    m_told.remove(service.text());
    const auto gone = std::remove_if(m_standings.begin(), m_standings.end(), [&service](const auto &each) { return each.service == service; });
    if (gone == m_standings.end())
        return;
    m_standings.erase(gone, m_standings.end());
    emit standingsChanged();
}

QCoro::Task<Status> ChangeKeeper::dismiss(domain::ProverServiceId service)
{
    const auto self = shared_from_this();
    if (!m_parts.store)
        co_return Done{};
    const QString name = nameOf(service);
    const auto documents = co_await store::listDocuments(*m_parts.store, name);
    if (!documents)
        co_return documents.error();
    if (const auto document = named(*documents, name)) {
        const auto change = changeIn(*document);
        if (m_running.contains(service.text()) || (change && runsElsewhere(*change)))
            co_return Error{.kind = ErrorKind::Refused, .what = QStringLiteral("the scaling is under way"), .where = service.text()};
        if (!change) {
            const auto aside = co_await setAside(*document);
            if (!aside)
                co_return aside;
        } else {
            const auto removed = co_await store::removeDocument(*m_parts.store, *document);
            if (!removed)
                co_return removed;
        }
    }
    forget(service);
    co_return Done{};
}

/// Where it stands by what is in force now; where it turned out to have done nothing, where the one before it stands.
QCoro::Task<KeptStanding> ChangeKeeper::standOf(KeptChange change)
{
    const auto self = shared_from_this();
    KeptStanding told;
    const std::chrono::milliseconds age(change.updatedAt.msecsTo(m_parts.clock->utcNow()));
    for (;;) {
        const domain::ProverService wanted = change.serviceToRead();
        const InForce now = co_await readInForce(m_parts.ports, wanted, change.group);
        told.standing = standingOf(change, now.service, now.group);
        told.result = ChangeResult();
        told.result.service = now.service;
        told.result.group = now.group;
        told.result.inForce = now.text;
        if (told.standing != ChangeStanding::Back || change.earlier.isEmpty())
            break;
        const auto earlier = KeptChange::fromJson(change.earlier);
        if (!earlier)
            break;
        change = *earlier;
    }
    told.mayStillCome = told.standing == ChangeStanding::Back && age < m_parts.settle;
    told.service = change.service;
    told.title = change.title;
    told.before = change.before;
    told.after = change.after;
    told.wasInterrupted = !change.error.has_value();
    told.begunAt = change.begunAt;
    told.readAt = m_parts.clock->utcNow();
    told.result.steps = change.steps;
    told.result.ok = told.standing == ChangeStanding::Whole;
    told.result.text = told.result.inForce;
    if (told.standing == ChangeStanding::HalfDone) {
        Error error = change.error.value_or(
            Error{.kind = ErrorKind::OutcomeUnknown, .what = QStringLiteral("the program that ran it ended before it was through")});
        offerWaysOut(change, m_parts.style, &error, &told.result);
        told.result.error = error;
        told.result.text = QStringLiteral("%1. %2").arg(error.what, error.unchanged);
    } else if (told.standing != ChangeStanding::Whole) {
        told.result.error = change.error;
    }
    co_return std::move(told);
}

QCoro::Task<Done> ChangeKeeper::check()
{
    const auto self = shared_from_this();
    if (!m_parts.store)
        co_return Done{};
    m_checkAgain = m_checking;
    if (m_checking)
        co_return Done{}; // the one under way looks once more
    m_checking = true;
    do {
        m_checkAgain = false;
        co_await checkOnce();
    } while (m_checkAgain);
    m_checking = false;
    co_return Done{};
}

QCoro::Task<Done> ChangeKeeper::checkOnce()
{
    const auto self = shared_from_this();
    std::vector<KeptStanding> found;
    const auto documents = co_await store::listDocuments(*m_parts.store, kPrefix);
    if (!documents) {
        KeptStanding blind;
        blind.state = KeptStanding::State::CannotBeReadBack;
        blind.text = documents.error().what;
        found.push_back(blind);
    }
    const std::vector<store::StoredDocument> kept = documents ? *documents : std::vector<store::StoredDocument>();
    for (const store::StoredDocument &document : kept) {
        KeptStanding told;
        told.service = domain::ProverServiceId(document.name.mid(kPrefix.size()));
        const QString key = told.service.text();
        if (m_running.contains(key))
            continue;
        m_told.remove(key); // there is a newer one
        const auto change = changeIn(document);
        if (!change) {
            told.state = KeptStanding::State::CannotBeReadBack;
            told.text = change.error().what;
        } else if (const auto holder = runsElsewhere(*change)) {
            told.state = KeptStanding::State::RunsElsewhere;
            told.title = change->title;
            told.begunAt = change->begunAt;
            told.text = holder->words();
        } else {
            told = co_await standOf(*change);
            if (m_running.contains(key))
                continue; // begun while it was read
            if (told.isSettled()) {
                const auto removed = co_await store::removeDocument(*m_parts.store, document);
                if (removed)
                    m_told.insert(key, told);
                else
                    qCWarning(lcProvers) << "a settled scaling is still kept" << key << removed.error().what;
            }
        }
        if (!m_told.contains(key))
            found.push_back(told);
    }
    for (auto told = m_told.cbegin(); told != m_told.cend(); ++told)
        if (!m_running.contains(told.key()))
            found.push_back(*told);
    std::sort(found.begin(), found.end(), [](const auto &one, const auto &other) { return one.service.text() < other.service.text(); });
    const bool same = std::equal(found.begin(), found.end(), m_standings.begin(), m_standings.end(), sameButForTheTime);
    m_standings = std::move(found);
    if (!same)
        emit standingsChanged();
    co_return Done{};
}

} // namespace pilothouse::provers
