// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/agents/agents_workflow.h"

#include <QWidget>

#include <memory>
#include <optional>

class QPlainTextEdit;
class QPushButton;

namespace pilothouse::ui {

class PlainLabel;
class StateLabel;

/// The text that a wallet has to sign, in clear, and its answer: pasted from the wallet, or made by the development key where one
/// may be used. The signature is checked here, against this very text and this wallet, before anybody is asked.
class SignatureBox final : public QWidget
{
    Q_OBJECT
public:
    /// What is signed for: one deployment, where a session that is open makes it needless; or a session itself.
    enum class Purpose { Deploy, SignIn };
    SignatureBox(std::shared_ptr<agents::AgentsWorkflow> workflow, std::shared_ptr<const Clock> clock, Purpose purpose, QWidget *parent = nullptr);

    /// Another NFT, wallet or provider: what was signed before is void. Of a sign-in only wallet and NFT count.
    void setRequest(const agents::DeployRequest &request, bool mayAsk, bool isDevelopmentWallet);
    /// Whether nothing more has to be signed: a good signature is here, or none is needed.
    bool isReady() const;
    /// Nothing when a session is open already.
    const std::optional<agents::SignedMessage> &signedMessage() const { return m_signed; }
    /// The text is used up, or too old.
    void forget();
    /// Lets the time run; to be called once a second.
    void tick();

    void ask();
    QString shownMessage() const;

signals:
    void changed();

private:
    void take(const agents::SigningRequest &request);
    void answered(quint64 round, const std::optional<Error> &error, const std::optional<agents::SigningRequest> &asked);
    void checkPasted();
    void signForDevelopment();
    void showState();

    std::shared_ptr<agents::AgentsWorkflow> m_workflow;
    std::shared_ptr<const Clock> m_clock;
    Purpose m_purpose;
    agents::DeployRequest m_request;
    bool m_mayAsk = false;
    bool m_isDevelopmentWallet = false;
    bool m_asking = false;
    bool m_needless = false; ///< a session is open
    std::optional<agents::SigningRequest> m_asked;
    std::optional<agents::SignedMessage> m_signed;
    QString m_trouble;
    quint64 m_round = 0;

    PlainLabel *m_about;
    QPushButton *m_ask;
    QPlainTextEdit *m_message;
    PlainLabel *m_form;
    QPushButton *m_copy;
    QPushButton *m_develop;
    QPlainTextEdit *m_paste;
    StateLabel *m_state;
};

} // namespace pilothouse::ui
