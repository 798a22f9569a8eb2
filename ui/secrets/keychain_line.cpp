// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/secrets/keychain_line.h"

#include "ui/widgets/buttons.h"
#include "ui/widgets/note.h"
#include "ui/widgets/verdict_line.h"

#include <QCoreApplication>
#include <QVBoxLayout>

namespace pilothouse::ui {

using models::Mark;
using models::StateText;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(pilothouse::ui::SecretsPage)
};

} // namespace

KeychainLine::KeychainLine(QWidget *parent)
    : QWidget(parent)
    , m_verdict(new VerdictLine)
    , m_note(new Note({}, Note::Shape::Across))
    , m_again(makeButton(Words::tr("Ask again"), ButtonRole::Default, IconName::Refresh))
    , m_session(makeButton(Words::tr("Keep in memory for this session"), ButtonRole::Default))
    , m_accept(makeButton(Words::tr("Use this keychain from now on"), ButtonRole::Default))
{
    m_again->setObjectName(QStringLiteral("askKeychainAgain"));
    m_session->setObjectName(QStringLiteral("keepForSession"));
    m_accept->setObjectName(QStringLiteral("acceptKeychain"));
    for (QPushButton *button : {m_session, m_accept, m_again})
        m_note->addButton(button);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_verdict);
    column->addWidget(m_note);
    m_note->hide();
    m_verdict->setVerdict(StateText::of(Mark::Pending, Words::tr("Looking")), Words::tr("Asking the keychain"),
                          Words::tr("Whether it is there and open; no password window is opened."));
    connect(m_again, &QPushButton::clicked, this, &KeychainLine::askWanted);
    connect(m_session, &QPushButton::clicked, this, &KeychainLine::sessionWanted);
    connect(m_accept, &QPushButton::clicked, this, &KeychainLine::acceptWanted);
}

void KeychainLine::setAdvice(const models::KeychainAdvice &advice)
{
    const bool choose = advice.offerAgain || advice.offerSession || advice.offerAccept;
    m_note->setVisible(choose);
    m_verdict->setVisible(!choose);
    if (!choose) {
        m_verdict->setVerdict(advice.state, advice.title, advice.sentence);
        return;
    }
    StateText state = advice.state;
    state.word = advice.title;
    m_note->setState(state);
    m_note->setText(advice.sentence);
    m_again->setVisible(advice.offerAgain);
    m_session->setVisible(advice.offerSession);
    m_accept->setVisible(advice.offerAccept);
}

void KeychainLine::setAsking(bool asking)
{
    m_again->setEnabled(!asking);
    m_again->setAccessibleDescription(asking ? Words::tr("It is being asked") : QString());
}

} // namespace pilothouse::ui
