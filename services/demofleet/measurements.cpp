// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/demofleet/measurements.h"

#include "services/core/digest.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace pilothouse::demofleet {

using namespace Qt::StringLiterals;

namespace {

constexpr quint32 kRuntimeEvent = 0x08000001;

/// A firmware or kernel event: its digest is of the measured thing itself, which the payload only names.
struct BootEvent
{
    int imr;
    quint32 type;
    QByteArray payload;
    QByteArray measured;
};

QByteArray wide(const char *text)
{
    QByteArray out;
    for (const char *c = text; *c; ++c)
        out += QByteArray(1, *c) + '\0';
    return out;
}

std::vector<BootEvent> bootEvents(const Machine &machine, const QByteArray &image)
{
    // The virtual hardware enters through the memory map and the ACPI tables, so RTMR0 differs between shapes.
    const QByteArray memory = "memory " + QByteArray::number(machine.shape.memoryGb);
    const QByteArray acpi = memory + " vcpu " + QByteArray::number(machine.shape.vcpu);
    std::vector<BootEvent> events{{0, 0x8000000b, "\tTdxTable", "hob " + memory}, {0, 0x8000000a, "firmware volume", "cfv " + image}};
    for (const char *variable : {"SecureBoot", "PK", "KEK", "db", "dbx"})
        events.push_back({0, 0x80000001, wide(variable), QByteArray("efi variable ") + variable});
    events.push_back({0, 4, QByteArray(4, 0), "separator"});
    for (const char *table : {"loader", "rsdp", "tables"})
        events.push_back({0, 10, "ACPI DATA", QByteArray("acpi ") + table + ' ' + acpi});
    events.push_back({1, 0x80000003, "kernel image", "kernel " + image});
    for (const char *variable : {"BootOrder", "Boot0000"})
        events.push_back({0, 0x80000002, wide(variable), QByteArray("boot variable ") + variable});
    events.push_back({1, 0x80000007, "Calling EFI Application from Boot Option", "boot action 1"});
    events.push_back({1, 4, QByteArray(4, 0), "separator"});
    events.push_back({2, 6, "LOADED_IMAGE::LoadOptions", "command line with root file system " + image});
    events.push_back({2, 6, "Linux initrd", "initrd " + image});
    events.push_back({1, 0x80000007, "Exit Boot Services Invocation", "boot action 2"});
    events.push_back({1, 0x80000007, "Exit Boot Services Returned with Success", "boot action 3"});
    return events;
}

class Log
{
public:
    Log() { m_rtmr.fill(QByteArray(48, 0)); }

    void boot(const BootEvent &event)
    {
        extend(event.imr, event.type, sha384({"demo boot: ", event.measured}).view().toByteArray(), {}, event.payload);
    }

    void runtime(const char *name, const QByteArray &payload)
    {
        const QByteArray type = QByteArray::fromHex("01000008");
        extend(3, kRuntimeEvent, sha384({type, ":", name, ":", payload}).view().toByteArray(), name, payload);
    }

    const std::array<QByteArray, 4> &registers() const { return m_rtmr; }
    const QJsonArray &events() const { return m_events; }

private:
    void extend(int imr, quint32 type, const QByteArray &digest, const QByteArray &name, const QByteArray &payload)
    {
        m_rtmr[size_t(imr)] = sha384({m_rtmr[size_t(imr)], digest}).view().toByteArray();
        m_events.append(QJsonObject{{u"imr"_s, imr},
                                    {u"event_type"_s, double(type)},
                                    {u"digest"_s, QString::fromLatin1(digest.toHex())},
                                    {u"event"_s, QString::fromLatin1(name)},
                                    {u"event_payload"_s, QString::fromLatin1(payload.toHex())}});
    }

    std::array<QByteArray, 4> m_rtmr;
    QJsonArray m_events;
};

} // namespace

QByteArray Measurements::mrAggregated() const
{
    const QByteArray zero(48, 0);
    return sha256({mrTd, rtmr[0], rtmr[1], rtmr[2], rtmr[3], mrConfigId, zero, zero}).view().toByteArray();
}

Measurements measure(const Fleet &fleet, const Machine &machine, const QByteArray &kmsId)
{
    const QByteArray composeHash = fleet.composeOf(machine).hash;
    const OsRelease &os = fleet.osOf(machine);
    const bool isLegacy = fleet.appOf(machine).guest == GuestKind::Legacy;
    Measurements result;
    result.mrTd = sha384({"demo virtual firmware ", os.name.toUtf8()}).view().toByteArray();
    Log log;
    for (const BootEvent &event : bootEvents(machine, os.hash))
        log.boot(event);
    if (isLegacy) {
        // The 0.3 line: five events, no end mark, nothing in MRCONFIGID.
        result.rootfsHash = sha256({"demo rootfs ", os.hash}).view().toByteArray();
        log.runtime("rootfs-hash", result.rootfsHash);
        log.runtime("app-id", QByteArray::fromHex(fleet.appOf(machine).id.toLatin1()));
        log.runtime("compose-hash", composeHash);
        log.runtime("ca-cert-hash", sha256({"demo kms ", kmsId}).view().toByteArray());
        log.runtime("instance-id", QByteArray::fromHex(machine.instanceId.toLatin1()));
        result.mrConfigId = QByteArray(48, 0);
        result.rtmr = log.registers();
        result.eventLog = log.events();
        return result;
    }
    result.keyProvider = u"{\"name\":\"kms\",\"id\":\"%1\"}"_s.arg(QString::fromLatin1(kmsId.toHex()));

    log.runtime("system-preparing", {});
    log.runtime("app-id", QByteArray::fromHex(fleet.appOf(machine).id.toLatin1()));
    log.runtime("compose-hash", composeHash);
    log.runtime("instance-id", QByteArray::fromHex(machine.instanceId.toLatin1()));
    log.runtime("boot-mr-done", {});
    log.runtime("mr-kms", sha256({"demo kms ", kmsId}).view().toByteArray());
    log.runtime("os-image-hash", os.hash);
    log.runtime("key-provider", result.keyProvider.toUtf8());
    log.runtime("storage-fs", "zfs");
    log.runtime("system-ready", {});

    result.mrConfigId = QByteArray(1, 1) + composeHash + QByteArray(15, 0);
    result.rtmr = log.registers();
    result.eventLog = log.events();
    const QJsonObject config{{u"spec_version"_s, 1},
                             {u"os_image_hash"_s, QString::fromLatin1(os.hash.toHex())},
                             {u"cpu_count"_s, machine.shape.vcpu},
                             {u"memory_size"_s, double(machine.shape.memoryGb) * 1024 * 1024 * 1024},
                             {u"qemu_single_pass_add_pages"_s, false},
                             {u"pic"_s, false},
                             {u"pci_hole64_size"_s, 0},
                             {u"num_gpus"_s, 0},
                             {u"num_nvswitches"_s, 0},
                             {u"hugepages"_s, false},
                             {u"hotplug_off"_s, true},
                             {u"qemu_version"_s, u"9.2.1"_s},
                             {u"image"_s, os.name}};
    result.vmConfig = QJsonDocument(config).toJson(QJsonDocument::Compact);
    return result;
}

} // namespace pilothouse::demofleet
