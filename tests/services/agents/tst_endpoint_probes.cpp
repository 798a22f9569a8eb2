// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/agents/endpoint_probes.h"
#include "tests/support/await.h"
#include "tests/support/fake_clock.h"
#include "tests/support/scripted_endpoint.h"

#include <QSignalSpy>
#include <QTest>

using namespace pilothouse;
using namespace pilothouse::agents;
using namespace pilothouse::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using domain::DeploymentId;

class EndpointProbesTest : public QObject
{
    Q_OBJECT

    const DeploymentId m_one{u"one"_s};
    const DeploymentId m_two{u"two"_s};
    const QString m_address = u"https://one.example"_s;
    std::shared_ptr<FakeClock> m_clock;
    std::shared_ptr<ScriptedEndpoint> m_port;
    std::shared_ptr<EndpointProbes> m_probes;

private slots:
    void init()
    {
        m_clock = std::make_shared<FakeClock>();
        m_port = std::make_shared<ScriptedEndpoint>();
        m_port->answer = ScriptedEndpoint::good(m_clock->utcNow());
        m_probes = std::make_shared<EndpointProbes>(m_port, m_clock);
    }

    void whatWasNotLookedAtIsNotKnown()
    {
        const auto state = m_probes->of(m_one, m_address);
        QVERIFY(!state.isRunning && !state.report && !state.error);
        QCOMPARE(overallOutcome(EndpointReport(), m_clock->utcNow()), ProbeOutcome::NotTried);
    }

    void eachStepIsToldAndTheWholeIsKept()
    {
        m_port->hangs = true;
        m_probes->probe(m_one, m_address);
        QVERIFY(m_probes->of(m_one, m_address).isRunning);
        QTRY_VERIFY(m_probes->of(m_one, m_address).report.has_value());
        QVERIFY(!m_probes->of(m_one, m_address).report->isWhole);
        m_port->hangs = false;
        QTRY_VERIFY(!m_probes->of(m_one, m_address).isRunning);
        QVERIFY(m_probes->of(m_one, m_address).report->isWhole);
        QCOMPARE(overallOutcome(*m_probes->of(m_one, m_address).report, m_clock->utcNow()), ProbeOutcome::Passed);
    }

    void aMomentLaterItIsNotRepeatedUnasked()
    {
        m_probes->probeIfOld(m_one, m_address);
        m_probes->probeIfOld(m_one, m_address); // under way
        QTRY_VERIFY(!m_probes->of(m_one, m_address).isRunning);
        m_clock->advance(59s);
        m_probes->probeIfOld(m_one, m_address);
        QCOMPARE(m_port->asked.size(), 1);
        m_clock->advance(2s);
        m_probes->probeIfOld(m_one, m_address);
        QCOMPARE(m_port->asked.size(), 2);
        QTRY_VERIFY(!m_probes->of(m_one, m_address).isRunning);
        m_probes->probe(m_one, m_address); // asked for
        QCOMPARE(m_port->asked.size(), 3);
    }

    void anotherAddressWasNotProbedYet()
    {
        m_probes->probe(m_one, m_address);
        QTRY_VERIFY(!m_probes->of(m_one, m_address).isRunning);
        QVERIFY(!m_probes->of(m_one, u"https://moved.example"_s).report);
    }

    void cancelEndsItAndWhatComesLaterIsNotListenedTo()
    {
        m_port->hangs = true;
        m_probes->probe(m_one, m_address);
        QTRY_VERIFY(m_probes->of(m_one, m_address).report.has_value());
        m_probes->cancel();
        QVERIFY(!m_probes->of(m_one, m_address).isRunning);
        QCOMPARE(m_probes->of(m_one, m_address).error->kind, ErrorKind::Cancelled);
        QCOMPARE(overallOutcome(*m_probes->of(m_one, m_address).report, m_clock->utcNow()), ProbeOutcome::NotTried);
        QTRY_COMPARE(m_port->cancelled, 1);
        QVERIFY(!m_probes->of(m_one, m_address).report->isWhole);
    }

    void oneLookAtATime()
    {
        m_port->hangs = true;
        m_probes->probe(m_one, m_address);
        m_probes->probe(m_two, u"https://two.example"_s);
        QCOMPARE(m_probes->of(m_one, m_address).error->kind, ErrorKind::Cancelled);
        QVERIFY(m_probes->of(m_two, u"https://two.example"_s).isRunning);
        m_port->hangs = false;
        QTRY_VERIFY(!m_probes->of(m_two, u"https://two.example"_s).isRunning);
        QVERIFY(m_probes->of(m_two, u"https://two.example"_s).report->isWhole);
        QVERIFY(!m_probes->of(m_one, m_address).report || !m_probes->of(m_one, m_address).report->isWhole);
    }

    void aRefusalIsNoReport()
    {
        m_port->error = Error{.kind = ErrorKind::Refused, .what = u"no"_s};
        m_probes->probe(m_one, m_address);
        QTRY_VERIFY(!m_probes->of(m_one, m_address).isRunning);
        QCOMPARE(m_probes->of(m_one, m_address).error->kind, ErrorKind::Refused);
    }
};

QTEST_GUILESS_MAIN(EndpointProbesTest)
#include "tst_endpoint_probes.moc"
