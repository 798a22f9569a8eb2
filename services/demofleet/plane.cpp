// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/demofleet/plane.h"

#include <QRegularExpression>

namespace pilothouse::demofleet {

using namespace Qt::StringLiterals;

QString intentWord(Intent intent)
{
    switch (intent) {
    case Intent::Analyze: return u"analyze"_s;
    case Intent::Create: return u"create"_s;
    case Intent::Pay: return u"pay"_s;
    case Intent::Other: break;
    }
    return u"other"_s;
}

Intent intentOf(const QString &text)
{
    static const auto rule
        = [](const char *pattern) { return QRegularExpression(QLatin1StringView(pattern), QRegularExpression::CaseInsensitiveOption); };
    static const QRegularExpression command = rule(R"(^\s*(mode|experience|cancel|replay|approve)\b)");
    static const QRegularExpression analyze
        = rule(R"(\banalyze\s|who\s+contributes?\s+to\s|who\s+works?\s+on\s|show\s.*contributors\s+(for|of)\s|what\s+(about|is)\s)");
    static const QRegularExpression create = rule(R"(\bcreate\s|\bset\s+up\s|\bmake\s)");
    static const QRegularExpression pay = rule(R"(\b(pay|send|give)\s+[0-9.]+\s+[a-z]+\s|\bdistribute\s+\$?[0-9.]+\s)");
    if (command.match(text).hasMatch())
        return Intent::Other;
    if (analyze.match(text).hasMatch())
        return Intent::Analyze;
    if (create.match(text).hasMatch())
        return Intent::Create;
    if (pay.match(text).hasMatch())
        return Intent::Pay;
    return Intent::Other;
}

} // namespace pilothouse::demofleet
