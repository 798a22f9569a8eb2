// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/core/log.h"

Q_LOGGING_CATEGORY(lcHttp, "pilothouse.http", QtInfoMsg)
Q_LOGGING_CATEGORY(lcSecrets, "pilothouse.secrets", QtInfoMsg)
Q_LOGGING_CATEGORY(lcStore, "pilothouse.store", QtInfoMsg)
Q_LOGGING_CATEGORY(lcAudit, "pilothouse.audit", QtInfoMsg)
Q_LOGGING_CATEGORY(lcAttestation, "pilothouse.attestation", QtInfoMsg)
Q_LOGGING_CATEGORY(lcPhala, "pilothouse.phala", QtInfoMsg)
Q_LOGGING_CATEGORY(lcAws, "pilothouse.aws", QtInfoMsg)
Q_LOGGING_CATEGORY(lcProvers, "pilothouse.provers", QtInfoMsg)
Q_LOGGING_CATEGORY(lcAgents, "pilothouse.agents", QtInfoMsg)
Q_LOGGING_CATEGORY(lcCluster, "pilothouse.cluster", QtInfoMsg)
Q_LOGGING_CATEGORY(lcTraffic, "pilothouse.traffic", QtInfoMsg)
Q_LOGGING_CATEGORY(lcCutover, "pilothouse.cutover", QtInfoMsg)
Q_LOGGING_CATEGORY(lcDemofleet, "pilothouse.demofleet", QtInfoMsg)
Q_LOGGING_CATEGORY(lcUi, "pilothouse.ui", QtInfoMsg)
