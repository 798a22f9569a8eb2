// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/keys_sheet.h"

#include "ui/theme/metrics.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/card.h"
#include "ui/widgets/labels.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QVBoxLayout>

namespace pilothouse::ui {

namespace {

void addGroup(QVBoxLayout *column, const QString &title, const QList<KeyHelp> &keys, QWidget *parent)
{
    if (keys.isEmpty())
        return;
    const auto m = Metrics::current();
    auto *heading = new PlainLabel(title, Type::Small, Ink::Muted, parent);
    heading->setType(Type::Small, Weight::Medium);
    column->addWidget(heading);
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(m.u(4));
    grid->setVerticalSpacing(m.u(1));
    grid->setColumnStretch(1, 1);
    for (int row = 0; row < keys.size(); ++row) {
        grid->addWidget(new KeyCap(keys[row].keys, parent), row, 0, Qt::AlignRight | Qt::AlignVCenter);
        grid->addWidget(new PlainLabel(keys[row].what, Type::Body, Ink::Text, parent), row, 1);
    }
    column->addLayout(grid);
    column->addSpacing(m.u(2));
}

} // namespace

KeysSheet::KeysSheet(const QString &pageTitle, const QList<KeyHelp> &pageKeys, const QList<KeyHelp> &windowKeys, QWidget *parent) : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Keys"));
    auto *outer = new QHBoxLayout(this);
    outer->addStretch(1);
    auto *card = new Card(tr("Keys"), Card::Body::Padded, this);
    card->setOutline(Card::Outline::Strong);
    card->setTrailing(tr("any key closes"));
    card->setMinimumWidth(Metrics::current().px(420));
    addGroup(card->body(), pageTitle, pageKeys, card);
    addGroup(card->body(), tr("Everywhere"), windowKeys, card);
    card->body()->addStretch(1);
    m_card = card;
    outer->addWidget(card, 0, Qt::AlignVCenter);
    outer->addStretch(1);
}

void KeysSheet::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), tokensOf(this).scrim);
}

void KeysSheet::keyPressEvent(QKeyEvent *event)
{
    event->accept();
    emit closed();
}

void KeysSheet::mousePressEvent(QMouseEvent *event)
{
    event->accept();
    emit closed();
}

} // namespace pilothouse::ui
