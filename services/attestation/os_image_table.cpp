// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/attestation/os_image_table.h"

#include "services/attestation/strict_json.h"
#include "services/core/plain_text.h"

#include <QJsonArray>

#include <algorithm>
#include <array>
#include <variant>

namespace pilothouse::attestation {

namespace {

using strict_json::Value;

constexpr strict_json::Limits kLimits{.maxBytes = 4 * 1024 * 1024, .maxDepth = 8};
constexpr size_t kMaxImages = 10'000;

Error invalid(const QString &what)
{
    Error error;
    error.kind = ErrorKind::InvalidInput;
    error.what = QStringLiteral("not an OS image table: %1").arg(what);
    error.nextStep = QStringLiteral("Correct the table; each image needs name, mrtd, rtmr1 and rtmr2.");
    return error;
}

/// Reads one entry; what is wrong with it is a text that begins with the member.
class ImageReader
{
public:
    explicit ImageReader(const Value &object) : m_object(object) { }

    std::variant<OsImage, QString> read()
    {
        OsImage image;
        if (!m_object.isObject())
            return QStringLiteral("not an object");
        if (const QString unknown = unknownMember(); !unknown.isEmpty())
            return QStringLiteral("%1: not a member of an image").arg(unknown);
        const auto name = m_object["name"].text();
        if (!name || name->trimmed().isEmpty())
            return QStringLiteral("name: must be text");
        image.name = QString::fromUtf8(*name);
        if (const Value version = m_object["version"]; version.isThere()) {
            if (!version.isString())
                return QStringLiteral("version: must be text");
            image.version = QString::fromUtf8(*version.text());
        }
        if (const QString wrong = readDev(image); !wrong.isEmpty())
            return wrong;
        if (const QString wrong = readMrTd(image); !wrong.isEmpty())
            return wrong;
        const auto rtmr1 = register48(m_object["rtmr1"]);
        const auto rtmr2 = register48(m_object["rtmr2"]);
        if (!rtmr1 || !rtmr2)
            return QStringLiteral("%1: must be 96 hexadecimal digits, not all zero").arg(rtmr1 ? QStringLiteral("rtmr2") : QStringLiteral("rtmr1"));
        image.rtmr1 = *rtmr1;
        image.rtmr2 = *rtmr2;
        if (const QString wrong = readShapes(image); !wrong.isEmpty())
            return wrong;
        if (const QString wrong = readImageHash(image); !wrong.isEmpty())
            return wrong;
        return image;
    }

private:
    QString unknownMember() const
    {
        constexpr std::array<QByteArrayView, 10> known
            = {"name", "version", "isDev", "is_dev", "mrtd", "rtmr0", "rtmr1", "rtmr2", "osImageHash", "os_image_hash"};
        for (Value member = m_object.first(); member.isThere(); member = member.next())
            if (std::find(known.begin(), known.end(), member.name()) == known.end())
                return visibleText(QString::fromUtf8(member.name()), 60);
        return {};
    }

    /// A register that was never extended proves nothing about an image, so an entry of zeros is a slip.
    static std::optional<Digest<48>> register48(const Value &value)
    {
        const auto hex = value.plainText();
        const auto digest = hex ? Digest<48>::fromHex(*hex) : std::nullopt;
        return digest && !digest->isZero() ? digest : std::nullopt;
    }

    /// Either spelling of a member, not both.
    std::variant<Value, QString> either(const char *ours, const char *theirs) const
    {
        const Value first = m_object[ours];
        const Value second = m_object[theirs];
        if (first.isThere() && second.isThere())
            return QStringLiteral("%1: given twice, also as %2").arg(QLatin1StringView(ours), QLatin1StringView(theirs));
        return first.isThere() ? first : second;
    }

    QString readDev(OsImage &image) const
    {
        const auto value = either("isDev", "is_dev");
        if (const auto *wrong = std::get_if<QString>(&value))
            return *wrong;
        const Value flag = std::get<Value>(value);
        if (!flag.isThere())
            return {};
        if (flag.raw() != QByteArrayView("true") && flag.raw() != QByteArrayView("false"))
            return QStringLiteral("isDev: must be true or false");
        image.isDev = flag.raw() == QByteArrayView("true");
        return {};
    }

    QString readMrTd(OsImage &image) const
    {
        const Value value = m_object["mrtd"];
        const QString wrong = QStringLiteral("mrtd: must be 96 hexadecimal digits, or a list of such");
        if (value.isString()) {
            const auto one = register48(value);
            if (!one)
                return wrong;
            image.mrTd.push_back(*one);
            return {};
        }
        if (!value.isArray() || value.size() == 0 || value.size() > 16)
            return wrong;
        for (Value item = value.first(); item.isThere(); item = item.next()) {
            const auto one = register48(item);
            if (!one)
                return wrong;
            image.mrTd.push_back(*one);
        }
        return {};
    }

    QString readShapes(OsImage &image) const
    {
        const Value shapes = m_object["rtmr0"];
        if (!shapes.isThere())
            return {};
        if (!shapes.isObject())
            return QStringLiteral("rtmr0: must be an object of shape names and registers");
        for (Value item = shapes.first(); item.isThere(); item = item.next()) {
            const auto one = register48(item);
            if (!one)
                return QStringLiteral("rtmr0.%1: must be 96 hexadecimal digits").arg(visibleText(QString::fromUtf8(item.name()), 60));
            image.shapes.push_back({QString::fromUtf8(item.name()), *one});
        }
        return {};
    }

    QString readImageHash(OsImage &image) const
    {
        const auto value = either("osImageHash", "os_image_hash");
        if (const auto *wrong = std::get_if<QString>(&value))
            return *wrong;
        const Value text = std::get<Value>(value);
        if (!text.isThere())
            return {};
        const auto hex = text.plainText();
        image.osImageHash = hex ? Sha256::fromHex(*hex) : std::nullopt;
        return image.osImageHash ? QString() : QStringLiteral("osImageHash: must be 64 hexadecimal digits");
    }

    Value m_object;
};

bool measuresAs(const OsImage &image, const TdReport &td)
{
    return image.rtmr1 == td.rtmr[1] && image.rtmr2 == td.rtmr[2] && std::find(image.mrTd.begin(), image.mrTd.end(), td.mrTd) != image.mrTd.end();
}

/// Which of the three registers an entry shares with the machine.
QStringList commonRegisters(const OsImage &image, const TdReport &td)
{
    QStringList common;
    if (std::find(image.mrTd.begin(), image.mrTd.end(), td.mrTd) != image.mrTd.end())
        common << QStringLiteral("MRTD");
    if (image.rtmr1 == td.rtmr[1])
        common << QStringLiteral("RTMR1");
    if (image.rtmr2 == td.rtmr[2])
        common << QStringLiteral("RTMR2");
    return common;
}

QString wordsOf(const ImageJudgement &judgement)
{
    const QString image = visibleText(judgement.image, 80);
    switch (judgement.answer) {
    case ImageAnswer::Unknown: return QStringLiteral("unknown");
    case ImageAnswer::DevImage: return QStringLiteral("dev image %1").arg(image);
    case ImageAnswer::Release: break;
    }
    if (judgement.shape)
        return QStringLiteral("%1, %2").arg(image, visibleText(*judgement.shape, 60));
    return judgement.hasShapes ? QStringLiteral("%1, shape not listed").arg(image) : image;
}

} // namespace

Result<OsImageTable> OsImageTable::fromJson(const QByteArray &json)
{
    QString problem;
    const auto document = strict_json::Document::parse(json, kLimits, &problem);
    if (!document)
        return invalid(problem);
    const Value root = document->root();
    const Value list = root["images"];
    if (!list.isArray())
        return invalid(QStringLiteral("\"images\" is missing or no list"));
    OsImageTable table;
    table.source = QString::fromUtf8(root["source"].text().value_or(QByteArray()));
    for (Value item = list.first(); item.isThere(); item = item.next()) {
        if (table.images.size() == kMaxImages)
            return invalid(QStringLiteral("more than %1 images").arg(kMaxImages));
        auto image = ImageReader(item).read();
        if (const auto *wrong = std::get_if<QString>(&image))
            return invalid(QStringLiteral("images[%1].%2").arg(table.images.size()).arg(*wrong));
        table.images.push_back(std::get<OsImage>(std::move(image)));
    }
    if (table.images.empty())
        return invalid(QStringLiteral("it lists no image"));
    return table;
}

bool OsImageTable::names(const QString &image) const
{
    return std::any_of(images.begin(), images.end(), [&image](const OsImage &one) { return one.isCalled(image); });
}

ImageJudgement OsImageTable::judge(const TdReport &td, const BootIdentity &identity) const
{
    ImageJudgement judgement;
    const OsImage *found = nullptr;
    qsizetype closest = 0;
    for (const OsImage &image : images) {
        if (measuresAs(image, td)) {
            if (found == nullptr || (image.isDev && !found->isDev))
                found = &image;
        } else if (const QStringList common = commonRegisters(image, td); found == nullptr && common.size() > closest) {
            closest = common.size();
            judgement.image = image.title();
        }
    }
    if (found == nullptr) {
        judgement.words = wordsOf(judgement);
        return judgement;
    }
    judgement.answer = found->isDev ? ImageAnswer::DevImage : ImageAnswer::Release;
    judgement.image = found->title();
    // Two entries may list shapes of one image.
    for (const OsImage &image : images) {
        if (image.isDev != found->isDev || !measuresAs(image, td))
            continue;
        judgement.hasShapes = judgement.hasShapes || !image.shapes.empty();
        for (const OsImage::Shape &shape : image.shapes)
            if (shape.rtmr0 == td.rtmr[0])
                judgement.shape = shape.name;
    }
    if (found->osImageHash && identity.osImageHash)
        judgement.osImageHashAgrees = *found->osImageHash == *identity.osImageHash;
    judgement.words = wordsOf(judgement);
    return judgement;
}

QJsonObject toJson(const OsImageTable &table)
{
    QJsonArray images;
    for (const OsImage &image : table.images) {
        QJsonArray mrTd;
        for (const Digest<48> &one : image.mrTd)
            mrTd.append(QString::fromLatin1(one.toHex()));
        QJsonObject entry{{QStringLiteral("name"), image.name},
                          {QStringLiteral("isDev"), image.isDev},
                          {QStringLiteral("mrtd"), mrTd},
                          {QStringLiteral("rtmr1"), QString::fromLatin1(image.rtmr1.toHex())},
                          {QStringLiteral("rtmr2"), QString::fromLatin1(image.rtmr2.toHex())}};
        if (!image.version.isEmpty())
            entry.insert(QStringLiteral("version"), image.version);
        QJsonObject shapes;
        for (const OsImage::Shape &shape : image.shapes)
            shapes.insert(shape.name, QString::fromLatin1(shape.rtmr0.toHex()));
        if (!shapes.isEmpty())
            entry.insert(QStringLiteral("rtmr0"), shapes);
        if (image.osImageHash)
            entry.insert(QStringLiteral("osImageHash"), QString::fromLatin1(image.osImageHash->toHex()));
        images.append(entry);
    }
    return {{QStringLiteral("source"), table.source}, {QStringLiteral("images"), images}};
}

QString imageAnswerWord(ImageAnswer answer)
{
    switch (answer) {
    case ImageAnswer::Release: return QStringLiteral("release");
    case ImageAnswer::DevImage: return QStringLiteral("dev-image");
    case ImageAnswer::Unknown: return QStringLiteral("unknown");
    }
    return {};
}

} // namespace pilothouse::attestation
