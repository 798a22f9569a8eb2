// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/demofleet/routes.h"

#include <QUrl>

namespace pilothouse::demofleet {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kHugeBytes = 200LL * 1024 * 1024;
constexpr int kDeep = 100'000;

/// A list answer of 200 MB, made while it is sent.
class HugeBody final : public BodySource
{
public:
    std::optional<qint64> length() const override { return kHugeBytes; }
    Part next() override
    {
        static const QByteArray head = R"({"dstack_apps":[)";
        static const QByteArray filler = QByteArray(R"({"id":"prj_0","name":"filler"},)").repeated(2048);
        Part part;
        if (m_sent == 0)
            part.bytes = head;
        else
            part.bytes = filler.left(qsizetype(std::min<qint64>(filler.size(), kHugeBytes - m_sent)));
        m_sent += part.bytes.size();
        part.last = m_sent >= kHugeBytes;
        return part;
    }

private:
    qint64 m_sent = 0;
};

/// What a stream sends first, then nothing: with Truncated the connection ends there.
class CutStream final : public BodySource
{
public:
    explicit CutStream(std::shared_ptr<BodySource> whole) : m_whole(std::move(whole)) { }
    Part next() override
    {
        if (!m_whole) {
            Part end;
            end.last = true;
            return end;
        }
        Part first = m_whole->next();
        m_whole.reset();
        return first;
    }

private:
    std::shared_ptr<BodySource> m_whole;
};

void spoil(World &world, const Request &request, const Fault &fault, Answer &answer)
{
    switch (fault.kind) {
    case FaultKind::Latency: answer.delay += std::chrono::milliseconds(fault.latencyMs); break;
    case FaultKind::TooManyRequests:
        if (fault.target.kind == TargetKind::Aws) {
            answer = awsFaultAnswer(request, fault.kind);
            break;
        }
        answer = plainError(429, u"Rate limit exceeded"_s);
        answer.addHeader("Retry-After", QByteArray::number(fault.retryAfter));
        break;
    case FaultKind::ServerError:
        answer = fault.target.kind == TargetKind::Aws ? awsFaultAnswer(request, fault.kind) : plainError(500, u"Internal server error"_s);
        break;
    case FaultKind::Truncated:
        answer.delivery = Answer::Delivery::Truncated;
        answer.source = answer.source && !answer.source->length() ? std::make_shared<CutStream>(answer.source) : nullptr;
        break;
    case FaultKind::WrongJson: answer = jsonAnswer(QJsonObject{{u"message"_s, u"welcome"_s}, {u"items"_s, 17}, {u"dstack_apps"_s, u"none"_s}}); break;
    case FaultKind::Html:
        answer = textAnswer("<!DOCTYPE html>\n<html><head><title>Sign in</title></head><body><form action=\"/login\">Please sign "
                            "in</form></body></html>\n",
                            "text/html; charset=utf-8");
        break;
    case FaultKind::Reset: answer.delivery = Answer::Delivery::Reset; break;
    case FaultKind::Redirect:
        answer = emptyAnswer(302);
        answer.addHeader("Location", world.addresses().stray.toLatin1() + request.target);
        break;
    case FaultKind::Huge:
        answer = textAnswer({}, "application/json");
        answer.source = std::make_shared<HugeBody>();
        break;
    case FaultKind::Deep: answer = textAnswer(QByteArray(kDeep, '[') + QByteArray(kDeep, ']'), "application/json"); break;
    case FaultKind::BadRow:
    case FaultKind::DeadCvm:
    case FaultKind::ForgedQuote:
    case FaultKind::StaleQuote:
    case FaultKind::FailingCanary:
    case FaultKind::DegradedCanary:
    case FaultKind::NotReady:
    case FaultKind::Mock:
    case FaultKind::PaymentsFailing:
    case FaultKind::RouterDead:
    case FaultKind::RangeRefused:
    case FaultKind::RpcError:
    case FaultKind::RpcRateLimit:
    case FaultKind::WrongChain:
    case FaultKind::Reorganised:
    case FaultKind::HiddenRemovals:
    case FaultKind::UnsignedAccepted:
    case FaultKind::DebugImage:
    case FaultKind::StillBooting:
    case FaultKind::Full:
    case FaultKind::NoMode:
    case FaultKind::OtherService:
    case FaultKind::ApprovalRefused:
    case FaultKind::OldImage:
    case FaultKind::Deny:
    case FaultKind::Skew:
    case FaultKind::SocketDropped:
    case FaultKind::TokenExpired:
    case FaultKind::DeployFails:
    case FaultKind::DeployStuck:
    case FaultKind::NeedsChain:
    case FaultKind::NoCapacity:
    case FaultKind::LogsPrivate:
    case FaultKind::ForgedEnvKey:
    case FaultKind::TasksCrash:
    case FaultKind::RootKey:
    case FaultKind::ContraryVerifier: break; // these change what is said, where it is said
    }
}

/// What lies behind redirects: it answers as a friendly thief would and counts who brought a key.
Answer handleStray(World &world, const Request &request)
{
    ++world.counters().stray;
    if (request.headers.contains("x-api-key") || request.headers.contains("authorization") || request.headers.contains("x-agent-api-key"))
        ++world.counters().strayWithKey;
    return jsonAnswer(QJsonObject{{u"dstack_apps"_s, QJsonArray()}, {u"page"_s, 1}, {u"page_size"_s, 50}, {u"total"_s, 0}, {u"total_pages"_s, 0}});
}

Answer route(World &world, const Request &request)
{
    switch (request.listener) {
    case Listener::OldPlane: return withTransportFaults(world, request, {TargetKind::OldPlane, -1}, [&] { return handlePlane(world, request); });
    case Listener::NewPlane: return withTransportFaults(world, request, {TargetKind::NewPlane, -1}, [&] { return handlePlane(world, request); });
    case Listener::Stray: return handleStray(world, request);
    case Listener::Aws: return handleAws(world, request);
    case Listener::Orchestrator: return handleOrchestrator(world, request);
    case Listener::Main: break;
    }
    const QStringList &path = request.path;
    if (path.value(0) == "api"_L1 && path.value(1) == "v1"_L1)
        return withTransportFaults(world, request, {TargetKind::Phala, -1}, [&] { return handlePhala(world, request, path.mid(2)); });
    if (path.value(0) == "pccs"_L1)
        return withTransportFaults(world, request, {TargetKind::Pccs, -1}, [&] { return handlePccs(world, request, path.mid(1)); });
    if (path.value(0) == "chain"_L1)
        return withTransportFaults(world, request, {TargetKind::Chain, -1}, [&] { return handleChain(world, request); });
    if (path.value(0) == "control"_L1)
        return handleControl(world, request, path.mid(1));
    if (path.value(0) == "s"_L1)
        return handleSpawntee(world, request, path.mid(1));
    if (path.value(0) == "mo"_L1)
        return handleModelOrchestrator(world, request, path.mid(1));
    if (path.value(0) == "cpi"_L1)
        return handleCertificateIndex(world, request, path.mid(1));
    if (path.value(0) == "i"_L1 || path.value(0) == "a"_L1)
        return handleGuest(world, request, path);
    if (path.isEmpty())
        return textAnswer("Pilothouse demo fleet. Nothing here is real; its keys are made at start and thrown away.\n", "text/plain; charset=utf-8");
    return plainError(404, u"Not Found"_s);
}

} // namespace

Answer withTransportFaults(World &world, const Request &request, const FaultTarget &target, const std::function<Answer()> &respond,
                           const QString &path)
{
    // Faults are drawn before the answer is made: a request that never got through must not act.
    // The whole request line, so that a fault can be meant for one verb: "DELETE /api", or one path to its end: "POST /api/v1/cvms ".
    const QString line = u"%1 %2 HTTP/1.1"_s.arg(QString::fromUtf8(request.method), path.isEmpty() ? QString::fromUtf8(request.target) : path);
    const std::vector<Fault> faults = world.faults().strikeTransport(target, line);
    const bool swallowed = std::ranges::any_of(
        faults, [](const Fault &fault) { return fault.kind == FaultKind::TooManyRequests || fault.kind == FaultKind::ServerError; });
    Answer answer = swallowed ? Answer() : respond();
    for (const Fault &fault : faults)
        spoil(world, request, fault, answer);
    return answer;
}

Answer handle(World &world, const Request &request)
{
    return route(world, request);
}

} // namespace pilothouse::demofleet
