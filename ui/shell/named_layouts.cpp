// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/named_layouts.h"

#include "models/spoken.h"
#include "services/core/clock.h"
#include "services/core/json.h"
#include "services/core/plain_text.h"
#include "services/core/private_file.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSet>

#include <algorithm>

namespace pilothouse::ui {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(NamedLayouts)
};

constexpr int kVersion = 1;
constexpr qsizetype kMaxFile = 1024 * 1024;
constexpr qsizetype kMostFiles = 200;

Error fault(ErrorKind kind, const QString &what, const QString &where, const QString &nextStep = QString())
{
    Error error;
    error.kind = kind;
    error.what = what;
    error.where = where;
    error.nextStep = nextStep;
    return error;
}

Error damage(const QString &path, const QString &what)
{
    Error error = fault(ErrorKind::Storage, Words::tr("a saved layout cannot be read: %1").arg(models::spoken(what)), path,
                        Words::tr("Put the file right or delete it; the other layouts are there."));
    error.unchanged = Words::tr("The file was left as it is.");
    return error;
}

/// What two names have in common that are the same to a person.
QString folded(const QString &name)
{
    return NamedLayouts::tidied(name).normalized(QString::NormalizationForm_KC).toCaseFolded();
}

/// "night-shift-1a2b3c4d5e6f7081.json": to be recognised in the folder, and never a path, whatever the name.
QString fileNameOf(const QString &name)
{
    QString readable;
    for (const QChar letter : folded(name)) {
        const bool plain = (letter >= u'a' && letter <= u'z') || (letter >= u'0' && letter <= u'9');
        if (plain)
            readable += letter;
        else if (!readable.isEmpty() && !readable.endsWith(u'-'))
            readable += u'-';
    }
    readable.truncate(24);
    const QByteArray hash = QCryptographicHash::hash(folded(name).toUtf8(), QCryptographicHash::Sha256).toHex().left(16);
    return QStringLiteral("%1-%2.json").arg(readable.isEmpty() ? QStringLiteral("layout") : readable, QString::fromLatin1(hash));
}

/// Empty: the arrangement is one. Pages judge their own part when they get it.
QString complaintAbout(const QJsonObject &arrangement)
{
    for (auto it = arrangement.begin(); it != arrangement.end(); ++it) {
        const bool fits = (it.key() == QLatin1String("geometry") && it->isString()) || (it.key() == QLatin1String("drawer") && it->isBool())
                          || (it.key() == QLatin1String("pages") && it->isObject());
        if (!fits)
            return Words::tr("arrangement.%1 is not understood").arg(visibleText(it.key(), 40));
    }
    const QJsonObject pages = arrangement[QLatin1String("pages")].toObject();
    for (auto it = pages.begin(); it != pages.end(); ++it)
        if (!it->isObject())
            return Words::tr("arrangement.pages.%1 is not an object").arg(visibleText(it.key(), 40));
    return {};
}

} // namespace

NamedLayouts::NamedLayouts(QString folder) : m_folder(std::move(folder)) { }

QString NamedLayouts::tidied(const QString &typed)
{
    return typed.simplified();
}

LayoutNameFault NamedLayouts::faultOf(const QString &typed)
{
    const QString name = tidied(typed);
    if (name.isEmpty())
        return LayoutNameFault::Empty;
    if (name.size() > kLongestName)
        return LayoutNameFault::TooLong;
    return visibleText(name) == name ? LayoutNameFault::None : LayoutNameFault::Invisible;
}

bool NamedLayouts::isSameName(const QString &a, const QString &b)
{
    return folded(a) == folded(b);
}

QString NamedLayouts::pathOf(const QString &name) const
{
    return m_folder + u'/' + fileNameOf(name);
}

Result<NamedLayout> NamedLayouts::read(const QString &path) const
{
    const auto bytes = readPrivateFile(path, kMaxFile, FileAccess::OthersMayRead);
    if (!bytes)
        return damage(path, bytes.error().what);
    JsonLimits limits;
    limits.maxBytes = kMaxFile;
    limits.maxDepth = 16;
    limits.duplicateKeys = DuplicateKeys::Reject;
    const auto parsed = parseJsonObject(*bytes, limits);
    if (!parsed)
        return damage(path, parsed.error().what);
    const QJsonObject &root = *parsed;
    if (root[QLatin1String("version")].toInt() > kVersion)
        return damage(path, Words::tr("it was written by a newer version of Pilothouse"));
    if (root[QLatin1String("version")].toInt() != kVersion)
        return damage(path, Words::tr("version is missing"));
    const QSet<QString> known{QStringLiteral("version"), QStringLiteral("name"), QStringLiteral("savedAt"), QStringLiteral("arrangement")};
    for (const QString &key : root.keys())
        if (!known.contains(key))
            return damage(path, Words::tr("%1 is not understood").arg(visibleText(key, 40)));
    NamedLayout layout;
    layout.name = root[QLatin1String("name")].toString();
    layout.savedAt = QDateTime::fromString(root[QLatin1String("savedAt")].toString(), Qt::ISODateWithMs).toUTC();
    layout.arrangement = root[QLatin1String("arrangement")].toObject();
    if (faultOf(layout.name) != LayoutNameFault::None || layout.name != tidied(layout.name))
        return damage(path, Words::tr("name is missing or cannot be a name"));
    if (QFileInfo(path).fileName() != fileNameOf(layout.name))
        return damage(path, Words::tr("the file belongs to another name than the one in it"));
    if (!layout.savedAt.isValid())
        return damage(path, Words::tr("savedAt is not a time"));
    if (!root[QLatin1String("arrangement")].isObject())
        return damage(path, Words::tr("arrangement is missing"));
    if (const QString complaint = complaintAbout(layout.arrangement); !complaint.isEmpty())
        return damage(path, complaint);
    return layout;
}

NamedLayouts::Shelf NamedLayouts::all() const
{
    Shelf shelf;
    const QStringList files = QDir(m_folder).entryList({QStringLiteral("*.json")}, QDir::Files | QDir::Hidden | QDir::System, QDir::Name);
    for (const QString &file : files.mid(0, kMostFiles)) {
        auto layout = read(m_folder + u'/' + file);
        if (layout)
            shelf.layouts.push_back(std::move(*layout));
        else
            shelf.damaged.push_back(layout.error());
    }
    if (files.size() > kMostFiles)
        shelf.damaged.push_back(damage(m_folder, Words::tr("there are %1 files, the limit is %2").arg(files.size()).arg(kMostFiles)));
    std::sort(shelf.layouts.begin(), shelf.layouts.end(), [](const NamedLayout &a, const NamedLayout &b) { return folded(a.name) < folded(b.name); });
    return shelf;
}

Status NamedLayouts::write(const NamedLayout &layout) const
{
    const Status folder = ensurePrivateFolder(m_folder);
    if (!folder)
        return folder;
    const QJsonObject root{{QStringLiteral("version"), kVersion},
                           {QStringLiteral("name"), layout.name},
                           {QStringLiteral("savedAt"), toUtcText(layout.savedAt)},
                           {QStringLiteral("arrangement"), layout.arrangement}};
    return writeFileAtomically(pathOf(layout.name), QJsonDocument(root).toJson());
}

Status NamedLayouts::save(const NamedLayout &layout, Existing existing) const
{
    NamedLayout tidy = layout;
    tidy.name = tidied(layout.name);
    const QString path = pathOf(tidy.name);
    if (faultOf(tidy.name) != LayoutNameFault::None)
        return fault(ErrorKind::InvalidInput, Words::tr("this cannot be the name of a layout"), visibleText(layout.name, 80));
    if (const QString complaint = complaintAbout(tidy.arrangement); !complaint.isEmpty())
        return fault(ErrorKind::Internal, complaint, tidy.name);
    if (QFileInfo(path).isSymLink() || QFile::exists(path)) {
        if (read(path)) {
            if (existing == Existing::Refuse)
                return fault(ErrorKind::Conflict, Words::tr("there is a layout with this name"), tidy.name,
                             Words::tr("Choose another name, or replace it."));
        } else {
            // Whatever it is, it may be of use to somebody: aside, under a name that is free.
            QString aside = path + QLatin1String(".broken");
            for (int i = 2; QFile::exists(aside); ++i)
                aside = QStringLiteral("%1.broken-%2").arg(path).arg(i);
            if (!QFile::rename(path, aside))
                return fault(ErrorKind::Storage, Words::tr("a damaged file is in the way and cannot be kept aside"), path);
        }
    } else if (all().layouts.size() >= kMost) {
        return fault(ErrorKind::InvalidInput, Words::tr("there are %1 layouts, that is the most").arg(kMost), m_folder,
                     Words::tr("Delete one that is not used."));
    }
    return write(tidy);
}

Status NamedLayouts::rename(const QString &from, const QString &to) const
{
    const QString name = tidied(to);
    if (faultOf(name) != LayoutNameFault::None)
        return fault(ErrorKind::InvalidInput, Words::tr("this cannot be the name of a layout"), visibleText(to, 80));
    auto layout = read(pathOf(from));
    if (!layout)
        return QFile::exists(pathOf(from)) ? layout.error() : fault(ErrorKind::NotFound, Words::tr("there is no layout with this name"), from);
    const QString before = pathOf(from);
    layout->name = name;
    // Other letters for the same name: the same file.
    if (isSameName(from, name))
        return write(*layout);
    const Status saved = save(*layout, Existing::Refuse);
    if (!saved)
        return saved;
    if (QFile::remove(before))
        return Done{};
    Error error = fault(ErrorKind::Storage, Words::tr("the layout has its new name, but the old file cannot be deleted"), before);
    error.unchanged = Words::tr("The layout is there under both names.");
    return error;
}

Status NamedLayouts::remove(const QString &name) const
{
    const QString path = pathOf(name);
    if (!QFile::exists(path))
        return fault(ErrorKind::NotFound, Words::tr("there is no layout with this name"), name);
    if (!QFile::remove(path))
        return fault(ErrorKind::Storage, Words::tr("the layout cannot be deleted"), path);
    return Done{};
}

} // namespace pilothouse::ui
