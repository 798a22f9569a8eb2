// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/clock.h"
#include "services/core/operation.h"
#include "services/domain/environment.h"
#include "ui/widgets/pane_page.h"

#include <QTimer>
#include <QWidget>

#include <memory>

class QVBoxLayout;

namespace pilothouse::ui {

class ElidedLabel;
class PlainLabel;
class ShareBar;
class StateMark;

/// 360 wide, bottom right: mark, title, environment name, one line. Failures stay until closed, others 6 s.
class Toast final : public QWidget
{
    Q_OBJECT
public:
    Toast(const Notice &notice, const QString &environmentName, QWidget *parent);

signals:
    void closed();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    StateMark *m_mark;
};

/// Stacks toasts in the lower right corner of its parent, newest lowest, at most four.
class ToastStack final : public QObject
{
    Q_OBJECT
public:
    explicit ToastStack(QWidget *parent);

    void show(const Notice &notice, const QString &environmentName);
    /// Keeps clear of the status bar.
    void setBottomMargin(int pixels);
    int count() const { return int(m_toasts.size()); }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void place();

    QWidget *m_parent;
    QList<Toast *> m_toasts;
    int m_bottomMargin = 0;
};

/// One operation of the activity drawer: mark, title, elapsed, cancel; environment word and step; a 6 px bar only when the share
/// is known. Elapsed ticks by repainting its own label.
class ActivityItem final : public QWidget
{
    Q_OBJECT
public:
    ActivityItem(std::shared_ptr<const Clock> clock, QWidget *parent = nullptr);

    void setStatus(const OperationStatus &status, std::optional<domain::EnvironmentKind> kind);
    const OperationId &id() const { return m_status.id; }

signals:
    void cancelRequested(const pilothouse::OperationId &id);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void tick();

    std::shared_ptr<const Clock> m_clock;
    OperationStatus m_status;
    QTimer m_timer;
    StateMark *m_mark;
    ElidedLabel *m_title;
    PlainLabel *m_elapsed;
    QWidget *m_cancel;
    ElidedLabel *m_step;
    ShareBar *m_bar;
};

/// What an operation's state looks like, the same in drawer, overview and toast.
models::StateText operationState(OperationState state);
/// The same, and of done work the mark of what it found.
models::StateText operationState(const OperationStatus &status);

} // namespace pilothouse::ui
