// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/second_opinion_output.h"

#include "app/composition/attestation_builder.h"
#include "app/composition/remotes.h"
#include "app/ctl/context.h"
#include "services/attestation/attestation_workflow.h"
#include "services/core/plain_text.h"

namespace pilothouse::ctl {

using attestation::Agreement;
using attestation::Comparison;
using attestation::SecondOpinions;

namespace {

constexpr QLatin1StringView kOption{"second-opinion"};

QString wordsOf(const std::optional<Result<attestation::SecondOpinion>> &theirs, Agreement agreement)
{
    if (!theirs)
        return QStringLiteral("not asked: no quote");
    if (!theirs->has_value())
        return QStringLiteral("could not be asked: %1").arg(visibleText(theirs->error().what));
    const QString said = (*theirs)->accepted           ? QStringLiteral("accepts the quote")
                         : (*theirs)->detail.isEmpty() ? QStringLiteral("rejects the quote")
                                                       : QStringLiteral("rejects the quote (%1)").arg((*theirs)->detail);
    switch (agreement) {
    case Agreement::Agrees: return said + QStringLiteral(", as this desk does");
    case Agreement::Disagrees: return said + QStringLiteral(", this desk does not");
    case Agreement::Unknown: return said + QStringLiteral(", this desk could not judge it");
    }
    return said;
}

QString textOf(const Comparison &comparison, const SecondOpinions &opinions)
{
    QString text = QStringLiteral("second verifier: %1\n").arg(visibleText(attestation::sentenceOf(comparison, opinions)));
    for (size_t i = 0; i < opinions.machines.size(); ++i)
        text += QStringLiteral("    %1: %2 %3\n")
                    .arg(visibleText(comparison.instances[i].name, 80), opinions.verifier,
                         wordsOf(opinions.machines[i], attestation::agreementOn(comparison, opinions, int(i))));
    return text;
}

} // namespace

Result<std::shared_ptr<attestation::SecondVerifierPort>> secondVerifierOf(const Context &context)
{
    if (!context.namesProfile())
        return Error{.kind = ErrorKind::InvalidInput,
                     .what = QStringLiteral("--second-opinion asks the cloud of a profile"),
                     .where = QStringLiteral("pilothousectl attest compare"),
                     .nextStep = QStringLiteral("Add --profile.")};
    const auto profile = context.profile();
    if (!profile)
        return profile.error();
    const auto secrets = context.secretStore(profile->environment.id);
    if (!secrets)
        return secrets.error();
    const auto verifier = profile->phala ? composition::secondVerifierOf(composition::buildPhala(*profile, *secrets)) : nullptr;
    if (!verifier)
        return Error{.kind = ErrorKind::InvalidInput,
                     .what = QStringLiteral("the profile has no section \"phala\", so there is no second verifier"),
                     .where = profile->filePath.isEmpty() ? profile->environment.id.text() : profile->filePath,
                     .nextStep = QStringLiteral("Add the section, or leave --second-opinion out.")};
    return verifier;
}

QCoro::Task<Result<Answer>> withSecondOpinion(std::shared_ptr<Context> context, std::shared_ptr<attestation::AttestationWorkflow> workflow,
                                              attestation::JudgedEvidence judged, Answer answer)
{
    if (!context->invocation().has(kOption))
        co_return answer;
    const auto shared = std::make_shared<const attestation::JudgedEvidence>(std::move(judged));
    const auto opinions = co_await workflow->askSecondVerifier(shared, context->cancel());
    if (!opinions)
        co_return opinions.error();
    const Comparison &comparison = shared->comparison;
    answer.json.insert(QStringLiteral("secondVerifier"), attestation::toJson(comparison, *opinions));
    answer.text += textOf(comparison, *opinions);
    if (!attestation::disagreements(comparison, *opinions).empty()) {
        answer.code = ExitCode::BadVerdict;
        answer.complaint = visibleText(attestation::sentenceOf(comparison, *opinions)) + u'.';
    }
    co_return answer;
}

} // namespace pilothouse::ctl
