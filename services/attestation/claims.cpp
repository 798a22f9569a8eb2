// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/attestation/claims.h"

#include "services/attestation/lite_measurement.h"
#include "services/attestation/measurements.h"
#include "services/core/json.h"
#include "services/core/plain_text.h"

#include <QRegularExpression>

#include <array>

namespace pilothouse::attestation {

namespace {

constexpr JsonLimits kClaimLimits{.maxBytes = 1024 * 1024, .maxDepth = 32, .duplicateKeys = DuplicateKeys::Reject};

std::optional<QJsonObject> readObject(const QByteArray &json)
{
    const auto object = parseJsonObject(json, kClaimLimits);
    return object ? std::optional(*object) : std::nullopt;
}

/// A member that is an object, or the JSON text of one.
QJsonObject nestedObject(const QJsonObject &object, QLatin1StringView name)
{
    const QJsonValue value = object.value(name);
    if (value.isObject())
        return value.toObject();
    return value.isString() ? readObject(value.toString().toUtf8()).value_or(QJsonObject()) : QJsonObject();
}

/// Compares hexadecimal claims with measured bytes, one by one.
class ClaimChecker
{
public:
    explicit ClaimChecker(ClaimCheck &result) : m_result(result) { }

    void hex(const QJsonObject &claims, const char *name, const std::optional<QByteArray> &measured)
    {
        const QString claimed = claims.value(QLatin1StringView(name)).toString().toLower();
        if (claimed.isEmpty() || !measured)
            return;
        const QString real = QString::fromLatin1(measured->toHex());
        if (claimed != real)
            m_result.contradictions << words(name, claimed, real);
    }
    void oneOf(const QJsonObject &claims, const char *name, const std::array<Sha256, 2> &measured)
    {
        const QString claimed = claims.value(QLatin1StringView(name)).toString().toLower();
        if (claimed.isEmpty())
            return;
        for (const Sha256 &candidate : measured)
            if (claimed == QString::fromLatin1(candidate.toHex()))
                return;
        m_result.contradictions << words(name, claimed, QString::fromLatin1(measured[0].toHex()));
    }
    /// The log is measured, the claim is not; a real machine has both and they differ, so it is said and fails nothing.
    void osImage(const QString &claimed, const char *where, const std::optional<Sha256> &measured)
    {
        if (!claimed.isEmpty() && measured && claimed != QString::fromLatin1(measured->toHex()))
            m_result.notes << QStringLiteral("os-image-hash: %1 claims %2, the event log measured %3")
                                  .arg(QLatin1StringView(where), shortened(claimed), QString::fromLatin1(measured->toHex()));
    }

private:
    static QString shortened(const QString &claimed) { return visibleText(claimed, 130); }
    static QString words(const char *name, const QString &claimed, const QString &measured)
    {
        return QStringLiteral("%1: claimed %2, measured %3").arg(QLatin1StringView(name), shortened(claimed), measured);
    }

    ClaimCheck &m_result;
};

template <size_t N>
std::optional<QByteArray> bytesOf(const std::optional<Digest<N>> &digest)
{
    return digest ? std::optional(digest->view().toByteArray()) : std::nullopt;
}

bool isSameProvider(const QByteArray &claimed, const QByteArray &measured)
{
    if (claimed == measured)
        return true;
    const auto a = readObject(claimed);
    const auto b = readObject(measured);
    return a && b && *a == *b;
}

QString shapeText(const QJsonValue &value)
{
    if (value.isBool())
        return value.toBool() ? QStringLiteral("yes") : QStringLiteral("no");
    if (value.isDouble())
        return QString::number(value.toInteger());
    return visibleText(value.toString(), 40);
}

/// Bytes in the unit that reads best.
QString sizeText(const QString &bytes)
{
    const qint64 size = bytes.toLongLong();
    constexpr qint64 gib = qint64(1) << 30;
    constexpr qint64 mib = qint64(1) << 20;
    if (size >= gib && size % gib == 0)
        return QStringLiteral("%1 GiB").arg(size / gib);
    return size % mib == 0 ? QStringLiteral("%1 MiB").arg(size / mib) : QStringLiteral("%1 bytes").arg(size);
}

/// Members of vm_config that the firmware measures into RTMR0, directly or through the ACPI tables.
constexpr std::array<QLatin1StringView, 10> kShapeMembers
    = {QLatin1StringView("cpu_count"),      QLatin1StringView("memory_size"), QLatin1StringView("qemu_version"),    QLatin1StringView("num_gpus"),
       QLatin1StringView("num_nvswitches"), QLatin1StringView("num_nics"),    QLatin1StringView("pci_hole64_size"), QLatin1StringView("hugepages"),
       QLatin1StringView("hotplug_off"),    QLatin1StringView("pic")};

} // namespace

ClaimCheck checkClaims(const Evidence &evidence, const TdReport &td, const BootIdentity &identity)
{
    ClaimCheck result;
    ClaimChecker check(result);
    check.osImage(claimedOsImage(evidence.vmConfig), "vm_config", identity.osImageHash);
    if (const auto lite = checkLiteMeasurement(evidence.vmConfig, td)) {
        result.contradictions << lite->contradictions;
        result.notes << lite->notes;
    }
    if (evidence.appInfo.isEmpty())
        return result;
    const auto info = readObject(evidence.appInfo);
    if (!info) {
        result.notes << QStringLiteral("the served app info cannot be read");
        return result;
    }
    const std::array<Sha256, 2> aggregated = {mrAggregated(td), mrAggregatedWithoutConfiguration(td)};
    const QJsonObject tcbInfo = nestedObject(*info, QLatin1StringView("tcb_info"));
    check.hex(*info, "app_id", identity.appId);
    check.hex(*info, "instance_id", identity.instanceId);
    for (const QJsonObject &claims : {*info, tcbInfo}) {
        check.hex(claims, "compose_hash", bytesOf(identity.composeHash));
        check.oneOf(claims, "mr_aggregated", aggregated);
        check.osImage(claims.value(QLatin1String("os_image_hash")).toString().toLower(), "the app info", identity.osImageHash);
    }
    check.hex(tcbInfo, "mrtd", td.mrTd.view().toByteArray());
    for (int i = 0; i < 4; ++i)
        check.hex(tcbInfo, qPrintable(QStringLiteral("rtmr%1").arg(i)), td.rtmr[size_t(i)].view().toByteArray());
    const QByteArray provider = info->value(QLatin1String("key_provider_info")).toString().toUtf8();
    if (!provider.isEmpty() && !identity.keyProvider.isEmpty() && !isSameProvider(provider, identity.keyProvider))
        result.contradictions << QStringLiteral("key_provider_info: claimed %1, measured %2")
                                     .arg(visibleText(QString::fromUtf8(provider), 200), visibleText(QString::fromUtf8(identity.keyProvider), 200));
    const QByteArray compose = tcbInfo.value(QLatin1String("app_compose")).toString().toUtf8();
    if (!compose.isEmpty() && !evidence.appCompose.isEmpty() && compose != evidence.appCompose)
        result.contradictions << QStringLiteral("app_compose: tcb_info carries another text than the one served");
    return result;
}

std::optional<MachineShape> machineShape(const QByteArray &vmConfig)
{
    const auto object = vmConfig.isEmpty() ? std::nullopt : readObject(vmConfig);
    if (!object)
        return std::nullopt;
    MachineShape shape;
    for (const QLatin1StringView name : kShapeMembers)
        if (object->contains(name))
            shape.insert(name, shapeText(object->value(name)));
    return shape;
}

QString shapeDifference(const MachineShape &from, const MachineShape &to)
{
    QStringList parts;
    for (const QLatin1StringView name : kShapeMembers) {
        const QString before = from.value(name);
        const QString after = to.value(name);
        if (before == after)
            continue;
        if (name == QLatin1StringView("cpu_count"))
            parts << QStringLiteral("%1 → %2 vCPU").arg(before, after);
        else if (name == QLatin1StringView("memory_size"))
            parts << QStringLiteral("%1 → %2 memory").arg(sizeText(before), sizeText(after));
        else
            parts << QStringLiteral("%1 %2 → %3")
                         .arg(name, before.isEmpty() ? QStringLiteral("none") : before, after.isEmpty() ? QStringLiteral("none") : after);
    }
    return parts.join(QStringLiteral(", "));
}

QString claimedOsImage(const QByteArray &vmConfig)
{
    const auto object = vmConfig.isEmpty() ? std::nullopt : readObject(vmConfig);
    return object ? object->value(QLatin1String("os_image_hash")).toString().toLower() : QString();
}

ContainerImages containerImages(const QByteArray &appCompose)
{
    ContainerImages images;
    const auto object = readObject(appCompose);
    if (!object)
        return images;
    static const QRegularExpression imageLine(QStringLiteral("^[ \\t-]*image:[ \\t]*[\"']?([^\\s\"'#]+)"), QRegularExpression::MultilineOption);
    static const QRegularExpression pinned(QStringLiteral("@sha256:[0-9a-fA-F]{64}$"));
    const QString compose = object->value(QLatin1String("docker_compose_file")).toString();
    for (auto match = imageLine.globalMatch(compose); match.hasNext();) {
        const QString reference = match.next().captured(1);
        images.references << reference;
        if (!pinned.match(reference).hasMatch())
            images.unpinned << reference;
    }
    return images;
}

} // namespace pilothouse::attestation
