// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/demofleet/evidence.h"

#include "services/core/digest.h"

#include <QDateTime>

#include <algorithm>

namespace pilothouse::demofleet {

using namespace Qt::StringLiterals;

namespace {

constexpr FleetTime kDay = 24LL * 3600 * 1000;
constexpr FleetTime kYear = 365 * kDay;
constexpr int kEvaluation = 18;
constexpr quint16 kPceSvnNow = 13;       ///< up to date
constexpr quint16 kPceSvnHardening = 11; ///< needs hardening in software
const QByteArray kFmspcs[] = {QByteArray::fromHex("b0d0f0a00000"), QByteArray::fromHex("90d0f0a00000")};
constexpr std::array<quint8, 16> kComponents{4, 4, 3, 3, 5, 1, 0, 7, 0, 0, 0, 0, 0, 0, 0, 0};

QByteArray second(FleetTime time)
{
    return QDateTime::fromMSecsSinceEpoch(time / 1000 * 1000, Qt::UTC).toString(Qt::ISODate).toLatin1();
}

QByteArray component(int svn)
{
    return "{\"svn\":" + QByteArray::number(svn) + '}';
}

/// One level of a TCB info. TDX components: module SVN 5, module version left to its identity, loader 2.
QByteArray level(quint16 pceSvn, const char *date, const char *status, const char *advisory)
{
    QByteArray sgx;
    QByteArray tdx;
    for (size_t i = 0; i < 16; ++i) {
        sgx += (i ? "," : "") + component(kComponents[i]);
        tdx += (i ? "," : "") + component(i == 0 ? 5 : i == 2 ? 2 : 0);
    }
    QByteArray text = "{\"tcb\":{\"sgxtcbcomponents\":[" + sgx + "],\"pcesvn\":" + QByteArray::number(pceSvn) + ",\"tdxtcbcomponents\":[" + tdx
                      + "]},\"tcbDate\":\"" + date + "\",\"tcbStatus\":\"" + status + '"';
    if (advisory)
        text += QByteArray(",\"advisoryIDs\":[\"") + advisory + "\"]";
    return text + '}';
}

} // namespace

Evidence::Evidence(FleetTime start)
    : m_start(start)
    , m_root{{}, KeyPair::generate()}
    , m_pckCa{{}, KeyPair::generate()}
    , m_tcbSigningKey(KeyPair::generate())
    , m_appCa{{}, KeyPair::generate()}
    , m_kmsId(KeyPair::generate().publicInfo())
{
    using Kind = CertificatePlan::Kind;
    const QString intel = u"Intel Corporation"_s;
    CertificatePlan plan{u"Intel SGX Root CA"_s, start - kYear, start + 9 * kYear, Kind::Root, {}, {}, intel};
    m_root.certificate = issueCertificate(plan, m_root.key, nullptr);
    plan = {u"Intel SGX PCK Platform CA"_s, start - kYear, start + 8 * kYear, Kind::IntermediateCa, {}, {}, intel};
    m_pckCa.certificate = issueCertificate(plan, m_pckCa.key, &m_root);
    plan = {u"Intel SGX TCB Signing"_s, start - kYear, start + 6 * kYear, Kind::Leaf, {}, {}, intel};
    m_tcbSigner = issueCertificate(plan, m_tcbSigningKey, &m_root);
    plan = {u"Demo App CA"_s, start - 60 * kDay, start + kYear, Kind::Root, {}, {}, QLatin1StringView(kAppOrganization)};
    m_appCa.certificate = issueCertificate(plan, m_appCa.key, nullptr);

    // Each list names one certificate that was never issued, so that a reader sees a list with an entry.
    m_rootCrl = issueCrl(m_root, start - kDay, start + 29 * kDay, {});
    m_pckCrl = issueCrl(m_pckCa, start - kDay, start + 29 * kDay, {{randomKeyBytes(16).prepend('\x51'), start - 5 * kDay}});
    m_qeIdentity = signedDocument("enclaveIdentity", qeIdentity());
    for (const QByteArray &fmspc : kFmspcs)
        m_tcbInfo.insert(fmspc, signedDocument("tcbInfo", tcbInfo(fmspc)));
}

QByteArray Evidence::signedDocument(const QByteArray &member, const QByteArray &text) const
{
    return "{\"" + member + "\":" + text + ",\"signature\":\"" + m_tcbSigningKey.sign(text).toHex() + "\"}";
}

QByteArray Evidence::tcbInfo(const QByteArray &fmspc) const
{
    const QByteArray signer
        = "\"mrsigner\":\"" + QByteArray(96, '0') + "\",\"attributes\":\"0000000000000000\",\"attributesMask\":\"FFFFFFFFFFFFFFFF\"";
    return "{\"id\":\"TDX\",\"version\":3,\"issueDate\":\"" + second(m_start - kDay) + "\",\"nextUpdate\":\"" + second(m_start + 29 * kDay)
           + "\",\"fmspc\":\"" + fmspc.toHex().toUpper() + "\",\"pceId\":\"0000\",\"tcbType\":0,\"tcbEvaluationDataNumber\":"
           + QByteArray::number(kEvaluation) + ",\"tdxModule\":{" + signer + "},\"tdxModuleIdentities\":[{\"id\":\"TDX_03\"," + signer
           + ",\"tcbLevels\":[{\"tcb\":{\"isvsvn\":3},\"tcbDate\":\"2025-05-14T00:00:00Z\",\"tcbStatus\":\"UpToDate\"}]},{\"id\":"
             "\"TDX_01\","
           + signer
           + ",\"tcbLevels\":[{\"tcb\":{\"isvsvn\":5},\"tcbDate\":\"2025-05-14T00:00:00Z\",\"tcbStatus\":\"UpToDate\"},{\"tcb\":{"
             "\"isvsvn\":3},"
             "\"tcbDate\":\"2023-08-09T00:00:00Z\",\"tcbStatus\":\"OutOfDate\",\"advisoryIDs\":[\"INTEL-SA-09001\"]}]}],"
             "\"tcbLevels\":["
           + level(kPceSvnNow, "2025-05-14T00:00:00Z", "UpToDate", nullptr) + ','
           + level(kPceSvnHardening, "2025-05-14T00:00:00Z", "SWHardeningNeeded", "INTEL-SA-09050") + ','
           + level(5, "2023-08-09T00:00:00Z", "OutOfDate", "INTEL-SA-09100") + "]}";
}

QByteArray Evidence::qeIdentity() const
{
    return "{\"id\":\"TD_QE\",\"version\":2,\"issueDate\":\"" + second(m_start - kDay) + "\",\"nextUpdate\":\"" + second(m_start + 29 * kDay)
           + "\",\"tcbEvaluationDataNumber\":" + QByteArray::number(kEvaluation)
           + ",\"miscselect\":\"00000000\",\"miscselectMask\":\"FFFFFFFF\",\"attributes\":\"11000000000000000000000000000000\","
             "\"attributesMask\":\"FBFFFFFFFFFFFFFF0000000000000000\",\"mrsigner\":"
             "\"DC9E2A7C6F948F17474E34A7FC43ED030F7C1563F1BABDDF6340C82E0E54A8C5\","
             "\"isvprodid\":2,\"tcbLevels\":[{\"tcb\":{\"isvsvn\":6},\"tcbDate\":\"2025-05-14T00:00:00Z\",\"tcbStatus\":"
             "\"UpToDate\"},{\"tcb\":{\"isvsvn\":4},"
             "\"tcbDate\":\"2023-05-14T00:00:00Z\",\"tcbStatus\":\"OutOfDate\",\"advisoryIDs\":[\"INTEL-SA-09200\"]}]}";
}

std::optional<QByteArray> Evidence::tcbInfoAnswer(const QByteArray &fmspc) const
{
    const auto found = m_tcbInfo.constFind(fmspc);
    return found == m_tcbInfo.cend() ? std::nullopt : std::optional(*found);
}

QByteArray Evidence::fmspcOf(const Node &node) const
{
    return kFmspcs[node.hardened ? 0 : 1];
}

Platform &Evidence::platformOf(const Node &node)
{
    auto it = m_platforms.find(node.id);
    if (it == m_platforms.end()) {
        PlatformTcb tcb;
        tcb.ppid = node.ppid;
        tcb.instanceId = sha256({"demo platform instance", node.ppid}).view().first(16).toByteArray();
        tcb.fmspc = fmspcOf(node);
        tcb.components = kComponents;
        tcb.pceSvn = node.hardened ? kPceSvnNow : kPceSvnHardening;
        it = m_platforms.emplace(node.id, Platform(tcb, m_pckCa, pckCaChain(), m_start)).first;
    }
    return it->second;
}

const MachineEvidence &Evidence::of(const Fleet &fleet, int index)
{
    auto it = m_machines.constFind(index);
    if (it != m_machines.cend())
        return **it;
    const Machine &machine = fleet.machine(index);
    auto made = std::make_shared<MachineEvidence>();
    made->measurements = measure(fleet, machine, m_kmsId);
    m_machines.insert(index, made);

    // RA-TLS: the quote binds the key of the certificate that carries it.
    const KeyPair key = KeyPair::generate();
    made->certificateKey = key.publicInfo();
    made->leafQuote = quote(fleet, index, sha512({"ratls-cert:", made->certificateKey}).view().toByteArray());
    made->leafFrom = m_start - kDay;
    made->leafUntil = m_start + 90 * kDay;
    CertificatePlan plan;
    plan.commonName = machine.instanceId + u".demo.invalid"_s;
    plan.organization = QLatin1StringView(kAppOrganization);
    plan.notBefore = made->leafFrom;
    plan.notAfter = made->leafUntil;
    plan.extensionOid = "1.3.6.1.4.1.62397.1.1";
    plan.extensionValue = QByteArray::fromHex("0482") + char(made->leafQuote.size() >> 8) + char(made->leafQuote.size() & 0xff) + made->leafQuote;
    made->leaf = issueCertificate(plan, key, &m_appCa);
    return *made;
}

QByteArray Evidence::quote(const Fleet &fleet, int index, const QByteArray &reportData)
{
    const Measurements &measured = of(fleet, index).measurements;
    TdReportPlan plan;
    plan.mrTd = measured.mrTd;
    plan.mrConfigId = measured.mrConfigId;
    plan.rtmr = measured.rtmr;
    plan.reportData = reportData;
    return platformOf(fleet.nodeOf(fleet.machine(index))).quote(tdReport(plan));
}

bool Evidence::hasMade(const QByteArray &quote) const
{
    return std::ranges::any_of(m_platforms, [&quote](const auto &one) { return one.second.hasMade(quote); });
}

int Evidence::evaluationNumber()
{
    return kEvaluation;
}

QByteArray Evidence::applicationKeyData(const App &app, const QByteArray &algorithm)
{
    // A made-up key: every machine of an app derives the same one.
    const QByteArray key = sha256({"demo application key ", app.id.toLatin1(), algorithm}).view().toByteArray();
    const QByteArray prefix = algorithm == "ed25519" ? "dip1::ed25519-pk:" : "dip1::secp256k1c-pk:";
    const QByteArray bytes = algorithm == "ed25519" ? key : '\x02' + key;
    const QByteArray data = prefix + bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    return data.leftJustified(64, '\0', true);
}

QByteArray Evidence::challengeData(const QByteArray &challenge)
{
    return sha512({"app-data:", challenge}).view().toByteArray();
}

} // namespace pilothouse::demofleet
