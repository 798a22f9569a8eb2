// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/secrets/environment_secret_store.h"
#include "services/secrets/layered_secret_store.h"
#include "services/secrets/memory_secret_store.h"
#include "services/secrets/secrets_file_store.h"
#include "tests/support/await.h"
#include "tests/support/fake_clock.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>
#include <unistd.h>

using namespace pilothouse;
using namespace pilothouse::secrets;
using pilothouse::test::await;

namespace {

const domain::EnvironmentId kStaging(QStringLiteral("staging"));
const domain::EnvironmentId kProduction(QStringLiteral("production"));

SecretName named(const domain::EnvironmentId &environment, const char *name)
{
    return {environment, QString::fromLatin1(name)};
}

/// The value, or the name of the error in brackets: what each row of these tests compares.
QByteArray valueOf(SecretStore &store, const SecretName &name)
{
    const auto value = await(store.read(name));
    if (!value)
        return "[no answer]";
    return *value ? (**value).view().toByteArray() : '[' + QByteArray(errorKindName((*value).error().kind).data()) + ']';
}

QByteArray keep(SecretStore &store, const SecretName &name, const char *value)
{
    const auto status = await(store.write(name, Secret::copyOf(value)));
    return *status ? QByteArray("done") : '[' + QByteArray(errorKindName((*status).error().kind).data()) + ']';
}

QStringList namesIn(SecretStore &store, const domain::EnvironmentId &environment)
{
    const auto infos = await(store.list(environment));
    QStringList names;
    if (*infos)
        for (const SecretInfo &info : **infos)
            names << info.name.name + u'@' + info.backEnd;
    return names;
}

} // namespace

class SecretStoresTest : public QObject
{
    Q_OBJECT

    std::shared_ptr<test::FakeClock> m_clock = std::make_shared<test::FakeClock>();

    QString fileWith(const QTemporaryDir &folder, const QByteArray &text, int mode = 0600)
    {
        const QString path = folder.filePath(QStringLiteral("secrets.env"));
        QFile file(path);
        if (file.open(QIODevice::WriteOnly))
            file.write(text);
        file.close();
        ::chmod(QFile::encodeName(path).constData(), mode_t(mode));
        return path;
    }

private slots:
    void keepsEnvironmentsApart()
    {
        MemorySecretStore store(m_clock);
        QCOMPARE(keep(store, named(kStaging, "PHALA_API_KEY"), "staging-key"), QByteArray("done"));
        QCOMPARE(valueOf(store, named(kStaging, "PHALA_API_KEY")), QByteArray("staging-key"));
        QCOMPARE(valueOf(store, named(kProduction, "PHALA_API_KEY")), QByteArray("[not-found]"));
        QCOMPARE(namesIn(store, kStaging), QStringList{QStringLiteral("PHALA_API_KEY@memory")});
        QVERIFY(namesIn(store, kProduction).isEmpty());
        QVERIFY(*await(store.remove(named(kStaging, "PHALA_API_KEY"))));
        QCOMPARE(valueOf(store, named(kStaging, "PHALA_API_KEY")), QByteArray("[not-found]"));
        QCOMPARE(await(store.remove(named(kStaging, "PHALA_API_KEY")))->error().kind, ErrorKind::NotFound);
    }

    void saysWhyAKeychainCannotBeUsed_data()
    {
        QTest::addColumn<KeychainState>("state");
        QTest::addColumn<QString>("word");
        QTest::addColumn<QString>("text");
        QTest::newRow("locked") << KeychainState::Locked << QStringLiteral("locked") << QStringLiteral("is locked");
        QTest::newRow("absent") << KeychainState::Absent << QStringLiteral("absent") << QStringLiteral("no keychain");
        QTest::newRow("slow") << KeychainState::Slow << QStringLiteral("slow") << QStringLiteral("not answered in time");
        QTest::newRow("changed") << KeychainState::Changed << QStringLiteral("changed") << QStringLiteral("another keychain");
    }
    void saysWhyAKeychainCannotBeUsed()
    {
        QFETCH(KeychainState, state);
        QFETCH(QString, word);
        QFETCH(QString, text);
        MemorySecretStore store(m_clock);
        store.setState(state);
        QCOMPARE(keychainStateWord(store.state()), word);
        const auto value = await(store.read(named(kStaging, "X")));
        QCOMPARE((*value).error().kind, ErrorKind::Secret);
        QVERIFY((*value).error().what.contains(text));
        QVERIFY(!(*value).error().nextStep.isEmpty());
        QCOMPARE(keep(store, named(kStaging, "X"), "y"), QByteArray("[secret]"));
    }

    void readsTheFieldsVariablesForItsEnvironmentOnly()
    {
        EnvironmentSecretStore store(kStaging);
        qputenv("PHALA_API_KEY", "from-the-environment");
        qputenv("AWS_SESSION_TOKEN", "");
        qputenv("AWS_REGION", "us-east-1");
        qputenv("OTHER_SECRET", "not ours");
        QCOMPARE(valueOf(store, named(kStaging, "PHALA_API_KEY")), QByteArray("from-the-environment"));
        QCOMPARE(valueOf(store, named(kProduction, "PHALA_API_KEY")), QByteArray("[not-found]"));
        QCOMPARE(valueOf(store, named(kStaging, "AWS_SESSION_TOKEN")), QByteArray("[not-found]"));
        QCOMPARE(valueOf(store, named(kStaging, "AWS_REGION")), QByteArray("[not-found]"));
        QCOMPARE(valueOf(store, named(kStaging, "OTHER_SECRET")), QByteArray("[not-found]"));
        QCOMPARE(namesIn(store, kStaging), QStringList{QStringLiteral("PHALA_API_KEY@environment variable")});
        QCOMPARE(keep(store, named(kStaging, "PHALA_API_KEY"), "y"), QByteArray("[refused]"));
        QCOMPARE(await(store.remove(named(kStaging, "PHALA_API_KEY")))->error().kind, ErrorKind::Refused);
        qunsetenv("PHALA_API_KEY");

        qputenv("GATEWAY_KEY", "a\nkey of two lines");
        QCOMPARE(valueOf(store, named(kStaging, "GATEWAY_KEY")), QByteArray("a\nkey of two lines"));
        QCOMPARE(valueOf(store, named(kProduction, "GATEWAY_KEY")), QByteArray("[not-found]"));
        qunsetenv("GATEWAY_KEY");
    }

    void readsASecretsFile()
    {
        const QTemporaryDir folder;
        const QString path = fileWith(folder, "# keys\r\n\r\n PHALA_API_KEY = abc=def \nQUOTED=\"with space\"\nSINGLE='x\"y'\nLAST=z");
        const auto store = SecretsFileStore::open(path, kStaging);
        QVERIFY(store);
        QCOMPARE(valueOf(**store, named(kStaging, "PHALA_API_KEY")), QByteArray("abc=def"));
        QCOMPARE(valueOf(**store, named(kStaging, "QUOTED")), QByteArray("with space"));
        QCOMPARE(valueOf(**store, named(kStaging, "SINGLE")), QByteArray("x\"y"));
        QCOMPARE(valueOf(**store, named(kStaging, "LAST")), QByteArray("z"));
        QCOMPARE(valueOf(**store, named(kProduction, "LAST")), QByteArray("[not-found]"));
        QCOMPARE(namesIn(**store, kStaging).size(), 4);
        QCOMPARE(keep(**store, named(kStaging, "LAST"), "y"), QByteArray("[refused]"));
    }

    void refusesABadSecretsFile_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("where");
        QTest::newRow("no equals sign") << QByteArray("A=b\nsupersecretvalue\n") << QStringLiteral("secrets.env:2");
        QTest::newRow("shell syntax") << QByteArray("export A=supersecretvalue\n") << QStringLiteral("secrets.env:1");
        QTest::newRow("twice") << QByteArray("A=b\n\nA=supersecretvalue\n") << QStringLiteral("secrets.env:3");
        QTest::newRow("no value") << QByteArray("A=\n") << QStringLiteral("secrets.env:1");
        QTest::newRow("a private key") << QByteArray("KEY=-----BEGIN\nsupersecretvalue=\n-----END\n") << QStringLiteral("secrets.env:2");
    }
    void refusesABadSecretsFile()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, where);
        const QTemporaryDir folder;
        const auto store = SecretsFileStore::open(fileWith(folder, text), kStaging);
        QVERIFY(!store);
        QCOMPARE(store.error().kind, ErrorKind::InvalidInput);
        QCOMPARE(store.error().where, where);
        QVERIFY(!userMessage(store.error()).oneLine().contains(QLatin1String("supersecret")));
    }

    void refusesASecretsFileThatOthersCanOpen_data()
    {
        QTest::addColumn<int>("mode");
        QTest::addColumn<bool>("accepted");
        QTest::newRow("0600") << 0600 << true;
        QTest::newRow("0400") << 0400 << true;
        QTest::newRow("0640") << 0640 << false;
        QTest::newRow("0604") << 0604 << false;
        QTest::newRow("0660") << 0660 << false;
        QTest::newRow("0644") << 0644 << false;
        QTest::newRow("0777") << 0777 << false;
    }
    void refusesASecretsFileThatOthersCanOpen()
    {
        QFETCH(int, mode);
        QFETCH(bool, accepted);
        const QTemporaryDir folder;
        const auto store = SecretsFileStore::open(fileWith(folder, "A=supersecretvalue\n", mode), kStaging);
        QCOMPARE(store.has_value(), accepted);
        if (!accepted)
            QVERIFY(store.error().nextStep.contains(QLatin1String("chmod 600")));
    }

    void refusesLinksPipesAndForeignFiles()
    {
        const QTemporaryDir folder;
        const QString path = fileWith(folder, "A=supersecretvalue\n");
        const QString link = folder.filePath(QStringLiteral("link"));
        QVERIFY(QFile::link(path, link));
        QVERIFY(SecretsFileStore::open(link, kStaging).error().what.contains(QLatin1String("symbolic link")));
        const QString pipe = folder.filePath(QStringLiteral("pipe"));
        QCOMPARE(::mkfifo(QFile::encodeName(pipe).constData(), 0600), 0);
        QVERIFY(SecretsFileStore::open(pipe, kStaging).error().what.contains(QLatin1String("not a regular file")));
        QCOMPARE(SecretsFileStore::open(folder.filePath(QStringLiteral("none")), kStaging).error().kind, ErrorKind::NotFound);
        QFile big(folder.filePath(QStringLiteral("big")));
        QVERIFY(big.open(QIODevice::WriteOnly) && big.resize(10'000'000) && big.setPermissions(QFile::ReadOwner | QFile::WriteOwner));
        QCOMPARE(SecretsFileStore::open(big.fileName(), kStaging).error().kind, ErrorKind::TooLarge);
        if (::chown(QFile::encodeName(path).constData(), 12345, 12345) == 0)
            QVERIFY(SecretsFileStore::open(path, kStaging).error().what.contains(QLatin1String("another user")));
    }

    void takesTheFirstLayerThatHasAName()
    {
        const auto first = std::make_shared<MemorySecretStore>(m_clock);
        const auto second = std::make_shared<MemorySecretStore>(m_clock);
        const auto base = std::make_shared<MemorySecretStore>(m_clock);
        keep(*first, named(kStaging, "A"), "a-first");
        keep(*second, named(kStaging, "A"), "a-second");
        keep(*second, named(kStaging, "B"), "b-second");
        keep(*base, named(kStaging, "C"), "c-base");
        const auto store = std::make_shared<LayeredSecretStore>(std::vector<std::shared_ptr<SecretStore>>{first, second}, base);
        QCOMPARE(valueOf(*store, named(kStaging, "A")), QByteArray("a-first"));
        QCOMPARE(valueOf(*store, named(kStaging, "B")), QByteArray("b-second"));
        QCOMPARE(valueOf(*store, named(kStaging, "C")), QByteArray("c-base"));
        QCOMPARE(valueOf(*store, named(kStaging, "D")), QByteArray("[not-found]"));
        QCOMPARE(namesIn(*store, kStaging).size(), 3);
        QCOMPARE(keep(*store, named(kStaging, "D"), "new"), QByteArray("done"));
        QCOMPARE(valueOf(*base, named(kStaging, "D")), QByteArray("new"));
        QVERIFY(*await(store->remove(named(kStaging, "D"))));

        base->setState(KeychainState::Locked);
        QCOMPARE(store->state(), KeychainState::Locked);
        QCOMPARE(valueOf(*store, named(kStaging, "A")), QByteArray("a-first"));  // scripts go on without a keychain
        QCOMPARE(valueOf(*store, named(kStaging, "C")), QByteArray("[secret]")); // locked is not absent
        QCOMPARE(namesIn(*store, kStaging).size(), 2);
        first->setState(KeychainState::Slow);
        QCOMPARE(valueOf(*store, named(kStaging, "B")), QByteArray("[secret]")); // never skipped in silence
    }
};

QTEST_GUILESS_MAIN(SecretStoresTest)
#include "tst_secret_stores.moc"
