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
    /// The same for keys that are tested and not stored here.
    void openTrial(const credentials::CredentialSet &set);
    /// Wipes what was typed.
    void close();
    const QString &setId() const { return m_setId; }
    bool isOpen() const { return !m_setId.isEmpty(); }

    /// A test of what was typed begins or ends: what is typed meanwhile is not what it speaks of, so that its answer is dropped then.
    void setTesting(bool testing);
    /// What a test said, or will say, is of something else from here on.
    void forgetAnswer();
    void showTested(const Result<credentials::TestResult> &result);
    /// Why it was not stored. Where only the remote could not be asked, storing without a test is offered.
    void showError(const Error &error);
    QStringList given() const;
    credentials::NewValues values() const;

signals:
    /// What was typed is to be tested, and not stored.
    void testWanted();
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
    bool m_isTesting = false;
    bool m_isTrial = false;
    QString m_remote;
    QVBoxLayout *m_fieldColumn;
    std::vector<Field> m_fields;
    PlainLabel *m_title;
    Note *m_problem;
    PlainLabel *m_reason;
    QPushButton *m_untested;
    QPushButton *m_test;
    QPushButton *m_cancel;
    QPushButton *m_store;
};

} // namespace pilothouse::ui
