// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"

#include <QByteArray>
#include <QHash>
#include <QString>
#include <QStringList>

#include <vector>

namespace pilothouse::models {

/// One value of a profile file as a form shows it.
struct ProfileField
{
    enum class Kind { Text, Number, Choice };

    QString path; ///< "cluster.spawntee-port"
    QString label;
    QString hint;
    Kind kind = Kind::Text;
    QStringList choices; ///< of Choice; the value may be absent as well
};

struct ProfileSection
{
    QString key; ///< "cluster"
    QString title;
    QString sentence; ///< what the section is for
    std::vector<ProfileField> fields;
};

/// The sections of a profile that a form can fill in, in the order of the format. Name and kind are not among them: they stay what
/// they were made as. What is missing here is edited as text.
const std::vector<ProfileSection> &profileSections();

/// All scalar values of a YAML text by path; empty when it cannot be read.
QHash<QString, QString> profileValues(const QByteArray &yaml);

/// The text with one value set, or taken out when `value` is empty: only its line changes, comments and order stay. A section that
/// becomes empty goes with its last value. Errors: InvalidInput when the text cannot be read, Refused when the value is not written
/// on a line of its own (a map in braces, a text over several lines): then it is changed in the text.
Result<QByteArray> withProfileValue(const QByteArray &yaml, const ProfileField &field, const QString &value);

} // namespace pilothouse::models
