// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/cutover/cutover_memory.h"
#include "services/cutover/stage_rules.h"
#include "services/cutover/status_json.h"

#include <QJsonArray>
#include <QTest>

using namespace pilothouse;
using namespace pilothouse::cutover;
using domain::Intent;
using domain::TrafficSplit;

Q_DECLARE_METATYPE(pilothouse::domain::TrafficSplit)

namespace {

TrafficSplit split(int analyze, int create, int pay, int other)
{
    return TrafficSplit()
        .with(Intent::Analyze, *Percent::fromWhole(analyze))
        .with(Intent::Create, *Percent::fromWhole(create))
        .with(Intent::Pay, *Percent::fromWhole(pay))
        .with(Intent::Other, *Percent::fromWhole(other));
}

QSet<QString> names(const QJsonObject &object)
{
    const QStringList keys = object.keys();
    return QSet<QString>(keys.begin(), keys.end());
}

} // namespace

class StageRulesTest : public QObject
{
    Q_OBJECT

private slots:
    void theStageFollowsTheSplitInForce_data()
    {
        QTest::addColumn<TrafficSplit>("inForce");
        QTest::addColumn<Stage>("stage");
        QTest::newRow("nothing moved") << split(0, 0, 0, 0) << Stage::None;
        QTest::newRow("canary") << split(10, 0, 0, 0) << Stage::Canary;
        QTest::newRow("all of analyze") << split(100, 0, 0, 0) << Stage::Canary;
        QTest::newRow("half of both") << split(50, 50, 0, 0) << Stage::Mixed;
        QTest::newRow("mixed") << split(100, 100, 0, 0) << Stage::Mixed;
        QTest::newRow("with pay") << split(100, 100, 100, 0) << Stage::MixedPay;
        QTest::newRow("pay alone, set by hand") << split(0, 0, 5, 0) << Stage::MixedPay;
        QTest::newRow("primary") << split(100, 100, 100, 100) << Stage::Primary;
        QTest::newRow("almost primary") << split(100, 100, 100, 99) << Stage::MixedPay;
    }
    void theStageFollowsTheSplitInForce()
    {
        QFETCH(TrafficSplit, inForce);
        QFETCH(Stage, stage);
        QCOMPARE(stageOfSplit(inForce), stage);
    }

    void intentsMoveInTheirOrder_data()
    {
        QTest::addColumn<TrafficSplit>("from");
        QTest::addColumn<TrafficSplit>("to");
        QTest::addColumn<bool>("feed");
        QTest::addColumn<QString>("refusal"); // empty: in order
        QTest::newRow("first share of analyze") << split(0, 0, 0, 0) << split(10, 0, 0, 0) << false << QString();
        QTest::newRow("create before analyze") << split(0, 0, 0, 0) << split(0, 10, 0, 0) << false << QStringLiteral("create");
        QTest::newRow("create together with the first analyze") << split(0, 0, 0, 0) << split(10, 10, 0, 0) << false << QStringLiteral("create");
        QTest::newRow("canary to mixed") << split(10, 0, 0, 0) << split(100, 100, 0, 0) << false << QString();
        QTest::newRow("pay in the canary") << split(10, 0, 0, 0) << split(10, 0, 1, 0) << true << QStringLiteral("pay");
        QTest::newRow("pay with the last step of create") << split(100, 99, 0, 0) << split(100, 100, 10, 0) << true << QStringLiteral("pay");
        QTest::newRow("pay when both are whole") << split(100, 100, 0, 0) << split(100, 100, 10, 0) << true << QString();
        QTest::newRow("pay while analyze goes down") << split(100, 100, 0, 0) << split(50, 100, 10, 0) << true << QStringLiteral("pay");
        QTest::newRow("pay without a feed") << split(100, 100, 0, 0) << split(100, 100, 10, 0) << false << QStringLiteral("payment feed");
        QTest::newRow("other before pay") << split(100, 100, 0, 0) << split(100, 100, 0, 10) << true << QStringLiteral("last");
        QTest::newRow("other with half of pay") << split(100, 100, 50, 0) << split(100, 100, 50, 10) << true << QStringLiteral("last");
        QTest::newRow("other at the end") << split(100, 100, 100, 0) << split(100, 100, 100, 100) << true << QString();
        QTest::newRow("back is always in order") << split(0, 50, 50, 50) << split(0, 40, 10, 0) << false << QString();
    }
    void intentsMoveInTheirOrder()
    {
        QFETCH(TrafficSplit, from);
        QFETCH(TrafficSplit, to);
        QFETCH(bool, feed);
        QFETCH(QString, refusal);
        const QString found = orderRefusal(from, to, feed ? PaymentFeed::Present : PaymentFeed::Absent);
        QCOMPARE(found.isEmpty(), refusal.isEmpty());
        QVERIFY2(found.contains(refusal), qPrintable(found));
    }

    void pinsShowWhatCannotBeRaised()
    {
        QCOMPARE(pinOf(Intent::Analyze, split(0, 0, 0, 0), PaymentFeed::Absent), Pin::None);
        QCOMPARE(pinOf(Intent::Create, split(0, 0, 0, 0), PaymentFeed::Absent), Pin::ByStage);
        QCOMPARE(pinOf(Intent::Create, split(10, 0, 0, 0), PaymentFeed::Absent), Pin::None);
        QCOMPARE(pinOf(Intent::Pay, split(10, 0, 0, 0), PaymentFeed::Present), Pin::Pinned);
        QCOMPARE(pinOf(Intent::Pay, split(100, 100, 0, 0), PaymentFeed::Absent), Pin::Pinned);
        QCOMPARE(pinOf(Intent::Pay, split(100, 100, 0, 0), PaymentFeed::Present), Pin::None);
        QCOMPARE(pinOf(Intent::Other, split(100, 100, 99, 0), PaymentFeed::Present), Pin::Last);
        QCOMPARE(pinOf(Intent::Other, split(100, 100, 100, 0), PaymentFeed::Present), Pin::None);
    }

    void saysAMoveFromAndTo()
    {
        QCOMPARE(moveText(split(0, 5, 0, 0), split(10, 0, 0, 0)), QStringLiteral("analyze 0 → 10 %, create 5 → 0 %"));
        QCOMPARE(moveText(split(1, 0, 0, 0), split(1, 0, 0, 0)), QStringLiteral("nothing changes"));
        QCOMPARE(shareText(split(10, 0, 3, 0)), QStringLiteral("10 % of analyze, 3 % of pay"));
    }

    void splitsGoThroughJsonUnchanged()
    {
        const TrafficSplit odd = split(10, 0, 100, 1).with(Intent::Create, *Percent::fromBasisPoints(1234));
        QCOMPARE(splitFromJson(splitToJson(odd)), std::optional(odd));
        QJsonObject object = splitToJson(odd);
        object[QStringLiteral("pay")] = 101;
        QVERIFY(!splitFromJson(object));
        object[QStringLiteral("pay")] = QStringLiteral("10");
        QVERIFY(!splitFromJson(object));
        object.remove(QStringLiteral("pay"));
        QVERIFY(!splitFromJson(object));
    }

    void whatIsKeptComesBackUnchanged()
    {
        const QDateTime time(QDate(2026, 1, 15), QTime(12, 0, 1, 500), Qt::UTC);
        CutoverMemory memory;
        memory.revision = 7;
        memory.run = QStringLiteral("7c2e");
        memory.confirmed = CutoverMemory::Confirmed{split(10, 0, 0, 0), 4, QStringLiteral("pid 1"), time};
        memory.shift = CutoverMemory::Shift{split(10, 0, 0, 0), split(20, 0, 0, 0), 4, QStringLiteral("why"), true, time};
        memory.rollback = CutoverMemory::Rollback{split(10, 0, 0, 0), QStringLiteral("because"), time, time, std::chrono::milliseconds(1400)};
        memory.rolledBack = true;
        const auto back = CutoverMemory::fromJson(memory.toJson());
        QVERIFY(back.has_value());
        QVERIFY(*back == memory);
        const auto empty = CutoverMemory::fromJson(CutoverMemory().toJson());
        QVERIFY(empty.has_value());
        QVERIFY(*empty == CutoverMemory());
    }

    void aBrokenStateIsAnErrorAndNotAnEmptyOne_data()
    {
        QTest::addColumn<QString>("member");
        QTest::addColumn<QJsonValue>("value");
        QTest::newRow("format of the future") << QStringLiteral("format") << QJsonValue(2);
        QTest::newRow("no run") << QStringLiteral("run") << QJsonValue(QJsonValue::Undefined);
        QTest::newRow("revision as text") << QStringLiteral("revision") << QJsonValue(QStringLiteral("7"));
        QTest::newRow("half a confirmation") << QStringLiteral("confirmed") << QJsonValue(QJsonObject{{QStringLiteral("epoch"), 3}});
        QTest::newRow("half a shift") << QStringLiteral("shift") << QJsonValue(QJsonObject{{QStringLiteral("reason"), QStringLiteral("x")}});
    }
    void aBrokenStateIsAnErrorAndNotAnEmptyOne()
    {
        QFETCH(QString, member);
        QFETCH(QJsonValue, value);
        QJsonObject object = CutoverMemory().toJson();
        if (value.isUndefined())
            object.remove(member);
        else
            object[member] = value;
        const auto memory = CutoverMemory::fromJson(object);
        QVERIFY(!memory.has_value());
        QCOMPARE(memory.error().kind, ErrorKind::Storage);
    }

    void theStatusHasExactlyTheMembersOfItsContract()
    {
        CutoverStatus status;
        status.stage = Stage::MixedPay;
        status.run = QStringLiteral("7c2e");
        for (const Intent intent : domain::kIntents)
            status.split[size_t(intent)].intent = intent;
        status.split[0].wanted = *Percent::fromWhole(10);
        status.split[0].inForce = Percent::fromWhole(10);
        status.split[1].inForce = Percent::fromWhole(20);
        status.split[1].inForceIsStale = true;
        status.split[2].pin = Pin::Pinned;
        status.gates[1].id = domain::GateId::Dependency;
        status.gates[1].state = domain::GateState::Pass;
        status.gates[1].degraded = true;
        status.gates[1].measuredAt = QDateTime(QDate(2026, 1, 15), QTime(12, 0), Qt::UTC);
        status.conditions[0].limitText = QStringLiteral("120 s");
        status.operatorName = QStringLiteral("ada@desk");
        status.version = 14;
        const QJsonObject object = statusToJson(status);
        QCOMPARE(names(object),
                 (QSet<QString>{QStringLiteral("stage"), QStringLiteral("split"), QStringLiteral("gates"), QStringLiteral("conditions"),
                                QStringLiteral("router"), QStringLiteral("operator"), QStringLiteral("version")}));
        QCOMPARE(object[QStringLiteral("stage")].toString(), QStringLiteral("mixed-pay"));
        QCOMPARE(object[QStringLiteral("version")].toInt(), 14);
        const QJsonArray rows = object[QStringLiteral("split")].toArray();
        QCOMPARE(rows.size(), 4);
        QCOMPARE(rows[0].toObject(), (QJsonObject{{QStringLiteral("intent"), QStringLiteral("analyze")},
                                                  {QStringLiteral("wanted"), 10},
                                                  {QStringLiteral("inForce"), 10},
                                                  {QStringLiteral("pinned"), false}}));
        QVERIFY2(rows[1].toObject()[QStringLiteral("inForce")].isNull(), "an old read-back is not what was just read");
        QVERIFY(rows[2].toObject()[QStringLiteral("inForce")].isNull());
        QVERIFY(rows[2].toObject()[QStringLiteral("pinned")].toBool());
        const QJsonObject gate = object[QStringLiteral("gates")].toArray()[1].toObject();
        QCOMPARE(names(gate), (QSet<QString>{QStringLiteral("id"), QStringLiteral("state"), QStringLiteral("degraded"), QStringLiteral("measuredAt"),
                                             QStringLiteral("evidence")}));
        QCOMPARE(gate[QStringLiteral("measuredAt")].toString(), QStringLiteral("2026-01-15T12:00:00.000Z"));
        const QJsonObject condition = object[QStringLiteral("conditions")].toArray()[0].toObject();
        QCOMPARE(names(condition), (QSet<QString>{QStringLiteral("id"), QStringLiteral("state"), QStringLiteral("since"), QStringLiteral("limit")}));
        QCOMPARE(condition[QStringLiteral("limit")].toString(), QStringLiteral("120 s"));
        QVERIFY(condition[QStringLiteral("since")].isNull());
    }
};

QTEST_APPLESS_MAIN(StageRulesTest)
#include "tst_stage_rules.moc"
