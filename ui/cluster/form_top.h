// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/panel.h"

namespace pilothouse::ui {

class PlainLabel;

/// The bar over a form that stands in the place of the list: the way back, and what the form is about.
class FormTop final : public Panel
{
    Q_OBJECT
public:
    explicit FormTop(const QString &title, QWidget *parent = nullptr);

    void setTitle(const QString &title);

signals:
    void backRequested();

private:
    PlainLabel *m_title;
};

} // namespace pilothouse::ui
