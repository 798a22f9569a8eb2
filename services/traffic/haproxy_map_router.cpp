// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/traffic/haproxy_map_router.h"

#include "services/core/log.h"

#include <QCoroFuture>

namespace pilothouse::traffic {

namespace {

/// How often a change that waits for nobody starts again after somebody else's commit came between.
constexpr int kOvertakenRounds = 3;

Error makeError(ErrorKind kind, const QString &what)
{
    Error error;
    error.kind = kind;
    error.what = what;
    return error;
}

Result<cutover::RouterState> stateOf(const wire::ProcessInfo &process, const std::vector<wire::MapEntry> &entries, const QByteArray &raw)
{
    const auto reading = wire::readMap(entries);
    if (!reading) {
        Error error = reading.error();
        error.raw = raw.left(4096);
        return error;
    }
    cutover::RouterState state;
    state.split = reading->split;
    state.epoch = reading->epoch;
    state.findings = reading->findings;
    state.raw = QString::fromUtf8(raw);
    state.process = QStringLiteral("pid %1").arg(process.pid);
    state.uptimeSeconds = process.uptimeSeconds;
    return state;
}

} // namespace

Result<std::shared_ptr<HaproxyMapRouter>> HaproxyMapRouter::create(const domain::CutoverSettings &settings, ExchangeLimits limits)
{
    const auto address = RuntimeAddress::parse(settings.router.address);
    if (!address)
        return address.error();
    if (const Status name = wire::checkMapName(settings.router.map); !name)
        return name.error();
    return std::shared_ptr<HaproxyMapRouter>(
        new HaproxyMapRouter(*address, settings.router.map.toUtf8(), settings.oldPlane.name, settings.newPlane.name, limits));
}

HaproxyMapRouter::HaproxyMapRouter(RuntimeAddress address, QByteArray map, QString oldPlane, QString newPlane, ExchangeLimits limits)
    : m_address(std::move(address))
    , m_map(std::move(map))
    , m_oldPlane(std::move(oldPlane))
    , m_newPlane(std::move(newPlane))
    , m_limits(limits)
{
}

QCoro::Task<Result<cutover::RouterState>> HaproxyMapRouter::read()
{
    const auto self = shared_from_this();
    const auto seen = co_await look();
    if (!seen)
        co_return seen.error();
    const auto state = stateOf(seen->process, seen->entries, seen->raw);
    if (!state)
        co_return located(state.error());
    co_return state;
}

QCoro::Task<Result<cutover::RouterState>> HaproxyMapRouter::apply(domain::TrafficSplit split, std::optional<qint64> expectedEpoch)
{
    const auto self = shared_from_this();
    for (const domain::Intent intent : domain::kIntents)
        if (!split[intent].isWhole())
            co_return located(
                makeError(ErrorKind::InvalidInput, QStringLiteral("%1: this router takes whole percent only").arg(domain::intentWord(intent))));

    for (int round = 1;; ++round) {
        const auto result = co_await transact(split, expectedEpoch);
        const bool overtaken = !result && result.error().kind == ErrorKind::Conflict && !expectedEpoch;
        if (!overtaken || round == kOvertakenRounds)
            co_return result;
        qCInfo(lcTraffic) << "overtaken by another change, starting again" << m_address.text();
    }
}

QCoro::Task<Result<cutover::RouterTraffic>> HaproxyMapRouter::traffic()
{
    const auto self = shared_from_this();
    const auto answer = co_await ask(QByteArrayLiteral("show stat\n"));
    if (!answer)
        co_return answer.error().error;
    const auto planes = wire::parseTraffic(*answer, m_oldPlane, m_newPlane);
    if (!planes)
        co_return located(planes.error());
    cutover::RouterTraffic traffic = *planes;
    const auto table = co_await ask(QByteArrayLiteral("show table ") + wire::kIntentTable + '\n');
    // The count of intents is an extra of some routers: without it the planes' counts still hold.
    const auto intents = table ? wire::parseIntentCounts(*table, m_oldPlane, m_newPlane)
                               : Result<std::optional<cutover::IntentCounts>>(std::optional<cutover::IntentCounts>());
    if (intents)
        traffic.intents = *intents;
    else
        qCWarning(lcTraffic) << "intents are not counted" << m_address.text() << intents.error().what;
    co_return std::move(traffic);
}

QString HaproxyMapRouter::manualCommand(const domain::TrafficSplit &split) const
{
    return QStringLiteral("echo %1 | socat -t 5 - %2")
        .arg(wire::shellQuoted(QString::fromUtf8(wire::manualLine(m_map, split))), wire::shellQuoted(m_address.socatText()));
}

QCoro::Task<ExchangeResult> HaproxyMapRouter::ask(QByteArray command)
{
    const auto self = shared_from_this();
    const auto answer = co_await exchange(m_address, command, m_limits);
    co_return answer;
}

QCoro::Task<Result<HaproxyMapRouter::Look>> HaproxyMapRouter::look()
{
    const auto self = shared_from_this();
    const auto info = co_await ask(QByteArrayLiteral("show info\n"));
    if (!info)
        co_return info.error().error;
    const auto process = wire::parseInfo(*info);
    if (!process)
        co_return located(process.error());

    const auto list = co_await ask(QByteArrayLiteral("show map\n"));
    if (!list)
        co_return list.error().error;
    const auto versions = wire::parseMapList(*list, m_map);
    if (!versions)
        co_return located(versions.error());

    const auto map = co_await ask("show map " + m_map + '\n');
    if (!map)
        co_return map.error().error;
    const auto entries = wire::parseMapEntries(*map);
    if (!entries)
        co_return located(entries.error());
    co_return Look{*process, *versions, *entries, *map};
}

QCoro::Task<Result<cutover::RouterState>> HaproxyMapRouter::transact(domain::TrafficSplit split, std::optional<qint64> expectedEpoch)
{
    const auto self = shared_from_this();
    const auto before = co_await look();
    if (!before)
        co_return before.error();
    const qint64 epoch = wire::epochOf(before->entries);
    if (expectedEpoch) {
        const auto reading = wire::readMap(before->entries);
        if (!reading)
            co_return located(reading.error());
        if (reading->epoch != *expectedEpoch)
            co_return located(
                makeError(ErrorKind::Conflict, QStringLiteral("the split was changed by other: version %1 is in force (%2), version %3 was expected")
                                                   .arg(reading->epoch)
                                                   .arg(reading->split.toText())
                                                   .arg(*expectedEpoch)));
        if (!reading->unknownKeys.isEmpty())
            co_return located(makeError(
                ErrorKind::Protocol,
                QStringLiteral("the map also holds %1, which a new version would drop").arg(reading->unknownKeys.join(QStringLiteral(", ")))));
    }

    const auto prepared = co_await ask("prepare map " + m_map + '\n');
    if (!prepared)
        co_return prepared.error().error;
    const auto version = wire::parsePreparedVersion(*prepared);
    if (!version)
        co_return located(version.error());

    const auto filled = co_await fill(*version, wire::mapEntries(split, epoch + 1));
    auto failure = filled ? std::optional<Error>() : filled.error();
    if (!failure) {
        const std::optional<Look> unchangedSince = expectedEpoch ? std::optional<Look>(*before) : std::nullopt;
        const auto committed = co_await commit(*version, unchangedSince);
        if (!committed)
            failure = committed.error();
    }
    if (failure && failure->kind == ErrorKind::OutcomeUnknown) {
        // The command was sent and its answer lost. One look may settle it; if not, it stays unknown.
        const auto after = co_await confirm(split, epoch + 1, *version);
        if (after)
            co_return after;
        co_return *failure;
    }
    if (failure) {
        // What was prepared was never in force; leave nothing behind, whether or not that works.
        [[maybe_unused]] const auto cleared = co_await ask("clear map @" + QByteArray::number(*version) + ' ' + m_map + '\n');
        co_return *failure;
    }

    const auto after = co_await confirm(split, epoch + 1, *version);
    const bool lost = !after && (after.error().kind == ErrorKind::Network || after.error().kind == ErrorKind::Timeout);
    if (lost) {
        Error unknown = after.error();
        unknown.kind = ErrorKind::OutcomeUnknown;
        unknown.what = QStringLiteral("the change was accepted and could not be read back: %1").arg(unknown.what);
        co_return unknown;
    }
    if (after)
        qCInfo(lcTraffic) << "split in force" << split.toText() << "version" << epoch + 1;
    co_return after;
}

QCoro::Task<Status> HaproxyMapRouter::fill(qint64 version, std::vector<wire::MapEntry> entries)
{
    const auto self = shared_from_this();
    const auto added = co_await ask(wire::addCommand(m_map, version, entries));
    if (!added)
        co_return added.error().error;
    if (const Status accepted = wire::parseSetting(*added, QStringLiteral("add map")); !accepted)
        co_return located(accepted.error());

    const auto shown = co_await ask("show map @" + QByteArray::number(version) + ' ' + m_map + '\n');
    if (!shown)
        co_return shown.error().error;
    const auto prepared = wire::parseMapEntries(*shown);
    if (!prepared)
        co_return located(prepared.error());
    if (*prepared != entries) {
        Error error = makeError(ErrorKind::Protocol, QStringLiteral("the prepared map is not what was written into it"));
        error.raw = shown->left(4096);
        co_return located(error);
    }
    co_return Done();
}

QCoro::Task<Status> HaproxyMapRouter::commit(qint64 version, std::optional<Look> unchangedSince)
{
    const auto self = shared_from_this();
    if (unchangedSince) {
        const auto now = co_await look();
        if (!now)
            co_return now.error();
        if (now->versions.current != unchangedSince->versions.current || now->entries != unchangedSince->entries
            || now->process.pid != unchangedSince->process.pid)
            co_return located(makeError(ErrorKind::Conflict, QStringLiteral("the split was changed by other while this change was prepared")));
    }
    const auto answer = co_await ask("commit map @" + QByteArray::number(version) + ' ' + m_map + '\n');
    if (!answer) {
        Error error = answer.error().error;
        if (answer.error().sent == Sent::Yes) {
            error.kind = ErrorKind::OutcomeUnknown;
            error.what = QStringLiteral("the change was sent and its answer lost: %1").arg(error.what);
        }
        co_return error;
    }
    if (const Status accepted = wire::parseSetting(*answer, QStringLiteral("commit map")); !accepted)
        co_return located(accepted.error());
    co_return Done();
}

QCoro::Task<Result<cutover::RouterState>> HaproxyMapRouter::confirm(domain::TrafficSplit split, qint64 epoch, qint64 version)
{
    const auto self = shared_from_this();
    const auto now = co_await look();
    if (!now)
        co_return now.error();
    const auto state = stateOf(now->process, now->entries, now->raw);
    if (!state)
        co_return located(state.error());
    if (state->epoch == epoch && state->split == split)
        co_return state;
    // Two changes at once can carry the same counter; the router's own version then tells whose came last.
    if (state->epoch > epoch || now->versions.current > version)
        co_return located(makeError(ErrorKind::Conflict,
                                    QStringLiteral("the split was changed by other right after: version %1 is in force (%2), version %3 was written")
                                        .arg(state->epoch)
                                        .arg(state->split.toText())
                                        .arg(epoch)));
    Error error = makeError(ErrorKind::Protocol,
                            QStringLiteral("not applied: the router accepted %1 and reads back %2").arg(split.toText(), state->split.toText()));
    error.raw = now->raw.left(4096);
    co_return located(error);
}

Error HaproxyMapRouter::located(Error error) const
{
    if (error.where.isEmpty())
        error.where = QStringLiteral("%1 map %2").arg(m_address.text(), QString::fromUtf8(m_map));
    return error;
}

} // namespace pilothouse::traffic
