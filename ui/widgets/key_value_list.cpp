// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/key_value_list.h"

#include "models/format.h"
#include "services/core/plain_text.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/tokens.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGridLayout>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>

namespace pilothouse::ui {

HashLabel::HashLabel(const QString &hash, Form form, QWidget *parent) : QWidget(parent), m_form(form)
{
    setFont(ui::font(Type::Mono));
    setFocusPolicy(Qt::TabFocus);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(breaks());
    setSizePolicy(policy);
    setHash(hash);
}

void HashLabel::setHash(const QString &hash)
{
    m_hash = visibleText(hash, 4096);
    if (m_form == Form::Text)
        setAccessibleName(m_hash.isEmpty() ? tr("no value") : m_hash);
    else
        setAccessibleName(m_hash.isEmpty() ? tr("no digest") : tr("digest %1").arg(shown()));
    setAccessibleDescription(m_hash);
    setToolTip(breaks() ? QString() : plainToolTip(m_hash));
    setFocusPolicy(m_hash.isEmpty() ? Qt::NoFocus : Qt::TabFocus);
    updateGeometry();
    update();
}

QString HashLabel::shown() const
{
    switch (m_form) {
    case Form::Short: return models::shortHash(m_hash);
    case Form::Comparison: return models::comparisonHash(m_hash);
    case Form::Full:
    case Form::Text: return m_hash;
    }
    return m_hash;
}

QSize HashLabel::sizeHint() const
{
    const int whole = fontMetrics().horizontalAdvance(m_hash.isEmpty() ? QStringLiteral("–") : shown()) + 1;
    if (!breaks())
        return {whole, fontMetrics().height()};
    const int width = std::min(whole, fontMetrics().horizontalAdvance(QString(48, QLatin1Char('0'))));
    return {width, heightForWidth(width)};
}

QSize HashLabel::minimumSizeHint() const
{
    if (!breaks())
        return sizeHint();
    return {fontMetrics().horizontalAdvance(QString(16, QLatin1Char('0'))), fontMetrics().height()};
}

int HashLabel::linesIn(int width) const
{
    const double digit = std::max(1.0, QFontMetricsF(font()).horizontalAdvance(QLatin1Char('0')));
    const int perLine = std::max(1, int(width / digit));
    return std::max(1, int((m_hash.size() + perLine - 1) / perLine));
}

int HashLabel::heightForWidth(int width) const
{
    return linesIn(width) * fontMetrics().lineSpacing();
}

void HashLabel::paintEvent(QPaintEvent *)
{
    const Tokens &t = tokensOf(this);
    QPainter painter(this);
    if (m_hash.isEmpty()) {
        painter.setPen(t.faint);
        painter.drawText(rect(), Qt::AlignLeft | Qt::AlignVCenter, QStringLiteral("–"));
        return;
    }
    painter.setPen(t.text);
    if (!breaks()) {
        painter.drawText(rect(), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, shown());
        return;
    }
    // Lines of about the same length: a last line of one digit is read past.
    const qsizetype lines = linesIn(width());
    const qsizetype perLine = std::max<qsizetype>(1, (m_hash.size() + lines - 1) / lines);
    int y = fontMetrics().ascent();
    for (qsizetype from = 0; from < m_hash.size(); from += perLine, y += fontMetrics().lineSpacing())
        painter.drawText(0, y, m_hash.mid(from, perLine));
}

void HashLabel::copy() const
{
    QGuiApplication::clipboard()->setText(m_hash);
}

void HashLabel::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy))
        copy();
    else
        QWidget::keyPressEvent(event);
}

void HashLabel::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    connect(menu->addAction(icon(IconName::Copy), m_form == Form::Text ? tr("Copy") : tr("Copy all digits")), &QAction::triggered, this,
            [this] { copy(); });
    menu->popup(event->globalPos());
}

KeyValueList::KeyValueList(QWidget *parent) : QWidget(parent), m_grid(new QGridLayout(this))
{
    const auto m = Metrics::current();
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(m.u(2));
    m_grid->setVerticalSpacing(m.u(1));
    m_grid->setColumnStretch(1, 1);
    setKeyWidth(128);
}

void KeyValueList::setKeyWidth(int drawnPixels)
{
    m_grid->setColumnMinimumWidth(0, Metrics::current().px(drawnPixels));
}

void KeyValueList::clear()
{
    m_rows.clear();
    while (QLayoutItem *item = m_grid->takeAt(0)) {
        if (QWidget *widget = item->widget()) {
            widget->hide();
            widget->deleteLater();
        }
        delete item;
    }
}

QWidget *KeyValueList::find(const QString &key) const
{
    for (const Row &row : m_rows)
        if (row.key == key)
            return row.value;
    return nullptr;
}

void KeyValueList::add(const QString &key, const QString &value)
{
    auto *label = qobject_cast<PlainLabel *>(find(key));
    if (label == nullptr) {
        label = new PlainLabel(QString(), Type::Body, Ink::Text, this);
        label->setParagraph(true);
        addWidget(key, label);
    }
    label->setText(value.isEmpty() ? QStringLiteral("–") : value);
    label->setInk(value.isEmpty() ? Ink::Faint : Ink::Text);
}

void KeyValueList::addMono(const QString &key, const QString &value)
{
    addHash(key, value, HashLabel::Form::Text);
}

void KeyValueList::addHash(const QString &key, const QString &hash, HashLabel::Form form)
{
    if (auto *label = qobject_cast<HashLabel *>(find(key)))
        label->setHash(hash);
    else
        addWidget(key, new HashLabel(hash, form, this));
}

void KeyValueList::addWidget(const QString &key, QWidget *value)
{
    const int row = int(m_rows.size());
    m_rows.append({key, value});
    auto *label = new PlainLabel(key, Type::Body, Ink::Muted, this);
    label->setBuddy(value);
    m_grid->addWidget(label, row, 0, Qt::AlignTop);
    const bool fills = qobject_cast<HashLabel *>(value) != nullptr || qobject_cast<QLabel *>(value) != nullptr;
    m_grid->addWidget(value, row, 1, fills ? Qt::Alignment() : Qt::AlignLeft | Qt::AlignVCenter);
}

} // namespace pilothouse::ui
