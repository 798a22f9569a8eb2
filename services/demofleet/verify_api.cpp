// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/core/digest.h"
#include "services/demofleet/evidence.h"
#include "services/demofleet/routes.h"

namespace pilothouse::demofleet {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kHeaderBytes = 48;
constexpr qsizetype kReportBytes = 584;
constexpr qsizetype kMostQuoteBytes = 64 * 1024;

QString hexAt(const QByteArray &quote, qsizetype offset, qsizetype size)
{
    return QString::fromLatin1(quote.mid(offset, size).toHex());
}

/// The parts of a TD report that the service repeats: offsets are those of a version 4 quote.
QJsonObject bodyOf(const QByteArray &quote)
{
    const qsizetype report = kHeaderBytes;
    return QJsonObject{{u"mrtd"_s, hexAt(quote, report + 136, 48)},  {u"rtmr0"_s, hexAt(quote, report + 328, 48)},
                       {u"rtmr1"_s, hexAt(quote, report + 376, 48)}, {u"rtmr2"_s, hexAt(quote, report + 424, 48)},
                       {u"rtmr3"_s, hexAt(quote, report + 472, 48)}, {u"reportdata"_s, hexAt(quote, report + 520, 64)}};
}

} // namespace

Answer verifyQuote(World &world, const Request &request)
{
    const auto body = request.object();
    if (!body || !body->value("hex"_L1).isString())
        return validationError(u"body"_s, u"hex"_s, u"Field required"_s);
    QString text = body->value("hex"_L1).toString();
    if (text.startsWith("0x"_L1))
        text.remove(0, 2);
    const auto quote = bytesFromHex(text.toLatin1());
    if (!quote || quote->size() < kHeaderBytes + kReportBytes || quote->size() > kMostQuoteBytes)
        return plainError(400, u"Invalid quote"_s);
    const bool isOurs = world.evidence().hasMade(*quote);
    const bool lies = world.faults().strike({TargetKind::Phala, -1}, FaultKind::ContraryVerifier, QString::fromUtf8(request.target)).has_value();
    if (isOurs == lies)
        return plainError(400, u"Quote verification failed"_s);
    const QString checksum = QString::fromLatin1(sha256({*quote}).toHex());
    const QJsonObject told{{u"header"_s, QJsonObject{{u"version"_s, 4}, {u"tee_type"_s, u"TEE_TDX"_s}}},
                           {u"cert_data"_s, QJsonValue()},
                           {u"body"_s, bodyOf(*quote)},
                           {u"verified"_s, true}};
    return jsonAnswer(QJsonObject{{u"id"_s, checksum.left(12)},
                                  {u"success"_s, true},
                                  {u"proof_of_cloud"_s, false},
                                  {u"quote"_s, told},
                                  {u"checksum"_s, checksum},
                                  {u"can_download"_s, false},
                                  {u"uploaded_at"_s, World::timeText(world.now())},
                                  {u"quote_collateral"_s, QJsonValue()}});
}

} // namespace pilothouse::demofleet
