// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/cluster/change_plan.h"

#include <QWidget>

class QCheckBox;

namespace pilothouse::ui {

class FindingList;
class PlainLabel;

/// What becomes of the names of a machine's variables when the whole set is replaced, and the consent to lose those that are not given
/// again. A consent is to exactly the names that stand there: when they change, it is gone.
class DropConsent final : public QWidget
{
    Q_OBJECT
public:
    explicit DropConsent(QWidget *parent = nullptr);

    void setChange(const cluster::VariableChange &change);
    /// Whether all of these may be lost.
    bool covers(const QStringList &dropped) const;
    bool isGiven() const { return covers(m_change.dropped); }
    const cluster::VariableChange &change() const { return m_change; }

signals:
    void changed();

private:
    cluster::VariableChange m_change;
    FindingList *m_findings;
    PlainLabel *m_why;
    QCheckBox *m_agree;
};

} // namespace pilothouse::ui
