// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/provers/revision_reader.h"

#include <algorithm>

namespace pilothouse::provers {

RevisionReader::RevisionReader(std::shared_ptr<ContainerPort> containers) : m_containers(std::move(containers)) { }

QCoro::Task<Result<RevisionHistory>> RevisionReader::read(domain::ProverService service, int most, CancelToken cancel)
{
    const auto self = shared_from_this();
    if (service.taskDefinition.isEmpty())
        co_return Error{.kind = ErrorKind::NotFound, .what = QStringLiteral("it has no task definition"), .where = service.name};
    RevisionHistory history;
    history.current = service.taskDefinition;
    const QString family = definitionName(history.current).section(u':', 0, -2);
    const auto listed = co_await m_containers->revisions(family, most, cancel);
    if (!listed)
        co_return listed.error();
    QStringList arns = *listed;
    if (!arns.contains(history.current)) {
        m_definitions.remove(history.current); // its status may have changed since
        arns << history.current;
    }
    for (const QString &arn : arns) {
        if (!m_definitions.contains(arn)) {
            const auto read = co_await m_containers->definition(arn, cancel);
            if (!read && (read.error().kind == ErrorKind::Cancelled || read.error().kind == ErrorKind::Forbidden))
                co_return read.error();
            if (!read) {
                history.notes << QStringLiteral("%1 could not be read: %2").arg(definitionName(arn), read.error().what);
                continue;
            }
            m_definitions.insert(arn, *read);
        }
        domain::TaskDefinition definition = m_definitions.value(arn);
        if (listed->contains(arn))
            definition.status = QStringLiteral("ACTIVE"); // only those are listed
        history.revisions.push_back(std::move(definition));
    }
    std::stable_sort(history.revisions.begin(), history.revisions.end(),
                     [](const domain::TaskDefinition &a, const domain::TaskDefinition &b) { return a.revision > b.revision; });
    m_histories.insert(service.id.text(), history);
    co_return history;
}

const RevisionHistory *RevisionReader::known(const domain::ProverServiceId &id) const
{
    const auto found = m_histories.constFind(id.text());
    return found == m_histories.constEnd() ? nullptr : &*found;
}

} // namespace pilothouse::provers
