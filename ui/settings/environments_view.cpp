// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/environments_view.h"

#include "models/cell_role.h"
#include "models/environment_list.h"
#include "models/format.h"
#include "models/profile_draft.h"
#include "models/profile_edit.h"
#include "models/spoken.h"
#include "services/audit/audit_log.h"
#include "services/core/plain_text.h"
#include "ui/settings/environment_about.h"
#include "ui/settings/remote_check_panel.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/detail_panel.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/splitter.h"
#include "ui/widgets/table_view.h"

#include <QAction>
#include <QClipboard>
#include <QDir>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace pilothouse::ui {

using domain::ActionState;
using models::Mark;
using models::StateText;

namespace {

constexpr int kDetailWidth = 416;

} // namespace

EnvironmentsView::EnvironmentsView(Parts parts, models::ProfileEdit *edit, QWidget *parent)
    : QWidget(parent)
    , m_parts(std::move(parts))
    , m_edit(edit)
    , m_askPath(askProfilePath)
    , m_model(new models::ListTableModel(models::environmentColumns(), this))
    , m_table(new TableView)
    , m_empty(new EmptyState)
    , m_foot(new TableFoot)
    , m_detail(new DetailPanel)
    , m_about(new EnvironmentAbout)
    , m_checks(new RemoteCheckPanel(m_parts.checker))
{
    buildActions();
    m_table->setModel(m_model);
    m_table->setAccessibleName(tr("Environments of this desk"));
    m_table->setColumnWidths({112, 200, 96, 0});
    m_table->setFittingColumns({0, 2});
    m_table->setCellKind(0, CellKind::State);
    m_table->setCellKind(1, CellKind::Text, Qt::ElideMiddle);
    m_table->setYieldingColumns({2});
    m_table->setEmptyWidget(m_empty);
    auto *list = new QWidget;
    auto *column = new QVBoxLayout(list);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_table, 1);
    column->addWidget(m_foot);
    buildDetail();
    m_split = new MasterDetail(list, m_detail, kDetailWidth, this);
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->addWidget(m_split);

    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &EnvironmentsView::showChosen);
    connect(m_table, &QAbstractItemView::activated, m_editAction, &QAction::trigger);
    connect(m_detail, &DetailPanel::closeRequested, this, [this] { m_split->setDetailShown(false); });
    connect(m_edit, &models::ProfileEdit::changed, this, &EnvironmentsView::showRows);
    // Other programs write these files, too: an editor, a deployment, the command line.
    m_settle.setSingleShot(true);
    m_settle.setInterval(150);
    connect(&m_settle, &QTimer::timeout, this, [this] {
        load();
        m_edit->lookAtFile();
    });
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, &m_settle, qOverload<>(&QTimer::start));
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, &m_settle, qOverload<>(&QTimer::start));
    load();
    m_split->setDetailShown(true);
}

void EnvironmentsView::buildActions()
{
    m_add = makeAction(this, IconName::Add, tr("Add an environment…"));
    m_import = makeAction(this, IconName::Import, tr("Import…"));
    m_importCluster = makeAction(this, IconName::Import, tr("Import from an orchestrator…"));
    m_open = makeAction(this, IconName::Plug, tr("Open"));
    m_editAction = makeAction(this, IconName::Edit, tr("Edit"));
    m_check = makeAction(this, IconName::Verify, tr("Check"));
    m_check->setShortcut(QKeySequence(QStringLiteral("Ctrl+T")));
    m_duplicate = makeAction(this, IconName::Copy, tr("Duplicate"));
    m_export = makeAction(this, IconName::Export, tr("Export…"));
    m_remove = opensPlan(makeAction(this, IconName::Trash, tr("Remove…")));
    m_copy = makeAction(this, IconName::Terminal, tr("Copy as command"));
    m_copy->setShortcut(QKeySequence(QStringLiteral("Ctrl+Shift+C")));
    connect(m_copy, &QAction::triggered, this, [this] {
        QGuiApplication::clipboard()->setText(QStringLiteral("pilothousectl profile check ") + shellQuoted(chosen()));
        emit notify({StateText::of(Mark::Pass, tr("Copied as command")), tr("The check of %1").arg(chosen())});
    });
    connect(m_add, &QAction::triggered, this, &EnvironmentsView::startNew);
    connect(m_import, &QAction::triggered, this, [this] { m_askPath(this, QString(), [this](const QString &path) { importFile(path); }); });
    connect(m_importCluster, &QAction::triggered, this, [this] {
        if (goOnWithUnsaved(QString()))
            return;
        m_askPath(this, QString(), [this](const QString &path) {
            const profiles::ProfileEntry *entry = entryOf(chosen());
            if (entry && entry->profile)
                emit clusterImportRequested(path, *entry->profile);
        });
    });
    connect(m_open, &QAction::triggered, this, [this] {
        // Another window takes the place of this one, and its edit with it.
        const QString name = chosen();
        if (!goOnWithUnsaved(QString()))
            emit openRequested(name);
    });
    connect(m_editAction, &QAction::triggered, this, &EnvironmentsView::edit);
    connect(m_check, &QAction::triggered, this, &EnvironmentsView::check);
    connect(m_duplicate, &QAction::triggered, this, &EnvironmentsView::duplicate);
    connect(m_export, &QAction::triggered, this,
            [this] { m_askPath(this, chosen() + QStringLiteral(".yaml"), [this](const QString &path) { exportTo(path); }); });
    connect(m_remove, &QAction::triggered, this, &EnvironmentsView::remove);
}

QList<QAction *> EnvironmentsView::actions() const
{
    return {m_add, m_import, m_importCluster, m_open, m_editAction, m_check, m_duplicate, m_export, m_remove, m_copy};
}

void EnvironmentsView::buildDetail()
{
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Metrics::current().u(3));
    column->addWidget(m_about);
    column->addWidget(m_checks);
    column->addStretch(1);
    connect(m_checks, &RemoteCheckPanel::finished, this, &EnvironmentsView::showChosen);
    m_detail->addTab(tr("Environment"), content);
    for (QAction *verb : {m_editAction, m_check, m_open})
        m_detail->addVerb(verb);
    for (QAction *tool : {m_copy, m_importCluster, m_duplicate, m_export, m_remove})
        m_detail->addTool(tool);
}

void EnvironmentsView::load()
{
    m_entries = profiles::listProfiles(m_parts.folders);
    QStringList watched = m_watcher.files() + m_watcher.directories();
    if (!watched.isEmpty())
        m_watcher.removePaths(watched);
    watched.clear();
    if (QDir(m_parts.folders.profiles).exists())
        watched << m_parts.folders.profiles;
    for (const profiles::ProfileEntry &entry : m_entries)
        watched << entry.path;
    if (!watched.isEmpty())
        m_watcher.addPaths(watched);
    showRows();
}

void EnvironmentsView::setFilterText(const QString &text)
{
    m_filter = text;
    showRows();
}

void EnvironmentsView::showRows()
{
    const QString before = chosen();
    const bool unsaved = m_edit->isUnsaved() && !m_edit->isNew();
    std::vector<models::ListRow> rows = models::environmentRows(m_entries, m_parts.open, unsaved ? m_edit->name() : QString());
    const int all = int(rows.size());
    std::erase_if(rows, [this](const models::ListRow &row) {
        return std::none_of(row.cells.begin(), row.cells.end(),
                            [this](const models::ListCell &cell) { return cell.text.contains(m_filter.trimmed(), Qt::CaseInsensitive); });
    });
    m_model->setRows(std::move(rows));
    if (all == 0)
        m_empty->describe(EmptyState::Kind::NoRows, tr("No environment yet"),
                          tr("Add one: a name, a kind and the addresses. You see the file before it is written."));
    else
        m_empty->describe(EmptyState::Kind::FilteredOut, tr("No environment matches the filter"), tr("It is looked for in every column."));
    const QString wanted = m_model->rowOf(before) >= 0 ? before : m_model->rowOf(m_parts.open) >= 0 ? m_parts.open : QString();
    if (wanted.isEmpty() && m_model->rowCount() > 0 && !m_table->currentIndex().isValid())
        m_table->setCurrentIndex(m_model->index(0, 1));
    else if (!wanted.isEmpty() && chosen() != wanted)
        m_table->setCurrentIndex(m_model->index(m_model->rowOf(wanted), 1));
    m_foot->setLeft(models::counted(m_model->rowCount(), tr("1 environment"), tr("%1 environments")));
    m_foot->setMiddle(visibleText(m_parts.folders.profiles, 200));
    const int broken = int(std::count_if(m_entries.begin(), m_entries.end(), [](const profiles::ProfileEntry &entry) { return !entry.profile; }));
    emit counted(int(m_entries.size()), broken);
    showChosen();
}

const profiles::ProfileEntry *EnvironmentsView::entryOf(const QString &name) const
{
    for (const profiles::ProfileEntry &entry : m_entries)
        if (entry.name == name)
            return &entry;
    return nullptr;
}

QString EnvironmentsView::chosen() const
{
    return m_table->currentIndex().data(models::CellRole::Key).toString();
}

bool EnvironmentsView::choose(const QString &name)
{
    const int row = m_model->rowOf(name);
    if (row < 0)
        return false;
    m_table->setCurrentIndex(m_model->index(row, 1));
    m_split->setDetailShown(true);
    return true;
}

void EnvironmentsView::setNarrow(bool narrow)
{
    m_table->setCompact(narrow);
    m_split->setNarrow(narrow);
    m_split->setDetailShown(!narrow);
}

void EnvironmentsView::showChosen()
{
    const profiles::ProfileEntry *entry = entryOf(chosen());
    const bool sound = entry && entry->profile;
    for (QAction *action : {m_importCluster, m_open, m_editAction, m_check, m_duplicate, m_export, m_remove, m_copy})
        action->setVisible(entry != nullptr);
    if (!entry) {
        m_detail->setTitle(tr("No environment chosen"));
        m_detail->setSubtitle(QString());
        m_detail->setReason(QString());
        m_about->show(nullptr);
        m_checks->showFor(QString(), false);
        return;
    }
    const ActionState needsSound = sound ? ActionState::yes() : ActionState::no(tr("Its file has to be mended first"));
    m_open->setText(entry->name == m_parts.open ? tr("Open again") : tr("Open"));
    applyState(m_open, needsSound);
    applyState(m_check, m_checks->isChecking()  ? ActionState::no(tr("A check is running"))
                        : !m_checks->canCheck() ? ActionState::no(tr("Nothing can ask its remotes here"))
                                                : needsSound);
    applyState(m_export, needsSound);
    applyState(m_importCluster, !sound                        ? needsSound
                                : entry->name != m_parts.open ? ActionState::no(tr("Open it first: what is imported is recorded there"))
                                : m_parts.audit == nullptr    ? ActionState::no(tr("Its record cannot be written"))
                                                              : ActionState::yes());
    applyState(m_remove, entry->name == m_parts.open ? ActionState::no(tr("It is open in this window")) : ActionState::yes());
    m_detail->setReason(!sound                        ? tr("Its file has to be mended first: edit it.")
                        : entry->name == m_parts.open ? tr("It is open in this window: it cannot be removed.")
                                                      : QString());

    m_detail->setTitle(visibleText(entry->name, 80), m_model->row(m_table->currentIndex().row())->cells[0].state);
    m_detail->setSubtitle(sound ? visibleText(models::profileSummary(*entry->profile), 200) : tr("cannot be used"));
    m_about->show(entry);
    m_checks->showFor(entry->name, sound);
}

/// Nothing that was typed makes room for another file in silence: true when the unsaved edit is shown instead.
bool EnvironmentsView::goOnWithUnsaved(const QString &wanted)
{
    if (!m_edit->isUnsaved())
        return false;
    const bool isWanted = !m_edit->isNew() && m_edit->name() == wanted;
    if (!isWanted)
        emit notify(
            {StateText::of(Mark::Warn, m_edit->isNew() ? tr("A new environment is not created yet") : tr("%1 is not saved yet").arg(m_edit->name())),
             tr("Save it or drop it first: nothing was lost.")});
    emit editRequested();
    return true;
}

void EnvironmentsView::startNew()
{
    if (goOnWithUnsaved(QString()))
        return;
    models::ProfileDraft draft;
    draft.name = models::freeName(m_entries, QStringLiteral("new"));
    draft.name = entryOf(QStringLiteral("staging")) ? draft.name : QStringLiteral("staging");
    m_edit->startNew(draft.toYaml());
    emit editRequested();
}

void EnvironmentsView::edit()
{
    const QString name = chosen();
    if (name.isEmpty())
        return;
    if (goOnWithUnsaved(name))
        return;
    const Status opened = m_edit->open(name);
    if (!opened) {
        emit notify({StateText::of(Mark::Fail, tr("Not opened")), models::spokenLine(opened.error())});
        return;
    }
    emit editRequested();
}

void EnvironmentsView::duplicate()
{
    if (goOnWithUnsaved(QString()))
        return;
    const profiles::ProfileEntry *entry = entryOf(chosen());
    const auto bytes = entry ? duplicateOf(*entry, m_entries) : Result<QByteArray>(Error());
    if (!bytes) {
        emit notify({StateText::of(Mark::Fail, tr("Not duplicated")), models::spokenLine(bytes.error())});
        return;
    }
    m_edit->startNew(*bytes);
    emit editRequested();
}

void EnvironmentsView::importFile(const QString &path)
{
    if (goOnWithUnsaved(QString()))
        return;
    const auto bytes = readForeignProfile(path);
    if (!bytes) {
        emit notify({StateText::of(Mark::Fail, tr("Not imported")), models::spokenLine(bytes.error(), Attempt::Change)});
        return;
    }
    m_edit->startNew(*bytes);
    emit editRequested();
}

void EnvironmentsView::exportTo(const QString &path)
{
    const profiles::ProfileEntry *entry = entryOf(chosen());
    if (!entry || !entry->profile)
        return;
    const Status written = exportProfile(*entry, path);
    if (written)
        emit notify({StateText::of(Mark::Pass, tr("%1 is exported, without its keys").arg(entry->name)), path});
    else
        emit notify({StateText::of(Mark::Fail, tr("Not exported")), models::spokenLine(written.error(), Attempt::Change)});
}

void EnvironmentsView::remove()
{
    const profiles::ProfileEntry *entry = entryOf(chosen());
    if (!entry)
        return;
    PlanOffer offer;
    offer.dangerous = true;
    offer.make = [folders = m_parts.folders, entry = *entry, open = m_parts.open, clock = m_parts.clock] {
        return models::removeEnvironmentPlan(folders, entry, open, *clock);
    };
    offer.run = [this, name = entry->name](const QString &) {
        const auto moved = profiles::setProfileAside(m_parts.folders, name, m_parts.clock->utcNow());
        if (moved)
            emit notify({StateText::of(Mark::Pass, tr("%1 is removed from this desk").arg(name)), tr("Its file is now %1").arg(*moved)});
        else
            emit notify({StateText::of(Mark::Fail, tr("%1 was not removed").arg(name)), models::spokenLine(moved.error(), Attempt::Change)});
        load();
    };
    emit planOffered(offer);
}

void EnvironmentsView::check()
{
    const profiles::ProfileEntry *entry = entryOf(chosen());
    if (!entry || !entry->profile)
        return;
    m_checks->check(*entry->profile);
    showChosen();
}

bool EnvironmentsView::isChecking() const
{
    return m_checks->isChecking();
}

void EnvironmentsView::recordChange(const QString &name, int lines)
{
    load();
    choose(name);
    if (name != m_parts.open) {
        emit notify({StateText::of(Mark::Pass, tr("%1 is saved").arg(name)), models::counted(lines, tr("1 line changed"), tr("%1 lines changed"))});
        return;
    }
    emit notify({StateText::of(Mark::Warn, tr("%1 is saved, and open as it was before").arg(name)), tr("Open it again to use what was changed.")});
    if (!m_parts.audit)
        return;
    audit::Record record;
    record.action = QStringLiteral("profile.change");
    record.target = name + QStringLiteral(".yaml");
    record.what
        = lines == 1 ? QStringLiteral("1 line of the profile was changed") : QStringLiteral("%1 lines of the profile were changed").arg(lines);
    record.outcome = audit::Outcome::Done;
    QCoro::connect(m_parts.audit->append(record), this, [this](const Result<audit::Entry> &entry) {
        if (!entry)
            emit notify({StateText::of(Mark::Warn, tr("Saved, but not recorded")), models::spokenLine(entry.error(), Attempt::Change)});
    });
}

} // namespace pilothouse::ui
