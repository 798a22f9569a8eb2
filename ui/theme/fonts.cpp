// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/fonts.h"

#include <QStringList>

namespace pilothouse::ui {

namespace {

double pointSize(Type type)
{
    switch (type) {
    case Type::Caption: return 8.25;
    case Type::Small: return 9;
    case Type::Body: return 9.75;
    case Type::Title: return 12;
    case Type::Heading: return 15;
    case Type::Figure: return 18;
    case Type::Mono: return 9;
    case Type::MonoSmall: return 8.25;
    }
    return 9.75;
}

QFont::Weight qtWeight(Weight weight)
{
    switch (weight) {
    case Weight::Regular: return QFont::Normal;
    case Weight::Medium: return QFont::Medium;
    case Weight::Strong: return QFont::DemiBold;
    case Weight::Bold: return QFont::Bold;
    }
    return QFont::Normal;
}

} // namespace

QFont font(Type type)
{
    const bool strong = type == Type::Title || type == Type::Heading || type == Type::Figure;
    return font(type, strong ? Weight::Strong : Weight::Regular);
}

QFont font(Type type, Weight weight)
{
    const bool mono = type == Type::Mono || type == Type::MonoSmall;
    QFont font;
    font.setFamilies(
        mono ? QStringList{QStringLiteral("JetBrains Mono"), QStringLiteral("DejaVu Sans Mono"), QStringLiteral("monospace")}
             : QStringList{QStringLiteral("Inter"), QStringLiteral("Noto Sans"), QStringLiteral("DejaVu Sans"), QStringLiteral("sans-serif")});
    font.setStyleHint(mono ? QFont::Monospace : QFont::SansSerif);
    font.setPointSizeF(pointSize(type));
    font.setWeight(qtWeight(weight));
    return font;
}

} // namespace pilothouse::ui
