// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/clustersetup/setup_step.h"

class QBoxLayout;
class QButtonGroup;
class QPlainTextEdit;
class QScrollArea;

namespace pilothouse::models {
class ListTableModel;
}

namespace pilothouse::ui {

class KeyValueList;
class Note;
class TableView;

/// Everything that is to happen: steps with their commands, files line by line, cost, what was found. From here the setup begins, by
/// plan; a dry run ends here.
class PlanStepPage final : public SetupStep
{
    Q_OBJECT
public:
    explicit PlanStepPage(std::shared_ptr<SetupContext> context, QWidget *parent = nullptr);

    void enter() override;
    void follow() override;
    QString verb() const override;
    domain::ActionState mayGoOn() const override;
    void goOn() override;
    void lookAgain() override;
    void setNarrow(bool narrow) override;
    /// Keeps the plan as text, with every file's difference.
    void savePlan();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *buildMain();
    QWidget *buildSide();
    void showPlan(const domain::Plan &plan);
    void showFiles();
    void showDiff();
    void showCommand();
    void fitCommand();
    void showCost(const domain::Plan &plan);

    QBoxLayout *m_columns;
    Note *m_refusal;
    models::ListTableModel *m_steps;
    Card *m_stepsCard;
    TableView *m_table;
    PlainLabel *m_stepText;
    QPlainTextEdit *m_command;
    Card *m_commandCard;
    Card *m_filesCard;
    QWidget *m_chipRow;
    QButtonGroup *m_chips;
    QScrollArea *m_diff;
    QStringList m_filesShown;
    Card *m_costCard;
    KeyValueList *m_cost;
    PlainLabel *m_costNote;
    Card *m_checksCard;
    FindingList *m_checks;
    PlainLabel *m_checkCount;
    PlainLabel *m_stop;
};

} // namespace pilothouse::ui
