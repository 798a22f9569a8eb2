// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/overview.h"
#include "services/environment/environment_services.h"

#include <QObject>
#include <QTimer>

#include <memory>

namespace pilothouse::models {

/// Listens to everything one environment reads and keeps the overview of it: for the overview page, the rail and the status bar.
/// Changes that come close together are one change.
class EnvironmentFeed final : public QObject
{
    Q_OBJECT
public:
    explicit EnvironmentFeed(std::shared_ptr<EnvironmentServices> services, QObject *parent = nullptr);

    /// Checks the record once, in the background; later entries are counted as they come.
    void start();

    const Overview &overview() const { return m_overview; }
    StateText audit() const;
    StateText sources() const;
    /// What was recorded after this moment, newest first: "since you last looked".
    const std::vector<audit::Entry> &news() const { return m_news; }
    void setLastLooked(const QDateTime &utc);
    const std::optional<QDateTime> &lastLooked() const { return m_lastLooked; }

    /// The last comparison of this session; the attestation page tells of it.
    void setComparison(std::shared_ptr<const attestation::Comparison> comparison);
    const EnvironmentServices &services() const { return *m_services; }

signals:
    void changed();
    void compared(const pilothouse::attestation::Comparison &comparison);

private:
    void touch();
    void rebuild();
    void verify();
    void countCheckpoints();
    void loadNews();

    std::shared_ptr<EnvironmentServices> m_services;
    Overview m_overview;
    std::optional<audit::Verification> m_verification;
    std::optional<Error> m_auditError;
    std::shared_ptr<const attestation::Comparison> m_comparison;
    std::optional<QDateTime> m_comparedAt;
    std::optional<QDateTime> m_lastLooked;
    std::vector<audit::Entry> m_news;
    QTimer m_settle;
};

} // namespace pilothouse::models
