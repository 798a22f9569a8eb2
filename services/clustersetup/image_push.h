// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/audit/audit_log.h"
#include "services/clustersetup/setup_checks.h"
#include "services/clustersetup/tool_run.h"
#include "services/core/cancel_token.h"
#include "services/domain/access.h"
#include "services/domain/plan.h"

#include <QCoroTask>

#include <QObject>
#include <QProcessEnvironment>

#include <memory>

namespace pilothouse::clustersetup {

/// What an image is built and pushed with.
struct ImagePushParts
{
    domain::Environment environment;
    std::shared_ptr<audit::AuditLog> audit;
    std::shared_ptr<domain::WriteAccess> access; ///< null: whoever calls has asked
    std::shared_ptr<const Clock> clock;
    QProcessEnvironment tools; ///< PATH and what `docker` and `make` may see; without the setup's secrets
    std::chrono::milliseconds infoLimit{20'000};
    std::chrono::milliseconds versionLimit{5'000}; ///< for a tool to tell its version
    std::chrono::milliseconds grace{5'000};        ///< between being asked to end and being ended
};

/// The environment of this program without the secrets that it may have been handed in it.
QProcessEnvironment toolEnvironment();

/// Builds the image of a spawntee's checkout and pushes it, by the checkout's own `make push`, before a cluster is set up from it.
/// Lives on the main thread; held by shared_ptr.
class ImagePush final : public QObject, public std::enable_shared_from_this<ImagePush>
{
    Q_OBJECT
public:
    ImagePush(std::shared_ptr<const ImagePushParts> parts, SetupAnswers answers);

    /// Looks for the tools, the daemon, the version, what the compose files run, and whether the image is there already. Changes nothing.
    /// Errors: Cancelled; nothing is planned from half a look.
    QCoro::Task<Status> look(CancelToken cancel);
    const Findings &findings() const { return m_findings; }
    /// "example/spawn:0.8.85"; empty: not known.
    QString image() const;
    domain::Plan plan() const;
    /// The setup's plan with this as its first step; refused when either is.
    domain::Plan before(domain::Plan setup) const;

    /// Runs `make push` to its end, then asks the image's registry for it: what that found is the answer. Errors: Refused (look() found
    /// something, or was not done; the record cannot be written), Remote (make ended with another code than 0, which `what` tells), Cancelled and
    /// OutcomeUnknown: parts of the image may be pushed.
    QCoro::Task<Result<Findings>> carryOut(CancelToken cancel);

signals:
    /// A line that the tools wrote, made visible.
    void lineRead(const QString &line);

private:
    void lookAtFiles(const FilesCheck &files);
    QCoro::Task<Done> lookForMake(CancelToken cancel);
    QCoro::Task<Done> lookForDocker(CancelToken cancel);
    QCoro::Task<Done> lookForImage(CancelToken cancel);
    QCoro::Task<Result<ToolEnd>> ask(QString program, QStringList arguments, std::chrono::milliseconds limit, CancelToken cancel);
    QCoro::Task<Result<Findings>> readBack(CancelToken cancel);
    QCoro::Task<Status> record(audit::Outcome outcome, QString what);

    std::shared_ptr<const ImagePushParts> m_parts;
    SetupAnswers m_answers;
    Findings m_findings;
    bool m_hasLooked = false;
    QString m_docker;
    QString m_make;
    QString m_folder;  ///< that make runs in
    QString m_name;    ///< of the image, without tag and digest
    QString m_version; ///< that the checkout calls itself
    QString m_run;
};

} // namespace pilothouse::clustersetup
