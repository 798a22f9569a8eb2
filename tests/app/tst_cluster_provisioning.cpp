// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/provisioning_desk.h"

#include <QRegularExpression>
#include <QSqlQuery>

using namespace pilothouse;
using namespace pilothouse::cluster;
using namespace pilothouse::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using audit::Outcome;
using OnRefusal = Provisioner::OnRefusal;

namespace {

const QString kRegistry = u"crunch-tee-registry"_s;

std::chrono::milliseconds since(MonotonicTime begun, const ProvisioningDesk &desk)
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(desk.clock->monotonicNow() - begun);
}

} // namespace

/// Runners provisioned on a real demo fleet over sockets, whose time and faults the test sets.
class ClusterProvisioningTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<ProvisioningDesk> m_desk;

    ProvisioningDesk &desk() { return *m_desk; }
    const ProvisionerView &view() { return m_desk->provisioner->view(); }
    /// Opens the desk on a fleet that is full.
    void open()
    {
        QVERIFY(desk().open());
        QVERIFY(desk().fillAll());
    }
    static QString why(const Result<ProvisionEnd> &end) { return end ? end->text : end.error().what + u" | "_s + end.error().unchanged; }
    Result<BuildOutcome> build(const QString &submission)
    {
        BuildRequest request;
        request.submissionId = submission;
        auto outcome = desk().hurry(desk().models->build(request, {}));
        return outcome ? *outcome : Result<BuildOutcome>(Error{.kind = ErrorKind::Internal, .what = u"never ended"_s});
    }
    /// From now on this table of the store is full.
    void refuseInsertsInto(const QString &table)
    {
        const auto broken = await(desk().services->store->write<Done>([table](QSqlDatabase &db) -> Status {
            QSqlQuery query(db);
            if (!query.exec(u"CREATE TRIGGER no_more BEFORE INSERT ON %1 BEGIN SELECT RAISE(ABORT, 'disk full'); END"_s.arg(table)))
                return store::queryError(query);
            return Done{};
        }));
        QVERIFY(broken && *broken);
    }
    int made(const QStringList &before) { return int(desk().machines().size() - before.size()); }

private slots:
    void init()
    {
        m_desk = std::make_unique<ProvisioningDesk>();
        QVERIFY(desk().start());
    }
    void cleanup()
    {
        desk().close();
        m_desk.reset();
    }

    void proposesARunnerWhenAllAreFullAndMakesItTheHead()
    {
        open();
        QVERIFY2(view().proposal.startsWith(u"all "_s), qPrintable(view().proposal));
        QVERIFY(view().canProvision.allowed);
        const QStringList before = desk().machines();
        const auto end = desk().provision();
        QVERIFY2(end, qPrintable(why(end)));
        QVERIFY(end->wasMade && end->hasRoom);
        static const QRegularExpression form(u"\\Acrunch-tee-runner-[0-9a-f]{8}\\z"_s);
        QVERIFY2(form.match(end->name).hasMatch(), qPrintable(end->name));
        QCOMPARE(made(before), 1);
        QCOMPARE(desk().headName(), end->name);
        QVERIFY(view().stillPaid.empty());
        QVERIFY(view().proposal.isEmpty());
        const auto records = desk().records(u"cluster.provision"_s);
        QCOMPARE(records.size(), size_t(2));
        QCOMPARE(records[0].outcome, Outcome::Intended);
        QCOMPARE(records[1].outcome, Outcome::Done);
        QVERIFY(!records[1].evidence[u"automatic"_s].toBool());
        const MemberView *const member = desk().cluster().find(end->id);
        QCOMPARE(member->hash, HashState::Approved);
    }
    void tellsTheRunnerWhereItsRegistryAndItsOwnNodeAre()
    {
        open();
        const auto offer = await(desk().provisioner->prepare());
        QVERIFY(offer && *offer);
        QStringList names;
        QString domain;
        QString url;
        for (const SealedVariable &variable : (**offer)->spec->variables) {
            names << variable.name;
            if (variable.name == u"CVM_BASE_DOMAIN"_s)
                domain = QString::fromUtf8(variable.value.view());
            if (variable.name == u"REGISTRY_URL"_s)
                url = QString::fromUtf8(variable.value.view());
        }
        QCOMPARE(names, (QStringList{u"REGISTRY_URL"_s, u"CAPACITY_THRESHOLD"_s, u"MODEL_MEMORY_LIMIT_MB"_s, u"GATEWAY_AUTH_COORDINATOR_WALLET"_s,
                                     u"CVM_BASE_DOMAIN"_s}));
        QCOMPARE(domain, (**offer)->gatewayDomain);
        QVERIFY2(url.startsWith(u"https://"_s) && url.contains(u"-9010."_s), qPrintable(url));
        const QString text = (**offer)->plan.toText();
        QVERIFY2(text.contains(u"within the budget of $12.00 an hour"_s), qPrintable(text));
        QVERIFY(text.contains(u"all "_s));
    }

    // 21
    void changesTheHeadAndDeploysNothingWhenAnotherRunnerHasRoom()
    {
        open();
        const QStringList before = desk().machines();
        const QString other = desk().cluster().members[1].member.cvm.name;
        const auto offer = await(desk().provisioner->prepare());
        QVERIFY(offer && *offer);
        desk().fleet.control("DELETE", u"/faults?target=cvm:"_s + other);
        const auto end = desk().hurry(desk().provisioner->run(**offer, {}, OnRefusal::CleanUp));
        QVERIFY(end && *end);
        QVERIFY(!(*end)->wasMade);
        QCOMPARE((*end)->name, other);
        QCOMPARE(desk().headName(), other);
        QCOMPARE(made(before), 0);
        QVERIFY(desk().records(u"cluster.provision"_s).empty());
    }
    // 22
    void leavesOutWhoCannotBeReachedAndDecidesByTheOthers()
    {
        open();
        QString other;
        for (const MemberView &member : desk().cluster().members)
            if (member.role == MemberRole::Runner && member.member.cvm.name != desk().headName())
                other = member.member.cvm.name;
        desk().fleet.fault(u"cvm:"_s + other, u"reset"_s);
        const auto end = desk().provision();
        QVERIFY2(end, qPrintable(why(end)));
        QVERIFY(end->wasMade);
        QVERIFY(desk().records(u"cluster.provision"_s).front().reason.contains(other));
    }
    // 23
    void deploysNothingWhenTheHeadItselfDoesNotAnswer()
    {
        open();
        const QStringList before = desk().machines();
        const QString head = desk().headName();
        const auto offer = await(desk().provisioner->prepare());
        QVERIFY(offer && *offer);
        desk().fleet.fault(u"cvm:"_s + head, u"reset"_s);
        const auto end = desk().hurry(desk().provisioner->run(**offer, {}, OnRefusal::CleanUp));
        QVERIFY(end && !*end);
        QVERIFY2((*end).error().what.contains(u"the head "_s + head), qPrintable((*end).error().what));
        // Nor at the next look, when another might count as the head: silence is no answer.
        QVERIFY(desk().look());
        QVERIFY(desk().look());
        QVERIFY2(!view().canProvision.allowed, "the silence of the head became an answer");
        QVERIFY(view().proposal.isEmpty());
        QCOMPARE(made(before), 0);
    }
    // 16
    void aRefusedKeyIsShownOnceToEachDeploysNothingAndIsDiagnosed_data()
    {
        QTest::addColumn<QString>("fault");
        QTest::addColumn<QString>("diagnosis");
        QTest::newRow("its hash is not registered") << QString() << u"(its hash is "_s;
        QTest::newRow("the clocks differ") << u"skew"_s << u"this desk's clock is 60 s behind"_s;
        QTest::newRow("the hashes are not loaded") << u"still-booting"_s << u"has not loaded the certificate hashes yet"_s;
    }
    void aRefusedKeyIsShownOnceToEachDeploysNothingAndIsDiagnosed()
    {
        QFETCH(const QString, fault);
        QFETCH(const QString, diagnosis);
        open();
        const QStringList before = desk().machines();
        const auto offer = await(desk().provisioner->prepare());
        QVERIFY(offer && *offer);
        // In a fleet whose capacity is no longer public.
        desk().fleet.control("POST", u"/gateway"_s, {{u"public"_s, false}, {u"registered"_s, fault.isEmpty() ? u"none"_s : u"primary"_s}});
        int asked = 0;
        for (const MemberView &member : desk().cluster().members) {
            if (!member.member.isProbed() || member.role == MemberRole::Foreign)
                continue;
            ++asked;
            if (!fault.isEmpty())
                desk().fleet.fault(u"cvm:"_s + member.member.cvm.name, fault, {{u"skewS"_s, 60}});
        }
        const auto told = [this] { return desk().fleet.state()["spawntees"_L1].toObject(); };
        const QJsonObject first = told();
        const auto end = desk().hurry(desk().provisioner->run(**offer, {}, OnRefusal::CleanUp));
        const QJsonObject then = told();
        QVERIFY(end && !*end);
        QCOMPARE((*end).error().kind, ErrorKind::Unauthorised);
        QVERIFY2((*end).error().what.contains(diagnosis), qPrintable((*end).error().what));
        QCOMPARE(then["requests"_L1].toInt() - first["requests"_L1].toInt(), asked);
        QVERIFY(then["refused"_L1].toInt() > first["refused"_L1].toInt());
        QCOMPARE(made(before), 0);
        QVERIFY(view().stillPaid.empty());
    }
    // 16
    void deletesARunnerThatNeverLoadsTheHashOfAKeyThatIsRefused()
    {
        open();
        const QStringList before = desk().machines();
        desk().fleet.control("POST", u"/gateway"_s, {{u"registered"_s, u"none"_s}});
        const auto end = desk().provision();
        // With a public capacity the refusal shows only at the new one, which is deleted again.
        QVERIFY(!end);
        QVERIFY2(end.error().what.contains(u"certificate hashes"_s), qPrintable(end.error().what));
        QCOMPARE(made(before), 0);
    }
    // 24
    void fiveBuildsAtOnceShareOneDeployment()
    {
        desk().settings.isAutomatic = true;
        open();
        const QStringList before = desk().machines();
        std::vector<std::shared_ptr<std::optional<Result<BuildOutcome>>>> ends;
        for (int i = 0; i < 5; ++i) {
            BuildRequest request;
            request.submissionId = QString::number(91'000 + i);
            const auto end = std::make_shared<std::optional<Result<BuildOutcome>>>();
            ends.push_back(end);
            auto building = desk().models->build(request, {});
            building.then([end](Result<BuildOutcome> outcome) { end->emplace(std::move(outcome)); });
        }
        const auto all = [&ends] { return std::ranges::all_of(ends, [](const auto &end) { return end->has_value(); }); };
        for (int turn = 0; turn < 200 && !all(); ++turn)
            desk().flyUntil(all);
        QVERIFY(all());
        QCOMPARE(made(before), 1);
        QCOMPARE(desk().records(u"cluster.provision"_s).size(), size_t(2));
        QVERIFY(desk().records(u"cluster.provision"_s).front().evidence[u"automatic"_s].toBool());
        int built = 0;
        for (const auto &end : ends)
            built += (*end)->has_value() ? 1 : 0;
        // A tdx.medium holds three; whoever came too late is told so, and buys no second machine.
        QVERIFY2(built >= 3, qPrintable(QString::number(built)));
        for (const auto &end : ends)
            if (!(*end)->has_value())
                QVERIFY2((*end)->error().what.contains(u"full already"_s) || (*end)->error().httpStatus == 503, qPrintable((*end)->error().what));
    }
    // 25
    void refusesBeyondTheClustersLimitOfModels()
    {
        desk().settings.isAutomatic = true;
        desk().maxModels = 1;
        open();
        const QStringList before = desk().machines();
        QVERIFY(!view().canProvision.allowed);
        QVERIFY2(view().canProvision.reason.contains(u"/1 models"_s), qPrintable(view().canProvision.reason));
        const auto outcome = build(u"92000"_s);
        QVERIFY(!outcome);
        QVERIFY2(outcome.error().what.contains(u"/1 models"_s), qPrintable(outcome.error().what));
        QCOMPARE(made(before), 0);
    }
    // 26
    void reportsARunnerThatIsFullAtOnceAndOffersAnotherWithoutLooping()
    {
        desk().settings.isAutomatic = true;
        open();
        const QStringList before = desk().machines();
        // Accepts once, while it is waited for; then it is full.
        auto building = desk().provisioner->capacity({});
        QTRY_VERIFY_WITH_TIMEOUT(view().running && view().running->stage == ProvisionStage::Booting, 10'000);
        const QString name = view().running->name;
        QTRY_VERIFY_WITH_TIMEOUT(desk().machines().contains(name), 10'000);
        desk().fleet.fault(u"cvm:"_s + name, u"full"_s);
        const auto connection = connect(desk().provisioner.get(), &Provisioner::changed, desk().provisioner.get(), [this, name] {
            static bool isOpen = false;
            if (view().running && view().running->stage == ProvisionStage::Capacity && !isOpen) {
                isOpen = true;
                desk().fleet.control("DELETE", u"/faults?target=cvm:"_s + name);
            }
            if (view().running && view().running->stage == ProvisionStage::Approving && isOpen) {
                isOpen = false;
                desk().fleet.fault(u"cvm:"_s + name, u"full"_s);
            }
        });
        const auto end = desk().hurry(std::move(building));
        disconnect(connection);
        QVERIFY(end && *end);
        QVERIFY((*end)->wasMade && !(*end)->hasRoom);
        QVERIFY2((*end)->text.contains(u"full by now"_s), qPrintable((*end)->text));
        QVERIFY(desk().look()); // others may have come up meanwhile
        QVERIFY2(view().proposal.contains(u"again"_s), qPrintable(view().proposal + u'|' + view().canProvision.reason));
        QVERIFY(view().canProvision.allowed);
        desk().provisioner->start();
        QVERIFY(desk().look());
        QTest::qWait(200);
        QVERIFY(!view().running);
        const auto another = await(desk().provisioner->capacity({}));
        QVERIFY(another && !*another);
        QCOMPARE((*another).error().kind, ErrorKind::Refused);
        QCOMPARE(made(before), 1);
    }

    // 28
    void adoptsByItsExactNameARunnerWhoseAnswerWasUnreadable()
    {
        open();
        const QStringList before = desk().machines();
        desk().fleet.fault(u"phala"_s, u"truncated"_s, {{u"path"_s, u"POST /api/v1/cvms "_s}, {u"count"_s, 1}});
        const auto end = desk().provision();
        QVERIFY2(end, qPrintable(why(end)));
        QVERIFY(end->wasMade);
        QCOMPARE(made(before), 1);
        QCOMPARE(desk().headName(), end->name);
    }
    // 29
    void searchesForARunnerWhoseDeploymentTookTooLong()
    {
        desk().settings.deployLimit = 2s;
        open();
        const QStringList before = desk().machines();
        desk().fleet.fault(u"phala"_s, u"latency"_s, {{u"path"_s, u"POST /api/v1/cvms "_s}, {u"latencyMs"_s, 20'000}, {u"count"_s, 1}});
        const auto end = desk().provision();
        QVERIFY2(end, qPrintable(why(end)));
        QCOMPARE(made(before), 1);
        QCOMPARE(desk().headName(), end->name);
    }
    // 29
    void neverLeavesOutAnOrphanThatDoesNotShowUpInTime()
    {
        desk().settings.appearLimit = 1h;
        open();
        desk().fleet.fault(u"phala"_s, u"truncated"_s, {{u"path"_s, u"POST /api/v1/cvms "_s}, {u"count"_s, 1}});
        desk().fleet.fault(u"phala"_s, u"500"_s, {{u"path"_s, u"POST /api/v1/cvms "_s}, {u"count"_s, 1}});
        const auto end = desk().provision();
        QVERIFY(!end);
        QCOMPARE(end.error().kind, ErrorKind::OutcomeUnknown);
        QCOMPARE(view().stillPaid.size(), size_t(1));
        QCOMPARE(view().stillPaid.front().state, PaidCvm::State::Unfound);
        QCOMPARE(view().stillPaid.front().name, desk().lastOffer->name);
        const auto removed = await(desk().provisioner->retryDeletion({}));
        QVERIFY(removed && !*removed);
        QVERIFY2(removed->error().what.contains(u"may appear yet"_s), qPrintable(removed->error().what));
        QCOMPARE(view().stillPaid.size(), size_t(1));
    }
    // 30
    void givesUpAtTheLimitOnARunnerThatStaysUnhealthyAndDeletesIt()
    {
        open();
        const QStringList before = desk().machines();
        const QString head = desk().headName();
        desk().fleet.fault(u"nextCvm"_s, u"500"_s);
        const MonotonicTime begun = desk().clock->monotonicNow();
        const auto end = desk().provision();
        QVERIFY(!end);
        QCOMPARE(end.error().kind, ErrorKind::Timeout);
        QVERIFY2(end.error().what.contains(u"not ready within 3 min"_s) && end.error().what.contains(u"does not answer"_s), qPrintable(why(end)));
        QVERIFY2(end.error().unchanged.contains(u"deleted again"_s), qPrintable(why(end)));
        const auto took = since(begun, desk());
        QVERIFY2(took >= 180s && took < 180s + 60s, qPrintable(QString::number(took.count())));
        QCOMPARE(made(before), 0);
        QVERIFY(desk().look());
        QCOMPARE(desk().headName(), head);
        QVERIFY(view().stillPaid.empty());
    }
    // 30
    void stopsInTheMiddleOfARequestThatHangsAtTheLimit()
    {
        desk().settings.perTry = 10min;
        open();
        desk().fleet.fault(u"nextCvm"_s, u"latency"_s, {{u"latencyMs"_s, 600'000}});
        const MonotonicTime begun = desk().clock->monotonicNow();
        const auto end = desk().provision();
        QVERIFY(!end);
        QCOMPARE(end.error().kind, ErrorKind::Timeout);
        const auto took = since(begun, desk());
        QVERIFY2(took >= 180s && took < 180s + 40s, qPrintable(QString::number(took.count())));
    }
    // 31
    void givesAnotherReasonForOneThatIsHealthyButNeverAccepts()
    {
        open();
        desk().fleet.fault(u"nextCvm"_s, u"full"_s);
        const auto end = desk().provision();
        QVERIFY(!end);
        QVERIFY2(end.error().what.contains(u"healthy, but accepts no models"_s), qPrintable(why(end)));
        QVERIFY(end.error().unchanged.contains(u"deleted again"_s));
    }
    // 32
    void waitsForCertificateHashesAndThenPromotes()
    {
        open();
        desk().fleet.fault(u"nextCvm"_s, u"still-booting"_s, {{u"for_s"_s, 75}});
        QStringList said;
        connect(desk().provisioner.get(), &Provisioner::changed, desk().provisioner.get(), [&] {
            if (view().running && view().running->stage == ProvisionStage::Hashes && !said.contains(view().running->text))
                said << view().running->text;
        });
        const auto end = desk().provision();
        QVERIFY2(end, qPrintable(why(end)));
        QCOMPARE(said.size(), 1);
        QVERIFY2(said.front().startsWith(u"waiting for certificate hashes"_s), qPrintable(said.front()));
        QVERIFY(!said.front().contains(u"wrong"_s));
        QCOMPARE(desk().headName(), end->name);
        QVERIFY(view().stillPaid.empty());
    }
    void isNeverTheHeadBeforeItsHashIsApproved()
    {
        open();
        QStringList heads;
        connect(desk().services->clusterRuntime.get(), &ClusterRuntime::snapshotChanged, desk().provisioner.get(), [&] {
            if (view().running && view().running->stage < ProvisionStage::Promoting)
                heads << desk().headName();
        });
        const auto offer = await(desk().provisioner->prepare());
        QVERIFY(offer && *offer);
        desk().services->clusterRuntime->start(200ms);
        const auto end = desk().hurry(desk().provisioner->run(**offer, {}, OnRefusal::CleanUp));
        QVERIFY(end);
        QVERIFY2(*end, qPrintable(why(*end)));
        QVERIFY(heads.size() > 2);
        QVERIFY(!heads.contains((*end)->name));
        QTRY_COMPARE(desk().headName(), (*end)->name);
    }
    // 33
    void keepsOnTellingOfARunnerThatCouldNotBeDeletedAlsoAfterARestart()
    {
        open();
        const QStringList before = desk().machines();
        desk().fleet.fault(u"nextCvm"_s, u"full"_s);
        desk().fleet.fault(u"phala"_s, u"500"_s, {{u"path"_s, u"DELETE /"_s}});
        const auto end = desk().provision();
        QVERIFY(!end);
        QVERIFY2(end.error().unchanged.contains(u"still being paid for"_s), qPrintable(why(end)));
        QCOMPARE(view().stillPaid.size(), size_t(1));
        const QString name = view().stillPaid.front().name;
        QVERIFY(desk().open());
        QCOMPARE(view().stillPaid.size(), size_t(1));
        QCOMPARE(view().stillPaid.front().name, name);
        QVERIFY(view().stillPaid.front().hourlyRate.has_value());
        const auto still = desk().hurry(desk().provisioner->retryDeletion({}));
        QVERIFY(still && !*still);
        QCOMPARE(view().stillPaid.size(), size_t(1));
        desk().fleet.control("DELETE", u"/faults?target=phala"_s);
        const auto removed = desk().hurry(desk().provisioner->retryDeletion({}));
        QVERIFY(removed && *removed);
        QVERIFY(view().stillPaid.empty());
        QCOMPARE(made(before), 0);
        QCOMPARE(desk().records(u"cluster.provision.delete"_s).back().outcome, Outcome::Done);
    }
    void deletesNothingUnrecordedAndGoesOnTellingOfIt()
    {
        open();
        const QStringList before = desk().machines();
        desk().fleet.fault(u"nextCvm"_s, u"full"_s);
        desk().fleet.fault(u"phala"_s, u"500"_s, {{u"path"_s, u"DELETE /"_s}});
        QVERIFY(!desk().provision());
        desk().fleet.control("DELETE", u"/faults?target=phala"_s);
        refuseInsertsInto(u"audit_entries"_s);
        const auto removed = desk().hurry(desk().provisioner->retryDeletion({}));
        QVERIFY(removed && !*removed);
        QVERIFY2(removed->error().what.contains(u"the record cannot be written"_s), qPrintable(removed->error().what));
        QCOMPARE(made(before), 1);
        QCOMPARE(view().stillPaid.size(), size_t(1));
    }
    void takesNoBuildOnAMachineThatIsOnlyWaitingToBeDeleted()
    {
        open();
        desk().fleet.fault(u"cvm:"_s + kRegistry, u"approval-refused"_s);
        const auto end = desk().provision(OnRefusal::Hold);
        QVERIFY(!end);
        QVERIFY(desk().open());
        QVERIFY(desk().headName() != desk().lastOffer->name);
    }
    // 34
    void pausesAfterTwoFailuresInARowUntilResumedAlsoAfterARestart()
    {
        desk().settings.isAutomatic = true;
        open();
        desk().fleet.fault(u"phala"_s, u"no-capacity"_s);
        for (int i = 0; i < 2; ++i) {
            QVERIFY(!view().isPaused);
            const auto end = desk().hurry(desk().provisioner->capacity({}));
            QVERIFY(end && !*end);
        }
        QVERIFY(view().isPaused);
        QCOMPARE(desk().records(u"cluster.provision.pause"_s).size(), size_t(1));
        QVERIFY(desk().open());
        QVERIFY(view().isPaused);
        desk().fleet.control("DELETE", u"/faults?target=phala"_s);
        const QStringList before = desk().machines();
        const auto third = build(u"93000"_s);
        QVERIFY(!third);
        QVERIFY2(third.error().what.contains(u"paused"_s), qPrintable(third.error().what));
        QCOMPARE(made(before), 0);
        const auto resumed = await(desk().provisioner->resume());
        QVERIFY(resumed && *resumed);
        QVERIFY(!view().isPaused);
        const auto fourth = build(u"93001"_s);
        QVERIFY2(fourth, fourth ? "" : qPrintable(fourth.error().what));
        QCOMPARE(made(before), 1);
    }
    // 36
    void deletesARunnerWhoseHashTheRegistryRefuses()
    {
        open();
        const QStringList before = desk().machines();
        desk().fleet.fault(u"cvm:"_s + kRegistry, u"approval-refused"_s);
        const auto end = desk().provision(OnRefusal::CleanUp);
        QVERIFY(!end);
        QVERIFY2(end.error().what.contains(u"refuses"_s), qPrintable(why(end)));
        QCOMPARE(made(before), 0);
        QVERIFY(view().stillPaid.empty());
    }
    // 36
    void holdsARunnerWhoseHashIsRefusedWhenThatIsChosenAndLetsItInOnceApproved()
    {
        open();
        const QStringList before = desk().machines();
        desk().fleet.fault(u"cvm:"_s + kRegistry, u"approval-refused"_s);
        const auto end = desk().provision(OnRefusal::Hold);
        QVERIFY(!end);
        QCOMPARE(made(before), 1);
        QCOMPARE(view().stillPaid.size(), size_t(1));
        QCOMPARE(view().stillPaid.front().state, PaidCvm::State::Held);
        const QString name = view().stillPaid.front().name;
        QVERIFY(desk().look());
        QVERIFY(desk().headName() != name);
        // What is held on purpose is not deleted with the rest.
        const auto others = desk().hurry(desk().provisioner->retryDeletion({}));
        QVERIFY(others && *others);
        QCOMPARE(made(before), 1);
        desk().fleet.control("DELETE", u"/faults?target=cvm:"_s + kRegistry);
        const auto approved = await(desk().services->clusterRuntime->approveHashes());
        QVERIFY(approved && *approved);
        QTRY_VERIFY(view().stillPaid.empty());
        QTRY_COMPARE(desk().headName(), name);
    }
    // 37
    void namesTheOldImageAndTheOldWayWhenTheRegistryKnowsNoApprovalByCall()
    {
        open();
        desk().fleet.fault(u"cvm:"_s + kRegistry, u"old-image"_s);
        const auto end = desk().provision(OnRefusal::Hold);
        QVERIFY(!end);
        QVERIFY2(end.error().what.contains(u"older than approval by call"_s), qPrintable(why(end)));
        QVERIFY2(end.error().nextStep.contains(u"restarts the registry"_s), qPrintable(end.error().nextStep));
    }

    void spendsNothingByItselfBeyondTheBudget()
    {
        desk().settings.isAutomatic = true;
        desk().settings.budgetPerHour = Money(100'000, u"USD"_s);
        open();
        const QStringList before = desk().machines();
        desk().provisioner->start();
        QVERIFY(desk().look());
        QTRY_VERIFY(!view().notByItself.isEmpty());
        QVERIFY2(view().notByItself.contains(u"exceeded"_s), qPrintable(view().notByItself));
        QCOMPARE(made(before), 0);
        QVERIFY(!view().isPaused);
        const auto offer = await(desk().provisioner->prepare());
        QVERIFY(offer && *offer);
        QCOMPARE((**offer)->plan.phrase, std::optional(u"demo/crunch-tee"_s));
        const auto refused = await(desk().provisioner->run(**offer, u"yes"_s, OnRefusal::CleanUp));
        QVERIFY(refused && !*refused);
        QCOMPARE(made(before), 0);
    }
    void spendsNothingByItselfWithoutABudget()
    {
        desk().settings.isAutomatic = true;
        open();
        desk().settings.budgetPerHour.reset();
        QVERIFY(desk().open());
        const auto end = desk().hurry(desk().provisioner->capacity({}));
        QVERIFY(end && !*end);
        QVERIFY2((*end).error().what.contains(u"sets no budget"_s), qPrintable((*end).error().what));
    }
    void onlyProposesUntilItIsSwitchedOn()
    {
        open();
        desk().provisioner->start();
        QVERIFY(desk().look());
        QTest::qWait(200);
        QVERIFY(!view().running);
        QVERIFY(!view().proposal.isEmpty());
        const auto outcome = build(u"94000"_s);
        QVERIFY(!outcome);
        QVERIFY2(outcome.error().what.contains(u"not provisioned automatically"_s), qPrintable(outcome.error().what));
    }
    void actsByItselfOnceSwitchedOnAndIsRecordedAsAutomatic()
    {
        desk().settings.isAutomatic = true;
        QVERIFY(desk().open());
        desk().provisioner->start();
        QVERIFY(desk().fillAll());
        QTRY_VERIFY_WITH_TIMEOUT(view().running.has_value(), 5000);
        QVERIFY(view().running->isAutomatic);
        for (int turn = 0; turn < 200 && view().running; ++turn)
            desk().flyUntil([this] { return !view().running; });
        QVERIFY2(view().lastEnd.contains(u"ready and the head"_s), qPrintable(view().lastEnd));
        const auto records = desk().records(u"cluster.provision"_s);
        QCOMPARE(records.size(), size_t(2));
        QVERIFY(records[0].reason.startsWith(u"automatic: all "_s));
    }

    void oneAtATimeInAllProgramsThatShareTheStore()
    {
        open();
        const auto holder = store::LeaseHolder::thisProcess(u"another"_s);
        const auto lease = await(store::acquireLease(*desk().services->store, u"cluster.provisioning.crunch-tee"_s, holder, 5min, desk().clock));
        QVERIFY(lease && *lease);
        const QStringList before = desk().machines();
        const auto end = desk().provision();
        QVERIFY(!end);
        QCOMPARE(end.error().kind, ErrorKind::Conflict);
        QCOMPARE(made(before), 0);
    }
    void cancelledAtAnyStageItDeletesWhatItMade_data()
    {
        QTest::addColumn<int>("stage");
        QTest::newRow("asking") << int(ProvisionStage::Asking);
        QTest::newRow("deploying") << int(ProvisionStage::Deploying);
        QTest::newRow("booting") << int(ProvisionStage::Booting);
        QTest::newRow("hashes") << int(ProvisionStage::Hashes);
    }
    void cancelledAtAnyStageItDeletesWhatItMade()
    {
        QFETCH(int, stage);
        open();
        const QStringList before = desk().machines();
        connect(desk().provisioner.get(), &Provisioner::changed, desk().provisioner.get(), [&] {
            if (view().running && int(view().running->stage) == stage)
                desk().provisioner->cancel();
        });
        const auto end = desk().provision();
        QVERIFY2(!end, qPrintable(why(end)));
        QCOMPARE(end.error().kind, ErrorKind::Cancelled);
        QCOMPARE(made(before), 0);
        QVERIFY(view().stillPaid.empty());
        QCOMPARE(view().failuresInARow, 0);
    }
    void isShownAsAnOperationThatCanBeCancelled()
    {
        open();
        bool wasShown = false;
        connect(desk().services->operations.get(), &OperationList::operationChanged, desk().provisioner.get(), [&](const OperationId &id) {
            const auto operation = desk().services->operations->find(id);
            if (operation && operation->title.startsWith(u"Provision crunch-tee-runner-"_s) && operation->state == OperationState::Running
                && operation->step.startsWith(u"waiting for certificate hashes"_s)) {
                wasShown = true;
                desk().services->operations->cancel(id);
            }
        });
        const auto end = desk().provision();
        QVERIFY(!end);
        QVERIFY(wasShown);
        QCOMPARE(desk().services->operations->all().front().state, OperationState::Cancelled);
    }
    void deploysNothingThatItCouldNotRemember()
    {
        open();
        const auto offer = await(desk().provisioner->prepare());
        QVERIFY(offer && *offer);
        const QStringList before = desk().machines();
        refuseInsertsInto(u"documents"_s);
        const auto end = desk().hurry(desk().provisioner->run(**offer, {}, OnRefusal::CleanUp));
        QVERIFY(end && !*end);
        QCOMPARE((*end).error().kind, ErrorKind::Storage);
        QCOMPARE(made(before), 0);
    }
};

QTEST_GUILESS_MAIN(ClusterProvisioningTest)
#include "tst_cluster_provisioning.moc"
