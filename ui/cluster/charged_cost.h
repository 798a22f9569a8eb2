// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/cluster/usage_port.h"
#include "services/core/clock.h"
#include "services/domain/cvm.h"

#include <QHash>
#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>

namespace pilothouse::ui {

/// What the cloud charged for the selected machine: asked for once its operator stays on it, and kept for a while.
class ChargedCost final : public QObject
{
    Q_OBJECT
public:
    /// `port`: null tells nothing ever.
    ChargedCost(std::shared_ptr<cluster::UsagePort> port, std::shared_ptr<const Clock> clock, QObject *parent);

    /// The same machine again asks for nothing that is known.
    void setMachine(const std::optional<domain::Cvm> &machine);

signals:
    /// Of the machine that is set; empty: nothing is known, or it is being asked for.
    void changed(const QString &text);

private:
    struct Known
    {
        Result<cluster::AppUsage> usage;
        MonotonicTime at;
    };
    void ask();
    QCoro::Task<Done> read(QString appId);
    void tell();

    std::shared_ptr<cluster::UsagePort> m_port;
    std::shared_ptr<const Clock> m_clock;
    QString m_appId;
    QString m_instanceId;
    QString m_asking;                               ///< an app, while its answer is under way
    QHash<QString, std::shared_ptr<Known>> m_known; ///< by app
    QTimer m_settle;                                ///< who runs through the list asks for nothing
};

} // namespace pilothouse::ui
