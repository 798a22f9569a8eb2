// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/name_sheet.h"

#include "models/spoken.h"
#include "ui/theme/metrics.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/note.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>

#include <array>

namespace pilothouse::ui {

namespace {

constexpr int kMostTyped = 200; ///< what is pasted by mistake is told, not cut

} // namespace

NameSheet::NameSheet(NameQuestion question, QWidget *bar, QWidget *parent)
    : QWidget(parent)
    , m_question(std::move(question))
    , m_bar(bar)
    , m_error(new Note({}, Note::Shape::Box))
{
    const auto m = Metrics::current();
    setObjectName(QStringLiteral("nameSheet"));
    setAccessibleName(m_question.title);
    setAccessibleDescription(m_question.text);
    auto *card = new Card(m_question.title, Card::Body::Padded, this);
    card->setOutline(Card::Outline::Strong);
    card->setFixedWidth(m.px(460));
    auto *text = new PlainLabel(m_question.text, Type::Body, Ink::Text, card);
    text->setWordWrap(true);
    card->body()->addWidget(text);
    if (m_question.asksName) {
        auto *label = new PlainLabel(tr("Name"), Type::Small, Ink::Text, card);
        label->setType(Type::Small, Weight::Medium);
        m_field = new QLineEdit(m_question.name, card);
        m_field->setObjectName(QStringLiteral("nameField"));
        m_field->setAccessibleName(tr("Name"));
        m_field->setMaxLength(kMostTyped);
        label->setBuddy(m_field);
        m_words = new PlainLabel(QString(), Type::Small, Ink::Muted, card);
        m_words->setObjectName(QStringLiteral("nameWords"));
        m_words->setWordWrap(true);
        for (QWidget *widget : std::array<QWidget *, 3>{label, m_field, m_words})
            card->body()->addWidget(widget);
        connect(m_field, &QLineEdit::textChanged, this, &NameSheet::judge);
    }
    m_error->hide();
    card->body()->addWidget(m_error);
    auto *row = new QHBoxLayout;
    row->addStretch(1);
    m_cancel = makeButton(tr("Cancel"), ButtonRole::Default, IconName::None, card);
    m_cancel->setObjectName(QStringLiteral("nameCancel"));
    m_verb = makeButton(m_question.verb, m_question.isDeletion ? ButtonRole::Danger : ButtonRole::Primary, IconName::None, card);
    m_verb->setObjectName(QStringLiteral("nameVerb"));
    row->addWidget(m_cancel);
    row->addWidget(m_verb);
    card->body()->addLayout(row);
    connect(m_cancel, &QPushButton::clicked, this, &NameSheet::cancelled);
    connect(m_verb, &QPushButton::clicked, this, &NameSheet::answer);

    auto *across = new QHBoxLayout(this);
    across->addStretch(1);
    across->addWidget(card, 0, Qt::AlignVCenter);
    across->addStretch(1);
    parent->installEventFilter(this);
    m_bar->installEventFilter(this);
    judge();
    place();
}

void NameSheet::judge()
{
    if (!m_field)
        return;
    const NameQuestion::Judgement judgement = m_question.judge ? m_question.judge(m_field->text()) : NameQuestion::Judgement();
    m_replaces = judgement.allowed && !judgement.verb.isEmpty();
    m_verb->setEnabled(judgement.allowed);
    m_verb->setText(m_replaces ? judgement.verb : m_question.verb);
    m_verb->setAccessibleDescription(judgement.words);
    m_words->setText(judgement.words);
    // An empty field is no mistake yet.
    m_words->setInk(judgement.words.isEmpty() || m_field->text().isEmpty() ? Ink::Muted : judgement.allowed ? Ink::Warn : Ink::Fail);
    m_field->setAccessibleDescription(judgement.words);
    m_error->hide();
}

void NameSheet::answer()
{
    if (m_isAnswered || !m_verb->isEnabled())
        return;
    m_isAnswered = true;
    emit answered(m_field ? m_field->text() : m_question.name);
}

void NameSheet::showError(const Error &error)
{
    m_isAnswered = false;
    m_error->setMessage(models::spoken(error, Attempt::Change));
    m_error->show();
}

void NameSheet::place()
{
    const int top = m_bar->geometry().bottom() + 1;
    setGeometry(0, top, parentWidget()->width(), parentWidget()->height() - top);
}

bool NameSheet::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize || event->type() == QEvent::Move)
        place();
    return QWidget::eventFilter(watched, event);
}

void NameSheet::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), tokensOf(this).scrim);
}

void NameSheet::mousePressEvent(QMouseEvent *event)
{
    event->accept(); // a click beside it loses nothing that was typed
}

void NameSheet::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    QWidget *first = m_field ? static_cast<QWidget *>(m_field) : m_cancel;
    first->setFocus(Qt::OtherFocusReason);
    if (m_field)
        m_field->selectAll();
}

void NameSheet::keyPressEvent(QKeyEvent *event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    event->accept(); // nothing that is typed here reaches the page below
    if (event->key() == Qt::Key_Escape || (isEnter && m_cancel->hasFocus()))
        emit cancelled();
    else if (isEnter && m_replaces && !m_verb->hasFocus())
        m_verb->setFocus(Qt::OtherFocusReason);
    else if (isEnter)
        answer();
}

bool NameSheet::focusNextPrevChild(bool next)
{
    // Tab stays inside the sheet.
    const std::array<QWidget *, 3> round{m_field, m_cancel, m_verb};
    const int count = int(round.size());
    int at = 0;
    for (int i = 0; i < count; ++i)
        if (round[size_t(i)] && round[size_t(i)]->hasFocus())
            at = i;
    for (int i = 1; i <= count; ++i) {
        QWidget *widget = round[size_t((at + (next ? i : count - i)) % count)];
        if (widget && widget->isEnabled()) {
            widget->setFocus(next ? Qt::TabFocusReason : Qt::BacktabFocusReason);
            break;
        }
    }
    return true;
}

} // namespace pilothouse::ui
