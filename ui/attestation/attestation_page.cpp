// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/attestation/attestation_page.h"

#include "models/comparison_model.h"
#include "models/format.h"
#include "models/machine_choice_model.h"
#include "services/attestation/evidence_bundle.h"
#include "services/attestation/report_json.h"
#include "services/attestation/stored_evidence.h"
#include "services/audit/audit_log.h"
#include "services/cluster/cluster_workflow.h"
#include "services/core/plain_text.h"
#include "services/environment/environment_services.h"
#include "ui/attestation/comparison_view.h"
#include "ui/attestation/machine_chooser.h"
#include "ui/attestation/property_panel.h"
#include "ui/widgets/verdict_line.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/detail_panel.h"
#include "ui/widgets/filter_field.h"
#include "ui/widgets/pane_header.h"
#include "ui/widgets/splitter.h"
#include "ui/widgets/table_view.h"

#include <QCoroTask>

#include <QAction>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QFutureWatcher>
#include <QSaveFile>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <QtConcurrent>

namespace pilothouse::ui {

using attestation::Relation;
using models::Mark;
using models::StateText;
using models::Tone;

namespace {

constexpr int kDetailWidth = 372;
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

} // namespace

AttestationPage::AttestationPage(const EnvironmentServices &services, QWidget *parent)
    : PanePage(QStringLiteral("attestation"), tr("Attestation"), IconName::Attestation, services.clock, parent)
    , m_workflow(services.attestation)
    , m_cluster(services.cluster)
    , m_audit(services.audit)
    , m_operations(services.operations)
    , m_clock(services.clock)
    , m_environment(services.profile.environment.id.text())
    , m_choice(new models::MachineChoiceModel(this))
    , m_model(new models::ComparisonModel(this))
    , m_chooser(new MachineChooser(m_choice))
    , m_verdict(new VerdictLine)
    , m_view(new ComparisonView)
    , m_detail(new DetailPanel)
    , m_property(new PropertyPanel(m_detail))
    , m_foot(new TableFoot)
    , m_stack(new QStackedWidget)
{
    m_chooseAction = addPageAction(makeAction(this, IconName::Search, tr("Choose machines")));
    m_exportAction = addPageAction(makeAction(this, IconName::Export, tr("Evidence…")));
    m_verifyAction = addPageAction(makeAction(this, IconName::Verify, tr("Verify again")));
    m_chooseAction->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_D));
    header()->addAction(m_verifyAction, ButtonRole::Primary);
    header()->addAction(m_chooseAction);
    header()->addAction(m_exportAction);
    setFilterField(m_chooser->filterField());

    m_view->setComparisonModel(m_model);
    auto *matrix = new QWidget;
    auto *column = new QVBoxLayout(matrix);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_view, 1);
    column->addWidget(m_foot);
    m_detail->addTab(tr("Property"), m_property);
    m_split = new MasterDetail(matrix, m_detail, kDetailWidth);
    m_split->setDetailShown(true);

    auto *result = new QWidget;
    auto *rows = new QVBoxLayout(result);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    rows->addWidget(m_verdict);
    rows->addWidget(m_split, 1);
    m_stack->addWidget(m_chooser);
    m_stack->addWidget(result);
    setContent(m_stack);

    connect(m_view, &ComparisonView::propertySelected, this, &AttestationPage::showProperty);
    connect(m_detail, &DetailPanel::closeRequested, this, [this] { m_split->setDetailShown(false); });
    connect(m_chooser, &MachineChooser::compareRequested, this, &AttestationPage::compare);
    connect(m_chooser, &MachineChooser::addFilesRequested, this, &AttestationPage::chooseFiles);
    connect(m_chooseAction, &QAction::triggered, this, [this] { showChooser(m_stack->currentIndex() != 0); });
    connect(m_verifyAction, &QAction::triggered, this, &AttestationPage::compare);
    connect(m_exportAction, &QAction::triggered, this, &AttestationPage::exportEvidence);
    if (m_workflow)
        connect(m_workflow.get(), &attestation::AttestationWorkflow::progressChanged, this, [this](int done, int total) {
            if (m_running)
                m_operations->step(m_operation, tr("%1 of %2 machines").arg(done).arg(total), total > 0 ? double(done) / total : 0.0);
        });
    if (m_cluster)
        connect(m_cluster.get(), &cluster::ClusterWorkflow::snapshotChanged, this, &AttestationPage::takeCluster);
    takeCluster();
    showChooser(true);
}

AttestationPage::~AttestationPage()
{
    // A comparison under way ends with the page; what it would have said has nowhere to go.
    if (m_running)
        m_operations->cancel(m_operation);
}

void AttestationPage::activated()
{
    takeCluster();
}

void AttestationPage::takeCluster()
{
    if (m_cluster && m_cluster->snapshot().hasValue() && m_stack->currentIndex() == 0)
        m_choice->setCvms(*m_cluster->snapshot().value);
}

void AttestationPage::refreshNow()
{
    if (m_choice->checkedCount() >= 2 && m_stack->currentIndex() == 1)
        compare();
    else
        takeCluster();
}

bool AttestationPage::showObject(const QString &key)
{
    showChooser(true);
    takeCluster();
    return m_choice->setChecked(key, true);
}

QList<KeyHelp> AttestationPage::keys() const
{
    return {{QStringLiteral("Ctrl+D"), tr("Choose machines, and back to the comparison")},
            {QStringLiteral("Space"), tr("Choose the machine under the cursor")},
            {QStringLiteral("F5"), tr("Verify again with new challenges")},
            {QStringLiteral("Ctrl+C"), tr("Copy the whole value of the cell")}};
}

void AttestationPage::setNarrow(bool narrow)
{
    PanePage::setNarrow(narrow);
    m_split->setNarrow(narrow);
    m_split->setDetailShown(!narrow);
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
    takeCluster();
    m_choice->clearChecks();
    for (const QString &key : keys)
        m_choice->setChecked(key, true);
    if (m_choice->checkedCount() >= 2)
        compare();
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
    auto *watcher = new QFutureWatcher<QList<ReadFile>>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher] {
        watcher->deleteLater();
        QStringList problems;
        for (const ReadFile &file : watcher->result()) {
            if (file.stored)
                m_choice->addStored(file.name, *file.stored);
            else
                problems << userMessage(file.stored.error()).oneLine();
        }
        showChooser(true);
        m_chooser->setProblem(problems.join(u' '));
    });
    watcher->setFuture(QtConcurrent::run([paths] {
        QList<ReadFile> files;
        for (const QString &path : paths)
            files << readFile(path);
        return files;
    }));
}

void AttestationPage::compare()
{
    if (m_running || !m_workflow || m_choice->checkedCount() < 2)
        return;
    m_running = true;
    const quint64 generation = ++m_generation;
    CancelToken cancel;
    m_operation = m_operations->begin(m_environment, tr("Verify %n machines", nullptr, m_choice->checkedCount()), cancel);
    updateHeader();
    const auto machines = m_choice->checkedMachines();
    const auto stored = m_choice->checkedEvidence();
    const auto at = m_chooser->verificationTime();
    const auto fixed = at ? std::optional(attestation::UnixTime(std::chrono::seconds(at->toSecsSinceEpoch()))) : std::nullopt;
    QCoro::connect(m_workflow->compareTogether(machines, stored, m_choice->storedCollateral(), fixed, cancel), this, [this, generation](Result<attestation::Comparison> result) { finish(generation, std::move(result)); });
}

void AttestationPage::finish(quint64 generation, Result<attestation::Comparison> result)
{
    if (generation != m_generation)
        return;
    m_running = false;
    if (!result) {
        m_operations->fail(m_operation, result.error());
        if (result.error().kind != ErrorKind::Cancelled) {
            emit notify({StateText::of(Mark::Fail, tr("Not verified")), userMessage(result.error()).oneLine()});
            m_chooser->setProblem(userMessage(result.error()).oneLine());
        }
        updateHeader();
        return;
    }
    m_comparison = std::make_shared<const attestation::Comparison>(std::move(*result));
    m_evidence = m_workflow->lastEvidence();
    m_comparedAt = m_clock->monotonicNow();
    m_operations->succeed(m_operation, m_comparison->sentence);
    record(*m_comparison);
    emit compared(*m_comparison);
    showComparison();
    showChooser(false);
}

void AttestationPage::record(const attestation::Comparison &comparison)
{
    if (!m_audit)
        return;
    audit::Record record;
    record.action = QStringLiteral("attest.compare");
    record.target = tr("%n machines", nullptr, int(comparison.instances.size()));
    record.what = comparison.sentence;
    record.outcome = comparison.verdict == attestation::FleetVerdict::Identical ? audit::Outcome::Done : audit::Outcome::Failed;
    record.evidence = attestation::toJson(comparison);
    QCoro::connect(m_audit->append(std::move(record)), this, [this](Result<audit::Entry> entry) {
        if (!entry)
            emit notify({StateText::of(Mark::Warn, tr("Verdict not recorded")), userMessage(entry.error()).oneLine()});
    });
}

void AttestationPage::showComparison()
{
    const QString before = m_view->currentIndex().isValid() ? m_view->currentIndex().data(models::CellRole::Key).toString() : QString();
    m_model->setComparison(m_comparison);
    const auto &comparison = *m_comparison;
    m_verdict->setVerdict(models::stateOf(comparison.verdict), visibleText(comparison.sentence), visibleText(comparison.explanation, 1200));

    const int verified = int(std::count_if(comparison.instances.begin(), comparison.instances.end(),
                                           [](const auto &i) { return i.quote == attestation::QuoteState::Verified; }));
    const int notVerified = int(comparison.instances.size()) - verified;
    const int different = m_model->countOf(Relation::Different);
    const int missing = m_model->countOf(Relation::Missing);
    QList<StateText> chips;
    if (verified > 0)
        chips << StateText::of(Mark::Verified, tr("%n verified", nullptr, verified));
    if (notVerified > 0)
        chips << StateText::of(Mark::Unverified, Tone::Warn, tr("%n not verified", nullptr, notVerified));
    if (different > 0)
        chips << StateText::of(Mark::Different, tr("%n different", nullptr, different));
    if (missing > 0)
        chips << StateText::of(Mark::Unknown, Tone::Warn, tr("%n missing", nullptr, missing));
    chips << StateText::of(Mark::Expected, tr("%n expected", nullptr, m_model->countOf(Relation::ExpectedDifference)));
    m_verdict->setChips(chips);

    m_foot->setLeft(tr("%n properties", nullptr, int(comparison.rows.size())));
    m_foot->setMiddle(tr("%1 same · %2 expected · %3 different · %4 missing")
                          .arg(m_model->countOf(Relation::Same)).arg(m_model->countOf(Relation::ExpectedDifference)).arg(different).arg(missing));
    m_foot->setRight(tr("Equality is computed on full bytes"));

    QString property = before;
    if (m_model->rowOf(property) < 0) {
        property.clear();
        for (const attestation::Row &row : comparison.rows)
            if (property.isEmpty() && (row.relation == Relation::Different || row.relation == Relation::Missing))
                property = row.property;
    }
    if (property.isEmpty())
        showProperty(QString());
    else
        m_view->selectProperty(property);
    showProperty(property);

    const bool trouble = comparison.verdict != attestation::FleetVerdict::Identical;
    emit needsAttention(trouble ? 1 : 0, models::stateOf(comparison.verdict));
    updateHeader();
}

void AttestationPage::showProperty(const QString &property)
{
    if (!m_comparison)
        return;
    m_property->show(m_comparison, m_evidence, property);
    if (!property.isEmpty() && !isNarrow())
        m_split->setDetailShown(true);
}

void AttestationPage::showChooser(bool shown)
{
    if (!shown && !m_comparison)
        return;
    m_stack->setCurrentIndex(shown ? 0 : 1);
    if (shown)
        takeCluster();
    updateHeader();
}

void AttestationPage::updateHeader()
{
    const bool choosing = m_stack->currentIndex() == 0;
    m_chooseAction->setVisible(m_comparison != nullptr);
    m_chooseAction->setText(choosing ? tr("Back to the comparison") : tr("Choose machines"));
    m_exportAction->setVisible(m_comparison != nullptr && !choosing);
    m_verifyAction->setVisible(m_comparison != nullptr && !choosing);
    m_verifyAction->setEnabled(!m_running);
    header()->setRefreshing(m_running);
    if (m_comparison && !choosing) {
        header()->setTotals(tr("%n machines compared", nullptr, int(m_comparison->instances.size())));
        models::DataAge age;
        age.source = tr("quotes asked for by this desk");
        age.fetchedAt = m_comparedAt;
        age.byHand = true;
        header()->setAge(age);
        header()->setFreshnessShown(true);
    } else {
        header()->setTotals(m_running ? tr("Asking machines for fresh quotes…") : tr("Which machines run the same code?"));
        header()->setFreshnessShown(false);
    }
}

void AttestationPage::exportEvidence()
{
    if (!m_comparison)
        return;
    auto *dialog = new QFileDialog(this, tr("Save the evidence"), QStringLiteral("evidence.json"), tr("Evidence bundle (*.json)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("json"));
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        auto *watcher = new QFutureWatcher<QString>(this);
        connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, path] {
            watcher->deleteLater();
            const QString problem = watcher->result();
            if (problem.isEmpty())
                emit notify({StateText::of(Mark::Pass, tr("Evidence saved")), path});
            else
                emit notify({StateText::of(Mark::Fail, tr("Evidence not saved")), problem});
        });
        watcher->setFuture(QtConcurrent::run([comparison = m_comparison, evidence = m_evidence, collateral = m_workflow->lastCollateral(), path]() -> QString {
            QSaveFile file(path);
            const QByteArray bytes = attestation::evidenceBundle(*comparison, evidence, collateral);
            if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
                return QStringLiteral("%1: %2").arg(path, file.errorString());
            return {};
        }));
    });
    dialog->open();
}

} // namespace pilothouse::ui
