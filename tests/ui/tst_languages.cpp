// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/desk_check.h"
#include "tests/support/pseudo_translator.h"
#include "tests/ui/clipping.h"
#include "tests/ui/desk.h"
#include "tests/ui/picture.h"
#include "translations/translations.h"
#include "ui/attestation/attestation_page.h"
#include "ui/audit/audit_page.h"
#include "ui/cluster/cluster_page.h"
#include "ui/cutover/cutover_page.h"
#include "ui/overview/first_run_page.h"
#include "ui/overview/overview_page.h"
#include "ui/shell/keys_sheet.h"
#include "ui/shell/main_window.h"
#include "ui/theme/theme.h"
#include "ui/widgets/plan_sheet.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

using namespace pilothouse;
using namespace pilothouse::ui;

/// The window in a language that is longer than English, and the translations that come along.
class LanguagesTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<Theme> m_theme;

    static MainWindow::Parts parts(test::Desk &desk)
    {
        MainWindow::Parts made;
        made.services = desk.services;
        made.clock = desk.clock;
        desk.makeFeed();
        made.feed = desk.feed;
        made.operatorName = QStringLiteral("operator");
        made.stateFolder = desk.stateFolder();
        const auto feed = desk.feed;
        const auto services = desk.services;
        using Place = PageEntry::Place;
        const auto title = [](const char *text) { return QCoreApplication::translate("pilothouse::console::Console", text); };
        made.pages.push_back({QStringLiteral("overview"), title("Overview"), IconName::Overview, Place::Top,
                              [feed](QWidget *parent) { return new OverviewPage(feed, parent); }});
        made.pages.push_back({QStringLiteral("cutover"), title("Cutover"), IconName::Cutover, Place::Top,
                              [services](QWidget *parent) { return new CutoverPage(*services, parent); }});
        made.pages.push_back({QStringLiteral("audit"), title("Audit"), IconName::Audit, Place::Top,
                              [services](QWidget *parent) { return new AuditPage(*services, parent); }});
        return made;
    }

    struct Unit
    {
        QString context;
        QString source;
        QStringList forms;
        bool isNumerus = false;
        bool isFinished = true;
    };
    static QString pathOf(const QString &language) { return QStringLiteral(PILOTHOUSE_SOURCE_DIR "/translations/pilothouse_%1.ts").arg(language); }
    static QList<Unit> units(const QString &language) { return unitsIn(pathOf(language)); }
    static QList<Unit> unitsIn(const QString &path)
    {
        QFile file(path);
        QList<Unit> found;
        if (!file.open(QIODevice::ReadOnly))
            return found;
        QXmlStreamReader xml(&file);
        QString context;
        Unit unit;
        while (!xml.atEnd()) {
            xml.readNext();
            if (xml.isEndElement() && xml.name() == QLatin1String("message"))
                found << unit;
            if (!xml.isStartElement())
                continue;
            if (xml.name() == QLatin1String("name")) {
                context = xml.readElementText();
            } else if (xml.name() == QLatin1String("message")) {
                unit = {};
                unit.context = context;
                unit.isNumerus = xml.attributes().value(QLatin1String("numerus")) == QLatin1String("yes");
            } else if (xml.name() == QLatin1String("source")) {
                unit.source = xml.readElementText();
            } else if (xml.name() == QLatin1String("translation")) {
                unit.isFinished = !xml.attributes().hasAttribute(QLatin1String("type"));
                if (!unit.isNumerus)
                    unit.forms << xml.readElementText();
            } else if (xml.name() == QLatin1String("numerusform")) {
                unit.forms << xml.readElementText();
            }
        }
        return found;
    }
    /// What the sources say and this file of translations does not know, as "context: words". `sources` holds app, ui, models and services.
    static Result<QStringList> unknownWords(const QString &language, const QString &translations, const QString &sources)
    {
        Error error;
        error.kind = ErrorKind::Storage;
        const QTemporaryDir folder;
        const QString copy = folder.filePath(QStringLiteral("copy.ts"));
        if (!QFile::copy(translations, copy)) {
            error.what = QStringLiteral("%1 cannot be copied").arg(translations);
            return error;
        }
        QStringList arguments = QStringLiteral(PILOTHOUSE_LUPDATE_OPTIONS).split(u'|');
        if (language == QLatin1String("en"))
            arguments.prepend(QStringLiteral("-pluralonly"));
        arguments << QStringLiteral("-ts") << copy;
        QProcess lupdate;
        lupdate.setWorkingDirectory(sources);
        lupdate.start(QStringLiteral(PILOTHOUSE_LUPDATE), arguments);
        if (!lupdate.waitForFinished() || lupdate.exitStatus() != QProcess::NormalExit || lupdate.exitCode() != 0) {
            error.what = QString::fromUtf8(lupdate.readAllStandardError());
            return error;
        }
        const auto nameOf = [](const Unit &unit) { return unit.context + QStringLiteral(": ") + unit.source; };
        QSet<QString> known;
        for (const Unit &unit : unitsIn(translations))
            known << nameOf(unit);
        QStringList unknown;
        for (const Unit &unit : unitsIn(copy)) {
            if (!known.contains(nameOf(unit)))
                unknown << nameOf(unit);
        }
        return unknown;
    }
    static QStringList places(const QString &text)
    {
        static const QRegularExpression place(QStringLiteral("%L?\\d"));
        QStringList found;
        for (auto match = place.globalMatch(text); match.hasNext();)
            found << match.next().captured();
        found.sort();
        return found;
    }
    static qsizetype counts(const QString &text)
    {
        static const QRegularExpression count(QStringLiteral("%L?n"));
        return text.count(count);
    }
    /// What a translation loses or adds: empty when every value, count and line of the source is in each of its forms.
    static QStringList losses(const Unit &unit)
    {
        QStringList wrong;
        for (const QString &form : unit.forms) {
            if (form.isEmpty())
                continue;
            const QString both = unit.source + QStringLiteral(" → ") + form;
            if (places(form) != places(unit.source))
                wrong << both + QStringLiteral(": other values");
            // “One machine” needs no number where a language has a form of its own for it; the only form always does.
            if (counts(form) > counts(unit.source) || (unit.forms.size() == 1 && counts(form) != counts(unit.source)))
                wrong << both + QStringLiteral(": other count");
            if (form.count(u'\n') != unit.source.count(u'\n'))
                wrong << both + QStringLiteral(": other lines");
        }
        return wrong;
    }

private slots:
    void initTestCase() { m_theme = std::make_unique<Theme>(SchemeChoice::Light); }

    void nothingIsCutInALongerLanguage_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::newRow("wide") << QSize(1440, 900);
        QTest::newRow("narrow") << QSize(1024, 700);
    }
    void nothingIsCutInALongerLanguage()
    {
        QFETCH(QSize, size);
        test::PseudoTranslator pseudo;
        QCoreApplication::installTranslator(&pseudo);
        {
            test::Desk desk(domain::EnvironmentKind::Production);
            desk.makeCutover();
            QVERIFY(desk.openCanary(10));
            MainWindow window(parts(desk));
            window.resize(size);
            window.show();
            window.makeAllPages();
            QStringList cut;
            for (const QString &id : window.pageIds()) {
                window.showPage(id);
                QTest::qWait(50);
                for (const QString &line : test::clippedWords(&window))
                    cut << id + QStringLiteral(": ") + line;
                test::picture(&window, QStringLiteral("pseudo-%1-%2").arg(id).arg(size.width()));
            }
            cut.removeDuplicates();
            QCoreApplication::removeTranslator(&pseudo);
            QVERIFY2(cut.isEmpty(), qPrintable(cut.join(u'\n')));
        }
        QCoreApplication::removeTranslator(&pseudo);
    }

    void seesACutLabel()
    {
        QWidget page;
        QLabel label(QStringLiteral("some words that need room"), &page);
        label.resize(20, 20);
        page.show();
        QCOMPARE(test::clippedWords(&page).size(), 1);
        label.adjustSize();
        QVERIFY(test::clippedWords(&page).isEmpty());
    }

    void pseudoKeepsThePlacesOfValues()
    {
        const QString text = test::PseudoTranslator::pseudo(QStringLiteral("%1 of %L2 machines, %n left"));
        QVERIFY(text.contains(QLatin1String("%1")) && text.contains(QLatin1String("%L2")) && text.contains(QLatin1String("%n")));
        QVERIFY(text.size() >= 1.4 * 27);
    }

    void speaksEnglishOfOneAndOfMany()
    {
        QVERIFY(installLanguage(qApp, QStringLiteral("en")));
        const auto chosen = [](int n) { return QCoreApplication::translate("pilothouse::ui::MachineChooser", "Compare %n machines", nullptr, n); };
        QCOMPARE(chosen(1), QStringLiteral("Compare 1 machine"));
        QCOMPARE(chosen(3), QStringLiteral("Compare 3 machines"));
        QVERIFY(!installLanguage(qApp, QStringLiteral("xx")));
    }

    void speaksChineseWhereItIsTranslated()
    {
        QVERIFY(installLanguage(qApp, QStringLiteral("zh_CN")));
        const QString text = QCoreApplication::translate("pilothouse::ui::MainWindow", "Refresh");
        QCOMPARE(text, QString::fromUtf8("刷新"));
        qDeleteAll(qApp->findChildren<QTranslator *>());
    }

    void everyTranslationKeepsItsValues_data()
    {
        QTest::addColumn<QString>("language");
        for (const QString &language : translatedLanguages())
            QTest::newRow(qPrintable(language)) << language;
    }
    void everyTranslationKeepsItsValues()
    {
        QFETCH(QString, language);
        const QList<Unit> all = units(language);
        QVERIFY(all.size() > 10);
        QStringList wrong;
        for (const Unit &unit : all) {
            if (unit.context.isEmpty())
                wrong << unit.source + QStringLiteral(": no context, it would never be found");
            if (unit.isFinished && (unit.forms.isEmpty() || unit.forms.contains(QString())))
                wrong << unit.source + QStringLiteral(": called finished and is empty");
            wrong << losses(unit);
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    }

    void seesALostValue_data()
    {
        QTest::addColumn<QString>("source");
        QTest::addColumn<QString>("form");
        QTest::addColumn<bool>("isLoss");
        QTest::newRow("kept") << QStringLiteral("%1 of %2") << QStringLiteral("%2 %1") << false;
        QTest::newRow("one value lost") << QStringLiteral("%1 of %2") << QStringLiteral("%1") << true;
        QTest::newRow("one value twice") << QStringLiteral("%1 of %2") << QStringLiteral("%1 %1 %2") << true;
        QTest::newRow("not localised any more") << QStringLiteral("%L1") << QStringLiteral("%1") << true;
        QTest::newRow("count kept") << QStringLiteral("%n machines") << QString::fromUtf8("%n 台机器") << false;
        QTest::newRow("count lost") << QStringLiteral("%n machines") << QString::fromUtf8("机器") << true;
        QTest::newRow("line lost") << QStringLiteral("%1\nA claim") << QStringLiteral("%1 A claim") << true;
    }
    void seesALostValue()
    {
        QFETCH(QString, source);
        QFETCH(QString, form);
        QFETCH(bool, isLoss);
        Unit unit;
        unit.source = source;
        unit.forms = {form};
        QCOMPARE(!losses(unit).isEmpty(), isLoss);
    }

    void everyChineseMessageIsTranslated()
    {
        const QList<Unit> all = units(QStringLiteral("zh_CN"));
        QVERIFY(all.size() > 1500);
        QStringList open;
        for (const Unit &unit : all) {
            // Chinese has one form for every count.
            if (!unit.isFinished || unit.forms.size() != 1 || unit.forms.front().trimmed().isEmpty())
                open << unit.context + QStringLiteral(": ") + unit.source;
            open << losses(unit);
        }
        QVERIFY2(open.isEmpty(), qPrintable(open.join(u'\n')));
    }

    /// A word that lupdate files under a namespace has lost its class, and is looked for in vain by the one that says it.
    void everyMessageStandsInAClass()
    {
        QStringList lost;
        for (const Unit &unit : units(QStringLiteral("zh_CN")))
            if (!unit.context.section(QStringLiteral("::"), -1).front().isUpper())
                lost << unit.context + QStringLiteral(": ") + unit.source;
        QVERIFY2(lost.isEmpty(), qPrintable(lost.join(u'\n')));
    }

    void knowsAllWordsOfTheSources_data()
    {
        QTest::addColumn<QString>("language");
        for (const QString &language : translatedLanguages())
            QTest::newRow(qPrintable(language)) << language;
    }
    void knowsAllWordsOfTheSources()
    {
        QFETCH(QString, language);
        if (!QFileInfo(QStringLiteral(PILOTHOUSE_LUPDATE)).isExecutable())
            QSKIP("lupdate (qt6-l10n-tools) is not here: nothing compares the translations with the sources");
        const auto unknown = unknownWords(language, pathOf(language), QStringLiteral(PILOTHOUSE_SOURCE_DIR));
        QVERIFY2(unknown.has_value(), unknown ? "" : qPrintable(unknown.error().what));
        QVERIFY2(unknown->isEmpty(), qPrintable(QStringLiteral("build the target update_translations and translate: ") + unknown->join(u'\n')));
    }

    void seesAWordThatOnlyTheSourcesHold()
    {
        if (!QFileInfo(QStringLiteral(PILOTHOUSE_LUPDATE)).isExecutable())
            QSKIP("lupdate (qt6-l10n-tools) is not here");
        const QTemporaryDir sources;
        for (const QString &name : {QStringLiteral("app"), QStringLiteral("ui"), QStringLiteral("models"), QStringLiteral("services")})
            QVERIFY(QDir(sources.path()).mkpath(name));
        QFile page(sources.filePath(QStringLiteral("ui/page.cpp")));
        QVERIFY(page.open(QIODevice::WriteOnly));
        page.write(
            "namespace pilothouse::ui {\nclass MainWindow : public QObject\n{\n    Q_OBJECT\n    void say();\n};\n"
            "void MainWindow::say() { show(tr(\"Refresh\"), tr(\"Words that nobody translated\"), tr(\"%n untranslated\", nullptr, 2)); }\n}\n");
        page.close();
        const auto chinese = unknownWords(QStringLiteral("zh_CN"), pathOf(QStringLiteral("zh_CN")), sources.path());
        QVERIFY2(chinese.has_value(), chinese ? "" : qPrintable(chinese.error().what));
        const QString count = QStringLiteral("pilothouse::ui::MainWindow: %n untranslated");
        QCOMPARE(*chinese, (QStringList{QStringLiteral("pilothouse::ui::MainWindow: Words that nobody translated"), count}));
        const auto english = unknownWords(QStringLiteral("en"), pathOf(QStringLiteral("en")), sources.path());
        QVERIFY2(english.has_value(), english ? "" : qPrintable(english.error().what));
        QCOMPARE(*english, QStringList{count});
    }

    void everyEnglishPluralIsThere()
    {
        for (const Unit &unit : units(QStringLiteral("en"))) {
            QVERIFY2(unit.isFinished, qPrintable(unit.source));
            QCOMPARE(unit.forms.size(), 2);
        }
    }
};

QTEST_MAIN(LanguagesTest)
#include "tst_languages.moc"
