// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cluster/drop_consent.h"

#include "models/cvm_change_text.h"
#include "models/format.h"
#include "services/core/plain_text.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/finding_list.h"
#include "ui/widgets/labels.h"

#include <QCheckBox>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

namespace pilothouse::ui {

DropConsent::DropConsent(QWidget *parent)
    : QWidget(parent)
    , m_findings(new FindingList(this))
    , m_origin(new PlainLabel(QString(), Type::Small, Ink::Muted, this))
    , m_why(
          new PlainLabel(tr("An update replaces the whole set. Old values cannot be read back: whoever does not know them elsewhere has lost them."),
                         Type::Small, Ink::Muted, this))
    , m_agree(new QCheckBox(this))
{
    const auto m = Metrics::current();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(m.u(2));
    column->addWidget(m_findings);
    m_origin->setParagraph(true);
    column->addWidget(m_origin);
    m_why->setParagraph(true);
    column->addWidget(m_why);
    m_agree->setObjectName(QStringLiteral("dropAgree"));
    m_agree->setMinimumHeight(m.leastTarget());
    column->addWidget(m_agree);
    connect(m_agree, &QCheckBox::toggled, this, &DropConsent::changed);
    setChange({});
}

void DropConsent::setChange(const cluster::VariableChange &change, const cluster::SealedNames &sealed)
{
    if (change.dropped != m_change.dropped || sealed.isComplete() != m_sealed.isComplete()) {
        const QSignalBlocker quiet(m_agree);
        m_agree->setChecked(false);
    }
    m_change = change;
    m_sealed = sealed;
    m_findings->setFindings(models::variableFindings(change, sealed));
    m_origin->setText(models::sealedOriginText(sealed));
    m_origin->setVisible(!m_origin->text().isEmpty());
    const int lost = int(change.dropped.size());
    // Their names stand above; in one line they would not fit.
    m_agree->setText(lost == 0             ? tr("Yes, whatever nobody can name may be lost")
                     : sealed.isComplete() ? models::counted(lost, tr("Yes, lose this variable"), tr("Yes, lose these %1 variables"))
                                           : models::counted(lost, tr("Yes, lose this variable, and whatever nobody can name"),
                                                             tr("Yes, lose these %1 variables, and whatever nobody can name")));
    m_agree->setAccessibleDescription(visibleText(models::listText(change.dropped), 1000));
    const bool loses = lost > 0 || !sealed.isComplete();
    m_agree->setVisible(loses);
    m_why->setVisible(loses);
}

bool DropConsent::covers(const QStringList &dropped, bool andUnnamed) const
{
    const bool named = std::ranges::all_of(dropped, [this](const QString &name) { return m_change.dropped.contains(name); });
    const bool loses = !dropped.isEmpty() || andUnnamed;
    return !loses || (m_agree->isChecked() && named && (!andUnnamed || !m_sealed.isComplete()));
}

} // namespace pilothouse::ui
