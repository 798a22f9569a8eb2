// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/environment_feed.h"
#include "ui/widgets/pane_page.h"

#include <memory>
#include <vector>

class QBoxLayout;
class QGridLayout;
class QVBoxLayout;

namespace pilothouse::ui {

class ActivityItem;
class AttentionList;
class Card;
class OverviewTile;
class PlainLabel;
class SourceList;
class SpendView;

/// The first page: one figure for each pane, what needs a person (most urgent first), what runs, every source with its age, what
/// happened since the last look. Shows what the feed says and decides nothing.
class OverviewPage final : public PanePage
{
    Q_OBJECT
public:
    explicit OverviewPage(std::shared_ptr<models::EnvironmentFeed> feed, QWidget *parent = nullptr);

    void refreshNow() override;
    QList<KeyHelp> keys() const override;
    void setNarrow(bool narrow) override;

private:
    void build();
    void showOverview(const models::Overview &overview);
    void showOperations();
    void showNews();
    void arrange();

    std::shared_ptr<models::EnvironmentFeed> m_feed;
    QDateTime m_openedAt; ///< a moment before, so that a first look counts as one
    std::vector<OverviewTile *> m_tiles;
    std::vector<ActivityItem *> m_operations;
    QGridLayout *m_tileGrid;
    QBoxLayout *m_columns;
    QVBoxLayout *m_left;
    QVBoxLayout *m_right;
    QWidget *m_rightArea;
    Card *m_attentionCard;
    AttentionList *m_attention;
    Card *m_spendCard;
    SpendView *m_spend;
    Card *m_operationsCard;
    PlainLabel *m_noOperations;
    SourceList *m_sources;
    Card *m_newsCard;
    QVBoxLayout *m_newsRows;
};

} // namespace pilothouse::ui
