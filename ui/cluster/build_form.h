// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/state_text.h"
#include "services/cluster/spawntee_port.h"
#include "services/domain/plan.h"

#include <QWidget>

class QLineEdit;
class QPushButton;

namespace pilothouse::ui {

class FindingList;
class FormFoot;
class KeyValueList;
class Note;

/// What is built, where, and whether there is room; then how it goes and how it ended. Nothing is built from here: a plan opens.
class BuildForm final : public QWidget
{
    Q_OBJECT
public:
    explicit BuildForm(QWidget *parent = nullptr);

    /// As typed, without blanks around.
    cluster::BuildRequest request() const;
    /// What would be done with what is typed, as of now: its checks and its refusal are shown.
    void setPlan(const domain::Plan &plan);
    /// Who takes the next build and why, and how many models there are; empty texts: not known.
    void setCluster(const QString &head, const QString &why, const QString &models);
    void setReadOnly(bool readOnly);

    /// One is being built: the fields wait, and a wait can be given up.
    enum class Phase { Editing, Running, Built, Failed };
    /// `text`: below the state, in words.
    void setPhase(Phase phase, const models::StateText &state = {}, const QString &text = {});
    Phase phase() const { return m_phase; }
    /// Whether what was built can be started from here.
    void setStartOffered(bool offered);

    void clear();
    void focusSubmission();

signals:
    void changed();
    void planRequested();
    void closeRequested();
    void stopWaitingRequested();
    void startRequested();
    void anotherRequested();

private:
    void fillCards(QLayout *page);
    void follow();

    Note *m_note;
    QLineEdit *m_submission;
    QLineEdit *m_name;
    QWidget *m_where = nullptr; ///< is over once it is asked for
    FormFoot *m_foot = nullptr;
    KeyValueList *m_cluster;
    FindingList *m_checks;
    QPushButton *m_stop;
    QPushButton *m_start;
    QPushButton *m_another;
    Phase m_phase = Phase::Editing;
    QString m_refusal;
    bool m_readOnly = false;
    bool m_startOffered = false;
    bool m_touched = false; ///< an untouched form is not a list of mistakes
};

} // namespace pilothouse::ui
