// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/measure.h"

#include "app/console/console.h"
#include "services/cluster/cluster_workflow.h"
#include "services/environment/environment_services.h"
#include "ui/cluster/cluster_page.h"
#include "ui/shell/stall_meter.h"

#include <QCoroTimer>

#include <QAbstractItemView>
#include <QTableView>
#include <QEvent>
#include <QFile>
#include <QJsonDocument>
#include <QTextStream>

#ifdef Q_OS_LINUX
#include <time.h>
#include <unistd.h>
#endif

namespace pilothouse::console {

namespace {

constexpr std::chrono::seconds kPatience{30};
constexpr int kRefreshes = 30;

qint64 bootTimeMs()
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(SystemClock().monotonicNow().time_since_epoch()).count();
}

/// Tells when a view has painted while its model had rows.
class FirstPaint final : public QObject
{
public:
    explicit FirstPaint(QAbstractItemView *view) : m_view(view) { view->viewport()->installEventFilter(this); }
    bool seen() const { return m_seen; }
    qint64 at() const { return m_at; }

protected:
    bool eventFilter(QObject *, QEvent *event) override
    {
        if (!m_seen && event->type() == QEvent::Paint && m_view->model() && m_view->model()->rowCount() > 0) {
            m_seen = true;
            m_at = bootTimeMs();
        }
        return false;
    }

private:
    QAbstractItemView *m_view;
    bool m_seen = false;
    qint64 m_at = 0;
};

QCoro::Task<Done> pause(std::chrono::milliseconds time)
{
    QTimer timer;
    timer.setSingleShot(true);
    timer.start(time);
    co_await timer;
    co_return Done{};
}

double residentMiB()
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : status.readAll().split('\n'))
        if (line.startsWith("VmRSS:"))
            return line.mid(6).trimmed().split(' ').first().toDouble() / 1024;
    return 0;
}

void print(const QString &id, const QString &what, double value, const QString &unit, double limit)
{
    const QJsonObject figure{{QStringLiteral("id"), id},
                             {QStringLiteral("what"), what},
                             {QStringLiteral("value"), value},
                             {QStringLiteral("unit"), unit},
                             {QStringLiteral("limit"), limit}};
    QTextStream(stdout) << QJsonDocument(figure).toJson(QJsonDocument::Compact) << '\n';
}

double milliseconds(std::chrono::nanoseconds time)
{
    return double(time.count()) / 1e6;
}

} // namespace

qint64 processAgeReferenceMs()
{
#ifdef Q_OS_LINUX
    // Field 22 of /proc/self/stat: start time in clock ticks since boot. The name in field 2 may hold blanks.
    QFile stat(QStringLiteral("/proc/self/stat"));
    if (stat.open(QIODevice::ReadOnly)) {
        const QByteArray text = stat.readAll();
        const QList<QByteArray> fields = text.mid(text.lastIndexOf(')') + 2).split(' ');
        const long ticks = sysconf(_SC_CLK_TCK);
        if (fields.size() > 19 && ticks > 0)
            return fields[19].toLongLong() * 1000 / ticks;
    }
#endif
    return bootTimeMs();
}

QCoro::Task<Status> measure(Console *console, QString what, qint64 startedAtMs)
{
    Error error;
    ui::MainWindow *const window = console->window();
    window->showPage(QStringLiteral("cluster"));
    auto *const page = qobject_cast<ui::ClusterPage *>(window->page(QStringLiteral("cluster")));
    // The page has other lists too: of results, of the filter's words. This one shows the CVMs.
    QAbstractItemView *view = nullptr;
    if (page)
        for (QAbstractItemView *each : page->findChildren<QTableView *>())
            if (each->model() == page->model())
                view = each;
    if (view == nullptr) {
        error.kind = ErrorKind::NotFound;
        error.what = QStringLiteral("this environment has no cluster");
        co_return error;
    }
    FirstPaint first(view);
    const qint64 begun = bootTimeMs();
    while (!first.seen()) {
        if (bootTimeMs() - begun > std::chrono::milliseconds(kPatience).count()) {
            error.kind = ErrorKind::Timeout;
            error.what = QStringLiteral("no row was painted within 30 s");
            co_return error;
        }
        co_await pause(std::chrono::milliseconds(1));
    }
    const auto *const cluster = console->services()->cluster.get();
    const int cvms = int(cluster->snapshot().value->items.size());
    if (what == QLatin1StringView("start")) {
        print(QStringLiteral("B1"), QStringLiteral("exec to the first painted row, %1 CVMs, warm").arg(cvms), double(first.at() - startedAtMs),
              QStringLiteral("ms"), 350);
        co_await pause(std::chrono::seconds(2));
        print(QStringLiteral("B1"), QStringLiteral("memory in use 2 s later, %1 CVMs").arg(cvms), residentMiB(), QStringLiteral("MiB"), 90);
        co_return Done{};
    }

    auto *const app = qobject_cast<ui::MeteredApplication *>(QCoreApplication::instance());
    // Until the other pages are made, once for a window.
    co_await pause(std::chrono::seconds(3));
    app->resetMeter();
    for (int i = 0; i < kRefreshes; ++i) {
        co_await console->services()->cluster->refresh();
        co_await pause(std::chrono::milliseconds(50));
    }
    const ui::StallMeter &meter = app->meter();
    print(QStringLiteral("G1"), QStringLiteral("longest slot on the GUI thread, %1 refreshes of %2 CVMs").arg(kRefreshes).arg(cvms),
          milliseconds(meter.work().longest), QStringLiteral("ms"), 4);
    print(QStringLiteral("G1"), QStringLiteral("the same in processor time, which other programs do not lengthen"),
          milliseconds(meter.work().longestCpu), QStringLiteral("ms"), 4);
    print(QStringLiteral("G2"), QStringLiteral("longest paint meanwhile, %1 CVMs").arg(cvms), milliseconds(meter.painting().longest),
          QStringLiteral("ms"), 16);
    QTextStream(stderr) << "longest: event " << meter.work().longestEvent << " to " << meter.work().longestReceiver << '\n';
    co_return Done{};
}

} // namespace pilothouse::console
