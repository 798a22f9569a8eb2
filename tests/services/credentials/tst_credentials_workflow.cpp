// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/secrets/desk_secret_store.h"
#include "tests/services/credentials/credential_bench.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace pilothouse;
using namespace pilothouse::credentials;
using pilothouse::test::await;
using pilothouse::test::CredentialBench;
using secrets::KeychainState;
using State = CredentialStatus::State;

namespace {

/// A store that writes the first names and then fails, as a keychain that is locked half-way.
class HalfStore final : public secrets::SecretStore
{
public:
    explicit HalfStore(std::shared_ptr<secrets::SecretStore> inner) : m_inner(std::move(inner)) { }
    QString failsAt;
    bool alters = false; ///< writes another value than it was given

    QCoro::Task<Result<Secret>> read(secrets::SecretName name) override { return m_inner->read(name); }
    QCoro::Task<Status> write(secrets::SecretName name, Secret value) override
    {
        const bool fails = name.name == failsAt;
        if (fails && !alters) {
            failsAt.clear();
            co_return secrets::keychainError(KeychainState::Locked, QString());
        }
        if (fails)
            failsAt.clear();
        auto writing = m_inner->write(name, fails ? Secret::copyOf("garbled") : std::move(value));
        const auto written = co_await std::move(writing);
        co_return written;
    }
    QCoro::Task<Status> remove(secrets::SecretName name) override { return m_inner->remove(name); }
    QCoro::Task<Result<std::vector<secrets::SecretInfo>>> list(domain::EnvironmentId environment) override { return m_inner->list(environment); }
    KeychainState state() const override { return m_inner->state(); }
    QString backEnd() const override { return m_inner->backEnd(); }

private:
    std::shared_ptr<secrets::SecretStore> m_inner;
};

} // namespace

class CredentialsWorkflowTest : public QObject
{
    Q_OBJECT

private slots:
    void saysWhatIsNeededStoredAndNotUsed()
    {
        CredentialBench bench;
        bench.keep("PHALA_API_KEY", "old");
        bench.keep("OLD_TOKEN", "x");
        bench.look();
        QCOMPARE(bench.status("PHALA_API_KEY")->state, State::Stored);
        QCOMPARE(bench.status("PHALA_API_KEY")->info->backEnd, QStringLiteral("memory"));
        QCOMPARE(bench.status("AWS_ACCESS_KEY_ID")->state, State::Missing);
        QCOMPARE(bench.status("AWS_SESSION_TOKEN")->state, State::NotSet);
        QCOMPARE(bench.status("OLD_TOKEN")->need.purpose, Purpose::Unused);
        QCOMPARE(bench.workflow->setOf(QStringLiteral("OLD_TOKEN"))->set.id, QStringLiteral("unused"));
        QVERIFY(bench.workflow->find(QStringLiteral("phala"))->isComplete());
        QVERIFY(!bench.workflow->find(QStringLiteral("aws"))->isComplete());
    }

    void aNamedAwsProfileNeedsAFileInstead()
    {
        CredentialBench bench;
        bench.profile.aws->profile = QStringLiteral("ops");
        QTemporaryDir home;
        QFile key(home.filePath(QStringLiteral("gateway.pem")));
        QVERIFY(key.open(QIODevice::WriteOnly));
        key.setPermissions(QFileDevice::ReadOwner | QFileDevice::ReadOther);
        bench.profile.cluster.emplace().gatewayKeyPath = key.fileName();
        bench.make(bench.memory);
        bench.look();
        QVERIFY(!bench.status("AWS_SECRET_ACCESS_KEY"));
        const SetStatus *gateway = bench.workflow->find(QStringLiteral("gateway"));
        QCOMPARE(gateway->names.front().state, State::Exposed);
        key.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
        bench.look();
        QCOMPARE(bench.workflow->find(QStringLiteral("gateway"))->names.front().state, State::Stored);
        QVERIFY(key.remove());
        bench.look();
        QCOMPARE(bench.workflow->find(QStringLiteral("gateway"))->names.front().state, State::Missing);
    }

    void aClusterWithoutAKeyFileNeedsItsKeyStored()
    {
        CredentialBench bench;
        bench.profile.cluster.emplace().name = QStringLiteral("crunch-tee");
        bench.make(bench.memory);
        bench.look();
        QCOMPARE(bench.status("GATEWAY_KEY")->state, State::Missing);
        QCOMPARE(bench.status("GATEWAY_KEY")->need.purpose, Purpose::GatewayKey);
        bench.keep("GATEWAY_KEY", "pem");
        bench.look();
        QCOMPARE(bench.status("GATEWAY_KEY")->state, State::Stored);
    }

    void aKeychainThatDoesNotTellMakesNothingMissing_data()
    {
        QTest::addColumn<int>("state");
        for (const auto state : {KeychainState::Locked, KeychainState::Absent, KeychainState::Slow, KeychainState::Changed})
            QTest::newRow(qPrintable(secrets::keychainStateWord(state))) << int(state);
    }
    void aKeychainThatDoesNotTellMakesNothingMissing()
    {
        QFETCH(int, state);
        CredentialBench bench;
        bench.keep("PHALA_API_KEY", "old");
        bench.memory->setState(KeychainState(state));
        bench.look();
        QCOMPARE(bench.status("PHALA_API_KEY")->state, State::Unread);
        QCOMPARE(bench.status("AWS_ACCESS_KEY_ID")->state, State::Unread);
        QCOMPARE(bench.workflow->snapshot().value->keychain, KeychainState(state));
        QVERIFY(bench.workflow->snapshot().value->keychainError.has_value());
        bench.memory->setState(KeychainState::Ready);
        bench.look();
        QCOMPARE(bench.status("PHALA_API_KEY")->state, State::Stored);
    }

    void aKeyIsStoredOnlyWhenItsRemoteTakesIt()
    {
        CredentialBench bench;
        bench.look();
        const Status refusedKey = bench.store(QStringLiteral("phala"), CredentialBench::values({{"PHALA_API_KEY", "typo-secret"}}));
        QVERIFY(!refusedKey);
        QCOMPARE(refusedKey.error().kind, ErrorKind::Unauthorised);
        QVERIFY(!refusedKey.error().unchanged.isEmpty());
        QVERIFY2(!refusedKey.error().what.contains(QStringLiteral("typo-secret")), "the remote quoted it; we do not");
        QCOMPARE(bench.kept("PHALA_API_KEY"), QByteArray("[none]"));
        QCOMPARE(bench.audit->recordsOf(QStringLiteral("secret.set")).size(), size_t(1));
        QVERIFY(bench.store(QStringLiteral("phala"), CredentialBench::values({{"PHALA_API_KEY", "new-phala-key"}})));
        QCOMPARE(bench.kept("PHALA_API_KEY"), QByteArray("new-phala-key"));
        const auto records = bench.audit->recordsOf(QStringLiteral("secret.set"));
        QCOMPARE(records.size(), size_t(3));
        QCOMPARE(records[1].outcome, audit::Outcome::Intended);
        QCOMPARE(records[2].outcome, audit::Outcome::Done);
        QCOMPARE(records[1].run, records[2].run);
        for (const char *value : {"typo-secret", "new-phala-key"})
            QVERIFY2(!bench.recorded().contains(QLatin1String(value)), "no value is ever recorded");
        QVERIFY(bench.workflow->find(QStringLiteral("phala"))->lastTest->ok);
    }

    void theOldKeyStaysUntilTheNewOneIsTested()
    {
        CredentialBench bench;
        bench.keep("PHALA_API_KEY", "old-phala-key");
        bench.look();
        QVERIFY(!bench.store(QStringLiteral("phala"), CredentialBench::values({{"PHALA_API_KEY", "typo"}})));
        QCOMPARE(bench.kept("PHALA_API_KEY"), QByteArray("old-phala-key"));
        bench.tester->down = Error{.kind = ErrorKind::Network, .what = QStringLiteral("no route")};
        QVERIFY(!bench.store(QStringLiteral("phala"), CredentialBench::values({{"PHALA_API_KEY", "new-phala-key"}})));
        QCOMPARE(bench.kept("PHALA_API_KEY"), QByteArray("old-phala-key"));
        // The operator's word alone stores it unasked.
        const int asked = bench.tester->asked;
        QVERIFY(bench.store(QStringLiteral("phala"), CredentialBench::values({{"PHALA_API_KEY", "new-phala-key"}}), Proof::Untested));
        QCOMPARE(bench.tester->asked, asked);
        QCOMPARE(bench.kept("PHALA_API_KEY"), QByteArray("new-phala-key"));
        QVERIFY2(!bench.workflow->find(QStringLiteral("phala"))->lastTest, "stored is not proven");
        QVERIFY(bench.recorded().contains(QStringLiteral("without a test")));
    }

    void aPairIsTestedAndReplacedAsOne()
    {
        CredentialBench bench;
        bench.keep("AWS_ACCESS_KEY_ID", "old-id");
        bench.keep("AWS_SECRET_ACCESS_KEY", "old-secret");
        bench.keep("AWS_SESSION_TOKEN", "old-token");
        bench.look();
        const Status half = bench.store(QStringLiteral("aws"), CredentialBench::values({{"AWS_ACCESS_KEY_ID", "new-id"}}));
        QVERIFY(!half);
        QCOMPARE(half.error().kind, ErrorKind::Refused);
        QCOMPARE(bench.tester->asked, 0);
        QVERIFY(bench.store(QStringLiteral("aws"),
                            CredentialBench::values({{"AWS_ACCESS_KEY_ID", "new-id"}, {"AWS_SECRET_ACCESS_KEY", "new-aws-secret"}})));
        QCOMPARE(bench.kept("AWS_ACCESS_KEY_ID"), QByteArray("new-id"));
        QCOMPARE(bench.kept("AWS_SECRET_ACCESS_KEY"), QByteArray("new-aws-secret"));
        QVERIFY2(bench.kept("AWS_SESSION_TOKEN") == "[none]", "the token of the former key goes with it");
    }

    void aTestOfANewKeySeesNothingOfTheOldOne()
    {
        CredentialBench bench;
        bench.keep("AWS_ACCESS_KEY_ID", "old-id");
        bench.keep("AWS_SECRET_ACCESS_KEY", "old-secret");
        bench.keep("AWS_SESSION_TOKEN", "old-token");
        bench.tester->takes.insert(QStringLiteral("AWS_SESSION_TOKEN"), "old-token"); // works only with the old token: it must not
        bench.look();
        QVERIFY(!bench.store(QStringLiteral("aws"),
                             CredentialBench::values({{"AWS_ACCESS_KEY_ID", "new-id"}, {"AWS_SECRET_ACCESS_KEY", "new-aws-secret"}})));
        QCOMPARE(bench.kept("AWS_SESSION_TOKEN"), QByteArray("old-token"));
    }

    void aWriteThatStopsHalfWayPutsTheFormerKeyBack_data()
    {
        QTest::addColumn<bool>("alters");
        QTest::newRow("fails") << false;
        QTest::newRow("reads back another value") << true;
    }
    void aWriteThatStopsHalfWayPutsTheFormerKeyBack()
    {
        QFETCH(bool, alters);
        CredentialBench bench;
        const auto half = std::make_shared<HalfStore>(bench.memory);
        bench.make(half);
        bench.keep("AWS_ACCESS_KEY_ID", "old-id");
        bench.keep("AWS_SECRET_ACCESS_KEY", "old-secret");
        bench.look();
        half->failsAt = QStringLiteral("AWS_SECRET_ACCESS_KEY");
        half->alters = alters;
        const Status stored = bench.store(QStringLiteral("aws"),
                                          CredentialBench::values({{"AWS_ACCESS_KEY_ID", "new-id"}, {"AWS_SECRET_ACCESS_KEY", "new-aws-secret"}}));
        QVERIFY(!stored);
        QVERIFY2(stored.error().unchanged.contains(QStringLiteral("put back")), qPrintable(stored.error().unchanged));
        QCOMPARE(bench.kept("AWS_ACCESS_KEY_ID"), QByteArray("old-id"));
        QCOMPARE(bench.kept("AWS_SECRET_ACCESS_KEY"), QByteArray("old-secret"));
        QCOMPARE(bench.audit->records().back().outcome, audit::Outcome::Failed);
    }

    void nothingIsChangedThatCannotBeRecorded()
    {
        CredentialBench bench;
        bench.keep("PHALA_API_KEY", "old");
        bench.look();
        bench.audit->failFromNowOn();
        QVERIFY(!bench.store(QStringLiteral("phala"), CredentialBench::values({{"PHALA_API_KEY", "new-phala-key"}})));
        QCOMPARE(bench.kept("PHALA_API_KEY"), QByteArray("old"));
        const auto removed = await(bench.workflow->remove(QStringLiteral("PHALA_API_KEY")));
        QVERIFY(removed && !*removed);
        QCOMPARE(bench.kept("PHALA_API_KEY"), QByteArray("old"));
    }

    void readOnlyKeepsWhatIsInUse()
    {
        CredentialBench bench(domain::EnvironmentKind::Production);
        bench.keep("PHALA_API_KEY", "old");
        bench.look();
        QVERIFY(!bench.workflow->planStore(QStringLiteral("phala"), {QStringLiteral("PHALA_API_KEY")}, Proof::TestFirst).isAllowed());
        QVERIFY(!bench.store(QStringLiteral("phala"), CredentialBench::values({{"PHALA_API_KEY", "new-phala-key"}})));
        QVERIFY(!*await(bench.workflow->remove(QStringLiteral("PHALA_API_KEY"))));
        QCOMPARE(bench.kept("PHALA_API_KEY"), QByteArray("old"));
        QVERIFY2(
            bench.store(QStringLiteral("aws"), CredentialBench::values({{"AWS_ACCESS_KEY_ID", "id"}, {"AWS_SECRET_ACCESS_KEY", "new-aws-secret"}})),
            "a first key is needed to read anything at all");
        bench.access->unlock();
        QVERIFY(bench.store(QStringLiteral("phala"), CredentialBench::values({{"PHALA_API_KEY", "new-phala-key"}})));
    }

    void deletingAsksForItsNameAndIsRecorded()
    {
        CredentialBench bench;
        bench.keep("PHALA_API_KEY", "old");
        bench.look();
        const domain::Plan plan = bench.workflow->planRemove(QStringLiteral("PHALA_API_KEY"), QStringLiteral("the cluster is not read"));
        QCOMPARE(plan.phrase, QStringLiteral("staging/PHALA_API_KEY"));
        QVERIFY(plan.toText().contains(QStringLiteral("the cluster is not read")));
        QVERIFY(*await(bench.workflow->remove(QStringLiteral("PHALA_API_KEY"))));
        QCOMPARE(bench.kept("PHALA_API_KEY"), QByteArray("[none]"));
        QCOMPARE(bench.status("PHALA_API_KEY")->state, State::Missing);
        const auto records = bench.audit->recordsOf(QStringLiteral("secret.delete"));
        QCOMPARE(records.size(), size_t(2));
        QCOMPARE(records[0].outcome, audit::Outcome::Intended);
        QVERIFY(!*await(bench.workflow->remove(QStringLiteral("PILOTHOUSE_AUDIT_KEY"))));
    }

    void aTestSaysWhatTheRemoteSaidAndRepeatsNoKey()
    {
        CredentialBench bench;
        bench.keep("PHALA_API_KEY", "wrong-but-stored");
        bench.look();
        const auto tested = await(bench.workflow->test(QStringLiteral("phala"), CancelToken()));
        QVERIFY(tested && !*tested);
        const SetStatus *set = bench.workflow->find(QStringLiteral("phala"));
        QVERIFY(set->lastTest && !set->lastTest->ok);
        QCOMPARE(set->lastTest->error->kind, ErrorKind::Unauthorised);
        QVERIFY2(!bench.recorded().contains(QStringLiteral("wrong-but-stored")), "the remote's words may quote the key");
        QVERIFY(!set->lastTest->error->what.contains(QStringLiteral("wrong-but-stored")));
        QVERIFY(!bench.operations->all().front().step.contains(QStringLiteral("wrong-but-stored")));
        bench.keep("PHALA_API_KEY", "new-phala-key");
        QVERIFY(*await(bench.workflow->test(QStringLiteral("phala"), CancelToken())));
        QCOMPARE(bench.workflow->find(QStringLiteral("phala"))->lastTest->saying, QStringLiteral("40 CVMs"));
        QCOMPARE(bench.operations->all().size(), size_t(2));
        QCOMPARE(bench.operations->all().front().state, OperationState::Succeeded);
    }

    void aCancelledTestFoundOutNothing()
    {
        CredentialBench bench;
        bench.keep("PHALA_API_KEY", "new-phala-key");
        bench.look();
        CancelToken cancel;
        cancel.cancel();
        QVERIFY(!*await(bench.workflow->test(QStringLiteral("phala"), cancel)));
        QVERIFY(!bench.workflow->find(QStringLiteral("phala"))->lastTest);
        QCOMPARE(bench.operations->all().front().state, OperationState::Cancelled);
    }

    void memoryIsAChoiceAndNeverTakenByItself()
    {
        CredentialBench bench;
        bench.memory->setState(KeychainState::Absent);
        const auto desk = std::make_shared<secrets::DeskSecretStore>(bench.memory, bench.clock);
        bench.make(desk);
        bench.look();
        QVERIFY(!bench.workflow->snapshot().value->isForSession);
        const Status refusedKey = bench.store(QStringLiteral("phala"), CredentialBench::values({{"PHALA_API_KEY", "new-phala-key"}}));
        QVERIFY(!refusedKey);
        QCOMPARE(refusedKey.error().kind, ErrorKind::Secret);
        QVERIFY(*await(bench.workflow->keepForSession()));
        QVERIFY(bench.workflow->snapshot().value->isForSession);
        QCOMPARE(bench.status("PHALA_API_KEY")->state, State::Missing);
        QVERIFY(bench.store(QStringLiteral("phala"), CredentialBench::values({{"PHALA_API_KEY", "new-phala-key"}})));
        QCOMPARE(bench.status("PHALA_API_KEY")->state, State::Stored);
        QCOMPARE(bench.audit->recordsOf(QStringLiteral("secret.session")).size(), size_t(1));
        bench.memory->setState(KeychainState::Ready);
        QVERIFY2(bench.kept("PHALA_API_KEY") == "[none]", "nothing went to the keychain");
    }

    void aTypedKeyIsTestedWithoutBeingStored()
    {
        CredentialBench bench;
        bench.keep("AWS_ACCESS_KEY_ID", "AKIAOLD");
        bench.keep("AWS_SECRET_ACCESS_KEY", "old-aws-secret");
        bench.look();
        const auto tested = await(bench.workflow->tryValues(
            QStringLiteral("aws"), CredentialBench::values({{"AWS_ACCESS_KEY_ID", "AKIANEW"}, {"AWS_SECRET_ACCESS_KEY", "new-aws-secret"}}),
            CancelToken()));
        QVERIFY(tested && *tested);
        QVERIFY((*tested)->ok);
        QCOMPARE((*tested)->saying, QStringLiteral("40 CVMs"));
        QCOMPARE(bench.kept("AWS_ACCESS_KEY_ID"), QByteArray("AKIAOLD"));
        QCOMPARE(bench.kept("AWS_SECRET_ACCESS_KEY"), QByteArray("old-aws-secret"));
        QVERIFY2(!bench.workflow->find(QStringLiteral("aws"))->lastTest, "the stored key was not asked with");
        QCOMPARE(bench.audit->recordsOf(QStringLiteral("secret.test")).size(), size_t(1));
        QVERIFY(bench.audit->recordsOf(QStringLiteral("secret.set")).empty());
        QVERIFY(bench.audit->recordsOf(QStringLiteral("secret.rotate")).empty());
        QVERIFY(!bench.recorded().contains(QStringLiteral("new-aws-secret")));
    }

    void aTypedKeyThatIsRefusedSaysWhyWithoutRepeatingIt()
    {
        CredentialBench bench;
        bench.look();
        const auto tested
            = await(bench.workflow->tryValues(QStringLiteral("phala"), CredentialBench::values({{"PHALA_API_KEY", "typo-secret"}}), CancelToken()));
        QVERIFY(tested && *tested);
        QVERIFY(!(*tested)->ok);
        QCOMPARE((*tested)->error->kind, ErrorKind::Unauthorised);
        QVERIFY(!(*tested)->error->what.contains(QStringLiteral("typo-secret")));
        QCOMPARE(bench.kept("PHALA_API_KEY"), QByteArray("[none]"));
        QVERIFY(!bench.recorded().contains(QStringLiteral("typo-secret")));
    }

    void halfAKeyIsNotTested()
    {
        CredentialBench bench;
        bench.keep("AWS_SECRET_ACCESS_KEY", "new-aws-secret");
        bench.look();
        const auto tested
            = await(bench.workflow->tryValues(QStringLiteral("aws"), CredentialBench::values({{"AWS_ACCESS_KEY_ID", "AKIANEW"}}), CancelToken()));
        QVERIFY(tested && !*tested);
        QCOMPARE(tested->error().kind, ErrorKind::Refused);
        QCOMPARE(bench.tester->asked, 0);
    }

    void theKeysOfARegistrysStorageAreTestedWhereItsBucketIs()
    {
        CredentialBench bench;
        bench.profile.aws.reset();
        bench.make(bench.memory);
        bench.workflow->need(registryStorageNeeded(QStringLiteral("eu-west-1")));
        bench.look();
        const auto values = CredentialBench::values({{"AWS_ACCESS_KEY_ID", "AKIANEW"}, {"AWS_SECRET_ACCESS_KEY", "new-aws-secret"}});
        const auto tested = await(bench.workflow->tryValues(QStringLiteral("storage"), values, CancelToken()));
        QVERIFY(tested && *tested && (*tested)->ok);
        QCOMPARE(bench.tester->where, QStringLiteral("eu-west-1"));
        bench.workflow->need(registryStorageNeeded(QStringLiteral("us-east-1")));
        bench.look();
        QVERIFY(bench.store(QStringLiteral("storage"), values));
        QCOMPARE(bench.tester->where, QStringLiteral("us-east-1"));
        QCOMPARE(bench.kept("AWS_SECRET_ACCESS_KEY"), QByteArray("new-aws-secret"));
    }

    void whatAKeyMayDoIsKeptUntilAnotherKeyIsStored()
    {
        CredentialBench bench;
        bench.tester->may.identity = QStringLiteral("account 1 as new-phala-key");
        bench.tester->may.checks = {{QStringLiteral("GET /apps"), QStringLiteral("the list of machines"), false, domain::Permission::Denied,
                                     QStringLiteral("new-phala-key may not")}};
        bench.keep("PHALA_API_KEY", "new-phala-key");
        bench.look();
        const auto asked = await(bench.workflow->askPermissions(QStringLiteral("phala"), CancelToken()));
        QVERIFY(asked && *asked);
        const std::optional<domain::KeyPermissions> found = bench.workflow->find(QStringLiteral("phala"))->permissions;
        QVERIFY(found);
        QCOMPARE(found->count(domain::Permission::Denied), 1);
        QVERIFY2(!found->identity.contains(QStringLiteral("new-phala-key")), "the remote quoted it; we do not");
        QVERIFY(!found->checks.front().why.contains(QStringLiteral("new-phala-key")));
        QVERIFY(bench.recorded().contains(QStringLiteral("0 allowed, 1 denied, 0 unknown")));
        bench.tester->takes[QStringLiteral("PHALA_API_KEY")] = "another-phala-key";
        QVERIFY(bench.store(QStringLiteral("phala"), CredentialBench::values({{"PHALA_API_KEY", "another-phala-key"}})));
        QVERIFY(!bench.workflow->find(QStringLiteral("phala"))->permissions);
        const auto none = await(bench.workflow->askPermissions(QStringLiteral("gateway"), CancelToken()));
        QVERIFY(none && !*none);
        QCOMPARE(none->error().kind, ErrorKind::Refused);
    }
};

QTEST_GUILESS_MAIN(CredentialsWorkflowTest)
#include "tst_credentials_workflow.moc"
