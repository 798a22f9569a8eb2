// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/clock.h"
#include "services/credentials/key_trial.h"

#include <QWidget>

#include <memory>
#include <vector>

class QHBoxLayout;
class QPushButton;

namespace pilothouse::models {
class ProfileEdit;
}

namespace pilothouse::ui {

class CredentialForm;

/// Tests a typed key against the profile as it is being edited. Nothing is stored: where a key is kept is chosen under Secrets, once the
/// environment is open.
class KeyTrialCard final : public QWidget
{
    Q_OBJECT
public:
    /// `trial` null: nothing is offered.
    KeyTrialCard(std::shared_ptr<credentials::KeyTrial> trial, std::shared_ptr<const Clock> clock, models::ProfileEdit *edit,
                 QWidget *parent = nullptr);
    ~KeyTrialCard() override;

    /// Wipes what was typed.
    void close();

protected:
    void hideEvent(QHideEvent *event) override;

private:
    void follow();
    void makeButtons();
    void open(const QString &setId);
    void ask();

    std::shared_ptr<credentials::KeyTrial> m_trial;
    std::shared_ptr<const Clock> m_clock;
    models::ProfileEdit *m_edit;
    std::vector<credentials::CredentialSet> m_sets; ///< that a typed key of the profile can be tested for
    QWidget *m_card;
    QHBoxLayout *m_row;
    std::vector<QPushButton *> m_buttons;
    CredentialForm *m_form;
    CancelToken m_cancel;
};

} // namespace pilothouse::ui
