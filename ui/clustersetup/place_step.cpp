// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/clustersetup/place_step.h"

#include "models/format.h"
#include "models/list_table_model.h"
#include "models/setup_rows.h"
#include "services/core/plain_text.h"
#include "ui/clustersetup/step_tables.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/note.h"
#include "ui/widgets/table_view.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace pilothouse::ui {

using clustersetup::SetupPage;
using models::Mark;
using models::StateText;

namespace {

constexpr int kMostRows = 12;

} // namespace

PlaceStep::PlaceStep(std::shared_ptr<SetupContext> context, QWidget *parent)
    : SetupStep(SetupPage::Place, std::move(context), parent)
    , m_there(new Note(StateText::of(Mark::Pass, QString()), Note::Shape::Box, this))
    , m_card(new Card(tr("Nodes that take machines now"), Card::Body::Flush, this))
    , m_model(new models::ListTableModel(models::setupNodeColumns(), this))
    , m_table(makeStepTable(m_model, tr("Nodes"), {110, 100, 84, 100, 64, 104, 0}, m_card))
    , m_roomiest(new QCheckBox(tr("Take the one with the most room when the setup runs"), this))
{
    m_there->setText(tr("It stays where it is; a node is chosen only for a registry that is made."));
    content()->addWidget(m_there);
    m_roomiest->setObjectName(QStringLiteral("setup roomiest"));
    m_roomiest->setMinimumHeight(Metrics::current().leastTarget());
    content()->addWidget(m_roomiest);
    for (const int column : {2, 3, 4, 5})
        m_table->setCellKind(column, CellKind::Number);
    m_card->body()->addWidget(m_table);
    content()->addWidget(m_card);
    m_nearestRow = new QWidget(this);
    auto *nearest = new QHBoxLayout(m_nearestRow);
    nearest->setContentsMargins(0, 0, 0, 0);
    nearest->setSpacing(Metrics::current().u(2));
    m_nearest = new PlainLabel(QString(), Type::Body, Ink::Muted, m_nearestRow);
    m_nearest->setWordWrap(true);
    m_takeNearest = makeButton(QString(), ButtonRole::Default, IconName::None, m_nearestRow);
    m_takeNearest->setObjectName(QStringLiteral("setup take nearest"));
    nearest->addWidget(m_nearest, 1);
    nearest->addWidget(m_takeNearest);
    content()->addWidget(m_nearestRow);
    addFindings();
    connect(m_takeNearest, &QPushButton::clicked, this, [this] { take(m_nearestNode); });
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &PlaceStep::choose);
    connect(m_roomiest, &QCheckBox::clicked, this, [this](bool on) {
        const auto &place = session()->place();
        const QString node = on || !place.node ? QString() : place.node->name;
        change([&node](auto &answers) { answers.node = node; });
        session()->look(page());
    });
}

void PlaceStep::enter()
{
    session()->look(SetupPage::Existing);
    SetupStep::enter();
}

void PlaceStep::choose()
{
    const auto rows = m_table->selectionModel()->selectedRows();
    if (m_following || rows.isEmpty())
        return;
    take(m_model->row(rows.front().row())->key);
}

void PlaceStep::take(const QString &node)
{
    if (node == answers().node)
        return;
    change([&node](auto &answers) { answers.node = node; });
    session()->look(page());
}

/// Near is recommended only among those with room, and only by what was measured.
void PlaceStep::showNearest()
{
    const auto nearest = clustersetup::nearestWithRoom(session()->place(), session()->distances());
    const bool isOne = nearest && !session()->isMeasuring() && m_model->rowCount() > 0 && !session()->existing().registry;
    m_nearestRow->setVisible(isOne);
    if (!isOne)
        return;
    m_nearestNode = nearest->name;
    const auto roundTrip = *session()->distances().at(nearest->name).roundTrip;
    const QString name = visibleText(nearest->name, 40);
    const QString far = roundTrip.count() < 1 ? tr("below 1 ms") : tr("%1 ms").arg(models::countText(roundTrip.count()));
    m_nearest->setText(tr("Recommended: %1, the nearest to this desk with room for a registry and one runner (%2).").arg(name, far));
    m_takeNearest->setText(tr("Take %1").arg(name));
    m_takeNearest->setVisible(answers().node != nearest->name);
}

void PlaceStep::follow()
{
    m_following = true;
    const auto &registry = session()->existing().registry;
    m_there->setVisible(registry.has_value());
    if (registry)
        m_there->setState(StateText::of(
            Mark::Pass, tr("%1 is there already, on node %2")
                            .arg(visibleText(registry->name, 80), registry->node.isEmpty() ? tr("unknown") : visibleText(registry->node, 40))));
    m_roomiest->setChecked(answers().node.isEmpty());
    m_model->setRows(models::setupNodeRows(*session(), answers().node));
    m_card->setVisible(m_model->rowCount() > 0);
    fitStepTable(m_table, kMostRows);
    const int row = m_model->rowOf(answers().node.isEmpty() && session()->place().node ? session()->place().node->name : answers().node);
    if (row >= 0)
        m_table->selectRow(row);
    else
        m_table->clearSelection();
    m_following = false;
    showNearest();
    showFindings();
}

} // namespace pilothouse::ui
