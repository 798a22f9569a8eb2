// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cutover_text.h"
#include "ui/widgets/pane_page.h"

#include <array>
#include <memory>

class QGridLayout;
class QScrollArea;
class QStackedWidget;
class QVBoxLayout;

namespace pilothouse {
struct EnvironmentServices;
}
namespace pilothouse::audit {
class AuditLog;
}

namespace pilothouse::ui {

class AttemptList;
class Card;
class ConditionRow;
class EvidenceView;
class GateCard;
class JournalView;
class ManualCommands;
class Note;
class RollbackAlarm;
class RollbackButton;
class RollbackTruths;
class SplitMatrix;
class StageRail;
class TrafficCard;

/// Moves traffic between two planes: split, gates, conditions, ROLL BACK.
class CutoverPage final : public PanePage
{
    Q_OBJECT
public:
    explicit CutoverPage(const EnvironmentServices &services, QWidget *parent = nullptr);

    void refreshNow() override;
    bool showObject(const QString &key) override;
    QList<PageObject> objects() const override;
    QList<KeyHelp> keys() const override;
    void setNarrow(bool narrow) override;

private:
    void showStatus();
    void showNeeds();
    void applyWanted(const domain::TrafficSplit &wanted);
    void loadJournal();
    void arrangeGates(bool narrow);
    void showEvidence(size_t gate);

    std::shared_ptr<cutover::CutoverWorkflow> m_workflow;
    std::shared_ptr<audit::AuditLog> m_audit;
    std::shared_ptr<domain::WriteAccess> m_access;
    std::shared_ptr<const Clock> m_clock;

    models::SplitEditor *m_editor;
    QAction *m_apply;
    QAction *m_undo;
    QAction *m_revert;
    QAction *m_canary;
    StageRail *m_rail;
    RollbackAlarm *m_alarm;
    Note *m_note;
    SplitMatrix *m_matrix;
    std::array<GateCard *, 4> m_gates;
    QWidget *m_gateArea;
    QGridLayout *m_gateGrid;
    TrafficCard *m_traffic;
    EvidenceView *m_evidence;
    QStackedWidget *m_bottom; ///< the chart, or the evidence of the gate that was asked for
    QScrollArea *m_leftArea = nullptr;
    ManualCommands *m_manual;
    RollbackButton *m_rollback;
    RollbackTruths *m_truths;
    AttemptList *m_attempts;
    Card *m_conditionsCard;
    std::array<ConditionRow *, 4> m_conditions;
    JournalView *m_journal;
    QWidget *m_right;
    QVBoxLayout *m_rightScrolled = nullptr;
    size_t m_chosenGate = 0;
    bool m_sampling = false;
};

} // namespace pilothouse::ui
