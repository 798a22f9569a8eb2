// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/error.h"

#include <QWidget>

class QPlainTextEdit;
class QPushButton;

namespace pilothouse::ui {

class Note;

/// Across a pane over its last good data: what failed, where, after how many tries, that nothing was changed, whether verbs are off, what to do. The
/// raw answer can be looked at, as plain text. Hidden while all is well.
class FailureStrip final : public QWidget
{
    Q_OBJECT
public:
    explicit FailureStrip(QWidget *parent = nullptr);

    /// What lies below it: verbs that change something act on live data only.
    enum class Below {
        Live,
        Stale,
        Stored, ///< what an earlier run of the program kept; this one had no answer yet
    };
    /// `who`: "Phala Cloud". `tries`: failed ones in a row.
    void showError(const QString &who, const Error &error, int tries, Below below);
    void clear();

signals:
    void tryAgain();

private:
    static QString belowText(Below below);

    Note *m_note;
    QPushButton *m_rawButton;
    QPlainTextEdit *m_raw;
};

} // namespace pilothouse::ui
