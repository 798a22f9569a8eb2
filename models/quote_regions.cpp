// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/quote_regions.h"

#include "services/attestation/quote_parser.h"

#include <QCoreApplication>

#include <algorithm>
#include <optional>

namespace pilothouse::models {

namespace {

constexpr qsizetype kHeader = 48;
constexpr qsizetype kEnclaveReport = 384;
constexpr qsizetype kTdReport10 = 584;
constexpr qsizetype kTdReport15 = 648;
constexpr qsizetype kMostCertificates = 16;

struct Field
{
    const char *name;
    qsizetype length;
    const char *meaning;
};

#define REGION QT_TRANSLATE_NOOP

constexpr Field kHeaderFields[] = {
    {REGION("QuoteMap", "Version"), 2, REGION("QuoteMap", "Format of the quote: 3 is SGX, 4 and 5 are TDX.")},
    {REGION("QuoteMap", "Attestation key type"), 2, REGION("QuoteMap", "2 is ECDSA over P-256, the only one in use.")},
    {REGION("QuoteMap", "TEE type"), 4, REGION("QuoteMap", "0 is SGX, 0x81 is TDX.")},
    {REGION("QuoteMap", "Reserved"), 4, REGION("QuoteMap", "Security versions in version 3, reserved later.")},
    {REGION("QuoteMap", "Vendor id"), 16, REGION("QuoteMap", "Who made the quoting enclave; this id is Intel's.")},
    {REGION("QuoteMap", "User data"), 20, REGION("QuoteMap", "The first 16 bytes name the quoting enclave.")},
};

constexpr Field kTdFields[] = {
    {REGION("QuoteMap", "TEE_TCB_SVN"), 16, REGION("QuoteMap", "Security versions of the TDX module and its loader.")},
    {REGION("QuoteMap", "MRSEAM"), 48, REGION("QuoteMap", "Build of the TDX module.")},
    {REGION("QuoteMap", "MRSIGNERSEAM"), 48, REGION("QuoteMap", "Signer of the TDX module; zero is Intel.")},
    {REGION("QuoteMap", "SEAMATTRIBUTES"), 8, REGION("QuoteMap", "Attributes of the TDX module; zero in production.")},
    {REGION("QuoteMap", "TDATTRIBUTES"), 8, REGION("QuoteMap", "Attributes of the machine; bit 0 is debug.")},
    {REGION("QuoteMap", "XFAM"), 8, REGION("QuoteMap", "Processor features that the machine may use.")},
    {REGION("QuoteMap", "MRTD"), 48, REGION("QuoteMap", "The virtual firmware.")},
    {REGION("QuoteMap", "MRCONFIGID"), 48, REGION("QuoteMap", "Set by the host at launch; dstack binds the application here.")},
    {REGION("QuoteMap", "MROWNER"), 48, REGION("QuoteMap", "Owner of the machine; zero with dstack.")},
    {REGION("QuoteMap", "MROWNERCONFIG"), 48, REGION("QuoteMap", "The owner's configuration; zero with dstack.")},
    {REGION("QuoteMap", "RTMR0"), 48, REGION("QuoteMap", "Virtual hardware, firmware configuration, ACPI tables.")},
    {REGION("QuoteMap", "RTMR1"), 48, REGION("QuoteMap", "The kernel.")},
    {REGION("QuoteMap", "RTMR2"), 48, REGION("QuoteMap", "Kernel command line and initial file system.")},
    {REGION("QuoteMap", "RTMR3"), 48, REGION("QuoteMap", "Run-time events: application, compose hash, instance.")},
    {REGION("QuoteMap", "Report data"), 64, REGION("QuoteMap", "What the machine put in: the answer to a challenge, or a key.")},
    {REGION("QuoteMap", "TEE_TCB_SVN 2"), 16, REGION("QuoteMap", "Security versions after an update of the module.")},
    {REGION("QuoteMap", "MRSERVICETD"), 48, REGION("QuoteMap", "A service machine bound to this one; zero when there is none.")},
};

constexpr Field kEnclaveFields[] = {
    {REGION("QuoteMap", "CPUSVN"), 16, REGION("QuoteMap", "Security version of the processor.")},
    {REGION("QuoteMap", "MISCSELECT"), 4, REGION("QuoteMap", "Extended features of the enclave.")},
    {REGION("QuoteMap", "Reserved"), 28, REGION("QuoteMap", "Reserved.")},
    {REGION("QuoteMap", "ATTRIBUTES"), 16, REGION("QuoteMap", "Flags of the enclave; bit 1 is debug.")},
    {REGION("QuoteMap", "MRENCLAVE"), 32,
     REGION("QuoteMap", "The enclave's initial memory. In a TDX quote this is Intel's quoting enclave, not the application.")},
    {REGION("QuoteMap", "Reserved"), 32, REGION("QuoteMap", "Reserved.")},
    {REGION("QuoteMap", "MRSIGNER"), 32, REGION("QuoteMap", "Who signed the enclave. In a TDX quote this is Intel.")},
    {REGION("QuoteMap", "Reserved"), 96, REGION("QuoteMap", "Reserved.")},
    {REGION("QuoteMap", "ISVPRODID"), 2, REGION("QuoteMap", "Product id of the enclave.")},
    {REGION("QuoteMap", "ISVSVN"), 2, REGION("QuoteMap", "Security version of the enclave.")},
    {REGION("QuoteMap", "Reserved"), 60, REGION("QuoteMap", "Reserved.")},
    {REGION("QuoteMap", "Report data"), 64, REGION("QuoteMap", "In the QE report: hash of attestation key and authentication data.")},
};

QString words(const char *text)
{
    return QCoreApplication::translate("QuoteMap", text);
}

/// Lays regions one after the other and stops where the bytes stop.
class Walk
{
public:
    Walk(const QByteArray &bytes, QuoteMap &map) : m_bytes(bytes), m_map(map) { }

    /// False when the quote ends inside it; what is there is kept as a region.
    bool part(const char *name, qsizetype length, const char *meaning)
    {
        const qsizetype there = std::min(length, m_bytes.size() - m_at);
        if (there > 0)
            m_map.regions.push_back({words(name), words(meaning), m_at, there, 0});
        m_fieldAt = m_at;
        m_at += there;
        return there == length;
    }
    template <size_t N>
    void fields(const Field (&list)[N])
    {
        for (const Field &field : list) {
            const qsizetype there = std::min(field.length, m_at - m_fieldAt);
            if (there <= 0)
                return;
            m_map.regions.push_back({words(field.name), words(field.meaning), m_fieldAt, there, 1});
            m_fieldAt += field.length;
        }
    }
    /// A little-endian length in the bytes before the next part.
    std::optional<qsizetype> lengthAt(qsizetype offset, int size) const
    {
        if (offset < 0 || offset + size > m_bytes.size())
            return std::nullopt;
        quint32 value = 0;
        for (int i = size - 1; i >= 0; --i)
            value = value << 8 | quint8(m_bytes[offset + i]);
        return qsizetype(value);
    }
    qsizetype at() const { return m_at; }

private:
    const QByteArray &m_bytes;
    QuoteMap &m_map;
    qsizetype m_at = 0;
    qsizetype m_fieldAt = 0;
};

/// Certificates of the PEM chain as fields of their part.
void addCertificates(const QByteArray &bytes, qsizetype from, qsizetype end, QuoteMap &map)
{
    static const char *const names[]
        = {REGION("QuoteMap", "PCK certificate"), REGION("QuoteMap", "PCK CA certificate"), REGION("QuoteMap", "Root certificate")};
    static const char *const meanings[]
        = {REGION("QuoteMap", "The platform's own key; carries FMSPC, PPID and security versions."),
           REGION("QuoteMap", "Intel's intermediate CA for platforms."), REGION("QuoteMap", "Must be the pinned root, byte for byte.")};
    static const QByteArray begin("-----BEGIN CERTIFICATE-----");
    static const QByteArray finish("-----END CERTIFICATE-----");
    for (qsizetype number = 0; number < kMostCertificates; ++number) {
        const qsizetype start = bytes.indexOf(begin, from);
        const qsizetype stop = start < 0 || start >= end ? -1 : bytes.indexOf(finish, start);
        if (stop < 0 || stop + finish.size() > end)
            return;
        qsizetype after = stop + finish.size();
        while (after < end && (bytes[after] == '\n' || bytes[after] == '\r'))
            ++after;
        const auto kind = size_t(std::min<qsizetype>(number, 2));
        map.regions.push_back({words(names[kind]), words(meanings[kind]), start, after - start, 1});
        from = after;
    }
}

void walk(const QByteArray &bytes, QuoteMap &map)
{
    Walk in(bytes, map);
    const bool hasHeader
        = in.part(REGION("QuoteMap", "Header"), kHeader, REGION("QuoteMap", "What kind of quote this is. Signed by the attestation key."));
    in.fields(kHeaderFields);
    if (!hasHeader)
        return;
    const qsizetype version = in.lengthAt(0, 2).value_or(0);
    if (version < 3 || version > 5)
        return;
    qsizetype body = version == 3 ? kEnclaveReport : kTdReport10;
    if (version == 5) {
        const auto size = in.lengthAt(kHeader + 2, 4);
        if (!in.part(REGION("QuoteMap", "Body descriptor"), 6, REGION("QuoteMap", "Kind and length of the report that follows. Signed.")) || !size
            || (*size != kTdReport10 && *size != kTdReport15))
            return;
        body = *size;
    }
    const bool hasBody = version == 3 ? in.part(REGION("QuoteMap", "Enclave report"), body,
                                                REGION("QuoteMap", "What is attested: an SGX enclave. Signed by the attestation key."))
                                      : in.part(REGION("QuoteMap", "TD report"), body,
                                                REGION("QuoteMap", "What is attested: measurements of the machine. Signed by the attestation key."));
    if (version == 3)
        in.fields(kEnclaveFields);
    else
        in.fields(kTdFields);
    if (!hasBody || !in.part(REGION("QuoteMap", "Signature length"), 4, REGION("QuoteMap", "Length of everything that follows but the padding.")))
        return;
    const qsizetype signatureEnd = in.at() + in.lengthAt(in.at() - 4, 4).value_or(0);
    if (!in.part(REGION("QuoteMap", "Signature"), 64, REGION("QuoteMap", "The attestation key's signature over header and report: r, then s."))
        || !in.part(REGION("QuoteMap", "Attestation key"), 64,
                    REGION("QuoteMap", "Public key that signed the report; the QE report vouches for it.")))
        return;
    if (version >= 4
        && !in.part(REGION("QuoteMap", "Certification header"), 6, REGION("QuoteMap", "Type 6: a QE report with its own certification follows.")))
        return;
    const bool hasQe
        = in.part(REGION("QuoteMap", "QE report"), kEnclaveReport, REGION("QuoteMap", "Intel's quoting enclave vouches for the attestation key."));
    in.fields(kEnclaveFields);
    if (!hasQe || !in.part(REGION("QuoteMap", "QE report signature"), 64, REGION("QuoteMap", "The platform's PCK key signs the QE report."))
        || !in.part(REGION("QuoteMap", "Auth data length"), 2, REGION("QuoteMap", "Length of the QE authentication data.")))
        return;
    const qsizetype auth = in.lengthAt(in.at() - 2, 2).value_or(0);
    if (!in.part(REGION("QuoteMap", "QE auth data"), auth, REGION("QuoteMap", "Hashed with the attestation key into the QE report."))
        || !in.part(REGION("QuoteMap", "Certificate data header"), 6, REGION("QuoteMap", "Type 5: a PEM chain follows; then its length.")))
        return;
    const qsizetype certificates = in.lengthAt(in.at() - 4, 4).value_or(0);
    const qsizetype from = in.at();
    const bool hasChain = in.part(REGION("QuoteMap", "PCK chain"), std::min(certificates, std::max<qsizetype>(0, signatureEnd - from)),
                                  REGION("QuoteMap", "Certificates from the platform's key to the root."));
    addCertificates(bytes, from, in.at(), map);
    if (hasChain && in.at() == signatureEnd && in.at() < bytes.size())
        in.part(REGION("QuoteMap", "Padding"), bytes.size() - in.at(), REGION("QuoteMap", "Nothing signs these bytes; they should be zero."));
}

#undef REGION

} // namespace

int QuoteMap::regionAt(qsizetype offset) const
{
    int found = -1;
    for (int i = 0; i < int(regions.size()); ++i)
        if (offset >= regions[size_t(i)].offset && offset < regions[size_t(i)].end())
            found = i; // a field comes after its part
    return found;
}

int QuoteMap::regionNamed(const QString &name) const
{
    for (int i = 0; i < int(regions.size()); ++i)
        if (regions[size_t(i)].name.compare(name, Qt::CaseInsensitive) == 0)
            return i;
    return -1;
}

QuoteMap mapQuote(const QByteArray &quote)
{
    QuoteMap map;
    if (quote.isEmpty())
        return map;
    attestation::Quote parsed;
    if (const auto failure = attestation::readQuote(quote, parsed))
        map.problem = attestation::messageOf(*failure);
    walk(quote, map);
    qsizetype covered = 0;
    for (const QuoteRegion &region : map.regions)
        covered = std::max(covered, region.end());
    if (covered < quote.size())
        map.regions.push_back(
            {words("Not understood"), words("No part of a quote that we know: the parser stopped before it."), covered, quote.size() - covered, 0});
    return map;
}

QString regionOfProperty(const QString &property)
{
    static const char *const inQuote[]
        = {"MRTD",    "RTMR0",         "RTMR1",        "RTMR2",  "RTMR3",       "MRCONFIGID", "TDATTRIBUTES", "XFAM",
           "MROWNER", "MROWNERCONFIG", "MRSIGNERSEAM", "MRSEAM", "TEE_TCB_SVN", "MRENCLAVE",  "MRSIGNER",     "report data"};
    for (const char *const name : inQuote)
        if (property == QLatin1StringView(name))
            return property == QLatin1StringView("report data") ? words("Report data") : property;
    // What the platform's certificate says.
    if (property == QLatin1StringView("FMSPC") || property == QLatin1StringView("PPID") || property == QLatin1StringView("platform instance id"))
        return words("PCK certificate");
    return property == QLatin1StringView("quote version") ? words("Version") : QString();
}

} // namespace pilothouse::models
