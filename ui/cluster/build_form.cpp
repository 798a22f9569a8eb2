// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cluster/build_form.h"

#include "models/format.h"
#include "models/plan_text.h"
#include "models/spoken.h"
#include "ui/cluster/form_foot.h"
#include "ui/cluster/form_top.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/finding_list.h"
#include "ui/widgets/key_value_list.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/note.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QScrollArea>
#include <QVBoxLayout>

namespace pilothouse::ui {

using models::StateText;

namespace {

constexpr int kLongestTyped = 400; ///< what is pasted too long is refused with words, not cut in silence
constexpr int kWidest = 760;       ///< two fields need no more of a wide window

} // namespace

BuildForm::BuildForm(QWidget *parent)
    : QWidget(parent)
    , m_note(new Note(StateText(), Note::Shape::Box))
    , m_submission(new QLineEdit)
    , m_name(new QLineEdit)
    , m_cluster(new KeyValueList)
    , m_checks(new FindingList)
    , m_stop(makeButton(tr("No longer wait"), ButtonRole::Default, IconName::Close))
    , m_start(makeButton(tr("Start it…"), ButtonRole::Primary, IconName::Start))
    , m_another(makeButton(tr("Build another"), ButtonRole::Default, IconName::Add))
{
    const auto m = Metrics::current();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *top = new FormTop(tr("Build a model"), this);
    connect(top, &FormTop::backRequested, this, &BuildForm::closeRequested);
    column->addWidget(top);
    auto *ground = new Panel(Ground::Window);
    auto *scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(ground);
    auto *row = new QHBoxLayout(ground);
    row->setContentsMargins(m.margin(), m.gap(), m.margin(), m.gap());
    auto *sheet = new QWidget(ground);
    sheet->setMaximumWidth(m.px(kWidest));
    row->addWidget(sheet, 1);
    row->addStretch(0);
    auto *page = new QVBoxLayout(sheet);
    page->setContentsMargins(0, 0, 0, 0);
    page->setSpacing(m.gap());
    fillCards(page);
    page->addStretch(1);
    column->addWidget(scroll, 1);
    m_foot = new FormFoot(QStringLiteral("build"), IconName::Deploy, this);
    connect(m_foot, &FormFoot::planRequested, this, &BuildForm::planRequested);
    column->addWidget(m_foot);
    connect(m_submission, &QLineEdit::textChanged, this, &BuildForm::changed);
    connect(m_name, &QLineEdit::textChanged, this, &BuildForm::changed);
    for (QLineEdit *field : {m_submission, m_name}) {
        connect(field, &QLineEdit::textEdited, this, [this] {
            m_touched = true;
            follow();
        });
        connect(field, &QLineEdit::returnPressed, this, [this] {
            if (m_foot->plan()->isEnabled() && m_foot->plan()->isVisible())
                m_foot->plan()->click();
        });
    }
    connect(m_stop, &QPushButton::clicked, this, &BuildForm::stopWaitingRequested);
    connect(m_start, &QPushButton::clicked, this, &BuildForm::startRequested);
    connect(m_another, &QPushButton::clicked, this, &BuildForm::anotherRequested);
    setPhase(Phase::Editing);
}

void BuildForm::fillCards(QLayout *page)
{
    const auto m = Metrics::current();
    for (QPushButton *button : {m_stop, m_start, m_another})
        m_note->addButton(button);
    m_stop->setObjectName(QStringLiteral("buildStop"));
    m_start->setObjectName(QStringLiteral("buildStart"));
    m_another->setObjectName(QStringLiteral("buildAnother"));
    m_stop->setToolTip(plainToolTip(tr("What was asked for goes on.")));
    page->addWidget(m_note);

    auto *what = new Card(tr("What is built"), Card::Body::Padded, this);
    const auto put = [&](const QString &words, QLineEdit *field, const char *id, const QString &hint) {
        auto *label = new PlainLabel(words, Type::Small, Ink::Muted, what);
        label->setBuddy(field);
        field->setObjectName(QString::fromLatin1(id));
        field->setAccessibleName(words);
        field->setPlaceholderText(hint);
        field->setMaxLength(kLongestTyped);
        what->body()->addWidget(label);
        what->body()->addWidget(field);
    };
    put(tr("Submission"), m_submission, "buildSubmission", tr("its id, as the coordinator gave it"));
    what->body()->addSpacing(m.u(1));
    put(tr("Name of the model, if it is to have one"), m_name, "buildName", tr("may stay empty"));
    page->addWidget(what);

    auto *where = new Card(tr("Where, and whether there is room"), Card::Body::Padded, this);
    m_where = where;
    where->body()->addWidget(m_cluster);
    where->body()->addSpacing(m.u(1));
    where->body()->addWidget(m_checks);
    page->addWidget(where);
}

cluster::BuildRequest BuildForm::request() const
{
    cluster::BuildRequest request;
    request.submissionId = m_submission->text().trimmed();
    request.modelName = m_name->text().trimmed();
    return request;
}

void BuildForm::setPlan(const domain::Plan &plan)
{
    std::vector<StateText> checks;
    for (const domain::PlanCheck &check : plan.checks)
        checks.push_back(models::planCheckState(check));
    m_checks->setFindings(checks);
    m_checks->setVisible(!checks.empty());
    m_refusal = plan.refusal.isEmpty() ? QString() : models::spokenSentence(plan.refusal);
    follow();
}

void BuildForm::setCluster(const QString &head, const QString &why, const QString &models)
{
    m_cluster->add(tr("Takes the next build"), head.isEmpty() ? tr("nobody") : head);
    m_cluster->add(tr("Why"), why);
    m_cluster->add(tr("Models now"), models);
}

void BuildForm::setReadOnly(bool readOnly)
{
    m_readOnly = readOnly;
    follow();
}

void BuildForm::setPhase(Phase phase, const StateText &state, const QString &text)
{
    m_phase = phase;
    m_note->setState(state);
    m_note->setText(text);
    m_note->setVisible(phase != Phase::Editing);
    follow();
}

void BuildForm::setStartOffered(bool offered)
{
    m_startOffered = offered;
    follow();
}

void BuildForm::clear()
{
    m_submission->clear();
    m_name->clear();
    m_touched = false;
    m_startOffered = false;
    setPhase(Phase::Editing);
}

void BuildForm::focusSubmission()
{
    m_submission->setFocus(Qt::ShortcutFocusReason);
    m_submission->selectAll();
}

void BuildForm::follow()
{
    if (m_foot == nullptr)
        return;
    const bool editable = m_phase == Phase::Editing || m_phase == Phase::Failed;
    for (QLineEdit *field : {m_submission, m_name})
        field->setReadOnly(!editable);
    m_where->setVisible(editable);
    m_foot->setVisible(editable);
    m_stop->parentWidget()->setVisible(!editable); // no row of buttons without a button
    m_stop->setVisible(m_phase == Phase::Running);
    m_start->setVisible(m_phase == Phase::Built && m_startOffered && !m_readOnly);
    m_another->setVisible(m_phase == Phase::Built || m_phase == Phase::Running);
    const QString reason = m_readOnly ? tr("Read-only: unlock writes in the bar above.") : m_refusal;
    m_foot->setPlanOffered(editable && !m_readOnly);
    m_foot->setReason(editable ? reason : QString(), m_touched && !m_readOnly && !reason.isEmpty() ? Ink::Fail : Ink::Muted);
}

} // namespace pilothouse::ui
