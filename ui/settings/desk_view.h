// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/desk_settings.h"
#include "ui/widgets/pane_page.h"

#include <memory>

class QButtonGroup;
class QCheckBox;
class QComboBox;
class QSpinBox;
class QVBoxLayout;

namespace pilothouse::ui {

class PlainLabel;

/// What is chosen for this desk: theme, language, how often is read, when a key is old, notifications. Each choice is in force
/// and written at once.
class DeskView final : public QWidget
{
    Q_OBJECT
public:
    /// `languages`: the codes there are words for; `running`: the one this program started with.
    DeskView(std::shared_ptr<models::DeskSettings> desk, const QStringList &languages, const QString &running, QWidget *parent = nullptr);

signals:
    void notify(const pilothouse::ui::Notice &notice);

private:
    void follow();
    void choose(const std::function<void(models::DeskChoices &)> &change);
    QWidget *addControl(QVBoxLayout *column, const QString &label, const QString &hint, QWidget *control);

    std::shared_ptr<models::DeskSettings> m_desk;
    QString m_running;
    QButtonGroup *m_theme;
    QComboBox *m_language;
    PlainLabel *m_languageHint;
    QSpinBox *m_cluster;
    QSpinBox *m_rotate;
    QCheckBox *m_notify;
};

} // namespace pilothouse::ui
