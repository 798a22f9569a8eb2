// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/cutover/intent_evidence.h"

#include "services/core/plain_text.h"
#include "services/cutover/plane_wire.h"

#include <QRegularExpression>

namespace pilothouse::cutover {

namespace {

bool has(const QString &text, QStringView part)
{
    return text.contains(part);
}

/// The first line's value behind one of the labels; empty when there is none.
QString valueOf(const QString &text, const QString &labels)
{
    const QRegularExpression pattern(QStringLiteral("(?:%1):\\s*(\\S+)").arg(labels));
    const auto match = pattern.match(text);
    return match.hasMatch() ? visibleText(match.captured(1), 200) : QString();
}

IntentVerdict failed(const QString &finding)
{
    return IntentVerdict{false, finding, QString()};
}

bool isCreated(const QString &text)
{
    return has(text, u"Split created") || has(text, u"Split updated") || has(text, u"Split repaired") || has(text, u"already exists");
}

} // namespace

ResponseClass classifyResponse(const QString &text)
{
    if (has(text, u"Payment failed:"))
        return ResponseClass::PayFailed;
    if (has(text, u"Failed to create split:"))
        return ResponseClass::CreateFailed;
    if (has(text, u"Analysis failed for"))
        return ResponseClass::AnalyzeFailed;
    if (has(text, u"No contributors found for"))
        return ResponseClass::AnalyzeEmpty;
    for (const QStringView refusal : {u"No split found for", u"Strict mode enabled", u"No payout-eligible", u"Safety review", u"Policy blocked"})
        if (has(text, refusal))
            return ResponseClass::Refused;
    for (const QStringView deferral : {u"Execution plan prepared", u"Draft mode", u"Advisor mode"})
        if (has(text, deferral))
            return ResponseClass::Deferred;
    if (has(text, u"I didn't understand that") || has(text, u"I may have misunderstood"))
        return ResponseClass::Unparsed;
    if (has(text, u"Analysis for") && has(text, u"Top contributors"))
        return ResponseClass::AnalyzeOk;
    if (has(text, u"Distributed ") && has(text, u"Transaction: "))
        return ResponseClass::PayOk;
    if (isCreated(text))
        return ResponseClass::CreateOk;
    return ResponseClass::Unknown;
}

IntentVerdict judgeAnalyze(const QString &text)
{
    if (hasMockMarker(text))
        return failed(QStringLiteral("mock marker in the answer"));
    if (classifyResponse(text) != ResponseClass::AnalyzeOk)
        return failed(QStringLiteral("no analysis with contributors in the answer"));
    // The controller drops the verified part without a word when that service fails: its absence is the only sign.
    const QString proof = valueOf(text, QStringLiteral("Proof|Verify on deTERMinal|Signature"));
    if (!has(text, u"Verifiable AI Insight") || proof.isEmpty())
        return failed(QStringLiteral("proof missing: the contributors are there, the verified insight is not"));
    return IntentVerdict{true, QStringLiteral("analysis with proof"), proof};
}

IntentVerdict judgeCreate(const QString &text)
{
    if (hasMockMarker(text))
        return failed(QStringLiteral("mock marker in the answer"));
    const QString id = valueOf(text, QStringLiteral("Split ID"));
    if (classifyResponse(text) != ResponseClass::CreateOk)
        return failed(QStringLiteral("no split was created"));
    if (id.isEmpty())
        return failed(QStringLiteral("the answer names no split id"));
    return IntentVerdict{true, QStringLiteral("split %1").arg(id), id};
}

IntentVerdict judgePay(const QString &text, PaymentEvidence required)
{
    static const QRegularExpression distributed(QStringLiteral("Distributed\\s+\\S+\\s+\\S+\\s+to\\s+\\d+\\b.*\\bvia\\s+\\S+"));
    static const QRegularExpression engine(QStringLiteral("Payment mode:\\s*agent_rails_(pingpay|hotpay|hotpay_fallback)\\b"));
    static const QRegularExpression hexadecimal(QStringLiteral("^0x[0-9a-fA-F]+$"));
    if (classifyResponse(text) == ResponseClass::PayFailed)
        return failed(QStringLiteral("the payment failed"));
    if (hasMockMarker(text))
        return failed(QStringLiteral("mock marker in the answer"));
    if (!distributed.match(text).hasMatch() || !engine.match(text).hasMatch())
        return failed(QStringLiteral("the answer does not name amount, receivers, provider and payment mode"));
    const QString reference = valueOf(text, QStringLiteral("Transaction"));
    if (required >= PaymentEvidence::E1Reference) {
        if (reference.isEmpty())
            return failed(QStringLiteral("no transaction reference"));
        if (reference == QLatin1String("0x"))
            return failed(QStringLiteral("the reference is the placeholder 0x: the provider returned none"));
        if (reference.startsWith(QLatin1String("0x")) && !hexadecimal.match(reference).hasMatch())
            return failed(QStringLiteral("mock marker: the reference %1 is no hexadecimal number").arg(reference));
    }
    if (required == PaymentEvidence::E2Settled)
        return failed(QStringLiteral("settled at the provider: not shown by the answer's text"));
    return IntentVerdict{true, QStringLiteral("paid, reference %1").arg(reference), reference};
}

} // namespace pilothouse::cutover
