// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/clustersetup/setup_session.h"
#include "services/domain/access.h"
#include "services/domain/plan.h"
#include "ui/widgets/pane_page.h"

#include <QTimer>
#include <QWidget>

#include <functional>
#include <memory>

class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace pilothouse::cluster {
class CvmChanges;
}
namespace pilothouse::clustersetup {
class ImageSession;
}
namespace pilothouse::credentials {
class CredentialsWorkflow;
}

namespace pilothouse::ui {

class Card;
class FindingList;
class PlainLabel;

/// What the pages of a setup share. What is null is not there, and its page says so.
struct SetupContext
{
    enum class PathKind { Open, Save, Folder };

    std::shared_ptr<clustersetup::SetupSession> session;
    std::shared_ptr<clustersetup::ImageSession> image;
    std::shared_ptr<credentials::CredentialsWorkflow> credentials;
    std::shared_ptr<cluster::CvmChanges> cvmChanges;
    std::shared_ptr<domain::WriteAccess> access;
    std::shared_ptr<const Clock> clock;
    domain::Environment environment;
    QString caFile; ///< of the environment's own CA; empty: the system's certificates are trusted
    /// Asks for a path: (parent, kind, title, suggestion) → path, empty = not at all. Replaced in tests.
    std::function<QString(QWidget *, PathKind, const QString &, const QString &)> askPath;
};

/// One page of a setup: title and sentence above, what it asks for, what was found. Answers are in the session at once; a page that
/// is left keeps nothing for itself.
class SetupStep : public QWidget
{
    Q_OBJECT
public:
    SetupStep(clustersetup::SetupPage page, std::shared_ptr<SetupContext> context, QWidget *parent = nullptr);

    clustersetup::SetupPage page() const { return m_page; }
    /// It has come to the front.
    virtual void enter();
    /// Answers, findings or the run changed.
    virtual void follow();
    /// The one main button of the page: its words, whether it may be pressed, and what it does.
    virtual QString verb() const;
    virtual domain::ActionState mayGoOn() const { return domain::ActionState::yes(); }
    virtual void goOn();
    virtual void setNarrow(bool narrow) { Q_UNUSED(narrow); }
    /// Looks at what the page shows once more, at the operator's wish.
    virtual void lookAgain();

signals:
    void pageWanted(pilothouse::clustersetup::SetupPage page);
    void closeWanted();
    /// Another page of the window, with what is to be shown there.
    void windowPageWanted(const QString &page, const QString &object);
    void planOffered(const pilothouse::ui::PlanOffer &offer);
    void notify(const pilothouse::ui::Notice &notice);
    /// Words or state of the main button changed.
    void verbChanged();

protected:
    QVBoxLayout *content() const { return m_content; }
    const std::shared_ptr<SetupContext> &context() const { return m_context; }
    clustersetup::SetupSession *session() const { return m_context->session.get(); }
    const clustersetup::SetupAnswers &answers() const { return m_context->session->answers(); }
    /// Changes the answers, and looks at them when the operator has stopped typing.
    void change(const std::function<void(clustersetup::SetupAnswers &)> &edit);
    /// The card of findings, with "Look again".
    Card *addFindings();
    void showFindings();
    /// "Phala Cloud" takes no changes in a read-only environment: why, or nothing.
    QString readOnlyReason() const;
    void reportChange(const Status &status, const QString &done, const QString &failed);

private:
    clustersetup::SetupPage m_page;
    std::shared_ptr<SetupContext> m_context;
    QVBoxLayout *m_content;
    Card *m_findingsCard = nullptr;
    FindingList *m_findings = nullptr;
    PlainLabel *m_looking = nullptr;
    QPushButton *m_showAll = nullptr;
    bool m_showsAll = false;
    QTimer m_settle;
};

/// Names and control of one answer, a hint below that says the rule or what is wrong.
class SetupField final : public QWidget
{
    Q_OBJECT
public:
    SetupField(const QString &name, const QString &hint, QWidget *control, QWidget *parent = nullptr);

    /// Empty: none, the hint stands there again.
    void setProblem(const QString &problem);
    void setHint(const QString &hint);

private:
    QString m_hintText;
    QString m_problem;
    QWidget *m_control;
    PlainLabel *m_hint;
    void showHint();
};

/// Puts text into a field without moving the cursor of somebody who types the same.
void showIn(QLineEdit *field, const QString &value);

} // namespace pilothouse::ui
