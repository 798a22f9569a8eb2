// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>
#include <QLabel>
#include <QScrollArea>
#include <QStringList>
#include <QToolButton>
#include <QWidget>

namespace pilothouse::test {

/// Visible words that do not fit their widget: labels narrower than their line or lower than their paragraph, buttons smaller than
/// they ask to be. What gives way on purpose (ElidedLabel) is no QLabel and is left out.
inline QStringList clippedWords(QWidget *page)
{
    QStringList cut;
    const auto say = [&](const QWidget *widget, const QString &text, QSize needs) {
        cut << QStringLiteral("%1 %2 “%3” in %4: needs %5 × %6, has %7 × %8")
                   .arg(QLatin1String(widget->metaObject()->className()), widget->objectName(), text.left(60),
                        QLatin1String(widget->parentWidget() ? widget->parentWidget()->metaObject()->className() : ""))
                   .arg(needs.width())
                   .arg(needs.height())
                   .arg(widget->width())
                   .arg(widget->height());
    };
    for (QWidget *widget : page->findChildren<QWidget *>()) {
        if (!widget->isVisibleTo(page))
            continue;
        if (auto *label = qobject_cast<QLabel *>(widget)) {
            if (label->text().isEmpty())
                continue;
            if (label->wordWrap()) {
                const int height = label->heightForWidth(label->width());
                if (height > label->height() + 1)
                    say(label, label->text(), {label->width(), height});
            } else if (const QSize needs = label->sizeHint(); needs.width() > label->width() + 1 || needs.height() > label->height() + 1) {
                say(label, label->text(), needs);
            }
        } else if (auto *button = qobject_cast<QAbstractButton *>(widget)) {
            const auto *tool = qobject_cast<QToolButton *>(button);
            if (tool != nullptr && tool->toolButtonStyle() == Qt::ToolButtonIconOnly && !tool->icon().isNull())
                continue;
            const int words = button->fontMetrics().size(Qt::TextShowMnemonic, button->text()).width();
            if (!button->text().isEmpty() && words > button->width())
                say(button, button->text(), {words, button->height()});
        }
    }
    return cut;
}

} // namespace pilothouse::test
