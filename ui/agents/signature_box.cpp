// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/agents/signature_box.h"

#include "models/format.h"
#include "models/spoken.h"
#include "services/core/plain_text.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/state_label.h"

#include <QCoroTask>

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace pilothouse::ui {

using models::Mark;
using models::StateText;

namespace {

QPlainTextEdit *textArea(const QString &name, int lines, QWidget *parent)
{
    auto *area = new QPlainTextEdit(parent);
    area->setFont(ui::font(Type::Mono));
    area->setAccessibleName(name);
    area->setTabChangesFocus(true);
    area->setFixedHeight(area->fontMetrics().lineSpacing() * lines + Metrics::current().u(4));
    return area;
}

/// What is wrong and what to do. Nothing was asked of anybody, so there is nothing that stayed as it was.
QString advice(const Error &error)
{
    return models::spokenSentence(error.nextStep.isEmpty() ? error.what : error.what + QStringLiteral(". ") + error.nextStep);
}

} // namespace

SignatureBox::SignatureBox(std::shared_ptr<agents::AgentsWorkflow> workflow, std::shared_ptr<const Clock> clock, Purpose purpose, QWidget *parent)
    : QWidget(parent)
    , m_workflow(std::move(workflow))
    , m_clock(std::move(clock))
    , m_purpose(purpose)
    , m_about(new PlainLabel(tr("The owner's wallet signs a text of the orchestrator. Read it here before you sign it there."), Type::Small,
                             Ink::Muted, this))
    , m_ask(makeButton(tr("Show the text to sign"), ButtonRole::Default, IconName::Wallet, this))
    , m_message(textArea(tr("Text to be signed"), 11, this))
    , m_form(new PlainLabel(QString(), Type::Small, Ink::Muted, this))
    , m_copy(makeButton(tr("Copy the text"), ButtonRole::Default, IconName::Copy, this))
    , m_develop(makeButton(tr("Sign with the development key"), ButtonRole::Default, IconName::Key, this))
    , m_paste(textArea(tr("The wallet's answer"), 4, this))
    , m_state(new StateLabel(StateText(), Type::Body, this))
{
    const auto m = Metrics::current();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(m.u(2));
    m_about->setParagraph(true);
    column->addWidget(m_about);
    column->addWidget(m_ask, 0, Qt::AlignLeft);
    m_message->setReadOnly(true);
    column->addWidget(m_message);
    m_form->setParagraph(true);
    column->addWidget(m_form);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(m.u(2));
    buttons->addWidget(m_copy);
    buttons->addWidget(m_develop);
    buttons->addStretch(1);
    column->addLayout(buttons);
    m_paste->setPlaceholderText(tr("Paste the wallet's answer: its JSON, or signature and public key in hex or base64"));
    m_paste->setProperty("editable", true);
    column->addWidget(m_paste);
    column->addWidget(m_state, 0, Qt::AlignLeft);
    m_ask->setObjectName(QStringLiteral("askForText"));
    m_develop->setObjectName(QStringLiteral("signForDevelopment"));
    m_message->setObjectName(QStringLiteral("textToSign"));
    m_paste->setObjectName(QStringLiteral("walletAnswer"));
    connect(m_ask, &QPushButton::clicked, this, &SignatureBox::ask);
    connect(m_copy, &QPushButton::clicked, this, [this] {
        if (m_asked)
            QGuiApplication::clipboard()->setText(QString::fromUtf8(m_asked->message));
    });
    connect(m_develop, &QPushButton::clicked, this, &SignatureBox::signForDevelopment);
    connect(m_paste, &QPlainTextEdit::textChanged, this, &SignatureBox::checkPasted);
    showState();
}

void SignatureBox::setRequest(const agents::DeployRequest &request, bool mayAsk, bool isDevelopmentWallet)
{
    m_mayAsk = mayAsk;
    m_isDevelopmentWallet = isDevelopmentWallet;
    if (request != m_request) {
        m_request = request;
        forget();
    }
    showState();
}

bool SignatureBox::isReady() const
{
    return m_needless || m_signed.has_value();
}

QString SignatureBox::shownMessage() const
{
    return m_message->toPlainText();
}

void SignatureBox::forget()
{
    ++m_round;
    m_asking = false;
    m_needless = false;
    m_asked.reset();
    m_signed.reset();
    m_trouble.clear();
    const QSignalBlocker quiet(m_paste);
    m_paste->clear();
    m_message->clear();
    showState();
}

void SignatureBox::ask()
{
    if (!m_workflow || m_asking || !m_mayAsk)
        return;
    forget();
    m_asking = true;
    showState();
    const quint64 round = m_round;
    switch (m_purpose) {
    case Purpose::Deploy:
        QCoro::connect(m_workflow->signingRequest(m_request), this, [this, round](const Result<std::optional<agents::SigningRequest>> &asked) {
            answered(round, asked ? std::nullopt : std::optional(asked.error()), asked ? *asked : std::nullopt);
        });
        return;
    case Purpose::SignIn:
        QCoro::connect(m_workflow->sessions()->challenge(m_request.wallet, m_request.token), this,
                       [this, round](const Result<agents::SigningRequest> &asked) {
                           answered(round, asked ? std::nullopt : std::optional(asked.error()), asked ? std::optional(*asked) : std::nullopt);
                       });
        return;
    }
}

void SignatureBox::answered(quint64 round, const std::optional<Error> &error, const std::optional<agents::SigningRequest> &asked)
{
    if (round != m_round)
        return; // the form says something else by now
    m_asking = false;
    if (error)
        m_trouble = models::spokenLine(*error);
    else if (asked)
        take(*asked);
    else
        m_needless = true;
    showState();
    emit changed();
}

void SignatureBox::take(const agents::SigningRequest &request)
{
    m_asked = request;
    // Line by line, so that nothing hidden in it passes for white space.
    QStringList lines;
    for (const QString &line : QString::fromUtf8(request.message).split(u'\n'))
        lines << visibleText(line, 2000);
    m_message->setPlainText(lines.join(u'\n'));
}

void SignatureBox::checkPasted()
{
    m_signed.reset();
    m_trouble.clear();
    if (m_asked && !m_paste->toPlainText().trimmed().isEmpty()) {
        const auto signature = agents::parseWalletAnswer(m_paste->toPlainText());
        if (!signature) {
            m_trouble = advice(signature.error());
        } else {
            const Status fits = agents::checkWalletSignature(*signature, m_asked->wallet, m_asked->message, m_asked->scheme);
            if (fits)
                m_signed = agents::SignedMessage{*m_asked, *signature};
            else
                m_trouble = advice(fits.error());
        }
    }
    showState();
    emit changed();
}

void SignatureBox::signForDevelopment()
{
    if (!m_workflow || !m_asked)
        return;
    const quint64 round = m_round;
    QCoro::connect(m_workflow->signForDevelopment(*m_asked), this, [this, round](const Result<agents::WalletSignature> &signature) {
        if (round != m_round || !m_asked)
            return;
        if (signature)
            m_signed = agents::SignedMessage{*m_asked, *signature};
        else
            m_trouble = models::spokenLine(signature.error());
        showState();
        emit changed();
    });
}

void SignatureBox::tick()
{
    if (m_asked && m_asked->expiresAt.isValid() && m_asked->expiresAt <= m_clock->utcNow()) {
        forget();
        m_trouble = tr("The text is too old to be signed: ask for a new one.");
        emit changed();
    }
    showState();
}

void SignatureBox::showState()
{
    const bool shown = m_asked.has_value();
    m_ask->setVisible(!m_needless);
    m_ask->setEnabled(m_mayAsk && !m_asking);
    m_ask->setText(shown ? tr("Ask for a new text") : tr("Show the text to sign"));
    m_ask->setAccessibleDescription(m_mayAsk                       ? QString()
                                    : m_purpose == Purpose::Deploy ? tr("Fill in the form first.")
                                                                   : tr("Choose wallet and NFT first."));
    m_ask->setToolTip(plainToolTip(m_ask->accessibleDescription()));
    m_message->setVisible(shown);
    m_form->setVisible(shown);
    m_copy->setVisible(shown && !m_signed);
    m_develop->setVisible(shown && m_isDevelopmentWallet && !m_signed);
    m_paste->setVisible(shown && (!m_signed || !m_paste->toPlainText().isEmpty()));
    if (shown) {
        QStringList form{m_asked->scheme == agents::SigningScheme::Raw ? tr("Signed as it is.")
                                                                       : tr("Signed as an ADR-036 document; it moves no funds.")};
        if (m_asked->expiresAt.isValid())
            form << tr("Good for %1.")
                        .arg(models::clockCountText(std::chrono::seconds(std::max<qint64>(0, m_clock->utcNow().secsTo(m_asked->expiresAt)))));
        m_form->setText(form.join(u' '));
    }
    StateText state;
    if (m_needless)
        state = StateText::of(Mark::Pass, tr("Signed in for this NFT already"));
    else if (m_signed)
        state = StateText::of(Mark::Pass, tr("The signature fits this text and this wallet"));
    else if (!m_trouble.isEmpty())
        state = StateText::of(Mark::Fail, visibleText(m_trouble, 300));
    else if (m_asking)
        state = StateText::of(Mark::Busy, tr("Asking the orchestrator"));
    else
        state = StateText::of(Mark::Pending, shown ? tr("Waiting for the wallet's answer") : tr("Not signed yet"));
    m_state->setState(state);
}

} // namespace pilothouse::ui
