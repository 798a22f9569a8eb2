// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/provenance/compose_prediction.h"

#include "services/core/digest.h"
#include "services/provenance/compose_form.h"
#include "tests/support/shared_data.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace pilothouse;
using namespace pilothouse::provenance;

/// What compose hash a machine will have once its manifest is edited.
class ComposePredictionTest : public QObject
{
    Q_OBJECT

    static QString hashOf(const QByteArray &bytes) { return QString::fromLatin1(sha256({bytes}).toHex()); }
    static QByteArray cloudForm(const QJsonObject &manifest)
    {
        const auto written = writeComposeForm(QJsonDocument(manifest).toJson(), ComposeForm::Cloud);
        return written ? *written : QByteArray();
    }
    static QJsonObject manifest()
    {
        return {{QStringLiteral("manifest_version"), 2},
                {QStringLiteral("name"), QStringLiteral("web")},
                {QStringLiteral("runner"), QStringLiteral("docker-compose")},
                {QStringLiteral("docker_compose_file"), QStringLiteral("services:\n  web:\n    image: \"nginx: 1\"\n")},
                {QStringLiteral("pre_launch_script"), QStringLiteral("echo ü\n")},
                {QStringLiteral("allowed_envs"), QJsonArray{QStringLiteral("A"), QStringLiteral("B")}}};
    }

private slots:
    void theEditedManifestIsHashedAsTheCloudWritesIt()
    {
        const QByteArray now = cloudForm(manifest());
        ComposeEdit edit;
        edit.composeText = QStringLiteral("services: {}\n");
        edit.allowedEnvs = QStringList{QStringLiteral("B"), QStringLiteral("C")};
        QJsonObject after = manifest();
        after[QStringLiteral("docker_compose_file")] = *edit.composeText;
        after[QStringLiteral("allowed_envs")] = QJsonArray{QStringLiteral("B"), QStringLiteral("C")};
        QCOMPARE(predictedComposeHash(now, hashOf(now), edit), std::optional(hashOf(cloudForm(after))));
        QCOMPARE(predictedComposeHash(now, hashOf(now), {}), std::optional(hashOf(now)));
    }

    void aRealVectorOfTheCloudIsRepeated()
    {
        const QByteArray json = test::readFile(test::testData(QStringLiteral("phala/compose-hash-cloud.json")));
        const QJsonArray vectors = QJsonDocument::fromJson(json).object().value(QLatin1String("vectors")).toArray();
        QVERIFY(!vectors.isEmpty());
        int repeated = 0;
        for (const QJsonValue &value : vectors) {
            const QJsonObject vector = value.toObject();
            const QByteArray text = QByteArray::fromHex(vector.value(QLatin1String("manifest_utf8_hex")).toString().toLatin1());
            const QString hash = vector.value(QLatin1String("sha256")).toString();
            if (const auto predicted = predictedComposeHash(text, hash, {})) {
                QCOMPARE(*predicted, hash);
                ++repeated;
            }
        }
        QVERIFY(repeated > 0);
    }

    void whatCannotBeRepeatedIsNotForetold()
    {
        const QByteArray now = cloudForm(manifest());
        ComposeEdit edit;
        edit.composeText = QStringLiteral("services: {}\n");
        QCOMPARE(predictedComposeHash(now, QString(64, QLatin1Char('a')), edit), std::nullopt);
        QCOMPARE(predictedComposeHash(now, QString(), edit), std::nullopt);
        QCOMPARE(predictedComposeHash("[]", hashOf("[]"), edit), std::nullopt);
        QCOMPARE(predictedComposeHash("nonsense", hashOf("nonsense"), edit), std::nullopt);
        // Another tool's spelling: its hash is over its own bytes, and so will the next one be.
        const QByteArray compact = QJsonDocument(manifest()).toJson(QJsonDocument::Compact);
        QCOMPARE(predictedComposeHash(compact, hashOf(compact), edit), std::nullopt);
    }
};

QTEST_GUILESS_MAIN(ComposePredictionTest)
#include "tst_compose_prediction.moc"
