// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/audit/audit_log.h"
#include "services/core/operation.h"
#include "ui/widgets/pane_page.h"

#include <functional>
#include <memory>
#include <optional>

class QStackedWidget;

namespace pilothouse {
struct EnvironmentServices;
}
namespace pilothouse::models {
class AuditTableModel;
}

namespace pilothouse::ui {

class DetailPanel;
class EmptyState;
class EntryPanel;
class FilterField;
class MasterDetail;
class TableFoot;
class TableView;
class VerdictLine;

/// The record of this environment: read, filter, verify, export.
class AuditPage final : public PanePage
{
    Q_OBJECT
public:
    explicit AuditPage(const EnvironmentServices &services, QWidget *parent = nullptr);

    void activated() override;
    void refreshNow() override;
    bool showObject(const QString &key) override;
    QList<KeyHelp> keys() const override;
    void setNarrow(bool narrow) override;
    QJsonObject saveLayout() const override;
    void restoreLayout(const QJsonObject &layout) override;

    /// Writes the record to a folder, or to a zip when the path ends in ".zip", as "Export…" does. Either holds the record as
    /// JSON lines, as CSV and as a report in HTML and PDF.
    void exportTo(const QString &path);
    /// How "Export…" asks where to: gets a suggested name, calls back with the chosen path unless it was cancelled. For tests.
    using PathAsker = std::function<void(QWidget *parent, const QString &suggestion, std::function<void(const QString &)> chosen)>;
    void setPathAsker(PathAsker asker) { m_askPath = std::move(asker); }

private:
    void load();
    void verify();
    void chooseExport();
    void showVerdict();
    void showBroken();
    void showEntry(quint64 seq);
    void showCounts();

    std::shared_ptr<audit::AuditLog> m_audit;
    std::shared_ptr<OperationList> m_operations;
    std::shared_ptr<const Clock> m_clock;
    QString m_environment;

    models::AuditTableModel *m_model;
    VerdictLine *m_verdict;
    FilterField *m_filter;
    TableView *m_table;
    EmptyState *m_empty;
    TableFoot *m_foot;
    DetailPanel *m_detail;
    EntryPanel *m_entry;
    MasterDetail *m_split;
    QAction *m_verifyAction;
    QAction *m_exportAction;
    QAction *m_brokenAction; ///< leads to the first broken entry; hidden while there is none
    PathAsker m_askPath;

    std::optional<audit::Verification> m_verification;
    std::optional<Error> m_problem;
    QDateTime m_verifiedAt;
    std::chrono::milliseconds m_verifyTook{0};
    bool m_loaded = false;
    bool m_verifying = false;
};

} // namespace pilothouse::ui
