// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/profiles/section_reader.h"

#include "services/core/plain_text.h"
#include "services/core/secret_forms.h"

#include <QRegularExpression>
#include <QUrl>

namespace pilothouse::profiles {

namespace {

bool isPlainWord(const YamlNode &node, std::initializer_list<const char *> words)
{
    if (node.quoted)
        return false;
    for (const char *word : words)
        if (node.text.compare(QLatin1String(word), Qt::CaseInsensitive) == 0)
            return true;
    return false;
}

bool isPort(QStringView text)
{
    bool isNumber = false;
    const int port = text.toInt(&isNumber);
    return isNumber && port > 0 && port < 65536;
}

} // namespace

void ParseContext::fail(int line, const QString &what)
{
    if (m_error && m_errorLine <= line)
        return;
    Error error;
    error.kind = ErrorKind::InvalidInput;
    error.what = what;
    error.where = QStringLiteral("%1:%2").arg(m_fileName).arg(line);
    m_error = error;
    m_errorLine = line;
}

void ParseContext::warn(int line, const QString &what)
{
    m_warnings << QStringLiteral("%1:%2: %3").arg(m_fileName).arg(line).arg(what);
}

SectionReader::SectionReader(const YamlNode &map, QString path, ParseContext &context) : m_map(map), m_path(std::move(path)), m_context(context) { }

const YamlNode *SectionReader::take(const QString &key)
{
    m_taken.insert(key);
    const auto *const member = memberOf(m_map, key);
    return member == nullptr ? nullptr : &member->value;
}

void SectionReader::require(const QString &key)
{
    if (memberOf(m_map, key) == nullptr)
        m_context.fail(m_map.line, QStringLiteral("\"%1\" is missing").arg(pathOf(key)));
}

std::optional<SectionReader> SectionReader::section(const QString &key)
{
    const YamlNode *const node = take(key);
    if (node == nullptr)
        return std::nullopt;
    if (node->kind != YamlNode::Kind::Map) {
        wrongType(key, node->line, QStringLiteral("a section with keys of its own"));
        return std::nullopt;
    }
    return SectionReader(*node, pathOf(key), m_context);
}

void SectionReader::text(const QString &key, QString &out)
{
    const YamlNode *const node = take(key);
    if (node == nullptr)
        return;
    if (node->kind != YamlNode::Kind::Scalar || node->text.isEmpty() || isPlainWord(*node, {"null", "~", "true", "false"}))
        return wrongType(key, node->line, QStringLiteral("text"));
    if (const auto form = knownSecretForm(node->text.toUtf8()))
        return m_context.fail(node->line,
                              QStringLiteral("\"%1\" holds %2; secrets are kept in the keychain, never in a profile").arg(pathOf(key), *form));
    out = node->text;
}

void SectionReader::oneOf(const QString &key, const QStringList &words, QString &out)
{
    QString word;
    text(key, word);
    if (word.isEmpty())
        return;
    if (!words.contains(word))
        return m_context.fail(
            lineOf(key),
            QStringLiteral("\"%1\" is \"%2\", expected one of: %3").arg(pathOf(key), visibleText(word, 80), words.join(QLatin1String(", "))));
    out = word;
}

void SectionReader::integer(const QString &key, int minimum, int maximum, int &out)
{
    const YamlNode *const node = take(key);
    if (node == nullptr)
        return;
    bool isNumber = false;
    const int number = node->text.toInt(&isNumber);
    if (node->kind != YamlNode::Kind::Scalar || node->quoted || !isNumber || number < minimum || number > maximum)
        return wrongType(key, node->line, QStringLiteral("a whole number from %1 to %2").arg(minimum).arg(maximum));
    out = number;
}

void SectionReader::share(const QString &key, double &out)
{
    const YamlNode *const node = take(key);
    if (node == nullptr)
        return;
    bool isNumber = false;
    const double number = node->text.toDouble(&isNumber);
    if (node->kind != YamlNode::Kind::Scalar || node->quoted || !isNumber || !(number > 0 && number <= 1))
        return wrongType(key, node->line, QStringLiteral("a number above 0 and up to 1"));
    out = number;
}

void SectionReader::flag(const QString &key, bool &out)
{
    const YamlNode *const node = take(key);
    if (node == nullptr)
        return;
    if (node->kind != YamlNode::Kind::Scalar || node->quoted || (node->text != QLatin1String("true") && node->text != QLatin1String("false")))
        return wrongType(key, node->line, QStringLiteral("true or false"));
    out = node->text == QLatin1String("true");
}

void SectionReader::amount(const QString &key, QString &out)
{
    static const QRegularExpression decimal(QStringLiteral("^[0-9]{1,9}(\\.[0-9]{1,6})?$"));
    const YamlNode *const node = take(key);
    if (node == nullptr)
        return;
    if (node->kind != YamlNode::Kind::Scalar || node->quoted || !decimal.match(node->text).hasMatch())
        return wrongType(key, node->line, QStringLiteral("an amount such as 5 or 2.50"));
    out = node->text;
}

void SectionReader::list(const QString &key, const QStringList &allowed, QStringList &out)
{
    const YamlNode *const node = take(key);
    if (node == nullptr)
        return;
    if (node->kind != YamlNode::Kind::List || node->items.empty())
        return wrongType(key, node->line, QStringLiteral("a list of words"));
    QStringList words;
    for (const YamlNode &item : node->items) {
        if (item.kind != YamlNode::Kind::Scalar || !allowed.contains(item.text))
            return m_context.fail(item.line, QStringLiteral("\"%1\" has \"%2\", expected any of: %3")
                                                 .arg(pathOf(key), visibleText(item.text, 80), allowed.join(QLatin1String(", "))));
        if (words.contains(item.text))
            return m_context.fail(item.line, QStringLiteral("\"%1\" has \"%2\" twice").arg(pathOf(key), item.text));
        words << item.text;
    }
    out = words;
}

void SectionReader::texts(const QString &key, QStringList &out)
{
    const YamlNode *const node = take(key);
    if (node == nullptr)
        return;
    if (node->kind != YamlNode::Kind::List || node->items.empty())
        return wrongType(key, node->line, QStringLiteral("a list of words"));
    QStringList words;
    for (const YamlNode &item : node->items) {
        if (item.kind != YamlNode::Kind::Scalar || item.text.isEmpty())
            return m_context.fail(item.line, QStringLiteral("\"%1\" has an entry that is no word").arg(pathOf(key)));
        if (words.contains(item.text))
            return m_context.fail(item.line, QStringLiteral("\"%1\" has \"%2\" twice").arg(pathOf(key), visibleText(item.text, 80)));
        words << item.text;
    }
    out = words;
}

void SectionReader::url(const QString &key, QString &out)
{
    QString address;
    text(key, address);
    if (!address.isEmpty())
        checkUrl(key, lineOf(key), address, out);
}

void SectionReader::checkUrl(const QString &key, int line, const QString &text, QString &out)
{
    const QUrl url(text, QUrl::StrictMode);
    const bool isHttp = url.scheme() == QLatin1String("https") || url.scheme() == QLatin1String("http");
    if (!url.isValid() || !isHttp || url.host().isEmpty() || text.contains(u' '))
        return m_context.fail(line, QStringLiteral("\"%1\" is not an http or https address").arg(pathOf(key)));
    if (!url.userInfo().isEmpty())
        return m_context.fail(line, QStringLiteral("\"%1\" has a user name in its address; keys are kept in the keychain").arg(pathOf(key)));
    if (url.hasQuery() || url.hasFragment())
        return m_context.fail(line, QStringLiteral("\"%1\" must be an address without ? and #").arg(pathOf(key)));
    out = text;
    while (out.endsWith(u'/'))
        out.chop(1);
}

void SectionReader::endpoint(const QString &key, QString &out)
{
    QString address;
    text(key, address);
    if (address.isEmpty())
        return;
    if (address.startsWith(QLatin1String("http://")) || address.startsWith(QLatin1String("https://")))
        return checkUrl(key, lineOf(key), address, out);
    static const QRegularExpression hostAndPort(QStringLiteral("^([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:]+\\]):([0-9]{1,5})$"));
    const auto match = hostAndPort.match(address);
    const bool isUnix = address.startsWith(QLatin1String("unix:/"));
    if (!isUnix && !(match.hasMatch() && isPort(match.capturedView(2))))
        return m_context.fail(lineOf(key), QStringLiteral("\"%1\" must be host:port, unix:/path or an http address").arg(pathOf(key)));
    out = address;
}

void SectionReader::hex(const QString &key, int digits, QString &out)
{
    static const QRegularExpression form(QStringLiteral("^([0-9a-f]{2})+$"));
    QString value;
    text(key, value);
    if (value.isEmpty())
        return;
    value = value.toLower();
    if (value.startsWith(QLatin1String("0x")))
        value = value.mid(2);
    if (!form.match(value).hasMatch() || (digits > 0 && value.size() != digits))
        return m_context.fail(lineOf(key), digits > 0 ? QStringLiteral("\"%1\" must be %2 hexadecimal digits").arg(pathOf(key)).arg(digits)
                                                      : QStringLiteral("\"%1\" must be hexadecimal digits").arg(pathOf(key)));
    out = value;
}

void SectionReader::contractAddress(const QString &key, QString &out)
{
    static const QRegularExpression form(QStringLiteral("^0x[0-9a-fA-F]{40}$"));
    QString address;
    text(key, address);
    if (address.isEmpty())
        return;
    if (!form.match(address).hasMatch())
        return m_context.fail(lineOf(key), QStringLiteral("\"%1\" must be 0x and 40 hexadecimal digits").arg(pathOf(key)));
    out = address;
}

void SectionReader::finish()
{
    for (const auto &member : m_map.members) {
        if (m_taken.contains(member.key))
            continue;
        if (isSecretName(member.key))
            m_context.fail(member.line, QStringLiteral("\"%1\" looks like a secret; secrets are kept in the keychain, never in a profile")
                                            .arg(pathOf(visibleText(member.key, 80))));
        else
            m_context.fail(member.line, QStringLiteral("unknown key \"%1\"").arg(pathOf(visibleText(member.key, 80))));
    }
}

int SectionReader::lineOf(const QString &key) const
{
    const auto *const member = memberOf(m_map, key);
    return member == nullptr ? m_map.line : member->value.line;
}

QStringList SectionReader::keys() const
{
    QStringList names;
    for (const auto &member : m_map.members)
        names << member.key;
    return names;
}

QString SectionReader::pathOf(const QString &key) const
{
    return m_path.isEmpty() ? key : m_path + u'.' + key;
}

void SectionReader::wrongType(const QString &key, int line, const QString &wanted)
{
    m_context.fail(line, QStringLiteral("\"%1\" must be %2").arg(pathOf(key), wanted));
}

} // namespace pilothouse::profiles
