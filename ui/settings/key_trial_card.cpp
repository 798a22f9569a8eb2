// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/key_trial_card.h"

#include "models/profile_edit.h"
#include "models/spoken.h"
#include "services/core/plain_text.h"
#include "ui/secrets/credential_form.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/card.h"

#include <QCoroTask>

#include <QHBoxLayout>
#include <QHideEvent>
#include <QVBoxLayout>

#include <algorithm>

namespace pilothouse::ui {

using credentials::CredentialNeed;
using credentials::CredentialSet;
using credentials::Keeping;

namespace {

std::vector<CredentialSet> testable(const models::ProfileEdit &edit)
{
    std::vector<CredentialSet> sets;
    if (edit.profile())
        sets = credentials::credentialsNeeded(*edit.profile());
    std::erase_if(sets, [](const CredentialSet &set) {
        return !set.canBeTested
               || std::ranges::none_of(set.needs, [](const CredentialNeed &need) { return need.isTyped && need.keeping == Keeping::SecretStore; });
    });
    return sets;
}

} // namespace

KeyTrialCard::KeyTrialCard(std::shared_ptr<credentials::KeyTrial> trial, std::shared_ptr<const Clock> clock, models::ProfileEdit *edit,
                           QWidget *parent)
    : QWidget(parent)
    , m_trial(std::move(trial))
    , m_clock(std::move(clock))
    , m_edit(edit)
    , m_row(new QHBoxLayout)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    auto *card = new Card(tr("Keys"), Card::Body::Padded, this);
    card->setSubtitle(tr("tried once and forgotten; they are stored under Secrets"));
    m_card = card;
    m_form = new CredentialForm(card);
    m_form->hide();
    m_row->setSpacing(Metrics::current().u(2));
    m_row->addStretch(1);
    card->body()->addLayout(m_row);
    card->body()->addWidget(m_form);
    column->addWidget(card);
    connect(m_form, &CredentialForm::testWanted, this, &KeyTrialCard::ask);
    connect(m_form, &CredentialForm::cancelled, this, &KeyTrialCard::close);
    connect(m_edit, &models::ProfileEdit::changed, this, &KeyTrialCard::follow);
    follow();
}

KeyTrialCard::~KeyTrialCard()
{
    m_cancel.cancel();
}

/// The addresses may be others with every letter: an answer is of those it was asked at.
void KeyTrialCard::follow()
{
    const bool isSound = m_edit->profile().has_value();
    // A file that cannot be read for the moment, in the middle of a word, takes nothing away.
    const std::vector<CredentialSet> sets = !m_trial ? std::vector<CredentialSet>() : isSound ? testable(*m_edit) : m_sets;
    if (sets != m_sets || !isSound)
        m_form->forgetAnswer();
    const bool isSame = std::ranges::equal(sets, m_sets, {}, &CredentialSet::id, &CredentialSet::id);
    m_sets = sets;
    if (!isSame)
        makeButtons();
    m_form->setEnabled(isSound);
    for (QPushButton *button : m_buttons)
        button->setEnabled(isSound);
    m_card->setVisible(!m_sets.empty());
    for (QPushButton *button : m_buttons)
        button->setVisible(!m_form->isOpen());
}

void KeyTrialCard::makeButtons()
{
    if (m_form->isOpen() && std::ranges::find(m_sets, m_form->setId(), &CredentialSet::id) == m_sets.end()) {
        m_cancel.cancel();
        m_form->close();
        m_form->hide();
    }
    for (QPushButton *button : m_buttons) {
        button->hide();
        button->deleteLater();
    }
    m_buttons.clear();
    for (const CredentialSet &set : m_sets) {
        auto *button
            = makeButton(tr("Test a key of %1…").arg(visibleText(models::spoken(set.remote), 80)), ButtonRole::Default, IconName::Verify, m_card);
        button->setObjectName(QStringLiteral("tryKey ") + set.id);
        connect(button, &QPushButton::clicked, this, [this, id = set.id] { open(id); });
        m_row->insertWidget(int(m_buttons.size()), button);
        m_buttons.push_back(button);
    }
}

void KeyTrialCard::open(const QString &setId)
{
    const auto set = std::ranges::find(m_sets, setId, &CredentialSet::id);
    if (set == m_sets.end())
        return;
    m_form->openTrial(*set);
    m_form->show();
    follow();
}

void KeyTrialCard::close()
{
    m_cancel.cancel();
    const bool wasOpen = m_form->isOpen();
    m_form->close();
    m_form->hide();
    follow();
    if (wasOpen && isVisible() && !m_buttons.empty())
        m_buttons.front()->setFocus(Qt::OtherFocusReason);
}

void KeyTrialCard::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    if (!event->spontaneous() && m_form->isOpen())
        close(); // what was typed does not wait behind another page
}

void KeyTrialCard::ask()
{
    const auto set = std::ranges::find(m_sets, m_form->setId(), &CredentialSet::id);
    if (set == m_sets.end() || !m_edit->profile())
        return;
    m_cancel = CancelToken();
    m_form->setTesting(true);
    QCoro::connect(m_trial->ask(*m_edit->profile(), *set, m_form->values(), m_cancel), this, [this, id = set->id](const Result<QString> &said) {
        if (m_form->setId() != id)
            return;
        credentials::TestResult result;
        result.utc = m_clock->utcNow();
        result.ok = said.has_value();
        if (said)
            result.saying = *said;
        else
            result.error = said.error();
        m_form->showTested(result);
    });
}

} // namespace pilothouse::ui
