// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/state_text.h"
#include "services/cutover/cutover_workflow.h"
#include "services/domain/gate.h"

#include <QCoreApplication>
#include <QString>

#include <optional>
#include <vector>

namespace pilothouse::models {

/// How a cutover's values read: words, marks and tones. Rules stay in services/cutover.
class CutoverText
{
    Q_DECLARE_TR_FUNCTIONS(pilothouse::models::CutoverText)
public:
    static StateText gate(const domain::Gate &gate); ///< "Pass", "Pass, degraded", "Fail", "Unknown", "Stale"
    static StateText condition(const domain::Condition &condition);
    static QString gateName(domain::GateId id);           ///< "Readiness"
    static QString conditionName(domain::ConditionId id); ///< "Ready"
    static QString intentName(domain::Intent intent);     ///< "analyze", …, "everything else"
    static QString stageName(cutover::Stage stage);
    static QString pinText(cutover::Pin pin); ///< "By stage", "Pinned", "Last", "Locked"; empty without
    /// "22 min of 1 h", or "never measured".
    static QString gateAge(const domain::Gate &gate);
    /// 0 to 1 of the gate's limit that has passed; nothing when it was never measured.
    static std::optional<double> gateAgeShare(const domain::Gate &gate);
    /// "10 %", "10 % ?" when the read-back is old, "?" when nothing was ever read.
    static QString inForce(const cutover::SplitRow &row);
    /// "9.4 % of 394", "0 of 61", "0 of 0"; "–" when the router does not count intents.
    static QString observed(const cutover::SplitRow &row);
    /// What the number counts, for the tool tip: since which move, or why there is none.
    static QString observedNote(const cutover::SplitRow &row);
    /// One line for the environment bar: "Canary · analyze 10 %"; empty without an open run.
    static QString openRun(const cutover::CutoverStatus &status);
    static StateText plane(const cutover::PlaneStatus &plane);
    static StateText router(const cutover::RouterStatus &router);
    static QString routerKind(const QString &kind); ///< "HAProxy" for a kind we know, the word itself for another
};

/// The stages as the rail shows them.
struct StageStep
{
    enum class Progress { Done, Current, Next };
    QString name;
    QString caption;
    Progress progress = Progress::Next;
};
std::vector<StageStep> stageSteps(const cutover::CutoverStatus &status);

/// What the operator wants beside what is in force: edits of the matrix before anything is sent.
/// A row that was not touched follows what is in force. The last 20 applied splits are kept for undo.
class SplitEditor final : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    void setStatus(const cutover::CutoverStatus &status);
    /// Ignored for rows that are pinned, locked or not read back.
    void setWanted(domain::Intent intent, Percent share);
    void revert();
    /// Remembers what was in force before a move that was confirmed.
    void remember(const domain::TrafficSplit &before);
    void forgetLast();

    domain::TrafficSplit wanted() const { return m_wanted; }
    Percent wanted(domain::Intent intent) const { return m_wanted[intent]; }
    bool isEditable(domain::Intent intent) const;
    bool isChanged() const;
    /// "Apply 10 → 25 %…" for one changed row, "Apply 2 rows…" for more, "Apply…" for none.
    QString applyText() const;
    /// The split before the last confirmed move; nothing when there was none.
    std::optional<domain::TrafficSplit> undoTarget() const;
    /// "Undo to 0 %" for one row, "Undo last move" for more.
    QString undoText() const;

signals:
    void changed();

private:
    static constexpr size_t kKept = 20;

    std::array<std::optional<Percent>, domain::kIntents.size()> m_inForce;
    std::array<cutover::Pin, domain::kIntents.size()> m_pins{};
    std::array<bool, domain::kIntents.size()> m_touched{};
    bool m_locked = true;
    domain::TrafficSplit m_wanted;
    std::vector<domain::TrafficSplit> m_history;
};

} // namespace pilothouse::models
