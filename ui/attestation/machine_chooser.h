// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/error.h"
#include "ui/widgets/panel.h"

#include <QDateTime>

#include <optional>

class QDateTimeEdit;
class QPushButton;

namespace pilothouse::models {
class MachineChoiceModel;
}

namespace pilothouse::ui {

class Chip;
class EmptyState;
class FilterField;
class Note;
class PlainLabel;
class TableFoot;
class TableView;
class Toolbar;

/// Where two or more machines, stored quotes or files are picked. Owns no services: it shows the model and says what is wanted.
class MachineChooser final : public Panel
{
    Q_OBJECT
public:
    explicit MachineChooser(models::MachineChoiceModel *model, QWidget *parent = nullptr);

    /// Another control in the row above the table.
    void addTool(QWidget *tool);
    FilterField *filterField() const { return m_filter; }
    TableView *table() const { return m_table; }
    /// A fixed time of verification, for historic evidence; nothing = now.
    std::optional<QDateTime> verificationTime() const;
    /// Shown under the table instead of the counts: "reading 3 files".
    void setProblem(const QString &text);
    /// While machines are asked: the button cancels, the words say how far it is.
    void setRunning(bool running, const QString &progress);
    /// A comparison that could not be made: one line, a button that tries again, and details for whoever asks; nothing clears it.
    void setFailure(const std::optional<UserMessage> &message, const QString &details);
    /// Whether the cloud's list was read, and why not: what an empty table says.
    void setSource(bool isRead, const std::optional<Error> &error);

signals:
    void compareRequested();
    void addFilesRequested();
    void cancelRequested();

private:
    void showCounts();
    void describeEmpty();
    void showFailure();

    models::MachineChoiceModel *m_model;
    FilterField *m_filter;
    TableView *m_table;
    Toolbar *m_tools;
    Chip *m_fixTime;
    QDateTimeEdit *m_time;
    PlainLabel *m_reason;
    QPushButton *m_compare;
    QPushButton *m_clear;
    QPushButton *m_cancel;
    Note *m_failure;
    QPushButton *m_tryAgain;
    QPushButton *m_detailsButton;
    UserMessage m_failureLine;
    QString m_failureDetails;
    EmptyState *m_empty;
    bool m_running = false;
    bool m_sourceRead = false;
    std::optional<Error> m_sourceError;
};

} // namespace pilothouse::ui
