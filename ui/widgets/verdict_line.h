// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/state_text.h"
#include "ui/widgets/panel.h"

class QHBoxLayout;

namespace pilothouse::ui {

class PlainLabel;
class StateMark;

/// The verdict in one sentence above its evidence: mark 24, title, explanation, chips with counts at the right.
class VerdictLine final : public Panel
{
    Q_OBJECT
public:
    explicit VerdictLine(QWidget *parent = nullptr);

    void setVerdict(const models::StateText &state, const QString &title, const QString &sentence);
    void setChips(const QList<models::StateText> &chips);

private:
    StateMark *m_mark;
    PlainLabel *m_title;
    PlainLabel *m_sentence;
    QHBoxLayout *m_chips;
};

} // namespace pilothouse::ui
