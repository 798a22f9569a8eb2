// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/data_age.h"
#include "services/core/clock.h"
#include "ui/widgets/tabular_text.h"

#include <QTimer>
#include <QWidget>

#include <memory>

namespace pilothouse::ui {

/// What every pane says about its data: "✓ Live · Phala Cloud · 8 s ago · next in 7 s". Ticks each second while visible by
/// repainting itself alone.
class FreshnessLabel final : public QWidget
{
    Q_OBJECT
public:
    explicit FreshnessLabel(std::shared_ptr<const Clock> clock, QWidget *parent = nullptr);

    void setAge(const models::DataAge &age);
    const models::DataAge &age() const { return m_age; }
    /// Mark, word and age only.
    void setShort(bool isShort);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    /// Time alone made the data stale (or a read made it live again): hatch or unhatch what is shown.
    void freshnessChanged(pilothouse::Freshness freshness);

protected:
    void paintEvent(QPaintEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    struct Piece
    {
        QString text;
        bool strong = false;
    };
    QList<Piece> pieces() const;
    void tick();

    std::shared_ptr<const Clock> m_clock;
    models::DataAge m_age;
    MonotonicTime m_now; ///< of the last tick: what is measured is what is painted
    TabularText m_text;
    QTimer m_timer;
    Freshness m_last = Freshness::Never;
    QString m_lastWord;
    int m_lastWidth = 0;
    bool m_short = false;
};

/// "3 s ago" beside one fact; ticks by repainting itself alone. Exact UTC is in the tool tip.
class AgeLabel final : public QWidget
{
    Q_OBJECT
public:
    explicit AgeLabel(std::shared_ptr<const Clock> clock, QWidget *parent = nullptr);

    /// Nothing: a faint "–".
    void setTime(const std::optional<QDateTime> &utc);
    /// Shows "3 s" instead of "3 s ago".
    void setBare(bool bare);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    QString shown() const;
    void tick();

    std::shared_ptr<const Clock> m_clock;
    std::optional<QDateTime> m_time;
    QDateTime m_now; ///< of the last tick: what is measured is what is painted
    TabularText m_text;
    QTimer m_timer;
    int m_lastWidth = 0;
    bool m_bare = false;
};

} // namespace pilothouse::ui
