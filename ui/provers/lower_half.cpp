// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/provers/lower_half.h"

#include "models/format.h"
#include "models/list_table_model.h"
#include "models/prover_detail.h"
#include "ui/provers/alarm_list.h"
#include "ui/provers/log_panel.h"
#include "ui/theme/fonts.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/table_view.h"

#include <QHBoxLayout>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

namespace pilothouse::ui {

namespace {

constexpr int kEventsShown = 200;
enum Tab { Events, Alarms, Log };

} // namespace

LowerHalf::LowerHalf(std::shared_ptr<provers::ProversWorkflow> workflow, const LogViewer::Parts &parts, const QString &region, QWidget *parent)
    : Panel(Ground::Surface, parent)
    , m_model(new models::ListTableModel(models::fleetEventColumns(), this))
    , m_tabs(new QTabBar(this))
    , m_alarms(new AlarmList(region))
    , m_log(new LogPanel(std::move(workflow), parts))
{
    const auto m = Metrics::current();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(m.u(2), 0, m.u(2), 0);
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->setFont(ui::font(Type::Body, Weight::Medium));
    m_tabs->setAccessibleName(tr("Events, alarms or log"));
    m_tabs->addTab(tr("Events"));
    m_tabs->addTab(tr("Alarms"));
    m_tabs->addTab(tr("Log"));
    row->addWidget(m_tabs);
    row->addStretch(1);
    column->addLayout(row);
    column->addWidget(new Hairline(Qt::Horizontal, this));
    auto *events = new TableView;
    events->setModel(m_model);
    events->setCompact(true);
    events->setAccessibleName(tr("Events of all services"));
    events->setCellKind(1, CellKind::Text, Qt::ElideMiddle);
    events->setCellKind(2, CellKind::State);
    events->setColumnWidths({96, 220, 0});
    events->setFittingColumns({0, 1});
    auto *pages = new QStackedWidget(this);
    pages->addWidget(events);
    pages->addWidget(m_alarms);
    pages->addWidget(m_log);
    column->addWidget(pages, 1);
    setMinimumHeight(m.px(160));
    connect(m_tabs, &QTabBar::currentChanged, pages, &QStackedWidget::setCurrentIndex);
    connect(events, &QAbstractItemView::activated, this, [this](const QModelIndex &index) {
        if (const models::ListRow *const event = m_model->row(index.row()))
            emit serviceWanted(event->detail);
    });
    connect(m_alarms, &AlarmList::serviceWanted, this, &LowerHalf::serviceWanted);
    connect(m_alarms, &AlarmList::notify, this, &LowerHalf::notify);
    connect(m_log->viewer(), &LogViewer::notify, this, &LowerHalf::notify);
}

void LowerHalf::setFleet(const std::shared_ptr<const domain::ProverFleet> &fleet, const QDateTime &now)
{
    m_model->setRows(models::fleetEvents(*fleet, now, kEventsShown));
    m_alarms->setFleet(fleet, now);
    // What went off is seen from every tab.
    const int count = m_alarms->alarms();
    m_tabs->setTabText(Alarms, count > 0 ? tr("Alarms (%1)").arg(models::countText(count)) : tr("Alarms"));
}

void LowerHalf::showAlarms()
{
    m_tabs->setCurrentIndex(Alarms);
}

void LowerHalf::showLog(const std::vector<domain::ProverServiceId> &services, const QString &task)
{
    m_tabs->setCurrentIndex(Log);
    m_log->follow(services, task);
}

} // namespace pilothouse::ui
