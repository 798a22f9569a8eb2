// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/clustersetup/key_step.h"

#include "models/credential_text.h"
#include "models/format.h"
#include "models/spoken.h"
#include "services/clustersetup/answer_checks.h"
#include "services/core/plain_text.h"
#include "ui/secrets/credential_form.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/state_label.h"

#include <QCoroTask>

#include <QHBoxLayout>
#include <QLineEdit>
#include <QVBoxLayout>

namespace pilothouse::ui {

using clustersetup::SetupPage;
using credentials::CredentialStatus;
using credentials::Keeping;
using credentials::Proof;
using credentials::SetStatus;
using models::Mark;
using models::StateText;
using models::Tone;

namespace {

constexpr int kNoRotation = 0;

} // namespace

KeyStep::KeyStep(SetupPage page, const QString &name, std::shared_ptr<SetupContext> context, QWidget *parent)
    : SetupStep(page, std::move(context), parent)
    , m_name(name)
    , m_card(new Card(tr("Keys"), Card::Body::Padded, this))
    , m_states(new QVBoxLayout)
    , m_tested(new StateLabel({}, Type::Body, m_card))
    , m_note(new PlainLabel(QString(), Type::Body, Ink::Muted, m_card))
    , m_test(makeButton(tr("Test"), ButtonRole::Default, IconName::Verify, m_card))
    , m_enter(makeButton(QString(), ButtonRole::Default, IconName::Key, m_card))
    , m_form(new CredentialForm(m_card))
{
    m_test->setObjectName(QStringLiteral("setup test key"));
    m_enter->setObjectName(QStringLiteral("setup enter key"));
    m_note->setWordWrap(true);
    m_card->addHeaderWidget(m_test);
    m_card->addHeaderWidget(m_enter);
    m_states->setSpacing(Metrics::current().u(1));
    m_card->body()->addLayout(m_states);
    m_card->body()->addWidget(m_tested);
    m_card->body()->addWidget(m_note);
    m_card->body()->addWidget(m_form);
    m_form->hide();
    content()->addWidget(m_card);
    addFindings();
    connect(m_test, &QPushButton::clicked, this, &KeyStep::test);
    connect(m_enter, &QPushButton::clicked, this, &KeyStep::openForm);
    connect(m_form, &CredentialForm::submitted, this, &KeyStep::submit);
    connect(m_form, &CredentialForm::testWanted, this, &KeyStep::tryTyped);
    connect(m_form, &CredentialForm::cancelled, this, [this] {
        m_form->close();
        m_form->hide();
        showKeys();
        m_enter->setFocus(Qt::OtherFocusReason);
    });
    if (const auto &workflow = this->context()->credentials)
        connect(workflow.get(), &credentials::CredentialsWorkflow::changed, this, &KeyStep::showKeys);
}

void KeyStep::enter()
{
    SetupStep::enter();
    if (const auto &workflow = context()->credentials)
        workflow->refresh();
}

void KeyStep::follow()
{
    SetupStep::follow();
    showKeys();
}

const SetStatus *KeyStep::set() const
{
    return context()->credentials ? context()->credentials->setOf(m_name) : nullptr;
}

void KeyStep::showKeys()
{
    const SetStatus *known = set();
    std::vector<StateText> texts;
    if (known != nullptr)
        for (const CredentialStatus &name : known->names) {
            if (name.need.optional && name.state == CredentialStatus::State::NotSet)
                continue;
            const StateText state = models::credentialState(name, *known, context()->clock->utcNow(), kNoRotation);
            const QString word = name.state == CredentialStatus::State::Stored ? tr("in the keychain") : state.word;
            texts.push_back(
                {state.mark, state.tone, tr("%1: %2", "name of a key: its state").arg(visibleText(name.need.name, 120), word), state.share});
        }
    while (m_labels.size() < texts.size()) {
        m_labels.push_back(new StateLabel({}, Type::Body, m_card));
        m_states->addWidget(m_labels.back());
    }
    for (size_t i = 0; i < m_labels.size(); ++i) {
        m_labels[i]->setVisible(i < texts.size());
        if (i < texts.size())
            m_labels[i]->setState(texts[i]);
    }
    const bool isComplete = known != nullptr && known->isComplete();
    const bool canBeTested = known != nullptr && known->set.canBeTested;
    const bool isTyped = known != nullptr && !known->names.empty() && known->names.front().need.keeping == Keeping::SecretStore;
    m_tested->setVisible(known != nullptr && (m_isTesting || known->lastTest));
    if (m_isTesting)
        m_tested->setState(StateText::of(Mark::Busy, tr("Asking %1…").arg(models::spoken(known->set.remote))));
    else if (known != nullptr && known->lastTest)
        m_tested->setState(known->lastTest->ok
                               ? StateText::of(Mark::Pass, tr("Taken by %1, asked at %2: %3")
                                                               .arg(models::spoken(known->set.remote), models::utcTimeText(known->lastTest->utc),
                                                                    visibleText(models::spoken(known->lastTest->saying), 200)))
                               : StateText::of(Mark::Fail, models::spokenLine(*known->lastTest->error)));
    m_note->setText(known == nullptr ? tr("This environment keeps no such key: its profile has no section for it.")
                    : page() == SetupPage::Storage
                        ? tr("AWS says whose key it is; whether it may read the bucket shows with the registry's first read.")
                        : QString());
    m_note->setVisible(!m_note->text().isEmpty());
    m_test->setVisible(canBeTested && isComplete && !m_form->isOpen());
    m_test->setEnabled(!m_isTesting);
    m_test->setAccessibleDescription(m_isTesting ? tr("A test is under way.") : QString());
    m_enter->setVisible(isTyped && !m_form->isOpen());
    m_enter->setText(isComplete ? tr("Replace…") : tr("Enter the key…"));
}

void KeyStep::test()
{
    const SetStatus *known = set();
    if (known == nullptr || m_isTesting)
        return;
    m_isTesting = true;
    m_cancel = CancelToken();
    showKeys();
    QCoro::connect(context()->credentials->test(known->set.id, m_cancel), this, [this](const Status &) {
        m_isTesting = false;
        showKeys();
        lookAgain();
    });
}

void KeyStep::openForm()
{
    const SetStatus *known = set();
    if (known == nullptr)
        return;
    m_form->open(*known);
    m_form->show();
    showKeys();
}

void KeyStep::tryTyped()
{
    const QString setId = m_form->setId();
    m_cancel = CancelToken();
    m_form->setTesting(true);
    QCoro::connect(context()->credentials->tryValues(setId, m_form->values(), m_cancel), this,
                   [this, setId](const Result<credentials::TestResult> &result) {
                       if (m_form->setId() == setId)
                           m_form->showTested(result);
                   });
}

void KeyStep::submit(Proof proof)
{
    const QString setId = m_form->setId();
    const QStringList given = m_form->given();
    const credentials::NewValues values = m_form->values();
    PlanOffer offer;
    offer.make = [workflow = context()->credentials, setId, given, proof] { return workflow->planStore(setId, given, proof); };
    offer.run = [this, setId, values, proof](const QString &) {
        m_cancel = CancelToken();
        QCoro::connect(context()->credentials->store(setId, values, proof, m_cancel), this, [this](const Status &result) {
            if (result) {
                m_form->close();
                m_form->hide();
                lookAgain();
            } else {
                m_form->showError(result.error());
            }
            showKeys();
            reportChange(result, tr("Stored"), tr("Not stored"));
        });
    };
    emit planOffered(offer);
}

AccountStep::AccountStep(std::shared_ptr<SetupContext> context, QWidget *parent)
    : KeyStep(SetupPage::Account, QStringLiteral("PHALA_API_KEY"), std::move(context), parent)
{
}

StorageStep::StorageStep(std::shared_ptr<SetupContext> context, QWidget *parent)
    : KeyStep(SetupPage::Storage, QStringLiteral("AWS_ACCESS_KEY_ID"), std::move(context), parent)
    , m_region(new QLineEdit)
{
    m_region->setObjectName(QStringLiteral("setup region"));
    m_region->setMaxLength(40);
    m_region->setPlaceholderText(QStringLiteral("eu-west-1"));
    auto *card = new Card(QString(), Card::Body::Padded, this);
    m_regionField = new SetupField(tr("Region of the bucket"), tr("Told to the registry as AWS_REGION."), m_region, card);
    card->body()->addWidget(m_regionField);
    content()->insertWidget(0, card);
    connect(m_region, &QLineEdit::textEdited, this,
            [this](const QString &text) { change([&text](auto &answers) { answers.storageRegion = text.trimmed(); }); });
}

void StorageStep::follow()
{
    KeyStep::follow();
    showIn(m_region, answers().storageRegion);
    const bool isRegion = clustersetup::isRegion(answers().storageRegion);
    m_regionField->setProblem(isRegion ? QString() : tr("A region is written such as eu-west-1."));
    // The key is tested where the bucket is.
    if (isRegion && context()->credentials && std::exchange(m_testedIn, answers().storageRegion) != answers().storageRegion) {
        context()->credentials->need(credentials::registryStorageNeeded(m_testedIn));
        context()->credentials->refresh();
    }
}

} // namespace pilothouse::ui
