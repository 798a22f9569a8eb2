// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cvm_table_model.h"
#include "services/cluster/cluster_workflow.h"
#include "ui/widgets/pane_page.h"

#include <QTimer>

#include <array>
#include <functional>
#include <memory>
#include <vector>

class QPlainTextEdit;
class QPushButton;

namespace pilothouse {
struct EnvironmentServices;
}

namespace pilothouse::ui {

class ActionButton;
class Chip;
class ChipRow;
class CvmPanel;
class DetailPanel;
class EmptyState;
class FilterField;
class MasterDetail;
class Note;
class TableFoot;
class TableView;

/// The CVMs of one environment: live table, filter, details, start, stop and restart by plan.
class ClusterPage final : public PanePage
{
    Q_OBJECT
public:
    explicit ClusterPage(const EnvironmentServices &services, QWidget *parent = nullptr);
    ~ClusterPage() override;

    void activated() override;
    void deactivated() override;
    void refreshNow() override;
    bool showObject(const QString &key) override;
    QList<KeyHelp> keys() const override;
    QJsonObject saveLayout() const override;
    void restoreLayout(const QJsonObject &layout) override;
    void setNarrow(bool narrow) override;

    models::CvmTableModel *model() const { return m_model; }

    /// Asks where to write an export: (page, suggested name) → path, empty = not at all. Replaced in tests.
    using PathAsker = std::function<QString(QWidget *, const QString &)>;
    void setPathAsker(PathAsker asker) { m_askPath = std::move(asker); }

private:
    /// A verb of the panel's foot.
    struct Verb
    {
        domain::PowerAction power;
        QAction *action;
    };

    void buildActions();
    QWidget *buildToolbar();
    QWidget *buildTable();
    void connectAll();

    void takeSnapshot();
    void showRows();
    void showHeader();
    void showChips();
    void showFoot();
    void showEmpty();
    void showFailure();
    void showSelection();
    void showVerbs();
    void filterByState(const QString &word);
    void onTick();
    void applyFreshness();

    std::vector<domain::CvmId> selectedIds() const;
    void offer(domain::PowerAction action, const std::vector<domain::CvmId> &ids);
    void run(domain::PowerAction action, std::vector<domain::CvmId> ids, const QString &typedPhrase);
    void finishRun(domain::PowerAction action, const Result<std::vector<cluster::PowerResult>> &results);
    void copyCommands();
    void showMore();
    void compareSelected();
    void exportRows();
    bool isStale() const;
    bool isReadOnly() const;
    QString cloudName() const;

    std::shared_ptr<cluster::ClusterWorkflow> m_workflow;
    std::shared_ptr<domain::WriteAccess> m_access;
    std::shared_ptr<const Clock> m_clock;
    QString m_environment;
    PathAsker m_askPath;

    models::CvmTableModel *m_model;
    Note *m_failure = nullptr;
    QPushButton *m_rawButton = nullptr;
    QPlainTextEdit *m_raw = nullptr;
    FilterField *m_filter = nullptr;
    ChipRow *m_chipRow = nullptr;
    Chip *m_allChip = nullptr;
    struct StateChip
    {
        domain::RunState state;
        Chip *chip;
    };
    std::vector<StateChip> m_chips;
    TableView *m_table = nullptr;
    EmptyState *m_empty = nullptr;
    TableFoot *m_foot = nullptr;
    DetailPanel *m_detail = nullptr;
    CvmPanel *m_panel = nullptr;
    MasterDetail *m_split = nullptr;

    std::vector<Verb> m_verbs;
    QAction *m_exportAction = nullptr;
    QAction *m_columnsAction = nullptr;
    QAction *m_commandAction = nullptr;
    QAction *m_compareAction = nullptr;
    QAction *m_moreAction = nullptr;
    std::vector<ActionButton *> m_toolButtons;

    QTimer m_tick;
    QTimer m_filterDelay;
    std::shared_ptr<const domain::CvmList> m_shownList; ///< what the table shows or is about to
    domain::PowerAction m_lastAction = domain::PowerAction::Restart;
    bool m_detailWanted = true;   ///< false once the operator closed it
    bool m_askedByHand = false;   ///< a failure of this read is shown at once
    QString m_awaited;            ///< key to select when it arrives
};

} // namespace pilothouse::ui
