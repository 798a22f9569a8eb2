// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/store/lease.h"
#include "tests/support/await.h"
#include "tests/support/fake_clock.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>

using namespace pilothouse;
using namespace pilothouse::store;
using namespace std::chrono_literals;
using pilothouse::test::await;

namespace {

const QString kName = QStringLiteral("cutover");

/// The child's part: takes the lease with the real clock and stays until it is killed.
int holdLease(const QString &path)
{
    const auto store = Store::open(path);
    if (!store)
        return 3;
    const auto lease
        = acquireLease(**store, kName, LeaseHolder::thisProcess(QStringLiteral("child")), 5min, std::make_shared<SystemClock>()).result();
    std::printf("%s\n", lease ? "taken" : "refused");
    std::fflush(stdout);
    (void)std::getchar();
    return 0;
}

} // namespace

class LeaseTest : public QObject
{
    Q_OBJECT

    QTemporaryDir *m_folder = nullptr;
    std::shared_ptr<Store> m_store;
    std::shared_ptr<test::FakeClock> m_clock;

    std::optional<Result<Lease>> acquire(const LeaseHolder &holder, std::chrono::milliseconds duration)
    {
        return await(acquireLease(*m_store, kName, holder, duration, m_clock));
    }
    std::optional<Lease> current() { return await(currentLease(*m_store, kName, m_clock))->value(); }

private slots:
    void init()
    {
        m_folder = new QTemporaryDir;
        m_store = *Store::open(m_folder->filePath(QStringLiteral("demo.sqlite")));
        m_clock = std::make_shared<test::FakeClock>();
    }
    void cleanup()
    {
        m_store.reset();
        delete m_folder;
    }

    void goesToOneHolderAtATime()
    {
        const auto one = LeaseHolder::thisProcess(QStringLiteral("console"));
        const auto two = LeaseHolder::thisProcess(QStringLiteral("console"));
        QVERIFY(!current());
        QVERIFY(*acquire(one, 10s));
        const auto refused = acquire(two, 10s);
        QVERIFY(!*refused);
        QCOMPARE(refused->error().kind, ErrorKind::Conflict);
        QVERIFY(refused->error().what.contains(one.words()));
        QVERIFY(refused->error().what.contains(QLatin1String("2026-01-15T12:00:10.000Z")));
        QCOMPARE(current()->holder, one);
    }

    void isRenewedByItsHolder()
    {
        const auto one = LeaseHolder::thisProcess(QStringLiteral("console"));
        QVERIFY(*acquire(one, 10s));
        m_clock->advance(8s);
        QVERIFY(*acquire(one, 10s));
        m_clock->advance(8s);
        QCOMPARE(current()->holder, one);
        QVERIFY(!*acquire(LeaseHolder::thisProcess(QStringLiteral("other")), 10s));
    }

    void runsOut()
    {
        const auto two = LeaseHolder::thisProcess(QStringLiteral("two"));
        QVERIFY(*acquire(LeaseHolder::thisProcess(QStringLiteral("one")), 10s));
        m_clock->advance(10s);
        QVERIFY(!current());
        QVERIFY(*acquire(two, 10s));
        QCOMPARE(current()->holder, two);
    }

    void isGivenBackByItsHolderOnly()
    {
        const auto one = LeaseHolder::thisProcess(QStringLiteral("one"));
        const auto two = LeaseHolder::thisProcess(QStringLiteral("two"));
        QVERIFY(*acquire(one, 10s));
        QVERIFY(*await(releaseLease(*m_store, kName, two)));
        QCOMPARE(current()->holder, one);
        QVERIFY(*await(releaseLease(*m_store, kName, one)));
        QVERIFY(!current());
        QVERIFY(*acquire(two, 10s));
    }

    void doesNotOutliveAClockThatWasSetBack()
    {
        QVERIFY(*acquire(LeaseHolder::thisProcess(QStringLiteral("one")), 60s));
        m_clock->jumpWallClock(-1h);
        QVERIFY(!current()); // would otherwise be held for an hour
    }

    void isFreeWhenItsHolderWasKilled()
    {
        m_clock.reset();
        const auto clock = std::make_shared<SystemClock>();
        const auto here = LeaseHolder::thisProcess(QStringLiteral("here"));
        QProcess child;
        child.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--hold"), m_store->path()});
        QTRY_VERIFY_WITH_TIMEOUT(child.canReadLine(), 20'000);
        QCOMPARE(child.readLine().trimmed(), QByteArray("taken"));
        QVERIFY(!*await(acquireLease(*m_store, kName, here, 10s, clock)));
        child.kill();
        QTRY_COMPARE(child.state(), QProcess::NotRunning);
        QVERIFY(*await(acquireLease(*m_store, kName, here, 10s, clock)));
    }

    void knowsWhoIsGone_data()
    {
        QTest::addColumn<QString>("change");
        QTest::addColumn<bool>("gone");
        QTest::newRow("this process") << QString() << false;
        QTest::newRow("another machine") << QStringLiteral("host") << false;
        QTest::newRow("before the last boot") << QStringLiteral("boot") << true;
        QTest::newRow("another container") << QStringLiteral("namespace") << false;
        QTest::newRow("no such process") << QStringLiteral("pid") << true;
        QTest::newRow("a reused process id") << QStringLiteral("started") << true;
    }
    void knowsWhoIsGone()
    {
        QFETCH(QString, change);
        QFETCH(bool, gone);
        auto holder = LeaseHolder::thisProcess(QStringLiteral("x"));
        if (change == QLatin1String("host"))
            holder.host = QStringLiteral("elsewhere");
        else if (change == QLatin1String("boot"))
            holder.boot = QStringLiteral("another/") + holder.boot.section(u'/', 1);
        else if (change == QLatin1String("namespace"))
            holder.boot = holder.boot.section(u'/', 0, 0) + QStringLiteral("/pid:[1]");
        else if (change == QLatin1String("pid"))
            holder.pid = 0x7fffffff;
        else if (change == QLatin1String("started"))
            holder.started += 1;
        QCOMPARE(holder.isGone(), gone);
        QCOMPARE(LeaseHolder::fromText(holder.toText()), std::optional(holder));
    }
};

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() == 3 && arguments[1] == QLatin1String("--hold"))
        return holdLease(arguments[2]);
    LeaseTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_lease.moc"
