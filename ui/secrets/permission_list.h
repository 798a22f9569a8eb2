// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/domain/key_permissions.h"

#include <QWidget>

#include <optional>

namespace pilothouse::ui {

class AnswerList;
class Note;
class PlainLabel;

/// What the stored key may do of what this program needs, and whether that is more than needed, as far as anybody can tell.
class PermissionList final : public QWidget
{
    Q_OBJECT
public:
    explicit PermissionList(QWidget *parent = nullptr);

    /// Nothing: it was not asked, and the list is hidden.
    void show(const std::optional<domain::KeyPermissions> &permissions);

private:
    PlainLabel *m_title;
    PlainLabel *m_about;
    Note *m_width;
    AnswerList *m_answers;
};

} // namespace pilothouse::ui
