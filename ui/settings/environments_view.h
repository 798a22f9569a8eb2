// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/environment/remote_check.h"
#include "services/profiles/profile_store.h"
#include "ui/settings/environment_files.h"
#include "ui/widgets/pane_page.h"

#include <QFileSystemWatcher>
#include <QTimer>

#include <memory>
#include <vector>

namespace pilothouse::audit {
class AuditLog;
}
namespace pilothouse::models {
class ListTableModel;
class ProfileEdit;
} // namespace pilothouse::models

namespace pilothouse::ui {

class DetailPanel;
class EmptyState;
class EnvironmentAbout;
class MasterDetail;
class RemoteCheckPanel;
class TableFoot;
class TableView;

/// The environments of this desk: what each sets up, whether its file is sound, and what its remotes answer when asked. Opens,
/// edits, duplicates, exports, imports and removes them.
class EnvironmentsView final : public QWidget
{
    Q_OBJECT
public:
    struct Parts
    {
        profiles::Folders folders;
        std::shared_ptr<const Clock> clock;
        std::shared_ptr<RemoteChecker> checker; ///< null: the check is not offered
        std::shared_ptr<audit::AuditLog> audit; ///< of the open environment; null: without
        QString open;                           ///< the environment of this window; empty: none
    };
    EnvironmentsView(Parts parts, models::ProfileEdit *edit, QWidget *parent = nullptr);

    /// For the page: their keys, and the palette.
    QList<QAction *> actions() const;
    TableView *table() const { return m_table; }
    void load();
    bool choose(const QString &name);
    QString chosen() const;
    void setFilterText(const QString &text);
    void setNarrow(bool narrow);
    void startNew();
    /// Reads a file from elsewhere and opens it as a new environment. One that holds a secret is refused and not shown.
    void importFile(const QString &path);
    void exportTo(const QString &path);
    void check();
    bool isChecking() const;
    /// Records that the file of the open environment was changed here.
    void recordChange(const QString &name, int lines);

    /// Replaced in tests.
    void setPathAsker(ProfilePathAsker asker) { m_askPath = std::move(asker); }

signals:
    /// The edit was given something: show the editor.
    void editRequested();
    /// A cluster's settings are to be taken from an orchestrator's file into this profile.
    void clusterImportRequested(const QString &path, const pilothouse::domain::Profile &profile);
    void openRequested(const QString &name);
    void planOffered(const pilothouse::ui::PlanOffer &offer);
    void notify(const pilothouse::ui::Notice &notice);
    /// How many environments there are, and how many cannot be used.
    void counted(int environments, int broken);

private:
    void buildActions();
    void buildDetail();
    bool goOnWithUnsaved(const QString &wanted);
    void showRows();
    void showChosen();
    void edit();
    void duplicate();
    void remove();
    const profiles::ProfileEntry *entryOf(const QString &name) const;

    Parts m_parts;
    models::ProfileEdit *m_edit;
    ProfilePathAsker m_askPath;
    std::vector<profiles::ProfileEntry> m_entries;
    QString m_filter;
    QFileSystemWatcher m_watcher;
    QTimer m_settle;

    models::ListTableModel *m_model;
    TableView *m_table;
    EmptyState *m_empty;
    TableFoot *m_foot;
    DetailPanel *m_detail;
    MasterDetail *m_split;
    EnvironmentAbout *m_about;
    RemoteCheckPanel *m_checks;
    QAction *m_add;
    QAction *m_import;
    QAction *m_importCluster;
    QAction *m_open;
    QAction *m_editAction;
    QAction *m_check;
    QAction *m_duplicate;
    QAction *m_export;
    QAction *m_remove;
    QAction *m_copy;
};

} // namespace pilothouse::ui
