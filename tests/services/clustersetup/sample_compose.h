// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace pilothouse::test {

/// A registry's compose file with nothing to complain about.
inline QByteArray goodRegistryCompose()
{
    return "services:\n"
           "  spawn-service:\n"
           "    image: example/spawn:0.8.85@sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\n"
           "    privileged: true\n"
           "    ports:\n"
           "      - \"9010:8080\"\n"
           "      - \"50001-50103:50001-50103\"\n"
           "    environment:\n"
           "      - MODE=${MODE:-registry+runner}\n"
           "      - GATEWAY_AUTH_COORDINATOR_WALLET=${GATEWAY_AUTH_COORDINATOR_WALLET}\n"
           "      - CVM_BASE_DOMAIN=${CVM_BASE_DOMAIN:-dstack-pha-prod10.phala.network}\n"
           "      - CAPACITY_THRESHOLD=${CAPACITY_THRESHOLD:-0.8}\n"
           "      - MODEL_MEMORY_LIMIT_MB=${MODEL_MEMORY_LIMIT_MB:-512}\n"
           "      - AWS_ACCESS_KEY_ID=${AWS_ACCESS_KEY_ID}\n"
           "      - AWS_SECRET_ACCESS_KEY=${AWS_SECRET_ACCESS_KEY}\n"
           "      - AWS_REGION=${AWS_REGION:-eu-west-1}\n"
           "      - APPROVED_COMPOSE_HASH=${APPROVED_COMPOSE_HASH:-}\n"
           "    volumes:\n"
           "      - /var/run/tappd.sock:/var/run/tappd.sock\n"
           "      - /var/run/dstack.sock:/var/run/dstack.sock\n"
           "      - spawntee-tasks:/opt/spawntee-tasks\n"
           "volumes:\n"
           "  spawntee-tasks:\n"
           "    driver: local\n";
}

inline QByteArray goodRunnerCompose()
{
    return "services:\n"
           "  spawn-service:\n"
           "    image: example/spawn:0.8.85@sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\n"
           "    privileged: true\n"
           "    ports: [\"9010:8080\", \"50001-50103:50001-50103\"]\n"
           "    environment:\n"
           "      MODE: runner\n"
           "      REGISTRY_URL: ${REGISTRY_URL}\n"
           "      GATEWAY_AUTH_COORDINATOR_WALLET:\n"
           "      CVM_BASE_DOMAIN: ${CVM_BASE_DOMAIN:-dstack-pha-prod10.phala.network}\n"
           "      CAPACITY_THRESHOLD: ${CAPACITY_THRESHOLD:-0.8}\n"
           "      MODEL_MEMORY_LIMIT_MB: ${MODEL_MEMORY_LIMIT_MB:-512}\n"
           "    volumes:\n"
           "      - /var/run/dstack.sock:/var/run/dstack.sock\n"
           "      - type: volume\n"
           "        source: tasks\n"
           "        target: /opt/spawntee-tasks\n"
           "volumes:\n"
           "  tasks:\n";
}

} // namespace pilothouse::test
