// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/attestation/reference_button.h"

#include "models/spoken.h"
#include "services/attestation/reference_book.h"
#include "services/audit/audit_log.h"
#include "services/core/plain_text.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/mnemonics.h"

#include <QCoroTask>

#include <QFileDialog>
#include <QMenu>

namespace pilothouse::ui {

using models::Mark;
using models::StateText;

ReferenceButton::ReferenceButton(std::shared_ptr<attestation::ReferenceBook> book, std::shared_ptr<audit::AuditLog> audit, QWidget *parent)
    : QPushButton(parent)
    , m_book(std::move(book))
    , m_audit(std::move(audit))
    , m_menu(new QMenu(this))
{
    setObjectName(QStringLiteral("references"));
    setButtonRole(this, ButtonRole::Default);
    // Not QPushButton's own menu: its arrow has no place beside the text in this style.
    connect(this, &QPushButton::clicked, this, [this] { m_menu->popup(mapToGlobal(QPoint(0, height()))); });
    connect(m_book.get(), &attestation::ReferenceBook::changed, this, &ReferenceButton::fill);
    fill();
}

void ReferenceButton::fill()
{
    const attestation::References references = m_book->references();
    setText(references.osImages ? tr("OS images: %n known", nullptr, int(references.osImages->images.size())) : tr("OS images: not checked"));
    QMenu *const list = m_menu;
    list->clear();
    const QStringList lines = references.lines();
    if (lines.isEmpty())
        list->addAction(tr("Machines are compared with each other only"))->setEnabled(false);
    for (const QString &line : lines)
        list->addAction(mnemonicsEscaped(line))->setEnabled(false);
    list->addSeparator();
    QAction *const import = list->addAction(tr("Import OS image table…"), this, &ReferenceButton::chooseTable);
    import->setEnabled(m_book->canImport());
    QAction *const forget = list->addAction(tr("Forget the imported table"), this, &ReferenceButton::forgetTable);
    forget->setEnabled(m_book->hasImported());
    if (!m_book->canImport())
        list->addAction(tr("The profile names the table; change it there"))->setEnabled(false);
}

void ReferenceButton::chooseTable()
{
    auto *dialog = new QFileDialog(window(), tr("Import a table of released OS images"), QString(), tr("OS image table (*.json)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &ReferenceButton::importTable);
    dialog->open();
}

void ReferenceButton::importTable(const QString &path)
{
    QCoro::connect(m_book->importTable(path), this, [this](Status status) {
        if (!status) {
            emit notify({StateText::of(Mark::Fail, tr("Table not imported")),
                         tr("%1 Machines are judged as before.").arg(models::spokenLine(status.error()))});
            return;
        }
        const QString line = m_book->references().lines().value(0);
        record(QStringLiteral("OS image table imported"));
        emit notify({StateText::of(Mark::Pass, tr("Table imported")), tr("%1. It holds from the next comparison on.").arg(line)});
    });
}

void ReferenceButton::forgetTable()
{
    const Status status = m_book->forgetTable();
    if (!status) {
        emit notify({StateText::of(Mark::Fail, tr("Table not forgotten")), models::spokenLine(status.error())});
        return;
    }
    record(QStringLiteral("OS image table forgotten"));
    emit notify({StateText::of(Mark::Warn, tr("Table forgotten")), tr("OS images are not checked from the next comparison on.")});
}

void ReferenceButton::record(const QString &what)
{
    if (!m_audit)
        return;
    audit::Record record;
    record.action = QStringLiteral("attestation.references");
    record.target = QStringLiteral("OS image table");
    record.what = what;
    record.outcome = audit::Outcome::Done;
    record.evidence = attestation::toJson(m_book->references());
    QCoro::connect(m_audit->append(record), this, [this](Result<audit::Entry> entry) {
        if (!entry)
            emit notify({StateText::of(Mark::Warn, tr("Change of references not recorded")), models::spokenLine(entry.error())});
    });
}

} // namespace pilothouse::ui
