// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cluster/cvm_panel.h"

#include "ui/cluster/boot_view.h"
#include "ui/cluster/member_view.h"
#include "ui/cluster/result_view.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/detail_panel.h"
#include "ui/widgets/key_value_list.h"
#include "ui/widgets/note.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/state_label.h"

#include <QVBoxLayout>

namespace pilothouse::ui {

using models::CvmDetail;
using models::Mark;
using models::StateText;

CvmPanel::CvmPanel(DetailPanel *panel, Members members, BootView *boot) : QObject(panel), m_panel(panel), m_boot(boot), m_results(new ResultView)
{
    m_panel->addTab(tr("Summary"), makeSummary());
    m_panel->addTab(tr("Attestation"), makeAttestation());
    m_panel->addTab(tr("Last action"), m_results);
    if (members == Members::Shown) {
        m_members = new MemberView;
        m_panel->addTab(tr("Cluster"), m_members);
    }
}

QWidget *CvmPanel::makeSummary()
{
    const auto m = Metrics::current();
    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(m.gap());
    m_problem = new Note(StateText(), Note::Shape::Box, page);
    m_problem->hide();
    column->addWidget(m_problem);
    column->addWidget(m_boot);
    m_checkBox = new QWidget(page);
    m_checks = new QVBoxLayout(m_checkBox);
    m_checks->setContentsMargins(0, 0, 0, 0);
    m_checks->setSpacing(m.px(6));
    column->addWidget(m_checkBox);
    m_line = new Hairline(Qt::Horizontal, page);
    column->addWidget(m_line);
    m_pairs = new KeyValueList(page);
    column->addWidget(m_pairs);
    return page;
}

QWidget *CvmPanel::makeAttestation()
{
    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Metrics::current().gap());
    m_attestation = new StateLabel(StateText(), Type::Body, page);
    column->addWidget(m_attestation, 0, Qt::AlignLeft);
    m_finding = new PlainLabel(QString(), Type::Body, Ink::Muted, page);
    m_finding->setParagraph(true);
    column->addWidget(m_finding);
    m_compare = makeButton(tr("Compare in Attestation"), ButtonRole::Default, IconName::Compare, page);
    connect(m_compare, &QPushButton::clicked, this, &CvmPanel::compareRequested);
    column->addWidget(m_compare, 0, Qt::AlignLeft);
    return page;
}

void CvmPanel::setChecks(std::vector<StateText> checks, const std::optional<StateText> &boot)
{
    // What is followed live stands above; the list's word for it would be an older one beside it.
    if (boot && !m_boot->isShowing())
        checks.insert(checks.begin(), *boot);
    while (m_checkLabels.size() < checks.size()) {
        auto *label = new StateLabel(StateText(), Type::Body, m_checkBox);
        label->setEmphasis(StateLabel::Emphasis::None);
        m_checks->addWidget(label, 0, Qt::AlignLeft);
        m_checkLabels.push_back(label);
    }
    for (size_t i = 0; i < m_checkLabels.size(); ++i) {
        m_checkLabels[i]->setVisible(i < checks.size());
        if (i < checks.size())
            m_checkLabels[i]->setState(checks[i]);
    }
    m_checkBox->setVisible(!checks.empty());
}

void CvmPanel::setPairs(const std::vector<CvmDetail::Pair> &pairs)
{
    if (pairs == m_shownPairs)
        return;
    for (const CvmDetail::Pair &pair : pairs) {
        switch (pair.kind) {
        case CvmDetail::Pair::Kind::Text: m_pairs->add(pair.key, pair.value); break;
        case CvmDetail::Pair::Kind::Mono: m_pairs->addMono(pair.key, pair.value); break;
        case CvmDetail::Pair::Kind::Hash: m_pairs->addHash(pair.key, pair.value, HashLabel::Form::Full); break;
        }
    }
    m_shownPairs = pairs;
}

void CvmPanel::showOne(const CvmDetail &detail)
{
    tick(detail);
    m_problem->setVisible(detail.problem.has_value());
    if (detail.problem) {
        m_problem->setState(detail.problem->state);
        m_problem->setText(detail.problem->text);
    }
    setChecks(detail.checks, detail.boot);
    m_line->setVisible(!detail.checks.empty() || detail.boot || detail.problem);
    m_pairs->show();
    setPairs(detail.pairs);
    m_attestation->setState(detail.attestation);
    m_finding->setText(detail.attestationFinding);
}

void CvmPanel::setCharged(const QString &text)
{
    m_pairs->add(tr("Charged"), text);
}

void CvmPanel::tick(const CvmDetail &detail)
{
    m_panel->setTitle(detail.name, detail.state);
    m_panel->setSubtitle(detail.subtitle);
}

void CvmPanel::showMany(const QString &title, const QString &subtitle, const std::vector<StateText> &names)
{
    m_panel->setTitle(title);
    m_panel->setSubtitle(subtitle);
    m_problem->hide();
    m_line->hide();
    m_pairs->hide();
    setChecks(names);
    m_attestation->setState(StateText::of(Mark::Unverified, title));
    m_finding->setText(tr("Compared side by side it shows which of them run the same code."));
}

void CvmPanel::showNothing()
{
    m_panel->setTitle(tr("Nothing selected"));
    m_panel->setSubtitle(QString());
    m_problem->hide();
    m_line->hide();
    m_pairs->hide();
    setChecks({});
    m_attestation->setState(StateText::of(Mark::Unverified, tr("Nothing selected")));
    m_finding->setText(QString());
}

void CvmPanel::showTab(Tab tab)
{
    m_panel->setCurrentTab(tab);
}

} // namespace pilothouse::ui
