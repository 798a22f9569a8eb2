// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/composition/demo_fleet_process.h"
#include "app/composition/remotes.h"
#include "services/cluster/cluster_workflow.h"
#include "services/cluster/cvm_changes.h"
#include "services/environment/environment_services.h"
#include "services/http/http_client.h"
#include "services/secrets/secret_store.h"
#include "tests/support/await.h"
#include "tests/support/memory_audit_log.h"
#include "tests/ui/picture.h"
#include "ui/cluster/cluster_page.h"
#include "ui/theme/theme.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace pilothouse::test {

/// The cluster pane on the cloud of a demo fleet, over real sockets.
class ClusterScene
{
protected:
    using Kind = domain::EnvironmentKind;

    std::unique_ptr<ui::Theme> m_theme;
    std::shared_ptr<SystemClock> m_clock = std::make_shared<SystemClock>();
    std::shared_ptr<composition::DemoFleetProcess> m_fleet;
    std::shared_ptr<MemoryAuditLog> m_audit; ///< of services that were made here
    std::shared_ptr<EnvironmentServices> m_services;
    std::unique_ptr<ui::ClusterPage> m_page;
    QTemporaryDir m_files;

    bool startFleet(int cvms)
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        m_theme = std::make_unique<ui::Theme>(ui::SchemeChoice::Light);
        composition::DemoFleetOptions options;
        options.program = QStringLiteral(PILOTHOUSE_BIN_DIR "/pilothouse-demofleet");
        options.cvms = cvms;
        const auto started = await(composition::DemoFleetProcess::start(options));
        if (started && *started)
            m_fleet = **started;
        return m_fleet != nullptr;
    }

    /// The fleet's own interface; an empty object when it did not answer.
    QJsonObject control(const QByteArray &verb, const QString &path, const QJsonObject &body = {})
    {
        http::RemoteContext context;
        context.anyOrigin = true;
        const auto client = std::make_shared<http::HttpClient>(context);
        http::HttpRequest request;
        request.verb = verb;
        request.url = QUrl(m_fleet->addresses().control + path);
        request.headers = {{"Content-Type", "application/json"}};
        request.body = body.isEmpty() ? QByteArray() : QJsonDocument(body).toJson();
        request.effect = verb == "GET" ? http::Effect::Idempotent : http::Effect::Mutating;
        const auto answered = await(client->send(request));
        if (!answered || !*answered || !(*answered)->isSuccess())
            qFatal("the demo fleet did not take %s %s", verb.constData(), qPrintable(path));
        return QJsonDocument::fromJson((*answered)->body).object();
    }
    void fault(const QString &kind, int count = 0)
    {
        QJsonObject body{{QStringLiteral("target"), QStringLiteral("phala")}, {QStringLiteral("fault"), kind}};
        if (count > 0)
            body.insert(QStringLiteral("count"), count);
        control("POST", QStringLiteral("/faults"), body);
    }
    void clearFaults() { control("DELETE", QStringLiteral("/faults")); }
    void passTime(int seconds) { control("POST", QStringLiteral("/time"), {{QStringLiteral("advance_s"), seconds}}); }

    /// What the pane needs to change machines of this fleet: in no file, and settled ten times a second.
    void makeServices(Kind kind)
    {
        m_services = std::make_shared<EnvironmentServices>();
        EnvironmentServices &made = *m_services;
        made.profile = m_fleet->profile();
        made.profile.environment.kind = kind;
        made.clock = m_clock;
        made.access = std::make_shared<domain::WriteAccess>(kind, m_clock);
        made.access->unlock();
        made.operations = std::make_shared<OperationList>(m_clock);
        made.secrets = m_fleet->secrets();
        made.cvms = composition::buildPhala(made.profile, made.secrets);
        made.deployer = composition::buildDeployer(made.profile, made.secrets, m_clock);
        m_audit = std::make_shared<MemoryAuditLog>();
        cluster::ClusterWorkflow::Parts workflow;
        workflow.environment = made.profile.environment;
        workflow.port = made.cvms;
        workflow.audit = m_audit;
        workflow.access = made.access;
        workflow.operations = made.operations;
        workflow.clock = m_clock;
        made.cluster = std::make_shared<cluster::ClusterWorkflow>(workflow);
        cluster::CvmChanges::Parts changes;
        changes.environment = workflow.environment;
        changes.port = made.deployer;
        changes.cvms = made.cvms;
        changes.audit = m_audit;
        changes.access = made.access;
        changes.operations = made.operations;
        changes.clock = m_clock;
        changes.settlePoll = std::chrono::milliseconds(100);
        made.cvmChanges = std::make_shared<cluster::CvmChanges>(changes);
    }
    /// With the list of machines read. `again`: how often it is read.
    bool showPage(std::chrono::seconds again = std::chrono::seconds(30))
    {
        m_page = std::make_unique<ui::ClusterPage>(*m_services);
        m_page->resize(1264, 831);
        m_page->show();
        m_page->activated();
        m_services->cluster->start(again);
        return QTest::qWaitFor([this] { return m_page->model()->totalCount() > 0; }, 30'000);
    }
    void closePage()
    {
        if (m_services && m_services->cluster)
            m_services->cluster->stop();
        m_page.reset();
        m_services.reset();
    }

    template <typename T>
    T *find(const char *name) const
    {
        return m_page->findChild<T *>(QString::fromLatin1(name));
    }
    QPushButton *button(const char *name) const { return find<QPushButton>(name); }
    QString file(const char *name, const QByteArray &text) const
    {
        QFile file(m_files.filePath(QLatin1String(name)));
        return file.open(QIODevice::WriteOnly) && file.write(text) == text.size() ? file.fileName() : QString();
    }
    /// What a button of a plan offers; empty when none came.
    ui::PlanOffer planned(const char *by)
    {
        QSignalSpy offers(m_page.get(), &ui::PanePage::planOffered);
        if (!QTest::qWaitFor([&] { return button(by)->isEnabled(); }, 10'000))
            return {};
        button(by)->click();
        if (!QTest::qWaitFor([&] { return !offers.isEmpty(); }, 30'000))
            return {};
        return offers[0][0].value<ui::PlanOffer>();
    }
    /// Runs it, lets the fleet's clock go faster, and gives what the page tells in the end.
    ui::Notice carriedOut(const ui::PlanOffer &offer, const QString &typed = {})
    {
        QSignalSpy notices(m_page.get(), &ui::PanePage::notify);
        offer.run(typed);
        hurry([&notices] { return !notices.isEmpty(); });
        return notices.isEmpty() ? ui::Notice() : notices[0][0].value<ui::Notice>();
    }
    template <typename Done>
    void hurry(Done isDone)
    {
        for (int i = 0; i < 600 && !isDone(); ++i) {
            if (i >= 10) // first it is seen under way: what is over before anybody looks is believed only after a minute
                passTime(10);
            QTest::qWait(100);
        }
    }
    /// In both schemes, wide and narrow.
    void pictures(const QString &name)
    {
        for (const int width : {1264, 848}) {
            m_page->resize(width, width > 1000 ? 831 : 620);
            m_page->setNarrow(width < 1000);
            for (const auto choice : {ui::SchemeChoice::Light, ui::SchemeChoice::Dark}) {
                m_theme->setChoice(choice);
                QCoreApplication::processEvents();
                picture(m_page.get(), name + QStringLiteral("-%1").arg(width)
                                          + (choice == ui::SchemeChoice::Light ? QStringLiteral("-light") : QStringLiteral("-dark")));
            }
        }
        m_page->setNarrow(false);
        m_page->resize(1264, 831);
        m_theme->setChoice(ui::SchemeChoice::Light);
    }
};

} // namespace pilothouse::test
