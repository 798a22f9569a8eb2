// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/provenance/source_report.h"

#include "services/core/json.h"
#include "services/provenance/compose_lint.h"
#include "services/provenance/json_tree.h"
#include "services/provenance/security_members.h"

#include <algorithm>

namespace pilothouse::provenance {

namespace {

constexpr qsizetype kAround = 48;
constexpr qsizetype kBefore = 16;

QString hex(const Sha256 &digest)
{
    return QString::fromLatin1(digest.toHex());
}

/// The bytes whose hash the guide's `sha256sum docker-compose.yml` gives, and the lint of them.
void judgeDockerCompose(SourceReport &report, const QByteArray &yaml)
{
    report.dockerComposeHash = sha256({yaml});
    ComposeLint lint = lintDockerCompose(yaml, report.commit);
    report.images = std::move(lint.images);
    report.gitMentions = std::move(lint.gitMentions);
    report.findings.insert(report.findings.end(), lint.findings.begin(), lint.findings.end());
}

void judgeManifest(SourceReport &report, const SourceInput &input)
{
    report.composeHash = sha256({input.text});
    const auto tree = readJsonTree(input.text);
    if (!tree || tree->kind != JsonNode::Kind::Map) {
        report.findings.push_back(
            {FindingLevel::Bad, QStringLiteral("manifest-unreadable"),
             QStringLiteral("the app-compose cannot be read without doubt: %1").arg(tree ? QStringLiteral("not a JSON object") : tree.error().what)});
        return;
    }
    report.members = securityMembers(*tree);
    const JsonNode *const runner = tree->find(u"runner");
    const JsonNode *const compose = tree->find(u"docker_compose_file");
    if (compose != nullptr && compose->kind == JsonNode::Kind::String) {
        const QByteArray yaml = compose->text.toUtf8();
        judgeDockerCompose(report, yaml);
        if (input.dockerComposeInCheckout)
            report.dockerComposeInCheckoutEqual = *input.dockerComposeInCheckout == yaml;
    } else if (runner != nullptr && runner->isText(QLatin1StringView("bash"))) {
        report.findings.push_back({FindingLevel::Note, QStringLiteral("runner-bash"),
                                   QStringLiteral("the machine runs a script, not containers; the script is in the hash")});
    } else {
        report.findings.push_back(
            {FindingLevel::Bad, QStringLiteral("compose-missing"), QStringLiteral("the app-compose holds no docker_compose_file")});
    }
    if (report.dockerComposeInCheckoutEqual == false)
        report.findings.push_back(
            {FindingLevel::Warning, QStringLiteral("checkout-compose-differs"),
             QStringLiteral("the docker compose text inside the app-compose is not the docker-compose file of the same checkout")});
}

void decide(SourceReport &report)
{
    if (report.kind == SourceKind::DockerCompose) {
        report.verdict = SourceVerdict::NotComparable;
        report.sentence
            = report.expected && report.dockerComposeHash == report.expected
                  ? QStringLiteral(
                      "The expected value is the SHA-256 of this docker-compose file. No machine measures that; it is not a compose hash.")
                  : QStringLiteral("A docker-compose file alone gives no compose hash. Take the app-compose.json that the machine was given.");
        return;
    }
    if (!report.expected) {
        report.verdict = SourceVerdict::Computed;
        report.sentence = QStringLiteral("The compose hash is %1; nothing was given to compare it with.").arg(hex(*report.composeHash));
        return;
    }
    if (report.composeHash == report.expected) {
        report.verdict = SourceVerdict::Match;
        report.sentence
            = report.images.empty() || report.allImagesPinned()
                  ? QStringLiteral("These exact bytes give the expected compose hash.")
                  : QStringLiteral(
                      "These exact bytes give the expected compose hash, but not every image in them is pinned: the hash does not fix the code.");
        return;
    }
    report.verdict = SourceVerdict::Different;
    report.sentence
        = report.dockerComposeHash == report.expected ? QStringLiteral(
              "The expected value is the SHA-256 of the docker compose text inside. No machine measures that; the compose hash is another one.")
                                                      : QStringLiteral("These bytes give another compose hash than the expected one.");
}

} // namespace

QString sourceKindWord(SourceKind kind)
{
    return kind == SourceKind::AppCompose ? QStringLiteral("app-compose") : QStringLiteral("docker-compose");
}

QString imageStateWord(ImagePin::State state)
{
    switch (state) {
    case ImagePin::State::Pinned: return QStringLiteral("pinned");
    case ImagePin::State::NotPinned: return QStringLiteral("not-pinned");
    case ImagePin::State::Variable: return QStringLiteral("variable");
    case ImagePin::State::BuiltThere: return QStringLiteral("built-there");
    case ImagePin::State::Missing: return QStringLiteral("missing");
    }
    return QStringLiteral("missing");
}

QString findingLevelWord(FindingLevel level)
{
    switch (level) {
    case FindingLevel::Note: return QStringLiteral("note");
    case FindingLevel::Warning: return QStringLiteral("warning");
    case FindingLevel::Bad: return QStringLiteral("bad");
    }
    return QStringLiteral("bad");
}

QString sourceVerdictWord(SourceVerdict verdict)
{
    switch (verdict) {
    case SourceVerdict::Computed: return QStringLiteral("computed");
    case SourceVerdict::Match: return QStringLiteral("match");
    case SourceVerdict::Different: return QStringLiteral("different");
    case SourceVerdict::NotComparable: return QStringLiteral("not-comparable");
    }
    return QStringLiteral("not-comparable");
}

bool SourceReport::allImagesPinned() const
{
    return !images.empty() && std::ranges::all_of(images, [](const ImagePin &pin) { return pin.state == ImagePin::State::Pinned; });
}

std::optional<ByteDifference> firstDifference(const QByteArray &first, const QByteArray &second)
{
    if (first == second)
        return std::nullopt;
    const qsizetype common = std::min(first.size(), second.size());
    qsizetype at = 0;
    while (at < common && first[at] == second[at])
        ++at;
    ByteDifference difference;
    difference.offset = at;
    difference.line = int(QByteArrayView(first).first(at).count('\n')) + 1;
    difference.column = int(at - (at > 0 ? first.lastIndexOf('\n', at - 1) : -1));
    difference.firstSize = first.size();
    difference.secondSize = second.size();
    const qsizetype from = std::max<qsizetype>(0, at - kBefore);
    difference.firstAround = first.mid(from, kAround);
    difference.secondAround = second.mid(from, kAround);
    JsonLimits limits;
    limits.maxBytes = 4 * 1024 * 1024;
    const auto a = parseJsonObject(first, limits);
    const auto b = parseJsonObject(second, limits);
    difference.sameValues = a && b && *a == *b;
    return difference;
}

SourceKind kindOf(const QByteArray &text)
{
    const auto tree = readJsonTree(text);
    if (!tree || tree->kind != JsonNode::Kind::Map)
        return SourceKind::DockerCompose;
    // JSON is YAML too: a compose file may be spelled so.
    const bool isManifest
        = tree->find(u"docker_compose_file") != nullptr || tree->find(u"runner") != nullptr || tree->find(u"manifest_version") != nullptr;
    return tree->find(u"services") != nullptr && !isManifest ? SourceKind::DockerCompose : SourceKind::AppCompose;
}

SourceReport judgeSource(const SourceInput &input)
{
    SourceReport report;
    report.kind = input.kind;
    report.origin = input.origin;
    report.commit = input.commit;
    report.text = input.text;
    report.expected = input.expected;
    report.whyHashesDiffer
        = QStringLiteral("The compose hash is over the whole app-compose.json, of which the docker compose text is one member among others; "
                         "the SHA-256 of docker-compose.yml is over that member alone. The two can never be equal.");
    if (input.kind == SourceKind::AppCompose)
        judgeManifest(report, input);
    else
        judgeDockerCompose(report, input.text);
    if (input.reference) {
        report.difference = firstDifference(input.text, *input.reference);
        if (report.difference && report.difference->sameValues)
            report.findings.push_back({FindingLevel::Warning, QStringLiteral("spelled-differently"),
                                       QStringLiteral("both texts hold the same values, spelled differently from byte %1 on: their hashes differ")
                                           .arg(report.difference->offset)});
    }
    if (!report.commit.isEmpty() && report.gitMentions.empty())
        report.findings.push_back({FindingLevel::Note, QStringLiteral("git-commit-not-named"),
                                   QStringLiteral("nothing in the compose text names the commit it was built from")});
    std::ranges::stable_sort(report.findings, std::ranges::greater(), &SourceFinding::level);
    decide(report);
    return report;
}

} // namespace pilothouse::provenance
