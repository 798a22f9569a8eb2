// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/clustersetup/existing_step.h"

#include "models/list_table_model.h"
#include "models/setup_rows.h"
#include "models/spoken.h"
#include "services/cluster/cvm_changes.h"
#include "services/clustersetup/cluster_name.h"
#include "services/core/plain_text.h"
#include "ui/clustersetup/step_tables.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/table_view.h"

#include <QCoroTask>

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace pilothouse::ui {

using clustersetup::ExistingRegistry;
using clustersetup::PageReport;
using clustersetup::SetupPage;
using models::Mark;
using models::StateText;

namespace {

constexpr int kMostRows = 10;

} // namespace

ExistingStep::ExistingStep(std::shared_ptr<SetupContext> context, QWidget *parent)
    : SetupStep(SetupPage::Existing, std::move(context), parent)
    , m_card(new Card(tr("Machines under this name"), Card::Body::Flush, this))
    , m_model(new models::ListTableModel(models::setupCvmColumns(), this))
    , m_table(makeStepTable(m_model, tr("Machines under the cluster's name"), {120, 0, 120, 90, 170}, m_card))
    , m_none(new PlainLabel(QString(), Type::Body, Ink::Muted, this))
    , m_adopt(makeButton(tr("Adopt"), ButtonRole::Default, IconName::None, m_card))
    , m_leave(makeButton(tr("Leave"), ButtonRole::Default, IconName::None, m_card))
    , m_delete(makeButton(tr("Delete…"), ButtonRole::Danger, IconName::Trash, m_card))
    , m_reason(new PlainLabel(QString(), Type::Small, Ink::Muted, this))
{
    m_table->setCellKind(0, CellKind::State);
    m_table->setCellKind(1, CellKind::Text, Qt::ElideMiddle);
    m_adopt->setObjectName(QStringLiteral("setup adopt registry"));
    m_leave->setObjectName(QStringLiteral("setup leave registry"));
    m_delete->setObjectName(QStringLiteral("setup delete machine"));
    for (QPushButton *button : {m_adopt, m_leave, m_delete})
        m_card->addHeaderWidget(button);
    m_card->body()->addWidget(m_table);
    content()->addWidget(m_card);
    m_none->setWordWrap(true);
    content()->addWidget(m_none);
    m_reason->setWordWrap(true);
    content()->addWidget(m_reason);
    addFindings();
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &ExistingStep::showActions);
    connect(m_adopt, &QPushButton::clicked, this, [this] {
        change([](auto &answers) { answers.existing = ExistingRegistry::Adopt; });
        session()->look(page());
    });
    connect(m_leave, &QPushButton::clicked, this, [this] {
        change([](auto &answers) { answers.existing = ExistingRegistry::Refuse; });
        session()->look(page());
    });
    connect(m_delete, &QPushButton::clicked, this, &ExistingStep::remove);
    if (this->context()->access)
        connect(this->context()->access.get(), &domain::WriteAccess::changed, this, &ExistingStep::showActions);
}

void ExistingStep::enter()
{
    // Machines come and go: what was seen on an earlier visit is not what is there now.
    if (session()->report(page()).state == PageReport::State::Known)
        session()->lookAgain(page());
    SetupStep::enter();
}

void ExistingStep::follow()
{
    const bool isKnown = session()->report(page()).state == PageReport::State::Known;
    if (isKnown)
        m_model->setRows(models::setupCvmRows(session()->existing(), answers(), session()->state()));
    fitStepTable(m_table, kMostRows);
    m_card->setVisible(m_model->rowCount() > 0);
    const bool isWhole = isKnown && clustersetup::findCode(session()->report(page()).findings, QStringLiteral("machines")) == nullptr
                         && clustersetup::findCode(session()->report(page()).findings, QStringLiteral("machines-not-asked")) == nullptr;
    m_none->setText(tr("No machine of the workspace is called after this cluster: its registry will be made."));
    m_none->setVisible(isWhole && m_model->rowCount() == 0 && !answers().cluster.name.isEmpty());
    if (m_model->rowCount() > 0 && !m_table->selectionModel()->hasSelection())
        m_table->selectRow(0);
    showActions();
    showFindings();
}

const domain::Cvm *ExistingStep::selected() const
{
    const auto rows = m_table->selectionModel()->selectedRows();
    const models::ListRow *row = rows.isEmpty() ? nullptr : m_model->row(rows.front().row());
    if (row != nullptr)
        for (const domain::Cvm &cvm : session()->existing().members)
            if (cvm.id.text() == row->key)
                return &cvm;
    return nullptr;
}

void ExistingStep::showActions()
{
    const domain::Cvm *cvm = selected();
    const bool isRegistry = cvm != nullptr && clustersetup::partInCluster(answers().cluster.name, cvm->name) == clustersetup::CvmPart::Registry;
    const bool adopts = answers().existing == ExistingRegistry::Adopt;
    m_adopt->setVisible(isRegistry && !adopts);
    m_leave->setVisible(isRegistry && adopts);
    const QString readOnly = readOnlyReason();
    // In read-only mode verbs are absent.
    m_delete->setVisible(cvm != nullptr && context()->cvmChanges != nullptr && readOnly.isEmpty());
    m_delete->setEnabled(!m_isPreparing && !session()->isRunning());
    const QString reason = session()->isRunning() ? tr("The setup runs: no machine is deleted meanwhile.")
                           : m_isPreparing        ? tr("Asking the cloud for what would be deleted…")
                           : cvm != nullptr       ? readOnly
                                                  : QString();
    m_delete->setAccessibleDescription(reason);
    m_reason->setText(reason);
    m_reason->setVisible(!reason.isEmpty());
}

void ExistingStep::remove()
{
    const domain::Cvm *cvm = selected();
    if (cvm == nullptr || m_isPreparing)
        return;
    m_isPreparing = true;
    showActions();
    const auto changes = context()->cvmChanges;
    QCoro::connect(changes->prepareRemove(cvm->id.text()), this, [this, changes](const Result<cluster::CvmChanges::Offered> &offered) {
        m_isPreparing = false;
        showActions();
        if (!offered) {
            emit notify({StateText::of(Mark::Fail, tr("Cannot be deleted")), models::spokenLine(offered.error(), Attempt::Change)});
            return;
        }
        PlanOffer offer;
        offer.dangerous = true;
        offer.make = [plan = (*offered)->plan] { return plan; };
        offer.run = [this, changes, wanted = *offered](const QString &typed) {
            QCoro::connect(changes->run(wanted, typed), this, [this](const Result<cluster::ChangeResult> &result) {
                const bool isGone = result && result->ok;
                const QString text = result ? visibleText(result->text, 300) : models::spokenLine(result.error(), Attempt::Change);
                emit notify({StateText::of(isGone ? Mark::Pass : Mark::Fail, isGone ? tr("Deleted") : tr("Not deleted")), text});
                lookAgain();
            });
        };
        emit planOffered(offer);
    });
}

} // namespace pilothouse::ui
