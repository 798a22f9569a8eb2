// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cluster/provision_strip.h"

#include "models/spoken.h"
#include "services/core/plain_text.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/note.h"

#include <QCoroTask>

#include <QAction>
#include <QPushButton>
#include <QVBoxLayout>

namespace pilothouse::ui {

using cluster::OnRefusal;
using cluster::Provisioner;
using models::Mark;
using models::StateText;

void ProvisionStrip::Row::show(const std::optional<models::ProvisionNote> &wanted)
{
    if (wanted == shown)
        return;
    shown = wanted;
    if (wanted) {
        note->setState(wanted->state);
        note->setText(wanted->text);
    }
    note->setVisible(wanted.has_value());
}

ProvisionStrip::ProvisionStrip(std::shared_ptr<Provisioner> provisioner, std::shared_ptr<const Clock> clock, PanePage *page)
    : QWidget(page)
    , m_provisioner(std::move(provisioner))
    , m_clock(std::move(clock))
    , m_page(page)
    , m_planButton(makeButton(tr("Plan a runner…"), ButtonRole::Default, IconName::Add))
    , m_cancel(makeButton(tr("Cancel"), ButtonRole::Default, IconName::Close))
    , m_resume(makeButton(tr("Resume"), ButtonRole::Default, IconName::Start))
    , m_retry(makeButton(tr("Delete them now"), ButtonRole::Default, IconName::Trash))
{
    m_planButton->setObjectName(QStringLiteral("provisionPlan"));
    m_cancel->setObjectName(QStringLiteral("provisionCancel"));
    m_resume->setObjectName(QStringLiteral("provisionResume"));
    m_retry->setObjectName(QStringLiteral("provisionRetry"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_step = makeRow();
    m_step.note->addButton(m_planButton);
    m_step.note->addButton(m_cancel);
    m_pause = makeRow();
    m_pause.note->addButton(m_resume);
    m_paid = makeRow();
    m_paid.note->addButton(m_retry);
    hide();
    if (!m_provisioner)
        return;
    m_action = makeAction(this, IconName::Add, tr("Provision a runner…"));
    connect(m_action, &QAction::triggered, this, &ProvisionStrip::plan);
    connect(m_planButton, &QPushButton::clicked, this, &ProvisionStrip::plan);
    connect(m_cancel, &QPushButton::clicked, this, [this] { m_provisioner->cancel(); });
    connect(m_resume, &QPushButton::clicked, this, &ProvisionStrip::resume);
    connect(m_retry, &QPushButton::clicked, this, &ProvisionStrip::retryDeletion);
    connect(m_provisioner.get(), &Provisioner::changed, this, &ProvisionStrip::takeView);
    takeView();
}

ProvisionStrip::Row ProvisionStrip::makeRow()
{
    Row row;
    row.note = new Note(StateText(), Note::Shape::Across, this);
    row.note->hide();
    layout()->addWidget(row.note);
    return row;
}

void ProvisionStrip::tick()
{
    if (m_provisioner && m_provisioner->view().running)
        takeView();
}

void ProvisionStrip::takeView()
{
    const cluster::ProvisionerView &view = m_provisioner->view();
    m_step.show(models::provisionStepText(view, m_clock->monotonicNow()));
    m_pause.show(models::provisionPauseText(view));
    m_paid.show(models::stillPaidText(view));
    const bool isRunning = view.running.has_value();
    const QString reason = models::spoken(view.canProvision.reason);
    // While it cannot be made the text says why.
    m_planButton->setVisible(!isRunning && view.canProvision.allowed);
    m_planButton->setEnabled(!m_isPlanning);
    m_cancel->setVisible(isRunning);
    m_resume->setVisible(view.isPaused);
    m_retry->setEnabled(!isRunning && !m_isDeleting);
    m_action->setEnabled(view.canProvision.allowed && !m_isPlanning);
    m_action->setStatusTip(reason);
    setVisible(m_step.shown || m_pause.shown || m_paid.shown);
}

/// A plan needs the cloud's promise, so that it comes a moment later.
void ProvisionStrip::plan()
{
    if (m_isPlanning)
        return;
    m_isPlanning = true;
    takeView();
    QCoro::connect(m_provisioner->prepare(), this, [this](const Result<Provisioner::Offered> &offer) {
        m_isPlanning = false;
        takeView();
        if (!offer) {
            tell(tr("No runner was planned"), offer.error());
            return;
        }
        const auto onRefusal = std::make_shared<OnRefusal>(OnRefusal::CleanUp);
        PlanOffer offered;
        offered.make = [offer = *offer, onRefusal] { return cluster::planWith(*offer, *onRefusal); };
        offered.run = [this, offer = *offer, onRefusal](const QString &typed) { run(offer, typed, *onRefusal); };
        offered.choice = PlanOffer::Choice{tr("Hold the runner if the registry refuses its hash, instead of deleting it"), false,
                                           [onRefusal](bool holds) { *onRefusal = holds ? OnRefusal::Hold : OnRefusal::CleanUp; }};
        emit m_page->planOffered(offered);
    });
}

void ProvisionStrip::run(const Provisioner::Offered &offer, const QString &typedPhrase, cluster::OnRefusal onRefusal)
{
    QCoro::connect(m_provisioner->run(offer, typedPhrase, onRefusal), this, [this](const Result<cluster::ProvisionEnd> &end) {
        if (!end) {
            tell(tr("No runner was added"), end.error());
            return;
        }
        const QString text = visibleText(models::spoken(end->text));
        emit m_page->notify(
            {end->hasRoom ? StateText::of(Mark::Pass, tr("There is room again")) : StateText::of(Mark::Warn, tr("Still no room")), text});
    });
}

void ProvisionStrip::resume()
{
    QCoro::connect(m_provisioner->resume(), this, [this](const Status &resumed) {
        if (!resumed)
            tell(tr("It stays paused"), resumed.error());
    });
}

void ProvisionStrip::retryDeletion()
{
    m_isDeleting = true;
    takeView();
    QCoro::connect(m_provisioner->retryDeletion({}), this, [this](const Status &gone) {
        m_isDeleting = false;
        takeView();
        if (gone)
            emit m_page->notify({StateText::of(Mark::Pass, tr("Nothing is paid for that serves nobody")), {}});
        else
            tell(tr("Not everything was deleted"), gone.error());
    });
}

void ProvisionStrip::tell(const QString &failed, const Error &error)
{
    emit m_page->notify({StateText::of(Mark::Fail, failed), models::spokenLine(error, Attempt::Change)});
}

} // namespace pilothouse::ui
