// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/provers/prover_toolbar.h"

#include "models/prover_table_model.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/chip_row.h"
#include "ui/widgets/filter_field.h"

namespace pilothouse::ui {

using domain::RunState;
using models::FilterExpression;
using models::Mark;
using models::StateText;
using namespace std::chrono_literals;

namespace {

/// A short pause after a letter keeps quick typing from filtering at every letter; it is not felt.
constexpr auto kDelay = 60ms;

QString stateField()
{
    return QStringLiteral("state");
}

} // namespace

ProverToolbar::ProverToolbar(models::ProverTableModel *model, const QList<QAction *> &tools, QWidget *parent)
    : Toolbar(parent)
    , m_model(model)
    , m_filter(new FilterField(tr("state:unhealthy -name:aux*"), this))
    , m_row(new ChipRow(this))
    , m_all(new Chip(tr("All")))
{
    addWidget(m_filter);
    addWidget(m_row);
    m_row->addChip(m_all, 0);
    connect(m_all, &QToolButton::clicked, this, [this] { filterByState(QString()); });
    const struct
    {
        RunState state;
        QString word;
        Mark mark;
        int rank; // where there is little room, trouble stays longest
    } chips[] = {
        {RunState::Running, tr("Steady"), Mark::Pass, 6},           {RunState::Failed, tr("Failed"), Mark::Fail, 1},
        {RunState::Unhealthy, tr("Short of tasks"), Mark::Warn, 2}, {RunState::Starting, tr("Moving"), Mark::Busy, 4},
        {RunState::Stopping, tr("Stopping"), Mark::Busy, 5},        {RunState::Unknown, tr("Unknown"), Mark::Unknown, 3},
        {RunState::Stopped, tr("Stopped"), Mark::Stopped, 7},
    };
    for (const auto &each : chips) {
        auto *chip = new Chip(each.word);
        chip->setMark(StateText::of(each.mark, each.word));
        m_row->addChip(chip, each.rank);
        const QString word = domain::runStateWord(each.state);
        connect(chip, &QToolButton::clicked, this, [this, chip, word] { filterByState(chip->isChecked() ? word : QString()); });
        m_chips.push_back({each.state, chip});
    }
    addStretch();
    for (QAction *action : tools) {
        auto *button = new ActionButton(action, ButtonRole::Flat, this);
        addWidget(button);
        m_tools.push_back(button);
    }

    m_delay.setSingleShot(true);
    m_delay.setInterval(kDelay);
    connect(&m_delay, &QTimer::timeout, this, [this] { m_model->setFilterText(m_filter->text()); });
    connect(m_filter, &QLineEdit::textChanged, &m_delay, qOverload<>(&QTimer::start));
    connect(m_model, &models::RowTableModel::filterChanged, this, &ProverToolbar::follow);
    connect(m_model, &models::RowTableModel::rowsApplied, this, &ProverToolbar::follow);
    follow();
}

void ProverToolbar::filterByState(const QString &word)
{
    m_filter->setText(FilterExpression::withField(m_filter->text(), stateField(), word));
    m_delay.stop();
    m_model->setFilterText(m_filter->text());
    follow(); // a chip that was pressed twice
}

void ProverToolbar::follow()
{
    m_filter->setProblem(m_model->filterProblem() ? m_model->filterProblem()->text : QString());
    const QStringList chosen = FilterExpression::valuesOf(m_model->filterText(), stateField());
    m_all->setCount(m_model->totalCount());
    m_all->setChecked(chosen.isEmpty());
    for (const StateChip &each : m_chips) {
        const int count = m_model->inState(each.state);
        const bool checked = chosen.contains(domain::runStateWord(each.state), Qt::CaseInsensitive);
        each.chip->setCount(count);
        each.chip->setChecked(checked);
        m_row->setWanted(each.chip, checked || count > 0);
    }
}

void ProverToolbar::setNarrow(bool narrow)
{
    for (ActionButton *button : m_tools)
        button->setFace(narrow ? ActionButton::Face::IconOnly : ActionButton::Face::IconAndText);
}

} // namespace pilothouse::ui
