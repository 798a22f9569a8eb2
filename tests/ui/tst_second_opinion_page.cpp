// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/comparison_model.h"
#include "models/machine_choice_model.h"
#include "models/second_opinion_text.h"
#include "tests/models/stored_fleet.h"
#include "tests/ui/accessibility.h"
#include "tests/ui/desk.h"
#include "tests/ui/page_walk.h"
#include "ui/attestation/advice_list.h"
#include "ui/attestation/attestation_page.h"
#include "ui/attestation/checks_panel.h"
#include "ui/attestation/comparison_view.h"
#include "ui/attestation/quote_panel.h"
#include "ui/attestation/second_opinion_asker.h"
#include "ui/theme/theme.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/state_label.h"
#include "ui/widgets/table_view.h"
#include "ui/widgets/verdict_line.h"

#include <QCoroFuture>

#include <QAction>
#include <QHeaderView>
#include <QImage>
#include <QLabel>
#include <QPromise>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>

using namespace pilothouse;
using namespace pilothouse::ui;
using attestation::SecondOpinion;
using models::Mark;
using models::Tone;
using View = AttestationPage::View;

namespace {

/// Says of every quote what the test wants; holds its answers back while `isHeld`.
class FakeVerifier final : public attestation::SecondVerifierPort
{
public:
    QString verifierName() const override { return QStringLiteral("Other Cloud"); }
    QCoro::Task<Result<SecondOpinion>> judge(QByteArray, CancelToken cancel) override
    {
        ++asked;
        while (isHeld && !cancel.isCancelled()) {
            auto promise = std::make_shared<QPromise<Done>>();
            const QFuture<Done> future = promise->future();
            promise->start();
            QTimer::singleShot(2, [promise] {
                promise->addResult(Done{});
                promise->finish();
            });
            co_await future;
        }
        if (isDown) {
            Error error;
            error.kind = ErrorKind::Network;
            error.what = QStringLiteral("connection refused <b>\u202E");
            co_return error;
        }
        SecondOpinion opinion;
        opinion.verifier = verifierName();
        opinion.accepted = accepts;
        co_return opinion;
    }

    int asked = 0;
    bool accepts = true;
    bool isDown = false;
    bool isHeld = false;
};

class FleetClock final : public Clock
{
public:
    QDateTime utcNow() const override { return QDateTime::fromSecsSinceEpoch(1768478400, Qt::UTC); }
    MonotonicTime monotonicNow() const override { return {}; }
};

QString textsOf(const QWidget *widget)
{
    QStringList texts;
    for (const QLabel *label : widget->findChildren<QLabel *>())
        texts << label->text();
    return texts.join(u'\n');
}

} // namespace

class SecondOpinionPageTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<test::Desk> m_desk;
    std::shared_ptr<FakeVerifier> m_verifier;
    std::unique_ptr<AttestationPage> m_page;

    void makePage(std::shared_ptr<attestation::SecondVerifierPort> verifier)
    {
        m_page.reset();
        attestation::AttestationWorkflow::Parts parts;
        parts.root = test::StoredFleet::testRoot();
        parts.clock = std::make_shared<FleetClock>();
        parts.secondVerifier = std::move(verifier);
        m_desk->services->attestation = std::make_shared<attestation::AttestationWorkflow>(parts);
        m_page = std::make_unique<AttestationPage>(*m_desk->services);
        m_page->resize(1264, 831);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
        auto fleet = test::StoredFleet::load(QStringLiteral("identical"));
        attestation::StoredEvidence stored;
        stored.kind = QStringLiteral("fleet");
        stored.machines = std::move(fleet.machines);
        stored.collateral = fleet.collateral.items;
        m_page->choice()->addStored(QStringLiteral("fleet.json"), std::move(stored));
        compareAgain();
        m_page->showView(View::Checks);
    }
    void compareAgain()
    {
        m_page->compareChosen();
        QVERIFY(QTest::qWaitFor([&] { return !m_page->isRunning(); }, 20'000));
        QVERIFY(m_page->hasComparison());
    }
    void ask()
    {
        QSignalSpy answered(m_page->secondOpinion(), &SecondOpinionAsker::answered);
        m_page->secondOpinion()->askAction()->trigger();
        QTRY_COMPARE(answered.count(), 1);
    }
    QString verdictText() const { return textsOf(m_page->findChild<VerdictLine *>()); }
    QString chips() const
    {
        QStringList words;
        for (const StateChip *chip : m_page->findChild<VerdictLine *>()->findChildren<StateChip *>())
            words << chip->accessibleName();
        return words.join(u'\n');
    }
    ChecksPanel *checks() const { return m_page->findChild<ChecksPanel *>(); }
    bool isRecorded(const QString &what, audit::Outcome outcome) const
    {
        const auto entries = test::await(m_desk->audit->entries(audit::Filter()));
        return entries && entries->has_value() && std::any_of((*entries)->begin(), (*entries)->end(), [&](const audit::Entry &entry) {
                   return entry.record.action == QLatin1String("attest.second-opinion") && entry.record.what.contains(what)
                          && entry.record.outcome == outcome;
               });
    }

private slots:
    void initTestCase() { m_theme = std::make_unique<Theme>(SchemeChoice::Light); }
    void init()
    {
        m_desk = std::make_unique<test::Desk>(domain::EnvironmentKind::Staging);
        m_verifier = std::make_shared<FakeVerifier>();
        makePage(m_verifier);
    }
    void cleanup()
    {
        m_page.reset();
        m_desk.reset();
    }

    void noQuoteLeavesTheDeskUnasked()
    {
        QCOMPARE(m_verifier->asked, 0);
        QTest::qWait(30); // a layout that was never shown has no sizes
        QVERIFY(m_page->secondOpinion()->askAction()->isVisible());
        QVERIFY(m_page->secondOpinion()->askAction()->statusTip().contains(QLatin1String("Other Cloud")));
        QVERIFY(!textsOf(checks()).contains(QLatin1String("Second verifier")));
        QCOMPARE(test::accessibilityComplaints(m_page.get()).join(QStringLiteral("; ")), QString());
        QCOMPARE(test::pageFaults(checks()).join(QStringLiteral("; ")), QString());
    }

    void withoutACloudThereIsNobodyToAsk()
    {
        makePage(nullptr);
        QVERIFY(!m_page->secondOpinion()->askAction()->isVisible());
    }

    void agreementLeavesTheVerdictAndIsALineOfTheChecks()
    {
        ask();
        QCOMPARE(m_verifier->asked, 3);
        QVERIFY(verdictText().contains(QLatin1String("Identical")));
        QVERIFY(textsOf(checks()).contains(QLatin1String("Other Cloud accepts the quote, as this desk does")));
        QTRY_VERIFY(isRecorded(QStringLiteral("agrees on 3 of 3"), audit::Outcome::Done));
    }

    // F45
    void disagreementIsTheVerdictAndOffersTheEvidence()
    {
        m_verifier->accepts = false;
        QSignalSpy attention(m_page.get(), &AttestationPage::needsAttention);
        ask();
        QVERIFY(verdictText().contains(QLatin1String("Verifiers disagree")));
        QVERIFY(chips().contains(QLatin1String("3 in dispute")));
        QVERIFY2(!chips().contains(QLatin1String("verified")), qPrintable(chips()));
        QVERIFY(textsOf(checks()).contains(QLatin1String("rejects the quote that this desk verified")));
        QCOMPARE(attention.last().at(0).toInt(), 1);
        auto *const advice = m_page->findChild<AdviceList *>();
        QVERIFY(textsOf(advice).contains(QLatin1String("third verifier")));
        const auto buttons = advice->findChildren<QPushButton *>();
        QVERIFY(
            std::any_of(buttons.begin(), buttons.end(), [](const QPushButton *one) { return one->text().startsWith(QLatin1String("Evidence")); }));
        QTRY_VERIFY(isRecorded(QStringLiteral("verifiers disagree"), audit::Outcome::Failed));
        QCOMPARE(models::disputeState().tone, Tone::Fail);
        QTest::qWait(30);
        QCOMPARE(test::pageFaults(checks()).join(QStringLiteral("; ")), QString());
    }

    void noViewOfADisputedMachineIsGreen()
    {
        m_verifier->accepts = false;
        ask();
        const auto *const matrix = m_page->findChild<ComparisonView *>();
        for (int column = 1; column <= 3; ++column) {
            const auto head = matrix->model()->headerData(column, Qt::Horizontal, models::ComparisonModel::Role::Ladder).value<models::LadderHead>();
            QVERIFY(head.isDisputed);
            QCOMPARE(head.state.tone, Tone::Fail);
        }
        const auto *const list = checks()->findChild<TableView *>();
        for (int row = 0; row < 3; ++row)
            QCOMPARE(list->model()->index(row, 1).data(models::CellRole::State).value<models::StateText>().tone, Tone::Fail);
        m_page->showView(View::Quote);
        const auto states = m_page->findChild<QuotePanel *>()->findChildren<StateLabel *>();
        QVERIFY(
            std::any_of(states.begin(), states.end(), [](const StateLabel *label) { return label->state().word == models::disputeState().word; }));
        m_page->showView(View::Comparison);
        // The bars of the ladder as they are drawn: none has the colour of good.
        QTest::qWait(30);
        const QImage head = matrix->horizontalHeader()->grab().toImage();
        const QRgb good = tokensOf(matrix).ok.rgb();
        for (int y = 0; y < head.height(); ++y)
            for (int x = 0; x < head.width(); ++x)
                QVERIFY2(head.pixel(x, y) != good, qPrintable(QStringLiteral("%1, %2").arg(x).arg(y)));
        compareAgain();
        QVERIFY(!matrix->model()->headerData(1, Qt::Horizontal, models::ComparisonModel::Role::Ladder).value<models::LadderHead>().isDisputed);
    }

    void aNewComparisonClearsIt()
    {
        m_verifier->accepts = false;
        ask();
        compareAgain();
        QVERIFY(verdictText().contains(QLatin1String("Identical")));
        QVERIFY(!verdictText().contains(QLatin1String("disagree")));
        QTRY_VERIFY(!m_page->current().opinions);
        QCOMPARE(m_verifier->asked, 3);
    }

    void whatCouldNotBeAskedIsNoAgreement()
    {
        m_verifier->isDown = true;
        ask();
        const auto check = models::secondVerifierCheck(*m_page->current().reportOf(0), *m_page->current().opinions, 0);
        QCOMPARE(check.state.mark, Mark::Unknown);
        QCOMPARE(check.state.tone, Tone::Warn);
        QVERIFY(textsOf(checks()).contains(QLatin1String("no agreement")));
        QVERIFY(!textsOf(checks()).contains(QChar(0x202e)));
        QVERIFY(!verdictText().contains(QLatin1String("disagree")));
        QTRY_VERIFY(isRecorded(QStringLiteral("agrees on 0 of 3"), audit::Outcome::Unknown));
    }

    void askingCanBeStopped()
    {
        m_verifier->isHeld = true;
        auto *const second = m_page->secondOpinion();
        second->askAction()->trigger();
        QVERIFY(second->isAsking());
        QVERIFY(!second->askAction()->isVisible() && second->cancelAction()->isVisible());
        QVERIFY(textsOf(checks()).contains(QLatin1String("Asking")));
        QCOMPARE(m_desk->services->operations->runningCount(), 1);
        second->cancelAction()->trigger();
        QTRY_VERIFY(!second->isAsking());
        QCOMPARE(m_desk->services->operations->runningCount(), 0);
        QVERIFY(!m_page->current().opinions);
        QVERIFY(second->askAction()->isVisible());
        QTRY_VERIFY(isRecorded(QStringLiteral("cancelled"), audit::Outcome::Unknown));
    }

    void anAnswerAboutTheOldComparisonIsDropped()
    {
        m_verifier->isHeld = true;
        m_verifier->accepts = false;
        m_page->secondOpinion()->askAction()->trigger();
        compareAgain();
        m_verifier->isHeld = false;
        QTRY_VERIFY(!m_page->secondOpinion()->isAsking());
        QVERIFY(!m_page->current().opinions);
        QVERIFY(!verdictText().contains(QLatin1String("disagree")));
    }

    void rejectionByBothIsAFailureToo()
    {
        attestation::InstanceReport report;
        report.quote = attestation::QuoteState::Rejected;
        report.verification.reason = QStringLiteral("QUOTE_SIGNATURE_INVALID");
        attestation::SecondOpinions opinions;
        opinions.verifier = QStringLiteral("Other Cloud");
        opinions.machines.emplace_back(SecondOpinion{opinions.verifier, false, QStringLiteral("bad signature")});
        opinions.machines.emplace_back(std::nullopt);
        QCOMPARE(models::secondVerifierCheck(report, opinions, 0).state.tone, Tone::Fail);
        QCOMPARE(models::secondVerifierCheck(report, opinions, 1).state.mark, Mark::Unknown);
        QCOMPARE(models::secondVerifierCheck(report, opinions, 7).state.mark, Mark::Unknown);
    }
};

QTEST_MAIN(SecondOpinionPageTest)
#include "tst_second_opinion_page.moc"
