// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/fleet_for_ctl.h"

#include <QTemporaryDir>
#include <QTest>

using namespace pilothouse;
using namespace Qt::StringLiterals;
using pilothouse::test::Ctl;
using pilothouse::test::FleetForCtl;
using pilothouse::test::Ran;

/// Changes of a cluster and of its machines by the command line, against a demo fleet over real sockets.
class CtlClusterChangesTest : public QObject
{
    Q_OBJECT

    FleetForCtl m_fleet;
    Ctl m_ctl;
    QTemporaryDir m_files;

    Ran run(const QString &line, const QStringList &more = {}) { return m_ctl.run(line.split(u' ') + more); }
    /// The fleet's clock runs ahead while the command waits.
    Ran hurried(const QString &line, const QStringList &more = {})
    {
        const test::Hurry hurry(m_fleet, std::chrono::seconds(5), std::chrono::milliseconds(500));
        return run(line, more);
    }
    QString write(const char *name, const QByteArray &text) const
    {
        QFile file(m_files.filePath(QLatin1String(name)));
        return file.open(QIODevice::WriteOnly) && file.write(text) == text.size() ? file.fileName() : QString();
    }
    QJsonObject modelWith(const QString &container)
    {
        for (const QJsonValue &each : run(u"cluster models list --profile desk --json"_s).json()["items"_L1].toArray())
            if (each["container"_L1] == container && each["operation"_L1] != "build_model"_L1)
                return each.toObject();
        return {};
    }

    QJsonArray modelsOf(const QString &submission)
    {
        QJsonArray models;
        for (const QJsonValue &each : run(u"cluster models list --profile desk --json"_s).json()["items"_L1].toArray())
            if (each["submission"_L1] == submission)
                models.append(each);
        return models;
    }

private slots:
    void initTestCase()
    {
        QVERIFY(m_fleet.start(9));
        m_ctl.writeProfile(u"desk"_s, m_fleet.profile(u"desk"_s));
    }
    void init()
    {
        m_fleet.clearFaults();
        m_ctl.setVariable(u"PHALA_API_KEY"_s, u"phak_demo_canary_7731"_s);
        m_ctl.setVariable(u"GATEWAY_KEY"_s, m_fleet.control("GET", u"/gateway"_s)["privateKey"_L1].toString());
    }

    void whatNobodySaidIsNotAnEmptyListOfModels()
    {
        const QJsonArray members = run(u"cluster status --profile desk --json"_s).json()["members"_L1].toArray();
        QVERIFY(!members.isEmpty());
        for (const QJsonValue &member : members)
            m_fleet.fault(u"cvm:"_s + member["name"_L1].toString(), u"reset"_s);
        const Ran ran = run(u"cluster models list --profile desk --json"_s);
        QVERIFY2(ran.exitCode == 3, ran.all());
        QCOMPARE(ran.json()["notes"_L1].toArray().size(), members.size());
        QVERIFY2(ran.json()["notes"_L1].toArray().at(0).toString().contains(members.at(0)["name"_L1].toString()), ran.all());
        const Ran text = run(u"cluster models list --profile desk"_s);
        QVERIFY2(!text.out.contains("No model has a task") && text.out.contains("not known"), text.all());
    }

    void hashesAreApprovedByPlanAndTheRecordTellsByWhom()
    {
        const Ran planned = run(u"cluster approve --profile desk --json"_s);
        QVERIFY2(planned.exitCode == 0, planned.all());
        QCOMPARE(planned.json()["done"_L1], QJsonValue(false));
        QVERIFY(!planned.json()["plan"_L1]["steps"_L1].toArray().isEmpty());
        const Ran approved = run(u"cluster approve --profile desk --json --yes"_s);
        QVERIFY2(approved.exitCode == 0, approved.all());
        QCOMPARE(approved.json()["done"_L1], QJsonValue(true));
        bool told = false;
        for (const QJsonValue &member : run(u"cluster discover --profile desk --json"_s).json()["members"_L1].toArray())
            told |= !member["approvedBy"_L1].toString().isEmpty() && !member["approvedAt"_L1].toString().isEmpty();
        QVERIFY2(told, "another run of the program knows who approved");
    }

    void aModelIsStoppedAndStartedAndReadBack()
    {
        const QJsonObject model = modelWith(u"running"_s);
        const QString task = model["id"_L1].toString();
        QVERIFY(!task.isEmpty());
        const Ran stopped = hurried(u"cluster models stop %1 --profile desk --json --yes"_s.arg(task));
        QVERIFY2(stopped.exitCode == 0, stopped.all());
        QCOMPARE(stopped.json()["done"_L1], QJsonValue(true));
        const Ran started = hurried(u"cluster models start %1 --profile desk --json --yes"_s.arg(task));
        QVERIFY2(started.exitCode == 0, started.all());
        QVERIFY(started.json()["results"_L1][0]["text"_L1].toString().contains("it runs at"_L1));
        const Ran again = run(u"cluster models start %1 --profile desk --json --yes"_s.arg(task));
        QVERIFY2(again.exitCode == 5, again.all());
    }

    void aBuildWhoseAnswerWasLostIsNotBuiltASecondTimeByTheNextCommand()
    {
        const QString head = run(u"cluster status --profile desk --json"_s).json()["head"_L1].toString();
        QVERIFY(!head.isEmpty());
        const auto sent = [this](const QString &submission) {
            int count = 0;
            for (const QJsonValue &change : m_fleet.state()["spawntees"_L1]["changes"_L1].toArray())
                count += change.toString().contains("build"_L1) && change.toString().contains(submission) ? 1 : 0;
            return count;
        };
        m_fleet.fault(u"cvm:"_s + head, u"reset"_s, {{u"path"_s, u"build-model"_s}, {u"count"_s, 1}});
        const Ran lost = run(u"cluster models build 41002 --profile desk --json --yes"_s);
        QVERIFY2(lost.exitCode != 0, lost.all());
        m_fleet.fault(u"cvm:"_s + head, u"reset"_s);
        const Ran again = run(u"cluster models build 41002 --profile desk --json --yes"_s);
        QVERIFY2(again.exitCode != 0 && again.err.contains("41002") && again.err.contains(head.toUtf8()), again.all());
        QVERIFY2(again.err.contains("models dismiss 41002"), again.all());
        const Ran open = run(u"cluster models list --profile desk --json"_s);
        QCOMPARE(open.json()["lostBuilds"_L1].toArray().size(), 1);
        QCOMPARE(open.json()["lostBuilds"_L1][0]["submission"_L1].toString(), u"41002"_s);
        QCOMPARE(run(u"cluster models dismiss 41002 --profile desk --json"_s).json()["done"_L1], QJsonValue(false));

        m_fleet.clearFaults();
        const Ran found = run(u"cluster models list --profile desk --json"_s);
        QVERIFY2(found.json()["lostBuilds"_L1].toArray().isEmpty(), found.all());
        const Ran there = hurried(u"cluster models build 41002 --profile desk --json --yes"_s);
        QVERIFY2(there.exitCode == 0, there.all());
        QVERIFY2(sent(u"41002"_s) == 1, "it began, and was found");
        QVERIFY(run(u"cluster models dismiss 41002 --profile desk --json --yes"_s).exitCode == 5);
    }
    void aLostBuildIsDismissedByThePersonWhoKnowsAndThenBuiltElsewhere()
    {
        const QString head = run(u"cluster status --profile desk --json"_s).json()["head"_L1].toString();
        m_fleet.fault(u"cvm:"_s + head, u"reset"_s, {{u"path"_s, u"build-model"_s}, {u"count"_s, 1}});
        QVERIFY(run(u"cluster models build 41003 --profile desk --json --yes"_s).exitCode != 0);
        m_fleet.fault(u"cvm:"_s + head, u"reset"_s);
        const Ran dismissed = run(u"cluster models dismiss 41003 --profile desk --json --yes"_s);
        QVERIFY2(dismissed.exitCode == 0, dismissed.all());
        QVERIFY(run(u"cluster models list --profile desk --json"_s).json()["lostBuilds"_L1].toArray().isEmpty());
        const QJsonArray records = run(u"audit list --profile desk --json --filter action:model.build.dismiss"_s).json()["items"_L1].toArray();
        QCOMPARE(records.size(), 2);
        const Ran again = hurried(u"cluster models build 41003 --profile desk --json --yes"_s);
        QVERIFY2(again.exitCode == 0, again.all());
    }
    void theChoiceOfARegistryIsKeptFromOneCommandToTheNext()
    {
        const Ran told = run(u"cluster registry --profile desk --json"_s);
        QVERIFY2(told.exitCode == 0, told.all());
        QCOMPARE(told.json()["registry"_L1].toString(), u"crunch-tee-registry"_s);
        QVERIFY(told.json()["chosenRegistry"_L1].isNull());
        QVERIFY2(run(u"cluster registry --choose no-such --profile desk --json"_s).exitCode == 2, "none of that name");
        QVERIFY(run(u"cluster registry --choose x --forget-choice --profile desk"_s).exitCode == 2);
        const Ran chosen = run(u"cluster registry --choose crunch-tee-registry --profile desk --json"_s);
        QVERIFY2(chosen.exitCode == 0, chosen.all());
        const QJsonObject status = run(u"cluster status --profile desk --json"_s).json();
        QCOMPARE(status["chosenRegistry"_L1].toString(), u"crunch-tee-registry"_s);
        QCOMPARE(status["registries"_L1].toArray(), QJsonArray{u"crunch-tee-registry"_s});
        QVERIFY(run(u"cluster status --profile desk"_s).out.contains("Chosen: crunch-tee-registry."));
        QCOMPARE(run(u"audit list --profile desk --json --filter action:cluster.registry.choose"_s).json()["items"_L1].toArray().size(), 2);
        QVERIFY(run(u"cluster registry --forget-choice --profile desk"_s).exitCode == 0);
        QVERIFY(run(u"cluster status --profile desk --json"_s).json()["chosenRegistry"_L1].isNull());
    }

    void aSubmissionIsBuiltOnceAndThePlanTellsTheRoomBefore()
    {
        const QString line = u"cluster models build 77001 --name momentum --profile desk --json"_s;
        const Ran planned = run(line);
        QVERIFY2(planned.exitCode == 0, planned.all());
        QCOMPARE(planned.json()["done"_L1], QJsonValue(false));
        QStringList checks;
        for (const QJsonValue &check : planned.json()["plan"_L1]["checks"_L1].toArray())
            checks << check["text"_L1].toString();
        QVERIFY2(checks.join(u'\n').contains(u" has room"_s), qPrintable(checks.join(u'\n')));
        QVERIFY2(planned.json()["plan"_L1]["steps"_L1][0]["command"_L1].toString().contains(u"models build 77001 --name momentum"_s), planned.all());
        QCOMPARE(modelsOf(u"77001"_s).size(), 0);

        const Ran built = hurried(line + u" --yes"_s);
        QVERIFY2(built.exitCode == 0, built.all());
        QCOMPARE(built.json()["done"_L1], QJsonValue(true));
        QVERIFY2(built.json()["results"_L1][0]["text"_L1].toString().startsWith(u"built after"_s), built.all());
        const QJsonArray models = modelsOf(u"77001"_s);
        QCOMPARE(models.size(), 1);
        QCOMPARE(models[0]["status"_L1], QJsonValue(u"completed"_s));

        // Another run of the program, which knows nothing of the first.
        const Ran again = run(line + u" --yes"_s);
        QVERIFY2(again.exitCode == 0, again.all());
        QCOMPARE(again.json()["results"_L1][0]["text"_L1].toString(), u"it was built already"_s);
        QCOMPARE(modelsOf(u"77001"_s).size(), 1);
    }

    void whatWasBuiltIsStartedByItsTask()
    {
        const Ran built = hurried(u"cluster models build 77002 --profile desk --json --yes"_s);
        QVERIFY2(built.exitCode == 0, built.all());
        const QString task = modelsOf(u"77002"_s)[0]["id"_L1].toString();
        const Ran early = run(u"cluster models stop %1 --profile desk --json --yes"_s.arg(task));
        QVERIFY2(early.exitCode == 5 && early.err.contains("no container"), early.all());
        const Ran started = hurried(u"cluster models start %1 --profile desk --json --yes"_s.arg(task));
        QVERIFY2(started.exitCode == 0, started.all());
        QCOMPARE(modelsOf(u"77002"_s)[0]["container"_L1], QJsonValue(u"running"_s));
    }

    void aSubmissionThatIsNoneIsRefusedBeforeAnythingIsSent()
    {
        for (const QStringList &operands : {QStringList{u" "_s}, QStringList{u"770 03"_s}, QStringList{u"770\n03"_s}}) {
            const Ran ran = run(u"cluster models build --profile desk --json --yes --"_s, operands);
            QVERIFY2(ran.exitCode == 5, ran.all());
        }
    }

    void whereEverybodyIsFullThePlanSaysWhatWouldHappen()
    {
        for (const QJsonValue &member : run(u"cluster discover --profile desk --json"_s).json()["members"_L1].toArray())
            m_fleet.fault(u"cvm:"_s + member["name"_L1].toString(), u"full"_s);
        const Ran planned = run(u"cluster models build 77004 --profile desk --json"_s);
        QVERIFY2(planned.exitCode == 0 || planned.exitCode == 5, planned.all());
        QVERIFY2(planned.out.contains("no further runner is added") || planned.out.contains("a further runner is deployed first"), planned.all());
    }

    void anUnknownTaskIsRefused()
    {
        const Ran ran = run(u"cluster models stop no-such-task --profile desk --json --yes"_s);
        QVERIFY2(ran.exitCode == 5, ran.all());
    }

    void aSizeIsPlannedWithItsPriceAndReadBack()
    {
        const QString line = u"phala cvms resize crunch-tee-registry --profile desk --json --type tdx.xlarge"_s;
        const Ran planned = run(line);
        QVERIFY2(planned.exitCode == 0, planned.all());
        QStringList checks;
        for (const QJsonValue &check : planned.json()["plan"_L1]["checks"_L1].toArray())
            checks << check["text"_L1].toString();
        QVERIFY2(checks.join(u'\n').contains(u"USD an hour"_s), qPrintable(checks.join(u'\n')));
        QVERIFY2(checks.join(u'\n').contains(u"96 vCPU free"_s), qPrintable(checks.join(u'\n')));
        QCOMPARE(planned.json()["node"_L1]["freeMemoryMb"_L1].toInt(), 262'144);
        const Ran crowded = run(u"phala cvms resize crunch-tee-registry --profile desk --json --vcpu 200 --yes"_s);
        QVERIFY2(crowded.exitCode == 5 && crowded.err.contains("does not fit"), crowded.all());
        const Ran shrunk = run(u"phala cvms resize crunch-tee-registry --profile desk --json --disk 1 --yes"_s);
        QVERIFY2(shrunk.exitCode == 5 && shrunk.err.contains("only grows"), shrunk.all());
        const Ran resized = hurried(line + u" --yes"_s);
        QVERIFY2(resized.exitCode == 0, resized.all());
        QCOMPARE(resized.json()["done"_L1], QJsonValue(true));
    }

    void aComposeFileIsChangedByItsPlanAndKeepsWhatIsSealed()
    {
        const QString cvm = u"phala cvms compose crunch-tee-registry --profile desk --json"_s;
        const Ran now = run(cvm);
        QVERIFY2(now.exitCode == 0, now.all());
        const QString before = now.json()["composeHash"_L1].toString();
        const QString text = now.json()["compose"_L1].toString();
        QVERIFY2(before.size() == 64 && text.contains(u"services:"_s), now.all());
        const Ran nothing = run(cvm + u" --yes"_s);
        QVERIFY2(nothing.exitCode == 2 && nothing.err.contains("--compose"), nothing.all());
        const QString file = write("compose.yml", text.toUtf8() + "# one line more\n");
        const Ran planned = run(cvm + u" --compose"_s, {file});
        QVERIFY2(planned.exitCode == 0, planned.all());
        const QString foretold = planned.json()["predictedComposeHash"_L1].toString();
        QVERIFY2(foretold.size() == 64 && foretold != before, planned.all());
        QCOMPARE(planned.json()["done"_L1], QJsonValue(false));
        QStringList consent{file};
        if (const QString phrase = planned.json()["plan"_L1]["phrase"_L1].toString(); !phrase.isEmpty())
            consent << u"--confirm"_s << phrase;
        const Ran changed = hurried(cvm + u" --yes --compose"_s, consent);
        QVERIFY2(changed.exitCode == 0, changed.all());
        QCOMPARE(changed.json()["composeHash"_L1].toString(), foretold);
        const Ran after = run(cvm);
        QCOMPARE(after.json()["composeHash"_L1].toString(), foretold);
        QCOMPARE(after.json()["variables"_L1], now.json()["variables"_L1]);
    }

    void theScriptBeforeTheContainersIsReplacedAndTakenAwayWithItsHashForetold()
    {
        const QString cvm = u"phala cvms compose crunch-tee-registry --profile desk --json"_s;
        const Ran now = run(cvm);
        QVERIFY2(now.json()["preLaunchScript"_L1].toString().contains(u"echo"_s), now.all());
        const QString text = now.json()["compose"_L1].toString();
        const Ran both = run(cvm + u" --no-pre-launch --pre-launch"_s, {write("s.sh", "x\n")});
        QVERIFY2(both.exitCode == 2, both.all());
        QCOMPARE(run(cvm + u" --pre-launch"_s, {write("empty.sh", "\n")}).exitCode, 2);
        const QString script = u"#!/bin/sh\necho 'another'\n"_s;
        for (const QStringList &way : {QStringList{u"--pre-launch"_s, write("new.sh", script.toUtf8())}, QStringList{u"--no-pre-launch"_s}}) {
            const Ran planned = run(cvm, way);
            QVERIFY2(planned.exitCode == 0, planned.all());
            QVERIFY2(QByteArray(planned.all()).contains("before the containers"), planned.all());
            const QString foretold = planned.json()["predictedComposeHash"_L1].toString();
            QCOMPARE(foretold.size(), 64);
            QStringList consent = way + QStringList{u"--yes"_s};
            if (const QString phrase = planned.json()["plan"_L1]["phrase"_L1].toString(); !phrase.isEmpty())
                consent << u"--confirm"_s << phrase;
            const Ran changed = hurried(cvm, consent);
            QVERIFY2(changed.exitCode == 0, changed.all());
            QCOMPARE(changed.json()["composeHash"_L1].toString(), foretold);
            const Ran after = run(cvm);
            QCOMPARE(after.json()["preLaunchScript"_L1].toString(), way.size() == 2 ? script : QString());
            QCOMPARE(after.json()["compose"_L1].toString(), text);
        }
    }

    void namesOfVariablesAreListedWithWhatNamesThem()
    {
        const Ran names = run(u"phala cvms envs crunch-tee-registry --profile desk --json"_s);
        QVERIFY2(names.exitCode == 0, names.all());
        QCOMPARE(names.json()["complete"_L1], QJsonValue(true));
        const QJsonArray items = names.json()["items"_L1].toArray();
        QVERIFY2(!items.isEmpty(), names.all());
        QCOMPARE(items[0]["inAllowedEnvs"_L1], QJsonValue(true));
        const Ran words = run(u"phala cvms envs crunch-tee-registry --profile desk"_s);
        QVERIFY2(words.out.contains("(allowed_envs"), words.all());
    }

    void aSetOfVariablesLosesNothingWithoutConsent()
    {
        const QString cvm = u"phala cvms envs crunch-tee-registry --profile desk --json"_s;
        const QString file = write("a", "ALPHA=1\nBETA=s3cr3t-canary\n");
        const QString phrase = run(cvm + u" --env-file"_s, {file}).json()["plan"_L1]["phrase"_L1].toString();
        QStringList consent{file, u"--drop-others"_s};
        if (!phrase.isEmpty())
            consent << u"--confirm"_s << phrase;
        const Ran first = hurried(cvm + u" --yes --env-file"_s, consent);
        QVERIFY2(first.exitCode == 0, first.all());
        const Ran names = run(cvm);
        QVERIFY2(names.exitCode == 0, names.all());
        const Ran refused = run(cvm + u" --yes --env-file"_s, {write("b", "GAMMA=1\n")});
        QVERIFY2(refused.exitCode == 5, refused.all());
        QVERIFY2(refused.err.contains("lost"), refused.all());
        const Ran planned = run(cvm + u" --env-file"_s, {write("b", "GAMMA=1\n")});
        QCOMPARE(planned.json()["added"_L1].toArray(), QJsonArray{u"GAMMA"_s});
        QVERIFY(!planned.json()["dropped"_L1].toArray().isEmpty());
        QCOMPARE(names.json()["variables"_L1].toArray(), QJsonArray({u"ALPHA"_s, u"BETA"_s}));
        for (const Ran *ran : {&first, &names, &planned})
            QVERIFY2(!QByteArray(ran->all()).contains("s3cr3t-canary"), "a value never comes back");
    }
};

QTEST_GUILESS_MAIN(CtlClusterChangesTest)
#include "tst_ctl_cluster_changes.moc"
