// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/audit_table_model.h"

#include "models/cell_role.h"
#include "models/comparison_text.h"
#include "models/environment_kind.h"
#include "models/format.h"
#include "services/core/plain_text.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <utility>

namespace pilothouse::models {

using audit::Entry;
using audit::Outcome;
using Column = AuditTableModel::Column;

namespace {

constexpr int kMostLines = 1000;

std::vector<TableColumn> columnsOf()
{
    const auto column = [](const char *id, QString title, SortKind kind, const char *alias = nullptr) {
        TableColumn made;
        made.id = QString::fromLatin1(id);
        made.title = std::move(title);
        made.kind = kind;
        if (alias != nullptr)
            made.aliases << QString::fromLatin1(alias);
        return made;
    };
    std::vector<TableColumn> columns{
        column("seq", AuditTableModel::tr("Entry"), SortKind::Number, "entry"),
        column("time", AuditTableModel::tr("Time"), SortKind::Number),
        column("action", AuditTableModel::tr("Action"), SortKind::Text),
        column("target", AuditTableModel::tr("Target"), SortKind::Text),
        column("what", AuditTableModel::tr("What"), SortKind::Text),
        column("actor", AuditTableModel::tr("Actor"), SortKind::Text),
        column("outcome", AuditTableModel::tr("Result"), SortKind::Text, "result"),
    };
    columns[1].leftAligned = true;
    return columns;
}

std::vector<TableColumn> fieldsOf()
{
    std::vector<TableColumn> fields;
    for (const char *id : {"run", "reason", "host", "hash"}) {
        TableColumn field;
        field.id = QString::fromLatin1(id);
        fields.push_back(field);
    }
    return fields;
}

/// The words of filters and JSON, which the shown ones may differ from.
QString wordOf(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Recorded: return QStringLiteral("recorded");
    case Outcome::Intended: return QStringLiteral("intended");
    case Outcome::Done: return QStringLiteral("done");
    case Outcome::Failed: return QStringLiteral("failed");
    case Outcome::Unknown: return QStringLiteral("unknown");
    case Outcome::Refused: return QStringLiteral("refused");
    }
    return QString();
}

QString actorOf(const Entry &entry)
{
    return entry.record.actor.isEmpty() ? AuditTableModel::tr("operator") : entry.record.actor;
}

void flatten(const QString &path, const QJsonValue &value, QStringList &lines)
{
    if (lines.size() >= kMostLines)
        return;
    if (value.isObject() && !value.toObject().isEmpty()) {
        const QJsonObject object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it)
            flatten(path.isEmpty() ? it.key() : path + u'.' + it.key(), it.value(), lines);
        return;
    }
    QString text;
    if (value.isString())
        text = value.toString();
    else if (value.isArray())
        text = QString::fromUtf8(QJsonDocument(value.toArray()).toJson(QJsonDocument::Compact));
    else if (value.isObject())
        text = QStringLiteral("{}");
    else if (value.isNull())
        text = QStringLiteral("null");
    else
        text = value.toVariant().toString();
    lines << visibleText(path.isEmpty() ? text : path + u' ' + text, 1000);
}

} // namespace

StateText outcomeText(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Recorded: return StateText::of(Mark::Pass, AuditTableModel::tr("Recorded"));
    case Outcome::Intended: return StateText::of(Mark::Pending, AuditTableModel::tr("Intended"));
    case Outcome::Done: return StateText::of(Mark::Pass, AuditTableModel::tr("Done"));
    case Outcome::Failed: return StateText::of(Mark::Fail, AuditTableModel::tr("Failed"));
    case Outcome::Unknown: return StateText::of(Mark::Unknown, Tone::Warn, AuditTableModel::tr("Outcome unknown"));
    case Outcome::Refused: return StateText::of(Mark::Warn, AuditTableModel::tr("Refused"));
    }
    return StateText::of(Mark::Unknown, AuditTableModel::tr("Outcome unknown"));
}

StateText outcomeText(const Entry &entry)
{
    std::optional<StateText> verdict;
    if (entry.record.action == QLatin1StringView("attest.compare"))
        verdict = verdictState(entry.record.evidence[QLatin1StringView("verdict")].toString());
    return verdict.value_or(outcomeText(entry.record.outcome));
}

IndexEntry AuditTraits::entry(const Row &row, const Context &)
{
    IndexEntry entry;
    entry.number(qint64(row.seq), QString::number(row.seq))
        .number(row.utc.isValid() ? row.utc.toMSecsSinceEpoch() : kNoNumber, toUtcText(row.utc))
        .text(row.record.action)
        .text(row.record.target)
        .text(row.record.what)
        .text(actorOf(row))
        .text(wordOf(row.record.outcome));
    entry.text(row.record.run).text(row.record.reason).text(row.host).text(QString::fromLatin1(row.hash.toHex()));
    entry.group(int(row.record.outcome));
    return entry;
}

AuditTraits::Summary AuditTraits::summarise(const std::vector<Source> &list)
{
    Summary summary;
    for (const Entry &entry : list) {
        summary.newest = std::max(summary.newest, entry.seq);
        if (!summary.newestUtc.isValid() || entry.utc > summary.newestUtc)
            summary.newestUtc = entry.utc;
        if (!summary.oldestUtc.isValid() || entry.utc < summary.oldestUtc)
            summary.oldestUtc = entry.utc;
    }
    return summary;
}

AuditTableModel::AuditTableModel(QObject *parent) : KeyedTableModel(columnsOf(), fieldsOf(), parent)
{
    sort(int(Column::Entry), Qt::DescendingOrder);
}

void AuditTableModel::setEntries(std::vector<Entry> entries)
{
    setRowsLater(std::make_shared<const std::vector<Entry>>(std::move(entries)));
}

void AuditTableModel::rowsWillApply(const AuditTraits::Summary &summary)
{
    m_newest = std::max(m_newest, summary.newest);
    const bool spansDays = summary.newestUtc.date() != summary.oldestUtc.date();
    if (std::exchange(m_spansDays, spansDays) != spansDays || m_newestUtc.date() != summary.newestUtc.date())
        announceAllChanged(); // their times read differently now
    m_newestUtc = summary.newestUtc;
}

void AuditTableModel::append(const Entry &entry)
{
    m_newest = std::max(m_newest, entry.seq);
    if (m_newestUtc.isValid() && entry.utc.date() != m_newestUtc.date()) {
        m_spansDays = true;
        announceAllChanged();
    }
    m_newestUtc = std::max(m_newestUtc, entry.utc);
    add(entry);
}

std::optional<quint64> AuditTableModel::counterpart(const Entry &entry) const
{
    if (entry.record.outcome == Outcome::Recorded)
        return std::nullopt;
    const bool intended = entry.record.outcome == Outcome::Intended;
    std::optional<quint64> nearest;
    forEach([&](const QString &, const Entry &other) {
        const audit::Record &record = other.record;
        if (record.action != entry.record.action || record.target != entry.record.target || record.run != entry.record.run)
            return;
        if (record.outcome == Outcome::Recorded || (record.outcome == Outcome::Intended) == intended || (other.seq > entry.seq) != intended)
            return;
        if (!nearest || (intended ? other.seq < *nearest : other.seq > *nearest))
            nearest = other.seq;
    });
    return nearest;
}

QVariant AuditTableModel::cell(Slot slot, int column, int role) const
{
    const Entry &entry = rowIn(slot);
    const auto which = Column(column);
    switch (role) {
    case Qt::DisplayRole:
        switch (which) {
        case Column::Entry: return countText(qint64(entry.seq));
        case Column::Time: return m_spansDays ? utcLogText(entry.utc, m_newestUtc) : utcTimeText(entry.utc);
        case Column::Action: return visibleText(entry.record.action);
        case Column::Target: return visibleText(entry.record.target);
        case Column::What: return visibleText(entry.record.what);
        case Column::Actor: return visibleText(actorOf(entry));
        case Column::Result: return outcomeText(entry).word;
        }
        return {};
    case Qt::ToolTipRole:
        switch (which) {
        case Column::Time: return utcText(entry.utc);
        case Column::Actor: return tr("%1 on %2").arg(visibleText(actorOf(entry)), visibleText(entry.host));
        case Column::Result:
            return entry.record.outcome == Outcome::Intended ? tr("Written before the action. What came of it is an entry of its own.") : QVariant();
        case Column::Entry:
        case Column::Action:
        case Column::Target:
        case Column::What: return {};
        }
        return {};
    case CellRole::FullText:
        switch (which) {
        case Column::Entry: return QString::number(entry.seq);
        case Column::Time: return toUtcText(entry.utc);
        case Column::Action: return entry.record.action;
        case Column::Target: return entry.record.target;
        case Column::What: return entry.record.what;
        case Column::Actor: return actorOf(entry);
        case Column::Result: return wordOf(entry.record.outcome);
        }
        return {};
    case CellRole::State: return which == Column::Result ? QVariant::fromValue(outcomeText(entry)) : QVariant();
    case CellRole::Sort: return which == Column::Entry ? QVariant(entry.seq) : which == Column::Time ? QVariant(entry.utc) : QVariant();
    case CellRole::Muted: return which == Column::Entry || which == Column::Actor;
    default: return {};
    }
}

QStringList flatLines(const QJsonObject &object)
{
    QStringList lines;
    if (!object.isEmpty())
        flatten(QString(), object, lines);
    return lines;
}

AuditDetail auditDetail(const Entry &entry, const AuditTableModel &record)
{
    AuditDetail detail;
    detail.title = AuditTableModel::tr("Entry %1").arg(countText(qint64(entry.seq)));
    detail.subtitle = visibleText(entry.record.action) + QStringLiteral(" · ") + toUtcText(entry.utc);
    detail.outcome = outcomeText(entry);
    if (entry.seq > 1)
        detail.previous = ChainLink{entry.seq - 1, entry.prev};
    detail.self = {entry.seq, entry.hash};
    if (const Entry *next = record.entry(entry.seq + 1))
        detail.next = ChainLink{next->seq, next->hash};
    detail.isNewest = entry.seq >= record.newest();
    detail.what = visibleText(entry.record.what, 4000);
    detail.counterpart = record.counterpart(entry);

    const auto pair = [&detail](const QString &key, const QString &value, bool mono = false) {
        if (!value.isEmpty())
            detail.pairs.push_back({key, visibleText(value, 4000), mono});
    };
    pair(AuditTableModel::tr("Target"), entry.record.target);
    pair(AuditTableModel::tr("Actor"), AuditTableModel::tr("%1 on %2").arg(actorOf(entry), entry.host));
    pair(AuditTableModel::tr("Environment"), AuditTableModel::tr("%1 (%2)").arg(entry.environment.id.text(), kindText(entry.environment.kind)));
    pair(AuditTableModel::tr("Run"), entry.record.run);
    pair(AuditTableModel::tr("Reason"), entry.record.reason);
    for (const QString &line : flatLines(entry.record.evidence)) {
        const auto space = line.indexOf(u' ');
        detail.evidence.push_back({space < 0 ? line : line.first(space), space < 0 ? QString() : line.sliced(space + 1), true});
    }
    const QStringList before = flatLines(entry.record.before);
    const QStringList after = flatLines(entry.record.after);
    if (!before.isEmpty() || !after.isEmpty())
        detail.changes = diffLines(before, after, 3);
    return detail;
}

} // namespace pilothouse::models
