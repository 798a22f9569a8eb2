// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/answer.h"

#include "app/ctl/shell_words.h"
#include "services/core/plain_text.h"

#include <QJsonDocument>

#include <cstdio>

namespace pilothouse::ctl {

namespace {

/// A line on stderr is one line: foreign text in it can neither break it nor speak to the terminal.
constexpr qsizetype kLongestLine = 4000;

bool put(std::FILE *stream, const QByteArray &bytes)
{
    const size_t written = std::fwrite(bytes.constData(), 1, size_t(bytes.size()), stream);
    return std::fflush(stream) == 0 && written == size_t(bytes.size());
}

void complain(const QString &line)
{
    // Where it is about a command line, it begins with the program's name already.
    const QString named = line.startsWith(QLatin1String("pilothousectl")) ? line : QStringLiteral("pilothousectl: %1").arg(line);
    put(stderr, visibleText(named, kLongestLine).toUtf8() + '\n');
}

} // namespace

ExitCode Output::answer(const Answer &answer)
{
    if (m_spoken)
        return answer.code;
    m_spoken = true;
    if (!answer.complaint.isEmpty())
        complain(answer.complaint);
    QByteArray bytes = m_form == Form::Json ? QJsonDocument(answer.json).toJson(QJsonDocument::Compact) : answer.text.toUtf8();
    if (!bytes.isEmpty() && !bytes.endsWith('\n'))
        bytes += '\n';
    if (put(stdout, bytes))
        return answer.code;
    complain(QStringLiteral("stdout: the answer could not be written. What was done stays done. Give it a place with free space."));
    return answer.code == ExitCode::Good ? ExitCode::RefusedHere : answer.code;
}

ExitCode Output::fail(const Error &error)
{
    const ExitCode code = exitCodeFor(error);
    if (m_spoken)
        return code;
    m_spoken = true;
    complain(shellMessage(error).oneLine());
    if (m_form == Form::Json) {
        const QJsonObject document{{QStringLiteral("error"), errorToJson(error)}};
        put(stdout, QJsonDocument(document).toJson(QJsonDocument::Compact) + '\n');
    }
    return code;
}

void Output::progress(const QString &line)
{
    if (m_form == Form::Text && !m_spoken)
        put(stdout, line.toUtf8() + '\n');
}

bool Output::item(const QJsonObject &json, const QString &text)
{
    if (m_spoken)
        return false;
    return put(stdout, m_form == Form::Json ? QJsonDocument(json).toJson(QJsonDocument::Compact) + '\n' : text.toUtf8());
}

QJsonObject errorToJson(const Error &error)
{
    const UserMessage message = shellMessage(error);
    QJsonObject json{
        {QStringLiteral("kind"), QString(errorKindName(error.kind))},
        {QStringLiteral("what"), message.what},
        {QStringLiteral("where"), message.where},
        {QStringLiteral("unchanged"), message.unchanged},
        {QStringLiteral("nextStep"), message.nextStep},
    };
    if (error.httpStatus)
        json.insert(QStringLiteral("httpStatus"), *error.httpStatus);
    if (error.retryAfter)
        json.insert(QStringLiteral("retryAfterSeconds"), qint64(error.retryAfter->count()));
    return json;
}

} // namespace pilothouse::ctl
