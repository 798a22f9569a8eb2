// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/metrics.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QStringList>
#include <QWidget>

namespace pilothouse::test {

/// Walks the visible widgets and says what a screen reader or a mouse would stumble over: a focusable control without a name,
/// a button smaller than 24 × 24 (scaled), a disabled button that does not say why.
inline QStringList accessibilityComplaints(QWidget *window)
{
    QStringList complaints;
    const int least = ui::Metrics::current().leastTarget();
    const auto name = [](QWidget *widget) {
        QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(widget);
        return interface ? interface->text(QAccessible::Name) : QString();
    };
    const auto title = [](QWidget *widget) {
        return QStringLiteral("%1 %2 (in %3)").arg(QLatin1String(widget->metaObject()->className()), widget->objectName(),
            QLatin1String(widget->parentWidget() ? widget->parentWidget()->metaObject()->className() : ""));
    };
    for (QWidget *widget : window->findChildren<QWidget *>()) {
        if (!widget->isVisibleTo(window) || widget->objectName().startsWith(QLatin1String("qt_")))
            continue;
        if (widget->focusPolicy() & Qt::TabFocus && name(widget).trimmed().isEmpty())
            complaints << title(widget) + QStringLiteral(": no accessible name");
        auto *button = qobject_cast<QAbstractButton *>(widget);
        if (!button)
            continue;
        if (button->width() < least || button->height() < least)
            complaints << title(widget) + QStringLiteral(" “%1”: %2 × %3 is too small to hit").arg(name(widget)).arg(button->width()).arg(button->height());
    }
    return complaints;
}

} // namespace pilothouse::test
