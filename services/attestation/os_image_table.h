// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/attestation/event_log.h"
#include "services/attestation/quote.h"

#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace pilothouse::attestation {

/// What an OS image measures as. RTMR0 is the machine's, not the image's: one for each shape that was computed.
struct OsImage
{
    struct Shape
    {
        QString name; ///< "4 vCPU, 8 GiB"; the operator's own words
        Digest<48> rtmr0;
    };

    QString name;
    QString version;
    bool isDev = false;           ///< dev images let people log in
    std::vector<Digest<48>> mrTd; ///< one for each way in which QEMU adds the firmware's pages
    Digest<48> rtmr1;
    Digest<48> rtmr2;
    std::vector<Shape> shapes;         ///< may be empty: then RTMR0 is not judged
    std::optional<Sha256> osImageHash; ///< SHA-256 of the image's sha256sum.txt

    bool isCalled(const QString &text) const { return name == text || version == text || title() == text; }
    QString title() const { return version.isEmpty() || name.contains(version) ? name : name + u' ' + version; }
};

enum class ImageAnswer { Release, DevImage, Unknown };

/// What the table says about one machine.
struct ImageJudgement
{
    ImageAnswer answer = ImageAnswer::Unknown;
    QString image;                         ///< title; of the closest entry when the answer is unknown, or empty
    std::optional<QString> shape;          ///< name of the shape whose RTMR0 this is
    bool hasShapes = false;                ///< the table lists shapes of this image
    std::optional<bool> osImageHashAgrees; ///< the measured os-image-hash event against the table; nothing without either
    QString words;                         ///< one line for a table cell: "dstack 0.5.5, 4 vCPU 8 GiB"
};

/// The operator's list of released images: given as a file, edited by people, never guessed.
///
/// {"source": "text", "images": [{"name": "dstack-0.5.5", "version": "0.5.5", "isDev": false, "mrtd": ["hex", "hex"],
///   "rtmr1": "hex", "rtmr2": "hex", "rtmr0": {"2 vCPU, 4 GiB": "hex"}, "osImageHash": "hex"}]}
///
/// `mrtd` may be one text; `version`, `rtmr0` and `osImageHash` may be absent; `is_dev` and `os_image_hash` are read too. A name that is
/// not known is an error, so that a typing slip cannot turn a check off.
struct OsImageTable
{
    QString source;
    std::vector<OsImage> images;

    /// At most 4 MiB and 10,000 images. Errors: InvalidInput that names the entry and the member.
    static Result<OsImageTable> fromJson(const QByteArray &json);

    /// True when an entry has this name, version or title.
    bool names(const QString &image) const;

    /// Known release, known dev image or unknown, by MRTD, RTMR1 and RTMR2. Where a release and a dev image measure the same it is a
    /// dev image.
    ImageJudgement judge(const TdReport &td, const BootIdentity &identity) const;
};

/// The table in the form that fromJson reads.
QJsonObject toJson(const OsImageTable &table);

QString imageAnswerWord(ImageAnswer answer); ///< "release", "dev-image", "unknown"

} // namespace pilothouse::attestation
