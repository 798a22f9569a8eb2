// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/keys_view.h"

#include "models/cell_role.h"
#include "models/list_table_model.h"
#include "models/spoken.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/table_view.h"

#include <QHBoxLayout>
#include <QKeySequenceEdit>
#include <QLineEdit>
#include <QVBoxLayout>

namespace pilothouse::ui {

using models::Mark;
using models::Shortcut;
using models::StateText;

namespace {

QString shown(const QString &portable)
{
    return portable.isEmpty() ? QStringLiteral("–") : QKeySequence(portable, QKeySequence::PortableText).toString(QKeySequence::NativeText);
}

} // namespace

KeysView::KeysView(std::shared_ptr<models::DeskSettings> desk, Source source, QWidget *parent)
    : QWidget(parent)
    , m_desk(std::move(desk))
    , m_source(std::move(source))
    , m_model(new models::ListTableModel({{QStringLiteral("command"), tr("Command")},
                                          {QStringLiteral("keys"), tr("Keys")},
                                          {QStringLiteral("usual"), tr("Usual keys")},
                                          {QStringLiteral("note"), tr("Note")}},
                                         this))
    , m_table(new TableView)
{
    const auto m = Metrics::current();
    m_table->setModel(m_model);
    m_table->setAccessibleName(tr("Keys of the window"));
    m_table->setColumnWidths({280, 160, 160, 0});
    auto *foot = new Panel(Ground::Header);
    foot->setEdges(Qt::TopEdge);
    auto *row = new QHBoxLayout(foot);
    row->setContentsMargins(m.margin(), m.u(2) + 1, m.margin(), m.u(2));
    row->setSpacing(m.u(2));
    m_name = new PlainLabel(QString(), Type::Body, Ink::Text, foot);
    m_name->setType(Type::Body, Weight::Medium);
    m_edit = new QKeySequenceEdit(foot);
    m_edit->setObjectName(QStringLiteral("keySequence"));
    m_edit->setAccessibleName(tr("New keys: press them"));
    m_edit->setMaximumWidth(m.px(180));
    if (auto *line = m_edit->findChild<QLineEdit *>()) {
        line->setAccessibleName(m_edit->accessibleName());
        line->setPlaceholderText(tr("Press the new keys"));
    }
    m_reason = new PlainLabel(QString(), Type::Small, Ink::Muted, foot);
    m_use = makeButton(tr("Use them"), ButtonRole::Primary, IconName::None, foot);
    m_use->setObjectName(QStringLiteral("useKeys"));
    m_none = makeButton(tr("No keys"), ButtonRole::Default, IconName::None, foot);
    m_usual = makeButton(tr("Usual keys"), ButtonRole::Default, IconName::None, foot);
    row->addWidget(m_name);
    row->addWidget(m_edit);
    row->addWidget(m_use);
    row->addWidget(m_none);
    row->addWidget(m_usual);
    row->addWidget(m_reason, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_table, 1);
    column->addWidget(foot);

    const auto chosen = [this] { return m_table->currentIndex().data(models::CellRole::Key).toString(); };
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &KeysView::showChosen);
    connect(m_edit, &QKeySequenceEdit::keySequenceChanged, this, &KeysView::judge);
    connect(m_use, &QPushButton::clicked, this, [this, chosen] { change(chosen(), m_edit->keySequence().toString(QKeySequence::PortableText)); });
    connect(m_none, &QPushButton::clicked, this, [this, chosen] { change(chosen(), QString()); });
    connect(m_usual, &QPushButton::clicked, this, [this, chosen] {
        for (const Shortcut &shortcut : m_shortcuts)
            if (shortcut.id == chosen())
                change(shortcut.id, shortcut.usual);
    });
    connect(m_desk.get(), &models::DeskSettings::changed, this, &KeysView::follow);
    follow();
}

void KeysView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    follow();
}

void KeysView::setFilterText(const QString &text)
{
    m_filter = text.trimmed();
    follow();
}

void KeysView::follow()
{
    m_shortcuts = m_source.shortcuts ? m_source.shortcuts() : std::vector<Shortcut>();
    m_taken = m_source.taken ? m_source.taken() : std::vector<models::TakenKeys>();
    std::vector<models::ListRow> rows;
    for (const Shortcut &shortcut : m_shortcuts) {
        const QString keys = models::keysInForce(shortcut, m_desk->choices().keys);
        const bool changed = keys != shortcut.usual;
        models::ListRow row;
        row.key = shortcut.id;
        row.cells.resize(4);
        row.cells[0].text = shortcut.name;
        row.cells[1].text = shown(keys);
        row.cells[1].strong = changed;
        row.cells[2].text = shown(shortcut.usual);
        row.cells[2].muted = true;
        row.cells[3].text = shortcut.fixed ? tr("the same on every desk") : changed ? tr("changed here") : QString();
        row.cells[3].muted = true;
        if (m_filter.isEmpty() || row.cells[0].text.contains(m_filter, Qt::CaseInsensitive)
            || row.cells[1].text.contains(m_filter, Qt::CaseInsensitive))
            rows.push_back(std::move(row));
    }
    m_model->setRows(std::move(rows));
    if (!m_table->currentIndex().isValid() && m_model->rowCount() > 0)
        m_table->setCurrentIndex(m_model->index(0, 0));
    showChosen();
}

void KeysView::showChosen()
{
    const models::ListRow *row = m_model->row(m_table->currentIndex().row());
    m_name->setText(row ? row->cells[0].text : tr("No command chosen"));
    m_edit->clear();
    judge();
}

void KeysView::judge()
{
    const QString id = m_table->currentIndex().data(models::CellRole::Key).toString();
    const QString keys = m_edit->keySequence().toString(QKeySequence::PortableText);
    const auto mine = std::find_if(m_shortcuts.begin(), m_shortcuts.end(), [&id](const Shortcut &shortcut) { return shortcut.id == id; });
    const bool fixed = mine != m_shortcuts.end() && mine->fixed;
    const QString inForce = mine == m_shortcuts.end() ? QString() : models::keysInForce(*mine, m_desk->choices().keys);
    QString reason;
    if (id.isEmpty())
        reason = tr("Choose a command first.");
    else if (fixed)
        reason = tr("This key is the same on every desk.");
    else if (!keys.isEmpty())
        reason = models::shortcutConflict(m_shortcuts, m_taken, m_desk->choices().keys, id, keys);
    m_reason->setText(!reason.isEmpty() ? reason : keys.isEmpty() ? tr("Press the keys it should have.") : tr("Free."));
    m_reason->setInk(!reason.isEmpty() && !keys.isEmpty() ? Ink::Fail : Ink::Muted);
    const auto allow = [this](QPushButton *button, bool allowed) {
        button->setEnabled(allowed);
        button->setAccessibleDescription(allowed ? QString() : m_reason->text());
    };
    m_edit->setEnabled(!fixed && !id.isEmpty());
    allow(m_use, reason.isEmpty() && !keys.isEmpty());
    allow(m_none, !fixed && !inForce.isEmpty());
    allow(m_usual, !fixed && mine != m_shortcuts.end() && inForce != mine->usual);
}

QString KeysView::change(const QString &id, const QString &keys)
{
    const QString conflict = models::shortcutConflict(m_shortcuts, m_taken, m_desk->choices().keys, id, keys);
    if (!conflict.isEmpty()) {
        emit notify({StateText::of(Mark::Warn, tr("Keys not changed")), conflict});
        return conflict;
    }
    models::DeskChoices choices = m_desk->choices();
    choices.keys = models::withShortcut(m_shortcuts, choices.keys, id, keys);
    const Status kept = m_desk->set(choices);
    if (!kept)
        emit notify({StateText::of(Mark::Warn, tr("In force, but not remembered")), models::spokenLine(kept.error(), Attempt::Change)});
    return {};
}

} // namespace pilothouse::ui
