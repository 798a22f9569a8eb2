// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/attestation/tcb_evaluation.h"

#include <algorithm>
#include <array>

namespace pilothouse::attestation {

namespace {

/// From good to bad; the index is the severity.
constexpr std::array<QLatin1StringView, 7> kStatuses = {QLatin1StringView("UpToDate"),
                                                        QLatin1StringView("SWHardeningNeeded"),
                                                        QLatin1StringView("ConfigurationNeeded"),
                                                        QLatin1StringView("ConfigurationAndSWHardeningNeeded"),
                                                        QLatin1StringView("OutOfDate"),
                                                        QLatin1StringView("OutOfDateConfigurationNeeded"),
                                                        QLatin1StringView("Revoked")};

std::optional<size_t> severity(const QString &status)
{
    const auto found = std::find(kStatuses.begin(), kStatuses.end(), status);
    return found == kStatuses.end() ? std::nullopt : std::optional(size_t(found - kStatuses.begin()));
}

QString toText(QByteArrayView bytes)
{
    return QString::fromUtf8(bytes);
}

bool reachesSgx(const TcbLevel &level, const PckInfo &pck)
{
    for (size_t i = 0; i < pck.components.size(); ++i)
        if (pck.components[i] < level.sgx.svn[i])
            return false;
    return pck.pceSvn >= level.pceSvn;
}

bool reachesTdx(const TcbLevel &level, const TdReport &td, size_t firstComponent)
{
    for (size_t i = firstComponent; i < level.tdx.svn.size(); ++i)
        if (td.teeTcbSvn.data()[i] < level.tdx.svn[i])
            return false;
    return true;
}

const TdxModuleIdentity *moduleIdentity(const TcbInfo &info, uint8_t version)
{
    const QByteArray id = "TDX_" + QByteArray(1, char(version)).toHex();
    const auto found = std::find_if(info.tdxModuleIdentities.begin(), info.tdxModuleIdentities.end(),
                                    [&id](const TdxModuleIdentity &identity) { return identity.id.compare(id, Qt::CaseInsensitive) == 0; });
    return found == info.tdxModuleIdentities.end() ? nullptr : &*found;
}

std::optional<Failure> checkModuleRule(const TdxModuleRule &rule, const TdReport &td)
{
    if (td.mrSignerSeam != rule.mrSigner)
        return Failure(QLatin1StringView("TDX_MODULE_MRSIGNER"), QString::fromLatin1(td.mrSignerSeam.toHex()));
    for (size_t i = 0; i < 8; ++i) {
        const uint8_t mask = rule.attributesMask.data()[i];
        const uint8_t found = td.seamAttributes.data()[i];
        if ((found & mask) != (rule.attributes.data()[i] & mask) || (found & uint8_t(~mask)) != 0)
            return Failure(QLatin1StringView("TDX_MODULE_ATTRIBUTES"), QString::fromLatin1(td.seamAttributes.toHex()));
    }
    return std::nullopt;
}

/// The module's own level, a failure, or nothing when the platform level judges the module.
std::variant<const SvnLevel *, Failure> evaluateModule(const TcbInfo &info, const TdReport &td)
{
    if (!info.tdxModule)
        return Failure(QLatin1StringView("TDX_MODULE_MISSING"));
    const uint8_t svn = td.teeTcbSvn.data()[0];
    const uint8_t version = td.teeTcbSvn.data()[1];
    const bool hasIdentity = version > 0 && !info.tdxModuleIdentities.empty();
    const TdxModuleIdentity *identity = hasIdentity ? moduleIdentity(info, version) : nullptr;
    if (hasIdentity && identity == nullptr)
        return Failure(QLatin1StringView("TDX_MODULE_UNKNOWN"), QStringLiteral("version %1").arg(version));
    if (auto failure = checkModuleRule(identity ? identity->rule : *info.tdxModule, td))
        return *failure;
    if (identity == nullptr)
        return static_cast<const SvnLevel *>(nullptr);
    const SvnLevel *level = reachedLevel(identity->levels, svn);
    if (level == nullptr)
        return Failure(QLatin1StringView("TDX_MODULE_TCB_NOT_SUPPORTED"), QStringLiteral("version %1, SVN %2").arg(version).arg(svn));
    return level;
}

bool isOutOfDate(const QString &status)
{
    return status == QLatin1StringView("OutOfDate") || status == QLatin1StringView("OutOfDateConfigurationNeeded");
}

bool needsConfiguration(const QString &status)
{
    return status.contains(QLatin1StringView("Configuration"));
}

/// Intel's merge: an outdated or revoked part pulls the whole down, but keeps the word about configuration.
QString mergedLikeIntel(const QString &status, const QString &part)
{
    if (part == QLatin1StringView("Revoked"))
        return part;
    const auto weight = severity(status); // none: a relaunch word or a word that is not known, which stays
    if (part == QLatin1StringView("OutOfDate") && weight && weight < severity(part))
        return needsConfiguration(status) ? QStringLiteral("OutOfDateConfigurationNeeded") : part;
    return status;
}

/// True when the module that runs now (SVN2) is the newest, although the TD was started under an older one. Nothing when
/// its identity is not known.
std::optional<bool> hasNewestModuleNow(const TcbInfo &info, const Digest<16> &svn2)
{
    const TcbLevel &newest = info.levels.front();
    const bool restIsNewest = svn2.data()[2] >= newest.tdx.svn[2];
    if (svn2.data()[1] == 0)
        return restIsNewest && svn2.data()[0] >= newest.tdx.svn[0];
    const TdxModuleIdentity *identity = moduleIdentity(info, svn2.data()[1]);
    if (identity == nullptr)
        return std::nullopt;
    return restIsNewest && !identity->levels.empty() && svn2.data()[0] >= identity->levels.front().isvSvn;
}

} // namespace

const SvnLevel *qeLevel(const QeIdentity &qe, const EnclaveReport &report)
{
    return reachedLevel(qe.levels, report.isvSvn);
}

std::optional<Failure> checkSchema(const TcbInfo &info, Tee tee)
{
    if (info.tcbType != 0)
        return Failure(QLatin1StringView("TCB_INFO_SCHEMA"), QStringLiteral("tcbType %1").arg(info.tcbType));
    for (const TcbLevel &level : info.levels)
        if (!level.sgx.isComplete() || (tee == Tee::Tdx && !level.tdx.isComplete()))
            return Failure(QLatin1StringView("TCB_INFO_SCHEMA"),
                           QStringLiteral("%1 SGX and %2 TDX components").arg(level.sgx.count).arg(level.tdx.count));
    return std::nullopt;
}

std::variant<TcbEvaluation, Failure> evaluateStrictly(const TcbInfo &info, const SvnLevel &qe, const PckInfo &pck, const Quote &quote)
{
    const auto level = std::find_if(info.levels.begin(), info.levels.end(), [&](const TcbLevel &candidate) {
        return reachesSgx(candidate, pck) && (!quote.td || reachesTdx(candidate, *quote.td, 0));
    });
    if (level == info.levels.end())
        return Failure(QLatin1StringView("TCB_NOT_SUPPORTED"));
    const SvnLevel *module = nullptr;
    if (quote.td) {
        const auto found = evaluateModule(info, *quote.td);
        if (const auto *failure = std::get_if<Failure>(&found))
            return *failure;
        module = std::get<const SvnLevel *>(found);
    }

    TcbEvaluation result;
    result.tcbDate = toText(level->verdict.date);
    result.platformStatus = toText(level->verdict.status);
    result.qeStatus = toText(qe.verdict.status);
    if (module != nullptr)
        result.tdxModuleStatus = toText(module->verdict.status);
    size_t worst = 0;
    QString revoked;
    const std::array<std::pair<const LevelVerdict *, const char *>, 3> parts
        = {{{&level->verdict, "platform"}, {module ? &module->verdict : nullptr, "TDX module"}, {&qe.verdict, "quoting enclave"}}};
    for (const auto &[verdict, name] : parts) {
        if (verdict == nullptr)
            continue;
        const QString status = toText(verdict->status);
        const auto weight = severity(status);
        if (!weight)
            return Failure(QLatin1StringView("TCB_STATUS_UNKNOWN"), QStringLiteral("%1: %2").arg(QLatin1StringView(name), status.left(60)));
        worst = std::max(worst, *weight);
        if (*weight == kStatuses.size() - 1)
            revoked = QLatin1StringView(name);
        for (const QByteArrayView id : verdict->advisoryIds)
            if (const QString text = toText(id); !result.advisoryIds.contains(text))
                result.advisoryIds << text;
    }
    if (!revoked.isEmpty())
        return Failure(QLatin1StringView("TCB_REVOKED"), revoked);
    result.status = kStatuses[worst];
    return result;
}

QString evaluateLikeIntel(const TcbInfo &info, const SvnLevel &qe, const PckInfo &pck, const Quote &quote)
{
    const QString notSupported = QStringLiteral("TCB_NOT_SUPPORTED");
    const QString unknownModule = QStringLiteral("TDX_MODULE_MISMATCH");
    const QString qeStatus = toText(qe.verdict.status);
    const auto sgxLevel = std::find_if(info.levels.begin(), info.levels.end(), [&](const TcbLevel &level) { return reachesSgx(level, pck); });
    if (sgxLevel == info.levels.end())
        return notSupported;
    const QString sgxStatus = toText(sgxLevel->verdict.status);
    if (!quote.td)
        return mergedLikeIntel(sgxStatus, qeStatus);

    const TdReport &td = *quote.td;
    const uint8_t moduleVersion = td.teeTcbSvn.data()[1];
    const size_t firstComponent = moduleVersion > 0 ? 2 : 0; // the module identity judges the first two
    const auto tdxLevel = std::find_if(sgxLevel, info.levels.end(),
                                       [&](const TcbLevel &level) { return reachesSgx(level, pck) && reachesTdx(level, td, firstComponent); });
    if (tdxLevel == info.levels.end())
        return notSupported;
    QString moduleStatus = kStatuses[0];
    if (moduleVersion > 0) {
        const TdxModuleIdentity *identity = moduleIdentity(info, moduleVersion);
        if (identity == nullptr)
            return unknownModule;
        const SvnLevel *level = reachedLevel(identity->levels, td.teeTcbSvn.data()[0]);
        if (level == nullptr)
            return notSupported;
        moduleStatus = toText(level->verdict.status);
    }
    QString status = mergedLikeIntel(toText(tdxLevel->verdict.status), moduleStatus);
    if (status == QLatin1StringView("Revoked"))
        return status;

    const bool sgxIsFine = severity(sgxStatus) < severity(QStringLiteral("OutOfDate"));
    if (td.teeTcbSvn2 && severity(sgxStatus) && sgxIsFine && !isOutOfDate(qeStatus) && qeStatus != QLatin1StringView("Revoked") && isOutOfDate(status)
        && moduleStatus == QLatin1StringView("OutOfDate")) {
        const auto isNewest = hasNewestModuleNow(info, *td.teeTcbSvn2);
        if (!isNewest)
            return unknownModule;
        if (*isNewest) {
            status = needsConfiguration(sgxStatus) || needsConfiguration(status) ? QStringLiteral("TDRelaunchAdvisedConfigurationNeeded")
                                                                                 : QStringLiteral("TDRelaunchAdvised");
        }
    }
    return mergedLikeIntel(status, qeStatus);
}

} // namespace pilothouse::attestation
