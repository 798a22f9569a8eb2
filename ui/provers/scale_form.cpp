// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/provers/scale_form.h"

#include "models/scale_preview.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/finding_list.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/number_field.h"
#include "ui/widgets/panel.h"

#include <QGridLayout>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace pilothouse::ui {

namespace {

constexpr int kMost = 5000;

QSpinBox *numberField(const QString &name, QWidget *parent)
{
    auto *field = new NumberField(parent);
    field->setRange(0, kMost);
    field->setAccessibleName(name);
    field->setFixedWidth(Metrics::current().px(80));
    return field;
}

} // namespace

ScaleForm::ScaleForm(Decider decide, QWidget *parent)
    : QWidget(parent)
    , m_decide(std::move(decide))
    , m_tasks(numberField(tr("Tasks wanted"), this))
    , m_byHand(new Chip(tr("Set the hosts by hand"), this))
    , m_hosts(new QWidget(this))
    , m_minimum(numberField(tr("Hosts, least"), m_hosts))
    , m_desired(numberField(tr("Hosts wanted"), m_hosts))
    , m_maximum(numberField(tr("Hosts, most"), m_hosts))
    , m_preview(new FindingList(this))
    , m_open(makeButton(QString(), ButtonRole::Primary, IconName::Scale, this))
    , m_reason(new PlainLabel(QString(), Type::Small, Ink::Muted, this))
{
    const auto m = Metrics::current();
    m_tasks->setObjectName(QStringLiteral("scaleTasks"));
    m_byHand->setObjectName(QStringLiteral("scaleByHand"));
    m_minimum->setObjectName(QStringLiteral("scaleMinimum"));
    m_desired->setObjectName(QStringLiteral("scaleDesired"));
    m_maximum->setObjectName(QStringLiteral("scaleMaximum"));
    m_open->setObjectName(QStringLiteral("scaleOpen"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(m.u(2));
    auto *about
        = new PlainLabel(tr("Tasks need hosts: both are moved as one plan, in the right order. Nothing is sent before the plan is confirmed."),
                         Type::Small, Ink::Muted, this);
    about->setParagraph(true);
    column->addWidget(about);
    auto *tasks = new QHBoxLayout;
    tasks->setSpacing(m.u(2));
    auto *tasksLabel = new PlainLabel(tr("Tasks wanted"), Type::Body, Ink::Muted, this);
    tasksLabel->setMinimumWidth(m.px(128));
    tasks->addWidget(tasksLabel);
    tasks->addWidget(m_tasks);
    tasks->addStretch(1);
    column->addLayout(tasks);
    column->addWidget(m_byHand, 0, Qt::AlignLeft);
    auto *grid = new QGridLayout(m_hosts);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(m.u(3));
    grid->setVerticalSpacing(m.u(1));
    //: of a group of hosts
    grid->addWidget(new PlainLabel(tr("Min"), Type::Small, Ink::Muted, m_hosts), 0, 0);
    //: of a group of hosts
    grid->addWidget(new PlainLabel(tr("Desired"), Type::Small, Ink::Muted, m_hosts), 0, 1);
    //: of a group of hosts
    grid->addWidget(new PlainLabel(tr("Max"), Type::Small, Ink::Muted, m_hosts), 0, 2);
    grid->addWidget(m_minimum, 1, 0);
    grid->addWidget(m_desired, 1, 1);
    grid->addWidget(m_maximum, 1, 2);
    grid->setColumnStretch(3, 1);
    column->addWidget(m_hosts);
    column->addWidget(new Hairline(Qt::Horizontal, this));
    column->addWidget(m_preview);
    column->addSpacing(m.u(1));
    column->addWidget(m_open, 0, Qt::AlignLeft);
    m_reason->setParagraph(true);
    column->addWidget(m_reason);
    for (QSpinBox *field : {m_tasks, m_minimum, m_desired, m_maximum})
        connect(field, &QSpinBox::valueChanged, this, &ScaleForm::updatePreview);
    connect(m_byHand, &QToolButton::toggled, this, [this](bool byHand) {
        if (byHand) { // from where the hosts would go by themselves
            const provers::ScaleDecision decision = m_decide(provers::ScaleTarget(m_tasks->value()));
            const provers::GroupSize size = decision.group ? decision.groupAfter : m_group.value_or(provers::GroupSize());
            m_minimum->setValue(size.minimum);
            m_desired->setValue(size.desired);
            m_maximum->setValue(size.maximum);
        }
        updatePreview();
    });
    connect(m_open, &QPushButton::clicked, this, &ScaleForm::planRequested);
    m_hosts->hide();
}

void ScaleForm::setSubject(const QString &key, int desired, const std::optional<provers::GroupSize> &group)
{
    m_group = group;
    m_byHand->setVisible(group.has_value());
    if (key != m_key) {
        m_key = key;
        const QSignalBlocker quiet(m_tasks);
        m_byHand->setChecked(false);
        m_tasks->setValue(desired);
    }
    updatePreview();
}

void ScaleForm::setRefusal(const QString &reason, bool readOnly)
{
    m_refusal = reason;
    m_readOnly = readOnly;
    updatePreview();
}

provers::ScaleTarget ScaleForm::target() const
{
    if (m_group && m_byHand->isChecked())
        return {m_tasks->value(), provers::GroupSize{m_minimum->value(), m_maximum->value(), m_desired->value()}};
    return {m_tasks->value()};
}

void ScaleForm::setTarget(const provers::ScaleTarget &target)
{
    m_tasks->setValue(target.tasks);
    m_byHand->setChecked(target.group.has_value());
    if (target.group) {
        m_minimum->setValue(target.group->minimum);
        m_desired->setValue(target.group->desired);
        m_maximum->setValue(target.group->maximum);
    }
}

void ScaleForm::focusCount()
{
    m_tasks->setFocus(Qt::ShortcutFocusReason);
    m_tasks->selectAll();
}

void ScaleForm::updatePreview()
{
    m_hosts->setVisible(m_group && m_byHand->isChecked());
    if (m_key.isEmpty()) {
        m_preview->setFindings({});
        m_open->hide();
        m_reason->hide();
        return;
    }
    const provers::ScaleDecision decision = m_decide(target());
    m_preview->setFindings(models::scalePreview(decision));
    const QString reason = m_refusal.isEmpty() ? decision.refusal : m_refusal;
    m_open->setText(tr("Plan: scale to %1…").arg(m_tasks->value()));
    m_open->setVisible(!m_readOnly); // absent, not grey
    m_open->setEnabled(reason.isEmpty());
    m_open->setAccessibleDescription(reason);
    m_reason->setText(m_refusal); // what the decision refuses stands in the preview
    m_reason->setVisible(!m_refusal.isEmpty());
}

} // namespace pilothouse::ui
