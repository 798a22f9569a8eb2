// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/state_text.h"
#include "ui/widgets/panel.h"

#include <optional>

class QAction;
class QHBoxLayout;
class QStackedWidget;
class QTabBar;
class QVBoxLayout;

namespace pilothouse::ui {

class ActionButton;
class ElidedLabel;
class StateMark;

/// The frame of details about one thing: mark and name, second line, close; tabs with an accent underline; a foot with verbs on
/// the left and tools on the right. Pages scroll by themselves: addTab() wraps its widget into a scroll area.
class DetailPanel final : public Panel
{
    Q_OBJECT
public:
    explicit DetailPanel(QWidget *parent = nullptr);

    /// Nothing in state.word is shown; only its mark and tone.
    void setTitle(const QString &name, const std::optional<models::StateText> &state = std::nullopt);
    /// "Failing for 6 min 12 s · Phala says “running”".
    void setSubtitle(const QString &text);

    /// A page of the panel with its content's padding; returns its index. With one tab no tab bar is shown.
    int addTab(const QString &title, QWidget *content);
    void setCurrentTab(int index);

    /// Verbs stand left in the foot, tools (copy as command, more) right, as icons. The foot is hidden while it has none.
    void addVerb(QAction *action);
    void addTool(QAction *action);
    /// Why the verbs are off, in words above them; empty hides the line.
    void setReason(const QString &reason);

signals:
    void closeRequested();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void fitFoot();

    StateMark *m_mark;
    ElidedLabel *m_name;
    ElidedLabel *m_subtitle;
    QTabBar *m_tabs;
    QWidget *m_tabRow;
    QStackedWidget *m_pages;
    Panel *m_foot;
    QHBoxLayout *m_verbs;
    QHBoxLayout *m_tools;
    ElidedLabel *m_reason;
    QList<ActionButton *> m_verbButtons;
    QList<ActionButton *> m_toolButtons;
};

} // namespace pilothouse::ui
