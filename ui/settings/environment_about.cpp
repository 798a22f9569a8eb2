// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/environment_about.h"

#include "models/environment_kind.h"
#include "models/spoken.h"
#include "services/core/plain_text.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/key_value_list.h"
#include "ui/widgets/note.h"

#include <QCoreApplication>
#include <QVBoxLayout>

namespace pilothouse::ui {

using models::Mark;
using models::StateText;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(pilothouse::ui::EnvironmentsView)
};

} // namespace

EnvironmentAbout::EnvironmentAbout(QWidget *parent)
    : QWidget(parent)
    , m_problem(new Note({}, Note::Shape::Box, this))
    , m_facts(new KeyValueList(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Metrics::current().u(3));
    column->addWidget(m_problem);
    column->addWidget(m_facts);
    show(nullptr);
}

void EnvironmentAbout::show(const profiles::ProfileEntry *entry)
{
    m_facts->clear();
    m_problem->setVisible(entry != nullptr && (!entry->profile || !entry->profile->warnings.isEmpty()));
    if (entry == nullptr)
        return;
    if (entry->profile) {
        m_problem->setState(StateText::of(Mark::Warn, Words::tr("Deserves a word")));
        m_problem->setText(entry->profile->warnings.join(QLatin1Char('\n')));
        addFacts(*entry->profile);
    } else {
        m_problem->setMessage(models::spoken(entry->profile.error()));
    }
    m_facts->addMono(Words::tr("File"), visibleText(entry->path, 300));
}

void EnvironmentAbout::addFacts(const domain::Profile &profile)
{
    m_facts->add(Words::tr("Kind"), models::kindText(profile.environment.kind));
    if (profile.phala)
        m_facts->addMono(Words::tr("Phala Cloud"), profile.phala->apiUrl);
    if (profile.cluster)
        m_facts->add(Words::tr("Cluster"), visibleText(profile.cluster->name, 80));
    if (profile.aws)
        m_facts->add(Words::tr("AWS"), visibleText(profile.aws->region, 80));
    if (profile.orchestrator)
        m_facts->addMono(Words::tr("Orchestrator"), profile.orchestrator->url);
    if (profile.attestation)
        m_facts->addMono(Words::tr("Collateral"), profile.attestation->pccsUrl);
    if (!profile.cutover)
        return;
    m_facts->add(Words::tr("Planes"),
                 Words::tr("%1 → %2").arg(visibleText(profile.cutover->oldPlane.name, 60), visibleText(profile.cutover->newPlane.name, 60)));
    if (!profile.cutover->router.address.isEmpty())
        m_facts->addMono(Words::tr("Router"), visibleText(profile.cutover->router.address, 120));
}

} // namespace pilothouse::ui
