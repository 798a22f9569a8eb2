// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/clock.h"
#include "services/domain/access.h"
#include "services/domain/environment.h"

#include <QTimer>
#include <QWidget>

#include <memory>
#include <optional>

class QAction;
class QMenu;
class QPushButton;
class QToolButton;

namespace pilothouse::ui {

class AccessChip;
class BellButton;
class ElidedLabel;
class EnvironmentBlock;
class Hairline;
class PlainLabel;
class RunChip;
class SearchButton;
class StateChip;

/// The bar above everything, on every window: block with the environment's colour, icon and word; name and place; whether writes
/// are possible; the open cutover run with its small ROLL BACK; activity, bell and menu. It stays lit and usable above a plan.
class EnvironmentBar final : public QWidget
{
    Q_OBJECT
public:
    EnvironmentBar(const std::optional<domain::Environment> &environment, std::shared_ptr<domain::WriteAccess> access, QWidget *parent = nullptr);

    /// "crunch-tee · us-west-2": muted beside the name, dropped first when room is short.
    void setPlace(const QString &place);
    /// Other environments of this desk for the switcher; empty: no switcher.
    void setEnvironmentMenu(QMenu *menu);
    /// "Canary · analyze 10 %"; empty: no run. The small ROLL BACK is shown with it, unless the big one is on the page.
    void setRun(const QString &text, bool rollbackOffered);
    void setBigRollbackShown(bool shown);
    void setRunning(int operations);
    void setAttention(int count);
    void setMenu(QMenu *menu);
    void setNarrow(bool narrow);
    void openEnvironmentMenu();

    QPushButton *rollbackButton() const { return m_rollback; }

signals:
    void unlockRequested();
    void lockRequested();
    void runPressed();
    void rollbackPressed();
    void searchPressed();
    void activityPressed();
    void attentionPressed();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void updateAccess();
    void updateRun();
    void fit();

    std::optional<domain::Environment> m_environment;
    std::shared_ptr<domain::WriteAccess> m_access;
    QTimer m_tick;

    EnvironmentBlock *m_block;
    ElidedLabel *m_name;
    ElidedLabel *m_place;
    QToolButton *m_switch;
    Hairline *m_divider;
    AccessChip *m_accessChip;
    QPushButton *m_accessLink;
    RunChip *m_run;
    QPushButton *m_rollback;
    SearchButton *m_search = nullptr;
    QToolButton *m_activity;
    BellButton *m_bell;
    QToolButton *m_menu;
    bool m_rollbackOffered = false;
    bool m_bigRollbackShown = false;
    bool m_narrow = false;
};

} // namespace pilothouse::ui
