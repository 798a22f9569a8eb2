// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/profile_edit.h"

#include "models/profile_draft.h"
#include "services/core/private_file.h"

namespace pilothouse::models {

namespace {

constexpr qsizetype kMaxFile = 1024 * 1024;

QStringList linesOf(const QByteArray &text)
{
    QStringList lines = QString::fromUtf8(text).split(QLatin1Char('\n'));
    if (!lines.isEmpty() && lines.back().isEmpty())
        lines.removeLast();
    return lines;
}

} // namespace

int lineOfProblem(const Error &error)
{
    return error.where.section(QLatin1Char(':'), -1).toInt();
}

ProfileEdit::ProfileEdit(profiles::Folders folders, QObject *parent) : QObject(parent), m_folders(std::move(folders)) { }

QString ProfileEdit::name() const
{
    return m_isNew ? m_values.value(QStringLiteral("name")) : m_name;
}

QString ProfileEdit::path() const
{
    return m_folders.profiles + QLatin1Char('/') + name() + QLatin1String(".yaml");
}

Result<QByteArray> ProfileEdit::onDisk() const
{
    return readPrivateFile(path(), kMaxFile, FileAccess::OthersMayRead);
}

Status ProfileEdit::open(const QString &name)
{
    m_isNew = false;
    m_name = name;
    const auto bytes = onDisk();
    if (!bytes)
        return bytes.error();
    m_isOpen = true;
    m_base = *bytes;
    m_text = *bytes;
    m_theirs.reset();
    judge();
    return Done{};
}

void ProfileEdit::startNew(const QByteArray &yaml)
{
    m_isOpen = true;
    m_isNew = true;
    m_name.clear();
    m_base.clear();
    m_text = yaml;
    m_theirs.reset();
    judge();
}

void ProfileEdit::close()
{
    m_isOpen = false;
    m_isNew = false;
    m_name.clear();
    m_base.clear();
    m_text.clear();
    m_theirs.reset();
    judge();
}

void ProfileEdit::setText(const QByteArray &text)
{
    if (text == m_text)
        return;
    m_text = text;
    judge();
}

Status ProfileEdit::setValue(const ProfileField &field, const QString &value)
{
    const auto made = withProfileValue(m_text, field, value);
    if (!made)
        return made.error();
    setText(*made);
    return Done{};
}

void ProfileEdit::undo()
{
    setText(m_base);
}

void ProfileEdit::judge()
{
    m_values = profileValues(m_text);
    m_profile.reset();
    m_problem.reset();
    m_problemLine = 0;
    const QString fileName = (name().isEmpty() ? tr("new profile") : name()) + QLatin1String(".yaml");
    auto parsed = profiles::parseProfile(m_text, fileName);
    if (!parsed) {
        m_problem = parsed.error();
        m_problemLine = lineOfProblem(*m_problem);
    } else if (!m_isNew && parsed->environment.id.text() != m_name) {
        Error error;
        error.kind = ErrorKind::InvalidInput;
        error.what = tr("the name of an environment stays: its record, its keys and its file are called %1").arg(m_name);
        error.where = fileName;
        error.nextStep = tr("Duplicate it under the new name instead.");
        m_problem = error;
    } else if (m_isNew && profileExists(m_folders, parsed->environment.id.text())) {
        Error error;
        error.kind = ErrorKind::Conflict;
        error.what = tr("an environment called %1 is there already").arg(parsed->environment.id.text());
        error.where = fileName;
        error.nextStep = tr("Choose another name.");
        m_problem = error;
    } else {
        m_profile = *parsed;
    }
    emit changed();
}

std::vector<DiffLine> ProfileEdit::changes() const
{
    return diffLines(linesOf(m_base), linesOf(m_text), 2);
}

int ProfileEdit::changedLines() const
{
    int added = 0;
    int removed = 0;
    for (const DiffLine &line : diffLines(linesOf(m_base), linesOf(m_text), 0)) {
        added += line.kind == DiffLine::Kind::Added;
        removed += line.kind == DiffLine::Kind::Removed;
    }
    return std::max(added, removed);
}

bool ProfileEdit::lookAtFile()
{
    if (!m_isOpen || m_isNew)
        return false;
    const auto bytes = onDisk();
    const QByteArray now = bytes ? *bytes : QByteArray();
    if (now == m_base) {
        if (m_theirs) {
            m_theirs.reset();
            emit changed();
        }
        return false;
    }
    if (!m_theirs || *m_theirs != now) {
        m_theirs = now; // gone counts as empty
        emit changed();
    }
    return true;
}

std::vector<DiffLine> ProfileEdit::theirChanges() const
{
    return m_theirs ? diffLines(linesOf(m_base), linesOf(*m_theirs), 2) : std::vector<DiffLine>();
}

void ProfileEdit::takeTheirs()
{
    if (!m_theirs)
        return;
    m_base = *m_theirs;
    m_text = *m_theirs;
    m_theirs.reset();
    judge();
}

void ProfileEdit::keepMine()
{
    if (!m_theirs)
        return;
    m_base = *m_theirs;
    m_theirs.reset();
    judge();
}

Status ProfileEdit::save()
{
    judge(); // the folder may have changed
    if (m_problem)
        return *m_problem;
    if (lookAtFile()) {
        Error error;
        error.kind = ErrorKind::Conflict;
        error.what = tr("the file was changed by another program since it was opened here");
        error.where = path();
        error.nextStep = tr("Look at what was changed, then keep yours or take theirs.");
        return error;
    }
    const Status saved = profiles::saveProfile(m_folders, m_text);
    if (!saved)
        return saved.error();
    m_name = m_profile->environment.id.text();
    m_isNew = false;
    m_base = m_text;
    judge();
    return Done{};
}

} // namespace pilothouse::models
