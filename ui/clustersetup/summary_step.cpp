// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/clustersetup/summary_step.h"

#include "models/format.h"
#include "models/setup_text.h"
#include "models/spoken.h"
#include "services/clustersetup/answers_file.h"
#include "services/core/plain_text.h"
#include "services/core/private_file.h"
#include "ui/clustersetup/orchestrator_section.h"
#include "ui/theme/fonts.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/finding_list.h"
#include "ui/widgets/key_value_list.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/note.h"

#include <QClipboard>
#include <QCoroTask>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace pilothouse::ui {

using clustersetup::PageVerdict;
using clustersetup::SetupPage;
using models::Mark;
using models::StateText;
using models::Tone;

namespace {

constexpr int kCommandHeight = 64;

} // namespace

SummaryStep::SummaryStep(std::shared_ptr<SetupContext> context, QWidget *parent)
    : SetupStep(SetupPage::Summary, std::move(context), parent)
    , m_note(new Note(StateText::of(Mark::Pending, QString()), Note::Shape::Box, this))
    , m_doneCard(new Card(tr("What exists now"), Card::Body::Padded, this))
    , m_facts(new KeyValueList(m_doneCard))
    , m_done(new FindingList(m_doneCard))
    , m_startCard(new Card(tr("Start the orchestrator"), Card::Body::Padded, this))
    , m_start(new QPlainTextEdit(m_startCard))
    , m_startNote(new PlainLabel(QString(), Type::Small, Ink::Muted, m_startCard))
    , m_runs(new OrchestratorSection(this->context(), this))
    , m_undo(makeButton(tr("Undo the setup…"), ButtonRole::Danger, IconName::Undo, this))
    , m_report(makeButton(tr("Save report…"), ButtonRole::Default, IconName::Export, this))
    , m_undoReason(new PlainLabel(QString(), Type::Small, Ink::Muted, this))
{
    const auto m = Metrics::current();
    content()->addWidget(m_note);
    m_doneCard->body()->addWidget(m_facts);
    m_doneCard->body()->addWidget(m_done);
    content()->addWidget(m_doneCard);

    auto *copy = makeButton(tr("Copy"), ButtonRole::Flat, IconName::Copy, m_startCard);
    copy->setObjectName(QStringLiteral("setup copy start"));
    m_startCard->addHeaderWidget(copy);
    m_start->setReadOnly(true);
    m_start->setFont(ui::font(Type::Mono));
    m_start->setFixedHeight(m.px(kCommandHeight));
    m_start->setTabChangesFocus(true);
    m_start->setAccessibleName(tr("The command that starts the orchestrator"));
    m_startNote->setWordWrap(true);
    m_startCard->body()->addWidget(m_start);
    m_startCard->body()->addWidget(m_startNote);
    content()->addWidget(m_startCard);
    content()->addWidget(m_runs);

    m_undo->setObjectName(QStringLiteral("setup undo"));
    m_report->setObjectName(QStringLiteral("setup report"));
    m_undoReason->setWordWrap(true);
    auto *row = new QHBoxLayout;
    row->setSpacing(m.u(2));
    row->addWidget(m_report);
    row->addWidget(m_undo);
    row->addWidget(m_undoReason, 1);
    content()->addLayout(row);
    connect(copy, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(m_start->toPlainText());
        emit notify({StateText::of(Mark::Pass, tr("Copied as command")), tr("No secret is in it; the .env it reads has them.")});
    });
    connect(m_undo, &QPushButton::clicked, this, &SummaryStep::offerUndo);
    connect(m_report, &QPushButton::clicked, this, &SummaryStep::saveReport);
    if (this->context()->access)
        connect(this->context()->access.get(), &domain::WriteAccess::changed, this, &SummaryStep::follow);
}

void SummaryStep::follow()
{
    const auto &outcome = session()->outcome();
    const QString name = visibleText(answers().cluster.name, 60);
    QString text;
    if (outcome && outcome->isGood) {
        m_note->setState(StateText::of(Mark::Pass, tr("Cluster %1 is set up").arg(name)));
        text = tr("Every required check at the end passed.");
    } else if (outcome) {
        m_note->setState(StateText::of(Mark::Fail, tr("Cluster %1 stands, with problems").arg(name)));
        text = tr("A required check at the end did not pass. Mend it and run the setup again, or undo it. What was done stays until then.");
    } else if (session()->isRunning()) {
        m_note->setState(StateText::of(Mark::Busy, tr("The setup runs: %1").arg(models::setupPageTitle(session()->runPage()))));
    } else if (session()->error()) {
        m_note->setState(StateText::of(Mark::Fail, tr("The setup stopped at “%1”").arg(models::setupPageTitle(session()->runPage()))));
        text = tr("%1 What was done stays; run it again to go on from there, or undo it.")
                   .arg(models::spokenLine(*session()->error(), Attempt::Change));
    } else {
        m_note->setState(StateText::of(Mark::Pending, tr("Nothing was done yet")));
        text = tr("The setup begins on the page “%1”.").arg(models::setupPageTitle(SetupPage::Plan));
    }
    m_note->setText(text);

    m_doneCard->setVisible(outcome.has_value());
    if (outcome) {
        m_facts->clear();
        m_facts->addMono(tr("Registry"), visibleText(outcome->registryUrl, 300));
        std::vector<StateText> done;
        for (const QString &line : outcome->done)
            done.push_back(StateText::of(Mark::Pass, models::setupSaid(line)));
        m_done->setFindings(done);
    }
    const QString start = clustersetup::orchestratorStart(answers());
    m_startCard->setVisible(!start.isEmpty());
    if (m_start->toPlainText() != start)
        m_start->setPlainText(start);
    m_startNote->setText(
        tr("It reads the .env with its comments, which an export through xargs does not. An orchestrator that makes runners by itself "
           "calls the vendor's command phala: it has to be installed on the orchestrator's host."));

    m_runs->follow();

    const domain::Plan undo = session()->undoPlan();
    const QString readOnly = readOnlyReason();
    const QString reason = session()->isRunning() ? tr("The setup runs.")
                           : !undo.isAllowed()    ? models::spokenSentence(visibleText(undo.refusal, 300))
                                                  : readOnly;
    m_undo->setVisible(readOnly.isEmpty()); // in read-only mode verbs are absent
    m_undo->setEnabled(reason.isEmpty());
    m_undo->setAccessibleDescription(reason);
    m_undoReason->setText(reason);
    m_report->setEnabled(!session()->isRunning());
    m_report->setAccessibleDescription(session()->isRunning() ? reason : QString());
    emit verbChanged();
}

QString SummaryStep::verb() const
{
    return session()->outcome() && !session()->outcome()->isGood ? tr("Finish with problems") : tr("Finish");
}

domain::ActionState SummaryStep::mayGoOn() const
{
    if (session()->outcome())
        return domain::ActionState::yes();
    return domain::ActionState::no(session()->isRunning() ? tr("The setup runs.") : tr("The setup has not come to its end."));
}

void SummaryStep::saveReport()
{
    const QString name = QStringLiteral("setup-%1-report.txt").arg(answers().cluster.name);
    const QString path = context()->askPath(this, SetupContext::PathKind::Save, tr("Save the report"), name);
    if (path.isEmpty())
        return;
    const QString text = models::setupReport(*session(), context()->environment.id.text(), models::utcText(context()->clock->utcNow()));
    const Status written = writeFileAtomically(path, text.toUtf8());
    if (written)
        emit notify({StateText::of(Mark::Pass, tr("Report saved")), path});
    else
        emit notify({StateText::of(Mark::Fail, tr("Report not saved")), models::spokenLine(written.error(), Attempt::Change)});
}

void SummaryStep::offerUndo()
{
    PlanOffer offer;
    offer.dangerous = true;
    offer.make = [session = context()->session] { return session->undoPlan(); };
    offer.run = [this](const QString &) {
        QCoro::connect(context()->session->undo(), this, [this](const Result<QStringList> &undone) {
            if (undone)
                emit notify({StateText::of(Mark::Pass, tr("The setup is undone")), undone->join(QStringLiteral(" · "))});
            else
                emit notify({StateText::of(Mark::Fail, tr("Not undone")), models::spokenLine(undone.error(), Attempt::Change)});
        });
    };
    emit planOffered(offer);
}

} // namespace pilothouse::ui
