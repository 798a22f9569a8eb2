// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/attestation/attestation_page.h"

#include "models/comparison_advice.h"
#include "models/machine_choice_model.h"
#include "models/watch_text.h"
#include "services/cluster/cluster_workflow.h"
#include "services/core/plain_text.h"
#include "services/environment/environment_services.h"
#include "services/fleetwatch/fleet_watch.h"
#include "ui/attestation/attestation_words.h"
#include "ui/attestation/checks_panel.h"
#include "ui/attestation/comparison_run.h"
#include "ui/attestation/compose_panel.h"
#include "ui/attestation/events_panel.h"
#include "ui/attestation/evidence_exporter.h"
#include "ui/attestation/evidence_intake.h"
#include "ui/attestation/fleet_verdict.h"
#include "ui/attestation/machine_chooser.h"
#include "ui/attestation/matrix_pane.h"
#include "ui/attestation/quote_panel.h"
#include "ui/attestation/reference_button.h"
#include "ui/attestation/second_opinion_asker.h"
#include "ui/attestation/source_panel.h"
#include "ui/attestation/watch_panel.h"
#include "ui/theme/fonts.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/filter_field.h"
#include "ui/widgets/pane_header.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/verdict_line.h"

#include <QCoroTask>

#include <QAction>
#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QTabBar>
#include <QTimer>
#include <QVBoxLayout>

namespace pilothouse::ui {

using models::Mark;
using models::StateText;

namespace {

constexpr int kMostColumns = 4;
constexpr int kMostColumnsWide = 8;

/// The views that one comparison fills.
bool isOfComparison(AttestationPage::View view)
{
    using View = AttestationPage::View;
    return view != View::Machines && view != View::Watch && view != View::Source;
}

} // namespace

AttestationPage::AttestationPage(const EnvironmentServices &services, QWidget *parent)
    : PanePage(QStringLiteral("attestation"), tr("Attestation"), IconName::Attestation, services.clock, parent)
    , m_cluster(services.cluster)
    , m_fleetWatch(services.fleetWatch)
    , m_clock(services.clock)
    , m_environment(services.profile.environment)
    , m_choice(new models::MachineChoiceModel(this))
    , m_tabs(new QTabBar)
    , m_stack(new QStackedWidget)
    , m_chooser(new MachineChooser(m_choice))
    , m_verdict(new VerdictLine)
    , m_matrix(new MatrixPane)
    , m_events(new EventsPanel)
    , m_compose(new ComposePanel)
    , m_checks(new ChecksPanel)
    , m_quote(new QuotePanel)
    , m_intake(new EvidenceIntake(m_choice, this))
    , m_run(new ComparisonRun(services.attestation, services.operations, services.audit, services.profile.environment, this))
    , m_exporter(new EvidenceExporter(services.certificates, services.operations, services.profile.environment, this))
    , m_second(new SecondOpinionAsker(services.attestation, services.operations, services.audit, services.profile.environment, this))
{
    m_exportAction = addPageAction(makeAction(this, IconName::Export, tr("Evidence…")));
    m_certificateAction = addPageAction(makeAction(this, IconName::Attestation, tr("Export certificate…")));
    m_verifyAction = addPageAction(makeAction(this, IconName::Verify, tr("Verify again")));
    m_cancelAction = addPageAction(makeAction(this, IconName::Close, tr("Cancel")));
    header()->addAction(m_verifyAction, ButtonRole::Primary);
    header()->addAction(m_cancelAction);
    header()->addAction(m_exportAction);
    header()->addAction(m_certificateAction);
    if (services.references) {
        auto *references = new ReferenceButton(services.references, services.audit);
        connect(references, &ReferenceButton::notify, this, &AttestationPage::notify);
        m_chooser->addTool(references);
    }
    if (services.fleetWatch)
        m_watch = new WatchPanel(services.fleetWatch);
    if (services.provenance)
        m_source = new SourcePanel(services.provenance);
    auto *toggle = addPageAction(makeAction(this, IconName::Search, tr("Choose machines")));
    toggle->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_D));
    auto *paste = addPageAction(makeAction(this, IconName::Import, tr("Paste a quote")));
    paste->setShortcut(QKeySequence::Paste);
    setFilterField(m_chooser->filterField());
    setAcceptDrops(true);
    buildViews();

    connect(toggle, &QAction::triggered, this, [this] { showView(m_view == View::Machines ? View::Comparison : View::Machines); });
    connect(paste, &QAction::triggered, m_intake, &EvidenceIntake::pasteQuote);
    connect(m_verifyAction, &QAction::triggered, this, &AttestationPage::compareChosen);
    connect(m_cancelAction, &QAction::triggered, this, [this] { m_run->cancel(); });
    connect(m_exportAction, &QAction::triggered, this, [this] { m_exporter->chooseBundle(m_compared.judged); });
    connect(m_certificateAction, &QAction::triggered, this, [this] { m_exporter->chooseCertificate(m_compared.judged); });
    connect(m_exporter, &EvidenceExporter::notify, this, &AttestationPage::notify);
    for (QAction *const action : {m_second->askAction(), m_second->cancelAction()})
        m_checks->addHeadAction(addPageAction(action));
    connect(m_second, &SecondOpinionAsker::progressChanged, m_checks, &ChecksPanel::setProgress);
    connect(m_second, &SecondOpinionAsker::answered, this, &AttestationPage::takeOpinions);
    connect(m_second, &SecondOpinionAsker::notify, this, &AttestationPage::notify);
    if (m_watch) {
        connect(m_watch, &WatchPanel::notify, this, &AttestationPage::notify);
        connect(m_watch, &WatchPanel::openAlarmsChanged, this, &AttestationPage::tellAttention);
        connect(m_fleetWatch.get(), &fleetwatch::FleetWatch::stateChanged, this, &AttestationPage::updateHeader);
    }
    if (m_source)
        connect(m_source, &SourcePanel::notify, this, &AttestationPage::notify);
    connect(m_chooser, &MachineChooser::compareRequested, this, &AttestationPage::compareChosen);
    connect(m_chooser, &MachineChooser::cancelRequested, m_cancelAction, &QAction::trigger);
    connect(m_chooser, &MachineChooser::addFilesRequested, m_intake, &EvidenceIntake::chooseFiles);
    connect(m_intake, &EvidenceIntake::reading, m_chooser, &MachineChooser::setProblem);
    connect(m_intake, &EvidenceIntake::refused, m_chooser, &MachineChooser::setProblem);
    connect(m_intake, &EvidenceIntake::taken, this, [this](const QString &problems) {
        showView(View::Machines);
        m_chooser->setProblem(problems);
    });
    connect(m_matrix, &MatrixPane::machineActivated, this, [this](int machine) {
        m_checks->showMachine(machine);
        showView(View::Checks);
    });
    connect(m_matrix, &MatrixPane::eventsWanted, this, [this] { showView(View::Events); });
    connect(m_matrix, &MatrixPane::composeWanted, this, [this] { showView(View::Compose); });
    connect(m_matrix, &MatrixPane::bytesWanted, this, [this](const QString &property) {
        showView(View::Quote);
        m_quote->showProperty(property);
    });
    connect(m_matrix, &MatrixPane::redeployWanted, this, &AttestationPage::offerRedeploy);
    connect(m_matrix, &MatrixPane::evidenceWanted, m_exportAction, &QAction::trigger);
    connect(m_checks, &ChecksPanel::bytesWanted, this, [this](int machine) {
        showView(View::Quote);
        m_quote->showMachine(machine);
    });
    connect(m_run, &ComparisonRun::progressChanged, this, [this] {
        m_chooser->setRunning(m_run->isRunning(), m_run->progress());
        updateHeader();
    });
    connect(m_run, &ComparisonRun::compared, this, &AttestationPage::takeComparison);
    connect(m_run, &ComparisonRun::failed, this, &AttestationPage::showFailure);
    connect(m_run, &ComparisonRun::notify, this, &AttestationPage::notify);
    // In an event of its own: others take the same list, and together they would hold the window.
    m_listCame.setSingleShot(true);
    connect(&m_listCame, &QTimer::timeout, this, &AttestationPage::takeCluster);
    if (m_cluster)
        connect(m_cluster.get(), &cluster::ClusterWorkflow::snapshotChanged, &m_listCame, qOverload<>(&QTimer::start));
    takeCluster();
    showView(View::Machines);
}

AttestationPage::~AttestationPage() = default;

void AttestationPage::buildViews()
{
    const auto m = Metrics::current();
    const std::pair<View, QString> names[]
        = {{View::Machines, tr("Machines")}, {View::Comparison, tr("Comparison")}, {View::Events, tr("Events")}, {View::Compose, tr("App-compose")},
           {View::Checks, tr("Checks")},     {View::Quote, tr("Quote bytes")},     {View::Watch, tr("Watch")},   {View::Source, tr("Source")}};
    m_tabs->setObjectName(QStringLiteral("attestationViews"));
    m_tabs->setAccessibleName(tr("Views of the comparison"));
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->setUsesScrollButtons(true);
    m_tabs->setElideMode(Qt::ElideNone);
    m_tabs->setFont(ui::font(Type::Body, Weight::Medium));
    for (const auto &[view, name] : names)
        m_tabs->setTabData(m_tabs->addTab(name), int(view));
    auto *tabRow = new Panel(Ground::Surface);
    tabRow->setEdges(Qt::BottomEdge);
    auto *tabLayout = new QHBoxLayout(tabRow);
    tabLayout->setContentsMargins(m.u(2), 0, m.u(2), 1);
    tabLayout->addWidget(m_tabs);
    tabLayout->addStretch(1);

    const std::initializer_list<QWidget *> pages{m_chooser, m_matrix, m_events, m_compose, m_checks, m_quote, m_watch, m_source};
    for (QWidget *const page : pages)
        m_stack->addWidget(page ? page : new QWidget); // index by index as View says
    auto *content = new Panel(Ground::Surface);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(tabRow);
    column->addWidget(m_verdict);
    column->addWidget(m_stack, 1);
    setContent(content);
    connect(m_tabs, &QTabBar::currentChanged, this, [this](int index) { showView(View(m_tabs->tabData(index).toInt())); });
}

void AttestationPage::showView(View view)
{
    const auto isThere = [this](View one) {
        switch (one) {
        case View::Machines: return true;
        case View::Watch: return m_watch != nullptr;
        case View::Source: return m_source != nullptr;
        case View::Comparison:
        case View::Events:
        case View::Compose:
        case View::Checks:
        case View::Quote: return bool(m_compared);
        }
        return false;
    };
    if (!isThere(view))
        view = View::Machines;
    m_view = view;
    // Tabs that come and go change the bar's own idea of the current one; only ours counts here.
    const QSignalBlocker quiet(m_tabs);
    for (int i = 0; i < m_tabs->count(); ++i) {
        const auto own = View(m_tabs->tabData(i).toInt());
        m_tabs->setTabVisible(i, isThere(own));
        if (own == view && m_tabs->currentIndex() != i)
            m_tabs->setCurrentIndex(i);
    }
    m_stack->setCurrentIndex(int(view));
    m_verdict->setVisible(isOfComparison(view));
    if (view == View::Machines)
        takeCluster();
    showVerdict();
    updateHeader();
}

void AttestationPage::activated()
{
    takeCluster();
}

void AttestationPage::takeCluster()
{
    if (!m_cluster || m_view != View::Machines)
        return;
    const auto &snapshot = m_cluster->snapshot();
    if (snapshot.hasValue())
        m_choice->setCvms(*snapshot.value);
    m_chooser->setSource(snapshot.hasValue(), snapshot.error);
    updateHeader();
}

void AttestationPage::refreshNow()
{
    if (m_view == View::Watch)
        m_watch->runNow();
    else if (isOfComparison(m_view))
        compareChosen();
    else if (m_view == View::Machines && m_cluster)
        QCoro::connect(m_cluster->refresh(), this, [](const Status &) {});
}

bool AttestationPage::showObject(const QString &key)
{
    if (const auto alarm = models::alarmOfKey(key); alarm && m_watch) {
        showView(View::Watch);
        m_watch->showAlarmOf(*alarm);
        return true;
    }
    showView(View::Machines);
    return m_choice->setChecked(key, true);
}

QList<KeyHelp> AttestationPage::keys() const
{
    return {{QStringLiteral("Ctrl+D"), tr("Choose machines, and back to the comparison")},
            {QStringLiteral("Ctrl+V"), tr("Add a quote from the clipboard")},
            {QStringLiteral("Space"), tr("Choose the machine under the cursor")},
            {QStringLiteral("Enter"), tr("Checks of the machine under the cursor")},
            {QStringLiteral("F5"), tr("Verify again with new challenges")},
            {QStringLiteral("Ctrl+C"), tr("Copy the whole value of the cell or region")},
            {QStringLiteral("N, P"), tr("Next and previous difference of the app-compose")}};
}

void AttestationPage::setNarrow(bool narrow)
{
    PanePage::setNarrow(narrow);
    m_matrix->setNarrow(narrow);
    m_checks->setNarrow(narrow);
    m_quote->setNarrow(narrow);
    if (m_watch)
        m_watch->setNarrow(narrow);
    showVerdict();
}

void AttestationPage::resizeEvent(QResizeEvent *event)
{
    PanePage::resizeEvent(event);
    const auto m = Metrics::current();
    m_matrix->setMaxColumns(window()->width() >= m.wideWidth() ? kMostColumnsWide : kMostColumns);
}

void AttestationPage::dragEnterEvent(QDragEnterEvent *event)
{
    m_intake->dragEnter(event);
}

void AttestationPage::dropEvent(QDropEvent *event)
{
    m_intake->drop(event);
}

QJsonObject AttestationPage::saveLayout() const
{
    return {{QStringLiteral("detail"), m_matrix->detailUnits()}};
}

void AttestationPage::restoreLayout(const QJsonObject &layout)
{
    if (layout.contains(QLatin1StringView("detail")))
        m_matrix->setDetailUnits(layout[QLatin1StringView("detail")].toDouble());
}

void AttestationPage::compareCvms(const QStringList &keys)
{
    showView(View::Machines);
    m_choice->clearChecks();
    for (const QString &key : keys)
        m_choice->setChecked(key, true);
    compareChosen();
}

FilterField *AttestationPage::filterField() const
{
    return m_chooser->filterField();
}

bool AttestationPage::isRunning() const
{
    return m_run->isRunning() || !m_steps.empty();
}

void AttestationPage::addFiles(const QStringList &paths)
{
    m_intake->addFiles(paths);
}

void AttestationPage::compareChosen()
{
    if (m_run->isRunning())
        return;
    m_run->start(*m_choice, m_chooser->verificationTime());
    if (m_run->isRunning())
        m_chooser->setFailure(std::nullopt, QString());
}

void AttestationPage::takeComparison(std::shared_ptr<const attestation::JudgedEvidence> judged)
{
    m_chooser->setRunning(false, QString());
    const bool isListed = m_cluster && m_cluster->snapshot().hasValue();
    m_compared = Compared::of(std::move(judged), isListed ? *m_cluster->snapshot().value : domain::CvmList(), m_run->storedCount());
    m_second->setJudged(m_compared.judged);
    m_comparedAt = m_clock->monotonicNow();
    emit compared(m_compared.comparison);
    showComparison();
}

void AttestationPage::showFailure(const Error &error)
{
    m_chooser->setRunning(false, QString());
    updateHeader();
    if (error.kind == ErrorKind::Cancelled) {
        m_chooser->setProblem(tr("Cancelled. Nothing was compared."));
        return;
    }
    QStringList asked;
    for (const attestation::Machine &machine : m_choice->checkedMachines())
        asked << machine.name;
    const FailureWords words = failureWords(error, asked);
    m_chooser->setFailure(words.message, words.details);
    emit notify({StateText::of(Mark::Fail, tr("Not verified")), visibleText(words.message.what, 160)});
}

void AttestationPage::showComparison()
{
    const auto steps = m_matrix->setCompared(m_compared);
    tellAttention();
    showView(isOfComparison(m_view) ? m_view : View::Comparison);
    // Fifty machines fill seven views: each gets an event of its own, so that the window never waits for all of them.
    m_steps.assign(steps.begin(), steps.end());
    m_steps.insert(m_steps.end(), {[this] { m_checks->setCompared(m_compared); }, [this] { m_events->setCompared(m_compared); },
                                   [this] { m_compose->setCompared(m_compared); }, [this] { m_quote->setCompared(m_compared); },
                                   [this] {
                                       if (m_source)
                                           m_source->setCompared(m_compared);
                                   }});
    QTimer::singleShot(0, this, &AttestationPage::showNextStep);
}

void AttestationPage::showNextStep()
{
    if (m_steps.empty())
        return;
    const auto step = std::move(m_steps.front());
    step();
    m_steps.pop_front();
    if (!m_steps.empty())
        QTimer::singleShot(0, this, &AttestationPage::showNextStep);
}

void AttestationPage::takeOpinions(std::shared_ptr<const attestation::SecondOpinions> opinions)
{
    m_compared.opinions = opinions;
    m_matrix->setOpinions(opinions);
    m_checks->setOpinions(opinions);
    m_quote->setOpinions(opinions);
    showVerdict();
    tellAttention();
}

void AttestationPage::showVerdict()
{
    if (!m_compared)
        return;
    // Where room is short the sentence belongs to the matrix; the other views keep the verdict alone.
    const VerdictRoom room{isNarrow(), isNarrow() && m_view != View::Comparison};
    ui::showVerdict(m_verdict, m_compared, m_matrix->model(), room);
}

void AttestationPage::offerRedeploy(const QStringList &machines)
{
    std::vector<domain::Cvm> cvms;
    for (const domain::Cvm &cvm : m_compared.cvms.items)
        if (machines.contains(visibleText(cvm.name, 80)))
            cvms.push_back(cvm);
    if (cvms.empty()) {
        emit notify({StateText::of(Mark::Warn, tr("No plan")),
                     tr("These machines are not in this environment's list, so there is nothing to deploy from here.")});
        return;
    }
    PlanOffer offer;
    offer.make = [environment = m_environment, cvms] { return models::redeployPlan(environment, cvms); };
    offer.run = [](const QString &) {};
    emit planOffered(offer);
}

void AttestationPage::updateHeader()
{
    const bool choosing = !isOfComparison(m_view);
    m_exportAction->setVisible(m_compared && !choosing);
    m_certificateAction->setVisible(m_compared && !choosing && m_exporter->writesCertificates());
    m_verifyAction->setVisible(m_compared && !choosing && !m_run->isRunning());
    m_cancelAction->setVisible(m_run->isRunning());
    header()->setRefreshing(m_run->isRunning());
    if (m_run->isRunning()) {
        header()->setTotals(m_run->progress().isEmpty() ? tr("Asking machines for fresh quotes…") : tr("Verifying: %1").arg(m_run->progress()));
        header()->setFreshnessShown(false);
    } else if (m_compared && !choosing) {
        const int all = int(m_compared.cvms.items.size());
        header()->setTotals(all > m_compared.machines() ? tr("%1 of %n machines compared", nullptr, all).arg(m_compared.machines())
                                                        : tr("%n machines compared", nullptr, m_compared.machines()));
        header()->setAge(ageOf(m_compared, m_comparedAt, *m_clock));
        header()->setFreshnessShown(true);
    } else {
        header()->setTotals(m_view == View::Watch    ? tr("Does every machine still run what it ran?")
                            : m_view == View::Source ? tr("Where does the code come from?")
                                                     : tr("Which machines run the same code?"));
        const bool isList = m_view == View::Machines && m_cluster;
        const bool isWatched = m_view == View::Watch && m_watch && m_fleetWatch->lastRun().hasValue();
        if (isList)
            header()->setAge(models::DataAge::of(m_cluster->snapshot(), tr("Phala Cloud"), m_clock->monotonicNow(), m_cluster->nextPollIn()));
        else if (isWatched)
            header()->setAge(ageOf(*m_fleetWatch, m_clock->monotonicNow()));
        header()->setFreshnessShown(isList || isWatched);
    }
}

void AttestationPage::tellAttention()
{
    const models::OpenAlarms open = m_watch ? models::openAlarms(m_fleetWatch->alarms()) : models::OpenAlarms();
    emit needsAttention(open.count + (wantsLook(m_compared) ? 1 : 0), worstOf(m_compared, open));
}

} // namespace pilothouse::ui
