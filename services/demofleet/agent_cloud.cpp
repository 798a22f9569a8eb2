// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/demofleet/agent_cloud.h"

#include "services/demofleet/wallet_check.h"

#include <algorithm>
#include <iterator>

namespace pilothouse::demofleet {

using namespace Qt::StringLiterals;

namespace {

constexpr FleetTime kSecond = 1000;
constexpr FleetTime kMinute = 60 * kSecond;
constexpr FleetTime kHour = 60 * kMinute;
constexpr FleetTime kDay = 24 * kHour;
constexpr FleetTime kPending = kSecond;
constexpr FleetTime kDeploying = 6 * kSecond;
constexpr FleetTime kStarting = 3 * kSecond;
constexpr FleetTime kStopping = 2 * kSecond;
constexpr FleetTime kSlowDeploy = 200 * kSecond;
constexpr FleetTime kForever = 365 * kDay;
constexpr int kWritesPerMinute = 10;
constexpr size_t kMostEvents = 100;
constexpr int kOwners = 41;
constexpr int kFreeTokens = 30; ///< of the operator's wallet, without a deployment
constexpr int kFirstFree = 3000;

/// The first ones have names and parts that stay.
constexpr struct
{
    const char *token;
    const char *name;
    const char *status;
    const char *provider;
    FleetTime inState;
} kNamed[] = {
    {"1042", "Neon Panther", "running", "secret_vm", 5 * kDay},
    {"0311", "Iron Vale", "running", "secret_vm", 12 * kDay},
    {"2207", "Moss Reader", "deploying", "secret_vm", 108 * kSecond},
    {"0088", "Pale Current", "unhealthy", "secret_vm", 126 * kSecond},
    {"1630", "Dusk Ferry", "running", "akash", 9 * kDay},
    {"0917", "Copper Loom", "failed", "secret_vm", 18 * kMinute},
    {"2555", "North Gale", "stopping", "secret_vm", 0},
    {"1201", "Quiet Ledger", "running", "secret_vm", 31 * kDay},
    {"0456", "Tall Harbor", "running", "secret_vm", 2 * kDay},
    {"1873", "Amber Keel", "paused_by_host", "akash", kHour},
    {"0734", "Slow Comet", "running", "local", 6 * kHour},
    {"1999", "Glass Meadow", "stopped", "secret_vm", 4 * kDay},
    {"0020", "First Light", "running", "secret_vm", 44 * kDay},
    {"2310", "Winter Cove", "running", "secret_vm", 8 * kDay},
    {"1184", "Paper Tide", "stopped", "secret_vm", 15 * kDay},
    {"0602", "Far Beacon", "running", "secret_vm", kDay},
};
const char *const kFirstWords[] = {"Red",  "Sable", "Still", "Long",  "High",  "Old",   "Clear", "Silver", "Night", "Open",
                                   "Blue", "Dry",   "Even",  "Green", "Small", "Round", "White", "Plain",  "Deep",  "Warm"};
const char *const kSecondWords[] = {"Estuary", "Wharf", "Lantern", "Orchard", "Ridge",  "Kiln",   "Anchor", "Sparrow",
                                    "Signal",  "Mill",  "Needle",  "Basin",   "Garden", "Quarry", "Bridge", "Thicket"};

bool isMovingWord(const QString &status)
{
    return status == "pending"_L1 || status == "deploying"_L1 || status == "starting"_L1 || status == "stopping"_L1;
}

} // namespace

AgentCloud::AgentCloud(int count, quint32 seed, FleetTime start) : m_random(seed ^ 0xa9e27U), m_now(start)
{
    m_secret = hex(32);
    m_wallets.push_back(operatorWallet());
    for (int i = 1; i < kOwners; ++i)
        m_wallets.push_back(madeUpWallet("agent owner " + QByteArray::number(i)));
    for (int i = 0; i < kFreeTokens; ++i)
        m_owners.insert(QString::number(kFirstFree + i), operatorWallet());
    m_agents.reserve(size_t(count) + kFreeTokens);
    for (int i = 0; i < count; ++i) {
        Agent agent;
        agent.id = uuid();
        agent.providerRef = "vm-"_L1 + QString::fromLatin1(hex(6));
        agent.deployTime = kDeploying;
        FleetTime inState = kHour + FleetTime(m_random.bounded(60 * 24 * 40)) * kMinute;
        if (i < int(std::size(kNamed))) {
            agent.token = QLatin1StringView(kNamed[i].token);
            agent.name = QLatin1StringView(kNamed[i].name);
            agent.status = QLatin1StringView(kNamed[i].status);
            agent.provider = QLatin1StringView(kNamed[i].provider);
            inState = kNamed[i].inState;
        } else {
            agent.token = QString::number(4000 + i);
            const int word = i * 7;
            agent.name = QLatin1StringView(kFirstWords[word % int(std::size(kFirstWords))]) + u' '
                         + QLatin1StringView(kSecondWords[(word / int(std::size(kFirstWords)) + i) % int(std::size(kSecondWords))]);
            agent.status = i % 61 == 60 ? u"stopped"_s : u"running"_s;
            agent.provider = i % 19 == 0 ? u"akash"_s : u"secret_vm"_s;
        }
        // Every fifth is the operator's own; the others are spread over forty wallets.
        agent.owner = i % 5 == 0 ? m_wallets[0] : m_wallets[size_t(1 + (i * 17) % (kOwners - 1))];
        agent.updatedAt = start - inState;
        agent.createdAt = agent.updatedAt - FleetTime(m_random.bounded(20, 400)) * kSecond;
        if (agent.status == "unhealthy"_L1)
            agent.createdAt = start - 3 * kDay;
        agent.startedAt = agent.createdAt;
        if (agent.status == "running"_L1 || agent.status == "unhealthy"_L1 || agent.status == "paused_by_host"_L1)
            agent.endpoint = u"/agent/%1"_s.arg(agent.token);
        note(agent, u"created"_s, {}, agent.createdAt);
        note(agent, u"status_changed"_s, agent.status, agent.updatedAt);
        if (agent.status == "failed"_L1) {
            agent.error = u"image pull failed after 5 tries: manifest unknown"_s;
            note(agent, u"error"_s, agent.error, agent.updatedAt);
        } else if (agent.status == "unhealthy"_L1) {
            for (int bad = 3; bad > 0; --bad)
                note(agent, u"health_bad"_s, u"GET /health: timeout after 5 s"_s, start - bad * 30 * kSecond);
        } else if (agent.status == "deploying"_L1) {
            agent.deployTime = kSlowDeploy;
            agent.createdAt = agent.startedAt = agent.updatedAt - 4 * kSecond;
            agent.progress = int(inState * 100 / kSlowDeploy);
        }
        m_owners.insert(agent.token, agent.owner);
        m_byToken.insert(agent.token, int(m_agents.size()));
        if (isMovingWord(agent.status))
            m_moving.push_back(int(m_agents.size()));
        m_agents.push_back(std::move(agent));
    }
}

QByteArray AgentCloud::hex(int bytes)
{
    QByteArray made(bytes, '\0');
    for (char &byte : made)
        byte = char(m_random.bounded(256));
    return made.toHex();
}

QString AgentCloud::uuid()
{
    QString digits = QString::fromLatin1(hex(16));
    digits[12] = u'4';
    digits[16] = u'8';
    for (const int at : {20, 16, 12, 8})
        digits.insert(at, u'-');
    return digits;
}

void AgentCloud::note(Agent &agent, const QString &type, const QString &text, FleetTime at)
{
    agent.events.push_front({at, type, text});
    if (agent.events.size() > kMostEvents)
        agent.events.pop_back();
}

void AgentCloud::setStatus(Agent &agent, const QString &status, FleetTime at)
{
    agent.status = status;
    agent.updatedAt = at;
    note(agent, u"status_changed"_s, status, at);
    tell(agent, "status");
}

void AgentCloud::advanceTo(FleetTime now)
{
    m_now = std::max(m_now, now);
    churnTo(m_now);
    std::erase_if(m_moving, [this](int index) {
        Agent &agent = m_agents[size_t(index)];
        while (step(agent)) { }
        return !isMovingWord(agent.status);
    });
    std::erase_if(m_challenges, [this](const auto &entry) { return entry.second <= m_now; });
}

/// One change that is due; true when there may be another.
bool AgentCloud::step(Agent &agent)
{
    const FleetTime inState = m_now - agent.updatedAt;
    if (agent.status == "pending"_L1) {
        if (inState < kPending)
            return false;
        note(agent, u"provider_call"_s, u"create on %1"_s.arg(agent.provider), agent.updatedAt + kPending);
        setStatus(agent, u"deploying"_s, agent.updatedAt + kPending);
        return true;
    }
    if (agent.status == "deploying"_L1) {
        if (agent.deployTime >= kForever)
            return false;
        if (agent.deployTime < 0 && inState >= kDeploying / 2) {
            agent.error = u"the provider has no machine of this size"_s;
            note(agent, u"error"_s, agent.error, agent.updatedAt + kDeploying / 2);
            setStatus(agent, u"failed"_s, agent.updatedAt + kDeploying / 2);
            tell(agent, "error");
            return false;
        }
        const FleetTime whole = agent.deployTime < 0 ? kDeploying : agent.deployTime;
        const int progress = int(std::min<FleetTime>(100, inState * 100 / whole));
        if (progress != agent.progress) {
            agent.progress = progress;
            tell(agent, "progress");
        }
        if (inState < whole)
            return false;
        setStatus(agent, u"starting"_s, agent.updatedAt + whole);
        return true;
    }
    if (agent.status == "starting"_L1) {
        if (inState < kStarting)
            return false;
        agent.endpoint = u"/agent/%1"_s.arg(agent.token);
        setStatus(agent, u"running"_s, agent.updatedAt + kStarting);
        note(agent, u"health_ok"_s, u"first check"_s, agent.updatedAt);
        tell(agent, "ready");
        return false;
    }
    if (agent.status == "stopping"_L1 && inState >= kStopping) {
        agent.endpoint.clear();
        setStatus(agent, u"stopped"_s, agent.updatedAt + kStopping);
    }
    return false;
}

void AgentCloud::churnTo(FleetTime now)
{
    static constexpr int kMostAtOnce = 2000;
    if (m_churn <= 0 || m_agents.empty()) {
        m_owed = 0;
        m_churnedAt = 0;
        return;
    }
    m_owed += m_churnedAt > 0 ? double(now - m_churnedAt) / 1000.0 * m_churn : 0;
    m_churnedAt = now;
    for (int i = 0; i < kMostAtOnce && m_owed >= 1; ++i, --m_owed) {
        Agent &agent = m_agents[m_random.bounded(quint32(m_agents.size()))];
        if (agent.status == "running"_L1)
            setStatus(agent, u"unhealthy"_s, now);
        else if (agent.status == "unhealthy"_L1)
            setStatus(agent, u"running"_s, now);
    }
}

const Agent *AgentCloud::find(const QString &token) const
{
    const auto found = m_byToken.constFind(token);
    return found == m_byToken.cend() ? nullptr : &m_agents[size_t(*found)];
}

QString AgentCloud::deploy(const QString &token, const QString &provider, int cpu, const QString &memory, bool gpu)
{
    const auto found = m_byToken.constFind(token);
    if (found != m_byToken.cend()) {
        const QString &status = m_agents[size_t(*found)].status;
        if (status != "stopped"_L1 && status != "failed"_L1)
            return u"NFT %1 has a deployment already, %2"_s.arg(token, status);
    } else {
        m_byToken.insert(token, int(m_agents.size()));
        Agent fresh;
        fresh.token = token;
        fresh.name = u"Panther %1"_s.arg(token);
        fresh.owner = m_owners.value(token);
        m_agents.push_back(fresh);
    }
    const int index = m_byToken.value(token);
    Agent &agent = m_agents[size_t(index)];
    // The table has one row for an NFT: a new deployment takes the place of the old one.
    agent.id = uuid();
    agent.provider = provider;
    agent.providerRef = "vm-"_L1 + QString::fromLatin1(hex(6));
    agent.cpu = cpu;
    agent.memory = memory;
    agent.gpu = gpu;
    agent.error.clear();
    agent.endpoint.clear();
    agent.progress = 0;
    agent.createdAt = agent.startedAt = m_now;
    agent.deployTime = m_trouble.fails ? -1 : m_trouble.sticks ? kForever : kDeploying;
    note(agent, u"created"_s, provider, m_now);
    setStatus(agent, u"pending"_s, m_now);
    m_moving.push_back(index);
    return {};
}

void AgentCloud::stop(const QString &token)
{
    const auto found = m_byToken.constFind(token);
    if (found == m_byToken.cend())
        return;
    Agent &agent = m_agents[size_t(*found)];
    if (agent.status == "stopped"_L1 || agent.status == "stopping"_L1)
        return;
    note(agent, u"stop_requested"_s, {}, m_now);
    setStatus(agent, u"stopping"_s, m_now);
    if (std::ranges::find(m_moving, *found) == m_moving.end())
        m_moving.push_back(*found);
}

void AgentCloud::transfer(const QString &token, const QString &owner)
{
    m_owners.insert(token, owner);
    for (AgentSession &session : m_sessions)
        session.revoked |= session.token == token;
    const auto found = m_byToken.constFind(token);
    if (found == m_byToken.cend())
        return;
    Agent &agent = m_agents[size_t(*found)];
    note(agent, u"transfer_detected"_s, u"%1 → %2"_s.arg(agent.owner, owner), m_now);
    agent.owner = owner;
    stop(token);
}

QByteArray AgentCloud::challenge(const QString &wallet, const QString &token)
{
    const QByteArray message
        = u"\nSign this message to enter Secret Panthers.\n\nNFT Token ID: %1\nWallet: %2\nTimestamp: %3\nNonce: %4\n\n"
          "With it you say that Panther #%1 is yours.\n"_s.arg(token, wallet, QString::number(m_now / 1000), QString::fromLatin1(hex(16)))
              .toUtf8();
    m_challenges[message] = m_now + 5 * kMinute;
    return message;
}

bool AgentCloud::redeem(const QByteArray &message)
{
    const auto found = m_challenges.find(message);
    if (found == m_challenges.end())
        return false;
    const bool inTime = found->second > m_now;
    m_challenges.erase(found);
    return inTime;
}

QByteArray AgentCloud::newRefreshToken()
{
    return "r." + hex(24);
}

AgentSession &AgentCloud::open(const QString &wallet, const QString &token, bool isOperator)
{
    constexpr size_t kMostSessions = 10'000;
    m_sessions.push_back({QString::fromLatin1(hex(8)), wallet, token, isOperator, newRefreshToken(), m_now + 7 * kDay, false});
    if (m_sessions.size() > kMostSessions)
        m_sessions.pop_front();
    return m_sessions.back();
}

AgentSession *AgentCloud::sessionOfRefresh(const QByteArray &refresh)
{
    for (AgentSession &session : m_sessions) {
        if (session.refresh == refresh && !session.revoked && session.refreshUntil > m_now)
            return &session;
    }
    return nullptr;
}

bool AgentCloud::takeWrite()
{
    while (!m_writes.empty() && m_writes.front() <= m_now - kMinute)
        m_writes.pop_front();
    if (m_writes.size() >= size_t(kWritesPerMinute))
        return false;
    m_writes.push_back(m_now);
    return true;
}

std::chrono::milliseconds AgentCloud::writeReset() const
{
    return std::chrono::milliseconds(m_writes.empty() ? 0 : std::max<FleetTime>(0, m_writes.front() + kMinute - m_now));
}

} // namespace pilothouse::demofleet
