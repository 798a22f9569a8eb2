// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/clustersetup/checkout.h"

#include "services/core/plain_text.h"
#include "services/core/result.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>

namespace pilothouse::clustersetup {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kMostBytes = 1024 * 1024;

struct CodeCheck
{
    const char *file;
    const char *word;
    const char *meaning;
};

constexpr CodeCheck kSpawnteeChecks[] = {
    {"spawntee/src/main.py", "GATEWAY_AUTH_COORDINATOR_WALLET", "the service checks signatures"},
    {"spawntee/docker-compose.phala.debug.yml", "GATEWAY_AUTH_COORDINATOR_WALLET", "the registry is told the wallet"},
    {"spawntee/docker-compose.phala.runner.yml", "GATEWAY_AUTH_COORDINATOR_WALLET", "runners are told the wallet"},
};
constexpr CodeCheck kOrchestratorChecks[] = {
    {"model_orchestrator/infrastructure/phala/_client.py", "gateway_credentials", "requests are signed"},
    {"model_orchestrator/infrastructure/phala/_cluster.py", "gateway_credentials", "the cluster hands its key on"},
};

/// A file of a repository somebody else wrote: a plain file inside the folder, or why it cannot be read.
Result<QByteArray> readForeign(const QString &folder, const QString &name)
{
    const QString path = folder + u'/' + name;
    const QFileInfo info(path);
    const QString root = QFileInfo(folder).canonicalFilePath();
    Error error;
    error.kind = ErrorKind::InvalidInput;
    error.where = path;
    if (!info.exists()) {
        error.kind = ErrorKind::NotFound;
        error.what = u"is not there"_s;
        return error;
    }
    if (info.isSymLink() || !info.isFile() || !info.canonicalFilePath().startsWith(root + u'/')) {
        error.what = u"is not a plain file of this folder"_s;
        return error;
    }
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        error.what = u"cannot be read: %1"_s.arg(file.errorString());
        return error;
    }
    QByteArray bytes = file.read(kMostBytes + 1);
    if (bytes.size() > kMostBytes) {
        error.what = u"is larger than %1 bytes"_s.arg(kMostBytes);
        return error;
    }
    return bytes;
}

int lineWith(const QByteArray &text, const char *word)
{
    const qsizetype at = text.indexOf(word);
    return at < 0 ? 0 : int(text.first(at).count('\n')) + 1;
}

void check(const QString &folder, const CodeCheck &wanted, Findings &findings)
{
    const QString name = QString::fromLatin1(wanted.file);
    const auto text = readForeign(folder, name);
    if (!text) {
        const bool isMissing = text.error().kind == ErrorKind::NotFound;
        findings.push_back({isMissing ? Severity::Failed : Severity::Unknown,
                            isMissing ? u"auth-code-missing"_s : u"file-unreadable"_s,
                            u"the file %1"_s.arg(text.error().what),
                            folder + u'/' + name,
                            0,
                            {}});
        return;
    }
    const int line = lineWith(*text, wanted.word);
    if (line > 0)
        findings.push_back({Severity::Passed, u"auth-code"_s, QString::fromLatin1(wanted.meaning), folder + u'/' + name, line, {}});
    else
        findings.push_back(
            {Severity::Failed, u"auth-code-missing"_s,
             u"\"%1\" does not occur: not the revision in which %2"_s.arg(QLatin1StringView(wanted.word), QLatin1StringView(wanted.meaning)),
             folder + u'/' + name, 0, u"Check out a revision that has it."_s});
}

bool isFolder(const QString &folder, const char *what, Findings &findings)
{
    if (!folder.isEmpty() && QFileInfo(folder).isDir())
        return true;
    findings.push_back({folder.isEmpty() ? Severity::Note : Severity::Failed,
                        folder.isEmpty() ? u"checkout-not-given"_s : u"checkout-missing"_s,
                        folder.isEmpty() ? u"no checkout of %1 was named; its code was not looked at"_s.arg(QLatin1StringView(what))
                                         : u"the folder of %1 is not there"_s.arg(QLatin1StringView(what)),
                        folder,
                        0,
                        {}});
    return false;
}

/// The first quoted text after "VERSION = ".
QString versionIn(const QByteArray &text)
{
    static const QRegularExpression form(u"^\\s*(?:[A-Z_]*_)?VERSION = [\"']([^\"']{1,64})[\"']"_s, QRegularExpression::MultilineOption);
    return form.match(QString::fromUtf8(text)).captured(1);
}

/// Whether git leaves a file of this name alone, by the plain forms of .gitignore. Only a yes is certain.
bool isIgnored(const QByteArray &gitignore, const QByteArray &name)
{
    bool ignored = false;
    for (const QByteArray &each : gitignore.split('\n')) {
        QByteArray line = each.trimmed();
        const bool isException = line.startsWith('!');
        if (isException)
            line = line.mid(1);
        if (line.startsWith("**/"))
            line = line.mid(3);
        if (line.startsWith('/'))
            line = line.mid(1);
        const bool matches = line == name || (line.endsWith('*') && !line.startsWith('*') && name.startsWith(line.chopped(1)));
        if (matches)
            ignored = !isException;
    }
    return ignored;
}

void checkIgnored(const QString &folder, const char *name, Findings &findings)
{
    const auto text = readForeign(folder, u".gitignore"_s);
    if (text && isIgnored(*text, name)) {
        findings.push_back(
            {Severity::Passed, u"secrets-ignored"_s, u"git leaves %1 alone"_s.arg(QLatin1StringView(name)), folder + u"/.gitignore"_s, 0, {}});
        return;
    }
    findings.push_back({Severity::Warning, u"secrets-not-ignored"_s,
                        u"nothing here tells git to leave %1 alone: a key could be committed"_s.arg(QLatin1StringView(name)),
                        folder + u"/.gitignore"_s, 0, u"Add the line %1."_s.arg(QLatin1StringView(name))});
}

} // namespace

CheckoutReport checkCheckouts(const Checkouts &checkouts)
{
    CheckoutReport report;
    if (isFolder(checkouts.spawntee, "the spawntee", report.findings)) {
        for (const CodeCheck &wanted : kSpawnteeChecks)
            check(checkouts.spawntee, wanted, report.findings);
        const auto code = readForeign(checkouts.spawntee, u"spawntee/src/main.py"_s);
        if (code)
            report.imageVersion = versionIn(*code);
    }
    if (isFolder(checkouts.orchestrator, "the orchestrator", report.findings)) {
        for (const CodeCheck &wanted : kOrchestratorChecks)
            check(checkouts.orchestrator, wanted, report.findings);
        checkIgnored(checkouts.orchestrator, ".env", report.findings);
    }
    return report;
}

Findings compareVersion(const QString &imageVersion, const ComposeReport &registry, const ComposeReport &runner)
{
    if (imageVersion.isEmpty())
        return {{Severity::Note,
                 u"version-not-compared"_s,
                 u"the version of the spawntee's code is not known, so it was not compared with the images"_s,
                 {},
                 0,
                 {}}};
    Findings findings;
    for (const auto &[report, what] : {std::pair{&registry, u"the registry's"_s}, std::pair{&runner, u"the runners'"_s}}) {
        if (report->imageTag.isEmpty())
            findings.push_back(
                {Severity::Warning, u"version-not-compared"_s, u"%1 compose file names no version of the image"_s.arg(what), {}, 0, {}});
        else if (report->imageTag == imageVersion)
            findings.push_back(
                {Severity::Passed, u"version-equal"_s, u"%1 image is version %2, as the checkout"_s.arg(what, visibleText(imageVersion)), {}, 0, {}});
        else
            findings.push_back({Severity::Failed,
                                u"checkout-version-differs"_s,
                                u"%1 compose file runs version %2, the checkout is version %3"_s.arg(what, visibleText(report->imageTag, 64),
                                                                                                     visibleText(imageVersion)),
                                {},
                                0,
                                u"Check out the version that is run, or accept that another code is looked at."_s});
    }
    return findings;
}

} // namespace pilothouse::clustersetup
