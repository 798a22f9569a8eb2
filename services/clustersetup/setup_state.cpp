// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/clustersetup/setup_state.h"

#include "services/core/clock.h"
#include "services/core/json.h"
#include "services/core/private_file.h"

#include <QFile>
#include <QJsonArray>

#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>
#else
#include <QLockFile>
#endif

namespace pilothouse::clustersetup {

using namespace Qt::StringLiterals;

namespace {

constexpr int kVersion = 1;
constexpr qsizetype kMostBytes = 1024 * 1024;

QString pathOf(const QString &folder, const QString &cluster)
{
    return folder + u"/setup-"_s + cluster + u".json"_s;
}

QString sendingWord(Sending sending)
{
    switch (sending) {
    case Sending::None: return u"none"_s;
    case Sending::Intended: return u"intended"_s;
    case Sending::Done: return u"done"_s;
    }
    return u"none"_s;
}

std::optional<Sending> sendingFromWord(const QJsonValue &word)
{
    for (const Sending sending : {Sending::None, Sending::Intended, Sending::Done})
        if (word.toString() == sendingWord(sending))
            return sending;
    return std::nullopt;
}

Error broken(const QString &what)
{
    return {.kind = ErrorKind::Storage,
            .what = u"the state of the setup cannot be read: %1"_s.arg(what),
            .nextStep = u"Look at the machines of the cluster, then move the file away to begin anew."_s};
}

Result<std::optional<SetupState>> loadFrom(const QString &path)
{
    const auto bytes = readPrivateFile(path, kMostBytes, FileAccess::OwnerOnly);
    if (!bytes && bytes.error().kind == ErrorKind::NotFound)
        return std::optional<SetupState>();
    if (!bytes)
        return bytes.error();
    const auto json = parseJsonObject(*bytes);
    auto state = json ? SetupState::fromJson(*json) : Result<SetupState>(broken(json.error().what));
    if (!state) {
        Error error = state.error();
        error.where = path;
        return error;
    }
    return std::optional<SetupState>(std::move(*state));
}

} // namespace

QJsonObject SetupState::toJson() const
{
    QJsonArray written;
    for (const File &file : files) {
        QJsonObject each = file.receipt.toJson();
        each.insert(u"writing"_s, sendingWord(file.writing));
        written.append(each);
    }
    return {{u"version"_s, kVersion},
            {u"run"_s, run},
            {u"begun"_s, toUtcText(begun)},
            {u"registry"_s, QJsonObject{{u"sending"_s, sendingWord(registry.sending)},
                                        {u"ours"_s, registry.isOurs},
                                        {u"name"_s, registry.name},
                                        {u"appId"_s, registry.appId},
                                        {u"cvmId"_s, registry.cvmId},
                                        {u"composeHash"_s, registry.composeHash},
                                        {u"domain"_s, registry.domain},
                                        {u"answers"_s, registry.answers}}},
            {u"approval"_s, QJsonObject{{u"sending"_s, sendingWord(approval.sending)},
                                        {u"hashes"_s, QJsonArray::fromStringList(approval.hashes)},
                                        {u"byRestart"_s, approval.byRestart},
                                        {u"awaits"_s, approval.awaits}}},
            {u"files"_s, written},
            {u"finished"_s, isFinished},
            {u"undone"_s, isUndone}};
}

Result<SetupState> SetupState::fromJson(const QJsonObject &json)
{
    if (json.value(u"version"_s).toInt() != kVersion)
        return broken(u"it is of another version of this program"_s);
    SetupState state;
    state.run = json.value(u"run"_s).toString();
    state.begun = QDateTime::fromString(json.value(u"begun"_s).toString(), Qt::ISODateWithMs);
    const QJsonObject registry = json.value(u"registry"_s).toObject();
    const QJsonObject approval = json.value(u"approval"_s).toObject();
    const auto made = sendingFromWord(registry.value(u"sending"_s));
    const auto approved = sendingFromWord(approval.value(u"sending"_s));
    if (state.run.isEmpty() || !state.begun.isValid() || !made || !approved)
        return broken(u"a member is missing"_s);
    state.registry = {*made,
                      registry.value(u"ours"_s).toBool(),
                      registry.value(u"name"_s).toString(),
                      registry.value(u"appId"_s).toString(),
                      registry.value(u"cvmId"_s).toString(),
                      registry.value(u"composeHash"_s).toString(),
                      registry.value(u"domain"_s).toString(),
                      registry.value(u"answers"_s).toString()};
    state.approval.sending = *approved;
    state.approval.byRestart = approval.value(u"byRestart"_s).toBool();
    state.approval.awaits = approval.value(u"awaits"_s).toString();
    for (const QJsonValue &hash : approval.value(u"hashes"_s).toArray())
        state.approval.hashes << hash.toString();
    for (const QJsonValue &each : json.value(u"files"_s).toArray()) {
        const auto receipt = FileReceipt::fromJson(each.toObject());
        const auto writing = sendingFromWord(each.toObject().value(u"writing"_s));
        if (!receipt || !writing)
            return broken(u"an entry of its files is not whole"_s);
        state.files.push_back({*receipt, *writing});
    }
    state.isFinished = json.value(u"finished"_s).toBool();
    state.isUndone = json.value(u"undone"_s).toBool();
    return state;
}

/// Freed by the system when its program ends, however it ends. A QLockFile whose program is killed before it has written its number stays
/// locked for ever.
class SetupStateFile::Hold
{
public:
#ifdef Q_OS_UNIX
    explicit Hold(const QString &path) : m_descriptor(::open(QFile::encodeName(path).constData(), O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600))
    {
        m_isHeld = m_descriptor >= 0 && ::flock(m_descriptor, LOCK_EX | LOCK_NB) == 0;
    }
    ~Hold()
    {
        if (m_descriptor >= 0)
            ::close(m_descriptor);
    }
#else
    explicit Hold(const QString &path) : m_lock(path)
    {
        m_lock.setStaleLockTime(0);
        m_isHeld = m_lock.tryLock(0);
    }
#endif
    Q_DISABLE_COPY_MOVE(Hold)

    bool isHeld() const
    {
        return m_isHeld;
    }

private:
#ifdef Q_OS_UNIX
    int m_descriptor = -1;
#else
    QLockFile m_lock;
#endif
    bool m_isHeld = false;
};

SetupStateFile::~SetupStateFile() = default;

Result<std::unique_ptr<SetupStateFile>> SetupStateFile::open(const QString &folder, const QString &cluster)
{
    const Status made = ensurePrivateFolder(folder);
    if (!made)
        return made.error();
    std::unique_ptr<SetupStateFile> file(new SetupStateFile);
    file->m_path = pathOf(folder, cluster);
    file->m_hold = std::make_unique<Hold>(file->m_path + u".lock"_s);
    if (!file->m_hold->isHeld())
        return Error{.kind = ErrorKind::Conflict,
                     .what = u"another program is setting this cluster up"_s,
                     .where = file->m_path,
                     .nextStep = u"Wait until it has ended."_s};
    return file;
}

Result<std::optional<SetupState>> SetupStateFile::load() const
{
    return loadFrom(m_path);
}

Status SetupStateFile::save(const SetupState &state) const
{
    return writeFileAtomically(m_path, QJsonDocument(state.toJson()).toJson(QJsonDocument::Indented));
}

Result<std::optional<SetupState>> SetupStateFile::peek(const QString &folder, const QString &cluster)
{
    return loadFrom(pathOf(folder, cluster));
}

} // namespace pilothouse::clustersetup
