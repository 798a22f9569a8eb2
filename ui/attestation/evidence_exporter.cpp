// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/attestation/evidence_exporter.h"

#include "models/format.h"
#include "models/spoken.h"
#include "services/attestation/evidence_bundle.h"
#include "services/certificate/certificate_workflow.h"
#include "services/core/plain_text.h"

#include <QCoroTask>

#include <QFileDialog>
#include <QFutureWatcher>
#include <QSaveFile>
#include <QtConcurrent>

namespace pilothouse::ui {

using models::Mark;
using models::StateText;

EvidenceExporter::EvidenceExporter(std::shared_ptr<certificate::CertificateWorkflow> certificates, std::shared_ptr<OperationList> operations,
                                   domain::Environment environment, QWidget *window)
    : QObject(window)
    , m_certificates(std::move(certificates))
    , m_operations(std::move(operations))
    , m_environment(std::move(environment))
    , m_window(window)
{
}

void EvidenceExporter::chooseBundle(Judged judged)
{
    auto *dialog = new QFileDialog(m_window, tr("Save the evidence"), QStringLiteral("evidence.json"), tr("Evidence bundle (*.json)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("json"));
    connect(dialog, &QFileDialog::fileSelected, this, [this, judged](const QString &path) { writeBundle(judged, path); });
    dialog->open();
}

void EvidenceExporter::writeBundle(Judged judged, const QString &path)
{
    auto *watcher = new QFutureWatcher<QString>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, path] {
        watcher->deleteLater();
        const QString problem = watcher->result();
        if (problem.isEmpty())
            emit notify({StateText::of(Mark::Pass, tr("Evidence saved")), path});
        else
            emit notify({StateText::of(Mark::Fail, tr("Evidence not saved")), problem});
    });
    watcher->setFuture(QtConcurrent::run([judged, path]() -> QString {
        QSaveFile file(path);
        const QByteArray bytes = attestation::evidenceBundle(*judged);
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
            return QStringLiteral("%1: %2").arg(path, file.errorString());
        return {};
    }));
}

void EvidenceExporter::chooseCertificate(Judged judged)
{
    auto *dialog
        = new QFileDialog(m_window, tr("Export a certificate of this comparison"), QStringLiteral("certificate.zip"), tr("Certificate (*.zip)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("zip"));
    connect(dialog, &QFileDialog::fileSelected, this, [this, judged](const QString &path) { writeCertificate(judged, path); });
    dialog->open();
}

void EvidenceExporter::writeCertificate(Judged judged, const QString &path)
{
    if (!judged || !m_certificates)
        return;
    const CancelToken cancel;
    const OperationId operation
        = m_operations->begin(m_environment.id.text(), tr("Write a certificate of %n machines", nullptr, int(judged->machines.size())), cancel);
    const auto progress
        = connect(m_certificates.get(), &certificate::CertificateWorkflow::progressChanged, this, [this, operation](int done, int total) {
              m_operations->step(operation, tr("%1 of %2 files").arg(done).arg(total), total > 0 ? double(done) / total : 0.0);
          });
    auto task = m_certificates->write(*judged, path, cancel);
    QCoro::connect(std::move(task), this, [this, operation, progress](Result<certificate::Written> written) {
        disconnect(progress);
        if (!written) {
            m_operations->fail(operation, written.error());
            if (written.error().kind != ErrorKind::Cancelled)
                emit notify({StateText::of(Mark::Fail, tr("Certificate not written")), models::spokenLine(written.error())});
            return;
        }
        m_operations->succeed(operation, written->path);
        emit notify({StateText::of(Mark::Pass, tr("Certificate written")),
                     tr("%1, manifest %2, signed by key %3%4")
                         .arg(written->path, models::shortHash(QString::fromLatin1(written->manifest.toHex())),
                              models::shortHash(written->keyFingerprint), written->keyIsKept ? QString() : tr(" (made for this certificate)"))});
    });
}

} // namespace pilothouse::ui
