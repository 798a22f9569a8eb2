// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/buttons.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/panel.h"

class QHBoxLayout;
class QPushButton;

namespace pilothouse::ui {

/// The bar under a form: what it comes to, why no plan can be opened now, and the button that opens it. Control+Return in the form does as
/// the button.
class FormFoot final : public Panel
{
    Q_OBJECT
public:
    /// `id` begins the names of its parts: "deployPlan".
    FormFoot(const QString &id, IconName icon, QWidget *form);

    /// Left of the button of the plan: the same as a command.
    void addCommand();
    void setSummary(const QString &text);
    /// Why no plan can be opened; empty: it can.
    void setReason(const QString &why, Ink ink = Ink::Muted);
    /// Why there is no command; empty: there is.
    void setCommandReason(const QString &why);
    /// A plan that nobody may carry out is not offered: absent, not grey.
    void setPlanOffered(bool offered);

    QPushButton *plan() const { return m_plan; }
    QPushButton *command() const { return m_command; } ///< null unless it was added

signals:
    void planRequested();
    void copyRequested();

private:
    QString m_id;
    QHBoxLayout *m_row;
    ElidedLabel *m_summary;
    PlainLabel *m_reason;
    QPushButton *m_command = nullptr;
    QPushButton *m_plan;
};

} // namespace pilothouse::ui
