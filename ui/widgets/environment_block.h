// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/domain/environment.h"

#include <QWidget>

#include <optional>

class QHBoxLayout;

namespace pilothouse::ui {

/// Icon and word of the environment on its colour: on every window, plan, report and picture.
class EnvironmentBlock final : public QWidget
{
    Q_OBJECT
public:
    explicit EnvironmentBlock(std::optional<domain::EnvironmentKind> kind, QWidget *parent = nullptr);

    void setKind(std::optional<domain::EnvironmentKind> kind);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    std::optional<domain::EnvironmentKind> m_kind;
};

/// Block, name and a 3 px band below: the head of a plan.
class EnvironmentStrip final : public QWidget
{
    Q_OBJECT
public:
    explicit EnvironmentStrip(const domain::Environment &environment, QWidget *parent = nullptr);

    void addWidget(QWidget *widget);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    domain::Environment m_environment;
    QHBoxLayout *m_row;
};

} // namespace pilothouse::ui
