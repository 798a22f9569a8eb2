// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/spawntee/spawntee_wire.h"
#include "tests/services/spawntee/spawntee_data.h"

#include <QTest>

using namespace pilothouse;
using namespace pilothouse::spawntee;
using namespace pilothouse::test;
using namespace Qt::StringLiterals;

namespace {

const QString kTask = u"6f1d0b9c-2f8e-4f0e-9c55-0c7a1f2e3d4b"_s;

template <typename T>
QString complaintOf(const Result<T> &result)
{
    return result || result.error().kind != ErrorKind::Protocol ? QString() : result.error().what;
}

} // namespace

class SpawnteeWireTest : public QObject
{
    Q_OBJECT

private slots:
    void readsWhatARegistryAndARunnerAre()
    {
        const auto registry = wire::parseIdentity(spawnteeAnswer(u"root-health-registry"_s));
        QVERIFY(registry && registry->isSpawntee() && registry->holdsRegistry() && !registry->isRunner());
        const auto runner = wire::parseIdentity(spawnteeAnswer(u"root-health-runner"_s));
        QVERIFY(runner && runner->isRunner() && !runner->holdsRegistry());
    }
    void anotherProgramIsNoErrorButNoSpawntee()
    {
        const auto other = wire::parseIdentity(spawnteeAnswer(u"root-other-service"_s));
        QVERIFY(other && !other->isSpawntee());
        QCOMPARE(other->service, u"headscale"_s);
    }
    void aSpawnteeWithoutAModeIsAnError()
    {
        QCOMPARE(complaintOf(wire::parseIdentity(spawnteeAnswer(u"root-no-mode"_s))), u"mode is missing, empty or no text"_s);
    }

    void readsCapacity()
    {
        const auto free = wire::parseCapacity(spawnteeAnswer(u"capacity-free"_s));
        QVERIFY(free && free->acceptingNewModels);
        QCOMPARE(free->totalMemoryMb, std::optional<qint64>(4096));
        QCOMPARE(free->availableMemoryMb, std::optional<qint64>(2048));
        QCOMPARE(free->runningModels, std::optional(1));
        QCOMPARE(free->capacityThreshold, std::optional(0.8));
        QCOMPARE(free->maxModels, std::optional(3));
        const auto full = wire::parseCapacity(spawnteeAnswer(u"capacity-full"_s));
        QVERIFY(full && !full->acceptingNewModels);
    }
    void capacityWithoutItsFlagIsNeitherFullNorFree()
    {
        QCOMPARE(complaintOf(wire::parseCapacity(spawnteeAnswer(u"capacity-missing-flag"_s))),
                 u"accepting_new_models is missing or neither true nor false"_s);
        QVERIFY(complaintOf(wire::parseCapacity("{\"accepting_new_models\":\"true\"}")).startsWith(u"accepting_new_models"_s));
        QVERIFY(complaintOf(wire::parseCapacity("{\"accepting_new_models\":true,\"max_models\":-1}")).startsWith(u"max_models"_s));
        QVERIFY(complaintOf(wire::parseCapacity("{\"accepting_new_models\":true,\"capacity_threshold\":80}")).startsWith(u"capacity_threshold"_s));
    }

    void readsRunningModels()
    {
        const auto models = wire::parseRunningModels(spawnteeAnswer(u"running-models"_s));
        QVERIFY(models);
        const cluster::RunningModel wanted{kTask, u"30001"_s, u"c0ffee"_s, u"running"_s, 50'001, 50'001};
        QCOMPARE(models->items.size(), size_t(1));
        QVERIFY(models->items.front() == wanted);
    }
    void aListUnderAnotherNameIsAnError()
    {
        QCOMPARE(complaintOf(wire::parseRunningModels(spawnteeAnswer(u"running-models-missing"_s))), u"running_models is missing or no list"_s);
        QCOMPARE(complaintOf(wire::parseTasks("{\"tasks\":{}}")), u"tasks is missing or no list"_s);
    }
    void readsTasks()
    {
        const auto tasks = wire::parseTasks(spawnteeAnswer(u"tasks"_s));
        QVERIFY(tasks && tasks->skipped.empty());
        QCOMPARE(tasks->items.size(), size_t(3));
        QCOMPARE(tasks->items[0].currentOperation, u"start_model"_s);
        QCOMPARE(tasks->items[1].status, u"failed"_s);
        QCOMPARE(tasks->items[2].submissionId, u"30003"_s);
    }
    void aRowWithoutAStatusIsSkippedAndNamed()
    {
        const auto tasks = wire::parseTasks("{\"tasks\":[{\"task_id\":\"a\"},7,{\"task_id\":\"b\",\"status\":\"running\"}]}");
        QVERIFY(tasks);
        QCOMPARE(tasks->items.size(), size_t(1));
        QCOMPARE(tasks->skipped.size(), size_t(2));
        QCOMPARE(tasks->skipped[0].why, u"tasks[0].status is missing, empty or no text"_s);
        QCOMPARE(tasks->skipped[1].why, u"tasks[1] is no object"_s);
    }

    void readsATaskAndWhereItsModelAnswers()
    {
        const auto up = wire::parseTask(spawnteeAnswer(u"task-model-up"_s), kTask);
        QVERIFY(up);
        QCOMPARE(up->operations.size(), size_t(2));
        QCOMPARE(up->operations[0].startedAt, QDateTime(QDate(2026, 2, 20), QTime(10, 0), Qt::UTC));
        QCOMPARE(up->grpcPort, std::optional(443));
        QVERIFY(up->grpcHost.startsWith(u"1f0e6c2b7a9d4e53b0c8d7f6a5e4c3b2a1908f7e-50001g."_s));
        const auto building = wire::parseTask(spawnteeAnswer(u"task-build-running"_s), kTask);
        QVERIFY(building && building->grpcHost.isEmpty() && !building->grpcPort);
        QVERIFY(!building->operations[0].completedAt.isValid());
        const auto stopped = wire::parseTask(spawnteeAnswer(u"task-stopped"_s), kTask);
        QVERIFY(stopped && stopped->task.currentOperation == u"stop_model"_s && stopped->operations.empty());
    }
    void readsTimesWithAnOffset()
    {
        const auto task = wire::parseTask("{\"task_id\":\"a\",\"status\":\"running\",\"operations\":[{\"operation_type\":\"build_model\","
                                          "\"started_at\":\"2026-02-20T11:00:00+01:00\"}]}",
                                          u"a"_s);
        QVERIFY(task);
        QCOMPARE(task->operations[0].startedAt, QDateTime(QDate(2026, 2, 20), QTime(10, 0), Qt::UTC));
    }
    void refusesAnAnswerAboutAnotherTask()
    {
        QVERIFY(complaintOf(wire::parseTask(spawnteeAnswer(u"task-model-up"_s), u"t-2"_s)).startsWith(u"task_id"_s));
    }

    void readsReceipts()
    {
        const auto build = wire::parseReceipt(spawnteeAnswer(u"build-model"_s));
        QVERIFY(build && build->taskId == kTask && build->status == u"pending"_s && build->message == u"accepted"_s);
        QVERIFY(complaintOf(wire::parseReceipt("{\"status\":\"pending\"}")).startsWith(u"task_id"_s));
        const auto start = wire::parseStartReceipt("{}", kTask);
        QVERIFY(start && start->taskId == kTask);
    }
    void anImageThatExistsHasANameAndATask()
    {
        const auto hit = wire::parseSubmissionImage(spawnteeAnswer(u"submission-image-hit"_s));
        QVERIFY(hit && hit->exists && hit->imageName == u"model-30001:latest"_s && hit->taskId == kTask);
        const auto miss = wire::parseSubmissionImage(spawnteeAnswer(u"submission-image-miss"_s));
        QVERIFY(miss && !miss->exists);
        QVERIFY(complaintOf(wire::parseSubmissionImage("{\"image_exists\":true,\"task_id\":\"a\"}")).startsWith(u"image_name"_s));
        QVERIFY(complaintOf(wire::parseSubmissionImage("{}")).startsWith(u"image_exists"_s));
    }
    void readsAnApproval()
    {
        const auto approval = wire::parseApproval(spawnteeAnswer(u"approve-hash"_s));
        QVERIFY(approval);
        QCOMPARE(approval->approvedCount, std::optional(1));
        QCOMPARE(approval->hashes, QStringList{u"3b1f0c5e9d7a4c62881f0a9be47d5c3026e9f1b87d4c5a60932e1f7b8c0d9a54"_s});
    }
    void writesTheBodiesOfTheFixtures()
    {
        const auto bodyOf = [](const QString &name) {
            return QJsonDocument(spawnteeFixture(name)["request"_L1]["json"_L1].toObject()).toJson(QJsonDocument::Compact);
        };
        QCOMPARE(wire::buildBody({u"30001"_s, u"ewma_var"_s}), bodyOf(u"build-model"_s));
        QCOMPARE(wire::buildBody({u"30001"_s, {}}), QByteArray("{\"submission_id\":\"30001\"}"));
        QCOMPARE(wire::startBody({kTask, 1024, {}}), bodyOf(u"start-model"_s));
        QCOMPARE(wire::stopBody(kTask), bodyOf(u"stop-model"_s));
        QCOMPARE(wire::approveBody({u"3b1f0c5e9d7a4c62881f0a9be47d5c3026e9f1b87d4c5a60932e1f7b8c0d9a54"_s}), bodyOf(u"approve-hash"_s));
    }

    void readsTheSlotsOfAWallet()
    {
        const QJsonValue fixture = spawnteeJson(u"http-fixtures.json"_s)["cpi"_L1].toArray().first();
        const auto found = wire::parseCertificates(QJsonDocument(fixture["response"_L1]["json"_L1].toObject()).toJson());
        QVERIFY(found);
        QCOMPARE(found->primary, u"0cc6a1998c4a6a4c643ca7ef74891a33b55a1241f3e3e417ee1da138b022f236"_s);
        QVERIFY2(found->secondary.isEmpty(), "a slot of zeros is an empty one");
        QVERIFY(found->primaryUpdatedAt.isValid());
        QVERIFY(complaintOf(wire::parseCertificates("{}")).startsWith(u"certHash"_s));
    }

    void encodesAPathAsTheVectorsSendIt()
    {
        const QJsonArray vectors = spawnteeJson(u"signing-vectors.json"_s)["vectors"_L1].toArray();
        for (const QJsonValue &vector : vectors) {
            const QString target = vector["request_target"_L1].toString().section(u'?', 0, 0);
            QCOMPARE(QString::fromLatin1(wire::encodedPath(vector["input"_L1]["path"_L1].toString())), target);
        }
    }
    void refusesIdsThatWouldLeadElsewhere()
    {
        for (const QString &id : {u""_s, u"."_s, u".."_s, u"a/b"_s, u"a\nb"_s, QString(201, u'x')})
            QVERIFY(!wire::pathWith(u"/task/"_s, id));
        QCOMPARE(*wire::pathWith(u"/task/"_s, kTask), u"/task/"_s + kTask);
    }
    void quotesWhatARefusalSays()
    {
        QCOMPARE(wire::detailOf(spawnteeAnswer(u"approve-hash-rejected"_s)), u"invalid hash"_s);
        QCOMPARE(wire::detailOf("{\"detail\":[{\"loc\":[\"body\"],\"msg\":\"field required\"}]}"), u"field required"_s);
        QCOMPARE(wire::detailOf("<html>"), QString());
    }
    void refusesAWebPage() { QVERIFY(complaintOf(wire::parseCapacity("<!doctype html><html></html>")).contains(u"web page"_s)); }
};

QTEST_GUILESS_MAIN(SpawnteeWireTest)
#include "tst_spawntee_wire.moc"
