// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/phala/phala_deployer.h"

#include "services/phala/deploy_records.h"
#include "services/phala/deploy_requests.h"
#include "services/phala/env_encryption.h"
#include "services/phala/kms_signature.h"
#include "services/phala/phala_errors.h"

namespace pilothouse::phala {

using cluster::RecipientKey;
using namespace Qt::StringLiterals;

namespace {

// "Special statuses" of the API.
constexpr int kRegisterFirst = 465;
constexpr int kHashUnknown = 466;
constexpr int kTransactionNotFound = 467;
constexpr int kHashNotOnContract = 468;

Error placed(Error error, const http::HttpRequest &request)
{
    if (error.where.isEmpty())
        error.where = http::describe(request);
    return error;
}

Error refused(const QString &what, const QString &nextStep)
{
    return Error{.kind = ErrorKind::Refused, .what = what, .nextStep = nextStep};
}

/// What the routes about a KMS answer where a server does not have them.
bool isMissing(const Error &error)
{
    return error.httpStatus == 404 || error.httpStatus == 405 || error.httpStatus == 501;
}

} // namespace

/// Whom variables are encrypted to.
struct PhalaDeployer::Recipient
{
    EnvKey key;
    RecipientKey trust = RecipientKey::NotVerifiable;
};

PhalaDeployer::PhalaDeployer(std::shared_ptr<http::HttpClient> http, QUrl baseUrl, std::shared_ptr<const Clock> clock)
    : m_http(std::move(http))
    , m_baseUrl(std::move(baseUrl))
    , m_clock(std::move(clock))
{
}

QString PhalaDeployer::endpoint() const
{
    return m_baseUrl.toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment | QUrl::StripTrailingSlash);
}

QCoro::Task<Result<http::HttpReply>> PhalaDeployer::read(http::HttpRequest request)
{
    const auto self = shared_from_this();
    auto reply = co_await m_http->send(request);
    if (reply && !reply->isSuccess())
        co_return errorOf(request, *reply);
    co_return reply;
}

QCoro::Task<Status> PhalaDeployer::change(http::HttpRequest request)
{
    const auto self = shared_from_this();
    const auto reply = co_await m_http->send(request);
    if (!reply)
        co_return reply.error();
    if (!reply->isSuccess())
        co_return changeErrorOf(request, *reply);
    co_return Done();
}

QCoro::Task<Result<cluster::CloudAccount>> PhalaDeployer::account()
{
    const auto self = shared_from_this();
    const http::HttpRequest request = wire::account(m_baseUrl);
    const auto reply = co_await read(request);
    if (!reply)
        co_return reply.error();
    const auto account = wire::parseAccount(reply->body);
    if (!account)
        co_return placed(account.error(), request);
    co_return *account;
}

QCoro::Task<Result<std::vector<cluster::CloudNode>>> PhalaDeployer::nodes()
{
    const auto self = shared_from_this();
    const http::HttpRequest request = wire::availableNodes(m_baseUrl);
    const auto reply = co_await read(request);
    if (!reply)
        co_return reply.error();
    const auto nodes = wire::parseNodes(reply->body);
    if (!nodes)
        co_return placed(nodes.error(), request);
    co_return *nodes;
}

QCoro::Task<Result<std::vector<cluster::InstanceType>>> PhalaDeployer::instanceTypes()
{
    const auto self = shared_from_this();
    const http::HttpRequest request = wire::instanceTypes(m_baseUrl);
    const auto reply = co_await read(request);
    if (!reply)
        co_return reply.error();
    const auto types = wire::parseInstanceTypes(reply->body);
    if (!types)
        co_return placed(types.error(), request);
    co_return *types;
}

QCoro::Task<Result<cluster::ComposeFile>> PhalaDeployer::composeFile(QString identifier)
{
    const auto self = shared_from_this();
    const http::HttpRequest request = wire::composeFile(m_baseUrl, identifier);
    const auto reply = co_await read(request);
    if (!reply)
        co_return reply.error();
    const auto file = wire::parseComposeFile(reply->body);
    if (!file)
        co_return placed(file.error(), request);
    co_return *file;
}

QCoro::Task<Result<cluster::Provision>> PhalaDeployer::provision(std::shared_ptr<const cluster::CvmSpec> spec)
{
    const auto self = shared_from_this();
    const Status fit = checkVariables(spec->variables);
    if (!fit)
        co_return fit.error();
    const http::HttpRequest request = wire::provision(m_baseUrl, *spec);
    const auto reply = co_await read(request);
    if (!reply)
        co_return reply.error();
    const auto provision = wire::parseProvision(reply->body);
    if (!provision)
        co_return placed(provision.error(), request);
    co_return *provision;
}

QCoro::Task<Result<cluster::CreatedCvm>> PhalaDeployer::create(std::shared_ptr<const cluster::CvmSpec> spec, cluster::Provision provision)
{
    const auto self = shared_from_this();
    if (provision.appId.isEmpty() || (provision.isOnChain() && (provision.appContract.isEmpty() || provision.deployer.isEmpty())))
        co_return refused(u"the app is on a chain, and its contract is not deployed yet"_s,
                          u"Let its owner's wallet call deployAndRegisterApp on %1, then deploy with the contract's address."_s.arg(
                              provision.kmsContract.isEmpty() ? u"the KMS's contract"_s : provision.kmsContract));
    cluster::CreatedCvm created;
    QByteArray sealed;
    if (!spec->variables.empty()) {
        const auto to = co_await recipient(provision.kmsSlug, provision.appId, provision.encryptionKey);
        if (!to)
            co_return to.error();
        const auto blob = sealEnv(envDocument(spec->variables), to->key);
        if (!blob)
            co_return blob.error();
        sealed = *blob;
        created.recipientKey = to->trust;
    }
    const http::HttpRequest request = wire::createCvm(m_baseUrl, provision, sealed);
    const auto reply = co_await m_http->send(request);
    if (!reply)
        co_return reply.error();
    if (!reply->isSuccess()) {
        Error error = changeErrorOf(request, *reply);
        if (reply->status == kHashUnknown) {
            error.kind = ErrorKind::Conflict;
            error.nextStep = u"Plan it again: what was promised is too old."_s;
        } else if (cluster::chainAnswerFromStatus(reply->status)) {
            error.kind = ErrorKind::Refused;
            error.nextStep = u"Let the contract's owner allow the compose hash and the device, then deploy again."_s;
        }
        co_return error;
    }
    const auto cvm = wire::parseCreated(reply->body);
    if (!cvm) {
        // It was made, but which one nobody can say from this answer.
        Error error = placed(cvm.error(), request);
        error.kind = ErrorKind::OutcomeUnknown;
        error.what = u"the CVM was accepted, but the answer cannot be read: %1"_s.arg(error.what);
        co_return error;
    }
    created.cvm = *cvm;
    co_return std::move(created);
}

QCoro::Task<Result<cluster::UpdateReceipt>> PhalaDeployer::update(QString identifier, std::shared_ptr<const cluster::CvmUpdate> change)
{
    const auto self = shared_from_this();
    if (!change->composeText && !change->preLaunchScript && !change->variables)
        co_return Error{.kind = ErrorKind::InvalidInput, .what = u"nothing is to be changed"_s};
    cluster::UpdateReceipt receipt;
    QByteArray sealed;
    bool isOnChain = false;
    if (change->variables) {
        const Status fit = checkVariables(*change->variables);
        if (!fit)
            co_return fit.error();
        const http::HttpRequest look = wire::updateTarget(m_baseUrl, identifier);
        const auto reply = co_await read(look);
        if (!reply)
            co_return reply.error();
        const auto target = wire::parseUpdateTarget(reply->body);
        if (!target)
            co_return placed(target.error(), look);
        isOnChain = target->isOnChain;
        const auto to = co_await recipient(target->kms, target->appId, target->encryptionKey);
        if (!to)
            co_return to.error();
        const auto blob = sealEnv(envDocument(*change->variables), to->key);
        if (!blob)
            co_return blob.error();
        sealed = *blob;
        receipt.recipientKey = to->trust;
    }
    // The variables' own route wants their values again in its second phase, and nobody keeps those. The second phase of the machine's route is
    // a hash and a transaction.
    const bool byOwnRoute = !change->composeText && !change->preLaunchScript && !isOnChain;
    http::HttpRequest request
        = byOwnRoute ? wire::updateEnvs(m_baseUrl, identifier, *change, sealed) : wire::updateCvm(m_baseUrl, identifier, *change, sealed);
    auto reply = co_await m_http->send(request);
    if (byOwnRoute && reply && reply->status == kRegisterFirst) { // the cloud did not say before that its app is on a chain
        request = wire::updateCvm(m_baseUrl, identifier, *change, sealed);
        auto again = co_await m_http->send(request);
        reply = std::move(again);
    }
    if (!reply)
        co_return reply.error();
    if (reply->status == kRegisterFirst) {
        auto step = wire::parseOnChainStep(reply->body);
        if (!step)
            co_return placed(step.error(), request);
        receipt.onChain = std::move(*step);
        co_return std::move(receipt);
    }
    if (!reply->isSuccess())
        co_return changeErrorOf(request, *reply);
    receipt.correlationId = wire::parseCorrelationId(reply->body);
    co_return std::move(receipt);
}

QCoro::Task<Result<cluster::UpdateReceipt>> PhalaDeployer::commitUpdate(QString identifier, cluster::OnChainStep step, QString transactionHash)
{
    const auto self = shared_from_this();
    http::HttpRequest request = wire::commitUpdate(m_baseUrl, identifier, step, transactionHash);
    const auto reply = co_await m_http->send(request);
    wipe(request.body); // it holds the token
    if (!reply)
        co_return reply.error();
    cluster::UpdateReceipt receipt;
    if (reply->isSuccess()) {
        receipt.correlationId = wire::parseCorrelationId(reply->body);
        co_return std::move(receipt);
    }
    Error error = changeErrorOf(request, *reply);
    switch (reply->status) {
    case kHashUnknown:
        error.kind = ErrorKind::Conflict;
        error.nextStep = u"Plan the update again: this one is too old, or a newer one took its place."_s;
        co_return error;
    case kRegisterFirst:
    case kTransactionNotFound:
    case kHashNotOnContract:
        // The owner's part is not done, or not seen yet: the same step stays to be done.
        step.said = error.what;
        step.answer = *cluster::chainAnswerFromStatus(reply->status);
        step.needsComposeHash = step.needsComposeHash || reply->status == kHashNotOnContract;
        receipt.onChain = std::move(step);
        co_return std::move(receipt);
    default: co_return error;
    }
}

QCoro::Task<Status> PhalaDeployer::resize(QString identifier, cluster::Resources resources)
{
    return change(wire::resize(m_baseUrl, identifier, resources));
}

QCoro::Task<Status> PhalaDeployer::remove(QString identifier)
{
    return change(wire::removeCvm(m_baseUrl, identifier));
}

/// The key for the variables of an app, and how sure it is. A server without the routes about its KMS leaves the claimed key.
QCoro::Task<Result<PhalaDeployer::Recipient>> PhalaDeployer::recipient(QString kms, QString appId, QString claimedKey)
{
    const auto self = shared_from_this();
    Recipient recipient;
    std::optional<wire::KmsAnswer> answer;
    http::HttpRequest request;
    if (!kms.isEmpty()) {
        request = wire::kmsPublicKey(m_baseUrl, kms, appId);
        const auto reply = co_await read(request);
        if (!reply && !isMissing(reply.error()))
            co_return reply.error();
        if (reply) {
            const auto parsed = wire::parseKmsPublicKey(reply->body);
            if (!parsed)
                co_return placed(parsed.error(), request);
            answer = *parsed;
        }
    }
    if (!answer && claimedKey.isEmpty())
        co_return Error{.kind = ErrorKind::Protocol, .what = u"no key is named that the variables could be encrypted to"_s, .where = endpoint()};
    const auto key = envKeyFromHex(answer ? answer->publicKey : claimedKey);
    if (!key) {
        Error error = key.error();
        error.where = answer ? http::describe(request) : endpoint();
        co_return error;
    }
    recipient.key = *key;
    if (!answer)
        co_return recipient;
    if (!claimedKey.isEmpty()) {
        const auto claimed = envKeyFromHex(claimedKey);
        if (!claimed || *claimed != *key)
            co_return placed(refused(u"the cloud names two keys for the variables of this app"_s,
                                     u"Nothing was encrypted. Ask the cloud's support before you send any variable."_s),
                             request);
    }
    const auto roots = co_await kmsRoots(kms);
    if (!roots)
        co_return roots.error();
    if (roots->empty())
        co_return recipient;
    const auto statement = envKeyStatement(appId, answer->publicKey, answer->signature);
    if (!statement)
        co_return placed(statement.error(), request);
    for (const QByteArray &root : *roots) {
        const Status held = checkStatement(*statement, root, m_clock->utcNow().toSecsSinceEpoch());
        if (!held)
            co_return placed(held.error(), request);
    }
    recipient.trust = RecipientKey::SignatureVerified;
    co_return recipient;
}

QCoro::Task<Result<std::vector<QByteArray>>> PhalaDeployer::kmsRoots(QString kms)
{
    const auto self = shared_from_this();
    const http::HttpRequest request = wire::kmsInfo(m_baseUrl, kms);
    const auto reply = co_await read(request);
    if (!reply) {
        if (isMissing(reply.error()))
            co_return std::vector<QByteArray>();
        co_return reply.error();
    }
    const auto roots = wire::parseKmsRoots(reply->body);
    if (!roots)
        co_return placed(roots.error(), request);
    co_return *roots;
}

} // namespace pilothouse::phala
