// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/aws/definition_wire.h"

#include "services/core/json.h"

#include <QCryptographicHash>
#include <QMessageAuthenticationCode>
#include <QRandomGenerator>
#include <QRegularExpression>

#include <algorithm>
#include <cmath>

namespace pilothouse::aws::ecs {

using namespace Qt::StringLiterals;
using domain::DefinitionSetting;
using domain::TaskDefinition;

namespace {

constexpr qsizetype kLongestValue = 400;
constexpr size_t kMostSettings = 5000;
constexpr int kDeepest = 12;

/// Keyed with what this program alone knows: a guessed password cannot be checked against a fingerprint that got out.
QByteArray fingerprintOf(const QByteArray &value)
{
    static const QByteArray key = [] {
        quint32 words[8];
        QRandomGenerator::system()->fillRange(words);
        return QByteArray(reinterpret_cast<const char *>(words), sizeof words);
    }();
    return QMessageAuthenticationCode::hash(value, key, QCryptographicHash::Sha256);
}

bool speaksOfSecrets(const QString &name)
{
    static const QRegularExpression words(u"passw|token|secret|credential|private.?key|api.?key|access.?key"_s,
                                          QRegularExpression::CaseInsensitiveOption);
    return words.match(name).hasMatch();
}

/// "postgresql://worker:…@db/taskdb"
QString withoutPasswords(QString text)
{
    static const QRegularExpression inAddress(u"(://[^/\\s:@]*:)[^/\\s@]+@"_s);
    return text.replace(inAddress, u"\\1…@"_s);
}

/// A command line as one would read it; what follows an option that speaks of secrets is left out.
QString commandText(const QJsonArray &arguments)
{
    QStringList shown;
    bool hideNext = false;
    for (const QJsonValue &value : arguments) {
        const QString argument = value.toString();
        if (hideNext) {
            shown << u"…"_s;
            hideNext = false;
            continue;
        }
        const qsizetype equals = argument.indexOf(u'=');
        if (speaksOfSecrets(equals < 0 ? argument : argument.left(equals))) {
            hideNext = equals < 0 && argument.startsWith(u'-');
            shown << (equals < 0 ? argument : argument.left(equals + 1) + u'…');
            continue;
        }
        shown << argument;
    }
    return withoutPasswords(shown.join(u' '));
}

class Reader
{
public:
    Status read(const QJsonObject &definition)
    {
        // What names the revision, or is worked out from the rest.
        static const QStringList aside{
            u"taskDefinitionArn"_s, u"family"_s,         u"revision"_s,           u"status"_s,          u"registeredAt"_s,
            u"registeredBy"_s,      u"deregisteredAt"_s, u"requiresAttributes"_s, u"compatibilities"_s, u"containerDefinitions"_s};
        for (auto member = definition.begin(); member != definition.end(); ++member) {
            if (!aside.contains(member.key()))
                add(QString(), member.key(), member.value(), 0);
        }
        for (const QJsonValue &container : definition["containerDefinitions"_L1].toArray()) {
            const QString name = container["name"_L1].toString();
            const QJsonObject object = container.toObject();
            for (auto member = object.begin(); member != object.end(); ++member) {
                if (member.key() != "name"_L1)
                    add(name, member.key(), member.value(), 0);
            }
        }
        if (m_tooMany)
            return Error{.kind = ErrorKind::TooLarge, .what = QStringLiteral("the task definition has more than %1 settings").arg(kMostSettings)};
        return Done{};
    }
    std::vector<DefinitionSetting> take()
    {
        std::ranges::stable_sort(m_settings, [](const DefinitionSetting &a, const DefinitionSetting &b) {
            return a.container != b.container ? a.container < b.container : a.name < b.name;
        });
        return std::move(m_settings);
    }

private:
    void add(const QString &container, const QString &path, const QJsonValue &value, int depth)
    {
        if (m_tooMany)
            return;
        if (value.isObject() && depth < kDeepest) {
            const QJsonObject object = value.toObject();
            for (auto member = object.begin(); member != object.end(); ++member)
                add(container, path + u'.' + member.key(), member.value(), depth + 1);
            return;
        }
        if (value.isArray() && depth < kDeepest) {
            addList(container, path, value.toArray(), depth);
            return;
        }
        const bool isNest = value.isObject() || value.isArray(); // too deep to look for secrets in it
        const QByteArray whole = compact(value);
        // A number or a truth as JSON writes it: "[4096]" without its list.
        put(container, path, value.isString() ? value.toString() : QString::fromUtf8(whole.mid(1, whole.size() - 2)), whole, isNest || hides(path));
    }

    /// Entries that have a name are known by it, others by their place: a variable added in front moves no other.
    void addList(const QString &container, const QString &path, const QJsonArray &list, int depth)
    {
        const bool scalars = std::all_of(list.begin(), list.end(), [](const QJsonValue &value) { return !value.isObject() && !value.isArray(); });
        if (scalars) {
            if (!list.isEmpty())
                put(container, path, commandText(list), compact(list), hides(path));
            return;
        }
        for (int i = 0; i < list.size(); ++i) {
            const QJsonObject entry = list[i].toObject();
            const QString known = entry["name"_L1].toString();
            const QString place = path + u'.' + (known.isEmpty() ? QString::number(i) : known);
            // {name, value} and {name, valueFrom}: one setting each.
            if (!known.isEmpty() && entry.size() == 2 && entry.contains("value"_L1)) {
                add(container, place, entry["value"_L1], depth + 1);
            } else if (!known.isEmpty() && entry.size() == 2 && entry.contains("valueFrom"_L1)) {
                add(container, place, entry["valueFrom"_L1], depth + 1);
            } else {
                for (auto member = entry.begin(); member != entry.end(); ++member) {
                    if (member.key() != "name"_L1)
                        add(container, place + u'.' + member.key(), member.value(), depth + 1);
                }
                if (entry.isEmpty())
                    add(container, place, list[i], kDeepest);
            }
        }
    }

    static bool hides(const QString &path)
    {
        if (path.startsWith("environment."_L1))
            return true; // the reference layout keeps database passwords and keys there
        // Where a secret is kept is no secret.
        const bool isPlace = path.startsWith("secrets."_L1) || path.contains("secretOptions."_L1) || path.startsWith("repositoryCredentials."_L1);
        return !isPlace && speaksOfSecrets(path);
    }

    static QByteArray compact(const QJsonValue &value) { return QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact); }

    void put(const QString &container, const QString &name, const QString &shown, const QByteArray &whole, bool hidden)
    {
        m_tooMany = m_settings.size() >= kMostSettings;
        if (m_tooMany)
            return;
        const QString value = hidden ? QString() : withoutPasswords(shown);
        m_settings.push_back({container.left(kLongestValue), name.left(kLongestValue), value.left(kLongestValue), fingerprintOf(whole), hidden});
    }

    std::vector<DefinitionSetting> m_settings;
    bool m_tooMany = false;
};

} // namespace

Result<TaskDefinition> parseDefinition(const QByteArray &body)
{
    const auto document = parseJsonObject(body);
    if (!document)
        return document.error();
    const QJsonObject source = (*document)["taskDefinition"_L1].toObject();
    if (!source["containerDefinitions"_L1].isArray())
        return Error{.kind = ErrorKind::Protocol, .what = u"taskDefinition.containerDefinitions is missing or not a list"_s};
    TaskDefinition definition;
    definition.arn = source["taskDefinitionArn"_L1].toString().left(kLongestValue);
    definition.family = source["family"_L1].toString().left(kLongestValue);
    definition.revision = source["revision"_L1].toInt();
    if (definition.arn.isEmpty() || definition.family.isEmpty() || definition.revision <= 0)
        return Error{.kind = ErrorKind::Protocol, .what = u"taskDefinitionArn, family or revision is missing"_s};
    definition.status = source["status"_L1].toString().left(40);
    const double registered = source["registeredAt"_L1].toDouble(-1);
    if (registered > 0 && registered < 1e11)
        definition.registeredAt = QDateTime::fromMSecsSinceEpoch(qint64(std::llround(registered * 1000)), Qt::UTC);
    definition.registeredBy = source["registeredBy"_L1].toString().left(kLongestValue);
    Reader reader;
    const Status read = reader.read(source);
    if (!read)
        return read.error();
    definition.settings = reader.take();
    return definition;
}

} // namespace pilothouse::aws::ecs
