// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/attestation/second_opinion.h"

#include <QJsonObject>

#include <algorithm>

namespace pilothouse::attestation {

using namespace Qt::StringLiterals;

Agreement agreementOf(const InstanceReport &ours, const std::optional<Result<SecondOpinion>> &theirs)
{
    if (!theirs || !theirs->has_value() || ours.quote == QuoteState::Absent)
        return Agreement::Unknown;
    const bool weAccept = ours.quote == QuoteState::Verified;
    if (!weAccept && ours.verification.reason == "COLLATERAL_MISSING"_L1)
        return Agreement::Unknown;
    return weAccept == (*theirs)->accepted ? Agreement::Agrees : Agreement::Disagrees;
}

Agreement agreementOn(const Comparison &comparison, const SecondOpinions &opinions, int machine)
{
    if (machine < 0 || machine >= int(comparison.instances.size()) || machine >= int(opinions.machines.size()))
        return Agreement::Unknown;
    return agreementOf(comparison.instances[size_t(machine)], opinions.machines[size_t(machine)]);
}

std::vector<int> disagreements(const Comparison &comparison, const SecondOpinions &opinions)
{
    std::vector<int> machines;
    for (int i = 0; i < int(comparison.instances.size()); ++i)
        if (agreementOn(comparison, opinions, i) == Agreement::Disagrees)
            machines.push_back(i);
    return machines;
}

int agreements(const Comparison &comparison, const SecondOpinions &opinions)
{
    int agree = 0;
    for (int i = 0; i < int(comparison.instances.size()); ++i)
        agree += agreementOn(comparison, opinions, i) == Agreement::Agrees;
    return agree;
}

QJsonArray toJson(const Comparison &comparison, const SecondOpinions &opinions)
{
    QJsonArray list;
    for (int i = 0; i < int(opinions.machines.size()); ++i) {
        const auto &theirs = opinions.machines[size_t(i)];
        const Agreement agreement = agreementOn(comparison, opinions, i);
        const bool answered = theirs && theirs->has_value();
        const QString error = !theirs ? u"not asked: the machine gave no quote"_s : answered ? QString() : theirs->error().what;
        list.append(QJsonObject{{u"verifier"_s, opinions.verifier},
                                {u"accepted"_s, answered ? QJsonValue((*theirs)->accepted) : QJsonValue()},
                                {u"agrees"_s, agreement == Agreement::Unknown ? QJsonValue() : QJsonValue(agreement == Agreement::Agrees)},
                                {u"error"_s, answered ? QJsonValue() : QJsonValue(error)}});
    }
    return list;
}

QString sentenceOf(const Comparison &comparison, const SecondOpinions &opinions)
{
    const auto odd = disagreements(comparison, opinions);
    if (!odd.empty()) {
        QStringList names;
        for (const int machine : odd)
            names << comparison.instances[size_t(machine)].name;
        const QString more = names.size() > 5 ? u" and %1 more"_s.arg(names.size() - 5) : QString();
        return u"verifiers disagree: %1 and this desk on %2%3"_s.arg(opinions.verifier, names.mid(0, 5).join(", "_L1), more);
    }
    const int agree = agreements(comparison, opinions);
    return u"%1 agrees on %2 of %3 machines%4"_s.arg(opinions.verifier)
        .arg(agree)
        .arg(opinions.machines.size())
        .arg(agree < int(opinions.machines.size()) ? u"; the others were not judged twice"_s : QString());
}

} // namespace pilothouse::attestation
