// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cluster/copy_line.h"

#include "ui/theme/metrics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/key_value_list.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace pilothouse::ui {

namespace {

constexpr int kWidest = 760; ///< so that the button stays near what it copies

} // namespace

/// The first line stands at the height of the button's middle.
int CopyLine::above(const QWidget *beside)
{
    return std::max(0, (Metrics::current().leastTarget() - beside->fontMetrics().lineSpacing()) / 2);
}

CopyLine::CopyLine(const QString &name, const QString &code, QWidget *parent) : QWidget(parent)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Metrics::current().u(2));
    setMaximumWidth(Metrics::current().px(kWidest));
    auto *label = new HashLabel(code, HashLabel::Form::Text, this);
    label->setAccessibleName(name);
    auto *column = new QVBoxLayout;
    column->setContentsMargins(0, above(label), 0, above(label));
    column->addWidget(label);
    row->addLayout(column, 1);
    QPushButton *button = makeIconButton(IconName::Copy, tr("Copy: %1").arg(name), this);
    connect(button, &QPushButton::clicked, this, [this, name, code] {
        QGuiApplication::clipboard()->setText(code);
        emit copied(name);
    });
    row->addWidget(button, 0, Qt::AlignTop);
}

} // namespace pilothouse::ui
