// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/cluster/step_keeping.h"

#include "services/core/plain_text.h"

namespace pilothouse::cluster {

using namespace Qt::StringLiterals;

KeptStep keptStep(const domain::CvmId &cvm, const QString &name, const QString &title, std::shared_ptr<const OnChainStep> step, QDateTime now)
{
    KeptStep kept;
    kept.cvm = cvm;
    kept.name = name;
    kept.title = title;
    kept.since = now;
    kept.step = std::move(step);
    return kept;
}

KeptStep keptUpdate(const ChangeOffer &offer, std::shared_ptr<const OnChainStep> step, QDateTime now)
{
    return keptStep(offer.before.id, offer.before.name, offer.plan.title, std::move(step), now);
}

KeptStep keptCommit(const ChangeOffer &offer, std::shared_ptr<const OnChainStep> step, const Error &error, const std::optional<KeptStep> &known,
                    QDateTime now)
{
    if (!step) {
        const auto before = std::make_shared<OnChainStep>(offer.step->clone());
        if (error.httpStatus == int(ChainAnswer::Superseded)) {
            before->answer = ChainAnswer::Superseded;
            before->said = error.what;
        }
        step = before;
    }
    const QString title = known ? known->title : u"Update %1"_s.arg(visibleText(offer.before.name, 80));
    KeptStep kept = keptStep(offer.before.id, offer.before.name, title, std::move(step), known ? known->since : now);
    kept.transactionHash = offer.transactionHash;
    return kept;
}

QString notKeptWords(const Error &error)
{
    return u" (the step is kept until this program ends: %1)"_s.arg(error.what);
}

} // namespace pilothouse::cluster
