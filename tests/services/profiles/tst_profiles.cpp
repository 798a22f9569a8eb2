// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/profiles/profile_store.h"
#include "services/profiles/yaml_tree.h"
#include "tests/support/shared_data.h"

#include <QDir>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <sys/stat.h>
#include <unistd.h>

using namespace pilothouse;
using namespace pilothouse::profiles;

namespace {

Folders foldersIn(const QTemporaryDir &home)
{
    return {home.filePath(QStringLiteral("profiles")), home.filePath(QStringLiteral("state"))};
}

void putFile(const QString &path, const QByteArray &text)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(text), text.size());
}

int modeOf(const QString &path)
{
    struct stat info
    {
    };
    return ::lstat(QFile::encodeName(path).constData(), &info) == 0 ? int(info.st_mode & 07777) : -1;
}

const QByteArray kSmallest = "name: staging\nkind: staging\n";

} // namespace

class ProfilesTest : public QObject
{
    Q_OBJECT

private slots:
    void needsOnlyNameAndKind()
    {
        const auto profile = parseProfile(kSmallest, QStringLiteral("staging.yaml"));
        QVERIFY2(profile, qPrintable(profile ? QString() : profile.error().what));
        QCOMPARE(profile->environment.id.text(), QStringLiteral("staging"));
        QCOMPARE(profile->environment.kind, domain::EnvironmentKind::Staging);
        QVERIFY(!profile->phala && !profile->cluster && !profile->aws && !profile->provers);
        QVERIFY(!profile->orchestrator && !profile->attestation && !profile->cutover);
        QVERIFY(profile->warnings.isEmpty());
    }

    void readsEveryKey()
    {
        const auto profile = parseProfile(test::readFile(test::testData(QStringLiteral("profiles/full.yaml"))), QStringLiteral("full.yaml"));
        QVERIFY2(profile, qPrintable(profile ? QString() : profile.error().where + profile.error().what));
        QCOMPARE(profile->phala->apiUrl, QStringLiteral("https://cloud-api.phala.com/api/v1"));
        QCOMPARE(profile->cluster->name, QStringLiteral("crunch-tee"));
        QCOMPARE(profile->cluster->spawnteePort, 9011);
        QCOMPARE(profile->cluster->gatewayKeyPath, QStringLiteral("/path/to/key.pem"));
        QCOMPARE(profile->cluster->coordinatorWallet, QStringLiteral("9xQeWvG816bUx9EPjHmaT23yvVM2ZWbrrpZb9PusVFin"));
        QCOMPARE(profile->cluster->certificatesUrl, QStringLiteral("https://cpi.example"));
        QCOMPARE(profile->cluster->spawnteeAddress, QStringLiteral("http://127.0.0.1:18790/s/{id}"));
        QCOMPARE(profile->cluster->instanceType, QStringLiteral("tdx.medium"));
        QCOMPARE(profile->cluster->runnerComposePath, QStringLiteral("/path/to/docker-compose.phala.runner.yml"));
        QCOMPARE(profile->cluster->requestTimeout, std::chrono::seconds(45));
        QCOMPARE(profile->cluster->maxModels, 12);
        QCOMPARE(profile->cluster->capacityThreshold, 0.75);
        QCOMPARE(profile->cluster->memoryPerModelMb, 2048);
        QVERIFY(profile->cluster->automaticProvisioning);
        QCOMPARE(profile->cluster->provisioningBudgetUsdPerHour, QStringLiteral("2.50"));
        QCOMPARE(profile->aws->region, QStringLiteral("us-west-2"));
        QCOMPARE(profile->aws->endpointUrl, QStringLiteral("http://127.0.0.1:5056"));
        QCOMPARE(profile->aws->endpoints, QStringList({QStringLiteral("ecs=http://127.0.0.1:5057"), QStringLiteral("sts=http://127.0.0.1:5058")}));
        QCOMPARE(profile->provers->stack, QStringLiteral("prover-cluster"));
        QCOMPARE(profile->provers->projectDir, QStringLiteral("/path/to/infra/prover-cluster"));
        QCOMPARE(profile->orchestrator->url, QStringLiteral("https://orchestrator.example"));
        QCOMPARE(profile->orchestrator->dialect, QStringLiteral("seed"));
        QCOMPARE(profile->orchestrator->nfts, QStringList({QStringLiteral("0088"), QStringLiteral("1042")}));
        QCOMPARE(profile->orchestrator->signature, QStringLiteral("raw"));
        QCOMPARE(profile->orchestrator->encoding, QStringLiteral("hex"));
        QCOMPARE(profile->attestation->pccsUrl, QStringLiteral("https://pccs.example"));
        QCOMPARE(profile->attestation->trustRootPath, QStringLiteral("/path/root.der"));
        QCOMPARE(profile->attestation->chainRpcUrl, QStringLiteral("https://rpc.example"));
        QCOMPARE(profile->attestation->chainAppContract, QStringLiteral("0x00000000000000000000000000000000000000aA"));
        QCOMPARE(profile->attestation->chainKmsContract, QStringLiteral("0x00000000000000000000000000000000000000bB"));
        QCOMPARE(profile->attestation->references.osImagesPath, QStringLiteral("/path/images.json"));
        QCOMPARE(profile->attestation->references.osImage, QStringLiteral("dstack-0.5.5"));
        QCOMPARE(profile->attestation->references.composeHash, QStringLiteral("ab").repeated(32));
        QCOMPARE(profile->attestation->references.appId, QStringLiteral("0c").repeated(20));
        QCOMPARE(profile->attestation->references.keyProviderId, QStringLiteral("3059ab"));
        QCOMPARE(profile->attestation->policy.require, domain::AttestationLevel::A3);
        QCOMPARE(profile->attestation->policy.acceptStatus, QStringList({QStringLiteral("UpToDate"), QStringLiteral("ConfigurationNeeded")}));
        QCOMPARE(profile->attestation->policy.freshness, domain::FreshnessRule::WhenPossible);
        QCOMPARE(profile->cutover->webUrl, QStringLiteral("https://web.example"));
        QCOMPARE(profile->cutover->oldPlane.name, QStringLiteral("hetzner"));
        QCOMPARE(profile->cutover->oldPlane.url, QStringLiteral("http://127.0.0.1:18081"));
        QCOMPARE(profile->cutover->newPlane.name, QStringLiteral("phala"));
        QCOMPARE(profile->cutover->newPlane.url, QStringLiteral("http://127.0.0.1:18082"));
        QCOMPARE(profile->cutover->router.kind, QStringLiteral("haproxy-map"));
        QCOMPARE(profile->cutover->router.address, QStringLiteral("127.0.0.1:19999"));
        QCOMPARE(profile->cutover->router.map, QStringLiteral("/etc/pilot/split.map"));
        QCOMPARE(profile->cutover->payments->kind, QStringLiteral("prometheus"));
        QCOMPARE(profile->cutover->payments->url, QStringLiteral("https://prometheus.example"));
        QCOMPARE(profile->cutover->payments->query, QStringLiteral("sum(rate(pay_failed[5m]))"));
        QCOMPARE(profile->pricesPath, QStringLiteral("/path/prices.yaml"));
        QCOMPARE(profile->postgresql, QStringLiteral("host=/run/postgresql dbname=pilothouse"));
    }

    void refusesWithTheLine_data()
    {
        QTest::addColumn<QByteArray>("yaml");
        QTest::addColumn<int>("line");
        QTest::addColumn<QString>("word");
        const auto row = [](const char *tag, const QByteArray &yaml, int line, const char *word) {
            QTest::newRow(tag) << yaml << line << QString::fromLatin1(word);
        };
        row("empty file", "", 1, "empty");
        row("a list", "- a\n- b\n", 1, "not a profile");
        row("name missing", "kind: demo\n", 1, "\"name\" is missing");
        row("kind missing", "name: a\n", 1, "\"kind\" is missing");
        row("unknown kind", "name: a\nkind: live\n", 2, "production, staging, demo");
        row("unknown key", kSmallest + "colour: red\n", 3, "unknown key \"colour\"");
        row("unknown nested key", kSmallest + "phala:\n  api-url: https://x.example\n  apiurl: y\n", 5, "unknown key \"phala.apiurl\"");
        row("key twice", kSmallest + "name: b\n", 3, "twice, first on line 1");
        row("nested key twice", kSmallest + "aws:\n  region: a\n  region: b\n", 5, "twice, first on line 4");
        row("key twice with another spelling", kSmallest + "\"na\\x6de\": b\n", 3, "twice");
        row("name is a list", "name: [a]\nkind: demo\n", 1, "must be text");
        row("name is empty", "name:\nkind: demo\n", 1, "must be text");
        row("name is a path", "name: ../a\nkind: demo\n", 1, "letters, digits");
        row("name is a flag", "name: true\nkind: demo\n", 1, "must be text");
        row("section is text", kSmallest + "phala: yes please\n", 3, "section");
        row("number in quotes", kSmallest + "cluster:\n  spawntee-port: \"9010\"\n", 4, "whole number");
        row("port too large", kSmallest + "cluster:\n  spawntee-port: 65536\n", 4, "1 to 65535");
        row("port with a fraction", kSmallest + "cluster:\n  spawntee-port: 90.5\n", 4, "whole number");
        row("port infinite", kSmallest + "cluster:\n  spawntee-port: .inf\n", 4, "whole number");
        row("share above one", kSmallest + "cluster:\n  capacity-threshold: 1.5\n", 4, "above 0 and up to 1");
        row("share not a number", kSmallest + "cluster:\n  capacity-threshold: .nan\n", 4, "above 0 and up to 1");
        row("negative models", kSmallest + "cluster:\n  max-models: -1\n", 4, "whole number");
        row("flag as word", kSmallest + "cluster:\n  provisioning: { automatic: yes }\n", 4, "true or false");
        row("budget negative", kSmallest + "cluster:\n  provisioning:\n    budget-usd-per-hour: -5\n", 5, "amount");
        row("address without scheme", kSmallest + "phala:\n  api-url: cloud-api.phala.com\n", 4, "http or https");
        row("address with ftp", kSmallest + "phala:\n  api-url: ftp://x.example\n", 4, "http or https");
        row("address with file", kSmallest + "attestation:\n  pccs-url: file:///etc/passwd\n", 4, "http or https");
        row("address with user", kSmallest + "phala:\n  api-url: https://bob@x.example\n", 4, "user name");
        row("address with password", kSmallest + "phala:\n  api-url: https://bob:pw@x.example\n", 4, "password");
        row("address with query", kSmallest + "phala:\n  api-url: https://x.example/?key=1\n", 4, "without ? and #");
        row("NFTs that are no list", kSmallest + "orchestrator:\n  nfts: 88\n", 4, "a list of words");
        row("an NFT twice", kSmallest + "orchestrator:\n  nfts: [a, a]\n", 4, "twice");
        row("unknown dialect", kSmallest + "orchestrator:\n  dialect: guess\n", 4, "auto, seed, spec");
        row("unknown level", kSmallest + "attestation:\n  policy: { require: A4 }\n", 4, "A1, A2, A3");
        row("revoked accepted", kSmallest + "attestation:\n  policy:\n    accept-status: [UpToDate, Revoked]\n", 5, "Revoked");
        row("empty list", kSmallest + "attestation:\n  policy:\n    accept-status: []\n", 5, "list");
        row("short compose hash", kSmallest + "attestation:\n  references: { compose-hash: abcd }\n", 4, "64 hexadecimal");
        row("bad contract", kSmallest + "attestation:\n  chain: { app-contract: 0x12 }\n", 4, "40 hexadecimal");
        row("trust root outside demo", kSmallest + "attestation:\n  trust-root: /root.der\n", 4, "kind demo only");
        row("a CA by a path that depends on the folder", kSmallest + "ca-file: ca.pem\n", 3, "absolute path");
        row("a CA of another section", kSmallest + "phala:\n  ca-file: /ca.pem\n", 4, "ca-file");
        row("trust root before the kind", "attestation:\n  trust-root: /root.der\nname: a\nkind: production\n", 2, "kind demo only");
        row("spawntee address outside demo", kSmallest + "cluster:\n  spawntee-address: http://127.0.0.1:1/s/{id}\n", 4, "kind demo only");
        row("spawntee address without an id", "name: a\nkind: demo\ncluster:\n  spawntee-address: http://127.0.0.1:1/s\n", 4, "{id}");
        row("unknown router", kSmallest + "cutover:\n  router: { kind: nginx }\n", 4, "haproxy-map");
        row("router without port", kSmallest + "cutover:\n  router:\n    kind: haproxy-map\n    address: 127.0.0.1\n", 6, "host:port");
        row("router port 0", kSmallest + "cutover:\n  router:\n    address: 127.0.0.1:0\n", 5, "host:port");
        row("twin planes", kSmallest + "cutover:\n  planes:\n    old: { url: http://a.example }\n    new: { url: http://a.example/ }\n", 5,
            "same address");
        row("api key as key", kSmallest + "phala:\n  api-key: abc\n", 4, "keychain");
        row("password as key", kSmallest + "dbPassword: abc\n", 3, "keychain");
        row("api key as value", kSmallest + "cluster:\n  name: phak_0123456789abcdef\n", 4, "Phala API key");
        row("aws key as value", kSmallest + "prices: AKIAABCDEFGHIJKLMNOP\n", 3, "AWS access key");
        row("postgres password", kSmallest + "store:\n  postgresql: \"host=a password=b\"\n", 4, "password");
        row("tab", kSmallest + "phala:\n\tapi-url: https://x.example\n", 4, "tab");
        row("control character", kSmallest + "prices: a\x07\n", 3, "control character");
        row("not UTF-8", QByteArray(kSmallest) + "prices: \xff\xfe\n", 1, "UTF-8");
        row("anchor", "name: &n a\nkind: demo\n", 1, "anchors");
        row("alias", "name: a\nkind: demo\nphala: &p { api-url: https://x.example }\naws: *p\n", 3, "anchors");
        row("tag", "name: !!binary aGk=\nkind: demo\n", 1, "tags");
        row("merge key", kSmallest + "<<: { a: b }\n", 3, "unknown key");
        row("key is a map", kSmallest + "? { a: b }\n: c\n", 3, "not text");
        row("second document", kSmallest + "---\nname: b\nkind: demo\n", 4, "second document");
        row("broken syntax", kSmallest + "phala: { api-url: \n", 4, "not YAML");
        row("deep nesting", kSmallest + "phala: " + QByteArray(60, '[') + QByteArray(60, ']') + "\n", 3, "nested");
        row("very deep nesting", kSmallest + "phala: " + QByteArray(30'000, '[') + QByteArray(30'000, ']') + "\n", 3, "");
        row("too long", kSmallest + "prices: " + QByteArray(70'000, 'x') + "\n", 1, "at most");
    }
    void refusesWithTheLine()
    {
        QFETCH(QByteArray, yaml);
        QFETCH(int, line);
        QFETCH(QString, word);
        const auto profile = parseProfile(yaml, QStringLiteral("staging.yaml"));
        QVERIFY(!profile);
        QCOMPARE(profile.error().kind, ErrorKind::InvalidInput);
        QCOMPARE(profile.error().where, QStringLiteral("staging.yaml:%1").arg(line));
        QVERIFY2(profile.error().what.contains(word), qPrintable(profile.error().what));
    }

    void neverRepeatsASecretInTheError()
    {
        const auto profile = parseProfile(kSmallest + "cluster:\n  name: phak_0123456789abcdef\n", QStringLiteral("a.yaml"));
        QVERIFY(!profile);
        QVERIFY(!userMessage(profile.error()).oneLine().contains(QLatin1String("0123456789")));
    }

    void survivesEveryCutAndDamage()
    {
        const QByteArray full = test::readFile(test::testData(QStringLiteral("profiles/full.yaml")));
        QRandomGenerator random(7);
        for (qsizetype i = 0; i < full.size(); ++i) {
            (void)parseProfile(full.first(i), QStringLiteral("full.yaml")); // must not crash, hang or throw
            QByteArray damaged = full;
            damaged[i] = char(random.bounded(256));
            const auto profile = parseProfile(damaged, QStringLiteral("full.yaml"));
            if (!profile)
                QVERIFY(profile.error().where.startsWith(QLatin1String("full.yaml:")));
        }
    }

    void multipliesNothing()
    {
        QByteArray bomb = kSmallest + "a0: &a0 [x,x,x,x,x,x,x,x,x]\n";
        for (int i = 1; i < 40; ++i)
            bomb += "a" + QByteArray::number(i) + ": &a" + QByteArray::number(i) + " ["
                    + QByteArray(("*a" + QByteArray::number(i - 1) + ",").repeated(9)).chopped(1) + "]\n";
        const auto profile = parseProfile(bomb, QStringLiteral("bomb.yaml"));
        QVERIFY(!profile);
        QVERIFY(profile.error().what.contains(QLatin1String("anchors")));
    }

    void readsForeignFilesWithTheirAliases()
    {
        YamlLimits foreign;
        foreign.style = YamlStyle::Foreign;
        const QByteArray text = "base: &base\n  - a\n  - b\ncopy: *base\nscript: |\n  \techo\n";
        const auto tree = parseYaml(text, QStringLiteral("compose.yml"), foreign);
        QVERIFY(tree);
        QCOMPARE(memberOf(*tree, QStringLiteral("copy"))->value.items.size(), size_t(2));
        QCOMPARE(memberOf(*tree, QStringLiteral("script"))->value.text, QStringLiteral("\techo\n"));
        QVERIFY(!parseYaml(text, QStringLiteral("profile.yaml")));
    }

    void multipliesNothingInForeignFilesEither()
    {
        YamlLimits foreign;
        foreign.style = YamlStyle::Foreign;
        QByteArray bomb = "a0: &a0 [x,x,x,x,x,x,x,x,x]\n";
        for (int i = 1; i < 40; ++i)
            bomb += "a" + QByteArray::number(i) + ": &a" + QByteArray::number(i) + " ["
                    + QByteArray(("*a" + QByteArray::number(i - 1) + ",").repeated(9)).chopped(1) + "]\n";
        const auto tree = parseYaml(bomb, QStringLiteral("bomb.yml"), foreign);
        QVERIFY(!tree);
        QVERIFY(tree.error().what.contains(QLatin1String("more than")));
        const auto itself = parseYaml("a: &a [*a]\n", QStringLiteral("loop.yml"), foreign);
        QVERIFY(!itself);
        foreign.maxBytes = 10;
        QVERIFY(!parseYaml("a: 1234567\n", QStringLiteral("long.yml"), foreign));
    }

    void warnsOfPlainHttpInProductionOnly()
    {
        const QByteArray rest = "phala: { api-url: http://cloud.example/api/v1 }\ncutover:\n  planes:\n    old: { url: http://127.0.0.1:1 }\n";
        const auto production = parseProfile("name: p\nkind: production\n" + rest, QStringLiteral("p.yaml"));
        QVERIFY(production);
        QCOMPARE(production->warnings.size(), 1);
        QVERIFY2(production->warnings[0].startsWith(QLatin1String("p.yaml:3: \"phala.api-url\"")), qPrintable(production->warnings[0]));
        const auto staging = parseProfile("name: s\nkind: staging\n" + rest, QStringLiteral("s.yaml"));
        QVERIFY(staging && staging->warnings.isEmpty());
    }

    void keepsAFileThatCannotBeReadInTheList()
    {
        const QTemporaryDir home;
        const Folders folders = foldersIn(home);
        QVERIFY(listProfiles(folders).empty());
        QVERIFY(saveProfile(folders, kSmallest));
        putFile(folders.profiles + QStringLiteral("/broken.yaml"), "name: broken\nkind: [\n");
        putFile(folders.profiles + QStringLiteral("/other.yaml"), "name: another\nkind: demo\n");
        putFile(folders.profiles + QStringLiteral("/notes.txt"), "not a profile");
        QVERIFY(QFile::link(QStringLiteral("/etc/passwd"), folders.profiles + QStringLiteral("/linked.yaml")));
        const auto entries = listProfiles(folders);
        QStringList names;
        for (const auto &entry : entries)
            names << entry.name;
        QCOMPARE(names, QStringList({QStringLiteral("broken"), QStringLiteral("linked"), QStringLiteral("other"), QStringLiteral("staging")}));
        QVERIFY(!entries[0].profile && entries[0].profile.error().where.startsWith(QLatin1String("broken.yaml:")));
        QVERIFY(!entries[1].profile && entries[1].profile.error().what.contains(QLatin1String("symbolic link")));
        QVERIFY(!entries[2].profile && entries[2].profile.error().what.contains(QLatin1String("other.yaml")));
        QVERIFY(entries[3].profile);
        QCOMPARE(entries[3].profile->filePath, folders.profiles + QStringLiteral("/staging.yaml"));
    }

    void neverTakesAPathForAName_data()
    {
        QTest::addColumn<QString>("name");
        for (const char *name : {"", "missing", "../staging", "/etc/passwd", ".hidden", "a/b", "staging.yaml"})
            QTest::newRow(*name == '\0' ? "empty" : name) << QString::fromLatin1(name);
    }
    void neverTakesAPathForAName()
    {
        QFETCH(QString, name);
        const QTemporaryDir home;
        QVERIFY(saveProfile(foldersIn(home), kSmallest));
        QVERIFY(loadProfile(foldersIn(home), QStringLiteral("staging")));
        const auto profile = loadProfile(foldersIn(home), name);
        QVERIFY(!profile);
        QCOMPARE(profile.error().kind, ErrorKind::NotFound);
    }

    void writesPrivateFilesAndKeepsTheOldOneOnRefusal()
    {
        const QTemporaryDir home;
        const Folders folders = foldersIn(home);
        const mode_t before = ::umask(0);
        const Status saved = saveProfile(folders, kSmallest);
        ::umask(before);
        QVERIFY(saved);
        QCOMPARE(modeOf(folders.profiles), 0700);
        const QString path = folders.profiles + QStringLiteral("/staging.yaml");
        QCOMPARE(modeOf(path), 0600);
        QVERIFY(!saveProfile(folders, kSmallest + "nonsense: 1\n"));
        QCOMPARE(test::readFile(path), kSmallest);
        QVERIFY(saveProfile(folders, kSmallest + "prices: /p\n"));
        QCOMPARE(test::readFile(path), kSmallest + "prices: /p\n");
        QCOMPARE(QDir(folders.profiles).entryList(QDir::Files | QDir::Hidden), QStringList{QStringLiteral("staging.yaml")});
    }

    void refusesFoldersThatOthersControl_data()
    {
        QTest::addColumn<QString>("fault");
        QTest::addColumn<QString>("word");
        QTest::newRow("writable by all") << QStringLiteral("open") << QStringLiteral("other users may write");
        QTest::newRow("a link") << QStringLiteral("link") << QStringLiteral("symbolic link");
        QTest::newRow("another user's") << QStringLiteral("foreign") << QStringLiteral("belongs to another user");
        QTest::newRow("a file") << QStringLiteral("file") << QStringLiteral("not a folder");
    }
    void refusesFoldersThatOthersControl()
    {
        QFETCH(QString, fault);
        QFETCH(QString, word);
        const QTemporaryDir home;
        const Folders folders = foldersIn(home);
        const QByteArray path = QFile::encodeName(folders.profiles);
        if (fault == QLatin1String("link")) {
            QVERIFY(QFile::link(QStringLiteral("/etc"), folders.profiles));
        } else if (fault == QLatin1String("file")) {
            putFile(folders.profiles, "x");
        } else {
            QVERIFY(saveProfile(folders, kSmallest));
            if (fault == QLatin1String("open"))
                QCOMPARE(::chmod(path.constData(), 0777), 0);
            else if (::chown(path.constData(), 12345, 12345) != 0)
                QSKIP("only root can give a folder away");
        }
        const auto entries = listProfiles(folders);
        QCOMPARE(entries.size(), size_t(1));
        QVERIFY(!entries[0].profile);
        QCOMPARE(entries[0].profile.error().kind, ErrorKind::Storage);
        QVERIFY2(entries[0].profile.error().what.contains(word), qPrintable(entries[0].profile.error().what));
        QVERIFY(!loadProfile(folders, QStringLiteral("staging")));
        QVERIFY(!saveProfile(folders, kSmallest));
    }

    void refusesAProfileThatOthersMayWrite()
    {
        const QTemporaryDir home;
        const Folders folders = foldersIn(home);
        QVERIFY(saveProfile(folders, kSmallest));
        QCOMPARE(::chmod(QFile::encodeName(folders.profiles + QStringLiteral("/staging.yaml")).constData(), 0646), 0);
        const auto profile = loadProfile(folders, QStringLiteral("staging"));
        QVERIFY(!profile);
        QVERIFY(profile.error().nextStep.contains(QLatin1String("chmod")));
    }

    void findsItsFolders()
    {
        qputenv("PILOTHOUSE_HOME", "/somewhere/else/");
        QCOMPARE(Folders::fromEnvironment().profiles, QStringLiteral("/somewhere/else/profiles"));
        QCOMPARE(Folders::fromEnvironment().state, QStringLiteral("/somewhere/else/state"));
        qunsetenv("PILOTHOUSE_HOME");
        qputenv("XDG_CONFIG_HOME", "/x/config");
        qputenv("XDG_STATE_HOME", "/x/state");
        QCOMPARE(Folders::fromEnvironment().profiles, QStringLiteral("/x/config/pilothouse/profiles"));
        QCOMPARE(Folders::fromEnvironment().state, QStringLiteral("/x/state/pilothouse"));
        qunsetenv("XDG_CONFIG_HOME");
        qputenv("XDG_STATE_HOME", "relative/is/ignored");
        QCOMPARE(Folders::fromEnvironment().profiles, QDir::homePath() + QStringLiteral("/.config/pilothouse/profiles"));
        QCOMPARE(Folders::fromEnvironment().state, QDir::homePath() + QStringLiteral("/.local/state/pilothouse"));
    }
};

QTEST_APPLESS_MAIN(ProfilesTest)
#include "tst_profiles.moc"
