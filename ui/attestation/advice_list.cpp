// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/attestation/advice_list.h"

#include "models/format.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/state_label.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace pilothouse::ui {

using models::Advice;

namespace {

QString machinesText(const QStringList &machines)
{
    if (machines.size() <= 3)
        return models::listText(machines);
    return AdviceList::tr("%1 and %n more", nullptr, int(machines.size()) - 3).arg(models::listText(machines.mid(0, 3)));
}

} // namespace

AdviceList::AdviceList(QWidget *parent) : QWidget(parent), m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(Metrics::current().u(3));
}

void AdviceList::setAdvice(const std::vector<Advice> &advice)
{
    while (QLayoutItem *const item = m_column->takeAt(0)) {
        if (QWidget *const widget = item->widget()) {
            widget->hide();
            widget->deleteLater();
        }
        delete item;
    }
    constexpr size_t most = 8; // beyond, the same lines repeat for more machines
    for (size_t i = 0; i < std::min(most, advice.size()); ++i) {
        if (i > 0)
            m_column->addWidget(new Hairline(Qt::Horizontal));
        addOne(advice[i]);
    }
    if (advice.size() > most)
        m_column->addWidget(new PlainLabel(
            tr("%n more machines with trouble of the same kind: see the tab Checks.", nullptr, int(advice.size() - most)), Type::Small, Ink::Muted));
    if (advice.empty()) {
        auto *calm = new StateLabel(models::StateText::of(models::Mark::Pass, tr("Nothing to do")));
        m_column->addWidget(calm);
    }
}

void AdviceList::addOne(const Advice &advice)
{
    const auto m = Metrics::current();
    auto *block = new QWidget;
    auto *grid = new QGridLayout(block);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(m.u(2));
    grid->setVerticalSpacing(m.u(1));
    auto *title = new StateLabel(advice.state);
    title->setEmphasis(StateLabel::Emphasis::All);
    grid->addWidget(title, 0, 0, 1, 2);
    int row = 1;
    const auto addParagraph = [&](const QString &text, Ink ink) {
        auto *label = new PlainLabel(text, Type::Small, ink);
        label->setParagraph(true);
        grid->addWidget(label, row++, 0, 1, 2);
    };
    if (!advice.machines.isEmpty())
        addParagraph(machinesText(advice.machines), Ink::Text);
    addParagraph(advice.why, Ink::Muted);
    for (qsizetype i = 0; i < advice.steps.size(); ++i) {
        auto *number = new PlainLabel(QString::number(i + 1), Type::Small, Ink::Faint);
        auto *step = new PlainLabel(advice.steps[i], Type::Small, Ink::Text);
        step->setParagraph(true);
        grid->addWidget(number, row, 0, Qt::AlignTop);
        grid->addWidget(step, row++, 1);
    }
    grid->setColumnStretch(1, 1);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(m.u(2));
    if (advice.offersRedeploy) {
        QPushButton *const redeploy = makeButton(tr("Deploy again…"), ButtonRole::Default, IconName::Deploy);
        connect(redeploy, &QPushButton::clicked, this, [this, machines = advice.machines] { emit redeployWanted(machines); });
        buttons->addWidget(redeploy);
    }
    if (advice.offersEvidence) {
        QPushButton *const evidence = makeButton(tr("Evidence bundle…"), ButtonRole::Default, IconName::Export);
        connect(evidence, &QPushButton::clicked, this, &AdviceList::evidenceWanted);
        buttons->addWidget(evidence);
    }
    buttons->addStretch(1);
    if (advice.offersRedeploy || advice.offersEvidence)
        grid->addLayout(buttons, row, 1);
    m_column->addWidget(block);
}

} // namespace pilothouse::ui
