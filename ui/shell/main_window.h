// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/shortcut_rules.h"
#include "services/environment/environment_services.h"
#include "ui/shell/page_registry.h"
#include "ui/shell/window_layout.h"

#include <QMainWindow>
#include <QPointer>

#include <memory>
#include <vector>

class QBoxLayout;
class QMenu;
class QStackedWidget;

namespace pilothouse::models {
class DeskSettings;
class EnvironmentFeed;
} // namespace pilothouse::models

namespace pilothouse::ui {

class ActivityDrawer;
class EnvironmentBar;
class KeysSheet;
class LayoutCommands;
class NavigationRail;
class Palette;
class SheetHost;
class StatusBar;
class Theme;
class ToastStack;
class WindowCommands;

struct PaletteItem;

/// Another environment of this desk, for the switcher.
struct EnvironmentChoice
{
    QString name;
    domain::EnvironmentKind kind = domain::EnvironmentKind::Demo;
};

/// The window of one environment, or of none yet. Everything comes by constructor; two windows never share a thing but the theme.
/// Ctrl+K anything by name, Ctrl+1…8 pages, F5 refresh, Ctrl+J activity, Ctrl+E environments, ? keys, F11 full screen, Ctrl+Alt+R ROLL BACK: one
/// press, no question, from everywhere, also over an open plan and in read-only mode.
class MainWindow final : public QMainWindow
{
    Q_OBJECT
public:
    struct Parts
    {
        std::shared_ptr<EnvironmentServices> services; ///< null: no environment yet; `firstRun` is then the content
        std::shared_ptr<const Clock> clock;
        std::vector<PageEntry> pages;
        QWidget *firstRun = nullptr;                ///< shown when there are no services; the window takes it
        Theme *theme = nullptr;                     ///< null in tests: no theme menu
        std::shared_ptr<models::DeskSettings> desk; ///< keys, theme, notifications; null: the usual ones
        QString stateFolder;                        ///< empty: nothing is remembered
        QString operatorName;
        std::shared_ptr<models::EnvironmentFeed> feed; ///< audit and sources of the status bar; null without services
        std::vector<EnvironmentChoice> environments;
    };
    explicit MainWindow(Parts parts, QWidget *parent = nullptr);
    ~MainWindow() override;

    /// Shows the page; false when there is none with this id. `objectKey` is selected there when it exists.
    bool showPage(const QString &id, const QString &objectKey = QString());
    QString currentPageId() const { return m_pages->currentId(); }
    /// The page, made if it was not yet; null when there is none with this id.
    PanePage *page(const QString &id);
    QStringList pageIds() const { return m_pages->ids(); }
    void offerPlan(const PlanOffer &offer);
    void notifyOperator(const Notice &notice);
    /// Writes the layout down now, as closing the window does.
    void remember();
    /// ROLL BACK, as the key, the bar and the big button do it.
    void rollBack();
    /// Makes all pages now instead of one by one while idle: for captures and tests.
    void makeAllPages() { m_pages->makeAll(); }

    SheetHost *sheetHost() const { return m_sheet; }
    EnvironmentBar *environmentBar() const { return m_bar; }
    NavigationRail *rail() const { return m_rail; }
    StatusBar *status() const { return m_status; }
    WindowCommands *commands() const { return m_commands; }
    /// Null where nothing is remembered.
    LayoutCommands *layouts() const { return m_layouts; }
    void setDrawerShown(bool shown);
    bool isDrawerShown() const;
    /// The commands with their usual keys, and the keys that pages use: for a list of shortcuts.
    std::vector<models::Shortcut> shortcuts() const;
    std::vector<models::TakenKeys> keysOfPages();

signals:
    void openEnvironmentRequested(const QString &name);
    void addEnvironmentRequested();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void build();
    void connectParts();
    void addCommands();
    void addPageCommands();
    void addThemeCommands();
    void addLayoutCommands();
    void chooseTheme(int choice);
    void addEnvironment();
    void showKeychain();
    QMenu *makeMenu();
    QMenu *makeEnvironmentMenu();
    void connectServices();
    void connectPage(PanePage *page);
    void updateRun();
    void updateBigRollback();
    void updateNarrow();
    void unlock();
    void lock();
    void showKeys();
    void openPalette();
    std::vector<PaletteItem> paletteItems();
    /// Nothing lies over the pages: a sheet may open.
    bool isClear() const;
    void restore();

    Parts m_parts;
    std::unique_ptr<WindowLayout> m_layout;
    LayoutCommands *m_layouts = nullptr;
    PageRegistry *m_pages = nullptr;
    WindowCommands *m_commands = nullptr;
    bool m_narrow = false;
    bool m_rollingBack = false;

    EnvironmentBar *m_bar = nullptr;
    NavigationRail *m_rail = nullptr;
    QStackedWidget *m_stack = nullptr;
    ActivityDrawer *m_drawer = nullptr;
    StatusBar *m_status = nullptr;
    SheetHost *m_sheet = nullptr;
    ToastStack *m_toasts = nullptr;
    QBoxLayout *m_middle = nullptr;
    QPointer<KeysSheet> m_keys;
    QPointer<Palette> m_palette;
};

} // namespace pilothouse::ui
