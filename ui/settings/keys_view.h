// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/desk_settings.h"
#include "models/shortcut_rules.h"
#include "ui/widgets/pane_page.h"

#include <functional>
#include <memory>

class QKeySequenceEdit;
class QPushButton;

namespace pilothouse::models {
class ListTableModel;
}

namespace pilothouse::ui {

class PlainLabel;
class TableView;

/// The keys of the window's commands. One can be changed; keys that are taken are refused with who has them.
class KeysView final : public QWidget
{
    Q_OBJECT
public:
    /// What the window can do and which keys its pages use; asked each time the view is shown.
    struct Source
    {
        std::function<std::vector<models::Shortcut>()> shortcuts;
        std::function<std::vector<models::TakenKeys>()> taken;
    };
    KeysView(std::shared_ptr<models::DeskSettings> desk, Source source, QWidget *parent = nullptr);

    void setFilterText(const QString &text);
    /// Gives a command these keys (portable text, empty for none); says why not otherwise.
    QString change(const QString &id, const QString &keys);
    TableView *table() const { return m_table; }

signals:
    void notify(const pilothouse::ui::Notice &notice);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void follow();
    void showChosen();
    void judge();

    std::shared_ptr<models::DeskSettings> m_desk;
    Source m_source;
    std::vector<models::Shortcut> m_shortcuts;
    std::vector<models::TakenKeys> m_taken;
    QString m_filter;
    models::ListTableModel *m_model;
    TableView *m_table;
    PlainLabel *m_name;
    QKeySequenceEdit *m_edit;
    PlainLabel *m_reason;
    QPushButton *m_use;
    QPushButton *m_none;
    QPushButton *m_usual;
};

} // namespace pilothouse::ui
