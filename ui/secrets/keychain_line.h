// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/credential_text.h"

#include <QWidget>

class QPushButton;

namespace pilothouse::ui {

class Note;
class VerdictLine;

/// The state of the keychain in words: a verdict, or where the operator has to choose, a note with what may be chosen.
class KeychainLine final : public QWidget
{
    Q_OBJECT
public:
    explicit KeychainLine(QWidget *parent = nullptr);

    void setAdvice(const models::KeychainAdvice &advice);
    void setAsking(bool asking);

signals:
    /// A password window may open.
    void askWanted();
    void sessionWanted();
    void acceptWanted();

private:
    VerdictLine *m_verdict;
    Note *m_note; ///< in the verdict's place where there is something to choose
    QPushButton *m_again;
    QPushButton *m_session;
    QPushButton *m_accept;
};

} // namespace pilothouse::ui
