// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/cluster/compose_interpolation.h"

#include <QRegularExpression>

namespace pilothouse::cluster {

using namespace Qt::StringLiterals;

namespace {

const QRegularExpression &reference()
{
    static const QRegularExpression form(u"\\$(?:\\$|\\{([A-Za-z_][A-Za-z0-9_]*)(?:(:?[-?+])([^}]*))?\\}|([A-Za-z_][A-Za-z0-9_]*))"_s);
    return form;
}

int indentOf(const QString &line)
{
    int blanks = 0;
    while (blanks < line.size() && line[blanks] == u' ')
        ++blanks;
    return blanks;
}

/// Names without a value under "environment:", as a list ("- NAME") or as a map ("NAME:").
QStringList passedByName(const QString &composeText)
{
    static const QRegularExpression begin(u"^\\s*environment:\\s*(?:#.*)?$"_s);
    static const QRegularExpression bare(u"^\\s*(?:-\\s+[\"']?([A-Za-z_][A-Za-z0-9_]*)[\"']?|[\"']?([A-Za-z_][A-Za-z0-9_]*)[\"']?:)\\s*(?:#.*)?$"_s);
    QStringList names;
    int inside = -1; // the indent of the "environment:" that lines belong to
    for (const QString &line : composeText.split(u'\n')) {
        if (line.trimmed().isEmpty() || line.trimmed().startsWith(u'#'))
            continue;
        const int indent = indentOf(line);
        const bool isItem = indent == inside && line.trimmed().startsWith(u'-'); // a list may stand as far left as its key
        if (inside >= 0 && indent <= inside && !isItem)
            inside = -1;
        if (inside >= 0) {
            if (const auto found = bare.match(line); found.hasMatch())
                names << found.captured(1) + found.captured(2);
        } else if (begin.match(line).hasMatch()) {
            inside = indent;
        }
    }
    return names;
}

} // namespace

std::optional<QString> composeFallback(const QString &text)
{
    QString result;
    qsizetype from = 0;
    for (auto match = reference().globalMatch(text); match.hasNext();) {
        const auto found = match.next();
        result += QStringView(text).sliced(from, found.capturedStart() - from);
        from = found.capturedEnd();
        if (found.captured(0) == "$$"_L1)
            result += u'$';
        else if (found.captured(2).endsWith(u'-'))
            result += found.captured(3);
        else
            return std::nullopt;
    }
    return result + text.mid(from);
}

QStringList variablesNeeded(const QString &text)
{
    QStringList names;
    for (auto match = reference().globalMatch(text); match.hasNext();) {
        const auto found = match.next();
        const QString name = found.captured(1) + found.captured(4);
        const bool hasDefault = found.captured(2).endsWith(u'-') || found.captured(2).endsWith(u'+');
        if (!name.isEmpty() && !hasDefault && !names.contains(name))
            names << name;
    }
    return names;
}

QStringList variablesReferred(const QString &text)
{
    QStringList names;
    for (auto match = reference().globalMatch(text); match.hasNext();) {
        const auto found = match.next();
        const QString name = found.captured(1) + found.captured(4);
        if (!name.isEmpty() && !names.contains(name))
            names << name;
        // A default may refer to others: "${A:-${B}}" ends, for this form, at the first brace.
        for (const QString &inner : found.captured(3).isEmpty() ? QStringList() : variablesReferred(found.captured(3) + u'}'))
            if (!names.contains(inner))
                names << inner;
    }
    return names;
}

QStringList variablesTaken(const QString &composeText)
{
    QStringList names = variablesReferred(composeText);
    for (const QString &name : passedByName(composeText))
        if (!names.contains(name))
            names << name;
    return names;
}

} // namespace pilothouse::cluster
