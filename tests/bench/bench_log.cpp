// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// B4: a log of a million lines (77 MB) opened, filtered and searched by expression in a view of 1280 × 800, from the call to the painted
// frame; then followed at 50,000 lines a second; beside it lnav, which loads and filters the same file in the same run.
#include "services/core/clock.h"
#include "tests/bench/figures.h"
#include "ui/logs/log_view.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QEventLoop>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTimer>

#include <ctime>
#include <sys/resource.h>
#include <thread>
#include <utility>

using namespace pilothouse;
using namespace pilothouse::bench;
using logs::LogBatch;
using logs::LogQuery;
using logs::LogSpool;
using models::LogDocument;

namespace {

constexpr int kLines = 1'000'000;
constexpr int kRuns = 15;
constexpr int kRate = 50'000; ///< lines a second

/// CPU time of this thread: what it did itself, whoever else wanted the cores meanwhile.
double ownCpuMs()
{
    struct timespec now
    {
    };
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return double(now.tv_sec) * 1e3 + double(now.tv_nsec) / 1e6;
}

/// The longest that any one event held up the window, painting included.
class TimedApplication final : public QApplication
{
public:
    using QApplication::QApplication;
    bool notify(QObject *receiver, QEvent *event) override
    {
        if (m_depth > 0)
            return QApplication::notify(receiver, event);
        ++m_depth;
        QElapsedTimer timer;
        timer.start();
        const double cpu = ownCpuMs();
        const bool done = QApplication::notify(receiver, event);
        m_worst = std::max(m_worst, elapsedMs(timer));
        m_worstCpu = std::max(m_worstCpu, ownCpuMs() - cpu);
        --m_depth;
        return done;
    }
    double takeWorst() { return std::exchange(m_worst, 0); }
    double takeWorstCpu() { return std::exchange(m_worstCpu, 0); }

private:
    int m_depth = 0;
    double m_worst = 0;
    double m_worstCpu = 0;
};

QByteArray lineOf(int number)
{
    static const char *const words[] = {"segment proved", "heartbeat sent", "task claimed ", "lease renewed "};
    char text[128];
    const unsigned id = unsigned(number) * 2654435761U;
    std::snprintf(text, sizeof text, "2026-11-20T14:%02d:%02d.%03dZ INFO gpu-prover %s id=%08x n=%07d q=%d", number / 60000 % 60, number / 1000 % 60,
                  number % 1000, words[number % 4], id, number, number % 97 / 10);
    return QByteArray(text);
}

double kilobytesOf(const char *field)
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : status.readAll().split('\n'))
        if (line.startsWith(field))
            return line.mid(qsizetype(std::strlen(field)) + 1).trimmed().split(' ').first().toDouble();
    return 0;
}

struct LnavFigures
{
    double ms = 0;
    double megabytes = 0;
};

std::optional<LnavFigures> runLnav(const QString &path)
{
    const QString program = QStandardPaths::findExecutable(QStringLiteral("lnav"));
    if (program.isEmpty()) {
        std::fprintf(stderr, "lnav is not installed: no peer beside B4\n");
        return std::nullopt;
    }
    LnavFigures figures;
    Runs runs;
    for (int i = 0; i < 4; ++i) {
        QProcess process;
        process.setStandardOutputFile(QProcess::nullDevice());
        process.setStandardErrorFile(QProcess::nullDevice());
        QElapsedTimer timer;
        timer.start();
        process.start(program, {QStringLiteral("-n"), QStringLiteral("-c"), QStringLiteral(":filter-in 4f1c"), path});
        if (!process.waitForFinished(120'000) || process.exitCode() != 0)
            return std::nullopt;
        if (i > 0) // the first one warms up
            runs.add(elapsedMs(timer));
    }
    struct rusage usage
    {
    };
    ::getrusage(RUSAGE_CHILDREN, &usage); // lnav is the only child
    figures.ms = runs.median();
    figures.megabytes = double(usage.ru_maxrss) / 1024;
    return figures;
}

/// A spool with its view, until all is painted.
struct Desk
{
    explicit Desk(std::shared_ptr<LogSpool> spool) : document(std::move(spool))
    {
        view.resize(1280, 800);
        view.setDocument(&document);
        view.show();
    }
    ~Desk() { view.setDocument(nullptr); }
    void paint()
    {
        QApplication::sendPostedEvents();
        view.viewport()->repaint();
    }
    template <typename Until>
    void runUntil(Until until)
    {
        QTimer tick; // looks again each millisecond, and leaves the cores to those who work
        tick.start(1);
        while (!until())
            QApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
    void query(const QString &text, LogQuery::Kind kind)
    {
        LogQuery query;
        query.text = text;
        query.kind = kind;
        bool done = false;
        const auto connection = QObject::connect(&document, &LogDocument::shownReset, &view, [&done] { done = true; });
        (void)document.setQuery(query);
        runUntil([&done] { return done; });
        QObject::disconnect(connection);
        paint();
    }

    LogDocument document;
    ui::LogView view;
};

void openAndSearch(const QString &path, const std::optional<LnavFigures> &lnav)
{
    const auto peerTime = lnav ? std::optional(Peer{QStringLiteral("lnav loads and filters"), lnav->ms}) : std::nullopt;
    const auto peerMemory = lnav ? std::optional(Peer{QStringLiteral("lnav"), lnav->megabytes}) : std::nullopt;
    Runs first, whole;
    for (int i = -2; i < kRuns; ++i) {
        QElapsedTimer timer;
        timer.start();
        const auto spool = LogSpool::open(path);
        if (!spool)
            return;
        Desk desk(*spool);
        desk.runUntil([&] { return desk.document.count() >= 40; });
        desk.paint();
        const double painted = elapsedMs(timer);
        desk.runUntil([&] { return (*spool)->isSettled() && desk.document.totalCount() == kLines; });
        desk.paint();
        if (i >= 0) {
            first.add(painted);
            whole.add(elapsedMs(timer));
        }
    }
    print(QStringLiteral("B4"), QStringLiteral("open a log of 1 M lines (77 MB): first screen painted"), first, 60);
    print(QStringLiteral("B4"), QStringLiteral("the same: all lines found and the end painted"), whole, 560, peerTime);

    const auto spool = LogSpool::open(path);
    Desk desk(*spool);
    desk.runUntil([&] { return (*spool)->isSettled() && desk.document.totalCount() == kLines; });
    desk.document.setOnlyMatching(true);
    const auto timed = [&](const QString &text, LogQuery::Kind kind) {
        return measure(
            kRuns,
            [&] {
                (void)desk.document.setQuery(LogQuery());
                desk.paint();
            },
            [&] { desk.query(text, kind); });
    };
    print(QStringLiteral("B4"), QStringLiteral("filter 1 M lines by a word, case not counting: painted"),
          timed(QStringLiteral("4F1C"), LogQuery::Kind::Words), 150, peerTime);
    print(QStringLiteral("B4"), QStringLiteral("filter 1 M lines that all match: painted"), timed(QStringLiteral("gpu"), LogQuery::Kind::Words), 150);
    print(QStringLiteral("B4"), QStringLiteral("filter 1 M lines by an expression: painted"),
          timed(QStringLiteral("id=4f1c[0-9]+ n=0[0-4]"), LogQuery::Kind::Expression), 600);
    printValue(QStringLiteral("B4"), QStringLiteral("most memory up to here"), kilobytesOf("VmHWM") / 1024, QStringLiteral("MB"), 120,
               QStringLiteral("lower"), peerMemory);
}

void follow(TimedApplication *app, const QString &folder, int seconds)
{
    const auto spool = LogSpool::create(folder);
    if (!spool)
        return;
    (*spool)->addSource(QStringLiteral("gpu-prover"));
    Desk desk(*spool);
    desk.paint();
    app->takeWorst();
    app->takeWorstCpu();
    std::atomic<qint64> given{0};
    std::thread source([&] {
        const auto begin = std::chrono::steady_clock::now();
        for (int tick = 0; tick < seconds * 50; ++tick) {
            LogBatch batch;
            for (int i = 0; i < kRate / 50; ++i)
                batch.add(0, std::nullopt, lineOf(int(given++)));
            (*spool)->take(std::move(batch));
            std::this_thread::sleep_until(begin + std::chrono::milliseconds(20 * (tick + 1)));
        }
    });
    std::atomic_bool isOver{false};
    std::thread watcher([&] {
        source.join();
        isOver = true;
    });
    desk.runUntil([&] { return isOver.load(); });
    watcher.join();
    QElapsedTimer rest;
    rest.start();
    desk.runUntil([&] { return desk.document.totalCount() == given || rest.elapsed() > 5000; });
    const QString what = QStringLiteral("follow %1 lines/s for %2 s: ").arg(kRate).arg(seconds);
    printValue(QStringLiteral("B4"), what + QStringLiteral("lines lost"), double(given - desk.document.totalCount()), QStringLiteral("lines"), 0,
               QStringLiteral("lower"));
    printValue(QStringLiteral("B4"), what + QStringLiteral("longest hold of the window"), app->takeWorst(), QStringLiteral("ms"), 33,
               QStringLiteral("lower"));
    printValue(QStringLiteral("B4"), what + QStringLiteral("the same in its own CPU time"), app->takeWorstCpu(), QStringLiteral("ms"), 16,
               QStringLiteral("lower"));
    printValue(QStringLiteral("B4"), what + QStringLiteral("behind when the source ended"), elapsedMs(rest), QStringLiteral("ms"), 100,
               QStringLiteral("lower"));
}

/// As fast as it goes: batches as they come from a socket, one after another.
void takeIn(const QString &folder)
{
    std::vector<LogBatch> batches(kLines / 1000);
    for (int i = 0; i < kLines; ++i)
        batches[size_t(i / 1000)].add(0, std::nullopt, lineOf(i));
    const auto spool = LogSpool::create(folder, {qint64(1) << 31, qsizetype(512) << 20});
    if (!spool)
        return;
    QElapsedTimer timer;
    timer.start();
    double longest = 0;
    for (LogBatch &batch : batches) {
        QElapsedTimer one;
        one.start();
        (*spool)->take(std::move(batch));
        longest = std::max(longest, elapsedMs(one));
    }
    while ((*spool)->count() < kLines && timer.elapsed() < 60'000)
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    printValue(QStringLiteral("B4"), QStringLiteral("take in, as fast as it goes"), double((*spool)->count()) / elapsedMs(timer) * 1000,
               QStringLiteral("lines/s"), kRate, QStringLiteral("higher"));
    printValue(QStringLiteral("B4"), QStringLiteral("longest that taking 1,000 lines in held its caller up"), longest, QStringLiteral("ms"), 4,
               QStringLiteral("lower"));
}

} // namespace

int main(int argc, char **argv)
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    TimedApplication app(argc, argv);
    const ui::Theme theme(ui::SchemeChoice::Light);
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("million.log"));
    {
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly))
            return 2;
        for (int i = 0; i < kLines; ++i)
            file.write(lineOf(i) + '\n');
    }
    const auto lnav = runLnav(path);
    openAndSearch(path, lnav);
    bool given = false;
    const int seconds = qEnvironmentVariableIntValue("PILOTHOUSE_BENCH_FOLLOW_SECONDS", &given);
    follow(&app, folder.path(), given ? seconds : 60);
    takeIn(folder.path());
    return 0;
}
