// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/credentials/credentials_workflow.h"
#include "ui/clustersetup/setup_step.h"

class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace pilothouse::ui {

class CredentialForm;
class KeyValueList;
class StateLabel;

/// A page that asks for keys: whether they are in the keychain, what their remote says of them, and the form that stores new ones by
/// plan. Values pass through the form's hidden fields alone.
class KeyStep : public SetupStep
{
    Q_OBJECT
public:
    /// `name`: one that the set in question has.
    KeyStep(clustersetup::SetupPage page, const QString &name, std::shared_ptr<SetupContext> context, QWidget *parent = nullptr);

    void enter() override;
    void follow() override;
    CredentialForm *form() const { return m_form; }

protected:
    Card *keyCard() const { return m_card; }

private:
    const credentials::SetStatus *set() const;
    void test();
    void openForm();
    void tryTyped();
    void submit(credentials::Proof proof);
    void showKeys();

    QString m_name;
    Card *m_card;
    QVBoxLayout *m_states;
    std::vector<StateLabel *> m_labels;
    StateLabel *m_tested;
    PlainLabel *m_note;
    QPushButton *m_test;
    QPushButton *m_enter;
    CredentialForm *m_form;
    CancelToken m_cancel;
    bool m_isTesting = false;
};

class AccountStep final : public KeyStep
{
    Q_OBJECT
public:
    explicit AccountStep(std::shared_ptr<SetupContext> context, QWidget *parent = nullptr);
};

/// The keys of the registry's storage, and its region.
class StorageStep final : public KeyStep
{
    Q_OBJECT
public:
    explicit StorageStep(std::shared_ptr<SetupContext> context, QWidget *parent = nullptr);

    void follow() override;

private:
    QLineEdit *m_region;
    SetupField *m_regionField;
    QString m_testedIn; ///< region
};

} // namespace pilothouse::ui
