// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/side_by_side.h"

#include <QAbstractScrollArea>

namespace pilothouse::ui {

/// Two texts side by side with line numbers. Paints the visible lines only. Changed lines stand on a tint with a sign in front,
/// and the part of the line that changed is bold: colour is never the only sign.
class TextCompareView final : public QAbstractScrollArea
{
    Q_OBJECT
public:
    explicit TextCompareView(QWidget *parent = nullptr);

    void setLines(std::vector<models::SideBySideLine> lines, const QString &leftTitle, const QString &rightTitle);
    const std::vector<models::SideBySideLine> &lines() const { return m_lines; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool viewportEvent(QEvent *event) override;

private:
    int headHeight() const;
    int lineHeight() const;
    void arrange();
    int nextChange(int from, int step) const;

    std::vector<models::SideBySideLine> m_lines;
    QString m_leftTitle;
    QString m_rightTitle;
    int m_widest = 0; ///< characters of the longest line
};

} // namespace pilothouse::ui
