// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/clustersetup/coordinator_step.h"

#include "ui/clustersetup/path_field.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/card.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace pilothouse::ui {

using clustersetup::SetupPage;

namespace {

const QString kMain = QStringLiteral("https://cpi.crunchdao.com");
const QString kStaging = QStringLiteral("https://cpi.crunchdao.io");

} // namespace

CoordinatorStep::CoordinatorStep(std::shared_ptr<SetupContext> context, QWidget *parent)
    : SetupStep(SetupPage::Coordinator, context, parent)
    , m_key(new PathField(context, SetupContext::PathKind::Open, tr("Signing key"), this))
    , m_wallet(new QLineEdit(this))
    , m_network(new QComboBox(this))
{
    const auto m = Metrics::current();
    auto *card = new Card(QString(), Card::Body::Padded, this);
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(m.u(5));
    grid->setVerticalSpacing(m.u(3));
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    m_key->line()->setObjectName(QStringLiteral("setup key path"));
    m_wallet->setObjectName(QStringLiteral("setup wallet"));
    m_wallet->setMaxLength(64);
    m_network->setObjectName(QStringLiteral("setup network"));
    m_network->addItem(tr("Main network (cpi.crunchdao.com)"), kMain);
    m_network->addItem(tr("Staging (cpi.crunchdao.io)"), kStaging);
    m_network->addItem(tr("Do not ask; the check at the end will tell"), QString());
    grid->addWidget(new SetupField(tr("Signing key"), tr("PEM, RSA of at least 2,048 bits, without a password, for its owner alone."), m_key, card),
                    0, 0, 1, 2);
    m_walletField = new SetupField(tr("Wallet"), tr("The coordinator's Solana address. The machines serve whom it allows."), m_wallet, card);
    grid->addWidget(m_walletField, 1, 0, Qt::AlignTop);
    grid->addWidget(new SetupField(tr("Network"), tr("Its index says which keys the wallet allows, and in which slot."), m_network, card), 1, 1,
                    Qt::AlignTop);
    card->body()->addLayout(grid);
    content()->addWidget(card);
    addFindings();
    connect(m_key, &PathField::edited, this, [this] { change([this](auto &answers) { answers.cluster.gatewayKeyPath = m_key->path(); }); });
    connect(m_wallet, &QLineEdit::textEdited, this,
            [this](const QString &text) { change([&text](auto &answers) { answers.cluster.coordinatorWallet = text.trimmed(); }); });
    connect(m_network, &QComboBox::activated, this, [this] {
        const QString url = m_network->currentData().toString();
        change([&url](auto &answers) { answers.certificatesUrl = url; });
        session()->look(page());
    });
}

void CoordinatorStep::follow()
{
    const domain::ClusterSettings &cluster = answers().cluster;
    m_key->showPath(cluster.gatewayKeyPath);
    showIn(m_wallet, cluster.coordinatorWallet);
    m_walletField->setProblem(cluster.coordinatorWallet.isEmpty() || clustersetup::isWallet(cluster.coordinatorWallet)
                                  ? QString()
                                  : tr("No Solana address: that is base58 of 32 bytes."));
    const QSignalBlocker quiet(m_network);
    const QString url = answers().certificatesUrl;
    if (m_network->findData(url) < 0)
        m_network->addItem(url, url); // of an answers file
    m_network->setCurrentIndex(m_network->findData(url));
    showFindings();
}

} // namespace pilothouse::ui
