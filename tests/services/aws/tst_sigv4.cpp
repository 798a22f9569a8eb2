// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/aws/sigv4.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace pilothouse;
using namespace pilothouse::aws;

/// The signer against signatures that another one made.
class SigV4Test : public QObject
{
    Q_OBJECT

    static QJsonArray vectors()
    {
        QFile file(QStringLiteral(PILOTHOUSE_SOURCE_DIR "/tests/data/aws/sigv4-vectors.json"));
        return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object().value(QLatin1String("vectors")).toArray()
                                              : QJsonArray();
    }
    static QByteArray bytes(const QJsonObject &vector, const char *name) { return vector.value(QLatin1String(name)).toString().toUtf8(); }
    static Headers headers(const QJsonObject &vector)
    {
        Headers all;
        for (const char *part : {"headers_before", "headers_added"}) {
            const QJsonObject object = vector.value(QLatin1String(part)).toObject();
            for (auto it = object.begin(); it != object.end(); ++it)
                all.append({it.key().toUtf8(), it.value().toString().toUtf8()});
        }
        return all;
    }
    static Credentials credentials(const QJsonObject &vector)
    {
        Credentials made;
        made.accessKeyId = bytes(vector, "access_key_id");
        made.secretAccessKey = Secret::copyOf(bytes(vector, "secret_access_key"));
        made.sessionToken = Secret::copyOf(bytes(vector, "session_token"));
        return made;
    }

private slots:
    void allVectorsAreThere() { QCOMPARE(vectors().size(), 28); }

    void signsAsTheReferenceDoes_data()
    {
        QTest::addColumn<QJsonObject>("vector");
        for (const QJsonValue &vector : vectors())
            QTest::newRow(bytes(vector.toObject(), "name").constData()) << vector.toObject();
    }
    void signsAsTheReferenceDoes()
    {
        QFETCH(QJsonObject, vector);
        SigningRequest request;
        request.verb = bytes(vector, "method");
        request.url = QUrl::fromEncoded(bytes(vector, "url"), QUrl::StrictMode);
        QVERIFY(request.url.isValid());
        request.headers = headers(vector);
        request.payloadHash = bytes(vector, "payload_hash");
        if (request.payloadHash != "UNSIGNED-PAYLOAD")
            QCOMPARE(payloadHash(bytes(vector, "body_utf8")), request.payloadHash);
        request.region = bytes(vector, "region");
        request.service = bytes(vector, "service");
        request.path = bytes(vector, "signer") == "s3" ? PathRule::AsOnTheWire : PathRule::CleanAndEncodeAgain;
        const QByteArray date = bytes(vector, "timestamp");
        const Credentials keys = credentials(vector);

        const Signature made = sign(request, keys, date);
        QCOMPARE(made.canonicalRequest, bytes(vector, "canonical_request"));
        QCOMPARE(made.stringToSign, bytes(vector, "string_to_sign"));
        QCOMPARE(signingKey(keys.secretAccessKey, date.left(8), request.region, request.service).view().toByteArray().toHex(),
                 bytes(vector, "signing_key_hex"));
        QCOMPARE(made.signature, bytes(vector, "signature"));
        QCOMPARE(made.authorization, bytes(vector, "authorization"));
    }

    void theDateIsUtcWhateverTheZone()
    {
        const QDateTime evening(QDate(2026, 1, 15), QTime(23, 30, 5), Qt::OffsetFromUTC, -2 * 3600);
        QCOMPARE(signingDate(evening), QByteArray("20260116T013005Z"));
    }

    void joinsAHeaderThatIsSentTwice()
    {
        SigningRequest request;
        request.url = QUrl(QStringLiteral("https://ecs.us-west-2.amazonaws.com/"));
        request.headers = {{"X-Amz-Two", " b "}, {"x-amz-two", "a"}};
        request.payloadHash = payloadHash({});
        QVERIFY(sign(request, Credentials(), "20260115T123045Z").canonicalRequest.contains("\nx-amz-two:b,a\n"));
    }
};

QTEST_APPLESS_MAIN(SigV4Test)
#include "tst_sigv4.moc"
