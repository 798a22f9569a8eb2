// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/clock.h"
#include "services/core/operation.h"
#include "services/domain/environment.h"
#include "ui/widgets/panel.h"

#include <QHash>

#include <memory>
#include <optional>

class QVBoxLayout;

namespace pilothouse::ui {

class ActivityItem;
class PlainLabel;

/// Running and recent operations, newest first. Each item is kept while its operation is, so that a tick changes one label.
class ActivityDrawer final : public Panel
{
    Q_OBJECT
public:
    ActivityDrawer(std::shared_ptr<OperationList> operations, std::optional<domain::EnvironmentKind> kind, std::shared_ptr<const Clock> clock,
                   QWidget *parent = nullptr);

signals:
    void closeRequested();

private:
    void refresh();

    std::shared_ptr<OperationList> m_operations;
    std::optional<domain::EnvironmentKind> m_kind;
    std::shared_ptr<const Clock> m_clock;
    QVBoxLayout *m_list;
    PlainLabel *m_empty;
    QHash<QString, ActivityItem *> m_items;
};

} // namespace pilothouse::ui
