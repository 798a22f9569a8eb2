// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/cell_role.h"
#include "services/environment/environment_services.h"
#include "services/secrets/desk_secret_store.h"
#include "tests/services/credentials/credential_bench.h"
#include "tests/ui/accessibility.h"
#include "tests/ui/page_walk.h"
#include "tests/ui/picture.h"
#include "ui/secrets/secrets_page.h"
#include "ui/theme/theme.h"
#include "ui/widgets/filter_field.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/secret_field.h"
#include "ui/widgets/state_label.h"
#include "ui/widgets/table_view.h"

#include <QAction>
#include <QClipboard>
#include <QPushButton>
#include <QScopeGuard>
#include <QSignalSpy>
#include <QTest>

using namespace pilothouse;
using namespace pilothouse::ui;
using pilothouse::test::CredentialBench;
using secrets::KeychainState;

namespace {

const QByteArray kTyped = "new-phala-key";

struct Scene
{
    CredentialBench bench;
    std::shared_ptr<secrets::DeskSecretStore> desk;
    EnvironmentServices services;
    std::unique_ptr<SecretsPage> page;
    PlanOffer offer;

    explicit Scene(domain::EnvironmentKind kind = domain::EnvironmentKind::Staging) : bench(kind)
    {
        desk = std::make_shared<secrets::DeskSecretStore>(bench.memory, bench.clock);
        bench.make(desk);
    }
    void addOrchestrator()
    {
        bench.profile.orchestrator.emplace().url = QStringLiteral("https://orchestrator.example.net");
        bench.make(desk);
    }
    void open(QSize size = QSize(1264, 831))
    {
        services.profile = bench.profile;
        services.clock = bench.clock;
        services.access = bench.access;
        services.credentials = bench.workflow;
        page = std::make_unique<SecretsPage>(services);
        QObject::connect(page.get(), &PanePage::planOffered, page.get(), [this](const PlanOffer &offered) { offer = offered; });
        page->resize(size);
        page->show();
        page->activated();
    }
    TableView *table() const { return page->findChild<TableView *>(); }
    int rows() const { return table()->model()->rowCount(); }
    QString stateOf(const char *name) const
    {
        for (int row = 0; row < rows(); ++row)
            if (table()->model()->index(row, 0).data(models::CellRole::Key).toString() == QLatin1String(name))
                return table()->model()->index(row, 0).data().toString();
        return {};
    }
    QAction *action(const char *text) const
    {
        for (QAction *each : page->pageActions())
            if (each->text() == QString::fromUtf8(text))
                return each;
        return nullptr;
    }
    bool shows(const char *text) const
    {
        const auto labels = page->findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(),
                           [text](const QLabel *label) { return label->isVisible() && label->text().contains(QLatin1String(text)); });
    }
    SecretField *field(const char *name) const { return page->findChild<SecretField *>(QStringLiteral("secret ") + QString::fromLatin1(name)); }
    QPushButton *button(const char *name) const { return page->findChild<QPushButton *>(QString::fromLatin1(name)); }
    /// Everything that the page says to eyes and ears.
    QString words() const
    {
        QStringList all;
        for (QWidget *widget : page->findChildren<QWidget *>()) {
            if (const auto *label = qobject_cast<QLabel *>(widget); label && widget->isVisible())
                all << label->text();
            if (const auto *label = qobject_cast<ElidedLabel *>(widget); label && widget->isVisible())
                all << label->text();
            all << widget->accessibleName() << widget->accessibleDescription() << widget->toolTip() << widget->windowTitle();
            if (QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(widget))
                for (const auto text : {QAccessible::Name, QAccessible::Value, QAccessible::Description})
                    all << interface->text(text);
        }
        return all.join(u'\n');
    }
};

} // namespace

class SecretsPageTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<Theme> m_theme;

private slots:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        m_theme = std::make_unique<Theme>(SchemeChoice::Light);
    }

    void showsWhatIsMissingAndWhatItIsFor()
    {
        Scene scene;
        scene.bench.keep("PHALA_API_KEY", "old");
        scene.open();
        QSignalSpy attention(scene.page.get(), &PanePage::needsAttention);
        scene.page->refreshNow();
        QTRY_COMPARE(scene.stateOf("PHALA_API_KEY"), QStringLiteral("Stored"));
        QCOMPARE(scene.stateOf("AWS_ACCESS_KEY_ID"), QStringLiteral("Missing"));
        QCOMPARE(scene.stateOf("AWS_SESSION_TOKEN"), QStringLiteral("Not set"));
        QTRY_VERIFY(!attention.isEmpty());
        QCOMPARE(attention.last().at(0).toInt(), 2);
        QVERIFY(scene.page->showObject(QStringLiteral("AWS_ACCESS_KEY_ID")));
        QVERIFY2(scene.words().contains(QStringLiteral("prover cluster is not read")), "what does not work without it");
        QVERIFY(scene.words().contains(QStringLiteral("only staging may use it")));
        QVERIFY(!scene.page->showObject(QStringLiteral("nothing")));
        scene.page->findChild<FilterField *>()->setText(QStringLiteral("missing aws"));
        QCOMPARE(scene.rows(), 2);
    }

    void aTypedKeyIsTestedStoredAndNeverShown()
    {
        Scene scene;
        scene.open();
        QTRY_COMPARE(scene.stateOf("PHALA_API_KEY"), QStringLiteral("Missing"));
        QVERIFY(scene.page->showObject(QStringLiteral("PHALA_API_KEY")));
        scene.action("Enter…")->trigger();
        SecretField *field = scene.field("PHALA_API_KEY");
        QVERIFY(field && field->isVisible());
        QVERIFY(!scene.button("storeCredential")->isEnabled());
        const QImage before = field->grab().toImage();
        QTest::keyClicks(field, QString::fromLatin1(kTyped));
        QCOMPARE(field->value().view().toByteArray(), kTyped);
        const QImage after = field->grab().toImage();
        QVERIFY(before != after);
        QTest::keyClick(field, Qt::Key_Backspace);
        QTest::keyClicks(field, QString::fromLatin1(kTyped.right(1)));
        QCOMPARE(field->value().view().toByteArray(), kTyped);
        QVERIFY(!scene.words().contains(QString::fromLatin1(kTyped)));
        test::picture(scene.page.get(), QStringLiteral("secrets-form"));

        scene.button("storeCredential")->click();
        QVERIFY(scene.offer.make);
        const domain::Plan plan = scene.offer.make();
        QVERIFY(plan.isAllowed());
        QVERIFY2(!plan.toText().contains(QString::fromLatin1(kTyped)), "a plan names the key, not its value");
        QCOMPARE(scene.bench.kept("PHALA_API_KEY"), QByteArray("[none]"));
        scene.offer.run(QString());
        QTRY_COMPARE(scene.stateOf("PHALA_API_KEY"), QStringLiteral("Works"));
        QCOMPARE(scene.bench.kept("PHALA_API_KEY"), kTyped);
        QTRY_VERIFY2(!scene.field("PHALA_API_KEY") || !scene.field("PHALA_API_KEY")->isVisible(), "the form is closed and wiped");
        QVERIFY(!scene.words().contains(QString::fromLatin1(kTyped)));
    }

    void dotsDoNotTellWhatWasTyped()
    {
        SecretField one(QStringLiteral("key"));
        SecretField other(QStringLiteral("key"));
        for (SecretField *field : {&one, &other})
            field->resize(280, 28);
        QTest::keyClicks(&one, QStringLiteral("aaaa"));
        QTest::keyClicks(&other, QStringLiteral("b?/9"));
        QVERIFY(!one.isEmpty() && !other.isEmpty());
        QCOMPARE(one.grab().toImage(), other.grab().toImage());
        QGuiApplication::clipboard()->setText(QStringLiteral("  pasted-key\n"));
        one.clear();
        QTest::keySequence(&one, QKeySequence::Paste);
        QCOMPARE(one.value().view().toByteArray(), QByteArray("pasted-key"));
        QTest::keySequence(&one, QKeySequence::SelectAll);
        QTest::keySequence(&one, QKeySequence::Copy);
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("  pasted-key\n"));
        QGuiApplication::clipboard()->setText(QStringLiteral("two\nlines"));
        one.clear();
        QTest::keySequence(&one, QKeySequence::Paste);
        QVERIFY(one.isEmpty());
        QVERIFY(!one.problem().isEmpty());
    }

    void aRefusedKeyIsNotStoredAndNotLost()
    {
        Scene scene;
        scene.bench.keep("PHALA_API_KEY", "old");
        scene.open();
        QTRY_COMPARE(scene.stateOf("PHALA_API_KEY"), QStringLiteral("Stored"));
        QVERIFY(scene.page->showObject(QStringLiteral("PHALA_API_KEY")));
        scene.action("Replace…")->trigger();
        QTest::keyClicks(scene.field("PHALA_API_KEY"), QStringLiteral("typo"));
        scene.button("storeCredential")->click();
        scene.offer.run(QString());
        QTRY_VERIFY(scene.words().contains(QStringLiteral("still in use")));
        QCOMPARE(scene.bench.kept("PHALA_API_KEY"), QByteArray("old"));
        QVERIFY(!scene.field("PHALA_API_KEY")->isEmpty());
        QVERIFY2(!scene.button("storeUntested")->isVisible(), "a refusal is an answer");
        // A remote that is away is no answer: then the operator may decide.
        scene.bench.tester->down = Error{.kind = ErrorKind::Network, .what = QStringLiteral("no route to host")};
        scene.button("storeCredential")->click();
        scene.offer.run(QString());
        QTRY_VERIFY(scene.button("storeUntested")->isVisible());
        scene.page->deactivated();
        QVERIFY2(!scene.page->findChild<SecretField *>() || !scene.page->findChild<SecretField *>()->isVisible(),
                 "typed keys do not wait behind another page");
    }

    void keychainStatesAreSaidInWords_data()
    {
        QTest::addColumn<int>("state");
        QTest::addColumn<QString>("title");
        QTest::addColumn<QStringList>("offered");
        QTest::newRow("locked") << int(KeychainState::Locked) << "is locked" << QStringList{QStringLiteral("askKeychainAgain")};
        QTest::newRow("absent") << int(KeychainState::Absent) << "No keychain answers"
                                << QStringList{QStringLiteral("askKeychainAgain"), QStringLiteral("keepForSession")};
        QTest::newRow("slow") << int(KeychainState::Slow) << "has not answered yet"
                              << QStringList{QStringLiteral("askKeychainAgain"), QStringLiteral("keepForSession")};
        QTest::newRow("changed") << int(KeychainState::Changed) << "another keychain"
                                 << QStringList{QStringLiteral("askKeychainAgain"), QStringLiteral("acceptKeychain")};
    }
    void keychainStatesAreSaidInWords()
    {
        QFETCH(int, state);
        QFETCH(QString, title);
        QFETCH(QStringList, offered);
        Scene scene;
        scene.bench.keep("PHALA_API_KEY", "old");
        scene.bench.memory->setState(KeychainState(state));
        scene.open();
        QTRY_VERIFY2(scene.words().contains(title), qPrintable(scene.words()));
        QCOMPARE(scene.stateOf("PHALA_API_KEY"), QStringLiteral("Unknown"));
        for (const char *name : {"askKeychainAgain", "keepForSession", "acceptKeychain"})
            QCOMPARE(scene.button(name)->isVisible(), offered.contains(QLatin1String(name)));
        test::picture(scene.page.get(), QStringLiteral("secrets-") + QString::fromLatin1(QTest::currentDataTag()));
        scene.bench.memory->setState(KeychainState::Ready);
        QTRY_VERIFY(scene.button("askKeychainAgain")->isEnabled());
        scene.button("askKeychainAgain")->click();
        QTRY_COMPARE(scene.stateOf("PHALA_API_KEY"), QStringLiteral("Stored"));
        QVERIFY(!scene.button("askKeychainAgain")->isVisible());
    }

    void memoryForThisSessionIsAChoice()
    {
        Scene scene;
        scene.bench.memory->setState(KeychainState::Absent);
        scene.open();
        QTRY_VERIFY(scene.button("keepForSession")->isVisible());
        scene.button("keepForSession")->click();
        QTRY_VERIFY(scene.words().contains(QStringLiteral("until the program ends")));
        QTRY_COMPARE(scene.stateOf("PHALA_API_KEY"), QStringLiteral("Missing"));
        QCOMPARE(scene.bench.audit->recordsOf(QStringLiteral("secret.session")).size(), size_t(1));
    }

    void readOnlyShowsNoVerbThatCouldBreakSomething()
    {
        Scene scene(domain::EnvironmentKind::Production);
        scene.bench.keep("PHALA_API_KEY", kTyped);
        scene.open();
        QTRY_COMPARE(scene.stateOf("PHALA_API_KEY"), QStringLiteral("Stored"));
        QVERIFY(scene.page->showObject(QStringLiteral("PHALA_API_KEY")));
        QVERIFY(!scene.action("Replace…")->isVisible());
        QVERIFY(!scene.action("Delete…")->isVisible());
        QVERIFY(scene.action("Test")->isVisible());
        QVERIFY(scene.page->showObject(QStringLiteral("AWS_ACCESS_KEY_ID")));
        QVERIFY2(scene.action("Enter…")->isVisible(), "a first key is needed to read anything");
        scene.bench.access->unlock();
        QVERIFY(scene.page->showObject(QStringLiteral("PHALA_API_KEY")));
        QVERIFY(scene.action("Replace…")->isVisible());
        scene.action("Delete…")->trigger();
        QVERIFY(scene.offer.dangerous);
        QCOMPARE(scene.offer.make().phrase, QStringLiteral("staging/PHALA_API_KEY"));
        scene.offer.run(QStringLiteral("staging/PHALA_API_KEY"));
        QTRY_COMPARE(scene.stateOf("PHALA_API_KEY"), QStringLiteral("Missing"));
    }

    void testsAllAndSaysWhichOneIsRefused()
    {
        Scene scene;
        scene.bench.keep("PHALA_API_KEY", "wrong");
        scene.bench.keep("AWS_ACCESS_KEY_ID", "id");
        scene.bench.keep("AWS_SECRET_ACCESS_KEY", "new-aws-secret");
        scene.open();
        QTRY_COMPARE(scene.stateOf("PHALA_API_KEY"), QStringLiteral("Stored"));
        QSignalSpy notices(scene.page.get(), &PanePage::notify);
        scene.action("Test all")->trigger();
        QTRY_COMPARE(notices.size(), 2);
        QTRY_COMPARE(scene.stateOf("PHALA_API_KEY"), QStringLiteral("Refused"));
        QCOMPARE(scene.stateOf("AWS_SECRET_ACCESS_KEY"), QStringLiteral("Works"));
        QVERIFY(scene.page->showObject(QStringLiteral("PHALA_API_KEY")));
        QVERIFY2(!scene.words().contains(QStringLiteral("the key wrong")), "the remote quoted it; the page does not");
        test::picture(scene.page.get(), QStringLiteral("secrets-refused"));
        QTRY_VERIFY(scene.action("Test all")->isEnabled());
    }

    void anOrchestratorBringsItsDevelopmentKeyAndItsSignIns_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<bool>("has");
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("signIns");
        QTest::newRow("demo") << int(domain::EnvironmentKind::Demo) << true << QStringLiteral("Not set") << QStringLiteral("Not set");
        QTest::newRow("staging") << int(domain::EnvironmentKind::Staging) << true << QStringLiteral("Not set") << QStringLiteral("Not set");
        QTest::newRow("production") << int(domain::EnvironmentKind::Production) << true << QString() << QStringLiteral("Not set");
        QTest::newRow("none") << int(domain::EnvironmentKind::Staging) << false << QString() << QString();
    }
    void anOrchestratorBringsItsDevelopmentKeyAndItsSignIns()
    {
        QFETCH(int, kind);
        QFETCH(bool, has);
        QFETCH(QString, key);
        QFETCH(QString, signIns);
        Scene scene{domain::EnvironmentKind(kind)};
        if (has)
            scene.addOrchestrator();
        scene.open();
        QSignalSpy attention(scene.page.get(), &PanePage::needsAttention);
        scene.page->refreshNow();
        QTRY_COMPARE(scene.stateOf("PHALA_API_KEY"), QStringLiteral("Missing"));
        QCOMPARE(scene.stateOf("ORCHESTRATOR_DEV_KEY"), key);
        QCOMPARE(scene.stateOf("ORCHESTRATOR_SESSIONS"), signIns);
        QTRY_VERIFY(!attention.isEmpty());
        QCOMPARE(attention.last().at(0).toInt(), 3); // Phala and two of AWS: these two are not missed
    }

    void aDevelopmentKeyIsStoredWithoutTakingTheSignInsWithIt()
    {
        Scene scene;
        scene.addOrchestrator();
        scene.bench.keep("ORCHESTRATOR_SESSIONS", "wallets");
        scene.open();
        QTRY_COMPARE(scene.stateOf("ORCHESTRATOR_SESSIONS"), QStringLiteral("Stored"));
        QVERIFY(scene.page->showObject(QStringLiteral("ORCHESTRATOR_DEV_KEY")));
        scene.action("Enter…")->trigger();
        QVERIFY2(!scene.field("ORCHESTRATOR_SESSIONS"), "nobody types what is written by the program");
        auto *store = scene.button("storeCredential");
        QCOMPARE(store->text(), QString::fromUtf8("Store…"));
        QVERIFY2(!store->isEnabled() && !store->accessibleDescription().isEmpty(), "an empty value is none");
        QTest::keyClicks(scene.field("ORCHESTRATOR_DEV_KEY"), QStringLiteral("a-key"));
        QVERIFY(store->isEnabled());
        store->click();
        const domain::Plan plan = scene.offer.make();
        QCOMPARE(plan.verb, QStringLiteral("Store"));
        for (const domain::PlanStep &step : plan.steps)
            QVERIFY2(!step.what.contains(QStringLiteral("Ask")) && !step.what.contains(QStringLiteral("Remove")), qPrintable(step.what));
        QVERIFY(std::any_of(plan.checks.begin(), plan.checks.end(),
                            [](const domain::PlanCheck &check) { return check.state == domain::CheckState::Warning; }));
        scene.offer.run(QString());
        QTRY_COMPARE(scene.stateOf("ORCHESTRATOR_DEV_KEY"), QStringLiteral("Stored"));
        QCOMPARE(scene.bench.kept("ORCHESTRATOR_SESSIONS"), QByteArray("wallets"));
        QCOMPARE(scene.bench.tester->asked, 0);
    }

    void signInsAreNeitherTypedNorRotatedButCanBeDeleted()
    {
        Scene scene;
        scene.addOrchestrator();
        scene.bench.keep("ORCHESTRATOR_SESSIONS", "wallets");
        scene.bench.clock->advance(std::chrono::hours(24 * 200));
        scene.open();
        QTRY_COMPARE(scene.stateOf("ORCHESTRATOR_SESSIONS"), QStringLiteral("Stored"));
        scene.bench.access->unlock();
        QVERIFY(scene.page->showObject(QStringLiteral("ORCHESTRATOR_SESSIONS")));
        QVERIFY(!scene.action("Replace…") || !scene.action("Replace…")->isVisible());
        QVERIFY(!scene.action("Enter…") || !scene.action("Enter…")->isVisible());
        QVERIFY(scene.words().contains(QStringLiteral("never entered by hand")));
        QVERIFY(scene.words().contains(QStringLiteral("each wallet has to sign in again")));
        QVERIFY(!scene.words().contains(QStringLiteral("Not used")));
        test::picture(scene.page.get(), QStringLiteral("secrets-orchestrator"));
        const Status typed = scene.bench.store(QStringLiteral("sign-ins"), CredentialBench::values({{"ORCHESTRATOR_SESSIONS", "forged"}}));
        QVERIFY(!typed);
        QCOMPARE(scene.bench.kept("ORCHESTRATOR_SESSIONS"), QByteArray("wallets"));
        scene.action("Delete…")->trigger();
        scene.offer.run(QStringLiteral("staging/ORCHESTRATOR_SESSIONS"));
        QTRY_COMPARE(scene.stateOf("ORCHESTRATOR_SESSIONS"), QStringLiteral("Not set"));
    }

    void aTypedPairIsTestedBeforeItIsStored_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }
    void aTypedPairIsTestedBeforeItIsStored()
    {
        QFETCH(bool, dark);
        m_theme->setChoice(dark ? SchemeChoice::Dark : SchemeChoice::Light);
        const auto restore = qScopeGuard([this] { m_theme->setChoice(SchemeChoice::Light); });
        Scene scene;
        scene.bench.keep("AWS_ACCESS_KEY_ID", "AKIAOLD");
        scene.bench.keep("AWS_SECRET_ACCESS_KEY", "old-aws-secret");
        scene.open();
        QTRY_COMPARE(scene.stateOf("AWS_ACCESS_KEY_ID"), QStringLiteral("Stored"));
        QVERIFY(scene.page->showObject(QStringLiteral("AWS_ACCESS_KEY_ID")));
        scene.action("Replace…")->trigger();
        QPushButton *test = scene.button("testTyped");
        QVERIFY(test && test->isVisible() && !test->isEnabled());
        QTest::keyClicks(scene.field("AWS_ACCESS_KEY_ID"), QStringLiteral("AKIANEW"));
        QVERIFY2(!test->isEnabled(), "half a pair is not tested");
        QTest::keyClicks(scene.field("AWS_SECRET_ACCESS_KEY"), QStringLiteral("new-aws-secreT"));
        QVERIFY(test->isEnabled());
        test->click();
        QVERIFY2(!test->isEnabled() && !scene.button("storeCredential")->isEnabled(), "one thing at a time");
        QTRY_VERIFY2(scene.words().contains(QStringLiteral("is not known")), "why it was refused");
        QVERIFY(!scene.words().contains(QStringLiteral("new-aws-secreT")));
        test::picture(scene.page.get(), QStringLiteral("secrets-typed-refused-%1").arg(QLatin1String(dark ? "dark" : "light")));
        // The answer was of what was typed then.
        QTest::keyClick(scene.field("AWS_SECRET_ACCESS_KEY"), Qt::Key_Backspace);
        QVERIFY(!scene.shows("is not known"));
        QTest::keyClicks(scene.field("AWS_SECRET_ACCESS_KEY"), QStringLiteral("t"));
        test->click();
        QTRY_VERIFY(scene.words().contains(QStringLiteral("AWS takes the key")));
        QVERIFY(scene.words().contains(QStringLiteral("Nothing is stored yet.")));
        QCOMPARE(scene.bench.kept("AWS_SECRET_ACCESS_KEY"), QByteArray("old-aws-secret"));
        QVERIFY(!scene.offer.make);
        test::picture(scene.page.get(), QStringLiteral("secrets-typed-taken-%1").arg(QLatin1String(dark ? "dark" : "light")));
        QCOMPARE(test::accessibilityComplaints(scene.page.get()).join(u'\n'), QString());
        QCOMPARE(test::pageFaults(scene.page.get()).join(u'\n'), QString());
        scene.bench.tester->down = Error{.kind = ErrorKind::Network, .what = QStringLiteral("connection refused")};
        test->click();
        QTRY_VERIFY2(scene.button("storeUntested")->isVisible(), "no answer is no refusal");
        test::picture(scene.page.get(), QStringLiteral("secrets-typed-unanswered-%1").arg(QLatin1String(dark ? "dark" : "light")));
        QCOMPARE(test::pageFaults(scene.page.get()).join(u'\n'), QString());
    }

    void whatAKeyMayDoIsAShortListThatNamesWhatItLacks_data() { aTypedPairIsTestedBeforeItIsStored_data(); }
    void whatAKeyMayDoIsAShortListThatNamesWhatItLacks()
    {
        QFETCH(bool, dark);
        m_theme->setChoice(dark ? SchemeChoice::Dark : SchemeChoice::Light);
        const auto restore = qScopeGuard([this] { m_theme->setChoice(SchemeChoice::Light); });
        using domain::Permission;
        Scene scene;
        scene.bench.keep("AWS_ACCESS_KEY_ID", "AKIANEW");
        scene.bench.keep("AWS_SECRET_ACCESS_KEY", "new-aws-secret");
        domain::KeyPermissions &may = scene.bench.tester->may;
        may.utc = scene.bench.clock->utcNow();
        may.identity = QStringLiteral("account 123456789012 as arn:aws:iam::123456789012:user/console");
        may.width = QStringLiteral("whether it may do more than is needed here is not visible to the key itself");
        const QString services = QStringLiteral("the list of services");
        for (const char *action : {"ecs:ListClusters", "ecs:DescribeClusters", "ecs:ListServices", "ecs:DescribeServices"})
            may.checks.push_back({QString::fromLatin1(action), services, false, Permission::Allowed, {}});
        may.checks.push_back(
            {QStringLiteral("ecs:DescribeContainerInstances"), QStringLiteral("hosts and their groups"), false, Permission::Denied,
             QStringLiteral("the key may not do this at Amazon ECS: “User: arn:aws:iam::123456789012:user/console is not authorized to "
                            "perform: ecs:DescribeContainerInstances” (AccessDeniedException, status 400)")});
        may.checks.push_back({QStringLiteral("logs:GetLogEvents"), QStringLiteral("the logs of provers"), false, Permission::Unknown,
                              QStringLiteral("no running task is known to ask about")});
        for (const char *action : {"ecs:UpdateService", "autoscaling:UpdateAutoScalingGroup"})
            may.checks.push_back({QString::fromLatin1(action), QStringLiteral("to scale a service and to restart it"), true, Permission::Unknown,
                                  QStringLiteral("a change: it is not made to find out")});
        scene.open();
        QTRY_COMPARE(scene.stateOf("AWS_ACCESS_KEY_ID"), QStringLiteral("Stored"));
        QVERIFY(scene.page->showObject(QStringLiteral("AWS_ACCESS_KEY_ID")));
        QAction *ask = scene.action("What may this key do?");
        QVERIFY(ask && ask->isVisible() && ask->isEnabled());
        ask->trigger();
        TableView *list = nullptr;
        QTRY_VERIFY((list = scene.page->findChild<TableView *>(QStringLiteral("keyPermissions"))) != nullptr && list->isVisible());
        QCOMPARE(list->model()->rowCount(), 8);
        QCOMPARE(list->model()->index(0, 1).data().toString(), QStringLiteral("ecs:DescribeContainerInstances"));
        QVERIFY(scene.words().contains(QStringLiteral("4 allowed, 1 denied, 1 unknown")));
        QVERIFY(scene.words().contains(QStringLiteral("is not authorized to perform")));
        QVERIFY(scene.words().contains(QStringLiteral("user/console")));
        test::picture(scene.page.get(), QStringLiteral("secrets-permissions-%1").arg(QLatin1String(dark ? "dark" : "light")));
        QCOMPARE(test::accessibilityComplaints(scene.page.get()).join(u'\n'), QString());
        QCOMPARE(test::pageFaults(scene.page.get()).join(u'\n'), QString());
        may.isWide = true;
        may.width = QStringLiteral("this is the key of the account itself: it may do everything, and no policy limits it");
        ask->trigger();
        QTRY_VERIFY(scene.words().contains(QStringLiteral("Wider than needed")));
        test::picture(scene.page.get(), QStringLiteral("secrets-permissions-wide-%1").arg(QLatin1String(dark ? "dark" : "light")));
        // What was found out is of one key, and goes with its refusal.
        scene.bench.tester->takes[QStringLiteral("AWS_SECRET_ACCESS_KEY")] = "another";
        ask->trigger();
        QTRY_VERIFY(!list->isVisible());
    }

    void anOldKeyIsCalledDue()
    {
        Scene scene;
        scene.bench.keep("PHALA_API_KEY", "old");
        scene.bench.clock->advance(std::chrono::hours(24 * 91));
        scene.open();
        QTRY_COMPARE(scene.stateOf("PHALA_API_KEY"), QStringLiteral("Rotation due"));
    }

    void everythingHasANameAndASize_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::newRow("wide") << QSize(1264, 831);
        QTest::newRow("narrow") << QSize(968, 625);
    }
    void everythingHasANameAndASize()
    {
        QFETCH(QSize, size);
        Scene scene;
        scene.bench.keep("PHALA_API_KEY", "old");
        scene.open(size);
        scene.page->setNarrow(size.width() < 1180);
        QTRY_COMPARE(scene.stateOf("PHALA_API_KEY"), QStringLiteral("Stored"));
        QVERIFY(scene.page->showObject(QStringLiteral("AWS_ACCESS_KEY_ID")));
        QVERIFY(QTest::qWaitForWindowActive(scene.page.get()));
        for (const bool form : {false, true}) {
            if (form)
                scene.action("Enter…")->trigger();
            QCOMPARE(test::accessibilityComplaints(scene.page.get()).join(u'\n'), QString());
            QCOMPARE(test::pageFaults(scene.page.get()).join(u'\n'), QString());
            QCOMPARE(test::tabComplaints(scene.page.get()).join(u'\n'), QString());
            test::picture(scene.page.get(), QStringLiteral("secrets-page-%1-%2").arg(size.width()).arg(form));
        }
    }
};

QTEST_MAIN(SecretsPageTest)
#include "tst_secrets_page.moc"
