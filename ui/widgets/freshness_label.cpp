// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/freshness_label.h"

#include "models/format.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/labels.h"

#include <QLayout>
#include <QPainter>

#include <cmath>

namespace pilothouse::ui {

using namespace std::chrono_literals;

namespace {

/// Makes room for a text that grew before anything is painted: a layout that only comes with the next events would show the text
/// cut until then, in a picture of the window for good.
void takeRoomOf(QWidget *label)
{
    label->updateGeometry();
    const QWidget *const parent = label->parentWidget();
    if (parent && parent->isVisible() && parent->layout())
        parent->layout()->activate();
}

} // namespace

FreshnessLabel::FreshnessLabel(std::shared_ptr<const Clock> clock, QWidget *parent)
    : QWidget(parent)
    , m_clock(std::move(clock))
    , m_text(ui::font(Type::Small))
{
    setFont(ui::font(Type::Small));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    m_timer.setInterval(1s);
    connect(&m_timer, &QTimer::timeout, this, &FreshnessLabel::tick);
}

void FreshnessLabel::setAge(const models::DataAge &age)
{
    m_age = age;
    tick();
}

void FreshnessLabel::setShort(bool isShort)
{
    m_short = isShort;
    m_lastWidth = sizeHint().width();
    takeRoomOf(this);
    update();
}

void FreshnessLabel::tick()
{
    const auto now = m_now = m_clock->monotonicNow();
    const Freshness freshness = m_age.freshness(now);
    const int width = sizeHint().width();
    if (width != m_lastWidth) {
        m_lastWidth = width;
        takeRoomOf(this);
    }
    const QString word = m_age.word(now).word;
    if (word != m_lastWord) {
        m_lastWord = word;
        setAccessibleName(tr("Data: %1, %2").arg(word, m_age.source));
    }
    update();
    if (freshness != m_last) {
        m_last = freshness;
        emit freshnessChanged(freshness);
    }
}

QList<FreshnessLabel::Piece> FreshnessLabel::pieces() const
{
    QList<Piece> list;
    if (!m_short && !m_age.source.isEmpty())
        list.append({m_age.source, false});
    list.append({m_age.ageText(m_now), true});
    const QString next = m_age.nextText(m_now);
    if (!m_short && !next.isEmpty())
        list.append({next, false});
    return list;
}

QSize FreshnessLabel::sizeHint() const
{
    const auto m = Metrics::current();
    const QFontMetrics strong(ui::font(Type::Small, Weight::Medium));
    int width = m.mark() + m.px(6) + strong.horizontalAdvance(m_age.word(m_now).word);
    for (const Piece &piece : pieces())
        width += m.px(16) + int(std::ceil(m_text.width(piece.text)));
    return {width + 2, std::max(m.mark(), fontMetrics().height())};
}

QSize FreshnessLabel::minimumSizeHint() const
{
    return sizeHint();
}

void FreshnessLabel::paintEvent(QPaintEvent *)
{
    const Tokens &t = tokensOf(this);
    const auto m = Metrics::current();
    const models::StateText word = m_age.word(m_now);
    QPainter painter(this);
    paintMark(&painter, QRectF(0, (height() - m.mark()) / 2, m.mark(), m.mark()), word.mark, t.tone(word.tone), t.surface);
    qreal x = m.mark() + m.px(6);
    const QFont strong = ui::font(Type::Small, Weight::Medium);
    painter.setFont(strong);
    painter.setPen(word.tone == models::Tone::Neutral ? t.muted : t.tone(word.tone));
    painter.drawText(QRectF(x, 0, width() - x, height()), Qt::AlignVCenter | Qt::TextSingleLine, word.word);
    x += QFontMetricsF(strong).horizontalAdvance(word.word);
    for (const Piece &piece : pieces()) {
        painter.setPen(t.faint);
        painter.setFont(font());
        painter.drawText(QRectF(x, 0, m.px(16), height()), Qt::AlignCenter, QStringLiteral("·"));
        x += m.px(16);
        painter.setPen(piece.strong ? t.text : t.muted);
        m_text.draw(&painter, QRectF(x, 0, width() - x, height()), Qt::AlignLeft | Qt::AlignVCenter, piece.text);
        x += m_text.width(piece.text);
    }
}

void FreshnessLabel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    tick();
    m_timer.start();
}

void FreshnessLabel::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_timer.stop();
}

AgeLabel::AgeLabel(std::shared_ptr<const Clock> clock, QWidget *parent) : QWidget(parent), m_clock(std::move(clock)), m_text(ui::font(Type::Small))
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    m_timer.setInterval(1s);
    connect(&m_timer, &QTimer::timeout, this, &AgeLabel::tick);
}

void AgeLabel::tick()
{
    m_now = m_clock->utcNow();
    const int width = sizeHint().width();
    if (width != m_lastWidth) {
        m_lastWidth = width;
        takeRoomOf(this);
    }
    update();
}

void AgeLabel::setTime(const std::optional<QDateTime> &utc)
{
    m_time = utc;
    setToolTip(utc ? plainToolTip(models::utcText(*utc)) : QString());
    tick();
    setAccessibleName(shown());
}

void AgeLabel::setBare(bool bare)
{
    m_bare = bare;
    tick();
}

QString AgeLabel::shown() const
{
    if (!m_time)
        return QStringLiteral("–");
    const QString age = models::ageText(std::chrono::seconds(m_time->secsTo(m_now)));
    return m_bare ? age : tr("%1 ago").arg(age);
}

QSize AgeLabel::sizeHint() const
{
    return {int(std::ceil(m_text.width(shown()))) + 1, int(std::ceil(QFontMetricsF(m_text.font()).height()))};
}

void AgeLabel::paintEvent(QPaintEvent *)
{
    const Tokens &t = tokensOf(this);
    QPainter painter(this);
    painter.setPen(m_time ? t.muted : t.faint);
    m_text.draw(&painter, rect(), Qt::AlignRight | Qt::AlignVCenter, shown());
}

void AgeLabel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    tick();
    m_timer.start();
}

void AgeLabel::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_timer.stop();
}

} // namespace pilothouse::ui
