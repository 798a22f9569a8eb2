// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What an operator feels with 10,000 deployments and 500 live messages a second: the longest single event on the GUI thread
// (painting left out: a frame costs the same whoever asks for it) while messages come, sorted by the very column that they
// change, and while the whole list is read again.
#include "services/agents/agents_workflow.h"
#include "services/environment/environment_services.h"
#include "tests/bench/figures.h"
#include "tests/support/memory_audit_log.h"
#include "tests/support/scripted_orchestrator.h"
#include "ui/agents/agents_page.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QEventLoop>
#include <QRandomGenerator>
#include <QTimer>

#include <ctime>
#include <utility>

using namespace pilothouse;
using namespace pilothouse::bench;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

constexpr int kDeployments = 10'000;
constexpr int kPerSecond = 500;
constexpr auto kTick = 10ms;

/// Processor time of this thread: what other programs of the machine do not lengthen.
double threadMs()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return double(time.tv_sec) * 1e3 + double(time.tv_nsec) / 1e6;
}

class TimedApplication final : public QApplication
{
public:
    using QApplication::QApplication;
    bool notify(QObject *receiver, QEvent *event) override
    {
        const auto type = event->type();
        if (m_depth > 0 || type == QEvent::UpdateRequest || type == QEvent::Paint || type == QEvent::Expose)
            return QApplication::notify(receiver, event);
        ++m_depth;
        QElapsedTimer timer;
        timer.start();
        const double before = threadMs();
        const bool done = QApplication::notify(receiver, event);
        m_worst = std::max(m_worst, elapsedMs(timer));
        m_worstCpu = std::max(m_worstCpu, threadMs() - before);
        --m_depth;
        return done;
    }
    std::pair<double, double> takeWorst() { return {std::exchange(m_worst, 0), std::exchange(m_worstCpu, 0)}; }

private:
    int m_depth = 0;
    double m_worst = 0;
    double m_worstCpu = 0;
};

void pass(std::chrono::milliseconds time)
{
    QEventLoop loop;
    QTimer::singleShot(time, &loop, &QEventLoop::quit);
    loop.exec();
}

} // namespace

int main(int argc, char **argv)
{
    TimedApplication app(argc, argv);
    ui::Theme theme(ui::SchemeChoice::Light);
    const auto clock = std::make_shared<SystemClock>();
    const auto port = std::make_shared<test::ScriptedOrchestrator>();
    const auto live = std::make_shared<test::ScriptedLive>();
    for (int i = 0; i < kDeployments; ++i) {
        port->rows.push_back(test::deploymentOf(QString::number(i), i % 40 == 0 ? u"unhealthy"_s : u"running"_s, u"secret1owner%1"_s.arg(i % 400)));
        port->rows.back().name = u"Agent %1"_s.arg(i * 7919 % kDeployments);
        port->rows.back().endpointUrl = u"https://agent-%1.secret-vm.io"_s.arg(i);
        port->rows.back().updatedAt = clock->utcNow().addSecs(-i * 31);
    }
    EnvironmentServices services;
    services.profile.environment = {domain::EnvironmentId(u"bench"_s), domain::EnvironmentKind::Staging};
    services.clock = clock;
    services.access = std::make_shared<domain::WriteAccess>(domain::EnvironmentKind::Staging, clock);
    services.operations = std::make_shared<OperationList>(clock);
    agents::AgentsWorkflow::Parts parts;
    parts.environment = services.profile.environment;
    parts.port = port;
    parts.live = live;
    parts.audit = std::make_shared<test::MemoryAuditLog>();
    parts.access = services.access;
    parts.operations = services.operations;
    parts.clock = clock;
    services.agents = std::make_shared<agents::AgentsWorkflow>(parts);
    ui::AgentsPage page(services);
    page.resize(1264, 831);
    page.show();
    page.activated();
    services.agents->start(600s);
    while (page.model()->totalCount() < kDeployments)
        pass(20ms);
    live->heard = clock->monotonicNow();
    live->set(agents::LivePort::State::Open);
    page.showObject(u"id-77"_s);
    pass(2s);

    QRandomGenerator random(7);
    QHash<QString, bool> sick;
    quint64 said = 0;
    QTimer talk;
    talk.setTimerType(Qt::PreciseTimer);
    talk.setInterval(kTick);
    QElapsedTimer since;
    QObject::connect(&talk, &QTimer::timeout, &app, [&] {
        const auto due = quint64(double(since.elapsed()) * kPerSecond / 1000);
        live->heard = clock->monotonicNow();
        for (; said < due; ++said) {
            const QString token = QString::number(random.bounded(kDeployments));
            bool &isSick = sick[token];
            isSick = !isSick;
            live->say(token, isSick ? u"unhealthy"_s : u"running"_s);
        }
    });
    const auto run = [&](const QString &what, auto during) {
        Runs wall;
        Runs cpu;
        since.start();
        said = 0;
        talk.start();
        for (int second = -2; second < 15; ++second) {
            app.takeWorst();
            during();
            pass(1s);
            const auto [worst, worstCpu] = app.takeWorst();
            if (second >= 0) {
                wall.add(worst);
                cpu.add(worstCpu);
            }
        }
        talk.stop();
        print(u"AG1"_s, what, wall, 4.0);
        print(u"AG1"_s, u"the same in processor time, which other programs do not lengthen"_s, cpu, 4.0);
    };
    run(u"10,000 deployments, 500 messages/s: longest event on the GUI thread"_s, [] {});
    page.model()->setFilterText(u"state:unhealthy"_s);
    run(u"the same, filtered by the state that changes"_s, [] {});
    page.model()->setFilterText(QString());
    run(u"the same, the whole list read again each second"_s, [&services] { services.agents->refresh(); });
    services.agents->stop();
    return 0;
}
