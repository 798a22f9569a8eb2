// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/layout_store.h"

#include <QDateTime>

#include <functional>

class QWidget;

namespace pilothouse::ui {

class PageRegistry;

/// How one window is arranged: its size and place, the activity drawer, and what each page keeps (columns, sort, splitters). Takes
/// it and puts it back, live or at the start; keeps the last one of each environment in window.json.
class WindowLayout
{
public:
    struct Parts
    {
        QWidget *window = nullptr;
        PageRegistry *pages = nullptr;
        std::function<bool()> isDrawerShown;
        std::function<void(bool)> showDrawer;
        QString stateFolder; ///< empty: nothing is remembered
        QString section;     ///< of window.json: the environment
    };
    explicit WindowLayout(Parts parts);

    /// What a layout with a name holds: {"geometry": Base64, "drawer": bool, "pages": {id: …}}. Not which page is in front, and no
    /// unsaved work: a layout arranges, it does not lead away from what somebody is at.
    QJsonObject arrangement() const;
    /// Puts it in force at once; pages behind, and pages that are not made yet, take it when they come to the front. What is not
    /// in it stays.
    void arrange(const QJsonObject &arrangement);

    struct Last
    {
        QString page;
        QDateTime lookedAt; ///< UTC; invalid: never
    };
    /// Puts the last arrangement of this environment in force.
    /// Errors (Storage): the file was broken and is kept aside; the default is in force.
    Status restore();
    const Last &last() const { return m_last; }
    bool isRemembered() const { return !m_parts.stateFolder.isEmpty(); }
    /// Errors (Storage): nothing is lost but the layout.
    Status remember(const Last &last);

private:
    Parts m_parts;
    LayoutStore m_store;
    Last m_last;
    bool m_restored = false;
};

} // namespace pilothouse::ui
