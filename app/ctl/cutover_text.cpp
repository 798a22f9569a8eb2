// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/cutover_text.h"

#include "services/core/plain_text.h"
#include "services/cutover/cutover_workflow.h"

namespace pilothouse::ctl {

namespace {

QString planeText(const QString &role, const cutover::PlaneStatus &plane)
{
    const QString ready = !plane.ready ? QStringLiteral("unknown") : *plane.ready ? QStringLiteral("ready") : QStringLiteral("not ready");
    return QStringLiteral("%1  %2 %3: %4%5\n")
        .arg(role, -10)
        .arg(visibleText(plane.name, 40), visibleText(plane.url, 120), ready,
             plane.finding.isEmpty() ? QString() : QStringLiteral(" (%1)").arg(visibleText(plane.finding)));
}

} // namespace

QString gatesText(const cutover::CutoverStatus &status)
{
    QString text;
    for (const domain::Gate &gate : status.gates)
        text += QStringLiteral("gate       %1  %2%3  %4\n")
                    .arg(domain::gateIdWord(gate.id), -12)
                    .arg(domain::gateStateWord(gate.state), gate.degraded ? QStringLiteral(", degraded") : QString(), visibleText(gate.finding));
    return text;
}

QString cutoverStatusText(const cutover::CutoverStatus &status)
{
    QString text = QStringLiteral("stage      %1%2\n")
                       .arg(cutover::stageWord(status.stage), status.run.isEmpty() ? QString() : QStringLiteral(" (run %1)").arg(status.run));
    text += QStringLiteral("router     %1 %2: %3\n").arg(status.router.kind, visibleText(status.router.endpoint, 120), status.router.state);
    for (const cutover::SplitRow &row : status.split)
        text += QStringLiteral("split      %1  in force %2, wanted %3 %%4\n")
                    .arg(domain::intentWord(row.intent), -12)
                    .arg(row.inForce ? QStringLiteral("%1 %").arg(row.inForce->whole()) : QStringLiteral("unknown"))
                    .arg(row.wanted.whole())
                    .arg(row.pin == cutover::Pin::None ? QString() : QStringLiteral(", pinned"));
    text += gatesText(status);
    for (const domain::Condition &condition : status.conditions)
        text += QStringLiteral("condition  %1  %2  %3\n")
                    .arg(domain::conditionIdWord(condition.id), -12)
                    .arg(domain::conditionStateWord(condition.state), visibleText(condition.finding));
    text += planeText(QStringLiteral("old plane"), status.oldPlane) + planeText(QStringLiteral("new plane"), status.newPlane);
    for (const QString &alarm : status.alarms)
        text += QStringLiteral("alarm      %1\n").arg(visibleText(alarm));
    return text;
}

} // namespace pilothouse::ctl
