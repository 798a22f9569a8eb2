// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/palette.h"

#include "models/fuzzy_match.h"
#include "services/core/plain_text.h"
#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/panel.h"

#include <QAbstractListModel>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QTextLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace pilothouse::ui {

namespace {

constexpr size_t kMostOfAGroup = 8;
constexpr int kShownRows = 11;

struct Line
{
    size_t item = 0;
    bool heading = false;
    QList<qsizetype> matched;
};

} // namespace

class Palette::Model final : public QAbstractListModel
{
public:
    Model(std::vector<PaletteItem> items, QObject *parent) : QAbstractListModel(parent), m_items(std::move(items)) { }

    void search(QStringView typed)
    {
        struct Hit
        {
            size_t item;
            models::FuzzyMatch match;
        };
        std::vector<std::pair<QString, std::vector<Hit>>> groups; // in the order in which they were given
        for (size_t i = 0; i < m_items.size(); ++i) {
            if (typed.isEmpty() && m_items[i].onlyWhenTyped)
                continue;
            auto match = models::fuzzyMatch(typed, m_items[i].name);
            if (!match)
                continue;
            auto group = std::find_if(groups.begin(), groups.end(), [&](const auto &each) { return each.first == m_items[i].group; });
            if (group == groups.end())
                group = groups.insert(groups.end(), {m_items[i].group, {}});
            group->second.push_back({i, std::move(*match)});
        }
        beginResetModel();
        m_lines.clear();
        for (auto &[name, hits] : groups) {
            std::stable_sort(hits.begin(), hits.end(), [](const Hit &a, const Hit &b) { return a.match.score > b.match.score; });
            m_lines.push_back({hits.front().item, true, {}});
            for (size_t i = 0; i < std::min(hits.size(), typed.isEmpty() ? hits.size() : kMostOfAGroup); ++i)
                m_lines.push_back({hits[i].item, false, hits[i].match.where});
        }
        endResetModel();
    }

    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(m_lines.size()); }
    QVariant data(const QModelIndex &index, int role) const override
    {
        const Line &line = m_lines[size_t(index.row())];
        if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole)
            return line.heading ? m_items[line.item].group : m_items[line.item].name;
        return {};
    }
    Qt::ItemFlags flags(const QModelIndex &index) const override
    {
        return m_lines[size_t(index.row())].heading ? Qt::ItemIsEnabled : Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    }
    const Line &line(int row) const { return m_lines[size_t(row)]; }
    const PaletteItem &item(int row) const { return m_items[m_lines[size_t(row)].item]; }

private:
    std::vector<PaletteItem> m_items;
    std::vector<Line> m_lines;
};

namespace {

template <typename ModelType>
class RowDelegate final : public QStyledItemDelegate
{
public:
    RowDelegate(const ModelType *model, QObject *parent) : QStyledItemDelegate(parent), m_model(model) { }

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const override
    {
        const auto m = Metrics::current();
        return {m.px(200), m.px(m_model->line(index.row()).heading ? 28 : 36)};
    }
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Tokens &t = tokensFor(option.palette);
        const auto m = Metrics::current();
        const Line &line = m_model->line(index.row());
        const PaletteItem &item = m_model->item(index.row());
        const QRect area = option.rect.adjusted(m.u(4), 0, -m.u(4), 0);
        painter->save();
        if (line.heading) {
            painter->setFont(ui::font(Type::Small, Weight::Medium));
            painter->setPen(t.muted);
            painter->drawText(area, Qt::AlignLeft | Qt::AlignVCenter, item.group);
            painter->restore();
            return;
        }
        if (option.state & QStyle::State_Selected) {
            painter->fillRect(option.rect, t.selected);
            painter->fillRect(QRect(option.rect.left(), option.rect.top(), m.px(3), option.rect.height()), t.accentFill);
        }
        paintIcon(painter, QRectF(area.left(), area.top() + (area.height() - m.icon()) / 2, m.icon(), m.icon()), item.icon, t.muted);
        const QString right = item.keys.isEmpty() ? item.detail : item.detail.isEmpty() ? item.keys : item.detail + QStringLiteral("   ") + item.keys;
        painter->setFont(ui::font(Type::Small));
        painter->setPen(t.muted);
        painter->drawText(area, Qt::AlignRight | Qt::AlignVCenter, right);
        const int room = area.width() - m.icon() - m.u(3) - QFontMetrics(painter->font()).horizontalAdvance(right) - m.u(3);
        drawName(painter, QRect(area.left() + m.icon() + m.u(3), area.top(), room, area.height()), item.name, line.matched, t.text);
        painter->restore();
    }

private:
    /// Matched letters bold and underlined.
    static void drawName(QPainter *painter, const QRect &area, const QString &name, const QList<qsizetype> &matched, const QColor &ink)
    {
        const QFont plain = ui::font(Type::Body);
        QTextLayout layout(visibleText(name, 200), plain);
        QList<QTextLayout::FormatRange> formats;
        if (layout.text() == name) { // positions hold only where nothing had to be made visible
            for (const qsizetype at : matched) {
                QTextLayout::FormatRange range;
                range.start = int(at);
                range.length = 1;
                range.format.setFontWeight(QFont::DemiBold);
                range.format.setFontUnderline(true);
                formats << range;
            }
        }
        layout.setFormats(formats);
        QTextOption option;
        option.setWrapMode(QTextOption::NoWrap);
        layout.setTextOption(option);
        layout.beginLayout();
        QTextLine line = layout.createLine();
        line.setLineWidth(10'000);
        layout.endLayout();
        painter->save();
        painter->setClipRect(area);
        painter->setPen(ink);
        layout.draw(painter, QPointF(area.left(), area.top() + (area.height() - line.height()) / 2));
        painter->restore();
    }

    const ModelType *m_model;
};

} // namespace

Palette::Palette(std::vector<PaletteItem> items, QWidget *environmentBlock, QWidget *parent)
    : QWidget(parent)
    , m_model(new Model(std::move(items), this))
    , m_panel(new Panel(Ground::Surface, this))
    , m_field(new QLineEdit(m_panel))
    , m_list(new QListView(m_panel))
{
    const auto m = Metrics::current();
    setObjectName(QStringLiteral("palette"));
    setAccessibleName(tr("Search or run"));
    m_field->setObjectName(QStringLiteral("paletteField"));
    m_field->setPlaceholderText(tr("Search or run…"));
    m_field->setAccessibleName(tr("Search or run"));
    m_field->setFixedHeight(m.px(36));
    m_field->installEventFilter(this);
    m_list->setModel(m_model);
    m_list->setItemDelegate(new RowDelegate<Model>(m_model, m_list));
    m_list->setAccessibleName(tr("What fits"));
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setMouseTracking(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setUniformItemSizes(false);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(m.u(2), m.u(2), m.u(2), m.u(2));
    head->setSpacing(m.u(2));
    if (environmentBlock) {
        environmentBlock->setParent(m_panel);
        head->addWidget(environmentBlock);
    }
    head->addWidget(m_field, 1);
    auto *column = new QVBoxLayout(m_panel);
    column->setContentsMargins(1, 1, 1, m.u(1));
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(new Hairline(Qt::Horizontal, m_panel));
    column->addWidget(m_list, 1);
    connect(m_field, &QLineEdit::textChanged, this, &Palette::search);
    connect(m_list, &QListView::clicked, this, [this](const QModelIndex &index) {
        m_list->setCurrentIndex(index);
        runCurrent();
    });
    search(QString());
}

Palette::~Palette() = default;

QStringList Palette::names() const
{
    QStringList all;
    for (int row = 0; row < m_model->rowCount(); ++row)
        if (!m_model->line(row).heading)
            all << m_model->item(row).name;
    return all;
}

void Palette::search(const QString &typed)
{
    m_model->search(QStringView(typed).trimmed());
    step(0);
    place();
}

/// To the next line that can be chosen; 0: the first.
void Palette::step(int by)
{
    const int rows = m_model->rowCount();
    int row = by == 0 ? 0 : m_list->currentIndex().row() + by;
    while (row >= 0 && row < rows && m_model->line(row).heading)
        row += by < 0 ? -1 : 1;
    if (row < 0 || row >= rows)
        return;
    m_list->setCurrentIndex(m_model->index(row));
    // The heading above the first line comes into view with it.
    m_list->scrollTo(m_model->index(row > 0 && m_model->line(row - 1).heading ? row - 1 : row));
    m_field->setAccessibleDescription(m_model->item(row).name);
}

void Palette::runCurrent()
{
    const QModelIndex current = m_list->currentIndex();
    if (!current.isValid() || m_model->line(current.row()).heading)
        return;
    const auto run = m_model->item(current.row()).run;
    emit closed();
    if (run)
        run();
}

void Palette::place()
{
    const auto m = Metrics::current();
    int height = 0;
    for (int row = 0; row < std::min(m_model->rowCount(), kShownRows); ++row)
        height += m_list->sizeHintForRow(row);
    const int panelHeight = m.px(36) + 2 * m.u(2) + 2 + m.u(1) + std::max(height, m.px(36));
    const int panelWidth = std::min(m.px(640), width() - 2 * m.margin());
    m_panel->setGeometry((width() - panelWidth) / 2, m.px(56), panelWidth, std::min(panelHeight, this->height() - m.px(72)));
}

void Palette::paintEvent(QPaintEvent *)
{
    const Tokens &t = tokensOf(this);
    QPainter painter(this);
    painter.fillRect(rect(), t.scrim);
    painter.fillRect(m_panel->geometry().adjusted(-1, -1, 1, 1), t.lineStrong);
}

void Palette::mousePressEvent(QMouseEvent *)
{
    emit closed();
}

void Palette::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    place();
}

void Palette::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_field->setFocus(Qt::OtherFocusReason);
}

bool Palette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_field || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    switch (static_cast<QKeyEvent *>(event)->key()) {
    case Qt::Key_Down: step(1); return true;
    case Qt::Key_Up: step(-1); return true;
    case Qt::Key_Return:
    case Qt::Key_Enter: runCurrent(); return true;
    case Qt::Key_Escape: emit closed(); return true;
    case Qt::Key_Tab:
    case Qt::Key_Backtab: return true; // one control: Tab stays
    default: return false;
    }
}

} // namespace pilothouse::ui
