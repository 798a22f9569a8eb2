// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/state_text.h"
#include "services/core/cancel_token.h"
#include "services/logs/log_saver.h"
#include "services/logs/log_search.h"
#include "services/logs/terminal_text.h"
#include "services/logs/time_order.h"

#include <QCache>
#include <QFuture>
#include <QObject>
#include <QSet>
#include <QTimer>

#include <memory>
#include <optional>

namespace pilothouse::models {

/// One line of a log, safe to show.
struct LogRow
{
    enum class Presence {
        Here,
        Waiting,    ///< not in memory: LogDocument::textArrived tells when it is
        Unreadable, ///< the text says why
    };
    qint64 at = logs::kNoTime; ///< milliseconds since 1970, UTC
    bool hasOwnTime = false;
    logs::SourceNumber source = 0;
    logs::StyledLine line;
    Tone tone = Tone::Neutral; ///< warn or fail by a word near the line's begin
    Presence presence = Presence::Here;
};

/// What a view shows of a spool: its lines in the order of their time, all of them or only those that match a query. Takes new lines in
/// slices; searching, saving and what the disk must be waited for happen on other threads.
class LogDocument final : public QObject
{
    Q_OBJECT
public:
    static constexpr qsizetype kShownBytes = 16 * 1024; ///< of a line, until setWhole()

    explicit LogDocument(std::shared_ptr<logs::LogSpool> spool, QObject *parent = nullptr);
    ~LogDocument() override;

    const std::shared_ptr<logs::LogSpool> &spool() const { return m_spool; }

    /// InvalidInput: nothing changed. An empty query matches everything. The hits of before stay until those of the new one are there.
    Status setQuery(const logs::LogQuery &query);
    const logs::LogQuery &query() const { return m_query; }
    bool hasQuery() const { return m_matcher.has_value(); }
    /// With a query: whether other lines are hidden.
    void setOnlyMatching(bool only);
    bool isOnlyMatching() const { return m_onlyMatching; }
    /// Where others are hidden: how many lines are shown before and after each that matches.
    void setReach(int lines);
    int reach() const { return m_reach; }
    /// Lines are hidden between this row and the one before, where lines around hits are shown: what follows is another place.
    bool isOtherPlace(qint64 row) const;
    /// Shown for its place near a line that matches.
    bool isSurrounding(quint32 line) const { return isNarrowed() && m_shownReach > 0 && !hitNumber(line); }

    qint64 count() const { return shown().count(); }
    qint64 totalCount() const { return m_taken; }
    qint64 hitCount() const { return m_hits.count(); }
    quint32 lineAt(qint64 row) const { return shown().at(row); }
    std::optional<qint64> rowOf(quint32 line) const;
    /// The row of this line, or of the next one that is shown.
    qint64 rowNear(quint32 line) const;
    const LogRow &row(qint64 row) const;
    /// Where the query stands in a shown text.
    std::vector<std::pair<qsizetype, qsizetype>> spans(const QString &text) const;
    /// The next row behind or before this one whose line matches; nothing when there is none on that side.
    std::optional<qint64> nextHit(qint64 row) const;
    std::optional<qint64> previousHit(qint64 row) const;
    /// Which of the hits a line is, from 0; nothing when it is none.
    std::optional<qint64> hitNumber(quint32 line) const;

    /// Shows a long line whole (up to what is kept in one piece), or cut again.
    void setWhole(quint32 line, bool whole);
    bool isWhole(quint32 line) const { return m_whole.contains(line); }

    /// The first look of the newest query is under way: part of it that is done, 0 to 1.
    std::optional<double> searchProgress() const;
    /// Lines the newest query was not held against, because its time was over or an expression was too hard for them.
    qint64 unsearchedCount() const { return m_unsearched; }
    /// Why the newest search failed.
    const std::optional<Error> &searchError() const { return m_searchError; }

    /// Rows as text to paste, from another thread: time, source, text without colours.
    QFuture<QString> copy(qint64 firstRow, qint64 lastRow) const;
    /// All shown lines into a file, from another thread; see logs::saveLog().
    QFuture<Result<logs::SavedLog>> save(const QString &path, CancelToken cancel) const;

signals:
    /// So many rows came; those above `firstChanged` are the same as before.
    void shownChanged(qint64 firstChanged, qint64 added);
    /// Other lines altogether.
    void shownReset();
    /// Counts, progress, hits or trouble are other ones.
    void stateChanged();
    void textArrived();

private:
    struct Searched
    {
        Result<logs::SearchResult> result;
        std::optional<logs::TimeOrder> order;  ///< of a first look
        std::optional<logs::TimeOrder> around; ///< likewise, with what stands near
    };
    bool isNarrowed() const { return m_onlyMatching && m_matcher; }
    const logs::TimeOrder &shown() const { return !isNarrowed() ? m_all : m_shownReach > 0 ? m_around : m_hits; }
    logs::TimeOrder::TimeOf timeOf() const;
    void onSpoolGrew();
    void takeIn();
    void searchOn();
    void lookAnew();
    void onSearched(Searched &searched, qint64 from, qint64 to, int reach, bool isFirstLook);
    void addAround(const std::vector<quint32> &lines);
    void stopSearch();
    LogRow makeRow(quint32 line, const Result<std::optional<QByteArray>> &text) const;
    const LogRow &keep(quint32 line, LogRow row) const;
    qsizetype shownBytes(quint32 line) const { return m_whole.contains(line) ? logs::kLongestLine : kShownBytes; }
    void fetchLater(quint32 line) const;
    void fetch();

    std::shared_ptr<logs::LogSpool> m_spool;
    logs::TimeOrder m_all;
    qint64 m_taken = 0;
    QTimer m_pace;         ///< between two takings-in
    bool m_isBusy = false; ///< the last one found something

    logs::LogQuery m_query;
    std::optional<logs::LogMatcher> m_matcher;
    logs::TimeOrder m_hits;
    bool m_onlyMatching = false;
    int m_reach = 0;
    logs::TimeOrder m_around;   ///< hits with what stands near
    int m_shownReach = 0;       ///< what m_around was made for; 0: not made
    bool m_isFirstLook = false; ///< the hits are still those of the query before
    bool m_isSearching = false;
    qint64 m_searched = 0; ///< lines
    qint64 m_unsearched = 0;
    std::optional<Error> m_searchError;
    CancelToken m_cancel;
    std::shared_ptr<std::atomic<qint64>> m_progress;

    QSet<quint32> m_whole;
    mutable QCache<quint32, LogRow> m_cache;
    mutable LogRow m_passing; ///< what is not worth keeping
    mutable std::vector<quint32> m_wanted;
    mutable QTimer m_fetch;
    bool m_isFetching = false;
};

} // namespace pilothouse::models
