// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/cutover/cutover_workflow.h"
#include "ui/widgets/card.h"

#include <QTimer>
#include <QWidget>

#include <memory>

class QPlainTextEdit;
class QPushButton;
class QVBoxLayout;

namespace pilothouse::ui {

class FigureLabel;
class PlainLabel;
class StateMark;

/// Stands where the stages were while a rollback is not read back: what is known, what is not, for how long, TRY NOW.
class RollbackAlarm final : public QWidget
{
    Q_OBJECT
public:
    explicit RollbackAlarm(std::shared_ptr<const Clock> clock, QWidget *parent = nullptr);

    void setStatus(const cutover::CutoverStatus &status);

signals:
    void tryNow();

protected:
    void paintEvent(QPaintEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void tick();

    std::shared_ptr<const Clock> m_clock;
    StateMark *m_mark;
    PlainLabel *m_title;
    PlainLabel *m_sentence;
    FigureLabel *m_running;
    PlainLabel *m_unconfirmed;
    QPushButton *m_try;
    QTimer m_timer;
    QDateTime m_pressedAt;
};

/// How to do it by hand when this desk cannot reach the router: the exact commands, and what to look for.
class ManualCommands final : public QWidget
{
    Q_OBJECT
public:
    explicit ManualCommands(QWidget *parent = nullptr);

    void setCommands(const QString &commands);

private:
    Card *m_card;
    QPlainTextEdit *m_text;
    QPushButton *m_copy;
};

/// Every attempt with its time, outcome and duration, newest first.
class AttemptList final : public QWidget
{
    Q_OBJECT
public:
    explicit AttemptList(QWidget *parent = nullptr);

    void setRollback(const cutover::Rollback &rollback);

private:
    Card *m_card;
    QVBoxLayout *m_lines;
    size_t m_shown = SIZE_MAX;
    bool m_shownRecorded = true;
    QDateTime m_shownFor;
};

} // namespace pilothouse::ui
