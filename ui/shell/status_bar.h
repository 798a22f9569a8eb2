// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/state_text.h"
#include "services/core/clock.h"
#include "ui/widgets/panel.h"

#include <QTimer>

#include <memory>

class QPushButton;

namespace pilothouse::ui {

class PlainLabel;
class StateLabel;
class UtcClock;

/// 26 high, at the foot of the window: the audit's state, the sources, the keychain, UTC.
class StatusBar final : public Panel
{
    Q_OBJECT
public:
    explicit StatusBar(std::shared_ptr<const Clock> clock, QWidget *parent = nullptr);

    void setAudit(const models::StateText &state);
    void setSources(const models::StateText &state);
    void setKeychain(const models::StateText &state);
    /// "DEMO DATA", in the environment's colour.
    void setDemo(bool demo);
    void setNarrow(bool narrow);

private:
    StateLabel *m_audit;
    StateLabel *m_sources;
    StateLabel *m_keychain;
    QWidget *m_demo;
    UtcClock *m_clock;
};

/// "2026-11-20 14:03:34 UTC", ticking by repainting itself alone.
class UtcClock final : public QWidget
{
    Q_OBJECT
public:
    explicit UtcClock(std::shared_ptr<const Clock> clock, QWidget *parent = nullptr);

    void setTimeOnly(bool timeOnly);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString shown() const;

    std::shared_ptr<const Clock> m_clock;
    QTimer m_timer;
    bool m_timeOnly = false;
};

} // namespace pilothouse::ui
