// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/secrets/permission_list.h"

#include "models/format.h"
#include "models/permission_text.h"
#include "models/spoken.h"
#include "services/core/plain_text.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/answer_list.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/note.h"
#include "ui/widgets/table_view.h"

#include <QVBoxLayout>

namespace pilothouse::ui {

PermissionList::PermissionList(QWidget *parent)
    : QWidget(parent)
    , m_title(new PlainLabel(tr("What this key may do"), Type::Body, Ink::Text, this))
    , m_about(new PlainLabel(QString(), Type::Small, Ink::Muted, this))
    , m_width(new Note({}, Note::Shape::Box, this))
    , m_answers(new AnswerList(tr("What this key may do"), models::permissionColumns(), {88, 0, 150}, this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Metrics::current().u(2));
    m_title->setType(Type::Body, Weight::Strong);
    m_about->setParagraph(true);
    m_answers->table()->setObjectName(QStringLiteral("keyPermissions"));
    m_answers->table()->setYieldingColumns({2});
    for (QWidget *part : std::initializer_list<QWidget *>{m_title, m_about, m_width, m_answers})
        column->addWidget(part);
    hide();
}

void PermissionList::show(const std::optional<domain::KeyPermissions> &permissions)
{
    setVisible(permissions.has_value());
    if (!permissions)
        return;
    //: when it was asked; how many calls were allowed, denied …
    const QString asked = tr("Asked at %1, by reads alone: %2.").arg(models::utcTimeText(permissions->utc), models::permissionSummary(*permissions));
    m_about->setText(visibleText(models::spoken(permissions->identity), 300) + QLatin1Char('\n') + asked);
    m_width->setState(models::widthState(*permissions));
    m_width->setText(models::spokenSentence(permissions->width));
    m_answers->setAnswers(models::permissionRows(*permissions));
}

} // namespace pilothouse::ui
