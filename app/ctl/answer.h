// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/exit_code.h"
#include "services/core/error.h"

#include <QJsonObject>
#include <QString>

namespace pilothouse::ctl {

/// What a command has to say when it was carried out, good or bad: the same facts for programs and for people.
struct Answer
{
    QJsonObject json;
    QString text; ///< for people; foreign parts are already made visible
    ExitCode code = ExitCode::Good;
    QString complaint; ///< one line for stderr when the verdict is bad; empty = none
};

/// Writes the one answer of this program: stdout for what was asked, stderr for what went wrong.
/// Later answers are dropped, so that a deadline and a late result cannot both speak.
class Output
{
public:
    enum class Form { Text, Json };

    explicit Output(Form form) : m_form(form) { }

    /// Both return the exit code of the program; a stdout that cannot be written makes a good one bad.
    ExitCode answer(const Answer &answer);
    ExitCode fail(const Error &error);
    /// A line of text for whoever watches, before the answer; nothing with JSON. stderr begins with an error or is empty.
    void progress(const QString &line);

    /// One of many documents, before the answer (--follow). False when stdout cannot be written.
    bool item(const QJsonObject &json, const QString &text);

    bool hasSpoken() const { return m_spoken; }
    Form form() const { return m_form; }

private:
    Form m_form;
    bool m_spoken = false;
};

/// An error as a member of JSON: kind, what, where, unchanged, nextStep, httpStatus.
QJsonObject errorToJson(const Error &error);

} // namespace pilothouse::ctl
