// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/clustersetup/orchestrator_section.h"

#include "models/format.h"
#include "models/setup_text.h"
#include "models/spoken_sentences.h"
#include "services/clustersetup/answers_file.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/finding_list.h"

#include <QCoroTask>

#include <QLineEdit>
#include <QUrl>
#include <QVBoxLayout>

namespace pilothouse::ui {

using models::Mark;
using models::StateText;

namespace {

bool isAddress(const QString &text)
{
    const QUrl url(text, QUrl::StrictMode);
    return url.isValid() && (url.scheme() == QLatin1String("http") || url.scheme() == QLatin1String("https")) && !url.host().isEmpty()
           && url.userInfo().isEmpty();
}

} // namespace

OrchestratorSection::OrchestratorSection(std::shared_ptr<SetupContext> context, QWidget *parent)
    : QWidget(parent)
    , m_context(std::move(context))
    , m_card(new Card(tr("The orchestrator runs"), Card::Body::Padded, this))
    , m_row(new FindingList(m_card))
    , m_again(makeButton(tr("Check again"), ButtonRole::Flat, IconName::Refresh, m_card))
    , m_url(new QLineEdit(m_card))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_card);
    m_card->setSubtitle(tr("by its own list of models, GET /models"));
    m_again->setObjectName(QStringLiteral("setup orchestrator check"));
    m_card->addHeaderWidget(m_again);
    m_url->setObjectName(QStringLiteral("setup orchestrator url"));
    m_url->setPlaceholderText(QStringLiteral("http://127.0.0.1:8001"));
    m_field = new SetupField(tr("Where it answers"), tr("Empty: on this machine, at the port it has by itself."), m_url, m_card);
    m_card->body()->addWidget(m_row);
    m_card->body()->addWidget(m_field);
    connect(m_again, &QPushButton::clicked, this, [this] {
        if (m_isAsking)
            m_cancel.cancel();
        else
            ask();
    });
    connect(m_url, &QLineEdit::textEdited, this, [this](const QString &text) {
        const QString url = text.trimmed();
        const bool isGood = url.isEmpty() || isAddress(url);
        m_field->setProblem(isGood ? QString() : tr("An address such as http://10.0.0.7:8001, without a user; it is not asked before."));
        if (!isGood)
            return;
        m_context->session->setOrchestratorUrl(url);
        showState();
    });
    connect(m_url, &QLineEdit::editingFinished, this, [this] {
        if (isVisible() && m_foundOf != m_context->session->answers().orchestratorUrl)
            ask();
    });
    showState();
}

void OrchestratorSection::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    follow();
    ask();
}

void OrchestratorSection::hideEvent(QHideEvent *event)
{
    m_cancel.cancel();
    QWidget::hideEvent(event);
}

void OrchestratorSection::follow()
{
    const QString url = m_context->session->answers().orchestratorUrl;
    if (!m_url->hasFocus())
        showIn(m_url, url);
    m_url->setEnabled(!m_context->session->isRunning());
    showState();
}

void OrchestratorSection::ask()
{
    m_cancel.cancel();
    m_cancel = CancelToken();
    m_isAsking = true;
    const quint64 asked = ++m_asked;
    const QString url = m_context->session->answers().orchestratorUrl;
    showState();
    QCoro::connect(clustersetup::checkOrchestrator(m_context->session->parts(), m_cancel), this,
                   [this, asked, url](const clustersetup::Finding &found) {
                       if (asked != m_asked)
                           return;
                       m_isAsking = false;
                       m_found = found;
                       m_foundOf = url;
                       m_card->setTrailing(tr("%1 UTC").arg(models::utcTimeText(m_context->clock->utcNow())));
                       showState();
                   });
}

/// What to do next is on this page; the address that was asked stands in the field.
StateText OrchestratorSection::foundText() const
{
    clustersetup::Finding finding = *m_found;
    finding.file.clear();
    finding.nextStep.clear();
    StateText text = models::setupFinding(finding);
    if (finding.severity == clustersetup::Severity::Passed)
        return text;
    const bool hasCommand = !clustersetup::orchestratorStart(m_context->session->answers()).isEmpty();
    text.word = models::spokenSentences(
        {text.word, hasCommand ? tr("Start it with the command above, or say below where it answers.") : tr("Say below where it answers.")});
    return text;
}

void OrchestratorSection::showState()
{
    m_field->setHint(m_context->environment.kind != domain::EnvironmentKind::Demo ? tr("Empty: on this machine, at the port it has by itself.")
                                                                                  : tr("Nothing is asked before an address stands here."));
    const bool isOfThis = m_found && m_foundOf == m_context->session->answers().orchestratorUrl;
    if (m_isAsking)
        m_row->setFindings({StateText::of(Mark::Busy, tr("Asking the orchestrator…"))});
    else if (isOfThis)
        m_row->setFindings({foundText()});
    else
        m_row->setFindings({StateText::of(Mark::Pending, tr("Not asked yet."))});
    if (!isOfThis && !m_isAsking)
        m_card->setTrailing(QString());
    m_again->setText(m_isAsking ? tr("Stop") : tr("Check again"));
    m_again->setAccessibleDescription(m_isAsking ? tr("Stops asking the orchestrator") : QString());
}

} // namespace pilothouse::ui
