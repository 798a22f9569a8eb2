// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/report/html_page.h"

#include "services/core/plain_text.h"

namespace pilothouse::report {

namespace {

constexpr qsizetype kLongestText = 100'000;

/// Colours and type are those of the console; nothing is loaded, so the fonts are used where they are installed.
const char kStyle[] = R"css(
:root { color-scheme: light dark; --window:#F3F4F6; --surface:#FFFFFF; --header:#F7F8FA; --sunken:#EAECF0; --line:#DCDFE5; --text:#1A1E26; --muted:#515967;
  --ok:#146B3A; --okTint:#E2F3E9; --warn:#7D5200; --warnTint:#FBF1DC; --fail:#AE1F28; --failTint:#FCE8E8; --neutral:#515967; --band:#B01E29; }
.staging { --band:#0D6678; } .demo { --band:#6842B3; }
@media (prefers-color-scheme: dark) {
  :root { --window:#13161B; --surface:#1A1E25; --header:#1E232B; --sunken:#0F1216; --line:#2C323C; --text:#E7EAEF; --muted:#AAB2BF;
    --ok:#62CB90; --okTint:#153023; --warn:#E2B448; --warnTint:#372A10; --fail:#F78A90; --failTint:#401D21; --neutral:#AAB2BF; --band:#CB313C; }
  .staging { --band:#117C92; } .demo { --band:#7D57CB; }
}
* { box-sizing: border-box; }
body { margin:0; background:var(--window); color:var(--text); font:400 13px/18px Inter,"Noto Sans","DejaVu Sans",sans-serif; font-variant-numeric:tabular-nums; }
header.band { display:flex; align-items:center; background:var(--surface); border-bottom:3px solid var(--band); }
.block { display:flex; align-items:center; gap:8px; min-width:176px; padding:11px 16px; background:var(--band); color:#FFFFFF; font-weight:600; letter-spacing:.02em; }
.block svg { width:18px; height:18px; fill:none; stroke:#FFFFFF; stroke-width:1.75; stroke-linecap:round; stroke-linejoin:round; }
.band b { padding:0 16px; font-weight:600; overflow-wrap:anywhere; }
main { max-width:1440px; margin:0 auto; padding:16px; }
h1 { margin:8px 0 16px; font-size:20px; line-height:28px; font-weight:600; }
.card { background:var(--surface); border:1px solid var(--line); border-radius:6px; margin-bottom:16px; }
.verdict { display:flex; gap:12px; padding:12px 16px; font-size:16px; line-height:24px; font-weight:600; border-radius:6px 6px 0 0; }
.verdict.ok { background:var(--okTint); color:var(--ok); } .verdict.fail { background:var(--failTint); color:var(--fail); } .verdict.warn { background:var(--warnTint); color:var(--warn); }
dl { display:grid; grid-template-columns:max-content 1fr; gap:6px 24px; margin:0; padding:12px 16px; }
dt { color:var(--muted); } dd { margin:0; overflow-wrap:anywhere; }
ol { margin:0; padding:12px 16px 12px 34px; color:var(--muted); } li + li { margin-top:4px; }
.mono { font:400 12px/18px "JetBrains Mono","DejaVu Sans Mono",monospace; }
table { width:100%; border-collapse:collapse; background:var(--surface); border:1px solid var(--line); }
th { position:sticky; top:0; background:var(--header); color:var(--muted); font-size:12px; font-weight:500; text-align:left; padding:6px 12px; border-bottom:1px solid var(--line); }
td { padding:7px 12px; border-bottom:1px solid var(--line); vertical-align:top; overflow-wrap:anywhere; }
.number { text-align:right; color:var(--muted); white-space:nowrap; } .time { white-space:nowrap; } .actor, .second { color:var(--muted); }
.result { white-space:nowrap; font-weight:500; } .ok { color:var(--ok); } .fail { color:var(--fail); } .warn { color:var(--warn); } .neutral { color:var(--neutral); }
details summary { color:var(--muted); cursor:default; } pre { margin:6px 0; padding:8px; background:var(--sunken); border-radius:4px; white-space:pre-wrap; overflow-wrap:anywhere; }
.note { color:var(--muted); padding:8px 0; }
@media print { body { background:#FFFFFF; } th { position:static; } details { display:none; } tr { break-inside:avoid; } }
)css";

QByteArray iconOf(domain::EnvironmentKind kind)
{
    switch (kind) {
    case domain::EnvironmentKind::Production:
        return R"(<circle cx="12" cy="5.5" r="2"/><path d="M12 7.5V20M8.5 11h7M4 13.5c.5 4 3.5 6.5 8 6.5s7.5-2.5 8-6.5"/>)";
    case domain::EnvironmentKind::Staging: return R"(<path d="M12 4l8.5 4.5L12 13 3.5 8.5zM3.5 13.5L12 18l8.5-4.5"/>)";
    case domain::EnvironmentKind::Demo:
        return R"(<path d="M9.5 3.5h5M10.5 3.5v6L4.8 18.5A1.4 1.4 0 0 0 6 20.5h12a1.4 1.4 0 0 0 1.2-2L13.5 9.5v-6M7.5 15h9"/>)";
    }
    return {};
}

} // namespace

QByteArray escaped(const QString &text)
{
    return visibleText(text, kLongestText).toHtmlEscaped().replace(u'\'', QLatin1String("&#39;")).toUtf8();
}

QByteArray htmlSign(Sign sign)
{
    switch (sign) {
    case Sign::None: return {};
    case Sign::Ok: return "&#10003;";
    case Sign::Fail: return "&#10007;";
    case Sign::Pending: return "&#8230;";
    case Sign::Refused: return "&#8856;";
    case Sign::Unknown: return "?";
    }
    return {};
}

QByteArray htmlHead(const Heading &heading)
{
    const domain::EnvironmentKind kind = heading.environment.kind;
    const QByteArray word = domain::kindWord(kind).toUtf8();
    const QByteArray name = escaped(heading.environment.id.text());
    const QByteArray title = escaped(heading.title);
    return "<!DOCTYPE html>\n<html lang=\"en\" class=\"" + word
           + "\">\n<head>\n<meta charset=\"utf-8\">\n"
             "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
             "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>"
           + title + ": " + name + "</title>\n<style>" + kStyle
           + "</style>\n</head>\n<body>\n<header class=\"band\"><span class=\"block\"><svg viewBox=\"0 0 24 24\" aria-hidden=\"true\">" + iconOf(kind)
           + "</svg>" + word.toUpper() + "</span><b>" + name + "</b></header>\n<main>\n<h1>" + title + "</h1>\n";
}

QByteArray htmlVerdict(const QString &sentence, Sign sign, const QString &tone, const std::vector<Fact> &facts)
{
    QByteArray html
        = "<section class=\"card\"><div class=\"verdict " + tone.toUtf8() + "\">" + htmlSign(sign) + ' ' + escaped(sentence) + "</div>\n<dl>";
    for (const Fact &fact : facts)
        html += "<dt>" + escaped(fact.label) + "</dt><dd" + (fact.isMono ? " class=\"mono\">" : ">") + escaped(fact.value) + "</dd>\n";
    return html + "</dl></section>\n";
}

QByteArray htmlSteps(const QStringList &steps)
{
    QByteArray html = "<section class=\"card\"><ol>";
    for (const QString &step : steps)
        html += "<li>" + escaped(step) + "</li>\n";
    return html + "</ol></section>\n";
}

QByteArray htmlEnd()
{
    return "</main>\n</body>\n</html>\n";
}

} // namespace pilothouse::report
