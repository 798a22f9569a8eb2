// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cvm_table_model.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace pilothouse::models {

/// What the detail panel shows of one CVM.
struct CvmDetail
{
    struct Pair
    {
        enum class Kind { Text, Mono, Hash };
        QString key;
        QString value;
        Kind kind = Kind::Text;

        friend bool operator==(const Pair &, const Pair &) = default;
    };
    struct Problem
    {
        StateText state; ///< the word is the bold sentence
        QString text;    ///< where, what was not changed, next step

        friend bool operator==(const Problem &, const Problem &) = default;
    };

    QString name; ///< the whole name
    StateText state;
    QString subtitle;               ///< "Failed for 6 min 12 s · Phala Cloud says “error”"
    std::optional<Problem> problem; ///< the worst thing that needs a person
    std::optional<StateText> boot;  ///< "Boot: setting up docker", as the list tells it; nothing for a machine at rest
    std::vector<StateText> checks;  ///< one sentence each
    std::vector<Pair> pairs;
    StateText attestation;
    QString attestationFinding;

    friend bool operator==(const CvmDetail &, const CvmDetail &) = default;
};

/// `cloud` is the source's name as shown ("Phala Cloud"); `isStale`: the row is older than its limit.
CvmDetail cvmDetail(const CvmRow &row, const CvmTableModel &model, const QString &cloud, bool isStale);

/// The commands that read these machines with our own command line, one a line.
QString cvmReadCommands(const QStringList &ids, const QString &profile);

} // namespace pilothouse::models
