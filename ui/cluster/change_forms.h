// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/cluster/cvm_changes.h"
#include "ui/cluster/cvm_selection.h"

#include <QList>
#include <QObject>

#include <memory>

class QAction;
class QStackedWidget;

namespace pilothouse {
struct EnvironmentServices;
}
namespace pilothouse::cluster {
class ClusterWorkflow;
}

namespace pilothouse::ui {

class ChangeFrame;
class DeployProgress;
class PanePage;
class ResizeForm;
class UpdateForm;

/// Size, variables and compose file of the one machine that is selected: opens the form over the list, has the change planned from what
/// the cloud says then, and shows what came of it. What was entered stays until it is carried out or the form is left.
class ChangeForms final : public QObject
{
    Q_OBJECT
public:
    /// `stack`: whose first page is the list; the forms stand in its place.
    ChangeForms(const EnvironmentServices &services, QStackedWidget *stack, CvmSelection selection, PanePage *page);
    ~ChangeForms() override;

    /// "Resize…", "Variables…", "Compose file…".
    QList<QAction *> actions() const { return {m_resize, m_variables, m_compose}; }
    /// Made when first asked for.
    ResizeForm *resizeForm();
    UpdateForm *variablesForm();
    UpdateForm *composeForm();
    /// Where the result of every form is shown, a pending step on the chain too.
    DeployProgress *progress();

    /// After the selection or the right to write changed.
    void follow();
    void setNarrow(bool narrow);

signals:
    /// What a contract's owner has to allow first is to be shown; of which machine.
    void onChainRequested(const domain::CvmId &cvm);

private:
    void makeForms();
    domain::ActionState canChange() const;
    void openResize();
    void readTypes();
    void openUpdate(UpdateForm *form);
    void read(UpdateForm *form);
    void planResize();
    void planUpdate(UpdateForm *form);
    void readAnew(UpdateForm *form, const QString &why);
    void offer(ChangeFrame *form, const cluster::CvmChanges::Offered &offered);
    void run(ChangeFrame *form, const cluster::CvmChanges::Offered &offered, const QString &typed);
    void finish(ChangeFrame *form, const cluster::CvmChanges::Offered &offered, const Result<cluster::ChangeResult> &result);
    void show(const cluster::CvmChanges::Offered &offered, const QString &step);
    void copy(const QString &command, const QString &hint);
    void empty(ChangeFrame *form);
    void close();

    std::shared_ptr<cluster::CvmChanges> m_changes; ///< null: nothing can be changed
    std::shared_ptr<cluster::CvmPort> m_cvms;
    std::shared_ptr<cluster::ClusterWorkflow> m_workflow;
    std::shared_ptr<domain::WriteAccess> m_access;
    QString m_environment;
    QStackedWidget *m_stack;
    CvmSelection m_selection;
    PanePage *m_page;
    ResizeForm *m_resizeForm = nullptr; ///< these four are made together
    UpdateForm *m_variablesForm = nullptr;
    UpdateForm *m_composeForm = nullptr;
    DeployProgress *m_progress = nullptr;
    bool m_narrow = false;
    QAction *m_resize;
    QAction *m_variables;
    QAction *m_compose;
    cluster::CvmChanges::Offered m_running; ///< or the last one that ran
    ChangeFrame *m_from = nullptr;          ///< the form it came from
    CancelToken m_wait;                     ///< of the same
    int m_looks = 0;                        ///< a form that was opened anew does not hear of what was asked for an older one
};

} // namespace pilothouse::ui
