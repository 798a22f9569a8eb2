// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/clustersetup/files_step.h"

#include "models/setup_text.h"
#include "services/core/plain_text.h"
#include "ui/clustersetup/image_section.h"
#include "ui/clustersetup/path_field.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/card.h"
#include "ui/widgets/labels.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QLineEdit>
#include <QVBoxLayout>

namespace pilothouse::ui {

using clustersetup::SetupPage;
using clustersetup::Severity;

FilesStep::FilesStep(std::shared_ptr<SetupContext> context, QWidget *parent) : SetupStep(SetupPage::Files, context, parent)
{
    using Kind = SetupContext::PathKind;
    const auto m = Metrics::current();
    const auto makePath = [&](const QString &title, Kind kind, const char *id) {
        auto *field = new PathField(context, kind, title, this);
        field->line()->setObjectName(QString::fromLatin1(id));
        return field;
    };
    auto *files = new Card(tr("Compose files"), Card::Body::Padded, this);
    auto *fileGrid = new QGridLayout;
    fileGrid->setHorizontalSpacing(m.u(5));
    fileGrid->setColumnStretch(0, 1);
    fileGrid->setColumnStretch(1, 1);
    m_registry = makePath(tr("Registry"), Kind::Open, "setup registry compose");
    m_runner = makePath(tr("Runner"), Kind::Open, "setup runner compose");
    fileGrid->addWidget(new SetupField(tr("Registry"), tr("The machine that holds the decryption keys; it runs models too."), m_registry, files), 0,
                        0, Qt::AlignTop);
    fileGrid->addWidget(new SetupField(tr("Runner"), tr("What the orchestrator makes further machines from."), m_runner, files), 0, 1, Qt::AlignTop);
    files->body()->addLayout(fileGrid);
    content()->addWidget(files);

    auto *checkouts = new Card(tr("Checkouts"), Card::Body::Padded, this);
    checkouts->setSubtitle(tr("may stay empty; then their code is not looked at"));
    auto *checkoutGrid = new QGridLayout;
    checkoutGrid->setHorizontalSpacing(m.u(5));
    checkoutGrid->setColumnStretch(0, 1);
    checkoutGrid->setColumnStretch(1, 1);
    m_orchestrator = makePath(tr("Orchestrator"), Kind::Folder, "setup orchestrator checkout");
    m_spawntee = makePath(tr("Spawntee"), Kind::Folder, "setup spawntee checkout");
    checkoutGrid->addWidget(new SetupField(tr("Orchestrator"), tr("Whether its code signs its requests, and whether git leaves secret files alone."),
                                           m_orchestrator, checkouts),
                            0, 0, Qt::AlignTop);
    checkoutGrid->addWidget(
        new SetupField(tr("Spawntee"), tr("Whether its code checks signatures, and which version it calls itself."), m_spawntee, checkouts), 0, 1,
        Qt::AlignTop);
    checkouts->body()->addLayout(checkoutGrid);
    content()->addWidget(checkouts);

    auto *written = new Card(tr("Written at the end"), Card::Body::Padded, this);
    written->setSubtitle(tr("may stay empty; the profile's cluster section is written in any case"));
    auto *writtenGrid = new QGridLayout;
    writtenGrid->setHorizontalSpacing(m.u(5));
    writtenGrid->setColumnStretch(0, 1);
    writtenGrid->setColumnStretch(1, 1);
    m_yaml = makePath(tr("The orchestrator's YAML"), Kind::Save, "setup yaml");
    m_environment = makePath(tr("The orchestrator's .env"), Kind::Save, "setup env");
    writtenGrid->addWidget(
        new SetupField(tr("The orchestrator's YAML"), tr("Its runner block is brought to these answers, everything else stays."), m_yaml, written), 0,
        0, Qt::AlignTop);
    writtenGrid->addWidget(new SetupField(tr("The orchestrator's .env"), tr("Gets the key of the cloud, the path of the signing key and the wallet."),
                                          m_environment, written),
                           0, 1, Qt::AlignTop);
    written->body()->addLayout(writtenGrid);
    content()->addWidget(written);

    addFindings();
    m_accept = new Card(tr("Go on knowingly"), Card::Body::Padded, this);
    m_accept->setSubtitle(tr("what is ticked becomes a warning, here and at the end"));
    m_acceptRows = new QVBoxLayout;
    m_accept->body()->addLayout(m_acceptRows);
    content()->addWidget(m_accept);
    if (this->context()->image) {
        m_image = new ImageSection(this->context(), this);
        content()->addWidget(m_image);
        connect(m_image, &ImageSection::planOffered, this, &SetupStep::planOffered);
        connect(m_image, &ImageSection::notify, this, &SetupStep::notify);
    }

    connect(m_registry, &PathField::edited, this, [this] { change([this](auto &answers) { answers.registryCompose = m_registry->path(); }); });
    connect(m_runner, &PathField::edited, this, [this] { change([this](auto &answers) { answers.cluster.runnerComposePath = m_runner->path(); }); });
    connect(m_orchestrator, &PathField::edited, this,
            [this] { change([this](auto &answers) { answers.checkouts.orchestrator = m_orchestrator->path(); }); });
    connect(m_spawntee, &PathField::edited, this, [this] { change([this](auto &answers) { answers.checkouts.spawntee = m_spawntee->path(); }); });
    connect(m_yaml, &PathField::edited, this, [this] { change([this](auto &answers) { answers.orchestratorYaml = m_yaml->path(); }); });
    connect(m_environment, &PathField::edited, this, [this] { change([this](auto &answers) { answers.orchestratorEnv = m_environment->path(); }); });
}

void FilesStep::follow()
{
    m_registry->showPath(answers().registryCompose);
    m_runner->showPath(answers().cluster.runnerComposePath);
    m_orchestrator->showPath(answers().checkouts.orchestrator);
    m_spawntee->showPath(answers().checkouts.spawntee);
    m_yaml->showPath(answers().orchestratorYaml);
    m_environment->showPath(answers().orchestratorEnv);
    showFindings();
    showAccepted();
    if (m_image != nullptr)
        m_image->follow();
}

/// One tick for each finding that an operator may know and go on with; those that are ticked stay to be unticked.
void FilesStep::showAccepted()
{
    const QStringList acceptable = clustersetup::acceptableCodes();
    QStringList codes = answers().accepted;
    QHash<QString, QString> texts;
    for (const clustersetup::Finding &finding : session()->report(page()).findings) {
        if (!acceptable.contains(finding.code))
            continue;
        if (finding.severity == Severity::Failed && !codes.contains(finding.code))
            codes << finding.code;
        texts.insert(finding.code, models::setupFinding(finding).word);
    }
    const bool isKnown = session()->report(page()).state == clustersetup::PageReport::State::Known;
    if (!isKnown && !m_acceptShown.isEmpty())
        return; // a tick must not go away under the pointer while the files are read again
    QStringList shown;
    for (const QString &code : codes)
        shown << code + u'\n' + texts.value(code) + (answers().accepted.contains(code) ? u'+' : u'-');
    m_accept->setVisible(!codes.isEmpty());
    if (shown == m_acceptShown)
        return;
    m_acceptShown = shown;
    while (QLayoutItem *const item = m_acceptRows->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    for (const QString &code : codes) {
        auto *tick = new QCheckBox(code, m_accept);
        tick->setObjectName(QStringLiteral("accept ") + code);
        tick->setAccessibleDescription(texts.value(code));
        tick->setToolTip(plainToolTip(texts.value(code)));
        tick->setMinimumHeight(Metrics::current().leastTarget());
        tick->setChecked(answers().accepted.contains(code));
        connect(tick, &QCheckBox::clicked, this, [this, code](bool on) {
            change([&code, on](auto &answers) {
                answers.accepted.removeAll(code);
                if (on)
                    answers.accepted << code;
            });
            session()->look(page());
        });
        m_acceptRows->addWidget(tick);
        tick->show();
    }
}

} // namespace pilothouse::ui
