// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/cluster/spawntee_port.h"

#include <QByteArray>

namespace pilothouse::spawntee::wire {

/// "/task/" and an id. Errors (InvalidInput): an id that is empty, longer than 200 characters, a dot or two, or holds a slash or a control character.
Result<QString> pathWith(const QString &folder, const QString &id);
/// The path as it goes into an address: everything that is not unreserved is percent-encoded, slashes stay.
QByteArray encodedPath(const QString &path);

QByteArray buildBody(const cluster::BuildRequest &request);
QByteArray startBody(const cluster::StartRequest &request);
QByteArray stopBody(const QString &taskId);
QByteArray approveBody(const QStringList &hashes);

// Answers. Errors (Protocol) name the member: "accepting_new_models is missing or neither true nor false".
Result<cluster::SpawnteeIdentity> parseIdentity(const QByteArray &body);
Result<cluster::SpawnteeCapacity> parseCapacity(const QByteArray &body);
Result<cluster::TaskList> parseTasks(const QByteArray &body);
Result<cluster::RunningModelList> parseRunningModels(const QByteArray &body);
/// `taskId`: what was asked for; an answer about another one is an error.
Result<cluster::SpawnteeTaskDetail> parseTask(const QByteArray &body, const QString &taskId);
Result<cluster::SubmissionImage> parseSubmissionImage(const QByteArray &body);
/// build-model and stop-model name the task; start-model may leave it out, then `asked` stands in.
Result<cluster::TaskReceipt> parseReceipt(const QByteArray &body);
Result<cluster::TaskReceipt> parseStartReceipt(const QByteArray &body, const QString &asked);
Result<cluster::ApprovalReceipt> parseApproval(const QByteArray &body);
/// The index of certificates: GET /certificates?wallet=…
Result<cluster::CertificateSlots> parseCertificates(const QByteArray &body);

/// What an error body says in its "detail", safe to show; empty when it says nothing.
QString detailOf(const QByteArray &body);

} // namespace pilothouse::spawntee::wire
