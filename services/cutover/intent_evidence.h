// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringView>

/// What the text of a /process answer proves. The controller answers 200 for business failures, so the words decide.
namespace pilothouse::cutover {

enum class ResponseClass {
    AnalyzeOk,
    AnalyzeFailed,
    AnalyzeEmpty,
    CreateOk,
    CreateFailed,
    PayOk,
    PayFailed,
    Refused,  ///< by the user's input or a policy: no failure of the plane
    Deferred, ///< a plan or a draft: no outcome yet
    Unparsed, ///< the controller did not understand
    Unknown,  ///< none of the known texts
};

ResponseClass classifyResponse(const QString &text);

/// How much a payment's reference is worth.
enum class PaymentEvidence {
    E0TextOnly,
    E1Reference, ///< a reference that is no placeholder
    E2Settled,   ///< resolved at the provider or the chain as settled; never from the text alone
};

/// Whether one live request proves its intent.
struct IntentVerdict
{
    bool pass = false;
    QString finding;
    QString reference; ///< proof signature, split id or transaction as named in the text
};

IntentVerdict judgeAnalyze(const QString &text);
IntentVerdict judgeCreate(const QString &text);
/// E2 cannot be had from the text and fails here with the reason.
IntentVerdict judgePay(const QString &text, PaymentEvidence required = PaymentEvidence::E1Reference);

} // namespace pilothouse::cutover
