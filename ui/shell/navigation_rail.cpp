// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/navigation_rail.h"

#include "models/format.h"
#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/labels.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

namespace pilothouse::ui {

namespace {

/// The small person beside the operator's name.
class UserIcon final : public QWidget
{
public:
    explicit UserIcon(QWidget *parent) : QWidget(parent)
    {
        const int extent = Metrics::current().icon();
        setFixedSize(extent, extent);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        paintIcon(&painter, rect(), IconName::User, tokensOf(this).muted);
    }
};

} // namespace

RailItem::RailItem(IconName icon, const QString &label, QWidget *parent) : QToolButton(parent), m_icon(icon), m_label(label)
{
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setFixedHeight(Metrics::current().railItem());
    describe();
}

void RailItem::describe()
{
    setAccessibleName(m_label);
    if (isEnabled())
        setAccessibleDescription(m_count > 0 ? tr("%1 need attention: %2").arg(models::countText(m_count), m_worst.word) : QString());
    QString tip = m_narrow ? m_label : QString();
    if (m_count > 0)
        tip += (tip.isEmpty() ? QString() : QStringLiteral(": ")) + accessibleDescription();
    if (!m_keys.isEmpty() && m_narrow)
        tip += QStringLiteral("  ") + m_keys;
    setToolTip(plainToolTip(tip));
}

void RailItem::setBadge(int count, const models::StateText &worst)
{
    m_count = count;
    m_worst = worst;
    describe();
    update();
}

void RailItem::setNarrow(bool narrow)
{
    m_narrow = narrow;
    describe();
    updateGeometry();
    update();
}

void RailItem::setShortcutText(const QString &keys)
{
    m_keys = keys;
    describe();
}

QSize RailItem::sizeHint() const
{
    const auto m = Metrics::current();
    return {m_narrow ? m.px(40) : m.px(160), m.railItem()};
}

void RailItem::paintEvent(QPaintEvent *)
{
    const Tokens &t = tokensOf(this);
    const auto m = Metrics::current();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool active = isChecked() && isEnabled();
    const QColor ground = active ? t.selected : underMouse() && isEnabled() ? t.hover : t.window;
    if (ground != t.window) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(ground);
        painter.drawRoundedRect(rect(), m.radiusControl(), m.radiusControl());
    }
    if (active) {
        painter.setRenderHint(QPainter::Antialiasing, false);
        painter.fillRect(QRect(0, m.px(4), m.px(3), height() - m.px(8)), t.accent);
        painter.setRenderHint(QPainter::Antialiasing);
    }
    const QColor ink = !isEnabled() ? t.disabled : active ? t.accent : t.muted;
    const int extent = m.railIcon();
    const int iconLeft = m_narrow ? (width() - extent) / 2 : m.u(3);
    paintIcon(&painter, QRectF(iconLeft, (height() - extent) / 2, extent, extent), m_icon, ink);
    const int markExtent = m.px(12);
    if (m_narrow) {
        if (m_count > 0)
            paintMark(&painter, QRectF(width() - markExtent - m.px(2), m.px(3), markExtent, markExtent), m_worst.mark, t.tone(m_worst.tone), ground,
                      m_worst.share);
        return;
    }
    int right = width() - m.u(2);
    if (m_count > 0) {
        const QFont small = ui::font(Type::Body);
        const QString count = models::countText(m_count);
        painter.setFont(small);
        painter.setPen(t.tone(m_worst.tone));
        const int countWidth = QFontMetrics(small).horizontalAdvance(count);
        painter.drawText(QRect(right - countWidth, 0, countWidth, height()), Qt::AlignVCenter | Qt::AlignRight, count);
        right -= countWidth + m.px(5) + m.mark();
        paintMark(&painter, QRectF(right, (height() - m.mark()) / 2, m.mark(), m.mark()), m_worst.mark, t.tone(m_worst.tone), ground, m_worst.share);
        right -= m.u(1);
    }
    const QFont labelFont = ui::font(Type::Body, active ? Weight::Strong : Weight::Regular);
    painter.setFont(labelFont);
    painter.setPen(!isEnabled() ? t.disabled : active ? t.text : t.muted);
    const int left = m.u(3) + extent + m.u(3);
    painter.drawText(QRect(left, 0, right - left, height()), Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
                     QFontMetrics(labelFont).elidedText(m_label, Qt::ElideRight, right - left));
}

NavigationRail::NavigationRail(QWidget *parent) : Panel(Ground::Window, parent), m_group(new QButtonGroup(this))
{
    const auto m = Metrics::current();
    setEdges(Qt::RightEdge);
    setAccessibleName(tr("Pages"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(m.u(2), m.gap(), m.u(2) + 1, m.u(2));
    column->setSpacing(0);
    m_top = new QVBoxLayout;
    m_top->setSpacing(m.px(2));
    m_bottom = new QVBoxLayout;
    m_bottom->setSpacing(m.px(2));
    column->addLayout(m_top);
    column->addStretch(1);
    column->addLayout(m_bottom);
    column->addSpacing(m.u(2));
    m_operatorLine = new Hairline(Qt::Horizontal, this);
    column->addWidget(m_operatorLine);
    m_operatorRow = new QWidget(this);
    auto *row = new QHBoxLayout(m_operatorRow);
    row->setContentsMargins(m.u(3), m.u(2), m.u(1), m.u(1));
    row->setSpacing(m.u(2));
    row->addWidget(new UserIcon(m_operatorRow));
    m_operator = new ElidedLabel(QString(), Type::Small, Ink::Muted, m_operatorRow);
    row->addWidget(m_operator, 1);
    column->addWidget(m_operatorRow);
    m_group->setExclusive(true);
    setNarrow(false);
}

void NavigationRail::addPage(const QString &id, IconName icon, const QString &label, Place place)
{
    auto *item = new RailItem(icon, label, this);
    item->setObjectName(QLatin1String("rail-") + id);
    m_group->addButton(item);
    (place == Place::Top ? m_top : m_bottom)->addWidget(item);
    m_items.insert(id, item);
    m_order.append(id);
    connect(item, &RailItem::clicked, this, [this, id] { emit pageChosen(id); });
    if (place == Place::Top && m_order.size() <= 8)
        item->setShortcutText(QKeySequence(QStringLiteral("Ctrl+%1").arg(m_order.size())).toString(QKeySequence::NativeText));
}

void NavigationRail::setCurrent(const QString &id)
{
    RailItem *const item = m_items.value(id);
    if (item == nullptr)
        return;
    item->setChecked(true);
    // Tab comes to the page that is shown; the arrows go on from there.
    for (RailItem *each : std::as_const(m_items))
        each->setFocusPolicy(each == item ? Qt::StrongFocus : Qt::ClickFocus);
}

void NavigationRail::setPageEnabled(const QString &id, bool enabled)
{
    if (RailItem *item = m_items.value(id)) {
        item->setEnabled(enabled);
        if (!enabled)
            item->setAccessibleDescription(tr("Needs an environment"));
    }
}

void NavigationRail::setBadge(const QString &id, int count, const models::StateText &worst)
{
    if (RailItem *item = m_items.value(id))
        item->setBadge(count, worst);
}

int NavigationRail::attentionCount() const
{
    int count = 0;
    for (const RailItem *item : m_items)
        count += item->badgeCount();
    return count;
}

void NavigationRail::setOperator(const QString &name)
{
    m_operator->setText(name);
    setNarrow(m_narrow);
}

void NavigationRail::setNarrow(bool narrow)
{
    const auto m = Metrics::current();
    setFixedWidth(narrow ? m.railNarrow() : m.rail());
    for (RailItem *item : std::as_const(m_items))
        item->setNarrow(narrow);
    m_narrow = narrow;
    m_operatorRow->setVisible(!narrow && !m_operator->text().isEmpty());
    m_operatorLine->setVisible(m_operatorRow->isVisibleTo(this));
}

} // namespace pilothouse::ui
