// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/diff_view.h"

#include "models/format.h"
#include "ui/theme/fonts.h"
#include "ui/theme/metrics.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/labels.h"

#include <QPainter>

namespace pilothouse::ui {

using models::DiffLine;

namespace {

int lineHeight()
{
    return Metrics::current().px(18);
}

QString signOf(DiffLine::Kind kind)
{
    switch (kind) {
    case DiffLine::Kind::Removed: return QStringLiteral("-");
    case DiffLine::Kind::Added: return QStringLiteral("+");
    case DiffLine::Kind::Context:
    case DiffLine::Kind::Gap: return {};
    }
    return {};
}

} // namespace

DiffView::DiffView(std::vector<DiffLine> lines, QWidget *parent) : QWidget(parent), m_lines(std::move(lines))
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setFixedHeight(int(m_lines.size()) * lineHeight() + 2);
    QStringList spoken;
    for (const DiffLine &line : m_lines)
        if (const QString sign = signOf(line.kind); !sign.isEmpty())
            spoken << sign + line.text;
    setAccessibleName(spoken.join(u'\n'));
    setToolTip(plainToolTip(spoken.mid(0, 40).join(u'\n')));
}

void DiffView::paintEvent(QPaintEvent *)
{
    const Tokens &t = tokensOf(this);
    const auto m = Metrics::current();
    QPainter painter(this);
    const QFont mono = ui::font(Type::Mono);
    const QFontMetrics measure(mono);
    painter.setFont(mono);
    for (int i = 0; i < int(m_lines.size()); ++i) {
        const DiffLine &line = m_lines[size_t(i)];
        const QRect area(1, 1 + i * lineHeight(), width() - 2, lineHeight());
        if (line.kind == DiffLine::Kind::Removed)
            painter.fillRect(area, t.failTint);
        else if (line.kind == DiffLine::Kind::Added)
            painter.fillRect(area, t.okTint);
        painter.setPen(line.kind == DiffLine::Kind::Removed ? t.fail : line.kind == DiffLine::Kind::Added ? t.ok : t.faint);
        painter.drawText(area.adjusted(m.u(2), 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, signOf(line.kind));
        const bool changed = line.kind == DiffLine::Kind::Removed || line.kind == DiffLine::Kind::Added;
        painter.setPen(changed ? t.text : line.kind == DiffLine::Kind::Gap ? t.faint : t.muted);
        const QRect words = area.adjusted(m.u(5), 0, -m.u(2), 0);
        const QString text = line.kind == DiffLine::Kind::Gap ? models::counted(line.count, tr("1 equal line"), tr("%1 equal lines")) : line.text;
        painter.drawText(words, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, measure.elidedText(text, Qt::ElideMiddle, words.width()));
    }
    painter.setPen(QPen(t.line, 1));
    painter.setBrush(Qt::NoBrush);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), m.radiusControl(), m.radiusControl());
}

} // namespace pilothouse::ui
