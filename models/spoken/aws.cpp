// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/spoken/areas.h"

#include <QCoreApplication>

namespace pilothouse::models::spoken_areas {

namespace {

// clang-format off
constexpr const char *kPhrases[] = {
    QT_TRANSLATE_NOOP("Spoken", "the answer to %1"),
    QT_TRANSLATE_NOOP("Spoken", "host groups"),
    QT_TRANSLATE_NOOP("Spoken", "there is no host group of this name"),
    QT_TRANSLATE_NOOP("Spoken", "AutoScalingGroupName is missing"),
    QT_TRANSLATE_NOOP("Spoken", "MinSize, MaxSize or DesiredCapacity of %1 is missing or not a count"),
    QT_TRANSLATE_NOOP("Spoken", "%1 is missing"),
    QT_TRANSLATE_NOOP("Spoken", "; this machine's clock and the remote's differ by %1 s"),
    QT_TRANSLATE_NOOP("Spoken", "; tried %1 times"),
    QT_TRANSLATE_NOOP("Spoken", "tried %1 times"),
    QT_TRANSLATE_NOOP("Spoken", "%1 does not accept the key"),
    QT_TRANSLATE_NOOP("Spoken", "the key may not do this at %1"),
    QT_TRANSLATE_NOOP("Spoken", "%1 does not accept the time of the request"),
    QT_TRANSLATE_NOOP("Spoken", "%1 asks to slow down"),
    QT_TRANSLATE_NOOP("Spoken", "%1 at this address does not offer the operation"),
    QT_TRANSLATE_NOOP("Spoken", "%1 refuses"),
    QT_TRANSLATE_NOOP("Spoken", "Ask for this permission with the owner of the key; the message names the action. Other panes go on."),
    QT_TRANSLATE_NOOP("Spoken", "Set this machine's clock, then try again."),
    QT_TRANSLATE_NOOP("Spoken", "The session has expired: get new keys and store all three of them (%1)."),
    QT_TRANSLATE_NOOP("Spoken", "AWS_SECRET_ACCESS_KEY does not belong to AWS_ACCESS_KEY_ID: enter both again (%1)."),
    QT_TRANSLATE_NOOP("Spoken", "Check AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY of this environment (%1); keys of a session need AWS_SESSION_TOKEN too."),
    QT_TRANSLATE_NOOP("Spoken", "request %1"),
    QT_TRANSLATE_NOOP("Spoken", "%1 answers with status %2 and no error of its own: this address may not offer the operation, or a proxy answers"),
    QT_TRANSLATE_NOOP("Spoken", "ECS does not know the service any more (%1)"),
    QT_TRANSLATE_NOOP("Spoken", "serviceArn or serviceName is missing"),
    QT_TRANSLATE_NOOP("Spoken", "status is missing"),
    QT_TRANSLATE_NOOP("Spoken", "%1 is missing or not a count"),
    QT_TRANSLATE_NOOP("Spoken", "taskArn or lastStatus is missing"),
    QT_TRANSLATE_NOOP("Spoken", "%1 is missing or not a list"),
    QT_TRANSLATE_NOOP("Spoken", "%1 holds something that is no ARN"),
    QT_TRANSLATE_NOOP("Spoken", "clusterArn or clusterName is missing"),
    QT_TRANSLATE_NOOP("Spoken", "containerInstanceArn or status is missing"),
    QT_TRANSLATE_NOOP("Spoken", "name is missing"),
    QT_TRANSLATE_NOOP("Spoken", "taskDefinition.containerDefinitions is missing or not a list"),
    QT_TRANSLATE_NOOP("Spoken", "reservationSet is missing"),
    QT_TRANSLATE_NOOP("Spoken", "GetCallerIdentityResult.Account or Arn is missing"),
    QT_TRANSLATE_NOOP("Spoken", "the answer to GetCallerIdentity"),
    QT_TRANSLATE_NOOP("Spoken", "these logs are kept in another region, %1"),
    QT_TRANSLATE_NOOP("Spoken", "Read them with a profile of that region."),
    QT_TRANSLATE_NOOP("Spoken", "there is no log here yet: %1"),
    QT_TRANSLATE_NOOP("Spoken", "log events"),
    QT_TRANSLATE_NOOP("Spoken", "%1 log events without time or message were left out"),
    QT_TRANSLATE_NOOP("Spoken", "events is missing or not a list"),
    QT_TRANSLATE_NOOP("Spoken", "page %1 names itself as the next one"),
    QT_TRANSLATE_NOOP("Spoken", "%1: only the first %2 pages were read"),
    QT_TRANSLATE_NOOP("Spoken", "no region is set, and none is assumed"),
    QT_TRANSLATE_NOOP("Spoken", "Add aws.region, such as us-west-2, to the profile."),
    QT_TRANSLATE_NOOP("Spoken", "“%1” is not a region"),
    QT_TRANSLATE_NOOP("Spoken", "Regions look like us-west-2."),
    QT_TRANSLATE_NOOP("Spoken", "plain http is for this machine only"),
    QT_TRANSLATE_NOOP("Spoken", "the address of %1 (%2)"),
    QT_TRANSLATE_NOOP("Spoken", "Use https."),
    QT_TRANSLATE_NOOP("Spoken", "%1 is set to another value and ignored: this environment's %2 is %3"),
    QT_TRANSLATE_NOOP("Spoken", "AWS profile"),
    QT_TRANSLATE_NOOP("Spoken", "Correct the file, or keep the key in the keychain."),
    QT_TRANSLATE_NOOP("Spoken", "an indented line before any section"),
    QT_TRANSLATE_NOOP("Spoken", "a section without its “]”"),
    QT_TRANSLATE_NOOP("Spoken", "section “%1” is there twice"),
    QT_TRANSLATE_NOOP("Spoken", "neither a section, a setting nor a comment"),
    QT_TRANSLATE_NOOP("Spoken", "“%1” is there twice"),
    QT_TRANSLATE_NOOP("Spoken", "AWS profile “%1” gets its keys by %2, which this version does not do"),
    QT_TRANSLATE_NOOP("Spoken", "Store keys of it under Secrets: AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN."),
    QT_TRANSLATE_NOOP("Spoken", "AWS profile “%1” has no complete key"),
    QT_TRANSLATE_NOOP("Spoken", "there is no AWS profile “%1”"),
    QT_TRANSLATE_NOOP("Spoken", "Name another one in aws.profile."),
    QT_TRANSLATE_NOOP("Spoken", "the XML has %1 bytes"),
    QT_TRANSLATE_NOOP("Spoken", "the XML is too deep or has too many elements"),
    QT_TRANSLATE_NOOP("Spoken", "the XML declares or uses entities of its own"),
    QT_TRANSLATE_NOOP("Spoken", "not XML, looks like a web page"),
    QT_TRANSLATE_NOOP("Spoken", "not XML (line %1)"),
    QT_TRANSLATE_NOOP("Spoken", "Quota.Value is missing or not a number"),
    QT_TRANSLATE_NOOP("Spoken", "AlarmName or StateValue is missing"),
    QT_TRANSLATE_NOOP("Spoken", "instanceId or instanceType is missing"),
    QT_TRANSLATE_NOOP("Spoken", "the task definition has more than %1 settings"),
    QT_TRANSLATE_NOOP("Spoken", "taskDefinitionArn, family or revision is missing"),
    QT_TRANSLATE_NOOP("Spoken", "AWS does not know AWS_ACCESS_KEY_ID (%1): it is mistyped, switched off, deleted, or of another partition than the region. A key that begins with ASIA belongs to a session and needs AWS_SESSION_TOKEN too."),
    QT_TRANSLATE_NOOP("Spoken", "account %1 as %2"),
    QT_TRANSLATE_NOOP("Spoken", "the list of services"),
    QT_TRANSLATE_NOOP("Spoken", "tasks, and how they ended"),
    QT_TRANSLATE_NOOP("Spoken", "hosts and their groups"),
    QT_TRANSLATE_NOOP("Spoken", "the logs of provers"),
    QT_TRANSLATE_NOOP("Spoken", "why a group starts no hosts"),
    QT_TRANSLATE_NOOP("Spoken", "no cluster is known to ask about"),
    QT_TRANSLATE_NOOP("Spoken", "no service is known to ask about"),
    QT_TRANSLATE_NOOP("Spoken", "no running task is known to ask about"),
    QT_TRANSLATE_NOOP("Spoken", "no host is known to ask about"),
    QT_TRANSLATE_NOOP("Spoken", "no task definition is known to ask about"),
    QT_TRANSLATE_NOOP("Spoken", "its tasks keep no logs here"),
    QT_TRANSLATE_NOOP("Spoken", "no host group is known to ask about"),
    QT_TRANSLATE_NOOP("Spoken", "a change: it is not made to find out"),
    QT_TRANSLATE_NOOP("Spoken", "to scale a service and to restart it"),
    QT_TRANSLATE_NOOP("Spoken", "to stop a task"),
    QT_TRANSLATE_NOOP("Spoken", "to scale its hosts along"),
    QT_TRANSLATE_NOOP("Spoken", "this is the key of the account itself: it may do everything, and no policy limits it"),
    QT_TRANSLATE_NOOP("Spoken", "its role is called AdministratorAccess, as the policy that allows everything"),
    QT_TRANSLATE_NOOP("Spoken", "whether it may do more than is needed here is not visible to the key itself"),
};
// clang-format on

} // namespace

Phrases aws()
{
    return kPhrases;
}

} // namespace pilothouse::models::spoken_areas
