// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cvm_member.h"

#include <QWidget>

#include <vector>

class QVBoxLayout;

namespace pilothouse::ui {

class FindingList;
class PlainLabel;

/// What a cluster's own programs say of one machine: facts, tasks, running models, routes.
class MemberView final : public QWidget
{
    Q_OBJECT
public:
    explicit MemberView(QWidget *parent = nullptr);

    void setDetail(const models::CvmMemberDetail &detail);

private:
    struct Section
    {
        PlainLabel *title;
        FindingList *lines;
    };
    Section addSection();

    QVBoxLayout *m_column;
    FindingList *m_facts;
    std::vector<Section> m_sections;
    models::CvmMemberDetail m_shown;
};

} // namespace pilothouse::ui
