// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/cell_role.h"
#include "models/desk_settings.h"
#include "models/profile_edit.h"
#include "tests/support/fake_clock.h"
#include "tests/support/memory_audit_log.h"
#include "tests/ui/accessibility.h"
#include "tests/ui/page_walk.h"
#include "tests/ui/picture.h"
#include "ui/secrets/credential_form.h"
#include "ui/settings/profile_editor.h"
#include "ui/settings/settings_page.h"
#include "ui/widgets/yaml_edit.h"
#include "ui/theme/theme.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/secret_field.h"
#include "ui/widgets/table_view.h"

#include <QCoroFuture>
#include <QCoroTimer>

#include <QAction>
#include <QComboBox>
#include <QFile>
#include <QKeySequenceEdit>
#include <QLineEdit>
#include <QPromise>
#include <QPushButton>
#include <QScopeGuard>
#include <QScrollArea>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>

using namespace pilothouse;
using namespace pilothouse::ui;
using View = SettingsPage::View;

namespace {

const QByteArray kStaging = "name: staging\nkind: staging\nphala:\n  api-url: https://cloud-api.phala.com/api/v1  # new accounts\n";
const QByteArray kProd = "name: prod-us\nkind: production\naws:\n  region: us-west-2\n";

/// Answers when it is told to.
class SlowChecker final : public RemoteChecker
{
public:
    RemoteAnswered answered;
    CancelToken cancel;
    std::shared_ptr<QPromise<std::vector<RemoteCheck>>> done;

    static RemoteCheck make(const char *remote, bool asking, RemoteState state, const char *message)
    {
        RemoteCheck check;
        check.remote = QString::fromLatin1(remote);
        check.endpoint = QStringLiteral("https://") + check.remote;
        check.isAsking = asking;
        check.state = state;
        check.message = QString::fromLatin1(message);
        if (!asking && state == RemoteState::Failed)
            check.error = Error{.kind = ErrorKind::Unauthorised, .what = check.message, .where = check.endpoint};
        return check;
    }
    QCoro::Task<std::vector<RemoteCheck>> check(domain::Profile, RemoteAnswered heard, CancelToken token) override
    {
        answered = std::move(heard);
        cancel = token;
        done = std::make_shared<QPromise<std::vector<RemoteCheck>>>();
        done->start();
        answered(make("phala", true, RemoteState::Failed, ""));
        answered(make("aws", true, RemoteState::Failed, ""));
        const auto future = done->future();
        co_await future;
        co_return std::vector<RemoteCheck>();
    }
};

/// Takes one secret, at the region it is asked in.
class FakeTrial final : public credentials::KeyTrial
{
public:
    QStringList asked; ///< regions

    QCoro::Task<Result<QString>> ask(domain::Profile profile, credentials::CredentialSet, credentials::NewValues values, CancelToken) override
    {
        asked << (profile.aws ? profile.aws->region : QString());
        co_await QCoro::sleepFor(std::chrono::milliseconds(0));
        for (const credentials::NewValue &value : *values)
            if (value.value.view() == QByteArrayView("good-aws-secret"))
                co_return QStringLiteral("account 123456789012 as arn:aws:iam::123456789012:user/console");
        co_return Error{.kind = ErrorKind::Unauthorised,
                        .what = QStringLiteral("AWS STS does not accept the key (SignatureDoesNotMatch, status 403)"),
                        .where = QStringLiteral("GetCallerIdentity at https://sts.us-west-2.amazonaws.com"),
                        .nextStep = QStringLiteral("AWS_SECRET_ACCESS_KEY does not belong to AWS_ACCESS_KEY_ID: enter both again (what was typed).")};
    }
};

struct Scene
{
    QTemporaryDir home;
    std::shared_ptr<FakeTrial> trial = std::make_shared<FakeTrial>();
    std::shared_ptr<test::FakeClock> clock = std::make_shared<test::FakeClock>();
    std::shared_ptr<test::MemoryAuditLog> audit = std::make_shared<test::MemoryAuditLog>();
    std::shared_ptr<SlowChecker> checker = std::make_shared<SlowChecker>();
    std::shared_ptr<models::DeskSettings> desk;
    profiles::Folders folders{home.filePath(QStringLiteral("profiles")), home.filePath(QStringLiteral("state"))};
    std::unique_ptr<SettingsPage> page;
    PlanOffer offer;
    std::vector<models::Shortcut> shortcuts{{QStringLiteral("activity"), QStringLiteral("Activity"), QStringLiteral("Ctrl+J"), false},
                                            {QStringLiteral("palette"), QStringLiteral("Anything by name"), QStringLiteral("Ctrl+K"), false},
                                            {QStringLiteral("rollback"), QStringLiteral("Roll back"), QStringLiteral("Ctrl+Alt+R"), true}};

    Scene()
    {
        for (const QByteArray &yaml : {kStaging, kProd})
            [[maybe_unused]] const Status saved = profiles::saveProfile(folders, yaml);
        desk = std::make_shared<models::DeskSettings>(home.filePath(QStringLiteral("settings.json")));
    }
    void open(QSize size = QSize(1264, 831))
    {
        SettingsPage::Parts parts;
        parts.environments.folders = folders;
        parts.environments.clock = clock;
        parts.environments.checker = checker;
        parts.keyTrial = trial;
        parts.environments.audit = audit;
        parts.environments.open = QStringLiteral("staging");
        parts.desk = desk;
        parts.languages = {QStringLiteral("en"), QStringLiteral("zh_CN")};
        parts.keys.shortcuts = [this] { return shortcuts; };
        parts.keys.taken = [] { return std::vector<models::TakenKeys>{{QStringLiteral("Ctrl+D"), QStringLiteral("Cluster · Compare")}}; };
        page = std::make_unique<SettingsPage>(parts);
        QObject::connect(page.get(), &PanePage::planOffered, page.get(), [this](const PlanOffer &offered) { offer = offered; });
        page->resize(size);
        page->show();
        page->activated();
    }
    QString path(const char *name) const { return folders.profiles + QLatin1Char('/') + QString::fromLatin1(name) + QStringLiteral(".yaml"); }
    void write(const char *name, const QByteArray &bytes) const
    {
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write(bytes);
    }
    QByteArray onDisk(const char *name) const
    {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    QAction *action(const char *text) const
    {
        for (QAction *each : page->pageActions())
            if (each->text() == QString::fromUtf8(text))
                return each;
        return nullptr;
    }
    template <typename T>
    T *find(const char *name) const
    {
        return page->findChild<T *>(QString::fromLatin1(name));
    }
    QString stateOf(const char *name) const
    {
        const QAbstractItemModel *model = page->environments()->table()->model();
        for (int row = 0; row < model->rowCount(); ++row)
            if (model->index(row, 0).data(models::CellRole::Key).toString() == QLatin1String(name))
                return model->index(row, 0).data().toString();
        return QStringLiteral("(not there)");
    }
    QString words() const
    {
        QStringList all;
        for (QWidget *widget : page->findChildren<QWidget *>()) {
            if (!widget->isVisible())
                continue;
            if (const auto *label = qobject_cast<QLabel *>(widget))
                all << label->text();
            all << widget->accessibleName();
        }
        return all.join(u'\n');
    }
};

} // namespace

class SettingsPageTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<Theme> m_theme;

private slots:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        m_theme = std::make_unique<Theme>(SchemeChoice::Light);
    }

    void listsEnvironmentsAndWhatIsWrongWithThem()
    {
        Scene scene;
        scene.write("broken", "name: broken\nkind: staging\nphala:\n  api-ulr: https://x.example\n");
        scene.open();
        QCOMPARE(scene.stateOf("staging"), QStringLiteral("Open"));
        QCOMPARE(scene.stateOf("prod-us"), QStringLiteral("Sound"));
        QCOMPARE(scene.stateOf("broken"), QStringLiteral("Error in line 4"));
        QVERIFY(scene.page->showObject(QStringLiteral("broken")));
        QVERIFY(scene.words().contains(QStringLiteral("api-ulr")));
        QVERIFY(!scene.action("Open")->isEnabled());
        scene.action("Edit")->trigger();
        QCOMPARE(scene.page->view(), View::Editor);
        QCOMPARE(scene.page->findChild<YamlEdit *>()->problemLine(), 4);
        test::picture(scene.page.get(), QStringLiteral("settings-broken"));
        // Another program mends it: the list notices by itself.
        scene.write("broken", "name: broken\nkind: staging\n");
        QTRY_COMPARE(scene.stateOf("broken"), QStringLiteral("Sound"));
    }

    void editsAsFormAndTextAndShowsWhatWillChange()
    {
        Scene scene;
        scene.open();
        QVERIFY(scene.page->showObject(QStringLiteral("staging")));
        scene.action("Edit")->trigger();
        auto *url = scene.find<QLineEdit>("field phala.api-url");
        QCOMPARE(url->text(), QStringLiteral("https://cloud-api.phala.com/api/v1"));
        QVERIFY(!scene.find<QPushButton>("saveProfile")->isEnabled());
        url->setFocus();
        url->selectAll();
        QTest::keyClicks(url, QStringLiteral("https://cloud-api.phala.network/api/v1"));
        auto *text = scene.page->findChild<YamlEdit *>();
        QVERIFY2(text->toPlainText().contains(QStringLiteral("phala.network/api/v1  # new accounts")), qPrintable(text->toPlainText()));
        QVERIFY(scene.words().contains(QStringLiteral("What saving changes")));
        QCOMPARE(scene.find<QPushButton>("saveProfile")->text(), QStringLiteral("Save 1 changed line"));
        QCOMPARE(scene.onDisk("staging"), kStaging);
        test::picture(scene.page.get(), QStringLiteral("settings-form"));
        // A wrong value is said with its line, and stays typed.
        url->selectAll();
        QTest::keyClicks(url, QStringLiteral("nowhere"));
        QVERIFY(!scene.find<QPushButton>("saveProfile")->isEnabled());
        QCOMPARE(text->problemLine(), 4);
        QCOMPARE(url->text(), QStringLiteral("nowhere"));
        scene.page->editor()->showView(ProfileEditor::View::Text);
        test::picture(scene.page.get(), QStringLiteral("settings-text-problem"));
        text->setPlainText(QString::fromUtf8(kStaging) + QStringLiteral("prices: /desk/prices.yaml\n"));
        QCOMPARE(scene.find<QLineEdit>("field prices")->text(), QStringLiteral("/desk/prices.yaml"));
        QSignalSpy notices(scene.page.get(), &PanePage::notify);
        scene.find<QPushButton>("saveProfile")->click();
        QCOMPARE(scene.onDisk("staging"), kStaging + "prices: /desk/prices.yaml\n");
        QCOMPARE(scene.page->view(), View::Environments);
        QTRY_COMPARE(scene.audit->recordsOf(QStringLiteral("profile.change")).size(), size_t(1));
        QVERIFY2(notices.last().at(0).value<Notice>().text.contains(QStringLiteral("Open it again")), "what is open stays as it was");
    }

    void aFileChangedUnderneathAsksBeforeAnythingIsWritten()
    {
        Scene scene;
        scene.open();
        QVERIFY(scene.page->showObject(QStringLiteral("staging")));
        scene.action("Edit")->trigger();
        auto *text = scene.page->findChild<YamlEdit *>();
        const QByteArray mine = kStaging + "prices: /mine.yaml\n";
        const QByteArray theirs = kStaging + "prices: /theirs.yaml\n";
        text->setPlainText(QString::fromUtf8(mine));
        scene.write("staging", theirs);
        auto *conflict = scene.find<QWidget>("changedUnderneath");
        QTRY_VERIFY2(conflict->isVisible(), "noticed without saving");
        QVERIFY(scene.words().contains(QStringLiteral("What the other program changed")));
        QVERIFY(!scene.find<QPushButton>("saveProfile")->isEnabled());
        test::picture(scene.page.get(), QStringLiteral("settings-changed-underneath"));
        QCOMPARE(text->toPlainText().toUtf8(), mine);
        scene.find<QPushButton>("keepMine")->click();
        QVERIFY(!conflict->isVisible());
        scene.find<QPushButton>("saveProfile")->click();
        QCOMPARE(scene.onDisk("staging"), mine);
        QTRY_COMPARE(scene.audit->recordsOf(QStringLiteral("profile.change")).size(), size_t(1));
    }

    void whatIsHalfDoneWaits()
    {
        Scene scene;
        scene.open();
        QVERIFY(scene.page->showObject(QStringLiteral("prod-us")));
        scene.action("Edit")->trigger();
        auto *text = scene.page->findChild<YamlEdit *>();
        text->setPlainText(QString::fromUtf8(kProd) + QStringLiteral("half: "));
        scene.find<QPushButton>("backToEnvironments")->click();
        QCOMPARE(scene.page->view(), View::Environments);
        QCOMPARE(scene.stateOf("prod-us"), QStringLiteral("Unsaved"));
        // No other file takes its place in silence, and the next start has it again.
        QVERIFY(scene.page->showObject(QStringLiteral("staging")));
        QSignalSpy notices(scene.page.get(), &PanePage::notify);
        QSignalSpy opened(scene.page.get(), &SettingsPage::openEnvironmentRequested);
        for (const char *verb : {"Edit", "Duplicate", "Add an environment…", "Open again"}) {
            scene.action(verb)->trigger();
            QCOMPARE(scene.page->view(), View::Editor);
            QVERIFY2(text->toPlainText().endsWith(QStringLiteral("half: ")), verb);
            scene.page->showView(View::Environments);
        }
        QCOMPARE(notices.size(), 4);
        QCOMPARE(opened.size(), 0);
        const QJsonObject draft = scene.page->saveDraft();
        scene.open();
        scene.page->restoreDraft(draft);
        QCOMPARE(scene.stateOf("prod-us"), QStringLiteral("Unsaved"));
        QVERIFY(scene.page->edit()->text().endsWith("half: "));
        scene.page->edit()->setText(scene.page->edit()->text() + "AKIA" + "IOSFODNN7EXAMPLE");
        QVERIFY2(scene.page->saveDraft().isEmpty(), "a secret is not written down");
        scene.page->edit()->undo();
        QCOMPARE(scene.stateOf("prod-us"), QStringLiteral("Sound"));
    }

    void addsAndDuplicates()
    {
        Scene scene;
        scene.open();
        scene.action("Add an environment…")->trigger();
        QCOMPARE(scene.page->view(), View::Editor);
        auto *name = scene.find<QLineEdit>("field name");
        QVERIFY(name->isVisible());
        name->selectAll();
        QTest::keyClicks(name, QStringLiteral("lab"));
        QCOMPARE(scene.find<QPushButton>("saveProfile")->text(), QStringLiteral("Create lab"));
        scene.find<QPushButton>("saveProfile")->click();
        QCOMPARE(scene.stateOf("lab"), QStringLiteral("Sound"));
        QVERIFY(scene.page->showObject(QStringLiteral("prod-us")));
        scene.action("Duplicate")->trigger();
        QCOMPARE(scene.page->edit()->name(), QStringLiteral("prod-us-copy"));
        scene.find<QPushButton>("saveProfile")->click();
        QVERIFY(scene.onDisk("prod-us-copy").contains("region: us-west-2"));
        QCOMPARE(scene.onDisk("prod-us"), kProd);
    }

    void exportsAndImportsWithoutSecrets()
    {
        Scene scene;
        scene.open();
        QSignalSpy notices(scene.page.get(), &PanePage::notify);
        QString path = scene.home.filePath(QStringLiteral("out.yaml"));
        QString suggested;
        scene.page->environments()->setPathAsker([&](QWidget *, const QString &suggestion, const std::function<void(const QString &)> &chosen) {
            suggested = suggestion;
            chosen(path);
        });
        QVERIFY(scene.page->showObject(QStringLiteral("prod-us")));
        scene.action("Export…")->trigger();
        QCOMPARE(suggested, QStringLiteral("prod-us.yaml"));
        QFile out(path);
        QVERIFY(out.open(QIODevice::ReadOnly));
        QCOMPARE(out.readAll(), kProd);

        QFile bad(scene.home.filePath(QStringLiteral("bad.yaml")));
        QVERIFY(bad.open(QIODevice::WriteOnly));
        bad.write("name: other\nkind: staging\nphala:\n  api-key: phak_not-to-be-seen\n");
        bad.close();
        path = bad.fileName();
        scene.action("Import…")->trigger();
        QCOMPARE(notices.last().at(0).value<Notice>().state.mark, models::Mark::Fail);
        QVERIFY(notices.last().at(0).value<Notice>().text.contains(QStringLiteral("bad.yaml:4")));
        QVERIFY(!notices.last().at(0).value<Notice>().text.contains(QStringLiteral("not-to-be-seen")));
        QCOMPARE(scene.page->view(), View::Environments);
        QVERIFY(!scene.page->findChild<YamlEdit *>()->toPlainText().contains(QStringLiteral("not-to-be-seen")));

        path = scene.home.filePath(QStringLiteral("out.yaml"));
        scene.action("Import…")->trigger();
        QCOMPARE(scene.page->view(), View::Editor);
        QVERIFY2(scene.words().contains(QStringLiteral("already")) || !scene.find<QPushButton>("saveProfile")->isEnabled(), "its name is taken");
        QVERIFY(!scene.find<QPushButton>("saveProfile")->isEnabled());
    }

    void removesByMovingAside()
    {
        Scene scene;
        scene.open();
        QVERIFY(scene.page->showObject(QStringLiteral("staging")));
        QVERIFY2(!scene.action("Remove…")->isEnabled(), "it is open");
        QVERIFY(scene.page->showObject(QStringLiteral("prod-us")));
        scene.action("Remove…")->trigger();
        QVERIFY(scene.offer.dangerous);
        QCOMPARE(scene.offer.make().phrase, QStringLiteral("prod-us"));
        scene.offer.run(QStringLiteral("prod-us"));
        QCOMPARE(scene.stateOf("prod-us"), QStringLiteral("(not there)"));
        QCOMPARE(QDir(scene.folders.profiles + QStringLiteral("/removed")).entryList(QDir::Files).size(), 1);
    }

    void checksLineByLineAndCanBeCancelled()
    {
        Scene scene;
        scene.open();
        QVERIFY(scene.page->showObject(QStringLiteral("staging")));
        scene.action("Check")->trigger();
        auto *checks = scene.find<TableView>("remoteChecks");
        QCOMPARE(checks->model()->rowCount(), 2);
        const auto state = [&](int row) { return checks->model()->index(row, 0).data().toString(); };
        QCOMPARE(state(0), QStringLiteral("Asking"));
        QVERIFY(scene.find<QPushButton>("cancelCheck")->isVisible());
        QVERIFY(!scene.action("Check")->isEnabled());
        scene.checker->answered(SlowChecker::make("phala", false, RemoteState::Ok, "40 CVMs"));
        QCOMPARE(state(0), QStringLiteral("Answers"));
        QCOMPARE(state(1), QStringLiteral("Asking"));
        QVERIFY(checks->model()->index(0, 2).data().toString().contains(QStringLiteral("40 CVMs")));
        scene.checker->answered(SlowChecker::make("aws", false, RemoteState::Failed, "the key is not known"));
        QCOMPARE(state(1), QStringLiteral("Fails"));
        QVERIFY2(scene.words().contains(QStringLiteral("the key is not known. Nothing")), "in full, not cut by a column");
        test::picture(scene.page.get(), QStringLiteral("settings-check"));
        scene.find<QPushButton>("cancelCheck")->click();
        QVERIFY(scene.checker->cancel.isCancelled());
        scene.checker->done->addResult(std::vector<RemoteCheck>());
        scene.checker->done->finish();
        QTRY_VERIFY(scene.action("Check")->isEnabled());
        QVERIFY(!scene.find<QPushButton>("cancelCheck")->isVisible());
        // The answers of one environment are not shown as those of another.
        QVERIFY(scene.page->showObject(QStringLiteral("prod-us")));
        QCOMPARE(checks->model()->rowCount(), 0);
    }

    void aTypedKeyIsTriedForTheProfileAsItIsEdited_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }
    void aTypedKeyIsTriedForTheProfileAsItIsEdited()
    {
        QFETCH(bool, dark);
        m_theme->setChoice(dark ? SchemeChoice::Dark : SchemeChoice::Light);
        const auto restore = qScopeGuard([this] { m_theme->setChoice(SchemeChoice::Light); });
        Scene scene;
        scene.open();
        QVERIFY(scene.page->showObject(QStringLiteral("prod-us")));
        scene.action("Edit")->trigger();
        scene.page->editor()->showView(ProfileEditor::View::Form);
        auto *region = scene.find<QLineEdit>("field aws.region");
        QVERIFY(region);
        region->selectAll();
        QTest::keyClicks(region, QStringLiteral("eu-west-1"));
        QVERIFY2(!scene.find<QPushButton>("tryKey phala"), "this profile has no such remote");
        auto *start = scene.find<QPushButton>("tryKey aws");
        QVERIFY(start && start->isVisible());
        start->click();
        auto *form = scene.page->editor()->findChild<CredentialForm *>();
        QVERIFY(form && form->isVisible());
        QVERIFY2(!form->findChild<QPushButton *>(QStringLiteral("storeCredential"))->isVisible(), "nothing is stored from here");
        const auto bringIntoView = [form] {
            for (QWidget *above = form->parentWidget(); above != nullptr; above = above->parentWidget())
                if (auto *scroll = qobject_cast<QScrollArea *>(above))
                    scroll->ensureWidgetVisible(form);
        };
        const auto field = [form](const char *name) { return form->findChild<SecretField *>(QStringLiteral("secret ") + QLatin1String(name)); };
        QTest::keyClicks(field("AWS_ACCESS_KEY_ID"), QStringLiteral("AKIANEW"));
        QTest::keyClicks(field("AWS_SECRET_ACCESS_KEY"), QStringLiteral("wrong-secret"));
        auto *test = form->findChild<QPushButton *>(QStringLiteral("testTyped"));
        test->click();
        QTRY_VERIFY2(scene.words().contains(QStringLiteral("does not belong to AWS_ACCESS_KEY_ID")), qPrintable(scene.words()));
        QCOMPARE(scene.trial->asked, QStringList{QStringLiteral("eu-west-1")});
        bringIntoView();
        test::picture(scene.page.get(), QStringLiteral("settings-trial-refused-%1").arg(QLatin1String(dark ? "dark" : "light")));
        field("AWS_SECRET_ACCESS_KEY")->clear();
        QTest::keyClicks(field("AWS_SECRET_ACCESS_KEY"), QStringLiteral("good-aws-secret"));
        QVERIFY2(!scene.words().contains(QStringLiteral("does not belong")), "that was said of another");
        test->click();
        QTRY_VERIFY(scene.words().contains(QStringLiteral("AWS takes the key")));
        QVERIFY(scene.words().contains(QStringLiteral("user/console")));
        bringIntoView();
        test::picture(scene.page.get(), QStringLiteral("settings-trial-taken-%1").arg(QLatin1String(dark ? "dark" : "light")));
        // The answer was given at another address.
        QTest::keyClicks(region, QStringLiteral("2"));
        QVERIFY(!scene.words().contains(QStringLiteral("AWS takes the key")));
        QCOMPARE(test::accessibilityComplaints(scene.page.get()).join(u'\n'), QString());
        scene.page->showView(View::Environments);
        QVERIFY2(!form->isOpen(), "what was typed does not wait behind another page");
    }

    void choicesForTheDeskAreInForceAtOnce()
    {
        Scene scene;
        scene.open();
        scene.page->showView(View::Desk);
        test::picture(scene.page.get(), QStringLiteral("settings-desk"));
        for (Chip *chip : scene.page->findChildren<Chip *>())
            if (chip->accessibleName() == QLatin1String("Dark"))
                chip->click();
        QCOMPARE(scene.desk->choices().theme, models::DeskChoices::Theme::Dark);
        scene.find<QSpinBox>("clusterSeconds")->setValue(45);
        QCOMPARE(scene.desk->choices().clusterSeconds, 45);
        auto *language = scene.find<QComboBox>("language");
        QCOMPARE(language->count(), 3);
        language->setCurrentIndex(2);
        emit language->activated(2);
        QCOMPARE(scene.desk->choices().language, QStringLiteral("zh_CN"));
        QVERIFY(scene.words().contains(QStringLiteral("From the next start on")));
        models::DeskSettings after(scene.home.filePath(QStringLiteral("settings.json")));
        QVERIFY(after.load());
        QCOMPARE(after.choices(), scene.desk->choices());
    }

    void keysAreChangedUnlessTheyAreTaken()
    {
        Scene scene;
        scene.open();
        scene.page->showView(View::Keys);
        auto *edit = scene.find<QKeySequenceEdit>("keySequence");
        scene.page->keysView()->table()->setCurrentIndex(scene.page->keysView()->table()->model()->index(0, 0));
        edit->setKeySequence(QKeySequence(QStringLiteral("Ctrl+K")));
        QVERIFY(!scene.find<QPushButton>("useKeys")->isEnabled());
        QVERIFY(scene.words().contains(QStringLiteral("“Anything by name”")));
        edit->setKeySequence(QKeySequence(QStringLiteral("Ctrl+D")));
        QVERIFY(scene.words().contains(QStringLiteral("Cluster · Compare")));
        test::picture(scene.page.get(), QStringLiteral("settings-keys"));
        edit->setKeySequence(QKeySequence(QStringLiteral("Ctrl+Shift+J")));
        QVERIFY(scene.find<QPushButton>("useKeys")->isEnabled());
        scene.find<QPushButton>("useKeys")->click();
        QCOMPARE(scene.desk->choices().keys.value(QStringLiteral("activity")), QStringLiteral("Ctrl+Shift+J"));
        QVERIFY(!scene.page->keysView()->change(QStringLiteral("rollback"), QString()).isEmpty());
    }

    void everythingHasANameAndASize_data()
    {
        QTest::addColumn<int>("view");
        QTest::addColumn<QSize>("size");
        for (const auto &[name, view] : {std::pair("environments", View::Environments), std::pair("desk", View::Desk), std::pair("keys", View::Keys),
                                         std::pair("editor", View::Editor)}) {
            QTest::newRow(name) << int(view) << QSize(1264, 831);
            QTest::addRow("%s, narrow", name) << int(view) << QSize(968, 625);
        }
    }
    void everythingHasANameAndASize()
    {
        QFETCH(int, view);
        QFETCH(QSize, size);
        Scene scene;
        scene.open(size);
        scene.page->setNarrow(size.width() < 1180);
        QVERIFY(scene.page->showObject(QStringLiteral("staging")));
        if (View(view) == View::Editor)
            scene.action("Edit")->trigger();
        else
            scene.page->showView(View(view));
        QVERIFY(QTest::qWaitForWindowActive(scene.page.get()));
        QTest::qWait(20);
        QCOMPARE(test::accessibilityComplaints(scene.page.get()).join(u'\n'), QString());
        QCOMPARE(test::pageFaults(scene.page.get()).join(u'\n'), QString());
        QCOMPARE(test::tabComplaints(scene.page.get()).join(u'\n'), QString());
        test::picture(scene.page.get(), QStringLiteral("settings-%1-%2").arg(view).arg(size.width()));
    }
};

QTEST_MAIN(SettingsPageTest)
#include "tst_settings_page.moc"
