// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What an operator feels when the comparison of 50 machines arrives: the longest single event on the GUI thread, painting left
// out (a frame costs the same whoever asks for it), from the last answer to the matrix with its details; then each view's first look.
#include "models/machine_choice_model.h"
#include "services/attestation/attestation_workflow.h"
#include "services/core/operation.h"
#include "services/environment/environment_services.h"
#include "tests/bench/figures.h"
#include "tests/models/stored_fleet.h"
#include "ui/attestation/attestation_page.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QEventLoop>

#include <utility>

using namespace pilothouse;
using namespace pilothouse::bench;

namespace {

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
        const bool done = QApplication::notify(receiver, event);
        m_worst = std::max(m_worst, elapsedMs(timer));
        --m_depth;
        return done;
    }
    double takeWorst() { return std::exchange(m_worst, 0); }

private:
    int m_depth = 0;
    double m_worst = 0;
};

class FleetClock final : public Clock
{
public:
    QDateTime utcNow() const override { return QDateTime::fromSecsSinceEpoch(1768478400, Qt::UTC); }
    MonotonicTime monotonicNow() const override { return {}; }
};

std::vector<attestation::Evidence> fifty()
{
    const auto fleet = test::StoredFleet::load(QStringLiteral("identical"));
    const auto odd = test::StoredFleet::load(QStringLiteral("compose-differs"));
    std::vector<attestation::Evidence> machines;
    for (size_t i = 0; i < 50 && !fleet.machines.empty(); ++i) {
        machines.push_back(i == 33 && odd.machines.size() > 1 ? odd.machines[1] : fleet.machines[i % fleet.machines.size()]);
        machines.back().name = QStringLiteral("crunch-tee-runner-%1").arg(i, 3, 10, QLatin1Char('0'));
    }
    return machines;
}

} // namespace

int main(int argc, char **argv)
{
    TimedApplication app(argc, argv);
    ui::Theme theme(ui::SchemeChoice::Light);
    EnvironmentServices services;
    const auto clock = std::make_shared<FleetClock>();
    services.profile.environment = {domain::EnvironmentId(QStringLiteral("bench")), domain::EnvironmentKind::Staging};
    services.clock = clock;
    services.operations = std::make_shared<OperationList>(clock);
    attestation::AttestationWorkflow::Parts parts;
    parts.root = test::StoredFleet::testRoot();
    parts.clock = clock;
    services.attestation = std::make_shared<attestation::AttestationWorkflow>(parts);
    ui::AttestationPage page(services);
    page.resize(1264, 831);
    page.show();
    attestation::StoredEvidence stored;
    stored.kind = QStringLiteral("fleet");
    stored.machines = fifty();
    if (stored.machines.empty())
        return 1;
    stored.collateral = test::StoredFleet::load(QStringLiteral("identical")).collateral.items;
    page.choice()->addStored(QStringLiteral("fleet.json"), stored);

    const auto settle = [&page] {
        QElapsedTimer since;
        since.start();
        while (page.isRunning() || since.elapsed() < 60)
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents | QEventLoop::AllEvents, 20);
    };
    Runs landing;
    for (int i = -2; i < 15; ++i) {
        app.takeWorst();
        page.compareChosen();
        settle();
        const double worst = app.takeWorst();
        if (i >= 0)
            landing.add(worst);
    }
    print(QStringLiteral("AT1"), QStringLiteral("comparison of 50 machines arrives: longest event on the GUI thread"), landing, 4.0);

    using View = ui::AttestationPage::View;
    const std::pair<View, const char *> views[] = {{View::Events, "events"},
                                                   {View::Compose, "app-compose"},
                                                   {View::Checks, "checks"},
                                                   {View::Quote, "quote bytes"},
                                                   {View::Comparison, "matrix"}};
    for (const auto &[view, name] : views) {
        Runs opening;
        for (int i = -1; i < 10; ++i) {
            page.showView(View::Machines);
            page.compareChosen(); // every view reads anew
            settle();
            QElapsedTimer timer;
            timer.start();
            page.showView(view);
            const double took = elapsedMs(timer);
            settle();
            if (i >= 0)
                opening.add(took);
        }
        print(QStringLiteral("AT2-%1").arg(QLatin1StringView(name)),
              QStringLiteral("view “%1” of 50 machines is opened").arg(QLatin1StringView(name)), opening, 4.0);
    }
    return 0;
}
