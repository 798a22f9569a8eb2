// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/clock.h"
#include "services/core/result.h"
#include "services/fleetwatch/fleet_watch.h"
#include "ui/widgets/pane_page.h"

#include <QTimer>
#include <QWidget>

#include <memory>

class QComboBox;
class QLineEdit;
class QPushButton;

namespace pilothouse::models {
class ListTableModel;
}

namespace pilothouse::ui {

class Chip;
class EmptyState;
class PlainLabel;
class StateLabel;
class TableFoot;
class TableView;

/// The fleet watch: its schedule, the last run, alarms about drift that somebody can acknowledge, and every verdict over time.
class WatchPanel final : public QWidget
{
    Q_OBJECT
public:
    explicit WatchPanel(std::shared_ptr<fleetwatch::FleetWatch> watch, QWidget *parent = nullptr);

    TableView *alarmTable() const { return m_alarmTable; }
    TableView *historyTable() const { return m_historyTable; }
    /// Chooses an alarm; without one that is still there nothing is chosen anew.
    void showAlarmOf(const fleetwatch::AlarmId &id);
    /// Runs the watch once, as its button does.
    void runNow();
    void setNarrow(bool narrow);

signals:
    void notify(const pilothouse::ui::Notice &notice);
    /// Which alarms are open, for the rail.
    void openAlarmsChanged();

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void takeState();
    void takeAlarms();
    void takeHistory();
    void setInterval();
    void acknowledge();
    void showAlarm(int row);
    void describeCalm(bool hasRun);
    void report(const Status &status, const QString &done);

    std::shared_ptr<fleetwatch::FleetWatch> m_watch;
    models::ListTableModel *m_alarms;
    models::ListTableModel *m_history;
    Chip *m_on;
    QComboBox *m_interval;
    QPushButton *m_run;
    QPushButton *m_cancel;
    StateLabel *m_state;
    PlainLabel *m_lastRun;
    TableView *m_alarmTable;
    EmptyState *m_calm;
    PlainLabel *m_alarmText;
    QLineEdit *m_note;
    QPushButton *m_acknowledge;
    QComboBox *m_machine;
    TableView *m_historyTable;
    TableFoot *m_foot;
    QTimer m_tick;
    QString m_progress;
    quint64 m_generation = 0;
    bool m_taking = false;
};

} // namespace pilothouse::ui
