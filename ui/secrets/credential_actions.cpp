// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/secrets/credential_actions.h"

#include "models/credential_text.h"
#include "models/spoken.h"
#include "services/core/plain_text.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/labels.h"

#include <QCoroTask>

#include <QAction>
#include <QClipboard>
#include <QCoreApplication>
#include <QGuiApplication>

namespace pilothouse::ui {

using credentials::CredentialStatus;
using credentials::CredentialsWorkflow;
using credentials::Keeping;
using credentials::SetStatus;
using domain::ActionState;
using models::Mark;
using models::StateText;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(pilothouse::ui::SecretsPage)
};

} // namespace

CredentialActions::CredentialActions(std::shared_ptr<CredentialsWorkflow> workflow, std::shared_ptr<domain::WriteAccess> access,
                                     const QString &environment, PanePage *page)
    : QObject(page)
    , m_workflow(std::move(workflow))
    , m_access(std::move(access))
    , m_environment(environment)
    , m_page(page)
    , m_testAll(makeAction(page, IconName::Verify, Words::tr("Test all")))
    , m_test(makeAction(page, IconName::Verify, Words::tr("Test")))
    , m_permissions(makeAction(page, IconName::Info, Words::tr("What may this key do?")))
    , m_enter(makeAction(page, IconName::Edit, Words::tr("Enter…")))
    , m_delete(opensPlan(makeAction(page, IconName::Trash, Words::tr("Delete…"))))
    , m_copy(makeAction(page, IconName::Terminal, Words::tr("Copy as command")))
{
    m_testAll->setToolTip(plainToolTip(Words::tr("Asks each remote with the stored key; nothing is changed there")));
    m_permissions->setToolTip(plainToolTip(Words::tr("Makes each read that is needed once; nothing is changed there")));
    m_test->setShortcut(QKeySequence(QStringLiteral("Ctrl+T")));
    m_enter->setShortcut(QKeySequence(QStringLiteral("Ctrl+Return")));
    m_copy->setShortcut(QKeySequence(QStringLiteral("Ctrl+Shift+C")));
    connect(m_testAll, &QAction::triggered, this, [this] {
        QStringList sets;
        if (m_workflow->snapshot().value)
            for (const SetStatus &set : m_workflow->snapshot().value->sets)
                if (set.set.canBeTested && set.isComplete())
                    sets << set.set.id;
        testEach(sets);
    });
    connect(m_test, &QAction::triggered, this, [this] {
        if (const SetStatus *set = m_workflow->setOf(m_name))
            testEach({set->set.id});
    });
    connect(m_permissions, &QAction::triggered, this, &CredentialActions::askPermissions);
    connect(m_enter, &QAction::triggered, this, &CredentialActions::enterWanted);
    connect(m_delete, &QAction::triggered, this, &CredentialActions::deleteOne);
    connect(m_copy, &QAction::triggered, this, &CredentialActions::copyOne);
}

void CredentialActions::follow(const QString &chosen, bool isBeingEntered)
{
    m_name = chosen;
    followAll();
    const SetStatus *set = m_workflow->setOf(chosen);
    const CredentialStatus *name = set ? set->find(chosen) : nullptr;
    const bool own = name && !set->set.isOurs && name->need.keeping == Keeping::SecretStore;
    const bool isKnown = own && name->need.isTyped && name->need.purpose != credentials::Purpose::Unused;
    const bool isStored = name && name->state == CredentialStatus::State::Stored;
    const bool writable = m_access->isWritable();
    m_test->setVisible(name && set->set.canBeTested);
    m_permissions->setVisible(name && set->set.tellsPermissions);
    m_enter->setVisible(isKnown && (writable || !isStored));
    m_delete->setVisible(own && isStored && writable);
    m_copy->setVisible(isKnown);
    m_enter->setText(isStored ? Words::tr("Replace…") : Words::tr("Enter…"));
    m_reason.clear();
    if (!name)
        return;
    applyState(m_test, m_isTesting         ? ActionState::no(Words::tr("A test is running"))
                       : set->isComplete() ? ActionState::yes()
                                           : ActionState::no(Words::tr("There is no whole key to test")));
    applyState(m_permissions, m_isTesting         ? ActionState::no(Words::tr("A test is running"))
                              : set->isComplete() ? ActionState::yes()
                                                  : ActionState::no(Words::tr("There is no whole key to test")));
    applyState(m_enter, isBeingEntered ? ActionState::no(Words::tr("It is being entered")) : ActionState::yes());
    if (own && isStored && !writable)
        m_reason = name->need.isTyped ? Words::tr("Read-only: replace and delete appear when writes are unlocked.")
                                      : Words::tr("Read-only: delete appears when writes are unlocked.");
    else if (own && !name->need.isTyped)
        m_reason = Words::tr("Written by Pilothouse; never entered by hand.");
    else if (set->set.isOurs)
        m_reason = Words::tr("Made and kept by Pilothouse itself.");
    else if (set->set.canBeTested && !set->isComplete())
        m_reason = Words::tr("There is no whole key to test.");
}

void CredentialActions::followAll()
{
    bool testable = false;
    if (m_workflow->snapshot().value)
        for (const SetStatus &set : m_workflow->snapshot().value->sets)
            testable = testable || (set.set.canBeTested && set.isComplete());
    applyState(m_testAll, m_isTesting ? ActionState::no(Words::tr("A test is running"))
                          : testable  ? ActionState::yes()
                                      : ActionState::no(Words::tr("No remote has a whole key to test")));
}

void CredentialActions::testEach(QStringList sets)
{
    m_isTesting = !sets.isEmpty();
    emit changed();
    if (sets.isEmpty())
        return;
    const QString setId = sets.takeFirst();
    m_cancel = CancelToken();
    QCoro::connect(m_workflow->test(setId, m_cancel), this, [this, setId, sets](const Status &result) {
        const SetStatus *set = m_workflow->find(setId);
        const QString remote = set ? visibleText(set->set.remote, 80) : setId;
        if (result)
            emit m_page->notify(
                {StateText::of(Mark::Pass, Words::tr("%1 takes the key").arg(remote)), set && set->lastTest ? set->lastTest->saying : QString()});
        else
            report(result, QString(), Words::tr("%1: key not taken").arg(remote));
        testEach(sets);
    });
}

void CredentialActions::askPermissions()
{
    const SetStatus *set = m_workflow->setOf(m_name);
    if (!set)
        return;
    const QString remote = visibleText(models::spoken(set->set.remote), 80);
    m_isTesting = true;
    m_cancel = CancelToken();
    emit changed();
    QCoro::connect(m_workflow->askPermissions(set->set.id, m_cancel), this, [this, remote](const Status &result) {
        m_isTesting = false;
        if (!result)
            report(result, QString(), Words::tr("%1: not found out what the key may do").arg(remote));
        emit changed();
    });
}

void CredentialActions::deleteOne()
{
    const QString name = m_name;
    const SetStatus *set = m_workflow->setOf(name);
    if (!set)
        return;
    const QString stops = models::whatStopsText(set->set);
    PlanOffer offer;
    offer.dangerous = true;
    offer.make = [workflow = m_workflow, name, stops] { return workflow->planRemove(name, stops); };
    offer.run = [this, name](const QString &) {
        QCoro::connect(m_workflow->remove(name), this, [this, name](const Status &result) {
            report(result, Words::tr("%1 is deleted").arg(name), Words::tr("%1 was not deleted").arg(name));
        });
    };
    emit m_page->planOffered(offer);
}

void CredentialActions::copyOne()
{
    const domain::Plan plan = m_workflow->planStore(m_workflow->setOf(m_name)->set.id, {m_name}, credentials::Proof::Untested);
    for (const domain::PlanStep &step : plan.steps)
        if (!step.command.isEmpty())
            QGuiApplication::clipboard()->setText(step.command);
    emit m_page->notify(
        {StateText::of(Mark::Pass, Words::tr("Copied as command")), Words::tr("It reads the value from its input; the value is not in it.")});
}

void CredentialActions::report(const Status &result, const QString &done, const QString &failed)
{
    if (result)
        emit m_page->notify({StateText::of(Mark::Pass, done), m_environment});
    else
        emit m_page->notify({StateText::of(Mark::Fail, failed), models::spokenLine(result.error(), Attempt::Change)});
}

} // namespace pilothouse::ui
