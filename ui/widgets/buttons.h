// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/domain/plan.h"
#include "ui/theme/icons.h"

#include <QPushButton>

class QAction;

namespace pilothouse::ui {

/// Primary: one a page, blue. Danger: red outline. Link: blue words. Ink: ROLL BACK and nothing else.
enum class ButtonRole { Default, Primary, Danger, Flat, Link, Ink };
enum class ButtonSize { Small, Normal, Large };

/// A button that shows an action: text, icon, shortcut in the tool tip, enabled and visible follow it. Every command of the
/// console is a QAction first, so that keys, menus and buttons say the same.
class ActionButton final : public QPushButton
{
    Q_OBJECT
public:
    enum class Face { IconAndText, TextOnly, IconOnly };
    explicit ActionButton(QAction *action, ButtonRole role = ButtonRole::Default, QWidget *parent = nullptr);

    void setFace(Face face);
    void setSize(ButtonSize size);
    QAction *action() const { return m_action; }

private:
    void follow();

    QAction *m_action;
    ButtonRole m_role;
    Face m_face = Face::IconAndText;
};

/// An action with its icon; the text says the verb, with "…" when a plan opens.
QAction *makeAction(QObject *parent, IconName icon, const QString &text);
/// The icon an action was made with.
IconName actionIcon(const QAction *action);
/// For an action that only opens its plan: the palette says so.
QAction *opensPlan(QAction *action);
/// A plain button for places without an action (a note's "Try now", a link in a row).
QPushButton *makeButton(const QString &text, ButtonRole role, IconName icon = IconName::None, QWidget *parent = nullptr);
/// A square button with an icon only; the name is its accessible name and tool tip.
QPushButton *makeIconButton(IconName icon, const QString &name, QWidget *parent = nullptr);

/// Puts "may it be done, and if not why" on an action. The reason goes to the tool tip; the page shows it in words beside the
/// button as well (a disabled button without a visible reason is an error).
void applyState(QAction *action, const domain::ActionState &state);

void setButtonRole(QPushButton *button, ButtonRole role);

} // namespace pilothouse::ui
