// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/clustersetup/setup_step.h"

class QLineEdit;

namespace pilothouse::ui {

/// A path that is typed or chosen. "~/" stands for the home folder, as in a shell.
class PathField final : public QWidget
{
    Q_OBJECT
public:
    PathField(std::shared_ptr<SetupContext> context, SetupContext::PathKind kind, const QString &title, QWidget *parent = nullptr);

    QLineEdit *line() const { return m_line; }
    QString path() const;
    void showPath(const QString &path);

signals:
    void edited();

private:
    QLineEdit *m_line;
};

} // namespace pilothouse::ui
