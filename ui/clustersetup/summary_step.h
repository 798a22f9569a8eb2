// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/clustersetup/setup_step.h"

class QPlainTextEdit;

namespace pilothouse::ui {

class KeyValueList;
class Note;
class OrchestratorSection;

/// What exists now, how the orchestrator is started with it, the report, and the way back.
class SummaryStep final : public SetupStep
{
    Q_OBJECT
public:
    explicit SummaryStep(std::shared_ptr<SetupContext> context, QWidget *parent = nullptr);

    void enter() override { follow(); }
    void follow() override;
    QString verb() const override;
    domain::ActionState mayGoOn() const override;
    void goOn() override { emit closeWanted(); }
    void saveReport();

private:
    void offerUndo();

    Note *m_note;
    Card *m_doneCard;
    KeyValueList *m_facts;
    FindingList *m_done;
    Card *m_startCard;
    QPlainTextEdit *m_start;
    PlainLabel *m_startNote;
    OrchestratorSection *m_runs;
    QPushButton *m_undo;
    QPushButton *m_report;
    PlainLabel *m_undoReason;
};

} // namespace pilothouse::ui
