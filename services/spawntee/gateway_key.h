// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/spawntee/gateway_signer.h"

#include <QCoroTask>

#include <QFuture>

#include <functional>
#include <memory>
#include <optional>

namespace pilothouse::spawntee {

/// Where a cluster's signing key comes from: read when it is first needed, once for all who wait, and kept until it is told to forget. What went
/// wrong is not kept: the next request tries again. Held by shared_ptr; main thread.
class GatewayKey final : public std::enable_shared_from_this<GatewayKey>
{
public:
    /// Yields the PEM text, as a keychain does. NotFound: there is no key yet.
    using Source = std::function<QCoro::Task<Result<Secret>>()>;

    explicit GatewayKey(Source source);
    /// A file that is the operator's alone.
    static std::shared_ptr<GatewayKey> ofFile(const QString &path);
    /// A key that is there already.
    static std::shared_ptr<GatewayKey> of(GatewaySigner signer);

    /// Errors: Secret (no key, not a usable one), and what the source or the file says.
    QCoro::Task<Result<std::shared_ptr<const GatewaySigner>>> signer();
    /// The hash of the key that signs, as far as one was read; empty otherwise.
    QString keyHash() const;
    /// Another key was stored.
    void forget();

private:
    QCoro::Task<Done> load();

    Source m_source;
    std::shared_ptr<const GatewaySigner> m_signer;
    std::optional<Error> m_error; ///< of the newest try
    std::optional<QFuture<Done>> m_loading;
    quint64 m_generation = 0;
};

} // namespace pilothouse::spawntee
