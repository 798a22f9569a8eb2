// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/credentials/credential_status.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>

namespace pilothouse::credentials {

using State = CredentialStatus::State;

namespace {

/// "~" stands for the home folder, as in a shell.
QString expanded(const QString &path)
{
    return path.startsWith(QLatin1String("~/")) ? QDir::homePath() + path.mid(1) : path;
}

CredentialStatus statusOfFile(const CredentialNeed &need)
{
    CredentialStatus status;
    status.need = need;
    // "~/.aws/credentials [staging]" names a section of the file.
    const QFileInfo file(expanded(need.name.section(QStringLiteral(" ["), 0, 0)));
    if (!file.exists()) {
        status.state = State::Missing;
        status.problem = QStringLiteral("there is no such file");
    } else if (file.permissions() & (QFileDevice::ReadGroup | QFileDevice::ReadOther | QFileDevice::WriteGroup | QFileDevice::WriteOther)) {
        status.state = State::Exposed;
        status.problem = QStringLiteral("others on this machine can open it; chmod 600 makes it yours alone");
    } else if (!file.isReadable()) {
        status.state = State::Unread;
        status.problem = QStringLiteral("this program may not read it");
    } else {
        status.state = State::Stored;
    }
    return status;
}

} // namespace

bool SetStatus::isComplete() const
{
    return std::all_of(names.begin(), names.end(), [](const CredentialStatus &name) {
        return name.state == State::Stored || name.state == State::Exposed || (name.need.optional && name.state == State::NotSet);
    });
}

bool SetStatus::has(const QString &name) const
{
    return std::any_of(names.begin(), names.end(),
                       [&name](const CredentialStatus &status) { return status.need.name == name && status.state == State::Stored; });
}

const CredentialStatus *SetStatus::find(const QString &name) const
{
    const auto found = std::find_if(names.begin(), names.end(), [&name](const CredentialStatus &status) { return status.need.name == name; });
    return found == names.end() ? nullptr : &*found;
}

CredentialStatus statusOf(const CredentialNeed &need, const Result<std::vector<secrets::SecretInfo>> &stored)
{
    if (need.keeping == Keeping::File)
        return statusOfFile(need);
    CredentialStatus status;
    status.need = need;
    if (!stored)
        return status;
    const auto found = std::find_if(stored->begin(), stored->end(), [&need](const secrets::SecretInfo &info) { return info.name.name == need.name; });
    if (found != stored->end()) {
        status.state = State::Stored;
        status.info = *found;
    } else {
        status.state = need.optional ? State::NotSet : State::Missing;
    }
    return status;
}

std::vector<SetStatus> statusOf(const std::vector<CredentialSet> &needed, const Result<std::vector<secrets::SecretInfo>> &stored)
{
    std::vector<SetStatus> sets;
    QStringList names;
    for (const CredentialSet &set : needed) {
        SetStatus status;
        status.set = set;
        for (const CredentialNeed &need : set.needs) {
            names << need.name;
            status.names.push_back(statusOf(need, stored));
        }
        sets.push_back(std::move(status));
    }
    SetStatus unused;
    unused.set.id = QStringLiteral("unused");
    for (const secrets::SecretInfo &info : stored ? *stored : std::vector<secrets::SecretInfo>()) {
        if (names.contains(info.name.name))
            continue;
        CredentialNeed need;
        need.name = info.name.name;
        need.optional = true;
        unused.set.needs.push_back(need);
        unused.names.push_back(statusOf(need, stored));
    }
    if (!unused.names.empty())
        sets.push_back(std::move(unused));
    return sets;
}

} // namespace pilothouse::credentials
