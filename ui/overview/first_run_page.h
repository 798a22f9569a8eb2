// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/desk_check.h"
#include "services/profiles/profile_store.h"
#include "ui/widgets/panel.h"

#include <vector>

class QComboBox;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QStackedWidget;

namespace pilothouse::ui {

class Note;
class PlainLabel;

/// What is shown without an environment: try the demo fleet, add an environment, or open a profile there is. Below: what this
/// desk can and cannot do. The file that will be written is shown before it is.
class FirstRunPage final : public Panel
{
    Q_OBJECT
public:
    FirstRunPage(profiles::Folders folders, const std::vector<models::DeskFact> &desk, const QString &version, QWidget *parent = nullptr);

    /// Opens the form of a new environment ("Add an environment…" of the menu).
    void showForm();
    /// Reads a profile file and shows what is in it; written only when the operator says so.
    void checkFile(const QString &path);

signals:
    void demoRequested();
    /// A profile was written; its name.
    void environmentAdded(const QString &name);

protected:
    void showEvent(QShowEvent *event) override;

private:
    QWidget *makeStart(const std::vector<models::DeskFact> &desk, const QString &version);
    QWidget *makeForm();
    QWidget *makeImport();
    void chooseFile();
    void updatePreview();
    void add(const QByteArray &yaml, Note *problem);

    profiles::Folders m_folders;
    QStackedWidget *m_stack;
    QPushButton *m_demo = nullptr;

    QLineEdit *m_name = nullptr;
    QComboBox *m_kind = nullptr;
    QLineEdit *m_phala = nullptr;
    QLineEdit *m_cluster = nullptr;
    QLineEdit *m_pccs = nullptr;
    QPlainTextEdit *m_preview = nullptr;
    PlainLabel *m_path = nullptr;
    PlainLabel *m_formReason = nullptr;
    Note *m_formProblem = nullptr;
    QPushButton *m_create = nullptr;

    QByteArray m_imported;
    Note *m_importResult = nullptr;
    QPlainTextEdit *m_importText = nullptr;
    QPushButton *m_import = nullptr;
};

} // namespace pilothouse::ui
