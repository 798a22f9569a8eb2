// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cluster/result_view.h"

#include "models/format.h"
#include "models/power_result_model.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/note.h"
#include "ui/widgets/table_view.h"

#include <QVBoxLayout>

#include <algorithm>

namespace pilothouse::ui {

using models::Mark;
using models::StateText;

namespace {

/// More than these scroll inside the table.
constexpr int kMostRows = 14;

} // namespace

ResultView::ResultView(QWidget *parent)
    : QWidget(parent)
    , m_model(new models::PowerResultModel(this))
    , m_note(new Note(StateText::of(Mark::Pending, tr("No action was run in this window yet")), Note::Shape::Box, this))
    , m_table(new TableView(this))
    , m_retry(makeButton(QString(), ButtonRole::Default, IconName::Restart, this))
{
    const auto m = Metrics::current();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(m.gap());
    column->addWidget(m_note);
    m_table->setModel(m_model);
    m_table->setCompact(true);
    m_table->setAccessibleName(tr("Result for each target"));
    m_table->setCellKind(int(models::PowerResultModel::Column::Result), CellKind::State);
    m_table->setCellKind(int(models::PowerResultModel::Column::Name), CellKind::Text, Qt::ElideMiddle);
    m_table->setColumnWidths({112, 130, 0});
    m_table->setFittingColumns({0});
    column->addWidget(m_table);
    column->addWidget(m_retry, 0, Qt::AlignLeft);
    m_table->hide();
    m_retry->hide();
    connect(m_retry, &QPushButton::clicked, this, [this] { emit retryRequested(m_model->failedIds()); });
}

void ResultView::setResults(const QString &action, std::vector<cluster::PowerResult> results, Retry retry)
{
    m_retryKind = retry;
    const int total = int(results.size());
    m_model->setResults(std::move(results));
    const int failed = m_model->failedCount();
    m_note->setState(failed == 0
                         ? StateText::of(Mark::Pass, tr("%1: %n done", nullptr, total).arg(action))
                         : StateText::of(Mark::Fail, tr("%1: %2 of %3 not done").arg(action, models::countText(failed), models::countText(total))));
    m_note->setText(failed == 0 ? QString() : tr("Those that are done stay as they are. Each line says why the others are not."));
    const auto m = Metrics::current();
    m_table->setFixedHeight(m.tableHeader() + std::min(total, kMostRows) * m.rowCompact());
    m_table->show();
    updateRetry();
}

void ResultView::setError(const QString &action, const UserMessage &message)
{
    m_model->setResults({});
    m_note->setMessage(message);
    m_note->setState(StateText::of(Mark::Fail, tr("%1: %2").arg(action, message.what)));
    m_table->hide();
    updateRetry();
}

void ResultView::setRetryOffered(bool offered)
{
    m_retryOffered = offered;
    updateRetry();
}

void ResultView::updateRetry()
{
    const int failed = m_model->failedCount();
    m_retry->setText(models::counted(failed, tr("Try 1 again…"), tr("Try %1 again…")));
    m_retry->setVisible(m_retryOffered && m_retryKind == Retry::Possible && failed > 0);
}

} // namespace pilothouse::ui
