// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/attestation/machine_chooser.h"

#include "models/machine_choice_model.h"
#include "models/cell_role.h"
#include "models/spoken.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/check_delegate.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/filter_field.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/note.h"
#include "ui/widgets/table_view.h"

#include <QDateTimeEdit>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace pilothouse::ui {

using models::MachineChoiceModel;

MachineChooser::MachineChooser(MachineChoiceModel *model, QWidget *parent)
    : Panel(Ground::Surface, parent)
    , m_model(model)
    , m_filter(new FilterField(tr("name, node, compose hash")))
    , m_table(new TableView)
    , m_tools(new Toolbar)
    , m_fixTime(new Chip(tr("Verify as of")))
    , m_time(new QDateTimeEdit)
    , m_reason(new PlainLabel(QString(), Type::Body, Ink::Muted))
    , m_compare(makeButton(tr("Compare"), ButtonRole::Primary, IconName::Compare))
    , m_clear(makeButton(tr("Clear choice"), ButtonRole::Flat))
    , m_cancel(makeButton(tr("Cancel"), ButtonRole::Default, IconName::Close))
    , m_failure(new Note(models::StateText::of(models::Mark::Fail, QString()), Note::Shape::Across))
    , m_tryAgain(makeButton(tr("Try again"), ButtonRole::Default, IconName::Refresh))
    , m_detailsButton(makeButton(tr("Details"), ButtonRole::Default))
    , m_empty(new EmptyState)
{
    const auto m = Metrics::current();
    m_tools->addWidget(m_filter);
    m_tools->addStretch();
    m_fixTime->setToolTip(
        plainToolTip(tr("Collateral is valid for about 30 days: old evidence is verified at its own time, and the verdict says so.")));
    m_time->setDisplayFormat(QStringLiteral("yyyy-MM-dd HH:mm 'UTC'"));
    m_time->setTimeSpec(Qt::UTC);
    m_time->setDateTime(QDateTime::currentDateTimeUtc());
    m_time->setEnabled(false);
    m_time->setAccessibleName(tr("Time of verification, UTC"));
    m_tools->addWidget(m_fixTime);
    m_tools->addWidget(m_time);
    QPushButton *const addFiles = makeButton(tr("Add files…"), ButtonRole::Default, IconName::Import);
    m_tools->addWidget(addFiles);

    m_table->setModel(model);
    m_table->setAccessibleName(tr("Machines and files that can be compared"));
    m_table->setColumnWidths({280, 190, 150, 190, 0});
    m_table->setCellKind(int(MachineChoiceModel::Column::State), CellKind::State);
    m_table->setCellKind(int(MachineChoiceModel::Column::ComposeHash), CellKind::Hash);
    m_table->setItemDelegateForColumn(int(MachineChoiceModel::Column::Name), new CheckDelegate(m_table));
    m_table->setYieldingColumns({int(MachineChoiceModel::Column::Source), int(MachineChoiceModel::Column::Node)});
    m_table->setEmptyWidget(m_empty);
    m_filter->setTarget(m_table);
    m_detailsButton->setCheckable(true);
    m_failure->addButton(m_detailsButton);
    m_failure->addButton(m_tryAgain);
    m_failure->hide();
    m_cancel->hide();

    auto *foot = new Panel(Ground::Header);
    foot->setEdges(Qt::TopEdge);
    foot->setFixedHeight(m.px(52));
    auto *row = new QHBoxLayout(foot);
    row->setContentsMargins(m.margin(), 0, m.margin(), 0);
    row->setSpacing(m.u(2));
    row->addWidget(m_reason, 1);
    row->addWidget(m_clear);
    row->addWidget(m_cancel);
    row->addWidget(m_compare);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_tools);
    column->addWidget(m_failure);
    column->addWidget(m_table, 1);
    column->addWidget(foot);

    connect(m_filter, &QLineEdit::textChanged, model, &MachineChoiceModel::setFilter);
    connect(m_fixTime, &QAbstractButton::toggled, m_time, &QWidget::setEnabled);
    connect(addFiles, &QPushButton::clicked, this, &MachineChooser::addFilesRequested);
    connect(m_clear, &QPushButton::clicked, model, &MachineChoiceModel::clearChecks);
    connect(m_compare, &QPushButton::clicked, this, &MachineChooser::compareRequested);
    connect(m_cancel, &QPushButton::clicked, this, &MachineChooser::cancelRequested);
    connect(m_tryAgain, &QPushButton::clicked, this, &MachineChooser::compareRequested);
    connect(m_detailsButton, &QPushButton::toggled, this, &MachineChooser::showFailure);
    connect(m_table, &QAbstractItemView::activated, model, [model](const QModelIndex &index) {
        const QModelIndex name = index.siblingAtColumn(int(MachineChoiceModel::Column::Name));
        model->setData(name, name.data(Qt::CheckStateRole).toInt() == Qt::Checked ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
    });
    connect(model, &MachineChoiceModel::checksChanged, this, &MachineChooser::showCounts);
    connect(model, &QAbstractItemModel::modelReset, this, [this] {
        showCounts();
        describeEmpty();
    });
    showCounts();
    describeEmpty();
}

void MachineChooser::addTool(QWidget *tool)
{
    m_tools->addWidget(tool);
}

void MachineChooser::setRunning(bool running, const QString &progress)
{
    m_running = running;
    m_cancel->setVisible(running);
    m_compare->setVisible(!running);
    showCounts();
    if (running)
        m_reason->setText(progress.isEmpty() ? tr("Asking machines for fresh quotes…") : tr("Verifying: %1").arg(progress));
}

void MachineChooser::setFailure(const std::optional<UserMessage> &message, const QString &details)
{
    m_failure->setVisible(message.has_value());
    if (!message)
        return;
    m_failureLine = *message;
    m_failureDetails = details;
    m_detailsButton->setVisible(!details.isEmpty());
    m_detailsButton->setChecked(false);
    showFailure();
}

void MachineChooser::showFailure()
{
    const bool isOpen = m_detailsButton->isChecked();
    m_detailsButton->setText(isOpen ? tr("Hide details") : tr("Details"));
    UserMessage shown = m_failureLine;
    if (isOpen)
        shown.nextStep += (shown.nextStep.isEmpty() ? QString() : QStringLiteral("\n")) + m_failureDetails;
    m_failure->setMessage(shown);
}

void MachineChooser::setSource(bool isRead, const std::optional<Error> &error)
{
    m_sourceRead = isRead;
    m_sourceError = error;
    describeEmpty();
}

void MachineChooser::describeEmpty()
{
    using Kind = EmptyState::Kind;
    if (m_model->rowCount() > 0)
        return;
    if (m_model->isFiltered() && m_model->totalCount() > 0) {
        if (m_empty->describe(Kind::FilteredOut, tr("Filtered out"), tr("%1 rows are hidden by your filter.").arg(m_model->totalCount())))
            m_empty->addButton(tr("Clear filter"), IconName::Close, [this] {
                m_filter->clear();
                m_model->setFilter(QString());
            });
        return;
    }
    bool isNew = false;
    if (m_sourceError && !m_sourceRead) {
        const UserMessage message = models::spoken(*m_sourceError);
        isNew = m_empty->describe(Kind::CouldNotLoad, tr("The list of machines could not be read"),
                                  tr("%1 Stored quotes and fleet files can be compared all the same.").arg(message.what));
        m_empty->addFact(tr("Asked"), message.where);
    } else if (m_sourceRead) {
        isNew = m_empty->describe(
            Kind::NoRows, tr("No machines"),
            tr("The cloud lists no machine in this environment. Add stored quotes, a fleet file or an evidence bundle to compare those."));
    } else {
        isNew = m_empty->describe(
            Kind::NeverLoaded, tr("Not read yet"),
            tr("The list of machines has not been read. Files can be added meanwhile: a quote, a GetQuote answer, a fleet file, collateral."));
    }
    if (isNew)
        m_empty->addButton(tr("Add files…"), IconName::Import, [this] { emit addFilesRequested(); });
}

std::optional<QDateTime> MachineChooser::verificationTime() const
{
    return m_fixTime->isChecked() ? std::optional(m_time->dateTime().toUTC()) : std::nullopt;
}

void MachineChooser::setProblem(const QString &text)
{
    if (text.isEmpty()) {
        showCounts();
        return;
    }
    m_reason->setText(text);
    m_reason->setInk(Ink::Warn);
}

void MachineChooser::showCounts()
{
    const int chosen = m_model->checkedCount();
    const int hidden = m_model->hiddenCheckedCount();
    m_compare->setEnabled(chosen >= 2);
    m_tryAgain->setEnabled(chosen >= 2);
    m_tryAgain->setAccessibleDescription(chosen >= 2 ? QString() : tr("Choose two or more machines, or add stored quotes."));
    m_compare->setAccessibleDescription(chosen >= 2 ? QString() : tr("Choose two or more machines, or add stored quotes."));
    m_compare->setText(chosen >= 2 ? tr("Compare %n machines", nullptr, chosen) : tr("Compare"));
    m_clear->setVisible(chosen > 0);
    m_reason->setInk(Ink::Muted);
    QString words = chosen >= 2   ? tr("%n chosen", nullptr, chosen)
                    : chosen == 1 ? tr("1 chosen. Choose at least one more to compare with.")
                                  : tr("Choose two or more machines, or add stored quotes.");
    if (hidden > 0)
        words += QStringLiteral(" · ") + tr("%n of them hidden by the filter", nullptr, hidden);
    m_reason->setText(words);
}

} // namespace pilothouse::ui
