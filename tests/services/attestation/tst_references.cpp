// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/attestation/reference_book.h"
#include "services/attestation/report_json.h"
#include "tests/services/attestation/forged_machine.h"
#include "tests/support/await.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <functional>

using namespace pilothouse;
using namespace pilothouse::attestation;
using test::compareWith;
using test::ForgedMachine;
using test::QuoteForge;
using test::words;

namespace {

QString hex(QByteArrayView bytes)
{
    return QString::fromLatin1(bytes.toByteArray().toHex());
}

/// Two machines that run the same code, and the table entry that describes their image.
struct Fleet
{
    QuoteForge forge;
    CollateralSet collateral{{forge.collateral()}};
    std::vector<Evidence> machines;
    TdReport td;
    QJsonObject image;

    Fleet()
    {
        for (int i = 1; i <= 2; ++i)
            machines.push_back(ForgedMachine(forge, i).build());
        td = *parseQuote(machines[0].quote).value().td;
        image = {{QStringLiteral("name"), QStringLiteral("dstack-9.9.1")},
                 {QStringLiteral("version"), QStringLiteral("9.9.1")},
                 {QStringLiteral("isDev"), false},
                 {QStringLiteral("mrtd"), QJsonArray{QString(96, u'7'), hex(td.mrTd.view())}},
                 {QStringLiteral("rtmr1"), hex(td.rtmr[1].view())},
                 {QStringLiteral("rtmr2"), hex(td.rtmr[2].view()).toUpper()},
                 {QStringLiteral("rtmr0"), QJsonObject{{QStringLiteral("4 vCPU, 8 GiB"), hex(td.rtmr[0].view())}}},
                 {QStringLiteral("osImageHash"), hex(QByteArray(32, '\x05'))}};
    }

    OsImageTable table() const
    {
        const auto read = OsImageTable::fromJson(tableText());
        if (!read)
            qFatal("%s", qPrintable(read.error().what));
        return *read;
    }
    QByteArray tableText() const { return QJsonDocument(QJsonObject{{QStringLiteral("images"), QJsonArray{image}}}).toJson(); }
    Comparison compared(const References &references) const { return compareWith(forge, machines, collateral, references); }
    References everything() const
    {
        References references;
        references.osImages = table();
        references.composeHash = sha256({machines[0].appCompose});
        references.appId = QByteArray(20, '\x0a');
        references.keyProviderId = "3059";
        return references;
    }
};

const Row &tableRow(const Comparison &comparison)
{
    for (const Row &row : comparison.rows)
        if (row.property == QLatin1String("OS image table"))
            return row;
    qFatal("no row for the table");
}

using Bend = std::function<void(Fleet &, References &)>;
using Edit = std::function<void(QJsonObject &)>;

} // namespace

Q_DECLARE_METATYPE(Bend)
Q_DECLARE_METATYPE(Edit)

class ReferencesTest : public QObject
{
    Q_OBJECT

private slots:
    void withoutReferencesNothingIsCheckedAndNothingFails()
    {
        const Comparison comparison = Fleet().compared({});
        QVERIFY2(comparison.verdict == FleetVerdict::Identical, qPrintable(words(comparison)));
        QCOMPARE(tableRow(comparison).relation, Relation::Missing);
        QVERIFY(tableRow(comparison).reason.startsWith(QStringLiteral("Not checked")));
        QCOMPARE(levelWord(comparison.instances[0]), QStringLiteral("A2"));
        QCOMPARE(comparison.instances[0].notBound.size(), 3);
        QVERIFY(comparison.nextStep.isEmpty());
    }

    void everyReferenceMetIsLevelA3()
    {
        const Fleet fleet;
        const Comparison comparison = fleet.compared(fleet.everything());
        QVERIFY2(comparison.verdict == FleetVerdict::Identical, qPrintable(words(comparison)));
        for (const InstanceReport &report : comparison.instances) {
            QVERIFY2(report.notBound.isEmpty(), qPrintable(report.notBound.join(u'\n')));
            QCOMPARE(levelWord(report), QStringLiteral("A3"));
            QCOMPARE(report.image->answer, ImageAnswer::Release);
            QCOMPARE(report.image->shape, std::optional(QStringLiteral("4 vCPU, 8 GiB")));
        }
        QCOMPARE(tableRow(comparison).relation, Relation::Same);
        QCOMPARE(tableRow(comparison).values[0], QStringLiteral("dstack-9.9.1, 4 vCPU, 8 GiB"));
        const QJsonObject json = toJson(comparison)[QLatin1String("instances")].toArray().at(0).toObject();
        QCOMPARE(json[QLatin1String("level")].toString(), QStringLiteral("A3"));
        QCOMPARE(json[QLatin1String("osImage")].toObject()[QLatin1String("answer")].toString(), QStringLiteral("release"));
    }

    void aReferenceThatIsNotMetIsNotProven_data()
    {
        QTest::addColumn<Bend>("bend");
        QTest::addColumn<QString>("reason");
        const auto row
            = [](const char *name, const char *reason, Bend bend) { QTest::newRow(name) << std::move(bend) << QString::fromLatin1(reason); };
        row("a dev image", "dev image", [](Fleet &f, References &r) {
            f.image.insert(QStringLiteral("isDev"), true);
            r.osImages = f.table();
        });
        row("an unknown image", "the OS image is unknown", [](Fleet &f, References &r) {
            f.image.insert(QStringLiteral("rtmr2"), QString(96, u'8'));
            r.osImages = f.table();
        });
        row("a release and a dev image that measure the same", "dev image", [](Fleet &, References &r) {
            OsImage dev = r.osImages->images.front();
            dev.name = QStringLiteral("dstack-dev");
            dev.isDev = true;
            r.osImages->images.push_back(dev);
        });
        row("another image of the table", "expected dstack-8", [](Fleet &, References &r) {
            OsImage other = r.osImages->images.front();
            other.name = QStringLiteral("dstack-8");
            other.version.clear();
            other.rtmr1 = other.rtmr2;
            r.osImages->images.push_back(other);
            r.osImage = QStringLiteral("dstack-8");
        });
        row("another compose hash", "compose-hash is", [](Fleet &, References &r) { r.composeHash = Sha256(); });
        row("another app id", "app-id is", [](Fleet &, References &r) { r.appId = QByteArray(20, 'x'); });
        row("another KMS key", "key provider", [](Fleet &, References &r) { r.keyProviderId = "3060"; });
    }
    void aReferenceThatIsNotMetIsNotProven()
    {
        QFETCH(Bend, bend);
        QFETCH(QString, reason);
        Fleet fleet;
        References references = fleet.everything();
        bend(fleet, references);
        const Comparison comparison = fleet.compared(references);
        QCOMPARE(fleetVerdictWord(comparison.verdict), QStringLiteral("not-proven"));
        QVERIFY2(comparison.instances[0].notProven.join(u'\n').contains(reason), qPrintable(words(comparison)));
        QVERIFY(!comparison.instances[0].notBound.isEmpty());
        QVERIFY(!comparison.nextStep.isEmpty());
    }

    void whatKeepsAProvenMachineFromA3IsNamed_data()
    {
        QTest::addColumn<Bend>("bend");
        QTest::addColumn<QString>("reason");
        const auto row
            = [](const char *name, const char *reason, Bend bend) { QTest::newRow(name) << std::move(bend) << QString::fromLatin1(reason); };
        row("no table", "no OS image table", [](Fleet &, References &r) { r.osImages.reset(); });
        row("no compose hash", "no compose hash", [](Fleet &, References &r) { r.composeHash.reset(); });
        row("no app id", "no app id", [](Fleet &, References &r) { r.appId.reset(); });
        row("shape not listed", "shape that the table lists", [](Fleet &, References &r) { r.osImages->images.front().shapes.front().rtmr0 = {}; });
        row("no shapes listed", "lists no RTMR0", [](Fleet &, References &r) { r.osImages->images.front().shapes.clear(); });
        row("the KMS named another image", "os-image-hash", [](Fleet &, References &r) { r.osImages->images.front().osImageHash = Sha256(); });
    }
    void whatKeepsAProvenMachineFromA3IsNamed()
    {
        QFETCH(Bend, bend);
        QFETCH(QString, reason);
        Fleet fleet;
        References references = fleet.everything();
        bend(fleet, references);
        const Comparison comparison = fleet.compared(references);
        QVERIFY2(comparison.verdict == FleetVerdict::Identical, qPrintable(words(comparison)));
        const InstanceReport &report = comparison.instances[0];
        QCOMPARE(levelWord(report), QStringLiteral("A2"));
        QCOMPARE(report.notBound.size(), 1);
        QVERIFY2(report.notBound[0].contains(reason), qPrintable(report.notBound[0]));
    }

    void aMachineThatIsNotProvenHasNoLevel()
    {
        Fleet fleet;
        fleet.machines[0].expectedReportData.reset();
        const Comparison comparison = fleet.compared(fleet.everything());
        QCOMPARE(levelWord(comparison.instances[0]), QString());
        QCOMPARE(levelWord(comparison.instances[1]), QStringLiteral("A3"));
        QVERIFY2(comparison.nextStep.contains(QStringLiteral("RA-TLS")) && comparison.nextStep.contains(QStringLiteral("GetQuote")),
                 qPrintable(comparison.nextStep));
    }

    void aDevImageOnEveryMachineIsNeverARowThatAgrees()
    {
        Fleet fleet;
        fleet.image.insert(QStringLiteral("isDev"), true);
        References references;
        references.osImages = fleet.table();
        Comparison comparison = fleet.compared(references);
        QCOMPARE(tableRow(comparison).relation, Relation::Different);
        QCOMPARE(tableRow(comparison).outliers, (std::vector<int>{0, 1}));
        fleet.image.insert(QStringLiteral("rtmr1"), QString(96, u'8'));
        references.osImages = fleet.table();
        comparison = fleet.compared(references);
        QCOMPARE(tableRow(comparison).relation, Relation::Missing);
        QVERIFY(tableRow(comparison).reason.contains(QStringLiteral("never good")));
    }

    void theTableExplainsTheShape()
    {
        // RTMR0 of the second machine is another one; nobody claims a shape, but the table knows both.
        Fleet fleet;
        ForgedMachine larger(fleet.forge, 2);
        larger.firmwareDigest = QString(96, u'2');
        fleet.machines[1] = larger.build();
        References references;
        Comparison comparison = fleet.compared(references);
        QCOMPARE(comparison.verdict, FleetVerdict::IdenticalCodeDifferentHardwareShape);
        const auto shapeRow = [&comparison] {
            return *std::find_if(comparison.rows.begin(), comparison.rows.end(),
                                 [](const Row &row) { return row.property == QLatin1String("RTMR0"); });
        };
        QCOMPARE(shapeRow().relation, Relation::Different);

        references.osImages = fleet.table();
        references.osImages->images.front().shapes.push_back(
            {QStringLiteral("8 vCPU, 16 GiB"), parseQuote(fleet.machines[1].quote).value().td->rtmr[0]});
        comparison = fleet.compared(references);
        QCOMPARE(comparison.verdict, FleetVerdict::IdenticalCodeDifferentHardwareShape);
        QCOMPARE(shapeRow().relation, Relation::ExpectedDifference);
        QCOMPARE(shapeRow().note, QStringLiteral("4 vCPU, 8 GiB → 8 vCPU, 16 GiB"));

        // Claims of one shape do not make two measured shapes one.
        for (Evidence &machine : fleet.machines)
            machine.vmConfig = R"({"cpu_count":4})";
        comparison = fleet.compared(references);
        QCOMPARE(comparison.verdict, FleetVerdict::IdenticalCodeDifferentHardwareShape);
        QCOMPARE(fleet.compared({}).verdict, FleetVerdict::Different);
    }

    void aLiteMeasurementTiesTheImageToTheFirmware_data()
    {
        QTest::addColumn<int>("broken");
        QTest::addColumn<QString>("says");
        QTest::newRow("whole") << 0 << QStringLiteral("ACPI tables is not verified");
        QTest::newRow("another image hash") << 1 << QStringLiteral("does not hash to os_image_hash");
        QTest::newRow("a list that the manifest does not name") << 2 << QStringLiteral("does not name the list");
        QTest::newRow("another firmware") << 3 << QStringLiteral("does not hold the MRTD");
    }
    void aLiteMeasurementTiesTheImageToTheFirmware()
    {
        QFETCH(int, broken);
        QFETCH(QString, says);
        Fleet fleet;
        QByteArray list = "\xa1\x64mrtd\x58\x30" + fleet.td.mrTd.view().toByteArray();
        if (broken == 3)
            list.back() = char(list.back() ^ 1);
        const QByteArray manifest = sha256({list}).toHex() + "  measurement.tdx.cbor\n";
        if (broken == 2)
            list += '\0';
        const QByteArray imageHash = sha256({broken == 1 ? QByteArray("x") : manifest}).toHex();
        fleet.machines[0].vmConfig = "{\"os_image_hash\":\"" + imageHash + "\",\"tdx_measurement\":{\"sha256sum\":\"" + manifest.toHex()
                                     + "\",\"measurement\":\"" + (broken == 0 ? list.toBase64() : list.toHex()) + "\"}}";
        const Comparison comparison = fleet.compared({});
        const InstanceReport &report = comparison.instances[0];
        QCOMPARE(report.notProven.isEmpty(), broken == 0);
        QVERIFY2((report.notProven + report.notes).join(u'\n').contains(says), qPrintable((report.notProven + report.notes).join(u'\n')));
    }

    void aTableIsReadStrictly_data()
    {
        QTest::addColumn<Edit>("edit");
        QTest::addColumn<QString>("member");
        const auto row
            = [](const char *name, const char *member, Edit edit) { QTest::newRow(name) << std::move(edit) << QString::fromLatin1(member); };
        row("no name", "name", [](auto &i) { i.remove(QLatin1String("name")); });
        row("blank name", "name", [](auto &i) { i[QLatin1String("name")] = QStringLiteral(" "); });
        row("no MRTD", "mrtd", [](auto &i) { i.remove(QLatin1String("mrtd")); });
        row("empty list of MRTDs", "mrtd", [](auto &i) { i[QLatin1String("mrtd")] = QJsonArray{}; });
        row("MRTD of 32 bytes", "mrtd", [](auto &i) { i[QLatin1String("mrtd")] = QString(64, u'a'); });
        row("no RTMR1", "rtmr1", [](auto &i) { i.remove(QLatin1String("rtmr1")); });
        row("RTMR2 of zeros", "rtmr2", [](auto &i) { i[QLatin1String("rtmr2")] = QString(96, u'0'); });
        row("RTMR0 as one text", "rtmr0", [](auto &i) { i[QLatin1String("rtmr0")] = QString(96, u'a'); });
        row("RTMR0 no hex", "rtmr0.big", [](auto &i) { i[QLatin1String("rtmr0")] = QJsonObject{{QStringLiteral("big"), QStringLiteral("xyz")}}; });
        row("dev as text", "isDev", [](auto &i) { i[QLatin1String("isDev")] = QStringLiteral("false"); });
        row("dev in both spellings", "isDev", [](auto &i) { i[QLatin1String("is_dev")] = true; });
        row("image hash too short", "osImageHash", [](auto &i) { i[QLatin1String("osImageHash")] = QStringLiteral("00"); });
        row("a slip in a name", "is-dev", [](auto &i) { i[QLatin1String("is-dev")] = true; });
    }
    void aTableIsReadStrictly()
    {
        QFETCH(Edit, edit);
        QFETCH(QString, member);
        Fleet fleet;
        edit(fleet.image);
        const auto table = OsImageTable::fromJson(fleet.tableText());
        QVERIFY(!table);
        QCOMPARE(table.error().kind, ErrorKind::InvalidInput);
        QVERIFY2(table.error().what.contains(QStringLiteral("images[0].") + member), qPrintable(table.error().what));
        QVERIFY(!table.error().nextStep.isEmpty());
    }

    void whatIsExpectedSurvivesBeingWrittenDown()
    {
        References references = Fleet().everything();
        references.osImage = QStringLiteral("dstack-9.9.1");
        const QJsonObject json = toJson(references);
        const auto read = referencesFromJson(json);
        QVERIFY2(read, qPrintable(read ? QString() : read.error().what));
        QCOMPARE(toJson(*read), json);
        QVERIFY(read->osImages && read->composeHash == references.composeHash && read->appId == references.appId);
        QCOMPARE(read->lines().size(), 5);
        QVERIFY(referencesFromJson({}).value().isEmpty());
        for (const char *name : {"osImages", "osImage", "composeHash", "appId", "keyProviderId", "newerThanThisProgram"}) {
            QJsonObject bent = json;
            bent.insert(QLatin1StringView(name), 7);
            const auto refused = referencesFromJson(bent);
            QVERIFY2(!refused && refused.error().what.contains(QLatin1StringView(name)), name);
        }
    }

    void anImportedTableHoldsUntilItIsForgotten()
    {
        QTemporaryDir folder;
        const QString kept = folder.filePath(QStringLiteral("demo.os-images.json"));
        const auto write = [&folder](const char *name, const QByteArray &bytes) {
            const QString path = folder.filePath(QString::fromLatin1(name));
            QFile file(path);
            return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() ? path : QString();
        };
        const QString table = write("table.json", Fleet().tableText());
        const QString broken = write("broken.json", R"({"images":[]})");
        const auto book = ReferenceBook::open({}, kept).value();
        QVERIFY(book->canImport() && !book->hasImported());
        QVERIFY(*test::await(book->importTable(table)));
        QCOMPARE(book->references().osImages->images.size(), size_t(1));
        // What cannot be read replaces nothing.
        for (const QString &bad : {broken, folder.filePath(QStringLiteral("absent.json"))}) {
            const auto refused = test::await(book->importTable(bad));
            QVERIFY(refused && !*refused);
            QCOMPARE(refused->error().where, bad);
            QVERIFY(book->hasImported());
        }
        // The next start, and any other program of this environment, finds it.
        QVERIFY(ReferenceBook::open({}, kept).value()->hasImported());
        // A table of the profile's own comes first.
        QVERIFY(!ReferenceBook::open(Fleet().everything(), kept).value()->canImport());
        QVERIFY(book->forgetTable());
        QVERIFY(!book->references().osImages && !ReferenceBook::open({}, kept).value()->hasImported());
    }

    void anImportThatWasBentOnDiskIsNotIgnored()
    {
        QTemporaryDir folder;
        const QString kept = folder.filePath(QStringLiteral("demo.os-images.json"));
        QFile file(kept);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("{") == 1);
        file.close();
        const auto book = ReferenceBook::open({}, kept);
        QVERIFY(!book);
        QCOMPARE(book.error().where, kept);
    }

    void whatIsNoTableIsRefused()
    {
        for (const QByteArray &text :
             {QByteArray(), QByteArray("[]"), QByteArray("{}"), QByteArray(R"({"images":[]})"), QByteArray(R"({"images":[1]})"),
              QByteArray(R"({"images":[],"images":[]})"), QByteArray("<html>"), QByteArray(100'000, '[')})
            QVERIFY2(!OsImageTable::fromJson(text), text.left(40).constData());
    }

    void theCloudsSpellingsAreRead()
    {
        Fleet fleet;
        fleet.image.insert(QStringLiteral("is_dev"), true);
        fleet.image.insert(QStringLiteral("os_image_hash"), fleet.image.take(QStringLiteral("osImageHash")));
        fleet.image.remove(QLatin1String("isDev"));
        fleet.image.insert(QStringLiteral("mrtd"), hex(fleet.td.mrTd.view()));
        const OsImageTable table = fleet.table();
        QVERIFY(table.images[0].isDev && table.images[0].osImageHash && table.images[0].mrTd.size() == 1);
        QVERIFY(table.names(QStringLiteral("9.9.1")) && table.names(QStringLiteral("dstack-9.9.1")) && !table.names(QStringLiteral("dstack")));
    }
};

QTEST_GUILESS_MAIN(ReferencesTest)
#include "tst_references.moc"
