// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/agents/agent_port.h"

#include <QCoroTimer>

namespace pilothouse::test {

inline domain::Deployment deploymentOf(const QString &token, const QString &status, const QString &owner = QStringLiteral("secret1owner"))
{
    domain::Deployment row;
    row.id = domain::DeploymentId(QStringLiteral("id-") + token);
    row.token = token;
    row.status = status;
    row.state = domain::deploymentStateOf(status);
    row.owner = owner;
    row.provider = QStringLiteral("secret_vm");
    row.createdAt = row.updatedAt = QDateTime(QDate(2026, 1, 15), QTime(11, 0), Qt::UTC);
    return row;
}

/// An orchestrator of values: what is asked of it is answered from the event loop, as over a socket.
class ScriptedOrchestrator final : public agents::AgentPort
{
public:
    std::vector<domain::Deployment> rows;
    std::optional<Error> listError;
    std::optional<Error> stopError;
    std::optional<Error> deployError;
    bool deployArrives = true; ///< the row is there although the answer is an error
    int looksUntilSettled = 2;
    int listCalls = 0;
    int getCalls = 0;
    int stopCalls = 0;
    int deployCalls = 0;
    int signIns = 0;
    int signOuts = 0;
    std::vector<agents::WalletSession> open;
    std::optional<Error> signInError;
    std::optional<Error> signOutError;
    std::optional<QStringList> log; ///< as the remote tells it; nothing: it has none
    int throttledTimes = 0;         ///< so many stops are turned away first
    QString failsAt;                ///< a deployment ends as "failed" with this
    QString ownWallet;

    void set(const QString &token, const QString &status)
    {
        for (domain::Deployment &row : rows) {
            if (row.token != token)
                continue;
            row.status = status;
            row.state = domain::deploymentStateOf(status);
        }
    }

    QCoro::Task<Result<domain::DeploymentList>> list(CancelToken) override
    {
        ++listCalls;
        co_await QCoro::sleepFor(std::chrono::milliseconds(0));
        if (listError) {
            const Error error = *listError;
            co_return error;
        }
        domain::DeploymentList list;
        list.items = rows;
        list.index();
        co_return list;
    }
    QCoro::Task<Result<domain::Deployment>> get(QString token, QString) override
    {
        ++getCalls;
        co_await QCoro::sleepFor(std::chrono::milliseconds(0));
        for (domain::Deployment &row : rows) {
            if (row.token != token)
                continue;
            if (--m_looks[token] <= 0) {
                if (row.state == domain::DeploymentState::Stopping)
                    set(token, QStringLiteral("stopped"));
                else if (domain::isMoving(row.state) && !failsAt.isEmpty())
                    set(token, QStringLiteral("failed")), row.error = failsAt;
                else if (domain::isMoving(row.state))
                    set(token, QStringLiteral("running"));
            }
            const domain::Deployment answer = row;
            co_return answer;
        }
        co_return Error{.kind = ErrorKind::NotFound, .what = QStringLiteral("404")};
    }
    QCoro::Task<Result<std::optional<agents::SigningRequest>>> signingRequest(agents::DeployRequest request) override
    {
        co_await QCoro::sleepFor(std::chrono::milliseconds(0));
        agents::SigningRequest asked;
        asked.wallet = request.wallet;
        asked.token = request.token;
        asked.message = "\nSign in\n\nNonce: 1\n";
        co_return std::optional(asked);
    }
    QCoro::Task<Result<agents::WalletSignature>> signForDevelopment(agents::SigningRequest) override
    {
        co_await QCoro::sleepFor(std::chrono::milliseconds(0));
        co_return agents::WalletSignature{QByteArray(64, '\1'), QByteArray(33, '\2')};
    }
    QCoro::Task<QString> developmentWallet() override
    {
        const QString wallet = ownWallet;
        co_return wallet;
    }
    QCoro::Task<Status> signIn(agents::SignedMessage message) override
    {
        ++signIns;
        co_await QCoro::sleepFor(std::chrono::milliseconds(0));
        if (signInError) {
            const Error error = *signInError;
            co_return error;
        }
        open.push_back({message.request.wallet, message.request.token, QDateTime(QDate(2026, 1, 15), QTime(13, 0), Qt::UTC),
                        QDateTime(QDate(2026, 1, 22), QTime(12, 0), Qt::UTC)});
        co_return Done{};
    }
    QCoro::Task<Result<agents::SigningRequest>> challenge(QString wallet, QString token) override
    {
        agents::DeployRequest who;
        who.wallet = wallet;
        who.token = token;
        const auto asked = co_await signingRequest(who);
        const agents::SigningRequest request = **asked;
        co_return request;
    }
    QCoro::Task<Status> signOut(QString wallet, QString token) override
    {
        ++signOuts;
        co_await QCoro::sleepFor(std::chrono::milliseconds(0));
        std::erase_if(open, [&](const agents::WalletSession &each) { return each.wallet == wallet && each.token == token; });
        if (signOutError) {
            const Error error = *signOutError;
            co_return error;
        }
        co_return Done{};
    }
    std::vector<agents::WalletSession> sessions() const override { return open; }
    QCoro::Task<Result<agents::DeployReceipt>> deploy(agents::DeployRequest request, std::optional<agents::SignedMessage>) override
    {
        ++deployCalls;
        co_await QCoro::sleepFor(std::chrono::milliseconds(0));
        if (!deployError || deployArrives) {
            std::erase_if(rows, [&](const domain::Deployment &row) { return row.token == request.token; });
            rows.push_back(deploymentOf(request.token, QStringLiteral("deploying"), request.wallet));
            rows.back().createdAt = QDateTime();
            m_looks[request.token] = looksUntilSettled;
        }
        if (deployError) {
            const Error error = *deployError;
            co_return error;
        }
        co_return agents::DeployReceipt{rows.back().id, QStringLiteral("deploying"), {}, std::chrono::seconds(30), false};
    }
    QCoro::Task<Result<QString>> stop(QString token, QString) override
    {
        ++stopCalls;
        co_await QCoro::sleepFor(std::chrono::milliseconds(0));
        if (throttledTimes > 0) {
            --throttledTimes;
            co_return Error{.kind = ErrorKind::Throttled, .what = QStringLiteral("429"), .retryAfter = std::chrono::seconds(0)};
        }
        if (stopError && stopError->kind != ErrorKind::OutcomeUnknown) {
            const Error error = *stopError;
            co_return error;
        }
        set(token, QStringLiteral("stopping"));
        m_looks[token] = looksUntilSettled;
        if (stopError) {
            const Error error = *stopError;
            co_return error;
        }
        co_return QStringLiteral("stopped");
    }
    QCoro::Task<Result<agents::RemoteHistory>> history(QString, QString) override
    {
        co_await QCoro::sleepFor(std::chrono::milliseconds(0));
        agents::RemoteHistory history;
        history.events = std::vector<domain::DeploymentEvent>{
            {QDateTime(QDate(2026, 1, 15), QTime(11, 0), Qt::UTC), QStringLiteral("health_ok"), QStringLiteral("p95 1.84 s"), false}};
        history.log = log;
        co_return history;
    }
    bool canAct(const QString &wallet, const QString &) const override { return wallet == ownWallet; }
    QString endpoint() const override { return QStringLiteral("http://orchestrator.test"); }
    QString dialect() const override { return QStringLiteral("spec"); }
    QString deploymentPath(const QString &token) const override { return QStringLiteral("/deployments/") + token; }
    QString deployPath() const override { return QStringLiteral("/deployments"); }

private:
    QHash<QString, int> m_looks;
};

/// A socket in the test's hands.
class ScriptedLive final : public agents::LivePort
{
public:
    State now = State::Off;
    QString why;
    std::optional<MonotonicTime> heard;
    QStringList followed;

    void follow(QStringList tokens) override { followed = std::move(tokens); }
    void close() override { set(State::Off); }
    State state() const override { return now; }
    std::optional<MonotonicTime> lastHeard() const override { return heard; }
    QString trouble() const override { return why; }
    quint64 ignored() const override { return 0; }

    void set(State state, const QString &trouble = {})
    {
        now = state;
        why = trouble;
        emit stateChanged();
    }
    void say(const QString &token, const QString &status, std::optional<int> progress = std::nullopt)
    {
        agents::LiveMessage message;
        message.token = token;
        if (!status.isEmpty())
            message.status = status;
        message.progress = progress;
        emit received(message);
    }
};

} // namespace pilothouse::test
