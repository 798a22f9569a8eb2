// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/clustersetup/setup_rail.h"

#include "models/format.h"
#include "models/setup_text.h"
#include "services/clustersetup/setup_session.h"
#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/labels.h"

#include <QButtonGroup>
#include <QPainter>
#include <QScrollArea>
#include <QVBoxLayout>

namespace pilothouse::ui {

using clustersetup::SetupPage;

namespace {

constexpr int kWide = 264;
constexpr int kNarrow = 56;
constexpr int kItem = 44;
constexpr int kCircle = 24;

} // namespace

SetupRailItem::SetupRailItem(int number, const QString &title, QWidget *parent) : QToolButton(parent), m_number(number), m_title(title)
{
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setFixedHeight(Metrics::current().px(kItem));
    describe();
}

void SetupRailItem::describe()
{
    const QString state = m_state.word.isEmpty() ? QString() : QStringLiteral(": ") + m_state.word;
    setAccessibleName(tr("%1. %2%3", "number, title and state of a page").arg(m_number).arg(m_title, state));
    setAccessibleDescription(m_caption);
    setToolTip(plainToolTip(m_narrow ? QStringList({accessibleName(), m_caption}).join(u'\n').trimmed() : QString()));
}

void SetupRailItem::setState(const models::StateText &state, bool isNotYet)
{
    if (m_state == state && m_isNotYet == isNotYet)
        return;
    m_state = state;
    m_isNotYet = isNotYet;
    describe();
    update();
}

void SetupRailItem::setCaption(const QString &caption)
{
    if (m_caption == caption)
        return;
    m_caption = caption;
    describe();
    update();
}

void SetupRailItem::setNarrow(bool narrow)
{
    m_narrow = narrow;
    describe();
    updateGeometry();
    update();
}

QSize SetupRailItem::sizeHint() const
{
    const auto m = Metrics::current();
    return {m_narrow ? m.px(40) : m.px(kWide - 32), m.px(kItem)};
}

void SetupRailItem::paintEvent(QPaintEvent *)
{
    const Tokens &t = tokensOf(this);
    const auto m = Metrics::current();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor ground = isChecked() ? t.selected : underMouse() ? t.hover : t.window;
    if (ground != t.window) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(ground);
        painter.drawRoundedRect(rect(), m.radiusControl(), m.radiusControl());
    }
    const int extent = m.px(kCircle);
    const QRectF circle(m_narrow ? (width() - extent) / 2 : m.u(2), (height() - extent) / 2, extent, extent);
    const bool asNumber = isChecked() || m_isNotYet;
    if (asNumber) {
        painter.setPen(isChecked() ? QPen(Qt::NoPen) : QPen(t.lineStrong, 1));
        painter.setBrush(isChecked() ? QBrush(t.accentFill) : QBrush(Qt::NoBrush));
        painter.drawEllipse(circle.adjusted(0.5, 0.5, -0.5, -0.5));
        painter.setFont(ui::font(Type::Small, Weight::Strong));
        painter.setPen(isChecked() ? t.onFill : t.muted);
        painter.drawText(circle, Qt::AlignCenter, models::countText(m_number));
    } else {
        const QRectF mark = circle.adjusted(m.px(3), m.px(3), -m.px(3), -m.px(3));
        paintMark(&painter, mark, m_state.mark, t.tone(m_state.tone), ground, m_state.share);
    }
    // The page in front keeps its number; how it stands is told at its corner.
    if (isChecked() && !m_isNotYet) {
        const int small = m.px(14);
        const qreal right = m_narrow ? width() - small - 1 : width() - small - m.u(2);
        paintMark(&painter, QRectF(right, m_narrow ? 1 : (height() - small) / 2, small, small), m_state.mark, t.tone(m_state.tone), ground,
                  m_state.share);
    }
    if (m_narrow)
        return;
    const int left = m.u(2) + extent + m.u(3);
    const int room = width() - left - m.u(2) - (isChecked() && !m_isNotYet ? m.px(18) : 0);
    const QFont titleFont = ui::font(Type::Body, isChecked() ? Weight::Strong : Weight::Medium);
    const QFont captionFont = ui::font(Type::Caption);
    const QFontMetrics titleSize(titleFont);
    const QFontMetrics captionSize(captionFont);
    const int block = titleSize.height() + (m_caption.isEmpty() ? 0 : captionSize.height());
    const int top = (height() - block) / 2;
    painter.setFont(titleFont);
    painter.setPen(t.text);
    painter.drawText(QRect(left, top, room, titleSize.height()), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                     titleSize.elidedText(m_title, Qt::ElideRight, room));
    if (m_caption.isEmpty())
        return;
    painter.setFont(captionFont);
    painter.setPen(t.muted);
    painter.drawText(QRect(left, top + titleSize.height(), room, captionSize.height()), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                     captionSize.elidedText(m_caption, Qt::ElideRight, room));
}

SetupRail::SetupRail(QWidget *parent) : Panel(Ground::Window, parent), m_group(new QButtonGroup(this))
{
    setEdges(Qt::RightEdge);
    const auto m = Metrics::current();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 1, 0);
    column->setSpacing(0);
    auto *list = new QWidget;
    auto *rows = new QVBoxLayout(list);
    rows->setContentsMargins(m.u(2), m.u(3), m.u(2), m.u(2));
    rows->setSpacing(m.px(2));
    m_group->setExclusive(true);
    for (int page = 0; page < clustersetup::kSetupPages; ++page) {
        auto *item = new SetupRailItem(page + 1, models::setupPageTitle(SetupPage(page)), list);
        item->setObjectName(QStringLiteral("setup page ") + clustersetup::setupPageWord(SetupPage(page)));
        m_group->addButton(item, page);
        m_items.push_back(item);
        rows->addWidget(item);
    }
    rows->addStretch(1);
    auto *scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(list);
    scroll->viewport()->setAutoFillBackground(false);
    list->setAutoFillBackground(false);
    column->addWidget(scroll, 1);
    m_hint = new PlainLabel(QString(), Type::Small, Ink::Muted, this);
    m_hint->setWordWrap(true);
    // Margins of the layout, not of the label: a change of theme polishes those away.
    auto *hintRow = new QVBoxLayout;
    hintRow->setContentsMargins(m.u(4), m.u(2), m.u(4), m.u(4));
    hintRow->addWidget(m_hint);
    column->addLayout(hintRow);
    connect(m_group, &QButtonGroup::idClicked, this, [this](int page) { emit pageChosen(SetupPage(page)); });
    setAccessibleName(tr("Pages of the setup"));
    setNarrow(false);
}

void SetupRail::setCurrent(SetupPage page)
{
    m_items[size_t(page)]->setChecked(true);
    for (SetupRailItem *item : m_items)
        item->setFocusPolicy(item->isChecked() ? Qt::StrongFocus : Qt::ClickFocus); // Tab reaches the chosen one, arrows the others
}

void SetupRail::setHint(const QString &hint)
{
    m_hint->setText(hint);
}

void SetupRail::setNarrow(bool narrow)
{
    const auto m = Metrics::current();
    setFixedWidth(narrow ? m.px(kNarrow) : m.px(kWide));
    m_hint->setVisible(!narrow);
    for (SetupRailItem *item : m_items)
        item->setNarrow(narrow);
}

} // namespace pilothouse::ui
