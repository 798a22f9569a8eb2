// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cluster/cluster_empty.h"

#include "models/cvm_table_model.h"
#include "models/format.h"
#include "models/spoken.h"
#include "services/core/plain_text.h"
#include "ui/widgets/empty_state.h"

#include <QCoreApplication>

namespace pilothouse::ui {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(pilothouse::ui::ClusterPage)
};

} // namespace

void describeEmptyCluster(EmptyState *empty, const models::CvmTableModel &model, const Snapshot<domain::CvmList> *snapshot, const QString &cloud,
                          const QString &environment, const EmptyActions &actions)
{
    using Kind = EmptyState::Kind;
    if (snapshot == nullptr) {
        empty->describe(Kind::NeverLoaded, Words::tr("No cloud is set up in this environment"),
                        Words::tr("The profile %1 has no section “phala”. With api-url in it, its CVMs stand here.").arg(visibleText(environment)));
        return;
    }
    if (model.hiddenCount() > 0) {
        if (empty->describe(
                Kind::FilteredOut,
                models::counted(model.hiddenCount(), Words::tr("The filter hides the only CVM"), Words::tr("The filter hides all %1 CVMs")),
                Words::tr("None of them matches what is typed.")))
            empty->addButton(Words::tr("Clear filter"), IconName::Close, actions.clearFilter);
        return;
    }
    if (snapshot->value && !snapshot->value->items.empty())
        return; // on their way into the table
    if (snapshot->value) {
        const int skipped = int(snapshot->value->skipped.size());
        const bool isNew = empty->describe(
            Kind::NoRows, Words::tr("No CVM runs here"),
            skipped == 0 ? Words::tr("%1 answered and its list is empty. Nothing is filtered out, and no row was skipped.").arg(cloud)
                         : Words::tr("%1 answered, but none of its %n rows could be read.", nullptr, skipped).arg(cloud));
        if (isNew && actions.deploy)
            empty->addButton(Words::tr("Deploy…"), IconName::Deploy, actions.deploy);
        if (isNew && actions.setUp)
            empty->addButton(Words::tr("Set up a cluster…"), IconName::Setup, actions.setUp);
        empty->addFact(Words::tr("Asked"), snapshot->source);
        empty->addFact(Words::tr("Answered"), models::utcText(snapshot->fetchedAt));
    } else if (snapshot->error) {
        const UserMessage message = models::spoken(*snapshot->error);
        const QString sentence = QStringList({message.unchanged, message.nextStep}).join(u' ').trimmed();
        if (empty->describe(EmptyState::kindOf(snapshot->error->kind), Words::tr("%1: %2").arg(cloud, message.what), sentence))
            empty->addButton(Words::tr("Try now"), IconName::Refresh, actions.tryAgain);
        empty->addFact(Words::tr("Asked"), message.where.isEmpty() ? snapshot->source : message.where);
        empty->addFact(Words::tr("Tries"), models::countText(snapshot->failedTries));
    } else {
        empty->describe(Kind::NeverLoaded, Words::tr("No answer yet"), Words::tr("The list of CVMs was asked for; nothing has come back so far."));
    }
}

} // namespace pilothouse::ui
