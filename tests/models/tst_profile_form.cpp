// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/profile_form.h"
#include "services/profiles/profile_store.h"

#include <QSet>
#include <QTest>

using namespace pilothouse;
using namespace pilothouse::models;

namespace {

const QByteArray kFile = "# the staging cluster\n"
                         "name: staging\n"
                         "kind: staging  # opens writable\n"
                         "phala:\n"
                         "    api-url: https://cloud-api.phala.com/api/v1   # new accounts\n"
                         "cluster:\n"
                         "  name: \"crunch-tee\"\n"
                         "  provisioning: { automatic: false, budget-usd-per-hour: 5 }\n"
                         "attestation:\n"
                         "  policy:\n"
                         "    require: A2\n";

ProfileField fieldAt(const char *path)
{
    for (const ProfileSection &section : profileSections())
        for (const ProfileField &field : section.fields)
            if (field.path == QLatin1String(path))
                return field;
    ProfileField field;
    field.path = QString::fromLatin1(path);
    return field;
}

} // namespace

class ProfileFormTest : public QObject
{
    Q_OBJECT

private slots:
    void changesOneLineAndNothingElse_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QByteArray>("removed");
        QTest::addColumn<QByteArray>("added");
        QTest::newRow("a value, its comment stays")
            << "phala.api-url"
            << "https://cloud-api.phala.network/api/v1" << QByteArray("    api-url: https://cloud-api.phala.com/api/v1   # new accounts\n")
            << QByteArray("    api-url: https://cloud-api.phala.network/api/v1  # new accounts\n");
        QTest::newRow("a value in quotes") << "cluster.name"
                                           << "other" << QByteArray("  name: \"crunch-tee\"\n") << QByteArray("  name: other\n");
        QTest::newRow("two levels down") << "attestation.policy.require"
                                         << "A3" << QByteArray("    require: A2\n") << QByteArray("    require: A3\n");
        QTest::newRow("a new value in a section") << "cluster.spawntee-port"
                                                  << "9011" << QByteArray() << QByteArray("  spawntee-port: 9011\n");
        QTest::newRow("with the indent of its neighbours") << "attestation.policy.freshness"
                                                           << "required" << QByteArray() << QByteArray("    freshness: required\n");
        QTest::newRow("a new section") << "aws.region"
                                       << "us-west-2" << QByteArray() << QByteArray("aws:\n  region: us-west-2\n");
        QTest::newRow("a new section, deep") << "cutover.planes.old.url"
                                             << "http://127.0.0.1:18081" << QByteArray()
                                             << QByteArray("cutover:\n  planes:\n    old:\n      url: http://127.0.0.1:18081\n");
        QTest::newRow("what would mean something else goes in quotes") << "cluster.instance-type"
                                                                       << "a: b # c" << QByteArray() << QByteArray("  instance-type: \"a: b # c\"\n");
        QTest::newRow("a number that is a text") << "provers.stack"
                                                 << "12" << QByteArray() << QByteArray("provers:\n  stack: \"12\"\n");
        QTest::newRow("taken out") << "cluster.name"
                                   << "" << QByteArray("  name: \"crunch-tee\"\n") << QByteArray();
        QTest::newRow("the last of its section") << "phala.api-url"
                                                 << "" << QByteArray("phala:\n    api-url: https://cloud-api.phala.com/api/v1   # new accounts\n")
                                                 << QByteArray();
        QTest::newRow("the last of two sections") << "attestation.policy.require"
                                                  << "" << QByteArray("attestation:\n  policy:\n    require: A2\n") << QByteArray();
    }
    void changesOneLineAndNothingElse()
    {
        QFETCH(QString, path);
        QFETCH(QString, value);
        QFETCH(QByteArray, removed);
        QFETCH(QByteArray, added);
        const auto made = withProfileValue(kFile, fieldAt(qPrintable(path)), value);
        QVERIFY2(made.has_value(), made ? "" : qPrintable(made.error().what));
        QByteArray rest = *made;
        if (!added.isEmpty()) {
            QCOMPARE(rest.count(added), 1);
            rest.remove(rest.indexOf(added), added.size());
        }
        QByteArray before = kFile;
        if (!removed.isEmpty())
            before.remove(before.indexOf(removed), removed.size());
        QCOMPARE(rest, before);
        QCOMPARE(profileValues(*made).value(path), value);
    }

    void refusesWhatIsNotOnALineOfItsOwn_data()
    {
        QTest::addColumn<QByteArray>("yaml");
        QTest::addColumn<QString>("path");
        QTest::newRow("in braces") << kFile << "cluster.provisioning.automatic";
        QTest::newRow("into braces") << kFile << "cluster.provisioning.more";
        QTest::newRow("over two lines") << QByteArray("name: a\nkind: staging\naws:\n  region: >\n    us-west-2\n") << "aws.region";
        QTest::newRow("a section where a text is") << QByteArray("name: a\nkind: staging\naws: none\n") << "aws.region";
        QTest::newRow("the whole file in braces") << QByteArray("{ name: a, kind: staging }\n") << "name";
    }
    void refusesWhatIsNotOnALineOfItsOwn()
    {
        QFETCH(QByteArray, yaml);
        QFETCH(QString, path);
        const auto made = withProfileValue(yaml, fieldAt(qPrintable(path)), QStringLiteral("x"));
        QVERIFY(!made.has_value());
        QCOMPARE(made.error().kind, ErrorKind::Refused);
        QVERIFY(!made.error().nextStep.isEmpty());
    }

    void keepsTheLineEndsOfTheFile()
    {
        QByteArray windows = kFile;
        windows.replace("\n", "\r\n");
        const auto made = withProfileValue(windows, fieldAt("cluster.name"), QStringLiteral("other"));
        QVERIFY(made.has_value());
        QCOMPARE(made->count("\r\n"), windows.count("\r\n"));
        const auto more = withProfileValue(windows, fieldAt("cluster.spawntee-port"), QStringLiteral("9011"));
        QVERIFY(more.has_value());
        QCOMPARE(more->count('\n'), more->count("\r\n"));
    }

    void everyFieldOfTheFormIsAKeyOfTheFormat()
    {
        // One file with every field: the strict parser knows each of them.
        QByteArray yaml = "name: all\nkind: staging\n";
        const QHash<QString, QString> samples{{QStringLiteral("cluster.capacity-threshold"), QStringLiteral("0.5")},
                                              {QStringLiteral("cutover.router.address"), QStringLiteral("127.0.0.1:19999")},
                                              {QStringLiteral("attestation.references.compose-hash"), QString(64, QLatin1Char('a'))},
                                              {QStringLiteral("attestation.references.app-id"), QString(40, QLatin1Char('b'))},
                                              {QStringLiteral("attestation.references.key-provider"), QStringLiteral("c0ffee")},
                                              {QStringLiteral("store.postgresql"), QStringLiteral("host=/run dbname=p")},
                                              {QStringLiteral("ca-file"), QStringLiteral("/etc/pilot/ca.pem")},
                                              {QStringLiteral("cutover.planes.new.url"), QStringLiteral("https://new.example")}};
        QSet<QString> seen;
        for (const ProfileSection &section : profileSections()) {
            for (const ProfileField &field : section.fields) {
                QVERIFY2(!seen.contains(field.path), qPrintable(field.path));
                seen.insert(field.path);
                QString value = samples.value(field.path);
                if (value.isEmpty() && field.kind == ProfileField::Kind::Choice)
                    value = field.choices.back();
                if (value.isEmpty() && field.kind == ProfileField::Kind::Number)
                    value = QStringLiteral("12");
                if (value.isEmpty() && field.path.contains(QLatin1String("url")))
                    value = QStringLiteral("https://example.org/a");
                if (value.isEmpty() && field.path.contains(QLatin1String("contract")))
                    value = QStringLiteral("0x") + QString(40, QLatin1Char('a'));
                if (value.isEmpty())
                    value = QStringLiteral("word");
                const auto made = withProfileValue(yaml, field, value);
                QVERIFY2(made.has_value(), qPrintable(field.path));
                yaml = *made;
            }
        }
        const auto profile = profiles::parseProfile(yaml, QStringLiteral("all.yaml"));
        QVERIFY2(profile.has_value(), profile ? "" : qPrintable(profile.error().what + QLatin1Char(' ') + profile.error().where));
        QCOMPARE(profile->caFile, QStringLiteral("/etc/pilot/ca.pem"));
        QCOMPARE(profile->cluster->requestTimeout, std::chrono::seconds(12));
        QCOMPARE(profile->cutover->payments->kind, QStringLiteral("by-hand"));
    }
};

QTEST_APPLESS_MAIN(ProfileFormTest)
#include "tst_profile_form.moc"
