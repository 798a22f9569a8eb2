// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/cluster/fleet_deploy.h"

#include <QWidget>

#include <optional>

class QBoxLayout;
class QLineEdit;
class QScrollArea;

namespace pilothouse::models {
class NodeChoiceModel;
}

namespace pilothouse::ui {

class Card;
class ComposeBox;
class ElidedLabel;
class FormFoot;
class FormTop;
class MachineBox;
class Note;
class OnChainStepView;
class PlainLabel;
class TableView;
class VariablesBox;

/// What is to be deployed and on which nodes, over the whole pane. Nothing is deployed from here: a plan opens.
class CvmDeployForm final : public QWidget
{
    Q_OBJECT
public:
    explicit CvmDeployForm(QWidget *parent = nullptr);

    ComposeBox *compose() const { return m_compose; }
    VariablesBox *variables() const { return m_variables; }
    MachineBox *machine() const { return m_machine; }
    models::NodeChoiceModel *nodes() const { return m_nodes; }

    void setNodes(std::vector<cluster::FleetTarget> nodes);
    void setAccount(const QString &text);
    void setName(const QString &name);
    /// What the form was filled from: "Like web-tier"; empty: nothing.
    void setSubject(const QString &subject);
    /// Something takes its time; no plan meanwhile. Empty: no longer.
    void setBusy(const QString &what);
    void setReadOnly(bool readOnly);
    void setError(const Error &error);
    /// What has to be done on the chain first, until something else is told.
    void setContractNeeded(const cluster::Provision &provision);
    void clearNote();
    void setNarrow(bool narrow);

    /// With copies of the values.
    cluster::FleetWish wish() const;
    /// Empties everything, values first.
    void clear();
    void focusName();

signals:
    void planRequested();
    void closeRequested();

private:
    void fillCards();
    void follow();
    QString reason() const;

    QLineEdit *m_name;
    PlainLabel *m_names;
    ComposeBox *m_compose;
    VariablesBox *m_variables;
    MachineBox *m_machine;
    models::NodeChoiceModel *m_nodes;
    TableView *m_table;
    PlainLabel *m_where;
    PlainLabel *m_advice;
    Note *m_note;
    OnChainStepView *m_chain;
    std::optional<cluster::Provision> m_contractNeeded; ///< what m_chain shows
    FormTop *m_top = nullptr;
    ElidedLabel *m_account = nullptr;
    FormFoot *m_foot = nullptr;
    QBoxLayout *m_columns = nullptr;
    QScrollArea *m_scroll = nullptr;
    QString m_busy;
    bool m_readOnly = false;
    bool m_touched = false; ///< an untouched form is not a list of mistakes
};

} // namespace pilothouse::ui
