// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cluster/member_view.h"

#include "ui/theme/metrics.h"
#include "ui/widgets/finding_list.h"
#include "ui/widgets/labels.h"

#include <QVBoxLayout>

namespace pilothouse::ui {

MemberView::MemberView(QWidget *parent) : QWidget(parent), m_column(new QVBoxLayout(this)), m_facts(new FindingList(this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(Metrics::current().gap());
    m_column->addWidget(m_facts);
}

MemberView::Section MemberView::addSection()
{
    Section section{new PlainLabel(QString(), Type::Body, Ink::Text, this), new FindingList(this)};
    section.title->setType(Type::Body, Weight::Strong);
    m_column->addWidget(section.title);
    m_column->addWidget(section.lines);
    return section;
}

void MemberView::setDetail(const models::CvmMemberDetail &detail)
{
    if (detail == m_shown)
        return;
    m_shown = detail;
    m_facts->setFindings(detail.facts);
    while (m_sections.size() < detail.sections.size())
        m_sections.push_back(addSection());
    for (size_t i = 0; i < m_sections.size(); ++i) {
        const bool isUsed = i < detail.sections.size();
        m_sections[i].title->setVisible(isUsed);
        m_sections[i].lines->setVisible(isUsed);
        if (isUsed) {
            m_sections[i].title->setText(detail.sections[i].title);
            m_sections[i].lines->setFindings(detail.sections[i].lines);
        }
    }
}

} // namespace pilothouse::ui
