// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/clustersetup/setup_step.h"

#include <QTimer>

class QCheckBox;

namespace pilothouse::models {
class ListTableModel;
}

namespace pilothouse::ui {

class HashLabel;
class KeyValueList;
class Note;
class TableView;

/// The run as it goes on: where it is, how long it takes and may take, every step, and the way to stop waiting.
class DeployStep final : public SetupStep
{
    Q_OBJECT
public:
    explicit DeployStep(std::shared_ptr<SetupContext> context, QWidget *parent = nullptr);

    void enter() override { follow(); }
    void follow() override;

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void tick();

    Note *m_note;
    KeyValueList *m_facts;
    QPushButton *m_cancel;
    PlainLabel *m_cancelHint;
    Card *m_linesCard;
    models::ListTableModel *m_lines;
    TableView *m_table;
    QTimer m_tick;
};

/// The hashes that the registry was told, and how.
class ApproveStep final : public SetupStep
{
    Q_OBJECT
public:
    explicit ApproveStep(std::shared_ptr<SetupContext> context, QWidget *parent = nullptr);

    void enter() override { follow(); }
    void follow() override;

private:
    Note *m_note;
    Card *m_hashCard;
    QVBoxLayout *m_hashes;
    QStringList m_shown;
    QCheckBox *m_restart;
};

/// What was written, and where the former files are.
class WriteStep final : public SetupStep
{
    Q_OBJECT
public:
    explicit WriteStep(std::shared_ptr<SetupContext> context, QWidget *parent = nullptr);

    void enter() override { follow(); }
    void follow() override;

private:
    Note *m_note;
    Card *m_card;
    models::ListTableModel *m_model;
    TableView *m_table;
};

/// What the machine itself answered at the end.
class VerifyStep final : public SetupStep
{
    Q_OBJECT
public:
    explicit VerifyStep(std::shared_ptr<SetupContext> context, QWidget *parent = nullptr);

    void enter() override { follow(); }
    void follow() override;

private:
    Note *m_note;
    Card *m_card;
    FindingList *m_checks;
};

} // namespace pilothouse::ui
