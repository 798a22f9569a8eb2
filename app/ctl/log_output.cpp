// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/log_output.h"

#include "app/ctl/context.h"
#include "services/cluster/machine_logs.h"
#include "services/core/clock.h"
#include "services/core/plain_text.h"

#include <QCoroFuture>

#include <QJsonArray>
#include <QPromise>

namespace pilothouse::ctl {

using namespace Qt::StringLiterals;

namespace {

constexpr int kFailuresInARow = 5;
constexpr qsizetype kLongestShown = 10'000;

QJsonValue timeOrNull(const std::optional<qint64> &at)
{
    return at ? QJsonValue(toUtcText(QDateTime::fromMSecsSinceEpoch(*at, Qt::UTC))) : QJsonValue();
}

QJsonObject lineToJson(const cluster::TimedLine &line, const QString &source)
{
    QJsonObject object{{u"at"_s, timeOrNull(line.at)}, {u"channel"_s, line.channel}, {u"text"_s, line.text}};
    if (!source.isEmpty())
        object.insert(u"source"_s, source);
    return object;
}

QString prefixOf(const cluster::TimedLine &line, const QString &source, const LogForm &form)
{
    QString prefix;
    if (form.hasTimes && line.at)
        prefix = toUtcText(QDateTime::fromMSecsSinceEpoch(*line.at, Qt::UTC)) + u' ';
    if (form.hasSources)
        prefix += visibleText(source, 40) + u' ';
    return prefix;
}

QString lineToText(const cluster::TimedLine &line, const QString &source, const LogForm &form)
{
    return prefixOf(line, source, form) + visibleText(line.text, kLongestShown) + u'\n';
}

/// One log that is followed, and how it ends.
struct Following
{
    std::vector<std::shared_ptr<cluster::LogFollow>> follows;
    QPromise<Error> end;

    void finish(const Error &error)
    {
        if (end.future().isFinished())
            return;
        end.addResult(error);
        end.finish();
    }
};

bool write(Output &output, const cluster::NewLines &news, const QString &name, const LogForm &form)
{
    if (news.isGapBefore && !news.lines.empty()) {
        const auto at = news.lines.front().at;
        const QJsonObject gap{{u"at"_s, timeOrNull(at)}, {u"source"_s, name}, {u"gap"_s, true}};
        if (!output.item(gap, prefixOf({at, {}, {}}, name, form) + u"-- lines may be missing here --\n"_s))
            return false;
    }
    return std::ranges::all_of(news.lines,
                               [&](const cluster::TimedLine &line) { return output.item(lineToJson(line, name), lineToText(line, name, form)); });
}

} // namespace

QCoro::Task<Result<Answer>> readLogs(std::shared_ptr<Context> context, std::vector<NamedLog> logs, cluster::LogWindow window, LogForm form)
{
    std::vector<std::vector<cluster::TimedLine>> read;
    for (const NamedLog &log : logs) {
        const auto lines = co_await log.read(window, context->cancel());
        if (!lines)
            co_return lines.error();
        std::vector<cluster::TimedLine> timed;
        for (const cluster::CvmLogLine &line : *lines)
            timed.push_back(cluster::timedLine(line));
        read.push_back(std::move(timed));
    }
    Answer answer;
    QJsonArray items;
    for (const cluster::MergedLine &merged : cluster::mergedByTime(read)) {
        const QString &name = logs[merged.log].name;
        items.append(lineToJson(merged.line, form.hasSources ? name : QString()));
        answer.text += lineToText(merged.line, name, form);
    }
    answer.json = {{u"fetchedAt"_s, toUtcText(context->clock()->utcNow())}, {u"source"_s, form.endpoint}, {u"items"_s, items}};
    co_return answer;
}

QCoro::Task<Result<Answer>> followLogs(std::shared_ptr<Context> context, std::vector<NamedLog> logs, cluster::LogWindow window, LogForm form)
{
    context->takeTime();
    const auto following = std::make_shared<Following>();
    following->end.start();
    cluster::LogFollow::Pace pace;
    pace.first = window;
    for (const NamedLog &log : logs) {
        const auto follow = std::make_shared<cluster::LogFollow>(log.read, pace);
        Output *const output = &context->output();
        Following *const owner = following.get();
        QObject::connect(follow.get(), &cluster::LogFollow::linesRead, follow.get(), [=](const cluster::NewLines &news) {
            if (!write(*output, news, log.name, form))
                owner->finish({.kind = ErrorKind::Storage, .what = u"stdout cannot be written"_s, .where = u"stdout"_s});
        });
        QObject::connect(follow.get(), &cluster::LogFollow::changed, follow.get(), [=, it = follow.get()] {
            if (it->error() && (!it->isRunning() || it->failuresInARow() >= kFailuresInARow))
                owner->finish(asNamedByCaller(*it->error()));
        });
        following->follows.push_back(follow);
        follow->start();
    }
    const QFuture<Error> ended = following->end.future();
    const Error error = co_await ended;
    for (const auto &follow : following->follows)
        follow->stop();
    co_return error;
}

} // namespace pilothouse::ctl
