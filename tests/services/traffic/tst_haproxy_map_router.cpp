// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/traffic/haproxy_map_router.h"
#include "tests/support/await.h"
#include "tests/support/describe.h"
#include "tests/support/haproxy_process.h"
#include "tests/support/tiny_http_client.h"
#include "tests/support/tiny_http_server.h"

#include <QProcess>
#include <QTest>

#include <cmath>
#include <map>

using namespace pilothouse;
using domain::Intent;
using domain::TrafficSplit;
using test::await;

namespace {

Percent percent(int whole)
{
    return *Percent::fromWhole(whole);
}

/// Whether `hits` of `n` is inside the two-sided 99.9 % interval of a binomial distribution: neither tail beyond it is under 0.05 %.
bool isInsideInterval(int hits, int n, double p)
{
    double below = 0; // P(X <= hits)
    double above = 0; // P(X >= hits)
    for (int k = 0; k <= n; ++k) {
        const double probability
            = std::exp(std::lgamma(n + 1.0) - std::lgamma(k + 1.0) - std::lgamma(n - k + 1.0) + k * std::log(p) + (n - k) * std::log1p(-p));
        if (k <= hits)
            below += probability;
        if (k >= hits)
            above += probability;
    }
    return below > 0.0005 && above > 0.0005;
}

} // namespace

/// The driver against a real HAProxy, with two small planes behind it that count what reaches them.
class HaproxyMapRouterTest : public QObject
{
    Q_OBJECT

    using Counts = std::map<QByteArray, int>;
    Counts m_oldPlane;
    Counts m_newPlane;
    std::unique_ptr<test::TinyHttpServer> m_oldServer;
    std::unique_ptr<test::TinyHttpServer> m_newServer;
    std::unique_ptr<test::HaproxyProcess> m_haproxy;

    static std::unique_ptr<test::TinyHttpServer> plane(Counts *counts)
    {
        return std::make_unique<test::TinyHttpServer>([counts](const test::TinyRequest &request) {
            if (request.method == "POST")
                ++(*counts)[request.body.mid(9, request.body.indexOf(' ') - 9)];
            return test::TinyAnswer{200, "{\"ready\":true}"};
        });
    }

    std::shared_ptr<traffic::HaproxyMapRouter> router(const QString &address = QString()) const
    {
        domain::CutoverSettings settings;
        settings.oldPlane.name = QStringLiteral("hetzner");
        settings.newPlane.name = QStringLiteral("phala");
        settings.router.address = address.isEmpty() ? m_haproxy->tcpAddress() : address;
        settings.router.map = m_haproxy->mapPath();
        const auto made = traffic::HaproxyMapRouter::create(settings);
        return made ? *made : nullptr;
    }

    /// Sends one request an author through the frontend and waits for all answers.
    bool send(const char *verb, int authors)
    {
        QList<QByteArray> bodies;
        for (int i = 0; i < authors; ++i)
            bodies << QByteArray("{\"text\":\"") + verb + " owner/repo\",\"author\":\"author-" + QByteArray::number(i) + "\"}";
        return test::postAll(m_haproxy->frontPort(), "/process", bodies) == authors;
    }

private slots:
    void init()
    {
        if (test::HaproxyProcess::program().isEmpty())
            QSKIP("haproxy is not installed");
        m_oldPlane.clear();
        m_newPlane.clear();
        m_oldServer = plane(&m_oldPlane);
        m_newServer = plane(&m_newPlane);
        m_haproxy = std::make_unique<test::HaproxyProcess>();
        QVERIFY2(m_haproxy->start(m_oldServer->port(), m_newServer->port()), qPrintable(m_haproxy->errors()));
    }
    void cleanup() { m_haproxy.reset(); }

    void readsTheMapFromTheFileAtFirst()
    {
        const auto state = await(router()->read());
        QVERIFY(state && state->has_value());
        QVERIFY((*state)->split.isAllOld());
        QCOMPARE((*state)->epoch, 0);
        QVERIFY((*state)->process.startsWith(QLatin1String("pid ")));
        QVERIFY((*state)->uptimeSeconds.has_value());
        QVERIFY((*state)->findings.isEmpty());
    }

    void putsTenPercentOfAuthorsOnTheNewPlaneAndNoPayment()
    {
        const auto driver = router();
        const TrafficSplit tenPercent = TrafficSplit().with(Intent::Analyze, percent(10));
        const auto applied = await(driver->apply(tenPercent, 0));
        QVERIFY2(applied && applied->has_value(), test::describe(applied));
        QCOMPARE((*applied)->split, tenPercent);
        QCOMPARE((*applied)->epoch, 1);

        QVERIFY(send("analyze", 2000));
        QVERIFY(send("pay 5 near", 300));
        const int hits = m_newPlane["analyze"];
        qInfo("%d of 2000 authors reached the new plane", hits);
        QCOMPARE(hits + m_oldPlane["analyze"], 2000);
        QVERIFY2(isInsideInterval(hits, 2000, 0.10), qPrintable(QString::number(hits)));
        QCOMPARE(m_newPlane["pay"], 0);
        QCOMPARE(m_oldPlane["pay"], 300);

        const auto counted = await(driver->traffic());
        QVERIFY(counted && counted->has_value());
        QCOMPARE((*counted)->newPlaneRequests, hits);
        QCOMPARE((*counted)->oldPlaneRequests, 2300 - hits);
        QCOMPARE((*counted)->newPlaneUp, std::optional(true));
        QVERIFY((*counted)->intents.has_value());
        QCOMPARE((*(*counted)->intents)[size_t(Intent::Analyze)], (cutover::IntentCount{2000 - hits, hits}));
        QCOMPARE((*(*counted)->intents)[size_t(Intent::Pay)], (cutover::IntentCount{300, 0}));
        QCOMPARE((*(*counted)->intents)[size_t(Intent::Create)].total(), 0);

        const auto back = await(driver->apply(TrafficSplit(), std::nullopt));
        QVERIFY(back && back->has_value());
        QVERIFY(send("analyze", 200));
        QCOMPARE(m_newPlane["analyze"], hits);
    }

    void worksOverALocalSocketToo()
    {
        const auto driver = router(m_haproxy->localAddress());
        const auto applied = await(driver->apply(TrafficSplit().with(Intent::Create, percent(40)), 0));
        QVERIFY(applied && applied->has_value());
        QVERIFY(m_haproxy->command("show map " + m_haproxy->mapPath().toUtf8() + '\n').contains("create 40"));
    }

    void refusesToOverwriteAnotherOperatorsChange()
    {
        const auto mine = router();
        const auto theirs = router(m_haproxy->localAddress());
        const auto first = await(mine->read());
        QVERIFY(first && first->has_value());
        const TrafficSplit their = TrafficSplit().with(Intent::Analyze, percent(25));
        const auto changed = await(theirs->apply(their, (*first)->epoch));
        QVERIFY(changed && changed->has_value());

        const auto refused = await(mine->apply(TrafficSplit().with(Intent::Analyze, percent(50)), (*first)->epoch));
        QVERIFY(refused && !refused->has_value());
        QCOMPARE(refused->error().kind, ErrorKind::Conflict);
        QVERIFY2(refused->error().what.contains(QLatin1String("analyze 25")), qPrintable(refused->error().what));
        const auto now = await(theirs->read());
        QVERIFY(now && now->has_value());
        QCOMPARE((*now)->split, their);
    }

    void letsOnlyOneOfTwoChangesAtOnceThrough()
    {
        const auto mine = router();
        const auto theirs = router();
        auto a = mine->apply(TrafficSplit().with(Intent::Analyze, percent(30)), 0);
        auto b = theirs->apply(TrafficSplit().with(Intent::Analyze, percent(60)), 0);
        const auto first = await(std::move(a));
        const auto second = await(std::move(b));
        QVERIFY(first && second);
        QVERIFY(!(first->has_value() && second->has_value()));
        for (const auto &result : {*first, *second})
            if (!result)
                QCOMPARE(result.error().kind, ErrorKind::Conflict);
    }

    void rollsBackOverABrokenMap()
    {
        const QByteArray map = m_haproxy->mapPath().toUtf8();
        m_haproxy->command("add map " + map + " analyze 55\n");
        m_haproxy->command("add map " + map + " verify 55\n");
        m_haproxy->command("set map " + map + " pay 150\n");
        const auto driver = router();
        const auto broken = await(driver->read());
        QVERIFY(broken && !broken->has_value());
        QCOMPARE(broken->error().kind, ErrorKind::Protocol);
        const auto shift = await(driver->apply(TrafficSplit().with(Intent::Analyze, percent(10)), 0));
        QVERIFY(shift && !shift->has_value());

        const auto back = await(driver->apply(TrafficSplit(), std::nullopt));
        QVERIFY2(back && back->has_value(), test::describe(back));
        QVERIFY((*back)->split.isAllOld());
        QVERIFY((*back)->findings.isEmpty());
    }

    void keepsAForeignKeyUnlessItRollsBack()
    {
        m_haproxy->command("add map " + m_haproxy->mapPath().toUtf8() + " verify 5\n");
        const auto driver = router();
        const auto read = await(driver->read());
        QVERIFY(read && read->has_value());
        QCOMPARE((*read)->findings.size(), 1);
        const auto refused = await(driver->apply(TrafficSplit().with(Intent::Analyze, percent(10)), 0));
        QVERIFY(refused && !refused->has_value());
        QVERIFY(refused->error().what.contains(QLatin1String("verify")));
        QVERIFY(m_haproxy->command("show map " + m_haproxy->mapPath().toUtf8() + '\n').contains("verify 5"));
    }

    void showsAReloadByAnotherProcessAndTheFilesSplit()
    {
        const auto driver = router();
        const auto applied = await(driver->apply(TrafficSplit().with(Intent::Analyze, percent(10)), 0));
        QVERIFY(applied && applied->has_value());
        const QString process = (*applied)->process;
        QVERIFY(m_haproxy->reload());
        const auto after = await(driver->read());
        QVERIFY2(after && after->has_value(), test::describe(after));
        QVERIFY((*after)->process != process);
        QVERIFY((*after)->split.isAllOld());
        QCOMPARE((*after)->epoch, 0);
    }

    void givesACommandThatAPersonCanPaste()
    {
        const auto driver = router();
        const auto applied = await(driver->apply(TrafficSplit().with(Intent::Analyze, percent(10)), 0));
        QVERIFY(applied && applied->has_value());
        m_haproxy->command("del map " + m_haproxy->mapPath().toUtf8() + " pay\n");

        QTemporaryDir tools;
        QString path = qEnvironmentVariable("PATH");
        if (QStandardPaths::findExecutable(QStringLiteral("socat")).isEmpty()) {
            // A stand-in with the same manners for one TCP address.
            QFile file(tools.filePath(QStringLiteral("socat")));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write("#!/bin/bash\naddress=${4#TCP:}\nexec 3<>/dev/tcp/${address%:*}/${address##*:} || exit 1\ncat >&3\ncat <&3\n");
            file.close();
            QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
            path.prepend(tools.path() + u':');
        }
        const auto paste = [&path](const QString &command) {
            QProcess shell;
            QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
            environment.insert(QStringLiteral("PATH"), path);
            shell.setProcessEnvironment(environment);
            shell.start(QStringLiteral("/bin/sh"), {QStringLiteral("-c"), command});
            return shell.waitForFinished(10000) && shell.exitCode() == 0 ? shell.readAllStandardOutput() : QByteArray();
        };

        const QByteArray shown = paste(driver->manualCommand(TrafficSplit()));
        QVERIFY2(shown.contains("analyze 0") && shown.contains("other 0"), shown.constData());
        const auto back = await(driver->read());
        QVERIFY(back && back->has_value());
        QVERIFY((*back)->split.isAllOld());

        paste(driver->manualCommand(TrafficSplit().with(Intent::Pay, percent(7))));
        const auto forward = await(driver->read());
        QVERIFY(forward && forward->has_value());
        QCOMPARE((*forward)->split, TrafficSplit().with(Intent::Pay, percent(7)));
    }

    void refusesSharesThatTheMapCannotHold()
    {
        const auto refused = await(router()->apply(TrafficSplit().with(Intent::Analyze, *Percent::fromBasisPoints(1050)), 0));
        QVERIFY(refused && !refused->has_value());
        QCOMPARE(refused->error().kind, ErrorKind::InvalidInput);
    }
};

QTEST_GUILESS_MAIN(HaproxyMapRouterTest)
#include "tst_haproxy_map_router.moc"
