// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/profiles/profile_store.h"

#include <QWidget>

namespace pilothouse::ui {

class KeyValueList;
class Note;

/// What one environment sets up, or why its file cannot be used.
class EnvironmentAbout final : public QWidget
{
    Q_OBJECT
public:
    explicit EnvironmentAbout(QWidget *parent = nullptr);

    /// Null: none is chosen.
    void show(const profiles::ProfileEntry *entry);

private:
    void addFacts(const domain::Profile &profile);

    Note *m_problem;
    KeyValueList *m_facts;
};

} // namespace pilothouse::ui
