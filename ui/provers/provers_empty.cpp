// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/provers/provers_empty.h"

#include "models/format.h"
#include "models/prover_detail.h"
#include "models/prover_table_model.h"
#include "models/spoken.h"
#include "services/core/plain_text.h"
#include "ui/widgets/empty_state.h"

#include <QCoreApplication>

namespace pilothouse::ui {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(pilothouse::ui::ProversPage)
};

} // namespace

QString awsTrouble(const Error &error)
{
    switch (error.kind) {
    case ErrorKind::Unauthorised:
        return error.nextStep.contains(QLatin1String("clock")) ? Words::tr("AWS does not accept the time of this machine's clock")
                                                               : Words::tr("AWS does not accept the key");
    case ErrorKind::Forbidden: return Words::tr("The key may not read the prover cluster");
    case ErrorKind::Secret: return Words::tr("There is no key for AWS");
    case ErrorKind::Throttled: return Words::tr("AWS asks to slow down");
    case ErrorKind::Network:
    case ErrorKind::Timeout: return Words::tr("AWS is not reachable");
    case ErrorKind::NotFound: return Words::tr("No prover cluster was found");
    case ErrorKind::Protocol:
    case ErrorKind::TooLarge: return Words::tr("What answers is not AWS, or not as it should");
    case ErrorKind::Refused: return Words::tr("Pilothouse did not ask AWS");
    case ErrorKind::InvalidInput:
    case ErrorKind::Cancelled:
    case ErrorKind::OutcomeUnknown:
    case ErrorKind::Conflict:
    case ErrorKind::Remote:
    case ErrorKind::Storage:
    case ErrorKind::Internal: break;
    }
    return Words::tr("The prover cluster could not be read");
}

void describeEmptyProvers(EmptyState *empty, const models::ProverTableModel &model, const Snapshot<domain::ProverFleet> *snapshot,
                          const QString &place, const QString &environment, const ProversEmptyActions &actions)
{
    using Kind = EmptyState::Kind;
    if (snapshot == nullptr) {
        empty->describe(
            Kind::NeverLoaded, Words::tr("No AWS account is set up in this environment"),
            Words::tr("The profile %1 has no section “aws”. With aws.region in it, its ECS services stand here.").arg(visibleText(environment)));
        return;
    }
    if (model.hiddenCount() > 0) {
        if (empty->describe(
                Kind::FilteredOut,
                models::counted(model.hiddenCount(), Words::tr("The filter hides the only service"), Words::tr("The filter hides all %1 services")),
                Words::tr("None of them matches what is typed.")))
            empty->addButton(Words::tr("Clear filter"), IconName::Close, actions.clearFilter);
        return;
    }
    if (snapshot->value && !snapshot->value->services.empty())
        return; // on their way into the table
    if (snapshot->value) {
        const int clusters = int(snapshot->value->clusters.size());
        empty->describe(Kind::NoRows, Words::tr("No ECS service runs here"),
                        clusters == 0 ? Words::tr("AWS answered: there is no ECS cluster in this region of the account.")
                                      : Words::tr("AWS answered: %n clusters, none of which has a service that could be read.", nullptr, clusters));
        empty->addFact(Words::tr("Asked"), place);
        empty->addFact(Words::tr("Asked as"), models::identityText(*snapshot->value));
        empty->addFact(Words::tr("Answered"), models::utcText(snapshot->fetchedAt));
    } else if (snapshot->error) {
        const UserMessage message = models::spoken(*snapshot->error);
        const QString sentence = QStringList({models::spokenSentence(message.what), message.unchanged, message.nextStep}).join(u' ').trimmed();
        if (empty->describe(EmptyState::kindOf(snapshot->error->kind), awsTrouble(*snapshot->error), sentence))
            empty->addButton(Words::tr("Try now"), IconName::Refresh, actions.tryAgain);
        empty->addFact(Words::tr("Asked"), message.where.isEmpty() ? place : message.where);
        empty->addFact(Words::tr("Tries"), models::countText(snapshot->failedTries));
    } else {
        empty->describe(Kind::NeverLoaded, Words::tr("No answer yet"), Words::tr("The prover cluster was asked for; nothing has come back so far."));
    }
}

} // namespace pilothouse::ui
