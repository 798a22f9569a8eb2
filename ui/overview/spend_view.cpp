// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/overview/spend_view.h"

#include "services/core/plain_text.h"
#include "ui/theme/metrics.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/state_label.h"

#include <QPainter>
#include <QVBoxLayout>

namespace pilothouse::ui {

namespace {
constexpr size_t kMostSizes = 8;
}

class SpendView::Rows final : public QWidget
{
public:
    explicit Rows(QWidget *parent) : QWidget(parent), m_digits(ui::font(Type::Body))
    {
        setFont(ui::font(Type::Body));
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    }

    void setShares(const std::vector<models::SpendShare> &shares)
    {
        m_shares.assign(shares.begin(), shares.begin() + qsizetype(std::min(shares.size(), kMostSizes)));
        QStringList spoken;
        for (const models::SpendShare &share : m_shares)
            spoken << QStringLiteral("%1: %2, %3").arg(visibleText(share.size, 60), share.machines, share.amount);
        setAccessibleName(spoken.join(QStringLiteral("; ")));
        updateGeometry();
        update();
    }
    QSize sizeHint() const override { return {Metrics::current().px(360), int(m_shares.size()) * rowHeight()}; }
    QSize minimumSizeHint() const override { return {Metrics::current().px(240), sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Tokens &t = tokensOf(this);
        const auto m = Metrics::current();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const int nameWidth = m.px(112);
        const int machinesWidth = m.px(96);
        const int amountWidth = m.px(72);
        int y = 0;
        for (const models::SpendShare &share : m_shares) {
            painter.setPen(t.text);
            painter.drawText(QRect(0, y, nameWidth, rowHeight()), Qt::AlignVCenter | Qt::TextSingleLine,
                             fontMetrics().elidedText(visibleText(share.size, 60), Qt::ElideMiddle, nameWidth));
            painter.setPen(t.muted);
            m_digits.draw(&painter, QRectF(nameWidth, y, machinesWidth, rowHeight()), Qt::AlignRight | Qt::AlignVCenter, share.machines);
            painter.setPen(t.text);
            m_digits.draw(&painter, QRectF(width() - amountWidth, y, amountWidth, rowHeight()), Qt::AlignRight | Qt::AlignVCenter, share.amount);
            const QRectF trough(nameWidth + machinesWidth + m.u(4), y + (rowHeight() - m.px(6)) / 2.0,
                                width() - nameWidth - machinesWidth - amountWidth - m.u(4), m.px(6));
            painter.setPen(Qt::NoPen);
            painter.setBrush(t.sunken);
            painter.drawRoundedRect(trough, m.radiusBar(), m.radiusBar());
            painter.setBrush(t.neutral);
            painter.drawRoundedRect(QRectF(trough.left(), trough.top(), std::max(trough.width() * share.share, trough.height()), trough.height()),
                                    m.radiusBar(), m.radiusBar());
            y += rowHeight();
        }
    }

private:
    static int rowHeight() { return Metrics::current().px(24); }

    std::vector<models::SpendShare> m_shares;
    TabularText m_digits;
};

SpendView::SpendView(QWidget *parent)
    : QWidget(parent)
    , m_figure(new FigureLabel(Type::Figure, this))
    , m_rows(new Rows(this))
    , m_note(new PlainLabel(QString(), Type::Small, Ink::Muted, this))
{
    const auto m = Metrics::current();
    m_note->setWordWrap(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(m.u(2));
    column->addWidget(m_figure);
    column->addWidget(m_rows);
    column->addWidget(m_note);
}

void SpendView::setSpend(const models::SpendLine &spend)
{
    m_figure->setFigure(spend.figure, spend.unit);
    m_rows->setShares(spend.shares);
    m_note->setText(spend.note);
}

} // namespace pilothouse::ui
