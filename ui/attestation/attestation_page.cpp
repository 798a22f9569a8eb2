// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/attestation/attestation_page.h"

#include "models/comparison_advice.h"
#include "models/comparison_model.h"
#include "models/format.h"
#include "models/machine_choice_model.h"
#include "models/second_opinion_text.h"
#include "models/spoken.h"
#include "services/attestation/report_json.h"
#include "services/attestation/stored_evidence.h"
#include "services/audit/audit_log.h"
#include "services/cluster/cluster_workflow.h"
#include "services/core/plain_text.h"
#include "services/environment/environment_services.h"
#include "ui/attestation/advice_list.h"
#include "ui/attestation/checks_panel.h"
#include "ui/attestation/comparison_view.h"
#include "ui/attestation/compose_panel.h"
#include "ui/attestation/events_panel.h"
#include "ui/attestation/evidence_exporter.h"
#include "ui/attestation/machine_chooser.h"
#include "ui/attestation/matrix_split.h"
#include "ui/attestation/property_panel.h"
#include "ui/attestation/quote_panel.h"
#include "ui/attestation/reference_button.h"
#include "ui/attestation/second_opinion_asker.h"
#include "ui/attestation/source_panel.h"
#include "ui/attestation/watch_panel.h"
#include "ui/theme/fonts.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/detail_panel.h"
#include "ui/widgets/filter_field.h"
#include "ui/widgets/pane_header.h"
#include "ui/widgets/table_view.h"
#include "ui/widgets/verdict_line.h"

#include <QCoroTask>

#include <QAction>
#include <QClipboard>
#include <QDragEnterEvent>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QFutureWatcher>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QMimeData>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QTabBar>
#include <QTimer>
#include <QVBoxLayout>
#include <QtConcurrent>

#include <algorithm>

namespace pilothouse::ui {

using attestation::Relation;
using models::Mark;
using models::StateText;
using models::Tone;

namespace {

constexpr qsizetype kMostReason = 320;
constexpr int kMostColumns = 4;
constexpr int kMostColumnsWide = 8;
constexpr qint64 kMostFileBytes = 16 * 1024 * 1024;

struct ReadFile
{
    QString name;
    Result<attestation::StoredEvidence> stored;
};

ReadFile readFile(const QString &path)
{
    const QString name = QFileInfo(path).fileName();
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        Error error;
        error.kind = ErrorKind::InvalidInput;
        error.what = file.errorString();
        error.where = name;
        return {name, error};
    }
    return {name, attestation::readStoredEvidence(file.read(kMostFileBytes + 1), name)};
}

/// The views that one comparison fills.
bool isOfComparison(AttestationPage::View view)
{
    using View = AttestationPage::View;
    return view != View::Machines && view != View::Watch && view != View::Source;
}

} // namespace

AttestationPage::AttestationPage(const EnvironmentServices &services, QWidget *parent)
    : PanePage(QStringLiteral("attestation"), tr("Attestation"), IconName::Attestation, services.clock, parent)
    , m_workflow(services.attestation)
    , m_cluster(services.cluster)
    , m_audit(services.audit)
    , m_operations(services.operations)
    , m_clock(services.clock)
    , m_environment(services.profile.environment)
    , m_choice(new models::MachineChoiceModel(this))
    , m_model(new models::ComparisonModel(this))
    , m_tabs(new QTabBar)
    , m_stack(new QStackedWidget)
    , m_chooser(new MachineChooser(m_choice))
    , m_verdict(new VerdictLine)
    , m_matrix(new ComparisonView)
    , m_detail(new DetailPanel)
    , m_property(new PropertyPanel(m_detail))
    , m_advice(new AdviceList)
    , m_foot(new TableFoot)
    , m_events(new EventsPanel)
    , m_compose(new ComposePanel)
    , m_checks(new ChecksPanel)
    , m_quote(new QuotePanel)
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
    connect(paste, &QAction::triggered, this, &AttestationPage::pasteQuote);
    connect(m_verifyAction, &QAction::triggered, this, &AttestationPage::compareChosen);
    connect(m_cancelAction, &QAction::triggered, this, [this] { m_operations->cancel(m_operation); });
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
        connect(m_watch, &WatchPanel::openAlarmsChanged, this, [this](int open) {
            m_openAlarms = open;
            tellAttention();
        });
        m_openAlarms = services.fleetWatch->openCount();
    }
    if (m_source)
        connect(m_source, &SourcePanel::notify, this, &AttestationPage::notify);
    connect(m_chooser, &MachineChooser::compareRequested, this, &AttestationPage::compareChosen);
    connect(m_chooser, &MachineChooser::cancelRequested, m_cancelAction, &QAction::trigger);
    connect(m_chooser, &MachineChooser::addFilesRequested, this, &AttestationPage::chooseFiles);
    connect(m_matrix, &ComparisonView::propertySelected, this, &AttestationPage::showProperty);
    connect(m_matrix, &ComparisonView::machineActivated, this, [this](int machine) {
        m_checks->showMachine(machine);
        showView(View::Checks);
    });
    connect(m_detail, &DetailPanel::closeRequested, this, [this] { m_split->setDetailShown(false); });
    connect(m_property, &PropertyPanel::eventsWanted, this, [this] { showView(View::Events); });
    connect(m_property, &PropertyPanel::composeWanted, this, [this] { showView(View::Compose); });
    connect(m_property, &PropertyPanel::bytesWanted, this, [this](const QString &property) {
        showView(View::Quote);
        m_quote->showProperty(property);
    });
    connect(m_checks, &ChecksPanel::bytesWanted, this, [this](int machine) {
        showView(View::Quote);
        m_quote->showMachine(machine);
    });
    connect(m_advice, &AdviceList::redeployWanted, this, &AttestationPage::offerRedeploy);
    connect(m_advice, &AdviceList::evidenceWanted, m_exportAction, &QAction::trigger);
    if (m_workflow)
        connect(m_workflow.get(), &attestation::AttestationWorkflow::progressChanged, this, [this](int done, int total) {
            if (!m_running)
                return;
            m_progress = tr("%1 of %2 steps").arg(done).arg(total);
            m_operations->step(m_operation, m_progress, total > 0 ? double(done) / total : 0.0);
            m_chooser->setRunning(true, m_progress);
            updateHeader();
        });
    if (m_cluster)
        connect(m_cluster.get(), &cluster::ClusterWorkflow::snapshotChanged, this, &AttestationPage::takeCluster);
    takeCluster();
    showView(View::Machines);
}

AttestationPage::~AttestationPage()
{
    // A comparison under way ends with the page; what it would have said has nowhere to go.
    if (m_running)
        m_operations->cancel(m_operation);
}

void AttestationPage::buildViews()
{
    const auto m = Metrics::current();
    m_matrix->setComparisonModel(m_model);
    auto *matrix = new QWidget;
    auto *matrixColumn = new QVBoxLayout(matrix);
    matrixColumn->setContentsMargins(0, 0, 0, 0);
    matrixColumn->setSpacing(0);
    matrixColumn->addWidget(m_matrix, 1);
    matrixColumn->addWidget(m_foot);
    m_detail->addTab(tr("Property"), m_property);
    m_detail->addTab(tr("What to do"), m_advice);
    m_split = new MatrixSplit(matrix, m_detail);

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

    const std::initializer_list<QWidget *> pages{m_chooser, m_split, m_events, m_compose, m_checks, m_quote, m_watch, m_source};
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
}

void AttestationPage::refreshNow()
{
    if (m_view == View::Watch)
        m_watch->runNow();
    else if (isOfComparison(m_view))
        compareChosen();
    else
        takeCluster();
}

bool AttestationPage::showObject(const QString &key)
{
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
    m_split->setNarrow(narrow);
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
    m_model->setMaxColumns(window()->width() >= m.wideWidth() ? kMostColumnsWide : kMostColumns);
}

void AttestationPage::dragEnterEvent(QDragEnterEvent *event)
{
    const auto urls = event->mimeData()->urls();
    if (!urls.isEmpty() && std::all_of(urls.begin(), urls.end(), [](const QUrl &url) { return url.isLocalFile(); }))
        event->acceptProposedAction();
}

void AttestationPage::dropEvent(QDropEvent *event)
{
    QStringList paths;
    for (const QUrl &url : event->mimeData()->urls())
        paths << url.toLocalFile();
    addFiles(paths);
    event->acceptProposedAction();
}

QJsonObject AttestationPage::saveLayout() const
{
    return {{QStringLiteral("detail"), m_split->detailUnits()}};
}

void AttestationPage::restoreLayout(const QJsonObject &layout)
{
    if (layout.contains(QLatin1StringView("detail")))
        m_split->setDetailUnits(layout[QLatin1StringView("detail")].toDouble());
}

void AttestationPage::compareCvms(const QStringList &keys)
{
    showView(View::Machines);
    m_choice->clearChecks();
    for (const QString &key : keys)
        m_choice->setChecked(key, true);
    compareChosen();
}

void AttestationPage::chooseFiles()
{
    auto *dialog = new QFileDialog(this, tr("Stored quotes, fleets and collateral"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    connect(dialog, &QFileDialog::filesSelected, this, &AttestationPage::addFiles);
    dialog->open();
}

void AttestationPage::addFiles(const QStringList &paths)
{
    m_chooser->setProblem(models::counted(paths.size(), tr("Reading 1 file…"), tr("Reading %1 files…")));
    auto *watcher = new QFutureWatcher<QList<ReadFile>>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher] {
        watcher->deleteLater();
        QStringList problems;
        for (const ReadFile &file : watcher->result()) {
            if (file.stored)
                m_choice->addStored(file.name, *file.stored);
            else
                problems << models::spokenLine(file.stored.error());
        }
        showView(View::Machines);
        m_chooser->setProblem(problems.join(u' '));
    });
    watcher->setFuture(QtConcurrent::run([paths] {
        QList<ReadFile> files;
        for (const QString &path : paths)
            files << readFile(path);
        return files;
    }));
}

void AttestationPage::pasteQuote()
{
    const QByteArray bytes = QGuiApplication::clipboard()->text().trimmed().toUtf8();
    if (bytes.isEmpty())
        return;
    if (bytes.size() > kMostFileBytes) {
        m_chooser->setProblem(tr("The clipboard holds more than a quote can be."));
        return;
    }
    const auto stored = attestation::readStoredEvidence(bytes, tr("clipboard"));
    showView(View::Machines);
    if (stored)
        m_choice->addStored(tr("clipboard"), *stored);
    m_chooser->setProblem(stored ? QString() : models::spokenLine(stored.error()));
}

void AttestationPage::compareChosen()
{
    if (m_running || !m_workflow || m_choice->checkedCount() < 2)
        return;
    m_running = true;
    m_progress.clear();
    const quint64 generation = ++m_generation;
    m_cancel = CancelToken();
    m_operation = m_operations->begin(m_environment.id.text(), tr("Verify %n machines", nullptr, m_choice->checkedCount()), m_cancel);
    m_chooser->setRunning(true, QString());
    m_chooser->setFailure(std::nullopt, QString());
    updateHeader();
    const auto machines = m_choice->checkedMachines();
    const auto stored = m_choice->checkedEvidence();
    const auto at = m_chooser->verificationTime();
    const auto fixed = at ? std::optional(attestation::UnixTime(std::chrono::seconds(at->toSecsSinceEpoch()))) : std::nullopt;
    auto task = m_workflow->compareTogether(machines, stored, m_choice->storedCollateral(), fixed, m_cancel);
    QCoro::connect(std::move(task), this, [this, generation](Result<attestation::JudgedEvidence> result) { finish(generation, std::move(result)); });
}

void AttestationPage::finish(quint64 generation, Result<attestation::JudgedEvidence> result)
{
    if (generation != m_generation)
        return;
    m_running = false;
    m_chooser->setRunning(false, QString());
    if (!result) {
        m_operations->fail(m_operation, result.error());
        showFailure(result.error());
        updateHeader();
        return;
    }
    const bool isListed = m_cluster && m_cluster->snapshot().hasValue();
    m_compared = Compared::of(*std::move(result), isListed ? *m_cluster->snapshot().value : domain::CvmList());
    m_second->setJudged(m_compared.judged);
    m_comparedAt = m_clock->monotonicNow();
    m_operations->succeed(m_operation, m_compared.comparison->sentence);
    record();
    emit compared(m_compared.comparison);
    showComparison();
}

void AttestationPage::showFailure(const Error &error)
{
    if (error.kind == ErrorKind::Cancelled) {
        m_chooser->setProblem(tr("Cancelled. Nothing was compared."));
        return;
    }
    UserMessage message = models::spoken(error);
    // "no machine answered: a (…), b (…)" becomes a sentence, and the machines' own reasons a second one.
    if (const qsizetype colon = error.what.indexOf(QLatin1StringView(": ")); colon > 0 && error.kind == ErrorKind::Network) {
        message.where = visibleText(models::spoken(error.what.mid(colon + 2)), kMostReason);
        message.what = tr("None of these machines answered");
    }
    m_chooser->setFailure(
        message,
        tr("Take it apart: DNS (does the name resolve), connect (does the port accept), TLS (is the certificate trusted), HTTP (which status), then the machine’s state at the cloud."));
    emit notify({StateText::of(Mark::Fail, tr("Not verified")), visibleText(message.what, 160)});
}

void AttestationPage::record()
{
    if (!m_audit)
        return;
    // A comparison of many machines is a long document: it is written elsewhere and only handed to the record here.
    auto *watcher = new QFutureWatcher<audit::Record>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher] {
        watcher->deleteLater();
        QCoro::connect(m_audit->append(watcher->result()), this, [this](Result<audit::Entry> entry) {
            if (!entry)
                emit notify({StateText::of(Mark::Warn, tr("Verdict not recorded")), models::spokenLine(entry.error())});
        });
    });
    // The record is read by programs and by people of other languages: its words are not translated.
    const QString target = QStringLiteral("%1 machines").arg(m_compared.machines());
    watcher->setFuture(QtConcurrent::run([comparison = m_compared.comparison, target] {
        audit::Record record;
        record.action = QStringLiteral("attest.compare");
        record.target = target;
        record.what = comparison->sentence;
        record.outcome = comparison->verdict == attestation::FleetVerdict::Identical ? audit::Outcome::Done : audit::Outcome::Failed;
        record.evidence = attestation::toJson(*comparison);
        return record;
    }));
}

void AttestationPage::showComparison()
{
    const QString before = m_matrix->currentIndex().isValid() ? m_matrix->currentIndex().data(models::CellRole::Key).toString() : QString();
    const attestation::Comparison &comparison = *m_compared.comparison;
    QHash<QString, QString> places;
    for (const domain::Cvm &cvm : m_compared.cvms.items)
        places.insert(cvm.name, visibleText(cvm.node, 40));
    m_model->setComparison(m_compared.comparison);
    m_model->setPlaces(places);
    m_foot->setLeft(tr("%n properties", nullptr, int(comparison.rows.size())));
    QString counts = tr("%1 same · %2 expected · %3 different · %4 missing")
                         .arg(m_model->countOf(Relation::Same))
                         .arg(m_model->countOf(Relation::ExpectedDifference))
                         .arg(m_model->countOf(Relation::Different))
                         .arg(m_model->countOf(Relation::Missing));
    if (m_model->notCheckedCount() > 0)
        counts += tr(" · %n not checked", nullptr, m_model->notCheckedCount());
    m_foot->setMiddle(counts);
    m_foot->setRight(tr("Equality is computed on full bytes"));

    QString property = m_model->rowOf(before) >= 0 ? before : QString();
    for (const attestation::Row &row : comparison.rows)
        if (property.isEmpty() && (row.relation == Relation::Different || (row.relation == Relation::Missing && !models::isNotChecked(row))))
            property = row.property;
    if (property.isEmpty() && !comparison.rows.empty())
        property = comparison.rows.front().property;
    tellAttention();
    showView(isOfComparison(m_view) ? m_view : View::Comparison);
    // Fifty machines fill seven views: each gets an event of its own, so that the window never waits for all of them.
    m_steps
        = {[this, property] {
               m_matrix->selectProperty(property);
               showProperty(property);
           },
           [this] { showAdvice(); },
           [this] {
               // What cannot be proven is told by what to do; what differs by its values.
               const auto verdict = m_compared.comparison->verdict;
               m_detail->setCurrentTab(verdict == attestation::FleetVerdict::NotProven || verdict == attestation::FleetVerdict::SameMachine ? 1 : 0);
               m_split->setDetailShown(true);
           },
           [this] { m_checks->setCompared(m_compared); },
           [this] { m_events->setCompared(m_compared); },
           [this] { m_compose->setCompared(m_compared); },
           [this] { m_quote->setCompared(m_compared); },
           [this] {
               if (m_source)
                   m_source->setCompared(m_compared);
           }};
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

void AttestationPage::showAdvice()
{
    auto advice = models::adviceFor(*m_compared.comparison, *m_compared.evidence, m_compared.cvms);
    if (m_compared.opinions)
        if (const auto disputed = models::adviceOnDisagreement(*m_compared.comparison, *m_compared.opinions))
            advice.insert(advice.begin(), *disputed);
    m_advice->setAdvice(advice);
}

void AttestationPage::takeOpinions(std::shared_ptr<const attestation::SecondOpinions> opinions)
{
    m_compared.opinions = opinions;
    const QString property = m_matrix->currentIndex().data(models::CellRole::Key).toString();
    m_model->setDisputed(m_compared.disputed());
    if (!property.isEmpty())
        m_matrix->selectProperty(property);
    m_checks->setOpinions(opinions);
    m_quote->setOpinions(opinions);
    showAdvice();
    if (!m_compared.disputed().empty())
        m_detail->setCurrentTab(1);
    showVerdict();
    tellAttention();
}

void AttestationPage::showVerdict()
{
    if (!m_compared)
        return;
    const attestation::Comparison &comparison = *m_compared.comparison;
    // Where room is short the sentence belongs to the matrix; the other views keep the verdict alone.
    const bool brief = isNarrow() && m_view != View::Comparison;
    const auto disputed = m_compared.disputed();
    if (disputed.empty())
        m_verdict->setVerdict(models::stateOf(comparison.verdict), visibleText(models::spoken(comparison.sentence)),
                              brief ? QString() : models::verdictExplanation(comparison));
    else
        m_verdict->setVerdict(models::disputeState(), models::disputeState().word,
                              brief ? QString() : models::disputeSentence(comparison, *m_compared.opinions));
    int verified = 0;
    for (int i = 0; i < m_compared.machines(); ++i)
        verified
            += m_compared.reportOf(i)->quote == attestation::QuoteState::Verified && m_compared.agreementOn(i) != attestation::Agreement::Disagrees;
    const int notVerified = m_compared.machines() - verified - int(disputed.size());
    QList<StateText> chips;
    if (!disputed.empty())
        chips << StateText::of(Mark::Fail, tr("%n in dispute", nullptr, int(disputed.size())));
    if (verified > 0)
        chips << StateText::of(Mark::Verified, tr("%n verified", nullptr, verified));
    if (notVerified > 0)
        chips << StateText::of(Mark::Unverified, Tone::Warn, tr("%n not verified", nullptr, notVerified));
    if (const int different = m_model->countOf(Relation::Different); different > 0)
        chips << StateText::of(Mark::Different, tr("%n different", nullptr, different));
    if (const int missing = m_model->countOf(Relation::Missing); missing > 0)
        chips << StateText::of(Mark::Unknown, Tone::Warn, tr("%n missing", nullptr, missing));
    if (const int expected = m_model->countOf(Relation::ExpectedDifference); !isNarrow() && expected > 0)
        chips << StateText::of(Mark::Expected, tr("%n expected", nullptr, expected));
    if (isNarrow() && chips.size() > 2)
        chips = chips.mid(chips.size() - 2);
    m_verdict->setChips(chips);
}

void AttestationPage::showProperty(const QString &property)
{
    if (!m_compared || property.isEmpty())
        return;
    m_property->show(m_compared, property);
    if (m_view == View::Comparison && m_matrix->hasFocus())
        m_detail->setCurrentTab(0);
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
    m_verifyAction->setVisible(m_compared && !choosing && !m_running);
    m_cancelAction->setVisible(m_running);
    header()->setRefreshing(m_running);
    if (m_running) {
        header()->setTotals(m_progress.isEmpty() ? tr("Asking machines for fresh quotes…") : tr("Verifying: %1").arg(m_progress));
        header()->setFreshnessShown(false);
    } else if (m_compared && !choosing) {
        const int all = int(m_compared.cvms.items.size());
        header()->setTotals(all > m_compared.machines() ? tr("%1 of %n machines compared", nullptr, all).arg(m_compared.machines())
                                                        : tr("%n machines compared", nullptr, m_compared.machines()));
        models::DataAge age;
        age.source = m_choice->checkedMachines().empty() ? tr("stored quotes, verified by this desk") : tr("quotes asked for by this desk");
        age.fetchedAt = m_comparedAt;
        age.byHand = true;
        header()->setAge(age);
        header()->setFreshnessShown(true);
    } else {
        header()->setTotals(m_view == View::Watch    ? tr("Does every machine still run what it ran?")
                            : m_view == View::Source ? tr("Where does the code come from?")
                                                     : tr("Which machines run the same code?"));
        header()->setFreshnessShown(false);
    }
}

void AttestationPage::tellAttention()
{
    const bool isDisputed = !m_compared.disputed().empty();
    const bool differs = isDisputed || (m_compared && m_compared.comparison->verdict != attestation::FleetVerdict::Identical);
    const StateText worst
        = m_openAlarms > 0 ? StateText::of(Mark::Different, models::counted(m_openAlarms, tr("1 alarm of the watch"), tr("%1 alarms of the watch")))
          : isDisputed     ? models::disputeState()
          : differs        ? models::stateOf(m_compared.comparison->verdict)
                           : StateText::of(Mark::Pass, QString());
    emit needsAttention(m_openAlarms + (differs ? 1 : 0), worst);
}

} // namespace pilothouse::ui
