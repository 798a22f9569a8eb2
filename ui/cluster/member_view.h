// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cvm_member.h"

#include <QWidget>

#include <optional>
#include <vector>

class QVBoxLayout;

namespace pilothouse::ui {

class FindingList;
class Note;
class PlainLabel;

/// Over the table while something is wrong with the cluster as a whole or with several of its machines. Hidden otherwise.
class AlarmStrip final : public QWidget
{
    Q_OBJECT
public:
    explicit AlarmStrip(QWidget *parent = nullptr);

    void setAlarm(const std::optional<models::AlarmText> &alarm);

private:
    Note *m_note;
    std::optional<models::AlarmText> m_shown;
};

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
