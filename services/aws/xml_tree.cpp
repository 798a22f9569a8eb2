// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/aws/xml_tree.h"

#include <QXmlStreamReader>

namespace pilothouse::aws {

namespace {

constexpr int kDeepest = 40;
constexpr int kMostElements = 300'000;
constexpr qsizetype kLargest = 32 * 1024 * 1024;

Error error(ErrorKind kind, const QString &what)
{
    return {.kind = kind, .what = what};
}

} // namespace

const XmlNode &XmlNode::child(QLatin1StringView childName) const
{
    static const XmlNode none;
    for (const XmlNode &node : children) {
        if (node.name == childName)
            return node;
    }
    return none;
}

Result<XmlNode> parseXml(const QByteArray &body)
{
    if (body.size() > kLargest)
        return error(ErrorKind::TooLarge, QStringLiteral("the XML has %1 bytes").arg(body.size()));
    QXmlStreamReader reader(body);
    XmlNode root;
    // The open elements from the root down, by their places: pointers into vectors would move.
    std::vector<XmlNode> open;
    int elements = 0;
    bool rootSeen = false;
    while (!reader.atEnd()) {
        switch (reader.readNext()) {
        case QXmlStreamReader::StartElement:
            if (open.size() == kDeepest || ++elements > kMostElements)
                return error(ErrorKind::TooLarge, QStringLiteral("the XML is too deep or has too many elements"));
            open.emplace_back();
            open.back().name = reader.name().toString();
            break;
        case QXmlStreamReader::Characters:
            if (!open.empty())
                open.back().text += reader.text();
            break;
        case QXmlStreamReader::EndElement: {
            XmlNode done = std::move(open.back());
            open.pop_back();
            if (!done.children.empty())
                done.text.clear();
            if (open.empty()) {
                root = std::move(done);
                rootSeen = true;
            } else {
                open.back().children.push_back(std::move(done));
            }
            break;
        }
        case QXmlStreamReader::DTD:
        case QXmlStreamReader::EntityReference: return error(ErrorKind::Protocol, QStringLiteral("the XML declares or uses entities of its own"));
        case QXmlStreamReader::NoToken:
        case QXmlStreamReader::Invalid:
        case QXmlStreamReader::StartDocument:
        case QXmlStreamReader::EndDocument:
        case QXmlStreamReader::Comment:
        case QXmlStreamReader::ProcessingInstruction: break;
        }
    }
    if (reader.hasError() || !rootSeen) {
        const bool isPage = body.left(512).toLower().contains("<html");
        return error(ErrorKind::Protocol,
                     isPage ? QStringLiteral("not XML, looks like a web page") : QStringLiteral("not XML (line %1)").arg(reader.lineNumber()));
    }
    return root;
}

} // namespace pilothouse::aws
