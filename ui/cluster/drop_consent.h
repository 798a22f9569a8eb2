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
/// again. Where others may be sealed that nobody can name, it is to those too. A consent is to exactly the names that stand there: when they
/// change, it is gone.
class DropConsent final : public QWidget
{
    Q_OBJECT
public:
    explicit DropConsent(QWidget *parent = nullptr);

    /// `sealed`: which names it was held against.
    void setChange(const cluster::VariableChange &change, const cluster::SealedNames &sealed = {});
    /// Whether all of these may be lost, and with `andUnnamed` those that nobody can name.
    bool covers(const QStringList &dropped, bool andUnnamed) const;
    bool isGiven() const { return covers(m_change.dropped, !m_sealed.isComplete()); }
    const cluster::VariableChange &change() const { return m_change; }

signals:
    void changed();

private:
    cluster::VariableChange m_change;
    cluster::SealedNames m_sealed;
    FindingList *m_findings;
    PlainLabel *m_origin;
    PlainLabel *m_why;
    QCheckBox *m_agree;
};

} // namespace pilothouse::ui
