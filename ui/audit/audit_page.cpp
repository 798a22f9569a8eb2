// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/audit/audit_page.h"

#include "models/audit_table_model.h"
#include "models/cell_role.h"
#include "models/format.h"
#include "models/spoken.h"
#include "services/core/plain_text.h"
#include "services/environment/environment_services.h"
#include "ui/audit/entry_panel.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/detail_panel.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/filter_field.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/pane_header.h"
#include "ui/widgets/splitter.h"
#include "ui/widgets/table_view.h"
#include "ui/widgets/verdict_line.h"

#include <QCoroTask>

#include <QAction>
#include <QClipboard>
#include <QFileDialog>
#include <QGuiApplication>
#include <QVBoxLayout>

namespace pilothouse::ui {

using models::AuditTableModel;
using models::Mark;
using models::StateText;
using models::Tone;
using Column = AuditTableModel::Column;

namespace {
constexpr int kDetailWidth = 384;
constexpr qint64 kShownEntries = 20'000;

void askPath(QWidget *parent, const QString &suggestion, std::function<void(const QString &)> chosen)
{
    auto *dialog = new QFileDialog(parent, AuditPage::tr("Export the record"), suggestion, AuditPage::tr("Zip (*.zip);;Folder (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    QObject::connect(dialog, &QFileDialog::fileSelected, parent, std::move(chosen));
    dialog->open();
}

} // namespace

AuditPage::AuditPage(const EnvironmentServices &services, QWidget *parent)
    : PanePage(QStringLiteral("audit"), tr("Audit"), IconName::Audit, services.clock, parent)
    , m_audit(services.audit)
    , m_operations(services.operations)
    , m_clock(services.clock)
    , m_environment(services.profile.environment.id.text())
    , m_model(new AuditTableModel(this))
    , m_verdict(new VerdictLine)
    , m_filter(new FilterField(tr("action:shift -result:recorded")))
    , m_table(new TableView)
    , m_empty(new EmptyState)
    , m_foot(new TableFoot)
    , m_detail(new DetailPanel)
    , m_entry(new EntryPanel(m_detail))
    , m_askPath(askPath)
{
    header()->setTotals(tr("append-only, hash-chained, verifiable offline"));
    m_exportAction = addPageAction(makeAction(this, IconName::Export, tr("Export…")));
    m_verifyAction = addPageAction(makeAction(this, IconName::Verify, tr("Verify all")));
    m_exportAction->setToolTip(tr("JSON lines, CSV, and a report in HTML and PDF, in one folder or zip"));
    QAction *copy = addPageAction(makeAction(this, IconName::Terminal, tr("Copy as command")));
    copy->setShortcut(QKeySequence(QStringLiteral("Ctrl+Shift+C")));
    m_brokenAction = addPageAction(makeAction(this, IconName::Link, QString()));
    m_brokenAction->setVisible(false);
    header()->addAction(m_brokenAction);
    header()->addAction(m_exportAction);
    header()->addAction(m_verifyAction);
    setFilterField(m_filter);

    auto *tools = new Toolbar;
    tools->addWidget(m_filter);
    tools->addStretch();
    tools->addWidget(new PlainLabel(tr("times in UTC"), Type::Small, Ink::Muted));

    m_table->setModel(m_model);
    m_table->setAccessibleName(tr("Entries of the record"));
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(int(Column::Entry), Qt::DescendingOrder);
    m_table->setColumnWidths({72, 128, 140, 132, 0, 104, 124});
    m_table->setYieldingColumns({int(Column::Actor), int(Column::Target)});
    m_table->setFittingColumns({int(Column::Time), int(Column::Action), int(Column::Result)});
    m_table->setCellKind(int(Column::Entry), CellKind::Number);
    m_table->setCellKind(int(Column::Result), CellKind::State);
    m_table->setCellKind(int(Column::Target), CellKind::Text, Qt::ElideMiddle); // names of machines differ at their ends
    m_table->setEmptyWidget(m_empty);
    m_filter->setTarget(m_table);

    auto *list = new QWidget;
    auto *column = new QVBoxLayout(list);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(tools);
    column->addWidget(m_table, 1);
    column->addWidget(m_foot);
    m_detail->addTab(tr("Entry"), m_entry);
    m_split = new MasterDetail(list, m_detail, kDetailWidth);

    auto *body = new QWidget;
    auto *rows = new QVBoxLayout(body);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    rows->addWidget(m_verdict);
    rows->addWidget(m_split, 1);
    setContent(body);

    connect(m_filter, &QLineEdit::textChanged, m_model, &AuditTableModel::setFilterText);
    connect(m_model, &AuditTableModel::filterChanged, this, [this] {
        m_filter->setProblem(m_model->filterProblem() ? m_model->filterProblem()->text : QString());
        showCounts();
    });
    connect(m_model, &AuditTableModel::rowsApplied, this, &AuditPage::showCounts);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex &current) {
        if (current.isValid())
            showEntry(current.data(models::CellRole::Key).toULongLong());
    });
    connect(m_detail, &DetailPanel::closeRequested, this, [this] { m_split->setDetailShown(false); });
    connect(m_entry, &EntryPanel::entryRequested, this, [this](quint64 seq) { showObject(QString::number(seq)); });
    connect(copy, &QAction::triggered, this, [this] {
        const QString filter = m_filter->text().trimmed();
        QGuiApplication::clipboard()->setText(QStringLiteral("pilothousectl audit list --profile ") + shellQuoted(m_environment)
                                              + (filter.isEmpty() ? QString() : QStringLiteral(" --filter ") + shellQuoted(filter)));
        emit notify({StateText::of(Mark::Pass, tr("Copied as command")), tr("The entries as they are filtered now")});
    });
    connect(m_verifyAction, &QAction::triggered, this, &AuditPage::verify);
    connect(m_exportAction, &QAction::triggered, this, &AuditPage::chooseExport);
    connect(m_brokenAction, &QAction::triggered, this, &AuditPage::showBroken);
    connect(m_audit.get(), &audit::AuditLog::appended, this, [this](const audit::Entry &entry) {
        if (m_loaded)
            m_model->append(entry);
        showVerdict();
    });
    m_empty->describe(EmptyState::Kind::NeverLoaded, tr("Reading the record"), tr("The entries of this environment appear here."));
    showVerdict();
    load();
    verify();
}

void AuditPage::activated()
{
    refreshNow();
    // What came since the last check is checked when somebody looks.
    if (m_verification && m_verification->intact && m_model->newest() > m_verification->entries)
        verify();
}

void AuditPage::refreshNow()
{
    load();
}

void AuditPage::load()
{
    header()->setRefreshing(true);
    audit::Filter filter;
    filter.limit = kShownEntries;
    QCoro::connect(m_audit->entries(filter), this, [this](Result<std::vector<audit::Entry>> entries) {
        header()->setRefreshing(false);
        if (!entries) {
            m_empty->describe(EmptyState::Kind::CouldNotLoad, tr("The record cannot be read"), models::spokenLine(entries.error()));
            m_problem = entries.error();
            showVerdict();
            return;
        }
        m_loaded = true;
        models::DataAge age;
        age.source = tr("this desk");
        age.fetchedAt = m_clock->monotonicNow();
        age.byHand = true;
        header()->setAge(age);
        m_model->setEntries(std::move(*entries));
        showCounts();
    });
}

void AuditPage::verify()
{
    if (m_verifying)
        return;
    m_verifying = true;
    applyState(m_verifyAction, domain::ActionState::no(tr("The record is being checked")));
    const MonotonicTime begun = m_clock->monotonicNow();
    QCoro::connect(m_audit->verify(), this, [this, begun](Result<audit::Verification> verification) {
        m_verifying = false;
        applyState(m_verifyAction, domain::ActionState::yes());
        m_verifyTook = std::chrono::duration_cast<std::chrono::milliseconds>(m_clock->monotonicNow() - begun);
        m_verifiedAt = m_clock->utcNow();
        if (verification) {
            m_verification = *verification;
            m_problem.reset();
        } else {
            m_verification.reset();
            m_problem = verification.error();
        }
        showVerdict();
    });
    showVerdict();
}

void AuditPage::showVerdict()
{
    QList<StateText> chips;
    if (m_problem) {
        const StateText state = StateText::of(Mark::Unknown, Tone::Warn, tr("Not verified"));
        m_verdict->setVerdict(state, tr("The record could not be checked"), visibleText(models::spokenLine(*m_problem), 1000));
        emit needsAttention(1, state);
    } else if (!m_verification) {
        m_verdict->setVerdict(StateText::of(Mark::Busy, tr("Checking")), tr("Checking the record"),
                              tr("Every entry's hash, every link, every signature."));
    } else {
        const audit::Verification &v = *m_verification;
        const quint64 newer = m_model->newest() > v.entries ? m_model->newest() - v.entries : 0;
        const StateText state = !v.intact                                    ? StateText::of(Mark::Fail, tr("Broken"))
                                : v.tipMatchesAnchor && !*v.tipMatchesAnchor ? StateText::of(Mark::Fail, tr("Tip differs from the anchor"))
                                                                             : StateText::of(Mark::Verified, tr("Intact"));
        QStringList words{tr("Checked %1 in %2.").arg(models::utcTimeText(m_verifiedAt), models::shortDurationText(m_verifyTook)),
                          tr("Tip %1.").arg(models::shortHash(QString::fromLatin1(v.tip.toHex())))};
        words << (!v.tipMatchesAnchor   ? tr("No anchor is kept outside: the keychain is not available, so a cut tail would not be seen.")
                  : *v.tipMatchesAnchor ? tr("The tip agrees with the anchor in the keychain.")
                                        : tr("The tip does not agree with the anchor in the keychain."));
        if (!v.intact)
            words.prepend(models::sentence(visibleText(v.firstBroken ? v.message.section(QStringLiteral(": "), 1) : v.message, 600)));
        if (newer > 0)
            words << models::counted(int(newer), tr("1 entry came after the check."), tr("%1 entries came after the check."));
        const QString title = v.intact        ? tr("Intact: %1 entries, no gap").arg(models::countText(qint64(v.entries)))
                              : v.firstBroken ? tr("Broken at entry %1").arg(models::countText(qint64(*v.firstBroken)))
                                              : tr("Broken");
        m_verdict->setVerdict(state, title, words.join(u' '));
        chips << StateText::of(Mark::Verified, Tone::Neutral,
                               models::counted(int(v.checkpoints), tr("1 signed checkpoint"), tr("%1 signed checkpoints")));
        emit needsAttention(state.isTrouble() ? 1 : 0, state);
    }
    m_verdict->setChips(chips);
    const bool located = m_verification && !m_verification->intact && m_verification->firstBroken;
    m_brokenAction->setVisible(located);
    if (located)
        m_brokenAction->setText(tr("Show entry %1").arg(models::countText(qint64(*m_verification->firstBroken))));
}

void AuditPage::showBroken()
{
    if (!m_verification || !m_verification->firstBroken)
        return;
    m_filter->clear(); // it may hide the entry
    const quint64 seq = *m_verification->firstBroken;
    if (!showObject(QString::number(seq)))
        emit notify({StateText::of(Mark::Unknown, Tone::Warn, tr("Entry %1 is not in the list").arg(models::countText(qint64(seq)))),
                     tr("It was deleted, or it is older than what is read here. The verdict above says what is known.")});
}

void AuditPage::showCounts()
{
    const int shown = m_model->rowCount();
    m_foot->setLeft(m_model->isFiltered() ? tr("%1 of %2 entries").arg(models::countText(shown), models::countText(m_model->totalCount()))
                                          : tr("%1 entries").arg(models::countText(shown)));
    m_foot->setRight(tr("Intended and done are two entries; a crash between them is seen"));
    if (!m_loaded)
        return;
    if (m_model->totalCount() == 0)
        m_empty->describe(EmptyState::Kind::NoRows, tr("Nothing recorded yet"),
                          tr("Every change made from this desk is entered before it is sent and again with its outcome."));
    else
        m_empty->describe(EmptyState::Kind::FilteredOut, tr("No entry matches"),
                          models::counted(m_model->hiddenCount(), tr("1 entry is hidden by the filter. Esc clears it."),
                                          tr("%1 entries are hidden by the filter. Esc clears it.")));
}

void AuditPage::showEntry(quint64 seq)
{
    const audit::Entry *const entry = m_model->entry(seq);
    if (entry == nullptr)
        return;
    const models::AuditDetail detail = models::auditDetail(*entry, *m_model);
    m_entry->show(detail);
    if (m_verification && !m_verification->intact && m_verification->firstBroken == seq) {
        // Whatever the entry says of itself, it is not what was written.
        m_detail->setTitle(detail.title, StateText::of(Mark::Fail, tr("Broken")));
        m_detail->setSubtitle(tr("The chain breaks here · %1").arg(detail.subtitle));
    }
    m_split->setDetailShown(true);
}

bool AuditPage::showObject(const QString &key)
{
    const QModelIndex index = m_model->indexOf(key);
    if (!index.isValid())
        return false;
    m_table->setCurrentIndex(index);
    m_table->scrollTo(index);
    return true;
}

QList<KeyHelp> AuditPage::keys() const
{
    return {{QStringLiteral("/"), tr("Filter: words, field:value, -without")}, {QStringLiteral("F5"), tr("Read the record again")}};
}

void AuditPage::setNarrow(bool narrow)
{
    PanePage::setNarrow(narrow);
    m_split->setNarrow(narrow);
}

QJsonObject AuditPage::saveLayout() const
{
    return {{QStringLiteral("table"), m_table->saveLayout()}, {QStringLiteral("detail"), m_split->detailUnits()}};
}

void AuditPage::restoreLayout(const QJsonObject &layout)
{
    m_table->restoreLayout(layout[QLatin1StringView("table")].toObject());
    if (layout.contains(QLatin1StringView("detail")))
        m_split->setDetailUnits(layout[QLatin1StringView("detail")].toDouble());
}

void AuditPage::chooseExport()
{
    const QString suggestion = QStringLiteral("audit-%1-%2.zip").arg(m_environment, m_clock->utcNow().toString(QStringLiteral("yyyyMMdd-HHmm")));
    m_askPath(this, suggestion, [this](const QString &path) { exportTo(path); });
}

void AuditPage::exportTo(const QString &path)
{
    const OperationId operation = m_operations->begin(m_environment, tr("Export the record"), CancelToken());
    QCoro::connect(m_audit->exportTo(path), this, [this, operation](Result<QString> written) {
        if (written) {
            m_operations->succeed(operation, *written);
            emit notify({StateText::of(Mark::Pass, tr("Record exported")), *written});
        } else {
            m_operations->fail(operation, written.error());
            emit notify({StateText::of(Mark::Fail, tr("Record not exported")), models::spokenLine(written.error())});
        }
    });
}

} // namespace pilothouse::ui
