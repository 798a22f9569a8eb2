// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/log_document.h"

#include "models/hit_surroundings.h"
#include "models/spoken.h"
#include "services/core/plain_text.h"

#include <QFutureWatcher>
#include <QThreadPool>
#include <QtConcurrent>

#include <algorithm>
#include <utility>

namespace pilothouse::models {

using logs::LogMatcher;
using logs::LogSpool;
using logs::TimeOrder;
using namespace std::chrono_literals;

namespace {

constexpr auto kPace = 40ms;            ///< people read no faster
constexpr qint64 kTakenAtOnce = 10'000; ///< lines: a millisecond or so where they are out of order
constexpr auto kTakingTime = 2ms;       ///< in one turn
constexpr int kCachedCharacters = 2'000'000;
constexpr size_t kFetchedAtOnce = 500;        ///< lines
constexpr qsizetype kCopiedBytes = 64 * 1024; ///< of one line
constexpr qsizetype kWhereTheLevelStands = 80;

Tone toneOf(const QString &text)
{
    const QStringView begin = QStringView(text).left(kWhereTheLevelStands);
    for (const char *word : {"ERROR", "FATAL", "panicked"})
        if (begin.contains(QLatin1StringView(word)))
            return Tone::Fail;
    return begin.contains(QLatin1StringView("WARN")) ? Tone::Warn : Tone::Neutral;
}

QString copyText(const LogSpool &spool, const std::vector<quint32> &lines)
{
    QString all;
    const QStringList sources = spool.sources();
    for (const quint32 line : lines) {
        const auto text = spool.text(line, kCopiedBytes, LogSpool::Wait::ForDisk);
        if (!text || !*text)
            continue;
        const QByteArray prefix = logs::savedPrefix(spool.index().line(line), sources);
        all += visibleText(QString::fromUtf8(prefix)) + logs::styledLine(**text, kCopiedBytes).text + u'\n';
    }
    all.chop(1);
    return all;
}

} // namespace

LogDocument::LogDocument(std::shared_ptr<LogSpool> spool, QObject *parent) : QObject(parent), m_spool(std::move(spool)), m_cache(kCachedCharacters)
{
    m_pace.setSingleShot(true);
    connect(&m_pace, &QTimer::timeout, this, &LogDocument::takeIn);
    m_fetch.setSingleShot(true);
    connect(&m_fetch, &QTimer::timeout, this, &LogDocument::fetch);
    // From the spool's thread. One message at a time is on its way, however often it calls.
    const auto isPosted = std::make_shared<std::atomic_bool>(false);
    m_spool->setListener([this, isPosted] {
        if (isPosted->exchange(true))
            return;
        QMetaObject::invokeMethod(
            this,
            [this, isPosted] {
                isPosted->store(false);
                onSpoolGrew();
            },
            Qt::QueuedConnection);
    });
    onSpoolGrew();
}

LogDocument::~LogDocument()
{
    m_spool->setListener({});
    m_cancel.cancel();
    // Giving the room of a large file back takes its time, and the thread that writes is waited for.
    QThreadPool::globalInstance()->start([spool = std::move(m_spool)]() mutable { spool.reset(); });
}

TimeOrder::TimeOf LogDocument::timeOf() const
{
    return [index = &m_spool->index()](quint32 line) { return index->timeOf(line); };
}

void LogDocument::onSpoolGrew()
{
    // At once after a pause, then paced.
    if (!m_pace.isActive())
        m_pace.start(m_isBusy ? kPace : 0ms);
}

void LogDocument::takeIn()
{
    const qint64 count = m_spool->count();
    const auto until = std::chrono::steady_clock::now() + kTakingTime;
    const qint64 before = m_taken;
    qint64 changed = m_all.count();
    do {
        const qint64 end = std::min(count, m_taken + kTakenAtOnce);
        changed = std::min(changed, m_all.addRange(quint32(m_taken), quint32(end), timeOf()));
        m_taken = end;
    } while (m_taken < count && std::chrono::steady_clock::now() < until);
    m_isBusy = m_taken > before;
    if (m_isBusy) {
        if (!isNarrowed())
            emit shownChanged(changed, m_taken - before);
        else if (m_shownReach > 0)
            addAround(HitSurroundings{m_all, m_hits, m_shownReach, timeOf()}.ofLines(quint32(before), quint32(m_taken), m_around));
        searchOn();
        m_pace.start(m_taken < count ? 0ms : kPace);
    }
    emit stateChanged();
}

Status LogDocument::setQuery(const logs::LogQuery &query)
{
    if (query == m_query)
        return Done{};
    if (query.isEmpty()) {
        stopSearch();
        m_query = query;
        const bool wasNarrowed = isNarrowed();
        m_matcher.reset();
        m_hits.clear();
        m_around.clear();
        m_shownReach = 0;
        m_isFirstLook = false;
        if (wasNarrowed)
            emit shownReset();
        emit stateChanged();
        return Done{};
    }
    auto matcher = LogMatcher::of(query);
    if (!matcher)
        return matcher.error();
    stopSearch();
    m_query = query;
    const bool hadNone = !m_matcher;
    m_matcher = std::move(*matcher);
    if (hadNone && m_onlyMatching)
        m_hits = m_all; // what is shown stays until the first look is over
    lookAnew();
    return Done{};
}

void LogDocument::lookAnew()
{
    m_isFirstLook = true;
    searchOn();
    emit stateChanged();
}

void LogDocument::setReach(int lines)
{
    if (m_reach == lines)
        return;
    m_reach = lines;
    if (!m_matcher)
        return;
    stopSearch();
    lookAnew();
}

bool LogDocument::isOtherPlace(qint64 row) const
{
    if (row < 1 || !isNarrowed() || m_shownReach == 0)
        return false;
    const auto here = m_all.rowOf(lineAt(row), timeOf());
    const auto before = m_all.rowOf(lineAt(row - 1), timeOf());
    return here && before && *here != *before + 1;
}

void LogDocument::addAround(const std::vector<quint32> &lines)
{
    if (lines.empty())
        return;
    const qint64 changed = m_around.add(lines, timeOf());
    if (isNarrowed())
        emit shownChanged(changed, qint64(lines.size()));
}

void LogDocument::stopSearch()
{
    m_cancel.cancel();
    m_cancel = CancelToken();
    m_isSearching = false;
    m_searched = 0;
    m_unsearched = 0;
    m_searchError.reset();
}

void LogDocument::setOnlyMatching(bool only)
{
    if (m_onlyMatching == only)
        return;
    m_onlyMatching = only;
    if (m_matcher)
        emit shownReset();
    emit stateChanged();
}

void LogDocument::searchOn()
{
    if (!m_matcher || m_isSearching || (m_searched >= m_taken && !m_isFirstLook))
        return;
    m_isSearching = true;
    const qint64 from = m_searched;
    const qint64 to = m_taken;
    const bool isFirstLook = m_isFirstLook;
    const int reach = m_reach;
    m_progress = std::make_shared<std::atomic<qint64>>(0);
    auto *const watcher = new QFutureWatcher<std::shared_ptr<Searched>>(this);
    const CancelToken cancel = m_cancel;
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, cancel, from, to, reach, isFirstLook] {
        watcher->deleteLater();
        if (!cancel.isCancelled())
            onSearched(*watcher->result(), from, to, reach, isFirstLook);
    });
    const TimeOrder all = isFirstLook && reach > 0 ? m_all : TimeOrder();
    watcher->setFuture(QtConcurrent::run([spool = m_spool, matcher = *m_matcher, from, to, cancel, progress = m_progress, isFirstLook, reach, all] {
        auto searched = std::make_shared<Searched>(
            Searched{logs::searchLines(*spool, matcher, from, to, logs::SearchLimits(), cancel, progress.get()), std::nullopt, std::nullopt});
        if (isFirstLook && searched->result) {
            searched->order.emplace();
            const auto timeOf = [&spool](quint32 line) { return spool->index().timeOf(line); };
            const std::vector<quint32> &lines = searched->result->lines;
            if (qint64(lines.size()) == to - from)
                searched->order->addRange(quint32(from), quint32(to), timeOf); // all of them: that costs no memory
            else
                searched->order->add(lines, timeOf);
            if (reach > 0) {
                const std::vector<quint32> around = HitSurroundings{all, *searched->order, reach, timeOf}.ofAll();
                searched->around.emplace();
                if (qint64(around.size()) == to - from)
                    searched->around->addRange(quint32(from), quint32(to), timeOf);
                else
                    searched->around->add(around, timeOf);
            }
        }
        return searched;
    }));
}

void LogDocument::onSearched(Searched &searched, qint64 from, qint64 to, int reach, bool isFirstLook)
{
    m_isSearching = false;
    m_searched = to;
    m_searchError.reset();
    if (!searched.result) {
        m_searchError = searched.result.error();
        m_unsearched += to - from;
    } else {
        m_unsearched += searched.result->unsearched + searched.result->tooHard;
    }
    const bool isShown = m_onlyMatching;
    if (isFirstLook) {
        m_isFirstLook = false;
        m_hits = searched.order ? std::move(*searched.order) : TimeOrder();
        m_around = searched.around ? std::move(*searched.around) : TimeOrder();
        m_shownReach = reach;
        if (reach > 0) // what came while it was searched
            if (const auto late = HitSurroundings{m_all, m_hits, reach, timeOf()}.ofLines(quint32(to), quint32(m_taken), m_around); !late.empty())
                m_around.add(late, timeOf());
        if (isShown)
            emit shownReset();
    } else if (searched.result && !searched.result->lines.empty()) {
        const auto added = qint64(searched.result->lines.size());
        const qint64 changed = m_hits.add(searched.result->lines, timeOf());
        if (m_shownReach > 0)
            addAround(HitSurroundings{m_all, m_hits, m_shownReach, timeOf()}.ofHits(searched.result->lines, m_around));
        else if (isShown)
            emit shownChanged(changed, added);
    }
    emit stateChanged();
    searchOn();
}

std::optional<double> LogDocument::searchProgress() const
{
    if (!m_isSearching || !m_isFirstLook || !m_progress)
        return std::nullopt;
    return m_taken == 0 ? 1.0 : std::min(1.0, double(m_progress->load()) / double(m_taken));
}

std::optional<qint64> LogDocument::rowOf(quint32 line) const
{
    return shown().rowOf(line, timeOf());
}

qint64 LogDocument::rowNear(quint32 line) const
{
    return shown().rowNotBefore(line, timeOf());
}

std::vector<std::pair<qsizetype, qsizetype>> LogDocument::spans(const QString &text) const
{
    return m_matcher ? m_matcher->spans(text) : std::vector<std::pair<qsizetype, qsizetype>>();
}

std::optional<qint64> LogDocument::nextHit(qint64 row) const
{
    if (m_hits.count() == 0 || row + 1 >= count())
        return std::nullopt;
    const qint64 hit = row < 0 ? 0 : m_hits.rowNotBefore(lineAt(row + 1), timeOf());
    return hit < m_hits.count() ? rowOf(m_hits.at(hit)) : std::nullopt;
}

std::optional<qint64> LogDocument::previousHit(qint64 row) const
{
    if (row <= 0 || m_hits.count() == 0)
        return std::nullopt;
    const qint64 hit = row >= count() ? m_hits.count() : m_hits.rowNotBefore(lineAt(row), timeOf());
    return hit > 0 ? rowOf(m_hits.at(hit - 1)) : std::nullopt;
}

std::optional<qint64> LogDocument::hitNumber(quint32 line) const
{
    return m_hits.rowOf(line, timeOf());
}

void LogDocument::setWhole(quint32 line, bool whole)
{
    if (whole)
        m_whole.insert(line);
    else
        m_whole.remove(line);
    m_cache.remove(line);
    emit textArrived();
}

LogRow LogDocument::makeRow(quint32 line, const Result<std::optional<QByteArray>> &text) const
{
    const logs::LogIndex::Line place = m_spool->index().line(line);
    LogRow made;
    made.at = place.at;
    made.hasOwnTime = place.hasOwnTime;
    made.source = place.source;
    if (!text) {
        made.presence = LogRow::Presence::Unreadable;
        made.line.text = spoken(text.error().what);
    } else if (!*text) {
        made.presence = LogRow::Presence::Waiting;
    } else {
        made.line = logs::styledLine(**text, shownBytes(line));
        if (made.line.hiddenBytes > 0)
            made.line.hiddenBytes += std::max<qsizetype>(0, qsizetype(place.length) - 1 - (*text)->size());
        made.tone = toneOf(made.line.text);
    }
    return made;
}

const LogRow &LogDocument::keep(quint32 line, LogRow row) const
{
    const auto cost = std::max<qsizetype>(64, row.line.text.size());
    if (cost > kCachedCharacters / 2) {
        m_passing = std::move(row);
        return m_passing;
    }
    auto *const kept = new LogRow(std::move(row));
    m_cache.insert(line, kept, cost);
    return *kept;
}

const LogRow &LogDocument::row(qint64 row) const
{
    const quint32 line = lineAt(row);
    if (const LogRow *const known = m_cache.object(line))
        return *known;
    // A few bytes more than shown, so that the cut is made between characters.
    LogRow made = makeRow(line, m_spool->text(line, shownBytes(line) + 4, LogSpool::Wait::Never));
    if (made.presence == LogRow::Presence::Here)
        return keep(line, std::move(made));
    if (made.presence == LogRow::Presence::Waiting)
        fetchLater(line);
    m_passing = std::move(made);
    return m_passing;
}

void LogDocument::fetchLater(quint32 line) const
{
    if (m_wanted.size() < kFetchedAtOnce)
        m_wanted.push_back(line);
    if (!m_isFetching && !m_fetch.isActive())
        m_fetch.start(0);
}

/// Reads what the window could not wait for, and keeps it: the system need not have it in memory the next time either.
void LogDocument::fetch()
{
    using Texts = std::vector<std::pair<quint32, Result<std::optional<QByteArray>>>>;
    if (m_isFetching || m_wanted.empty())
        return;
    m_isFetching = true;
    std::vector<std::pair<quint32, qsizetype>> wanted;
    for (const quint32 line : std::exchange(m_wanted, {}))
        wanted.emplace_back(line, shownBytes(line) + 4);
    auto *const watcher = new QFutureWatcher<std::shared_ptr<Texts>>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher] {
        watcher->deleteLater();
        m_isFetching = false;
        for (const auto &[line, text] : *watcher->result())
            keep(line, makeRow(line, text));
        emit textArrived();
    });
    watcher->setFuture(QtConcurrent::run([spool = m_spool, wanted = std::move(wanted)] {
        auto texts = std::make_shared<Texts>();
        for (const auto &[line, bytes] : wanted)
            texts->emplace_back(line, spool->text(line, bytes, LogSpool::Wait::ForDisk));
        return texts;
    }));
}

QFuture<QString> LogDocument::copy(qint64 firstRow, qint64 lastRow) const
{
    std::vector<quint32> lines;
    for (qint64 row = std::max<qint64>(0, firstRow); row <= std::min(lastRow, count() - 1); ++row)
        lines.push_back(lineAt(row));
    return QtConcurrent::run([spool = m_spool, lines = std::move(lines)] { return copyText(*spool, lines); });
}

QFuture<Result<logs::SavedLog>> LogDocument::save(const QString &path, CancelToken cancel) const
{
    return QtConcurrent::run([spool = m_spool, lines = shown(), path, cancel] { return logs::saveLog(path, *spool, lines, cancel); });
}

} // namespace pilothouse::models
