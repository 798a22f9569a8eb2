// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/clustersetup/compose_lint.h"

#include "services/clustersetup/compose_service.h"
#include "services/core/plain_text.h"
#include "services/core/secret_forms.h"

#include <algorithm>

namespace pilothouse::clustersetup {

using profiles::memberOf;
using profiles::YamlNode;
using namespace Qt::StringLiterals;

namespace {

constexpr int kFirstModelPort = 50001;
constexpr int kLastModelPort = 50103;
constexpr int kWebShellPort = 7681;

const QString kWallet = u"GATEWAY_AUTH_COORDINATOR_WALLET"_s;
const QString kDomain = u"CVM_BASE_DOMAIN"_s;
const QString kApproved = u"APPROVED_COMPOSE_HASH"_s;

QString shown(const QString &text)
{
    return visibleText(text, 120);
}

class Lint
{
public:
    Lint(QString fileName, ComposeRole role, int port) : m_fileName(std::move(fileName)), m_role(role), m_port(port) { }

    ComposeReport take() { return std::move(m_report); }
    void add(Severity severity, const char *code, int line, const QString &text, const QString &nextStep = {})
    {
        m_report.findings.push_back({severity, QString::fromLatin1(code), text, m_fileName, line, nextStep});
    }

    void text(const QByteArray &bytes)
    {
        int line = 0;
        for (const QByteArray &each : bytes.split('\n')) {
            ++line;
            if (const auto form = knownSecretForm(each))
                add(Severity::Failed, "secret-in-text", line, u"the text holds %1, and everybody who may see the app may read it"_s.arg(*form),
                    u"Take it out, change that key, and pass it as an encrypted variable."_s);
        }
        m_report.needed = variablesNeeded(QString::fromUtf8(bytes));
    }

    void document(const YamlNode &root)
    {
        const auto *const services = memberOf(root, u"services"_s);
        if (services == nullptr || services->value.members.empty())
            return add(Severity::Failed, "compose-no-services", services == nullptr ? 1 : services->line, u"the file names no services"_s);
        m_report.isReadable = true;
        if (const auto *const include = memberOf(root, u"include"_s))
            add(Severity::Unknown, "compose-include", include->line, u"\"include\" takes services from other files, which are not looked at"_s);
        std::vector<ComposeService> all;
        for (const YamlNode::Member &member : services->value.members)
            if (member.key != "<<"_L1)
                all.push_back(readComposeService(member.key, member.line, member.value));
        for (const ComposeService &service : all)
            everyService(service);
        if (m_role == ComposeRole::App)
            return app(all);
        const ComposeService *const found = spawntee(all);
        if (found == nullptr)
            return;
        m_report.forwarded.clear();
        for (const ComposeVariable &variable : found->environment)
            if (variable.isForwarded())
                m_report.forwarded << variable.name;
        mode(*found);
        ports(*found);
        variables(*found);
        debug(*found);
        image(*found);
        mounts(*found, memberOf(root, u"volumes"_s));
        if (!found->isPrivileged)
            add(Severity::Warning, "not-privileged", found->line, u"the service is not privileged, so Docker inside it cannot run models"_s);
    }

private:
    void everyService(const ComposeService &service)
    {
        for (const QString &entry : service.unreadable)
            add(Severity::Unknown, "entry-unreadable", service.line, u"service %1: %2 could not be understood"_s.arg(shown(service.name), entry));
        for (const ComposeVariable &variable : service.environment) {
            const bool isLiteral = variable.hasValue && !variable.value.isEmpty() && !variable.value.contains(u'$');
            if (isLiteral && isSecretName(variable.name))
                add(Severity::Failed, "secret-in-text", variable.line, u"the value of %1 is written in the text"_s.arg(shown(variable.name)),
                    u"Write ${%1} instead and pass it as an encrypted variable."_s.arg(shown(variable.name)));
        }
        for (const ComposePort &port : service.ports)
            if (port.holds(kWebShellPort))
                add(Severity::Warning, "web-shell", port.line,
                    u"port %1 is published: debug images offer a web shell with a fixed password there"_s.arg(kWebShellPort),
                    u"Take the port out."_s);
        if (service.hasEnvFile)
            add(Severity::Warning, "env-file", service.line, u"service %1 takes variables from a file of the machine"_s.arg(shown(service.name)));
    }

    /// An app of one's own: what it is good for nobody knows here, what it may do and keep can be told.
    void app(const std::vector<ComposeService> &all)
    {
        bool hasSocket = false;
        for (const ComposeService &service : all) {
            image(service);
            if (service.isPrivileged)
                add(Severity::Note, "privileged", service.line, u"service %1 is privileged"_s.arg(shown(service.name)));
            for (const ComposeMount &mount : service.mounts) {
                hasSocket = hasSocket || mount.source.endsWith(".sock"_L1);
                if (!mount.source.isEmpty() && !mount.source.endsWith(".sock"_L1))
                    add(Severity::Note, "state-on-machine", mount.line,
                        u"%1 is kept on the machine's own disk and ends with it"_s.arg(shown(mount.source)));
            }
        }
        if (!hasSocket)
            add(Severity::Note, "no-own-quotes", 0, u"no attestation socket is mounted: the app cannot make quotes of its own"_s,
                u"Mount /var/run/dstack.sock where it should answer challenges."_s);
    }

    /// The service that runs the spawntee: it has a mode.
    const ComposeService *spawntee(const std::vector<ComposeService> &all)
    {
        std::vector<const ComposeService *> found;
        for (const ComposeService &service : all)
            if (service.variable(u"MODE"_s) != nullptr)
                found.push_back(&service);
        if (found.empty() && all.size() == 1)
            found.push_back(&all.front());
        if (found.size() == 1)
            return found.front();
        add(Severity::Failed, "spawntee-not-found", 0,
            found.empty() ? u"no service has a variable MODE, so none can be the spawntee"_s
                          : u"%1 services have a variable MODE"_s.arg(found.size()));
        return nullptr;
    }

    void mode(const ComposeService &service)
    {
        const ComposeVariable *const variable = service.variable(u"MODE"_s);
        const QString wanted = m_role == ComposeRole::Registry ? u"registry+runner"_s : u"runner"_s;
        if (variable == nullptr)
            return add(Severity::Failed, "mode-missing", service.line, u"the spawntee has no variable MODE; it must be %1"_s.arg(wanted));
        const auto value = variable->fallback();
        if (!value || value->isEmpty())
            return add(Severity::Failed, "mode-missing", variable->line, u"MODE has no default, and nothing passes it; it must be %1"_s.arg(wanted));
        const bool fits = m_role == ComposeRole::Registry ? value->contains("registry"_L1) : *value == "runner"_L1;
        if (fits)
            add(Severity::Passed, "mode", variable->line, u"MODE is %1"_s.arg(shown(*value)));
        else
            add(Severity::Failed, "mode-wrong", variable->line, u"MODE is %1; it must be %2"_s.arg(shown(*value), wanted));
    }

    void ports(const ComposeService &service)
    {
        const auto own = std::find_if(service.ports.begin(), service.ports.end(), [this](const ComposePort &port) { return port.holds(m_port); });
        if (own == service.ports.end())
            add(Severity::Failed, "port-not-published", service.line, u"port %1 is not published, so nothing can reach the spawntee"_s.arg(m_port),
                u"Add \"%1:8080\" to its ports."_s.arg(m_port));
        else if (own->isLocal())
            add(Severity::Failed, "port-local", own->line, u"port %1 is published to the machine itself alone"_s.arg(m_port));
        else
            add(Severity::Passed, "port", own->line, u"port %1 is published"_s.arg(m_port));
        int models = 0;
        for (const ComposePort &port : service.ports)
            models += std::max(0, std::min(port.last, kLastModelPort) - std::max(port.first, kFirstModelPort) + 1);
        if (models == 0)
            add(Severity::Warning, "no-model-ports", service.line,
                u"none of the ports %1 to %2 is published, so no model can be reached"_s.arg(kFirstModelPort).arg(kLastModelPort));
        else
            add(Severity::Note, "model-ports", 0, u"room for at most %1 models, by the ports that are published"_s.arg(models));
    }

    void needs(const ComposeService &service, Severity severity, const char *code, const QString &name, const QString &consequence)
    {
        const ComposeVariable *const variable = service.variable(name);
        if (variable != nullptr && variable->isForwarded())
            return;
        add(severity, code, variable == nullptr ? service.line : variable->line, u"%1 does not reach the container: %2"_s.arg(name, consequence),
            u"Add %1=${%1} to its environment."_s.arg(name));
    }

    void variables(const ComposeService &service)
    {
        needs(service, Severity::Failed, "wallet-not-forwarded", kWallet, u"the machine would accept requests that nobody signed"_s);
        needs(service, Severity::Warning, "domain-not-forwarded", kDomain,
              u"its models would be announced under the domain that the file names, wherever the machine is"_s);
        needs(service, Severity::Note, "threshold-not-forwarded", u"CAPACITY_THRESHOLD"_s, u"the threshold of the settings has no effect"_s);
        if (m_role == ComposeRole::Registry) {
            for (const QString &name : {u"AWS_ACCESS_KEY_ID"_s, u"AWS_SECRET_ACCESS_KEY"_s})
                needs(service, Severity::Failed, "storage-not-forwarded", name, u"the registry could not read submissions"_s);
            const ComposeVariable *const approved = service.variable(kApproved);
            m_report.takesApprovedHash = approved != nullptr && approved->isForwarded();
            if (!m_report.takesApprovedHash)
                add(Severity::Note, "no-approval-slot", service.line,
                    u"the file does not forward %1, so runners can be approved by call alone"_s.arg(kApproved));
            return;
        }
        needs(service, Severity::Failed, "registry-not-forwarded", u"REGISTRY_URL"_s, u"the runner could not find its registry"_s);
        needs(service, Severity::Warning, "memory-not-forwarded", u"MODEL_MEMORY_LIMIT_MB"_s, u"the memory of the settings has no effect"_s);
        for (const QString &name : {u"AWS_ACCESS_KEY_ID"_s, u"AWS_SECRET_ACCESS_KEY"_s})
            if (const ComposeVariable *const variable = service.variable(name))
                add(Severity::Warning, "storage-in-runner", variable->line, u"%1 is given to a runner, which does not need it"_s.arg(name));
    }

    void debug(const ComposeService &service)
    {
        const ComposeVariable *const variable = service.variable(u"DEBUG_MODE"_s);
        if (variable == nullptr)
            return;
        const auto value = variable->fallback();
        const QString word = value ? value->toLower() : QString();
        if (!value)
            add(Severity::Unknown, "debug-unknown", variable->line, u"whether the debug mode is on is decided by a variable without a default"_s);
        m_report.isDebug = word == "true"_L1 || word == "1"_L1 || word == "yes"_L1 || word == "on"_L1;
        if (m_report.isDebug)
            add(Severity::Failed, "debug-mode", variable->line,
                u"the debug mode is on: whoever may sign requests can run commands inside and read its secrets"_s,
                u"Turn it off, or accept it knowingly."_s);
    }

    void image(const ComposeService &service)
    {
        m_report.image = service.image;
        if (service.isBuilt)
            return add(Severity::Warning, "image-built-there", service.line,
                       u"the image is built on the machine, from sources that no hash covers"_s);
        if (service.image.isEmpty())
            return add(Severity::Failed, "image-missing", service.line, u"service %1 names no image"_s.arg(shown(service.name)));
        if (service.image.contains(u'$'))
            return add(Severity::Warning, "image-variable", service.imageLine,
                       u"a variable chooses the image, and values of variables are not in the compose hash"_s);
        const QString name = service.image.section(u'@', 0, 0);
        const qsizetype colon = name.lastIndexOf(u':');
        m_report.imageTag = colon > name.lastIndexOf(u'/') ? name.mid(colon + 1) : QString();
        if (service.image.contains("@sha256:"_L1))
            return add(Severity::Passed, "image-pinned", service.imageLine, u"the image is named by its digest"_s);
        if (m_report.imageTag.isEmpty() || m_report.imageTag == "latest"_L1)
            add(Severity::Warning, "image-latest", service.imageLine, u"%1 is whatever was pushed last"_s.arg(shown(service.image)),
                u"Name a version, better a digest."_s);
        else
            add(Severity::Warning, "image-not-pinned", service.imageLine,
                u"%1 is a tag: it can be moved to other code without a change of the compose hash"_s.arg(shown(service.image)),
                u"Name the digest (name@sha256:…)."_s);
    }

    void mounts(const ComposeService &service, const YamlNode::Member *declared)
    {
        bool keepsState = false;
        QStringList sockets;
        for (const ComposeMount &mount : service.mounts) {
            if (mount.source.endsWith(".sock"_L1)) {
                sockets << mount.source;
            } else if (mount.isPath()) {
                add(Severity::Warning, "host-path", mount.line, u"%1 is a path of the machine itself"_s.arg(shown(mount.source)));
            } else if (!mount.source.isEmpty()) {
                keepsState = true;
                const auto *const volume = declared == nullptr ? nullptr : memberOf(declared->value, mount.source);
                if (volume == nullptr)
                    add(Severity::Failed, "volume-undeclared", mount.line,
                        u"the volume %1 is not declared under \"volumes\""_s.arg(shown(mount.source)));
                else if (memberOf(volume->value, u"external"_s) != nullptr)
                    add(Severity::Failed, "volume-external", volume->line,
                        u"the volume %1 is expected to exist, and a new machine has none"_s.arg(shown(mount.source)));
                else
                    add(Severity::Note, "volume-on-machine", mount.line,
                        u"the volume %1 has no store outside: it ends with the machine"_s.arg(shown(mount.source)));
            }
        }
        if (!keepsState)
            add(Severity::Warning, "state-not-kept", service.line, u"no named volume keeps the state of tasks, so a restart forgets them"_s);
        if (sockets.isEmpty())
            add(Severity::Failed, "no-attestation-socket", service.line, u"no attestation socket is mounted, so the machine can prove nothing"_s,
                u"Mount /var/run/dstack.sock and /var/run/tappd.sock."_s);
    }

    QString m_fileName;
    ComposeRole m_role;
    int m_port;
    ComposeReport m_report;
};

} // namespace

ComposeReport lintCompose(const QByteArray &text, const QString &fileName, ComposeRole role, int port)
{
    Lint lint(fileName, role, port);
    if (text.size() > kLargestCompose) {
        lint.add(Severity::Failed, "compose-too-large", 0, u"the file has %1 bytes, the cloud takes %2"_s.arg(text.size()).arg(kLargestCompose));
        return lint.take();
    }
    lint.text(text);
    profiles::YamlLimits limits;
    limits.maxBytes = kLargestCompose;
    limits.style = profiles::YamlStyle::Foreign;
    const auto tree = profiles::parseYaml(text, fileName, limits);
    if (!tree) {
        const int line = tree.error().where.section(u':', -1).toInt();
        lint.add(Severity::Unknown, "compose-unreadable", line, u"the file cannot be read: %1"_s.arg(visibleText(tree.error().what)),
                 u"Nothing in it was checked."_s);
        return lint.take();
    }
    lint.document(*tree);
    return lint.take();
}

Findings compareComposes(const ComposeReport &registry, const ComposeReport &runner)
{
    if (!registry.isReadable || !runner.isReadable)
        return {{Severity::Unknown, u"images-not-compared"_s, u"the images of the two files could not be compared"_s, {}, 0, {}}};
    if (registry.image == runner.image && !registry.image.isEmpty())
        return {{Severity::Passed, u"images-equal"_s, u"both files name the same image, %1"_s.arg(shown(registry.image)), {}, 0, {}}};
    return {{Severity::Failed,
             u"images-differ"_s,
             u"the registry runs %1 and runners %2; they must be the same"_s.arg(shown(registry.image), shown(runner.image)),
             {},
             0,
             u"Write the same image into both files."_s}};
}

QStringList acceptableCodes()
{
    return {u"debug-mode"_s, u"wallet-not-forwarded"_s, u"images-differ"_s, u"auth-code-missing"_s, u"checkout-version-differs"_s};
}

Findings withAccepted(const Findings &findings, const QStringList &codes)
{
    Findings result = findings;
    for (Finding &finding : result) {
        if (finding.severity != Severity::Failed || !codes.contains(finding.code) || !acceptableCodes().contains(finding.code))
            continue;
        finding.severity = Severity::Warning;
        finding.text += u" (accepted by the operator)"_s;
    }
    return result;
}

} // namespace pilothouse::clustersetup
