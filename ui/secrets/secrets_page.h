// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/credentials/credentials_workflow.h"
#include "ui/widgets/pane_page.h"

#include <memory>

class QPushButton;

namespace pilothouse {
struct EnvironmentServices;
}
namespace pilothouse::models {
class DeskSettings;
class ListTableModel;
} // namespace pilothouse::models

namespace pilothouse::ui {

class CredentialForm;
class CredentialPanel;
class DetailPanel;
class EmptyState;
class FilterField;
class MasterDetail;
class Note;
class TableFoot;
class TableView;
class VerdictLine;

/// The keys of one environment: what is stored, where and how old; entering, testing, replacing and deleting them. The keychain's
/// state in words, with the operator's choices about it.
class SecretsPage final : public PanePage
{
    Q_OBJECT
public:
    /// `desk` says after how many days a key should be replaced; null: after 90.
    explicit SecretsPage(const EnvironmentServices &services, std::shared_ptr<models::DeskSettings> desk = nullptr, QWidget *parent = nullptr);
    ~SecretsPage() override;

    void activated() override;
    void deactivated() override;
    void refreshNow() override;
    bool showObject(const QString &key) override;
    QList<PageObject> objects() const override;
    QList<KeyHelp> keys() const override;
    QJsonObject saveLayout() const override;
    void restoreLayout(const QJsonObject &layout) override;
    void setNarrow(bool narrow) override;

private:
    void buildActions();
    void connectAll();
    void look(credentials::CredentialsWorkflow::Prompt prompt);
    void showList();
    void showKeychain();
    void showSelection();
    void showCounts();
    void openForm();
    void closeForm();
    void submit(credentials::Proof proof);
    void testSelected();
    void testAll();
    void testNext(QStringList sets);
    void deleteSelected();
    void report(const Status &result, const QString &done, const QString &failed);
    QString selectedName() const;
    int rotateAfterDays() const;

    std::shared_ptr<credentials::CredentialsWorkflow> m_workflow;
    std::shared_ptr<domain::WriteAccess> m_access;
    std::shared_ptr<const Clock> m_clock;
    std::shared_ptr<models::DeskSettings> m_desk;
    QString m_environment;
    CancelToken m_cancel;
    bool m_testing = false;

    models::ListTableModel *m_model;
    VerdictLine *m_verdict;
    Note *m_keychain; ///< in the verdict's place where there is something to choose
    QPushButton *m_again;
    QPushButton *m_session;
    QPushButton *m_accept;
    FilterField *m_filter;
    TableView *m_table;
    EmptyState *m_empty;
    TableFoot *m_foot;
    DetailPanel *m_detail;
    CredentialPanel *m_panel;
    CredentialForm *m_form;
    MasterDetail *m_split;
    QAction *m_testAll;
    QAction *m_test;
    QAction *m_enter;
    QAction *m_delete;
    QAction *m_copy;
};

} // namespace pilothouse::ui
