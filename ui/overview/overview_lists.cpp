// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/overview/overview_lists.h"

#include "models/format.h"
#include "services/core/plain_text.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/freshness_label.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/state_label.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

namespace pilothouse::ui {

using namespace std::chrono_literals;

AttentionRow::AttentionRow(std::shared_ptr<const Clock> clock, QWidget *parent) : QWidget(parent)
{
    const auto m = Metrics::current();
    setFixedHeight(m.row());
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(m.margin(), 0, m.gap(), 1);
    row->setSpacing(m.px(6));
    m_mark = new StateMark({}, this);
    m_area = new PlainLabel(QString(), Type::Body, Ink::Text, this);
    m_area->setType(Type::Body, Weight::Medium);
    m_area->setFixedWidth(m.px(98));
    m_text = new ElidedLabel(QString(), Type::Body, Ink::Text, this);
    m_since = new AgeLabel(std::move(clock), this);
    m_since->setBare(true);
    m_link = makeButton(QString(), ButtonRole::Link, IconName::None, this);
    connect(m_link, &QPushButton::clicked, this, [this] { emit openRequested(m_item.pageId, m_item.objectKey); });
    row->addWidget(m_mark);
    row->addWidget(m_area);
    row->addWidget(m_text, 1);
    row->addWidget(m_since);
    // One column for all rows, the words at its right end.
    auto *linkArea = new QWidget(this);
    linkArea->setFixedWidth(m.px(112));
    auto *linkRow = new QHBoxLayout(linkArea);
    linkRow->setContentsMargins(0, 0, 0, 0);
    linkRow->addStretch(1);
    linkRow->addWidget(m_link);
    row->addWidget(linkArea);
}

void AttentionRow::setItem(const models::AttentionItem &item)
{
    m_item = item;
    m_mark->setState(item.state);
    m_area->setText(visibleText(item.state.word));
    m_text->setText(item.text);
    m_text->setType(Type::Body, item.urgent ? Weight::Strong : Weight::Regular);
    m_since->setTime(item.since);
    m_link->setText(item.link);
    m_link->setAccessibleName(tr("%1: %2").arg(item.link, item.text));
}

void AttentionRow::setLast(bool last)
{
    m_last = last;
    update();
}

void AttentionRow::setNarrow(bool narrow)
{
    m_area->setVisible(!narrow);
}

void AttentionRow::paintEvent(QPaintEvent *)
{
    if (!m_last)
        QPainter(this).fillRect(QRect(0, height() - 1, width(), 1), tokensOf(this).line);
}

AttentionList::AttentionList(std::shared_ptr<const Clock> clock, QWidget *parent)
    : QWidget(parent)
    , m_clock(std::move(clock))
    , m_column(new QVBoxLayout(this))
{
    const auto m = Metrics::current();
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(0);
    m_calm = new PlainLabel(tr("Nothing needs you now."), Type::Body, Ink::Muted, this);
    m_calm->setContentsMargins(m.margin(), m.gap(), m.margin(), m.gap());
    m_column->addWidget(m_calm);
}

void AttentionList::setItems(const std::vector<models::AttentionItem> &items)
{
    while (m_rows.size() < items.size()) {
        auto *row = new AttentionRow(m_clock, this);
        row->setNarrow(m_narrow);
        connect(row, &AttentionRow::openRequested, this, &AttentionList::openRequested);
        m_column->addWidget(row);
        m_rows.push_back(row);
    }
    for (size_t i = 0; i < m_rows.size(); ++i) {
        m_rows[i]->setVisible(i < items.size());
        if (i < items.size()) {
            m_rows[i]->setItem(items[i]);
            m_rows[i]->setLast(i + 1 == items.size());
        }
    }
    m_calm->setVisible(items.empty());
}

void AttentionList::setNarrow(bool narrow)
{
    m_narrow = narrow;
    for (AttentionRow *row : m_rows)
        row->setNarrow(narrow);
}

SourceList::SourceList(std::shared_ptr<const Clock> clock, QWidget *parent)
    : QWidget(parent)
    , m_clock(std::move(clock))
    , m_digits(ui::font(Type::Body))
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_timer.setInterval(1s);
    connect(&m_timer, &QTimer::timeout, this, [this] { update(); });
}

void SourceList::setSources(const std::vector<models::SourceLine> &sources)
{
    m_sources = sources;
    m_takenAt = m_clock->monotonicNow();
    QStringList spoken;
    for (const models::SourceLine &line : m_sources)
        spoken << line.state.word;
    setAccessibleName(tr("Sources: %1").arg(models::listText(spoken)));
    updateGeometry();
    update();
}

QSize SourceList::sizeHint() const
{
    const auto m = Metrics::current();
    return {m.px(240), m.u(2) * 2 + int(std::max<size_t>(1, m_sources.size())) * m.px(23)};
}

void SourceList::paintEvent(QPaintEvent *)
{
    const Tokens &t = tokensOf(this);
    const auto m = Metrics::current();
    QPainter painter(this);
    const int rowHeight = m.px(23);
    const int nextWidth = m.px(48);
    const int ageWidth = m.px(56);
    int y = m.u(2);
    if (m_sources.empty()) {
        painter.setFont(ui::font(Type::Body));
        painter.setPen(t.muted);
        painter.drawText(QRect(m.gap(), y, width() - 2 * m.gap(), rowHeight), Qt::AlignVCenter, tr("This profile names no source."));
        return;
    }
    const QDateTime now = m_clock->utcNow();
    const auto elapsed = std::chrono::duration_cast<std::chrono::milliseconds>(m_clock->monotonicNow() - m_takenAt);
    for (const models::SourceLine &line : m_sources) {
        const QRect row(m.gap(), y, width() - 2 * m.gap(), rowHeight);
        paintMark(&painter, QRectF(row.left(), row.top() + (rowHeight - m.mark()) / 2, m.mark(), m.mark()), line.state.mark, t.tone(line.state.tone),
                  t.surface);
        painter.setFont(ui::font(Type::Body));
        painter.setPen(t.text);
        const QRect name(row.left() + m.mark() + m.px(7), y, row.width() - m.mark() - m.px(7) - ageWidth - nextWidth, rowHeight);
        painter.drawText(name, Qt::AlignVCenter | Qt::TextSingleLine,
                         painter.fontMetrics().elidedText(visibleText(line.state.word), Qt::ElideRight, name.width()));
        painter.setPen(t.muted);
        const QString age = line.at ? models::ageText(std::chrono::seconds(line.at->secsTo(now))) : QStringLiteral("–");
        m_digits.draw(&painter, QRectF(row.right() - nextWidth - ageWidth, y, ageWidth, rowHeight), Qt::AlignRight | Qt::AlignVCenter, age);
        QString next = QStringLiteral("–");
        if (line.nextIn) {
            const auto left = std::max(std::chrono::milliseconds(0), *line.nextIn - elapsed);
            next = models::ageText(std::chrono::ceil<std::chrono::seconds>(left));
        }
        m_digits.draw(&painter, QRectF(row.right() - nextWidth, y, nextWidth, rowHeight), Qt::AlignRight | Qt::AlignVCenter, next);
        y += rowHeight;
    }
}

void SourceList::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_timer.start();
}

void SourceList::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_timer.stop();
}

} // namespace pilothouse::ui
