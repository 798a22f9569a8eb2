// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/splitter.h"

#include "ui/theme/metrics.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/panel.h"

#include <QKeyEvent>
#include <QPainter>
#include <QSplitterHandle>
#include <QVBoxLayout>

namespace pilothouse::ui {

namespace {

/// One visible pixel; Qt widens the grab area of such a handle over its neighbours.
class Handle final : public QSplitterHandle
{
public:
    using QSplitterHandle::QSplitterHandle;

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.fillRect(contentsRect(), underMouse() ? tokensOf(this).accent : tokensOf(this).line);
    }
};

} // namespace

Splitter::Splitter(Qt::Orientation orientation, QWidget *parent) : QSplitter(orientation, parent)
{
    setHandleWidth(1);
    setChildrenCollapsible(false);
}

QSplitterHandle *Splitter::createHandle()
{
    return new Handle(orientation(), this);
}

MasterDetail::MasterDetail(QWidget *main, QWidget *detail, int drawnDetailWidth, QWidget *parent)
    : QWidget(parent)
    , m_main(main)
    , m_detail(detail)
    , m_splitter(new Splitter(Qt::Horizontal, this))
    , m_width(Metrics::current().px(drawnDetailWidth))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_splitter);
    m_splitter->addWidget(m_main);
    m_detail->setMinimumWidth(Metrics::current().px(320));
    m_detail->hide();
    connect(m_splitter, &QSplitter::splitterMoved, this, [this] { m_width = m_detail->width(); });
    arrange();
}

void MasterDetail::setNarrow(bool narrow)
{
    if (narrow == m_narrow)
        return;
    m_narrow = narrow;
    arrange();
}

void MasterDetail::setDetailShown(bool shown)
{
    if (shown == m_shown)
        return;
    m_shown = shown;
    arrange();
    emit detailShownChanged(shown);
}

double MasterDetail::detailUnits() const
{
    return double(m_width) / Metrics::current().u();
}

void MasterDetail::setDetailUnits(double units)
{
    if (units < 80 || units > 400)
        return;
    m_width = qRound(units * Metrics::current().u());
    arrange();
}

void MasterDetail::arrange()
{
    // As a sheet the details need their own edge; beside the main area the handle is the line.
    if (auto *panel = qobject_cast<Panel *>(m_detail))
        panel->setEdges(m_narrow ? Qt::LeftEdge : Qt::Edges());
    if (m_narrow) {
        if (m_detail->parentWidget() != this)
            m_detail->setParent(this);
        const int width = std::min(this->width(), std::max(m_width, Metrics::current().px(320)));
        m_detail->setGeometry(this->width() - width, 0, width, height());
        m_detail->setVisible(m_shown);
        m_detail->raise();
        return;
    }
    if (m_splitter->indexOf(m_detail) < 0) {
        m_splitter->addWidget(m_detail);
        m_splitter->setStretchFactor(0, 1);
        m_splitter->setStretchFactor(1, 0);
    }
    m_detail->setVisible(m_shown);
    if (m_shown && width() > m_width)
        m_splitter->setSizes({width() - m_width - 1, m_width});
}

void MasterDetail::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void MasterDetail::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && m_shown && m_narrow)
        setDetailShown(false);
    else
        QWidget::keyPressEvent(event);
}

} // namespace pilothouse::ui
