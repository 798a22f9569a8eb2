// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/cluster/time_limit.h"
#include "services/clustersetup/cluster_name.h"
#include "services/clustersetup/setup_outcome.h"
#include "services/clustersetup/setup_run.h"
#include "services/core/plain_text.h"

namespace pilothouse::clustersetup {

using namespace Qt::StringLiterals;
using domain::Cvm;
using domain::RunState;

namespace {

Error firstProblem(const Findings &findings)
{
    Error error;
    error.kind = ErrorKind::Refused;
    for (const Finding &finding : findings) {
        if (finding.severity != Severity::Failed && finding.severity != Severity::Unknown)
            continue;
        error.what = finding.text;
        error.nextStep = finding.nextStep;
        break;
    }
    return error;
}

/// What the registry's spawntee said of itself; nothing: the time was over before it said anything.
QString waitedFor(const std::optional<Result<cluster::SpawnteeIdentity>> &identity)
{
    if (!identity)
        return u"it has not answered"_s;
    if (!*identity)
        return userMessage(identity->error()).what;
    return (*identity)->isSpawntee() ? u"it says \"%1\""_s.arg(visibleText((*identity)->status, 40)) : u"another program answers there"_s;
}

} // namespace

QCoro::Task<Result<ExistingCheck>> SetupRun::standing()
{
    const auto self = shared_from_this();
    const std::optional<SetupState> state = m_state;
    auto check = co_await checkExisting(m_parts, m_answers, state);
    if (!mayGoOn(check.findings))
        co_return firstProblem(check.findings);
    co_return check;
}

/// Looks for the registry first, whatever is remembered; makes it only when it certainly is not there.
QCoro::Task<Status> SetupRun::ensureRegistry()
{
    const auto self = shared_from_this();
    emit stepChanged(SetupPage::Deploy, u"looking for the registry"_s);
    const bool wasBegun = m_state.registry.sending == Sending::Intended;
    const int looks = wasBegun ? std::max(1, m_parts->looksAfterLoss) : 1;
    for (int look = 0; look < looks; ++look) {
        if (look > 0) {
            const CancelToken never;
            co_await pause(never);
        }
        const auto found = co_await standing();
        if (!found)
            co_return found.error();
        if (found->registry) {
            const Cvm cvm = *found->registry;
            const Status taken = co_await takeRegistry(cvm);
            co_return taken;
        }
    }
    const Status made = co_await makeRegistry();
    co_return made;
}

QCoro::Task<Status> SetupRun::takeRegistry(Cvm cvm)
{
    const auto self = shared_from_this();
    SetupState::Registry &registry = m_state.registry;
    const bool isKnown = registry.sending != Sending::None && registry.appId == cvm.appId;
    if (isKnown && registry.sending == Sending::Intended)
        registry.isOurs = true; // the cloud promised this app to us alone
    if (!isKnown) {
        registry = SetupState::Registry();
        registry.answers = m_answers.digest();
    }
    const bool isNews = registry.sending != Sending::Done;
    registry.sending = Sending::Done;
    registry.name = cvm.name;
    registry.appId = cvm.appId;
    registry.cvmId = cvm.id.text();
    const Status saved = save();
    if (!saved)
        co_return saved.error();
    m_done << (registry.isOurs ? u"%1 was made (app %2)"_s : u"%1 was taken over (app %2)"_s).arg(registry.name, registry.appId);
    if (isNews) {
        const QString what = m_done.back();
        const QString name = registry.name;
        co_await record(audit::Outcome::Done, "setup.registry", name, what);
    }
    co_return Done{};
}

QCoro::Task<Result<std::vector<cluster::SealedVariable>>> SetupRun::variables(QString domain)
{
    const auto self = shared_from_this();
    std::vector<cluster::SealedVariable> all;
    const QStringList secrets{u"AWS_ACCESS_KEY_ID"_s, u"AWS_SECRET_ACCESS_KEY"_s};
    for (const QString &name : secrets) {
        auto value = co_await m_parts->secrets->read(name);
        if (!value)
            co_return value.error();
        cluster::SealedVariable sealed;
        sealed.name = name;
        sealed.value = std::move(*value);
        all.push_back(std::move(sealed));
    }
    all.push_back(sealedVariable(u"AWS_REGION"_s, m_answers.storageRegion));
    all.push_back(sealedVariable(u"GATEWAY_AUTH_COORDINATOR_WALLET"_s, m_answers.cluster.coordinatorWallet));
    if (!domain.isEmpty())
        all.push_back(sealedVariable(u"CVM_BASE_DOMAIN"_s, domain));
    co_return all;
}

QCoro::Task<Status> SetupRun::makeRegistry()
{
    const auto self = shared_from_this();
    if (!m_survey.place.node)
        co_return Error{.kind = ErrorKind::Refused, .what = u"no node was chosen"_s, .unchanged = u"Nothing was made."_s};
    const QString name = registryNameOf(m_answers.cluster.name);
    const QString domain = gatewayDomainOf(m_survey.place.node->name, m_survey.existing);
    emit stepChanged(SetupPage::Deploy, u"preparing %1"_s.arg(name));
    auto values = co_await variables(domain);
    if (!values)
        co_return values.error();
    const auto spec = std::make_shared<cluster::CvmSpec>();
    spec->name = name;
    spec->composeText = m_survey.files.registryText;
    spec->variables = std::move(*values);
    spec->instanceType = m_answers.cluster.instanceType;
    spec->nodeId = m_survey.place.node->id;
    const std::shared_ptr<const cluster::CvmSpec> fixed = spec;
    const auto provision = co_await m_parts->deploys->provision(fixed);
    if (!provision)
        co_return provision.error();
    if (provision->appId.isEmpty())
        co_return Error{.kind = ErrorKind::Protocol,
                        .what = u"the cloud promised no app id, so a lost answer could not be followed up"_s,
                        .where = name,
                        .unchanged = u"Nothing was made."_s};

    const QString title = u"make %1 on node %2 as app %3"_s.arg(name, m_survey.place.node->name, provision->appId);
    const Status announced = co_await record(audit::Outcome::Intended, "setup.registry", name, title);
    if (!announced)
        co_return announced.error();
    m_state.registry = SetupState::Registry();
    m_state.registry.sending = Sending::Intended;
    m_state.registry.isOurs = true;
    m_state.registry.name = name;
    m_state.registry.appId = provision->appId;
    m_state.registry.composeHash = provision->composeHash;
    m_state.registry.domain = domain;
    m_state.registry.answers = m_answers.digest();
    const Status saved = save();
    if (!saved)
        co_return saved.error();

    emit stepChanged(SetupPage::Deploy, u"making %1"_s.arg(name));
    const cluster::Provision promised = *provision;
    const auto created = co_await m_parts->deploys->create(fixed, promised);
    if (created) {
        const Cvm cvm = created->cvm;
        m_state.registry.sending = Sending::Done;
        m_state.registry.cvmId = cvm.id.text();
        const Status kept = save();
        if (!kept)
            co_return kept.error();
        m_done << u"%1 was made (app %2)"_s.arg(name, promised.appId);
        if (created->recipientKey == cluster::RecipientKey::NotVerifiable)
            m_done.back() += u"; whether its variables can be read inside alone could not be verified"_s;
        const QString what = m_done.back();
        co_await record(audit::Outcome::Done, "setup.registry", name, what);
        co_return Done{};
    }
    const Status failed = created.error();
    if (!isLost(created.error())) {
        m_state.registry = SetupState::Registry(); // refused: there is nothing to look for
        const Status kept = save();
        co_await record(outcomeOf(failed), "setup.registry", name, created.error().what);
        co_return kept ? failed : kept;
    }
    co_await record(outcomeOf(failed), "setup.registry", name, created.error().what);
    emit stepChanged(SetupPage::Deploy, u"the answer was lost; looking for %1"_s.arg(name));
    for (int look = 0; look < m_parts->looksAfterLoss; ++look) {
        const CancelToken never;
        co_await pause(never);
        const auto found = co_await standing();
        if (found && found->registry) {
            const Cvm cvm = *found->registry;
            const Status taken = co_await takeRegistry(cvm);
            co_return taken;
        }
    }
    Error lost = created.error();
    lost.kind = ErrorKind::OutcomeUnknown;
    lost.nextStep = u"Run the setup again: it looks for app %1 before it makes anything."_s.arg(promised.appId);
    co_return lost;
}

QCoro::Task<Status> SetupRun::waitReady(CancelToken cancel)
{
    const auto self = shared_from_this();
    const auto limit = m_parts->clock->monotonicNow() + m_parts->readyLimit;
    const QString id = m_state.registry.cvmId.isEmpty() ? m_state.registry.appId : m_state.registry.cvmId;
    const QString onward = u"Run the setup again to wait on, or undo it; the machine is paid for meanwhile."_s;
    QString last = u"it has not answered"_s;
    for (;;) {
        emit stepChanged(SetupPage::Deploy, u"waiting for %1: %2"_s.arg(m_state.registry.name, last));
        // A request that hangs must not hold up the end: neither the limit's nor the operator's.
        const CancelToken stop;
        auto looking = m_parts->cvms->get(id);
        const auto cvm = co_await cluster::until(std::move(looking), m_parts->clock, limit, cancel, stop);
        if (!cvm) {
            last = u"the cloud has not answered"_s;
        } else if (!*cvm) {
            last = userMessage(cvm->error()).what;
        } else if ((*cvm)->state == RunState::Failed || (*cvm)->state == RunState::Stopped) {
            const Cvm &dead = **cvm;
            co_return Error{.kind = ErrorKind::Remote,
                            .what = u"%1 does not run: %2"_s.arg(dead.name, visibleText(dead.bootError.isEmpty() ? dead.status : dead.bootError)),
                            .where = m_parts->cvms->endpoint(),
                            .nextStep = u"Look at its log, or undo the setup."_s};
        } else if ((*cvm)->gatewayDomain.isEmpty()) {
            last = u"the cloud does not say yet where it is"_s;
        } else {
            const cluster::SpawnteeAddress address{(*cvm)->appId, (*cvm)->gatewayDomain, m_answers.cluster.spawnteePort};
            auto port = m_parts->spawntees->connect(address);
            if (!port)
                co_return port.error();
            auto asking = (*port)->identity(cluster::Attempts::Single, stop);
            const auto identity = co_await cluster::until(std::move(asking), m_parts->clock, limit, cancel, stop);
            if (identity && *identity && (*identity)->isSpawntee() && !(*identity)->holdsRegistry())
                co_return Error{.kind = ErrorKind::Remote,
                                .what = u"its mode is \"%1\", so it holds no registry"_s.arg(visibleText((*identity)->mode, 40)),
                                .where = (*port)->endpoint(),
                                .nextStep = u"Correct MODE in the registry's compose file, undo, and begin anew."_s};
            if (identity && *identity && (*identity)->isSpawntee() && (*identity)->status == "healthy"_L1) {
                m_registry = **cvm;
                m_port = *port;
                co_return Done{};
            }
            last = waitedFor(identity);
        }
        if (cancel.isCancelled())
            co_return Error{.kind = ErrorKind::Cancelled, .what = u"stopped waiting for %1"_s.arg(m_state.registry.name), .nextStep = onward};
        if (m_parts->clock->monotonicNow() >= limit)
            co_return Error{.kind = ErrorKind::Timeout,
                            .what = u"%1 is not ready: %2"_s.arg(m_state.registry.name, last),
                            .where = m_parts->cvms->endpoint(),
                            .nextStep = onward};
        co_await cluster::rest(m_parts->poll, m_parts->clock, limit, cancel);
    }
}

} // namespace pilothouse::clustersetup
