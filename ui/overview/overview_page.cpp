// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/overview/overview_page.h"

#include "models/audit_table_model.h"
#include "models/format.h"
#include "models/spoken.h"
#include "services/cluster/cluster_workflow.h"
#include "services/cutover/cutover_workflow.h"
#include "ui/overview/overview_lists.h"
#include "ui/overview/overview_tile.h"
#include "ui/overview/spend_view.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/card.h"
#include "ui/widgets/pane_header.h"
#include "ui/widgets/state_label.h"
#include "ui/widgets/toast.h"

#include <QGridLayout>
#include <QPainter>
#include <QVBoxLayout>

namespace pilothouse::ui {

namespace {

constexpr size_t kShownOperations = 4;
constexpr size_t kShownNews = 6;

/// Which pane an entry of the record is about, by the first word of its action.
IconName iconOfAction(const QString &action)
{
    const QString area = action.section(QLatin1Char('.'), 0, 0);
    if (area == QLatin1String("cvm"))
        return IconName::Cluster;
    if (area == QLatin1String("attest") || area == QLatin1String("attestation"))
        return IconName::Attestation;
    if (area == QLatin1String("write"))
        return IconName::Lock;
    if (area == QLatin1String("secret"))
        return IconName::Secrets;
    if (area == QLatin1String("shift") || area == QLatin1String("gate") || area == QLatin1String("stage") || area == QLatin1String("rollback")
        || area == QLatin1String("drift"))
        return IconName::Cutover;
    return IconName::Audit;
}

/// One thing that happened: the pane's icon, or a mark when it did not go well.
class NewsRow final : public QWidget
{
public:
    NewsRow(const audit::Entry &entry, QWidget *parent)
        : QWidget(parent)
        , m_state(models::outcomeText(entry))
        , m_icon(iconOfAction(entry.record.action))
    {
        const auto m = Metrics::current();
        auto *row = new QHBoxLayout(this);
        row->setContentsMargins(m.mark() + m.u(2), 0, 0, 0);
        row->addWidget(new ElidedLabel(models::spoken(entry.record.what), Type::Body, Ink::Text, this));
        setToolTip(plainToolTip(models::utcText(entry.utc)));
        setAccessibleName(m_state.word);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Tokens &t = tokensOf(this);
        const int extent = Metrics::current().mark();
        const QRectF square(0, (height() - extent) / 2, extent, extent);
        QPainter painter(this);
        // What went as it should needs no mark: the pane's icon says more.
        if (m_state.isTrouble() || m_state.mark == models::Mark::Verified)
            paintMark(&painter, square, m_state.mark, t.tone(m_state.tone), t.surface);
        else
            paintIcon(&painter, square, m_icon, t.muted);
    }

private:
    models::StateText m_state;
    IconName m_icon;
};

} // namespace

OverviewPage::OverviewPage(std::shared_ptr<models::EnvironmentFeed> feed, QWidget *parent)
    : PanePage(QStringLiteral("overview"), tr("Overview"), IconName::Overview, feed->services().clock, parent)
    , m_feed(std::move(feed))
    , m_openedAt(m_feed->services().clock->utcNow().addSecs(-2))
{
    build();
    connect(m_feed.get(), &models::EnvironmentFeed::changed, this, [this] {
        showOverview(m_feed->overview());
        showNews();
    });
    if (m_feed->services().operations)
        connect(m_feed->services().operations.get(), &OperationList::operationChanged, this, &OverviewPage::showOperations);
    showOverview(m_feed->overview());
    showOperations();
    showNews();
}

void OverviewPage::build()
{
    const auto m = Metrics::current();
    const auto clock = m_feed->services().clock;
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(m.gap());

    m_tileGrid = new QGridLayout;
    m_tileGrid->setSpacing(m.gap());
    column->addLayout(m_tileGrid);

    m_columns = new QHBoxLayout;
    m_columns->setSpacing(m.gap());
    m_left = new QVBoxLayout;
    m_left->setSpacing(m.gap());
    m_rightArea = new QWidget(content);
    m_right = new QVBoxLayout(m_rightArea);
    m_right->setContentsMargins(0, 0, 0, 0);
    m_right->setSpacing(m.gap());

    m_attentionCard = new Card(tr("Needs attention"), Card::Body::Flush, content);
    m_attentionCard->setTrailing(tr("most urgent first"));
    m_attention = new AttentionList(clock, m_attentionCard);
    connect(m_attention, &AttentionList::openRequested, this, &OverviewPage::openPage);
    m_attentionCard->body()->addWidget(m_attention);
    m_left->addWidget(m_attentionCard);

    m_spendCard = new Card(tr("Spend"), Card::Body::Padded, content);
    m_spendCard->setSubtitle(tr("per hour, now"));
    m_spend = new SpendView(m_spendCard);
    m_spendCard->body()->addWidget(m_spend);
    m_left->addWidget(m_spendCard);
    m_left->addStretch(1);

    m_operationsCard = new Card(tr("Operations"), Card::Body::Flush, m_rightArea);
    m_operationsCard->setTrailing(tr("all: Ctrl J"));
    m_noOperations = new PlainLabel(tr("Nothing has run since this window was opened."), Type::Body, Ink::Muted, m_operationsCard);
    m_noOperations->setWordWrap(true);
    m_noOperations->setContentsMargins(m.gap(), m.gap(), m.gap(), m.gap());
    m_operationsCard->body()->addWidget(m_noOperations);
    m_right->addWidget(m_operationsCard);

    auto *sourcesCard = new Card(tr("Sources"), Card::Body::Flush, m_rightArea);
    sourcesCard->setTrailing(tr("age · next"));
    m_sources = new SourceList(clock, sourcesCard);
    sourcesCard->body()->addWidget(m_sources);
    m_right->addWidget(sourcesCard);

    m_newsCard = new Card(tr("Since you last looked"), Card::Body::Padded, m_rightArea);
    m_newsRows = m_newsCard->body();
    m_right->addWidget(m_newsCard);
    m_right->addStretch(1);

    m_columns->addLayout(m_left, 1);
    m_columns->addWidget(m_rightArea);
    column->addLayout(m_columns, 1);
    setScrolledContent(content);
    arrange();
}

void OverviewPage::showOverview(const models::Overview &overview)
{
    while (m_tiles.size() < overview.tiles.size()) {
        auto *tile = new OverviewTile(this);
        connect(tile, &OverviewTile::clicked, this, [this, tile] { emit openPage(tile->tile().pageId, QString()); });
        m_tiles.push_back(tile);
        arrange();
    }
    for (size_t i = 0; i < m_tiles.size(); ++i) {
        m_tiles[i]->setVisible(i < overview.tiles.size());
        if (i < overview.tiles.size())
            m_tiles[i]->setTile(overview.tiles[i]);
    }
    m_attention->setItems(overview.attention);
    m_attentionCard->setSubtitle(overview.attention.empty() ? QString() : models::countText(qint64(overview.attention.size())));
    m_sources->setSources(overview.sources);
    m_spendCard->setVisible(overview.spend.has_value());
    if (overview.spend)
        m_spend->setSpend(*overview.spend);

    header()->setFreshnessShown(!overview.sources.empty());
    // The header speaks of the oldest of the polled sources.
    models::DataAge age;
    const auto clock = m_feed->services().clock;
    const auto &sources = overview.sources;
    age.source = sources.size() == 1 ? tr("1 source") : tr("%1 sources, oldest poll").arg(models::countText(qint64(sources.size())));
    for (const models::SourceLine &line : sources) {
        if (!line.at)
            continue;
        const auto at = clock->monotonicNow() - std::chrono::milliseconds(line.at->msecsTo(clock->utcNow()));
        if (!age.fetchedAt || at < *age.fetchedAt)
            age.fetchedAt = at;
        if (line.nextIn)
            age.nextAt = clock->monotonicNow() + *line.nextIn;
    }
    if (const models::StateText summary = models::sourcesSummary(sources); summary.isTrouble())
        age.trouble = summary;
    const auto &cluster = m_feed->services().cluster;
    age.interval = cluster && cluster->snapshot().interval.count() > 0 ? cluster->snapshot().interval : std::chrono::milliseconds(15'000);
    header()->setAge(age);
}

void OverviewPage::showOperations()
{
    const auto list = m_feed->services().operations;
    const auto all = list ? list->all() : std::vector<OperationStatus>();
    const size_t shown = std::min(all.size(), kShownOperations);
    while (m_operations.size() < shown) {
        auto *item = new ActivityItem(m_feed->services().clock, m_operationsCard);
        connect(item, &ActivityItem::cancelRequested, this, [list](const OperationId &id) { list->cancel(id); });
        m_operationsCard->body()->addWidget(item);
        m_operations.push_back(item);
    }
    for (size_t i = 0; i < m_operations.size(); ++i) {
        m_operations[i]->setVisible(i < shown);
        if (i < shown)
            m_operations[i]->setStatus(all[i], std::nullopt);
    }
    m_noOperations->setVisible(all.empty());
}

void OverviewPage::showNews()
{
    const auto &since = m_feed->lastLooked();
    m_newsCard->setVisible(since.has_value());
    if (!since)
        return;
    const auto away = std::chrono::seconds(since->secsTo(m_feed->services().clock->utcNow()));
    // Who looks for the first time sees what happens from now on.
    const bool first = *since >= m_openedAt;
    m_newsCard->setTitle(first ? tr("Since you opened it") : tr("Since you last looked"));
    m_newsCard->setSubtitle(models::durationText(away));
    while (QLayoutItem *item = m_newsRows->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    const auto &news = m_feed->news();
    for (size_t i = 0; i < std::min(news.size(), kShownNews); ++i)
        m_newsRows->addWidget(new NewsRow(news[i], m_newsCard));
    if (news.empty())
        m_newsRows->addWidget(new PlainLabel(tr("Nothing was changed."), Type::Body, Ink::Muted, m_newsCard));
    else if (news.size() > kShownNews)
        m_newsRows->addWidget(
            new PlainLabel(tr("and %1 more in Audit").arg(models::countText(qint64(news.size() - kShownNews))), Type::Small, Ink::Muted, m_newsCard));
}

void OverviewPage::refreshNow()
{
    const EnvironmentServices &services = m_feed->services();
    if (services.cluster)
        QCoro::connect(services.cluster->refresh(), this, [](const Status &) {});
    if (services.cutover)
        QCoro::connect(services.cutover->sample(cutover::CutoverWorkflow::Canary::Skip), this, [](const Status &) {});
}

QList<KeyHelp> OverviewPage::keys() const
{
    return {{tr("Tab, Enter"), tr("Go through tiles and links")}};
}

void OverviewPage::setNarrow(bool narrow)
{
    PanePage::setNarrow(narrow);
    m_attention->setNarrow(narrow);
    arrange();
}

void OverviewPage::arrange()
{
    const auto m = Metrics::current();
    // As many in a row as fit; where not all do, two rows of about the same length.
    const int count = int(m_tiles.size());
    const int fit = isNarrow() ? 4 : 5;
    const int perRow = std::max(1, count <= fit ? count : (count + 1) / 2);
    for (size_t i = 0; i < m_tiles.size(); ++i)
        m_tileGrid->addWidget(m_tiles[i], int(i) / perRow, int(i) % perRow);
    for (int column = 0; column < m_tileGrid->columnCount(); ++column)
        m_tileGrid->setColumnStretch(column, column < perRow ? 1 : 0);
    m_columns->setDirection(isNarrow() ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    if (isNarrow()) {
        m_rightArea->setMinimumWidth(0);
        m_rightArea->setMaximumWidth(QWIDGETSIZE_MAX);
    } else {
        m_rightArea->setFixedWidth(m.px(396));
    }
}

} // namespace pilothouse::ui
