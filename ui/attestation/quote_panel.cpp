// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/attestation/quote_panel.h"

#include "models/comparison_text.h"
#include "models/quote_region_model.h"
#include "models/second_opinion_text.h"
#include "models/spoken.h"
#include "services/core/plain_text.h"
#include "ui/attestation/hex_view.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/key_value_list.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/splitter.h"
#include "ui/widgets/state_label.h"
#include "ui/widgets/table_view.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace pilothouse::ui {

using models::Mark;
using models::QuoteRegion;
using models::QuoteRegionModel;
using models::StateText;

namespace {
constexpr int kTableWidth = 320;
constexpr int kHeadHeight = 96;
constexpr qsizetype kMostShownBytes = 64; ///< longer regions are read in the bytes themselves
} // namespace

QuotePanel::QuotePanel(QWidget *parent)
    : QWidget(parent)
    , m_model(new QuoteRegionModel(this))
    , m_machine(new QComboBox)
    , m_state(new StateLabel)
    , m_table(new TableView)
    , m_view(new HexView)
    , m_name(new PlainLabel(QString(), Type::Body))
    , m_place(new PlainLabel(QString(), Type::Small, Ink::Muted))
    , m_meaning(new PlainLabel(QString(), Type::Small, Ink::Muted))
    , m_value(new HashLabel(QString(), HashLabel::Form::Full))
    , m_empty(new EmptyState)
    , m_stack(new QStackedWidget)
{
    const auto m = Metrics::current();
    m_machine->setAccessibleName(tr("Machine whose quote is shown"));
    m_machine->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_machine->setMinimumContentsLength(22);
    auto *tools = new Toolbar;
    tools->addWidget(m_machine);
    tools->addWidget(m_state);
    tools->addStretch();

    m_table->setModel(m_model);
    m_table->setAccessibleName(tr("Regions of the quote"));
    m_table->setCompact(true);
    m_table->setColumnWidths({0, 72, 64});
    m_table->setCellKind(int(QuoteRegionModel::Column::Offset), CellKind::Number);
    m_table->setCellKind(int(QuoteRegionModel::Column::Length), CellKind::Number);

    m_name->setType(Type::Body, Weight::Strong);
    m_meaning->setParagraph(true);
    auto *head = new Panel(Ground::Surface);
    head->setEdges(Qt::BottomEdge);
    head->setFixedHeight(m.px(kHeadHeight));
    auto *words = new QVBoxLayout(head);
    words->setContentsMargins(m.margin(), m.u(2), m.margin(), m.u(2));
    words->setSpacing(m.px(3));
    auto *first = new QHBoxLayout;
    first->setSpacing(m.u(3));
    first->addWidget(m_name);
    first->addWidget(m_place);
    first->addStretch(1);
    words->addLayout(first);
    words->addWidget(m_meaning);
    words->addWidget(m_value);
    words->addStretch(1);
    auto *right = new QWidget;
    auto *rightColumn = new QVBoxLayout(right);
    rightColumn->setContentsMargins(0, 0, 0, 0);
    rightColumn->setSpacing(0);
    rightColumn->addWidget(head);
    rightColumn->addWidget(m_view, 1);

    auto *split = new Splitter(Qt::Horizontal);
    split->addWidget(m_table);
    split->addWidget(right);
    split->setStretchFactor(0, 0);
    split->setStretchFactor(1, 1);
    split->setSizes({m.px(kTableWidth), m.px(kTableWidth) * 3});
    split->setChildrenCollapsible(false);

    auto *emptyPage = new Panel(Ground::Surface);
    auto *emptyColumn = new QVBoxLayout(emptyPage);
    emptyColumn->setContentsMargins(m.u(6), m.u(6), m.u(6), m.u(6));
    emptyColumn->addWidget(m_empty); // an alignment here would take the height of its wrapped words
    emptyColumn->addStretch(1);
    m_stack->addWidget(split);
    m_stack->addWidget(emptyPage);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(tools);
    column->addWidget(m_stack, 1);

    connect(m_machine, &QComboBox::currentIndexChanged, this, &QuotePanel::refresh);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &current) { showRegion(current.row()); });
    connect(m_view, &HexView::regionChosen, this, [this](int region) {
        m_table->setCurrentIndex(m_model->index(region, 0));
        m_table->scrollTo(m_model->index(region, 0));
    });
}

void QuotePanel::setCompared(const Compared &compared)
{
    m_compared = compared;
    QStringList names;
    for (int i = 0; i < compared.machines(); ++i)
        names << visibleText(compared.reportOf(i)->name, 120);
    const QString before = m_machine->currentText();
    {
        const QSignalBlocker quiet(m_machine);
        m_machine->clear();
        m_machine->addItems(models::withoutSharedPrefix(names));
        m_machine->setCurrentIndex(std::max(0, m_machine->findText(before)));
    }
    m_stale = true;
    if (isVisible())
        refresh();
}

void QuotePanel::setOpinions(std::shared_ptr<const attestation::SecondOpinions> opinions)
{
    m_compared.opinions = std::move(opinions);
    m_stale = true;
    if (isVisible())
        refresh();
}

void QuotePanel::showMachine(int machine)
{
    m_machine->setCurrentIndex(machine);
}

void QuotePanel::showProperty(const QString &property)
{
    m_wanted = models::regionOfProperty(property);
    const int region = m_wanted.isEmpty() ? -1 : m_model->map().regionNamed(m_wanted);
    if (region >= 0)
        m_table->setCurrentIndex(m_model->index(region, 0));
}

void QuotePanel::setNarrow(bool narrow)
{
    m_table->setColumnHidden(int(QuoteRegionModel::Column::Offset), narrow);
}

void QuotePanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_stale)
        refresh();
}

void QuotePanel::refresh()
{
    m_stale = false;
    const int machine = m_machine->currentIndex();
    const auto *const evidence = m_compared.evidenceOf(machine);
    const auto *const report = m_compared.reportOf(machine);
    if (evidence == nullptr || report == nullptr || evidence->quote.isEmpty()) {
        m_state->setState(StateText::of(Mark::Unverified, models::Tone::Warn, tr("No quote")));
        m_empty->describe(EmptyState::Kind::NoRows, tr("No quote"), tr("This machine gave no quote, so there are no bytes to look at."));
        if (evidence != nullptr)
            for (const QString &failure : evidence->failures.mid(0, 4))
                m_empty->addFact(tr("Why"), visibleText(failure, 200));
        m_stack->setCurrentIndex(1);
        return;
    }
    m_stack->setCurrentIndex(0);
    models::QuoteMap map = models::mapQuote(evidence->quote);
    const bool isDisputed = m_compared.agreementOn(machine) == attestation::Agreement::Disagrees;
    m_state->setState(isDisputed               ? models::disputeState()
                      : !map.problem.isEmpty() ? StateText::of(Mark::Fail, visibleText(models::spoken(map.problem), 200))
                      : report->quote == attestation::QuoteState::Verified
                          ? StateText::of(Mark::Verified, tr("%1 bytes, signature valid").arg(evidence->quote.size()))
                          : StateText::of(Mark::Fail, tr("%1 bytes, rejected: %2").arg(evidence->quote.size()).arg(report->verification.reason)));
    m_view->setQuote(evidence->quote, map);
    const int before = m_table->currentIndex().row();
    m_model->setMap(std::move(map));
    int region = m_wanted.isEmpty() ? before : m_model->map().regionNamed(m_wanted);
    if (region < 0)
        region = std::max(0, m_model->map().regionNamed(QStringLiteral("MRTD")));
    m_table->setCurrentIndex(m_model->index(region, 0));
    showRegion(region);
}

void QuotePanel::showRegion(int region)
{
    const models::QuoteMap &map = m_model->map();
    if (region < 0 || region >= int(map.regions.size()))
        return;
    const QuoteRegion &chosen = map.regions[size_t(region)];
    m_name->setText(chosen.name);
    m_place->setText(tr("offset %1 (0x%2) · %n bytes", nullptr, int(chosen.length)).arg(chosen.offset).arg(QString::number(chosen.offset, 16)));
    m_meaning->setText(chosen.meaning);
    const auto *const evidence = m_compared.evidenceOf(m_machine->currentIndex());
    m_value->setVisible(evidence != nullptr && chosen.length <= kMostShownBytes);
    if (evidence != nullptr && chosen.length <= kMostShownBytes)
        m_value->setHash(QString::fromLatin1(evidence->quote.mid(chosen.offset, chosen.length).toHex()));
    m_view->selectRegion(region);
}

} // namespace pilothouse::ui
