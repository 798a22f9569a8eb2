// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/// How to make a page
/// ------------------
/// 1. Derive from PanePage; pass id, title, icon and the clock. Services and models come by constructor arguments, never from a
///    global. The page owns its models and connects to the workflows' signals with itself as context.
/// 2. Fill the header: header()->setTotals("13 CVMs · 3.016 USD/h"), header()->setAge(DataAge::of(snapshot, …)) whenever a
///    snapshot changes, header()->addAction(makeAction(this, IconName::Deploy, tr("Provision runner…"))). Connect
///    header()->refreshRequested, or override refreshNow(), which F5 and the header's button both call.
/// 3. Build the body and give it to setContent(): a Toolbar (FilterField, Chips, Columns), then a MasterDetail of a TableView
///    (with TableFoot) and a DetailPanel; or Cards on the window ground inside setScrolledContent().
///    Lengths come from Metrics::current(), colours from tokensOf(this), words in PlainLabel / ElidedLabel / StateLabel.
/// 4. A change is a plan first: emit planOffered({make, run}). The window shows it over the page, asks for the phrase and calls
///    run(typed) once. Never open a dialog for it. Verbs in read-only mode are absent (QAction::setVisible(false)), not grey.
/// 5. Emit needsAttention(count, worst) when what needs a person changes; the rail shows it.
/// 6. Override setNarrow() for windows under 1180 wide or 760 high (call the base), saveLayout()/restoreLayout() for splitters
///    and columns, keys() for the "?" sheet, showObject() for links from other pages.
/// 7. Emit notify() for what happened ("Restart done"), openPage() for a link to another page.
/// Slots on the GUI thread stay under 4 ms; tables change rows by key and never reset.

#include "models/state_text.h"
#include "services/domain/plan.h"
#include "ui/theme/icon_name.h"
#include "ui/widgets/panel.h"

#include <QJsonObject>
#include <QList>
#include <QString>

#include <functional>
#include <memory>
#include <optional>

class QAction;

namespace pilothouse {
class Clock;
}

namespace pilothouse::ui {

class FilterField;
class PaneHeader;

/// A change on offer. `make` builds the plan from the data of now: it is called when the sheet opens, while it is open and once
/// more when the button is pressed; if the plan changed meanwhile the sheet shows that and asks to be read again. `run` carries it
/// out; it gets what was typed (empty when no phrase was asked for).
struct PlanOffer
{
    /// Something of the plan that is decided on its sheet, by a box to tick.
    struct Choice
    {
        QString words; ///< what ticking it means
        bool isTicked = false;
        std::function<void(bool)> choose; ///< `make` builds the plan with it from then on
    };

    std::function<domain::Plan()> make;
    std::function<void(QString typedPhrase)> run;
    bool dangerous = false; ///< red outlined button: stop, delete, scale to 0
    std::optional<Choice> choice = {};
};

/// Something that happened, shown as a toast. Failures stay until closed.
struct Notice
{
    models::StateText state; ///< mark and tone; the word is the title
    QString text;            ///< one line
};

/// Something on a page that can be found by its name.
struct PageObject
{
    QString key; ///< for showObject()
    QString name;
    QString detail; ///< its state, in a word
};

/// One line of the "?" sheet.
struct KeyHelp
{
    QString keys; ///< "Ctrl+D"
    QString what;
};

/// One page of the window. See the top of this file.
class PanePage : public Panel
{
    Q_OBJECT
public:
    /// `id` is the word of saved layouts and links ("cluster"); `clock` ticks the header's age.
    PanePage(const QString &id, const QString &title, IconName icon, std::shared_ptr<const Clock> clock, QWidget *parent = nullptr);

    const QString &id() const { return m_id; }
    const QString &title() const { return m_title; }
    IconName icon() const { return m_icon; }
    PaneHeader *header() const { return m_header; }

    /// The page has come to the front / gone to the back: start and stop what only a visible page needs.
    virtual void activated() { }
    virtual void deactivated() { }
    /// F5 and the header's refresh button.
    virtual void refreshNow() { }
    /// Selects the object with this key; false when it is not (or not yet) there.
    virtual bool showObject(const QString &key)
    {
        Q_UNUSED(key);
        return false;
    }
    /// What can be found by name on this page, for the palette; asked only when it opens.
    virtual QList<PageObject> objects() const { return {}; }
    virtual QList<KeyHelp> keys() const { return {}; }
    /// How the page is arranged, and put back: when it is made, and at any time when the operator chooses a saved layout. Not
    /// where on the page somebody is.
    virtual QJsonObject saveLayout() const { return {}; }
    virtual void restoreLayout(const QJsonObject &layout) { Q_UNUSED(layout); }
    /// What was written here and not saved, over a restart; never a secret. Empty: nothing.
    virtual QJsonObject saveDraft() const { return {}; }
    virtual void restoreDraft(const QJsonObject &draft) { Q_UNUSED(draft); }
    /// The window is small: 48 px header, compact body.
    virtual void setNarrow(bool narrow);
    bool isNarrow() const { return m_narrow; }

    /// For the window's own actions of this page (shown in the palette).
    const QList<QAction *> &pageActions() const { return m_actions; }

signals:
    /// How many things on this page need a person, and the worst of them; 0 clears the badge.
    void needsAttention(int count, pilothouse::models::StateText worst);
    void planOffered(const pilothouse::ui::PlanOffer &offer);
    void notify(const pilothouse::ui::Notice &notice);
    /// ROLL BACK was pressed on the page: the window does it, as its key and its bar do.
    void rollbackRequested();
    /// A link: the page with this id, and the object on it (may be empty).
    void openPage(const QString &pageId, const QString &objectKey);

protected:
    /// Below the header; the page takes ownership. Content may bring its own ground.
    void setContent(QWidget *content);
    /// Content in a scroll area on the window ground, with the pane's margins around it.
    void setScrolledContent(QWidget *content);
    /// "/" focuses this field from anywhere on the page.
    void setFilterField(FilterField *field);
    /// Registers an action of the page: its shortcut works while the focus is inside, "?" lists it.
    QAction *addPageAction(QAction *action);

private:
    QString m_id;
    QString m_title;
    IconName m_icon;
    PaneHeader *m_header;
    QWidget *m_content = nullptr;
    QList<QAction *> m_actions;
    bool m_narrow = false;
};

} // namespace pilothouse::ui
