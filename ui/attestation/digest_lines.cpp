// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/attestation/digest_lines.h"

#include "services/core/plain_text.h"
#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/tokens.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>

namespace pilothouse::ui {

namespace {
constexpr int kGroup = 4;
constexpr int kMostDigits = 4096;
} // namespace

DigestLines::DigestLines(QWidget *parent) : QWidget(parent)
{
    setFont(ui::font(Type::Mono));
    setFocusPolicy(Qt::TabFocus);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void DigestLines::setDigest(const QString &digest, int differAt, bool isOdd)
{
    m_digest = visibleText(digest, kMostDigits);
    m_differAt = differAt;
    m_odd = isOdd;
    setAccessibleName(tr("value %1").arg(m_digest.left(160)));
    updateGeometry();
    update();
}

int DigestLines::digit() const
{
    return std::max(1, fontMetrics().horizontalAdvance(QLatin1Char('0')));
}

int DigestLines::perLine(int width) const
{
    // Whole groups, so that the marked one is never broken.
    return std::max(kGroup, width / digit() / kGroup * kGroup);
}

int DigestLines::heightForWidth(int width) const
{
    const int line = perLine(width);
    const int lines = std::max(1, int((m_digest.size() + line - 1) / line));
    return lines * Metrics::current().px(18);
}

QSize DigestLines::sizeHint() const
{
    const int width = digit() * 48;
    return {width, heightForWidth(width)};
}

QSize DigestLines::minimumSizeHint() const
{
    return {digit() * 16, Metrics::current().px(18)};
}

void DigestLines::paintEvent(QPaintEvent *)
{
    const Tokens &t = tokensOf(this);
    const auto m = Metrics::current();
    QPainter painter(this);
    const QFont mono = ui::font(Type::Mono);
    const int line = perLine(width());
    const int height = m.px(18);
    const int marked = m_differAt < 0 ? -1 : m_differAt / kGroup * kGroup;
    for (int from = 0, y = 0; from < m_digest.size(); from += line, y += height) {
        const int baseline = y + (height + fontMetrics().ascent() - fontMetrics().descent()) / 2;
        const QString text = m_digest.mid(from, line);
        painter.setFont(mono);
        painter.setPen(t.text);
        if (marked < from || marked >= from + line) {
            painter.drawText(0, baseline, text);
            continue;
        }
        const int at = marked - from;
        const int left = at * digit();
        const int wide = int(std::min<qsizetype>(kGroup, text.size() - at)) * digit();
        painter.drawText(0, baseline, text.left(at));
        painter.drawText(left + wide, baseline, text.mid(at + kGroup));
        if (m_odd) {
            painter.fillRect(QRect(left, y + 1, wide, height - 2), t.failTint);
            painter.setFont(ui::font(Type::Mono, Weight::Bold));
            painter.setPen(t.fail);
        }
        painter.drawText(left, baseline, text.mid(at, kGroup));
        painter.fillRect(QRect(left, baseline + m.px(2), wide, m_odd ? m.px(2) : 1), m_odd ? t.fail : t.text);
    }
    if (hasFocus()) {
        painter.setPen(QPen(t.accent, 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
    }
}

void DigestLines::copy() const
{
    QApplication::clipboard()->setText(m_digest);
}

void DigestLines::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy))
        copy();
    else
        QWidget::keyPressEvent(event);
}

void DigestLines::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    connect(menu->addAction(icon(IconName::Copy), tr("Copy all of it")), &QAction::triggered, this, [this] { copy(); });
    menu->popup(event->globalPos());
}

} // namespace pilothouse::ui
