// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/main_window.h"

#include "models/desk_check.h"
#include "models/environment_feed.h"
#include "models/overview.h"
#include "models/write_unlock.h"
#include "services/cutover/cutover_workflow.h"
#include "services/secrets/secret_store.h"
#include "ui/shell/activity_drawer.h"
#include "ui/shell/environment_bar.h"
#include "ui/shell/keys_sheet.h"
#include "ui/shell/navigation_rail.h"
#include "ui/shell/palette.h"
#include "ui/shell/status_bar.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/focus_ring.h"
#include "ui/widgets/plan_sheet.h"
#include "ui/widgets/toast.h"

#include <QAction>
#include <QActionGroup>
#include <QApplication>
#include <QBoxLayout>
#include <QCloseEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QShortcut>
#include <QStackedWidget>
#include <QTimer>

namespace pilothouse::ui {

using models::Mark;
using models::StateText;

MainWindow::MainWindow(Parts parts, QWidget *parent) : QMainWindow(parent), m_parts(std::move(parts)), m_layout(m_parts.stateFolder)
{
    build();
    addShortcuts();
    connectServices();
    restore();
}

MainWindow::~MainWindow() = default;

void MainWindow::build()
{
    const auto m = Metrics::current();
    const bool hasEnvironment = m_parts.services != nullptr;
    const auto environment = hasEnvironment ? std::optional(m_parts.services->profile.environment) : std::nullopt;
    setWindowIcon(applicationIcon());
    setWindowTitle(environment ? tr("%1 · %2 · Pilothouse").arg(domain::kindWord(environment->kind).toUpper(), environment->id.text())
                               : tr("Pilothouse"));
    setMinimumSize(m.px(820), m.px(560));
    resize(m.px(1440), m.px(900));

    auto *frame = new Panel(Ground::Window, this);
    auto *column = new QVBoxLayout(frame);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_bar = new EnvironmentBar(environment, hasEnvironment ? m_parts.services->access : nullptr, frame);
    column->addWidget(m_bar);

    auto *row = new QHBoxLayout;
    row->setSpacing(0);
    m_rail = new NavigationRail(frame);
    m_rail->setOperator(m_parts.operatorName);
    row->addWidget(m_rail);
    m_middle = new QHBoxLayout;
    m_middle->setSpacing(0);
    m_stack = new QStackedWidget(frame);
    m_middle->addWidget(m_stack, 1);
    m_drawer = new ActivityDrawer(hasEnvironment ? m_parts.services->operations : nullptr,
                                  environment ? std::optional(environment->kind) : std::nullopt, m_parts.clock, frame);
    m_drawer->hide();
    m_middle->addWidget(m_drawer);
    row->addLayout(m_middle, 1);
    column->addLayout(row, 1);
    m_status = new StatusBar(m_parts.clock, frame);
    m_status->setDemo(environment && environment->kind == domain::EnvironmentKind::Demo);
    column->addWidget(m_status);
    setCentralWidget(frame);

    for (PageEntry &entry : m_parts.pages) {
        m_rail->addPage(entry.id, entry.icon, entry.title,
                        entry.place == PageEntry::Place::Top ? NavigationRail::Place::Top : NavigationRail::Place::Bottom);
        if (!hasEnvironment && entry.place == PageEntry::Place::Top)
            m_rail->setPageEnabled(entry.id, false);
        m_slots.push_back({std::move(entry), nullptr});
    }
    m_parts.pages.clear();
    if (!hasEnvironment && m_parts.firstRun)
        m_stack->addWidget(m_parts.firstRun);

    m_sheet = new SheetHost(m_parts.clock, frame);
    m_toasts = new ToastStack(frame);
    m_toasts->setBottomMargin(m.statusBar());
    new FocusRing(this);

    if (!hasEnvironment) {
        m_status->setAudit(StateText::of(Mark::Pending, tr("Audit: empty, will be started with your first environment")));
        m_status->setSources(StateText::of(Mark::Stopped, tr("No sources")));
    } else {
        m_status->setAudit(models::auditSummary(std::nullopt, std::nullopt));
        m_status->setSources(models::sourcesSummary({}));
        QStringList place;
        if (m_parts.services->profile.cluster)
            place << m_parts.services->profile.cluster->name;
        if (m_parts.services->profile.aws)
            place << m_parts.services->profile.aws->region;
        m_bar->setPlace(place.join(QStringLiteral(" · ")));
    }
    m_bar->setMenu(makeMenu());
    if (!m_parts.environments.empty())
        m_bar->setEnvironmentMenu(makeEnvironmentMenu());

    connect(m_rail, &NavigationRail::pageChosen, this, [this](const QString &id) { showPage(id); });
    connect(m_bar, &EnvironmentBar::unlockRequested, this, &MainWindow::unlock);
    connect(m_bar, &EnvironmentBar::lockRequested, this, &MainWindow::lock);
    connect(m_bar, &EnvironmentBar::rollbackPressed, this, &MainWindow::rollBack);
    connect(m_bar, &EnvironmentBar::runPressed, this, [this] { showPage(QStringLiteral("cutover")); });
    connect(m_bar, &EnvironmentBar::attentionPressed, this, [this] { showPage(QStringLiteral("overview")); });
    connect(m_bar, &EnvironmentBar::searchPressed, this, &MainWindow::openPalette);
    connect(m_bar, &EnvironmentBar::activityPressed, this, [this] { setDrawerShown(!isDrawerShown()); });
    connect(m_sheet, &SheetHost::openChanged, this, &MainWindow::updateBigRollback);
    connect(m_drawer, &ActivityDrawer::closeRequested, this, [this] { setDrawerShown(false); });
}

void MainWindow::addShortcuts()
{
    const auto on = [this](const QString &keys, auto what) {
        auto *shortcut = new QShortcut(QKeySequence(keys), this);
        shortcut->setContext(Qt::WindowShortcut);
        connect(shortcut, &QShortcut::activated, this, what);
    };
    const QStringList ids = pageIds();
    for (int i = 0; i < ids.size() && i < 8; ++i)
        on(QStringLiteral("Ctrl+%1").arg(i + 1), [this, id = ids[i]] {
            if (!m_sheet->isOpen())
                showPage(id);
        });
    on(QStringLiteral("F5"), [this] {
        if (PanePage *current = page(m_current); current && !m_sheet->isOpen())
            current->refreshNow();
    });
    on(QStringLiteral("Ctrl+J"), [this] { setDrawerShown(!isDrawerShown()); });
    on(QStringLiteral("Ctrl+K"), [this] { openPalette(); });
    on(QStringLiteral("Ctrl+Shift+P"), [this] { openPalette(); });
    on(QStringLiteral("Ctrl+E"), [this] { m_bar->openEnvironmentMenu(); });
    on(QStringLiteral("?"), [this] { showKeys(); });
    on(QStringLiteral("F11"), [this] { setWindowState(windowState() ^ Qt::WindowFullScreen); });
    // The safe direction: never asks, never waits for a page.
    on(QStringLiteral("Ctrl+Alt+R"), [this] { rollBack(); });
}

QMenu *MainWindow::makeMenu()
{
    auto *menu = new QMenu(this);
    menu->setAccessibleName(tr("Menu"));
    if (m_parts.theme) {
        QMenu *themes = menu->addMenu(tr("Theme"));
        auto *group = new QActionGroup(themes);
        const auto add = [&](const QString &text, SchemeChoice choice) {
            QAction *action = themes->addAction(text);
            action->setCheckable(true);
            action->setChecked(m_parts.theme->choice() == choice);
            group->addAction(action);
            connect(action, &QAction::triggered, this, [this, choice] { m_parts.theme->setChoice(choice); });
        };
        add(tr("As the desktop"), SchemeChoice::FollowSystem);
        add(tr("Light"), SchemeChoice::Light);
        add(tr("Dark"), SchemeChoice::Dark);
    }
    const auto item = [&](IconName name, const QString &text, const QString &keys, auto what) {
        QAction *action = menu->addAction(
            icon(name), text + (keys.isEmpty() ? QString() : QLatin1Char('\t') + QKeySequence(keys).toString(QKeySequence::NativeText)));
        connect(action, &QAction::triggered, this, what);
    };
    item(IconName::Activity, tr("Activity"), QStringLiteral("Ctrl+J"), [this] { setDrawerShown(!isDrawerShown()); });
    item(IconName::Add, tr("Add an environment…"), QString(), [this] { emit addEnvironmentRequested(); });
    menu->addSeparator();
    item(IconName::Help, tr("Keys of this page"), QStringLiteral("?"), [this] { showKeys(); });
    item(IconName::None, tr("Full screen"), QStringLiteral("F11"), [this] { setWindowState(windowState() ^ Qt::WindowFullScreen); });
    menu->addSeparator();
    item(IconName::None, tr("Close window"), QString(), [this] { close(); });
    return menu;
}

QMenu *MainWindow::makeEnvironmentMenu()
{
    auto *menu = new QMenu(this);
    for (const EnvironmentChoice &choice : m_parts.environments) {
        QAction *action = menu->addAction(tr("%1  %2").arg(domain::kindWord(choice.kind).toUpper(), choice.name));
        action->setEnabled(!m_parts.services || m_parts.services->profile.environment.id.text() != choice.name);
        connect(action, &QAction::triggered, this, [this, name = choice.name] { emit openEnvironmentRequested(name); });
    }
    menu->addSeparator();
    connect(menu->addAction(tr("Add an environment…")), &QAction::triggered, this, &MainWindow::addEnvironmentRequested);
    return menu;
}

void MainWindow::connectServices()
{
    if (!m_parts.services)
        return;
    const EnvironmentServices &services = *m_parts.services;
    if (services.operations) {
        const auto update = [this] { m_bar->setRunning(m_parts.services->operations->runningCount()); };
        connect(services.operations.get(), &OperationList::operationChanged, this, update);
        update();
    }
    if (services.cutover) {
        connect(services.cutover.get(), &cutover::CutoverWorkflow::statusChanged, this, &MainWindow::updateRun);
        updateRun();
    }
    if (m_parts.feed) {
        const auto update = [this] {
            m_status->setAudit(m_parts.feed->audit());
            m_status->setSources(m_parts.feed->sources());
        };
        connect(m_parts.feed.get(), &models::EnvironmentFeed::changed, this, update);
        update();
    }
    if (services.secrets)
        m_status->setKeychain(models::keychainText(services.secrets->state(), services.secrets->backEnd()));
}

void MainWindow::updateRun()
{
    const models::RunFacts facts = models::runFacts(m_parts.services->cutover->status());
    m_bar->setRun(facts.chip, facts.rollbackOffered);
}

MainWindow::Slot *MainWindow::slotOf(const QString &id)
{
    for (Slot &slot : m_slots)
        if (slot.entry.id == id)
            return &slot;
    return nullptr;
}

QStringList MainWindow::pageIds() const
{
    QStringList ids;
    for (const Slot &slot : m_slots)
        ids << slot.entry.id;
    return ids;
}

PanePage *MainWindow::page(const QString &id)
{
    Slot *slot = slotOf(id);
    if (slot == nullptr || !slot->entry.make || (!m_parts.services && slot->entry.place == PageEntry::Place::Top))
        return nullptr;
    if (slot->page == nullptr) {
        slot->page = slot->entry.make(m_stack);
        m_stack->addWidget(slot->page);
        connectPage(slot->page);
        slot->page->setNarrow(m_narrow);
        slot->page->restoreLayout(m_layout.section(layoutSection())[QStringLiteral("pages")].toObject()[id].toObject());
    }
    return slot->page;
}

void MainWindow::connectPage(PanePage *made)
{
    connect(made, &PanePage::needsAttention, this, [this, made](int count, const StateText &worst) {
        m_rail->setBadge(made->id(), count, worst);
        m_bar->setAttention(m_rail->attentionCount());
    });
    connect(made, &PanePage::planOffered, this, &MainWindow::offerPlan);
    connect(made, &PanePage::notify, this, &MainWindow::notifyOperator);
    connect(made, &PanePage::rollbackRequested, this, &MainWindow::rollBack);
    connect(made, &PanePage::openPage, this, [this](const QString &id, const QString &key) { showPage(id, key); });
}

bool MainWindow::showPage(const QString &id, const QString &objectKey)
{
    PanePage *wanted = page(id);
    if (wanted == nullptr)
        return false;
    if (m_current != id) {
        if (Slot *before = slotOf(m_current); before && before->page)
            before->page->deactivated();
        m_current = id;
        m_stack->setCurrentWidget(wanted);
        m_rail->setCurrent(id);
        updateBigRollback();
        wanted->activated();
    }
    if (!objectKey.isEmpty())
        wanted->showObject(objectKey);
    return true;
}

void MainWindow::updateBigRollback()
{
    // A plan covers the page with its big button; the bar stays lit, and then has the small one.
    m_bar->setBigRollbackShown(m_current == QLatin1String("cutover") && !m_sheet->isOpen());
}

void MainWindow::makeNextPage()
{
    // One page an event, so that the window answers while the others come.
    for (const Slot &slot : m_slots) {
        if (slot.page != nullptr || !slot.entry.make)
            continue;
        page(slot.entry.id);
        QTimer::singleShot(0, this, &MainWindow::makeNextPage);
        return;
    }
}

void MainWindow::makeAllPages()
{
    for (const QString &id : pageIds())
        page(id);
}

void MainWindow::offerPlan(const PlanOffer &offer)
{
    m_sheet->open(offer);
}

void MainWindow::notifyOperator(const Notice &notice)
{
    m_toasts->show(notice, m_parts.services ? m_parts.services->profile.environment.id.text() : QString());
}

void MainWindow::rollBack()
{
    if (!m_parts.services || !m_parts.services->cutover) {
        notifyOperator({StateText::of(Mark::Warn, tr("Nothing to roll back")), tr("This environment has no cutover.")});
        return;
    }
    if (m_rollingBack) {
        // The same rollback, pressed again: try now instead of at the next interval.
        m_parts.services->cutover->tryRollbackNow();
        return;
    }
    m_rollingBack = true;
    auto task = m_parts.services->cutover->rollback(tr("pressed by the operator"), std::nullopt);
    QCoro::connect(std::move(task), this, [this](const Result<cutover::CutoverStatus> &result) {
        m_rollingBack = false;
        if (!result) {
            const UserMessage message = userMessage(result.error(), Attempt::Change);
            notifyOperator({StateText::of(Mark::Fail, tr("Rollback: %1").arg(message.what)), message.nextStep});
            return;
        }
        notifyOperator(
            {StateText::of(Mark::Pass, tr("Rolled back")), tr("Read back from the router: everything goes to %1.").arg(result->oldPlane.name)});
    });
    showPage(QStringLiteral("cutover"));
}

void MainWindow::unlock()
{
    const domain::Environment environment = m_parts.services->profile.environment;
    const auto clock = m_parts.clock;
    offerPlan({[environment, clock] { return models::unlockPlan(environment, *clock); },
               [this, environment](const QString &) {
                   auto task = models::unlockWrites(m_parts.services->access, m_parts.services->audit, environment);
                   QCoro::connect(std::move(task), this, [this](const Status &result) {
                       if (result)
                           return;
                       const UserMessage message = userMessage(result.error(), Attempt::Change);
                       notifyOperator({StateText::of(Mark::Fail, tr("Not unlocked: %1").arg(message.what)), message.nextStep});
                   });
               }});
}

void MainWindow::lock()
{
    auto task = models::lockWrites(m_parts.services->access, m_parts.services->audit, m_parts.services->profile.environment);
    QCoro::connect(std::move(task), this, [this](const Status &result) {
        if (!result)
            notifyOperator({StateText::of(Mark::Warn, tr("Locked, but not recorded")), result.error().what});
    });
}

void MainWindow::showKeys()
{
    if (m_keys || m_palette || m_sheet->isOpen())
        return;
    QList<KeyHelp> windowKeys;
    const QStringList ids = pageIds();
    if (!ids.isEmpty())
        windowKeys << KeyHelp{tr("Ctrl 1 … %1").arg(qMin(8, int(ids.size()))), tr("Pages")};
    windowKeys << KeyHelp{QStringLiteral("F5"), tr("Refresh")} << KeyHelp{QStringLiteral("/"), tr("Filter")}
               << KeyHelp{QStringLiteral("Ctrl K"), tr("Anything by name")} << KeyHelp{QStringLiteral("Ctrl J"), tr("Activity")}
               << KeyHelp{QStringLiteral("Ctrl E"), tr("Switch environment")} << KeyHelp{QStringLiteral("Ctrl Alt R"), tr("ROLL BACK, at once")}
               << KeyHelp{QStringLiteral("F11"), tr("Full screen")} << KeyHelp{QStringLiteral("?"), tr("This sheet")};
    PanePage *current = page(m_current);
    QList<KeyHelp> pageKeys = current ? current->keys() : QList<KeyHelp>();
    if (current)
        for (QAction *action : current->pageActions())
            if (!action->shortcut().isEmpty())
                pageKeys << KeyHelp{action->shortcut().toString(QKeySequence::NativeText), QString(action->text()).remove(QLatin1Char('&'))};
    QWidget *before = QApplication::focusWidget();
    m_keys = new KeysSheet(current ? current->title() : QString(), pageKeys, windowKeys, centralWidget());
    m_keys->setGeometry(m_sheet->geometry());
    connect(m_keys, &KeysSheet::closed, this, [this, before = QPointer<QWidget>(before)] {
        m_keys->hide();
        m_keys->deleteLater();
        m_keys = nullptr;
        if (before)
            before->setFocus(Qt::OtherFocusReason);
    });
    m_keys->show();
    m_keys->raise();
    m_keys->setFocus();
}

void MainWindow::setDrawerShown(bool shown)
{
    m_drawer->setVisible(shown);
}

bool MainWindow::isDrawerShown() const
{
    return !m_drawer->isHidden();
}

void MainWindow::updateNarrow()
{
    const auto m = Metrics::current();
    const bool narrow = width() < m.narrowWidth() || height() < m.narrowHeight();
    m_rail->setNarrow(narrow);
    m_bar->setNarrow(narrow);
    m_status->setNarrow(narrow);
    // Beside the page where there is room, below it where there is not: ROLL BACK is never covered.
    m_middle->setDirection(narrow ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    if (narrow) {
        m_drawer->setMinimumWidth(0);
        m_drawer->setMaximumWidth(QWIDGETSIZE_MAX);
        m_drawer->setFixedHeight(m.px(200));
    } else {
        m_drawer->setMinimumHeight(0);
        m_drawer->setMaximumHeight(QWIDGETSIZE_MAX);
        m_drawer->setFixedWidth(m.px(360));
    }
    if (narrow == m_narrow)
        return;
    m_narrow = narrow;
    for (const Slot &slot : m_slots)
        if (slot.page)
            slot.page->setNarrow(narrow);
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QMainWindow::resizeEvent(event);
    updateNarrow();
    const int top = m_bar->height();
    m_sheet->setGeometry(0, top, width(), height() - top);
    if (m_keys)
        m_keys->setGeometry(m_sheet->geometry());
    if (m_palette)
        m_palette->setGeometry(m_sheet->geometry());
}

void MainWindow::showEvent(QShowEvent *event)
{
    QMainWindow::showEvent(event);
    if (m_current.isEmpty() && m_parts.services && !m_slots.empty())
        showPage(m_slots.front().entry.id);
    if (m_parts.services)
        QTimer::singleShot(0, this, &MainWindow::makeNextPage);
}

QString MainWindow::layoutSection() const
{
    return m_parts.services ? m_parts.services->profile.environment.id.text() : QStringLiteral(" none");
}

void MainWindow::restore()
{
    if (m_parts.stateFolder.isEmpty())
        return;
    const Status loaded = m_layout.load();
    if (!loaded)
        notifyOperator({StateText::of(Mark::Warn, tr("The saved layout was not readable")), tr("The default is used; the old file was kept aside.")});
    const QJsonObject mine = m_layout.section(layoutSection());
    const QByteArray geometry = QByteArray::fromBase64(mine[QStringLiteral("geometry")].toString().toLatin1());
    if (!geometry.isEmpty())
        restoreGeometry(geometry); // moves the window onto a screen that is there
    const QString choice = m_layout.section(QStringLiteral("desk"))[QStringLiteral("theme")].toString();
    if (m_parts.theme && !choice.isEmpty())
        m_parts.theme->setChoice(choice == QLatin1String("dark")    ? SchemeChoice::Dark
                                 : choice == QLatin1String("light") ? SchemeChoice::Light
                                                                    : SchemeChoice::FollowSystem);
    setDrawerShown(mine[QStringLiteral("drawer")].toBool());
    const QDateTime lastLooked = QDateTime::fromString(mine[QStringLiteral("lastLooked")].toString(), Qt::ISODateWithMs);
    if (m_parts.feed)
        m_parts.feed->setLastLooked(lastLooked.isValid() ? lastLooked : m_parts.clock->utcNow());
    const QString last = mine[QStringLiteral("page")].toString();
    if (!last.isEmpty())
        showPage(last);
    m_restored = true;
}

void MainWindow::remember()
{
    if (m_parts.stateFolder.isEmpty() || !m_restored)
        return;
    QJsonObject mine = m_layout.section(layoutSection());
    mine[QStringLiteral("geometry")] = QString::fromLatin1(saveGeometry().toBase64());
    mine[QStringLiteral("drawer")] = isDrawerShown();
    mine[QStringLiteral("page")] = m_current;
    mine[QStringLiteral("lastLooked")] = toUtcText(m_parts.clock->utcNow());
    QJsonObject pages = mine[QStringLiteral("pages")].toObject();
    for (const Slot &slot : m_slots)
        if (slot.page)
            pages[slot.entry.id] = slot.page->saveLayout();
    mine[QStringLiteral("pages")] = pages;
    m_layout.setSection(layoutSection(), mine);
    if (m_parts.theme) {
        const SchemeChoice choice = m_parts.theme->choice();
        m_layout.setSection(QStringLiteral("desk"), {{QStringLiteral("theme"), choice == SchemeChoice::Dark    ? QStringLiteral("dark")
                                                                               : choice == SchemeChoice::Light ? QStringLiteral("light")
                                                                                                               : QStringLiteral("system")}});
    }
    const Status saved = m_layout.save();
    if (!saved)
        qWarning("%s", qPrintable(saved.error().what));
}

void MainWindow::keyPressEvent(QKeyEvent *event)
{
    // What nobody inside wanted: Esc closes the drawer and never cancels an operation.
    if (event->key() == Qt::Key_Escape && isDrawerShown())
        setDrawerShown(false);
    else
        QMainWindow::keyPressEvent(event);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    remember();
    QMainWindow::closeEvent(event);
}

} // namespace pilothouse::ui
