// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/provenance/provenance_workflow.h"
#include "ui/attestation/compared.h"
#include "ui/widgets/pane_page.h"

#include <QWidget>

#include <memory>

class QButtonGroup;
class QComboBox;
class QLineEdit;
class QPushButton;
class QStackedWidget;

namespace pilothouse::models {
class ListTableModel;
}

namespace pilothouse::ui {

class HashLabel;
class PlainLabel;
class StateLabel;
class TableView;

/// Where the code that machines prove comes from: a source file or tag and the hash it gives, what the app contract ever allowed,
/// and the deployments page looked up on the chain. Only reads.
class SourcePanel final : public QWidget
{
    Q_OBJECT
public:
    enum class Part { Check, History, Page };

    explicit SourcePanel(std::shared_ptr<provenance::ProvenanceWorkflow> workflow, QWidget *parent = nullptr);

    void setCompared(const Compared &compared);
    void showPart(Part part);
    /// What the buttons of the parts do.
    void checkFile(const QString &path);
    void readHistory();
    void readPage(const QString &path);
    TableView *table(Part part) const { return m_tables[size_t(part)]; }

signals:
    void notify(const pilothouse::ui::Notice &notice);

private:
    QWidget *makeCheckPart();
    QWidget *makeChainPart(Part part, QPushButton *action, const QString &emptyTitle, const QString &emptyText);
    void check();
    void setBusy(bool busy, const QString &step);
    void showReport(const provenance::SourceReport &report);
    void fail(const Error &error);
    std::optional<Sha256> expectedHash() const;
    std::vector<provenance::AttestedHash> attested() const;

    std::shared_ptr<provenance::ProvenanceWorkflow> m_workflow;
    Compared m_compared;
    CancelToken m_cancel;
    bool m_busy = false;
    QButtonGroup *m_parts;
    QStackedWidget *m_stack;
    QPushButton *m_stop;
    PlainLabel *m_step;
    QComboBox *m_kind;
    QLineEdit *m_path;
    QLineEdit *m_tag;
    QLineEdit *m_inGit;
    QComboBox *m_against;
    QPushButton *m_check;
    QPushButton *m_readHistory;
    QPushButton *m_readPage;
    HashLabel *m_hash;
    std::array<StateLabel *, 3> m_states{};
    std::array<PlainLabel *, 3> m_texts{};
    std::array<TableView *, 3> m_tables{};
    std::array<models::ListTableModel *, 3> m_models{};
};

} // namespace pilothouse::ui
