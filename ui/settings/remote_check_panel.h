// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/cancel_token.h"
#include "services/domain/profile.h"
#include "services/environment/remote_check.h"

#include <QWidget>

#include <memory>
#include <vector>

class QPushButton;

namespace pilothouse::ui {

class AnswerList;
class PlainLabel;

/// What the remotes of an environment answer when they are asked, one by one as it comes. One check at a time, of whichever environment; what an
/// earlier one found out stays with its environment.
class RemoteCheckPanel final : public QWidget
{
    Q_OBJECT
public:
    /// Null: nothing can be asked.
    explicit RemoteCheckPanel(std::shared_ptr<RemoteChecker> checker, QWidget *parent = nullptr);
    ~RemoteCheckPanel() override;

    bool canCheck() const { return m_checker != nullptr; }
    bool isChecking() const { return m_checking; }
    void check(const domain::Profile &profile);
    /// The environment whose answers are wanted; `isSound`: its file can be used, so that it could be checked.
    void showFor(const QString &name, bool isSound);

signals:
    /// A check ended.
    void finished();

private:
    void take(const RemoteCheck &check);
    void showAnswers();

    std::shared_ptr<RemoteChecker> m_checker;
    PlainLabel *m_state;
    QPushButton *m_cancel;
    AnswerList *m_list;
    CancelToken m_token;
    bool m_checking = false;
    QString m_shown; ///< name of the environment in front
    bool m_isSound = false;
    QString m_checked; ///< name of the one the answers are of
    std::vector<RemoteCheck> m_answers;
};

} // namespace pilothouse::ui
