// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/provers/alarm_list.h"

#include "models/cloud_alarm_text.h"
#include "services/core/plain_text.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/finding_list.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/table_view.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QVBoxLayout>

#include <algorithm>

namespace pilothouse::ui {

using models::ListRow;
using models::Mark;
using models::StateText;

AlarmList::AlarmList(QString region, QWidget *parent)
    : QWidget(parent)
    , m_region(std::move(region))
    , m_model(new models::ListTableModel(models::cloudAlarmColumns(), this))
    , m_summary(new FindingList(this))
    , m_table(new TableView(this))
    , m_about(new PlainLabel(QString(), Type::Small, Ink::Muted, this))
    , m_link(makeButton(tr("Copy link"), ButtonRole::Flat, IconName::Link, this))
    , m_show(makeButton(tr("Show its service"), ButtonRole::Flat, IconName::Provers, this))
{
    const auto m = Metrics::current();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(m.u(3), m.u(1), m.u(2), m.u(1));
    row->setSpacing(m.u(2));
    row->addWidget(m_summary, 1, Qt::AlignVCenter);
    row->addWidget(m_show);
    row->addWidget(m_link);
    column->addLayout(row);
    m_link->setObjectName(QStringLiteral("alarmLink"));
    m_link->setToolTip(tr("The address of the alarm's page in the AWS console"));
    m_show->setObjectName(QStringLiteral("alarmService"));
    m_table->setModel(m_model);
    m_table->setCompact(true);
    m_table->setAccessibleName(tr("Alarms"));
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setCellKind(0, CellKind::State);
    m_table->setCellKind(1, CellKind::Text, Qt::ElideMiddle);
    m_table->setCellKind(3, CellKind::Number);
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff); // the stretching column gives way
    m_table->setColumnWidths({96, 176, 264, 56, 0});
    m_table->setFittingColumns({0, 3});
    column->addWidget(m_table, 1);
    m_about->setParagraph(true);
    m_about->setContentsMargins(m.u(3), m.u(2), m.u(3), m.u(2));
    column->addWidget(m_about);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &AlarmList::follow);
    connect(m_table, &QAbstractItemView::activated, this, [this] { m_show->click(); });
    connect(m_link, &QPushButton::clicked, this, &AlarmList::copyLink);
    connect(m_show, &QPushButton::clicked, this, [this] {
        const QModelIndexList rows = m_table->selectionModel()->selectedRows();
        const ListRow *const chosenRow = rows.isEmpty() ? nullptr : m_model->row(rows.first().row());
        if (chosenRow != nullptr && !chosenRow->detail.isEmpty())
            emit serviceWanted(chosenRow->detail);
    });
    follow();
}

void AlarmList::setFleet(std::shared_ptr<const domain::ProverFleet> fleet, const QDateTime &now)
{
    m_fleet = std::move(fleet);
    m_summary->setFindings({models::cloudAlarmSummary(*m_fleet)});
    const domain::CloudAlarm *const before = chosen();
    const QString key = before != nullptr ? before->name : QString();
    m_model->setRows(models::cloudAlarmRows(*m_fleet, now));
    if (const int row = m_model->rowOf(key); row >= 0)
        m_table->selectRow(row);
    m_table->setVisible(m_model->rowCount() > 0);
    follow();
}

int AlarmList::alarms() const
{
    if (!m_fleet || !m_fleet->alarms)
        return 0;
    return int(std::count_if(m_fleet->alarms->begin(), m_fleet->alarms->end(),
                             [](const domain::CloudAlarm &alarm) { return domain::alarmSight(alarm) == domain::AlarmSight::Alarm; }));
}

const domain::CloudAlarm *AlarmList::chosen() const
{
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    const ListRow *const row = rows.isEmpty() ? nullptr : m_model->row(rows.first().row());
    if (row == nullptr || !m_fleet || !m_fleet->alarms)
        return nullptr;
    const auto found
        = std::find_if(m_fleet->alarms->begin(), m_fleet->alarms->end(), [row](const domain::CloudAlarm &alarm) { return alarm.name == row->key; });
    return found == m_fleet->alarms->end() ? nullptr : &*found;
}

void AlarmList::follow()
{
    const domain::CloudAlarm *const alarm = chosen();
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    const ListRow *const row = rows.isEmpty() ? nullptr : m_model->row(rows.first().row());
    // Rule and reason in full: the columns have no room for them.
    QStringList about = alarm != nullptr ? QStringList{alarm->name, alarm->rule, alarm->reason} : QStringList();
    about.removeAll(QString());
    m_about->setText(visibleText(about.join(QStringLiteral(" · ")), 1000));
    m_about->setVisible(alarm != nullptr);
    m_link->setVisible(m_model->rowCount() > 0);
    m_link->setEnabled(alarm != nullptr && !models::cloudAlarmLink(*alarm, m_region).isEmpty());
    m_show->setVisible(m_model->rowCount() > 0);
    m_show->setEnabled(row != nullptr && !row->detail.isEmpty());
}

void AlarmList::copyLink()
{
    const domain::CloudAlarm *const alarm = chosen();
    const QString link = alarm != nullptr ? models::cloudAlarmLink(*alarm, m_region) : QString();
    if (link.isEmpty())
        return;
    QGuiApplication::clipboard()->setText(link);
    emit notify({StateText::of(Mark::Pass, tr("Link copied")), tr("It opens the alarm in the AWS console, for whoever is signed in there.")});
}

} // namespace pilothouse::ui
