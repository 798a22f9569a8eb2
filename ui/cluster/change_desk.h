// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/cluster/cluster_workflow.h"
#include "ui/widgets/pane_page.h"

#include <QCoroTask>

#include <QObject>

#include <functional>
#include <vector>

namespace pilothouse::ui {

class ResultView;

/// A change that can be offered: what it is called, its plan, and how it is carried out once that is confirmed.
struct ChangeOnOffer
{
    using Results = std::vector<cluster::PowerResult>;

    QString name;                       ///< "Restart", as shown
    std::function<domain::Plan()> plan; ///< of now; asked again while the sheet is open
    std::function<QCoro::Task<Result<Results>>(QString typedPhrase)> run;
    std::function<void(const std::vector<domain::CvmId> &)> again = {}; ///< offers it for those that failed; null: there is nothing to try again
    std::function<void()> confirmed = {};                               ///< before it is carried out
    bool dangerous = false;
};

/// The one way a change of the cluster pane goes: its plan is offered over the window, once confirmed it is carried out, and how it ended is listed
/// and told.
class ChangeDesk final : public QObject
{
    Q_OBJECT
public:
    ChangeDesk(ResultView *results, PanePage *page);

    void offer(const ChangeOnOffer &change);
    /// A plan could not even be made.
    void showFailure(const QString &name, const Error &error);

signals:
    /// Results have come that should be looked at.
    void resultsShown();

private:
    void finish(const ChangeOnOffer &change, const Result<ChangeOnOffer::Results> &results);

    ResultView *m_results;
    PanePage *m_page;
    std::function<void(const std::vector<domain::CvmId> &)> m_again; ///< of the results that are shown
};

} // namespace pilothouse::ui
