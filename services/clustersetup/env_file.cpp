// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/clustersetup/env_file.h"

#include <algorithm>

namespace pilothouse::clustersetup {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kMostBytes = 256 * 1024;

bool isNameCharacter(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
}

bool isName(QByteArrayView name)
{
    return !name.isEmpty() && name.size() <= 128 && !(name.front() >= '0' && name.front() <= '9')
           && std::all_of(name.begin(), name.end(), isNameCharacter);
}

bool isBlank(char c)
{
    return c == ' ' || c == '\t';
}

QByteArrayView withoutFrontBlanks(QByteArrayView text)
{
    while (!text.isEmpty() && isBlank(text.front()))
        text = text.sliced(1);
    return text;
}

/// Collects a value and leaves no copy behind.
class Collected
{
public:
    ~Collected() { wipe(m_bytes); }
    Collected() { m_bytes.reserve(kMostBytes / 16); }
    void add(char c)
    {
        if (m_bytes.size() == m_bytes.capacity()) { // growing would leave a copy that nobody wipes
            QByteArray larger;
            larger.reserve(m_bytes.capacity() * 2);
            larger.append(m_bytes);
            wipe(m_bytes);
            m_bytes = std::move(larger);
        }
        m_bytes.append(c);
    }
    void add(QByteArrayView bytes)
    {
        for (const char c : bytes)
            add(c);
    }
    void chopBlanks(qsizetype keep)
    {
        while (m_bytes.size() > keep && isBlank(m_bytes.back()))
            m_bytes.chop(1);
    }
    qsizetype size() const { return m_bytes.size(); }
    Secret take() { return Secret::copyOf(m_bytes); }

private:
    QByteArray m_bytes;
};

struct ReadValue
{
    Secret value;
    bool wouldRun = false;
    const char *problem = nullptr;
};

ReadValue readValue(QByteArrayView text)
{
    ReadValue read;
    Collected value;
    qsizetype kept = 0;      // what stood in quotes keeps its blanks
    bool afterBlank = false; // a shell takes the next word for a command
    for (qsizetype i = 0; i < text.size();) {
        const char c = text[i];
        if (isBlank(c)) {
            afterBlank = true;
            if (value.size() > 0)
                value.add(c);
            ++i;
            continue;
        }
        const bool isComment = c == '#' && (i == 0 || afterBlank);
        if (isComment)
            break;
        read.wouldRun = read.wouldRun || afterBlank;
        afterBlank = false;
        if (c == '\'') {
            const qsizetype end = text.indexOf('\'', i + 1);
            if (end < 0) {
                read.problem = "a quotation mark that is not closed on its line";
                return read;
            }
            value.add(text.sliced(i + 1, end - i - 1));
            kept = value.size();
            i = end + 1;
        } else if (c == '"') {
            for (++i; i < text.size() && text[i] != '"'; ++i) {
                const bool escapes = text[i] == '\\' && i + 1 < text.size() && QByteArrayView("\"\\$`").contains(text[i + 1]);
                if (escapes)
                    ++i;
                else if (text[i] == '$' || text[i] == '`')
                    read.wouldRun = true;
                value.add(text[i]);
            }
            if (i >= text.size()) {
                read.problem = "a quotation mark that is not closed on its line";
                return read;
            }
            kept = value.size();
            ++i;
        } else if (c == '\\' && i + 1 < text.size()) {
            value.add(text[i + 1]);
            kept = value.size();
            i += 2;
        } else {
            if (QByteArrayView("$`;&|<>()").contains(c))
                read.wouldRun = true;
            value.add(c);
            ++i;
        }
    }
    value.chopBlanks(kept);
    read.value = value.take();
    return read;
}

bool isPlain(char c)
{
    return isNameCharacter(c) || QByteArrayView("-./:@%+,=").contains(c);
}

Secret written(const QString &name, QByteArrayView value, bool exported, QByteArrayView lineEnd)
{
    Collected line;
    if (exported)
        line.add(QByteArrayView("export "));
    line.add(name.toLatin1());
    line.add('=');
    if (std::all_of(value.begin(), value.end(), isPlain)) {
        line.add(value);
    } else if (!value.contains('\'')) {
        line.add('\'');
        line.add(value);
        line.add('\'');
    } else {
        line.add('"');
        for (const char c : value) {
            if (QByteArrayView("\"\\$`").contains(c))
                line.add('\\');
            line.add(c);
        }
        line.add('"');
    }
    line.add(lineEnd);
    return line.take();
}

QByteArrayView lineEndOf(QByteArrayView raw)
{
    if (raw.endsWith("\r\n"))
        return "\r\n";
    return "\n";
}

} // namespace

Result<EnvFile> EnvFile::parse(QByteArrayView text, const QString &fileName)
{
    EnvFile file;
    file.m_fileName = fileName;
    if (text.size() > kMostBytes)
        return Error{
            .kind = ErrorKind::InvalidInput, .what = u"the file has %1 bytes, the limit is %2"_s.arg(text.size()).arg(kMostBytes), .where = fileName};
    while (!text.isEmpty()) {
        const qsizetype end = text.indexOf('\n');
        const QByteArrayView raw = end < 0 ? text : text.first(end + 1);
        text = text.sliced(raw.size());
        const Status read = file.readLine(raw);
        if (!read)
            return read.error();
    }
    return file;
}

Status EnvFile::readLine(QByteArrayView raw)
{
    Error error;
    error.kind = ErrorKind::InvalidInput;
    error.where = u"%1:%2"_s.arg(m_fileName).arg(m_lines.size() + 1);
    error.nextStep = u"Write one NAME=value on each line."_s;
    QByteArrayView text = raw;
    while (!text.isEmpty() && (text.back() == '\n' || text.back() == '\r'))
        text.chop(1);
    text = withoutFrontBlanks(text);
    Line line;
    line.raw = Secret::copyOf(raw);
    if (text.contains('\0') || text.contains('\r')) {
        error.what = u"a control character"_s;
        return error;
    }
    if (text.isEmpty() || text.front() == '#') {
        m_lines.push_back(std::move(line));
        return Done{};
    }
    if (text.startsWith("export ")) {
        line.isExported = true;
        text = withoutFrontBlanks(text.sliced(7));
    }
    const qsizetype equals = text.indexOf('=');
    if (equals < 0 || !isName(text.first(equals))) {
        // Not even the beginning is repeated: a line of a key pasted over several lines can look like anything.
        error.what = u"not a line NAME=value"_s;
        return error;
    }
    ReadValue read = readValue(text.sliced(equals + 1));
    if (read.problem != nullptr) {
        error.what = QString::fromLatin1(read.problem);
        return error;
    }
    line.name = QString::fromLatin1(text.first(equals));
    line.value = std::move(read.value);
    line.wouldRun = read.wouldRun;
    m_lines.push_back(std::move(line));
    return Done{};
}

const EnvFile::Line *EnvFile::counting(const QString &name) const
{
    const auto found = std::find_if(m_lines.rbegin(), m_lines.rend(), [&](const Line &line) { return line.name == name; });
    return name.isEmpty() || found == m_lines.rend() ? nullptr : &*found;
}

QStringList EnvFile::names() const
{
    QStringList names;
    for (const Line &line : m_lines)
        if (!line.name.isEmpty() && !names.contains(line.name))
            names << line.name;
    return names;
}

bool EnvFile::contains(const QString &name) const
{
    return counting(name) != nullptr;
}

Secret EnvFile::value(const QString &name) const
{
    const Line *const line = counting(name);
    return line == nullptr ? Secret() : line->value.clone();
}

int EnvFile::lineOf(const QString &name) const
{
    const Line *const line = counting(name);
    return line == nullptr ? 0 : int(line - m_lines.data()) + 1;
}

Status EnvFile::set(const QString &name, QByteArrayView value)
{
    Error error;
    error.kind = ErrorKind::InvalidInput;
    error.where = m_fileName;
    if (!isName(name.toUtf8())) {
        error.what = u"not the name of a variable"_s;
        return error;
    }
    if (value.contains('\n') || value.contains('\r') || value.contains('\0')) {
        error.what = u"the value of %1 has a line break or a zero byte"_s.arg(name);
        error.nextStep = u"Enter the value on one line."_s;
        return error;
    }
    if (const Line *const there = counting(name)) {
        Line &line = m_lines[size_t(there - m_lines.data())];
        if (line.value.view() == value && !line.wouldRun)
            return Done{};
        line.raw = written(name, value, line.isExported, lineEndOf(line.raw.view()));
        line.value = Secret::copyOf(value);
        line.wouldRun = false;
        return Done{};
    }
    const QByteArrayView lineEnd = m_lines.empty() ? QByteArrayView("\n") : lineEndOf(m_lines.front().raw.view());
    if (!m_lines.empty() && !m_lines.back().raw.view().endsWith('\n')) {
        Collected ended;
        ended.add(m_lines.back().raw.view());
        ended.add(lineEnd);
        m_lines.back().raw = ended.take();
    }
    Line line;
    line.name = name;
    line.value = Secret::copyOf(value);
    line.raw = written(name, value, false, lineEnd);
    m_lines.push_back(std::move(line));
    return Done{};
}

void EnvFile::remove(const QString &name)
{
    std::erase_if(m_lines, [&](const Line &line) { return !name.isEmpty() && line.name == name; });
}

void EnvFile::addComment(const QString &text)
{
    QString clean = text;
    clean.replace(u'\n', u' ').replace(u'\r', u' ');
    Line line;
    line.raw = Secret((u"# "_s + clean + u'\n').toUtf8());
    m_lines.push_back(std::move(line));
}

Secret EnvFile::text() const
{
    Collected all;
    for (const Line &line : m_lines)
        all.add(line.raw.view());
    return all.take();
}

Findings EnvFile::findings() const
{
    Findings findings;
    for (size_t i = 0; i < m_lines.size(); ++i) {
        const Line &line = m_lines[i];
        if (line.name.isEmpty())
            continue;
        if (&line != counting(line.name))
            findings.push_back({Severity::Warning, u"env-name-twice"_s, u"%1 is set again further down, and that one counts"_s.arg(line.name),
                                m_fileName, int(i) + 1, u"Keep one of the lines."_s});
        if (line.wouldRun)
            findings.push_back({Severity::Warning, u"env-would-run"_s,
                                u"a shell that reads this file would replace or execute a part of %1"_s.arg(line.name), m_fileName, int(i) + 1,
                                u"Put the value in single quotes."_s});
    }
    return findings;
}

} // namespace pilothouse::clustersetup
