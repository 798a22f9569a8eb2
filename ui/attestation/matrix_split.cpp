// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/attestation/matrix_split.h"

#include "ui/theme/metrics.h"
#include "ui/widgets/splitter.h"

#include <QVBoxLayout>

namespace pilothouse::ui {

namespace {
constexpr int kDetailWidth = 372;
constexpr int kLeastDetail = 320;
constexpr double kShareBelow = 0.4;
} // namespace

MatrixSplit::MatrixSplit(QWidget *matrix, QWidget *detail, QWidget *parent)
    : QWidget(parent)
    , m_splitter(new Splitter(Qt::Horizontal))
    , m_detail(detail)
    , m_width(Metrics::current().px(kDetailWidth))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_splitter);
    m_splitter->addWidget(matrix);
    m_splitter->addWidget(detail);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 0);
    m_splitter->setChildrenCollapsible(false);
    connect(m_splitter, &QSplitter::splitterMoved, this, [this] {
        if (!m_narrow)
            m_width = m_splitter->sizes().value(1, m_width);
    });
}

void MatrixSplit::setNarrow(bool narrow)
{
    m_narrow = narrow;
    arrange();
}

void MatrixSplit::setDetailShown(bool shown)
{
    m_shown = shown;
    arrange();
}

double MatrixSplit::detailUnits() const
{
    return double(m_width) / Metrics::current().u();
}

void MatrixSplit::setDetailUnits(double units)
{
    if (units < 80 || units > 400)
        return;
    m_width = qRound(units * Metrics::current().u());
    arrange();
}

void MatrixSplit::arrange()
{
    const auto m = Metrics::current();
    m_splitter->setOrientation(m_narrow ? Qt::Vertical : Qt::Horizontal);
    m_detail->setVisible(m_shown);
    m_detail->setMinimumWidth(m_narrow ? 0 : m.px(kLeastDetail));
    if (!m_shown)
        return;
    const int whole = m_narrow ? height() : width();
    const int detail = m_narrow ? int(whole * kShareBelow) : m_width;
    if (whole > detail)
        m_splitter->setSizes({whole - detail - 1, detail});
}

void MatrixSplit::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void MatrixSplit::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    arrange();
}

} // namespace pilothouse::ui
