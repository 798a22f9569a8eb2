// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/cluster/deploy_port.h"

#include <QWidget>

#include <optional>
#include <vector>

class QCheckBox;
class QComboBox;
class QLineEdit;
class QSpinBox;

namespace pilothouse::ui {

class PlainLabel;

/// How a new machine is made: its type with the price, disk, OS image, who keeps its keys, and who may look into it.
class MachineBox final : public QWidget
{
    Q_OBJECT
public:
    explicit MachineBox(QWidget *parent = nullptr);

    void setTypes(std::vector<cluster::InstanceType> types);
    void setOsImages(const QStringList &images);
    std::optional<cluster::InstanceType> type() const;
    cluster::KmsKind kms() const;
    QString osImage() const; ///< empty: the cloud's choice

    /// Puts what is chosen here into a specification.
    void writeTo(cluster::CvmSpec &spec) const;
    /// Chooses what a running machine has, where it can be had.
    void choose(const QString &typeId, std::optional<int> diskGb, const QString &kms, std::optional<bool> publicLogs,
                std::optional<bool> publicSysinfo);

signals:
    void changed();

private:
    void follow();

    std::vector<cluster::InstanceType> m_types;
    QString m_wantedType;
    QComboBox *m_type;
    QSpinBox *m_disk;
    QComboBox *m_image;
    QComboBox *m_kms;
    QLineEdit *m_contract;
    QLineEdit *m_deployer;
    QWidget *m_chain;
    QCheckBox *m_logs;
    QCheckBox *m_sysinfo;
    PlainLabel *m_logsHint;
    PlainLabel *m_sysinfoHint;
};

} // namespace pilothouse::ui
