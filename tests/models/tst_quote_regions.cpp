// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/cell_role.h"
#include "models/quote_region_model.h"
#include "models/quote_regions.h"
#include "services/attestation/verify.h"

#include <QAbstractItemModelTester>
#include <QFile>
#include <QRandomGenerator>
#include <QTest>

using namespace pilothouse;
using namespace pilothouse::models;

class QuoteRegionsTest : public QObject
{
    Q_OBJECT

    static QByteArray quote(const QString &name)
    {
        QFile file(QStringLiteral(PILOTHOUSE_SOURCE_DIR "/tests/data/attestation/synthetic/%1.quote.bin").arg(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    /// Parts cover every byte once, in order; fields lie inside.
    static QString gapIn(const QuoteMap &map, qsizetype size)
    {
        qsizetype at = 0;
        for (const QuoteRegion &region : map.regions) {
            if (region.length <= 0)
                return QStringLiteral("empty region ") + region.name;
            if (region.depth > 0) {
                if (region.end() > at)
                    return QStringLiteral("field outside its part: ") + region.name;
                continue;
            }
            if (region.offset != at)
                return QStringLiteral("gap before ") + region.name;
            at = region.end();
        }
        return at == size ? QString() : QStringLiteral("ends at %1 of %2").arg(at).arg(size);
    }

private slots:
    void everyByteOfAQuoteHasAName_data()
    {
        QTest::addColumn<QString>("name");
        for (const char *const name : {"ok-v4", "ok-v5-td10", "ok-v5-td15", "cert-type-1", "td-debug"})
            QTest::addRow("%s", name) << QString::fromLatin1(name);
    }
    void everyByteOfAQuoteHasAName()
    {
        QFETCH(QString, name);
        const QByteArray bytes = quote(name);
        QVERIFY(!bytes.isEmpty());
        const QuoteMap map = mapQuote(bytes);
        QCOMPARE(map.problem, QString());
        QCOMPARE(gapIn(map, bytes.size()), QString());
        QVERIFY(map.regionNamed(QStringLiteral("Not understood")) < 0);
    }

    void aFieldHoldsTheBytesThatTheParserReads()
    {
        const QByteArray bytes = quote(QStringLiteral("ok-v5-td15"));
        const auto parsed = attestation::parseQuote(bytes);
        QVERIFY(parsed.has_value() && parsed->td);
        const QuoteMap map = mapQuote(bytes);
        const auto at = [&](const char *name) {
            const int region = map.regionNamed(QString::fromLatin1(name));
            return region < 0 ? QByteArray() : bytes.mid(map.regions[size_t(region)].offset, map.regions[size_t(region)].length);
        };
        QCOMPARE(at("MRTD"), parsed->td->mrTd.view().toByteArray());
        QCOMPARE(at("RTMR0"), parsed->td->rtmr[0].view().toByteArray());
        QCOMPARE(at("RTMR3"), parsed->td->rtmr[3].view().toByteArray());
        QCOMPARE(at("Report data"), parsed->td->reportData.view().toByteArray());
        QCOMPARE(at("MRSERVICETD"), parsed->td->mrServiceTd->view().toByteArray());
        QCOMPARE(at("Signature"), parsed->signature.view().toByteArray());
        QCOMPARE(at("Attestation key"), parsed->attestationKey.view().toByteArray());
        QCOMPARE(at("QE report"), parsed->qeReportBytes);
        QCOMPARE(at("QE auth data"), parsed->qeAuthData);
        QCOMPARE(at("PCK chain"), parsed->certificationData);
    }

    void aByteBelongsToTheInnermostRegion()
    {
        const QByteArray bytes = quote(QStringLiteral("ok-v4"));
        const QuoteMap map = mapQuote(bytes);
        QCOMPARE(map.regions[size_t(map.regionAt(0))].name, QStringLiteral("Version"));
        const QuoteRegion &mrtd = map.regions[size_t(map.regionNamed(QStringLiteral("MRTD")))];
        QCOMPARE(map.regionAt(mrtd.offset), map.regionNamed(QStringLiteral("MRTD")));
        QCOMPARE(map.regionAt(mrtd.end() - 1), map.regionNamed(QStringLiteral("MRTD")));
        QCOMPARE(map.regionAt(-1), -1);
        QCOMPARE(map.regionAt(bytes.size()), -1);
    }

    void bytesAfterTheQuoteArePadding()
    {
        const QByteArray bytes = quote(QStringLiteral("ok-v4"));
        const QuoteMap map = mapQuote(bytes + QByteArray(16, 'x'));
        const int padding = map.regionNamed(QStringLiteral("Padding"));
        QVERIFY(padding >= 0);
        QCOMPARE(map.regions[size_t(padding)].length, qsizetype(16));
        QCOMPARE(gapIn(map, bytes.size() + 16), QString());
    }

    void aQuoteCutAnywhereIsStillCoveredAndSaysWhy()
    {
        const QByteArray bytes = quote(QStringLiteral("ok-v4"));
        for (qsizetype size = 1; size < bytes.size(); size += 37) {
            const QuoteMap map = mapQuote(bytes.left(size));
            QVERIFY2(!map.problem.isEmpty(), qPrintable(QString::number(size)));
            QCOMPARE(gapIn(map, size), QString());
        }
    }

    void hostileBytesAreCoveredToo()
    {
        QRandomGenerator random(7);
        QByteArray bytes = quote(QStringLiteral("ok-v5-td15"));
        for (int round = 0; round < 400; ++round) {
            QByteArray mutated = bytes;
            for (int i = 0; i < 6; ++i)
                mutated[random.bounded(int(mutated.size()))] = char(random.bounded(256));
            QCOMPARE(gapIn(mapQuote(mutated), mutated.size()), QString());
        }
        QVERIFY(mapQuote(QByteArray()).regions.empty());
        QCOMPARE(gapIn(mapQuote(QByteArray(100, '\xff')), 100), QString());
    }

    void propertiesLeadToTheirBytes()
    {
        const QuoteMap map = mapQuote(quote(QStringLiteral("ok-v4")));
        for (const char *const property : {"MRTD", "RTMR1", "report data", "FMSPC", "TDATTRIBUTES"})
            QVERIFY2(map.regionNamed(regionOfProperty(QString::fromLatin1(property))) >= 0, property);
        QCOMPARE(regionOfProperty(QStringLiteral("compose-hash")), QString());
    }

    void theModelShowsNameOffsetAndLength()
    {
        QuoteRegionModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setMap(mapQuote(quote(QStringLiteral("ok-v4"))));
        QCOMPARE(model.index(0, 0).data().toString(), QStringLiteral("Header"));
        QCOMPARE(model.index(0, 2).data().toString(), QStringLiteral("48"));
        model.setMap(mapQuote(quote(QStringLiteral("ok-v5-td15"))));
        model.setMap({});
        QCOMPARE(model.rowCount(), 0);
    }
};

QTEST_GUILESS_MAIN(QuoteRegionsTest)
#include "tst_quote_regions.moc"
