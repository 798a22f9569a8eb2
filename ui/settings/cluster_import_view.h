// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/clustersetup/config_import.h"
#include "ui/settings/environment_subpage.h"
#include "ui/widgets/pane_page.h"

class QPushButton;
class QScrollArea;

namespace pilothouse::ui {

class Card;
class FindingList;
class Note;

/// What taking an orchestrator's YAML over would change in a profile, and what of it is not understood, before it happens by plan. Reads
/// both dialects; nothing is written by looking.
class ClusterImportView final : public EnvironmentSubpage
{
    Q_OBJECT
public:
    ClusterImportView(std::shared_ptr<const Clock> clock, std::shared_ptr<audit::AuditLog> audit, QWidget *parent = nullptr);
    ~ClusterImportView() override;

    /// Reads the file off the GUI thread and shows what it comes to.
    void begin(const QString &path, const domain::Profile &profile);
    bool isReading() const { return m_isReading; }

signals:
    void planOffered(const pilothouse::ui::PlanOffer &offer);
    void notify(const pilothouse::ui::Notice &notice);
    /// The profile of this name was written.
    void imported(const QString &name);

private:
    void read();
    void showState();
    void offer();

    std::shared_ptr<const Clock> m_clock;
    std::shared_ptr<audit::AuditLog> m_audit;
    QString m_path;
    domain::Profile m_profile;
    std::optional<Result<std::shared_ptr<const clustersetup::ConfigImport>>> m_read; ///< nothing: not read yet
    quint64 m_reads = 0;                                                             ///< an answer to an older one is dropped
    bool m_isReading = false;

    Note *m_note;
    Card *m_linesCard;
    FindingList *m_lines;
    Card *m_changeCard;
    QScrollArea *m_diff;
    QPushButton *m_again;
    QPushButton *m_import;
};

} // namespace pilothouse::ui
