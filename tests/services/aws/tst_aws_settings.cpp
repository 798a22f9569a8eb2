// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/aws/service.h"
#include "services/aws/shared_files.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace pilothouse;
using namespace pilothouse::aws;

/// Where requests go and whose key they bear.
class AwsSettingsTest : public QObject
{
    Q_OBJECT

    static domain::AwsSettings settings(const char *region, const char *endpoint = "", const QStringList &own = {})
    {
        domain::AwsSettings made;
        made.region = QString::fromLatin1(region);
        made.endpointUrl = QString::fromLatin1(endpoint);
        made.endpoints = own;
        return made;
    }
    static QByteArray secretOf(const Credentials &keys) { return keys.secretAccessKey.view().toByteArray(); }

private slots:
    void eachRegionHasItsPartition_data()
    {
        QTest::addColumn<QByteArray>("region");
        QTest::addColumn<QString>("host");
        QTest::newRow("aws") << QByteArray("us-west-2") << QStringLiteral("ecs.us-west-2.amazonaws.com");
        QTest::newRow("china") << QByteArray("cn-north-1") << QStringLiteral("ecs.cn-north-1.amazonaws.com.cn");
        QTest::newRow("us-gov before us") << QByteArray("us-gov-west-1") << QStringLiteral("ecs.us-gov-west-1.amazonaws.com");
        QTest::newRow("iso-b") << QByteArray("us-isob-east-1") << QStringLiteral("ecs.us-isob-east-1.sc2s.sgov.gov");
        QTest::newRow("sovereign") << QByteArray("eusc-de-east-1") << QStringLiteral("ecs.eusc-de-east-1.amazonaws.eu");
        QTest::newRow("a region of tomorrow") << QByteArray("mx-south-9") << QStringLiteral("ecs.mx-south-9.amazonaws.com");
    }
    void eachRegionHasItsPartition()
    {
        QFETCH(QByteArray, region);
        QFETCH(QString, host);
        const auto endpoint = endpointOf(settings(region.constData()), Service::Ecs);
        QVERIFY(endpoint);
        QCOMPARE(endpoint->url.host(), host);
        QCOMPARE(endpoint->url.scheme(), QStringLiteral("https"));
        QCOMPARE(endpoint->region, region);
    }

    void noRegionIsEverAssumed()
    {
        const auto endpoint = endpointOf(settings("", "http://127.0.0.1:5056"), Service::Ecs);
        QVERIFY(!endpoint);
        QCOMPARE(endpoint.error().kind, ErrorKind::InvalidInput);
        QVERIFY(!endpointOf(settings("us-west-2.evil.example"), Service::Ecs));
    }

    void aServiceOfItsOwnBeatsTheCommonAddress()
    {
        const auto own = settings("us-west-2", "http://127.0.0.1:5056", {QStringLiteral("ecs=http://127.0.0.1:5057")});
        QCOMPARE(endpointOf(own, Service::Ecs)->url, QUrl(QStringLiteral("http://127.0.0.1:5057/")));
        QCOMPARE(endpointOf(own, Service::Sts)->url, QUrl(QStringLiteral("http://127.0.0.1:5056/")));
    }

    void plainHttpLeavesThisMachineNever()
    {
        QVERIFY(!endpointOf(settings("us-west-2", "http://proxy.example"), Service::Ecs));
        QVERIFY(endpointOf(settings("us-west-2", "http://localhost:1"), Service::Ecs));
        QVERIFY(endpointOf(settings("us-west-2", "https://proxy.example"), Service::Ecs));
    }

    void otherToolsVariablesAreNamedAndIgnored()
    {
        qputenv("AWS_REGION", "eu-central-1");
        const auto mine = settings("us-west-2");
        QCOMPARE(endpointOf(mine, Service::Ecs)->region, QByteArray("us-west-2"));
        const QStringList notes = ignoredVariables(mine);
        QCOMPARE(notes.size(), 1);
        QVERIFY(notes.front().contains(QLatin1String("AWS_REGION")));
        qputenv("AWS_REGION", "us-west-2");
        QVERIFY(ignoredVariables(mine).isEmpty());
        qunsetenv("AWS_REGION");
    }

    void readsTheNamedProfileAndNoOther()
    {
        const QByteArray text
            = "# keys\n[default]\naws_access_key_id=AKIADEFAULT\naws_secret_access_key = wrong\n\n[staging]\r\nAWS_Access_Key_ID = AKIASTAGING\n"
              "aws_secret_access_key = abc/def+ghi=\naws_session_token=tok#en\nregion = us-west-2\ns3 =\n  max_queue_size = 1000\n";
        const auto profile = parseSharedFile(text, SharedFile::Credentials, QStringLiteral("staging"), QStringLiteral("credentials"));
        QVERIFY(profile);
        QVERIFY(profile->present && profile->keys.isComplete());
        QCOMPARE(profile->keys.accessKeyId, QByteArray("AKIASTAGING"));
        QCOMPARE(secretOf(profile->keys), QByteArray("abc/def+ghi="));
        QCOMPARE(profile->keys.sessionToken.view().toByteArray(), QByteArray("tok#en"));
        const auto absent = parseSharedFile(text, SharedFile::Credentials, QStringLiteral("prod"), QStringLiteral("credentials"));
        QVERIFY(absent && !absent->present && !absent->keys.isComplete());
    }

    void theConfigFileNamesProfilesInItsOwnWay()
    {
        const QByteArray text
            = "[profile staging]\nrole_arn = arn:aws:iam::1:role/x\n[staging]\naws_access_key_id = AKIANOT\n[sso-session s]\nsso_region = us-east-1\n";
        const auto profile = parseSharedFile(text, SharedFile::Config, QStringLiteral("staging"), QStringLiteral("config"));
        QVERIFY(profile && profile->present);
        QVERIFY(profile->keys.accessKeyId.isEmpty());
        QCOMPARE(profile->otherSources, QStringList(QStringLiteral("role_arn")));
    }

    void aBrokenFileIsRefusedWithItsLineAndWithoutItsText_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("line");
        QTest::newRow("key without its name") << QByteArray("[a]\nwJalrXUtnFEMIK7MDENG\n") << 2;
        QTest::newRow("setting before a section") << QByteArray("aws_access_key_id = A\n") << 1;
        QTest::newRow("section that does not end") << QByteArray("[a\n") << 1;
        QTest::newRow("section twice") << QByteArray("[a]\n\n[b]\n[a]\n") << 4;
        QTest::newRow("key twice") << QByteArray("[a]\nregion=x\nREGION = y\n") << 3;
    }
    void aBrokenFileIsRefusedWithItsLineAndWithoutItsText()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, line);
        const auto profile = parseSharedFile(text, SharedFile::Credentials, QStringLiteral("a"), QStringLiteral("credentials"));
        QVERIFY(!profile);
        QCOMPARE(profile.error().kind, ErrorKind::InvalidInput);
        QCOMPARE(profile.error().where, QStringLiteral("credentials:%1").arg(line));
        QVERIFY(!profile.error().what.contains(QLatin1String("wJalr")));
    }

    void aProfileThatAssumesARoleIsNotReplacedByItsBareKeys()
    {
        QTemporaryDir folder;
        const auto write = [&folder](const char *name, const QByteArray &text) {
            QFile file(folder.filePath(QString::fromLatin1(name)));
            if (file.open(QIODevice::WriteOnly))
                file.write(text);
            file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
            return file.fileName().toLocal8Bit();
        };
        qputenv("AWS_SHARED_CREDENTIALS_FILE",
                write("credentials",
                      "[staging]\naws_access_key_id=AKIA1\naws_secret_access_key=s\n[plain]\naws_access_key_id=AKIA2\naws_secret_access_key=s\n"));
        qputenv("AWS_CONFIG_FILE", write("config", "[profile staging]\nrole_arn=arn:aws:iam::1:role/x\nsource_profile=plain\n"));
        const auto role = sharedCredentials(QStringLiteral("staging"));
        QVERIFY(!role);
        QCOMPARE(role.error().kind, ErrorKind::Refused);
        const auto plain = sharedCredentials(QStringLiteral("plain"));
        QVERIFY(plain);
        QCOMPARE(plain->accessKeyId, QByteArray("AKIA2"));
        QCOMPARE(sharedCredentials(QStringLiteral("nobody")).error().kind, ErrorKind::NotFound);
        QFile::setPermissions(folder.filePath(QStringLiteral("credentials")),
                              QFileDevice::ReadOwner | QFileDevice::ReadGroup | QFileDevice::ReadOther);
        QCOMPARE(sharedCredentials(QStringLiteral("plain")).error().kind, ErrorKind::Storage);
        qunsetenv("AWS_SHARED_CREDENTIALS_FILE");
        qunsetenv("AWS_CONFIG_FILE");
    }
};

QTEST_APPLESS_MAIN(AwsSettingsTest)
#include "tst_aws_settings.moc"
