// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/clustersetup/setup_step.h"

#include "models/format.h"
#include "models/setup_text.h"
#include "models/spoken.h"
#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/finding_list.h"
#include "ui/widgets/labels.h"

#include <QLineEdit>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace pilothouse::ui {

using clustersetup::PageReport;
using clustersetup::PageVerdict;
using clustersetup::SetupPage;
using models::Mark;
using models::StateText;

namespace {

constexpr std::chrono::milliseconds kTypingPause{500};
constexpr int kFewFindings = 6;

} // namespace

SetupStep::SetupStep(SetupPage page, std::shared_ptr<SetupContext> context, QWidget *parent)
    : QWidget(parent)
    , m_page(page)
    , m_context(std::move(context))
{
    const auto m = Metrics::current();
    setObjectName(QStringLiteral("setup step ") + clustersetup::setupPageWord(page));
    setAccessibleName(models::setupPageTitle(page));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(m.gap());
    auto *title = new PlainLabel(models::setupPageTitle(page), Type::Title, Ink::Text, this);
    auto *sentence = new PlainLabel(models::setupPageSentence(page), Type::Body, Ink::Muted, this);
    sentence->setWordWrap(true);
    auto *head = new QVBoxLayout;
    head->setSpacing(m.u(1));
    head->addWidget(title);
    head->addWidget(sentence);
    column->addLayout(head);
    m_content = new QVBoxLayout;
    m_content->setSpacing(m.gap());
    column->addLayout(m_content);
    column->addStretch(1);
    m_settle.setSingleShot(true);
    m_settle.setInterval(kTypingPause);
    connect(&m_settle, &QTimer::timeout, this, [this] {
        if (isVisible())
            session()->look(m_page);
    });
}

void SetupStep::enter()
{
    session()->look(m_page);
    follow();
}

void SetupStep::follow()
{
    showFindings();
}

QString SetupStep::verb() const
{
    return tr("Next");
}

void SetupStep::goOn()
{
    emit pageWanted(SetupPage(int(m_page) + 1));
}

void SetupStep::lookAgain()
{
    session()->lookAgain(m_page);
}

void SetupStep::change(const std::function<void(clustersetup::SetupAnswers &)> &edit)
{
    clustersetup::SetupAnswers changed = answers();
    edit(changed);
    session()->setAnswers(changed);
    m_settle.start();
}

Card *SetupStep::addFindings()
{
    m_findingsCard = new Card(tr("What was found"), Card::Body::Padded, this);
    auto *again = makeButton(tr("Look again"), ButtonRole::Flat, IconName::Refresh, m_findingsCard);
    again->setObjectName(QStringLiteral("look again"));
    connect(again, &QPushButton::clicked, this, &SetupStep::lookAgain);
    m_findingsCard->addHeaderWidget(again);
    m_looking = new PlainLabel(QString(), Type::Body, Ink::Muted, m_findingsCard);
    m_looking->setWordWrap(true);
    m_findings = new FindingList(m_findingsCard);
    m_findingsCard->body()->addWidget(m_looking);
    m_findingsCard->body()->addWidget(m_findings);
    m_showAll = makeButton(QString(), ButtonRole::Link, IconName::None, m_findingsCard);
    m_showAll->setObjectName(QStringLiteral("show all findings"));
    m_findingsCard->body()->addWidget(m_showAll, 0, Qt::AlignLeft);
    connect(m_showAll, &QPushButton::clicked, this, [this] {
        m_showsAll = !m_showsAll;
        showFindings();
    });
    m_content->addWidget(m_findingsCard);
    return m_findingsCard;
}

void SetupStep::showFindings()
{
    if (m_findings == nullptr)
        return;
    const PageReport &report = session()->report(m_page);
    const bool isKnown = report.state == PageReport::State::Known;
    m_looking->setText(report.state == PageReport::State::Looking ? tr("Looking…")
                       : isKnown                                  ? tr("Nothing was found.")
                                                                  : tr("Not looked at yet with these answers."));
    m_looking->setVisible(!isKnown || report.findings.empty());
    // Where much passed, the rest is what a reader is here for.
    const clustersetup::Findings found = isKnown ? report.findings : clustersetup::Findings();
    clustersetup::Findings shown;
    for (const clustersetup::Finding &finding : found)
        if (m_showsAll || int(found.size()) <= kFewFindings || finding.severity != clustersetup::Severity::Passed)
            shown.push_back(finding);
    const int folded = int(found.size() - shown.size());
    for (clustersetup::Finding &finding : shown)
        if (finding.nextStep == QLatin1String("Choose the file on its page."))
            finding.nextStep.clear(); // this is the page, and the field stands above
    m_findings->setFindings(models::setupFindings(shown));
    m_showAll->setVisible(folded > 0 || (m_showsAll && int(found.size()) > kFewFindings));
    m_showAll->setText(folded > 0 ? models::counted(folded, tr("Show 1 check that passed"), tr("Show %1 checks that passed"))
                                  : tr("Show only what did not pass"));
    const StateText state = models::setupPageState(session()->verdict(m_page));
    m_findingsCard->setSubtitle(isKnown && !report.findings.empty() ? state.word : QString());
}

QString SetupStep::readOnlyReason() const
{
    if (m_context->access && !m_context->access->isWritable())
        return tr("Read-only: unlock writes first.");
    return {};
}

void SetupStep::reportChange(const Status &status, const QString &done, const QString &failed)
{
    if (status)
        emit notify({StateText::of(Mark::Pass, done), m_context->environment.id.text()});
    else
        emit notify({StateText::of(Mark::Fail, failed), models::spokenLine(status.error(), Attempt::Change)});
}

SetupField::SetupField(const QString &name, const QString &hint, QWidget *control, QWidget *parent)
    : QWidget(parent)
    , m_hintText(hint)
    , m_control(control)
{
    const auto m = Metrics::current();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(m.u(1));
    auto *label = new PlainLabel(name, Type::Small, Ink::Text, this);
    label->setType(Type::Small, Weight::Medium);
    QWidget *named = control->focusProxy() != nullptr ? control->focusProxy() : control;
    label->setBuddy(named);
    named->setAccessibleName(name);
    m_hint = new PlainLabel(QString(), Type::Small, Ink::Muted, this);
    m_hint->setWordWrap(true);
    column->addWidget(label);
    column->addWidget(control);
    column->addWidget(m_hint);
    column->addStretch(1); // a neighbour's longer hint must not move this one's label
    showHint();
}

void SetupField::setProblem(const QString &problem)
{
    m_problem = problem;
    showHint();
}

void SetupField::setHint(const QString &hint)
{
    m_hintText = hint;
    showHint();
}

void SetupField::showHint()
{
    const QString text = m_problem.isEmpty() ? m_hintText : m_problem;
    m_hint->setText(text);
    m_hint->setInk(m_problem.isEmpty() ? Ink::Muted : Ink::Fail);
    m_hint->setVisible(!text.isEmpty());
    QWidget *named = m_control->focusProxy() != nullptr ? m_control->focusProxy() : m_control;
    named->setAccessibleDescription(text);
    if (named->property("problem").toBool() != !m_problem.isEmpty()) {
        named->setProperty("problem", !m_problem.isEmpty());
        repolish(named);
    }
}

void showIn(QLineEdit *field, const QString &value)
{
    if (field->text().trimmed() == value)
        return;
    const QSignalBlocker quiet(field);
    field->setText(value);
    field->setCursorPosition(0);
}

} // namespace pilothouse::ui
