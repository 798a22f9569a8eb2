// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/tokens.h"

#include <QCoreApplication>
#include <QPalette>
#include <QWidget>

namespace pilothouse::ui {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(EnvironmentLook)
};

QColor rgb(QRgb value)
{
    return QColor::fromRgb(value);
}

QColor withAlpha(QColor colour, double alpha)
{
    colour.setAlphaF(float(alpha));
    return colour;
}

Tokens makeLight()
{
    Tokens t;
    t.dark = false;
    t.window = rgb(0xF3F4F6);
    t.surface = rgb(0xFFFFFF);
    t.raised = rgb(0xFFFFFF);
    t.header = rgb(0xF7F8FA);
    t.hover = rgb(0xF1F3F6);
    t.selected = rgb(0xE3ECFC);
    t.sunken = rgb(0xEAECF0);
    t.line = rgb(0xDCDFE5);
    t.lineStrong = rgb(0x848C9A);
    t.text = rgb(0x1A1E26);
    t.muted = rgb(0x515967);
    t.faint = rgb(0x5E6674);
    t.disabled = rgb(0x9BA2AE);
    t.accent = rgb(0x2257C4);
    t.accentFill = rgb(0x2257C4);
    t.onFill = rgb(0xFFFFFF);
    t.ok = rgb(0x146B3A);
    t.warn = rgb(0x7D5200);
    t.fail = rgb(0xAE1F28);
    t.busy = rgb(0x2257C4);
    t.neutral = rgb(0x515967);
    t.ink = rgb(0x1A1E26);
    t.onInk = rgb(0xFFFFFF);
    t.okTint = rgb(0xE2F3E9);
    t.warnTint = rgb(0xFBF0D6);
    t.failTint = rgb(0xFCE8E8);
    t.busyTint = rgb(0xE5EDFC);
    t.neutralTint = rgb(0xEAECF0);
    t.chart = {rgb(0x2257C4), rgb(0xB4540A), rgb(0x14804A), rgb(0x8A3FA8)};
    t.chartGrid = rgb(0xE6E8ED);
    t.hatch = withAlpha(t.neutral, 0.15);
    t.scrim = withAlpha(rgb(0x141820), 0.38);
    t.production = rgb(0xB01E29);
    t.staging = rgb(0x0D6678);
    t.demo = rgb(0x6842B3);
    t.noEnvironment = rgb(0x5A6270);
    return t;
}

Tokens makeDark()
{
    Tokens t;
    t.dark = true;
    t.window = rgb(0x13161B);
    t.surface = rgb(0x1A1E25);
    t.raised = rgb(0x222730);
    t.header = rgb(0x1E232B);
    t.hover = rgb(0x222831);
    t.selected = rgb(0x1F3257);
    t.sunken = rgb(0x0F1216);
    t.line = rgb(0x2C323C);
    t.lineStrong = rgb(0x707A8A);
    t.text = rgb(0xE7EAEF);
    t.muted = rgb(0xAAB2BF);
    t.faint = rgb(0x98A1B0);
    t.disabled = rgb(0x5C6573);
    t.accent = rgb(0x86AEFA);
    t.accentFill = rgb(0x2F62CE);
    t.onFill = rgb(0xFFFFFF);
    t.ok = rgb(0x62CB90);
    t.warn = rgb(0xE2B448);
    t.fail = rgb(0xF78A90);
    t.busy = rgb(0x86AEFA);
    t.neutral = rgb(0xAAB2BF);
    t.ink = rgb(0xF1F3F6);
    t.onInk = rgb(0x13161B);
    t.okTint = rgb(0x153023);
    t.warnTint = rgb(0x35290F);
    t.failTint = rgb(0x401D21);
    t.busyTint = rgb(0x1B2C4D);
    t.neutralTint = rgb(0x2A303A);
    t.chart = {rgb(0x86AEFA), rgb(0xF0A35E), rgb(0x62CB90), rgb(0xCF95E8)};
    t.chartGrid = rgb(0x272D36);
    t.hatch = withAlpha(t.neutral, 0.13);
    t.scrim = withAlpha(rgb(0x040609), 0.50);
    t.production = rgb(0xCB313C);
    t.staging = rgb(0x117C92);
    t.demo = rgb(0x7D57CB);
    t.noEnvironment = rgb(0x66707F);
    return t;
}

} // namespace

QColor Tokens::tone(models::Tone which) const
{
    switch (which) {
    case models::Tone::Ok: return ok;
    case models::Tone::Warn: return warn;
    case models::Tone::Fail: return fail;
    case models::Tone::Busy: return busy;
    case models::Tone::Neutral: return neutral;
    }
    return neutral;
}

QColor Tokens::tint(models::Tone which) const
{
    switch (which) {
    case models::Tone::Ok: return okTint;
    case models::Tone::Warn: return warnTint;
    case models::Tone::Fail: return failTint;
    case models::Tone::Busy: return busyTint;
    case models::Tone::Neutral: return neutralTint;
    }
    return neutralTint;
}

const Tokens &lightTokens()
{
    static const Tokens tokens = makeLight();
    return tokens;
}

const Tokens &darkTokens()
{
    static const Tokens tokens = makeDark();
    return tokens;
}

const Tokens &tokensFor(const QPalette &palette)
{
    // Midlight carries the hairline's colour: a role the style sheet's backgrounds leave alone.
    return palette.color(QPalette::Active, QPalette::Midlight).lightness() < 128 ? darkTokens() : lightTokens();
}

const Tokens &tokensOf(const QWidget *widget)
{
    return tokensFor(widget->palette());
}

QString environmentWord(std::optional<domain::EnvironmentKind> kind)
{
    if (!kind)
        return Words::tr("NO ENVIRONMENT");
    switch (*kind) {
    case domain::EnvironmentKind::Production: return Words::tr("PRODUCTION");
    case domain::EnvironmentKind::Staging: return Words::tr("STAGING");
    case domain::EnvironmentKind::Demo: return Words::tr("DEMO");
    }
    return {};
}

EnvironmentLook environmentLook(std::optional<domain::EnvironmentKind> kind, const Tokens &tokens)
{
    if (!kind)
        return {tokens.noEnvironment, IconName::Plug, environmentWord(kind)};
    switch (*kind) {
    case domain::EnvironmentKind::Production: return {tokens.production, IconName::Anchor, environmentWord(kind)};
    case domain::EnvironmentKind::Staging: return {tokens.staging, IconName::Layers, environmentWord(kind)};
    case domain::EnvironmentKind::Demo: return {tokens.demo, IconName::Flask, environmentWord(kind)};
    }
    return {};
}

} // namespace pilothouse::ui
