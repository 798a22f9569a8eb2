// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/clustersetup/setup_step.h"

class QCheckBox;
class QRadioButton;

namespace pilothouse::models {
class ListTableModel;
}

namespace pilothouse::ui {

class Note;
class TableView;

/// What kind of setup it is, the setups that were begun here, and answers from files.
class StartStep final : public SetupStep
{
    Q_OBJECT
public:
    explicit StartStep(std::shared_ptr<SetupContext> context, QWidget *parent = nullptr);

    void enter() override;
    void follow() override;
    /// Takes over what a file answers, and says what of it could not be.
    void importFile(const QString &path);

private:
    void resume();
    void showSaved();
    QWidget *buildEnvironment();

    QRadioButton *m_new;
    QRadioButton *m_adopt;
    QCheckBox *m_dry;
    Note *m_stopped;
    Card *m_savedCard;
    models::ListTableModel *m_saved;
    TableView *m_table;
    QPushButton *m_resume;
    Card *m_importCard;
    PlainLabel *m_imported;
    FindingList *m_importFindings;
};

} // namespace pilothouse::ui
