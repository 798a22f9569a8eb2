// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/desk_settings.h"
#include "models/shortcut_rules.h"

#include <QFile>
#include <QFileInfo>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace pilothouse;
using namespace pilothouse::models;

class DeskSettingsTest : public QObject
{
    Q_OBJECT

    static std::vector<Shortcut> commands()
    {
        return {{QStringLiteral("activity"), QStringLiteral("Activity"), QStringLiteral("Ctrl+J"), false},
                {QStringLiteral("palette"), QStringLiteral("Anything by name"), QStringLiteral("Ctrl+K"), false},
                {QStringLiteral("keys"), QStringLiteral("Keys of this page"), QStringLiteral("?"), false},
                {QStringLiteral("rollback"), QStringLiteral("Roll back"), QStringLiteral("Ctrl+Alt+R"), true}};
    }

private slots:
    void choicesAreThereAfterTheNextStart()
    {
        QTemporaryDir home;
        const QString path = home.filePath(QStringLiteral("config/settings.json"));
        {
            DeskSettings desk(path);
            QVERIFY(desk.load());
            QCOMPARE(desk.choices(), DeskChoices());
            QSignalSpy changed(&desk, &DeskSettings::changed);
            DeskChoices choices;
            choices.theme = DeskChoices::Theme::Dark;
            choices.language = QStringLiteral("zh_CN");
            choices.clusterSeconds = 30;
            choices.rotateAfterDays = 0;
            choices.notify = false;
            choices.keys = {{QStringLiteral("activity"), QStringLiteral("Ctrl+Shift+J")}, {QStringLiteral("palette"), QString()}};
            QVERIFY(desk.set(choices));
            QVERIFY(desk.set(choices));
            QCOMPARE(changed.size(), 1);
        }
        DeskSettings desk(path);
        QVERIFY(desk.load());
        QCOMPARE(desk.choices().theme, DeskChoices::Theme::Dark);
        QCOMPARE(desk.choices().language, QStringLiteral("zh_CN"));
        QCOMPARE(desk.choices().clusterSeconds, 30);
        QCOMPARE(desk.choices().rotateAfterDays, 0);
        QVERIFY(!desk.choices().notify);
        QCOMPARE(desk.choices().keys.value(QStringLiteral("activity")), QStringLiteral("Ctrl+Shift+J"));
        QVERIFY(desk.choices().keys.contains(QStringLiteral("palette")));
        QCOMPARE(int(QFileInfo(path).permissions() & (QFileDevice::ReadGroup | QFileDevice::ReadOther)), 0);
    }

    void aBrokenFileIsKeptAsideAndTheUsualIsUsed_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("cut off") << QByteArray("{\"version\":1,\"theme\":\"da");
        QTest::newRow("of another form") << QByteArray("{\"version\":7}");
        QTest::newRow("empty") << QByteArray();
    }
    void aBrokenFileIsKeptAsideAndTheUsualIsUsed()
    {
        QFETCH(QByteArray, bytes);
        QTemporaryDir home;
        QFile file(home.filePath(QStringLiteral("settings.json")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
        file.close();
        DeskSettings desk(file.fileName());
        QVERIFY(!desk.load());
        QCOMPARE(desk.choices(), DeskChoices());
        QFile broken(file.fileName() + QStringLiteral(".broken"));
        QVERIFY(broken.open(QIODevice::ReadOnly));
        QCOMPARE(broken.readAll(), bytes);
    }

    void numbersComeIntoRangeAndUnknownMembersStay()
    {
        QTemporaryDir home;
        QFile file(home.filePath(QStringLiteral("settings.json")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(R"({"version":1,"clusterSeconds":0,"rotateAfterDays":-4,"laterMember":"kept"})");
        file.close();
        DeskSettings desk(file.fileName());
        QVERIFY(desk.load());
        QCOMPARE(desk.choices().clusterSeconds, 5);
        QCOMPARE(desk.choices().rotateAfterDays, 0);
        DeskChoices choices = desk.choices();
        choices.clusterSeconds = 100'000;
        QVERIFY(desk.set(choices));
        QCOMPARE(desk.choices().clusterSeconds, 600);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().contains("laterMember"));
    }

    void keysThatAreTakenAreRefusedWithTheirOwner_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QString>("keys");
        QTest::addColumn<QString>("says"); // empty: allowed
        QTest::newRow("free") << "activity"
                              << "Ctrl+Shift+J"
                              << "";
        QTest::newRow("its own") << "activity"
                                 << "Ctrl+J"
                                 << "";
        QTest::newRow("none") << "activity"
                              << ""
                              << "";
        QTest::newRow("another command") << "activity"
                                         << "Ctrl+K"
                                         << "Anything by name";
        QTest::newRow("a page") << "activity"
                                << "Ctrl+D"
                                << "Compare";
        QTest::newRow("a letter") << "activity"
                                  << "J"
                                  << "typing";
        QTest::newRow("the usual single sign") << "keys"
                                               << "?"
                                               << "";
        QTest::newRow("fixed") << "rollback"
                               << "Ctrl+R"
                               << "every desk";
        QTest::newRow("fixed, taken away") << "rollback"
                                           << ""
                                           << "every desk";
        QTest::newRow("onto the fixed one") << "activity"
                                            << "Ctrl+Alt+R"
                                            << "Roll back";
        QTest::newRow("no such command") << "nothing"
                                         << "Ctrl+Y"
                                         << "no such";
    }
    void keysThatAreTakenAreRefusedWithTheirOwner()
    {
        QFETCH(QString, id);
        QFETCH(QString, keys);
        QFETCH(QString, says);
        const std::vector<TakenKeys> taken{{QStringLiteral("Ctrl+D"), QStringLiteral("Compare")}};
        const QString conflict = shortcutConflict(commands(), taken, {}, id, keys);
        if (says.isEmpty())
            QCOMPARE(conflict, QString());
        else
            QVERIFY2(conflict.contains(says), qPrintable(conflict));
    }

    void keysThatWereGivenUpAreFree()
    {
        const auto chosen = withShortcut(commands(), {}, QStringLiteral("palette"), QStringLiteral("Ctrl+P"));
        QCOMPARE(shortcutConflict(commands(), {}, chosen, QStringLiteral("activity"), QStringLiteral("Ctrl+K")), QString());
        QVERIFY(!shortcutConflict(commands(), {}, chosen, QStringLiteral("activity"), QStringLiteral("Ctrl+P")).isEmpty());
        QVERIFY2(withShortcut(commands(), chosen, QStringLiteral("palette"), QStringLiteral("Ctrl+K")).isEmpty(), "the usual keys are no choice");
    }
};

QTEST_GUILESS_MAIN(DeskSettingsTest)
#include "tst_desk_settings.moc"
