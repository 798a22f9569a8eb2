// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/agents/sign_in_form.h"

#include "models/spoken.h"
#include "models/wallet_session_text.h"
#include "models/format.h"
#include "services/core/plain_text.h"
#include "ui/agents/signature_box.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/state_label.h"

#include <QCoroTask>

#include <QComboBox>
#include <QGridLayout>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace pilothouse::ui {

using models::Mark;
using models::StateText;
using namespace std::chrono_literals;

namespace {

constexpr int kKeyWidth = 116;

void fill(QComboBox *box, const QStringList &values)
{
    QStringList now;
    for (int i = 0; i < box->count(); ++i)
        now << box->itemData(i).toString();
    if (now == values)
        return;
    const QString chosen = box->currentData().toString();
    const QSignalBlocker quiet(box);
    box->clear();
    for (const QString &value : values)
        box->addItem(visibleText(value, 80), value);
    box->setCurrentIndex(std::max(0, box->findData(chosen)));
}

} // namespace

SignInForm::SignInForm(std::shared_ptr<agents::AgentsWorkflow> workflow, std::shared_ptr<const Clock> clock, QWidget *parent)
    : QWidget(parent)
    , m_workflow(std::move(workflow))
    , m_clock(clock)
    , m_sessionColumn(new QVBoxLayout)
    , m_wallet(new QComboBox(this))
    , m_nft(new QComboBox(this))
    , m_signature(new SignatureBox(m_workflow, std::move(clock), SignatureBox::Purpose::SignIn, this))
    , m_signIn(makeButton(tr("Sign in"), ButtonRole::Primary, IconName::Wallet, this))
    , m_state(new StateLabel(StateText(), Type::Body, this))
    , m_reason(new PlainLabel(QString(), Type::Small, Ink::Muted, this))
{
    const auto m = Metrics::current();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(m.u(2));
    m_sessionColumn->setContentsMargins(0, 0, 0, 0);
    column->addLayout(m_sessionColumn);
    column->addWidget(new Hairline(Qt::Horizontal, this));
    auto *grid = new QGridLayout;
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(m.u(2));
    grid->setVerticalSpacing(m.u(2));
    grid->setColumnMinimumWidth(0, m.px(kKeyWidth));
    grid->setColumnStretch(1, 1);
    const auto row = [&](const QString &name, QComboBox *field, const char *id) {
        field->setAccessibleName(name);
        field->setObjectName(QString::fromLatin1(id));
        field->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        field->setMinimumContentsLength(12);
        const int at = grid->rowCount();
        grid->addWidget(new PlainLabel(name, Type::Body, Ink::Muted, this), at, 0);
        grid->addWidget(field, at, 1);
        connect(field, &QComboBox::currentIndexChanged, this, &SignInForm::follow);
    };
    row(tr("Wallet"), m_wallet, "signInWallet");
    row(tr("NFT token id"), m_nft, "signInNft");
    column->addLayout(grid);
    column->addWidget(m_signature);
    column->addSpacing(m.u(1));
    column->addWidget(m_signIn, 0, Qt::AlignLeft);
    column->addWidget(m_state, 0, Qt::AlignLeft);
    m_reason->setParagraph(true);
    column->addWidget(m_reason);
    column->addStretch(1);
    m_signIn->setObjectName(QStringLiteral("signIn"));
    m_state->hide();
    connect(m_signature, &SignatureBox::changed, this, &SignInForm::follow);
    connect(m_signIn, &QPushButton::clicked, this, &SignInForm::signIn);
    if (!m_workflow)
        return;
    connect(m_workflow->sessions().get(), &agents::WalletSessions::changed, this, [this] {
        showChoices();
        showSessions();
        follow();
    });
    // A deployment signs in as well, and a read may find that a session is over.
    connect(m_workflow.get(), &agents::AgentsWorkflow::snapshotChanged, this, &SignInForm::showSessions);
    m_tick.setInterval(1s);
    connect(&m_tick, &QTimer::timeout, this, [this] {
        if (isVisible())
            m_signature->tick();
    });
    m_tick.start();
    showChoices();
    showSessions();
    follow();
    QCoro::connect(m_workflow->sessions()->load(), this, [](const Done &) {});
}

void SignInForm::focusFirst()
{
    (m_wallet->isEnabled() ? m_wallet : static_cast<QWidget *>(this))->setFocus(Qt::ShortcutFocusReason);
}

void SignInForm::showChoices()
{
    const agents::WalletSessions &sessions = *m_workflow->sessions();
    fill(m_wallet, sessions.wallets());
    fill(m_nft, sessions.nfts());
    m_wallet->setEnabled(m_wallet->count() > 0);
    m_nft->setEnabled(m_nft->count() > 0);
}

void SignInForm::showSessions()
{
    const agents::WalletSessions &sessions = *m_workflow->sessions();
    const std::vector<agents::WalletSession> all = sessions.sessions();
    std::vector<StateText> lines;
    QStringList words;
    for (const agents::WalletSession &session : all) {
        lines.push_back(models::walletSessionText(session, sessions.developmentWallet(), m_clock->utcNow()));
        words << lines.back().word;
    }
    if (m_sessions != nullptr && words == m_lines)
        return; // a refresh keeps the focus
    m_lines = words;
    delete m_sessions;
    m_sessions = new QWidget(this);
    auto *rows = new QGridLayout(m_sessions);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setHorizontalSpacing(Metrics::current().u(2));
    rows->setVerticalSpacing(Metrics::current().u(1));
    rows->setColumnStretch(0, 1);
    if (all.empty()) {
        auto *none = new StateLabel(StateText::of(Mark::Stopped, tr("Nobody is signed in")), Type::Body, m_sessions);
        rows->addWidget(none, 0, 0);
    }
    for (size_t i = 0; i < all.size(); ++i) {
        const agents::WalletSession session = all[i];
        auto *line = new PlainLabel(lines[i].word, Type::Body, Ink::Text, m_sessions);
        line->setParagraph(true);
        rows->addWidget(line, int(2 * i), 0);
        const domain::ActionState state = sessions.canSignOut(session);
        QPushButton *out = makeButton(tr("Sign out"), ButtonRole::Default, IconName::None, m_sessions);
        out->setObjectName(QStringLiteral("signOut"));
        out->setAccessibleName(tr("Sign out: %1").arg(lines[i].word));
        out->setEnabled(state.allowed);
        const QString reason = state.allowed ? QString() : models::spokenSentence(state.reason);
        out->setAccessibleDescription(reason);
        out->setToolTip(plainToolTip(reason));
        connect(out, &QPushButton::clicked, this, [this, session] { signOut(session); });
        rows->addWidget(out, int(2 * i), 1, Qt::AlignTop);
        if (reason.isEmpty())
            continue;
        auto *why = new PlainLabel(reason, Type::Small, Ink::Muted, m_sessions);
        why->setParagraph(true);
        rows->addWidget(why, int(2 * i) + 1, 0, 1, 2);
    }
    m_sessionColumn->addWidget(m_sessions);
}

void SignInForm::follow()
{
    if (!m_workflow)
        return;
    const agents::WalletSessions &sessions = *m_workflow->sessions();
    const domain::ActionState state = sessions.canSignIn();
    agents::DeployRequest who;
    who.wallet = m_wallet->currentData().toString();
    who.token = m_nft->currentData().toString();
    const bool chosen = state.allowed && !who.wallet.isEmpty() && !who.token.isEmpty();
    m_signature->setRequest(who, chosen, who.wallet == sessions.developmentWallet() && !who.wallet.isEmpty());
    QString reason = state.allowed ? QString() : models::spokenSentence(state.reason);
    if (reason.isEmpty() && !m_signature->isReady())
        reason = tr("The wallet has to sign first. Signing in changes no deployment and moves no funds.");
    m_signIn->setEnabled(chosen && m_signature->isReady() && !m_signingIn);
    m_signIn->setAccessibleDescription(reason);
    m_signIn->setToolTip(plainToolTip(reason));
    m_reason->setText(reason);
    m_reason->setVisible(!reason.isEmpty());
}

void SignInForm::signIn()
{
    const std::optional<agents::SignedMessage> message = m_signature->signedMessage();
    if (!m_workflow || !message || m_signingIn)
        return;
    m_signingIn = true;
    m_state->setState(StateText::of(Mark::Busy, tr("Signing in")));
    m_state->show();
    follow();
    QCoro::connect(m_workflow->sessions()->signIn(*message), this, [this, who = message->request](const Status &status) {
        m_signingIn = false;
        m_signature->forget(); // a text is signed once
        m_state->setState(status ? StateText::of(Mark::Pass, tr("Signed in for NFT %1").arg(visibleText(who.token, 64)))
                                 : StateText::of(Mark::Fail, visibleText(models::spokenLine(status.error()), 300)));
        showSessions();
        follow();
        if (status)
            emit signedIn(who.wallet, who.token);
    });
}

void SignInForm::signOut(const agents::WalletSession &session)
{
    const QString wallet = session.wallet;
    QCoro::connect(m_workflow->sessions()->signOut(wallet, session.token), this, [this, wallet](const Status &status) {
        m_state->hide();
        showSessions();
        follow();
        emit signedOut(wallet, status);
    });
}

} // namespace pilothouse::ui
