// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/provers/vcpu_quota.h"

#include <QStringList>

namespace pilothouse::provers {

std::optional<QuotaClass> quotaClassOf(const QString &instanceType)
{
    static constexpr struct
    {
        const char *families; ///< letters before the first digit
        const char *code;
        const char *name;
    } kClasses[] = {
        {"a c d h i m r t z", "L-1216C47A", "Running On-Demand Standard (A, C, D, H, I, M, R, T, Z) instances"},
        {"g vt", "L-DB2E81BA", "Running On-Demand G and VT instances"},
        {"p", "L-417A185B", "Running On-Demand P instances"},
        {"f", "L-74FC7D96", "Running On-Demand F instances"},
        {"x", "L-7295265B", "Running On-Demand X instances"},
        {"inf", "L-1945791B", "Running On-Demand Inf instances"},
        {"trn", "L-2C3B7624", "Running On-Demand Trn instances"},
        {"dl", "L-6E869C2A", "Running On-Demand DL instances"},
    };
    QString family;
    for (const QChar c : instanceType) {
        if (!c.isLetter())
            break;
        family += c.toLower();
    }
    // "im4gn", "is4gen" are storage machines and "mac2" none of these; Standard has families of two letters only there.
    if (family == QLatin1String("im") || family == QLatin1String("is"))
        family = QStringLiteral("i");
    for (const auto &each : kClasses) {
        if (!family.isEmpty() && QString::fromLatin1(each.families).split(u' ').contains(family))
            return QuotaClass{QString::fromLatin1(each.code), QString::fromLatin1(each.name)};
    }
    return std::nullopt;
}

} // namespace pilothouse::provers
