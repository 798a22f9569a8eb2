// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/named_layouts.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace pilothouse;
using namespace pilothouse::ui;

using Existing = NamedLayouts::Existing;

/// Layouts with a name, on disk.
class NamedLayoutsTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_home;

    QString folder() const { return m_home->filePath(QStringLiteral("layouts/demo")); }
    NamedLayouts disk() const { return NamedLayouts(folder()); }

    static NamedLayout layout(const QString &name, int width = 42)
    {
        NamedLayout made;
        made.name = name;
        made.savedAt = QDateTime::fromString(QStringLiteral("2026-11-20T14:03:34.250Z"), Qt::ISODateWithMs);
        made.arrangement = {{QStringLiteral("geometry"), QStringLiteral("AAEC")},
                            {QStringLiteral("drawer"), true},
                            {QStringLiteral("pages"), QJsonObject{{QStringLiteral("cluster"), QJsonObject{{QStringLiteral("width"), width}}}}}};
        return made;
    }
    static int widthOf(const NamedLayout &layout)
    {
        return layout.arrangement[QLatin1String("pages")].toObject()[QLatin1String("cluster")].toObject()[QLatin1String("width")].toInt();
    }
    QStringList names() const
    {
        QStringList all;
        for (const NamedLayout &each : disk().all().layouts)
            all << each.name;
        return all;
    }
    QStringList files() const { return QDir(folder()).entryList(QDir::Files); }
    QString onlyFile() const { return files().size() == 1 ? folder() + u'/' + files().front() : QString(); }
    static QByteArray bytesOf(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    static bool write(const QString &path, const QByteArray &bytes)
    {
        QFile file(path);
        return file.open(QIODevice::WriteOnly | QIODevice::Truncate) && file.write(bytes) == bytes.size();
    }

private slots:
    void init() { m_home = std::make_unique<QTemporaryDir>(); }

    void whatWasSavedComesBack()
    {
        QVERIFY2(disk().all().layouts.empty() && disk().all().damaged.empty(), "no folder is an empty shelf");
        QVERIFY(disk().save(layout(QStringLiteral("  Night   shift ")), Existing::Refuse));
        QVERIFY(disk().save(layout(QString::fromUtf8("夜班 ../../etc")), Existing::Refuse));
        QVERIFY(disk().save(layout(QStringLiteral("a & b")), Existing::Refuse));
        const auto shelf = disk().all();
        QCOMPARE(shelf.damaged.size(), size_t(0));
        QCOMPARE(names(), QStringList({QStringLiteral("a & b"), QStringLiteral("Night shift"), QString::fromUtf8("夜班 ../../etc")}));
        QCOMPARE(shelf.layouts[1].arrangement, layout(QString()).arrangement);
        QCOMPARE(shelf.layouts[1].savedAt, layout(QString()).savedAt);
        QCOMPARE(files().size(), 3);
        for (const QString &file : files()) {
            QVERIFY2(!file.contains(u'/') && !file.contains(QLatin1String("..")), "a name is never a path");
            QVERIFY(!(QFile::permissions(folder() + u'/' + file) & (QFile::ReadGroup | QFile::ReadOther)));
        }
    }

    void badNamesAreRefused_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("fault");
        QTest::newRow("nothing") << QString() << int(LayoutNameFault::Empty);
        QTest::newRow("spaces") << QStringLiteral("  \t ") << int(LayoutNameFault::Empty);
        QTest::newRow("as long as can be") << QString(40, u'x') << int(LayoutNameFault::None);
        QTest::newRow("too long") << QString(41, u'x') << int(LayoutNameFault::TooLong);
        QTest::newRow("right to left override") << QStringLiteral("night\u202Etxt") << int(LayoutNameFault::Invisible);
        QTest::newRow("zero width") << QStringLiteral("ni\u200Bght") << int(LayoutNameFault::Invisible);
        QTest::newRow("control") << QStringLiteral("night\u0007") << int(LayoutNameFault::Invisible);
    }
    void badNamesAreRefused()
    {
        QFETCH(QString, name);
        QFETCH(int, fault);
        QCOMPARE(int(NamedLayouts::faultOf(name)), fault);
        const Status saved = disk().save(layout(name), Existing::Refuse);
        QCOMPARE(saved.has_value(), fault == int(LayoutNameFault::None));
        if (!saved) {
            QCOMPARE(saved.error().kind, ErrorKind::InvalidInput);
            QVERIFY(files().isEmpty());
        }
    }

    void theSameNameIsReplacedOnlyWhenToldTo()
    {
        QVERIFY(disk().save(layout(QStringLiteral("Night"), 1), Existing::Refuse));
        const Status again = disk().save(layout(QStringLiteral("NIGHT "), 2), Existing::Refuse);
        QVERIFY2(!again, "another case is the same name");
        QCOMPARE(again.error().kind, ErrorKind::Conflict);
        QCOMPARE(widthOf(disk().all().layouts.front()), 1);
        QVERIFY(disk().save(layout(QStringLiteral("NIGHT"), 2), Existing::Replace));
        QCOMPARE(names(), QStringList(QStringLiteral("NIGHT")));
        QCOMPARE(widthOf(disk().all().layouts.front()), 2);
    }

    void aDamagedFileTakesNoOtherWithIt_data()
    {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<QString>("why");
        QTest::newRow("half written") << QByteArray("\"version\"") << QByteArray() << QString();
        QTest::newRow("newer") << QByteArray("\"version\": 1") << QByteArray("\"version\": 2") << QStringLiteral("newer version");
        QTest::newRow("no version") << QByteArray("\"version\": 1") << QByteArray("\"version\": \"1\"") << QStringLiteral("version is missing");
        QTest::newRow("unknown key") << QByteArray("\"version\": 1") << QByteArray("\"version\": 1, \"more\": 1") << QStringLiteral("more is not");
        QTest::newRow("twice the same key") << QByteArray("\"version\": 1") << QByteArray("\"version\": 1, \"version\": 1") << QString();
        QTest::newRow("another name") << QByteArray("\"name\": \"Night\"") << QByteArray("\"name\": \"Day\"") << QStringLiteral("another name");
        QTest::newRow("no name") << QByteArray("\"name\": \"Night\"") << QByteArray("\"name\": 7") << QStringLiteral("name is missing");
        QTest::newRow("no time") << QByteArray("2026-11-20T") << QByteArray("yesterday ") << QStringLiteral("savedAt");
        QTest::newRow("not an object") << QByteArray("\"arrangement\": {") << QByteArray("\"arrangement\": 7, \"x\": {") << QString();
        QTest::newRow("drawer") << QByteArray("\"drawer\": true") << QByteArray("\"drawer\": \"yes\"") << QStringLiteral("arrangement.drawer");
        QTest::newRow("page") << QByteArray("\"cluster\": {") << QByteArray("\"audit\": 3, \"cluster\": {")
                              << QStringLiteral("arrangement.pages.audit");
    }
    void aDamagedFileTakesNoOtherWithIt()
    {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        QFETCH(QString, why);
        QVERIFY(disk().save(layout(QStringLiteral("Night")), Existing::Refuse));
        const QString night = onlyFile();
        QVERIFY(disk().save(layout(QStringLiteral("Other")), Existing::Refuse));
        const QByteArray sound = bytesOf(night);
        QVERIFY2(sound.contains(from), sound.constData());
        const QByteArray broken = to.isEmpty() ? sound.left(sound.indexOf(from)) : QByteArray(sound).replace(from, to);
        QVERIFY(write(night, broken));

        const auto shelf = disk().all();
        QCOMPARE(names(), QStringList(QStringLiteral("Other")));
        QCOMPARE(shelf.damaged.size(), size_t(1));
        QCOMPARE(shelf.damaged[0].where, night);
        QVERIFY2(shelf.damaged[0].what.contains(why), qPrintable(shelf.damaged[0].what));
        QVERIFY(!userMessage(shelf.damaged[0]).nextStep.isEmpty());
        QCOMPARE(bytesOf(night), broken);
        // Saved anew, what was there is still there, aside.
        QVERIFY(disk().save(layout(QStringLiteral("Night"), 3), Existing::Refuse));
        QCOMPARE(names(), QStringList({QStringLiteral("Night"), QStringLiteral("Other")}));
        QCOMPARE(bytesOf(night + QStringLiteral(".broken")), broken);
        QVERIFY(write(night, broken));
        QVERIFY(disk().save(layout(QStringLiteral("Night"), 4), Existing::Refuse));
        QVERIFY2(QFile::exists(night + QStringLiteral(".broken-2")), "the first one aside is not written over");
    }

    void aLinkIsNotFollowed()
    {
        QVERIFY(disk().save(layout(QStringLiteral("Night")), Existing::Refuse));
        const QString night = onlyFile();
        const QString elsewhere = m_home->filePath(QStringLiteral("elsewhere"));
        QVERIFY(QFile::rename(night, elsewhere));
        QVERIFY(QFile::link(elsewhere, night));
        QVERIFY(disk().all().layouts.empty());
        QCOMPARE(disk().all().damaged.size(), size_t(1));
        const QByteArray before = bytesOf(elsewhere);
        QVERIFY(disk().save(layout(QStringLiteral("Night"), 5), Existing::Refuse));
        QCOMPARE(bytesOf(elsewhere), before);
        QCOMPARE(widthOf(disk().all().layouts.front()), 5);
    }

    void renamesAndDeletes()
    {
        QVERIFY(disk().save(layout(QStringLiteral("Night"), 7), Existing::Refuse));
        QVERIFY(disk().save(layout(QStringLiteral("Day"), 8), Existing::Refuse));
        const Status taken = disk().rename(QStringLiteral("Night"), QStringLiteral("day"));
        QVERIFY(!taken);
        QCOMPARE(taken.error().kind, ErrorKind::Conflict);
        QCOMPARE(names(), QStringList({QStringLiteral("Day"), QStringLiteral("Night")}));
        QVERIFY(disk().rename(QStringLiteral("Night"), QStringLiteral("NIGHT")));
        QCOMPARE(names(), QStringList({QStringLiteral("Day"), QStringLiteral("NIGHT")}));
        QVERIFY(disk().rename(QStringLiteral("night"), QStringLiteral("Watch")));
        QCOMPARE(names(), QStringList({QStringLiteral("Day"), QStringLiteral("Watch")}));
        QCOMPARE(widthOf(disk().all().layouts[1]), 7);
        QCOMPARE(files().size(), 2);
        QCOMPARE(disk().rename(QStringLiteral("Night"), QStringLiteral("x")).error().kind, ErrorKind::NotFound);
        QCOMPARE(disk().rename(QStringLiteral("Day"), QStringLiteral(" ")).error().kind, ErrorKind::InvalidInput);
        QVERIFY(disk().remove(QStringLiteral("Day")));
        QCOMPARE(disk().remove(QStringLiteral("Day")).error().kind, ErrorKind::NotFound);
        QCOMPARE(names(), QStringList(QStringLiteral("Watch")));
    }

    void thereIsAMost()
    {
        for (size_t i = 0; i < NamedLayouts::kMost; ++i)
            QVERIFY(disk().save(layout(QString::number(i)), Existing::Refuse));
        const Status more = disk().save(layout(QStringLiteral("one more")), Existing::Refuse);
        QVERIFY(!more);
        QVERIFY(!more.error().nextStep.isEmpty());
        QVERIFY2(disk().save(layout(QStringLiteral("7"), 3), Existing::Replace), "replacing is not more");
    }

    void aFolderThatOthersWriteIsNotWritten()
    {
        QVERIFY(QDir().mkpath(folder()));
        QVERIFY(QFile::setPermissions(folder(), QFile::Permissions(0x7777)));
        const Status saved = disk().save(layout(QStringLiteral("Night")), Existing::Refuse);
        QVERIFY(!saved);
        QCOMPARE(saved.error().kind, ErrorKind::Storage);
        QVERIFY(files().isEmpty());
    }
};

QTEST_GUILESS_MAIN(NamedLayoutsTest)
#include "tst_named_layouts.moc"
