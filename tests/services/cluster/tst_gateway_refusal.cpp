// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/cluster/gateway_refusal.h"

#include <QTest>

using namespace pilothouse::cluster;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using Cause = GatewayRefusal::Cause;

class GatewayRefusalTest : public QObject
{
    Q_OBJECT

private slots:
    void readsTheClockOfAServerFromItsDate()
    {
        const QDateTime ours(QDate(2026, 2, 20), QTime(10, 0, 0), Qt::UTC);
        QCOMPARE(clockSkew("Fri, 20 Feb 2026 10:00:40 GMT", ours), std::optional<std::chrono::seconds>(40s));
        QCOMPARE(clockSkew("Fri, 20 Feb 2026 09:59:50 GMT", ours), std::optional<std::chrono::seconds>(-10s));
        QVERIFY(!clockSkew("", ours).has_value());
        QVERIFY(!clockSkew("yesterday", ours).has_value());
    }
    void findsAKeyInEitherSlot()
    {
        CertificateSlots certificates;
        certificates.primary = QString(64, u'a');
        QCOMPARE(slotOf(QString(64, u'A'), certificates), KeySlot::Primary);
        QCOMPARE(slotOf(QString(64, u'b'), certificates), KeySlot::Neither);
        certificates.secondary = QString(64, u'b');
        QCOMPARE(slotOf(QString(64, u'b'), certificates), KeySlot::Secondary);
        QCOMPARE(slotOf(QString(), CertificateSlots()), KeySlot::Neither);
    }
    void aClockThatIsOffExplainsARefusalWhateverTheSlotsHold()
    {
        QCOMPARE(judgeRefusal(40s, KeySlot::Primary, {}).cause, Cause::ClockSkew);
        QCOMPARE(judgeRefusal(-6s, KeySlot::Neither, {}).cause, Cause::ClockSkew);
        QVERIFY(refusalText(judgeRefusal(40s, KeySlot::Primary, {})).contains(u"40 s behind"_s));
        QVERIFY(refusalText(judgeRefusal(-6s, KeySlot::Primary, {})).contains(u"6 s ahead"_s));
    }
    void aClockWithinTheLimitsDoesNot()
    {
        QCOMPARE(judgeRefusal(30s, KeySlot::Neither, {}).cause, Cause::KeyUnknown);
        QCOMPARE(judgeRefusal(-5s, KeySlot::Secondary, {}).cause, Cause::NotReady);
    }
    void aRegisteredKeyIsNeverCalledWrong()
    {
        const GatewayRefusal refusal = judgeRefusal(0s, KeySlot::Secondary, QString(64, u'a'));
        QCOMPARE(refusal.cause, Cause::NotReady);
        QVERIFY(refusalText(refusal).contains(u"secondary"_s));
        QVERIFY(refusalText(refusal).contains(u"not loaded the certificate hashes yet"_s));
    }
    void whatCouldNotBeLookedUpIsSaid()
    {
        QCOMPARE(judgeRefusal(std::nullopt, KeySlot::Primary, {}).cause, Cause::Unclear);
        const GatewayRefusal refusal = judgeRefusal(0s, KeySlot::NotAsked, {});
        QCOMPARE(refusal.cause, Cause::Unclear);
        QVERIFY(refusalText(refusal).contains(u"could not be looked up"_s));
        for (const QString &word : {u"hash"_s, u"clock"_s, u"fresh CVM"_s})
            QVERIFY(refusalNextStep(refusal).contains(word));
    }
};

QTEST_APPLESS_MAIN(GatewayRefusalTest)
#include "tst_gateway_refusal.moc"
