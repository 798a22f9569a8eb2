// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QWidget>

#include <optional>

class QCheckBox;
class QPlainTextEdit;

namespace pilothouse::ui {

class PlainLabel;

/// The last lines of a deployment's log as the orchestrator gives them: without times, as one piece. Following asks again every
/// few seconds while it can be seen, and stays at the end unless somebody scrolled up.
class AgentLogView final : public QWidget
{
    Q_OBJECT
public:
    explicit AgentLogView(QWidget *parent = nullptr);

    /// `lines`: nothing when there are none to show; `note` then says why.
    void setLines(const std::optional<QStringList> &lines, const QString &note);
    bool isFollowing() const;
    QString shownText() const;

signals:
    void readRequested();

private:
    QPlainTextEdit *m_text;
    QCheckBox *m_follow;
    PlainLabel *m_note;
    QStringList m_lines;
    QTimer m_again;
};

} // namespace pilothouse::ui
