// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/comparison_advice.h"

#include <QWidget>

class QVBoxLayout;

namespace pilothouse::ui {

/// What to do about a comparison's troubles: each with its reason and its steps in order, as plain text that can be copied.
class AdviceList final : public QWidget
{
    Q_OBJECT
public:
    explicit AdviceList(QWidget *parent = nullptr);

    void setAdvice(const std::vector<models::Advice> &advice);

signals:
    void redeployWanted(const QStringList &machines);
    void evidenceWanted();

private:
    void addOne(const models::Advice &advice);

    QVBoxLayout *m_column;
};

} // namespace pilothouse::ui
