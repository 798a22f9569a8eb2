// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/services/attestation/case_files.h"

using namespace pilothouse;
using namespace pilothouse::attestation;
using test::VerifyCase;

Q_DECLARE_METATYPE(pilothouse::test::VerifyCase)

namespace {

Verification run(const VerifyCase &one)
{
    Verifier verifier(test::rootOf(one));
    return verifier.verify(one.quote, Collateral::fromJson(one.collateral).value(), test::unixTime(one.now));
}

QString textOrEmpty(const QJsonObject &object, const char *key)
{
    return object.value(QLatin1String(key)).toString();
}

QStringList listOf(const QJsonObject &object, const char *key)
{
    QStringList list;
    for (const auto &value : object.value(QLatin1String(key)).toArray())
        list << value.toString();
    return list;
}

} // namespace

class VerifierTest : public QObject
{
    Q_OBJECT

    static void addRows(const QList<VerifyCase> &cases)
    {
        QTest::addColumn<VerifyCase>("one");
        for (const VerifyCase &one : cases)
            QTest::newRow(qPrintable(one.id)) << one;
    }

    static void agree(const VerifyCase &one)
    {
        const Verification result = run(one);
        const QJsonObject &expected = one.expected;
        QCOMPARE(result.reason, textOrEmpty(expected, "reason"));
        QCOMPARE(result.reasonClass, textOrEmpty(expected, "reason_class"));
        QCOMPARE(result.isVerified() ? QStringLiteral("verified") : QStringLiteral("rejected"), textOrEmpty(expected, "verdict"));
        QCOMPARE(result.status, textOrEmpty(expected, "status"));
        QCOMPARE(result.advisoryIds, listOf(expected, "advisory_ids"));
        QCOMPARE(result.platformStatus, textOrEmpty(expected, "platform_status"));
        QCOMPARE(result.qeStatus, textOrEmpty(expected, "qe_status"));
        QCOMPARE(result.tdxModuleStatus, textOrEmpty(expected, "tdx_module_status"));
        QCOMPARE(result.intelProfileStatus, textOrEmpty(expected, "intel_profile_status"));
        QCOMPARE(result.warnings, listOf(expected, "warnings"));
        QVERIFY(!result.message.isEmpty());
        if (!expected.contains(QLatin1String("pck")))
            return;
        const QJsonObject pck = expected.value(QLatin1String("pck")).toObject();
        QVERIFY(result.pck);
        QCOMPARE(QString::fromLatin1(result.pck->ppid.toHex()), textOrEmpty(pck, "ppid"));
        QCOMPARE(QString::fromLatin1(result.pck->cpuSvn.toHex()), textOrEmpty(pck, "cpusvn"));
        QCOMPARE(int(result.pck->pceSvn), pck.value(QLatin1String("pcesvn")).toInt());
        QCOMPARE(QString::fromLatin1(result.pck->pceId.toHex()), textOrEmpty(pck, "pceid"));
        QCOMPARE(QString::fromLatin1(result.pck->fmspc.toHex()), textOrEmpty(pck, "fmspc"));
        QCOMPARE(result.pck->sgxType, pck.value(QLatin1String("sgx_type")).toInt());
        const QString platform = result.pck->platformInstanceId ? QString::fromLatin1(result.pck->platformInstanceId->toHex()) : QString();
        QCOMPARE(platform, textOrEmpty(pck, "platform_instance_id"));
    }

private slots:
    void synthetic_data() { addRows(test::casesFrom(test::testData(QStringLiteral("attestation")), QStringLiteral("synthetic/cases.json"))); }
    void synthetic()
    {
        QFETCH(VerifyCase, one);
        agree(one);
    }

    void real_data()
    {
        if (test::sharedData().isEmpty())
            QSKIP("shared data absent: real quotes are not part of the project");
        addRows(test::casesFrom(test::sharedData() + QStringLiteral("/attestation"), QStringLiteral("cases.json")));
    }
    void real()
    {
        QFETCH(VerifyCase, one);
        agree(one);
    }

    void mutated_data()
    {
        if (test::sharedData().isEmpty())
            QSKIP("shared data absent: real quotes are not part of the project");
        addRows(test::mutationsFrom(test::sharedData() + QStringLiteral("/attestation")));
    }
    void mutated()
    {
        QFETCH(VerifyCase, one);
        agree(one);
    }
};

QTEST_APPLESS_MAIN(VerifierTest)
#include "tst_verifier.moc"
