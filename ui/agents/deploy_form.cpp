// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/agents/deploy_form.h"

#include "models/agent_detail.h"
#include "ui/agents/signature_box.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/finding_list.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/mnemonics.h"
#include "ui/widgets/panel.h"

#include <QCoroTask>

#include <QComboBox>
#include <QGridLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace pilothouse::ui {

using namespace std::chrono_literals;

namespace {

constexpr int kKeyWidth = 116;

} // namespace

DeployForm::DeployForm(std::shared_ptr<agents::AgentsWorkflow> workflow, std::shared_ptr<const Clock> clock, QWidget *parent)
    : QWidget(parent)
    , m_workflow(std::move(workflow))
    , m_token(new QLineEdit(this))
    , m_wallet(new QLineEdit(this))
    , m_provider(new QComboBox(this))
    , m_cpu(new QLineEdit(this))
    , m_memory(new QLineEdit(this))
    , m_price(new QLineEdit(this))
    , m_findings(new FindingList(this))
    , m_signature(new SignatureBox(m_workflow, std::move(clock), SignatureBox::Purpose::Deploy, this))
    , m_open(makeButton(QString(), ButtonRole::Primary, IconName::Deploy, this))
    , m_reason(new PlainLabel(QString(), Type::Small, Ink::Muted, this))
{
    const auto m = Metrics::current();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(m.u(2));
    auto *grid = new QGridLayout;
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(m.u(2));
    grid->setVerticalSpacing(m.u(2));
    grid->setColumnMinimumWidth(0, m.px(kKeyWidth));
    grid->setColumnStretch(1, 1);
    const auto row = [&](const QString &name, QWidget *field, const char *id) {
        field->setAccessibleName(name);
        field->setObjectName(QString::fromLatin1(id));
        const int at = grid->rowCount();
        grid->addWidget(new PlainLabel(name, Type::Body, Ink::Muted, this), at, 0);
        grid->addWidget(field, at, 1);
    };
    row(tr("NFT token id"), m_token, "deployToken");
    row(tr("Owner's wallet"), m_wallet, "deployWallet");
    row(tr("Provider"), m_provider, "deployProvider");
    row(tr("CPUs"), m_cpu, "deployCpu");
    row(tr("Memory"), m_memory, "deployMemory");
    row(tr("Price, USD/h"), m_price, "deployPrice");
    m_token->setMaxLength(64);
    m_wallet->setMaxLength(128);
    m_wallet->setPlaceholderText(QStringLiteral("secret1…"));
    m_provider->addItems({QStringLiteral("secret_vm"), QStringLiteral("akash"), QStringLiteral("local")});
    m_cpu->setMaxLength(3);
    m_cpu->setPlaceholderText(tr("as the orchestrator chooses"));
    m_memory->setMaxLength(7);
    m_memory->setPlaceholderText(tr("as the orchestrator chooses, e.g. 4Gi"));
    m_price->setMaxLength(16);
    m_price->setPlaceholderText(tr("the provider's, for an estimate"));
    column->addLayout(grid);
    column->addWidget(new Hairline(Qt::Horizontal, this));
    column->addWidget(m_findings);
    column->addWidget(new Hairline(Qt::Horizontal, this));
    column->addWidget(m_signature);
    column->addSpacing(m.u(1));
    column->addWidget(m_open, 0, Qt::AlignLeft);
    m_reason->setParagraph(true);
    column->addWidget(m_reason);
    column->addStretch(1);
    m_open->setObjectName(QStringLiteral("deployOpen"));
    for (QLineEdit *field : {m_token, m_wallet, m_cpu, m_memory, m_price})
        connect(field, &QLineEdit::textChanged, this, &DeployForm::follow);
    connect(m_provider, &QComboBox::currentTextChanged, this, &DeployForm::follow);
    connect(m_signature, &SignatureBox::changed, this, &DeployForm::follow);
    connect(m_open, &QPushButton::clicked, this, &DeployForm::planRequested);
    m_tick.setInterval(1s);
    connect(&m_tick, &QTimer::timeout, this, [this] {
        if (isVisible())
            m_signature->tick();
    });
    m_tick.start();
    learnWallet();
    follow();
}

/// The wallet that can sign here by itself is the one a developer means.
void DeployForm::learnWallet()
{
    if (!m_workflow)
        return;
    QCoro::connect(m_workflow->developmentWallet(), this, [this](const QString &wallet) {
        m_developmentWallet = wallet;
        if (m_wallet->text().isEmpty()) {
            m_wallet->setText(wallet);
            m_wallet->setCursorPosition(0); // an address is told by its beginning
        }
        follow();
    });
}

void DeployForm::setRequest(const agents::DeployRequest &request)
{
    if (!request.token.isEmpty())
        m_token->setText(request.token);
    if (!request.wallet.isEmpty()) {
        m_wallet->setText(request.wallet);
        m_wallet->setCursorPosition(0);
    }
    if (!request.provider.isEmpty()) {
        if (m_provider->findText(request.provider) < 0)
            m_provider->addItem(request.provider);
        m_provider->setCurrentText(request.provider);
    }
    m_cpu->setText(request.resources.cpu);
    m_memory->setText(request.resources.memory);
    follow();
}

agents::DeployRequest DeployForm::request() const
{
    agents::DeployRequest request;
    request.token = m_token->text();
    request.wallet = m_wallet->text().trimmed();
    request.provider = m_provider->currentText();
    request.resources.cpu = m_cpu->text().trimmed();
    request.resources.memory = m_memory->text().trimmed();
    return request;
}

void DeployForm::setRefusal(const QString &reason, bool readOnly)
{
    m_refusal = reason;
    m_readOnly = readOnly;
    follow();
}

void DeployForm::focusToken()
{
    m_token->setFocus(Qt::ShortcutFocusReason);
    m_token->selectAll();
}

void DeployForm::sent()
{
    m_signature->forget();
    follow();
}

void DeployForm::follow()
{
    if (!m_workflow)
        return;
    const agents::DeployRequest wanted = request();
    // An untouched form is not a list of mistakes.
    auto problems = wanted.token.isEmpty() ? std::vector<agents::DeployProblem>() : agents::problemsOf(wanted);
    const domain::Plan plan = m_workflow->planDeploy(wanted);
    domain::Plan shown = plan;
    if (wanted.token.isEmpty() || plan.refusal == m_refusal)
        shown.refusal.clear(); // said below the button
    m_findings->setFindings(models::deployFindings(shown, problems, m_price->text()));
    const bool fits = agents::problemsOf(wanted).empty() && plan.isAllowed();
    m_signature->setRequest(wanted, fits && !m_readOnly, !m_developmentWallet.isEmpty() && wanted.wallet == m_developmentWallet);
    QString reason = m_refusal;
    if (reason.isEmpty() && wanted.token.isEmpty())
        reason = tr("Which NFT? Its token id is missing.");
    else if (reason.isEmpty() && fits && !m_signature->isReady())
        reason = tr("The wallet has to sign first.");
    m_open->setText(wanted.token.isEmpty() ? tr("Plan: deploy…") : tr("Plan: deploy token %1…").arg(mnemonicsEscaped(wanted.token.left(24))));
    m_open->setVisible(!m_readOnly); // absent, not grey
    m_open->setEnabled(fits && m_signature->isReady() && m_refusal.isEmpty());
    m_open->setAccessibleDescription(reason);
    m_open->setToolTip(plainToolTip(reason));
    m_reason->setText(reason);
    m_reason->setVisible(!reason.isEmpty());
}

} // namespace pilothouse::ui
