// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/services/spawntee/spawntee_data.h"

#include <QTemporaryDir>
#include <QTest>

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>

using namespace pilothouse;
using namespace pilothouse::spawntee;
using namespace pilothouse::test;
using namespace Qt::StringLiterals;

class GatewaySignerTest : public QObject
{
    Q_OBJECT

    static QByteArray pemOf(EVP_PKEY *key, bool isPublic)
    {
        BIO *const bio = BIO_new(BIO_s_mem());
        if (isPublic)
            PEM_write_bio_PUBKEY(bio, key);
        else
            PEM_write_bio_PrivateKey(bio, key, nullptr, nullptr, 0, nullptr, nullptr);
        char *data = nullptr;
        const long size = BIO_get_mem_data(bio, &data);
        const QByteArray pem(data, size);
        BIO_free(bio);
        return pem;
    }
    static QString refusalOf(const QByteArray &pem)
    {
        const auto signer = GatewaySigner::fromPem(Secret::copyOf(pem));
        return signer ? QString() : signer.error().what;
    }

private slots:
    void signsEveryVectorBitForBit_data()
    {
        QTest::addColumn<QJsonObject>("vector");
        const QJsonArray vectors = spawnteeJson(u"signing-vectors.json"_s)["vectors"_L1].toArray();
        QVERIFY(vectors.size() >= 14);
        for (const QJsonValue &vector : vectors)
            QTest::newRow(qPrintable(vector["name"_L1].toString())) << vector.toObject();
    }
    void signsEveryVectorBitForBit()
    {
        QFETCH(QJsonObject, vector);
        const auto signer = signerOf(vector["key_file"_L1].toString());
        QVERIFY2(signer, signer ? "" : qPrintable(signer.error().what));
        const QString path = vector["input"_L1]["path"_L1].toString();
        const qint64 timestamp = vector["input"_L1]["timestamp"_L1].toInteger();
        QCOMPARE(gatewayMessage(path, timestamp).toHex(), vector["message_hex"_L1].toString().toLatin1());
        const auto headers = signer->headersFor(path, timestamp);
        QVERIFY(headers);
        const QJsonObject wanted = vector["headers"_L1].toObject();
        QCOMPARE(headers->size(), wanted.size());
        for (const auto &[name, value] : *headers)
            QCOMPARE(QString::fromLatin1(value), wanted[QString::fromLatin1(name)].toString());
        QCOMPARE(QByteArray::fromBase64((*headers)[1].second).toHex(), vector["signature_hex"_L1].toString().toLatin1());
    }

    void readsTheSameKeyInBothForms()
    {
        const auto pkcs8 = signerOf(u"test-coordinator-key.pem"_s);
        const auto pkcs1 = signerOf(u"test-coordinator-key-pkcs1.pem"_s);
        QVERIFY(pkcs8 && pkcs1);
        QCOMPARE(pkcs1->keyHash(), pkcs8->keyHash());
        QCOMPARE(*pkcs1->headersFor(u"/tasks"_s, 1'772'000'000), *pkcs8->headersFor(u"/tasks"_s, 1'772'000'000));
    }

    void namesItsKeyAsTheChainDoes()
    {
        const auto signer = signerOf(u"test-coordinator-key.pem"_s);
        QVERIFY(signer);
        QCOMPARE(signer->keyHash(), u"0cc6a1998c4a6a4c643ca7ef74891a33b55a1241f3e3e417ee1da138b022f236"_s);
        QCOMPARE(signer->keyBits(), 2048);
    }

    void escapesWhatIsBeyondTheFirstPlaneAsTwo()
    {
        QCOMPARE(gatewayMessage(u"/a\U0001F600\n"_s, 1), QByteArray("{\"path\":\"/a\\ud83d\\ude00\\n\",\"timestamp\":1}"));
    }

    void signsAnewForEachSecond()
    {
        const auto signer = signerOf(u"test-coordinator-key.pem"_s);
        QVERIFY(signer);
        const auto first = *signer->headersFor(u"/capacity"_s, 1'772'000'000);
        const auto second = *signer->headersFor(u"/capacity"_s, 1'772'000'001);
        QVERIFY(first[0] != second[0] && first[1] != second[1]);
        QCOMPARE(second[2], first[2]);
    }

    void refusesAKeyWithAPassword() { QVERIFY(refusalOf(spawnteeFile(u"test-encrypted-key.pem"_s)).contains(u"encrypted with a password"_s)); }
    void refusesAKeyThatIsNotRsa()
    {
        const QString words = refusalOf(spawnteeFile(u"test-not-rsa-ec-key.pem"_s));
        QVERIFY2(words.contains(u"type EC"_s) && words.contains(u"need RSA"_s), qPrintable(words));
    }
    void refusesAPublicKey()
    {
        EVP_PKEY *const key = EVP_RSA_gen(2048);
        QVERIFY(refusalOf(pemOf(key, true)).contains(u"public key"_s));
        EVP_PKEY_free(key);
    }
    void refusesAKeyThatIsTooShort()
    {
        EVP_PKEY *const key = EVP_RSA_gen(1024);
        QVERIFY(refusalOf(pemOf(key, false)).contains(u"1024 bits"_s));
        EVP_PKEY_free(key);
    }
    void refusesACertificate() { QVERIFY(refusalOf("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n").contains(u"certificate"_s)); }
    void refusesAnotherProgramsForm()
    {
        QVERIFY(refusalOf("-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n-----END OPENSSH PRIVATE KEY-----\n").contains(u"OpenSSH"_s));
    }
    void refusesAKeyThatWasCutShort()
    {
        QByteArray pem = spawnteeFile(u"test-coordinator-key.pem"_s);
        pem.remove(400, 640);
        QVERIFY(refusalOf(pem).contains(u"damaged"_s));
    }
    void refusesAnyOtherText()
    {
        QVERIFY(refusalOf("gateway-key-path: key.pem\n").contains(u"no private key"_s));
        QVERIFY(refusalOf("").contains(u"no private key"_s));
    }
    void neverQuotesWhatItWasGiven()
    {
        const auto signer = GatewaySigner::fromPem(Secret(QByteArray("hunter2 is no key")));
        QVERIFY(!signer);
        QVERIFY(!signer.error().what.contains(u"hunter2"_s) && signer.error().raw.isEmpty());
    }

    void readsAFileThatIsTheOperatorsAlone()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"key.pem"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(spawnteeFile(u"test-coordinator-key.pem"_s));
        file.close();
        QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner));
        QVERIFY(GatewaySigner::fromFile(path));
        QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup));
        const auto open = GatewaySigner::fromFile(path);
        QVERIFY(!open);
        QVERIFY(open.error().where.contains(path));
    }
    void namesTheFileThatHoldsNoKey()
    {
        const auto missing = GatewaySigner::fromFile(u"/nonexistent/key.pem"_s);
        QVERIFY(!missing);
        QCOMPARE(missing.error().kind, ErrorKind::NotFound);
    }
};

QTEST_GUILESS_MAIN(GatewaySignerTest)
#include "tst_gateway_signer.moc"
