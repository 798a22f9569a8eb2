// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/credentials/credentials_workflow.h"

#include <QWidget>

#include <vector>

class QPushButton;
class QVBoxLayout;

namespace pilothouse::ui {

class Note;
class PlainLabel;
class SecretField;

/// Where the values of one credential set are entered: a hidden field for each name, what is wrong, and the two ways on. What was
/// typed stays until it is stored, cancelled or the page is left.
class CredentialForm final : public QWidget
{
    Q_OBJECT
public:
    explicit CredentialForm(QWidget *parent = nullptr);

    /// Fields for this set, empty.
    void open(const credentials::SetStatus &set);
    /// Wipes what was typed.
    void close();
    const QString &setId() const { return m_setId; }
    bool isOpen() const { return !m_setId.isEmpty(); }

    /// Why it was not stored. Where only the remote could not be asked, storing without a test is offered.
    void showError(const Error &error);
    QStringList given() const;
    credentials::NewValues values() const;

signals:
    void submitted(pilothouse::credentials::Proof proof);
    void cancelled();

private:
    struct Field
    {
        credentials::CredentialNeed need;
        SecretField *field;
    };
    void update();

    QString m_setId;
    bool m_replaces = false;
    bool m_canBeTested = false;
    QVBoxLayout *m_fieldColumn;
    std::vector<Field> m_fields;
    PlainLabel *m_title;
    Note *m_problem;
    PlainLabel *m_reason;
    QPushButton *m_untested;
    QPushButton *m_cancel;
    QPushButton *m_store;
};

} // namespace pilothouse::ui
