// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/clustersetup/file_change.h"
#include "services/core/result.h"

#include <QDateTime>
#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <memory>
#include <vector>

namespace pilothouse::clustersetup {

/// How far something that is sent away has come. It is on paper as Intended before it is sent.
enum class Sending { None, Intended, Done };

/// What a setup has done so far, as it is kept on disk: ids, hashes and times, no secret and no text of a file.
struct SetupState
{
    struct Registry
    {
        Sending sending = Sending::None;
        bool isOurs = false; ///< made by this setup: undo may delete it
        QString name;
        QString appId; ///< promised by the cloud, then the machine's
        QString cvmId;
        QString composeHash; ///< promised; empty for one that was taken over
        QString domain;      ///< that it was told to announce its models under; empty: none
        QString answers;     ///< digest of the answers it was made from
    };
    struct Approval
    {
        Sending sending = Sending::None;
        QStringList hashes;
        bool byRestart = false;
        /// The registry's compose hash once its contract's owner has allowed the restart and it was committed, 64 hex; empty: it waits for nobody.
        QString awaits = {};
    };
    struct File
    {
        FileReceipt receipt;
        Sending writing = Sending::None;
    };

    QString run; ///< ties its entries in the record together
    QDateTime begun;
    Registry registry;
    Approval approval;
    std::vector<File> files; ///< in the order they were written
    bool isFinished = false;
    bool isUndone = false;

    QJsonObject toJson() const;
    /// Errors (Storage): not a state of this form.
    static Result<SetupState> fromJson(const QJsonObject &json);
};

/// The state's file: 0600, written whole, held by one program at a time.
class SetupStateFile final
{
public:
    /// "setup-crunch-tee.json" in a private folder. Errors: Conflict (another program is at it), Storage.
    static Result<std::unique_ptr<SetupStateFile>> open(const QString &folder, const QString &cluster);
    ~SetupStateFile();

    /// What is kept; nothing when no setup of this cluster was begun.
    Result<std::optional<SetupState>> load() const;
    Status save(const SetupState &state) const;
    const QString &path() const { return m_path; }

    /// Looks without holding it, for a dry run: makes neither folder nor file.
    static Result<std::optional<SetupState>> peek(const QString &folder, const QString &cluster);

private:
    class Hold;
    SetupStateFile() = default;

    QString m_path;
    std::unique_ptr<Hold> m_hold;
};

} // namespace pilothouse::clustersetup
