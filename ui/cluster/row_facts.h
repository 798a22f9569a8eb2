// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cvm_member.h"
#include "models/cvm_table_model.h"

#include <QObject>

#include <memory>
#include <optional>

namespace pilothouse {
struct EnvironmentServices;
}
namespace pilothouse::attestation {
struct Comparison;
}

namespace pilothouse::ui {

/// What this desk knows of the machines beside the cloud's list, put into their rows: the cluster's own word of its members, and what was found
/// out about their attestation.
class RowFacts final : public QObject
{
    Q_OBJECT
public:
    RowFacts(const EnvironmentServices &services, models::CvmTableModel *model, QObject *parent);
    ~RowFacts() override;

    /// What is known by now.
    void takeMembers();
    /// What a comparison on this desk found out.
    void showComparison(const attestation::Comparison &comparison);

    /// What is wrong with the cluster; nothing also before it was asked.
    const std::optional<models::AlarmText> &alarm() const { return m_alarm; }
    /// How many alarms want a person.
    int alarmCount() const { return m_alarmCount; }
    /// What the details say of one machine.
    models::CvmMemberDetail memberDetail(const std::optional<domain::Cvm> &cvm) const;

signals:
    void membersTaken();

private:
    struct Parts;
    void showWatchRun();

    std::unique_ptr<Parts> m_parts;
    models::CvmTableModel *m_model;
    std::optional<models::AlarmText> m_alarm;
    int m_alarmCount = 0;
};

} // namespace pilothouse::ui
