// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/audit/record_verifier.h"

#include "services/audit/checkpoint.h"
#include "services/audit/entry_line.h"

#include <QJsonDocument>
#include <QJsonArray>

#include <algorithm>
#include <charconv>
#include <cstring>

namespace pilothouse::audit {

namespace {

QByteArray jsonSpelling(const QString &text)
{
    const QByteArray quoted = QJsonDocument(QJsonArray{text}).toJson(QJsonDocument::Compact);
    return quoted.sliced(2, quoted.size() - 4);
}

QString fromJsonSpelling(const QByteArray &text)
{
    return QJsonDocument::fromJson("[\"" + text + "\"]").array().at(0).toString();
}

using HexDigest = std::array<char, 64>;

// The two below run for every entry and allocate nothing.
HexDigest hexOf(const Sha256 &digest)
{
    static constexpr char kDigits[] = "0123456789abcdef";
    HexDigest hex;
    for (size_t i = 0; i < Sha256::kSize; ++i) {
        hex[2 * i] = kDigits[digest.data()[i] >> 4];
        hex[2 * i + 1] = kDigits[digest.data()[i] & 15];
    }
    return hex;
}

bool isSame(QByteArrayView text, const HexDigest &hex)
{
    return text.size() == qsizetype(hex.size()) && std::memcmp(text.data(), hex.data(), hex.size()) == 0;
}

bool isNumber(QByteArrayView text, quint64 number)
{
    std::array<char, 20> digits;
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
    return text == QByteArrayView(digits.data(), end);
}

QString counted(quint64 number, const char *one, const char *many)
{
    return QStringLiteral("%1 %2").arg(number).arg(QLatin1String(number == 1 ? one : many));
}

} // namespace

RecordVerifier::RecordVerifier(std::vector<Checkpoint> checkpoints, Expectations expected)
    : m_checkpoints(std::move(checkpoints))
    , m_expected(std::move(expected))
{
    m_tipHex.fill('0'); // what the first entry follows
    std::stable_sort(m_checkpoints.begin(), m_checkpoints.end(), [](const Checkpoint &a, const Checkpoint &b) { return a.seq < b.seq; });
    if (m_expected.environment) {
        m_environmentId = m_expected.environment->id;
        m_environment = jsonSpelling(m_environmentId.text());
        m_kind = domain::kindWord(m_expected.environment->kind).toLatin1();
    }
}

void RecordVerifier::add(QByteArrayView line)
{
    ++m_entries;
    if (m_broken || !checkLine(line))
        return;
    checkCheckpoints();
    if (!m_broken && m_expected.anchor && m_expected.anchor->seq == m_entries) {
        m_anchorMatches = m_expected.anchor->hash == m_tip;
        if (!*m_anchorMatches)
            markBroken(m_entries, QStringLiteral("it is not the entry that the anchor kept outside the record names: the record was replaced"));
    }
}

bool RecordVerifier::checkLine(QByteArrayView line)
{
    const auto parts = splitLine(line);
    if (!parts) {
        markBroken(m_entries, QStringLiteral("it is not a line of the record's form"));
        return false;
    }
    if (!isNumber(parts->seq, m_entries)) {
        markBroken(m_entries, QStringLiteral("it carries the number %1: entries are missing, doubled or out of order")
                                  .arg(QString::fromUtf8(parts->seq.first(std::min<qsizetype>(parts->seq.size(), 20)))));
        return false;
    }
    if (!isSame(parts->prev, m_tipHex)) {
        markBroken(m_entries, QStringLiteral("it does not follow the entry before it"));
        return false;
    }
    const Sha256 hash = hashOf(line, *parts);
    const HexDigest hex = hexOf(hash);
    if (!isSame(parts->hash, hex)) {
        markBroken(m_entries, QStringLiteral("its content does not have the hash it carries"));
        return false;
    }
    if (m_environment.isEmpty() && m_kind.isEmpty()) {
        m_environment = parts->environment.toByteArray();
        m_kind = parts->kind.toByteArray();
        m_environmentId = domain::EnvironmentId(fromJsonSpelling(m_environment));
    }
    if (parts->environment != m_environment || parts->kind != m_kind) {
        markBroken(m_entries, QStringLiteral("it belongs to another environment"));
        return false;
    }
    m_tip = hash;
    m_tipHex = hex;
    if (parts->action == kKeyAction)
        noteAnnouncedKeys(line);
    return true;
}

void RecordVerifier::noteAnnouncedKeys(QByteArrayView line)
{
    const auto entry = fromLine(line);
    if (!entry)
        return;
    for (const QJsonObject &side : {entry->record.before, entry->record.after})
        if (const auto key = bytesFromHex(side[QLatin1String("publicKey")].toString().toLatin1()))
            m_announced << *key;
}

void RecordVerifier::checkCheckpoints()
{
    for (; m_nextCheckpoint < m_checkpoints.size() && m_checkpoints[m_nextCheckpoint].seq <= m_entries; ++m_nextCheckpoint) {
        const Checkpoint &checkpoint = m_checkpoints[m_nextCheckpoint];
        if (!isGenuine(checkpoint, m_environmentId)) {
            m_isCheckpointBroken = !m_broken;
            markBroken(checkpoint.seq, QStringLiteral("its checkpoint has a signature that does not fit"));
        } else if (checkpoint.hash != m_tip) {
            markBroken(m_entries, QStringLiteral("it is not the entry that its signed checkpoint names"));
        }
    }
}

void RecordVerifier::checkKeys()
{
    if (m_expected.keys.isEmpty())
        return;
    for (const Checkpoint &checkpoint : m_checkpoints)
        if (!m_expected.keys.contains(checkpoint.publicKey) && !m_announced.contains(checkpoint.publicKey))
            return markBroken(checkpoint.seq, QStringLiteral("its checkpoint is signed by a key that this record does not know"));
}

void RecordVerifier::markBroken(quint64 seq, const QString &why)
{
    if (m_broken)
        return;
    m_broken = seq;
    m_why = why;
}

Verification RecordVerifier::finish()
{
    const std::optional<Anchor> &anchor = m_expected.anchor;
    const auto isForgedBeyond
        = [this](const Checkpoint &checkpoint) { return checkpoint.seq > m_entries && !isGenuine(checkpoint, m_environmentId); };
    if (!m_broken && std::any_of(m_checkpoints.begin(), m_checkpoints.end(), isForgedBeyond)) {
        m_isCheckpointBroken = true;
        markBroken(m_entries + 1, QStringLiteral("a checkpoint behind the end of the record has a signature that does not fit"));
    }
    if (!m_broken && m_nextCheckpoint < m_checkpoints.size())
        markBroken(m_entries + 1, QStringLiteral("a signed checkpoint names entry %1, but the record ends with %2: its tail was cut off")
                                      .arg(m_checkpoints.back().seq)
                                      .arg(m_entries));
    if (anchor && anchor->seq > m_entries) {
        m_anchorMatches = false;
        markBroken(m_entries + 1,
                   QStringLiteral(
                       "the anchor kept outside names entry %1, but the record ends with %2: its tail was cut off, or an older copy took its place")
                       .arg(anchor->seq)
                       .arg(m_entries));
    }
    if (!m_broken)
        checkKeys();
    Verification result;
    result.intact = !m_broken;
    result.entries = m_entries;
    result.firstBroken = m_broken;
    result.checkpoints = m_checkpoints.size();
    result.tip = m_tip;
    result.tipMatchesAnchor = m_anchorMatches;
    result.message = m_broken
                         ? QStringLiteral("Broken at entry %1: %2.").arg(*m_broken).arg(m_why)
                         : QStringLiteral("Intact: %1, no gap, %2.")
                               .arg(counted(m_entries, "entry", "entries"), counted(m_checkpoints.size(), "signed checkpoint", "signed checkpoints"));
    return result;
}

} // namespace pilothouse::audit
