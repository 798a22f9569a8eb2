// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/state_toolbar.h"

#include "models/filter_expression.h"
#include "models/row_table_model.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/chip_row.h"
#include "ui/widgets/filter_field.h"

namespace pilothouse::ui {

using models::FilterExpression;
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

StateToolbar::StateToolbar(models::RowTableModel *model, const QString &example, std::vector<StateChoice> states, const QList<QAction *> &tools,
                           QWidget *parent)
    : Toolbar(parent)
    , m_model(model)
    , m_filter(new FilterField(example, this))
    , m_row(new ChipRow(this))
    , m_all(new Chip(tr("All")))
{
    addWidget(m_filter);
    addWidget(m_row);
    m_row->addChip(m_all, 0);
    connect(m_all, &QToolButton::clicked, this, [this] { filterByState(QString()); });
    for (StateChoice &state : states) {
        auto *chip = new Chip(state.word);
        chip->setMark(StateText::of(state.mark, state.word));
        m_row->addChip(chip, state.rank);
        connect(chip, &QToolButton::clicked, this, [this, chip, value = state.value] { filterByState(chip->isChecked() ? value : QString()); });
        m_chips.push_back({std::move(state), chip});
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
    connect(m_model, &models::RowTableModel::filterChanged, this, &StateToolbar::follow);
    connect(m_model, &models::RowTableModel::rowsApplied, this, &StateToolbar::follow);
    follow();
}

void StateToolbar::filterByState(const QString &word)
{
    m_filter->setText(FilterExpression::withField(m_filter->text(), stateField(), word));
    m_delay.stop();
    m_model->setFilterText(m_filter->text());
    follow(); // a chip that was pressed twice
}

void StateToolbar::follow()
{
    m_filter->setProblem(m_model->filterProblem() ? m_model->filterProblem()->text : QString());
    const QStringList chosen = FilterExpression::valuesOf(m_model->filterText(), stateField());
    m_all->setCount(m_model->totalCount());
    m_all->setChecked(chosen.isEmpty());
    for (const StateChip &each : m_chips) {
        const int count = m_model->inGroup(each.state.group);
        const bool checked = chosen.contains(each.state.value, Qt::CaseInsensitive);
        each.chip->setCount(count);
        each.chip->setChecked(checked);
        m_row->setWanted(each.chip, checked || count > 0);
    }
}

void StateToolbar::setNarrow(bool narrow)
{
    for (ActionButton *button : m_tools)
        button->setFace(narrow ? ActionButton::Face::IconOnly : ActionButton::Face::IconAndText);
}

} // namespace pilothouse::ui
