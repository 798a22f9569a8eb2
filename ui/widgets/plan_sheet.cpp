// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/plan_sheet.h"

#include "models/format.h"
#include "models/plan_text.h"
#include "models/spoken.h"
#include "services/core/plain_text.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/environment_block.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/mnemonics.h"
#include "ui/widgets/note.h"
#include "ui/widgets/phrase_field.h"
#include "ui/widgets/plan_parts.h"
#include "ui/widgets/state_label.h"

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QSaveFile>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

namespace pilothouse::ui {

using models::Mark;
using models::StateText;

namespace {

/// The same change, but for the age of the data it was planned from.
bool saysTheSame(domain::Plan a, const domain::Plan &b)
{
    a.dataFrom = b.dataFrom;
    return a == b;
}

PlainLabel *caption(const QString &text, QWidget *parent)
{
    auto *label = new PlainLabel(text, Type::Small, Ink::Text, parent);
    label->setType(Type::Small, Weight::Strong);
    return label;
}

} // namespace

PlanSheet::PlanSheet(PlanOffer offer, std::shared_ptr<const Clock> clock, QWidget *parent)
    : QWidget(parent)
    , m_offer(std::move(offer))
    , m_clock(std::move(clock))
    , m_plan(m_offer.make())
{
    setObjectName(QStringLiteral("planSheet"));
    build();
    fill();
    m_timer.setInterval(std::chrono::seconds(1));
    connect(&m_timer, &QTimer::timeout, this, &PlanSheet::refresh);
}

void PlanSheet::build()
{
    const auto m = Metrics::current();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(1, 1, 1, 1);
    column->setSpacing(0);

    auto *strip = new EnvironmentStrip(m_plan.environment, this);
    m_age = new PlainLabel(QString(), Type::Small, Ink::Muted, strip);
    strip->addWidget(m_age);
    m_strip = strip;
    column->addWidget(strip);

    m_changed = new Note(StateText::of(Mark::Warn, tr("The data changed: this plan is not the one you read")), Note::Shape::Across, this);
    m_readAgain = makeButton(tr("I have read it again"), ButtonRole::Default, IconName::None, m_changed);
    connect(m_readAgain, &QPushButton::clicked, this, [this] {
        m_before.reset();
        m_changed->hide();
        updateVerb();
        (m_phrase ? static_cast<QWidget *>(m_phrase) : m_cancel)->setFocus();
    });
    m_changed->addButton(m_readAgain);
    m_changed->hide();
    column->addWidget(m_changed);

    m_scroll = new QScrollArea(this);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    column->addWidget(m_scroll, 1);

    auto *foot = new Panel(Ground::None, this);
    foot->setEdges(Qt::TopEdge);
    auto *footColumn = new QVBoxLayout(foot);
    footColumn->setContentsMargins(m.px(20), m.gap() + 1, m.px(20), m.gap());
    m_reason = new PlainLabel(QString(), Type::Small, Ink::Warn, foot);
    m_reason->setWordWrap(true);
    m_reason->hide();
    footColumn->addWidget(m_reason);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(m.u(2));
    auto *copy = makeButton(tr("Copy as commands"), ButtonRole::Flat, IconName::Terminal, foot);
    connect(copy, &QPushButton::clicked, this, [this] {
        QStringList lines;
        for (const domain::PlanStep &step : m_plan.steps)
            lines << (step.command.isEmpty() ? QLatin1String("# ") + visibleText(step.what) : step.command);
        QGuiApplication::clipboard()->setText(lines.join(QLatin1Char('\n')));
    });
    auto *keep = makeButton(tr("Save plan"), ButtonRole::Flat, IconName::Export, foot);
    connect(keep, &QPushButton::clicked, this, &PlanSheet::save);
    m_cancel = makeButton(tr("Cancel"), ButtonRole::Default, IconName::None, foot);
    m_cancel->setObjectName(QStringLiteral("planCancel"));
    connect(m_cancel, &QPushButton::clicked, this, &PlanSheet::cancelled);
    m_verb = makeButton(QString(), m_offer.dangerous ? ButtonRole::Danger : ButtonRole::Primary, IconName::None, foot);
    m_verb->setObjectName(QStringLiteral("planVerb"));
    connect(m_verb, &QPushButton::clicked, this, &PlanSheet::confirm);
    buttons->addWidget(copy);
    buttons->addWidget(keep);
    buttons->addStretch(1);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_verb);
    footColumn->addLayout(buttons);
    column->addWidget(foot);
}

void PlanSheet::fill()
{
    const auto m = Metrics::current();
    const QString typed = m_phrase ? m_phrase->text() : QString();
    const int scrolled = m_scroll->verticalScrollBar()->value();
    m_phrase = nullptr;
    m_body = new Panel(Ground::Surface);
    m_bodyColumn = new QVBoxLayout(m_body);
    m_bodyColumn->setContentsMargins(m.px(20), m.px(18), m.px(20), m.px(16));
    m_bodyColumn->setSpacing(m.u(2));

    auto *title = new PlainLabel(visibleText(models::spoken(m_plan.title)), Type::Heading, Ink::Text, m_body);
    title->setWordWrap(true);
    m_bodyColumn->addWidget(title);
    setAccessibleName(tr("Plan: %1").arg(models::spoken(m_plan.title)));

    if (!m_plan.isAllowed()) {
        auto *refusal = new Note(StateText::of(Mark::Fail, tr("This cannot be done now")), Note::Shape::Box, m_body);
        refusal->setText(models::spoken(m_plan.refusal));
        m_bodyColumn->addWidget(refusal);
    }
    if (!m_plan.steps.empty()) {
        m_bodyColumn->addSpacing(m.u(1));
        m_bodyColumn->addWidget(caption(tr("Steps"), m_body));
        m_bodyColumn->addWidget(new PlanSteps(m_plan.steps, m_body));
    }
    if (!m_plan.checks.empty()) {
        m_bodyColumn->addSpacing(m.u(1));
        m_bodyColumn->addWidget(caption(tr("Checked now"), m_body));
        for (const domain::PlanCheck &check : m_plan.checks) {
            // What was checked is read to its end before a change is confirmed.
            const StateText state = models::planCheckState(check);
            auto *mark = new StateMark(state, m_body);
            auto *text = new PlainLabel(visibleText(state.word, 2000), Type::Body, Ink::Text, m_body);
            text->setWordWrap(true);
            auto *line = new QHBoxLayout;
            line->setSpacing(m.px(6));
            line->addWidget(mark, 0, Qt::AlignTop);
            line->addWidget(text, 1);
            m_bodyColumn->addLayout(line);
        }
    }
    if (!m_plan.skipped.isEmpty()) {
        m_bodyColumn->addSpacing(m.u(1));
        m_bodyColumn->addWidget(caption(tr("Left out"), m_body));
        for (const QString &skipped : m_plan.skipped)
            m_bodyColumn->addWidget(new ElidedLabel(models::spoken(skipped), Type::Small, Ink::Muted, m_body));
    }
    auto *aftermath = new PlanAftermath(m_body);
    aftermath->add(tr("If a step fails"), models::sentence(models::spoken(m_plan.ifItFails)));
    aftermath->add(tr("To undo"), models::sentence(models::spoken(m_plan.toUndo)));
    aftermath->add(tr("Side effects"), models::sentence(models::spoken(m_plan.sideEffects)));
    if (aftermath->isEmpty()) {
        delete aftermath;
    } else {
        m_bodyColumn->addSpacing(m.u(1));
        m_bodyColumn->addWidget(aftermath);
    }
    m_choice = nullptr;
    if (m_offer.choice && m_plan.isAllowed()) {
        m_bodyColumn->addSpacing(m.u(1));
        m_choice = new QCheckBox(m_offer.choice->words, m_body);
        m_choice->setObjectName(QStringLiteral("planChoice"));
        m_choice->setChecked(m_offer.choice->isTicked);
        m_bodyColumn->addWidget(m_choice);
        // Queued: the plan is written anew, and the box with it.
        connect(m_choice, &QCheckBox::clicked, this, &PlanSheet::takeChoice, Qt::QueuedConnection);
    }
    if (m_plan.phrase && m_plan.isAllowed()) {
        m_bodyColumn->addSpacing(m.u(1));
        auto *line = new QHBoxLayout;
        line->setSpacing(m.px(6));
        line->addWidget(caption(tr("Type"), m_body));
        auto *phrase = new PlainLabel(visibleText(*m_plan.phrase), Type::Mono, Ink::Text, m_body);
        phrase->setTextInteractionFlags(Qt::TextSelectableByMouse);
        phrase->setType(Type::Mono, Weight::Bold);
        line->addWidget(phrase);
        line->addWidget(caption(tr("to allow it"), m_body));
        auto *why = new ElidedLabel(models::spoken(m_plan.phraseReason), Type::Small, Ink::Muted, m_body);
        line->addWidget(why, 1);
        m_bodyColumn->addLayout(line);
        m_phrase = new PhraseField(m_body);
        m_phrase->setObjectName(QStringLiteral("planPhrase"));
        m_phrase->setPhrase(*m_plan.phrase);
        m_phrase->setText(typed);
        m_bodyColumn->addWidget(m_phrase);
        connect(m_phrase, &QLineEdit::textChanged, this, &PlanSheet::updateVerb);
        connect(m_phrase, &QLineEdit::returnPressed, this, &PlanSheet::confirm);
    }
    m_bodyColumn->addStretch(1);
    m_scroll->setWidget(m_body);
    m_body->setAutoFillBackground(false);
    m_scroll->verticalScrollBar()->setValue(scrolled);
    m_verb->setText(mnemonicsEscaped(models::spoken(m_plan.verb)));
    m_verb->setAccessibleName(models::spoken(m_plan.verb));
    updateVerb();
    emit contentChanged();
}

int PlanSheet::preferredHeight(int width) const
{
    const int body = m_bodyColumn->hasHeightForWidth() ? m_bodyColumn->heightForWidth(width - 2) : m_body->sizeHint().height();
    int fixed = 2;
    for (int i = 0; i < layout()->count(); ++i)
        if (QWidget *widget = layout()->itemAt(i)->widget(); widget && widget != m_scroll && !widget->isHidden())
            fixed += widget->sizeHint().height() > 0 ? std::max(widget->minimumHeight(), widget->sizeHint().height()) : widget->height();
    return fixed + body;
}

void PlanSheet::refresh()
{
    domain::Plan now = m_offer.make();
    const bool same = saysTheSame(now, m_plan);
    if (!same && !m_before) {
        m_before = m_plan;
        QStringList changes;
        if (m_before->title != now.title)
            changes << tr("Was: %1.").arg(m_before->title);
        if (m_before->steps.size() != now.steps.size())
            changes << tr("Steps: %1, now %2.").arg(m_before->steps.size()).arg(now.steps.size());
        if (m_before->checks != now.checks)
            changes << tr("A check has another result.");
        if (m_before->refusal != now.refusal)
            changes << (now.refusal.isEmpty() ? tr("It may be done now.") : tr("It may not be done any more."));
        m_changed->setText(changes.join(QLatin1Char(' ')));
        m_changed->show();
    }
    const bool hadFocus = m_phrase && m_phrase->hasFocus();
    m_plan = std::move(now);
    if (!same) {
        fill();
        if (hadFocus && m_phrase)
            m_phrase->setFocus();
    }
    updateVerb();
}

/// Whoever ticks the box knows what changes by it: the plan is written anew, and need not be confirmed as one that changed by itself.
void PlanSheet::takeChoice(bool isTicked)
{
    m_offer.choice->isTicked = isTicked;
    m_offer.choice->choose(isTicked);
    m_plan = m_offer.make();
    fill();
    if (m_choice)
        m_choice->setFocus(Qt::OtherFocusReason);
}

void PlanSheet::updateVerb()
{
    const auto age = std::chrono::seconds(m_plan.dataFrom.isValid() ? m_plan.dataFrom.secsTo(m_clock->utcNow()) : 0);
    m_age->setText(m_plan.dataFrom.isValid() ? tr("planned from data %1 old").arg(models::ageText(age)) : QString());
    QString reason;
    if (m_before)
        reason = tr("Read the changed plan first.");
    else if (!m_plan.isAllowed())
        reason = models::spoken(m_plan.refusal);
    else if (!m_plan.isConfirmedBy(m_phrase ? m_phrase->text() : QString()))
        reason = tr("Waits for the phrase.");
    m_verb->setEnabled(reason.isEmpty());
    m_verb->setAccessibleDescription(reason);
    m_reason->setText(reason);
    m_reason->setVisible(!reason.isEmpty() && (m_before || !m_plan.isAllowed()));
}

void PlanSheet::confirm()
{
    refresh(); // nothing runs that was not read
    const QString typed = m_phrase ? m_phrase->text() : QString();
    if (m_before || !m_plan.isAllowed() || !m_plan.isConfirmedBy(typed))
        return;
    m_timer.stop();
    emit confirmed(typed);
}

void PlanSheet::save()
{
    auto *dialog = new QFileDialog(window(), tr("Save plan"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("txt"));
    const QString text = m_plan.toText() + QLatin1Char('\n');
    connect(dialog, &QFileDialog::fileSelected, this, [this, text](const QString &path) {
        QSaveFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(text.toUtf8()) < 0 || !file.commit()) {
            m_reason->setText(tr("The plan was not saved: %1").arg(file.errorString()));
            m_reason->show();
        }
    });
    dialog->open();
}

void PlanSheet::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_timer.start();
    (m_phrase ? static_cast<QWidget *>(m_phrase) : m_cancel)->setFocus(Qt::TabFocusReason);
}

void PlanSheet::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        emit cancelled();
    else
        event->accept(); // nothing below the scrim gets our keys
}

bool PlanSheet::focusNextPrevChild(bool next)
{
    // Tab stays inside the sheet.
    QWidget *start = focusWidget();
    QWidget *widget = start ? start : this;
    for (int guard = 0; guard < 10'000; ++guard) {
        widget = next ? widget->nextInFocusChain() : widget->previousInFocusChain();
        if (widget == start)
            return true;
        if (isAncestorOf(widget) && (widget->focusPolicy() & Qt::TabFocus) && widget->isVisibleTo(this) && widget->isEnabled()) {
            widget->setFocus(next ? Qt::TabFocusReason : Qt::BacktabFocusReason);
            return true;
        }
    }
    return true;
}

void PlanSheet::paintEvent(QPaintEvent *)
{
    const Tokens &t = tokensOf(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(t.lineStrong);
    painter.setBrush(t.surface);
    const int radius = Metrics::current().radiusCard();
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
}

} // namespace pilothouse::ui
