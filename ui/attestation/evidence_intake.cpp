// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/attestation/evidence_intake.h"

#include "models/format.h"
#include "models/machine_choice_model.h"
#include "models/spoken.h"
#include "services/attestation/stored_evidence.h"

#include <QClipboard>
#include <QCoreApplication>
#include <QDragEnterEvent>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QFutureWatcher>
#include <QGuiApplication>
#include <QMimeData>
#include <QtConcurrent>

#include <algorithm>

namespace pilothouse::ui {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(pilothouse::ui::AttestationPage)
};

constexpr qint64 kMostFileBytes = 16 * 1024 * 1024;

struct ReadFile
{
    QString name;
    Result<attestation::StoredEvidence> stored;
};

ReadFile readFile(const QString &path)
{
    const QString name = QFileInfo(path).fileName();
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        Error error;
        error.kind = ErrorKind::InvalidInput;
        error.what = file.errorString();
        error.where = name;
        return {name, error};
    }
    return {name, attestation::readStoredEvidence(file.read(kMostFileBytes + 1), name)};
}

} // namespace

EvidenceIntake::EvidenceIntake(models::MachineChoiceModel *choice, QWidget *page) : QObject(page), m_choice(choice), m_page(page) { }

void EvidenceIntake::chooseFiles()
{
    auto *dialog = new QFileDialog(m_page, Words::tr("Stored quotes, fleets and collateral"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    connect(dialog, &QFileDialog::filesSelected, this, &EvidenceIntake::addFiles);
    dialog->open();
}

void EvidenceIntake::addFiles(const QStringList &paths)
{
    emit reading(models::counted(paths.size(), Words::tr("Reading 1 file…"), Words::tr("Reading %1 files…")));
    auto *watcher = new QFutureWatcher<QList<ReadFile>>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher] {
        watcher->deleteLater();
        QStringList problems;
        for (const ReadFile &file : watcher->result()) {
            if (file.stored)
                m_choice->addStored(file.name, *file.stored);
            else
                problems << models::spokenLine(file.stored.error());
        }
        emit taken(problems.join(u' '));
    });
    watcher->setFuture(QtConcurrent::run([paths] {
        QList<ReadFile> files;
        for (const QString &path : paths)
            files << readFile(path);
        return files;
    }));
}

void EvidenceIntake::pasteQuote()
{
    const QByteArray bytes = QGuiApplication::clipboard()->text().trimmed().toUtf8();
    if (bytes.isEmpty())
        return;
    if (bytes.size() > kMostFileBytes) {
        emit refused(Words::tr("The clipboard holds more than a quote can be."));
        return;
    }
    const auto stored = attestation::readStoredEvidence(bytes, Words::tr("clipboard"));
    if (stored)
        m_choice->addStored(Words::tr("clipboard"), *stored);
    emit taken(stored ? QString() : models::spokenLine(stored.error()));
}

void EvidenceIntake::dragEnter(QDragEnterEvent *event) const
{
    const auto urls = event->mimeData()->urls();
    if (!urls.isEmpty() && std::all_of(urls.begin(), urls.end(), [](const QUrl &url) { return url.isLocalFile(); }))
        event->acceptProposedAction();
}

void EvidenceIntake::drop(QDropEvent *event)
{
    QStringList paths;
    for (const QUrl &url : event->mimeData()->urls())
        paths << url.toLocalFile();
    addFiles(paths);
    event->acceptProposedAction();
}

} // namespace pilothouse::ui
