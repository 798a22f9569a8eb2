// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cvm_detail.h"
#include "ui/cluster/cvm_panel.h"

#include <QObject>

#include <optional>

namespace pilothouse {
struct EnvironmentServices;
}

namespace pilothouse::ui {

class BootView;
class ChargedCost;
class ClusterTable;
class CvmHistory;
class DetailPanel;

/// The details beside the table: those of the one machine that is selected, or what several have in common.
class CvmSide final : public QObject
{
    Q_OBJECT
public:
    /// `cloud`: the source's name as shown.
    CvmSide(const EnvironmentServices &services, const QString &cloud, QObject *parent);

    DetailPanel *detail() const { return m_detail; }
    CvmPanel *panel() const { return m_panel; }

    /// `isStale`: the rows are older than their limit.
    void show(const ClusterTable &table, bool isStale);
    /// Only what a clock moves.
    void tick(const ClusterTable &table, bool isStale);

signals:
    /// The machine that was followed is where it was to go: the list has something to tell.
    void bootEnded();

private:
    std::optional<models::CvmDetail> detailOfOne(const ClusterTable &table, bool isStale) const;

    QString m_cloud;
    DetailPanel *m_detail;
    BootView *m_boot;
    CvmPanel *m_panel;
    ChargedCost *m_charged = nullptr; ///< null: the cloud does not tell
    CvmHistory *m_history = nullptr;  ///< null: nobody looks
};

} // namespace pilothouse::ui
