// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/profile_edit.h"
#include "services/core/clock.h"
#include "services/credentials/key_trial.h"
#include "ui/settings/environment_subpage.h"

#include <memory>

class QButtonGroup;
class QPushButton;
class QScrollArea;
class QStackedWidget;

namespace pilothouse::ui {

class Note;
class PlainLabel;
class ProfileFormView;
class Splitter;
class YamlEdit;

/// One environment being edited: as a form or as text, the same file either way; beside it what is wrong and what saving would
/// change. Nothing that was typed is lost by an error, by another program that writes the same file, or by going elsewhere.
class ProfileEditor final : public EnvironmentSubpage
{
    Q_OBJECT
public:
    enum class View { Form, Text };
    /// `keys`: tests typed keys for the profile as it is edited; null: that is not offered.
    explicit ProfileEditor(models::ProfileEdit *edit, std::shared_ptr<credentials::KeyTrial> keys = nullptr,
                           std::shared_ptr<const Clock> clock = nullptr, QWidget *parent = nullptr);

    /// After the edit was given another file.
    void begin(View view);
    void showView(View view);
    void setNarrow(bool narrow);

signals:
    /// The file was written. `diff`: the lines that were changed.
    void saved(const QString &name, int changedLines);

private:
    QWidget *makeSide();
    void follow();
    void showProblem();
    void showChanges();
    void save();

    models::ProfileEdit *m_edit;
    QButtonGroup *m_views;
    QStackedWidget *m_stack;
    ProfileFormView *m_form;
    YamlEdit *m_text;
    Splitter *m_split;
    Note *m_problem;
    QPushButton *m_goTo;
    Note *m_conflict;
    QPushButton *m_keepMine;
    QPushButton *m_takeTheirs;
    PlainLabel *m_changesTitle;
    QScrollArea *m_changes;
    QPushButton *m_undo;
    QPushButton *m_save;
    std::optional<Error> m_saveError;
    std::vector<models::DiffLine> m_shownChanges;
};

} // namespace pilothouse::ui
