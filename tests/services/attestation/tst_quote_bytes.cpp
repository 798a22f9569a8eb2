// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/services/attestation/case_files.h"

#include <QDir>

#include <optional>

using namespace pilothouse;
using namespace pilothouse::attestation;
using test::VerifyCase;

namespace {

VerifyCase sample(const char *id)
{
    for (const VerifyCase &one : test::casesFrom(test::testData(QStringLiteral("attestation")), QStringLiteral("synthetic/cases.json")))
        if (one.id == QLatin1String(id))
            return one;
    qFatal("no case %s", id);
}

QString codeOf(const QByteArray &quote)
{
    const auto parsed = parseQuote(quote);
    return parsed ? QString() : parsed.error().what.section(u':', 0, 0);
}

void putU32(QByteArray &bytes, qsizetype at, quint32 value)
{
    for (int i = 0; i < 4; ++i)
        bytes[at + i] = char(value >> (8 * i) & 0xff);
}

/// A real case of the shared data; nothing when it is absent.
std::optional<VerifyCase> realCase(const QString &id)
{
    if (test::sharedData().isEmpty())
        return std::nullopt;
    for (const VerifyCase &one : test::casesFrom(test::sharedData() + QStringLiteral("/attestation"), QStringLiteral("cases.json")))
        if (one.id == id)
            return one;
    return std::nullopt;
}

/// Changes every bit from the header to the end of the QE authentication data, one at a time; the place of one that nobody
/// noticed, or nothing. Collateral and chain are checked once and kept.
QString unnoticedBit(const VerifyCase &one)
{
    const Collateral collateral = Collateral::fromJson(one.collateral).value();
    Verifier verifier(test::rootOf(one));
    if (!verifier.verify(one.quote, collateral, test::unixTime(one.now)).isVerified())
        return QStringLiteral("the quote itself is rejected");
    const Quote whole = *parseQuote(one.quote);
    const qsizetype end = whole.raw.size() - whole.certificationData.size() - 6; // up to the inner certification header
    QByteArray quote = one.quote;
    for (qsizetype bit = 0; bit < end * 8; ++bit) {
        const char mask = char(1 << (bit % 8));
        quote[bit / 8] = char(quote[bit / 8] ^ mask);
        const bool accepted = verifier.verify(quote, collateral, test::unixTime(one.now)).isVerified();
        quote[bit / 8] = char(quote[bit / 8] ^ mask);
        if (accepted)
            return QStringLiteral("bit %1 of byte %2 was changed and nobody noticed").arg(bit % 8).arg(bit / 8);
    }
    return {};
}

/// Where the parts of a version 4 quote lie.
constexpr qsizetype kSigned = 632;
constexpr qsizetype kSignatureLength = 632;
constexpr qsizetype kOuterSize = 766;
constexpr qsizetype kQeReport = 770;
constexpr qsizetype kAuthSize = 1218;
constexpr qsizetype kInnerSize = 1254;
constexpr qsizetype kChain = 1258;

} // namespace

class QuoteBytesTest : public QObject
{
    Q_OBJECT

private slots:
    void everyTruncationIsRefused_data()
    {
        QTest::addColumn<QString>("id");
        for (const char *id : {"ok-v4", "ok-v5-td10", "ok-v5-td15"})
            QTest::newRow(id) << QString::fromLatin1(id);
    }
    void everyTruncationIsRefused()
    {
        QFETCH(QString, id);
        const QByteArray quote = sample(qPrintable(id)).quote;
        const auto whole = parseQuote(quote);
        QVERIFY(whole);
        for (qsizetype size = 0; size < whole->raw.size(); ++size)
            if (const QString code = codeOf(quote.first(size)); code != QLatin1String("QUOTE_TRUNCATED"))
                QFAIL(qPrintable(QStringLiteral("cut at %1: %2").arg(size).arg(code)));
    }

    void everyBitUnderASignatureCounts_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<bool>("real");
        QTest::newRow("v4") << QStringLiteral("ok-v4") << false;
        QTest::newRow("v5") << QStringLiteral("ok-v5-td15") << false;
        for (const char *id :
             {"tdx-v4-b0c06f-a@qvl-tdx-b0c06f-2025-06", "tdx-v5-90c06f-google@tdx-90c06f000000-2026-02-18", "sgx-v3-00a067@qvl-sgx-00a067-2025-06"})
            QTest::newRow(id) << QString::fromLatin1(id) << true;
    }
    void everyBitUnderASignatureCounts()
    {
        QFETCH(QString, id);
        QFETCH(bool, real);
        const auto one = real ? realCase(id) : std::optional(sample(qPrintable(id)));
        if (!one)
            QSKIP("shared data absent: real quotes are not part of the project");
        QCOMPARE(unnoticedBit(*one), QString());
    }

    void everyTruncationOfARealQuoteIsRejected_data()
    {
        QTest::addColumn<QString>("id");
        if (test::sharedData().isEmpty())
            QSKIP("shared data absent: real quotes are not part of the project");
        for (const VerifyCase &one : test::casesFrom(test::sharedData() + QStringLiteral("/attestation"), QStringLiteral("cases.json")))
            QTest::newRow(qPrintable(one.id)) << one.id;
    }
    void everyTruncationOfARealQuoteIsRejected()
    {
        QFETCH(QString, id);
        const VerifyCase one = realCase(id).value();
        const Collateral collateral = Collateral::fromJson(one.collateral).value();
        Verifier verifier(test::rootOf(one));
        const qsizetype useful = parseQuote(one.quote)->raw.size();
        for (qsizetype size = 0; size < useful; ++size) {
            const Verification result = verifier.verify(one.quote.first(size), collateral, test::unixTime(one.now));
            if (result.reason != QLatin1String("QUOTE_TRUNCATED"))
                QFAIL(qPrintable(QStringLiteral("cut at %1: %2").arg(size).arg(result.reason)));
        }
    }

    void everyByteOfTheChainCounts()
    {
        const VerifyCase one = sample("ok-v4");
        const Collateral collateral = Collateral::fromJson(one.collateral).value();
        Verifier verifier(test::rootOf(one));
        const QByteArray certificates = parseQuote(one.quote)->certificationData;
        for (qsizetype i = 0; i < certificates.size(); i += 3) {
            QByteArray quote = one.quote;
            char &byte = quote.data()[kChain + i];
            // White space between and inside the blocks means nothing, and the blocks may end in any text.
            if (byte == '\n' || byte == '\0')
                continue;
            byte = byte == 'A' ? 'B' : 'A';
            const Verification result = verifier.verify(quote, collateral, test::unixTime(one.now));
            if (result.isVerified())
                QFAIL(qPrintable(QStringLiteral("byte %1 of the chain was changed and nobody noticed").arg(i)));
            if (!result.reason.startsWith(QStringLiteral("PCK_")))
                QFAIL(qPrintable(result.reason));
        }
    }

    void everyByteOfTheCollateralCounts()
    {
        const VerifyCase one = sample("ok-v4");
        const Collateral good = Collateral::fromJson(one.collateral).value();
        Verifier verifier(test::rootOf(one));
        const QList<QByteArray Collateral::*> members = {&Collateral::rootCaCrl,        &Collateral::pckCrl,     &Collateral::tcbInfo,
                                                         &Collateral::tcbInfoSignature, &Collateral::qeIdentity, &Collateral::qeIdentitySignature};
        for (const auto member : members) {
            const qsizetype size = (good.*member).size();
            QVERIFY(size > 0);
            for (qsizetype i = 0; i<size; i += size> 200 ? 5 : 1) {
                Collateral bad = good;
                (bad.*member)[i] = char((bad.*member)[i] ^ 0x01);
                if (verifier.verify(one.quote, bad, test::unixTime(one.now)).isVerified())
                    QFAIL(qPrintable(QStringLiteral("byte %1 was changed and nobody noticed").arg(i)));
            }
        }
    }

    void hostileLengthsAreBounded_data()
    {
        QTest::addColumn<qsizetype>("at");
        QTest::addColumn<int>("bytes");
        QTest::addColumn<quint32>("value");
        QTest::addColumn<QString>("code");
        const auto row = [](const char *name, qsizetype at, int bytes, quint32 value, const char *code) {
            QTest::newRow(name) << at << bytes << value << QString::fromLatin1(code);
        };
        row("signature length 4 GiB", kSignatureLength, 4, 0xffffffff, "QUOTE_TRUNCATED");
        row("signature length 2 GiB", kSignatureLength, 4, 0x80000000, "QUOTE_TRUNCATED");
        row("signature length 0", kSignatureLength, 4, 0, "SIGDATA_TRUNCATED");
        row("signature length 127", kSignatureLength, 4, 127, "SIGDATA_TRUNCATED");
        row("signature length 133", kSignatureLength, 4, 133, "SIGDATA_TRUNCATED");
        row("outer size 4 GiB", kOuterSize, 4, 0xffffffff, "SIGDATA_TRUNCATED");
        row("outer size 0", kOuterSize, 4, 0, "SIGDATA_TRAILING");
        row("authentication data 64 KiB", kAuthSize, 2, 0xffff, "SIGDATA_TRUNCATED");
        row("inner size 4 GiB", kInnerSize, 4, 0xffffffff, "SIGDATA_TRUNCATED");
        row("inner size 0", kInnerSize, 4, 0, "SIGDATA_TRAILING");
    }
    void hostileLengthsAreBounded()
    {
        QFETCH(qsizetype, at);
        QFETCH(int, bytes);
        QFETCH(quint32, value);
        QByteArray quote = sample("ok-v4").quote;
        QByteArray four(4, '\0');
        putU32(four, 0, value);
        quote.replace(at, bytes, four.first(bytes));
        QTEST(codeOf(quote), "code");
    }

    void aQuoteOfAMegabyteIsNotRead()
    {
        QByteArray quote = sample("ok-v4").quote;
        quote.resize(1024 * 1024);
        QCOMPARE(codeOf(quote), QString());
        quote += '\0';
        QCOMPARE(codeOf(quote), QStringLiteral("QUOTE_TOO_LARGE"));
    }

    void trailingBytesAreNoContent()
    {
        const VerifyCase one = sample("ok-v4");
        const auto plain = parseQuote(one.quote);
        const auto padded = parseQuote(one.quote + QByteArray(100, '\0'));
        const auto junk = parseQuote(one.quote + "junk");
        QCOMPARE(padded->raw, plain->raw);
        QCOMPARE(junk->raw, plain->raw);
        QVERIFY(!padded->trailingNonZero);
        QVERIFY(junk->trailingNonZero);
    }

    void fieldsAreReadWhereTheyLie_data()
    {
        QTest::addColumn<QString>("path");
        if (test::sharedData().isEmpty())
            QSKIP("shared data absent: real quotes are not part of the project");
        const QDir folder(test::sharedData() + QStringLiteral("/attestation/quotes"));
        for (const QString &name : folder.entryList({QStringLiteral("*.parsed.json")}))
            QTest::newRow(qPrintable(name)) << folder.filePath(name);
    }
    void fieldsAreReadWhereTheyLie()
    {
        QFETCH(QString, path);
        const QJsonObject expected = QJsonDocument::fromJson(test::readFile(path)).object();
        const auto parsed = parseQuote(test::readFile(QString(path).replace(QLatin1String(".parsed.json"), QLatin1String(".bin"))));
        QVERIFY(parsed);
        const Quote &quote = *parsed;
        const auto same = [](const QJsonObject &object, const char *key, const QByteArray &hex) {
            return object.value(QLatin1String(key)).toString() == QString::fromLatin1(hex);
        };
        const QJsonObject header = expected.value(QLatin1String("header")).toObject();
        QCOMPARE(quote.version, header.value(QLatin1String("version")).toInt());
        QVERIFY(same(header, "user_data", quote.userData.toHex()));
        QCOMPARE(quote.signedSize, expected.value(QLatin1String("signed_length")).toInteger());
        QCOMPARE(quote.raw.size(), quote.signedSize + 4 + expected.value(QLatin1String("signature_data_length")).toInteger());
        QCOMPARE(quote.trailingNonZero, !expected.value(QLatin1String("trailing_all_zero")).toBool());
        QVERIFY(same(expected, "attestation_key", quote.attestationKey.toHex()));
        QVERIFY(same(expected, "quote_signature", quote.signature.toHex()));
        QVERIFY(same(expected, "qe_auth_data", quote.qeAuthData.toHex()));
        QCOMPARE(quote.certificationType, expected.value(QLatin1String("cert_data_type")).toInt());
        QCOMPARE(quote.certificationData.size(), expected.value(QLatin1String("cert_data_length")).toInteger());
        const auto enclaveAgrees = [&same](const QJsonObject &report, const EnclaveReport &enclave) {
            return same(report, "cpu_svn", enclave.cpuSvn.toHex()) && same(report, "attributes", enclave.attributes.toHex())
                   && same(report, "mr_enclave", enclave.mrEnclave.toHex()) && same(report, "mr_signer", enclave.mrSigner.toHex())
                   && same(report, "report_data", enclave.reportData.toHex())
                   && report.value(QLatin1String("isv_prod_id")).toInt() == enclave.isvProdId
                   && report.value(QLatin1String("isv_svn")).toInt() == enclave.isvSvn
                   && report.value(QLatin1String("misc_select")).toInteger() == enclave.miscSelect;
        };
        QVERIFY(enclaveAgrees(expected.value(QLatin1String("qe_report")).toObject(), quote.qeReport));
        const QJsonObject report = expected.value(QLatin1String("report")).toObject();
        if (quote.enclave) {
            QVERIFY(enclaveAgrees(report, *quote.enclave));
            return;
        }
        const TdReport &td = *quote.td;
        QVERIFY(same(report, "tee_tcb_svn", td.teeTcbSvn.toHex()));
        QVERIFY(same(report, "mr_seam", td.mrSeam.toHex()));
        QVERIFY(same(report, "mr_signer_seam", td.mrSignerSeam.toHex()));
        QVERIFY(same(report, "seam_attributes", td.seamAttributes.toHex()));
        QVERIFY(same(report, "td_attributes", td.tdAttributes.toHex()));
        QVERIFY(same(report, "xfam", td.xfam.toHex()));
        QVERIFY(same(report, "mr_td", td.mrTd.toHex()));
        QVERIFY(same(report, "mr_config_id", td.mrConfigId.toHex()));
        QVERIFY(same(report, "mr_owner", td.mrOwner.toHex()));
        QVERIFY(same(report, "mr_owner_config", td.mrOwnerConfig.toHex()));
        for (int i = 0; i < 4; ++i)
            QVERIFY(same(report, qPrintable(QStringLiteral("rt_mr%1").arg(i)), td.rtmr[size_t(i)].toHex()));
        QVERIFY(same(report, "report_data", td.reportData.toHex()));
        QCOMPARE(td.teeTcbSvn2.has_value(), report.contains(QLatin1String("tee_tcb_svn2")));
        if (td.teeTcbSvn2) {
            QVERIFY(same(report, "tee_tcb_svn2", td.teeTcbSvn2->toHex()));
            QVERIFY(same(report, "mr_service_td", td.mrServiceTd->toHex()));
        }
    }
};

QTEST_APPLESS_MAIN(QuoteBytesTest)
#include "tst_quote_bytes.moc"
