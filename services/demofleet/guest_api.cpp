// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/demofleet/evidence.h"
#include "services/demofleet/routes.h"

namespace pilothouse::demofleet {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kLongestChallenge = 1024;
constexpr qsizetype kMrTdOffset = 48 + 136;

QString hex(const QByteArray &bytes)
{
    return QString::fromLatin1(bytes.toHex());
}

Answer guestError(int status, const QString &error)
{
    return jsonAnswer(QJsonObject{{u"error"_s, error}}, status);
}

/// The guest agent's own account of the machine. Nothing in it is signed.
Answer info(World &world, int index)
{
    const Machine &machine = world.fleet().machine(index);
    const MachineEvidence &evidence = world.evidence().of(world.fleet(), index);
    const Measurements &measured = evidence.measurements;
    const GuestKind kind = world.fleet().appOf(machine).guest;
    const QByteArray osImageHash = world.fleet().osOf(machine).hash;
    QJsonObject tcb{{u"mrtd"_s, hex(measured.mrTd)},
                    {u"mr_aggregated"_s, hex(measured.mrAggregated())},
                    {u"os_image_hash"_s, hex(osImageHash)},
                    {u"compose_hash"_s, hex(world.fleet().composeOf(machine).hash)},
                    {u"device_id"_s, world.fleet().nodeOf(machine).deviceId},
                    {u"event_log"_s, measured.eventLog},
                    {u"app_compose"_s, QString::fromUtf8(world.fleet().composeOf(machine).text)}};
    for (int i = 0; i < 4; ++i)
        tcb[u"rtmr%1"_s.arg(i)] = hex(measured.rtmr[size_t(i)]);
    if (kind == GuestKind::Legacy) {
        for (const QString &later : {u"mr_aggregated"_s, u"os_image_hash"_s, u"compose_hash"_s, u"device_id"_s})
            tcb.remove(later);
        tcb[u"rootfs_hash"_s] = hex(measured.rootfsHash);
        return jsonAnswer(QJsonObject{{u"app_id"_s, world.fleet().appOf(machine).id},
                                      {u"instance_id"_s, machine.instanceId},
                                      {u"app_cert"_s, QString::fromLatin1(evidence.leaf.pem() + world.evidence().appCa().pem())},
                                      {u"tcb_info"_s, QString::fromUtf8(QJsonDocument(tcb).toJson(QJsonDocument::Compact))},
                                      {u"app_name"_s, world.fleet().appOf(machine).name}});
    }
    // public_tcbinfo: false empties both, and nothing says so but the app-compose itself.
    const bool isHidden = kind == GuestKind::Hidden;
    return jsonAnswer(QJsonObject{
        {u"app_id"_s, world.fleet().appOf(machine).id},
        {u"instance_id"_s, machine.instanceId},
        {u"app_cert"_s, QString::fromLatin1(evidence.leaf.pem() + world.evidence().appCa().pem())},
        {u"tcb_info"_s, isHidden ? QString() : QString::fromUtf8(QJsonDocument(tcb).toJson(QJsonDocument::Compact))},
        {u"app_name"_s, world.fleet().appOf(machine).name},
        {u"device_id"_s, world.fleet().nodeOf(machine).deviceId},
        {u"mr_aggregated"_s, hex(measured.mrAggregated())},
        {u"os_image_hash"_s, hex(osImageHash)},
        {u"key_provider_info"_s, measured.keyProvider},
        {u"compose_hash"_s, hex(world.fleet().composeOf(machine).hash)},
        {u"vm_config"_s, isHidden ? QString() : QString::fromUtf8(measured.vmConfig)},
        {u"cloud_vendor"_s, QString()},
        {u"cloud_product"_s, QString()},
    });
}

/// The application's challenge route: a quote made now over the caller's words.
Answer challenge(World &world, const Request &request, int index, const FaultTarget &target)
{
    const QByteArray words = request.value("challenge").toUtf8();
    if (words.size() > kLongestChallenge)
        return guestError(400, u"challenge is too long"_s);
    ++world.counters().challenges;
    const MachineEvidence &evidence = world.evidence().of(world.fleet(), index);
    QByteArray reportData;
    QByteArray quote;
    if (!request.has("challenge")) {
        quote = evidence.leafQuote;
        reportData = quote.mid(48 + 520, 64);
    } else {
        // A stale quote is a genuine one, made for somebody else's challenge.
        const bool stale = world.faults().strike(target, FaultKind::StaleQuote).has_value();
        reportData = Evidence::challengeData(stale ? QByteArray("the challenge of yesterday") : words);
        quote = world.evidence().quote(world.fleet(), index, reportData);
    }
    if (world.faults().strike(target, FaultKind::ForgedQuote))
        quote[kMrTdOffset] = char(quote[kMrTdOffset] ^ 0x01); // after signing
    return jsonAnswer(QJsonObject{{u"quote"_s, hex(quote)},
                                  {u"event_log"_s, QString::fromUtf8(QJsonDocument(evidence.measurements.eventLog).toJson(QJsonDocument::Compact))},
                                  {u"report_data"_s, hex(reportData)},
                                  {u"vm_config"_s, QString::fromUtf8(evidence.measurements.vmConfig)}});
}

/// The /attestation of the multi-machine guide's application: it knows no challenge, and its names are those of another technology.
Answer guideAttestation(World &world, int index, const FaultTarget &target)
{
    const MachineEvidence &evidence = world.evidence().of(world.fleet(), index);
    QByteArray quote = evidence.leafQuote;
    if (world.faults().strike(target, FaultKind::ForgedQuote))
        quote[kMrTdOffset] = char(quote[kMrTdOffset] ^ 0x01);
    return jsonAnswer(
        QJsonObject{{u"tdxQuote"_s, hex(quote)}, {u"mr_enclave"_s, hex(evidence.measurements.mrTd.left(32))}, {u"mr_signer"_s, u"unavailable"_s}});
}

/// A quote over the application's key: it shows who holds the key, not when it was made.
Answer applicationKey(World &world, const Request &request, int index, const FaultTarget &target)
{
    const QByteArray algorithm = QJsonDocument::fromJson(request.body)["algorithm"_L1].toString(u"ed25519"_s).toLatin1();
    if (algorithm != "ed25519" && algorithm != "secp256k1")
        return guestError(400, u"unsupported algorithm"_s);
    const MachineEvidence &evidence = world.evidence().of(world.fleet(), index);
    const QByteArray reportData = Evidence::applicationKeyData(world.fleet().appOf(world.fleet().machine(index)), algorithm);
    QByteArray quote = world.evidence().quote(world.fleet(), index, reportData);
    if (world.faults().strike(target, FaultKind::ForgedQuote))
        quote[kMrTdOffset] = char(quote[kMrTdOffset] ^ 0x01);
    return jsonAnswer(QJsonObject{{u"quote"_s, hex(quote)},
                                  {u"event_log"_s, QString::fromUtf8(QJsonDocument(evidence.measurements.eventLog).toJson(QJsonDocument::Compact))},
                                  {u"report_data"_s, hex(reportData)},
                                  {u"vm_config"_s, QString::fromUtf8(evidence.measurements.vmConfig)}});
}

/// The guest agent's calls. The 0.3 line knows the prefixed names only, newer ones both.
Answer guestCall(World &world, const Request &request, int index, QString call, const FaultTarget &target)
{
    const Machine &machine = world.fleet().machine(index);
    const bool isLegacy = world.fleet().appOf(machine).guest == GuestKind::Legacy;
    if (!request.has("json"))
        return guestError(400, u"this guest speaks JSON only; add ?json"_s);
    if (call.startsWith("Worker."_L1))
        call.remove(0, 7);
    else if (isLegacy)
        return guestError(404, u"no such call"_s);
    if (call == "Info"_L1)
        return info(world, index);
    if (call == "Version"_L1)
        return jsonAnswer(QJsonObject{{u"version"_s, world.fleet().osOf(machine).version}, {u"rev"_s, u"demo"_s}});
    if (call == "GetAttestationForAppKey"_L1 && !isLegacy)
        return applicationKey(world, request, index, target);
    return guestError(404, u"no such call"_s);
}

Answer dashboard(const World &world, const Machine &machine)
{
    const QString text
        = u"<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"><title>%1</title></head><body><h1>%1</h1><p>Demo machine on %2, %3.</p></body></html>\n"_s
              .arg(machine.name, world.fleet().nodeOf(machine).name, machine.status);
    return textAnswer(text.toUtf8(), "text/html; charset=utf-8");
}

} // namespace

Answer handleMachine(World &world, const Request &request, int index, const QStringList &path, const FaultTarget &target)
{
    const Machine &machine = world.fleet().machine(index);
    const QString route = path.join(u'/');
    if (route.isEmpty())
        return dashboard(world, machine);
    if (path[0] == "prpc"_L1)
        return guestCall(world, request, index, path.value(1), target);
    if (path[0] == "logs"_L1 && path.size() == 2)
        return guestLog(world, request, machine, path[1]);
    const bool isGuide = world.fleet().appOf(machine).guest == GuestKind::Legacy;
    if (route == "attestation"_L1)
        return isGuide ? guideAttestation(world, index, target) : challenge(world, request, index, target);
    if (route == "compose-hash"_L1 && isGuide)
        return jsonAnswer(QJsonObject{{u"composeHash"_s, hex(world.fleet().composeOf(machine).hash)}});
    if (route == "health"_L1)
        return jsonAnswer(
            QJsonObject{{u"status"_s, u"ok"_s}, {u"uptimeS"_s, machine.runningSince ? double((world.now() - *machine.runningSince) / 1000) : 0.0}});
    if (route == "version"_L1) {
        const QString digest = world.fleet().composeOf(machine).image.section(u':', -1);
        return jsonAnswer(QJsonObject{{u"version"_s, u"2.3.0"_s}, {u"gitSha"_s, digest.left(40)}, {u"gitShaShort"_s, digest.left(7)}});
    }
    if (route == "signup-count"_L1)
        return jsonAnswer(QJsonObject{{u"count"_s, 40 + machine.number % 17}});
    return guestError(404, u"Not Found"_s);
}

/// /i/<instance id>/… reaches one machine; /a/<app id>/… any running one of the app, in turn, as a gateway does.
Answer handleGuest(World &world, const Request &request, const QStringList &path)
{
    const quint64 turn = world.counters().guests++;
    std::optional<int> index;
    if (path.value(0) == "i"_L1) {
        index = world.fleet().findInstance(path.value(1));
    } else if (const auto app = world.fleet().findApp(path.value(1))) {
        std::vector<int> running;
        for (const int machine : world.fleet().apps()[size_t(*app)].machines) {
            if (world.fleet().machine(machine).isRunning())
                running.push_back(machine);
        }
        if (!running.empty())
            index = running[size_t(turn % running.size())];
    }
    Answer answer;
    if (!index || !world.fleet().machine(*index).isRunning()) {
        // A gateway has nobody to connect to: it drops the connection.
        answer.delivery = Answer::Delivery::Reset;
        return answer;
    }
    const FaultTarget target{TargetKind::Cvm, *index};
    return withTransportFaults(world, request, target, [&] { return handleMachine(world, request, *index, path.mid(2), target); });
}

} // namespace pilothouse::demofleet
