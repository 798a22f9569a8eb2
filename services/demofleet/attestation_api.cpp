// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/demofleet/evidence.h"
#include "services/demofleet/routes.h"

#include "services/core/digest.h"

namespace pilothouse::demofleet {

using namespace Qt::StringLiterals;

namespace {

QString hex(const QByteArray &bytes)
{
    return QString::fromLatin1(bytes.toHex());
}

QJsonValue tcbInfo(const World &world, const Machine &machine, const MachineEvidence &evidence)
{
    if (world.fleet().appOf(machine).guest == GuestKind::Hidden)
        return QJsonValue::Null;
    const Measurements &measured = evidence.measurements;
    QJsonObject info{{u"mrtd"_s, hex(measured.mrTd)},
                     {u"rootfs_hash"_s, measured.rootfsHash.isEmpty() ? QJsonValue() : QJsonValue(hex(measured.rootfsHash))},
                     {u"event_log"_s, measured.eventLog},
                     {u"app_compose"_s, QString::fromUtf8(world.fleet().composeOf(machine).text)}};
    for (int i = 0; i < 4; ++i)
        info[u"rtmr%1"_s.arg(i)] = hex(measured.rtmr[size_t(i)]);
    return info;
}

QString fingerprint(const QByteArray &der)
{
    return hex(sha256({der}).view().toByteArray());
}

QJsonArray certificates(Evidence &authority, const Machine &machine, const App &app, const MachineEvidence &evidence)
{
    const QJsonObject issuer{{u"common_name"_s, u"Demo App CA"_s}, {u"organization"_s, QLatin1StringView(kAppOrganization)}, {u"country"_s, u"US"_s}};
    const auto subject = [](const QString &name) {
        return QJsonObject{{u"common_name"_s, name},
                           {u"organization"_s, QLatin1StringView(kAppOrganization)},
                           {u"country"_s, u"US"_s},
                           {u"state"_s, u"CA"_s},
                           {u"locality"_s, u"Santa Clara"_s}};
    };
    const QString name = machine.instanceId + ".demo.invalid"_L1;
    const auto common = [&](const Certificate &certificate) {
        return QJsonObject{{u"issuer"_s, issuer},
                           {u"serial_number"_s, hex(certificate.serial)},
                           {u"not_before"_s, World::timeText(evidence.leafFrom)},
                           {u"not_after"_s, World::timeText(evidence.leafUntil)},
                           {u"version"_s, u"v3"_s},
                           {u"fingerprint"_s, fingerprint(certificate.der)},
                           {u"signature_algorithm"_s, u"ecdsa-with-SHA256"_s}};
    };
    QJsonObject leaf = common(evidence.leaf);
    leaf[u"subject"_s] = subject(name);
    leaf[u"sans"_s] = QJsonArray{name};
    leaf[u"is_ca"_s] = false;
    leaf[u"position_in_chain"_s] = 0;
    leaf[u"quote"_s] = hex(evidence.leafQuote);
    leaf[u"app_id"_s] = app.id;
    leaf[u"cert_usage"_s] = u"RA-TLS"_s;
    QJsonObject ca = common(authority.appCa());
    ca[u"subject"_s] = subject(u"Demo App CA"_s);
    ca[u"sans"_s] = QJsonValue();
    ca[u"is_ca"_s] = true;
    ca[u"position_in_chain"_s] = 1;
    ca[u"quote"_s] = QJsonValue();
    return {leaf, ca};
}

/// Where a fault makes the cloud hand out a spoilt quote, the stored one is spoilt too.
MachineEvidence shown(World &world, int machine)
{
    MachineEvidence evidence = world.evidence().of(world.fleet(), machine);
    const FaultTarget target{TargetKind::Cvm, machine};
    if (world.faults().strike(target, FaultKind::ForgedQuote))
        evidence.leafQuote[48 + 136] = char(evidence.leafQuote[48 + 136] ^ 0x01); // one bit of MRTD, after signing
    return evidence;
}

} // namespace

Answer attestationOf(World &world, int index)
{
    const Machine &machine = world.fleet().machine(index);
    if (!machine.isRunning())
        return jsonAnswer(QJsonObject{{u"name"_s, machine.name},
                                      {u"is_online"_s, false},
                                      {u"is_public"_s, true},
                                      {u"error"_s, u"CVM is offline"_s},
                                      {u"app_certificates"_s, QJsonValue()},
                                      {u"tcb_info"_s, QJsonValue()},
                                      {u"compose_file"_s, QJsonValue()}});
    const MachineEvidence evidence = shown(world, index);
    return jsonAnswer(QJsonObject{{u"name"_s, machine.name},
                                  {u"is_online"_s, true},
                                  {u"is_public"_s, true},
                                  {u"error"_s, QJsonValue()},
                                  {u"app_certificates"_s, certificates(world.evidence(), machine, world.fleet().appOf(machine), evidence)},
                                  {u"tcb_info"_s, tcbInfo(world, machine, evidence)},
                                  {u"compose_file"_s, QString::fromUtf8(world.fleet().composeOf(machine).text)}});
}

Answer appAttestations(World &world, const App &app)
{
    QJsonArray instances;
    for (const int index : app.machines) {
        const Machine &machine = world.fleet().machine(index);
        const Node &node = world.fleet().nodeOf(machine);
        QJsonObject instance{{u"vm_uuid"_s, machine.vmUuid},
                             {u"name"_s, machine.name},
                             {u"instance_id"_s, machine.instanceId},
                             {u"status"_s, machine.status},
                             {u"image_version"_s, world.fleet().osOf(machine).name},
                             {u"quote"_s, QJsonValue()},
                             {u"ppid"_s, hex(node.ppid)},
                             {u"device_id"_s, node.deviceId},
                             {u"tcb_info"_s, QJsonValue()},
                             {u"app_certificates"_s, QJsonValue()},
                             {u"compose_file"_s, QJsonValue()},
                             {u"error"_s, QJsonValue()}};
        if (machine.isRunning()) {
            const MachineEvidence evidence = shown(world, index);
            instance[u"quote"_s] = hex(evidence.leafQuote);
            instance[u"tcb_info"_s] = tcbInfo(world, machine, evidence);
            instance[u"app_certificates"_s] = certificates(world.evidence(), machine, app, evidence);
            instance[u"compose_file"_s] = QString::fromUtf8(world.fleet().composeOf(machine).text);
        } else {
            instance[u"error"_s] = u"CVM is offline"_s;
        }
        instances.append(instance);
    }
    const QJsonObject kms{
        {u"contract_address"_s, QJsonValue()}, {u"chain_id"_s, QJsonValue()},        {u"version"_s, u"v0.5.5"_s}, {u"url"_s, world.addresses().base},
        {u"gateway_app_id"_s, QJsonValue()},   {u"gateway_app_url"_s, QJsonValue()}, {u"kms_type"_s, u"phala"_s}};
    return jsonAnswer(QJsonObject{{u"app_id"_s, app.id},
                                  {u"contract_address"_s, QJsonValue()},
                                  {u"kms_info"_s, kms},
                                  {u"instances"_s, instances},
                                  {u"kms_guest_agent_info"_s, QJsonValue()},
                                  {u"gateway_guest_agent_info"_s, QJsonValue()},
                                  {u"qemu_version"_s, u"9.2.1"_s}});
}

} // namespace pilothouse::demofleet
