// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/provers/scale_plan.h"

#include <QWidget>

#include <functional>

class QPushButton;
class QSpinBox;

namespace pilothouse::ui {

class Chip;
class FindingList;
class PlainLabel;

/// Where a service and its hosts shall end, in numbers, with what that means beside them while they are typed. The hosts follow the
/// tasks unless somebody sets them by hand. Nothing is sent from here: a plan opens.
class ScaleForm final : public QWidget
{
    Q_OBJECT
public:
    /// `decide`: what a target means, from the numbers of now.
    using Decider = std::function<provers::ScaleDecision(const provers::ScaleTarget &)>;
    explicit ScaleForm(Decider decide, QWidget *parent = nullptr);

    /// Another service: its numbers are put into the fields. The same one: what was typed stays, the preview follows.
    void setSubject(const QString &key, int desired, const std::optional<provers::GroupSize> &group);
    /// Why no plan can be opened now; empty: it can.
    void setRefusal(const QString &reason, bool readOnly);
    provers::ScaleTarget target() const;
    void setTarget(const provers::ScaleTarget &target);
    void focusCount();

signals:
    void planRequested();

private:
    void updatePreview();

    Decider m_decide;
    QString m_key;
    std::optional<provers::GroupSize> m_group;
    QSpinBox *m_tasks;
    Chip *m_byHand;
    QWidget *m_hosts;
    QSpinBox *m_minimum;
    QSpinBox *m_desired;
    QSpinBox *m_maximum;
    FindingList *m_preview;
    QPushButton *m_open;
    PlainLabel *m_reason;
    QString m_refusal;
    bool m_readOnly = false;
};

} // namespace pilothouse::ui
