// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSplitter>

namespace pilothouse::ui {

/// A splitter whose handle is one hairline with a comfortable area to grab.
class Splitter final : public QSplitter
{
    Q_OBJECT
public:
    explicit Splitter(Qt::Orientation orientation, QWidget *parent = nullptr);

protected:
    QSplitterHandle *createHandle() override;
};

/// A main area and its details. Wide: side by side with a splitter, the details 372 to 416 wide, at least 320. Narrow: the
/// details cover the main area as a sheet from the right. Details can be closed; Esc closes the sheet.
class MasterDetail final : public QWidget
{
    Q_OBJECT
public:
    MasterDetail(QWidget *main, QWidget *detail, int drawnDetailWidth = 400, QWidget *parent = nullptr);

    void setNarrow(bool narrow);
    void setDetailShown(bool shown);
    bool isDetailShown() const { return m_shown; }
    /// Width of the details in u, for saved layouts.
    double detailUnits() const;
    void setDetailUnits(double units);

signals:
    void detailShownChanged(bool shown);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void arrange();

    QWidget *m_main;
    QWidget *m_detail;
    Splitter *m_splitter;
    int m_width;
    bool m_narrow = false;
    bool m_shown = false;
};

} // namespace pilothouse::ui
