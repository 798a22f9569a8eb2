// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/pane_page.h"

#include <QPushButton>

#include <memory>

class QMenu;

namespace pilothouse::attestation {
class ReferenceBook;
}
namespace pilothouse::audit {
class AuditLog;
}

namespace pilothouse::ui {

/// What the machines of this environment are held against, and the way to import a table of OS images. An import changes what counts
/// as proven, so it is recorded.
class ReferenceButton final : public QPushButton
{
    Q_OBJECT
public:
    ReferenceButton(std::shared_ptr<attestation::ReferenceBook> book, std::shared_ptr<audit::AuditLog> audit, QWidget *parent = nullptr);

    /// Reads, checks and keeps a table; says how it went.
    void importTable(const QString &path);

signals:
    void notify(const pilothouse::ui::Notice &notice);

private:
    void chooseTable();
    void forgetTable();
    void fill();
    void record(const QString &what);

    std::shared_ptr<attestation::ReferenceBook> m_book;
    std::shared_ptr<audit::AuditLog> m_audit;
    QMenu *m_menu;
};

} // namespace pilothouse::ui
