// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/cluster/head_election.h"
#include "tests/services/cluster/cluster_data.h"

#include <QTest>

using namespace pilothouse;
using namespace pilothouse::cluster;
using namespace pilothouse::test;
using namespace Qt::StringLiterals;
using domain::CvmId;

namespace {

HeadCandidate candidate(const QString &name, MemberRole role, std::optional<bool> room)
{
    HeadCandidate it;
    it.id = CvmId(name);
    it.name = name;
    it.role = role;
    it.room = room;
    return it;
}
HeadCandidate registry(std::optional<bool> room, const QString &name = u"registry"_s)
{
    return candidate(name, MemberRole::Registry, room);
}
HeadCandidate runner(int number, std::optional<bool> room)
{
    return candidate(u"runner-%1"_s.arg(number), MemberRole::Runner, room);
}
QString headOf(const HeadElection &election)
{
    return election.head ? election.head->text() : QString();
}

} // namespace

class HeadElectionTest : public QObject
{
    Q_OBJECT

private slots:
    void readsRolesFromWhatASpawnteeSays()
    {
        QCOMPARE(roleOf(probeOf(u"registry+runner"_s, true)), MemberRole::Registry);
        QCOMPARE(roleOf(probeOf(u"registry"_s, true)), MemberRole::Registry);
        QCOMPARE(roleOf(probeOf(u"runner"_s, true)), MemberRole::Runner);
        QCOMPARE(roleOf(probeOf(u"walker"_s, true)), MemberRole::Unknown);
        QCOMPARE(roleOf(MemberProbe()), MemberRole::Unknown);
        QVERIFY(problemOf(probeOf(u"walker"_s, true)).contains(u"walker"_s));
        QVERIFY(problemOf(probeOf(u"runner"_s, true)).isEmpty());
    }
    void skipsAnotherProgramWithAWarningAndUsesTheRest()
    {
        MemberProbe probe;
        probe.identity = SpawnteeIdentity{u"headscale"_s, u"ok"_s, {}};
        QCOMPARE(roleOf(probe), MemberRole::Foreign);
        QVERIFY(problemOf(probe).contains(u"headscale"_s));
        auto other = candidate(u"vpn"_s, MemberRole::Foreign, std::nullopt);
        other.problem = problemOf(probe);
        const auto election = electHead({other, registry(true), runner(1, true)}, {}, {});
        QCOMPARE(headOf(election), u"runner-1"_s);
        QVERIFY(election.skipped.first().contains(u"headscale"_s));
    }
    void aSpawnteeWithoutAModeIsInErrorAndNothingIsGuessed()
    {
        MemberProbe probe;
        probe.identity = errorOfKind(ErrorKind::Protocol, u"mode is missing, empty or no text"_s);
        QCOMPARE(roleOf(probe), MemberRole::Unknown);
        QVERIFY(problemOf(probe).startsWith(u"mode"_s));
        const auto election = electHead({candidate(u"odd"_s, MemberRole::Unknown, std::nullopt), registry(true)}, {}, {});
        QCOMPARE(headOf(election), u"registry"_s);
    }
    void prefersARunnerAndFallsBackToTheRegistry()
    {
        QCOMPARE(headOf(electHead({registry(true), runner(1, true)}, {}, {})), u"runner-1"_s);
        const auto full = electHead({registry(false), runner(1, false)}, {}, {});
        QCOMPARE(headOf(full), u"registry"_s);
        QVERIFY(!full.headHasRoom && full.canProvision.allowed);
        QCOMPARE(headOf(electHead({registry(true), runner(1, false)}, {}, {})), u"registry"_s);
    }
    void keepsAHeadThatHasRoomAndMovesOnWhenItIsFull()
    {
        QCOMPARE(headOf(electHead({registry(true), runner(1, true), runner(2, true)}, CvmId(u"runner-2"_s), {})), u"runner-2"_s);
        const auto moved = electHead({registry(true), runner(1, false), runner(2, true)}, CvmId(u"runner-1"_s), {});
        QCOMPARE(headOf(moved), u"runner-2"_s);
        QVERIFY2(!moved.canProvision.allowed, "there is room: nothing is deployed");
    }
    void deploysNothingWithoutARegistryEvenIfARunnerHasRoom()
    {
        const auto election = electHead({runner(1, true)}, {}, {});
        QVERIFY(!election.registry.has_value());
        QVERIFY(!election.canProvision.allowed && election.canProvision.reason.contains(u"no registry"_s));
        QVERIFY(!election.canApprove.allowed);
        const auto full = electHead({runner(1, false)}, {}, {});
        QVERIFY(!full.head.has_value() && !full.canProvision.allowed);
    }
    void doesNotCallARegistryAbsentThatDoesNotAnswer()
    {
        const auto election = electHead({candidate(u"registry"_s, MemberRole::Unknown, std::nullopt), runner(1, false)}, {}, {});
        QVERIFY(!election.canProvision.allowed);
        QVERIFY2(election.canApprove.reason.contains(u"do not"_s), qPrintable(election.canApprove.reason));
    }
    void waitsForAChoiceBetweenTwoRegistries()
    {
        const std::vector<HeadCandidate> two{registry(true, u"registry"_s), registry(true, u"registry-2"_s), runner(1, false)};
        const auto open = electHead(two, {}, {});
        QVERIFY(!open.registry.has_value());
        QVERIFY(!open.canApprove.allowed && !open.canProvision.allowed);
        QVERIFY(open.canApprove.reason.contains(u"choose"_s));
        QVERIFY2(!open.head.has_value(), "neither of them takes a build before one is chosen");
        const auto chosen = electHead(two, {}, CvmId(u"registry-2"_s));
        QCOMPARE(chosen.registry->text(), u"registry-2"_s);
        QVERIFY(chosen.canApprove.allowed);
        QCOMPARE(headOf(chosen), u"registry-2"_s);
        QVERIFY2(!electHead(two, {}, CvmId(u"elsewhere"_s)).registry.has_value(), "a choice that is gone is none");
    }
    void putsNoOtherRegistryInChargeWhileTheChosenOneIsSilent()
    {
        const auto election
            = electHead({candidate(u"registry"_s, MemberRole::Unknown, std::nullopt), registry(true, u"registry-2"_s), runner(1, false)}, {},
                        CvmId(u"registry"_s));
        QVERIFY(!election.registry.has_value());
        QVERIFY(!election.canApprove.allowed && election.canApprove.reason.contains(u"chosen"_s));
        QVERIFY(!election.canProvision.allowed);
        QVERIFY2(!election.head.has_value(), "it takes no build either");
    }
    void takesAnUnclearCapacityForNeitherFullNorFree()
    {
        MemberProbe probe = probeOf(u"runner"_s, true);
        probe.capacity = errorOfKind(ErrorKind::Protocol, u"accepting_new_models is missing or neither true nor false"_s);
        QVERIFY(!hasRoom(probe).has_value());
        auto unclear = runner(1, hasRoom(probe));
        unclear.problem = problemOf(probe);
        const auto election = electHead({registry(false), unclear}, {}, {});
        QCOMPARE(headOf(election), u"registry"_s);
        QVERIFY(election.skipped.first().contains(u"accepting_new_models"_s));
        QVERIFY2(election.headReason.contains(u"answered"_s), "that all are full cannot be said");
    }
    void letsTheOthersDecideWhenOneIsUnreachable()
    {
        auto dead = runner(1, std::nullopt);
        dead.role = MemberRole::Unknown;
        dead.problem = u"does not answer"_s;
        const auto election = electHead({registry(false), dead, runner(2, false)}, CvmId(u"runner-2"_s), {});
        QVERIFY(election.canProvision.allowed);
        QCOMPARE(election.skipped, QStringList{u"runner-1: does not answer"_s});
    }
    void deploysNothingWhileTheHeadItselfIsUnclear()
    {
        const auto election = electHead({registry(false), runner(1, std::nullopt)}, CvmId(u"runner-1"_s), {});
        QVERIFY(!election.canProvision.allowed);
        QVERIFY(election.canProvision.reason.contains(u"unclear"_s));
    }
    void neverElectsOneThatRefusesOurSignaturesWhateverRoomItTellsEverybody()
    {
        MemberProbe probe = probeOf(u"runner"_s, true);
        QVERIFY(!refusesSigned(probe));
        probe.tasks = errorOfKind(ErrorKind::Unauthorised, u"the key is in neither slot"_s, 401);
        QVERIFY(refusesSigned(probe));
        auto refusing = runner(1, hasRoom(probe));
        refusing.refusesSigned = refusesSigned(probe);
        refusing.problem = problemOf(probe);
        const auto election = electHead({registry(false), refusing, runner(2, true)}, CvmId(u"runner-1"_s), {});
        QCOMPARE(headOf(election), u"runner-2"_s);
        QVERIFY2(election.skipped.first().contains(u"refuses"_s) && election.skipped.first().contains(u"neither slot"_s),
                 qPrintable(election.skipped.first()));
        const auto unclear = electHead({registry(false), refusing}, CvmId(u"runner-1"_s), {});
        QVERIFY2(!unclear.canProvision.allowed, "a head that refuses is not a full one: nothing is bought");
    }
    void deploysNothingWhileTheRegistryRefusesOurSignatures()
    {
        auto refusing = registry(true);
        refusing.refusesSigned = true;
        const auto election = electHead({refusing, runner(1, false)}, CvmId(u"runner-1"_s), {});
        QVERIFY(!election.head.has_value());
        QVERIFY2(!election.canProvision.allowed && election.canProvision.reason.contains(u"refuses"_s), qPrintable(election.canProvision.reason));
        const auto all = electHead({refusing}, {}, {});
        QVERIFY(!all.head.has_value() && !all.canProvision.allowed);
    }
    void neverElectsARunnerWhoseHashIsRefused()
    {
        auto refused = runner(1, true);
        refused.hash = HashState::Refused;
        const auto election = electHead({registry(false), refused}, CvmId(u"runner-1"_s), {});
        QCOMPARE(headOf(election), u"registry"_s);
        QVERIFY(election.skipped.first().contains(u"compose hash"_s));
    }
    void saysWhyThereIsNoHead()
    {
        QVERIFY(!electHead({}, {}, {}).headReason.isEmpty());
        const auto silent = electHead({candidate(u"registry"_s, MemberRole::Registry, std::nullopt)}, {}, {});
        QVERIFY(!silent.head.has_value() && !silent.canProvision.allowed);
        QVERIFY(!silent.headReason.isEmpty());
    }
    void waitsForAFreshOneInsteadOfCallingItsKeyWrong()
    {
        MemberProbe probe = probeOf(u"runner"_s, true);
        QVERIFY(!isWaitingForHashes(probe));
        probe.refusal = judgeRefusal(std::chrono::seconds(0), KeySlot::Primary, {});
        QVERIFY(isWaitingForHashes(probe));
    }
};

QTEST_APPLESS_MAIN(HeadElectionTest)
#include "tst_head_election.moc"
