// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/attestation/evidence_bundle.h"

#include "services/attestation/report_json.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>

namespace pilothouse::attestation {

QByteArray evidenceBundle(const Comparison &comparison, const std::vector<Evidence> &machines, const CollateralSet &collateral)
{
    QJsonArray instances;
    for (const Evidence &machine : machines) {
        QJsonObject instance;
        instance[QStringLiteral("name")] = machine.name;
        instance[QStringLiteral("address")] = machine.address;
        if (!machine.quote.isEmpty())
            instance[QStringLiteral("quote")] = QString::fromLatin1(machine.quote.toHex());
        // Exact text stays text: hashes and signatures cover bytes.
        const auto text = [&instance](const char *name, const QByteArray &value) {
            if (!value.isEmpty())
                instance[QLatin1StringView(name)] = QString::fromUtf8(value);
        };
        text("event_log", machine.eventLog);
        text("app_compose", machine.appCompose);
        text("vm_config", machine.vmConfig);
        text("app_info", machine.appInfo);
        text("version_endpoint", machine.versionInfo);
        text("counters", machine.counters);
        if (machine.expectedReportData)
            instance[QStringLiteral("expected_report_data")] = QString::fromLatin1(machine.expectedReportData->toHex());
        if (!machine.failures.isEmpty())
            instance[QStringLiteral("failures")] = QJsonArray::fromStringList(machine.failures);
        instances.append(instance);
    }
    QJsonArray judgedBy;
    for (const Collateral &one : collateral.items)
        judgedBy.append(QJsonDocument::fromJson(one.toJson()).object());
    QJsonObject bundle;
    bundle[QStringLiteral("collateral_used")] = judgedBy;
    bundle[QStringLiteral("instances")] = instances;
    bundle[QStringLiteral("verification_time")] = qint64(comparison.at.time_since_epoch().count());
    bundle[QStringLiteral("trust_root")] = comparison.trustRoot;
    bundle[QStringLiteral("comparison")] = toJson(comparison);
    return QJsonDocument(bundle).toJson(QJsonDocument::Indented);
}

} // namespace pilothouse::attestation
