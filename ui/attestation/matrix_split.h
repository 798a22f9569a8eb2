// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace pilothouse::ui {

class Splitter;

/// The matrix with its details: beside it, or under it and 40 % high where the window is narrow.
class MatrixSplit final : public QWidget
{
    Q_OBJECT
public:
    MatrixSplit(QWidget *matrix, QWidget *detail, QWidget *parent = nullptr);

    void setNarrow(bool narrow);
    void setDetailShown(bool shown);
    bool isDetailShown() const { return m_shown; }
    /// Width of the details beside the matrix, in u, for saved layouts.
    double detailUnits() const;
    void setDetailUnits(double units);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void arrange();

    Splitter *m_splitter;
    QWidget *m_detail;
    int m_width;
    bool m_narrow = false;
    bool m_shown = true;
};

} // namespace pilothouse::ui
