// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/provers/provers_around.h"

#include "models/format.h"
#include "models/prover_detail.h"
#include "models/prover_table_model.h"
#include "models/spoken.h"
#include "services/core/plain_text.h"
#include "services/provers/host_prices.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>

namespace pilothouse::ui {

using domain::RunState;
using models::Mark;
using models::StateText;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(pilothouse::ui::ProversPage)
};

constexpr size_t kMostReasons = 20;
/// Between facts that stand side by side.
const QString kDot = QStringLiteral(" · ");

/// Of all groups of hosts that a service stands on, each once; those without a price are left out.
std::optional<Money> hourly(const models::ProverTableModel &model)
{
    QSet<QString> counted;
    std::optional<Money> sum;
    model.forEach([&](const QString &, const models::ProverRow &row) {
        if (!row.hosts || !row.hosts->hourly || counted.contains(row.group))
            return;
        counted.insert(row.group);
        sum = sum ? sum->plus(*row.hosts->hourly) : row.hosts->hourly;
    });
    return sum;
}

} // namespace

QString proversTotals(const models::ProverTableModel &model, const domain::ProverFleet *fleet, const QString &region)
{
    QStringList totals{models::counted(model.totalCount(), Words::tr("1 service"), Words::tr("%1 services"))};
    if (const auto sum = hourly(model))
        totals << Words::tr("hosts %1").arg(models::hourlyText(*sum));
    totals << region;
    if (fleet != nullptr)
        totals << models::identityText(*fleet);
    totals.removeAll(QString());
    return totals.join(kDot);
}

ProversWorst proversWorst(const models::ProverTableModel &model, int keptTroubles, const domain::ProverFleet *fleet)
{
    int off = 0;
    if (fleet != nullptr && fleet->alarms)
        off = int(std::count_if(fleet->alarms->begin(), fleet->alarms->end(),
                                [](const domain::CloudAlarm &alarm) { return domain::alarmSight(alarm) == domain::AlarmSight::Alarm; }));
    const int failed = model.inState(RunState::Failed);
    const int unhealthy = model.inState(RunState::Unhealthy);
    const auto state = [&] {
        if (failed > 0)
            return StateText::of(Mark::Fail, models::counted(failed, Words::tr("1 failed"), Words::tr("%1 failed")));
        if (unhealthy > 0)
            return StateText::of(Mark::Warn, models::counted(unhealthy, Words::tr("1 short of tasks"), Words::tr("%1 short of tasks")));
        if (keptTroubles > 0)
            return StateText::of(Mark::Warn, models::counted(keptTroubles, Words::tr("1 scaling not whole"), Words::tr("%1 scalings not whole")));
        if (off > 0)
            return StateText::of(Mark::Warn, models::counted(off, Words::tr("1 alarm"), Words::tr("%1 alarms")));
        return StateText::of(Mark::Pass, QString());
    };
    return {failed + unhealthy + keptTroubles + off, state()};
}

ProversFoot proversFoot(const models::ProverTableModel &model, qsizetype selected, const domain::ProverFleet *fleet, bool isStale)
{
    QStringList left;
    if (selected > 0)
        left << Words::tr("%1 of %2 selected").arg(models::countText(selected), models::countText(model.rowCount()));
    if (model.hiddenCount() > 0)
        left << models::counted(model.hiddenCount(), Words::tr("1 hidden by the filter"), Words::tr("%1 hidden by the filter"));
    ProversFoot foot;
    foot.left = left.isEmpty() ? models::counted(model.rowCount(), Words::tr("1 row"), Words::tr("%1 rows")) : left.join(kDot);
    QStringList notes;
    if (hourly(model))
        notes << models::spoken(provers::priceSource()); // a price without its day is no price
    if (isStale && model.totalCount() > 0)
        notes << Words::tr("Hatched cells were live values; names do not age");
    QStringList right;
    QStringList reasons;
    if (fleet != nullptr) {
        for (const domain::DeniedFeature &denied : fleet->denied) {
            notes << Words::tr("no permission for %1").arg(visibleText(denied.feature, 80));
            reasons << visibleText(models::spoken(denied.error.what), 300);
        }
        for (const QString &note : fleet->notes)
            notes << visibleText(models::spoken(note), 200);
        for (size_t i = 0; i < std::min(fleet->skipped.size(), kMostReasons); ++i)
            reasons << Words::tr("Row %1: %2").arg(fleet->skipped[i].index).arg(visibleText(fleet->skipped[i].why, 160));
        if (!fleet->denied.empty())
            right << models::counted(qint64(fleet->denied.size()), Words::tr("1 part denied"), Words::tr("%1 parts denied"));
        if (!fleet->skipped.empty())
            right << models::counted(qint64(fleet->skipped.size()), Words::tr("1 row skipped"), Words::tr("%1 rows skipped"));
    }
    foot.middle = notes.join(kDot);
    foot.right = right.join(kDot);
    foot.reasons = reasons.join(u'\n');
    return foot;
}

} // namespace pilothouse::ui
