// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/clock.h"
#include "ui/widgets/pane_page.h"

#include <QPointer>
#include <QWidget>

#include <memory>

namespace pilothouse::ui {

class PlanSheet;

/// Covers what lies below the environment bar with a scrim while a plan is open and keeps the plan in the middle. At most one
/// sheet at a time; while it is open the covered widgets get neither mouse nor keyboard.
class SheetHost final : public QWidget
{
    Q_OBJECT
public:
    SheetHost(std::shared_ptr<const Clock> clock, QWidget *parent);

    void open(const PlanOffer &offer);
    bool isOpen() const { return m_sheet != nullptr; }
    PlanSheet *sheet() const { return m_sheet; }
    void close();

signals:
    void openChanged(bool open);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void place();

    std::shared_ptr<const Clock> m_clock;
    PlanSheet *m_sheet = nullptr;
    QPointer<QWidget> m_focusBefore;
};

} // namespace pilothouse::ui
