// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/clustersetup/setup_wizard_page.h"

#include "models/setup_text.h"
#include "models/spoken.h"
#include "services/cluster/cvm_changes.h"
#include "services/clustersetup/answers_file.h"
#include "services/clustersetup/image_session.h"
#include "services/core/plain_text.h"
#include "services/core/private_file.h"
#include "services/credentials/credentials_workflow.h"
#include "services/environment/environment_services.h"
#include "ui/clustersetup/cluster_step.h"
#include "ui/clustersetup/coordinator_step.h"
#include "ui/clustersetup/existing_step.h"
#include "ui/clustersetup/files_step.h"
#include "ui/clustersetup/key_step.h"
#include "ui/clustersetup/place_step.h"
#include "ui/clustersetup/plan_step.h"
#include "ui/clustersetup/run_steps.h"
#include "ui/clustersetup/setup_rail.h"
#include "ui/clustersetup/start_step.h"
#include "ui/clustersetup/summary_step.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/pane_header.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

namespace pilothouse::ui {

using clustersetup::PageVerdict;
using clustersetup::SetupPage;
using clustersetup::SetupSession;
using models::Mark;
using models::StateText;

namespace {

constexpr int kMostWidth = 1100;

QString askPath(QWidget *parent, SetupContext::PathKind kind, const QString &title, const QString &suggested)
{
    switch (kind) {
    case SetupContext::PathKind::Open: return QFileDialog::getOpenFileName(parent, title, suggested);
    case SetupContext::PathKind::Save:
        // What is there is changed with its backup, after its difference was shown.
        return QFileDialog::getSaveFileName(parent, title, suggested, QString(), nullptr, QFileDialog::DontConfirmOverwrite);
    case SetupContext::PathKind::Folder: return QFileDialog::getExistingDirectory(parent, title, suggested);
    }
    return {};
}

std::shared_ptr<SetupContext> contextOf(const EnvironmentServices &services)
{
    const auto context = std::make_shared<SetupContext>();
    context->session = std::make_shared<SetupSession>(services.clusterSetup, services.operations);
    context->session->setAnswers(clustersetup::answersOfProfile(services.profile));
    if (const auto image = context->session->parts()->image)
        context->image = std::make_shared<clustersetup::ImageSession>(
            [image](const clustersetup::SetupAnswers &answers) { return std::make_shared<clustersetup::ImagePush>(image, answers); },
            services.operations, services.clock, services.profile.environment.id.text());
    context->credentials = services.credentials;
    if (context->credentials)
        context->credentials->need(credentials::registryStorageNeeded(context->session->answers().storageRegion));
    context->cvmChanges = services.cvmChanges;
    context->access = services.access;
    context->clock = services.clock;
    context->environment = services.profile.environment;
    context->caFile = services.profile.caFile;
    context->askPath = askPath;
    return context;
}

} // namespace

SetupWizardPage::SetupWizardPage(const EnvironmentServices &services, QWidget *parent)
    : PanePage(QStringLiteral("setup"), tr("Set up a cluster"), IconName::Setup, services.clock, parent)
    , m_context(contextOf(services))
    , m_rail(new SetupRail(this))
    , m_pages(new QWidget)
    , m_scroll(new QScrollArea)
{
    const auto m = Metrics::current();
    header()->setFreshnessShown(false);
    auto *body = new QWidget;
    auto *row = new QHBoxLayout(body);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_rail);
    auto *right = new QVBoxLayout;
    right->setSpacing(0);
    auto *ground = new Panel(Ground::Window);
    auto *groundRow = new QHBoxLayout(ground);
    groundRow->setContentsMargins(m.u(6), m.u(5), m.u(6), m.u(5));
    // Pages that are hidden take no room: the area is as high as the page in front, not as the highest one.
    auto *pageColumn = new QVBoxLayout(m_pages);
    pageColumn->setContentsMargins(0, 0, 0, 0);
    m_pages->setMaximumWidth(m.px(kMostWidth));
    groundRow->addWidget(m_pages, 1);
    groundRow->addStretch(0);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setWidget(ground);
    right->addWidget(m_scroll, 1);
    right->addWidget(buildFoot());
    row->addLayout(right, 1);
    setContent(body);
    makeSteps();

    connect(m_rail, &SetupRail::pageChosen, this, &SetupWizardPage::showStep);
    connect(session(), &SetupSession::answersChanged, this, &SetupWizardPage::follow);
    connect(session(), &SetupSession::pageChanged, this, &SetupWizardPage::follow);
    connect(session(), &SetupSession::planChanged, this, &SetupWizardPage::follow);
    connect(session(), &SetupSession::runChanged, this, &SetupWizardPage::followRun);
    if (m_context->image)
        connect(m_context->image.get(), &clustersetup::ImageSession::changed, this, &SetupWizardPage::showFoot);
    if (services.access)
        connect(services.access.get(), &domain::WriteAccess::changed, this, &SetupWizardPage::showFoot);
    const Status restored = session()->restore();
    m_rail->setHint(restored ? tr("Answers are kept when you close this page. Nothing is changed before the plan is confirmed.")
                             : models::spokenLine(restored.error()));
    m_current = session()->isRunning() ? session()->runPage() : session()->draft().page;
    if (m_current > SetupPage::Plan)
        m_current = SetupPage::Start; // what a run did is told there
    step(m_current)->show();
    m_rail->setCurrent(m_current);
    follow();
}

SetupWizardPage::~SetupWizardPage() = default;

void SetupWizardPage::makeSteps()
{
    const auto set = [this](SetupStep *step) {
        m_steps[size_t(step->page())] = step;
        m_pages->layout()->addWidget(step);
        step->hide();
        connect(step, &SetupStep::pageWanted, this, &SetupWizardPage::showStep);
        connect(step, &SetupStep::closeWanted, this, [this] { emit openPage(QStringLiteral("cluster"), QString()); });
        connect(step, &SetupStep::windowPageWanted, this, &PanePage::openPage);
        connect(step, &SetupStep::planOffered, this, &PanePage::planOffered);
        connect(step, &SetupStep::notify, this, &PanePage::notify);
        connect(step, &SetupStep::verbChanged, this, &SetupWizardPage::showFoot);
    };
    set(new StartStep(m_context));
    set(new FilesStep(m_context));
    set(new ClusterStep(m_context));
    set(new AccountStep(m_context));
    set(new PlaceStep(m_context));
    set(new CoordinatorStep(m_context));
    set(new StorageStep(m_context));
    set(new ExistingStep(m_context));
    set(new PlanStepPage(m_context));
    set(new DeployStep(m_context));
    set(new ApproveStep(m_context));
    set(new WriteStep(m_context));
    set(new VerifyStep(m_context));
    set(new SummaryStep(m_context));
}

QWidget *SetupWizardPage::buildFoot()
{
    const auto m = Metrics::current();
    auto *foot = new Panel(Ground::Surface);
    foot->setEdges(Qt::TopEdge);
    auto *row = new QHBoxLayout(foot);
    row->setContentsMargins(m.u(6), m.u(3), m.u(6), m.u(3));
    row->setSpacing(m.u(2));
    m_save = makeButton(tr("Save answers…"), ButtonRole::Flat, IconName::Export, foot);
    m_save->setObjectName(QStringLiteral("setup save answers"));
    m_reason = new PlainLabel(QString(), Type::Small, Ink::Muted, foot);
    m_reason->setWordWrap(true);
    m_reason->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_close = makeButton(tr("Close, go on later"), ButtonRole::Flat, IconName::None, foot);
    m_close->setObjectName(QStringLiteral("setup close"));
    m_back = makeButton(tr("Back"), ButtonRole::Default, IconName::None, foot);
    m_back->setObjectName(QStringLiteral("setup back"));
    m_next = makeButton(tr("Next"), ButtonRole::Primary, IconName::None, foot);
    m_next->setObjectName(QStringLiteral("setup next"));
    row->addWidget(m_save);
    row->addWidget(m_reason, 1);
    row->addWidget(m_close);
    row->addWidget(m_back);
    row->addWidget(m_next);
    connect(m_save, &QPushButton::clicked, this, &SetupWizardPage::saveAnswers);
    connect(m_close, &QPushButton::clicked, this, [this] {
        keep();
        emit openPage(QStringLiteral("cluster"), QString());
    });
    connect(m_back, &QPushButton::clicked, this, &SetupWizardPage::back);
    connect(m_next, &QPushButton::clicked, this, [this] { step(m_current)->goOn(); });
    return foot;
}

void SetupWizardPage::activated()
{
    step(m_current)->enter();
}

void SetupWizardPage::deactivated()
{
    keep();
}

void SetupWizardPage::refreshNow()
{
    step(m_current)->lookAgain();
}

bool SetupWizardPage::showObject(const QString &key)
{
    for (int page = 0; page < clustersetup::kSetupPages; ++page)
        if (clustersetup::setupPageWord(SetupPage(page)) == key) {
            showStep(SetupPage(page));
            return true;
        }
    return false;
}

QList<PageObject> SetupWizardPage::objects() const
{
    QList<PageObject> all;
    for (int page = 0; page < clustersetup::kSetupPages; ++page)
        all << PageObject{clustersetup::setupPageWord(SetupPage(page)), tr("Setup: %1").arg(models::setupPageTitle(SetupPage(page))),
                          models::setupPageState(session()->verdict(SetupPage(page))).word};
    return all;
}

QList<KeyHelp> SetupWizardPage::keys() const
{
    return {{QStringLiteral("Up, Down"), tr("Another page of the setup, in the list of pages")},
            {QStringLiteral("Space"), tr("Open the page")},
            {QStringLiteral("F5"), tr("Look at this page's answers again")}};
}

void SetupWizardPage::setNarrow(bool narrow)
{
    PanePage::setNarrow(narrow);
    m_rail->setNarrow(narrow);
    for (SetupStep *step : m_steps)
        step->setNarrow(narrow);
}

void SetupWizardPage::showStep(SetupPage page)
{
    if (page != m_current)
        step(m_current)->hide();
    m_current = page;
    session()->setPage(page);
    step(page)->show();
    m_rail->setCurrent(page);
    m_scroll->verticalScrollBar()->setValue(0);
    keep();
    step(page)->enter();
    showFoot();
}

void SetupWizardPage::back()
{
    if (m_current > SetupPage::Start)
        showStep(SetupPage(int(m_current) - 1));
}

void SetupWizardPage::follow()
{
    for (int page = 0; page < clustersetup::kSetupPages; ++page) {
        const PageVerdict verdict = session()->verdict(SetupPage(page));
        m_rail->item(SetupPage(page))->setState(models::setupPageState(verdict), verdict == PageVerdict::NotYet);
        m_rail->item(SetupPage(page))->setCaption(models::setupPageCaption(SetupPage(page), *session()));
    }
    step(m_current)->follow();
    const QString name = visibleText(session()->answers().cluster.name, 60);
    header()->setTotals(name.isEmpty() ? QString() : tr("%1 in %2", "cluster in environment").arg(name, m_context->environment.id.text()));
    showFoot();
}

/// Who watches the run goes with it; who looks at another page meanwhile stays there.
void SetupWizardPage::followRun()
{
    const SetupPage at = session()->runPage();
    if (m_current == m_runAt && at != m_runAt && session()->outcome())
        showStep(at);
    m_runAt = session()->isRunning() && m_current >= SetupPage::Deploy ? m_current : m_runAt;
    follow();
    const bool hasProblem = session()->error() || (session()->outcome() && !session()->outcome()->isGood);
    emit needsAttention(hasProblem ? 1 : 0, hasProblem ? StateText::of(Mark::Fail, tr("the setup stopped")) : StateText::of(Mark::Pass, QString()));
}

void SetupWizardPage::showFoot()
{
    const SetupStep *now = step(m_current);
    const domain::ActionState state = now->mayGoOn();
    m_next->setText(now->verb());
    m_next->setEnabled(state.allowed);
    m_next->setAccessibleDescription(state.reason);
    m_next->setToolTip(plainToolTip(state.reason));
    m_reason->setText(state.reason);
    m_back->setEnabled(m_current > SetupPage::Start);
    m_back->setAccessibleDescription(m_current > SetupPage::Start ? QString() : tr("This is the first page."));
    m_close->setText(session()->isRunning() ? tr("Close, it goes on") : tr("Close, go on later"));
}

void SetupWizardPage::keep()
{
    const Status kept = session()->keep();
    if (!kept)
        m_rail->setHint(tr("The answers could not be kept: %1").arg(models::spokenLine(kept.error(), Attempt::Change)));
}

void SetupWizardPage::saveAnswers()
{
    const QString name = session()->answers().cluster.name;
    const QString path = m_context->askPath(this, SetupContext::PathKind::Save, tr("Save the answers"),
                                            name.isEmpty() ? QStringLiteral("answers.yaml") : name + QStringLiteral("-answers.yaml"));
    if (path.isEmpty())
        return;
    const Status written = writeFileAtomically(path, clustersetup::answersYaml(session()->answers()));
    if (written)
        emit notify({StateText::of(Mark::Pass, tr("Answers saved")), tr("%1, for pilothousectl cluster setup; no secret is in it.").arg(path)});
    else
        emit notify({StateText::of(Mark::Fail, tr("Answers not saved")), models::spokenLine(written.error(), Attempt::Change)});
}

} // namespace pilothouse::ui
