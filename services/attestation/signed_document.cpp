// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/attestation/signed_document.h"

#include <algorithm>
#include <charconv>
#include <chrono>

namespace pilothouse::attestation {

std::optional<int64_t> utcTime(QByteArrayView text)
{
    constexpr QByteArrayView shape = "0000-00-00T00:00:00Z";
    if (text.size() != shape.size())
        return std::nullopt;
    for (qsizetype i = 0; i < shape.size(); ++i) {
        const bool isDigit = text[i] >= '0' && text[i] <= '9';
        if (shape[i] == '0' ? !isDigit : text[i] != shape[i])
            return std::nullopt;
    }
    const auto number = [text](qsizetype at, qsizetype size) {
        int value = 0;
        std::from_chars(text.data() + at, text.data() + at + size, value);
        return value;
    };
    using namespace std::chrono;
    const year_month_day date{year(number(0, 4)), month(unsigned(number(5, 2))), day(unsigned(number(8, 2)))};
    const int hour = number(11, 2);
    const int minute = number(14, 2);
    const int second = number(17, 2);
    if (!date.ok() || hour > 23 || minute > 59 || second > 59)
        return std::nullopt;
    return int64_t((sys_days(date) + hours(hour) + minutes(minute) + seconds(second)).time_since_epoch().count());
}

std::optional<SignedDocumentHead> readHead(const strict_json::Value &object)
{
    const auto id = object["id"].plainText();
    const auto version = object["version"].integer(0, 1'000'000);
    const auto issueText = object["issueDate"].plainText();
    const auto nextText = object["nextUpdate"].plainText();
    const auto evaluation = object["tcbEvaluationDataNumber"].integer(0, 1'000'000);
    const auto issueDate = issueText ? utcTime(*issueText) : std::nullopt;
    const auto nextUpdate = nextText ? utcTime(*nextText) : std::nullopt;
    if (!id || !version || !issueDate || !nextUpdate || !evaluation)
        return std::nullopt;
    SignedDocumentHead head;
    head.id = *id;
    head.version = int(*version);
    head.issueDate = *issueDate;
    head.nextUpdate = *nextUpdate;
    head.issueDateText = *issueText;
    head.nextUpdateText = *nextText;
    head.evaluationDataNumber = int(*evaluation);
    return head;
}

std::optional<LevelVerdict> readLevelVerdict(const strict_json::Value &level)
{
    const auto status = level["tcbStatus"].plainText();
    const auto date = level["tcbDate"].plainText();
    if (!status || !date)
        return std::nullopt;
    LevelVerdict verdict;
    verdict.status = *status;
    verdict.date = *date;
    const strict_json::Value ids = level["advisoryIDs"];
    if (ids.isThere() && !ids.isArray())
        return std::nullopt;
    for (strict_json::Value id = ids.first(); id.isThere(); id = id.next()) {
        const auto text = id.plainText();
        if (!text)
            return std::nullopt;
        verdict.advisoryIds.push_back(*text);
    }
    return verdict;
}

std::optional<std::vector<SvnLevel>> readSvnLevels(const strict_json::Value &list, uint16_t maxSvn)
{
    std::vector<SvnLevel> levels;
    if (!list.isThere())
        return levels;
    if (!list.isArray())
        return std::nullopt;
    for (strict_json::Value item = list.first(); item.isThere(); item = item.next()) {
        const auto svn = item["tcb"]["isvsvn"].integer(0, maxSvn);
        auto verdict = readLevelVerdict(item);
        if (!svn || !verdict)
            return std::nullopt;
        levels.push_back({uint16_t(*svn), std::move(*verdict)});
    }
    std::stable_sort(levels.begin(), levels.end(), [](const SvnLevel &a, const SvnLevel &b) { return a.isvSvn > b.isvSvn; });
    return levels;
}

const SvnLevel *reachedLevel(const std::vector<SvnLevel> &levels, uint16_t isvSvn)
{
    const auto found = std::find_if(levels.begin(), levels.end(), [isvSvn](const SvnLevel &level) { return level.isvSvn <= isvSvn; });
    return found == levels.end() ? nullptr : &*found;
}

} // namespace pilothouse::attestation
