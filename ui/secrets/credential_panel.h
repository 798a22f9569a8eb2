// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/credentials/credentials_workflow.h"

#include <QWidget>

class QVBoxLayout;

namespace pilothouse::ui {

class DetailPanel;
class KeyValueList;
class Note;
class PermissionList;
class PlainLabel;

/// What is known of one credential, in words. Never its value.
class CredentialPanel final : public QWidget
{
    Q_OBJECT
public:
    explicit CredentialPanel(DetailPanel *frame, QWidget *parent = nullptr);

    struct Subject
    {
        const credentials::SetStatus &set;
        const credentials::CredentialStatus &name;
        QString environment;
        QDateTime now;
        int rotateAfterDays;
    };
    void show(const Subject &subject);
    void showNothing();

private:
    DetailPanel *m_frame;
    Note *m_problem;
    PlainLabel *m_purpose;
    KeyValueList *m_facts;
    PlainLabel *m_without;
    PermissionList *m_permissions = nullptr; ///< made when first asked for
};

} // namespace pilothouse::ui
