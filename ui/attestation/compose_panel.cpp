// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/attestation/compose_panel.h"

#include "ui/attestation/pair_bar.h"
#include "ui/attestation/text_compare_view.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/key_value_list.h"
#include "ui/widgets/state_label.h"

#include <QFutureWatcher>
#include <QHBoxLayout>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <QtConcurrent>

namespace pilothouse::ui {

using models::ComposeDiff;
using models::Mark;
using models::StateText;
using models::Tone;

namespace {
constexpr int kWholeFile = 100'000; ///< lines of context: all of them
constexpr int kContext = 3;
} // namespace

ComposePanel::ComposePanel(QWidget *parent)
    : QWidget(parent)
    , m_pair(new PairBar)
    , m_whole(new Chip(tr("Whole file")))
    , m_summary(new StateLabel)
    , m_leftHash(new HashLabel(QString(), HashLabel::Form::Comparison))
    , m_rightHash(new HashLabel(QString(), HashLabel::Form::Comparison))
    , m_view(new TextCompareView)
    , m_empty(new EmptyState)
    , m_stack(new QStackedWidget)
{
    const auto m = Metrics::current();
    m_pair->addStretch();
    m_pair->addWidget(m_whole);
    m_view->setAccessibleName(tr("app-compose of two machines, side by side"));

    auto *line = new Panel(Ground::Surface);
    line->setEdges(Qt::BottomEdge);
    line->setFixedHeight(m.px(36));
    auto *row = new QHBoxLayout(line);
    row->setContentsMargins(m.margin(), 0, m.margin(), 0);
    row->setSpacing(m.u(3));
    row->addWidget(m_summary, 1);
    row->addWidget(m_leftHash);
    row->addWidget(m_rightHash);

    auto *emptyPage = new Panel(Ground::Surface);
    auto *emptyColumn = new QVBoxLayout(emptyPage);
    emptyColumn->setContentsMargins(m.u(6), m.u(6), m.u(6), m.u(6));
    emptyColumn->addWidget(m_empty); // an alignment here would take the height of its wrapped words
    emptyColumn->addStretch(1);
    m_stack->addWidget(m_view);
    m_stack->addWidget(emptyPage);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_pair);
    column->addWidget(line);
    column->addWidget(m_stack, 1);
    connect(m_pair, &PairBar::pairChanged, this, [this] {
        m_stale = true;
        if (isVisible())
            refresh();
    });
    connect(m_whole, &QAbstractButton::toggled, this, &ComposePanel::refresh);
}

void ComposePanel::setCompared(const Compared &compared)
{
    m_compared = compared;
    m_pair->setCompared(compared);
}

void ComposePanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_stale)
        refresh();
}

void ComposePanel::refresh()
{
    m_stale = false;
    const quint64 generation = ++m_generation;
    const auto *const left = m_compared.evidenceOf(m_pair->left());
    const auto *const right = m_compared.evidenceOf(m_pair->right());
    if (left == nullptr || right == nullptr || left->appCompose.isEmpty() || right->appCompose.isEmpty()) {
        m_summary->setState(StateText::of(Mark::Unknown, Tone::Warn, tr("Nothing to compare")));
        m_leftHash->setHash(QString());
        m_rightHash->setHash(QString());
        const bool isLeft = left == nullptr || left->appCompose.isEmpty();
        m_empty->describe(
            EmptyState::Kind::CouldNotLoad, tr("No app-compose"),
            tr("%1 does not serve its app-compose, so its hash cannot be tied to a text. Allow public_tcbinfo in the app-compose, or let the cloud’s API show it.")
                .arg(isLeft ? m_pair->leftName() : m_pair->rightName()));
        m_stack->setCurrentIndex(1);
        return;
    }
    auto *watcher = new QFutureWatcher<ComposeDiff>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, generation] {
        watcher->deleteLater();
        if (generation == m_generation)
            showDiff(watcher->result());
    });
    const int context = m_whole->isChecked() ? kWholeFile : kContext;
    watcher->setFuture(QtConcurrent::run([a = left->appCompose, b = right->appCompose, context] { return models::diffCompose(a, b, context); }));
}

void ComposePanel::showDiff(ComposeDiff diff)
{
    StateText state = StateText::of(Mark::Different, diff.changes == 1 ? tr("One line differs") : tr("%1 lines differ").arg(diff.changes));
    if (diff.bytesEqual)
        state = StateText::of(Mark::Same, tr("Equal, byte by byte"));
    else if (diff.onlySpelling)
        state = StateText::of(Mark::Different,
                              tr("Same content, other spelling from byte %1 on: the hash covers every blank").arg(diff.firstDifferentByte));
    m_summary->setState(state);
    m_leftHash->setHash(diff.leftHash);
    m_rightHash->setHash(diff.rightHash);
    m_view->setLines(std::move(diff.lines), m_pair->leftName(), m_pair->rightName());
    m_stack->setCurrentIndex(0);
}

} // namespace pilothouse::ui
