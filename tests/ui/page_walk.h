// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/metrics.h"

#include <QAbstractButton>
#include <QLabel>
#include <QStringList>
#include <QWidget>

namespace pilothouse::test {

inline QString nameOf(const QWidget *widget)
{
    return QStringLiteral("%1 “%2” in %3")
        .arg(QLatin1String(widget->metaObject()->className()), widget->objectName(),
             widget->parentWidget() ? QLatin1String(widget->parentWidget()->metaObject()->className()) : QLatin1StringView("nothing"));
}

/// What every page promises to people who do not see it or use no mouse: each focusable widget has a name, nothing that can be
/// pressed is smaller than 24, and no label reads markup. Empty = all is well.
inline QStringList pageFaults(QWidget *page)
{
    QStringList faults;
    const int least = ui::Metrics::current().leastTarget();
    for (QWidget *widget : page->findChildren<QWidget *>()) {
        if (!widget->isVisibleTo(page) || widget->objectName().startsWith(QLatin1String("qt_")))
            continue;
        const auto *button = qobject_cast<QAbstractButton *>(widget);
        const auto *label = qobject_cast<QLabel *>(widget);
        const bool named = !widget->accessibleName().isEmpty() || (button != nullptr && !button->text().isEmpty())
                           || (label != nullptr && !label->text().isEmpty());
        if (widget->focusPolicy() != Qt::NoFocus && !named && !widget->inherits("QScrollBar") && widget->parentWidget()->focusProxy() != widget)
            faults << QStringLiteral("no name: ") + nameOf(widget);
        if (button != nullptr && (widget->width() < least || widget->height() < least))
            faults << QStringLiteral("too small: ") + nameOf(widget);
        if (label != nullptr && label->textFormat() != Qt::PlainText)
            faults << QStringLiteral("reads markup: ") + nameOf(widget);
    }
    return faults;
}

} // namespace pilothouse::test
