// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/clustersetup/plan_step.h"

#include "models/format.h"
#include "models/list_table_model.h"
#include "models/setup_rows.h"
#include "models/setup_text.h"
#include "models/spoken.h"
#include "services/clustersetup/image_session.h"
#include "services/core/plain_text.h"
#include "services/core/private_file.h"
#include "ui/clustersetup/step_tables.h"
#include "ui/theme/fonts.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/diff_view.h"
#include "ui/widgets/finding_list.h"
#include "ui/widgets/key_value_list.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/note.h"
#include "ui/widgets/table_view.h"

#include <QButtonGroup>
#include <QCoroTask>

#include <QClipboard>
#include <QFileInfo>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QAbstractTextDocumentLayout>
#include <QScrollArea>
#include <QTimer>
#include <QVBoxLayout>

namespace pilothouse::ui {

using clustersetup::SetupPage;
using clustersetup::Severity;
using models::Mark;
using models::StateText;
using models::Tone;

namespace {

constexpr int kMostSteps = 12;
constexpr int kSide = 316;
constexpr int kCommandHeight = 48;
constexpr int kMostCommandHeight = 260;
constexpr int kMostDiffHeight = 260;

/// The lines of a file's difference as text, for a plan that is kept.
QString diffText(const clustersetup::FileChange &change)
{
    QString text = QStringLiteral("\n%1\n").arg(visibleText(change.path, 1000));
    for (const DiffLine &line : change.preview) {
        const QString sign = line.kind == DiffLine::Kind::Added     ? QStringLiteral("+")
                             : line.kind == DiffLine::Kind::Removed ? QStringLiteral("-")
                                                                    : QStringLiteral(" ");
        if (line.kind == DiffLine::Kind::Gap)
            text += QStringLiteral("  ... %1 equal lines\n").arg(line.count);
        else
            text += sign + u' ' + visibleText(line.text, 2000) + u'\n';
    }
    return text;
}

} // namespace

PlanStepPage::PlanStepPage(std::shared_ptr<SetupContext> context, QWidget *parent) : SetupStep(SetupPage::Plan, std::move(context), parent)
{
    const auto m = Metrics::current();
    m_refusal = new Note(StateText::of(Mark::Fail, QString()), Note::Shape::Box, this);
    content()->addWidget(m_refusal);
    m_columns = new QHBoxLayout;
    m_columns->setSpacing(m.u(4));
    m_columns->addWidget(buildMain(), 1);
    m_columns->addWidget(buildSide(), 0);
    content()->addLayout(m_columns);
}

QWidget *PlanStepPage::buildMain()
{
    const auto m = Metrics::current();
    auto *main = new QWidget(this);
    auto *column = new QVBoxLayout(main);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(m.gap());
    m_stepsCard = new Card(tr("Steps"), Card::Body::Flush, main);
    auto *again = makeButton(tr("Look again"), ButtonRole::Flat, IconName::Refresh, m_stepsCard);
    connect(again, &QPushButton::clicked, this, &PlanStepPage::lookAgain);
    auto *save = makeButton(tr("Save plan…"), ButtonRole::Flat, IconName::Export, m_stepsCard);
    save->setObjectName(QStringLiteral("setup save plan"));
    connect(save, &QPushButton::clicked, this, &PlanStepPage::savePlan);
    m_stepsCard->addHeaderWidget(again);
    m_stepsCard->addHeaderWidget(save);
    m_steps = new models::ListTableModel(models::setupStepColumns(), this);
    m_table = makeStepTable(m_steps, tr("Steps of the plan"), {80, 0, 150}, m_stepsCard);
    m_table->setCellKind(0, CellKind::Number);
    m_table->setCellKind(2, CellKind::Text, Qt::ElideMiddle);
    m_stepsCard->body()->addWidget(m_table);
    m_stepText = new PlainLabel(QString(), Type::Body, Ink::Text, m_stepsCard);
    m_stepText->setParagraph(true);
    m_stepText->setContentsMargins(m.u(3), m.u(2), m.u(3), m.u(2));
    m_stepText->setAccessibleName(tr("The selected step"));
    m_stepsCard->body()->addWidget(m_stepText);
    column->addWidget(m_stepsCard);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &PlanStepPage::showCommand);

    m_commandCard = new Card(tr("As a command"), Card::Body::Flush, main);
    m_commandCard->setSubtitle(tr("what the step does, for a terminal; names stand for secrets"));
    auto *copy = makeButton(tr("Copy"), ButtonRole::Flat, IconName::Copy, m_commandCard);
    m_commandCard->addHeaderWidget(copy);
    m_command = new QPlainTextEdit(m_commandCard);
    m_command->setReadOnly(true);
    m_command->setFont(ui::font(Type::Mono));
    m_command->setFixedHeight(m.px(kCommandHeight));
    m_command->setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    m_command->setTabChangesFocus(true);
    m_command->setAccessibleName(tr("The selected step as a command"));
    m_commandCard->body()->addWidget(m_command);
    column->addWidget(m_commandCard);
    connect(copy, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(m_command->toPlainText());
        emit notify({StateText::of(Mark::Pass, tr("Copied as command")), tr("Secrets are names in it.")});
    });

    m_filesCard = new Card(tr("Files"), Card::Body::Padded, main);
    m_filesCard->setSubtitle(tr("for their owner alone; the former ones stay beside them"));
    m_chipRow = new QWidget(m_filesCard);
    auto *chipRow = new QHBoxLayout(m_chipRow);
    chipRow->setContentsMargins(0, 0, 0, 0);
    chipRow->setSpacing(m.u(2));
    m_chips = new QButtonGroup(this);
    m_chips->setExclusive(true);
    m_diff = new QScrollArea(m_filesCard);
    m_diff->setWidgetResizable(true);
    m_diff->setFrameShape(QFrame::NoFrame);
    m_diff->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_diff->setAccessibleName(tr("What changes in the file"));
    m_filesCard->body()->addWidget(m_chipRow);
    m_filesCard->body()->addWidget(m_diff);
    column->addWidget(m_filesCard);
    column->addStretch(1);
    connect(m_chips, &QButtonGroup::idClicked, this, &PlanStepPage::showDiff);
    return main;
}

QWidget *PlanStepPage::buildSide()
{
    const auto m = Metrics::current();
    auto *side = new QWidget(this);
    side->setFixedWidth(m.px(kSide));
    auto *column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(m.gap());
    m_costCard = new Card(tr("Cost"), Card::Body::Padded, side);
    m_cost = new KeyValueList(m_costCard);
    m_costNote = new PlainLabel(QString(), Type::Small, Ink::Muted, m_costCard);
    m_costNote->setWordWrap(true);
    m_costCard->body()->addWidget(m_cost);
    m_costCard->body()->addWidget(m_costNote);
    m_checksCard = new Card(tr("Checked before"), Card::Body::Padded, side);
    m_checks = new FindingList(m_checksCard);
    m_checkCount = new PlainLabel(QString(), Type::Small, Ink::Muted, m_checksCard);
    m_checkCount->setWordWrap(true);
    m_checksCard->body()->addWidget(m_checks);
    m_checksCard->body()->addWidget(m_checkCount);
    auto *stop = new Card(tr("If you stop or it fails"), Card::Body::Padded, side);
    m_stop = new PlainLabel(QString(), Type::Body, Ink::Muted, stop);
    m_stop->setWordWrap(true);
    stop->body()->addWidget(m_stop);
    for (Card *card : {m_costCard, m_checksCard, stop})
        column->addWidget(card);
    column->addStretch(1);
    return side;
}

void PlanStepPage::setNarrow(bool narrow)
{
    m_columns->setDirection(narrow ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    QWidget *side = m_costCard->parentWidget();
    if (narrow) {
        side->setMinimumWidth(0);
        side->setMaximumWidth(QWIDGETSIZE_MAX);
    } else {
        side->setFixedWidth(Metrics::current().px(kSide));
    }
}

void PlanStepPage::enter()
{
    if (session()->survey() == nullptr && !session()->isLooking() && !session()->isRunning())
        session()->lookAtAll();
    follow();
}

void PlanStepPage::lookAgain()
{
    session()->lookAtAll();
}

QString PlanStepPage::verb() const
{
    if (session()->draft().isDry)
        return tr("Save plan…");
    const QString name = visibleText(answers().cluster.name, 60);
    const bool adopts = session()->survey() != nullptr && session()->survey()->existing.registry;
    return adopts ? tr("Take over %1…").arg(name) : tr("Set up %1…").arg(name);
}

domain::ActionState PlanStepPage::mayGoOn() const
{
    if (session()->isRunning())
        return domain::ActionState::no(tr("The setup runs already."));
    if (context()->image && context()->image->isPushing())
        return domain::ActionState::no(tr("The image is being pushed; the setup waits until that has ended."));
    if (session()->isLooking())
        return domain::ActionState::no(tr("Everything is being looked at."));
    if (session()->survey() == nullptr)
        return domain::ActionState::no(tr("Nothing was looked at yet."));
    if (session()->draft().isDry)
        return domain::ActionState::yes();
    if (const QString reason = readOnlyReason(); !reason.isEmpty())
        return domain::ActionState::no(reason);
    const domain::Plan plan = session()->plan();
    return plan.isAllowed() ? domain::ActionState::yes() : domain::ActionState::no(tr("Something has to be mended first; it stands above."));
}

void PlanStepPage::goOn()
{
    if (session()->draft().isDry) {
        savePlan();
        return;
    }
    PlanOffer offer;
    offer.make = [session = context()->session] { return session->plan(); };
    offer.run = [this](const QString &) {
        emit pageWanted(SetupPage::Deploy);
        QCoro::connect(context()->session->carryOut(), this,
                       [this](const Status &result) { reportChange(result, tr("The setup came to its end"), tr("The setup stopped")); });
    };
    emit planOffered(offer);
}

void PlanStepPage::savePlan()
{
    if (session()->survey() == nullptr)
        return;
    const QString name = QStringLiteral("setup-%1-plan.txt").arg(answers().cluster.name);
    const QString path = context()->askPath(this, SetupContext::PathKind::Save, tr("Save the plan"), name);
    if (path.isEmpty())
        return;
    QString text = session()->plan().toText();
    if (session()->survey()->writes)
        for (const clustersetup::FileChange &change : session()->survey()->writes->changes)
            text += diffText(change);
    const Status written = writeFileAtomically(path, text.toUtf8());
    if (written)
        emit notify({StateText::of(Mark::Pass, tr("Plan saved")), path});
    else
        emit notify({StateText::of(Mark::Fail, tr("Plan not saved")), models::spokenLine(written.error(), Attempt::Change)});
}

void PlanStepPage::follow()
{
    const bool isKnown = session()->survey() != nullptr;
    m_stepsCard->setSubtitle(session()->isLooking() ? tr("looking at everything…") : QString());
    for (QWidget *part : {static_cast<QWidget *>(m_filesCard), static_cast<QWidget *>(m_costCard), static_cast<QWidget *>(m_checksCard)})
        part->setVisible(isKnown);
    showPlan(isKnown ? session()->plan() : domain::Plan());
    emit verbChanged();
}

void PlanStepPage::showPlan(const domain::Plan &plan)
{
    m_steps->setRows(models::setupStepRows(plan));
    fitStepTable(m_table, kMostSteps);
    if (m_steps->rowCount() > 0 && !m_table->selectionModel()->hasSelection())
        m_table->selectRow(0);
    showCommand();
    m_refusal->setVisible(!plan.refusal.isEmpty());
    if (!plan.refusal.isEmpty()) {
        m_refusal->setState(StateText::of(Mark::Fail, tr("Refused as it is")));
        m_refusal->setText(models::setupSaid(plan.refusal));
    }
    if (session()->survey() == nullptr)
        return;
    showFiles();
    showCost(plan);
    const clustersetup::Findings all = session()->survey()->all();
    clustersetup::Findings worth;
    int good = 0;
    for (const clustersetup::Finding &finding : all) {
        if (finding.severity == Severity::Passed)
            ++good;
        else
            worth.push_back(finding);
    }
    m_checks->setFindings(models::setupFindings(worth));
    m_checkCount->setText(worth.empty() ? models::counted(good, tr("The one check passed."), tr("All %1 checks passed."))
                                        : models::counted(good, tr("1 other check passed."), tr("%1 other checks passed.")));
    QStringList stop;
    for (const QString &text : {plan.ifItFails, plan.toUndo})
        if (!text.isEmpty())
            stop << models::spokenSentence(text);
    m_stop->setText(stop.join(u' '));
}

void PlanStepPage::showCost(const domain::Plan &plan)
{
    const auto &type = session()->survey()->place.type;
    m_cost->clear();
    const bool isMade = !session()->survey()->existing.registry;
    if (isMade && type && type->hourlyRate) {
        m_cost->add(tr("Registry"), models::hourlyText(*type->hourlyRate));
        m_cost->add(tr("Per month (730 h)"), models::monthlyText(*type->hourlyRate));
        m_cost->add(tr("Each runner"), models::hourlyText(*type->hourlyRate));
    }
    m_cost->setVisible(isMade && type && type->hourlyRate);
    m_costNote->setText(models::spoken(plan.sideEffects));
}

void PlanStepPage::showFiles()
{
    const auto &writes = session()->survey()->writes;
    QStringList files;
    if (writes)
        for (const clustersetup::FileChange &change : writes->changes)
            files << change.path + u'\n' + change.after();
    m_filesCard->setVisible(!files.isEmpty());
    if (files == m_filesShown)
        return;
    m_filesShown = files;
    for (QAbstractButton *button : m_chips->buttons()) {
        m_chips->removeButton(button);
        button->hide();
        button->deleteLater();
    }
    auto *row = static_cast<QHBoxLayout *>(m_chipRow->layout());
    while (QLayoutItem *const item = row->takeAt(0))
        delete item;
    for (size_t i = 0; writes && i < writes->changes.size(); ++i) {
        const clustersetup::FileChange &change = writes->changes[i];
        const QString name = visibleText(QFileInfo(change.path).fileName(), 40);
        auto *chip = new Chip(change.before.isEmpty() ? tr("%1, new", "name of a file").arg(name) : name, m_chipRow);
        chip->setCheckable(true);
        chip->setToolTip(plainToolTip(change.path));
        m_chips->addButton(chip, int(i));
        row->addWidget(chip);
        chip->show();
    }
    row->addStretch(1);
    if (auto *first = m_chips->button(0))
        first->setChecked(true);
    showDiff();
}

void PlanStepPage::showDiff()
{
    const auto *survey = session()->survey();
    const int chosen = m_chips->checkedId();
    if (survey == nullptr || !survey->writes || chosen < 0 || size_t(chosen) >= survey->writes->changes.size())
        return;
    auto *view = new DiffView(survey->writes->changes[size_t(chosen)].preview);
    const int height = view->height();
    m_diff->setWidget(view);
    m_diff->setFixedHeight(std::min(height + 2, Metrics::current().px(kMostDiffHeight)));
}

/// As high as the command is long, so that none of its lines is hidden, up to a height that leaves the rest its room.
void PlanStepPage::fitCommand()
{
    const auto m = Metrics::current();
    const int lines
        = m_command->document()->documentLayout() != nullptr ? std::max(1, int(m_command->document()->documentLayout()->documentSize().height())) : 1;
    const int wanted
        = lines * m_command->fontMetrics().lineSpacing() + 2 * int(m_command->document()->documentMargin()) + 2 * m_command->frameWidth() + 2;
    m_command->setFixedHeight(std::clamp(wanted, m.px(kCommandHeight), m.px(kMostCommandHeight)));
}

void PlanStepPage::resizeEvent(QResizeEvent *event)
{
    SetupStep::resizeEvent(event);
    QTimer::singleShot(0, this, &PlanStepPage::fitCommand); // the command is laid out anew behind this
}

void PlanStepPage::showCommand()
{
    const auto rows = m_table->selectionModel()->selectedRows();
    const models::ListRow *row = rows.isEmpty() ? nullptr : m_steps->row(rows.front().row());
    const QString command = row == nullptr ? QString() : row->detail;
    m_commandCard->setVisible(!command.isEmpty());
    if (m_command->toPlainText() != command)
        m_command->setPlainText(command);
    fitCommand();
    m_stepText->setText(row == nullptr ? QString() : row->cells[1].text); // the table has one line for it
    m_stepText->setVisible(row != nullptr);
}

} // namespace pilothouse::ui
