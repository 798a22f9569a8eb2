// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/credentials/credentials_workflow.h"
#include "ui/widgets/pane_page.h"

#include <QObject>

#include <memory>

class QAction;

namespace pilothouse::ui {

/// What can be done with the keys of an environment, when, and why not: test, enter, delete, copy as a command. Entering is the page's own.
class CredentialActions final : public QObject
{
    Q_OBJECT
public:
    /// `environment`: its name, for what is told.
    CredentialActions(std::shared_ptr<credentials::CredentialsWorkflow> workflow, std::shared_ptr<domain::WriteAccess> access,
                      const QString &environment, PanePage *page);

    QAction *testAll() const { return m_testAll; }
    QAction *test() const { return m_test; }
    QAction *permissions() const { return m_permissions; }
    QAction *enter() const { return m_enter; }
    QAction *remove() const { return m_delete; }
    QAction *copy() const { return m_copy; }

    /// The key that is meant from here on; empty = none. `isBeingEntered`: its form is open.
    void follow(const QString &name, bool isBeingEntered);
    /// Why something is missing or off; empty where nothing is.
    const QString &reason() const { return m_reason; }

    /// Tells how a change ended.
    void report(const Status &result, const QString &done, const QString &failed);

signals:
    void enterWanted();
    /// Tests began or ended: what may be done is another.
    void changed();

private:
    void followAll();
    void testEach(QStringList sets);
    void askPermissions();
    void deleteOne();
    void copyOne();

    std::shared_ptr<credentials::CredentialsWorkflow> m_workflow;
    std::shared_ptr<domain::WriteAccess> m_access;
    QString m_environment;
    PanePage *m_page;
    QAction *m_testAll;
    QAction *m_test;
    QAction *m_permissions;
    QAction *m_enter;
    QAction *m_delete;
    QAction *m_copy;
    QString m_name;
    QString m_reason;
    CancelToken m_cancel;
    bool m_isTesting = false;
};

} // namespace pilothouse::ui
