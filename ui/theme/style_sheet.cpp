// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"
#include "ui/theme/tokens.h"

#include <QHash>
#include <QRegularExpression>

namespace pilothouse::ui {

namespace {

// Frames, radii and paddings. Colours are @names of tokens, lengths are in dp (pixels of the 96 dpi drawing). Font sizes are
// never set here: pixels would defeat the system's scaling.
constexpr auto kTemplate = R"(
QMainWindow, QDialog { background: @window; }
QWidget[ground="window"] { background: @window; }
QWidget[ground="surface"] { background: @surface; }
QWidget[ground="header"] { background: @header; }
QWidget[ground="sunken"] { background: @sunken; }

QLabel { background: transparent; color: @text; }
QLabel:disabled { color: @disabled; }
QLabel[ink="muted"] { color: @muted; }
QLabel[ink="faint"] { color: @faint; }
QLabel[ink="accent"] { color: @accent; }
QLabel[ink="ok"] { color: @ok; }
QLabel[ink="warn"] { color: @warn; }
QLabel[ink="fail"] { color: @fail; }
QLabel[ink="onfill"] { color: @onFill; }

QPushButton { min-height: 26dp; padding: 0 12dp; border: 1px solid @lineStrong; border-radius: 4dp; background: @surface; color: @text; outline: 0; }
QPushButton:hover { background: @hover; }
QPushButton:pressed { background: @selected; }
QPushButton:disabled { border-color: @line; color: @disabled; background: transparent; }
QPushButton[iconOnly="true"] { padding: 0; min-width: 26dp; max-width: 26dp; }
QPushButton[buttonSize="small"] { min-height: 24dp; padding: 0 10dp; }
QPushButton[buttonSize="large"] { min-height: 30dp; padding: 0 14dp; }
QPushButton[buttonSize="alarm"] { min-height: 50dp; padding: 0 18dp; }
QPushButton[role="primary"] { border-color: @accentFill; background: @accentFill; color: @onFill; }
QPushButton[role="primary"]:hover { background: @accentHover; border-color: @accentHover; }
QPushButton[role="primary"]:pressed { background: @accentPressed; border-color: @accentPressed; }
QPushButton[role="primary"]:disabled { border-color: @line; background: transparent; color: @disabled; }
QPushButton[role="ink"] { border-color: @ink; background: @ink; color: @onInk; }
QPushButton[role="ink"]:hover { background: @inkHover; border-color: @inkHover; }
QPushButton[role="danger"] { border-color: @fail; color: @fail; }
QPushButton[role="danger"]:hover { background: @failTint; }
QPushButton[role="danger"]:disabled { border-color: @line; color: @disabled; }
QPushButton[role="flat"] { border-color: transparent; background: transparent; color: @muted; }
QPushButton[role="flat"]:hover { background: @hover; color: @text; }
QPushButton[role="flat"]:pressed { background: @selected; }
QPushButton[role="flat"]:disabled { color: @disabled; }
QPushButton[role="link"] { min-height: 22dp; padding: 0 2dp; border-color: transparent; background: transparent; color: @accent; }
QPushButton[role="link"]:hover { background: @hover; }
QPushButton[role="link"]:disabled { color: @disabled; }
QPushButton::menu-indicator { width: 0; image: none; }

QToolButton { border: 1px solid transparent; border-radius: 4dp; background: transparent; color: @muted; padding: 0 4dp; min-height: 26dp; outline: 0; }
pilothouse--ui--Chip { min-height: 22dp; }
QToolButton:hover { background: @hover; color: @text; }
QToolButton:pressed { background: @selected; }
QToolButton:disabled { color: @disabled; }
QToolButton::menu-indicator { width: 0; image: none; }
QToolButton[iconOnly="true"] { padding: 0; min-width: 26dp; max-width: 26dp; }

QLineEdit, QComboBox, QAbstractSpinBox { min-height: 26dp; padding: 0 8dp; border: 1px solid @lineStrong; border-radius: 4dp; background: @surface; color: @text; selection-background-color: @accentFill; selection-color: @onFill; }
QLineEdit:disabled, QComboBox:disabled, QAbstractSpinBox:disabled { border-color: @line; color: @disabled; background: transparent; }
QLineEdit:read-only { background: @sunken; border-color: @line; }
QLineEdit[problem="true"], QComboBox[problem="true"], QAbstractSpinBox[problem="true"] { border-color: @fail; }
QAbstractSpinBox QLineEdit, QComboBox QLineEdit { border: 0; min-height: 0; padding: 0; background: transparent; }
QComboBox::drop-down { border: 0; width: 24dp; background: transparent; }
QComboBox::down-arrow { image: url(@chevron); width: 14dp; height: 14dp; }
QComboBox QAbstractItemView { border: 1px solid @lineStrong; background: @raised; selection-background-color: @selected; selection-color: @text; outline: 0; }
QPlainTextEdit, QTextEdit { border: 1px solid @line; border-radius: 4dp; background: @sunken; color: @text; selection-background-color: @accentFill; selection-color: @onFill; }
QPlainTextEdit[editable="true"] { border-color: @lineStrong; background: @surface; }
QPlainTextEdit[problem="true"] { border-color: @fail; }

QCheckBox, QRadioButton { spacing: 8dp; color: @text; background: transparent; }
QCheckBox:disabled, QRadioButton:disabled { color: @disabled; }
QCheckBox::indicator { width: 14dp; height: 14dp; border: 1px solid @lineStrong; border-radius: 3dp; background: @surface; }
QCheckBox::indicator:checked { border-color: @accentFill; background: @accentFill; image: url(:/pilothouse/check.svg); }
QRadioButton::indicator { width: 14dp; height: 14dp; border: 1px solid @lineStrong; border-radius: 8dp; background: @surface; }
QRadioButton::indicator:checked { width: 6dp; height: 6dp; border: 5dp solid @accentFill; border-radius: 8dp; background: @onFill; }

QMenu { border: 1px solid @lineStrong; background: @raised; padding: 4dp 0; }
QMenu::item { padding: 5dp 24dp 5dp 12dp; color: @text; background: transparent; }
QMenu::item:selected { background: @selected; }
QMenu::item:disabled { color: @disabled; }
QMenu::icon { padding-left: 10dp; }
QMenu::separator { height: 1px; background: @line; margin: 4dp 0; }
QToolTip { border: 1px solid @lineStrong; background: @raised; color: @text; padding: 4dp 6dp; }

QAbstractItemView { border: 0; background: @surface; outline: 0; selection-background-color: @selected; selection-color: @text; }
QTableView { gridline-color: transparent; }
QTableCornerButton::section { background: @header; border: 0; }
QScrollArea { border: 0; background: transparent; }
QScrollArea > QWidget > QWidget[ground="none"] { background: transparent; }
QScrollBar:vertical { width: 10dp; background: transparent; margin: 0; }
QScrollBar:horizontal { height: 10dp; background: transparent; margin: 0; }
QScrollBar::handle { background: @scrollHandle; border-radius: 3dp; }
QScrollBar::handle:vertical { min-height: 32dp; margin: 2dp; }
QScrollBar::handle:horizontal { min-width: 32dp; margin: 2dp; }
QScrollBar::handle:hover { background: @lineStrong; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QAbstractScrollArea::corner { border: 0; background: transparent; }

QTabBar { background: transparent; border: 0; }
QTabBar::tab { min-height: 33dp; padding: 0 10dp; border: 0; border-bottom: 2dp solid transparent; color: @muted; background: transparent; }
QTabBar[crowded="true"]::tab { padding: 0 6dp; }
QTabBar::tab:hover { color: @text; }
QTabBar::tab:selected { color: @text; border-bottom-color: @accentFill; }

QSplitter::handle { background: transparent; }
QProgressBar { border: 0; border-radius: 3dp; background: @sunken; max-height: 6dp; min-height: 6dp; }
QProgressBar::chunk { border-radius: 3dp; background: @accentFill; }
)";

QColor mixed(const QColor &a, const QColor &b, double share)
{
    const auto channel = [share](int x, int y) { return qRound(x + (y - x) * share); };
    return QColor(channel(a.red(), b.red()), channel(a.green(), b.green()), channel(a.blue(), b.blue()));
}

QHash<QString, QString> names(const Tokens &t)
{
    const QColor black(Qt::black);
    return {
        {QStringLiteral("window"), t.window.name()},
        {QStringLiteral("surface"), t.surface.name()},
        {QStringLiteral("raised"), t.raised.name()},
        {QStringLiteral("header"), t.header.name()},
        {QStringLiteral("hover"), t.hover.name()},
        {QStringLiteral("selected"), t.selected.name()},
        {QStringLiteral("sunken"), t.sunken.name()},
        {QStringLiteral("line"), t.line.name()},
        {QStringLiteral("lineStrong"), t.lineStrong.name()},
        {QStringLiteral("text"), t.text.name()},
        {QStringLiteral("muted"), t.muted.name()},
        {QStringLiteral("faint"), t.faint.name()},
        {QStringLiteral("disabled"), t.disabled.name()},
        {QStringLiteral("accent"), t.accent.name()},
        {QStringLiteral("accentFill"), t.accentFill.name()},
        {QStringLiteral("onFill"), t.onFill.name()},
        {QStringLiteral("ok"), t.ok.name()},
        {QStringLiteral("warn"), t.warn.name()},
        {QStringLiteral("fail"), t.fail.name()},
        {QStringLiteral("failTint"), t.failTint.name()},
        {QStringLiteral("ink"), t.ink.name()},
        {QStringLiteral("onInk"), t.onInk.name()},
        {QStringLiteral("chevron"), t.dark ? QStringLiteral(":/pilothouse/chevron-dark.svg") : QStringLiteral(":/pilothouse/chevron-light.svg")},
        {QStringLiteral("accentHover"), mixed(t.accentFill, black, 0.10).name()},
        {QStringLiteral("accentPressed"), mixed(t.accentFill, black, 0.20).name()},
        {QStringLiteral("inkHover"), mixed(t.ink, t.surface, 0.14).name()},
        {QStringLiteral("scrollHandle"), mixed(t.line, t.lineStrong, 0.35).name()},
    };
}

} // namespace

QString Theme::styleSheet(const Tokens &tokens, const Metrics &metrics)
{
    static const QRegularExpression slot(QStringLiteral("@([A-Za-z]+)|(\\d+)dp"));
    const QHash<QString, QString> colours = names(tokens);
    const QString source = QString::fromLatin1(kTemplate);
    QString sheet;
    qsizetype from = 0;
    for (auto it = slot.globalMatch(source); it.hasNext();) {
        const auto match = it.next();
        sheet += QStringView(source).mid(from, match.capturedStart() - from);
        if (match.hasCaptured(1)) {
            Q_ASSERT(colours.contains(match.captured(1)));
            sheet += colours.value(match.captured(1));
        } else {
            sheet += QString::number(metrics.px(match.capturedView(2).toInt())) + QLatin1String("px");
        }
        from = match.capturedEnd();
    }
    sheet += QStringView(source).mid(from);
    return sheet;
}

} // namespace pilothouse::ui
