// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/remote_checks.h"
#include "app/composition/remotes.h"
#include "services/cluster/cvm_port.h"
#include "services/http/proxy.h"
#include "services/secrets/memory_secret_store.h"
#include "tests/support/await.h"
#include "tests/support/raw_http_server.h"
#include "tests/support/tls_server.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace pilothouse;
using namespace pilothouse::composition;
using namespace pilothouse::test;

/// Whom an environment trusts, and whom its requests pass on their way.
class RemoteTrustTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    QString writeFile(const QString &name, const QByteArray &content) const
    {
        QFile file(m_folder.filePath(name));
        return file.open(QIODevice::WriteOnly) && file.write(content) == content.size() ? file.fileName() : QString();
    }
    static domain::Profile profileOf(const QString &name, const RawHttpServer &server, const QString &caFile)
    {
        domain::Profile profile;
        profile.environment = {domain::EnvironmentId(name), domain::EnvironmentKind::Staging};
        profile.phala = domain::PhalaSettings{QStringLiteral("https://127.0.0.1:%1/api/v1").arg(server.port())};
        profile.caFile = caFile;
        return profile;
    }
    static std::shared_ptr<secrets::SecretStore> keysOf(const domain::Profile &profile)
    {
        const auto store = std::make_shared<secrets::MemorySecretStore>(std::make_shared<SystemClock>());
        const secrets::SecretName name{profile.environment.id, QString::fromLatin1(kPhalaKeyName)};
        await(store->write(name, Secret(QByteArray("phak_test"))));
        return store;
    }
    static QString saidBy(const domain::Profile &profile)
    {
        const auto list = await(buildPhala(profile, keysOf(profile))->list(CancelToken()));
        return !list ? QStringLiteral("nothing") : *list ? QStringLiteral("a list") : (*list).error().what;
    }
    static RemoteCheck rowOf(const std::vector<RemoteCheck> &checks, const QString &remote)
    {
        const auto found = std::ranges::find(checks, remote, &RemoteCheck::remote);
        return found == checks.end() ? RemoteCheck() : *found;
    }

private slots:
    void cleanup()
    {
        for (const char *name : {"http_proxy", "https_proxy", "no_proxy"})
            qunsetenv(name);
    }

    // F61
    void theCaOfOneProfileServesNoOther()
    {
        const TlsIdentity own = TlsIdentity::make("IP:127.0.0.1");
        RawHttpServer server(makeTlsServer(own));
        const QString ca = writeFile(QStringLiteral("own.pem"), own.certificatePem);
        const QString other = writeFile(QStringLiteral("other.pem"), TlsIdentity::make("IP:127.0.0.1").certificatePem);
        // What the server answers is no list of machines; that it is heard at all is the point.
        QVERIFY2(!saidBy(profileOf(QStringLiteral("a"), server, ca)).contains(QLatin1String("not trusted")), "its own CA");
        const auto heard = server.requests().size();
        QVERIFY(heard > 0);
        QVERIFY(saidBy(profileOf(QStringLiteral("b"), server, other)).contains(QLatin1String("not trusted")));
        QVERIFY(saidBy(profileOf(QStringLiteral("c"), server, QString())).contains(QLatin1String("not trusted")));
        QCOMPARE(server.requests().size(), heard); // and so no key left
    }

    void theCheckSaysWhatTheCaFileIsOrWhyItIsOfNoUse()
    {
        const TlsIdentity own = TlsIdentity::make("IP:127.0.0.1");
        const TlsIdentity ended = TlsIdentity::make("IP:127.0.0.1", -7200, -3600);
        domain::Profile profile;
        profile.environment = {domain::EnvironmentId(QStringLiteral("a")), domain::EnvironmentKind::Staging};
        const auto look = [&profile, this](const QByteArray &content) {
            profile.caFile = writeFile(QStringLiteral("ca.pem"), content);
            const auto checks = await(checkRemotes(profile, keysOf(profile), CancelToken()));
            return checks ? rowOf(*checks, QStringLiteral("ca-file")) : RemoteCheck();
        };
        const RemoteCheck good = look(own.certificatePem);
        QCOMPARE(good.state, RemoteState::Ok);
        QCOMPARE(good.endpoint, profile.caFile);
        QVERIFY2(good.message.startsWith(QLatin1String("1 certificates, trusted here instead of the system's")), qPrintable(good.message));
        QCOMPARE(look(own.certificatePem + own.keyPem).state, RemoteState::Failed);
        const RemoteCheck old = look(own.certificatePem + ended.certificatePem);
        QCOMPARE(old.state, RemoteState::Failed);
        QVERIFY2(old.message.contains(QLatin1String("ended on")), qPrintable(old.message));
        profile.caFile = m_folder.filePath(QStringLiteral("absent.pem"));
        const auto absent = await(checkRemotes(profile, keysOf(profile), CancelToken()));
        QVERIFY(absent);
        QCOMPARE(rowOf(*absent, QStringLiteral("ca-file")).state, RemoteState::Failed);
        profile.caFile.clear();
        const auto none = await(checkRemotes(profile, keysOf(profile), CancelToken()));
        QVERIFY(none && none->empty()); // the system's CAs are no finding
    }

    // F62
    void aProxyOnTheWayIsNamedWithoutItsPassword()
    {
        qputenv("http_proxy", "http://someone:canary@127.0.0.1:1");
        domain::Profile profile;
        profile.environment = {domain::EnvironmentId(QStringLiteral("a")), domain::EnvironmentKind::Staging};
        profile.attestation = domain::AttestationSettings();
        profile.attestation->pccsUrl = QStringLiteral("http://pccs.invalid");
        const auto checks = await(checkRemotes(profile, keysOf(profile), CancelToken()));
        QVERIFY(checks);
        const RemoteCheck pccs = rowOf(*checks, QStringLiteral("pccs"));
        QCOMPARE(pccs.proxy, QStringLiteral("http://127.0.0.1:1"));
        QVERIFY(!pccs.message.contains(QLatin1String("canary")));
        QCOMPARE(http::proxyFor(QUrl(QStringLiteral("http://127.0.0.1:8080/x"))), QString()); // this machine is never asked for elsewhere
        QCOMPARE(http::proxyFor(QUrl(QStringLiteral("http://localhost/x"))), QString());
    }
    void withoutAProxyNoneIsNamed() { QCOMPARE(http::proxyFor(QUrl(QStringLiteral("http://pccs.invalid"))), QString()); }
};

QTEST_GUILESS_MAIN(RemoteTrustTest)
#include "tst_remote_trust.moc"
