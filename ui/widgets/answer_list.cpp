// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/answer_list.h"

#include "services/core/plain_text.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/table_view.h"

#include <QVBoxLayout>

namespace pilothouse::ui {

AnswerList::AnswerList(const QString &name, std::vector<models::ListColumn> columns, const QList<int> &widths, QWidget *parent)
    : QWidget(parent)
    , m_model(new models::ListTableModel(std::move(columns), this))
    , m_table(new TableView(this))
    , m_failures(new PlainLabel(QString(), Type::Small, Ink::Muted, this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Metrics::current().u(3));
    m_table->setModel(m_model);
    m_table->setAccessibleName(name);
    m_table->setCompact(true);
    m_table->setColumnWidths(widths);
    m_table->setFittingColumns({0, 1});
    m_table->setCellKind(0, CellKind::State);
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_failures->setParagraph(true);
    column->addWidget(m_table);
    column->addWidget(m_failures);
    setAnswers({});
}

void AnswerList::setAnswers(std::vector<models::ListRow> rows)
{
    QStringList failures;
    for (const models::ListRow &row : rows)
        if (!row.detail.isEmpty())
            failures << visibleText(row.detail, 700);
    m_model->setRows(std::move(rows));
    const auto m = Metrics::current();
    m_table->setFixedHeight(m.tableHeader() + count() * m.rowCompact() + 2);
    m_failures->setText(failures.join(QStringLiteral("\n\n")));
    m_failures->setVisible(!failures.isEmpty());
    setVisible(count() > 0);
}

int AnswerList::count() const
{
    return m_model->rowCount();
}

} // namespace pilothouse::ui
