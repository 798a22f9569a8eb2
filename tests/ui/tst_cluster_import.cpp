// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/desk_settings.h"
#include "models/profile_edit.h"
#include "tests/support/fake_clock.h"
#include "tests/support/memory_audit_log.h"
#include "tests/ui/accessibility.h"
#include "tests/ui/clipping.h"
#include "tests/ui/picture.h"
#include "ui/settings/cluster_import_view.h"
#include "ui/settings/settings_page.h"
#include "ui/theme/theme.h"
#include "ui/widgets/diff_view.h"
#include "ui/widgets/labels.h"

#include <QAction>
#include <QDir>
#include <QFile>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

using namespace pilothouse;
using namespace pilothouse::ui;
using View = SettingsPage::View;
using namespace Qt::StringLiterals;

namespace {

const QByteArray kStaging = "# mine\nname: staging\nkind: staging\n";
const QByteArray kConfig = "infrastructure:\n  runner:\n    type: phala\n    cluster-name: crunch-tee\n    gateway-key-path: /k/key.pem\n"
                           "    runner-compose-path: runner.yml\n    max-models: 12\n";
const QByteArray kFirstDialect = "infrastructure:\n  runner:\n    type: phala\n    cluster_name: crunch-tee\n    registry-compose-path: a.yml\n"
                                 "    provision-factor: 0.9\n    gateway-cert-dir: certs\n";

struct Scene
{
    QTemporaryDir home;
    std::shared_ptr<test::MemoryAuditLog> audit = std::make_shared<test::MemoryAuditLog>();
    profiles::Folders folders{home.filePath(u"profiles"_s), home.filePath(u"state"_s)};
    std::unique_ptr<SettingsPage> page;
    std::optional<PlanOffer> offer;
    QStringList notices;

    explicit Scene(QSize size = QSize(1264, 831))
    {
        for (const QByteArray &yaml : {kStaging, QByteArray("name: other\nkind: staging\n")})
            if (!profiles::saveProfile(folders, yaml))
                qFatal("the profile cannot be written");
        SettingsPage::Parts parts;
        parts.environments.folders = folders;
        parts.environments.clock = std::make_shared<test::FakeClock>();
        parts.environments.audit = audit;
        parts.environments.open = u"staging"_s;
        parts.desk = std::make_shared<models::DeskSettings>(home.filePath(u"settings.json"_s));
        parts.languages = {u"en"_s};
        parts.keys.shortcuts = [] { return std::vector<models::Shortcut>(); };
        parts.keys.taken = [] { return std::vector<models::TakenKeys>(); };
        page = std::make_unique<SettingsPage>(parts);
        QObject::connect(page.get(), &PanePage::planOffered, page.get(), [this](const PlanOffer &offered) { offer = offered; });
        QObject::connect(page.get(), &PanePage::notify, page.get(),
                         [this](const Notice &notice) { notices << notice.state.word + u": "_s + notice.text; });
        page->environments()->setPathAsker(
            [this](QWidget *, const QString &, const std::function<void(const QString &)> &chosen) { chosen(home.filePath(u"config.yml"_s)); });
        page->resize(size);
        page->show();
        page->activated();
    }
    void write(const QByteArray &bytes) const
    {
        QFile file(home.filePath(u"config.yml"_s));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("the configuration cannot be written");
    }
    QByteArray profile() const
    {
        QFile file(folders.profiles + u"/staging.yaml"_s);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    QAction *action() const
    {
        for (QAction *each : page->pageActions())
            if (each->text() == u"Import from an orchestrator…"_s)
                return each;
        return nullptr;
    }
    bool read(const QByteArray &config)
    {
        write(config);
        page->showObject(u"staging"_s);
        action()->trigger();
        return QTest::qWaitFor([this] { return page->view() == View::ClusterImport && !page->clusterImport()->isReading(); });
    }
    QPushButton *import() const { return page->findChild<QPushButton *>(u"importCluster"_s); }
    QString words() const
    {
        QStringList all;
        for (QWidget *widget : page->clusterImport()->findChildren<QWidget *>()) {
            if (!widget->isVisible())
                continue;
            if (const auto *label = qobject_cast<QLabel *>(widget))
                all << label->text();
            if (const auto *label = qobject_cast<ElidedLabel *>(widget))
                all << label->text();
            all << widget->accessibleName();
        }
        return all.join(u'\n');
    }
};

} // namespace

/// An orchestrator's YAML taken into a profile from the window.
class ClusterImportTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<Theme> m_theme;

private slots:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        m_theme = std::make_unique<Theme>(SchemeChoice::Light);
    }

    void showsWhatChangesBeforeAnythingIsWritten()
    {
        Scene scene;
        QVERIFY(scene.read(kConfig));
        QVERIFY2(scene.words().contains(u"lines change"_s), qPrintable(scene.words()));
        QVERIFY(scene.page->clusterImport()->findChild<DiffView *>() != nullptr);
        QVERIFY(scene.import()->isEnabled());
        QCOMPARE(scene.profile(), kStaging);
        scene.import()->click();
        QVERIFY(scene.offer && scene.offer->make().isAllowed());
        QCOMPARE(scene.profile(), kStaging);
        QVERIFY(scene.audit->records().empty());
    }

    void importsByPlanAndKeepsTheFormerFile()
    {
        Scene scene;
        QVERIFY(scene.read(kConfig));
        scene.import()->click();
        scene.offer->run(QString());
        QTRY_COMPARE(scene.page->view(), View::Environments);
        const auto profile = profiles::parseProfile(scene.profile(), u"staging.yaml"_s);
        QVERIFY(profile && profile->cluster);
        QCOMPARE(profile->cluster->name, u"crunch-tee"_s);
        QCOMPARE(profile->cluster->maxModels, 12);
        QVERIFY(scene.profile().startsWith("# mine\n"));
        QCOMPARE(scene.audit->recordsOf(u"cluster.import"_s).size(), size_t(2));
        QVERIFY2(scene.notices.join(u'\n').contains(u"former file"_s), qPrintable(scene.notices.join(u'\n')));
        QVERIFY(scene.read(kConfig));
        QVERIFY2(scene.words().contains(u"Nothing to take over"_s), qPrintable(scene.words()));
        QVERIFY(!scene.import()->isEnabled());
    }

    void theFirstDialectIsUnderstoodLineByLine()
    {
        Scene scene;
        QVERIFY(scene.read(kFirstDialect));
        for (const int line : {4, 5, 6, 7})
            QVERIFY2(scene.words().contains(u"config.yml:%1"_s.arg(line)), qPrintable(scene.words()));
        QVERIFY(scene.import()->isEnabled());
        scene.import()->click();
        scene.offer->run(QString());
        QTRY_VERIFY2(scene.profile().contains("crunch-tee"), scene.profile().constData());
    }

    void aLineThatIsNotUnderstoodIsShownAndHoldsTheImportUp()
    {
        Scene scene;
        QVERIFY(scene.read(kConfig + "    teleport: yes\n"));
        QVERIFY2(scene.words().contains(u"config.yml:8"_s) && scene.words().contains(u"teleport"_s), qPrintable(scene.words()));
        QVERIFY(!scene.import()->isEnabled());
        QVERIFY(!scene.import()->accessibleDescription().isEmpty());
        // Mended elsewhere, read again here.
        scene.write(kConfig);
        scene.page->findChild<QPushButton *>(u"readImportAgain"_s)->click();
        QTRY_VERIFY(scene.import()->isEnabled());
    }

    void anotherKindOfFileSaysWhatItIsNotAndChangesNothing_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("no YAML") << QByteArray("infrastructure: [\n");
        QTest::newRow("another YAML") << QByteArray("name: desk\n");
    }
    void anotherKindOfFileSaysWhatItIsNotAndChangesNothing()
    {
        QFETCH(QByteArray, bytes);
        Scene scene;
        QVERIFY(scene.read(bytes));
        QVERIFY2(scene.words().contains(u"config.yml"_s), qPrintable(scene.words()));
        QVERIFY(!scene.import()->isEnabled());
        QCOMPARE(scene.profile(), kStaging);
        scene.page->findChild<QPushButton *>(u"backFromImport"_s)->click();
        QCOMPARE(scene.page->view(), View::Environments);
    }

    void aProfileThatChangedMeanwhileIsNotOverwritten()
    {
        Scene scene;
        QVERIFY(scene.read(kConfig));
        scene.import()->click();
        const QByteArray changed = kStaging + "prices: /desk/prices.yaml\n";
        QFile file(scene.folders.profiles + u"/staging.yaml"_s);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(changed) == changed.size());
        file.close();
        scene.offer->run(QString());
        QTRY_VERIFY2(scene.notices.join(u'\n').contains(u"Not imported"_s), qPrintable(scene.notices.join(u'\n')));
        QCOMPARE(scene.profile(), changed);
    }

    void onlyTheOpenEnvironmentIsImportedInto()
    {
        Scene scene;
        QVERIFY(scene.page->showObject(u"other"_s));
        QVERIFY(!scene.action()->isEnabled());
        QVERIFY2(scene.action()->statusTip().contains(u"Open it first"_s), qPrintable(scene.action()->statusTip()));
        QVERIFY(scene.page->showObject(u"staging"_s));
        QVERIFY(scene.action()->isEnabled());
    }

    void canBeReadAndUsedByEverybody_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::newRow("1440") << QSize(1264, 831);
        QTest::newRow("1024") << QSize(968, 631);
    }
    void canBeReadAndUsedByEverybody()
    {
        QFETCH(QSize, size);
        Scene scene(size);
        scene.page->setNarrow(size.width() < 1000);
        for (const auto &[name, config] : {std::pair(u"import"_s, kConfig), std::pair(u"import-first-dialect"_s, kFirstDialect),
                                           std::pair(u"import-refused"_s, QByteArray(kConfig + "    teleport: yes\n"))}) {
            QVERIFY(scene.read(config));
            QTRY_VERIFY(test::clippedWords(scene.page.get()).isEmpty());
            const QStringList complaints = test::accessibilityComplaints(scene.page.get()) + test::clippedWords(scene.page.get());
            QVERIFY2(complaints.isEmpty(), qPrintable(name + u'\n' + complaints.join(u'\n')));
            for (const SchemeChoice scheme : {SchemeChoice::Light, SchemeChoice::Dark}) {
                m_theme->setChoice(scheme);
                test::picture(scene.page.get(), u"settings-%1-%2-%3"_s.arg(name).arg(size.width()).arg(int(scheme)));
            }
            m_theme->setChoice(SchemeChoice::Light);
        }
    }
};

QTEST_MAIN(ClusterImportTest)
#include "tst_cluster_import.moc"
