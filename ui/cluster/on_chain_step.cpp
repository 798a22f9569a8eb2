// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cluster/on_chain_step.h"

#include "models/spoken.h"
#include "ui/cluster/copy_line.h"
#include "ui/theme/fonts.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/note.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QVBoxLayout>

namespace pilothouse::ui {

using cluster::ChainAnswer;
using models::ChainFact;
using models::Mark;
using models::StateText;

namespace {

constexpr int kKeyWidth = 152;
constexpr int kLongestHash = 200; ///< what is pasted too long is shown as that, not cut in silence

} // namespace

OnChainStepView::OnChainStepView(QWidget *parent) : QWidget(parent), m_note(new Note(StateText(), Note::Shape::Box, this))
{
    const auto m = Metrics::current();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(m.gap());
    column->addWidget(m_note);
    auto *calls = new Card(tr("What the owner's wallet signs"), Card::Body::Padded, this);
    m_facts = new QGridLayout;
    m_facts->setContentsMargins(0, 0, 0, 0);
    m_facts->setHorizontalSpacing(m.u(2));
    m_facts->setVerticalSpacing(0);
    m_facts->setColumnMinimumWidth(0, m.px(kKeyWidth));
    m_facts->setColumnStretch(1, 1000);
    m_facts->setColumnStretch(2, 1); // what is left of a wide window
    calls->body()->addLayout(m_facts);
    column->addWidget(calls);
    column->addWidget(makeCommit());
    follow();
}

QWidget *OnChainStepView::makeCommit()
{
    const auto m = Metrics::current();
    m_commitCard = new Card(tr("Then the change goes on"), Card::Body::Padded, this);
    m_transaction = new QLineEdit(this);
    m_transaction->setObjectName(QStringLiteral("chainTransaction"));
    m_transaction->setAccessibleName(tr("Hash of the owner's transaction"));
    m_transaction->setPlaceholderText(tr("0x and 64 digits, as the wallet or an explorer shows it"));
    m_transaction->setMaxLength(kLongestHash);
    m_transaction->setFont(ui::font(Type::Mono));
    auto *label = new PlainLabel(tr("Hash of the owner's transaction"), Type::Small, Ink::Muted, this);
    label->setBuddy(m_transaction);
    m_hint = new PlainLabel(QString(), Type::Small, Ink::Muted, this);
    m_hint->setObjectName(QStringLiteral("chainHint"));
    m_hint->setParagraph(true);
    m_commit = makeButton(tr("Commit…"), ButtonRole::Primary, IconName::Anchor, this);
    m_commit->setObjectName(QStringLiteral("chainCommit"));
    m_registered = makeButton(tr("Allowed already, without a transaction…"), ButtonRole::Flat, IconName::None, this);
    m_registered->setObjectName(QStringLiteral("chainRegistered"));
    m_registered->setToolTip(plainToolTip(tr("The cloud then only looks at what the contract allows now.")));
    m_commitCard->body()->addWidget(label);
    m_commitCard->body()->addWidget(m_transaction);
    m_commitCard->body()->addWidget(m_hint);
    auto *row = new QHBoxLayout;
    row->setSpacing(m.u(2));
    row->addWidget(m_commit);
    row->addWidget(m_registered);
    row->addStretch(1);
    m_commitCard->body()->addSpacing(m.u(1));
    m_commitCard->body()->addLayout(row);
    connect(m_transaction, &QLineEdit::textChanged, this, &OnChainStepView::follow);
    connect(m_transaction, &QLineEdit::returnPressed, this, [this] {
        if (m_commit->isEnabled())
            m_commit->click();
    });
    connect(m_commit, &QPushButton::clicked, this, [this] { emit commitRequested(transaction()); });
    connect(m_registered, &QPushButton::clicked, this, [this] { emit commitRequested(QString()); });
    return m_commitCard;
}

void OnChainStepView::setStep(const cluster::OnChainStep &step, GoesOn goesOn)
{
    m_canCommit = goesOn == GoesOn::Committed && step.answer != ChainAnswer::Superseded;
    QString meaning
        = goesOn == GoesOn::PlannedAgain ? tr(
              "Nothing is made yet. The owner's wallet makes the calls below, anywhere, of which one for what the contract allows already changes nothing; then it is planned again here.")
                                         : models::chainAnswerMeaning(step.answer);
    if (!step.said.isEmpty())
        meaning += u'\n'
                   + (step.said.startsWith(QLatin1String("Phala Cloud says")) ? models::spoken(step.said) : tr("The cloud says: %1").arg(step.said));
    setState(models::chainAnswerState(step.answer), meaning);
    m_commitCard->setVisible(m_canCommit);
    showFacts(models::chainFacts(step));
    follow();
}

void OnChainStepView::setContract(const cluster::Provision &provision, const QString &deployer)
{
    m_canCommit = false;
    setState(
        StateText::of(Mark::Warn, tr("A step on the chain comes first: nothing is made yet")),
        tr("The owner's wallet makes the app's contract by the call below. Enter that contract's address and the wallet's below “Machine”, then plan "
           "again."));
    m_commitCard->hide();
    showFacts(models::contractFacts(provision, deployer));
}

void OnChainStepView::setState(const StateText &state, const QString &text)
{
    m_note->setState(state);
    m_note->setText(text);
}

void OnChainStepView::showFacts(const std::vector<ChainFact> &facts)
{
    if (facts == m_shown)
        return; // a refresh keeps focus and selection
    m_shown = facts;
    while (QLayoutItem *item = m_facts->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    const int above = CopyLine::above(this);
    int row = 0;
    for (const ChainFact &fact : facts) {
        auto *label = new PlainLabel(fact.label, Type::Body, Ink::Muted, this);
        label->setContentsMargins(0, above, 0, above);
        m_facts->addWidget(label, row, 0, Qt::AlignTop);
        if (fact.kind == ChainFact::Kind::Words || fact.value.isEmpty()) {
            auto *words = new PlainLabel(fact.value.isEmpty() ? tr("not said") : fact.value, Type::Body, Ink::Text, this);
            words->setParagraph(true);
            words->setContentsMargins(0, above, 0, above);
            m_facts->addWidget(words, row++, 1);
            continue;
        }
        auto *line = new CopyLine(fact.label, fact.value, this);
        connect(line, &CopyLine::copied, this, &OnChainStepView::copied);
        m_facts->addWidget(line, row++, 1);
    }
}

void OnChainStepView::setTransaction(const QString &hash)
{
    m_transaction->setText(hash);
}

QString OnChainStepView::transaction() const
{
    return m_transaction->text().trimmed();
}

void OnChainStepView::setBusy(bool busy)
{
    m_busy = busy;
    follow();
}

void OnChainStepView::setReadOnly(bool readOnly)
{
    m_readOnly = readOnly;
    follow();
}

void OnChainStepView::follow()
{
    const QString problem = models::transactionProblem(transaction());
    const bool isTyped = !transaction().isEmpty();
    m_hint->setText(m_readOnly ? tr("Read-only: unlock writes in the bar above.") : problem);
    m_hint->setInk(isTyped && !problem.isEmpty() && !m_readOnly ? Ink::Fail : Ink::Muted);
    m_hint->setVisible(!m_hint->text().isEmpty());
    m_transaction->setReadOnly(m_busy);
    m_commit->setVisible(!m_readOnly); // absent, not grey
    m_registered->setVisible(!m_readOnly);
    m_commit->setEnabled(!m_busy && problem.isEmpty());
    m_commit->setAccessibleDescription(problem);
    m_commit->setToolTip(plainToolTip(problem));
    m_registered->setEnabled(!m_busy);
}

} // namespace pilothouse::ui
