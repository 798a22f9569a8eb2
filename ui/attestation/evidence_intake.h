// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QStringList>

class QDragEnterEvent;
class QDropEvent;
class QWidget;

namespace pilothouse::models {
class MachineChoiceModel;
}

namespace pilothouse::ui {

/// Takes stored quotes, fleets and collateral into the choice of machines: from files, dropped ones too, and from the clipboard.
class EvidenceIntake final : public QObject
{
    Q_OBJECT
public:
    EvidenceIntake(models::MachineChoiceModel *choice, QWidget *page);

    /// Asks for files.
    void chooseFiles();
    /// Files are read elsewhere; taken() follows.
    void addFiles(const QStringList &paths);
    void pasteQuote();
    /// Only files of this machine are taken.
    void dragEnter(QDragEnterEvent *event) const;
    void drop(QDropEvent *event);

signals:
    /// "Reading 3 files…"
    void reading(const QString &words);
    /// The clipboard cannot be a quote; nothing was taken.
    void refused(const QString &problem);
    /// What could be read is in the choice; why the rest could not, or empty.
    void taken(const QString &problems);

private:
    models::MachineChoiceModel *m_choice;
    QWidget *m_page;
};

} // namespace pilothouse::ui
