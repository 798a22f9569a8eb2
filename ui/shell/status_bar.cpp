// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/status_bar.h"

#include "models/format.h"
#include "ui/theme/metrics.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/state_label.h"
#include "ui/widgets/tabular_text.h"

#include <QHBoxLayout>
#include <QPainter>

#include <cmath>

namespace pilothouse::ui {

using namespace std::chrono_literals;

namespace {

class DemoWord final : public QWidget
{
public:
    explicit DemoWord(const QString &word, QWidget *parent) : QWidget(parent), m_word(word)
    {
        setFont(ui::font(Type::Small, Weight::Strong));
        setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);
        setAccessibleName(word);
    }
    QSize sizeHint() const override { return {fontMetrics().horizontalAdvance(m_word) + 1, fontMetrics().height()}; }

protected:
    void paintEvent(QPaintEvent *) override
    {
        // The environment's colour carries a block; as thin text on dark it would be too faint, so the word takes the text colour there.
        const Tokens &t = tokensOf(this);
        QPainter painter(this);
        painter.setPen(t.dark ? t.text : t.demo);
        painter.drawText(rect(), Qt::AlignVCenter, m_word);
    }

private:
    QString m_word;
};

QWidget *divider(QWidget *parent)
{
    auto *line = new Hairline(Qt::Vertical, parent);
    line->setFixedHeight(Metrics::current().u(3));
    return line;
}

} // namespace

StatusBar::StatusBar(std::shared_ptr<const Clock> clock, QWidget *parent) : Panel(Ground::Surface, parent)
{
    const auto m = Metrics::current();
    setFixedHeight(m.statusBar());
    setEdges(Qt::TopEdge);
    setAccessibleName(tr("State of this desk"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(m.margin(), 1, m.margin(), 0);
    row->setSpacing(m.u(4));
    m_audit = new StateLabel({}, Type::Small, this);
    m_sources = new StateLabel({}, Type::Small, this);
    m_keychain = new StateLabel({}, Type::Small, this);
    m_demo = new DemoWord(tr("DEMO DATA"), this);
    m_demo->hide();
    m_clock = new UtcClock(std::move(clock), this);
    row->addWidget(m_audit);
    row->addWidget(divider(this));
    row->addWidget(m_sources);
    row->addStretch(1);
    row->addWidget(m_demo);
    row->addWidget(m_keychain);
    row->addWidget(divider(this));
    row->addWidget(m_clock);
    m_keychain->hide();
}

void StatusBar::setAudit(const models::StateText &state)
{
    m_audit->setState(state);
}

void StatusBar::setSources(const models::StateText &state)
{
    m_sources->setState(state);
}

void StatusBar::setKeychain(const models::StateText &state)
{
    m_keychain->setState(state);
    m_keychain->show();
}

void StatusBar::setDemo(bool demo)
{
    m_demo->setVisible(demo);
}

void StatusBar::setNarrow(bool narrow)
{
    m_clock->setTimeOnly(narrow);
}

UtcClock::UtcClock(std::shared_ptr<const Clock> clock, QWidget *parent) : QWidget(parent), m_clock(std::move(clock))
{
    setFont(ui::font(Type::Small));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);
    setAccessibleName(tr("Time in UTC"));
    m_timer.setInterval(1s);
    connect(&m_timer, &QTimer::timeout, this, [this] { update(); });
    m_timer.start();
}

void UtcClock::setTimeOnly(bool timeOnly)
{
    m_timeOnly = timeOnly;
    updateGeometry();
}

QString UtcClock::shown() const
{
    const QDateTime now = m_clock->utcNow();
    return m_timeOnly ? models::utcTimeText(now) + QLatin1String(" UTC") : models::utcText(now);
}

QSize UtcClock::sizeHint() const
{
    return {int(std::ceil(TabularText(font()).width(shown()))) + 1, fontMetrics().height()};
}

void UtcClock::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setPen(tokensOf(this).muted);
    TabularText(font()).draw(&painter, rect(), Qt::AlignRight | Qt::AlignVCenter, shown());
}

} // namespace pilothouse::ui
