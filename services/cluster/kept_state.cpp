// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/cluster/kept_state.h"

#include <QRegularExpression>

namespace pilothouse::cluster {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kMost = 20;

QString unquoted(QString text)
{
    text = text.trimmed();
    if (text.size() >= 2 && (text.front() == u'"' || text.front() == u'\'') && text.back() == text.front())
        text = text.mid(1, text.size() - 2);
    return text;
}

/// "data:/var/lib/data:ro", "/srv:/srv", "/var/run/dstack.sock:/var/run/dstack.sock", "/cache".
void take(QStringList &kept, const QString &entry)
{
    const QStringList parts = unquoted(entry).split(u':');
    const QString source = parts.front();
    const bool readOnly = parts.size() > 2 && parts.last().split(u',').contains("ro"_L1);
    if (source.isEmpty() || readOnly || source.endsWith(".sock"_L1) || source.startsWith("/dev/"_L1) || kept.contains(source) || kept.size() >= kMost)
        return;
    kept << source;
}

} // namespace

QStringList keptState(const QByteArray &composeText)
{
    static const QRegularExpression head(u"^(\\s*)volumes:\\s*(\\[.*\\])?\\s*(?:#.*)?$"_s);
    static const QRegularExpression item(u"^\\s*-\\s+(.*?)\\s*(?:\\s#.*)?$"_s);
    static const QRegularExpression longSource(u"^\\s*(?:-\\s+)?source:\\s*(.*?)\\s*(?:\\s#.*)?$"_s);
    static const QRegularExpression member(u"^\\s*[A-Za-z_]+:(\\s|$)"_s);
    QStringList kept;
    qsizetype inside = -1; // the indent of the list that is read; -1: none
    for (const QString &line : QString::fromUtf8(composeText).split(u'\n')) {
        const QString text = line.trimmed();
        if (text.isEmpty() || text.startsWith(u'#'))
            continue;
        const qsizetype indent = line.indexOf(text.front());
        if (const auto found = head.match(line); found.hasMatch()) {
            // At the edge it names volumes that services mount: those say it.
            inside = indent > 0 && found.captured(2).isEmpty() ? indent : -1;
            const QString flow = found.captured(2);
            for (const QString &entry : indent > 0 && !flow.isEmpty() ? flow.mid(1, flow.size() - 2).split(u',') : QStringList())
                take(kept, entry);
            continue;
        }
        if (inside < 0)
            continue;
        if (indent < inside || (indent == inside && !text.startsWith(u'-'))) {
            inside = -1;
            continue;
        }
        if (const auto source = longSource.match(line); source.hasMatch())
            take(kept, source.captured(1));
        else if (const auto entry = item.match(line); entry.hasMatch() && !member.match(entry.captured(1)).hasMatch())
            take(kept, entry.captured(1));
    }
    return kept;
}

} // namespace pilothouse::cluster
