// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/provenance/compose_lint.h"

#include "services/core/plain_text.h"

#include <yaml-cpp/yaml.h>

#include <QRegularExpression>
#include <QSet>

namespace pilothouse::provenance {

namespace {

constexpr qsizetype kMostBytes = 512 * 1024;
constexpr int kMostMerges = 8;

QString shown(const QString &text)
{
    return visibleText(text, 200);
}

QString textOf(const YAML::Node &node)
{
    return node.IsScalar() ? QString::fromStdString(node.Scalar()) : QString();
}

/// A name that says that its value is a commit: GIT_SHA, org.opencontainers.image.revision, vcs-ref …
bool namesACommit(const QString &name)
{
    static const QRegularExpression separators(QStringLiteral("[._-]"));
    const QString plain = name.toLower().remove(separators);
    for (const char *part : {"gitsha", "gitcommit", "gitrev", "gitref", "githead", "commitsha", "commithash", "sourcecommit", "vcsref", "revision"})
        if (plain.contains(QLatin1String(part)))
            return true;
    return plain.endsWith(QLatin1String("commit"));
}

bool looksLikeCommit(const QString &value)
{
    static const QRegularExpression hex(QStringLiteral("^[0-9a-fA-F]{7,40}$"));
    return hex.match(value).hasMatch();
}

class Lint
{
public:
    explicit Lint(const QString &commit) : m_commit(commit) { }

    ComposeLint take() { return std::move(m_lint); }
    void find(FindingLevel level, const char *code, const QString &text) { m_lint.findings.push_back({level, QString::fromLatin1(code), text}); }

    void document(const YAML::Node &root)
    {
        if (!root.IsMap()) {
            find(FindingLevel::Bad, "compose-unreadable", QStringLiteral("the docker compose text is not a map of services"));
            return;
        }
        refuseTwice(root, QStringLiteral("the compose text"));
        if (member(root, "include").IsDefined())
            find(FindingLevel::Warning, "compose-include",
                 QStringLiteral("\"include\" takes services from other files, which are not looked at here"));
        const YAML::Node services = member(root, "services");
        if (!services.IsDefined() || !services.IsMap() || services.size() == 0) {
            find(FindingLevel::Bad, "compose-no-services", QStringLiteral("the docker compose text names no services"));
            return;
        }
        refuseTwice(services, QStringLiteral("services"));
        for (const auto &entry : services)
            service(textOf(entry.first), entry.second);
    }

private:
    /// yaml-cpp keeps both of two equal names and hands out the first; docker may take the other.
    void refuseTwice(const YAML::Node &map, const QString &where)
    {
        QSet<QString> names;
        for (const auto &entry : map) {
            const QString name = textOf(entry.first);
            if (names.contains(name))
                find(FindingLevel::Bad, "duplicate-key",
                     QStringLiteral("\"%1\" is there twice in %2: which one counts is up to the reader").arg(shown(name), shown(where)));
            names.insert(name);
        }
    }

    /// A member of a map, also through merge keys ("<<: *base").
    static YAML::Node member(const YAML::Node &map, const char *name, int merges = 0)
    {
        if (!map.IsMap())
            return YAML::Node(YAML::NodeType::Undefined);
        const YAML::Node own = map[name];
        if (own.IsDefined() || merges == kMostMerges)
            return own;
        const YAML::Node merged = map["<<"];
        if (merged.IsDefined() && merged.IsMap())
            return member(merged, name, merges + 1);
        if (merged.IsDefined() && merged.IsSequence()) {
            for (const auto &each : merged) {
                const YAML::Node found = member(each, name, merges + 1);
                if (found.IsDefined())
                    return found;
            }
        }
        return own;
    }

    void service(const QString &name, const YAML::Node &node)
    {
        ImagePin pin;
        pin.service = name;
        if (node.IsMap()) {
            refuseTwice(node, QStringLiteral("service %1").arg(name));
            if (member(node, "extends").IsDefined())
                find(FindingLevel::Warning, "compose-extends",
                     QStringLiteral("service %1 extends another one, which may lie in another file").arg(shown(name)));
            const YAML::Node image = member(node, "image");
            if (image.IsDefined())
                pin.image = textOf(image);
            pin.state = member(node, "build").IsDefined() ? ImagePin::State::BuiltThere : imageState(pin.image);
            mentions(name, node, pin.image);
        }
        report(pin);
        m_lint.images.push_back(pin);
    }

    void report(const ImagePin &pin)
    {
        const QString name = shown(pin.service);
        switch (pin.state) {
        case ImagePin::State::Pinned: break;
        case ImagePin::State::NotPinned:
            find(FindingLevel::Warning, "image-not-pinned",
                 QStringLiteral("image not pinned: service %1 runs %2, a tag that can be moved to other code without a change of the compose hash")
                     .arg(name, shown(pin.image)));
            break;
        case ImagePin::State::Variable:
            find(
                FindingLevel::Warning, "image-variable",
                QStringLiteral("image not pinned: a variable in %2 chooses what service %1 runs, and values of variables are not in the compose hash")
                    .arg(name, shown(pin.image)));
            break;
        case ImagePin::State::BuiltThere:
            find(FindingLevel::Warning, "image-built-there",
                 QStringLiteral("image not pinned: service %1 is built on the machine, from sources that no hash covers").arg(name));
            break;
        case ImagePin::State::Missing:
            find(FindingLevel::Warning, "image-missing", QStringLiteral("service %1 names no image that could be read").arg(name));
            break;
        }
    }

    void mentions(const QString &name, const YAML::Node &node, const QString &image)
    {
        for (const char *where : {"labels", "environment"}) {
            const YAML::Node entries = member(node, where);
            const QString kind = QLatin1String(where) == QLatin1String("labels") ? QStringLiteral("label") : QStringLiteral("environment");
            if (!entries.IsDefined())
                continue;
            if (entries.IsMap()) {
                for (const auto &entry : entries)
                    mention(name, kind, textOf(entry.first), textOf(entry.second));
            } else if (entries.IsSequence()) {
                for (const auto &entry : entries) {
                    const QString line = textOf(entry);
                    mention(name, kind, line.section(u'=', 0, 0), line.section(u'=', 1));
                }
            }
        }
        static const QRegularExpression tag(QStringLiteral(":(?:sha-|git-|v)?([0-9a-fA-F]{7,40})(?:@sha256:.*)?$"));
        static const QRegularExpression letter(QStringLiteral("[a-fA-F]"));
        const auto match = tag.match(image);
        // Digits alone are as likely a date.
        if (match.hasMatch() && letter.match(match.captured(1)).hasMatch())
            add(name, QStringLiteral("image tag"), match.captured(1));
    }
    void mention(const QString &service, const QString &kind, const QString &key, const QString &value)
    {
        if (namesACommit(key) && looksLikeCommit(value))
            add(service, QStringLiteral("%1 %2").arg(kind, key), value);
    }
    void add(const QString &service, const QString &place, const QString &value)
    {
        GitMention mention;
        mention.service = service;
        mention.place = place;
        mention.value = value;
        if (!m_commit.isEmpty()) {
            mention.agrees = m_commit.startsWith(value, Qt::CaseInsensitive);
            if (!*mention.agrees)
                find(
                    FindingLevel::Bad, "git-commit-differs",
                    QStringLiteral("%1 of service %2 names commit %3, the checkout is %4").arg(shown(place), shown(service), shown(value), m_commit));
        }
        m_lint.gitMentions.push_back(mention);
    }

    QString m_commit;
    ComposeLint m_lint;
};

} // namespace

ImagePin::State imageState(const QString &image)
{
    static const QRegularExpression pinned(QStringLiteral("^[^@\\s$]+@sha256:[0-9a-f]{64}$"));
    if (image.isEmpty())
        return ImagePin::State::Missing;
    if (image.contains(u'$'))
        return ImagePin::State::Variable;
    return pinned.match(image).hasMatch() ? ImagePin::State::Pinned : ImagePin::State::NotPinned;
}

ComposeLint lintDockerCompose(const QByteArray &yaml, const QString &commit)
{
    Lint lint(commit);
    if (yaml.size() > kMostBytes) {
        lint.find(FindingLevel::Bad, "compose-unreadable", QStringLiteral("the docker compose text is larger than %1 KiB").arg(kMostBytes / 1024));
        return lint.take();
    }
    try {
        // An alias is the same node again, never a copy: nothing can be multiplied.
        const std::vector<YAML::Node> documents = YAML::LoadAll(yaml.toStdString());
        if (documents.size() == 1)
            lint.document(documents.front());
        else
            lint.find(FindingLevel::Bad, "compose-unreadable",
                      QStringLiteral("the docker compose text holds %1 documents instead of one").arg(documents.size()));
    } catch (const std::exception &error) {
        lint.find(FindingLevel::Bad, "compose-unreadable",
                  QStringLiteral("the docker compose text is not YAML: %1").arg(visibleText(QString::fromUtf8(error.what()), 200)));
    }
    return lint.take();
}

} // namespace pilothouse::provenance
