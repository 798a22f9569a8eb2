// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/overview.h"
#include "ui/theme/icon_name.h"
#include "ui/widgets/tabular_text.h"

#include <QAbstractButton>

namespace pilothouse::ui {

/// One pane in one figure: how many, and how good. Pressing it opens the pane.
class OverviewTile final : public QAbstractButton
{
    Q_OBJECT
public:
    explicit OverviewTile(QWidget *parent = nullptr);

    void setTile(const models::OverviewTile &tile);
    const models::OverviewTile &tile() const { return m_tile; }

    QSize sizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    models::OverviewTile m_tile;
    TabularText m_digits;
};

/// The icon of a pane, by its page's id.
IconName iconOfPage(const QString &pageId);

} // namespace pilothouse::ui
