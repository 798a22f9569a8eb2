// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/keyed_table_model.h"
#include "models/state_text.h"
#include "models/text_diff.h"
#include "services/audit/audit_log.h"

#include <optional>

namespace pilothouse::models {

struct AuditTraits
{
    using Row = audit::Entry;
    using Source = audit::Entry;
    struct Context
    {
    };
    struct Summary
    {
        quint64 newest = 0; ///< number of the newest entry given; the record has no gaps, so it counts them all
        QDateTime newestUtc;
        QDateTime oldestUtc;
    };
    static QString key(const Source &source) { return QString::number(source.seq); }
    static Row make(const Source &source, const Row *, const Context &) { return source; }
    static bool same(const Row &a, const Row &b) { return a.seq == b.seq && a.hash == b.hash; }
    static IndexEntry entry(const Row &row, const Context &);
    static Summary summarise(const std::vector<Source> &list);
};

/// What an entry says about its action. Intended is not an outcome: it waits for one.
StateText outcomeText(audit::Outcome outcome);
/// The same; of a comparison its verdict, which is neither a success nor a failure of the action.
StateText outcomeText(const audit::Entry &entry);

/// Entries of the record, as many as were asked for.
class AuditTableModel final : public KeyedTableModel<AuditTraits>
{
    Q_OBJECT
public:
    enum class Column { Entry, Time, Action, Target, What, Actor, Result };
    Q_ENUM(Column)

    explicit AuditTableModel(QObject *parent = nullptr);

    void setEntries(std::vector<audit::Entry> entries);
    /// One more, just written.
    void append(const audit::Entry &entry);

    /// The whole record's length, as far as these entries tell.
    quint64 newest() const { return m_newest; }
    /// Whether the entries are of more than one day: times then carry their day.
    bool spansDays() const { return m_spansDays; }
    const audit::Entry *entry(quint64 seq) const { return find(QString::number(seq)); }
    /// The outcome of an intended entry, or the intention behind an outcome: the nearest entry of the same action, target and run
    /// on the other side. Nothing when it is not among these entries.
    std::optional<quint64> counterpart(const audit::Entry &entry) const;

protected:
    QVariant cell(Slot slot, int column, int role) const override;
    void rowsWillApply(const AuditTraits::Summary &summary) override;

private:
    quint64 m_newest = 0;
    QDateTime m_newestUtc;
    bool m_spansDays = false;
};

/// One line of the chain beside an entry.
struct ChainLink
{
    quint64 seq = 0;
    Sha256 hash;
};

/// What the detail panel shows of one entry.
struct AuditDetail
{
    struct Pair
    {
        QString key;
        QString value;
        bool mono = false;
    };
    QString title;    ///< "Entry 48,202"
    QString subtitle; ///< "shift.apply · 2026-11-20T13:08:17.204Z"
    StateText outcome;
    std::optional<ChainLink> previous; ///< nothing for the first entry
    ChainLink self;
    std::optional<ChainLink> next; ///< nothing when it is not there or not loaded
    bool isNewest = false;
    QString what;
    std::vector<Pair> pairs;
    std::vector<Pair> evidence;
    std::vector<DiffLine> changes; ///< before → after, one member a line
    std::optional<quint64> counterpart;
};

AuditDetail auditDetail(const audit::Entry &entry, const AuditTableModel &record);

/// One member of an object a line ("analyze 10", "gate.state pass"), nested ones by their path; sorted. Lists and long texts stay
/// on their line; at most 1,000 lines.
QStringList flatLines(const QJsonObject &object);

} // namespace pilothouse::models
