// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/agents/outcome_view.h"

#include "models/format.h"
#include "models/spoken.h"
#include "services/core/plain_text.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/note.h"
#include "ui/widgets/table_view.h"

#include <QVBoxLayout>

#include <algorithm>

namespace pilothouse::ui {

using models::ListCell;
using models::ListRow;
using models::Mark;
using models::StateText;

namespace {

/// More than these scroll inside the table.
constexpr int kMostRows = 14;

} // namespace

OutcomeView::OutcomeView(QWidget *parent)
    : QWidget(parent)
    , m_model(new models::ListTableModel(
          {{QStringLiteral("result"), tr("Result")}, {QStringLiteral("name"), tr("Name")}, {QStringLiteral("text"), tr("What happened")}}, this))
    , m_note(new Note(StateText::of(Mark::Pending, tr("No action was run in this window yet")), Note::Shape::Box, this))
    , m_table(new TableView(this))
    , m_retry(makeButton(QString(), ButtonRole::Default, IconName::Restart, this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Metrics::current().gap());
    column->addWidget(m_note);
    m_table->setModel(m_model);
    m_table->setCompact(true);
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->setAccessibleName(tr("Result for each target"));
    m_table->setCellKind(0, CellKind::State);
    m_table->setCellKind(1, CellKind::Text, Qt::ElideMiddle);
    m_table->setColumnWidths({112, 140, 0});
    m_table->setFittingColumns({0});
    column->addWidget(m_table);
    column->addWidget(m_retry, 0, Qt::AlignLeft);
    m_table->hide();
    m_retry->hide();
    connect(m_retry, &QPushButton::clicked, this, [this] { emit retryRequested(m_failed); });
}

void OutcomeView::show(const StateText &state, const QString &text, std::vector<ListRow> rows)
{
    m_note->setState(state);
    m_note->setText(text);
    const auto m = Metrics::current();
    m_table->setFixedHeight(m.tableHeader() + std::min(int(rows.size()), kMostRows) * m.rowCompact() + 1);
    m_table->setVisible(!rows.empty());
    m_model->setRows(std::move(rows));
    m_retry->setText(models::counted(qint64(m_failed.size()), tr("Try 1 again…"), tr("Try %1 again…")));
    m_retry->setVisible(m_retryOffered && !m_failed.empty());
}

void OutcomeView::setRunning(const QString &action)
{
    m_failed.clear();
    show(StateText::of(Mark::Busy, tr("%1: under way").arg(action)), tr("It goes on when this page is left; the activity list shows it."), {});
}

void OutcomeView::setResults(const QString &action, const std::vector<agents::AgentResult> &results)
{
    m_failed.clear();
    std::vector<ListRow> rows;
    for (const bool ok : {false, true}) { // those that failed first
        for (const agents::AgentResult &result : results) {
            if (result.ok != ok)
                continue;
            ListCell state;
            state.state = ok ? StateText::of(Mark::Pass, tr("Done")) : StateText::of(Mark::Fail, tr("Not done"));
            state.text = state.state->word;
            ListCell name;
            name.text = visibleText(result.name);
            ListCell text;
            text.text = visibleText(models::spoken(result.text));
            text.full = visibleText(models::spoken(result.text), 2000);
            rows.push_back({result.id.text(), {state, name, text}, {}});
            if (!ok)
                m_failed.push_back(result.id);
        }
    }
    const int total = int(results.size());
    if (m_failed.empty())
        show(StateText::of(Mark::Pass, tr("%1: %n done", nullptr, total).arg(action)), QString(), std::move(rows));
    else
        show(StateText::of(Mark::Fail, tr("%1: %2 of %3 not done").arg(action, models::countText(qint64(m_failed.size())), models::countText(total))),
             tr("Those that are done stay as they are. Each line says why the others are not."), std::move(rows));
}

void OutcomeView::setError(const QString &action, const UserMessage &message)
{
    m_failed.clear();
    show(StateText::of(Mark::Fail, tr("%1: %2").arg(action, message.what)), QString(), {});
    m_note->setMessage(message);
    m_note->setState(StateText::of(Mark::Fail, tr("%1: %2").arg(action, message.what)));
}

void OutcomeView::setDone(const QString &action, const QString &text)
{
    m_failed.clear();
    show(StateText::of(Mark::Pass, action), text, {});
}

void OutcomeView::setRetryOffered(bool offered)
{
    m_retryOffered = offered;
    m_retry->setVisible(offered && !m_failed.empty());
}

} // namespace pilothouse::ui
