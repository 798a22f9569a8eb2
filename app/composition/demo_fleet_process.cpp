// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/demo_fleet_process.h"

#include "app/composition/remotes.h"
#include "services/core/json.h"
#include "services/core/plain_text.h"
#include "services/credentials/credential_needs.h"
#include "services/profiles/profile_store.h"
#include "services/secrets/memory_secret_store.h"

#include <QCoroFuture>

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QPromise>
#include <QTimer>

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

namespace pilothouse::composition {

namespace {

constexpr qsizetype kLongestReadyLine = 64 * 1024;
constexpr qsizetype kKeptComplaints = 4096;
constexpr char kDemoNft[] = "3000"; ///< of the demo operator's wallet, for reading the list
/// Of the demo's coordinator, whom nobody is.
constexpr char kDemoWallet[] = "DemoCoordinatorWa11etNobodyHo1dsTheKeyAt1111";
constexpr int kNiceness = 5;
/// What a runner of the demo is made of; its image is nowhere.
constexpr char kRunnerCompose[] = R"(services:
  spawn-service:
    image: registry.demo.invalid/crunch/spawntee:0.8.85@sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
    privileged: true
    ports: ["9010:8080", "50001-50103:50001-50103"]
    environment:
      MODE: runner
      REGISTRY_URL: ${REGISTRY_URL}
      GATEWAY_AUTH_COORDINATOR_WALLET:
      CVM_BASE_DOMAIN: ${CVM_BASE_DOMAIN}
      CAPACITY_THRESHOLD: ${CAPACITY_THRESHOLD:-0.8}
      MODEL_MEMORY_LIMIT_MB: ${MODEL_MEMORY_LIMIT_MB:-1024}
    volumes:
      - /var/run/dstack.sock:/var/run/dstack.sock
      - tasks:/opt/spawntee-tasks
volumes:
  tasks:
)";

QString siblingProgram()
{
    return QCoreApplication::applicationDirPath() + QStringLiteral("/pilothouse-demofleet");
}

/// What a server on loopback needs and nothing else: keys in our own environment stay here.
QProcessEnvironment bareEnvironment()
{
    QProcessEnvironment bare;
    const QProcessEnvironment own = QProcessEnvironment::systemEnvironment();
    for (const char *name : {"PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "LD_LIBRARY_PATH", "ASAN_OPTIONS", "LSAN_OPTIONS", "UBSAN_OPTIONS"}) {
        const QString key = QString::fromLatin1(name);
        if (own.contains(key))
            bare.insert(key, own.value(key));
    }
    return bare;
}

QString yamlQuoted(QString text)
{
    return u'\'' + text.replace(u'\'', QLatin1String("''")) + u'\'';
}

} // namespace

Result<DemoFleetAddresses> DemoFleetAddresses::fromReadyLine(const QByteArray &line)
{
    const auto object = parseJsonObject(line);
    if (!object) {
        Error error = object.error();
        error.where = QStringLiteral("the demo fleet's first line");
        return error;
    }
    DemoFleetAddresses addresses;
    const struct
    {
        QLatin1StringView name;
        QString *value;
        bool needed;
    } members[] = {
        {QLatin1StringView("phala"), &addresses.phala, true},
        {QLatin1StringView("oldPlane"), &addresses.oldPlane, true},
        {QLatin1StringView("newPlane"), &addresses.newPlane, true},
        {QLatin1StringView("pccs"), &addresses.pccs, true},
        {QLatin1StringView("control"), &addresses.control, true},
        {QLatin1StringView("trustRoot"), &addresses.trustRoot, true},
        {QLatin1StringView("chain"), &addresses.chain, true},
        {QLatin1StringView("appContract"), &addresses.appContract, false},
        {QLatin1StringView("kmsContract"), &addresses.kmsContract, false},
        {QLatin1StringView("router"), &addresses.router, false},
        {QLatin1StringView("map"), &addresses.map, false},
        {QLatin1StringView("front"), &addresses.front, false},
        {QLatin1StringView("aws"), &addresses.aws, false},
        {QLatin1StringView("spawntee"), &addresses.spawntee, false},
        {QLatin1StringView("certificates"), &addresses.certificates, false},
        {QLatin1StringView("modelOrchestrator"), &addresses.modelOrchestrator, false},
        {QLatin1StringView("orchestrator"), &addresses.orchestrator, false},
    };
    for (const auto &member : members) {
        *member.value = object->value(member.name).toString();
        if (member.needed && member.value->isEmpty())
            return Error{.kind = ErrorKind::Protocol,
                         .what = QStringLiteral("%1 is missing").arg(member.name),
                         .where = QStringLiteral("the demo fleet's first line")};
    }
    return addresses;
}

QByteArray demoProfileYaml(const DemoFleetAddresses &addresses, const QString &name)
{
    QString yaml = QStringLiteral("name: %1\n"
                                  "kind: demo\n"
                                  "phala:\n"
                                  "  api-url: %2\n"
                                  "attestation:\n"
                                  "  pccs-url: %3\n"
                                  "  trust-root: %4\n"
                                  "  policy: { require: A2, accept-status: [UpToDate, SWHardeningNeeded], freshness: required }\n")
                       .arg(yamlQuoted(name), yamlQuoted(addresses.phala), yamlQuoted(addresses.pccs), yamlQuoted(addresses.trustRoot));
    if (!addresses.appContract.isEmpty())
        yaml += QStringLiteral("  chain: { rpc-url: %1, app-contract: %2, kms-contract: %3 }\n")
                    .arg(yamlQuoted(addresses.chain), yamlQuoted(addresses.appContract), yamlQuoted(addresses.kmsContract));
    if (!addresses.spawntee.isEmpty()) {
        yaml += QStringLiteral("cluster:\n"
                               "  name: crunch-tee\n"
                               "  coordinator-wallet: %1\n"
                               "  spawntee-address: %2\n")
                    .arg(QLatin1StringView(kDemoWallet), yamlQuoted(addresses.spawntee));
        if (!addresses.certificates.isEmpty())
            yaml += QStringLiteral("  certificates-url: %1\n").arg(yamlQuoted(addresses.certificates));
        if (!addresses.runnerCompose.isEmpty())
            yaml += QStringLiteral("  instance-type: tdx.medium\n"
                                   "  runner-compose-path: %1\n"
                                   "  provisioning: { automatic: false, budget-usd-per-hour: 12 }\n")
                        .arg(yamlQuoted(addresses.runnerCompose));
    }
    if (!addresses.aws.isEmpty()) {
        yaml += QStringLiteral("aws:\n"
                               "  region: us-west-2\n"
                               "  endpoint-url: %1\n"
                               "provers:\n"
                               "  stack: prover-cluster\n")
                    .arg(yamlQuoted(addresses.aws));
    }
    if (!addresses.orchestrator.isEmpty()) {
        yaml += QStringLiteral("orchestrator:\n"
                               "  url: %1\n"
                               "  dialect: auto\n"
                               "  nfts: ['%2']\n")
                    .arg(yamlQuoted(addresses.orchestrator), QLatin1StringView(kDemoNft));
    }
    yaml += QStringLiteral("cutover:\n"
                           "  planes:\n"
                           "    old: { name: hetzner, url: %1 }\n"
                           "    new: { name: phala, url: %2 }\n")
                .arg(yamlQuoted(addresses.oldPlane), yamlQuoted(addresses.newPlane));
    if (addresses.hasRouter()) {
        yaml += QStringLiteral("  router:\n"
                               "    kind: haproxy-map\n"
                               "    address: %1\n"
                               "    map: %2\n")
                    .arg(yamlQuoted(addresses.router), yamlQuoted(addresses.map));
    }
    return yaml.toUtf8();
}

QCoro::Task<Result<std::shared_ptr<DemoFleetProcess>>> DemoFleetProcess::start(DemoFleetOptions options)
{
    const auto fleet = std::shared_ptr<DemoFleetProcess>(new DemoFleetProcess);
    const auto promise = std::make_shared<QPromise<Result<QByteArray>>>();
    promise->start();
    const auto answer = [promise](Result<QByteArray> result) {
        if (promise->future().isFinished())
            return;
        promise->addResult(std::move(result));
        promise->finish();
    };

    DemoFleetProcess *const raw = fleet.get();
    QProcess &process = fleet->m_process;
    connect(&process, &QProcess::readyReadStandardOutput, raw, [raw, answer] {
        const QByteArray bytes = raw->m_process.readAllStandardOutput();
        if (raw->m_profile) // ready already: drained, so that the fleet never blocks on a full pipe
            return;
        raw->m_firstOutput += bytes;
        const qsizetype end = raw->m_firstOutput.indexOf('\n');
        if (end >= 0)
            answer(raw->m_firstOutput.left(end));
        else if (raw->m_firstOutput.size() > kLongestReadyLine)
            answer(
                Error{.kind = ErrorKind::Protocol, .what = QStringLiteral("its first line does not end"), .where = QStringLiteral("the demo fleet")});
    });
    connect(&process, &QProcess::readyReadStandardError, raw,
            [raw] { raw->m_complaints = (raw->m_complaints + raw->m_process.readAllStandardError()).right(kKeptComplaints); });
    const auto gone = [raw, answer] {
        const QString why = raw->m_complaints.isEmpty() ? raw->m_process.errorString() : visibleText(QString::fromUtf8(raw->m_complaints).trimmed());
        answer(Error{
            .kind = ErrorKind::NotFound, .what = QStringLiteral("the demo fleet did not start: %1").arg(why), .where = raw->m_process.program()});
        if (!raw->m_stopping && raw->m_profile)
            emit raw->ended(why);
    };
    connect(&process, &QProcess::errorOccurred, raw, gone);
    connect(&process, &QProcess::finished, raw, gone);
    QTimer::singleShot(options.startLimit, raw, [answer] {
        answer(Error{.kind = ErrorKind::Timeout,
                     .what = QStringLiteral("the demo fleet is not ready in time"),
                     .where = QStringLiteral("pilothouse-demofleet")});
    });

    const auto launched = fleet->launch(options);
    if (!launched)
        co_return launched.error();
    const auto line = co_await promise->future();
    if (!line)
        co_return line.error();
    const auto adopted = fleet->adopt(*line, options.profileName);
    if (!adopted)
        co_return adopted.error();
    // Known to everybody: the cloud takes any key, the AWS account and the orchestrator these.
    fleet->m_secrets = std::make_shared<secrets::MemorySecretStore>(std::make_shared<SystemClock>());
    static constexpr std::pair<const char *, const char *> kKeys[] = {
        {"PHALA_API_KEY", "phak_demo"},
        {"ORCHESTRATOR_DEV_KEY", "70696c6f74686f7573652064656d6f206f70657261746f722077616c6c657421"},
        {"AWS_ACCESS_KEY_ID", "AKIADEMOFLEET0000001"},
        {"AWS_SECRET_ACCESS_KEY", "demo/fleet+secret/everybody+knows0000000"},
    };
    for (const auto &[key, value] : kKeys) {
        const secrets::SecretName name{fleet->profile().environment.id, QString::fromLatin1(key)};
        auto storing = fleet->m_secrets->write(name, Secret::copyOf(value));
        const auto stored = co_await std::move(storing);
        if (!stored)
            co_return stored.error();
    }
    if (!fleet->addresses().spawntee.isEmpty()) {
        const auto stored = co_await fleet->storeGatewayKey();
        if (!stored)
            co_return stored.error();
    }
    co_return fleet;
}

/// The coordinator's key is made anew with each fleet; whoever controls the fleet may have it.
QCoro::Task<Status> DemoFleetProcess::storeGatewayKey()
{
    const domain::EnvironmentId environment = profile().environment.id;
    const auto secrets = m_secrets;
    http::HttpRequest request;
    request.url = QUrl(m_addresses.control + QStringLiteral("/gateway"));
    const auto http = keylessClient(environment, QString());
    const auto reply = co_await http->send(request);
    if (!reply)
        co_return reply.error();
    const auto object = parseJsonObject(reply->body);
    QByteArray pem = object ? object->value(QLatin1StringView("privateKey")).toString().toLatin1() : QByteArray();
    if (pem.isEmpty())
        co_return Error{
            .kind = ErrorKind::Protocol, .what = QStringLiteral("the demo fleet names no key of its coordinator"), .where = http::describe(request)};
    const secrets::SecretName name{environment, QString::fromLatin1(credentials::kGatewayKeyName)};
    auto storing = secrets->write(name, Secret(std::move(pem)));
    const auto stored = co_await std::move(storing);
    co_return stored;
}

DemoFleetProcess::~DemoFleetProcess()
{
    m_stopping = true;
    m_process.disconnect(this);
    if (m_process.state() == QProcess::NotRunning)
        return;
    // A short, bounded wait at the end of the program: the fleet stops its HAProxy and removes its files.
    m_process.terminate();
    if (!m_process.waitForFinished(2000))
        m_process.kill();
}

Status DemoFleetProcess::launch(const DemoFleetOptions &options)
{
    const QString program = options.program.isEmpty() ? siblingProgram() : options.program;
    if (!QFileInfo(program).isExecutable())
        return Error{.kind = ErrorKind::NotFound,
                     .what = QStringLiteral("the demo fleet's program is not there"),
                     .where = program,
                     .nextStep = QStringLiteral("Build or install all of Pilothouse's programs together.")};
    QString state = options.stateFolder;
    if (state.isEmpty()) {
        m_temporary = std::make_unique<QTemporaryDir>();
        if (!m_temporary->isValid())
            return Error{
                .kind = ErrorKind::Storage, .what = m_temporary->errorString(), .where = QStringLiteral("temporary folder of the demo fleet")};
        state = m_temporary->path();
    }
    QStringList arguments{QStringLiteral("--cvms"),     QString::number(options.cvms), QStringLiteral("--port"),
                          QStringLiteral("0"),          QStringLiteral("--state"),     state,
                          QStringLiteral("--until-eof")};
    if (options.seed)
        arguments << QStringLiteral("--seed") << QString::number(*options.seed);
    m_process.setProgram(program);
    m_process.setArguments(arguments);
    m_process.setProcessEnvironment(bareEnvironment());
    // It plays other machines: what it computes must not take the desk's time.
#ifdef Q_OS_UNIX
    m_process.setChildProcessModifier([] { [[maybe_unused]] const int niceness = nice(kNiceness); });
#endif
    // It stops when our end of its stdin closes, which happens however this program ends.
    m_process.start(QIODevice::ReadWrite);
    return Done{};
}

Status DemoFleetProcess::adopt(const QByteArray &readyLine, const QString &profileName)
{
    auto addresses = DemoFleetAddresses::fromReadyLine(readyLine);
    if (!addresses)
        return addresses.error();
    const QString compose = QFileInfo(addresses->trustRoot).dir().filePath(QStringLiteral("runner-compose.yml"));
    QFile file(compose);
    if (file.open(QIODevice::WriteOnly) && file.write(kRunnerCompose) > 0)
        addresses->runnerCompose = compose; // without it the demo has no provisioning, and says so
    auto profile = profiles::parseProfile(demoProfileYaml(*addresses, profileName), QStringLiteral("demo fleet"));
    if (!profile)
        return profile.error();
    m_addresses = *std::move(addresses);
    m_profile = *std::move(profile);
    return Done{};
}

} // namespace pilothouse::composition
