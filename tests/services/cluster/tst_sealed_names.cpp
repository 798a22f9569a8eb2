// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/cluster/change_plan.h"
#include "services/cluster/compose_interpolation.h"

#include <QTest>

#include <algorithm>

using namespace pilothouse;
using namespace pilothouse::cluster;
using namespace Qt::StringLiterals;
using domain::CheckState;

namespace {

const QString kStrict = u"dstack-0.5.5"_s;
const QString kLax = u"dstack-0.3.6"_s;

ComposeFile file()
{
    ComposeFile now;
    now.listsEnvs = true;
    now.allowedEnvs = {u"API_KEY"_s, u"OLD"_s};
    now.composeText = u"services:\n  web:\n    image: nginx\n    environment:\n      - API_KEY=${API_KEY}\n      - DB=${DB_URL:-none}\n"_s;
    return now;
}

CvmUpdate giving(const QStringList &names)
{
    CvmUpdate change;
    change.variables.emplace();
    for (const QString &name : names)
        change.variables->push_back({name, Secret::copyOf("s3cr3t-canary")});
    return change;
}

domain::Cvm machine(const QString &image)
{
    domain::Cvm cvm;
    cvm.id = domain::CvmId(u"uuid-1"_s);
    cvm.name = u"web-tier"_s;
    cvm.state = domain::RunState::Running;
    cvm.composeHash = u"aa"_s;
    cvm.osImage = image;
    return cvm;
}

domain::Plan planned(const QString &image, const CvmUpdate &change, const ComposeFile &now)
{
    return updatePlan(machine(image), change, now,
                      {{domain::EnvironmentId(u"env"_s), domain::EnvironmentKind::Staging}, u"http://cloud"_s, QDateTime()});
}

bool hasCheck(const domain::Plan &plan, CheckState state, const QString &words)
{
    return std::ranges::any_of(plan.checks, [&](const auto &check) { return check.state == state && check.text.contains(words); });
}

} // namespace

/// Which names of variables may be sealed, by what says so, and what is lost when nobody can name them all.
class SealedNamesTest : public QObject
{
    Q_OBJECT

private slots:
    void aMachineThatKeepsToTheListHasNoOthers()
    {
        const SealedNames sealed = sealedNames(file(), kStrict);
        QVERIFY(sealed.isComplete());
        QCOMPARE(sealed.items, (std::vector<SealedName>{{u"API_KEY"_s, true, true}, {u"OLD"_s, true, false}}));
        QCOMPARE(sealed.origin(sealed.items[0]), u"allowed_envs, compose file"_s);
        QCOMPARE(sealed.origin(sealed.items[1]), u"allowed_envs"_s);
    }

    void whereTheListIsNotWholeTheComposeFileNamesMoreAndOthersMayBeThere_data()
    {
        QTest::addColumn<QString>("image");
        QTest::addColumn<bool>("listed");
        QTest::addColumn<QString>("why");
        QTest::newRow("an image that does not keep to it") << kLax << true << u"does not keep"_s;
        QTest::newRow("an image that was not named") << QString() << true << u"not known"_s;
        QTest::newRow("an image of no version") << u"dstack-nvidia"_s << true << u"not known"_s;
        QTest::newRow("no list") << kStrict << false << u"no list"_s;
    }
    void whereTheListIsNotWholeTheComposeFileNamesMoreAndOthersMayBeThere()
    {
        QFETCH(QString, image);
        QFETCH(bool, listed);
        QFETCH(QString, why);
        ComposeFile now = file();
        if (!listed) {
            now.listsEnvs = false;
            now.allowedEnvs.clear();
        }
        const SealedNames sealed = sealedNames(now, image);
        QVERIFY2(sealed.whyMore.contains(why), qPrintable(sealed.whyMore));
        QCOMPARE(sealed.names(), listed ? QStringList({u"API_KEY"_s, u"OLD"_s, u"DB_URL"_s}) : QStringList({u"API_KEY"_s, u"DB_URL"_s}));
        QCOMPARE(sealed.origin(sealed.items.back()), u"compose file"_s);
    }

    void anEmptyListLetsNothingInAndIsNoMissingOne()
    {
        ComposeFile now = file();
        now.allowedEnvs.clear();
        QVERIFY(sealedNames(now, kStrict).isComplete());
        QVERIFY(sealedNames(now, kStrict).items.empty());
    }

    void whatTheComposeFileTakesFromOutsideIsFoundHoweverItIsWritten()
    {
        const QString text = u"services:\n  web:\n    image: ${IMAGE:?needed}\n    environment:\n    # - COMMENTED\n    - PASSED\n    - 'QUOTED'\n"
                             "    - WITH=value\n    depends_on:\n    - neighbour\n  db:\n    environment:\n      MAPPED:\n      SET: 1\n"
                             "      OTHER: $$LITERAL and $PLAIN or ${OUTER:-${INNER}}\n    cap_add: [ALL]\n"_s;
        QCOMPARE(variablesTaken(text), QStringList({u"IMAGE"_s, u"PLAIN"_s, u"OUTER"_s, u"INNER"_s, u"PASSED"_s, u"QUOTED"_s, u"MAPPED"_s}));
    }

    void whatIsLostIsNeverUnderstated()
    {
        const CvmUpdate change = giving({u"API_KEY"_s});
        const domain::Plan strict = planned(kStrict, change, file());
        QVERIFY(hasCheck(strict, CheckState::Warning, u"OLD will be lost"_s));
        QVERIFY2(!hasCheck(strict, CheckState::Unknown, u"nobody can name"_s), "there are no others");
        const domain::Plan lax = planned(kLax, change, file());
        QVERIFY2(hasCheck(lax, CheckState::Warning, u"OLD, DB_URL will be lost"_s), qPrintable(lax.toText()));
        QVERIFY2(hasCheck(lax, CheckState::Unknown, u"others may be lost that nobody can name"_s), qPrintable(lax.toText()));
    }

    void givingAllThatIsNamedStillAsksWhereOthersMayBe()
    {
        const CvmUpdate all = giving({u"API_KEY"_s, u"OLD"_s, u"DB_URL"_s});
        const domain::Plan lax = planned(kLax, all, file());
        QVERIFY(lax.phrase);
        QCOMPARE(lax.phraseReason, u"variables may be lost that nobody can name"_s);
        QVERIFY(!planned(kStrict, all, file()).phrase);
        CvmUpdate text;
        text.composeText = "services: {}\n";
        const domain::Plan untouched = planned(kLax, text, file());
        QVERIFY2(!untouched.phrase && !hasCheck(untouched, CheckState::Unknown, u"nobody can name"_s), "a set that is not replaced loses nothing");
    }

    void theHashFollowsTheListAndNotWhatElseNamesAVariable()
    {
        const ComposeFile now = file();
        const auto changes = [&now](const QString &image, const QStringList &given) {
            const CvmUpdate change = giving(given);
            return changesHash(change, variableChange(sealedNames(now, image).names(), *change.variables), now);
        };
        QVERIFY(!changes(kStrict, {u"OLD"_s, u"API_KEY"_s}));
        QVERIFY(!changes(kLax, {u"OLD"_s, u"API_KEY"_s}));
        QVERIFY2(changes(kLax, {u"API_KEY"_s, u"OLD"_s, u"DB_URL"_s}), "a name is new to the list");
        QVERIFY(changes(kStrict, {u"API_KEY"_s}));
    }

    void anotherScriptBeforeTheContainersIsSaidForWhatItIs()
    {
        ComposeFile now = file();
        CvmUpdate change;
        change.preLaunchScript = u"#!/bin/sh\n"_s;
        domain::Plan plan = planned(kStrict, change, now);
        QCOMPARE(plan.title, u"Update web-tier: pre-launch script"_s);
        QVERIFY(hasCheck(plan, CheckState::Warning, u"none did before"_s));
        QVERIFY2(plan.steps.back().command.contains(u"--pre-launch pre-launch.sh"_s), qPrintable(plan.steps.back().command));
        now.preLaunchScript = u"echo hi\n"_s;
        QVERIFY(hasCheck(planned(kStrict, change, now), CheckState::Warning, u"another script"_s));
        change.preLaunchScript = QString();
        plan = planned(kStrict, change, now);
        QVERIFY(hasCheck(plan, CheckState::Warning, u"nothing runs before the containers any more"_s));
        QVERIFY(plan.steps.back().command.contains(u"--no-pre-launch"_s));
        QVERIFY(plan.sideEffects.contains(u"another compose hash"_s));
    }
};

QTEST_GUILESS_MAIN(SealedNamesTest)
#include "tst_sealed_names.moc"
