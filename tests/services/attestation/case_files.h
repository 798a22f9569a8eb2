// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/attestation/verify.h"
#include "tests/support/shared_data.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

namespace pilothouse::test {

/// One case of a cases.json or mutations.json, ready to run.
struct VerifyCase
{
    QString id;
    QByteArray quote;
    QByteArray collateral; ///< JSON
    QByteArray trustRoot;  ///< DER; empty = Intel's
    qint64 now = 0;
    QJsonObject expected;
};

inline QJsonArray readJsonArray(const QString &path)
{
    return QJsonDocument::fromJson(readFile(path)).array();
}

/// `folder` holds the file and what it names.
inline QList<VerifyCase> casesFrom(const QString &folder, const QString &file)
{
    QList<VerifyCase> cases;
    for (const auto &value : readJsonArray(folder + QLatin1Char('/') + file)) {
        const QJsonObject object = value.toObject();
        const auto path = [&](const char *key) { return folder + QLatin1Char('/') + object.value(QLatin1String(key)).toString(); };
        VerifyCase one;
        one.id = object.value(QLatin1String("id")).toString();
        one.quote = readFile(path("quote"));
        one.collateral = readFile(path("collateral"));
        if (object.contains(QLatin1String("trust_root")))
            one.trustRoot = readFile(path("trust_root"));
        one.now = object.value(QLatin1String("now")).toInteger();
        one.expected = object.value(QLatin1String("expected")).toObject();
        cases << one;
    }
    return cases;
}

namespace detail {

inline void xorAt(QByteArray &bytes, qsizetype offset, const QByteArray &mask)
{
    for (qsizetype i = 0; i < mask.size(); ++i)
        bytes[offset + i] = char(bytes[offset + i] ^ mask[i]);
}

inline void applyOperation(const QJsonObject &op, const QString &folder, VerifyCase &target, QJsonObject &collateral)
{
    const QString kind = op.value(QLatin1String("op")).toString();
    const QByteArray hex = QByteArray::fromHex(op.value(QLatin1String("hex")).toString().toLatin1());
    const qsizetype offset = op.value(QLatin1String("offset")).toInteger();
    const QString field = op.value(QLatin1String("field")).toString();
    if (kind == QLatin1String("quote_xor")) {
        xorAt(target.quote, offset, hex);
    } else if (kind == QLatin1String("quote_set")) {
        target.quote.replace(offset, hex.size(), hex);
    } else if (kind == QLatin1String("quote_truncate")) {
        target.quote.truncate(op.value(QLatin1String("length")).toInteger());
    } else if (kind == QLatin1String("quote_append")) {
        target.quote += hex;
    } else if (kind == QLatin1String("collateral_set")) {
        collateral.insert(field, op.value(QLatin1String("value")));
    } else if (kind == QLatin1String("collateral_delete")) {
        collateral.remove(field);
    } else if (kind == QLatin1String("collateral_replace")) {
        QString text = collateral.value(field).toString();
        const QString find = op.value(QLatin1String("find")).toString();
        text.replace(text.indexOf(find), find.size(), op.value(QLatin1String("with")).toString());
        collateral.insert(field, text);
    } else if (kind == QLatin1String("collateral_hex_xor")) {
        QByteArray bytes = QByteArray::fromHex(collateral.value(field).toString().toLatin1());
        xorAt(bytes, offset < 0 ? bytes.size() + offset : offset, hex);
        collateral.insert(field, QString::fromLatin1(bytes.toHex()));
    } else if (kind == QLatin1String("collateral_copy")) {
        const QByteArray other = readFile(folder + QLatin1Char('/') + op.value(QLatin1String("file")).toString());
        collateral.insert(field, QJsonDocument::fromJson(other).object().value(op.value(QLatin1String("from")).toString(field)));
    } else if (kind == QLatin1String("time")) {
        target.now = op.value(QLatin1String("now")).toInteger();
    } else {
        QFAIL(qPrintable(QStringLiteral("unknown operation %1").arg(kind)));
    }
}

} // namespace detail

/// Every entry of mutations.json applied to a copy of its base case.
inline QList<VerifyCase> mutationsFrom(const QString &folder)
{
    QHash<QString, VerifyCase> bases;
    for (const VerifyCase &base : casesFrom(folder, QStringLiteral("cases.json")))
        bases.insert(base.id, base);
    QList<VerifyCase> mutations;
    for (const auto &value : readJsonArray(folder + QStringLiteral("/mutations.json"))) {
        const QJsonObject object = value.toObject();
        VerifyCase one = bases.value(object.value(QLatin1String("base")).toString());
        one.id = object.value(QLatin1String("id")).toString();
        one.now = object.value(QLatin1String("now")).toInteger(one.now);
        one.expected = object.value(QLatin1String("expected")).toObject();
        QJsonObject collateral = QJsonDocument::fromJson(one.collateral).object();
        for (const auto &op : object.value(QLatin1String("ops")).toArray())
            detail::applyOperation(op.toObject(), folder, one, collateral);
        one.collateral = QJsonDocument(collateral).toJson();
        mutations << one;
    }
    return mutations;
}

inline attestation::TrustRoot rootOf(const VerifyCase &one)
{
    if (one.trustRoot.isEmpty())
        return attestation::TrustRoot::intel();
    return attestation::TrustRoot::fromBytes(one.trustRoot, QStringLiteral("test-root.der")).value();
}

inline attestation::UnixTime unixTime(qint64 seconds)
{
    return attestation::UnixTime(std::chrono::seconds(seconds));
}

} // namespace pilothouse::test
