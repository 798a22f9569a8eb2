// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/remote_checks.h"

#include "app/composition/agents_builder.h"
#include "app/composition/key_questions.h"
#include "app/composition/remotes.h"
#include "services/agents/agent_port.h"
#include "services/cutover/plane_port.h"
#include "services/cutover/router_port.h"
#include "services/http/ca_file.h"
#include "services/http/http_client.h"
#include "services/http/proxy.h"
#include "services/secrets/secret_store.h"

#include <QCoroFuture>

#include <QDateTime>
#include <QElapsedTimer>
#include <QPromise>
#include <QTimer>

namespace pilothouse::composition {

namespace {

using namespace std::chrono_literals;

/// Under the 30 s of a reading command, so that one remote that hangs does not cost the answers of the others.
constexpr auto kPatience = 20s;
constexpr auto kCancelLook = 100ms;

/// What a remote said when all went well.
using Saying = Result<QString>;

QCoro::Task<Saying> askPccs(std::shared_ptr<http::HttpClient> http, QString base, CancelToken cancel)
{
    http::HttpRequest request;
    request.url = QUrl(base + QStringLiteral("/sgx/certification/v4/rootcacrl"));
    request.maxBytes = 1024 * 1024;
    request.tries = 1;
    request.cancel = cancel;
    const auto reply = co_await http->send(request);
    if (!reply)
        co_return reply.error();
    if (!reply->isSuccess())
        co_return http::errorFromStatus(request, *reply);
    if (reply->body.isEmpty())
        co_return Error{
            .kind = ErrorKind::Protocol, .what = QStringLiteral("the list of revoked certificates is empty"), .where = http::describe(request)};
    co_return QStringLiteral("hands out a revocation list of %1 bytes").arg(reply->body.size());
}

QCoro::Task<Saying> askPlane(std::shared_ptr<cutover::PlanePort> planes, cutover::Plane plane)
{
    const auto answer = co_await planes->ready(plane);
    if (!answer)
        co_return answer.error();
    // Any status is an answer of the plane; whether it is ready is the gate's business.
    co_return QStringLiteral("answers /ready with %1").arg(answer->status);
}

QCoro::Task<Saying> askRouter(std::shared_ptr<cutover::RouterPort> router)
{
    const auto state = co_await router->read();
    if (!state)
        co_return state.error();
    co_return QStringLiteral("in force: %1").arg(state->split.toText());
}

QCoro::Task<Saying> askOrchestrator(std::shared_ptr<agents::AgentPort> port, CancelToken cancel)
{
    const auto list = co_await port->list(cancel);
    // Who signs in is a person's affair, later; that it is an orchestrator was found out before.
    const bool nobodySignedIn = !list && list.error().kind == ErrorKind::Unauthorised && !list.error().httpStatus;
    if (nobodySignedIn && !port->dialect().isEmpty())
        co_return QStringLiteral("answers in the %1 dialect; nobody has signed in").arg(port->dialect());
    if (!list)
        co_return list.error();
    QString saying = QStringLiteral("%1 deployments, %2 dialect").arg(QString::number(list->items.size()), port->dialect());
    if (!list->skipped.empty())
        saying += QStringLiteral(", %1 rows skipped").arg(list->skipped.size());
    co_return saying;
}

/// No remote, but what all of them are trusted by.
QCoro::Task<Saying> lookAtCa(QString path)
{
    const auto ca = http::readCaFile(path);
    if (!ca)
        co_return ca.error();
    if (ca->firstExpiry < QDateTime::currentDateTimeUtc())
        co_return Error{.kind = ErrorKind::InvalidInput,
                        .what = QStringLiteral("a certificate of the CA file ended on %1").arg(ca->firstExpiry.date().toString(Qt::ISODate)),
                        .where = path,
                        .nextStep = QStringLiteral("Ask whoever runs the CA for the new one, and replace the file.")};
    co_return QStringLiteral("%1 certificates, trusted here instead of the system's; the first ends on %2")
        .arg(ca->certificates)
        .arg(ca->firstExpiry.date().toString(Qt::ISODate));
}

QCoro::Task<Saying> cannotAsk(Error why)
{
    co_return why;
}

/// All questions at once; each answer finds its place, and whoever is late is marked so.
class Round final : public std::enable_shared_from_this<Round>
{
public:
    void add(const QString &remote, const QString &endpoint)
    {
        RemoteCheck check;
        check.remote = remote;
        check.endpoint = endpoint;
        const QUrl url(endpoint);
        if (url.scheme().startsWith(QLatin1String("http")))
            check.proxy = http::proxyFor(url);
        check.message = QStringLiteral("this version cannot ask it");
        m_checks.push_back(check);
    }
    /// One that nobody asks is told at once.
    void skip(const QString &remote, const QString &endpoint)
    {
        add(remote, endpoint);
        tell(m_checks.back());
    }

    void ask(const QString &remote, const QString &endpoint, QCoro::Task<Saying> task)
    {
        add(remote, endpoint);
        const size_t place = m_checks.size() - 1;
        m_checks[place].state = RemoteState::Failed; // until it has answered
        m_checks[place].message.clear();
        m_checks[place].isAsking = true;
        tell(m_checks[place]);
        ++m_open;
        QElapsedTimer timer;
        timer.start();
        std::move(task).then([self = shared_from_this(), place, timer](const Saying &saying) { self->answered(place, saying, timer); });
    }

    QCoro::Task<std::vector<RemoteCheck>> finish()
    {
        const auto self = shared_from_this();
        if (--m_open > 0) {
            QTimer deadline;
            deadline.setSingleShot(true);
            QObject::connect(&deadline, &QTimer::timeout, &deadline, [this] { close(); });
            deadline.start(kPatience);
            QTimer look;
            QObject::connect(&look, &QTimer::timeout, &look, [this] {
                if (m_cancel.isCancelled())
                    close();
            });
            look.start(kCancelLook);
            co_await m_done.future();
        }
        for (RemoteCheck &check : m_checks) {
            if (check.state != RemoteState::Failed || check.error)
                continue;
            if (m_cancel.isCancelled())
                check.error = Error{.kind = ErrorKind::Cancelled, .what = QStringLiteral("not waited for any longer"), .where = check.endpoint};
            else
                check.error = Error{.kind = ErrorKind::Timeout,
                                    .what = QStringLiteral("no answer within %1 s").arg(std::chrono::seconds(kPatience).count()),
                                    .where = check.endpoint};
            check.message = check.error->what;
            check.isAsking = false;
            check.elapsed = std::chrono::milliseconds(m_since.elapsed());
            tell(check);
        }
        co_return m_checks;
    }

    Round(CancelToken cancel, RemoteAnswered answered) : m_cancel(std::move(cancel)), m_answered(std::move(answered))
    {
        m_since.start();
        m_done.start();
    }

private:
    void answered(size_t place, const Saying &saying, const QElapsedTimer &timer)
    {
        if (m_closed)
            return;
        RemoteCheck &check = m_checks[place];
        check.isAsking = false;
        check.elapsed = std::chrono::milliseconds(timer.elapsed());
        if (saying) {
            check.state = RemoteState::Ok;
            check.message = *saying;
        } else {
            check.error = saying.error();
            check.message = saying.error().what;
        }
        tell(check);
        if (--m_open == 0)
            close();
    }
    void close()
    {
        if (m_closed)
            return;
        m_closed = true;
        m_done.finish();
    }

    void tell(const RemoteCheck &check) const
    {
        if (m_answered)
            m_answered(check);
    }

    CancelToken m_cancel;
    RemoteAnswered m_answered;
    std::vector<RemoteCheck> m_checks;
    QElapsedTimer m_since;
    QPromise<void> m_done;
    int m_open = 1; ///< questions without an answer, and the asking itself
    bool m_closed = false;
};

} // namespace

QString remoteStateWord(RemoteState state)
{
    switch (state) {
    case RemoteState::Ok: return QStringLiteral("ok");
    case RemoteState::Failed: return QStringLiteral("failed");
    case RemoteState::NotChecked: return QStringLiteral("not-checked");
    }
    return QStringLiteral("not-checked");
}

QCoro::Task<std::vector<RemoteCheck>> checkRemotes(domain::Profile profile, std::shared_ptr<secrets::SecretStore> secrets, CancelToken cancel,
                                                   RemoteAnswered answered)
{
    const auto round = std::make_shared<Round>(cancel, std::move(answered));
    if (!profile.caFile.isEmpty())
        round->ask(QStringLiteral("ca-file"), profile.caFile, lookAtCa(profile.caFile));
    if (profile.phala)
        round->ask(QStringLiteral("phala"), profile.phala->apiUrl, askPhala(profile, secrets, cancel));
    if (profile.attestation && !profile.attestation->pccsUrl.isEmpty())
        round->ask(QStringLiteral("pccs"), profile.attestation->pccsUrl,
                   askPccs(keylessClient(profile.environment.id, profile.caFile), profile.attestation->pccsUrl, cancel));
    if (profile.cutover) {
        const domain::CutoverSettings &cutover = *profile.cutover;
        const auto planes = buildPlanes(profile);
        if (!cutover.oldPlane.url.isEmpty())
            round->ask(QStringLiteral("old plane"), cutover.oldPlane.url, askPlane(planes, cutover::Plane::Old));
        if (!cutover.newPlane.url.isEmpty())
            round->ask(QStringLiteral("new plane"), cutover.newPlane.url, askPlane(planes, cutover::Plane::New));
        if (!cutover.router.kind.isEmpty()) {
            const auto router = buildRouter(cutover);
            if (router)
                round->ask(QStringLiteral("router"), cutover.router.address, askRouter(*router));
            else if (router.error().kind == ErrorKind::Refused)
                round->skip(QStringLiteral("router"), cutover.router.address);
            else
                round->ask(QStringLiteral("router"), cutover.router.address, cannotAsk(router.error()));
        }
    }
    if (profile.aws)
        round->ask(QStringLiteral("aws"), profile.aws->endpointUrl.isEmpty() ? profile.aws->region : profile.aws->endpointUrl,
                   askAws(profile, secrets, cancel));
    if (profile.orchestrator && profile.orchestrator->url.isEmpty())
        round->skip(QStringLiteral("orchestrator"), profile.orchestrator->url);
    else if (profile.orchestrator)
        round->ask(QStringLiteral("orchestrator"), profile.orchestrator->url,
                   askOrchestrator(buildAgentPort(profile, secrets, std::make_shared<SystemClock>()), cancel));
    const auto checks = co_await round->finish();
    co_return checks;
}

} // namespace pilothouse::composition
