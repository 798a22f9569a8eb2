// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/provers/change_keeper.h"

#include <QWidget>

class QPushButton;

namespace pilothouse::ui {

class FindingList;
class KeyValueList;
class Note;

/// What became of the last change: each step with its outcome, what is in force now, and where it stopped half-way both ways
/// out as buttons: go on, or back to the numbers of before.
class ChangeView final : public QWidget
{
    Q_OBJECT
public:
    explicit ChangeView(QWidget *parent = nullptr);

    /// `title`: "Scale gpu-provers to 12".
    void showRunning(const QString &title);
    /// `object`: whose change it was; comes back with the buttons.
    void showResult(const QString &title, const domain::ProverServiceId &object, const Result<provers::ChangeResult> &result);
    /// A change of before, by where it stands now; half done it looks as it did when it stopped.
    void showKept(const provers::KeptStanding &kept);
    /// Takes a kept change of this object off the view; another one stays.
    void clearOf(const domain::ProverServiceId &object);
    /// Whether the ways out can be offered at all (read-only: they are not).
    void setWaysOffered(bool offered);

signals:
    void scaleRequested(const pilothouse::domain::ProverServiceId &service, const pilothouse::provers::ScaleTarget &target);

private:
    void showNothing();
    void showNumbers(const provers::ChangeResult &result);
    void showWays();

    Note *m_note;
    KeyValueList *m_inForce;
    FindingList *m_steps;
    QPushButton *m_finish;
    QPushButton *m_back;
    domain::ProverServiceId m_object;
    std::optional<provers::ScaleTarget> m_finishTo;
    std::optional<provers::ScaleTarget> m_backTo;
    bool m_offered = true;
    bool m_isKept = false; ///< what is shown is a kept change
};

} // namespace pilothouse::ui
