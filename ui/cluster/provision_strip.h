// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/provision_text.h"
#include "ui/widgets/pane_page.h"

#include <QWidget>

#include <memory>
#include <optional>

class QAction;
class QPushButton;

namespace pilothouse::ui {

class Note;

/// Across the pane while runners are short: the proposal to make one, the one that is being made, why none is made automatically, and machines
/// that are paid for and serve nobody, each with its way out. Hidden while there is nothing to tell.
class ProvisionStrip final : public QWidget
{
    Q_OBJECT
public:
    /// `provisioner` may be null: the strip stays hidden then.
    ProvisionStrip(std::shared_ptr<cluster::Provisioner> provisioner, std::shared_ptr<const Clock> clock, PanePage *page);

    /// "Provision a runner…", for the palette and the page's menu; off, with the reason, while it cannot be done. Null without a provisioner.
    QAction *action() const { return m_action; }
    /// Only what a clock moves.
    void tick();

private:
    struct Row
    {
        Note *note = nullptr;
        std::optional<models::ProvisionNote> shown;
        void show(const std::optional<models::ProvisionNote> &wanted);
    };
    Row makeRow();
    void takeView();
    void plan();
    void run(const cluster::Provisioner::Offered &offer, const QString &typedPhrase, cluster::OnRefusal onRefusal);
    void resume();
    void retryDeletion();
    void tell(const QString &failed, const Error &error);

    std::shared_ptr<cluster::Provisioner> m_provisioner;
    std::shared_ptr<const Clock> m_clock;
    PanePage *m_page;
    QAction *m_action = nullptr;
    Row m_step;
    Row m_pause;
    Row m_paid;
    QPushButton *m_planButton;
    QPushButton *m_cancel;
    QPushButton *m_resume;
    QPushButton *m_retry;
    bool m_isPlanning = false;
    bool m_isDeleting = false;
};

} // namespace pilothouse::ui
