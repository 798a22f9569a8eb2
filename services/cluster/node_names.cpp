// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/cluster/node_names.h"

#include <QRegularExpression>

namespace pilothouse::cluster {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kLongestName = 63;
constexpr qsizetype kLongestNode = 24;

QString hyphened(QString text)
{
    static const QRegularExpression foreign(u"[^A-Za-z0-9]+"_s);
    static const QRegularExpression ends(u"^-+|-+$"_s);
    return text.replace(foreign, u"-"_s).remove(ends);
}

} // namespace

QString nameOnNode(const QString &app, const CloudNode &node)
{
    QString suffix = hyphened(hyphened(node.name).left(kLongestNode));
    if (suffix.isEmpty())
        suffix = u"node-%1"_s.arg(node.id);
    const QString base = hyphened(app.left(kLongestName - 1 - suffix.size()));
    return base + u'-' + suffix;
}

} // namespace pilothouse::cluster
