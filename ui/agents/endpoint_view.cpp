// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/agents/endpoint_view.h"

#include "ui/theme/metrics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/finding_list.h"
#include "ui/widgets/key_value_list.h"
#include "ui/widgets/note.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace pilothouse::ui {

using models::AgentDetail;

EndpointView::EndpointView(QWidget *parent)
    : QWidget(parent)
    , m_verdict(new Note(models::StateText(), Note::Shape::Box, this))
    , m_about(new PlainLabel(QString(), Type::Small, Ink::Muted, this))
    , m_probe(makeButton(tr("Probe the endpoint"), ButtonRole::Default, IconName::Refresh, this))
    , m_steps(new FindingList(this))
    , m_facts(new KeyValueList(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Metrics::current().gap());
    column->addWidget(m_verdict);
    m_about->setParagraph(true);
    column->addWidget(m_about);
    column->addWidget(m_probe, 0, Qt::AlignLeft);
    column->addWidget(m_steps);
    column->addWidget(m_facts);
    m_probe->setObjectName(QStringLiteral("probeEndpoint"));
    connect(m_probe, &QPushButton::clicked, this, [this] {
        if (m_text.isRunning)
            emit cancelRequested();
        else
            emit probeRequested();
    });
    setText({}, QString());
}

void EndpointView::setText(const models::EndpointText &text, const QString &refusal)
{
    m_probe->setEnabled(refusal.isEmpty() || text.isRunning);
    m_probe->setAccessibleDescription(refusal);
    m_probe->setToolTip(plainToolTip(refusal));
    m_probe->setText(text.isRunning ? tr("Cancel the probe") : tr("Probe the endpoint"));
    if (text == m_text)
        return;
    m_text = text;
    m_verdict->setState(text.verdict);
    m_verdict->setVisible(!text.verdict.word.isEmpty());
    m_about->setText(text.about);
    m_steps->setFindings(text.steps);
    m_facts->setVisible(!text.facts.empty());
    for (const AgentDetail::Pair &pair : text.facts) {
        switch (pair.kind) {
        case AgentDetail::Pair::Kind::Text: m_facts->add(pair.key, pair.value); break;
        case AgentDetail::Pair::Kind::Mono: m_facts->addHash(pair.key, pair.value, HashLabel::Form::Text); break;
        }
    }
}

} // namespace pilothouse::ui
