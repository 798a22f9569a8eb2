// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/clock.h"
#include "ui/shell/named_layouts.h"
#include "ui/shell/name_sheet.h"
#include "ui/shell/palette.h"
#include "ui/widgets/pane_page.h"

#include <QObject>
#include <QPointer>
#include <QThreadPool>

#include <functional>
#include <memory>
#include <vector>

class QMenu;

namespace pilothouse::ui {

class WindowCommands;
class WindowLayout;

/// The layouts with a name, as the operator meets them: saved, put in force, renamed and deleted from the menu and from the
/// palette. The disk is read and written on a thread of its own; what is listed is what was last read there.
class LayoutCommands final : public QObject
{
    Q_OBJECT
public:
    struct Parts
    {
        WindowLayout *layout = nullptr;
        WindowCommands *commands = nullptr; ///< gets "layout.save"
        QWidget *frame = nullptr;           ///< what a question is asked over
        QWidget *bar = nullptr;             ///< stays lit above it
        std::shared_ptr<const Clock> clock;
        QString folder;
        std::function<bool()> mayAsk; ///< false while something else lies over the window
        std::function<void(const Notice &)> notify;
    };
    LayoutCommands(Parts parts, QObject *parent);
    ~LayoutCommands() override;

    /// "Layouts": filled each time it opens.
    QMenu *makeMenu(QWidget *parent);
    std::vector<PaletteItem> paletteItems();
    const std::vector<NamedLayout> &layouts() const { return m_shelf.layouts; }

    bool isAsking() const { return m_sheet != nullptr; }
    void stopAsking();
    /// Puts it in force; false when there is none with this name.
    bool apply(const QString &name);

signals:
    /// What is listed was read again.
    void changed();

private:
    using Work = std::function<Status(const NamedLayouts &)>;
    void onDisk(Work work, std::function<void(const Status &)> then);
    void ask(NameQuestion question, std::function<void(const QString &name)> run);
    void answerAsked(const Status &result, const QString &done);
    void askSave();
    void askRename(const QString &name);
    void askRemove(const QString &name);
    void fillMenu(QMenu *menu, QMenu *rename, QMenu *remove);
    void tellDamage();
    const NamedLayout *find(const QString &name) const;
    static QString faultWords(const QString &typed);

    Parts m_parts;
    NamedLayouts::Shelf m_shelf;
    QPointer<NameSheet> m_sheet;
    QPointer<QWidget> m_focusBefore;
    QThreadPool m_disk; ///< one thread: in the order of the clicks
};

} // namespace pilothouse::ui
