// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/digest.h"
#include "services/core/result.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace pilothouse::provenance {

enum class SourceKind {
    AppCompose,    ///< app-compose.json: its bytes are what the machine measures
    DockerCompose, ///< docker-compose.yml: only a part of what is measured, no compose hash follows from it
};
QString sourceKindWord(SourceKind kind); ///< "app-compose", "docker-compose"

/// One service's image and how firmly it is named.
struct ImagePin
{
    enum class State {
        Pinned,     ///< name@sha256:…: the hash fixes the bytes
        NotPinned,  ///< a tag, which can be moved to other bytes
        Variable,   ///< a variable of the environment chooses it; values are in no hash
        BuiltThere, ///< built on the machine from sources that no hash covers
        Missing,    ///< names none
    };
    QString service;
    QString image; ///< as written; foreign text
    State state = State::Missing;
};
QString imageStateWord(ImagePin::State state); ///< "pinned", "not-pinned", "variable", "built-there", "missing"

/// A git commit that the compose text names somewhere.
struct GitMention
{
    QString service;
    QString place;              ///< "label org.opencontainers.image.revision", "environment GIT_SHA", "image tag"
    QString value;              ///< 7 to 40 hex digits
    std::optional<bool> agrees; ///< with the commit that was checked out; nothing without one
};

/// A member of the app-compose that changes what the machine lets through.
struct SecurityMember
{
    QString name;
    QString value;        ///< compact JSON, cut at 2,000 characters
    QString meaning;      ///< one sentence
    bool notable = false; ///< it weakens something or runs code: worth a second look
};

enum class FindingLevel { Note, Warning, Bad };
QString findingLevelWord(FindingLevel level); ///< "note", "warning", "bad"

struct SourceFinding
{
    FindingLevel level = FindingLevel::Note;
    QString code; ///< "image-not-pinned", "image-variable", "duplicate-key", "git-commit-differs" …
    QString text; ///< one sentence
};

/// Where two texts begin to differ. Equality is on bytes.
struct ByteDifference
{
    qint64 offset = 0; ///< of the first byte that differs, from 0
    int line = 1;      ///< of that byte in the first text, from 1
    int column = 1;    ///< in bytes, from 1
    qint64 firstSize = 0;
    qint64 secondSize = 0;
    QByteArray firstAround; ///< at most 48 bytes from a little before the difference on
    QByteArray secondAround;
    bool sameValues = false; ///< both are the same JSON, spelled differently: the hashes differ all the same
};
/// Nothing when the texts are equal.
std::optional<ByteDifference> firstDifference(const QByteArray &first, const QByteArray &second);

enum class SourceVerdict {
    Computed, ///< nothing was given to compare with
    Match,    ///< the compose hash equals the expected one
    Different,
    NotComparable, ///< only a docker-compose file: its hash can never equal a compose hash
};
QString sourceVerdictWord(SourceVerdict verdict); ///< "computed", "match", "different", "not-comparable"

/// What a source says about a compose hash.
struct SourceReport
{
    SourceKind kind = SourceKind::AppCompose;
    QString origin;                          ///< "app-compose.json of v1.2.0 in /home/…", or the file's path
    QString commit;                          ///< of a git checkout: 40 or 64 hex digits; empty for a file
    QByteArray text;                         ///< the exact bytes that were judged
    std::optional<Sha256> composeHash;       ///< SHA-256 of the exact app-compose bytes; nothing for a docker-compose file
    std::optional<Sha256> dockerComposeHash; ///< SHA-256 of the docker compose text: the guide's figure, never the compose hash
    std::optional<Sha256> expected;
    SourceVerdict verdict = SourceVerdict::Computed;
    QString sentence;        ///< the verdict in words
    QString whyHashesDiffer; ///< why composeHash and dockerComposeHash never agree
    /// The docker compose text inside app-compose equals the docker-compose file of the same checkout; nothing without both.
    std::optional<bool> dockerComposeInCheckoutEqual;
    std::optional<ByteDifference> difference; ///< to SourceRequest::reference
    std::vector<ImagePin> images;
    std::vector<GitMention> gitMentions;
    std::vector<SecurityMember> members;
    std::vector<SourceFinding> findings; ///< worst first

    bool allImagesPinned() const;
};

/// What the pure check works on.
struct SourceInput
{
    SourceKind kind = SourceKind::AppCompose;
    QString origin;
    QString commit;
    QByteArray text;
    std::optional<QByteArray> dockerComposeInCheckout;
    std::optional<Sha256> expected;
    std::optional<QByteArray> reference; ///< an app-compose text as a machine or the cloud hands it out
};

/// Judges bytes: hash, pinning, mentions of git, members. Never fails: what cannot be read is a finding.
SourceReport judgeSource(const SourceInput &input);

/// What a file is by its bytes: a JSON object is an app-compose, everything else a docker-compose file.
SourceKind kindOf(const QByteArray &text);

} // namespace pilothouse::provenance
