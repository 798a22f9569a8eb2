// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/panel.h"

class QHBoxLayout;
class QPushButton;

namespace pilothouse::ui {

class PlainLabel;

/// The bar over a form that stands in the place of the list: the way back, and what the form is about.
class FormTop final : public Panel
{
    Q_OBJECT
public:
    /// `id`: the beginning of the object name of its way back.
    explicit FormTop(const QString &title, QWidget *parent = nullptr, const QString &id = QStringLiteral("form"));

    void setTitle(const QString &title);
    /// Right of the title, as wide as there is room.
    void setAside(QWidget *aside);
    QPushButton *backButton() const { return m_back; }

signals:
    void backRequested();

private:
    QHBoxLayout *m_row;
    QPushButton *m_back;
    PlainLabel *m_title;
};

} // namespace pilothouse::ui
