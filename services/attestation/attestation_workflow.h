// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/attestation/judged_evidence.h"
#include "services/attestation/reference_book.h"
#include "services/attestation/second_verifier.h"
#include "services/core/cancel_token.h"
#include "services/core/clock.h"
#include "services/core/result.h"

#include <QCoroTask>

#include <QObject>

#include <functional>
#include <memory>
#include <vector>

namespace pilothouse::attestation {

/// A machine that can be asked for evidence.
struct Machine
{
    QString name;
    QString address; ///< base URL of the instance that offers a challenge route; empty = none
    QString cloudId; ///< identifier at the cloud's API; empty = none
};

/// Asks machines for evidence. Never fails as a whole: what is missing is a failure line inside the evidence.
class EvidencePort
{
public:
    virtual ~EvidencePort() = default;
    /// `challenge`: 32 random bytes as hex text, different for each machine and run.
    virtual QCoro::Task<Evidence> collect(Machine machine, QByteArray challenge, CancelToken cancel) = 0;
};

/// Collateral with what is worth saying about where it came from ("offline copy, 6 days old"); the notes go to every machine it judges.
struct FetchedCollateral
{
    Collateral collateral;
    QStringList notes;
};

/// Fetches collateral for a quote (PCCS), with a cache on disk that keeps its validity. Errors: Network, Protocol, …
class CollateralPort
{
public:
    virtual ~CollateralPort() = default;
    virtual QCoro::Task<Result<FetchedCollateral>> collateralFor(Quote quote, CancelToken cancel) = 0;
};

/// What it means that no machine answered anything.
enum class Silence {
    IsAnError, ///< there is nothing to compare
    IsFound,   ///< a watch wants to know it of each machine
};

/// Challenges machines, collects evidence and collateral, and compares off the main thread.
class AttestationWorkflow final : public QObject, public std::enable_shared_from_this<AttestationWorkflow>
{
    Q_OBJECT
public:
    struct Parts
    {
        std::shared_ptr<EvidencePort> evidence;     ///< null: only stored evidence can be compared
        std::shared_ptr<CollateralPort> collateral; ///< null: only given collateral
        TrustRoot root = TrustRoot::intel();
        StatusPolicy policy;
        std::shared_ptr<const Clock> clock;
        std::shared_ptr<const ReferenceBook> references;    ///< null: machines are compared with each other only
        std::shared_ptr<SecondVerifierPort> secondVerifier; ///< null: there is nobody to ask
    };
    explicit AttestationWorkflow(Parts parts);

    /// Live machines and stored evidence in one comparison: live ones first, in order. `at`: nothing = when the last answer came.
    QCoro::Task<Result<JudgedEvidence>> compareTogether(std::vector<Machine> live, std::vector<Evidence> stored, CollateralSet given,
                                                        std::optional<UnixTime> at, CancelToken cancel, Silence silence = Silence::IsAnError);
    /// Live: fresh challenge per machine, at most 8 at once. Errors: Network when no machine answered anything and that is an error, Cancelled.
    QCoro::Task<Result<JudgedEvidence>> compareLive(std::vector<Machine> machines, CancelToken cancel, Silence silence = Silence::IsAnError);
    /// Stored: quotes, fleet files and snapshots; collateral given or fetched by PCCS where `given` has none that fits.
    QCoro::Task<Result<JudgedEvidence>> compareStored(std::vector<Evidence> machines, CollateralSet given, std::optional<UnixTime> at,
                                                      CancelToken cancel);

    /// Sends each quote to the second verifier, at most 4 at once; what one answer says or fails to say leaves the others alone.
    /// Never called but on the operator's word: quotes leave the desk. Errors: Refused without a second verifier, Cancelled.
    QCoro::Task<Result<SecondOpinions>> askSecondVerifier(std::shared_ptr<const JudgedEvidence> judged, CancelToken cancel);
    /// Its name for people; empty when there is nobody to ask.
    QString secondVerifierName() const { return m_parts.secondVerifier ? m_parts.secondVerifier->verifierName() : QString(); }

    const TrustRoot &trustRoot() const { return m_parts.root; }
    /// What the next comparison holds the machines against.
    References references() const { return m_parts.references ? m_parts.references->references() : References(); }

signals:
    /// Machines asked (or collateral fetched) out of all steps; on the thread of the workflow.
    void progressChanged(int done, int total);
    /// Quotes that the second verifier has answered or failed on, out of all that it is asked about.
    void secondOpinionProgressChanged(int done, int total);

private:
    struct Run;
    struct Asking;
    QCoro::Task<Done> askSecondSome(std::shared_ptr<Asking> asking);
    QCoro::Task<Done> askSome(std::shared_ptr<Run> run);
    QCoro::Task<Done> fetchCollateral(std::shared_ptr<Run> run);
    QCoro::Task<Result<JudgedEvidence>> judgeRun(std::shared_ptr<Run> run);
    void advance(Run &run);

    Parts m_parts;
};

} // namespace pilothouse::attestation
