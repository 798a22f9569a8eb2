// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/attestation/comparison_rows.h"

#include "services/attestation/claims.h"
#include "services/attestation/measurements.h"
#include "services/core/plain_text.h"

#include <QHash>
#include <QSet>

#include <algorithm>
#include <functional>

namespace pilothouse::attestation {

namespace {

/// A real boot section has a dozen events; a hostile one must not become a table of a million cells.
constexpr size_t kMaxEventRows = 500;

/// One machine, as the properties read it.
struct Subject
{
    const Evidence &evidence;
    const InstanceReport &report;

    const TdReport *td() const { return report.verification.quote && report.verification.quote->td ? &*report.verification.quote->td : nullptr; }
    const BootIdentity &identity() const { return report.replayed.identity; }
};

/// When a row that is empty everywhere is shown all the same.
enum class WhenAbsent { Show, Hide };

struct Property
{
    const char *name;
    RowGroup group;
    WhenAbsent whenAbsent;
    const char *meaning;
    std::function<QString(const Subject &)> value;
};

QString hexText(QByteArrayView bytes)
{
    return QString::fromLatin1(bytes.toByteArray().toHex());
}

template <size_t N>
QString hexText(const Digest<N> &digest)
{
    return hexText(digest.view());
}

template <size_t N>
QString hexText(const std::optional<Digest<N>> &digest)
{
    return digest ? hexText(digest->view()) : QString();
}

/// A measurement of the TD report; empty without one.
template <typename Member>
std::function<QString(const Subject &)> measured(Member member)
{
    return [member](const Subject &machine) { return machine.td() ? hexText(machine.td()->*member) : QString(); };
}

std::function<QString(const Subject &)> rtmr(size_t index)
{
    return [index](const Subject &machine) { return machine.td() ? hexText(machine.td()->rtmr[index]) : QString(); };
}

QString initScripts(const Subject &machine)
{
    QStringList hashes;
    for (const QByteArray &hash : machine.identity().initScriptHashes)
        hashes << hexText(hash);
    return hashes.join(u' ');
}

QString otherEvents(const Subject &machine)
{
    QStringList events;
    for (const auto &[name, payload] : machine.identity().otherEvents)
        events << QStringLiteral("%1=%2").arg(visibleText(name, 80), hexText(payload));
    return events.join(u' ');
}

QString applicationEvents(const Subject &machine)
{
    QStringList events;
    for (const Event &event : machine.report.eventLog.events)
        if (event.isRuntime() && !event.inBootSection)
            events << QStringLiteral("%1=%2").arg(visibleText(event.name, 80), hexText(event.payload));
    return events.join(u' ');
}

QString shapeText(const Subject &machine)
{
    QStringList parts;
    const auto shape = machineShape(machine.evidence.vmConfig).value_or(MachineShape());
    for (auto it = shape.begin(); it != shape.end(); ++it)
        parts << it.key() + u'=' + it.value();
    return parts.join(u' ');
}

QString pckText(const Subject &machine, const std::function<QString(const PckInfo &)> &read)
{
    return machine.report.verification.pck ? read(*machine.report.verification.pck) : QString();
}

std::vector<Property> identityProperties()
{
    using enum WhenAbsent;
    constexpr RowGroup group = RowGroup::Identity;
    return {
        {"compose-hash", group, Show,
         "SHA-256 of the app-compose file (never of docker-compose.yml alone), measured at boot; decides which containers run.",
         [](const Subject &m) { return hexText(m.identity().composeHash); }},
        {"app-id", group, Show, "The application that the machine booted for.",
         [](const Subject &m) { return m.identity().appId ? hexText(*m.identity().appId) : QString(); }},
        {"MRTD", group, Show, "The virtual firmware.", measured(&TdReport::mrTd)},
        {"RTMR1", group, Show, "The kernel.", rtmr(1)},
        {"RTMR2", group, Show, "The kernel command line (with the root file system's hash) and the initrd.", rtmr(2)},
        {"mr_image", group, Show, "Firmware, kernel, command line and initrd in one hash: the image, whatever machine it runs on.",
         [](const Subject &m) { return m.td() ? hexText(mrImage(*m.td())) : QString(); }},
        {"os-image-hash", group, Show, "The OS image as the KMS named it; measured only on machines with a KMS.",
         [](const Subject &m) { return hexText(m.identity().osImageHash); }},
        {"key-provider", group, Show, "Who gives the application its keys.",
         [](const Subject &m) { return visibleText(QString::fromUtf8(m.identity().keyProvider), 4000); }},
        {"MRCONFIGID", group, Show, "Set by the host at launch and signed by the quote; dstack binds the application here.",
         measured(&TdReport::mrConfigId)},
        {"TDATTRIBUTES", group, Show, "Attributes of the TD; debug must be off.", measured(&TdReport::tdAttributes)},
        {"XFAM", group, Show, "CPU features that the TD may use.", measured(&TdReport::xfam)},
        {"MROWNER", group, Show, "Owner of the TD; zero with dstack.", measured(&TdReport::mrOwner)},
        {"MROWNERCONFIG", group, Show, "Owner's configuration of the TD; zero with dstack.", measured(&TdReport::mrOwnerConfig)},
        {"MRSIGNERSEAM", group, Show, "Signer of the TDX module; zero is Intel.", measured(&TdReport::mrSignerSeam)},
        {"init-script-hash", group, Hide, "The scripts that ran before the containers.", initScripts},
        {"gpu-policy-hash", group, Hide, "What the machine accepts as a GPU.", [](const Subject &m) { return hexText(m.identity().gpuPolicyHash); }},
        {"storage-fs", group, Hide, "File system of the application's data.",
         [](const Subject &m) { return visibleText(m.identity().storageFs, 80); }},
        {"rootfs-hash", group, Hide, "Root file system of a legacy image.", [](const Subject &m) { return hexText(m.identity().rootfsHash); }},
        {"container images", group, Hide, "Images named in the app-compose that was measured.",
         [](const Subject &m) {
             return m.report.composeHashMatches == true ? visibleText(containerImages(m.evidence.appCompose).references.join(u' '), 4000) : QString();
         }},
        {"MRENCLAVE", group, Hide, "SGX only: the enclave's initial memory.",
         [](const Subject &m) {
             return m.report.verification.quote && m.report.verification.quote->enclave ? hexText(m.report.verification.quote->enclave->mrEnclave)
                                                                                        : QString();
         }},
        {"MRSIGNER", group, Hide, "SGX only: the enclave's signer.",
         [](const Subject &m) {
             return m.report.verification.quote && m.report.verification.quote->enclave ? hexText(m.report.verification.quote->enclave->mrSigner)
                                                                                        : QString();
         }},
    };
}

std::vector<Property> explainedProperties()
{
    using enum WhenAbsent;
    constexpr RowGroup group = RowGroup::Explained;
    const auto notChecked = [](const Subject &) { return QString(); };
    return {
        {"RTMR0", group, Show, "Virtual hardware, firmware configuration and ACPI tables.", rtmr(0)},
        {"vm_config", group, Show, "What the host claims about the machine's shape; explains RTMR0, proves nothing.", shapeText},
        {"TCB status", group, Show, "How up to date the platform is, by the strict profile.",
         [](const Subject &m) { return m.report.verification.status; }},
        {"TCB status, Intel profile", group, Show, "The same by Intel's own merge rules; never decides.",
         [](const Subject &m) { return m.report.verification.intelProfileStatus; }},
        {"advisories", group, Hide, "Intel's open advisories for the platform.",
         [](const Subject &m) { return m.report.verification.advisoryIds.join(u' '); }},
        {"MRSEAM", group, Show, "Build of the TDX module.", measured(&TdReport::mrSeam)},
        {"TEE_TCB_SVN", group, Show, "Security versions of the TDX module and its loader.", measured(&TdReport::teeTcbSvn)},
        {"FMSPC", group, Show, "Model of the platform.",
         [](const Subject &m) { return pckText(m, [](const PckInfo &pck) { return hexText(pck.fmspc); }); }},
        {"quote version", group, Show, "Format of the quote.",
         [](const Subject &m) { return m.report.verification.quote ? QString::number(m.report.verification.quote->version) : QString(); }},
        {"TCB evaluation data", group, Show, "Number of Intel's data set that judged the machine.",
         [](const Subject &m) {
             return m.report.verification.tcbEvaluationDataNumber ? QString::number(*m.report.verification.tcbEvaluationDataNumber) : QString();
         }},
        {"os_image_hash, claimed", group, Hide, "The OS image as vm_config claims it.",
         [](const Subject &m) { return visibleText(claimedOsImage(m.evidence.vmConfig), 130); }},
        {"other boot events", group, Hide, "Boot events whose names mean nothing to us, compared as they are.", otherEvents},
        {"application events", group, Hide, "Events that the application added after boot; they count for nothing here.", applicationEvents},
        {"version, claimed", group, Hide, "What the application says about itself.",
         [](const Subject &m) { return visibleText(QString::fromUtf8(m.evidence.versionInfo), 400); }},
        {"own routes, claimed", group, Hide,
         "What the machine's own routes (/compose-hash, /attestation, /health) say about it. Nobody signs it, so it never proves or disproves.",
         [](const Subject &m) { return visibleText(QString::fromUtf8(m.evidence.routeClaims), 400); }},
        {"counters, claimed", group, Hide,
         "Counted in that machine's memory, shared with none and back at zero after a redeployment: they differ, and a drop is a restart, not drift.",
         [](const Subject &m) { return visibleText(QString::fromUtf8(m.evidence.counters), 400); }},
        {"MR_ENCLAVE", group, Hide,
         "A TDX quote has none: the image identity (MRTD, RTMR1, RTMR2, in one hash mr_image) stands for it. The MRENCLAVE inside "
         "a TDX quote is that of Intel's quoting enclave.",
         [](const Subject &m) { return m.td() ? QStringLiteral("TDX: see image identity") : QString(); }},
        {"MR_SIGNER", group, Hide,
         "A TDX quote has none: nobody signs a TD. MRSIGNERSEAM is the signer of the TDX module (zero is Intel), MRSEAM its build.",
         [](const Subject &m) { return m.td() ? QStringLiteral("TDX: see MRSIGNERSEAM") : QString(); }},
        {"OS image table", group, Show, "The image by the operator's table: MRTD, RTMR1 and RTMR2 must be those of a release.",
         [](const Subject &m) { return m.report.image ? m.report.image->words : QString(); }},
        {"on-chain allow-list", group, Show, "Not checked: no contract was given.", notChecked},
    };
}

std::vector<Property> differingProperties()
{
    using enum WhenAbsent;
    constexpr RowGroup group = RowGroup::MustDiffer;
    return {
        {"instance-id", group, Show, "Each machine has its own.",
         [](const Subject &m) {
             const auto &id = m.identity().instanceId;
             return !id ? QString() : id->isEmpty() ? QStringLiteral("none") : hexText(*id);
         }},
        {"RTMR3", group, Show, "Run-time events, the instance id among them: compare the events, not this register.", rtmr(3)},
        {"mr_aggregated", group, Show, "dstack's hash over all registers, RTMR3 among them.",
         [](const Subject &m) { return m.td() ? hexText(mrAggregated(*m.td())) : QString(); }},
        {"PPID", group, Show, "The physical platform.",
         [](const Subject &m) { return pckText(m, [](const PckInfo &pck) { return hexText(pck.ppid); }); }},
        {"platform instance id", group, Hide, "The platform as Intel registered it.",
         [](const Subject &m) { return pckText(m, [](const PckInfo &pck) { return hexText(pck.platformInstanceId); }); }},
        {"report data", group, Show, "The answer to this machine's own challenge.", measured(&TdReport::reportData)},
        {"quote", group, Show, "SHA-256 of the quote as received.",
         [](const Subject &m) { return m.report.verification.quote ? hexText(sha256({m.report.verification.quote->raw})) : QString(); }},
        {"address", group, Hide, "Where it was reached.", [](const Subject &m) { return visibleText(m.evidence.address, 400); }},
    };
}

/// Machines with equal values, the largest group first; empty values are left out.
std::vector<std::vector<int>> groupsOf(const QStringList &values)
{
    QHash<QString, size_t> index;
    std::vector<std::vector<int>> groups;
    for (int i = 0; i < values.size(); ++i) {
        if (values[i].isEmpty())
            continue;
        const auto known = index.constFind(values[i]);
        if (known != index.constEnd()) {
            groups[*known].push_back(i);
        } else {
            index.insert(values[i], groups.size());
            groups.push_back({i});
        }
    }
    std::stable_sort(groups.begin(), groups.end(), [](const auto &a, const auto &b) { return a.size() > b.size(); });
    return groups;
}

/// Everybody outside the one largest group; everybody when no group is the largest.
std::vector<int> outliersOf(const std::vector<std::vector<int>> &groups)
{
    std::vector<int> outliers;
    const bool hasMajority = groups.size() > 1 && groups[0].size() > groups[1].size();
    for (size_t i = hasMajority ? 1 : 0; i < groups.size(); ++i)
        outliers.insert(outliers.end(), groups[i].begin(), groups[i].end());
    std::sort(outliers.begin(), outliers.end());
    return outliers;
}

QString machineCount(size_t count)
{
    return count == 1 ? QStringLiteral("1 machine") : QStringLiteral("%1 machines").arg(count);
}

QString groupWords(const std::vector<std::vector<int>> &groups)
{
    QStringList sizes;
    for (const auto &group : groups)
        sizes << QString::number(group.size());
    return QStringLiteral("%1 values, groups of %2").arg(groups.size()).arg(sizes.mid(0, 8).join(QStringLiteral(", ")));
}

/// Relation and reason by the rule of the row's group.
void relate(Row &row, const QString &meaning)
{
    const auto groups = groupsOf(row.values);
    const auto present = std::count_if(row.values.begin(), row.values.end(), [](const QString &value) { return !value.isEmpty(); });
    QString finding;
    if (present == 0) {
        row.relation = Relation::Missing;
        finding = QStringLiteral("No machine has it.");
    } else if (present < row.values.size()) {
        row.relation = Relation::Missing;
        finding = QStringLiteral("Missing on %1.").arg(machineCount(size_t(row.values.size() - present)));
        for (int i = 0; i < row.values.size(); ++i)
            if (row.values[i].isEmpty())
                row.outliers.push_back(i);
    } else if (groups.size() == 1 && row.group != RowGroup::MustDiffer) {
        row.relation = Relation::Same;
        finding = QStringLiteral("Equal on all machines.");
    } else if (row.group == RowGroup::Identity) {
        row.relation = Relation::Different;
        row.outliers = outliersOf(groups);
        finding = QStringLiteral("It must be equal and is not: %1.").arg(groupWords(groups));
    } else if (row.group == RowGroup::Explained) {
        row.relation = Relation::ExpectedDifference;
        row.outliers = outliersOf(groups);
        finding = QStringLiteral("It may differ between machines that run the same code.");
    } else if (groups.size() == size_t(row.values.size())) {
        row.relation = Relation::ExpectedDifference;
        finding = QStringLiteral("It differs, as it must between two machines.");
    } else {
        row.relation = Relation::Same;
        for (const auto &group : groups)
            if (group.size() > 1)
                row.outliers.insert(row.outliers.end(), group.begin(), group.end());
        std::sort(row.outliers.begin(), row.outliers.end());
        finding = QStringLiteral("Equal on %1 although it should differ.").arg(machineCount(row.outliers.size()));
    }
    row.reason = meaning + u' ' + finding;
}

/// A table turns claims about the shape into measurements: it knows the RTMR0 of each. Empty when it does not know all of them.
QString shapesByTable(const std::vector<Subject> &machines)
{
    QStringList shapes;
    for (const Subject &machine : machines) {
        if (!machine.report.image || !machine.report.image->shape)
            return {};
        if (const QString shape = visibleText(*machine.report.image->shape, 60); !shapes.contains(shape))
            shapes << shape;
    }
    return shapes.join(QStringLiteral(" → "));
}

/// What the reference table says outranks whether the machines agree: two machines on one dev image are alike and both wrong.
void judgeImageRow(Row &row, const std::vector<Subject> &machines)
{
    const bool isGiven = std::any_of(machines.begin(), machines.end(), [](const Subject &machine) { return machine.report.image.has_value(); });
    if (!isGiven) {
        row.reason = QStringLiteral("Not checked: no reference table of released images was given.");
        return;
    }
    const auto isAnswer = [](ImageAnswer answer) {
        return [answer](const Subject &machine) { return machine.report.image && machine.report.image->answer == answer; };
    };
    std::vector<int> wrong;
    for (size_t i = 0; i < machines.size(); ++i)
        if (!isAnswer(ImageAnswer::Release)(machines[i]))
            wrong.push_back(int(i));
    if (wrong.empty())
        return;
    row.outliers = wrong;
    if (std::any_of(machines.begin(), machines.end(), isAnswer(ImageAnswer::DevImage))) {
        row.relation = Relation::Different;
        row.note = QStringLiteral("dev image");
        row.reason += QStringLiteral(" A dev image lets people log in.");
    } else {
        row.relation = Relation::Missing;
        row.note = QStringLiteral("unknown image");
        row.reason += QStringLiteral(" An image that the table does not list is unknown, never good.");
    }
}

/// RTMR0 is explained only by shapes that differ where it differs.
void explainShape(Row &row, const std::vector<Subject> &machines, RowSummary &summary)
{
    const auto groups = groupsOf(row.values);
    if (groups.size() < 2)
        return;
    summary.shapeDiffers = true;
    QHash<QString, QString> rtmrOfShape;
    bool isKnown = true;
    bool contradicts = false;
    for (size_t i = 0; i < machines.size(); ++i) {
        const QString shape = shapeText(machines[i]);
        const QString &value = row.values[qsizetype(i)];
        if (value.isEmpty())
            continue;
        isKnown = isKnown && !shape.isEmpty();
        if (!shape.isEmpty())
            contradicts = contradicts || rtmrOfShape.value(shape, value) != value;
        rtmrOfShape.insert(shape, value);
    }
    const QString measuredShapes = shapesByTable(machines);
    summary.shapeContradicts = contradicts && measuredShapes.isEmpty();
    if (!measuredShapes.isEmpty()) {
        row.relation = Relation::ExpectedDifference;
        summary.shapeNote = measuredShapes;
        row.reason = QStringLiteral("RTMR0 differs, and the OS image table knows each value as a shape of the image: %1.").arg(measuredShapes);
    } else if (contradicts) {
        row.relation = Relation::Different;
        summary.shapeNote = QStringLiteral("same shape claimed");
        row.reason = QStringLiteral("RTMR0 differs between machines that claim the same CPU, memory, QEMU and devices: nothing explains it.");
    } else if (!isKnown) {
        row.relation = Relation::Different;
        summary.shapeNote = QStringLiteral("not explained");
        row.reason = QStringLiteral("RTMR0 differs and no vm_config says why: another number of CPUs, memory size, device or QEMU version would.");
    } else {
        row.relation = Relation::ExpectedDifference;
        const auto from = machineShape(machines[size_t(groups[0][0])].evidence.vmConfig).value_or(MachineShape());
        const auto to = machineShape(machines[size_t(groups[1][0])].evidence.vmConfig).value_or(MachineShape());
        summary.shapeNote = shapeDifference(from, to);
        row.reason = QStringLiteral("RTMR0 differs as the claimed shapes do: %1.").arg(summary.shapeNote);
    }
    row.outliers = outliersOf(groups);
    row.note = summary.shapeNote;
}

} // namespace

std::vector<Row> propertyRows(const std::vector<Evidence> &evidence, const std::vector<InstanceReport> &reports, RowSummary &summary)
{
    std::vector<Subject> machines;
    for (size_t i = 0; i < reports.size(); ++i)
        machines.push_back({evidence[i], reports[i]});
    std::vector<Row> rows;
    std::vector<bool> isOutlier(machines.size());
    for (const auto &properties : {identityProperties(), explainedProperties(), differingProperties()}) {
        for (const Property &property : properties) {
            Row row;
            row.property = QLatin1StringView(property.name);
            row.group = property.group;
            for (const Subject &machine : machines)
                row.values << property.value(machine);
            const bool isAbsent = std::all_of(row.values.begin(), row.values.end(), [](const QString &value) { return value.isEmpty(); });
            if (isAbsent && property.whenAbsent == WhenAbsent::Hide)
                continue;
            relate(row, QLatin1StringView(property.meaning));
            if (row.property == QLatin1String("RTMR0"))
                explainShape(row, machines, summary);
            if (row.property == QLatin1String("OS image table"))
                judgeImageRow(row, machines);
            if (row.property == QLatin1String("RTMR3"))
                row.note = QStringLiteral("by event");
            if (row.group == RowGroup::Identity && !isAbsent) {
                const bool isEqual = row.relation == Relation::Same;
                (isEqual ? summary.equal : summary.differing) << row.property;
                if (!isEqual)
                    for (const int i : row.outliers)
                        isOutlier[size_t(i)] = true;
            }
            rows.push_back(std::move(row));
        }
    }
    for (size_t i = 0; i < isOutlier.size(); ++i)
        if (isOutlier[i])
            summary.outliers.push_back(int(i));
    return rows;
}

std::vector<Row> eventRows(const std::vector<InstanceReport> &reports)
{
    std::vector<Row> rows;
    QHash<QString, size_t> rowOf; // name and how often it came before
    QSet<QString> unknownNames;
    for (const InstanceReport &report : reports)
        for (const auto &event : report.replayed.identity.otherEvents)
            unknownNames << event.first;
    const auto groupOf = [&unknownNames](const QString &name) {
        if (name == QLatin1String("instance-id"))
            return RowGroup::MustDiffer;
        return unknownNames.contains(name) ? RowGroup::Explained : RowGroup::Identity;
    };
    for (size_t machine = 0; machine < reports.size(); ++machine) {
        QHash<QString, int> seen;
        for (const Event &event : reports[machine].eventLog.events) {
            if (!event.inBootSection)
                continue;
            const QString key = event.name + u'\n' + QString::number(seen[event.name]++);
            auto known = rowOf.constFind(key);
            if (known == rowOf.constEnd() && rows.size() == kMaxEventRows)
                continue;
            if (known == rowOf.constEnd()) {
                Row row;
                row.property = event.name;
                row.group = groupOf(event.name);
                row.values.resize(qsizetype(reports.size()));
                known = rowOf.insert(key, rows.size());
                rows.push_back(std::move(row));
            }
            rows[*known].values[qsizetype(machine)] = event.payload.isEmpty() ? QStringLiteral("(empty)") : hexText(event.payload);
        }
    }
    for (Row &row : rows)
        relate(row, QStringLiteral("Event %1.").arg(visibleText(row.property, 80)));
    return rows;
}

} // namespace pilothouse::attestation
