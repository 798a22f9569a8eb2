// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/cluster/spawntee_port.h"
#include "services/core/clock.h"
#include "services/http/http_client.h"
#include "services/spawntee/gateway_key.h"

#include <QUrl>

#include <functional>
#include <memory>
#include <vector>

namespace pilothouse::spawntee {

/// How a client waits. The defaults are the reference's own; tests shorten the waits.
struct Timing
{
    std::chrono::milliseconds perTry{30'000};
    /// Before the second, third and fourth try of what may be repeated.
    std::vector<std::chrono::milliseconds> waits{std::chrono::seconds(2), std::chrono::seconds(4), std::chrono::seconds(8)};
};

/// Speaks to the spawntee of one CVM. Repeats by itself, since each try needs a signature of its own: to HttpClient every try is the only one.
/// Signing runs off the main thread, just before a request leaves.
class SpawnteeClient final : public cluster::SpawnteePort, public std::enable_shared_from_this<SpawnteeClient>
{
public:
    struct Parts
    {
        std::shared_ptr<http::HttpClient> http; ///< of a context without a key
        std::shared_ptr<GatewayKey> key;        ///< null: only what needs no signature is sent
        std::shared_ptr<const Clock> clock;
        std::shared_ptr<cluster::CertificateIndexPort> index; ///< asked after a refusal; null: not asked
        QUrl base;                                            ///< without a slash at the end
        Timing timing;
    };
    explicit SpawnteeClient(Parts parts);

    QCoro::Task<Result<cluster::SpawnteeIdentity>> identity(cluster::Attempts attempts, CancelToken cancel) override;
    QCoro::Task<Result<QString>> health(CancelToken cancel) override;
    QCoro::Task<Result<cluster::SpawnteeCapacity>> capacity(cluster::Attempts attempts, CancelToken cancel) override;
    QCoro::Task<Result<cluster::TaskList>> tasks(cluster::Attempts attempts, CancelToken cancel) override;
    QCoro::Task<Result<cluster::RunningModelList>> runningModels(cluster::Attempts attempts, CancelToken cancel) override;
    QCoro::Task<Result<cluster::SpawnteeTaskDetail>> task(QString taskId, CancelToken cancel) override;
    QCoro::Task<Result<cluster::SubmissionImage>> submissionImage(QString submissionId, CancelToken cancel) override;
    QCoro::Task<Result<QString>> taskLog(QString taskId, cluster::TaskLog which, int tail, CancelToken cancel) override;
    QCoro::Task<Result<cluster::TaskReceipt>> buildModel(cluster::BuildRequest request) override;
    QCoro::Task<Result<cluster::TaskReceipt>> startModel(cluster::StartRequest request) override;
    QCoro::Task<Result<cluster::TaskReceipt>> stopModel(QString taskId) override;
    QCoro::Task<Result<cluster::ApprovalReceipt>> approveHashes(QStringList hashes) override;
    QCoro::Task<Result<int>> unsignedStatus(CancelToken cancel) override;
    QCoro::Task<Result<bool>> offersDebugCommands(CancelToken cancel) override;

    std::optional<cluster::GatewayRefusal> lastRefusal() const override { return m_refusal; }
    QString endpoint() const override;

private:
    struct Call;
    template <typename T>
    using Parser = std::function<Result<T>(const QByteArray &)>;
    http::HttpRequest requestOf(const Call &call) const;
    QCoro::Task<Result<GatewaySigner::Headers>> sign(QString path);
    QCoro::Task<Result<http::HttpReply>> send(Call call);
    QCoro::Task<Result<QByteArray>> ask(Call call);
    template <typename T>
    QCoro::Task<Result<T>> read(Call call, Parser<T> parse);
    QCoro::Task<Error> refusalOf(http::HttpRequest request, http::HttpReply reply, CancelToken cancel);

    Parts m_parts;
    std::optional<cluster::GatewayRefusal> m_refusal;
};

} // namespace pilothouse::spawntee
