// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/console_style.h"

#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/tokens.h"

#include <QPainter>
#include <QStyleOption>

namespace pilothouse::ui {

ConsoleStyle::ConsoleStyle() : QProxyStyle(QStringLiteral("Fusion")) { }

void ConsoleStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    if (element == PE_FrameFocusRect)
        return;
    // Arrows of combo boxes, spin boxes and menus are our own chevrons.
    if (element == PE_IndicatorArrowDown || element == PE_IndicatorArrowRight) {
        const Tokens &t = tokensFor(option->palette);
        const int extent = Metrics::current().px(14);
        const QRect square(option->rect.center() - QPoint(extent / 2 - 1, extent / 2 - 1), QSize(extent, extent));
        paintIcon(painter, square, element == PE_IndicatorArrowDown ? IconName::ChevronDown : IconName::ChevronRight,
                  option->state & State_Enabled ? t.muted : t.disabled);
        return;
    }
    QProxyStyle::drawPrimitive(element, option, painter, widget);
}

int ConsoleStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget, QStyleHintReturn *data) const
{
    switch (hint) {
    case SH_EtchDisabledText:
    case SH_DialogButtonBox_ButtonsHaveIcons:
    case SH_UnderlineShortcut:
    case SH_ItemView_ShowDecorationSelected: return 0;
    case SH_ToolTip_WakeUpDelay: return 500;
    default: return QProxyStyle::styleHint(hint, option, widget, data);
    }
}

int ConsoleStyle::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_ButtonIconSize:
    case PM_SmallIconSize: return Metrics::current().icon();
    case PM_ScrollBarExtent: return Metrics::current().px(10);
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical: return 0;
    default: return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

} // namespace pilothouse::ui
