// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/cluster/deploy_port.h"
#include "services/http/http_client.h"

#include <QUrl>

namespace pilothouse::phala::wire {

http::HttpRequest account(const QUrl &base);
http::HttpRequest availableNodes(const QUrl &base);
http::HttpRequest instanceTypes(const QUrl &base);
http::HttpRequest composeFile(const QUrl &base, const QString &identifier);

/// Names of variables only. Not repeated, and a lost answer is no open outcome: nothing is made by it.
http::HttpRequest provision(const QUrl &base, const cluster::CvmSpec &spec);
http::HttpRequest createCvm(const QUrl &base, const cluster::Provision &provision, const QByteArray &encryptedEnv);

/// The key variables of an app are encrypted to, with the KMS's signature. `kms`: its slug or id, never its type.
http::HttpRequest kmsPublicKey(const QUrl &base, const QString &kms, const QString &appId);
http::HttpRequest kmsInfo(const QUrl &base, const QString &kms);

/// The record of the older version: only that one names the slug of the KMS.
http::HttpRequest updateTarget(const QUrl &base, const QString &identifier);
/// `encryptedEnv` is null when the variables stay as they are.
http::HttpRequest updateCvm(const QUrl &base, const QString &identifier, const cluster::CvmUpdate &change, const QByteArray &encryptedEnv);
http::HttpRequest updateEnvs(const QUrl &base, const QString &identifier, const cluster::CvmUpdate &change, const QByteArray &encryptedEnv);
/// By the token where the step has one, else by the workspace's key.
http::HttpRequest commitUpdate(const QUrl &base, const QString &identifier, const cluster::OnChainStep &step, const QString &transactionHash);
http::HttpRequest resize(const QUrl &base, const QString &identifier, const cluster::Resources &resources);
http::HttpRequest removeCvm(const QUrl &base, const QString &identifier);

/// "PHALA", "ETHEREUM", "BASE".
QString kmsWord(cluster::KmsKind kind);

} // namespace pilothouse::phala::wire
