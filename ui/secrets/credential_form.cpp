// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/secrets/credential_form.h"

#include "models/format.h"
#include "models/spoken.h"
#include "services/core/plain_text.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/note.h"
#include "ui/widgets/secret_field.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace pilothouse::ui {

using credentials::Proof;

CredentialForm::CredentialForm(QWidget *parent) : QWidget(parent)
{
    const auto m = Metrics::current();
    setObjectName(QStringLiteral("credentialForm"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(m.u(2));
    m_title = new PlainLabel(QString(), Type::Body, Ink::Text, this);
    m_title->setType(Type::Body, Weight::Strong);
    m_title->setWordWrap(true);
    column->addWidget(m_title);
    m_fieldColumn = new QVBoxLayout;
    m_fieldColumn->setSpacing(m.u(1));
    column->addLayout(m_fieldColumn);
    m_problem = new Note({}, Note::Shape::Box, this);
    m_problem->hide();
    m_untested = makeButton(tr("Store without a test…"), ButtonRole::Default);
    m_untested->setObjectName(QStringLiteral("storeUntested"));
    connect(m_untested, &QPushButton::clicked, this, [this] { emit submitted(Proof::Untested); });
    m_untested->hide();
    column->addWidget(m_problem);
    column->addWidget(m_untested, 0, Qt::AlignLeft);
    m_reason = new PlainLabel(QString(), Type::Small, Ink::Muted, this);
    m_reason->setWordWrap(true);
    column->addWidget(m_reason);
    auto *foot = new QHBoxLayout;
    foot->setSpacing(m.u(2));
    m_cancel = makeButton(tr("Cancel"), ButtonRole::Default, IconName::None, this);
    connect(m_cancel, &QPushButton::clicked, this, &CredentialForm::cancelled);
    m_test = makeButton(tr("Test"), ButtonRole::Default, IconName::Verify, this);
    m_test->setObjectName(QStringLiteral("testTyped"));
    m_test->setToolTip(plainToolTip(tr("Asks its remote with what was typed; nothing is stored")));
    connect(m_test, &QPushButton::clicked, this, &CredentialForm::testWanted);
    m_store = makeButton(QString(), ButtonRole::Primary, IconName::None, this);
    m_store->setObjectName(QStringLiteral("storeCredential"));
    connect(m_store, &QPushButton::clicked, this, [this] { emit submitted(Proof::TestFirst); });
    foot->addStretch(1);
    foot->addWidget(m_cancel);
    foot->addWidget(m_test);
    foot->addWidget(m_store);
    column->addLayout(foot);
}

void CredentialForm::open(const credentials::SetStatus &set)
{
    close();
    m_setId = set.set.id;
    m_replaces = false;
    m_canBeTested = set.set.canBeTested;
    m_remote = models::spoken(set.set.remote);
    m_test->setVisible(m_canBeTested);
    for (const credentials::CredentialStatus &status : set.names) {
        if (status.need.keeping != credentials::Keeping::SecretStore || !status.need.isTyped)
            continue;
        m_replaces = m_replaces || status.state == credentials::CredentialStatus::State::Stored;
        const bool mayStayEmpty = status.need.optional && set.set.needs.size() > 1;
        auto *label
            = new PlainLabel(mayStayEmpty ? tr("%1 (may stay empty)").arg(status.need.name) : status.need.name, Type::MonoSmall, Ink::Text, this);
        auto *field = new SecretField(status.need.name, this);
        field->setObjectName(QStringLiteral("secret ") + status.need.name);
        label->setBuddy(field);
        m_fieldColumn->addWidget(label);
        m_fieldColumn->addWidget(field);
        label->show();
        field->show();
        connect(field, &SecretField::changed, this, &CredentialForm::forgetAnswer);
        m_fields.push_back({status.need, field});
    }
    m_title->setText(m_replaces ? tr("Replace the key of %1").arg(set.set.remote) : tr("Enter the key of %1").arg(set.set.remote));
    m_store->setText(m_canBeTested ? (m_replaces ? tr("Test and replace…") : tr("Test and store…")) : (m_replaces ? tr("Replace…") : tr("Store…")));
    QWidget *before = nullptr;
    for (const Field &field : m_fields) {
        if (before)
            setTabOrder(before, field.field);
        before = field.field;
    }
    if (before) {
        setTabOrder(before, m_untested);
        setTabOrder(m_untested, m_cancel);
        setTabOrder(m_cancel, m_test);
        setTabOrder(m_test, m_store);
        m_fields.front().field->setFocus(Qt::OtherFocusReason);
    }
    update();
}

void CredentialForm::openTrial(const credentials::CredentialSet &set)
{
    credentials::SetStatus status;
    status.set = set;
    for (const credentials::CredentialNeed &need : set.needs)
        status.names.push_back({need, credentials::CredentialStatus::State::NotSet, std::nullopt, QString()});
    open(status);
    m_isTrial = true;
    m_title->setText(tr("Test a key of %1").arg(m_remote));
    m_store->hide();
    update();
}

void CredentialForm::close()
{
    m_setId.clear();
    for (Field &field : m_fields)
        field.field->clear();
    m_fields.clear();
    while (QLayoutItem *item = m_fieldColumn->takeAt(0)) {
        if (QWidget *widget = item->widget()) {
            widget->hide();
            widget->deleteLater();
        }
        delete item;
    }
    m_problem->hide();
    m_untested->hide();
    m_isTesting = false;
    m_isTrial = false;
    m_store->show();
}

void CredentialForm::forgetAnswer()
{
    m_problem->hide();
    m_untested->hide();
    m_isTesting = false;
    update();
}

void CredentialForm::update()
{
    QStringList missing;
    QString refusedText;
    for (const Field &field : m_fields) {
        if (!field.field->problem().isEmpty())
            refusedText = field.field->problem();
        if (field.field->isEmpty() && !field.need.optional)
            missing << field.need.name;
    }
    QString reason;
    if (m_isTesting)
        reason = tr("Asking %1 with what was typed…").arg(m_remote);
    else if (!refusedText.isEmpty())
        reason = refusedText;
    else if (!missing.isEmpty())
        reason = tr("Needs %1.").arg(models::listText(missing));
    else if (given().isEmpty())
        reason = tr("Needs a value.");
    else if (m_isTrial)
        reason = tr("It is asked with once, and stored nowhere.");
    else if (!m_canBeTested)
        reason = tr("Nothing can test it beforehand: its first use shows whether it works.");
    else if (m_replaces)
        reason = tr("The key in use stays until the new one has been taken by its remote.");
    else
        reason = tr("It is stored only when its remote takes it.");
    m_reason->setText(reason);
    m_reason->setInk(refusedText.isEmpty() ? Ink::Muted : Ink::Fail);
    const bool ready = missing.isEmpty() && !given().isEmpty() && !m_isTesting;
    for (QPushButton *button : {m_store, m_untested, m_test}) {
        button->setEnabled(ready);
        button->setAccessibleDescription(ready ? QString() : reason);
    }
}

void CredentialForm::setTesting(bool testing)
{
    m_isTesting = testing;
    if (testing) {
        m_problem->hide();
        m_untested->hide();
    }
    update();
}

void CredentialForm::showTested(const Result<credentials::TestResult> &result)
{
    if (!m_isTesting)
        return; // something else was typed meanwhile
    setTesting(false);
    if (!result) {
        showError(result.error());
    } else if (!result->ok) {
        Error error = *result->error;
        error.unchanged = tr("Nothing was stored.");
        showError(error);
    } else {
        m_problem->setState(models::StateText::of(models::Mark::Pass, tr("%1 takes the key").arg(m_remote)));
        //: what the remote said of a key that was typed
        m_problem->setText(tr("%1\nNothing is stored yet.").arg(visibleText(models::spoken(result->saying), 300)));
        m_problem->show();
    }
}

void CredentialForm::showError(const Error &error)
{
    m_problem->setMessage(models::spoken(error, Attempt::Change));
    // Refused by the remote is an answer; no answer is not.
    const bool unanswered = error.kind == ErrorKind::Network || error.kind == ErrorKind::Timeout || error.kind == ErrorKind::Throttled;
    m_untested->setVisible(unanswered && !m_isTrial);
    m_problem->show();
}

QStringList CredentialForm::given() const
{
    QStringList names;
    for (const Field &field : m_fields)
        if (!field.field->isEmpty())
            names << field.need.name;
    return names;
}

credentials::NewValues CredentialForm::values() const
{
    const auto values = std::make_shared<std::vector<credentials::NewValue>>();
    for (const Field &field : m_fields)
        if (!field.field->isEmpty())
            values->push_back({field.need.name, field.field->value()});
    return values;
}

} // namespace pilothouse::ui
