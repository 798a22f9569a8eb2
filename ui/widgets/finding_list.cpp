// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/finding_list.h"

#include "ui/theme/metrics.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/state_label.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace pilothouse::ui {

class FindingList::Line final : public QWidget
{
public:
    explicit Line(QWidget *parent) : QWidget(parent)
    {
        const auto m = Metrics::current();
        auto *row = new QHBoxLayout(this);
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(m.px(6));
        m_mark = new StateMark({}, this);
        auto *place = new QVBoxLayout;
        place->setContentsMargins(0, m.px(2), 0, 0);
        place->addWidget(m_mark);
        place->addStretch(1);
        row->addLayout(place);
        m_words = new PlainLabel(QString(), Type::Body, Ink::Text, this);
        m_words->setParagraph(true);
        row->addWidget(m_words, 1);
    }
    void setFinding(const models::StateText &finding)
    {
        m_mark->setState(finding);
        m_words->setText(finding.word);
    }

private:
    StateMark *m_mark;
    PlainLabel *m_words;
};

FindingList::FindingList(QWidget *parent) : QWidget(parent), m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(Metrics::current().px(6));
}

void FindingList::setFindings(const std::vector<models::StateText> &findings)
{
    if (findings == m_shown)
        return;
    m_shown = findings;
    while (m_lines.size() < findings.size()) {
        m_lines.push_back(new Line(this));
        m_column->addWidget(m_lines.back());
    }
    for (size_t i = 0; i < m_lines.size(); ++i) {
        m_lines[i]->setVisible(i < findings.size());
        if (i < findings.size())
            m_lines[i]->setFinding(findings[i]);
    }
    setVisible(!findings.empty());
}

} // namespace pilothouse::ui
