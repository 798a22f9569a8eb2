// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/provenance/compose_lint.h"
#include "services/provenance/source_report.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <algorithm>

using namespace pilothouse;
using namespace pilothouse::provenance;

namespace {

const QByteArray kDigest(64, 'a');
const QString kCommit = QStringLiteral("0123456789abcdef0123456789abcdef01234567");

QByteArray manifest(const QByteArray &yaml)
{
    const QJsonObject object{{QStringLiteral("runner"), QStringLiteral("docker-compose")},
                             {QStringLiteral("docker_compose_file"), QString::fromUtf8(yaml)}};
    return QJsonDocument(object).toJson();
}

SourceReport judge(const QByteArray &text, std::optional<Sha256> expected = std::nullopt)
{
    SourceInput input;
    input.kind = kindOf(text);
    input.origin = QStringLiteral("test");
    input.text = text;
    input.expected = expected;
    return judgeSource(input);
}

bool finds(const std::vector<SourceFinding> &findings, const QString &code)
{
    return std::ranges::any_of(findings, [&](const SourceFinding &finding) { return finding.code == code; });
}

} // namespace

/// What bytes say about a compose hash and how firmly they fix the code.
class SourceReportTest : public QObject
{
    Q_OBJECT

private slots:
    void tellsHowFirmlyAnImageIsNamed_data()
    {
        QTest::addColumn<QString>("image");
        QTest::addColumn<QString>("state");
        const QString digest = QString::fromLatin1(kDigest);
        QTest::newRow("digest") << QStringLiteral("ghcr.io/a/b@sha256:") + digest << QStringLiteral("pinned");
        QTest::newRow("tag and digest") << QStringLiteral("host:5000/a/b:1.2@sha256:") + digest << QStringLiteral("pinned");
        QTest::newRow("tag") << QStringLiteral("a/b:1.2.3") << QStringLiteral("not-pinned");
        QTest::newRow("bare") << QStringLiteral("nginx") << QStringLiteral("not-pinned");
        QTest::newRow("short digest") << QStringLiteral("a@sha256:") + digest.chopped(1) << QStringLiteral("not-pinned");
        QTest::newRow("upper-case digest") << QStringLiteral("a@sha256:") + digest.toUpper() << QStringLiteral("not-pinned");
        QTest::newRow("other algorithm") << QStringLiteral("a@sha512:") + digest << QStringLiteral("not-pinned");
        QTest::newRow("digest twice") << QStringLiteral("a@sha256:%1@sha256:%1").arg(digest) << QStringLiteral("not-pinned");
        QTest::newRow("text after it") << QStringLiteral("a@sha256:%1 b").arg(digest) << QStringLiteral("not-pinned");
        QTest::newRow("variable") << QStringLiteral("a/b:${TAG:-1.0}") << QStringLiteral("variable");
        QTest::newRow("variable digest") << QStringLiteral("a@sha256:$DIGEST") << QStringLiteral("variable");
        QTest::newRow("variable name, fixed digest") << QStringLiteral("${REPO}@sha256:") + digest << QStringLiteral("variable");
        QTest::newRow("nothing") << QString() << QStringLiteral("missing");
    }

    void tellsHowFirmlyAnImageIsNamed()
    {
        QFETCH(QString, image);
        QFETCH(QString, state);
        QCOMPARE(imageStateWord(imageState(image)), state);
    }

    void theHashIsOverTheExactBytes()
    {
        const QByteArray text = manifest("services:\n  a:\n    image: x@sha256:" + kDigest + "\n");
        const SourceReport report = judge(text, sha256({text}));
        QCOMPARE(report.verdict, SourceVerdict::Match);
        QVERIFY(report.allImagesPinned());
        QCOMPARE(judge(text + ' ', sha256({text})).verdict, SourceVerdict::Different);
        QCOMPARE(judge(text).verdict, SourceVerdict::Computed);
    }

    void aDockerComposeFileAloneNeverGivesAComposeHash()
    {
        const QByteArray yaml = "services:\n  a:\n    image: x:1\n";
        // The guide's sha256sum given as the compose hash: named as what it is, and no match.
        const SourceReport report = judge(yaml, sha256({yaml}));
        QCOMPARE(report.kind, SourceKind::DockerCompose);
        QCOMPARE(report.verdict, SourceVerdict::NotComparable);
        QVERIFY(!report.composeHash.has_value());
        QCOMPARE(report.dockerComposeHash, std::optional(sha256({yaml})));
        QVERIFY(report.sentence.contains(QLatin1String("not a compose hash")));
        QVERIFY(!report.whyHashesDiffer.isEmpty());

        const SourceReport inside = judge(manifest(yaml), sha256({yaml}));
        QCOMPARE(inside.verdict, SourceVerdict::Different);
        QCOMPARE(inside.dockerComposeHash, std::optional(sha256({yaml})));
        QVERIFY(inside.sentence.contains(QLatin1String("docker compose text inside")));
    }

    void aMatchWithUnpinnedImagesSaysThatTheCodeIsNotFixed()
    {
        const QByteArray text = manifest("services:\n  a:\n    image: x:latest\n");
        const SourceReport report = judge(text, sha256({text}));
        QCOMPARE(report.verdict, SourceVerdict::Match);
        QVERIFY(!report.allImagesPinned());
        QVERIFY(report.sentence.contains(QLatin1String("does not fix the code")));
        QVERIFY(finds(report.findings, QStringLiteral("image-not-pinned")));
    }

    void findsWhatHidesTheCode_data()
    {
        QTest::addColumn<QByteArray>("yaml");
        QTest::addColumn<QString>("code");
        QTest::newRow("build") << QByteArray("services:\n  a:\n    build: .\n") << QStringLiteral("image-built-there");
        QTest::newRow("build and image") << QByteArray("services:\n  a:\n    build: .\n    image: x@sha256:" + kDigest + "\n")
                                         << QStringLiteral("image-built-there");
        QTest::newRow("no image") << QByteArray("services:\n  a:\n    restart: always\n") << QStringLiteral("image-missing");
        QTest::newRow("service is text") << QByteArray("services:\n  a: b\n") << QStringLiteral("image-missing");
        QTest::newRow("image twice") << QByteArray("services:\n  a:\n    image: x@sha256:" + kDigest + "\n    image: evil\n")
                                     << QStringLiteral("duplicate-key");
        QTest::newRow("service twice") << QByteArray("services:\n  a:\n    image: x\n  a:\n    image: y\n") << QStringLiteral("duplicate-key");
        QTest::newRow("services twice") << QByteArray("services:\n  a:\n    image: x\nservices:\n  b:\n    image: y\n")
                                        << QStringLiteral("duplicate-key");
        QTest::newRow("include") << QByteArray("include:\n  - other.yml\nservices:\n  a:\n    image: x\n") << QStringLiteral("compose-include");
        QTest::newRow("extends") << QByteArray("services:\n  a:\n    extends: {file: o.yml, service: s}\n") << QStringLiteral("compose-extends");
        QTest::newRow("no services") << QByteArray("version: '3'\n") << QStringLiteral("compose-no-services");
        QTest::newRow("empty services") << QByteArray("services: {}\n") << QStringLiteral("compose-no-services");
        QTest::newRow("two documents") << QByteArray("services:\n  a:\n    image: x\n---\nb: c\n") << QStringLiteral("compose-unreadable");
        QTest::newRow("empty") << QByteArray() << QStringLiteral("compose-unreadable");
        QTest::newRow("not YAML") << QByteArray("services: [\n") << QStringLiteral("compose-unreadable");
        QTest::newRow("deep") << QByteArray("services: " + QByteArray(20'000, '[')) << QStringLiteral("compose-unreadable");
        QTest::newRow("large") << QByteArray(600 * 1024, '#') << QStringLiteral("compose-unreadable");
    }

    void findsWhatHidesTheCode()
    {
        QFETCH(QByteArray, yaml);
        QFETCH(QString, code);
        const ComposeLint lint = lintDockerCompose(yaml, QString());
        QVERIFY2(finds(lint.findings, code), qPrintable(lint.findings.empty() ? QStringLiteral("no finding") : lint.findings.front().code));
    }

    void followsMergeKeysAndDoesNotMultiplyAliases()
    {
        const ComposeLint merged = lintDockerCompose("x-base: &base\n  image: x@sha256:" + kDigest + "\nservices:\n  a:\n    <<: *base\n", QString());
        QCOMPARE(merged.images.size(), size_t(1));
        QCOMPARE(merged.images[0].state, ImagePin::State::Pinned);

        QByteArray laughs = "a0: &a0 [x,x,x,x,x,x,x,x,x]\n";
        for (int i = 1; i < 30; ++i)
            laughs += QStringLiteral("a%1: &a%1 [*a%2,*a%2,*a%2,*a%2,*a%2,*a%2,*a%2,*a%2,*a%2]\n").arg(i).arg(i - 1).toLatin1();
        const ComposeLint many = lintDockerCompose(laughs + "services:\n  a:\n    image: x\n", QString());
        QCOMPARE(many.images.size(), size_t(1));
    }

    void comparesCommitsInLabelsEnvironmentAndTags_data()
    {
        QTest::addColumn<QByteArray>("member");
        QTest::addColumn<int>("mentions");
        QTest::addColumn<bool>("agrees");
        QTest::newRow("label map") << QByteArray("labels: {org.opencontainers.image.revision: " + kCommit.toLatin1() + "}") << 1 << true;
        QTest::newRow("label list") << QByteArray("labels: ['vcs-ref=0123456789ab']") << 1 << true;
        QTest::newRow("environment list") << QByteArray("environment: ['GIT_SHA=0123456']") << 1 << true;
        QTest::newRow("environment map, other") << QByteArray("environment: {GIT_COMMIT: fedcba9}") << 1 << false;
        QTest::newRow("upper case") << QByteArray("environment: {GIT_SHA: '0123456789ABCDEF'}") << 1 << true;
        QTest::newRow("tag") << QByteArray("image: 'r:5000/a:sha-0123456789ab@sha256:" + kDigest + "'") << 1 << true;
        QTest::newRow("a date is no commit") << QByteArray("image: 'a:20260127'") << 0 << false;
        QTest::newRow("too short") << QByteArray("environment: {GIT_SHA: '012345'}") << 0 << false;
        QTest::newRow("another value") << QByteArray("environment: {SESSION: 0123456789ab}") << 0 << false;
    }

    void comparesCommitsInLabelsEnvironmentAndTags()
    {
        QFETCH(QByteArray, member);
        QFETCH(int, mentions);
        QFETCH(bool, agrees);
        const ComposeLint lint = lintDockerCompose("services:\n  a:\n    " + member + "\n", kCommit);
        QCOMPARE(int(lint.gitMentions.size()), mentions);
        if (mentions == 1) {
            QCOMPARE(lint.gitMentions[0].agrees, std::optional(agrees));
            QCOMPARE(finds(lint.findings, QStringLiteral("git-commit-differs")), !agrees);
        }
    }

    void listsMembersThatChangeSecurity()
    {
        const SourceReport report
            = judge(R"({"runner":"docker-compose","docker_compose_file":"services: {a: {image: x}}","public_logs":true,"kms_enabled":true,
            "allowed_envs":["A"],"pre_launch_script":"echo hi","name":"n"})");
        QStringList names;
        QStringList notable;
        for (const SecurityMember &member : report.members) {
            names << member.name;
            if (member.notable)
                notable << member.name;
            QVERIFY(!member.meaning.isEmpty());
        }
        QCOMPARE(names, QStringList({QStringLiteral("kms_enabled"), QStringLiteral("public_logs"), QStringLiteral("allowed_envs"),
                                     QStringLiteral("pre_launch_script")}));
        QCOMPARE(notable, QStringList({QStringLiteral("public_logs"), QStringLiteral("allowed_envs"), QStringLiteral("pre_launch_script")}));
        QCOMPARE(report.members[2].value, QStringLiteral("[\"A\"]"));
    }

    void aManifestThatCannotBeReadWithoutDoubtIsBad()
    {
        SourceInput input;
        input.text = R"({"docker_compose_file":"a","docker_compose_file":"b"})";
        const SourceReport report = judgeSource(input);
        QVERIFY(report.composeHash.has_value()); // the bytes have a hash, whatever they mean
        QCOMPARE(report.findings.front().code, QStringLiteral("manifest-unreadable"));
        QCOMPARE(report.findings.front().level, FindingLevel::Bad);
    }

    void namesTheFirstByteThatDiffers()
    {
        QVERIFY(!firstDifference("abc", "abc").has_value());
        const auto blank = firstDifference("{\n\"a\":1}", "{\n\"a\": 1}");
        QVERIFY(blank.has_value());
        QCOMPARE(blank->offset, 6);
        QCOMPARE(blank->line, 2);
        QCOMPARE(blank->column, 5);
        QVERIFY(blank->sameValues);
        const auto cut = firstDifference("{\"a\":1}", "{\"a\":1");
        QCOMPARE(cut->offset, 6);
        QCOMPARE(cut->line, 1);
        QVERIFY(!cut->sameValues);
        QCOMPARE(firstDifference("", "x")->offset, 0);
        QCOMPARE(firstDifference("", "x")->column, 1);
    }

    void equalValuesInAnotherSpellingAreNotEqual()
    {
        SourceInput input;
        input.text = "{\"a\":1}";
        input.reference = "{ \"a\":1}";
        const SourceReport report = judgeSource(input);
        QVERIFY(report.difference.has_value());
        QVERIFY(finds(report.findings, QStringLiteral("spelled-differently")));
    }
};

QTEST_APPLESS_MAIN(SourceReportTest)
#include "tst_source_report.moc"
