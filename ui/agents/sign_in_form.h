// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/agents/agents_workflow.h"

#include <QTimer>
#include <QWidget>

#include <memory>

class QComboBox;
class QPushButton;
class QVBoxLayout;

namespace pilothouse::ui {

class PlainLabel;
class SignatureBox;
class StateLabel;

/// Who is signed in with the orchestrator, and until when; signing out; and signing in: a wallet and an NFT of the profile, the
/// text to sign in clear, and the wallet's answer.
class SignInForm final : public QWidget
{
    Q_OBJECT
public:
    SignInForm(std::shared_ptr<agents::AgentsWorkflow> workflow, std::shared_ptr<const Clock> clock, QWidget *parent = nullptr);

    SignatureBox *signature() const { return m_signature; }
    /// What the lines say, for tests and screen readers: "secret1abcd…wxyz · NFT 0088 · …".
    QStringList sessionLines() const { return m_lines; }
    void focusFirst();

signals:
    void signedIn(const QString &wallet, const QString &nft);
    /// Forgotten here; the error says what could not be done besides.
    void signedOut(const QString &wallet, const pilothouse::Status &status);

private:
    void showSessions();
    void showChoices();
    void follow();
    void signIn();
    void signOut(const agents::WalletSession &session);

    std::shared_ptr<agents::AgentsWorkflow> m_workflow;
    std::shared_ptr<const Clock> m_clock;
    QWidget *m_sessions = nullptr; ///< made anew when they are others
    QVBoxLayout *m_sessionColumn;
    QComboBox *m_wallet;
    QComboBox *m_nft;
    SignatureBox *m_signature;
    QPushButton *m_signIn;
    StateLabel *m_state;
    PlainLabel *m_reason;
    QStringList m_lines;
    bool m_signingIn = false;
    QTimer m_tick;
};

} // namespace pilothouse::ui
