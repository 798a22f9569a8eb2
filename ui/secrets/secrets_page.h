// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/credentials/credentials_workflow.h"
#include "ui/widgets/pane_page.h"

#include <memory>

namespace pilothouse {
struct EnvironmentServices;
}
namespace pilothouse::models {
class DeskSettings;
class ListTableModel;
} // namespace pilothouse::models

namespace pilothouse::ui {

class CredentialActions;
class CredentialForm;
class CredentialPanel;
class DetailPanel;
class EmptyState;
class FilterField;
class KeychainLine;
class MasterDetail;
class TableFoot;
class TableView;

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
    void connectAll();
    void look(credentials::CredentialsWorkflow::Prompt prompt);
    void showList();
    void showSelection();
    void showCounts();
    void openForm();
    void closeForm();
    void tryTyped();
    void submit(credentials::Proof proof);
    QString selectedName() const;
    int rotateAfterDays() const;

    std::shared_ptr<credentials::CredentialsWorkflow> m_workflow;
    std::shared_ptr<domain::WriteAccess> m_access;
    std::shared_ptr<const Clock> m_clock;
    std::shared_ptr<models::DeskSettings> m_desk;
    QString m_environment;
    CancelToken m_cancel;

    models::ListTableModel *m_model;
    KeychainLine *m_keychain;
    FilterField *m_filter;
    TableView *m_table;
    EmptyState *m_empty;
    TableFoot *m_foot;
    DetailPanel *m_detail;
    CredentialPanel *m_panel;
    CredentialForm *m_form;
    CredentialActions *m_actions;
    MasterDetail *m_split = nullptr;
};

} // namespace pilothouse::ui
