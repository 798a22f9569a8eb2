// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/state_text.h"
#include "ui/theme/icon_name.h"
#include "ui/widgets/panel.h"

#include <QMap>
#include <QToolButton>

#include <optional>

class QButtonGroup;
class QVBoxLayout;

namespace pilothouse::ui {

class ElidedLabel;

/// One entry of the rail: icon 18 and label; the active one is filled, with a 3 px accent edge; a badge says how many things
/// there need a person and how bad the worst is. Narrow: icon only, the mark at its corner, the label as tool tip.
class RailItem final : public QToolButton
{
    Q_OBJECT
public:
    RailItem(IconName icon, const QString &label, QWidget *parent);

    void setBadge(int count, const models::StateText &worst);
    int badgeCount() const { return m_count; }
    const models::StateText &badge() const { return m_worst; }
    void setNarrow(bool narrow);
    void setShortcutText(const QString &keys);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void describe();

    IconName m_icon;
    QString m_label;
    QString m_keys;
    int m_count = 0;
    models::StateText m_worst;
    bool m_narrow = false;
};

/// The navigation: pages above, setup and settings below, then who operates.
class NavigationRail final : public Panel
{
    Q_OBJECT
public:
    enum class Place { Top, Bottom };
    explicit NavigationRail(QWidget *parent = nullptr);

    void addPage(const QString &id, IconName icon, const QString &label, Place place);
    void setCurrent(const QString &id);
    void setPageEnabled(const QString &id, bool enabled);
    void setBadge(const QString &id, int count, const models::StateText &worst);
    /// Everything that needs a person, over all pages.
    int attentionCount() const;
    void setOperator(const QString &name);
    void setNarrow(bool narrow);
    QStringList ids() const { return m_order; }

signals:
    void pageChosen(const QString &id);

private:
    QVBoxLayout *m_top;
    QVBoxLayout *m_bottom;
    QButtonGroup *m_group;
    QMap<QString, RailItem *> m_items;
    QStringList m_order;
    QWidget *m_operatorRow;
    ElidedLabel *m_operator;
    QWidget *m_operatorLine;
    bool m_narrow = false;
};

} // namespace pilothouse::ui
