// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/theme.h"

#include "ui/theme/console_style.h"
#include "ui/theme/fonts.h"
#include "ui/theme/metrics.h"
#include "ui/theme/system_scheme.h"
#include "ui/theme/tokens.h"

#include <QApplication>
#include <QPixmapCache>
#include <QStyle>
#include <QToolTip>

namespace pilothouse::ui {

Theme::Theme(SchemeChoice choice, QObject *parent) : QObject(parent), m_choice(choice), m_system(std::make_unique<SystemScheme>())
{
    QApplication::setStyle(new ConsoleStyle);
    QApplication::setFont(font(Type::Body));
    for (const char *button : {"QPushButton", "QToolButton"})
        QApplication::setFont(font(Type::Body, Weight::Medium), button);
    QApplication::setFont(font(Type::Small), "QToolTip");
    QPixmapCache::setCacheLimit(16 * 1024);
    connect(m_system.get(), &SystemScheme::changed, this, [this] {
        if (m_choice == SchemeChoice::FollowSystem && scheme() != m_applied)
            apply();
    });
    apply();
}

Theme::~Theme() = default;

Scheme Theme::scheme() const
{
    switch (m_choice) {
    case SchemeChoice::Light: return Scheme::Light;
    case SchemeChoice::Dark: return Scheme::Dark;
    case SchemeChoice::FollowSystem: return m_system->scheme();
    }
    return Scheme::Light;
}

void Theme::setChoice(SchemeChoice choice)
{
    if (choice == m_choice)
        return;
    m_choice = choice;
    if (scheme() != m_applied)
        apply();
}

void Theme::apply()
{
    m_applied = scheme();
    const Tokens &tokens = m_applied == Scheme::Dark ? darkTokens() : lightTokens();
    const QPalette colours = palette(tokens);
    QApplication::setPalette(colours);
    QToolTip::setPalette(colours);
    QToolTip::setFont(font(Type::Small));
    qApp->setStyleSheet(styleSheet(tokens, Metrics::current()));
    emit changed();
}

QPalette Theme::palette(const Tokens &t)
{
    QPalette p;
    const auto all = [&p](QPalette::ColorRole role, const QColor &colour) { p.setColor(QPalette::All, role, colour); };
    all(QPalette::Window, t.window);
    all(QPalette::WindowText, t.text);
    all(QPalette::Base, t.surface);
    all(QPalette::AlternateBase, t.header);
    all(QPalette::Text, t.text);
    all(QPalette::PlaceholderText, t.faint);
    all(QPalette::Button, t.surface);
    all(QPalette::ButtonText, t.text);
    all(QPalette::BrightText, t.fail);
    all(QPalette::ToolTipBase, t.raised);
    all(QPalette::ToolTipText, t.text);
    all(QPalette::Highlight, t.accentFill);
    all(QPalette::HighlightedText, t.onFill);
    all(QPalette::Link, t.accent);
    all(QPalette::LinkVisited, t.accent);
    // Fusion mixes outlines from these; left alone they turn black on dark.
    all(QPalette::Light, t.raised);
    all(QPalette::Midlight, t.line);
    all(QPalette::Mid, t.lineStrong);
    all(QPalette::Dark, t.lineStrong);
    all(QPalette::Shadow, t.line);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::HighlightedText})
        p.setColor(QPalette::Disabled, role, t.disabled);
    p.setColor(QPalette::Disabled, QPalette::Highlight, t.sunken);
    return p;
}

void repolish(QWidget *widget)
{
    widget->style()->unpolish(widget);
    widget->style()->polish(widget);
    widget->update();
}

} // namespace pilothouse::ui
