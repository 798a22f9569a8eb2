// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/logs/log_query.h"

namespace pilothouse::logs {

namespace {

constexpr qsizetype kLongestQuery = 1000;

Error problem(const QString &what, const QString &nextStep)
{
    Error error;
    error.kind = ErrorKind::InvalidInput;
    error.what = what;
    error.nextStep = nextStep;
    return error;
}

} // namespace

Result<std::vector<LogTerm>> termsOf(const QString &text)
{
    if (text.size() > kLongestQuery)
        return problem(QStringLiteral("longer than %1 characters").arg(kLongestQuery), QStringLiteral("Look for a part of it."));
    if (text.contains(u'\n') || text.contains(u'\r'))
        return problem(QStringLiteral("a line break: no line of a log holds one"), QStringLiteral("Look for a part of one line."));
    std::vector<LogTerm> terms;
    for (qsizetype at = 0; at < text.size();) {
        if (text[at].isSpace()) {
            ++at;
            continue;
        }
        LogTerm term;
        if (text[at] == u'-' && at + 1 < text.size() && !text[at + 1].isSpace()) {
            term.isNegated = true;
            ++at;
        }
        if (const auto field = QLatin1String("source:"); QStringView(text).sliced(at).startsWith(field, Qt::CaseInsensitive)) {
            term.field = LogTerm::Field::Source;
            at += field.size();
        }
        if (at < text.size() && text[at] == u'"') {
            const qsizetype end = text.indexOf(u'"', at + 1);
            if (end < 0)
                return problem(QStringLiteral("a quote without its end"), QStringLiteral("Close it, or look for an expression."));
            term.text = text.mid(at + 1, end - at - 1);
            at = end + 1;
        } else {
            qsizetype end = at;
            while (end < text.size() && !text[end].isSpace())
                ++end;
            term.text = text.mid(at, end - at);
            at = end;
        }
        if (!term.text.isEmpty())
            terms.push_back(term);
    }
    return terms;
}

} // namespace pilothouse::logs
