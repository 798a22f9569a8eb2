// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cvm_detail.h"

#include <QObject>

#include <optional>
#include <vector>

class QAction;
class QPushButton;
class QVBoxLayout;
class QWidget;

namespace pilothouse::ui {

class DetailPanel;
class KeyValueList;
class MemberView;
class Note;
class BootView;
class PlainLabel;
class ResultView;
class StateLabel;

/// Fills a detail panel with one CVM, or with what several have in common. A refresh changes words in place.
class CvmPanel final : public QObject
{
    Q_OBJECT
public:
    enum Tab { Summary, Attestation, Results, Cluster };
    enum class Members { Hidden, Shown };

    /// With Members::Shown there is a tab for what the cluster's own programs say.
    /// `boot`: follows a machine that is on its way; taken into the summary.
    CvmPanel(DetailPanel *panel, Members members, BootView *boot);

    void showOne(const models::CvmDetail &detail);
    /// `names`: each selected machine with its state.
    void showMany(const QString &title, const QString &subtitle, const std::vector<models::StateText> &names);
    void showNothing();
    /// Only what a clock moves.
    void tick(const models::CvmDetail &detail);
    /// What was charged for it; empty: not known.
    void setCharged(const QString &text);

    ResultView *results() const { return m_results; }
    /// Null without the tab.
    MemberView *members() const { return m_members; }
    void showTab(Tab tab);

signals:
    void compareRequested();

private:
    QWidget *makeSummary();
    QWidget *makeAttestation();
    void setChecks(std::vector<models::StateText> checks, const std::optional<models::StateText> &boot = {});
    void setPairs(const std::vector<models::CvmDetail::Pair> &pairs);

    DetailPanel *m_panel;
    Note *m_problem = nullptr;
    QWidget *m_checkBox = nullptr;
    BootView *m_boot;
    QVBoxLayout *m_checks = nullptr;
    std::vector<StateLabel *> m_checkLabels;
    QWidget *m_line = nullptr;
    KeyValueList *m_pairs = nullptr;
    StateLabel *m_attestation = nullptr;
    PlainLabel *m_finding = nullptr;
    QPushButton *m_compare = nullptr;
    ResultView *m_results;
    MemberView *m_members = nullptr;
    std::vector<models::CvmDetail::Pair> m_shownPairs;
};

} // namespace pilothouse::ui
