// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"

#include <QDateTime>
#include <QJsonObject>
#include <QString>

#include <vector>

namespace pilothouse::ui {

/// An arrangement of the window that the operator gave a name.
struct NamedLayout
{
    QString name;
    QDateTime savedAt;       ///< UTC
    QJsonObject arrangement; ///< see WindowLayout::arrangement()
};

/// Why text cannot be the name of a layout.
enum class LayoutNameFault {
    None,
    Empty,
    TooLong,   ///< over NamedLayouts::kLongestName letters
    Invisible, ///< line breaks, controls, bidi overrides: two names that look the same
};

/// The named layouts of one environment: one small JSON file each, so that a damaged one takes no other with it. Strict: a file
/// that is not exactly what was written is told and left as it is, never read half. Two names that differ in case only are the
/// same. Holds nothing but the folder; every call reads or writes the disk, so call it from a worker thread.
class NamedLayouts
{
public:
    static constexpr qsizetype kLongestName = 40;
    static constexpr size_t kMost = 50;

    /// `folder`: made 0700 with the first layout.
    explicit NamedLayouts(QString folder);

    static LayoutNameFault faultOf(const QString &typed);
    /// As it is kept: without spaces at the ends, single ones inside.
    static QString tidied(const QString &typed);
    static bool isSameName(const QString &a, const QString &b);

    struct Shelf
    {
        std::vector<NamedLayout> layouts; ///< by name
        std::vector<Error> damaged;       ///< one a file; `where` is its path
    };
    /// No folder is an empty shelf.
    Shelf all() const;

    enum class Existing { Refuse, Replace };
    /// Errors: InvalidInput (name, or too many), Conflict (exists and is not to be replaced), Storage. A damaged file in its place
    /// is kept aside as ….broken first.
    Status save(const NamedLayout &layout, Existing existing) const;
    /// Errors: NotFound, InvalidInput, Conflict (another layout has the new name), Storage.
    Status rename(const QString &from, const QString &to) const;
    /// Errors: NotFound, Storage.
    Status remove(const QString &name) const;

private:
    QString pathOf(const QString &name) const;
    Result<NamedLayout> read(const QString &path) const;
    Status write(const NamedLayout &layout) const;

    QString m_folder;
};

} // namespace pilothouse::ui
