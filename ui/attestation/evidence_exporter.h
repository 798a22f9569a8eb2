// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/attestation/judged_evidence.h"
#include "services/core/operation.h"
#include "services/domain/environment.h"
#include "ui/widgets/pane_page.h"

#include <QObject>

#include <memory>

class QWidget;

namespace pilothouse::certificate {
class CertificateWorkflow;
}

namespace pilothouse::ui {

/// Takes a comparison out of the window: as the evidence bundle alone, or as a signed certificate. Asks where to and says how it went.
class EvidenceExporter final : public QObject
{
    Q_OBJECT
public:
    using Judged = std::shared_ptr<const attestation::JudgedEvidence>;

    /// `window`: what the file dialogs belong to.
    EvidenceExporter(std::shared_ptr<certificate::CertificateWorkflow> certificates, std::shared_ptr<OperationList> operations,
                     domain::Environment environment, QWidget *window);

    bool writesCertificates() const { return m_certificates != nullptr; }
    void chooseBundle(Judged judged);
    void chooseCertificate(Judged judged);
    /// A folder, or a zip; what is there already is never replaced.
    void writeCertificate(Judged judged, const QString &path);

signals:
    void notify(const pilothouse::ui::Notice &notice);

private:
    void writeBundle(Judged judged, const QString &path);

    std::shared_ptr<certificate::CertificateWorkflow> m_certificates; ///< null: bundles only
    std::shared_ptr<OperationList> m_operations;
    domain::Environment m_environment;
    QWidget *m_window;
};

} // namespace pilothouse::ui
