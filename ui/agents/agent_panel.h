// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/agent_detail.h"

#include <QObject>

#include <vector>

namespace pilothouse::ui {

class AgentLogView;
class DetailPanel;
class EndpointView;
class FindingList;
class KeyValueList;
class Note;
class OutcomeView;
class PlainLabel;
class StateMachineView;
class TableView;

/// Fills a detail panel with one deployment: its state machine, what needs a person, its facts; its endpoint; its events and
/// log; what the last action did. Or with what several have in common. A refresh changes words in place.
class AgentPanel final : public QObject
{
    Q_OBJECT
public:
    enum Tab { Summary, Endpoint, Events, Log, LastAction };

    explicit AgentPanel(DetailPanel *panel);

    void showOne(const models::AgentDetail &detail);
    /// `note`: why there are none, or where they come from.
    void setEvents(std::vector<models::ListRow> rows, const QString &note);
    void showMany(const QString &title, const QString &subtitle, const std::vector<models::StateText> &names);
    /// Only what a clock moves.
    void tick(const models::AgentDetail &detail);
    void showTab(Tab tab);

    EndpointView *endpoint() const { return m_endpoint; }
    AgentLogView *log() const { return m_log; }
    OutcomeView *outcomes() const { return m_outcomes; }
    StateMachineView *machine() const { return m_machine; }

private:
    QWidget *makeSummary();
    QWidget *makeEvents();
    void setPairs(const std::vector<models::AgentDetail::Pair> &pairs);

    DetailPanel *m_panel;
    StateMachineView *m_machine = nullptr;
    PlainLabel *m_outside = nullptr;
    Note *m_problem = nullptr;
    FindingList *m_checks = nullptr;
    KeyValueList *m_pairs = nullptr;
    models::ListTableModel *m_eventModel;
    TableView *m_events = nullptr;
    PlainLabel *m_eventNote = nullptr;
    EndpointView *m_endpoint;
    AgentLogView *m_log;
    OutcomeView *m_outcomes;
    std::vector<models::AgentDetail::Pair> m_shownPairs;
};

} // namespace pilothouse::ui
