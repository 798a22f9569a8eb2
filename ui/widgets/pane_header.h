// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/data_age.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/panel.h"

#include <memory>

class QMenu;

namespace pilothouse {
class Clock;
}

namespace pilothouse::ui {

class ElidedLabel;
class FreshnessLabel;
class PlainLabel;

/// The head of a pane, 56 high (48 narrow): heading, one muted line of totals, freshness with refresh, a divider, at most three
/// buttons of which one is primary. Narrow: freshness is mark and age, all buttons but the first go into a "more" menu.
class PaneHeader final : public Panel
{
    Q_OBJECT
public:
    PaneHeader(const QString &heading, std::shared_ptr<const Clock> clock, QWidget *parent = nullptr);

    void setTotals(const QString &text);
    /// Where the data is from and how old it is; ticks by itself from here on.
    void setAge(const models::DataAge &age);
    FreshnessLabel *freshness() const { return m_freshness; }
    /// Hides freshness and refresh, for pages that read nothing.
    void setFreshnessShown(bool shown);
    void setRefreshing(bool refreshing);

    void addAction(QAction *action, ButtonRole role = ButtonRole::Default);
    void setNarrow(bool narrow);

signals:
    void refreshRequested();

private:
    struct Entry
    {
        QAction *action;
        ActionButton *button;
    };
    void arrange();

    PlainLabel *m_heading;
    ElidedLabel *m_totals;
    FreshnessLabel *m_freshness;
    QPushButton *m_refresh;
    QWidget *m_divider;
    QPushButton *m_more;
    QMenu *m_moreMenu;
    QList<Entry> m_entries;
    bool m_narrow = false;
};

} // namespace pilothouse::ui
