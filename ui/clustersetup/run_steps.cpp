// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/clustersetup/run_steps.h"

#include "models/format.h"
#include "models/list_table_model.h"
#include "models/setup_rows.h"
#include "models/setup_text.h"
#include "models/spoken.h"
#include "services/core/plain_text.h"
#include "ui/clustersetup/step_tables.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/finding_list.h"
#include "ui/widgets/key_value_list.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/note.h"
#include "ui/widgets/table_view.h"

#include <QCheckBox>
#include <QClipboard>
#include <QGuiApplication>
#include <QVBoxLayout>

namespace pilothouse::ui {

using clustersetup::PageVerdict;
using clustersetup::Sending;
using clustersetup::SetupPage;
using models::Mark;
using models::StateText;
using models::Tone;

namespace {

constexpr int kMostLines = 14;
constexpr int kMostFiles = 8;
constexpr std::chrono::milliseconds kTick{1000};

/// How a page of the run stands, as its note says it. Nothing: the run has not come here.
StateText runState(const clustersetup::SetupSession &session, SetupPage page)
{
    const StateText state = models::setupPageState(session.verdict(page));
    switch (session.verdict(page)) {
    case PageVerdict::NotYet: return StateText::of(Mark::Pending, SetupStep::tr("Not begun: the plan has to be confirmed first"));
    case PageVerdict::Busy: return StateText::of(Mark::Busy, SetupStep::tr("Under way"));
    case PageVerdict::Passed: return StateText::of(Mark::Pass, SetupStep::tr("Done"));
    case PageVerdict::Warned: return StateText::of(Mark::Warn, SetupStep::tr("Done, with findings"));
    case PageVerdict::Failed: return StateText::of(Mark::Fail, SetupStep::tr("Stopped here"));
    case PageVerdict::Unknown: return StateText::of(Mark::Unknown, Tone::Warn, SetupStep::tr("Outcome unknown"));
    }
    return state;
}

void showRun(Note *note, const clustersetup::SetupSession &session, SetupPage page)
{
    const PageVerdict verdict = session.verdict(page);
    if (session.error() && (verdict == PageVerdict::Failed || verdict == PageVerdict::Unknown)) {
        UserMessage message = models::spoken(*session.error(), Attempt::Change);
        note->setMessage(message, verdict == PageVerdict::Unknown ? Tone::Warn : Tone::Fail);
        return;
    }
    note->setState(runState(session, page));
    QString text;
    if (verdict == PageVerdict::NotYet && session.error())
        text = SetupStep::tr("The run stopped at “%1”.").arg(models::setupPageTitle(session.runPage()));
    else if (verdict == PageVerdict::Busy && !session.lines().empty())
        text = models::setupSaid(session.lines().back().what);
    note->setText(text);
}

} // namespace

DeployStep::DeployStep(std::shared_ptr<SetupContext> context, QWidget *parent)
    : SetupStep(SetupPage::Deploy, std::move(context), parent)
    , m_note(new Note(StateText::of(Mark::Pending, QString()), Note::Shape::Box, this))
    , m_facts(new KeyValueList(this))
    , m_cancel(makeButton(tr("Stop waiting"), ButtonRole::Default, IconName::Close, this))
    , m_cancelHint(new PlainLabel(tr("What was sent stays sent, a machine that was made is paid for; the next run goes on from there."), Type::Small,
                                  Ink::Muted, this))
    , m_linesCard(new Card(tr("Steps so far"), Card::Body::Flush, this))
    , m_lines(new models::ListTableModel(models::setupLineColumns(), this))
{
    // Not among the initialisers: lupdate loses the class behind their braces, and every word below with it.
    m_table = makeStepTable(m_lines, tr("Steps so far"), {92, 170, 0}, m_linesCard);
    m_cancel->setObjectName(QStringLiteral("setup cancel"));
    m_cancelHint->setWordWrap(true);
    content()->addWidget(m_note);
    content()->addWidget(m_facts);
    content()->addWidget(m_cancel, 0, Qt::AlignLeft);
    content()->addWidget(m_cancelHint);
    auto *copy = makeButton(tr("Copy all lines"), ButtonRole::Flat, IconName::Copy, m_linesCard);
    copy->setObjectName(QStringLiteral("setup copy lines"));
    m_linesCard->addHeaderWidget(copy);
    m_linesCard->body()->addWidget(m_table);
    content()->addWidget(m_linesCard);
    connect(copy, &QPushButton::clicked, this, [this] {
        QStringList lines;
        for (const clustersetup::SetupStepLine &line : session()->lines())
            lines << QStringLiteral("%1 %2: %3").arg(models::utcText(line.utc), models::setupPageTitle(line.page), models::setupSaid(line.what));
        if (session()->error())
            lines << models::spokenLine(*session()->error(), Attempt::Change);
        QGuiApplication::clipboard()->setText(lines.join(u'\n'));
    });
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        session()->cancel();
        m_cancel->setEnabled(false);
        m_cancel->setAccessibleDescription(tr("It stops at the next step."));
    });
    m_tick.setInterval(kTick);
    connect(&m_tick, &QTimer::timeout, this, &DeployStep::tick);
}

void DeployStep::showEvent(QShowEvent *event)
{
    SetupStep::showEvent(event);
    m_tick.start();
}

void DeployStep::hideEvent(QHideEvent *event)
{
    m_tick.stop();
    SetupStep::hideEvent(event);
}

void DeployStep::tick()
{
    const auto elapsed = session()->elapsed();
    m_facts->setVisible(elapsed.has_value());
    if (!elapsed)
        return;
    m_facts->add(tr("Elapsed"), models::durationText(std::chrono::duration_cast<std::chrono::seconds>(*elapsed)));
    const auto limit = std::chrono::duration_cast<std::chrono::seconds>(session()->parts()->readyLimit);
    m_facts->add(tr("Limit"), tr("%1 for the registry to answer").arg(models::durationText(limit)));
}

void DeployStep::follow()
{
    // Whatever the run does stands here; the page's own part is over as soon as the run is further.
    if (session()->isRunning() && session()->runPage() > page()) {
        m_note->setState(StateText::of(Mark::Busy, tr("The registry is there; now: %1").arg(models::setupPageTitle(session()->runPage()))));
        m_note->setText(session()->lines().empty() ? QString() : models::setupSaid(session()->lines().back().what));
    } else {
        showRun(m_note, *session(), page());
    }
    const bool runs = session()->isRunning();
    if (!m_cancel->isVisibleTo(this) && runs) {
        m_cancel->setEnabled(true);
        m_cancel->setAccessibleDescription(QString());
    }
    m_cancel->setVisible(runs);
    m_cancelHint->setVisible(runs);
    m_lines->setRows(models::setupLineRows(session()->lines()));
    m_linesCard->setVisible(m_lines->rowCount() > 0);
    fitStepTable(m_table, kMostLines);
    m_table->scrollToBottom();
    tick();
}

ApproveStep::ApproveStep(std::shared_ptr<SetupContext> context, QWidget *parent)
    : SetupStep(SetupPage::Approve, std::move(context), parent)
    , m_note(new Note(StateText::of(Mark::Pending, QString()), Note::Shape::Box, this))
    , m_hashCard(new Card(tr("Approved compose hashes"), Card::Body::Padded, this))
    , m_hashes(new QVBoxLayout)
{
    content()->addWidget(m_note);
    m_hashCard->body()->addLayout(m_hashes);
    content()->addWidget(m_hashCard);
    auto *old = new Card(tr("A registry that knows no approval"), Card::Body::Padded, this);
    auto *words = new PlainLabel(
        tr("An old registry answers the approval with 404. The hash can only be given to it with new variables, and that restarts it: "
           "models that run there end. It is done only when it is allowed here, and only then."),
        Type::Body, Ink::Muted, old);
    words->setWordWrap(true);
    m_restart = new QCheckBox(tr("Allow the restart if the registry is that old"), old);
    m_restart->setObjectName(QStringLiteral("setup approve by restart"));
    m_restart->setMinimumHeight(Metrics::current().leastTarget());
    old->body()->addWidget(words);
    old->body()->addWidget(m_restart);
    content()->addWidget(old);
    connect(m_restart, &QCheckBox::clicked, this, [this](bool on) { change([on](auto &answers) { answers.mayApproveByRestart = on; }); });
}

void ApproveStep::follow()
{
    showRun(m_note, *session(), page());
    m_restart->setChecked(answers().mayApproveByRestart);
    m_restart->setEnabled(!session()->isRunning());
    const auto state = session()->state();
    const QStringList hashes = state && state->approval.sending == Sending::Done ? state->approval.hashes : QStringList();
    m_hashCard->setVisible(!hashes.isEmpty());
    m_hashCard->setSubtitle(state && state->approval.byRestart ? tr("given with new variables, by a restart") : tr("the registry repeated them"));
    if (session()->verdict(page()) == PageVerdict::Passed && hashes.isEmpty())
        m_note->setText(tr("No runner had to be approved; the orchestrator approves each one it makes."));
    if (hashes == m_shown)
        return;
    m_shown = hashes;
    while (QLayoutItem *const item = m_hashes->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    for (const QString &hash : hashes) {
        auto *label = new HashLabel(hash, HashLabel::Form::Full, m_hashCard);
        m_hashes->addWidget(label);
        label->show();
    }
}

WriteStep::WriteStep(std::shared_ptr<SetupContext> context, QWidget *parent)
    : SetupStep(SetupPage::Write, std::move(context), parent)
    , m_note(new Note(StateText::of(Mark::Pending, QString()), Note::Shape::Box, this))
    , m_card(new Card(tr("Files"), Card::Body::Flush, this))
    , m_model(new models::ListTableModel(models::setupFileColumns(), this))
    , m_table(makeStepTable(m_model, tr("Files that were written"), {110, 0, 360}, m_card))
{
    m_table->setCellKind(0, CellKind::State);
    m_table->setCellKind(1, CellKind::Text, Qt::ElideMiddle);
    m_table->setCellKind(2, CellKind::Text, Qt::ElideMiddle);
    m_card->body()->addWidget(m_table);
    content()->addWidget(m_note);
    content()->addWidget(m_card);
}

void WriteStep::follow()
{
    showRun(m_note, *session(), page());
    m_model->setRows(models::setupFileRows(session()->state()));
    m_card->setVisible(m_model->rowCount() > 0);
    fitStepTable(m_table, kMostFiles);
    if (session()->verdict(page()) == PageVerdict::Passed && m_model->rowCount() == 0)
        m_note->setText(tr("Every file was as it should be; nothing was written."));
}

VerifyStep::VerifyStep(std::shared_ptr<SetupContext> context, QWidget *parent)
    : SetupStep(SetupPage::Verify, std::move(context), parent)
    , m_note(new Note(StateText::of(Mark::Pending, QString()), Note::Shape::Box, this))
    , m_card(new Card(tr("Checks at the end"), Card::Body::Padded, this))
    , m_checks(new FindingList(m_card))
{
    m_card->body()->addWidget(m_checks);
    content()->addWidget(m_note);
    content()->addWidget(m_card);
}

void VerifyStep::follow()
{
    showRun(m_note, *session(), page());
    const auto &outcome = session()->outcome();
    m_card->setVisible(outcome.has_value());
    if (!outcome)
        return;
    m_checks->setFindings(models::setupFindings(outcome->checks));
    if (outcome->isGood)
        m_note->setState(session()->verdict(page()) == PageVerdict::Warned
                             ? StateText::of(Mark::Warn, tr("Every required check passed; some deserve a word"))
                             : StateText::of(Mark::Pass, tr("Every check passed")));
    else
        m_note->setState(StateText::of(Mark::Fail, tr("A required check did not pass: the cluster is not to be used like this")));
    m_note->setText(QString());
}

} // namespace pilothouse::ui
