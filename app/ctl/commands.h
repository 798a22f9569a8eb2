// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/command_line.h"

#include <memory>
#include <vector>

namespace pilothouse::ctl {

/// All commands, in the order of the help.
std::vector<CommandSpec> commandTable();

QCoro::Task<Result<Answer>> attestVerify(std::shared_ptr<Context> context);
QCoro::Task<Result<Answer>> attestReplay(std::shared_ptr<Context> context);
QCoro::Task<Result<Answer>> attestCompare(std::shared_ptr<Context> context);
/// What "attest compare" does with these addresses, for a command that made the machines.
QCoro::Task<Result<Answer>> compareLive(std::shared_ptr<Context> context, std::vector<QUrl> urls);
QCoro::Task<Result<Answer>> attestBench(std::shared_ptr<Context> context);
QCoro::Task<Result<Answer>> attestWatch(std::shared_ptr<Context> context);
QCoro::Task<Result<Answer>> verdictsList(std::shared_ptr<Context> context);
QCoro::Task<Result<Answer>> alarmsList(std::shared_ptr<Context> context);
QCoro::Task<Result<Answer>> alarmsAcknowledge(std::shared_ptr<Context> context);
QCoro::Task<Result<Answer>> certificateVerify(std::shared_ptr<Context> context);

QCoro::Task<Result<Answer>> attestSource(std::shared_ptr<Context> context);
QCoro::Task<Result<Answer>> attestHistory(std::shared_ptr<Context> context);
QCoro::Task<Result<Answer>> attestDeployments(std::shared_ptr<Context> context);
QCoro::Task<Result<Answer>> composeHash(std::shared_ptr<Context> context);

QCoro::Task<Result<Answer>> clusterStatus(std::shared_ptr<Context> context);
QCoro::Task<Result<Answer>> clusterDiscover(std::shared_ptr<Context> context);
QCoro::Task<Result<Answer>> clusterApprove(std::shared_ptr<Context> context);
QCoro::Task<Result<Answer>> modelsList(std::shared_ptr<Context> context);
QCoro::Task<Result<Answer>> modelsBuild(std::shared_ptr<Context> context);
QCoro::Task<Result<Answer>> modelsStart(std::shared_ptr<Context> context);
QCoro::Task<Result<Answer>> modelsStop(std::shared_ptr<Context> context);
QCoro::Task<Result<Answer>> modelsDismiss(std::shared_ptr<Context> context);
QCoro::Task<Result<Answer>> clusterRegistry(std::shared_ptr<Context> context);
QCoro::Task<Result<Answer>> clusterLogs(std::shared_ptr<Context> context);
QCoro::Task<Result<Answer>> cvmsList(std::shared_ptr<Context> context);
QCoro::Task<Result<Answer>> cvmsGet(std::shared_ptr<Context> context);
QCoro::Task<Result<Answer>> cvmsAttestation(std::shared_ptr<Context> context);
QCoro::Task<Result<Answer>> cvmsStart(std::shared_ptr<Context> context);
QCoro::Task<Result<Answer>> cvmsStop(std::shared_ptr<Context> context);
QCoro::Task<Result<Answer>> cvmsRestart(std::shared_ptr<Context> context);
QCoro::Task<Result<Answer>> cvmsDeploy(std::shared_ptr<Context> context);
QCoro::Task<Result<Answer>> cvmsDelete(std::shared_ptr<Context> context);
QCoro::Task<Result<Answer>> cvmsResize(std::shared_ptr<Context> context);
QCoro::Task<Result<Answer>> cvmsCompose(std::shared_ptr<Context> context);
QCoro::Task<Result<Answer>> cvmsEnvs(std::shared_ptr<Context> context);
QCoro::Task<Result<Answer>> cvmsCommit(std::shared_ptr<Context> context);
QCoro::Task<Result<Answer>> cvmsLogs(std::shared_ptr<Context> context);
QCoro::Task<Result<Answer>> cvmsUsage(std::shared_ptr<Context> context);
QCoro::Task<Result<Answer>> cvmsWatch(std::shared_ptr<Context> context);

QCoro::Task<Result<Answer>> clusterProvision(std::shared_ptr<Context> context);
QCoro::Task<Result<Answer>> clusterImport(std::shared_ptr<Context> context);
QCoro::Task<Result<Answer>> clusterSetup(std::shared_ptr<Context> context);

QCoro::Task<Result<Answer>> proversServices(std::shared_ptr<Context> context);
QCoro::Task<Result<Answer>> proversScale(std::shared_ptr<Context> context);
QCoro::Task<Result<Answer>> proversRestart(std::shared_ptr<Context> context);
QCoro::Task<Result<Answer>> proversRevisions(std::shared_ptr<Context> context);
QCoro::Task<Result<Answer>> proversRollback(std::shared_ptr<Context> context);
QCoro::Task<Result<Answer>> proversAlarms(std::shared_ptr<Context> context);
QCoro::Task<Result<Answer>> proversStopTask(std::shared_ptr<Context> context);
QCoro::Task<Result<Answer>> proversLogs(std::shared_ptr<Context> context);

QCoro::Task<Result<Answer>> agentsList(std::shared_ptr<Context> context);
QCoro::Task<Result<Answer>> agentsShow(std::shared_ptr<Context> context);
QCoro::Task<Result<Answer>> agentsDeploy(std::shared_ptr<Context> context);
QCoro::Task<Result<Answer>> agentsStop(std::shared_ptr<Context> context);
QCoro::Task<Result<Answer>> agentsWatch(std::shared_ptr<Context> context);

QCoro::Task<Result<Answer>> cutoverStatus(std::shared_ptr<Context> context);
QCoro::Task<Result<Answer>> cutoverGates(std::shared_ptr<Context> context);
QCoro::Task<Result<Answer>> cutoverSet(std::shared_ptr<Context> context);
QCoro::Task<Result<Answer>> cutoverRollback(std::shared_ptr<Context> context);

QCoro::Task<Result<Answer>> auditList(std::shared_ptr<Context> context);
QCoro::Task<Result<Answer>> auditVerify(std::shared_ptr<Context> context);
QCoro::Task<Result<Answer>> auditExport(std::shared_ptr<Context> context);

QCoro::Task<Result<Answer>> secretsList(std::shared_ptr<Context> context);
QCoro::Task<Result<Answer>> secretsTest(std::shared_ptr<Context> context);
QCoro::Task<Result<Answer>> secretsSet(std::shared_ptr<Context> context);
QCoro::Task<Result<Answer>> secretsDelete(std::shared_ptr<Context> context);

QCoro::Task<Result<Answer>> profileList(std::shared_ptr<Context> context);
QCoro::Task<Result<Answer>> profileShow(std::shared_ptr<Context> context);
QCoro::Task<Result<Answer>> profileCheck(std::shared_ptr<Context> context);

QCoro::Task<Result<Answer>> rehearse(std::shared_ptr<Context> context);

QCoro::Task<Result<Answer>> completion(std::shared_ptr<Context> context);
QCoro::Task<Result<Answer>> manual(std::shared_ptr<Context> context);

} // namespace pilothouse::ctl
