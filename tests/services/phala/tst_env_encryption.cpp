// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/phala/env_encryption.h"
#include "services/phala/kms_signature.h"

#include "tests/support/env_box.h"
#include "tests/support/shared_data.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace pilothouse;
using namespace pilothouse::cluster;
using namespace pilothouse::phala;
using namespace pilothouse::test;
using namespace Qt::StringLiterals;

namespace {

QJsonArray vectorsOf(const char *name)
{
    return QJsonDocument::fromJson(readFile(testData(QStringLiteral("phala/%1.json").arg(QLatin1String(name)))))["vectors"_L1].toArray();
}

QByteArray hexMember(const QJsonObject &object, const char *name)
{
    return QByteArray::fromHex(object[QLatin1String(name)].toString().toLatin1());
}

SealedVariable variable(const QString &name, QByteArrayView value)
{
    return {name, Secret::copyOf(value)};
}

std::vector<SealedVariable> oneVariable(const QString &name, QByteArrayView value)
{
    std::vector<SealedVariable> variables;
    variables.push_back(variable(name, value));
    return variables;
}

} // namespace

class EnvEncryptionTest : public QObject
{
    Q_OBJECT

private slots:
    void encryptsByteForByteAsTheVendorsLibrary_data()
    {
        QTest::addColumn<QJsonObject>("vector");
        for (const QJsonValue &value : vectorsOf("env-encrypt"))
            QTest::newRow(qPrintable(value["name"_L1].toString())) << value.toObject();
    }
    void encryptsByteForByteAsTheVendorsLibrary()
    {
        QFETCH(QJsonObject, vector);
        std::vector<SealedVariable> variables;
        for (const QJsonValue &pair : vector["env"_L1].toArray())
            variables.push_back(variable(pair["key"_L1].toString(), pair["value"_L1].toString().toUtf8()));
        const Secret document = envDocument(variables);
        QCOMPARE(document.view().toByteArray(), hexMember(vector, "plaintext_utf8_hex"));
        const auto recipient = envKeyFromHex(vector["public_key_argument"_L1].toString());
        QVERIFY(recipient);
        QCOMPARE(QString::fromLatin1(recipient->toHex()), vector["recipient_public_key"_L1].toString());
        const auto sealed = sealEnvWith(document, *recipient, Secret(hexMember(vector, "ephemeral_private_key")), hexMember(vector, "nonce"));
        QVERIFY(sealed);
        QCOMPARE(QString::fromLatin1(*sealed), vector["encrypted_env"_L1].toString());
    }

    void escapesAsJavaScriptDoes()
    {
        const Secret document = envDocument(oneVariable(u"A"_s, QByteArrayView("\x01\x1f\x7f/\b\f\r", 7)));
        QCOMPARE(document.view().toByteArray(), QByteArray("{\"env\":[{\"key\":\"A\",\"value\":\"\\u0001\\u001f\x7f/\\b\\f\\r\"}]}"));
    }

    void theTestsOwnGuestOpensWhatTheVendorsClientSent()
    {
        const QJsonArray vectors = vectorsOf("env-encrypt-from-cli");
        QVERIFY(!vectors.isEmpty());
        for (const QJsonValue &value : vectors) {
            const QJsonObject vector = value.toObject();
            const auto plain = openEnv(vector["encrypted_env"_L1].toString().toLatin1(), hexMember(vector, "recipient_private_key"));
            QVERIFY(plain);
            QCOMPARE(QString::fromUtf8(*plain), vector["plaintext_utf8"_L1].toString());
        }
    }

    void aGuestOpensWhatWeSendAndNoTwoBlobsAreAlike()
    {
        const QJsonObject vector = vectorsOf("env-encrypt-from-cli").first().toObject();
        const QByteArray privateKey = hexMember(vector, "recipient_private_key");
        const auto recipient = envKeyFromHex(vector["recipient_public_key"_L1].toString());
        QVERIFY(recipient);
        const Secret document = envDocument(oneVariable(u"TOKEN"_s, "s3cr3t"));
        const auto first = sealEnv(document, *recipient);
        const auto second = sealEnv(document, *recipient);
        QVERIFY(first && second);
        QVERIFY(*first != *second);
        QVERIFY(first->left(64) != second->left(64));
        QCOMPARE(first->size(), 2 * (60 + document.view().size()));
        QCOMPARE(openEnv(*first, privateKey).value_or(QByteArray()), document.view().toByteArray());
        QByteArray spoiled = *first;
        spoiled[spoiled.size() - 1] = spoiled.back() == '0' ? '1' : '0';
        QVERIFY(!openEnv(spoiled, privateKey));
    }

    void refusesKeysThatAreNone_data()
    {
        QTest::addColumn<QString>("key");
        QTest::newRow("empty") << QString();
        QTest::newRow("31 bytes") << QString(62, u'a');
        QTest::newRow("33 bytes") << QString(66, u'a');
        QTest::newRow("no hex") << QString(64, u'z');
        QTest::newRow("blank in front") << QStringLiteral(" ") + QString(63, u'a');
    }
    void refusesKeysThatAreNone()
    {
        QFETCH(QString, key);
        const auto parsed = envKeyFromHex(key);
        QVERIFY(!parsed);
        QCOMPARE(parsed.error().kind, ErrorKind::Protocol);
    }

    void refusesKeysOfLowOrder_data()
    {
        QTest::addColumn<QByteArray>("key");
        QTest::newRow("zero") << QByteArray(64, '0');
        QTest::newRow("one") << QByteArray("01").leftJustified(64, '0');
        QTest::newRow("order eight") << QByteArray("e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800");
        QTest::newRow("order eight, the other") << QByteArray("5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157");
        QTest::newRow("p - 1") << QByteArray("ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f");
    }
    void refusesKeysOfLowOrder()
    {
        QFETCH(QByteArray, key);
        const auto sealed = sealEnv(envDocument({}), EnvKey::fromHex(key).value());
        QVERIFY(!sealed);
        QCOMPARE(sealed.error().kind, ErrorKind::Refused);
    }

    void refusesVariablesThatAGuestWouldNotTake_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<bool>("good");
        QTest::newRow("ordinary") << u"API_KEY2"_s << QByteArray("v") << true;
        QTest::newRow("empty value") << u"_x"_s << QByteArray() << true;
        QTest::newRow("longest name") << QString(255, u'A') << QByteArray("v") << true;
        QTest::newRow("longest value") << u"A"_s << QByteArray(128 * 1024, 'v') << true;
        QTest::newRow("no name") << QString() << QByteArray("v") << false;
        QTest::newRow("digit first") << u"2A"_s << QByteArray("v") << false;
        QTest::newRow("hyphen") << u"A-B"_s << QByteArray("v") << false;
        QTest::newRow("foreign letter") << u"ÄB"_s << QByteArray("v") << false;
        QTest::newRow("name too long") << QString(256, u'A') << QByteArray("v") << false;
        QTest::newRow("value too long") << u"A"_s << QByteArray(128 * 1024 + 1, 'v') << false;
        QTest::newRow("zero byte") << u"A"_s << QByteArray("a\0b", 3) << false;
        QTest::newRow("no UTF-8") << u"A"_s << QByteArray("caf\xe9") << false;
    }
    void refusesVariablesThatAGuestWouldNotTake()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, value);
        QFETCH(bool, good);
        const Status status = checkVariables(oneVariable(name, value));
        QCOMPARE(status.has_value(), good);
        if (!good)
            QCOMPARE(status.error().kind, ErrorKind::InvalidInput);
    }

    void refusesANameTwiceTooManyAndTooMuch()
    {
        std::vector<SealedVariable> twice = oneVariable(u"A"_s, "secret-one");
        twice.push_back(variable(u"A"_s, "secret-two"));
        const Status status = checkVariables(twice);
        QVERIFY(!status);
        QVERIFY2(!status.error().what.contains("secret"_L1), "an error never tells a value");
        std::vector<SealedVariable> many;
        for (int i = 0; i < 1025; ++i)
            many.push_back(variable(u"A%1"_s.arg(i), "v"));
        QVERIFY(!checkVariables(many));
        std::vector<SealedVariable> much;
        for (int i = 0; i < 9; ++i)
            much.push_back(variable(u"A%1"_s.arg(i), QByteArray(120 * 1024, 'v')));
        QVERIFY(!checkVariables(much));
    }

    void readsASignatureAsTheVendorsLibraryDoes_data()
    {
        QTest::addColumn<QJsonObject>("vector");
        for (const QJsonValue &value : vectorsOf("env-pubkey-signature"))
            QTest::newRow(qPrintable(value["name"_L1].toString())) << value.toObject();
    }
    void readsASignatureAsTheVendorsLibraryDoes()
    {
        QFETCH(QJsonObject, vector);
        const QString recovered = vector["recovered_signer"_L1].toString();
        auto statement = envKeyStatement(vector["app_id"_L1].toString(), vector["public_key"_L1].toString(), vector["signature"_L1].toString());
        if (!statement) {
            QVERIFY2(recovered.isEmpty(), qPrintable(statement.error().what));
            return;
        }
        if (vector.contains("timestamp"_L1))
            statement->signedAt = vector["timestamp"_L1].toInteger();
        if (vector.contains("message"_L1))
            QCOMPARE(signedMessage(*statement), hexMember(vector, "message"));
        if (vector.contains("keccak256"_L1))
            QCOMPARE(QCryptographicHash::hash(signedMessage(*statement), QCryptographicHash::Keccak_256), hexMember(vector, "keccak256"));
        const auto signer = signerOf(*statement);
        QCOMPARE(signer ? "0x"_L1 + QString::fromLatin1(signer->toHex()) : QString(), recovered);
        const QString expected = vector.contains("expected_signer"_L1) ? vector["expected_signer"_L1].toString() : recovered;
        const Status held = checkStatement(*statement, QByteArray::fromHex(expected.mid(2).toLatin1()), statement->signedAt.value_or(0) + 10);
        QCOMPARE(held.has_value(), vector["verified_by_npm"_L1].toBool());
        if (!held)
            QCOMPARE(held.error().kind, ErrorKind::Refused);
    }

    void refusesAStatementOfAnotherKeyAnotherAppOrAnotherTime()
    {
        const QJsonObject vector = vectorsOf("env-pubkey-signature")[2].toObject();
        const QByteArray kms = QByteArray::fromHex(vector["recovered_signer"_L1].toString().mid(2).toLatin1());
        auto statement = envKeyStatement(vector["app_id"_L1].toString(), vector["public_key"_L1].toString(), vector["signature"_L1].toString());
        QVERIFY(statement);
        const qint64 signedAt = vector["timestamp"_L1].toInteger();
        statement->signedAt = signedAt;
        QVERIFY(checkStatement(*statement, kms, signedAt + 300));
        QVERIFY(!checkStatement(*statement, kms, signedAt + 301));
        QVERIFY(checkStatement(*statement, kms, signedAt - 60));
        QVERIFY(!checkStatement(*statement, kms, signedAt - 61));
        QVERIFY(!checkStatement(*statement, QByteArray(), signedAt));
        QVERIFY(!checkStatement(*statement, QByteArray(kms).replace(0, 1, "\x03"), signedAt));
        EnvKeyStatement other = *statement;
        other.appId[0] = char(other.appId[0] ^ 1);
        QVERIFY(!checkStatement(other, kms, signedAt));
        other = *statement;
        other.publicKey[31] = char(other.publicKey[31] ^ 1);
        QVERIFY(!checkStatement(other, kms, signedAt));
        other = *statement;
        other.signature[64] = 4;
        QVERIFY(!signerOf(other));
        other.signature = QByteArray(65, '\0');
        QVERIFY(!signerOf(other));
    }
};

QTEST_GUILESS_MAIN(EnvEncryptionTest)
#include "tst_env_encryption.moc"
