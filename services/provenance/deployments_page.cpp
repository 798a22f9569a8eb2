// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/provenance/deployments.h"

#include <QRegularExpression>
#include <QStringDecoder>

#include <array>

namespace pilothouse::provenance {

namespace {

constexpr qsizetype kMostBytes = 4 * 1024 * 1024;
constexpr size_t kMostRows = 10'000;
constexpr qsizetype kLongestCell = 4096;
constexpr qsizetype kMostSkipped = 100;
constexpr qsizetype kHashDigits = 64;

/// The cells of one line of a table; nothing when the line is none.
std::optional<QStringList> cellsOf(QString line)
{
    line = line.trimmed();
    if (!line.contains(u'|'))
        return std::nullopt;
    QStringList cells;
    QString cell;
    for (qsizetype i = 0; i < line.size(); ++i) {
        if (line[i] == u'\\' && i + 1 < line.size() && line[i + 1] == u'|') {
            cell += u'|';
            ++i;
        } else if (line[i] == u'|') {
            cells << cell.trimmed();
            cell.clear();
        } else {
            cell += line[i];
        }
    }
    if (!cell.trimmed().isEmpty())
        cells << cell.trimmed();
    if (line.startsWith(u'|') && !cells.isEmpty())
        cells.removeFirst();
    return cells;
}

bool isRule(const QStringList &cells)
{
    static const QRegularExpression rule(QStringLiteral("^:?-+:?$"));
    if (cells.isEmpty())
        return false;
    for (const QString &cell : cells)
        if (!rule.match(cell).hasMatch())
            return false;
    return true;
}

QString withoutCodeMarks(const QString &cell)
{
    QString text = cell;
    while (text.size() >= 2 && text.startsWith(u'`') && text.endsWith(u'`'))
        text = text.sliced(1, text.size() - 2).trimmed();
    return text;
}

enum Column { Timestamp, Version, Machine, ComposeHash, TransactionColumn, Status, ColumnCount };
using Columns = std::array<qsizetype, ColumnCount>;

std::optional<Columns> columnsOf(const QStringList &header)
{
    static const QRegularExpression strange(QStringLiteral("[^a-z0-9]"));
    Columns columns;
    columns.fill(-1);
    for (qsizetype i = 0; i < header.size(); ++i) {
        const QString name = header[i].toLower().remove(strange);
        const auto take = [&](Column column) {
            if (columns[column] < 0)
                columns[column] = i;
        };
        if (name.contains(QLatin1String("compose")) && name.contains(QLatin1String("hash")))
            take(ComposeHash);
        else if (name.contains(QLatin1String("transaction")) || name.endsWith(QLatin1String("tx")) || name.contains(QLatin1String("txhash")))
            take(TransactionColumn);
        else if (name.contains(QLatin1String("time")) || name == QLatin1String("date"))
            take(Timestamp);
        else if (name == QLatin1String("version") || name == QLatin1String("tag") || name == QLatin1String("release"))
            take(Version);
        else if (name == QLatin1String("machine") || name == QLatin1String("cluster") || name == QLatin1String("node")
                 || name == QLatin1String("instance"))
            take(Machine);
        else if (name == QLatin1String("status") || name == QLatin1String("state"))
            take(Status);
    }
    if (columns[ComposeHash] < 0 || columns[TransactionColumn] < 0)
        return std::nullopt;
    return columns;
}

/// The value that a cell names: the last part of its link's path, otherwise its text.
QString valueOf(const QString &cell)
{
    static const QRegularExpression link(QStringLiteral("^\\[([^\\]]*)\\]\\(\\s*<?([^\\s)>]*)>?[^)]*\\)$"));
    QString text = withoutCodeMarks(cell);
    const auto match = link.match(text);
    const QString label = match.hasMatch() ? withoutCodeMarks(match.captured(1)) : QString();
    if (match.hasMatch())
        text = match.captured(2);
    if (text.contains(QLatin1String("://"))) {
        text = text.section(u'#', 0, 0).section(u'?', 0, 0);
        while (text.endsWith(u'/'))
            text.chop(1);
        text = text.section(u'/', -1);
    }
    // A link whose words name another hash than it leads to is no evidence for either.
    const auto said = hashFromText(label);
    return said && said != hashFromText(text) ? QString() : text;
}

TransactionCell transactionOf(const QString &cell)
{
    TransactionCell found;
    found.text = cell;
    const QString value = valueOf(cell);
    if (value.compare(QLatin1String("pending"), Qt::CaseInsensitive) == 0) {
        found.kind = CellKind::Pending;
        return found;
    }
    if (!value.startsWith(QLatin1String("0x")))
        return found;
    const auto bytes = bytesFromHex(value.sliced(2).toLatin1());
    if (!bytes)
        return found;
    if (value.size() == 2 + kHashDigits) {
        found.kind = CellKind::Hash;
        found.hash = Word::fromBytes(*bytes);
    }
    if (auto raw = parseRawTransaction(*bytes)) {
        found.kind = CellKind::RawTransaction;
        found.raw = *std::move(raw);
    }
    return found;
}

} // namespace

Result<DeploymentsPage> parseDeployments(const QByteArray &markdown)
{
    if (markdown.size() > kMostBytes)
        return Error{.kind = ErrorKind::TooLarge, .what = QStringLiteral("the page is larger than %1 MiB").arg(kMostBytes / 1024 / 1024)};
    QStringDecoder decoder(QStringDecoder::Utf8);
    const QString text = decoder.decode(markdown);
    if (decoder.hasError())
        return Error{.kind = ErrorKind::InvalidInput, .what = QStringLiteral("the page is not UTF-8 text")};

    DeploymentsPage page;
    std::optional<Columns> columns;
    QStringList header;
    bool afterRule = false;
    const auto skip = [&page](int line, const QString &why) {
        if (page.skipped.size() < kMostSkipped)
            page.skipped << QStringLiteral("line %1: %2").arg(line).arg(why);
    };
    int number = 0;
    for (const QStringView raw : QStringView(text).split(u'\n')) {
        ++number;
        const auto cells = raw.size() > kLongestCell * ColumnCount ? std::nullopt : cellsOf(raw.toString());
        if (!afterRule) {
            if (cells && columns && isRule(*cells) && cells->size() == header.size()) {
                afterRule = true;
                continue;
            }
            header = cells.value_or(QStringList());
            columns = columnsOf(header);
            continue;
        }
        if (!cells) {
            if (raw.size() <= kLongestCell * ColumnCount)
                break; // the table ends with the first line that is none
            skip(number, QStringLiteral("longer than a row can be"));
            continue;
        }
        if (page.rows.size() == kMostRows) {
            skip(number, QStringLiteral("more than %1 rows; the rest is left out").arg(kMostRows));
            break;
        }
        if (cells->size() != header.size()) {
            skip(number, QStringLiteral("%1 cells where the table has %2").arg(cells->size()).arg(header.size()));
            continue;
        }
        const auto cell = [&](Column column) { return (*columns)[column] < 0 ? QString() : withoutCodeMarks((*cells)[(*columns)[column]]); };
        DeploymentRow row;
        row.line = number;
        row.timestamp = cell(Timestamp);
        row.version = cell(Version);
        row.machine = cell(Machine);
        row.composeHashText = cell(ComposeHash);
        row.composeHash = hashFromText(row.composeHashText);
        row.transaction = transactionOf((*cells)[(*columns)[TransactionColumn]]);
        row.status = cell(Status);
        page.rows.push_back(std::move(row));
    }
    if (!afterRule)
        return Error{.kind = ErrorKind::InvalidInput,
                     .what = QStringLiteral("no table of deployments: a column for the compose hash and one for the transaction are needed"),
                     .nextStep = QStringLiteral("Give the page whose table has the columns Compose Hash and On-Chain TX.")};
    return page;
}

} // namespace pilothouse::provenance
