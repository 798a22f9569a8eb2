// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/attestation/checks_panel.h"

#include "models/machine_list_model.h"
#include "models/second_opinion_text.h"
#include "services/core/plain_text.h"
#include "ui/attestation/check_row.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/key_value_list.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/splitter.h"
#include "ui/widgets/state_label.h"
#include "ui/widgets/table_view.h"

#include <QHBoxLayout>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace pilothouse::ui {

using models::MachineCheck;
using models::MachineFact;
using models::Mark;
using models::Tone;

namespace {
constexpr int kListWidth = 300;
constexpr int kFactsWidth = 372;
constexpr int kMostTextWidth = 1100;
} // namespace

ChecksPanel::ChecksPanel(QWidget *parent)
    : QWidget(parent)
    , m_machines(new models::MachineListModel(this))
    , m_list(new TableView)
    , m_name(new ElidedLabel(QString(), Type::Title))
    , m_ladder(new StateLabel)
    , m_summary(new PlainLabel(QString(), Type::Small, Ink::Muted))
    , m_facts(new KeyValueList)
{
    const auto m = Metrics::current();
    m_list->setModel(m_machines);
    m_list->setAccessibleName(tr("Machines of this comparison"));
    m_list->setColumnWidths({0, 136});
    m_list->setFittingColumns({1});
    m_list->setCellKind(1, CellKind::State);
    m_list->setCellKind(0, CellKind::Text, Qt::ElideMiddle);

    auto *head = new Panel(Ground::Surface);
    head->setEdges(Qt::BottomEdge);
    m_head = new QBoxLayout(QBoxLayout::LeftToRight, head);
    m_head->setContentsMargins(m.margin(), m.u(3), m.margin(), m.u(3));
    m_head->setSpacing(m.u(3));
    auto *words = new QVBoxLayout;
    words->setSpacing(m.px(2));
    words->addWidget(m_name);
    words->addWidget(m_summary);
    // The verdict is never cut: the name is, the counts take a second line, and the buttons one of their own in a narrow window.
    m_name->setElideMode(Qt::ElideMiddle);
    m_summary->setWordWrap(true);
    m_ladder->setObjectName(QStringLiteral("checksLadder"));
    m_ladder->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);
    auto *verdict = new QHBoxLayout;
    verdict->setSpacing(m.u(3));
    verdict->addLayout(words, 1);
    verdict->addWidget(m_ladder);
    m_head->addLayout(verdict, 1);
    m_headButtons = new QHBoxLayout;
    m_headButtons->setSpacing(m.u(3));
    QPushButton *const bytes = makeButton(tr("Show its bytes"), ButtonRole::Default, IconName::Terminal);
    m_headButtons->addWidget(bytes);
    m_headButtons->addStretch(1);
    m_head->addLayout(m_headButtons);
    connect(bytes, &QPushButton::clicked, this, [this] { emit bytesWanted(m_machine); });

    auto *checks = new QWidget;
    m_checkColumn = new QVBoxLayout(checks);
    m_checkColumn->setContentsMargins(0, 0, 0, 0);
    m_checkColumn->setSpacing(0);
    auto *checkSide = new QWidget;
    checkSide->setMaximumWidth(m.px(kMostTextWidth));
    auto *checkSideColumn = new QVBoxLayout(checkSide);
    checkSideColumn->setContentsMargins(0, 0, 0, 0);
    checkSideColumn->addWidget(checks);
    checkSideColumn->addStretch(1);

    const auto scrolled = [](QWidget *content, const QString &name) {
        auto *scroll = new QScrollArea;
        scroll->setWidgetResizable(true);
        scroll->setFrameShape(QFrame::NoFrame);
        scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        scroll->setAccessibleName(name);
        scroll->setWidget(content);
        return scroll;
    };
    auto *facts = new Panel(Ground::Surface);
    facts->setEdges(Qt::LeftEdge);
    auto *factColumn = new QVBoxLayout(facts);
    factColumn->setContentsMargins(m.margin(), m.u(3), m.margin(), m.u(3));
    m_facts->setKeyWidth(124);
    factColumn->addWidget(m_facts);
    factColumn->addStretch(1);
    m_factArea = scrolled(facts, tr("What is known of the machine"));
    m_factArea->setMaximumWidth(m.px(kFactsWidth));

    auto *checkGround = new Panel(Ground::Surface);
    auto *checkGroundRow = new QHBoxLayout(checkGround);
    checkGroundRow->setContentsMargins(0, 0, 0, 0);
    checkGroundRow->addWidget(checkSide, 1);
    auto *right = new QWidget;
    auto *rightColumn = new QVBoxLayout(right);
    rightColumn->setContentsMargins(0, 0, 0, 0);
    rightColumn->setSpacing(0);
    rightColumn->addWidget(head);
    m_body = new QBoxLayout(QBoxLayout::LeftToRight);
    m_body->setSpacing(0);
    m_body->addWidget(scrolled(checkGround, tr("Checks of the machine")), 3);
    m_body->addWidget(m_factArea, 2);
    rightColumn->addLayout(m_body, 1);
    auto *split = new Splitter(Qt::Horizontal);
    split->addWidget(m_list);
    split->addWidget(right);
    split->setStretchFactor(0, 0);
    split->setStretchFactor(1, 1);
    split->setSizes({m.px(kListWidth), m.px(kListWidth) * 4});
    split->setChildrenCollapsible(false);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(split);

    connect(m_list->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex &current) {
        if (current.isValid() && current.row() != m_machine) {
            m_machine = current.row();
            refresh();
        }
    });
}

void ChecksPanel::setCompared(const Compared &compared)
{
    m_compared = compared;
    m_machines->setComparison(compared.comparison, compared.disputed());
    // The one that needs a look comes first.
    m_machine = 0;
    for (int i = compared.machines() - 1; i >= 0; --i)
        if (!compared.reportOf(i)->notProven.isEmpty())
            m_machine = i;
    m_stale = true;
    if (isVisible())
        refresh();
}

void ChecksPanel::setOpinions(std::shared_ptr<const attestation::SecondOpinions> opinions)
{
    m_compared.opinions = std::move(opinions);
    m_machines->setComparison(m_compared.comparison, m_compared.disputed());
    m_stale = true;
    if (isVisible())
        refresh();
}

void ChecksPanel::addHeadAction(QAction *action)
{
    m_headButtons->insertWidget(m_headButtons->count() - 1, new ActionButton(action));
}

void ChecksPanel::setProgress(const QString &words)
{
    m_progress = words;
    showSummary();
}

void ChecksPanel::showSummary()
{
    m_summary->setText(m_progress.isEmpty() ? m_counts : m_progress);
}

void ChecksPanel::showMachine(int machine)
{
    if (m_compared.reportOf(machine) == nullptr)
        return;
    m_machine = machine;
    m_stale = true;
    if (isVisible())
        refresh();
}

void ChecksPanel::setNarrow(bool narrow)
{
    m_head->setDirection(narrow ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    m_body->setDirection(narrow ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    m_factArea->setMaximumWidth(narrow ? QWIDGETSIZE_MAX : Metrics::current().px(kFactsWidth));
}

void ChecksPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_stale)
        refresh();
}

void ChecksPanel::refresh()
{
    m_stale = false;
    const auto *const report = m_compared.reportOf(m_machine);
    const auto *const evidence = m_compared.evidenceOf(m_machine);
    if (report == nullptr || evidence == nullptr)
        return;
    m_list->setCurrentIndex(m_machines->index(m_machine, 0));
    auto checks = models::machineChecks(*report, *evidence);
    if (m_compared.opinions)
        checks.push_back(models::secondVerifierCheck(*report, *m_compared.opinions, m_machine));
    m_name->setText(visibleText(report->name, 120));
    const bool isDisputed = m_compared.agreementOn(m_machine) == attestation::Agreement::Disagrees;
    m_ladder->setState(models::ladderOf(*report, isDisputed).state);
    const auto count = [&checks](Mark mark) {
        return int(std::count_if(checks.begin(), checks.end(), [mark](const MachineCheck &check) { return check.state.mark == mark; }));
    };
    m_counts = tr("%1 of %2 checks pass · %3 fail · %4 to look at")
                   .arg(count(Mark::Pass))
                   .arg(checks.size())
                   .arg(count(Mark::Fail))
                   .arg(count(Mark::Warn));
    showSummary();
    showChecks(checks);
    showFacts(models::machineFacts(*report, *evidence, m_compared.comparison->at));
}

void ChecksPanel::showChecks(const std::vector<MachineCheck> &checks)
{
    while (m_rows.size() < checks.size()) {
        auto *row = new CheckRow;
        m_checkColumn->addWidget(row);
        m_rows.push_back(row);
    }
    for (size_t i = 0; i < m_rows.size(); ++i) {
        m_rows[i]->setVisible(i < checks.size());
        if (i < checks.size())
            m_rows[i]->setCheck(checks[i]);
    }
}

void ChecksPanel::showFacts(const std::vector<MachineFact> &facts)
{
    QStringList keys;
    for (const MachineFact &fact : facts)
        keys << fact.key;
    // Values change in place; only other rows are built anew.
    if (keys != m_factKeys)
        m_facts->clear();
    m_factKeys = keys;
    for (const MachineFact &fact : facts) {
        if (fact.isHash)
            m_facts->addHash(fact.key, fact.value, HashLabel::Form::Full);
        else
            m_facts->add(fact.key, fact.value);
    }
}

} // namespace pilothouse::ui
