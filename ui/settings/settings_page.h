// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/credentials/key_trial.h"
#include "ui/settings/environments_view.h"
#include "ui/settings/keys_view.h"
#include "ui/widgets/pane_page.h"

#include <memory>

class QButtonGroup;
class QStackedWidget;

namespace pilothouse::models {
class DeskSettings;
class ProfileEdit;
} // namespace pilothouse::models

namespace pilothouse::ui {

class ClusterImportView;
class DeskView;
class FilterField;
class ProfileEditor;

/// The environments of this desk, and what is chosen for the desk itself. The only page that is there without an environment.
class SettingsPage final : public PanePage
{
    Q_OBJECT
public:
    struct Parts
    {
        EnvironmentsView::Parts environments;
        std::shared_ptr<models::DeskSettings> desk;
        QStringList languages;
        QString language; ///< chosen at the start of the program; empty: the system's
        KeysView::Source keys;
        std::shared_ptr<credentials::KeyTrial> keyTrial; ///< null: typed keys are not tested in the form
    };
    explicit SettingsPage(Parts parts, QWidget *parent = nullptr);
    ~SettingsPage() override;

    enum class View { Environments, Desk, Keys, Editor, ClusterImport };
    void showView(View view);
    View view() const;
    EnvironmentsView *environments() const { return m_environments; }
    ProfileEditor *editor() const { return m_editor; }
    ClusterImportView *clusterImport() const { return m_clusterImport; }
    models::ProfileEdit *edit() const { return m_edit; }
    KeysView *keysView() const { return m_keys; }

    void activated() override;
    void refreshNow() override;
    /// An environment by its name; "+" begins a new one.
    bool showObject(const QString &key) override;
    QList<PageObject> objects() const override;
    QList<KeyHelp> keys() const override;
    QJsonObject saveLayout() const override;
    void restoreLayout(const QJsonObject &layout) override;
    QJsonObject saveDraft() const override;
    void restoreDraft(const QJsonObject &draft) override;
    void setNarrow(bool narrow) override;

signals:
    void openEnvironmentRequested(const QString &name);

private:
    models::ProfileEdit *m_edit;
    EnvironmentsView *m_environments;
    ProfileEditor *m_editor;
    ClusterImportView *m_clusterImport;
    DeskView *m_desk;
    KeysView *m_keys;
    FilterField *m_filter;
    QButtonGroup *m_views;
    QStackedWidget *m_stack;
    QWidget *m_tools;
};

} // namespace pilothouse::ui
