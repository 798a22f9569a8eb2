// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/provenance/security_members.h"

#include "services/provenance/compose_form.h"
#include "services/provenance/json_tree.h"

namespace pilothouse::provenance {

namespace {

constexpr qsizetype kLongestValue = 2000;

bool isTrue(const JsonNode &node)
{
    return node.kind == JsonNode::Kind::True;
}
bool isNotTrue(const JsonNode &node)
{
    return !isTrue(node);
}
bool isFilled(const JsonNode &node)
{
    switch (node.kind) {
    case JsonNode::Kind::String: return !node.text.trimmed().isEmpty();
    case JsonNode::Kind::List: return !node.items.empty();
    case JsonNode::Kind::Map: return !node.members.empty();
    case JsonNode::Kind::Null:
    case JsonNode::Kind::False: return false;
    case JsonNode::Kind::True:
    case JsonNode::Kind::Number: return true;
    }
    return true;
}
bool isNoKms(const JsonNode &node)
{
    return !node.isText(QLatin1StringView("kms"));
}
bool never(const JsonNode &)
{
    return false;
}

struct Known
{
    const char *name;
    bool (*notable)(const JsonNode &);
    const char *meaning;
};

constexpr Known kKnown[] = {
    {"kms_enabled", isNotTrue, "Whether the machine gets its keys from a key management service that checks its measurements first."},
    {"local_key_provider_enabled", isTrue, "Keys come from the host beside the machine: another machine of the same code cannot read its data."},
    {"key_provider", isNoKms, "Where the keys come from: kms, local, tpm or none."},
    {"key_provider_id", never, "Which key provider is accepted; empty accepts any."},
    {"gateway_enabled", never, "Whether the gateway leads visitors to the machine."},
    {"public_logs", isTrue, "Anybody who can reach the guest service may read the containers' logs."},
    {"public_sysinfo", isTrue, "Anybody who can reach the guest service may read figures of the system."},
    {"public_tcbinfo", isNotTrue,
     "Whether the event log and the app-compose are shown to whoever asks; without them nobody outside can check the machine."},
    {"allowed_envs", isFilled, "Names of variables that the owner may set after the fact; their values are in no hash."},
    {"no_instance_id", isTrue, "The machine has no identity of its own: two of them cannot be told apart by it."},
    {"secure_time", isNotTrue, "Whether the clock is checked before the application starts."},
    {"pre_launch_script", isFilled, "Shell code that runs as root before the containers; it is in the hash."},
    {"init_script", isFilled, "Shell code that runs early at boot; it is in the hash."},
    {"bash_script", isFilled, "Shell code that runs in place of containers; it is in the hash."},
    {"docker_config", isFilled, "Access to a registry; who holds it may exchange images that are not pinned."},
    {"features", never, "Abilities the image is asked for."},
    {"event_log_version", never, "How run-time events are measured."},
    {"requirements", never, "What the machine demands of its platform."},
};

/// One value as compact JSON, through the writer of objects.
QString compact(const QByteArray &name, const JsonNode &value)
{
    // Only the value's own text is wanted; the frame around it is cut off again.
    JsonNode frame;
    frame.kind = JsonNode::Kind::Map;
    frame.members.push_back({QString::fromLatin1(name), value});
    const auto text = writeCompact(frame);
    if (!text)
        return QStringLiteral("?");
    const qsizetype head = name.size() + 4; // {"name":
    return QString::fromUtf8(text->mid(head, text->size() - head - 1));
}

} // namespace

std::vector<SecurityMember> securityMembers(const JsonNode &manifest)
{
    std::vector<SecurityMember> members;
    for (const Known &known : kKnown) {
        const QString name = QString::fromLatin1(known.name);
        const JsonNode *const value = manifest.find(name);
        if (value == nullptr)
            continue;
        SecurityMember member;
        member.name = name;
        member.value = compact(known.name, *value);
        if (member.value.size() > kLongestValue)
            member.value = member.value.left(kLongestValue) + QStringLiteral("…");
        member.meaning = QString::fromLatin1(known.meaning);
        member.notable = known.notable(*value);
        members.push_back(member);
    }
    return members;
}

} // namespace pilothouse::provenance
