// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/list_table_model.h"
#include "services/domain/prover.h"
#include "ui/widgets/pane_page.h"

#include <QWidget>

#include <memory>

class QPushButton;

namespace pilothouse::ui {

class FindingList;
class PlainLabel;
class TableView;

/// The alarms of CloudWatch, those that went off first; one that gets no data is blind, never good.
class AlarmList final : public QWidget
{
    Q_OBJECT
public:
    AlarmList(QString region, QWidget *parent = nullptr);

    void setFleet(std::shared_ptr<const domain::ProverFleet> fleet, const QDateTime &now);
    /// How many went off.
    int alarms() const;

signals:
    /// The service that an alarm is about.
    void serviceWanted(const QString &key);
    void notify(const pilothouse::ui::Notice &notice);

private:
    const domain::CloudAlarm *chosen() const;
    void follow();
    void copyLink();

    QString m_region;
    std::shared_ptr<const domain::ProverFleet> m_fleet;
    models::ListTableModel *m_model;
    FindingList *m_summary;
    TableView *m_table;
    PlainLabel *m_about; ///< the chosen alarm in full
    QPushButton *m_link;
    QPushButton *m_show;
};

} // namespace pilothouse::ui
