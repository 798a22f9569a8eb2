// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/key_questions.h"
#include "services/credentials/candidate_store.h"
#include "services/secrets/memory_secret_store.h"
#include "tests/app/fleet_for_ctl.h"

#include <QTest>

using namespace pilothouse;
using namespace pilothouse::composition;
using pilothouse::test::await;
using pilothouse::test::FleetForCtl;

/// A typed key asked about at its remote, as every face of the program does, against the demo fleet.
class KeyQuestionsTest : public QObject
{
    Q_OBJECT

    FleetForCtl m_fleet;
    std::shared_ptr<secrets::MemorySecretStore> m_stored;

    domain::Profile profile() const
    {
        domain::Profile made;
        made.environment = {domain::EnvironmentId(QStringLiteral("desk")), domain::EnvironmentKind::Staging};
        made.aws.emplace().region = QStringLiteral("us-west-2");
        made.aws->endpointUrl = m_fleet.addresses().aws;
        made.phala = domain::PhalaSettings{m_fleet.addresses().phala};
        return made;
    }
    static credentials::CredentialSet setNamed(const domain::Profile &profile, const QString &id)
    {
        for (const credentials::CredentialSet &set : credentials::credentialsNeeded(profile))
            if (set.id == id)
                return set;
        return {};
    }
    Result<QString> askAwsWith(const QByteArray &id, const QByteArray &secret, const domain::Profile &profile, const credentials::CredentialSet &set)
    {
        const auto values = std::make_shared<std::vector<credentials::NewValue>>();
        values->push_back({QStringLiteral("AWS_ACCESS_KEY_ID"), Secret::copyOf(id)});
        values->push_back({QStringLiteral("AWS_SECRET_ACCESS_KEY"), Secret::copyOf(secret)});
        const auto said = await(askWithKeys(profile, set, std::make_shared<credentials::CandidateStore>(m_stored, set, values), CancelToken()));
        return said ? *said : Result<QString>(Error{.kind = ErrorKind::Internal, .what = QStringLiteral("it did not end")});
    }
    Result<QString> askAwsWith(const QByteArray &id, const QByteArray &secret)
    {
        return askAwsWith(id, secret, profile(), setNamed(profile(), QStringLiteral("aws")));
    }

    static constexpr char kId[] = "AKIADEMOFLEET0000001";
    static constexpr char kSecret[] = "demo/fleet+secret/everybody+knows0000000";

private slots:
    void initTestCase() { QVERIFY(m_fleet.start(2)); }
    void init()
    {
        m_fleet.clearFaults();
        m_stored = std::make_shared<secrets::MemorySecretStore>(std::make_shared<SystemClock>());
    }

    void aGoodAwsKeySaysWhoItIs()
    {
        const auto said = askAwsWith(kId, kSecret);
        QVERIFY2(said, said ? "" : qPrintable(said.error().what));
        QCOMPARE(*said, QStringLiteral("account 123456789012 as arn:aws:iam::123456789012:user/demo-operator"));
    }

    void eachWayToBeWrongHasItsOwnRemedy_data()
    {
        QTest::addColumn<QByteArray>("id");
        QTest::addColumn<QByteArray>("secret");
        QTest::addColumn<QString>("fault");
        QTest::addColumn<QString>("remedy");
        QTest::newRow("wrong secret") << QByteArray(kId) << QByteArray("nonsense") << QString()
                                      << QStringLiteral("does not belong to AWS_ACCESS_KEY_ID");
        QTest::newRow("unknown id") << QByteArray("AKIANOBODY0000000001") << QByteArray(kSecret) << QString()
                                    << QStringLiteral("AWS does not know AWS_ACCESS_KEY_ID");
        QTest::newRow("key of a session without its token")
            << QByteArray("ASIANOBODY0000000001") << QByteArray(kSecret) << QString() << QStringLiteral("needs AWS_SESSION_TOKEN");
        QTest::newRow("session over") << QByteArray(kId) << QByteArray(kSecret) << QStringLiteral("token-expired")
                                      << QStringLiteral("The session has expired");
    }
    void eachWayToBeWrongHasItsOwnRemedy()
    {
        QFETCH(QByteArray, id);
        QFETCH(QByteArray, secret);
        QFETCH(QString, fault);
        QFETCH(QString, remedy);
        if (!fault.isEmpty())
            m_fleet.fault(QStringLiteral("aws"), fault);
        const auto said = askAwsWith(id, secret);
        QVERIFY(!said);
        QCOMPARE(errorKindName(said.error().kind), errorKindName(ErrorKind::Unauthorised));
        QVERIFY2(said.error().nextStep.contains(remedy), qPrintable(said.error().nextStep));
        QVERIFY(!said.error().what.contains(QString::fromLatin1(secret)));
    }

    void aClockThatIsOffIsToldBesideTheAnswer()
    {
        m_fleet.fault(QStringLiteral("aws"), QStringLiteral("skew"), {{QStringLiteral("skewS"), 900}});
        const auto said = askAwsWith(kId, kSecret);
        QVERIFY2(said, said ? "" : qPrintable(said.error().what));
        QVERIFY2(said->contains(QLatin1String("this machine's clock is ")) && said->endsWith(QLatin1String(" s behind")), qPrintable(*said));
    }

    void aRemoteThatIsNotThereSaysNothingOfTheKey()
    {
        domain::Profile gone = profile();
        gone.aws->endpointUrl = QStringLiteral("http://127.0.0.1:9");
        const auto said = askAwsWith(kId, kSecret, gone, setNamed(gone, QStringLiteral("aws")));
        QVERIFY(!said);
        QCOMPARE(errorKindName(said.error().kind), errorKindName(ErrorKind::Network));
    }

    void theKeyOfABucketIsAskedInItsOwnRegion()
    {
        const credentials::CredentialSet there = credentials::registryStorageNeeded(QStringLiteral("us-west-2"));
        const auto said = askAwsWith(kId, kSecret, profile(), there);
        QVERIFY2(said, said ? "" : qPrintable(said.error().what));
        // The fleet's account is of one region, and says so by the signature.
        QVERIFY(!askAwsWith(kId, kSecret, profile(), credentials::registryStorageNeeded(QStringLiteral("eu-west-1"))));
        const auto nowhere = askAwsWith(kId, kSecret, profile(), credentials::registryStorageNeeded(QStringLiteral("anywhere")));
        QVERIFY(!nowhere);
        QCOMPARE(nowhere.error().kind, ErrorKind::InvalidInput);
        QCOMPARE(nowhere.error().where, QStringLiteral("the region of the bucket"));
    }

    void aNamedAwsProfileDoesNotStandInForTheKeyOfABucket()
    {
        domain::Profile named = profile();
        named.aws->profile = QStringLiteral("nobody-has-this-profile");
        const auto said = askAwsWith(kId, kSecret, named, credentials::registryStorageNeeded(QStringLiteral("us-west-2")));
        QVERIFY2(said, said ? "" : qPrintable(said.error().what));
    }

    void whatAKeyMayDoIsAskedWithTheKeysOfTheStore()
    {
        const domain::Profile desk = profile();
        const credentials::CredentialSet aws = setNamed(desk, QStringLiteral("aws"));
        const auto none = await(permissionsOfKeys(desk, aws, m_stored, CancelToken()));
        QVERIFY(none && !*none);
        await(m_stored->write({desk.environment.id, QStringLiteral("AWS_ACCESS_KEY_ID")}, Secret::copyOf(kId)));
        await(m_stored->write({desk.environment.id, QStringLiteral("AWS_SECRET_ACCESS_KEY")}, Secret::copyOf(kSecret)));
        await(m_stored->write({desk.environment.id, QStringLiteral("PHALA_API_KEY")}, Secret::copyOf("phak_test")));
        const auto found = await(permissionsOfKeys(desk, aws, m_stored, CancelToken()));
        QVERIFY(found && *found);
        QVERIFY((*found)->count(domain::Permission::Allowed) > 10);
        const auto cloud = await(permissionsOfKeys(desk, setNamed(desk, QStringLiteral("phala")), m_stored, CancelToken()));
        QVERIFY(cloud && *cloud);
        QVERIFY((*cloud)->count(domain::Permission::Allowed) > 2);
        const auto record = await(permissionsOfKeys(desk, setNamed(desk, QStringLiteral("record")), m_stored, CancelToken()));
        QVERIFY(record && !*record);
        QCOMPARE(record->error().kind, ErrorKind::Refused);
    }
};

QTEST_GUILESS_MAIN(KeyQuestionsTest)
#include "tst_key_questions.moc"
