// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/page_registry.h"

#include <QStackedWidget>
#include <QTimer>

namespace pilothouse::ui {

namespace {

/// A page takes some tens of milliseconds to make: what the operator does meanwhile comes between two of them.
constexpr std::chrono::milliseconds kBetweenPages{60};

} // namespace

PageRegistry::PageRegistry(std::vector<PageEntry> entries, bool hasEnvironment, QStackedWidget *stack)
    : QObject(stack)
    , m_hasEnvironment(hasEnvironment)
    , m_stack(stack)
{
    m_slots.reserve(entries.size());
    for (PageEntry &entry : entries)
        m_slots.push_back({std::move(entry)});
}

PageRegistry::Slot *PageRegistry::slotOf(const QString &id)
{
    for (Slot &slot : m_slots)
        if (slot.entry.id == id)
            return &slot;
    return nullptr;
}

QStringList PageRegistry::ids() const
{
    QStringList ids;
    for (const Slot &slot : m_slots)
        ids << slot.entry.id;
    return ids;
}

const PageEntry *PageRegistry::entry(const QString &id) const
{
    for (const Slot &slot : m_slots)
        if (slot.entry.id == id)
            return &slot.entry;
    return nullptr;
}

PanePage *PageRegistry::made(const QString &id) const
{
    for (const Slot &slot : m_slots)
        if (slot.entry.id == id)
            return slot.page;
    return nullptr;
}

PanePage *PageRegistry::page(const QString &id)
{
    Slot *slot = slotOf(id);
    if (slot == nullptr || !canOpen(slot->entry))
        return nullptr;
    if (slot->page == nullptr) {
        slot->page = slot->entry.make(m_stack);
        m_stack->addWidget(slot->page);
        emit pageMade(slot->page);
        slot->page->setNarrow(m_narrow);
        slot->page->restoreDraft(m_drafts.take(id).toObject());
        slot->isPending = true;
    }
    giveLayout(slot);
    return slot->page;
}

void PageRegistry::giveLayout(Slot *slot)
{
    if (slot->isPending)
        slot->page->restoreLayout(m_layouts[slot->entry.id].toObject());
    slot->isPending = false;
}

void PageRegistry::arrange(const QJsonObject &layouts)
{
    for (auto it = layouts.begin(); it != layouts.end(); ++it) {
        m_layouts[it.key()] = it.value();
        if (Slot *slot = slotOf(it.key()); slot && slot->page) {
            // A page behind waits: all at once would hold up the window.
            slot->isPending = true;
            if (it.key() == m_current)
                giveLayout(slot);
        }
    }
}

PanePage *PageRegistry::show(const QString &id)
{
    PanePage *wanted = page(id);
    if (wanted == nullptr || m_current == id)
        return wanted;
    if (PanePage *before = current())
        before->deactivated();
    m_current = id;
    m_stack->setCurrentWidget(wanted);
    emit currentChanged(id);
    wanted->activated();
    return wanted;
}

void PageRegistry::makeAll()
{
    for (const QString &id : ids())
        page(id);
}

void PageRegistry::makeWhileIdle()
{
    for (const Slot &slot : m_slots) {
        // A Bottom page tells nothing before it is opened, and the settings bring a font of their own with the names of languages.
        if (slot.page != nullptr || slot.entry.place == PageEntry::Place::Bottom || !canOpen(slot.entry))
            continue;
        page(slot.entry.id);
        QTimer::singleShot(kBetweenPages, this, &PageRegistry::makeWhileIdle);
        return;
    }
}

void PageRegistry::setNarrow(bool narrow)
{
    m_narrow = narrow;
    for (const Slot &slot : m_slots)
        if (slot.page)
            slot.page->setNarrow(narrow);
}

QJsonObject PageRegistry::layouts() const
{
    QJsonObject layouts = m_layouts;
    for (const Slot &slot : m_slots)
        if (slot.page && !slot.isPending)
            layouts[slot.entry.id] = slot.page->saveLayout();
    return layouts;
}

QJsonObject PageRegistry::drafts() const
{
    QJsonObject drafts = m_drafts;
    for (const Slot &slot : m_slots)
        if (slot.page)
            if (const QJsonObject draft = slot.page->saveDraft(); !draft.isEmpty())
                drafts[slot.entry.id] = draft;
    return drafts;
}

} // namespace pilothouse::ui
