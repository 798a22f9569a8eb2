// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/agents/wallet_signature.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace pilothouse;
using namespace pilothouse::agents;

class WalletSignatureTest : public QObject
{
    Q_OBJECT

    static DevelopmentKey key(const QByteArray &digits = QByteArray(63, '0') + "1")
    {
        auto made = DevelopmentKey::fromHex(Secret::copyOf(digits));
        Q_ASSERT(made);
        return std::move(*made);
    }
    const QByteArray m_message = "\nline one\n\nNFT Token ID: 88\n";

private slots:
    // The key 1 has the generator as its point; its HASH160 stands in many test vectors: 751e76e8199196d454941c45d1b3a323f1433bd6.
    void theAddressIsTheHashOfTheCompressedKey()
    {
        const auto signature = key().sign(m_message, SigningScheme::Adr036);
        QVERIFY(signature.has_value());
        QCOMPARE(signature->publicKey.toHex(), QByteArray("0279be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798"));
        QCOMPARE(walletAddressOf(signature->publicKey), key().address());
        QVERIFY(isWalletAddress(key().address()));
        QVERIFY(key().address().startsWith(QLatin1String("secret1w508d6qejxtdg4y5r3zarvary0c5xw7k")));
    }

    void anAddressWithOneWrongLetterIsNone()
    {
        QString address = key().address();
        address[20] = address[20] == u'q' ? u'p' : u'q';
        QVERIFY(!isWalletAddress(address));
        QVERIFY(!isWalletAddress(QStringLiteral("cosmos1") + key().address().mid(7)));
        QVERIFY(!isWalletAddress(QString()));
    }

    void whatIsSignedIsTheDocumentOfAdr036()
    {
        QCOMPARE(signedBytes(QStringLiteral("secret1abc"), "hi", SigningScheme::Adr036),
                 QByteArray(R"({"account_number":"0","chain_id":"","fee":{"amount":[],"gas":"0"},"memo":"","msgs":[{"type":"sign/MsgSignData",)"
                            R"("value":{"data":"aGk=","signer":"secret1abc"}}],"sequence":"0"})"));
        QCOMPARE(signedBytes(QStringLiteral("secret1abc"), "hi", SigningScheme::Raw), QByteArray("hi"));
    }

    void aSignatureHoldsForItsMessageAndSchemeAlone()
    {
        for (const SigningScheme scheme : {SigningScheme::Adr036, SigningScheme::Raw}) {
            const auto signature = key().sign(m_message, scheme);
            QVERIFY(checkWalletSignature(*signature, key().address(), m_message, scheme).has_value());
            QVERIFY(!checkWalletSignature(*signature, key().address(), m_message + " ", scheme).has_value());
            const auto other = scheme == SigningScheme::Raw ? SigningScheme::Adr036 : SigningScheme::Raw;
            QVERIFY(!checkWalletSignature(*signature, key().address(), m_message, other).has_value());
        }
    }

    void anotherWalletsSignatureIsNamedAsThat()
    {
        const DevelopmentKey other = key(QByteArray(63, '0') + "2");
        const auto signature = other.sign(m_message, SigningScheme::Adr036);
        const Status status = checkWalletSignature(*signature, key().address(), m_message, SigningScheme::Adr036);
        QVERIFY(!status && status.error().what.contains(other.address()));
    }

    void sIsTheSmallerOne()
    {
        for (int i = 0; i < 20; ++i) {
            const auto signature = key().sign(m_message + QByteArray::number(i), SigningScheme::Raw);
            // Half the order begins with 7f: a larger s begins with 80 or more.
            QVERIFY(quint8(signature->signature[32]) < 0x80);
        }
    }

    void theWalletsAnswerIsReadInEveryForm()
    {
        const auto signature = key().sign(m_message, SigningScheme::Adr036);
        const QString hex = keyText(signature->signature, KeyEncoding::Hex);
        const QString base64 = keyText(signature->signature, KeyEncoding::Base64);
        const QString keyHex = keyText(signature->publicKey, KeyEncoding::Hex);
        const QString keyBase64 = keyText(signature->publicKey, KeyEncoding::Base64);
        const QString json
            = QStringLiteral(R"({"pub_key":{"type":"tendermint/PubKeySecp256k1","value":"%1"},"signature":"%2"})").arg(keyBase64, base64);
        for (const QString &pasted :
             {json, base64 + u' ' + keyBase64, hex + u'\n' + keyHex, keyHex + u' ' + base64, QStringLiteral("  %1  ").arg(json)}) {
            const auto read = parseWalletAnswer(pasted);
            QVERIFY2(read.has_value(), qPrintable(pasted));
            QCOMPARE(*read, *signature);
        }
    }

    void whatIsNoSignatureIsSaidInWords()
    {
        const QString base64 = QString::fromLatin1(QByteArray(64, 'x').toBase64());
        QVERIFY(parseWalletAnswer(QString()).error().what.contains(QLatin1String("nothing")));
        QVERIFY(parseWalletAnswer(base64).error().what.contains(QLatin1String("public key is missing")));
        QVERIFY(parseWalletAnswer(QStringLiteral("0x1234 ab")).error().what.contains(QLatin1String("2 bytes")));
        QVERIFY(parseWalletAnswer(QStringLiteral("{\"signature\":")).error().what.contains(QLatin1String("JSON")));
        QVERIFY(!parseWalletAnswer(QString(20'000, u'a')).has_value());
        QVERIFY(!parseWalletAnswer(QStringLiteral("a b c d")).has_value());
    }

    void aKeyThatIsNoneIsRefused()
    {
        for (const QByteArray &digits : {QByteArray("12"), QByteArray(64, '0'), QByteArray(64, 'f'), QByteArray(64, 'z')})
            QCOMPARE(DevelopmentKey::fromHex(Secret::copyOf(digits)).error().kind, ErrorKind::Secret);
    }
};

QTEST_APPLESS_MAIN(WalletSignatureTest)
#include "tst_wallet_signature.moc"
