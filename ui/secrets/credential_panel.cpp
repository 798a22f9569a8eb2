// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/secrets/credential_panel.h"

#include "models/credential_text.h"
#include "models/format.h"
#include "models/spoken.h"
#include "services/core/plain_text.h"
#include "ui/secrets/permission_list.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/detail_panel.h"
#include "ui/widgets/key_value_list.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/note.h"

#include <QVBoxLayout>

namespace pilothouse::ui {

using credentials::CredentialStatus;
using credentials::Keeping;

CredentialPanel::CredentialPanel(DetailPanel *frame, QWidget *parent)
    : QWidget(parent)
    , m_frame(frame)
    , m_problem(new Note({}, Note::Shape::Box, this))
    , m_purpose(new PlainLabel(QString(), Type::Body, Ink::Text, this))
    , m_facts(new KeyValueList(this))
    , m_without(new PlainLabel(QString(), Type::Body, Ink::Muted, this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Metrics::current().u(3));
    m_purpose->setParagraph(true);
    m_without->setParagraph(true);
    column->addWidget(m_problem);
    column->addWidget(m_purpose);
    column->addWidget(m_facts);
    column->addWidget(m_without);
    showNothing();
}

void CredentialPanel::showNothing()
{
    m_frame->setTitle(tr("No key chosen"));
    m_frame->setSubtitle(QString());
    for (QWidget *part : std::initializer_list<QWidget *>{m_problem, m_facts, m_without})
        part->hide();
    if (m_permissions)
        m_permissions->hide();
    m_purpose->setText(tr("Choose a row to see what it is for, how old it is and whether it works."));
}

void CredentialPanel::show(const Subject &subject)
{
    const auto &[set, name, environment, now, rotateAfterDays] = subject;
    const models::StateText state = models::credentialState(name, set, now, rotateAfterDays);
    m_frame->setTitle(visibleText(name.need.name, 200), state);
    m_frame->setSubtitle(tr("%1 · only %2 may use it").arg(state.word, environment));
    m_purpose->setText(models::purposeText(name.need, set.set));

    m_problem->hide();
    if (set.lastTest && set.lastTest->error && name.state == CredentialStatus::State::Stored) {
        m_problem->setMessage(models::spoken(*set.lastTest->error));
        m_problem->show();
    } else if (!name.problem.isEmpty()) {
        m_problem->setState(models::StateText::of(models::Mark::Warn, models::sentence(models::spoken(name.problem))));
        m_problem->setText(visibleText(name.need.name, 300));
        m_problem->show();
    } else if (name.state == CredentialStatus::State::Missing) {
        m_problem->setState(state);
        m_problem->setText(models::whatStopsText(set.set));
        m_problem->show();
    }

    const QString nothing;
    const models::RotationText rotation = models::rotationText(name, set, now, rotateAfterDays);
    m_facts->clear();
    m_facts->add(tr("Environment"), environment);
    m_facts->add(tr("Used by"), visibleText(models::spoken(set.set.remote), 120));
    if (!set.set.endpoint.isEmpty())
        m_facts->addMono(tr("Address"), visibleText(set.set.endpoint, 200));
    m_facts->add(tr("Kept in"), name.need.keeping == Keeping::File ? tr("a file; only its path is known here")
                                : name.info                        ? models::spoken(name.info->backEnd)
                                                                   : nothing);
    if (name.need.keeping == Keeping::SecretStore) {
        const bool hasTime = name.info && name.info->storedAt.isValid();
        m_facts->add(tr("Stored"),
                     hasTime ? tr("%1 ago, %2 UTC").arg(rotation.age, name.info->storedAt.toUTC().toString(QStringLiteral("yyyy-MM-dd HH:mm")))
                             : nothing);
        m_facts->add(tr("Rotation due"), rotation.due);
    }
    if (set.set.canBeTested)
        m_facts->add(tr("Last test"), !set.lastTest ? tr("not since the program started")
                                      : set.lastTest->ok
                                          ? tr("accepted: %1 (%2 UTC)")
                                                .arg(visibleText(models::spoken(set.lastTest->saying), 200),
                                                     set.lastTest->utc.toUTC().toString(QStringLiteral("HH:mm:ss")))
                                          : tr("not accepted (%1 UTC)").arg(set.lastTest->utc.toUTC().toString(QStringLiteral("HH:mm:ss"))));
    m_facts->show();
    m_without->setText(models::whatStopsText(set.set));
    m_without->setVisible(name.state != CredentialStatus::State::Missing);
    if (set.permissions && !m_permissions) {
        m_permissions = new PermissionList(this);
        layout()->addWidget(m_permissions);
    }
    if (m_permissions)
        m_permissions->show(set.permissions);
}

} // namespace pilothouse::ui
