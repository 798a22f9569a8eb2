// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cutover/cutover_page.h"

#include "models/format.h"
#include "models/spoken.h"
#include "services/audit/audit_log.h"
#include "services/core/plain_text.h"
#include "services/environment/environment_services.h"
#include "ui/cutover/condition_row.h"
#include "ui/cutover/evidence_view.h"
#include "ui/cutover/gate_card.h"
#include "ui/cutover/rollback_alarm.h"
#include "ui/cutover/rollback_block.h"
#include "ui/cutover/split_matrix.h"
#include "ui/cutover/stage_rail.h"
#include "ui/cutover/traffic_card.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/note.h"
#include "ui/widgets/pane_header.h"
#include "ui/widgets/panel.h"

#include <QAction>
#include <QCoroTask>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QScrollArea>
#include <QScrollBar>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace pilothouse::ui {

using cutover::CutoverStatus;
using cutover::Stage;
using models::CutoverText;
using models::Mark;
using models::StateText;
using models::Tone;

namespace {

constexpr int kRightWidth = 416;
constexpr int kRightNarrow = 300;

bool isRollingBack(Stage stage)
{
    return stage == Stage::RollingBack || stage == Stage::RollbackUnconfirmed;
}

QScrollArea *scrolled(QWidget *content)
{
    auto *area = new QScrollArea;
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidget(content);
    return area;
}

} // namespace

CutoverPage::CutoverPage(const EnvironmentServices &services, QWidget *parent)
    : PanePage(QStringLiteral("cutover"), tr("Cutover"), IconName::Cutover, services.clock, parent)
    , m_workflow(services.cutover)
    , m_audit(services.audit)
    , m_access(services.access)
    , m_clock(services.clock)
    , m_editor(new models::SplitEditor(this))
    , m_rail(new StageRail)
    , m_alarm(new RollbackAlarm(services.clock))
    , m_note(new Note(StateText::of(Mark::Warn, QString()), Note::Shape::Across))
    , m_traffic(new TrafficCard)
    , m_evidence(new EvidenceView)
    , m_bottom(new QStackedWidget)
    , m_manual(new ManualCommands)
    , m_rollback(new RollbackButton)
    , m_truths(new RollbackTruths(services.clock))
    , m_attempts(new AttemptList)
    , m_conditionsCard(new Card(tr("Rollback conditions"), Card::Body::Flush))
    , m_journal(new JournalView)
    , m_right(new QWidget)
{
    const auto m = Metrics::current();
    m_apply = addPageAction(opensPlan(makeAction(this, IconName::None, tr("Apply…"))));
    m_undo = addPageAction(opensPlan(makeAction(this, IconName::Undo, tr("Undo last move…"))));
    m_revert = addPageAction(makeAction(this, IconName::Close, tr("Discard")));
    m_canary = addPageAction(makeAction(this, IconName::Verify, tr("Run canary")));
    m_canary->setToolTip(tr("Asks the new plane to test its dependencies now. It calls five outside services and uses their quota."));
    header()->addAction(m_canary);
    m_matrix = new SplitMatrix(m_editor, m_apply, m_undo, m_revert);

    m_gateArea = new QWidget;
    m_gateGrid = new QGridLayout(m_gateArea);
    m_gateGrid->setContentsMargins(0, 0, 0, 0);
    m_gateGrid->setSpacing(m.gap());
    for (size_t i = 0; i < m_gates.size(); ++i) {
        m_gates[i] = new GateCard(int(i) + 1);
        connect(m_gates[i], &GateCard::evidenceRequested, this, [this, i] { showEvidence(i); });
    }
    m_bottom->addWidget(m_traffic);
    m_bottom->addWidget(m_evidence);
    m_bottom->setMinimumHeight(m.px(148));
    connect(m_evidence, &EvidenceView::closeRequested, this, [this] { m_bottom->setCurrentWidget(m_traffic); });
    arrangeGates(false);

    auto *left = new Panel(Ground::Window);
    auto *leftColumn = new QVBoxLayout(left);
    leftColumn->setContentsMargins(m.margin(), m.gap(), m.gap(), m.gap());
    leftColumn->setSpacing(m.gap());
    leftColumn->addWidget(m_matrix);
    leftColumn->addWidget(m_manual);
    leftColumn->addWidget(m_gateArea);
    leftColumn->addWidget(m_bottom, 1);

    for (auto &row : m_conditions) {
        if (&row != &m_conditions.front())
            m_conditionsCard->body()->addWidget(new Hairline(Qt::Horizontal));
        row = new ConditionRow;
        m_conditionsCard->body()->addWidget(row);
    }
    m_conditionsCard->body()->setSpacing(0);
    auto *rightScrolled = new Panel(Ground::Window);
    m_rightScrolled = new QVBoxLayout(rightScrolled);
    auto *scrolledColumn = m_rightScrolled;
    scrolledColumn->setContentsMargins(0, 0, m.margin(), m.gap());
    scrolledColumn->setSpacing(m.gap());
    scrolledColumn->addWidget(m_truths);
    scrolledColumn->addWidget(m_attempts);
    scrolledColumn->addWidget(m_conditionsCard);
    scrolledColumn->addWidget(m_journal, 1);
    // ROLL BACK stands above the scrolling part: it never leaves.
    auto *rightColumn = new QVBoxLayout(m_right);
    rightColumn->setContentsMargins(0, m.gap(), 0, 0);
    rightColumn->setSpacing(m.gap());
    auto *buttonRow = new QHBoxLayout;
    buttonRow->setContentsMargins(0, 0, m.margin(), 0);
    buttonRow->addWidget(m_rollback);
    rightColumn->addLayout(buttonRow);
    QScrollArea *const rightArea = scrolled(rightScrolled);
    rightColumn->addWidget(rightArea, 1);
    // One right edge with the button above, also while there is something to scroll: the bar stands in the margin.
    const QScrollBar *const bar = rightArea->verticalScrollBar();
    connect(bar, &QAbstractSlider::rangeChanged, this, [this, bar](int least, int most) {
        const auto metrics = Metrics::current();
        const int taken = most > least ? std::min(bar->sizeHint().width(), metrics.margin()) : 0;
        m_rightScrolled->setContentsMargins(0, 0, metrics.margin() - taken, metrics.gap());
    });
    m_right->setFixedWidth(m.px(kRightWidth) + m.margin());

    auto *columns = new Panel(Ground::Window);
    auto *columnRow = new QHBoxLayout(columns);
    columnRow->setContentsMargins(0, 0, 0, 0);
    columnRow->setSpacing(0);
    m_leftArea = scrolled(left);
    columnRow->addWidget(m_leftArea, 1);
    columnRow->addWidget(m_right);

    auto *body = new QWidget;
    auto *bodyColumn = new QVBoxLayout(body);
    bodyColumn->setContentsMargins(0, 0, 0, 0);
    bodyColumn->setSpacing(0);
    bodyColumn->addWidget(m_rail);
    bodyColumn->addWidget(m_alarm);
    bodyColumn->addWidget(m_note);
    bodyColumn->addWidget(columns, 1);
    setContent(body);

    connect(m_rollback, &QAbstractButton::clicked, this, &CutoverPage::rollbackRequested);
    connect(m_alarm, &RollbackAlarm::tryNow, this, [this] { m_workflow->tryRollbackNow(); });
    connect(m_journal, &JournalView::openAudit, this, [this] { emit openPage(QStringLiteral("audit"), QString()); });
    connect(m_apply, &QAction::triggered, this, [this] { applyWanted(m_editor->wanted()); });
    connect(m_undo, &QAction::triggered, this, [this] {
        if (const auto target = m_editor->undoTarget())
            applyWanted(*target);
    });
    connect(m_revert, &QAction::triggered, m_editor, &models::SplitEditor::revert);
    connect(m_canary, &QAction::triggered, this, [this] {
        m_sampling = true;
        showStatus();
        QCoro::connect(m_workflow->sample(cutover::CutoverWorkflow::Canary::Run), this, [this](Status) {
            m_sampling = false;
            showStatus();
        });
    });
    connect(m_editor, &models::SplitEditor::changed, this, &CutoverPage::showNeeds);
    connect(m_workflow.get(), &cutover::CutoverWorkflow::statusChanged, this, &CutoverPage::showStatus);
    connect(m_access.get(), &domain::WriteAccess::changed, this, &CutoverPage::showNeeds);
    connect(m_audit.get(), &audit::AuditLog::appended, this, [this](const audit::Entry &entry) {
        if (isCutoverEntry(entry))
            m_journal->add(entry);
    });
    loadJournal();
    showStatus();
}

void CutoverPage::loadJournal()
{
    audit::Filter filter;
    filter.limit = 200;
    QCoro::connect(m_audit->entries(filter), this, [this](Result<std::vector<audit::Entry>> entries) {
        if (!entries)
            return;
        std::vector<audit::Entry> ours;
        for (const audit::Entry &entry : *entries)
            if (isCutoverEntry(entry))
                ours.push_back(entry);
        m_journal->setEntries(ours);
    });
}

void CutoverPage::refreshNow()
{
    if (m_sampling)
        return;
    m_sampling = true;
    showStatus();
    QCoro::connect(m_workflow->sample(cutover::CutoverWorkflow::Canary::Skip), this, [this](Status) {
        m_sampling = false;
        showStatus();
    });
}

bool CutoverPage::showObject(const QString &key)
{
    const auto &gates = m_workflow->status().gates;
    for (size_t i = 0; i < gates.size(); ++i) {
        if (domain::gateIdWord(gates[i].id) != key)
            continue;
        showEvidence(i);
        return true;
    }
    return false;
}

QList<PageObject> CutoverPage::objects() const
{
    QList<PageObject> all;
    for (const domain::Gate &gate : m_workflow->status().gates)
        all << PageObject{domain::gateIdWord(gate.id), tr("Gate %1").arg(CutoverText::gateName(gate.id)), CutoverText::gate(gate).word};
    return all;
}

void CutoverPage::showEvidence(size_t gate)
{
    m_chosenGate = gate;
    m_evidence->setGate(m_workflow->status().gates[gate]);
    m_bottom->setCurrentWidget(m_evidence);
    m_leftArea->ensureWidgetVisible(m_bottom, 0, 0);
}

QList<KeyHelp> CutoverPage::keys() const
{
    return {{QStringLiteral("Ctrl+Alt+R"), tr("ROLL BACK: all intents to the old plane, now, without a question")},
            {QStringLiteral("← →"), tr("Change the wanted percent by 1")},
            {QStringLiteral("Page ↑ ↓"), tr("Change the wanted percent by 10")},
            {QStringLiteral("F5"), tr("Read router, planes and gates again")}};
}

void CutoverPage::setNarrow(bool narrow)
{
    PanePage::setNarrow(narrow);
    const auto m = Metrics::current();
    m_rail->setNarrow(narrow);
    m_matrix->setNarrow(narrow);
    m_rollback->setNarrow(narrow);
    for (GateCard *const card : m_gates)
        card->setNarrow(narrow);
    arrangeGates(narrow);
    // Where little is seen without scrolling, the conditions come first: they act by themselves.
    m_rightScrolled->removeWidget(m_conditionsCard);
    m_rightScrolled->insertWidget(narrow ? 0 : m_rightScrolled->indexOf(m_journal), m_conditionsCard);
    m_right->setFixedWidth(m.px(narrow ? kRightNarrow : kRightWidth) + m.margin());
}

void CutoverPage::arrangeGates(bool narrow)
{
    for (int i = 0; i < int(m_gates.size()); ++i)
        m_gateGrid->addWidget(m_gates[size_t(i)], narrow ? i : i / 2, narrow ? 0 : i % 2);
    m_gateGrid->setVerticalSpacing(narrow ? Metrics::current().u(1) : Metrics::current().gap());
    m_gateGrid->setColumnStretch(0, 1);
    m_gateGrid->setColumnStretch(1, narrow ? 0 : 1);
}

void CutoverPage::applyWanted(const domain::TrafficSplit &wanted)
{
    PlanOffer offer;
    offer.make = [workflow = m_workflow, wanted] { return workflow->planApply(wanted); };
    offer.run = [this, wanted](const QString &typed) {
        domain::TrafficSplit before;
        for (const cutover::SplitRow &row : m_workflow->status().split)
            before.set(row.intent, row.inForce.value_or(Percent::zero()));
        const bool undo = m_editor->undoTarget() == wanted;
        QCoro::connect(m_workflow->apply(wanted, QStringLiteral("applied in the console"), typed), this,
                       [this, wanted, before, undo](Result<CutoverStatus> result) {
                           if (!result) {
                               emit notify({StateText::of(Mark::Fail, tr("Split not applied")), models::spokenLine(result.error(), Attempt::Change)});
                               return;
                           }
                           undo ? m_editor->forgetLast() : m_editor->remember(before);
                           emit notify({StateText::of(Mark::Pass, tr("Split in force")), tr("Read back: %1").arg(wanted.toText())});
                       });
    };
    emit planOffered(offer);
}

void CutoverPage::showStatus()
{
    const CutoverStatus &status = m_workflow->status();
    const bool rolling = isRollingBack(status.stage);
    header()->setTotals(status.run.isEmpty()
                            ? tr("%1 → %2").arg(visibleText(status.oldPlane.name, 40), visibleText(status.newPlane.name, 40))
                            : tr("%1 → %2 · run %3").arg(visibleText(status.oldPlane.name, 40), visibleText(status.newPlane.name, 40), status.run));
    models::DataAge age;
    age.source = tr("%1 read back").arg(CutoverText::routerKind(status.router.kind));
    age.interval = std::chrono::seconds(5);
    // A rollback counts its own attempts; a sample that fails is one.
    const bool attempting = isRollingBack(status.stage) && status.rollback && !status.rollback->attempts.empty();
    age.failedTries = !status.router.error ? 0 : attempting ? int(status.rollback->attempts.size()) : 1;
    if (status.router.readAt)
        age.fetchedAt = m_clock->monotonicNow() - std::chrono::milliseconds(std::max<qint64>(0, status.router.readAt->msecsTo(m_clock->utcNow())));
    header()->setAge(age);
    header()->setRefreshing(m_sampling);

    m_rail->setSteps(models::stageSteps(status));
    m_rail->setVisible(!rolling);
    m_alarm->setStatus(status);
    m_alarm->setVisible(rolling);
    m_gateArea->setVisible(!rolling); // nothing opens now; what still reaches the new plane matters more
    // One inverted button at a time: the alarm's own does the same, sooner than by itself.
    m_rollback->setVisible(status.stage != Stage::RollbackUnconfirmed);
    m_matrix->setStatus(status, status.newPlane.name);
    m_editor->setStatus(status);
    for (size_t i = 0; i < m_gates.size(); ++i)
        m_gates[i]->setGate(status.gates[i]);
    m_traffic->setStatus(status);
    m_evidence->setGate(status.gates[m_chosenGate]);
    for (size_t i = 0; i < m_conditions.size(); ++i)
        m_conditions[i]->setCondition(status.conditions[i]);
    m_conditionsCard->setTrailing(visibleText(status.newPlane.name, 40));
    m_truths->setStatus(status);
    m_rollback->setTarget(status.oldPlane.name);
    m_manual->setVisible(rolling);
    m_attempts->setVisible(rolling || (status.rollback && !status.rollback->confirmedAt));
    if (status.rollback) {
        m_manual->setCommands(status.rollback->manualCommand);
        m_attempts->setRollback(*status.rollback);
    }

    if (status.drift) {
        m_note->setState(StateText::of(Mark::Warn, tr("The split in force is not the one that was confirmed")));
        m_note->setText(tr("%1. Expected %2; found %3. Nothing was changed by this desk.")
                            .arg(models::sentence(models::spoken(visibleText(status.drift->cause))), status.drift->expected.toText(),
                                 status.drift->found.toText()));
    } else if (!status.alarms.isEmpty() && !rolling) {
        m_note->setState(StateText::of(Mark::Warn, visibleText(models::spoken(status.alarms.front()))));
        m_note->setText(visibleText(models::spoken(status.alarms.mid(1).join(u' ')), 1000));
    }
    m_note->setVisible(status.drift || (!status.alarms.isEmpty() && !rolling));
    showNeeds();
}

void CutoverPage::showNeeds()
{
    const CutoverStatus &status = m_workflow->status();
    const bool writable = m_access->isWritable();
    // In read-only mode verbs are absent, not grey; ROLL BACK stays.
    m_apply->setVisible(writable);
    m_undo->setVisible(writable && m_editor->undoTarget().has_value());
    m_revert->setVisible(m_editor->isChanged());
    m_canary->setVisible(writable);
    applyState(m_canary, m_sampling ? domain::ActionState::no(tr("Reading now")) : domain::ActionState::yes());
    m_apply->setText(m_editor->applyText());
    m_undo->setText(m_editor->undoText());

    QString reason;
    bool warns = true;
    if (isRollingBack(status.stage)) {
        reason = tr("The matrix is locked until the rollback is read back. Requests already on the new plane are left to finish.");
    } else if (status.steeredElsewhere) {
        reason = tr("%1 steers this cutover; this window only looks.").arg(visibleText(status.operatorName, 80));
    } else if (!writable) {
        reason = tr("Read-only: unlock writes to move traffic. ROLL BACK works.");
    } else if (m_editor->isChanged()) {
        const domain::ActionState state = m_workflow->canApply(m_editor->wanted());
        if (!state.allowed)
            reason = models::spoken(state.reason);
    } else {
        reason = tr("Nothing to apply: move a handle or type a percent.");
        warns = false;
    }
    m_matrix->setReason(reason, warns);
    // What the gates hold back may still be applied by the phrase of the plan, which says so; other programs' runs may not.
    domain::ActionState apply = domain::ActionState::yes();
    if (!m_editor->isChanged() || status.steeredElsewhere || isRollingBack(status.stage))
        apply = domain::ActionState::no(reason);
    applyState(m_apply, apply);

    int needs = 0;
    StateText worst = StateText::of(Mark::Pass, QString());
    const auto consider = [&](const StateText &state) {
        if (!state.isTrouble())
            return;
        ++needs;
        if (models::urgency(state.tone) >= models::urgency(worst.tone))
            worst = state;
    };
    for (const domain::Condition &condition : status.conditions)
        consider(CutoverText::condition(condition));
    for (const domain::Gate &gate : status.gates)
        if (gate.state == domain::GateState::Fail || (gate.state == domain::GateState::Stale && !status.run.isEmpty()))
            consider(CutoverText::gate(gate));
    if (status.router.error)
        consider(CutoverText::router(status.router));
    if (isRollingBack(status.stage))
        consider(StateText::of(Mark::Tripped, tr("Rollback not confirmed")));
    emit needsAttention(needs, worst);
}

} // namespace pilothouse::ui
