// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/pane_page.h"

#include <QJsonObject>
#include <QObject>

#include <functional>
#include <vector>

class QStackedWidget;

namespace pilothouse::ui {

/// One page on offer: made when it is first needed. A page is shown in the rail in the order given; Bottom pages (setup,
/// settings) stand at its foot.
struct PageEntry
{
    QString id;
    QString title;
    IconName icon = IconName::None;
    enum class Place { Top, Bottom };
    Place place = Place::Top;
    std::function<PanePage *(QWidget *parent)> make; ///< none: shown in the rail, not to be opened yet
};

/// The pages of one window: which there are, which are made, which is in front. Gives each page its saved layout when it is made
/// and takes it back. Without an environment only Bottom pages can be opened.
class PageRegistry final : public QObject
{
    Q_OBJECT
public:
    PageRegistry(std::vector<PageEntry> entries, bool hasEnvironment, QStackedWidget *stack);

    QStringList ids() const;
    const PageEntry *entry(const QString &id) const;
    bool canOpen(const PageEntry &entry) const { return entry.make && (m_hasEnvironment || entry.place == PageEntry::Place::Bottom); }
    /// The page, made if it was not yet; null when it cannot be opened.
    PanePage *page(const QString &id);
    /// The page if it is made already; null otherwise.
    PanePage *made(const QString &id) const;
    /// Brings it to the front; null (and nothing changes) when it cannot be opened.
    PanePage *show(const QString &id);
    const QString &currentId() const { return m_current; }
    PanePage *current() const { return made(m_current); }

    void makeAll();
    /// The Top pages, one an event, so that the window answers while the others come.
    void makeWhileIdle();

    void setNarrow(bool narrow);
    /// Puts layouts in force, by page id: at once for the page in front, for the others when they are next asked for or made.
    /// Pages without one stay as they are.
    void arrange(const QJsonObject &layouts);
    /// What was put in force, with the layouts of the pages that were made since.
    QJsonObject layouts() const;
    /// What pages keep of unsaved work, by page id; given to each when it is made.
    void setDrafts(const QJsonObject &drafts) { m_drafts = drafts; }
    QJsonObject drafts() const;

signals:
    /// Before it is first shown: the window connects it.
    void pageMade(pilothouse::ui::PanePage *page);
    void currentChanged(const QString &id);

private:
    struct Slot
    {
        PageEntry entry;
        PanePage *page = nullptr;
        bool isPending = false; ///< its layout in m_layouts is not in force yet
    };
    void giveLayout(Slot *slot);
    Slot *slotOf(const QString &id);

    std::vector<Slot> m_slots;
    bool m_hasEnvironment;
    QStackedWidget *m_stack;
    QString m_current;
    QJsonObject m_layouts;
    QJsonObject m_drafts; ///< of pages that are not made yet
    bool m_narrow = false;
};

} // namespace pilothouse::ui
