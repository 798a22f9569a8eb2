// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/settings_page.h"

#include "models/format.h"
#include "models/profile_draft.h"
#include "models/profile_edit.h"
#include "ui/settings/cluster_import_view.h"
#include "ui/settings/desk_view.h"
#include "ui/settings/profile_editor.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/filter_field.h"
#include "ui/widgets/pane_header.h"
#include "ui/widgets/table_view.h"

#include <QAction>
#include <QButtonGroup>
#include <QHBoxLayout>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace pilothouse::ui {

using models::Mark;
using models::StateText;

SettingsPage::SettingsPage(Parts parts, QWidget *parent)
    : PanePage(QStringLiteral("settings"), tr("Settings"), IconName::Settings, parts.environments.clock, parent)
    , m_edit(new models::ProfileEdit(parts.environments.folders, this))
    , m_environments(new EnvironmentsView(parts.environments, m_edit))
    , m_editor(new ProfileEditor(m_edit, parts.keyTrial, parts.environments.clock))
    , m_clusterImport(new ClusterImportView(parts.environments.clock, parts.environments.audit))
    , m_desk(new DeskView(parts.desk, parts.languages, parts.language))
    , m_keys(new KeysView(parts.desk, parts.keys))
    , m_filter(new FilterField(QString()))
    , m_views(new QButtonGroup(this))
    , m_stack(new QStackedWidget)
{
    const auto m = Metrics::current();
    header()->setFreshnessShown(false);
    const QList<QAction *> actions = m_environments->actions();
    for (QAction *action : actions)
        addPageAction(action);
    header()->addAction(actions[0], ButtonRole::Primary);
    header()->addAction(actions[1]);
    setFilterField(m_filter);

    auto *tools = new Toolbar;
    m_tools = tools;
    m_views->setExclusive(true);
    for (const auto &[view, word] :
         {std::pair(View::Environments, tr("Environments")), std::pair(View::Desk, tr("This desk")), std::pair(View::Keys, tr("Shortcuts"))}) {
        auto *chip = new Chip(word);
        chip->setCheckable(true);
        m_views->addButton(chip, int(view));
        tools->addWidget(chip);
    }
    tools->addStretch();
    tools->addWidget(m_filter);

    auto *scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *ground = new Panel(Ground::Window);
    auto *groundColumn = new QVBoxLayout(ground);
    groundColumn->setContentsMargins(m.margin(), m.gap(), m.margin(), m.gap());
    groundColumn->addWidget(m_desk);
    scroll->setWidget(ground);
    m_stack->addWidget(m_environments);
    m_stack->addWidget(scroll);
    m_stack->addWidget(m_keys);
    m_stack->addWidget(m_editor);
    m_stack->addWidget(m_clusterImport);

    auto *body = new QWidget;
    auto *rows = new QVBoxLayout(body);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    rows->addWidget(tools);
    rows->addWidget(m_stack, 1);
    setContent(body);

    connect(m_views, &QButtonGroup::idClicked, this, [this](int id) { showView(View(id)); });
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_environments->setFilterText(text);
        m_keys->setFilterText(text);
    });
    connect(m_environments, &EnvironmentsView::editRequested, this, [this] {
        // A file that cannot be read as it is is mended in its text.
        m_editor->begin(m_edit->problemLine() > 0 && !m_edit->isNew() ? ProfileEditor::View::Text : ProfileEditor::View::Form);
        showView(View::Editor);
    });
    connect(m_environments, &EnvironmentsView::openRequested, this, &SettingsPage::openEnvironmentRequested);
    connect(m_environments, &EnvironmentsView::planOffered, this, &PanePage::planOffered);
    connect(m_environments, &EnvironmentsView::notify, this, &PanePage::notify);
    connect(m_environments, &EnvironmentsView::counted, this, [this](int environments, int broken) {
        QStringList totals{models::counted(environments, tr("1 environment on this desk"), tr("%1 environments on this desk"))};
        if (broken > 0)
            totals << models::counted(broken, tr("1 cannot be used"), tr("%1 cannot be used"));
        header()->setTotals(totals.join(QStringLiteral(" · ")));
        emit needsAttention(broken, broken > 0 ? StateText::of(Mark::Fail, tr("not readable")) : StateText::of(Mark::Pass, QString()));
    });
    connect(m_environments, &EnvironmentsView::clusterImportRequested, this, [this](const QString &path, const domain::Profile &profile) {
        showView(View::ClusterImport);
        m_clusterImport->begin(path, profile);
    });
    connect(m_clusterImport, &ClusterImportView::backRequested, this, [this] { showView(View::Environments); });
    connect(m_clusterImport, &ClusterImportView::planOffered, this, &PanePage::planOffered);
    connect(m_clusterImport, &ClusterImportView::notify, this, &PanePage::notify);
    connect(m_clusterImport, &ClusterImportView::imported, this, [this](const QString &name) {
        m_environments->load();
        m_environments->choose(name);
        m_edit->lookAtFile();
        showView(View::Environments);
    });
    connect(m_editor, &ProfileEditor::backRequested, this, [this] { showView(View::Environments); });
    connect(m_editor, &ProfileEditor::saved, this, [this](const QString &name, int lines) {
        m_environments->recordChange(name, lines);
        showView(View::Environments);
    });
    connect(m_desk, &DeskView::notify, this, &PanePage::notify);
    connect(m_keys, &KeysView::notify, this, &PanePage::notify);
    showView(View::Environments);
    m_environments->load();
}

SettingsPage::~SettingsPage() = default;

void SettingsPage::showView(View view)
{
    m_stack->setCurrentIndex(int(view));
    const bool isChip = view != View::Editor && view != View::ClusterImport; // what is gone into from a row has its own way back
    m_tools->setVisible(isChip);
    if (isChip) {
        for (QAbstractButton *button : m_views->buttons())
            button->setFocusPolicy(m_views->id(button) == int(view) ? Qt::StrongFocus : Qt::ClickFocus); // Tab reaches the chosen one
        m_views->button(int(view))->setChecked(true);
    }
    m_filter->setVisible(view == View::Environments || view == View::Keys);
    m_filter->setTarget(view == View::Keys ? m_keys->table() : m_environments->table());
}

SettingsPage::View SettingsPage::view() const
{
    return View(m_stack->currentIndex());
}

void SettingsPage::activated()
{
    refreshNow();
}

void SettingsPage::refreshNow()
{
    m_environments->load();
    m_edit->lookAtFile();
}

bool SettingsPage::showObject(const QString &key)
{
    if (key == QLatin1String("+")) {
        m_environments->startNew();
        return true;
    }
    if (!m_environments->choose(key))
        return false;
    showView(View::Environments);
    return true;
}

QList<PageObject> SettingsPage::objects() const
{
    QList<PageObject> all;
    const QAbstractItemModel *model = m_environments->table()->model();
    for (int row = 0; row < model->rowCount(); ++row)
        all << PageObject{model->index(row, 1).data().toString(), model->index(row, 1).data().toString(), model->index(row, 2).data().toString()};
    return all;
}

QList<KeyHelp> SettingsPage::keys() const
{
    return {{QStringLiteral("/"), tr("Filter")}, {QStringLiteral("Enter"), tr("Edit the chosen environment")}};
}

QJsonObject SettingsPage::saveLayout() const
{
    return {{QStringLiteral("view"), view() > View::Keys ? int(View::Environments) : int(view())},
            {QStringLiteral("table"), m_environments->table()->saveLayout()}};
}

void SettingsPage::restoreLayout(const QJsonObject &layout)
{
    m_environments->table()->restoreLayout(layout[QStringLiteral("table")].toObject());
    const int wanted = layout[QStringLiteral("view")].toInt(-1);
    // Nobody is taken away from a text that is being written.
    if (view() <= View::Keys && wanted >= int(View::Environments) && wanted <= int(View::Keys))
        showView(View(wanted));
}

QJsonObject SettingsPage::saveDraft() const
{
    // What was not saved is there again after the next start; a text with a secret in it is not written anywhere.
    if (!m_edit->isUnsaved() || !models::refuseSecrets(m_edit->text(), QString()))
        return {};
    return {{QStringLiteral("text"), QString::fromUtf8(m_edit->text())}, {QStringLiteral("name"), m_edit->isNew() ? QString() : m_edit->name()}};
}

void SettingsPage::restoreDraft(const QJsonObject &draft)
{
    const QByteArray text = draft[QStringLiteral("text")].toString().toUtf8();
    if (text.isEmpty() || m_edit->isOpen())
        return;
    const QString name = draft[QStringLiteral("name")].toString();
    if (name.isEmpty() || !m_edit->open(name))
        m_edit->startNew(text);
    else
        m_edit->setText(text);
}

void SettingsPage::setNarrow(bool narrow)
{
    PanePage::setNarrow(narrow);
    m_environments->setNarrow(narrow);
    m_editor->setNarrow(narrow);
    m_keys->table()->setCompact(narrow);
}

} // namespace pilothouse::ui
