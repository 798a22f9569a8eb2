// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cluster/change_desk.h"

#include "models/format.h"
#include "models/spoken.h"
#include "services/core/plain_text.h"
#include "ui/cluster/result_view.h"

#include <QPointer>

#include <algorithm>

namespace pilothouse::ui {

using models::Mark;
using models::StateText;

ChangeDesk::ChangeDesk(ResultView *results, PanePage *page) : QObject(page), m_results(results), m_page(page)
{
    connect(m_results, &ResultView::retryRequested, this, [this](const std::vector<domain::CvmId> &ids) {
        if (m_again)
            m_again(ids);
    });
}

void ChangeDesk::offer(const ChangeOnOffer &change)
{
    PlanOffer offered;
    offered.make = change.plan;
    offered.run = [self = QPointer<ChangeDesk>(this), change](const QString &typed) {
        if (!self)
            return;
        if (change.confirmed)
            change.confirmed();
        auto task = change.run(typed);
        QCoro::connect(std::move(task), self.data(),
                       [self, change](const Result<ChangeOnOffer::Results> &results) { self->finish(change, results); });
    };
    offered.dangerous = change.dangerous;
    emit m_page->planOffered(offered);
}

void ChangeDesk::showFailure(const QString &name, const Error &error)
{
    m_again = nullptr;
    m_results->setError(name, models::spoken(error, Attempt::Change));
    emit resultsShown();
    emit m_page->notify({StateText::of(Mark::Fail, tr("%1 was not done").arg(name)), models::spokenLine(error, Attempt::Change)});
}

void ChangeDesk::finish(const ChangeOnOffer &change, const Result<ChangeOnOffer::Results> &results)
{
    if (!results) {
        showFailure(change.name, results.error());
        return;
    }
    m_again = change.again;
    const auto failed = std::count_if(results->begin(), results->end(), [](const cluster::PowerResult &result) { return !result.ok; });
    m_results->setResults(change.name, *results, change.again ? ResultView::Retry::Possible : ResultView::Retry::None);
    if (failed > 0 || results->size() > 1)
        emit resultsShown();
    const bool one = results->size() == 1;
    const QString line = one ? tr("%1: %2").arg(visibleText(results->front().name), visibleText(results->front().text)) : QString();
    if (failed == 0)
        emit m_page->notify({StateText::of(Mark::Pass, tr("%1 done").arg(change.name)),
                             one ? line : models::counted(int(results->size()), tr("1 CVM"), tr("%1 CVMs"))});
    else
        emit m_page->notify({StateText::of(Mark::Fail, tr("%1: %2 of %3 not done").arg(change.name).arg(failed).arg(results->size())),
                             one ? line : tr("The details say why, for each of them.")});
}

} // namespace pilothouse::ui
