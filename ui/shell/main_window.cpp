// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/main_window.h"

#include "models/desk_check.h"
#include "models/desk_settings.h"
#include "models/environment_feed.h"
#include "models/overview.h"
#include "models/spoken.h"
#include "services/credentials/credentials_workflow.h"
#include "services/cutover/cutover_workflow.h"
#include "services/secrets/secret_store.h"
#include "ui/shell/activity_drawer.h"
#include "ui/shell/desktop_notifier.h"
#include "ui/shell/environment_bar.h"
#include "ui/shell/keys_sheet.h"
#include "ui/shell/navigation_rail.h"
#include "ui/shell/palette.h"
#include "ui/shell/status_bar.h"
#include "ui/shell/window_commands.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/focus_ring.h"
#include "ui/widgets/sheet_host.h"
#include "ui/widgets/toast.h"

#include <QApplication>
#include <QBoxLayout>
#include <QCloseEvent>
#include <QKeyEvent>
#include <QStackedWidget>
#include <QTimer>

#include <utility>

namespace pilothouse::ui {

using models::Mark;
using models::StateText;

MainWindow::MainWindow(Parts parts, QWidget *parent) : QMainWindow(parent), m_parts(std::move(parts))
{
    build();
    addCommands();
    connectParts();
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
    setWindowTitle(environment ? tr("%1 · %2 · Pilothouse").arg(environmentWord(environment->kind), environment->id.text()) : tr("Pilothouse"));
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

    for (const PageEntry &entry : m_parts.pages) {
        m_rail->addPage(entry.id, entry.icon, entry.title,
                        entry.place == PageEntry::Place::Top ? NavigationRail::Place::Top : NavigationRail::Place::Bottom);
        if (!hasEnvironment && entry.place == PageEntry::Place::Top)
            m_rail->setPageEnabled(entry.id, false);
    }
    m_pages = new PageRegistry(std::exchange(m_parts.pages, {}), hasEnvironment, m_stack);
    if (!hasEnvironment && m_parts.firstRun)
        m_stack->addWidget(m_parts.firstRun);

    WindowLayout::Parts layout;
    layout.window = this;
    layout.pages = m_pages;
    layout.isDrawerShown = [this] { return isDrawerShown(); };
    layout.showDrawer = [this](bool shown) { setDrawerShown(shown); };
    layout.stateFolder = m_parts.stateFolder;
    layout.section = environment ? environment->id.text() : QStringLiteral(" none");
    m_layout = std::make_unique<WindowLayout>(std::move(layout));

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
}

void MainWindow::connectParts()
{
    if (m_parts.desk) {
        const auto useKeys = [this] { m_commands->setChangedKeys(m_parts.desk->choices().keys); };
        connect(m_parts.desk.get(), &models::DeskSettings::changed, this, useKeys);
        useKeys();
    }
    m_bar->setMenu(makeMenu());
    if (!m_parts.environments.empty())
        m_bar->setEnvironmentMenu(makeEnvironmentMenu());
    connect(m_pages, &PageRegistry::pageMade, this, &MainWindow::connectPage);
    connect(m_pages, &PageRegistry::currentChanged, this, [this](const QString &id) {
        m_rail->setCurrent(id);
        updateBigRollback();
    });
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
    showKeychain();
    if (services.credentials)
        connect(services.credentials.get(), &credentials::CredentialsWorkflow::changed, this, &MainWindow::showKeychain);
    if (services.operations) {
        DesktopNotifier::Parts parts;
        parts.operations = services.operations;
        parts.environment = services.profile.environment;
        parts.isWanted = [this] { return !m_parts.desk || m_parts.desk->choices().notify; };
        parts.isWatched = [this] { return isVisible() && !isMinimized() && isActiveWindow(); };
        new DesktopNotifier(std::move(parts), this);
    }
}

void MainWindow::showKeychain()
{
    if (const auto &secrets = m_parts.services->secrets)
        m_status->setKeychain(secrets->isForSession() ? StateText::of(Mark::Warn, tr("Keys: in memory only"))
                                                      : models::keychainText(secrets->state(), secrets->backEnd()));
}

void MainWindow::updateRun()
{
    const models::RunFacts facts = models::runFacts(m_parts.services->cutover->status());
    m_bar->setRun(facts.chip, facts.rollbackOffered);
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

PanePage *MainWindow::page(const QString &id)
{
    return m_pages->page(id);
}

bool MainWindow::showPage(const QString &id, const QString &objectKey)
{
    PanePage *shown = m_pages->show(id);
    if (shown && !objectKey.isEmpty())
        shown->showObject(objectKey);
    return shown != nullptr;
}

void MainWindow::updateBigRollback()
{
    // A plan covers the page with its big button; the bar stays lit, and then has the small one.
    m_bar->setBigRollbackShown(currentPageId() == QLatin1String("cutover") && !m_sheet->isOpen());
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
            const UserMessage message = models::spoken(result.error(), Attempt::Change);
            notifyOperator({StateText::of(Mark::Fail, tr("Rollback: %1").arg(message.what)), message.nextStep});
            return;
        }
        notifyOperator(
            {StateText::of(Mark::Pass, tr("Rolled back")), tr("Read back from the router: everything goes to %1.").arg(result->oldPlane.name)});
    });
    showPage(QStringLiteral("cutover"));
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
    m_pages->setNarrow(narrow);
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
    if (!m_parts.services)
        return;
    const QStringList ids = pageIds();
    if (currentPageId().isEmpty() && !ids.isEmpty())
        showPage(ids.front());
    // The first page shows its data before the others are made.
    QTimer::singleShot(std::chrono::milliseconds(800), m_pages, &PageRegistry::makeWhileIdle);
}

void MainWindow::restore()
{
    if (!m_layout->isRemembered())
        return;
    if (!m_layout->restore())
        notifyOperator({StateText::of(Mark::Warn, tr("The saved layout was not readable")), tr("The default is used; the old file was kept aside.")});
    const WindowLayout::Last &last = m_layout->last();
    if (m_parts.feed)
        m_parts.feed->setLastLooked(last.lookedAt.isValid() ? last.lookedAt : m_parts.clock->utcNow());
    if (!last.page.isEmpty())
        showPage(last.page);
}

void MainWindow::remember()
{
    const Status saved = m_layout->remember({currentPageId(), m_parts.clock->utcNow()});
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
