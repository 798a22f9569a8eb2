// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/cluster/registry_choice.h"

#include "services/core/log.h"
#include "services/core/plain_text.h"

#include <QRandomGenerator>

namespace pilothouse::cluster {

using namespace Qt::StringLiterals;
using domain::CvmId;

QCoro::Task<Status> RegistryChoice::load()
{
    const auto self = shared_from_this();
    if (!m_parts.memory)
        co_return Done{};
    const auto kept = co_await m_parts.memory->load();
    if (!kept)
        co_return kept.error();
    m_parts.runtime->chooseRegistry(*kept);
    co_return Done{};
}

QCoro::Task<Status> RegistryChoice::choose(QString name)
{
    const auto self = shared_from_this();
    const auto &snapshot = m_parts.runtime->snapshot();
    if (!snapshot.hasValue())
        co_return Error{.kind = ErrorKind::Refused, .what = u"the cluster was never read"_s, .unchanged = u"The choice is as it was."_s};
    std::optional<CvmId> chosen;
    QStringList names;
    for (const CvmId &id : snapshot.value->election.registries) {
        const MemberView *const member = snapshot.value->find(id);
        names << (member != nullptr ? member->member.cvm.name : id.text());
        if (!name.isEmpty() && names.back() == name)
            chosen = id;
    }
    if (!name.isEmpty() && !chosen)
        co_return Error{.kind = ErrorKind::NotFound,
                        .what = u"no registry of the cluster is called %1"_s.arg(visibleText(name, 80)),
                        .nextStep = names.isEmpty() ? u"None answers as a registry now."_s : u"Those that answer: %1."_s.arg(names.join(u", "_s)),
                        .unchanged = u"The choice is as it was."_s};
    audit::Record record;
    record.action = u"cluster.registry.choose"_s;
    record.target = chosen ? name : snapshot.value->name;
    record.what = chosen ? u"Choose %1 as the registry in charge"_s.arg(visibleText(name, 80)) : u"Take the choice of a registry back"_s;
    record.outcome = audit::Outcome::Intended;
    record.run = QString::number(QRandomGenerator::global()->generate64(), 36);
    const auto announced = co_await m_parts.audit->append(record);
    if (!announced)
        co_return announced.error();
    Status saved = Done{};
    if (m_parts.memory)
        saved = co_await m_parts.memory->save(chosen);
    if (saved)
        m_parts.runtime->chooseRegistry(chosen);
    record.outcome = saved ? audit::Outcome::Done : audit::Outcome::Failed;
    if (!saved)
        record.reason = saved.error().what;
    const auto noted = co_await m_parts.audit->append(record);
    if (!noted)
        qCWarning(lcCluster) << "outcome not recorded" << noted.error().what;
    co_return saved;
}

} // namespace pilothouse::cluster
