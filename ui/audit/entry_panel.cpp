// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/audit/entry_panel.h"

#include "models/format.h"
#include "ui/theme/fonts.h"
#include "ui/theme/metrics.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/detail_panel.h"
#include "ui/widgets/diff_view.h"
#include "ui/widgets/key_value_list.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/panel.h"

#include <QPainter>
#include <QVBoxLayout>

namespace pilothouse::ui {

namespace {

/// Three rows, previous, this and next, on a rail with dots: an entry is held by its neighbours.
class ChainView final : public QWidget
{
    Q_OBJECT
public:
    explicit ChainView(const models::AuditDetail &detail)
    {
        if (detail.previous)
            m_rows.push_back({tr("Previous"), *detail.previous, false});
        m_rows.push_back({tr("This entry"), detail.self, true});
        if (detail.next)
            m_rows.push_back({tr("Next"), *detail.next, false});
        setFixedHeight(int(m_rows.size()) * rowHeight());
        QStringList spoken;
        for (const Row &row : m_rows)
            spoken << QStringLiteral("%1 %2").arg(row.name).arg(row.link.seq);
        setAccessibleName(models::listText(spoken));
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Tokens &t = tokensOf(this);
        const auto m = Metrics::current();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const int rail = m.u(3);
        for (int i = 0; i < int(m_rows.size()); ++i) {
            const Row &row = m_rows[size_t(i)];
            const QRect area(0, i * rowHeight(), width(), rowHeight());
            if (row.current) {
                painter.setPen(Qt::NoPen);
                painter.setBrush(t.selected);
                painter.drawRoundedRect(area, m.radiusControl(), m.radiusControl());
            }
            const bool first = i == 0;
            const bool last = i + 1 == int(m_rows.size());
            painter.fillRect(QRect(rail - 1, area.top() + (first ? area.height() / 2 : 0), 2,
                                   last ? area.height() / 2 : area.height() - (first ? area.height() / 2 : 0)),
                             t.lineStrong);
            painter.setPen(Qt::NoPen);
            painter.setBrush(row.current ? t.accent : t.lineStrong);
            painter.drawEllipse(QPointF(rail, area.center().y() + 0.5), m.exact(4), m.exact(4));
            painter.setPen(row.current ? t.text : t.muted);
            painter.setFont(ui::font(Type::Body, row.current ? Weight::Strong : Weight::Regular));
            painter.drawText(area.adjusted(m.u(7), 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, row.name);
            const QString hash = models::shortHash(QString::fromLatin1(row.link.hash.toHex()));
            painter.setFont(ui::font(Type::Mono));
            const QRect hashArea = area.adjusted(0, 0, -m.u(2), 0);
            painter.drawText(hashArea, Qt::AlignRight | Qt::AlignVCenter, hash);
            const int hashWidth = QFontMetrics(painter.font()).horizontalAdvance(hash);
            painter.setFont(ui::font(Type::Body));
            painter.drawText(hashArea.adjusted(0, 0, -hashWidth - m.u(2), 0), Qt::AlignRight | Qt::AlignVCenter,
                             models::countText(qint64(row.link.seq)));
        }
    }

private:
    struct Row
    {
        QString name;
        models::ChainLink link;
        bool current;
    };
    static int rowHeight() { return Metrics::current().px(34); }

    std::vector<Row> m_rows;
};

} // namespace

EntryPanel::EntryPanel(DetailPanel *frame, QWidget *parent) : QWidget(parent), m_frame(frame), m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(Metrics::current().u(3));
}

void EntryPanel::show(const models::AuditDetail &detail)
{
    while (QLayoutItem *const item = m_column->takeAt(0)) {
        if (item->widget()) {
            item->widget()->hide();
            item->widget()->deleteLater();
        }
        delete item;
    }
    const auto addTitle = [this](const QString &text) {
        auto *title = new PlainLabel(text);
        title->setType(Type::Small, Weight::Strong);
        m_column->addWidget(title);
    };
    m_frame->setTitle(detail.title, detail.outcome);
    m_frame->setSubtitle(detail.subtitle);
    m_column->addWidget(new ChainView(detail));
    auto *what = new PlainLabel(detail.what);
    what->setParagraph(true);
    m_column->addWidget(what);
    auto *facts = new KeyValueList;
    const auto addPairs = [](KeyValueList *list, const std::vector<models::AuditDetail::Pair> &pairs) {
        for (const auto &pair : pairs)
            pair.mono ? list->addMono(pair.key, pair.value) : list->add(pair.key, pair.value);
    };
    addPairs(facts, detail.pairs);
    m_column->addWidget(facts);
    if (detail.counterpart) {
        auto *link = makeButton(tr("Entry %1 belongs to it").arg(models::countText(qint64(*detail.counterpart))), ButtonRole::Link);
        const quint64 seq = *detail.counterpart;
        connect(link, &QPushButton::clicked, this, [this, seq] { emit entryRequested(seq); });
        m_column->addWidget(link, 0, Qt::AlignLeft);
    }
    if (!detail.changes.empty()) {
        addTitle(tr("Before → after"));
        m_column->addWidget(new DiffView(detail.changes));
    }
    if (!detail.evidence.empty()) {
        addTitle(tr("Evidence"));
        auto *evidence = new KeyValueList;
        addPairs(evidence, detail.evidence);
        m_column->addWidget(evidence);
    }
    m_column->addStretch(1);
}

} // namespace pilothouse::ui

#include "entry_panel.moc"
