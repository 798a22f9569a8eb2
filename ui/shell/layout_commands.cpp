// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/layout_commands.h"

#include "models/format.h"
#include "models/spoken.h"
#include "services/core/plain_text.h"
#include "ui/shell/window_commands.h"
#include "ui/shell/window_layout.h"
#include "ui/widgets/mnemonics.h"

#include <QApplication>
#include <QFutureWatcher>
#include <QMenu>
#include <QtConcurrent>

namespace pilothouse::ui {

using models::Mark;
using models::StateText;

LayoutCommands::LayoutCommands(Parts parts, QObject *parent) : QObject(parent), m_parts(std::move(parts))
{
    m_disk.setMaxThreadCount(1);
    WindowCommand save;
    save.id = QStringLiteral("layout.save");
    save.icon = IconName::Columns;
    save.name = tr("Save layout as…");
    save.help = tr("Save layout");
    save.keys = {QKeySequence(QStringLiteral("Ctrl+S"))};
    save.isOffered = m_parts.mayAsk;
    save.run = [this] { askSave(); };
    m_parts.commands->add(std::move(save));
    onDisk({}, [this](const Status &) { tellDamage(); });
}

LayoutCommands::~LayoutCommands() = default;

void LayoutCommands::onDisk(Work work, std::function<void(const Status &)> then)
{
    struct Answer
    {
        Status status;
        NamedLayouts::Shelf shelf;
    };
    auto *watcher = new QFutureWatcher<Answer>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, then = std::move(then)] {
        const Answer answer = watcher->result();
        watcher->deleteLater();
        m_shelf = answer.shelf;
        then(answer.status);
        emit changed();
    });
    watcher->setFuture(QtConcurrent::run(&m_disk, [work = std::move(work), disk = NamedLayouts(m_parts.folder)] {
        const Status status = work ? work(disk) : Status(Done{});
        return Answer{status, disk.all()};
    }));
}

const NamedLayout *LayoutCommands::find(const QString &name) const
{
    for (const NamedLayout &layout : m_shelf.layouts)
        if (NamedLayouts::isSameName(layout.name, name))
            return &layout;
    return nullptr;
}

bool LayoutCommands::apply(const QString &name)
{
    const NamedLayout *layout = find(name);
    if (!layout)
        return false;
    m_parts.layout->arrange(layout->arrangement);
    m_parts.notify(
        {StateText::of(Mark::Pass, tr("Layout “%1” is in force").arg(layout->name)), tr("Saved %1.").arg(models::utcText(layout->savedAt))});
    return true;
}

void LayoutCommands::tellDamage()
{
    for (const Error &error : m_shelf.damaged)
        m_parts.notify({StateText::of(Mark::Warn, tr("A saved layout is not readable")), models::spokenLine(error)});
}

void LayoutCommands::ask(NameQuestion question, std::function<void(const QString &name)> run)
{
    if (!m_parts.mayAsk())
        return;
    m_focusBefore = QApplication::focusWidget();
    m_sheet = new NameSheet(std::move(question), m_parts.bar, m_parts.frame);
    connect(m_sheet, &NameSheet::answered, this, run);
    connect(m_sheet, &NameSheet::cancelled, this, &LayoutCommands::stopAsking);
    m_sheet->show();
    m_sheet->raise();
}

void LayoutCommands::stopAsking()
{
    if (!m_sheet)
        return;
    m_sheet->hide();
    m_sheet->deleteLater();
    m_sheet = nullptr;
    if (m_focusBefore)
        m_focusBefore->setFocus(Qt::OtherFocusReason);
}

void LayoutCommands::answerAsked(const Status &result, const QString &done)
{
    if (result) {
        stopAsking();
        m_parts.notify({StateText::of(Mark::Pass, done), QString()});
    } else if (m_sheet) {
        m_sheet->showError(result.error());
    } else {
        m_parts.notify({StateText::of(Mark::Fail, tr("Layouts: %1").arg(models::spoken(result.error().what))),
                        models::spokenLine(result.error(), Attempt::Change)});
    }
}

QString LayoutCommands::faultWords(const QString &typed)
{
    switch (NamedLayouts::faultOf(typed)) {
    case LayoutNameFault::None: return {};
    case LayoutNameFault::Empty: return tr("Needs a name.");
    case LayoutNameFault::TooLong: return tr("At most %1 letters.").arg(NamedLayouts::kLongestName);
    case LayoutNameFault::Invisible: return tr("A letter in it cannot be seen: %1").arg(visibleText(typed, 80));
    }
    return {};
}

void LayoutCommands::askSave()
{
    NameQuestion question;
    question.title = tr("Save layout");
    question.text
        = tr("Kept for this environment: size and place of the window, whether activity is shown, and columns, order and dividers of every page.");
    question.verb = tr("Save");
    question.judge = [this](const QString &typed) {
        NameQuestion::Judgement judgement;
        judgement.words = faultWords(typed);
        judgement.allowed = judgement.words.isEmpty();
        if (const NamedLayout *there = judgement.allowed ? find(typed) : nullptr) {
            judgement.words = tr("“%1” exists, saved %2. It will be replaced.").arg(there->name, models::utcText(there->savedAt));
            judgement.verb = tr("Replace");
        }
        return judgement;
    };
    ask(std::move(question), [this](const QString &typed) {
        NamedLayout layout;
        layout.name = NamedLayouts::tidied(typed);
        layout.savedAt = m_parts.clock->utcNow();
        layout.arrangement = m_parts.layout->arrangement();
        // Only what was seen to exist is replaced: a layout that came meanwhile is not.
        const auto existing = find(typed) ? NamedLayouts::Existing::Replace : NamedLayouts::Existing::Refuse;
        onDisk([layout, existing](const NamedLayouts &disk) { return disk.save(layout, existing); },
               [this, name = layout.name](const Status &result) { answerAsked(result, tr("Layout “%1” is saved").arg(name)); });
    });
}

void LayoutCommands::askRename(const QString &name)
{
    NameQuestion question;
    question.title = tr("Rename layout");
    question.text = tr("“%1” gets another name; what it holds stays.").arg(name);
    question.verb = tr("Rename");
    question.name = name;
    question.judge = [this, name](const QString &typed) {
        NameQuestion::Judgement judgement;
        judgement.words = faultWords(typed);
        if (NamedLayouts::tidied(typed) == name)
            judgement.words = tr("This is its name now.");
        else if (const NamedLayout *there = find(typed); there && !NamedLayouts::isSameName(typed, name))
            judgement.words = tr("“%1” exists.").arg(there->name);
        judgement.allowed = judgement.words.isEmpty();
        return judgement;
    };
    ask(std::move(question), [this, name](const QString &typed) {
        onDisk([name, typed](const NamedLayouts &disk) { return disk.rename(name, typed); },
               [this, typed](const Status &result) { answerAsked(result, tr("The layout is now “%1”").arg(NamedLayouts::tidied(typed))); });
    });
}

void LayoutCommands::askRemove(const QString &name)
{
    NameQuestion question;
    question.title = tr("Delete layout");
    question.text = tr("“%1” is deleted from this desk. The window stays as it is. This cannot be undone.").arg(name);
    question.verb = tr("Delete");
    question.asksName = false;
    question.isDeletion = true;
    question.name = name;
    ask(std::move(question), [this](const QString &chosen) {
        onDisk([chosen](const NamedLayouts &disk) { return disk.remove(chosen); },
               [this, chosen](const Status &result) { answerAsked(result, tr("Layout “%1” is deleted").arg(chosen)); });
    });
}

QMenu *LayoutCommands::makeMenu(QWidget *parent)
{
    auto *menu = new QMenu(tr("Layouts"), parent);
    menu->setObjectName(QStringLiteral("layoutsMenu"));
    auto *rename = new QMenu(tr("Rename"), menu);
    auto *remove = new QMenu(tr("Delete"), menu);
    connect(menu, &QMenu::aboutToShow, this, [this, menu, rename, remove] { fillMenu(menu, rename, remove); });
    return menu;
}

void LayoutCommands::fillMenu(QMenu *menu, QMenu *rename, QMenu *remove)
{
    for (QMenu *each : {menu, rename, remove})
        each->clear();
    menu->addAction(m_parts.commands->action(QStringLiteral("layout.save")));
    menu->addSeparator();
    for (const NamedLayout &layout : m_shelf.layouts) {
        const QString name = layout.name;
        connect(menu->addAction(mnemonicsEscaped(name)), &QAction::triggered, this, [this, name] { apply(name); });
        connect(rename->addAction(mnemonicsEscaped(name) + u'…'), &QAction::triggered, this, [this, name] { askRename(name); });
        connect(remove->addAction(mnemonicsEscaped(name) + u'…'), &QAction::triggered, this, [this, name] { askRemove(name); });
    }
    if (m_shelf.layouts.empty())
        menu->addAction(tr("None is saved yet"))->setEnabled(false);
    menu->addSeparator();
    for (QMenu *each : {rename, remove})
        menu->addMenu(each)->setEnabled(!m_shelf.layouts.empty());
    if (!m_shelf.damaged.empty())
        connect(menu->addAction(tr("What is not readable…")), &QAction::triggered, this, &LayoutCommands::tellDamage);
}

std::vector<PaletteItem> LayoutCommands::paletteItems()
{
    std::vector<PaletteItem> items;
    const auto add = [&items](IconName icon, const QString &text, bool onlyWhenTyped, std::function<void()> run) {
        PaletteItem item;
        item.group = tr("Layouts");
        item.name = text;
        item.icon = icon;
        item.onlyWhenTyped = onlyWhenTyped;
        item.run = std::move(run);
        items.push_back(std::move(item));
    };
    for (const NamedLayout &layout : m_shelf.layouts)
        add(IconName::Columns, tr("Layout: %1").arg(layout.name), false, [this, name = layout.name] { apply(name); });
    for (const NamedLayout &layout : m_shelf.layouts) {
        add(IconName::Edit, tr("Rename layout %1…").arg(layout.name), true, [this, name = layout.name] { askRename(name); });
        add(IconName::Trash, tr("Delete layout %1…").arg(layout.name), true, [this, name = layout.name] { askRemove(name); });
    }
    if (!m_shelf.damaged.empty())
        add(IconName::Columns, tr("Layouts that are not readable"), false, [this] { tellDamage(); });
    return items;
}

} // namespace pilothouse::ui
