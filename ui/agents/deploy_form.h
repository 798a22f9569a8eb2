// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/agents/agents_workflow.h"

#include <QTimer>
#include <QWidget>

#include <memory>

class QComboBox;
class QLineEdit;
class QPushButton;

namespace pilothouse::ui {

class FindingList;
class PlainLabel;
class SignatureBox;

/// What is to be deployed, what is known of it before anything is sent, and the wallet's signature. Nothing is deployed from here:
/// a plan opens.
class DeployForm final : public QWidget
{
    Q_OBJECT
public:
    DeployForm(std::shared_ptr<agents::AgentsWorkflow> workflow, std::shared_ptr<const Clock> clock, QWidget *parent = nullptr);

    /// Puts a deployment's own values in: for another attempt. Empty members leave the fields as they are.
    void setRequest(const agents::DeployRequest &request);
    agents::DeployRequest request() const;
    SignatureBox *signature() const { return m_signature; }
    /// Why no plan can be opened now; empty: it can.
    void setRefusal(const QString &reason, bool readOnly);
    void focusToken();
    /// After the data or the right to write changed.
    void follow();
    /// The signature is used up.
    void sent();

signals:
    void planRequested();

private:
    void learnWallet();

    std::shared_ptr<agents::AgentsWorkflow> m_workflow;
    QLineEdit *m_token;
    QLineEdit *m_wallet;
    QComboBox *m_provider;
    QLineEdit *m_cpu;
    QLineEdit *m_memory;
    QLineEdit *m_price;
    FindingList *m_findings;
    SignatureBox *m_signature;
    QPushButton *m_open;
    PlainLabel *m_reason;
    QString m_developmentWallet;
    QString m_refusal;
    bool m_readOnly = false;
    QTimer m_tick;
};

} // namespace pilothouse::ui
