// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/provers/log_tail.h"
#include "ui/widgets/panel.h"

#include <QTimer>

#include <functional>
#include <memory>

class QComboBox;
class QPushButton;

namespace pilothouse {
class Clock;
}
namespace pilothouse::models {
class LogLines;
}

namespace pilothouse::ui {

class ElidedLabel;
class EmptyState;
class FilterField;
class LogView;
class StateLabel;

/// The log of one service as it comes: how far back, which task, filter, follow or pause, stop, save. What is kept is a ring.
class LogPanel final : public Panel
{
    Q_OBJECT
public:
    LogPanel(std::shared_ptr<provers::ProversWorkflow> workflow, std::shared_ptr<const Clock> clock, QWidget *parent = nullptr);
    ~LogPanel() override;

    /// Begins with this service; `task` empty: all of its tasks. The same again changes nothing.
    void follow(const domain::ProverServiceId &service, const QString &task = QString());
    void stop();
    bool isReading() const { return m_tail && m_tail->isRunning(); }

    models::LogLines *lines() const { return m_lines; }
    LogView *view() const { return m_view; }

    /// Asks where to save: (widget, suggested name) → path, empty = not at all. Replaced in tests.
    using PathAsker = std::function<QString(QWidget *, const QString &)>;
    void setPathAsker(PathAsker asker) { m_askPath = std::move(asker); }

signals:
    void saved(const pilothouse::Result<int> &lines, const QString &path);

private:
    void build();
    void begin();
    void showState();
    void fillTasks();
    void save();

    std::shared_ptr<provers::ProversWorkflow> m_workflow;
    std::shared_ptr<provers::LogTail> m_tail;
    std::shared_ptr<const Clock> m_clock;
    models::LogLines *m_lines;
    domain::ProverServiceId m_service;
    QString m_task;
    PathAsker m_askPath;
    QTimer m_delay;

    FilterField *m_filter = nullptr;
    QComboBox *m_period = nullptr;
    QComboBox *m_tasks = nullptr;
    QPushButton *m_stop = nullptr;
    QPushButton *m_save = nullptr;
    LogView *m_view = nullptr;
    EmptyState *m_empty = nullptr;
    StateLabel *m_state = nullptr;
    ElidedLabel *m_counts = nullptr;
    QPushButton *m_follow = nullptr;
};

} // namespace pilothouse::ui
