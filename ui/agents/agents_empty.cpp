// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/agents/agents_empty.h"

#include "models/agent_table_model.h"
#include "models/format.h"
#include "models/spoken.h"
#include "services/core/plain_text.h"
#include "ui/widgets/empty_state.h"

#include <QCoreApplication>

namespace pilothouse::ui {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(pilothouse::ui::AgentsPage)
};

} // namespace

void describeEmptyAgents(EmptyState *empty, const models::AgentTableModel &model, const Snapshot<domain::DeploymentList> *snapshot,
                         const QString &environment, const AgentsEmptyActions &actions)
{
    using Kind = EmptyState::Kind;
    if (snapshot == nullptr) {
        empty->describe(
            Kind::NeverLoaded, Words::tr("No orchestrator is set up in this environment"),
            Words::tr("The profile %1 has no section “orchestrator”. With url in it, its agents stand here.").arg(visibleText(environment)));
        return;
    }
    if (model.hiddenCount() > 0) {
        if (empty->describe(Kind::FilteredOut,
                            models::counted(model.hiddenCount(), Words::tr("The filter hides the only deployment"),
                                            Words::tr("The filter hides all %1 deployments")),
                            Words::tr("None of them matches what is typed.")))
            empty->addButton(Words::tr("Clear filter"), IconName::Close, actions.clearFilter);
        return;
    }
    if (snapshot->value && !snapshot->value->items.empty())
        return; // on their way into the table
    if (snapshot->value) {
        const int skipped = int(snapshot->value->skipped.size());
        const bool isNew = empty->describe(
            Kind::NoRows, Words::tr("No agent is deployed"),
            skipped == 0 ? Words::tr("The orchestrator answered and its list is empty. Nothing is filtered out, and no row was skipped.")
                         : Words::tr("The orchestrator answered, but none of its %n rows could be read.", nullptr, skipped));
        if (isNew && actions.deploy)
            empty->addButton(Words::tr("Deploy…"), IconName::Deploy, actions.deploy);
        empty->addFact(Words::tr("Asked"), snapshot->source);
        empty->addFact(Words::tr("Answered"), models::utcText(snapshot->fetchedAt));
    } else if (snapshot->error) {
        const UserMessage message = models::spoken(*snapshot->error);
        const QString sentence = QStringList({message.unchanged, message.nextStep}).join(u' ').trimmed();
        if (empty->describe(EmptyState::kindOf(snapshot->error->kind), models::sentence(message.what), sentence)) {
            if (snapshot->error->kind == ErrorKind::Unauthorised && actions.signIn)
                empty->addButton(Words::tr("Sign in…"), IconName::Wallet, actions.signIn);
            empty->addButton(Words::tr("Try now"), IconName::Refresh, actions.tryAgain);
        }
        empty->addFact(Words::tr("Asked"), message.where.isEmpty() ? snapshot->source : message.where);
        empty->addFact(Words::tr("Tries"), models::countText(snapshot->failedTries));
    } else {
        empty->describe(Kind::NeverLoaded, Words::tr("No answer yet"),
                        Words::tr("The list of deployments was asked for; nothing has come back so far."));
    }
}

} // namespace pilothouse::ui
