// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cluster/cvm_actions.h"

#include "models/cvm_detail.h"
#include "services/environment/environment_services.h"
#include "ui/cluster/approval_actions.h"
#include "ui/cluster/change_desk.h"
#include "ui/cluster/model_actions.h"
#include "ui/cluster/power_actions.h"
#include "ui/cluster/removal_actions.h"
#include "ui/cluster/result_view.h"
#include "ui/theme/icons.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/detail_panel.h"
#include "ui/widgets/table_view.h"

#include <QAction>
#include <QClipboard>
#include <QCursor>
#include <QGuiApplication>
#include <QMenu>

namespace pilothouse::ui {

using models::Mark;
using models::StateText;

CvmActions::CvmActions(const EnvironmentServices &services, Parts parts, PanePage *page)
    : QObject(page)
    , m_parts(parts)
    , m_page(page)
    , m_access(services.access)
    , m_environment(services.profile.environment.id.text())
    , m_canAct(services.cluster != nullptr)
    , m_desk(new ChangeDesk(parts.results, page))
    , m_power(new PowerActions(services.cluster, parts.selection, m_desk, this))
    , m_removal(new RemovalActions(services.cvmRemoval, parts.selection, m_desk, this))
    , m_approval(new ApprovalActions(services, m_desk, page))
    , m_models(new ModelActions(services, parts.selection, m_desk, this))
    , m_command(makeAction(this, IconName::Terminal, tr("Copy as command")))
    , m_compare(makeAction(this, IconName::Compare, tr("Compare in Attestation")))
    , m_more(makeAction(this, IconName::More, tr("More")))
    , m_rarer({m_power->shutdown(), m_removal->remove()})
{
    m_command->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C));
    connect(m_command, &QAction::triggered, this, &CvmActions::copyCommands);
    m_compare->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_D));
    connect(m_compare, &QAction::triggered, this, &CvmActions::compareSelected);
    connect(m_more, &QAction::triggered, this, &CvmActions::showMore);
    for (QAction *verb : m_power->usual())
        m_parts.panel->addVerb(verb);
    for (QAction *tool : {m_command, m_compare, m_more})
        m_parts.panel->addTool(tool);
    m_all = m_power->actions() << m_removal->remove() << m_approval->actions() << m_command << m_compare;
    m_parts.table->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_parts.table, &QWidget::customContextMenuRequested, this, &CvmActions::showContextMenu);
    if (m_access)
        connect(m_access.get(), &domain::WriteAccess::changed, this, &CvmActions::follow);
}

void CvmActions::follow()
{
    const bool any = !m_parts.selection.isEmpty();
    const bool readOnly = isReadOnly();
    QStringList reasons = m_power->follow(readOnly);
    m_removal->follow(readOnly);
    m_approval->follow(readOnly);
    if (readOnly && any)
        reasons = QStringList(tr("Read-only: unlock writes in the bar above."));
    m_parts.panel->setReason(reasons.join(u' '));
    m_parts.results->setRetryOffered(!readOnly && m_canAct);
    m_command->setEnabled(any);
    m_compare->setEnabled(any);
}

void CvmActions::copyCommands()
{
    QStringList ids;
    m_parts.selection.forEach([&ids](const domain::Cvm &cvm) { ids << cvm.id.text(); });
    if (ids.isEmpty())
        return;
    QGuiApplication::clipboard()->setText(models::cvmReadCommands(ids, m_environment));
    emit m_page->notify({StateText::of(Mark::Pass, tr("Copied as commands")), tr("They read the same from a shell. No secret is in them.")});
}

void CvmActions::compareSelected()
{
    QStringList keys;
    m_parts.selection.forEach([&keys](const domain::Cvm &cvm) { keys << cvm.id.text(); });
    if (!keys.isEmpty())
        emit compareRequested(keys);
}

void CvmActions::addCopies(QMenu *menu)
{
    const auto copy = [this, menu](const QString &text, QString (*value)(const domain::Cvm &)) {
        QStringList values;
        m_parts.selection.forEach([&](const domain::Cvm &cvm) { values << value(cvm); });
        QAction *action
            = menu->addAction(ui::icon(IconName::Copy), text, this, [values] { QGuiApplication::clipboard()->setText(values.join(u'\n')); });
        action->setEnabled(!values.isEmpty());
    };
    copy(tr("Copy names"), [](const domain::Cvm &cvm) { return cvm.name; });
    copy(tr("Copy ids"), [](const domain::Cvm &cvm) { return cvm.id.text(); });
    copy(tr("Copy compose hashes"), [](const domain::Cvm &cvm) { return cvm.composeHash; });
}

void CvmActions::showMore()
{
    auto *menu = new QMenu(m_page);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addActions(m_rarer);
    menu->addSeparator();
    m_models->addTo(menu, isReadOnly());
    menu->addActions(m_approval->actions());
    menu->addSeparator();
    addCopies(menu);
    menu->popup(QCursor::pos());
}

void CvmActions::showContextMenu()
{
    if (m_parts.selection.isEmpty())
        return;
    auto *menu = new QMenu(m_page);
    menu->setObjectName(QStringLiteral("cvmMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addActions(m_power->usual() + m_rarer);
    menu->addSeparator();
    m_models->addTo(menu, isReadOnly());
    menu->addSeparator();
    menu->addActions({m_compare, m_command});
    addCopies(menu);
    menu->popup(QCursor::pos());
}

} // namespace pilothouse::ui
