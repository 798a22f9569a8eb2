// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cluster/machine_logs.h"

#include "services/environment/environment_services.h"
#include "ui/cluster/cvm_selection.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/detail_panel.h"
#include "ui/widgets/pane_page.h"
#include "ui/widgets/splitter.h"

#include <QAction>

namespace pilothouse::ui {

namespace {

LogViewer::Parts viewerParts(const EnvironmentServices &services)
{
    LogViewer::Parts parts;
    parts.clock = services.clock;
    parts.spoolFolder = services.spoolFolder;
    parts.audit = services.audit;
    return parts;
}

} // namespace

MachineLogs::MachineLogs(const EnvironmentServices &services, QWidget *table, DetailPanel *panel, PanePage *page)
    : QObject(page)
    , m_halves(new Splitter(Qt::Vertical))
    , m_tab(new MachineTab(services.cvmLive, services.clusterRuntime, services.clock))
    , m_action(makeAction(page, IconName::Follow, tr("Logs")))
{
    m_halves->addWidget(table);
    panel->addTab(tr("Logs"), m_tab);
    m_action->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_L));
    m_action->setEnabled(false);
    connect(m_action, &QAction::triggered, m_tab, &MachineTab::openLogs);
    // Made when the first log is opened: most visits of the list open none.
    m_makeDock = [this, table, page, live = services.cvmLive, runtime = services.clusterRuntime, parts = viewerParts(services)] {
        m_dock = new MachineLogDock(live, runtime, parts);
        m_halves->addWidget(m_dock);
        m_halves->setSizes({450, 550});
        connect(m_dock, &MachineLogDock::closeRequested, this, [this, table] {
            m_dock->stop();
            m_dock->hide();
            table->setFocus(Qt::OtherFocusReason);
        });
        connect(m_dock->viewer(), &LogViewer::notify, page, &PanePage::notify);
    };
    connect(m_tab, &MachineTab::logsWanted, this, [this](const QString &name, const std::vector<WantedLog> &logs) {
        dock()->show();
        m_dock->follow(name, logs);
    });
}

MachineLogDock *MachineLogs::dock()
{
    if (m_dock == nullptr)
        m_makeDock();
    return m_dock;
}

QWidget *MachineLogs::halves() const
{
    return m_halves;
}

void MachineLogs::setSelection(const CvmSelection &selection)
{
    std::vector<domain::Cvm> machines;
    qsizetype total = 0;
    // Of thousands only those are taken whose logs could be read together.
    selection.forEach([&](const domain::Cvm &machine) {
        if (++total <= MachineLogDock::kMostLogs)
            machines.push_back(machine);
    });
    m_action->setEnabled(!machines.empty());
    m_tab->setMachines(std::move(machines), total);
}

} // namespace pilothouse::ui
