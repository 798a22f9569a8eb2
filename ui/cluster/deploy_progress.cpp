// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cluster/deploy_progress.h"

#include "models/deploy_text.h"
#include "models/format.h"
#include "models/spoken.h"
#include "ui/cluster/on_chain_step.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/finding_list.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/note.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/table_view.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace pilothouse::ui {

using cluster::FleetResult;
using models::Mark;
using models::StateText;

namespace {

constexpr int kTopHeight = 44;
constexpr int kMostRows = 14;

} // namespace

DeployProgress::DeployProgress(models::ResultsOf of, QWidget *parent)
    : QWidget(parent)
    , m_of(of)
    , m_model(new models::ListTableModel(models::deployResultColumns(), this))
    , m_title(new PlainLabel(QString(), Type::Body, Ink::Text))
    , m_note(new Note(StateText(), Note::Shape::Box))
    , m_table(new TableView)
    , m_reasons(new FindingList(this))
    , m_chain(new OnChainStepView(this))
    , m_stop(makeButton(tr("No longer wait"), ButtonRole::Default, IconName::Close))
    , m_retry(makeButton(QString(), ButtonRole::Default, IconName::Restart))
    , m_compare(makeButton(tr("Compare"), ButtonRole::Primary, IconName::Compare))
    , m_goOn(makeButton(tr("What to do on chain…"), ButtonRole::Primary, IconName::Anchor))
{
    const auto m = Metrics::current();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *top = new Panel(Ground::Header, this);
    top->setEdges(Qt::BottomEdge);
    top->setFixedHeight(m.px(kTopHeight));
    auto *row = new QHBoxLayout(top);
    row->setContentsMargins(m.margin(), 0, m.margin(), 0);
    row->setSpacing(m.u(3));
    QPushButton *back = makeButton(tr("Back to the list"), ButtonRole::Flat, IconName::Undo, top);
    const QString prefix = of == models::ResultsOf::Change ? QStringLiteral("change") : QStringLiteral("deploy");
    back->setObjectName(prefix + QStringLiteral("Done"));
    connect(back, &QPushButton::clicked, this, &DeployProgress::closeRequested);
    row->addWidget(back);
    m_title->setType(Type::Body, Weight::Strong);
    row->addWidget(m_title, 1);
    column->addWidget(top);

    auto *ground = new Panel(Ground::Window, this);
    auto *page = new QVBoxLayout(ground);
    page->setContentsMargins(m.margin(), m.gap(), m.margin(), m.gap());
    page->setSpacing(m.gap());
    page->addWidget(m_note);
    auto *card = new Card(QString(), Card::Body::Flush, ground);
    m_table->setModel(m_model);
    m_table->setAccessibleName(tr("Result for each machine"));
    m_table->setObjectName(prefix + QStringLiteral("Results"));
    m_table->setCellKind(0, CellKind::State);
    m_table->setCellKind(1, CellKind::Text, Qt::ElideMiddle);
    m_table->setColumnWidths({128, 220, 100, 0});
    m_table->setFittingColumns({0, 1});
    card->body()->addWidget(m_table);
    page->addWidget(card);
    m_reasons->setParent(ground);
    page->addWidget(m_reasons);
    m_chain->setParent(ground);
    page->addWidget(m_chain);
    auto *foot = new QHBoxLayout;
    foot->setSpacing(m.u(2));
    for (QPushButton *button : {m_goOn, m_compare, m_retry, m_stop})
        foot->addWidget(button);
    foot->addStretch(1);
    page->addLayout(foot);
    page->addStretch(1);
    auto *scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(ground);
    column->addWidget(scroll, 1);
    m_stop->setObjectName(prefix + QStringLiteral("StopWaiting"));
    m_retry->setObjectName(prefix + QStringLiteral("Retry"));
    m_compare->setObjectName(prefix + QStringLiteral("Compare"));
    m_goOn->setObjectName(prefix + QStringLiteral("OnChain"));
    m_stop->setToolTip(plainToolTip(tr("What was asked for goes on; what was not sent yet stays unsent.")));
    connect(m_stop, &QPushButton::clicked, this, &DeployProgress::stopWaitingRequested);
    connect(m_retry, &QPushButton::clicked, this, &DeployProgress::retryRequested);
    connect(m_goOn, &QPushButton::clicked, this, [this] {
        for (const FleetResult &result : m_results)
            if (result.change.onChain != nullptr)
                return emit onChainRequested(result.change.id);
    });
    connect(m_compare, &QPushButton::clicked, this, [this] {
        QStringList keys;
        for (const FleetResult &result : m_results)
            if (result.state == FleetResult::State::Done)
                keys << result.change.id.text();
        emit compareRequested(keys);
    });
    show();
}

void DeployProgress::begin(const QString &title)
{
    m_title->setText(title);
    m_results.clear();
    m_closing.clear();
    m_running = true;
    m_note->setText(QString());
    show();
}

void DeployProgress::take(const FleetResult &result)
{
    const auto found
        = std::find_if(m_results.begin(), m_results.end(), [&](const FleetResult &one) { return one.change.name == result.change.name; });
    if (found == m_results.end())
        m_results.push_back(result);
    else
        *found = result;
    show();
}

void DeployProgress::finish(const std::vector<FleetResult> &results, const QString &closing)
{
    m_results = results;
    m_closing = closing;
    m_running = false;
    show();
}

void DeployProgress::finish(const Error &error)
{
    m_running = false;
    show();
    m_note->setMessage(models::spoken(error, Attempt::Change));
}

void DeployProgress::setRetryOffered(bool offered)
{
    m_retryOffered = offered;
    show();
}

/// A machine that is there has a page of its own for the step; for one that is not made yet it stands here.
void DeployProgress::showOnChain()
{
    const auto waits = [](const FleetResult &result) { return result.change.onChain != nullptr; };
    const auto first = std::find_if(m_results.begin(), m_results.end(), waits);
    const bool any = !m_running && first != m_results.end();
    const bool isMade = any && !first->change.id.text().isEmpty();
    m_goOn->setVisible(isMade);
    m_chain->setVisible(any && !isMade);
    if (any && !isMade)
        m_chain->setStep(*first->change.onChain, OnChainStepView::GoesOn::PlannedAgain);
}

QString DeployProgress::words(int done, int failed) const
{
    if (!m_closing.isEmpty())
        return m_closing;
    if (m_of == models::ResultsOf::Change && m_running)
        return tr("A machine that runs restarts: that takes a minute or two. You can leave this page; it goes on and stands in the activity list.");
    const bool onChain = std::any_of(m_results.begin(), m_results.end(), [](const FleetResult &result) { return result.change.onChain != nullptr; });
    if (m_of == models::ResultsOf::Change && failed > 0 && onChain)
        return tr("The machine goes on as it is. What you entered is still in the form.");
    if (m_of == models::ResultsOf::Change && failed > 0)
        return tr("What you entered is still in the form. Where the outcome is unknown, look at the machine before trying again.");
    if (m_running)
        return tr("The first start takes a minute or two. You can leave this page; it goes on and stands in the activity list.");
    if (failed > 0)
        return tr("Those that run stay as they are. Each line says why the others do not; where the outcome is unknown, look at the list "
                  "before trying again.");
    if (done > 1)
        return tr("Running says nothing about what runs: compare them, and the machines' own evidence decides.");
    return QString();
}

void DeployProgress::show()
{
    std::vector<models::ListRow> rows;
    int done = 0;
    for (const FleetResult &result : m_results) {
        rows.push_back(models::deployResultRow(result, m_of));
        done += result.state == FleetResult::State::Done ? 1 : 0;
    }
    const int failed = int(m_results.size()) - done;
    m_model->setRows(std::move(rows));
    const auto m = Metrics::current();
    m_table->setFixedHeight(m.tableHeader() + std::clamp(int(m_results.size()), 1, kMostRows) * m.row());
    m_reasons->setFindings(models::deployTroubles(m_results, m_of));
    m_note->setState(models::deployResultSummary(m_results, m_of));
    m_note->setText(words(done, failed));
    showOnChain();
    m_stop->setVisible(m_running);
    m_retry->setText(m_of == models::ResultsOf::Change ? tr("Back to the form") : models::counted(failed, tr("Try 1 again…"), tr("Try %1 again…")));
    m_retry->setVisible(!m_running && failed > 0 && m_retryOffered);
    m_compare->setText(done == 1 ? tr("Verify") : tr("Compare all %1").arg(done));
    m_compare->setVisible(!m_running && done > 0);
}

} // namespace pilothouse::ui
