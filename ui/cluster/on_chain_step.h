// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/on_chain_text.h"
#include "models/state_text.h"
#include "services/cluster/deploy_port.h"

#include <QWidget>

class QGridLayout;
class QLineEdit;
class QPushButton;

namespace pilothouse::ui {

class Card;
class Note;
class PlainLabel;

/// What has to be done on a chain before a change is carried out: what the cloud said and what that means, what the owner's wallet calls, each with
/// a way to copy it, and the field for the transaction that the change is committed with.
class OnChainStepView final : public QWidget
{
    Q_OBJECT
public:
    explicit OnChainStepView(QWidget *parent = nullptr);

    /// Committed: the change goes on with the owner's transaction. PlannedAgain: what was asked for is planned anew once the calls are made.
    enum class GoesOn { Committed, PlannedAgain };
    void setStep(const cluster::OnChainStep &step, GoesOn goesOn);
    /// Before a new app on a chain can be made: its contract comes first. `deployer`: the wallet, as far as it was entered.
    void setContract(const cluster::Provision &provision, const QString &deployer);
    /// In the place of what the answer means: how a commit ended, or what is waited for.
    void setState(const models::StateText &state, const QString &text);

    void setTransaction(const QString &hash);
    QString transaction() const;
    /// A commit runs, or is planned: the field and the buttons wait.
    void setBusy(bool busy);
    void setReadOnly(bool readOnly);

signals:
    /// An empty hash: the contract allows it already.
    void commitRequested(const QString &transactionHash);
    void copied(const QString &what);

private:
    void showFacts(const std::vector<models::ChainFact> &facts);
    void follow();
    QWidget *makeCommit();

    Note *m_note;
    QGridLayout *m_facts = nullptr; ///< label and value, row by row
    Card *m_commitCard = nullptr;
    QLineEdit *m_transaction = nullptr;
    PlainLabel *m_hint = nullptr;
    QPushButton *m_commit = nullptr;
    QPushButton *m_registered = nullptr;
    std::vector<models::ChainFact> m_shown;
    bool m_canCommit = false; ///< the cloud still knows the change
    bool m_busy = false;
    bool m_readOnly = false;
};

} // namespace pilothouse::ui
