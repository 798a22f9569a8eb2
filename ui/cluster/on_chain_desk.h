// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/cluster/cvm_changes.h"

#include <QObject>

#include <memory>
#include <optional>

class QAction;
class QPushButton;
class QStackedWidget;

namespace pilothouse {
struct EnvironmentServices;
}

namespace pilothouse::ui {

class FormTop;
class Note;
class OnChainStepView;
class PanePage;
class PlainLabel;

/// The updates of this environment that wait for their contract's owner: a strip over the list tells of them, and each can be taken up again, looked
/// at, committed or forgotten, also after the program was closed meanwhile.
class OnChainDesk final : public QObject
{
    Q_OBJECT
public:
    /// `stack`: where its page stands beside the list, which is the first of it.
    OnChainDesk(const EnvironmentServices &services, QStackedWidget *stack, PanePage *page);

    /// Stands over the table while something waits.
    QWidget *strip() const;
    /// "Step on chain…".
    QAction *action() const { return m_action; }
    /// Made when first asked for.
    OnChainStepView *view();

    /// The page of this machine's step; for the form whose change was answered with one. Nothing happens where none is kept.
    void open(const domain::CvmId &cvm);
    /// The oldest.
    void openFirst();
    /// What another program has kept or carried out meanwhile is heard of.
    void look();
    /// After the right to write changed.
    void follow();

private:
    void makePage();
    void showStrip();
    void showStep();
    void plan(const QString &transactionHash);
    void run(const cluster::CvmChanges::Offered &offered, const QString &typed);
    void finish(const cluster::CvmChanges::Offered &offered, const Result<cluster::ChangeResult> &result);
    void forget();
    void close();

    std::shared_ptr<cluster::CvmChanges> m_changes; ///< null: nothing can be changed
    std::shared_ptr<cluster::KeptSteps> m_steps;    ///< null likewise
    std::shared_ptr<domain::WriteAccess> m_access;
    std::shared_ptr<const Clock> m_clock;
    PanePage *m_page;
    QStackedWidget *m_stack;
    QAction *m_action;
    Note *m_strip;
    FormTop *m_top = nullptr;
    QWidget *m_form = nullptr;
    PlainLabel *m_subject = nullptr;
    PlainLabel *m_kept = nullptr;
    OnChainStepView *m_view = nullptr;
    QPushButton *m_stop = nullptr;
    QPushButton *m_forget = nullptr;
    QPushButton *m_next = nullptr;
    std::optional<domain::CvmId> m_shown;
    std::optional<CancelToken> m_running;
    bool m_isOver = false; ///< the page shows how it ended
};

} // namespace pilothouse::ui
