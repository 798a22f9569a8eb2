// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/core/digest.h"
#include "services/demofleet/evidence.h"
#include "tests/services/demofleet/fleet_world.h"

#include <openssl/pem.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

using namespace pilothouse;
using namespace Qt::StringLiterals;

/// The fleet's certificates as OpenSSL's own chain builder judges them, and its evidence by the rules written down for guests.
class DemofleetEvidenceTest : public QObject
{
    Q_OBJECT

    test::FleetWorld m_fleet;

    static X509 *fromDer(const QByteArray &der)
    {
        const auto *data = reinterpret_cast<const unsigned char *>(der.constData());
        return d2i_X509(nullptr, &data, long(der.size()));
    }
    static std::vector<X509 *> fromPem(const QByteArray &pem)
    {
        std::vector<X509 *> certificates;
        BIO *bio = BIO_new_mem_buf(pem.constData(), int(pem.size()));
        while (X509 *certificate = PEM_read_bio_X509(bio, nullptr, nullptr, nullptr))
            certificates.push_back(certificate);
        BIO_free(bio);
        return certificates;
    }
    /// The PEM chain inside a quote.
    static QByteArray chainOf(const QByteArray &quote)
    {
        const qsizetype begin = quote.indexOf("-----BEGIN CERTIFICATE-----");
        return quote.mid(begin).chopped(1);
    }

    /// OpenSSL's verdict on a chain, under the root alone, with both revocation lists and no system trust.
    int judge(const std::vector<X509 *> &chain, qint64 atMs)
    {
        auto &evidence = m_fleet.world.evidence();
        X509_STORE *store = X509_STORE_new();
        X509 *root = fromDer(evidence.rootDer());
        X509_STORE_add_cert(store, root);
        for (const QByteArray &der : {evidence.rootCrl(), evidence.pckCrl()}) {
            const auto *data = reinterpret_cast<const unsigned char *>(der.constData());
            X509_CRL *crl = d2i_X509_CRL(nullptr, &data, long(der.size()));
            X509_STORE_add_crl(store, crl);
            X509_CRL_free(crl);
        }
        X509_STORE_set_flags(store, X509_V_FLAG_CRL_CHECK | X509_V_FLAG_CRL_CHECK_ALL | X509_V_FLAG_X509_STRICT);
        STACK_OF(X509) *others = sk_X509_new_null();
        for (size_t i = 1; i < chain.size(); ++i)
            sk_X509_push(others, chain[i]);
        X509_STORE_CTX *context = X509_STORE_CTX_new();
        X509_STORE_CTX_init(context, store, chain.front(), others);
        X509_VERIFY_PARAM_set_time(X509_STORE_CTX_get0_param(context), time_t(atMs / 1000));
        X509_verify_cert(context);
        const int error = X509_STORE_CTX_get_error(context);
        X509_STORE_CTX_free(context);
        sk_X509_free(others);
        X509_STORE_free(store);
        X509_free(root);
        return error;
    }

private slots:
    void everyHostsPckChainIsGood()
    {
        for (const char *name : {"crunch-tee-registry", "crunch-tee-runner-4f1c92ab", "crunch-tee-runner-e5506a1f"}) {
            const QByteArray quote
                = QByteArray::fromHex(m_fleet.object(m_fleet.guest(name) + "/attestation?challenge=1")["quote"_L1].toString().toLatin1());
            const auto chain = fromPem(chainOf(quote));
            QCOMPARE(chain.size(), size_t(3));
            QCOMPARE(judge(chain, m_fleet.world.now()), X509_V_OK);
            QCOMPARE(judge(chain, m_fleet.world.now() + 31LL * 24 * 3600 * 1000), X509_V_ERR_CRL_HAS_EXPIRED);
            for (X509 *certificate : chain)
                X509_free(certificate);
        }
    }

    void theSigningChainIsGoodAndNamedAsVerifiersExpect()
    {
        const auto chain = fromPem(m_fleet.world.evidence().signingChain());
        QCOMPARE(chain.size(), size_t(2));
        QCOMPARE(judge(chain, m_fleet.world.now()), X509_V_OK);
        char name[128] = {};
        X509_NAME_get_text_by_NID(X509_get_subject_name(chain[0]), NID_commonName, name, sizeof name);
        QCOMPARE(QByteArray(name), QByteArray("Intel SGX TCB Signing"));
        QCOMPARE(X509_get_extension_flags(chain[0]) & EXFLAG_CA, 0u);
        X509_NAME_get_text_by_NID(X509_get_subject_name(chain[1]), NID_commonName, name, sizeof name);
        QCOMPARE(QByteArray(name), QByteArray("Intel SGX Root CA"));
        for (X509 *certificate : chain)
            X509_free(certificate);
    }

    void twoFleetsHaveNothingInCommon()
    {
        test::FleetWorld other;
        QVERIFY(other.world.evidence().rootDer() != m_fleet.world.evidence().rootDer());
    }

    void theGuestsCertificateCarriesItsQuote()
    {
        const auto info = m_fleet.object(m_fleet.guest("crunch-tee-registry") + "/prpc/Info?json");
        const auto chain = fromPem(info["app_cert"_L1].toString().toLatin1());
        QCOMPARE(chain.size(), size_t(2));
        unsigned char *der = nullptr;
        const int size = i2d_X509_PUBKEY(X509_get_X509_PUBKEY(chain[0]), &der);
        const QByteArray expected = sha512({"ratls-cert:", QByteArray(reinterpret_cast<const char *>(der), size)}).view().toByteArray();
        OPENSSL_free(der);
        const auto evidence = m_fleet.object(m_fleet.guest("crunch-tee-registry") + "/attestation");
        QCOMPARE(QByteArray::fromHex(evidence["report_data"_L1].toString().toLatin1()), expected);
        EVP_PKEY *issuer = X509_get0_pubkey(chain[1]);
        QCOMPARE(X509_verify(chain[0], issuer), 1);
        for (X509 *certificate : chain)
            X509_free(certificate);
    }

    void theServedTextIsWhatWasMeasured()
    {
        for (const auto &machine : m_fleet.world.fleet().machines()) {
            if (!machine.isRunning() || m_fleet.world.fleet().appOf(machine).guest != demofleet::GuestKind::Current)
                continue;
            const auto info = m_fleet.object("/i/" + machine.instanceId.toLatin1() + "/prpc/Info?json");
            const QJsonObject tcb = QJsonDocument::fromJson(info["tcb_info"_L1].toString().toUtf8()).object();
            const QByteArray compose = tcb["app_compose"_L1].toString().toUtf8();
            QCOMPARE(QString::fromLatin1(sha256({compose}).toHex()), info["compose_hash"_L1].toString());
            const auto attestation = m_fleet.object("/api/v1/cvms/" + machine.vmUuid.toLatin1() + "/attestation");
            QCOMPARE(attestation["tcb_info"_L1]["app_compose"_L1].toString().toUtf8(), compose);
            QCOMPARE(attestation["tcb_info"_L1]["rtmr3"_L1], tcb["rtmr3"_L1]);
            QCOMPARE(m_fleet.object("/api/v1/cvms/" + machine.vmUuid.toLatin1())["compose_hash"_L1].toString(), info["compose_hash"_L1].toString());
        }
    }

    void theManifestIsWrittenAsTheCloudWritesIt()
    {
        const QByteArray text = m_fleet.world.fleet().composes().front().text;
        QVERIFY(text.startsWith("{\n    \"allowed_envs\":[\n        \"API_KEY\"\n    ],\n    \"docker_compose_file\":\"services:\\n"));
        QVERIFY(text.endsWith("\"storage_fs\":\"zfs\"\n}"));
        const QJsonObject nested{{u"b"_s, QJsonArray()}, {u"a"_s, QJsonObject{{u"z"_s, 1}, {u"y"_s, u"ü\""_s}}}};
        QCOMPARE(demofleet::cloudForm(nested), QByteArray("{\n    \"a\":{\n        \"y\":\"ü\\\"\",\n        \"z\":1\n    },\n    \"b\":[]\n}"));
    }

    void theGuestHasNoRoutesThatRealOnesLack()
    {
        const QByteArray guest = m_fleet.guest("crunch-tee-registry");
        QCOMPARE(m_fleet.get(guest + "/compose-hash").status, 404);
        QCOMPARE(m_fleet.get(guest + "/prpc/Info").status, 400);
        QCOMPARE(m_fleet.get(guest + "/prpc/Worker.Info?json").status, 200);
        QCOMPARE(m_fleet.object(guest + "/prpc/Version?json")["version"_L1].toString(), u"0.5.5"_s);
        for (const char *route : {"", "/health", "/version", "/signup-count"})
            QCOMPARE(m_fleet.get(guest + route).status, 200);
    }

    void someGuestsAreOfTheOldLineAndSomeHideTheirDetails()
    {
        int old = 0;
        int hidden = 0;
        for (const auto &machine : m_fleet.world.fleet().machines()) {
            const auto &app = m_fleet.world.fleet().appOf(machine);
            if (!machine.isRunning() || app.guest == demofleet::GuestKind::Current)
                continue;
            const QByteArray guest = "/i/" + machine.instanceId.toLatin1();
            const QByteArray record = "/api/v1/cvms/" + machine.vmUuid.toLatin1();
            if (app.guest == demofleet::GuestKind::Hidden) {
                ++hidden;
                const auto info = m_fleet.object(guest + "/prpc/Info?json");
                QCOMPARE(info["tcb_info"_L1].toString(), QString());
                QCOMPARE(info["vm_config"_L1].toString(), QString());
                QVERIFY(m_fleet.object(record + "/attestation")["tcb_info"_L1].isNull());
                QVERIFY(m_fleet.world.fleet().composeOf(machine).text.contains("\"public_tcbinfo\":false"));
                continue;
            }
            ++old;
            QCOMPARE(m_fleet.get(guest + "/prpc/Info?json").status, 404);
            const auto info = m_fleet.object(guest + "/prpc/Worker.Info?json");
            QVERIFY(!info.contains("compose_hash"_L1));
            const QJsonObject tcb = QJsonDocument::fromJson(info["tcb_info"_L1].toString().toUtf8()).object();
            QVERIFY(!tcb["rootfs_hash"_L1].toString().isEmpty());
            QCOMPARE(m_fleet.object(guest + "/prpc/Worker.Version?json")["version"_L1].toString(), u"0.3.6"_s);
            QCOMPARE(m_fleet.object(record)["os"_L1]["version"_L1].toString(), u"0.3.6"_s);
            QCOMPARE(m_fleet.object(guest + "/compose-hash")["composeHash"_L1].toString(),
                     QString::fromLatin1(m_fleet.world.fleet().composeOf(machine).hash.toHex()));
            QVERIFY(!m_fleet.object(guest + "/attestation")["mr_enclave"_L1].toString().isEmpty());
        }
        QVERIFY(old > 0 && hidden > 2);
    }

    void theApplicationsKeyIsTheSameOnEachMachine()
    {
        const auto ask = [this](const char *name, const QByteArray &body) {
            return m_fleet.send("POST", m_fleet.guest(name) + "/prpc/GetAttestationForAppKey?json", body);
        };
        const QByteArray ed = R"({"algorithm":"ed25519"})";
        const QString one = ask("crunch-tee-runner-4f1c92ab", ed).json()["report_data"_L1].toString();
        QCOMPARE(ask("crunch-tee-runner-8b03de71", ed).json()["report_data"_L1].toString(), one);
        QVERIFY(QByteArray::fromHex(one.toLatin1()).startsWith("dip1::ed25519-pk:"));
        QVERIFY(ask("crunch-tee-registry", ed).json()["report_data"_L1].toString() != one);
        QCOMPARE(ask("crunch-tee-registry", R"({"algorithm":"rsa"})").status, 400);
    }

    void theAppsAddressReachesOneInstanceAfterAnother()
    {
        QSet<QString> seen;
        const QByteArray app = "/a/" + m_fleet.world.fleet().apps()[1].id.toLatin1();
        for (int i = 0; i < 30; ++i)
            seen.insert(m_fleet.object(app + "/prpc/Info?json")["instance_id"_L1].toString());
        QVERIFY(seen.size() > 15);
    }

    void pccsAnswersOnlyWhatItHolds_data()
    {
        QTest::addColumn<QByteArray>("target");
        QTest::addColumn<int>("status");
        const QByteArray fmspc = m_fleet.world.evidence().fmspcOf(m_fleet.world.fleet().nodes().front()).toHex();
        QTest::newRow("known platform") << QByteArray("tdx/certification/v4/tcb?fmspc=" + fmspc) << 200;
        QTest::newRow("capitals") << QByteArray("tdx/certification/v4/tcb?fmspc=" + fmspc.toUpper()) << 200;
        QTest::newRow("unknown platform") << QByteArray("tdx/certification/v4/tcb?fmspc=000000000000") << 404;
        QTest::newRow("its data set") << QByteArray("tdx/certification/v4/tcb?fmspc=" + fmspc + "&tcbEvaluationDataNumber=18") << 200;
        QTest::newRow("an older data set") << QByteArray("tdx/certification/v4/qe/identity?tcbEvaluationDataNumber=9") << 410;
        QTest::newRow("a later data set") << QByteArray("tdx/certification/v4/tcb?fmspc=" + fmspc + "&tcbEvaluationDataNumber=99") << 404;
        QTest::newRow("early") << QByteArray("tdx/certification/v4/qe/identity?update=early") << 200;
        QTest::newRow("no such update") << QByteArray("tdx/certification/v4/qe/identity?update=never") << 400;
        QTest::newRow("no platform") << QByteArray("tdx/certification/v4/tcb") << 400;
        QTest::newRow("QE identity") << QByteArray("tdx/certification/v4/qe/identity") << 200;
        QTest::newRow("platform CRL") << QByteArray("sgx/certification/v4/pckcrl?ca=platform&encoding=der") << 200;
        QTest::newRow("processor CRL") << QByteArray("sgx/certification/v4/pckcrl?ca=processor&encoding=der") << 404;
        QTest::newRow("no CA") << QByteArray("sgx/certification/v4/pckcrl") << 400;
        QTest::newRow("root CRL") << QByteArray("sgx/certification/v4/rootcacrl") << 200;
        QTest::newRow("another version") << QByteArray("sgx/certification/v3/rootcacrl") << 404;
    }
    void pccsAnswersOnlyWhatItHolds()
    {
        QFETCH(QByteArray, target);
        QFETCH(int, status);
        QCOMPARE(m_fleet.get("/pccs/" + target).status, status);
    }

    void theRootCrlComesAsHexOrDer()
    {
        const QByteArray hex = m_fleet.get("/pccs/sgx/certification/v4/rootcacrl").body;
        const QByteArray der = m_fleet.get("/pccs/sgx/certification/v4/rootcacrl?encoding=der").body;
        QCOMPARE(QByteArray::fromHex(hex), der);
        QCOMPARE(der, m_fleet.world.evidence().rootCrl());
    }
};

QTEST_GUILESS_MAIN(DemofleetEvidenceTest)
#include "tst_demofleet_evidence.moc"
