// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/state_text.h"
#include "services/core/cancel_token.h"
#include "ui/clustersetup/setup_step.h"

namespace pilothouse::ui {

class Card;
class FindingList;

/// Whether the orchestrator runs, by its own list of models. It is asked when the page comes to the front, and again when somebody wishes.
class OrchestratorSection final : public QWidget
{
    Q_OBJECT
public:
    explicit OrchestratorSection(std::shared_ptr<SetupContext> context, QWidget *parent = nullptr);

    /// Answers or the run changed.
    void follow();

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void ask();
    void showState();
    models::StateText foundText() const;

    std::shared_ptr<SetupContext> m_context;
    Card *m_card;
    FindingList *m_row;
    QPushButton *m_again;
    QLineEdit *m_url;
    SetupField *m_field;
    std::optional<clustersetup::Finding> m_found;
    QString m_foundOf; ///< the address that was asked
    CancelToken m_cancel;
    quint64 m_asked = 0;
    bool m_isAsking = false;
};

} // namespace pilothouse::ui
