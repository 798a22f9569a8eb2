// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/cluster/state_watch.h"
#include "services/domain/cvm.h"

#include <QTimer>
#include <QWidget>

#include <memory>
#include <optional>

namespace pilothouse::ui {

class FindingList;
class PlainLabel;

/// How one machine gets on while it boots, stops or is changed: its step, the steps before, how long, and how this is known. Nothing to be seen
/// of a machine at rest. Watches only while it can be seen: the cloud takes few streams at once.
class BootView final : public QWidget
{
    Q_OBJECT
public:
    /// `states`: null shows nothing ever.
    BootView(std::shared_ptr<cluster::StatePort> states, std::shared_ptr<const Clock> clock, QWidget *parent = nullptr);
    ~BootView() override;

    /// The machine that is selected, or nothing. One that is followed already goes on, also when the list says by now that it is there.
    void setMachine(const std::optional<domain::Cvm> &machine);
    /// Shows a machine as it is being followed; nothing otherwise.
    bool isShowing() const { return m_wanted; }
    const cluster::StateWatch *watch() const { return m_watch.get(); }

signals:
    /// It is there, or will not get there: the list has something to tell.
    void ended();
    /// What was read of the machine that is followed, be it the same again.
    void heard(const pilothouse::domain::CvmId &id, const pilothouse::cluster::CvmState &state);
    /// isShowing() has another answer.
    void shownChanged();

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void follow();
    void setWanted(bool wanted);
    void showNow();

    std::shared_ptr<const Clock> m_clock;
    std::shared_ptr<cluster::StateWatch> m_watch; ///< null without a port
    domain::CvmId m_id;
    QString m_operation; ///< correlation id and target of what is followed
    QString m_target;
    bool m_wanted = false;
    bool m_isDue = false; ///< to be followed as soon as it can be seen
    QTimer m_tick;

    FindingList *m_steps;
    PlainLabel *m_elapsed;
    PlainLabel *m_source;
};

} // namespace pilothouse::ui
