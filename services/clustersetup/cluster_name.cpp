// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/clustersetup/cluster_name.h"

#include "services/core/plain_text.h"

#include <QRegularExpression>

namespace pilothouse::clustersetup {

using namespace Qt::StringLiterals;

namespace {

bool isLetter(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z');
}

} // namespace

std::optional<QString> problemOfClusterName(const QString &name)
{
    if (name.isEmpty())
        return u"a cluster needs a name"_s;
    if (name.size() > kLongestClusterName)
        return u"the name has %1 characters, at most %2 leave room for the names of its machines"_s.arg(name.size()).arg(kLongestClusterName);
    if (!isLetter(name.front()))
        return u"the name must begin with a letter"_s;
    for (const QChar c : name)
        if (!isLetter(c) && !(c >= u'0' && c <= u'9') && c != u'-')
            return u"the name has \"%1\"; letters, digits and hyphens are allowed"_s.arg(visibleText(QString(c)));
    return std::nullopt;
}

QString registryNameOf(const QString &cluster)
{
    return cluster + u"-registry"_s;
}

QString runnerPrefixOf(const QString &cluster)
{
    return cluster + u"-runner-"_s;
}

CvmPart partInCluster(const QString &cluster, const QString &cvmName)
{
    if (cvmName == registryNameOf(cluster))
        return CvmPart::Registry;
    if (cvmName.startsWith(runnerPrefixOf(cluster)))
        return CvmPart::Runner;
    if (cvmName == cluster + u"-vpc-server"_s)
        return CvmPart::VpcServer;
    if (cvmName == cluster + u"-temp-runner"_s)
        return CvmPart::LeftOver;
    return CvmPart::Foreign;
}

Findings nameClashes(const QString &cluster, const QStringList &cvmNames)
{
    static const QString registryEnd = u"-registry"_s;
    Findings findings;
    for (const QString &name : cvmNames) {
        const CvmPart part = partInCluster(cluster, name);
        if (part == CvmPart::LeftOver)
            findings.push_back({Severity::Warning,
                                u"left-over-runner"_s,
                                u"%1 is a temporary runner that an earlier setup left behind; it is still paid for"_s.arg(name),
                                {},
                                0,
                                u"Delete it in the CVMs pane."_s});
        if (part != CvmPart::Foreign)
            continue;
        if (name.startsWith(cluster)) {
            findings.push_back({Severity::Failed,
                                u"name-takes-others"_s,
                                u"an orchestrator of \"%1\" would take %2 for one of its machines: it looks at the beginning of the name alone"_s.arg(
                                    cluster, visibleText(name, 80)),
                                {},
                                0,
                                u"Choose a name that no other machine's name begins with."_s});
            continue;
        }
        const QString other = name.endsWith(registryEnd) ? name.chopped(registryEnd.size()) : QString();
        if (!other.isEmpty() && cluster.startsWith(other))
            findings.push_back(
                {Severity::Failed,
                 u"name-taken-by-others"_s,
                 u"the orchestrator of cluster \"%1\" would take the machines of \"%2\" for its own"_s.arg(visibleText(other, 80), cluster),
                 {},
                 0,
                 u"Choose a name that does not begin with another cluster's name."_s});
    }
    if (findings.empty())
        findings.push_back(
            {Severity::Passed, u"name-is-free"_s, u"no machine outside the cluster has a name that begins with \"%1\""_s.arg(cluster), {}, 0, {}});
    return findings;
}

} // namespace pilothouse::clustersetup
