// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/profiles/yaml_tree.h"

#include <QSet>
#include <QStringList>

#include <optional>

namespace pilothouse::profiles {

/// What is collected while one file is read: the first error in the order of the file, and the warnings.
class ParseContext
{
public:
    explicit ParseContext(QString fileName) : m_fileName(std::move(fileName)) { }

    void fail(int line, const QString &what);
    void warn(int line, const QString &what);

    const std::optional<Error> &error() const { return m_error; }
    const QStringList &warnings() const { return m_warnings; }

private:
    QString m_fileName;
    std::optional<Error> m_error;
    int m_errorLine = 0;
    QStringList m_warnings;
};

/// Reads one map of a profile key by key. Each reader leaves `out` alone when the key is absent, and reports a value that does
/// not fit; finish() reports every key that nobody asked for. Keys are named with their path: "cluster.spawntee-port".
class SectionReader
{
public:
    SectionReader(const YamlNode &map, QString path, ParseContext &context);

    /// The raw value, for nested sections; null when absent.
    const YamlNode *take(const QString &key);
    /// The key must be there.
    void require(const QString &key);
    /// A nested map; nothing when absent or not a map (which is reported).
    std::optional<SectionReader> section(const QString &key);

    void text(const QString &key, QString &out);
    void oneOf(const QString &key, const QStringList &words, QString &out);
    void integer(const QString &key, int minimum, int maximum, int &out);
    /// A number above 0 and up to 1.
    void share(const QString &key, double &out);
    void flag(const QString &key, bool &out);
    void amount(const QString &key, QString &out);
    void list(const QString &key, const QStringList &allowed, QStringList &out);
    /// A list of any words, none empty, none twice.
    void texts(const QString &key, QStringList &out);
    /// http or https with a host, without user, password, query or fragment; a trailing slash is dropped.
    void url(const QString &key, QString &out);
    /// host:port, unix:/absolute/path, or an http(s) address.
    void endpoint(const QString &key, QString &out);
    /// Hexadecimal digits, this many (0: any even number), kept in lower case; 0x in front is dropped.
    void hex(const QString &key, int digits, QString &out);
    /// 0x and 40 hexadecimal digits.
    void contractAddress(const QString &key, QString &out);

    void finish();

    int line() const { return m_map.line; }
    int lineOf(const QString &key) const;
    QStringList keys() const;
    QString pathOf(const QString &key) const;

private:
    void checkUrl(const QString &key, int line, const QString &text, QString &out);
    void wrongType(const QString &key, int line, const QString &wanted);

    const YamlNode &m_map;
    QString m_path;
    ParseContext &m_context;
    QSet<QString> m_taken;
};

} // namespace pilothouse::profiles
