// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/overview.h"
#include "services/core/clock.h"
#include "ui/widgets/tabular_text.h"

#include <QTimer>
#include <QWidget>

#include <memory>
#include <vector>

class QPushButton;
class QVBoxLayout;

namespace pilothouse::ui {

class AgeLabel;
class ElidedLabel;
class PlainLabel;
class StateMark;

/// One thing that needs a person: mark and area, the sentence, since when, a link.
class AttentionRow final : public QWidget
{
    Q_OBJECT
public:
    explicit AttentionRow(std::shared_ptr<const Clock> clock, QWidget *parent = nullptr);

    void setItem(const models::AttentionItem &item);
    void setLast(bool last);
    void setNarrow(bool narrow);

signals:
    void openRequested(const QString &pageId, const QString &objectKey);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    models::AttentionItem m_item;
    StateMark *m_mark;
    PlainLabel *m_area;
    ElidedLabel *m_text;
    AgeLabel *m_since;
    QPushButton *m_link;
    bool m_last = false;
};

/// The list, most urgent first; rows are kept and refilled, so that focus stays where it is.
class AttentionList final : public QWidget
{
    Q_OBJECT
public:
    explicit AttentionList(std::shared_ptr<const Clock> clock, QWidget *parent = nullptr);

    void setItems(const std::vector<models::AttentionItem> &items);
    void setNarrow(bool narrow);

signals:
    void openRequested(const QString &pageId, const QString &objectKey);

private:
    std::shared_ptr<const Clock> m_clock;
    QVBoxLayout *m_column;
    PlainLabel *m_calm;
    std::vector<AttentionRow *> m_rows;
    bool m_narrow = false;
};

/// Every source with its age and its next poll; ticks by repainting itself alone.
class SourceList final : public QWidget
{
    Q_OBJECT
public:
    explicit SourceList(std::shared_ptr<const Clock> clock, QWidget *parent = nullptr);

    void setSources(const std::vector<models::SourceLine> &sources);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    std::shared_ptr<const Clock> m_clock;
    std::vector<models::SourceLine> m_sources;
    MonotonicTime m_takenAt{};
    TabularText m_digits;
    QTimer m_timer;
};

} // namespace pilothouse::ui
