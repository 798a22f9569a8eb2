// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/attestation/source_panel.h"

#include "models/comparison_text.h"
#include "models/format.h"
#include "models/list_table_model.h"
#include "models/provenance_text.h"
#include "models/spoken.h"
#include "services/core/plain_text.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/key_value_list.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/state_label.h"
#include "ui/widgets/table_view.h"

#include <QCoroTask>

#include <QButtonGroup>
#include <QComboBox>
#include <QFile>
#include <QFileDialog>
#include <QFutureWatcher>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <QtConcurrent>

namespace pilothouse::ui {

using models::ListTableModel;
using models::Mark;
using models::StateText;
using models::Tone;

namespace {

constexpr qint64 kMostPageBytes = 4 * 1024 * 1024;
constexpr int kFormLabel = 132;

size_t indexOf(SourcePanel::Part part)
{
    return size_t(part);
}

/// "2026-11-20 …": nothing is known before the first reading.
StateText notReadYet()
{
    return StateText::of(Mark::Pending, SourcePanel::tr("Not read yet"));
}

} // namespace

SourcePanel::SourcePanel(std::shared_ptr<provenance::ProvenanceWorkflow> workflow, QWidget *parent)
    : QWidget(parent)
    , m_workflow(std::move(workflow))
    , m_parts(new QButtonGroup(this))
    , m_stack(new QStackedWidget)
    , m_stop(makeButton(tr("Cancel"), ButtonRole::Default, IconName::Close))
    , m_step(new PlainLabel(QString(), Type::Small, Ink::Muted))
    , m_kind(new QComboBox)
    , m_path(new QLineEdit)
    , m_tag(new QLineEdit)
    , m_inGit(new QLineEdit)
    , m_against(new QComboBox)
    , m_check(makeButton(tr("Check source"), ButtonRole::Default, IconName::Verify))
    , m_readHistory(makeButton(tr("Read history"), ButtonRole::Default, IconName::History))
    , m_readPage(makeButton(tr("Read page…"), ButtonRole::Default, IconName::Import))
    , m_hash(new HashLabel(QString(), HashLabel::Form::Full))
{
    const auto columns = {models::sourceColumns(), models::chainColumns(), models::deploymentColumns()};
    size_t at = 0;
    for (const auto &list : columns) {
        m_models[at] = new ListTableModel(list, this);
        m_states[at] = new StateLabel(notReadYet());
        m_texts[at] = new PlainLabel(QString(), Type::Small, Ink::Muted);
        m_texts[at]->setParagraph(true);
        m_tables[at] = new TableView;
        m_tables[at]->setModel(m_models[at]);
        m_tables[at]->setCellKind(0, CellKind::State);
        ++at;
    }
    auto *tools = new Toolbar;
    const std::pair<Part, QString> parts[]
        = {{Part::Check, tr("Source check")}, {Part::History, tr("On-chain history")}, {Part::Page, tr("Deployments page")}};
    m_parts->setExclusive(true);
    for (const auto &[part, name] : parts) {
        auto *chip = new Chip(name);
        m_parts->addButton(chip, int(part));
        tools->addWidget(chip);
    }
    tools->addStretch();
    tools->addWidget(m_step);
    tools->addWidget(m_stop);
    m_stop->hide();

    m_tables[0]->setAccessibleName(tr("Findings about the source"));
    m_tables[0]->setColumnWidths({150, 104, 260, 0});
    m_tables[1]->setAccessibleName(tr("Compose hashes that the contract allowed"));
    m_tables[1]->setColumnWidths({132, 172, 290, 250, 0});
    m_tables[1]->setCellKind(1, CellKind::Hash);
    m_tables[1]->setCellKind(4, CellKind::Hash);
    m_tables[1]->setFittingColumns({3, 2});
    m_tables[1]->setYieldingColumns({4, 3});
    m_tables[2]->setAccessibleName(tr("Rows of the deployments page"));
    m_tables[2]->setColumnWidths({148, 84, 150, 172, 108, 0});
    m_tables[2]->setCellKind(3, CellKind::Hash);
    m_tables[2]->setCellKind(4, CellKind::State);
    m_tables[2]->setYieldingColumns({3});

    const QString contract = m_workflow->appContract() ? provenance::toText(*m_workflow->appContract()) : tr("no contract in the profile");
    m_texts[1]->setText(m_workflow->hasChain()
                            ? tr("Contract %1. A node's answer is a claim; two that agree are better.").arg(contract)
                            : tr("No chain is set up for this environment: the profile names no node. Sources and pages can be read all the same."));
    m_texts[2]->setText(
        tr("Reads a DEPLOYMENTS.md and looks every transaction up: its contract, its compose hash, and the attested hash of the same machine."));
    m_stack->addWidget(makeCheckPart());
    m_stack->addWidget(makeChainPart(Part::History, m_readHistory, tr("History not read"),
                                     tr("Everything that the app contract ever allowed is read from the chain.")));
    m_stack->addWidget(makeChainPart(Part::Page, m_readPage, tr("No page read"), tr("Choose the DEPLOYMENTS.md of your repository.")));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(tools);
    column->addWidget(m_stack, 1);

    connect(m_parts, &QButtonGroup::idClicked, this, [this](int id) { showPart(Part(id)); });
    connect(m_stop, &QPushButton::clicked, this, [this] { m_cancel.cancel(); });
    connect(m_check, &QPushButton::clicked, this, &SourcePanel::check);
    connect(m_readHistory, &QPushButton::clicked, this, &SourcePanel::readHistory);
    connect(m_readPage, &QPushButton::clicked, this, [this] {
        auto *dialog = new QFileDialog(this, tr("Deployments page"), QString(), tr("Markdown (*.md);;All files (*)"));
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        connect(dialog, &QFileDialog::fileSelected, this, &SourcePanel::readPage);
        dialog->open();
    });
    connect(m_workflow.get(), &provenance::ProvenanceWorkflow::progressChanged, this, [this](const QString &step, double share) {
        if (m_busy)
            setBusy(true, share > 0 ? tr("%1, %2").arg(visibleText(step, 80), models::shareText(share)) : visibleText(step, 80));
    });
    setCompared({});
    showPart(Part::Check);
}

QWidget *SourcePanel::makeCheckPart()
{
    const auto m = Metrics::current();
    m_kind->setAccessibleName(tr("Kind of source"));
    m_kind->addItems({tr("File"), tr("Tag of a repository")});
    m_path->setAccessibleName(tr("Path of the file or repository"));
    m_path->setPlaceholderText(tr("app-compose.json or docker-compose.yml"));
    m_tag->setAccessibleName(tr("Tag"));
    m_tag->setPlaceholderText(tr("v1.2.0"));
    m_inGit->setAccessibleName(tr("File in the repository"));
    m_inGit->setPlaceholderText(tr("found by itself when there is only one"));
    m_against->setAccessibleName(tr("Attested compose hash to compare with"));
    QPushButton *const browse = makeButton(tr("Choose…"), ButtonRole::Default, IconName::Import);

    auto *form = new Panel(Ground::Surface);
    form->setEdges(Qt::BottomEdge);
    auto *grid = new QGridLayout(form);
    grid->setContentsMargins(m.margin(), m.u(3), m.margin(), m.u(3));
    grid->setHorizontalSpacing(m.u(2));
    grid->setVerticalSpacing(m.u(2));
    const auto label = [](const QString &text) { return new PlainLabel(text, Type::Body, Ink::Muted); };
    grid->addWidget(label(tr("Source")), 0, 0);
    grid->addWidget(m_kind, 0, 1);
    grid->addWidget(m_path, 0, 2, 1, 2);
    grid->addWidget(browse, 0, 4);
    auto *tagLabel = label(tr("Tag"));
    grid->addWidget(tagLabel, 1, 0);
    grid->addWidget(m_tag, 1, 1);
    auto *fileLabel = label(tr("File in it"));
    fileLabel->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    grid->addWidget(fileLabel, 1, 2);
    grid->addWidget(m_inGit, 1, 3, 1, 2);
    grid->addWidget(label(tr("Compare with")), 2, 0);
    grid->addWidget(m_against, 2, 1, 1, 3);
    grid->addWidget(m_check, 2, 4);
    grid->setColumnMinimumWidth(0, m.px(kFormLabel));
    grid->setColumnStretch(2, 1);
    grid->setColumnStretch(3, 3);
    const auto showTag = [this, tagLabel, fileLabel] {
        const bool isTag = m_kind->currentIndex() == 1;
        for (QWidget *const widget : std::initializer_list<QWidget *>{tagLabel, m_tag, fileLabel, m_inGit})
            widget->setVisible(isTag);
        m_path->setPlaceholderText(isTag ? tr("folder of a local repository") : tr("app-compose.json or docker-compose.yml"));
    };
    connect(m_kind, &QComboBox::currentIndexChanged, this, showTag);
    showTag();
    connect(m_path, &QLineEdit::returnPressed, m_check, &QPushButton::click);
    connect(browse, &QPushButton::clicked, this, [this] {
        const bool isTag = m_kind->currentIndex() == 1;
        auto *dialog = new QFileDialog(this, isTag ? tr("Local repository") : tr("app-compose or docker-compose file"));
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setFileMode(isTag ? QFileDialog::Directory : QFileDialog::ExistingFile);
        connect(dialog, &QFileDialog::fileSelected, m_path, &QLineEdit::setText);
        dialog->open();
    });

    auto *result = new Panel(Ground::Surface);
    result->setEdges(Qt::BottomEdge);
    auto *resultColumn = new QVBoxLayout(result);
    resultColumn->setContentsMargins(m.margin(), m.u(2), m.margin(), m.u(2));
    resultColumn->setSpacing(m.u(1));
    resultColumn->addWidget(m_states[0]);
    resultColumn->addWidget(m_texts[0]);
    resultColumn->addWidget(m_hash);
    m_texts[0]->setText(tr(
        "The hash over an app-compose’s exact bytes is compared with what a machine proves. A docker-compose file alone gives another hash, always."));
    m_hash->hide();
    auto *empty = new EmptyState;
    empty->describe(EmptyState::Kind::NeverLoaded, tr("No source checked"), tr("Choose the file that you deployed, or the tag that it comes from."));
    m_tables[0]->setEmptyWidget(empty);

    auto *page = new Panel(Ground::Surface);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(form);
    column->addWidget(result);
    column->addWidget(m_tables[0], 1);
    return page;
}

QWidget *SourcePanel::makeChainPart(Part part, QPushButton *action, const QString &emptyTitle, const QString &emptyText)
{
    const auto m = Metrics::current();
    const size_t at = indexOf(part);
    auto *head = new Panel(Ground::Surface);
    head->setEdges(Qt::BottomEdge);
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(m.margin(), m.u(3), m.margin(), m.u(3));
    row->setSpacing(m.u(3));
    auto *words = new QVBoxLayout;
    words->setSpacing(m.px(2));
    words->addWidget(m_states[at]);
    words->addWidget(m_texts[at]);
    row->addLayout(words, 1);
    row->addWidget(action, 0, Qt::AlignTop);
    auto *empty = new EmptyState;
    empty->describe(EmptyState::Kind::NeverLoaded, emptyTitle, emptyText);
    m_tables[at]->setEmptyWidget(empty);
    auto *page = new Panel(Ground::Surface);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(head);
    column->addWidget(m_tables[at], 1);
    return page;
}

void SourcePanel::setCompared(const Compared &compared)
{
    m_compared = compared;
    const QSignalBlocker quiet(m_against);
    m_against->clear();
    m_against->addItem(tr("Nothing: only compute the hash"), -1);
    QStringList names;
    for (int i = 0; i < compared.machines(); ++i)
        names << visibleText(compared.reportOf(i)->name, 80);
    names = models::withoutSharedPrefix(names);
    for (int i = 0; i < compared.machines(); ++i)
        if (const auto &hash = compared.reportOf(i)->replayed.identity.composeHash;
            hash && compared.reportOf(i)->rtmrReplay == attestation::ReplayState::Ok)
            m_against->addItem(tr("attested by %1: %2").arg(names[i], models::comparisonHash(QString::fromLatin1(hash->toHex()))), i);
    m_against->setCurrentIndex(m_against->count() > 1 ? 1 : 0);
}

void SourcePanel::showPart(Part part)
{
    m_parts->button(int(part))->setChecked(true);
    m_stack->setCurrentIndex(int(part));
}

std::optional<Sha256> SourcePanel::expectedHash() const
{
    const auto *const report = m_compared.reportOf(m_against->currentData().toInt());
    return report != nullptr ? report->replayed.identity.composeHash : std::nullopt;
}

std::vector<provenance::AttestedHash> SourcePanel::attested() const
{
    std::vector<provenance::AttestedHash> hashes;
    for (int i = 0; i < m_compared.machines(); ++i)
        if (const auto *const report = m_compared.reportOf(i);
            report->replayed.identity.composeHash && report->rtmrReplay == attestation::ReplayState::Ok)
            hashes.push_back({report->name, *report->replayed.identity.composeHash});
    return hashes;
}

void SourcePanel::setBusy(bool busy, const QString &step)
{
    m_busy = busy;
    m_step->setText(step);
    m_stop->setVisible(busy);
    for (QPushButton *const button : {m_check, m_readHistory, m_readPage}) {
        button->setEnabled(!busy);
        button->setAccessibleDescription(busy ? tr("Something is being read.") : QString());
    }
}

void SourcePanel::fail(const Error &error)
{
    if (error.kind == ErrorKind::Cancelled)
        return;
    emit notify({StateText::of(Mark::Fail, tr("Not read")), models::spokenLine(error)});
}

void SourcePanel::checkFile(const QString &path)
{
    m_kind->setCurrentIndex(0);
    m_path->setText(path);
    check();
}

void SourcePanel::check()
{
    if (m_busy || m_path->text().trimmed().isEmpty()) {
        m_path->setFocus();
        return;
    }
    provenance::SourceRequest request;
    const bool isTag = m_kind->currentIndex() == 1;
    (isTag ? request.gitFolder : request.filePath) = m_path->text().trimmed();
    if (isTag) {
        request.gitTag = m_tag->text().trimmed();
        request.pathInGit = m_inGit->text().trimmed();
    }
    request.expected = expectedHash();
    if (const auto *const evidence = m_compared.evidenceOf(m_against->currentData().toInt()); evidence != nullptr && !evidence->appCompose.isEmpty())
        request.reference = evidence->appCompose;
    m_cancel = CancelToken();
    setBusy(true, tr("Reading the source"));
    auto task = m_workflow->checkSource(request, m_cancel);
    QCoro::connect(std::move(task), this, [this](Result<provenance::SourceReport> report) {
        setBusy(false, QString());
        if (!report) {
            m_states[0]->setState(StateText::of(Mark::Fail, tr("Not read")));
            m_texts[0]->setText(models::spokenLine(report.error()));
            m_hash->hide();
            m_models[0]->setRows({});
            fail(report.error());
            return;
        }
        showReport(*report);
    });
}

void SourcePanel::showReport(const provenance::SourceReport &report)
{
    m_states[0]->setState(models::stateOf(report.verdict));
    QStringList text{visibleText(models::spoken(report.sentence), 400)};
    if (report.difference)
        text << tr("The texts part at byte %1 (line %2, column %3)%4.")
                    .arg(report.difference->offset)
                    .arg(report.difference->line)
                    .arg(report.difference->column)
                    .arg(report.difference->sameValues ? tr(": the same content, spelled differently") : QString());
    if (!report.whyHashesDiffer.isEmpty() && report.kind == provenance::SourceKind::DockerCompose)
        text << visibleText(models::spoken(report.whyHashesDiffer), 400);
    if (!report.commit.isEmpty())
        text << tr("Commit %1.").arg(visibleText(report.commit, 64));
    m_texts[0]->setText(text.join(u' '));
    const auto &hash = report.composeHash ? report.composeHash : report.dockerComposeHash;
    m_hash->setVisible(hash.has_value());
    if (hash)
        m_hash->setHash(QString::fromLatin1(hash->toHex()));
    m_models[0]->setRows(models::sourceRows(report));
}

void SourcePanel::readHistory()
{
    if (m_busy)
        return;
    m_cancel = CancelToken();
    setBusy(true, tr("Asking the chain"));
    auto task = m_workflow->history(m_cancel);
    QCoro::connect(std::move(task), this, [this](Result<provenance::History> history) {
        setBusy(false, QString());
        if (!history) {
            m_states[1]->setState(StateText::of(Mark::Fail, tr("Not read")));
            m_texts[1]->setText(models::spokenLine(history.error()));
            fail(history.error());
            return;
        }
        m_states[1]->setState(models::chainState(*history));
        m_texts[1]->setText(models::chainSummary(*history));
        m_models[1]->setRows(models::chainRows(*history));
    });
}

void SourcePanel::readPage(const QString &path)
{
    if (m_busy)
        return;
    m_cancel = CancelToken();
    setBusy(true, tr("Reading the page"));
    auto *watcher = new QFutureWatcher<Result<QByteArray>>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher] {
        watcher->deleteLater();
        const Result<QByteArray> markdown = watcher->result();
        if (!markdown) {
            setBusy(false, QString());
            fail(markdown.error());
            return;
        }
        auto task = m_workflow->readDeployments(*markdown, attested(), m_cancel);
        QCoro::connect(std::move(task), this, [this](Result<provenance::DeploymentsReport> report) {
            setBusy(false, QString());
            if (!report) {
                m_states[2]->setState(StateText::of(Mark::Fail, tr("Not read")));
                m_texts[2]->setText(models::spokenLine(report.error()));
                fail(report.error());
                return;
            }
            m_states[2]->setState(models::deploymentsState(*report));
            QStringList text{report->node.isEmpty() ? tr("Nobody was asked.")
                                                    : tr("Asked: %1. A node's answer is a claim.").arg(visibleText(report->node, 120))};
            if (!report->skipped.isEmpty())
                text << models::counted(report->skipped.size(), tr("1 line was skipped:"), tr("%1 lines were skipped, first:")) + u' '
                            + visibleText(report->skipped.front(), 160);
            m_texts[2]->setText(text.join(u' '));
            m_models[2]->setRows(models::deploymentRows(*report));
        });
    });
    watcher->setFuture(QtConcurrent::run([path]() -> Result<QByteArray> {
        QFile file(path);
        if (file.open(QIODevice::ReadOnly))
            return file.read(kMostPageBytes + 1);
        Error error;
        error.kind = ErrorKind::InvalidInput;
        error.what = file.errorString();
        error.where = path;
        return error;
    }));
}

} // namespace pilothouse::ui
