// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/state_text.h"
#include "services/clustersetup/setup_run.h"
#include "ui/widgets/panel.h"

#include <QToolButton>

#include <vector>

class QButtonGroup;

namespace pilothouse::ui {

class PlainLabel;

/// One page of a setup in the list of pages: its number until it was looked at, then its mark; title, and what was answered there.
class SetupRailItem final : public QToolButton
{
    Q_OBJECT
public:
    SetupRailItem(int number, const QString &title, QWidget *parent);

    /// A page that was not looked at yet keeps its number.
    void setState(const models::StateText &state, bool isNotYet);
    void setCaption(const QString &caption);
    void setNarrow(bool narrow);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void describe();

    int m_number;
    QString m_title;
    QString m_caption;
    models::StateText m_state;
    bool m_isNotYet = true;
    bool m_narrow = false;
};

/// The pages of a setup, one under the other; arrow keys go from one to the next.
class SetupRail final : public Panel
{
    Q_OBJECT
public:
    explicit SetupRail(QWidget *parent = nullptr);

    SetupRailItem *item(clustersetup::SetupPage page) const { return m_items[size_t(page)]; }
    void setCurrent(clustersetup::SetupPage page);
    void setHint(const QString &hint);
    void setNarrow(bool narrow);

signals:
    void pageChosen(pilothouse::clustersetup::SetupPage page);

private:
    QButtonGroup *m_group;
    std::vector<SetupRailItem *> m_items;
    PlainLabel *m_hint;
};

} // namespace pilothouse::ui
