// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/audit/audit_log.h"
#include "services/cutover/cutover_workflow.h"
#include "tests/support/await.h"
#include "tests/support/describe.h"
#include "tests/support/fake_clock.h"

#include <QJsonDocument>
#include <QCoroFuture>
#include <QEventLoop>
#include <QPromise>
#include <QTimer>

#include <algorithm>
#include <functional>

/// What a cutover stands on, pretended: a router, two planes, an attestation and a record that do what a test says, on a clock
/// that only the test moves. (What a coroutine returns here is copied first: co_return moves from a member that is not const.)
namespace pilothouse::test {

using namespace std::chrono_literals;

inline Percent percent(int whole)
{
    return *Percent::fromWhole(whole);
}
inline domain::TrafficSplit analyze(int whole)
{
    return domain::TrafficSplit().with(domain::Intent::Analyze, percent(whole));
}

inline Error makeError(ErrorKind kind, const char *what)
{
    Error error;
    error.kind = kind;
    error.what = QString::fromUtf8(what);
    error.where = QStringLiteral("test");
    return error;
}

class FakeRouter final : public cutover::RouterPort
{
public:
    struct Call
    {
        domain::TrafficSplit split;
        std::optional<qint64> expectedEpoch;
    };

    cutover::RouterState state;
    std::optional<Error> down;            ///< every command fails with it
    std::optional<Error> failNext;        ///< the next apply fails with it and changes nothing
    std::optional<Error> loseNext;        ///< the next apply changes the split and fails with it all the same
    std::shared_ptr<QPromise<void>> hold; ///< the next apply to a split with any share waits for it before it does anything
    std::optional<bool> newPlaneUp = true;
    std::vector<Call> applies;
    int reads = 0;
    std::shared_ptr<QPromise<void>> holdRead; ///< the next read sees what is in force now and answers when this is finished
    std::function<void()> onApply;
    std::function<void()> onRead;

    FakeRouter()
    {
        state.process = QStringLiteral("pid 100");
        state.uptimeSeconds = 1000;
    }

    QCoro::Task<Result<cutover::RouterState>> read() override
    {
        ++reads;
        if (onRead)
            onRead();
        if (down)
            co_return Error(*down);
        const cutover::RouterState seen = state;
        if (holdRead) {
            const auto waiting = std::exchange(holdRead, nullptr)->future();
            co_await waiting;
        }
        co_return seen;
    }

    QCoro::Task<Result<cutover::RouterState>> apply(domain::TrafficSplit split, std::optional<qint64> expectedEpoch) override
    {
        applies.push_back({split, expectedEpoch});
        if (onApply)
            onApply();
        if (hold && !split.isAllOld()) {
            const auto waiting = std::exchange(hold, nullptr)->future();
            co_await waiting;
        }
        if (down)
            co_return Error(*down);
        if (failNext)
            co_return Error(*std::exchange(failNext, std::nullopt));
        if (expectedEpoch && *expectedEpoch != state.epoch)
            co_return makeError(ErrorKind::Conflict, "changed by other");
        state.split = split;
        ++state.epoch;
        if (loseNext)
            co_return Error(*std::exchange(loseNext, std::nullopt));
        co_return cutover::RouterState(state);
    }

    QCoro::Task<Result<cutover::RouterTraffic>> traffic() override
    {
        if (down)
            co_return Error(*down);
        cutover::RouterTraffic counted;
        counted.newPlaneUp = newPlaneUp;
        counted.oldPlaneUp = true;
        co_return counted;
    }

    QString kind() const override { return QStringLiteral("haproxy-map"); }
    QString endpoint() const override { return QStringLiteral("127.0.0.1:19999"); }
    QString manualCommand(const domain::TrafficSplit &split) const override { return QStringLiteral("echo '%1'").arg(split.toText()); }
};

class FakePlanes final : public cutover::PlanePort
{
public:
    struct Plane
    {
        int readyStatus = 200;
        QByteArray readyBody = R"({"ready":true,"reasons":[]})";
        QByteArray services = R"({"farcaster":"disabled","teeWallet":"tee"})";
        qint64 uptimeMs = 1'000'000;
        std::optional<Error> down;
    };
    Plane oldPlane;
    Plane newPlane;
    bool canaryOk = true;
    bool canaryMock = false;
    std::optional<Error> canaryError;
    QByteArray lastCanaryBody = R"({"result":null,"logFile":"/x"})";
    int canaryRuns = 0;

    QCoro::Task<Result<cutover::PlaneAnswer>> ready(cutover::Plane plane) override
    {
        const Plane &asked = of(plane);
        if (asked.down)
            co_return Error(*asked.down);
        co_return cutover::PlaneAnswer{QStringLiteral("GET /ready"), asked.readyStatus, asked.readyBody};
    }
    QCoro::Task<Result<cutover::PlaneAnswer>> health(cutover::Plane plane) override
    {
        const Plane &asked = of(plane);
        if (asked.down)
            co_return Error(*asked.down);
        const QByteArray body = "{\"status\":\"healthy\",\"uptime\":" + QByteArray::number(asked.uptimeMs) + ",\"services\":" + asked.services
                                + ",\"compute\":\"Secure TEE (Phala dstack)\"}";
        co_return cutover::PlaneAnswer{QStringLiteral("GET /health"), 200, body};
    }
    QCoro::Task<Result<cutover::PlaneAnswer>> runCanary(cutover::Plane) override
    {
        ++canaryRuns;
        if (canaryError)
            co_return Error(*canaryError);
        QByteArray checks;
        for (const char *name : {"github", "near", "pingpay", "hotpay", "eigenai"})
            checks += QByteArray(checks.isEmpty() ? "" : ",") + '"' + name + "\":{\"ok\":" + (canaryOk ? "true" : "false") + ",\"details\":\""
                      + (canaryMock ? "{\\\"mock\\\":true}" : "fine") + "\"}";
        const QByteArray body
            = "{\"at\":\"run-" + QByteArray::number(canaryRuns) + "\",\"ok\":" + (canaryOk ? "true" : "false") + ",\"checks\":{" + checks + "}}";
        co_return cutover::PlaneAnswer{QStringLiteral("POST /canary/run"), canaryOk ? 200 : 503, body};
    }
    QCoro::Task<Result<cutover::PlaneAnswer>> lastCanary(cutover::Plane) override
    {
        if (newPlane.down)
            co_return Error(*newPlane.down);
        co_return cutover::PlaneAnswer{QStringLiteral("GET /canary"), 200, lastCanaryBody};
    }

private:
    const Plane &of(cutover::Plane plane) const { return plane == cutover::Plane::Old ? oldPlane : newPlane; }
};

class FakeAttestation final : public cutover::PlaneAttestationPort
{
public:
    cutover::PlaneAttestation answer;
    std::optional<Error> down;

    FakeAttestation()
    {
        answer.level = domain::AttestationLevel::A3;
        answer.challengePossible = true;
        answer.tcbStatus = QStringLiteral("UpToDate");
        answer.quoteSha256 = QByteArray(64, 'a');
        answer.finding = QStringLiteral("quote verified and bound");
    }
    QCoro::Task<Result<cutover::PlaneAttestation>> attest() override
    {
        if (down)
            co_return Error(*down);
        co_return cutover::PlaneAttestation(answer);
    }
};

/// A record in memory that can fail or hang.
class FakeAudit final : public audit::AuditLog
{
public:
    std::vector<audit::Entry> list;
    bool broken = false;
    QString brokenFor;                    ///< only entries of this action fail
    QString refuseText;                   ///< entries that hold this text are refused, as one with a secret would be
    std::shared_ptr<QPromise<void>> hang; ///< appends wait for it

    QCoro::Task<Result<audit::Entry>> append(audit::Record record) override
    {
        if (hang) {
            const auto waiting = hang->future();
            co_await waiting;
        }
        if (broken || (!brokenFor.isEmpty() && record.action == brokenFor))
            co_return makeError(ErrorKind::Storage, "disk full");
        if (!refuseText.isEmpty() && textsOf(record).contains(refuseText))
            co_return makeError(ErrorKind::Refused, "the entry would hold a secret");
        audit::Entry entry;
        entry.seq = list.size() + 1;
        entry.record = std::move(record);
        list.push_back(entry);
        co_return entry;
    }
    QCoro::Task<Result<std::vector<audit::Entry>>> entries(audit::Filter) override { co_return std::vector<audit::Entry>(list); }
    QCoro::Task<Result<std::vector<audit::Checkpoint>>> checkpoints() override { co_return std::vector<audit::Checkpoint>(); }
    QCoro::Task<Result<audit::Verification>> verify() override { co_return audit::Verification(); }
    QCoro::Task<Result<QString>> exportTo(QString path) override { co_return path; }

    QStringList actions(const QStringList &prefixes = {QStringLiteral("stage."), QStringLiteral("shift."), QStringLiteral("override"),
                                                       QStringLiteral("rollback."), QStringLiteral("drift.")}) const
    {
        QStringList result;
        for (const audit::Entry &entry : list)
            for (const QString &prefix : prefixes)
                if (entry.record.action.startsWith(prefix))
                    result << QStringLiteral("%1 %2").arg(entry.record.action, audit::outcomeWord(entry.record.outcome));
        return result;
    }
    static QString textsOf(const audit::Record &record)
    {
        QString texts = QStringList{record.target, record.what, record.reason}.join(u'\n');
        for (const QJsonObject &object : {record.before, record.after, record.evidence})
            texts += QString::fromUtf8(QJsonDocument(object).toJson());
        return texts;
    }
    int count(const QString &action) const
    {
        return int(std::count_if(list.begin(), list.end(), [&](const audit::Entry &entry) { return entry.record.action == action; }));
    }
};

/// One workflow on pretended parts. Ticks come every millisecond of real time; what is due is decided by the clock.
class CutoverBench
{
public:
    std::shared_ptr<FakeClock> clock = std::make_shared<FakeClock>();
    std::shared_ptr<FakeRouter> router = std::make_shared<FakeRouter>();
    std::shared_ptr<FakePlanes> planes = std::make_shared<FakePlanes>();
    std::shared_ptr<FakeAttestation> attestation = std::make_shared<FakeAttestation>();
    std::shared_ptr<FakeAudit> audit = std::make_shared<FakeAudit>();
    std::shared_ptr<store::Store> store;
    domain::EnvironmentKind kind = domain::EnvironmentKind::Staging;
    std::shared_ptr<domain::WriteAccess> access;
    std::shared_ptr<OperationList> operations;
    std::shared_ptr<cutover::CutoverWorkflow> workflow;

    CutoverBench() = default;
    CutoverBench(const CutoverBench &) = delete;
    CutoverBench &operator=(const CutoverBench &) = delete;
    ~CutoverBench() { crash(); }

    /// The gates that can be measured here; live requests are run by hand and have their own tests.
    std::vector<domain::GateId> gates{domain::GateId::Readiness, domain::GateId::Dependency, domain::GateId::Attestation};

    void make()
    {
        access = std::make_shared<domain::WriteAccess>(kind, clock);
        operations = std::make_shared<OperationList>(clock);
        cutover::CutoverWorkflow::Parts parts;
        parts.environment = domain::Environment{domain::EnvironmentId(QStringLiteral("staging")), kind};
        parts.settings.oldPlane = {QStringLiteral("hetzner"), QStringLiteral("http://hetzner")};
        parts.settings.newPlane = {QStringLiteral("phala"), QStringLiteral("http://phala")};
        parts.router = router;
        parts.planes = planes;
        parts.attestation = attestation;
        parts.audit = audit;
        parts.store = store;
        parts.access = access;
        parts.operations = operations;
        parts.clock = clock;
        parts.requiredGates = gates;
        parts.operatorName = QStringLiteral("ada");
        parts.tick = 1ms;
        workflow = std::make_shared<cutover::CutoverWorkflow>(parts);
    }
    /// A workflow that samples, with every gate measured, and with all its planes' answers in.
    void start()
    {
        if (!workflow)
            make();
        workflow->start();
        spin();
    }
    bool startWithGates()
    {
        start();
        const auto sampled = await(workflow->sample(cutover::CutoverWorkflow::Canary::Run));
        return sampled && sampled->has_value();
    }
    /// As when the program dies: nothing is said goodbye to.
    void crash()
    {
        if (workflow)
            workflow->stop();
        spin();
        workflow.reset();
    }

    /// Lets at least one tick pass and everything that follows from it.
    void spin() const
    {
        QEventLoop loop;
        QTimer::singleShot(3ms, &loop, &QEventLoop::quit);
        loop.exec();
        for (int i = 0; i < 10; ++i)
            QCoreApplication::processEvents();
    }
    /// Lets time pass second by second, as a workflow that is awake sees it.
    void pass(std::chrono::seconds time) const
    {
        for (auto passed = 0s; passed < time; passed += 1s) {
            clock->advance(1s);
            spin();
        }
    }

    const cutover::CutoverStatus &status() const { return workflow->status(); }
    const domain::Gate &gate(domain::GateId id) const { return status().gates[size_t(id)]; }
    const domain::Condition &condition(domain::ConditionId id) const { return status().conditions[size_t(id)]; }
    auto apply(const domain::TrafficSplit &wanted, const QString &phrase = QString())
    {
        return await(workflow->apply(wanted, QStringLiteral("test"), phrase));
    }
    auto rollback(std::optional<std::chrono::seconds> giveUp = std::nullopt) { return await(workflow->rollback(QStringLiteral("test"), giveUp)); }
};

} // namespace pilothouse::test
