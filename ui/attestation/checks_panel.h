// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/machine_checks.h"
#include "ui/attestation/compared.h"

#include <QWidget>

class QAction;
class QBoxLayout;
class QHBoxLayout;
class QVBoxLayout;

namespace pilothouse::models {
class MachineListModel;
}

namespace pilothouse::ui {

class CheckRow;
class ElidedLabel;
class KeyValueList;
class PlainLabel;
class StateLabel;
class TableView;

/// One machine at a time: every check with its result, its reason in words and what to do, beside what is known of the machine.
class ChecksPanel final : public QWidget
{
    Q_OBJECT
public:
    explicit ChecksPanel(QWidget *parent = nullptr);

    /// Read when the panel is next seen.
    void setCompared(const Compared &compared);
    /// What a second verifier says of the comparison that is shown; the machine in view stays.
    void setOpinions(std::shared_ptr<const attestation::SecondOpinions> opinions);
    /// Buttons for asking it, beside the name of the machine.
    void addHeadAction(QAction *action);
    /// Stands in the place of the counts; empty brings them back.
    void setProgress(const QString &words);
    void showMachine(int machine);
    int machine() const { return m_machine; }
    void setNarrow(bool narrow);

signals:
    /// The operator wants to see this machine's bytes.
    void bytesWanted(int machine);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void refresh();
    void showSummary();
    void showChecks(const std::vector<models::MachineCheck> &checks);
    void showFacts(const std::vector<models::MachineFact> &facts);

    Compared m_compared;
    bool m_stale = false;
    int m_machine = 0;
    models::MachineListModel *m_machines;
    TableView *m_list;
    ElidedLabel *m_name;
    StateLabel *m_ladder;
    PlainLabel *m_summary;
    QBoxLayout *m_head;
    QHBoxLayout *m_headButtons;
    QString m_counts;
    QString m_progress;
    QVBoxLayout *m_checkColumn;
    std::vector<CheckRow *> m_rows;
    KeyValueList *m_facts;
    QStringList m_factKeys;
    QBoxLayout *m_body;
    QWidget *m_factArea;
};

} // namespace pilothouse::ui
