// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractSlider>

#include <optional>

namespace pilothouse::ui {

/// One intent's slider: trough with ticks at 10 and 50, a filled triangle above it for what is in force, a ring for what is
/// wanted. Arrow keys move by 1, Page keys by 10. It only says what is wanted; nothing is sent by moving it.
class SplitTrack final : public QAbstractSlider
{
    Q_OBJECT
public:
    explicit SplitTrack(const QString &intent, QWidget *parent = nullptr);

    /// Percent; nothing = could not be read: no triangle.
    void setInForce(std::optional<int> percent, bool stale);
    /// A pinned handle loses its accent and does not move.
    void setPinned(bool pinned);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;

private:
    double positionOf(int percent) const;
    int percentAt(double x) const;

    std::optional<int> m_inForce;
    bool m_stale = false;
    bool m_pinned = false;
};

} // namespace pilothouse::ui
