// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/demofleet/plane_process.h"

#include "services/core/digest.h"

#include <QRegularExpression>

namespace pilothouse::demofleet {

using namespace Qt::StringLiterals;

namespace {

constexpr size_t kKeptPayments = 20'000;
constexpr qsizetype kCountedAuthors = 200'000; ///< per plane and intent; later ones are not told apart any more
constexpr double kMaxPayout = 250;

QString repositoryIn(const QString &text)
{
    static const QRegularExpression repository(u"([\\w.-]+/[\\w.-]+)\\s*$"_s);
    const auto match = repository.match(text.trimmed());
    return match.hasMatch() ? match.captured(1) : QString();
}

QString hexOf(const QByteArray &what)
{
    return QString::fromLatin1(sha256({what}).toHex());
}

QString analyze(const QString &repository, bool mock)
{
    if (repository.isEmpty())
        return u"No contributors found for that repository"_s;
    QString text = u"📊 Analysis for %1\n\nTop contributors:\n1. ada (52%)\n2. grace (31%)\n3. edsger (17%)\n"_s.arg(repository);
    text += u"\n🧠 Verifiable AI Insight\nWork is spread over three people; the last month is steady.\n"_s;
    if (mock)
        return text + u"(mock mode)\n🔗 Proof: https://determinal.eigenarcade.com/verify/0xmocksignature"_s;
    return text + u"🔗 Proof: https://determinal.eigenarcade.com/verify/"_s + hexOf("proof " + repository.toUtf8()).left(40);
}

QString create(const QString &repository, bool mock)
{
    if (repository.isEmpty())
        return u"❌ Failed to create split: no repository given"_s;
    return u"✅ Split created for %1\nSplit ID: %2"_s.arg(repository,
                                                         mock ? u"split-mock-123"_s : "split-"_L1 + hexOf("split " + repository.toUtf8()).left(12));
}

QString pay(World &world, const Request &request, const QString &text)
{
    static const QRegularExpression amounts(u"\\b(?:pay|send|give|distribute)\\s+\\$?([0-9.]+)(?:\\s+(?!to\\b)([a-z]+))?"_s,
                                            QRegularExpression::CaseInsensitiveOption);
    const auto match = amounts.match(text);
    const QString token = match.captured(2).isEmpty() ? u"USDC"_s : match.captured(2).toUpper();
    const QString repository = repositoryIn(text);
    if (repository.isEmpty())
        return u"No split found for that repository"_s;
    if (match.captured(1).toDouble() > kMaxPayout || (token != "NEAR"_L1 && token != "USDC"_L1))
        return u"🛑 Policy blocked: %1 %2 is outside the limits of this plane"_s.arg(match.captured(1), token);
    Plane &plane = world.plane(request.listener);
    const FaultTarget target{request.listener == Listener::NewPlane ? TargetKind::NewPlane : TargetKind::OldPlane, -1};
    Payment payment;
    payment.id = plane.nextPayment++;
    payment.at = world.now();
    payment.ok = !world.faults().strike(target, FaultKind::PaymentsFailing).has_value();
    payment.engine = token == "NEAR"_L1 || text.contains("hotpay"_L1, Qt::CaseInsensitive) ? u"hotpay"_s : u"pingpay"_s;
    const bool mock = world.faults().active(target, FaultKind::Mock);
    payment.reference = mock ? u"0xmock9z8y7x"_s : "0x"_L1 + hexOf(plane.name.toUtf8() + QByteArray::number(payment.id));
    plane.payments.push_back(payment);
    if (plane.payments.size() > kKeptPayments)
        plane.payments.pop_front();
    if (!payment.ok)
        return u"❌ Payment failed: the rail answered 502"_s;
    return u"✅ Distributed %1 %2 to 3 contributors via %3\n🔗 Transaction: %4\nPayment mode: agent_rails_%5"_s.arg(
        match.captured(1), token, payment.engine == "hotpay"_L1 ? u"HOT Pay"_s : u"Ping Pay"_s, payment.reference, payment.engine);
}

} // namespace

Answer process(World &world, const Request &request)
{
    Plane &plane = world.plane(request.listener);
    if (request.header("x-agent-api-key") != kAgentKey) {
        ++plane.unauthorised;
        return jsonAnswer(QJsonObject{{u"error"_s, u"Unauthorized"_s}}, 401);
    }
    const auto body = request.object();
    if (!body || !body->value("text"_L1).isString())
        return jsonAnswer(QJsonObject{{u"error"_s, u"Unexpected token in JSON"_s}}, 500);
    QString text = body->value("text"_L1).toString();
    const Intent intent = intentOf(text);
    IntentCount &count = plane.intents[size_t(intent)];
    ++count.requests;
    if (count.authors.size() < kCountedAuthors)
        count.authors.insert(body->value("author"_L1).toString());

    text.remove(QRegularExpression(u"^@gitsplits\\s+"_s, QRegularExpression::CaseInsensitiveOption));
    const bool mock
        = world.faults().active({request.listener == Listener::NewPlane ? TargetKind::NewPlane : TargetKind::OldPlane, -1}, FaultKind::Mock);
    QString response;
    switch (intent) {
    case Intent::Analyze: response = analyze(repositoryIn(text), mock); break;
    case Intent::Create: response = create(repositoryIn(text), mock); break;
    case Intent::Pay: response = pay(world, request, text); break;
    case Intent::Other: response = u"🤔 I didn't understand that. Try: analyze owner/repo"_s; break;
    }
    return jsonAnswer(QJsonObject{{u"response"_s, response}});
}

} // namespace pilothouse::demofleet
