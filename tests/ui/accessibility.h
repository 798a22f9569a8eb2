// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/metrics.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QApplication>
#include <QSet>
#include <QStringList>
#include <QTabBar>
#include <QTest>
#include <QWidget>

namespace pilothouse::test {

/// Walks the visible widgets and says what a screen reader or a mouse would stumble over: a focusable control without a name,
/// a button smaller than 24 × 24 (scaled), a disabled button that does not say why.
/// Scroll buttons of tab bars are Qt's own and are left out.
inline QStringList accessibilityComplaints(QWidget *window)
{
    QStringList complaints;
    const int least = ui::Metrics::current().leastTarget();
    const auto name = [](QWidget *widget) {
        QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(widget);
        return interface ? interface->text(QAccessible::Name) : QString();
    };
    const auto title = [](QWidget *widget) {
        return QStringLiteral("%1 %2 (in %3)")
            .arg(QLatin1String(widget->metaObject()->className()), widget->objectName(),
                 QLatin1String(widget->parentWidget() ? widget->parentWidget()->metaObject()->className() : ""));
    };
    for (QWidget *widget : window->findChildren<QWidget *>()) {
        if (!widget->isVisibleTo(window) || widget->objectName().startsWith(QLatin1String("qt_")))
            continue;
        if (widget->focusPolicy() & Qt::TabFocus && name(widget).trimmed().isEmpty())
            complaints << title(widget) + QStringLiteral(": no accessible name");
        auto *button = qobject_cast<QAbstractButton *>(widget);
        if (!button || qobject_cast<QTabBar *>(button->parentWidget()))
            continue;
        if (!button->isEnabled() && QAccessible::queryAccessibleInterface(button)->text(QAccessible::Description).trimmed().isEmpty())
            complaints << title(widget) + QStringLiteral(" “%1”: off, and does not say why").arg(name(widget));
        if (button->width() < least || button->height() < least)
            complaints << title(widget)
                              + QStringLiteral(" “%1”: %2 × %3 is too small to hit").arg(name(widget)).arg(button->width()).arg(button->height());
    }
    return complaints;
}

/// Presses Tab as often as there are controls and says which visible, enabled control was never reached, or where the
/// focus was trapped. Of a group of exclusive buttons Tab reaches the chosen one only.
inline QStringList tabComplaints(QWidget *window)
{
    QSet<QWidget *> wanted;
    for (QWidget *widget : window->findChildren<QWidget *>()) {
        if (!widget->isVisibleTo(window) || !widget->isEnabled() || !(widget->focusPolicy() & Qt::TabFocus) || widget->focusProxy())
            continue;
        auto *button = qobject_cast<QAbstractButton *>(widget);
        const bool inGroup = button && (button->group() || button->autoExclusive()) && !button->isChecked();
        if (!inGroup && !qobject_cast<QTabBar *>(widget->parentWidget()) && !widget->objectName().startsWith(QLatin1String("qt_")))
            wanted.insert(widget);
    }
    QStringList complaints;
    QSet<QWidget *> reached;
    QWidget *stuck = nullptr;
    for (qsizetype i = 0; i < wanted.size() * 2 + 4; ++i) {
        QWidget *before = QApplication::focusWidget();
        QTest::keyClick(before ? before : window, Qt::Key_Tab);
        QWidget *after = QApplication::focusWidget();
        if (after == before)
            stuck = after;
        reached.insert(after);
    }
    for (QWidget *widget : std::as_const(wanted))
        if (!reached.contains(widget))
            complaints
                << QStringLiteral("%1 “%2”: Tab never gets there").arg(QLatin1String(widget->metaObject()->className()), widget->accessibleName());
    if (stuck && wanted.size() > 1)
        complaints << QStringLiteral("%1 “%2” keeps the focus").arg(QLatin1String(stuck->metaObject()->className()), stuck->accessibleName());
    return complaints;
}

} // namespace pilothouse::test
