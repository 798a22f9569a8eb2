// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/provers/provers_workflow.h"
#include "ui/widgets/pane_page.h"

#include <QWidget>

#include <memory>
#include <optional>

class QPushButton;

namespace pilothouse::ui {

class ChangeView;
class Note;

/// Across the pane while a scaling of before is not whole: which one and where it stands. Puts what is kept of the selected service
/// into the view of its last change, so that a restart of the program changes nothing there. Hidden otherwise.
class KeptStrip final : public QWidget
{
    Q_OBJECT
public:
    /// `workflow` may be null: nothing is kept then.
    KeptStrip(std::shared_ptr<provers::ProversWorkflow> workflow, QWidget *parent = nullptr);

    void setView(ChangeView *view);
    /// The one service whose details are shown; nothing with none or several.
    void follow(const std::optional<domain::ProverServiceId> &chosen);
    /// How many scalings somebody must decide about.
    int troubles() const;

signals:
    /// Its details shall be opened at the last change.
    void showRequested(const pilothouse::domain::ProverServiceId &service);
    void troublesChanged();
    void notify(const pilothouse::ui::Notice &notice);

private:
    void takeStandings();
    void dismiss(const domain::ProverServiceId &service);

    std::shared_ptr<provers::ProversWorkflow> m_workflow;
    Note *m_note;
    QPushButton *m_show;
    QPushButton *m_dismiss;
    ChangeView *m_view = nullptr;
    std::optional<domain::ProverServiceId> m_chosen;
    domain::ProverServiceId m_first; ///< the one that the buttons mean
};

} // namespace pilothouse::ui
