// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/attestation/pair_bar.h"

#include "models/comparison_text.h"
#include "services/core/plain_text.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/labels.h"

#include <QComboBox>
#include <QSignalBlocker>

namespace pilothouse::ui {

PairBar::PairBar(QWidget *parent) : Toolbar(parent), m_left(new QComboBox), m_right(new QComboBox)
{
    m_left->setAccessibleName(tr("Machine on the left"));
    m_right->setAccessibleName(tr("Machine on the right"));
    for (QComboBox *const box : {m_left, m_right}) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(18);
        connect(box, &QComboBox::currentIndexChanged, this, &PairBar::pairChanged);
    }
    addWidget(m_left);
    auto *swap = makeIconButton(IconName::Refresh, tr("Exchange left and right"));
    addWidget(swap);
    addWidget(m_right);
    connect(swap, &QPushButton::clicked, this, [this] { choose(right(), left()); });
}

void PairBar::setCompared(const Compared &compared)
{
    QStringList names;
    for (int i = 0; i < compared.machines(); ++i)
        names << visibleText(compared.reportOf(i)->name, 120);
    if (names != m_names) {
        m_names = names;
        const QSignalBlocker quietLeft(m_left);
        const QSignalBlocker quietRight(m_right);
        m_left->clear();
        m_right->clear();
        m_left->addItems(models::withoutSharedPrefix(names));
        m_right->addItems(models::withoutSharedPrefix(names));
    }
    if (compared) {
        const auto [left, right] = models::defaultPair(*compared.comparison);
        choose(left, right);
    }
    emit pairChanged();
}

int PairBar::left() const
{
    return m_left->currentIndex();
}

int PairBar::right() const
{
    return m_right->currentIndex();
}

QString PairBar::leftName() const
{
    return m_left->currentText();
}

QString PairBar::rightName() const
{
    return m_right->currentText();
}

void PairBar::choose(int left, int right)
{
    {
        const QSignalBlocker quietLeft(m_left);
        const QSignalBlocker quietRight(m_right);
        m_left->setCurrentIndex(left);
        m_right->setCurrentIndex(right);
    }
    emit pairChanged();
}

} // namespace pilothouse::ui
