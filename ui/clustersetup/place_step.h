// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/clustersetup/setup_step.h"

class QCheckBox;

namespace pilothouse::models {
class ListTableModel;
}

namespace pilothouse::ui {

class Note;
class TableView;

/// The node that the registry is made on. One that is there already stays where it is.
class PlaceStep final : public SetupStep
{
    Q_OBJECT
public:
    explicit PlaceStep(std::shared_ptr<SetupContext> context, QWidget *parent = nullptr);

    void enter() override;
    void follow() override;
    TableView *table() const { return m_table; }

private:
    void choose();
    void take(const QString &node);
    void showNearest();

    Note *m_there;
    Card *m_card;
    models::ListTableModel *m_model;
    TableView *m_table;
    QCheckBox *m_roomiest;
    QWidget *m_nearestRow;
    PlainLabel *m_nearest;
    QPushButton *m_takeNearest;
    QString m_nearestNode;
    bool m_following = false;
};

} // namespace pilothouse::ui
