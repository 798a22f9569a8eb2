// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/profile_form.h"

#include <QWidget>

#include <vector>

class QComboBox;
class QLineEdit;
class QVBoxLayout;

namespace pilothouse::models {
class ProfileEdit;
}

namespace pilothouse::ui {

class Card;
class Note;
class PlainLabel;

/// The values of a profile as fields, a card for each section. Every letter goes into the text of the edit, and what is changed
/// there comes back.
class ProfileFormView final : public QWidget
{
    Q_OBJECT
public:
    explicit ProfileFormView(models::ProfileEdit *edit, QWidget *parent = nullptr);

    /// After another file was opened.
    void follow();

private:
    struct Row
    {
        models::ProfileField field;
        QLineEdit *line = nullptr;
        QComboBox *choice = nullptr;
        PlainLabel *hint = nullptr;
    };
    void addSection(QVBoxLayout *column, const models::ProfileSection &section);
    Row addRow(QVBoxLayout *column, const models::ProfileField &field, QWidget *parent);
    void enter(size_t row, const QString &value);

    models::ProfileEdit *m_edit;
    Note *m_unreadable;
    Card *m_identity;
    std::vector<Row> m_rows;
    std::vector<QWidget *> m_cards;
    size_t m_identityRows = 0;
    bool m_following = false;
};

} // namespace pilothouse::ui
