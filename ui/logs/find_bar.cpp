// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/logs/find_bar.h"

#include "ui/theme/metrics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/filter_field.h"
#include "ui/widgets/labels.h"

#include <QKeyEvent>

#include <chrono>

namespace pilothouse::ui {

using namespace std::chrono_literals;

namespace {

constexpr auto kTypingPause = 60ms;
constexpr int kReach = 3;

Chip *makeChoice(const QString &word, const QString &meaning, QWidget *parent)
{
    auto *chip = new Chip(word, parent);
    chip->setCheckable(true);
    chip->setAccessibleName(meaning);
    chip->setToolTip(plainToolTip(meaning));
    return chip;
}

} // namespace

FindBar::FindBar(QWidget *parent)
    : Toolbar(parent)
    , m_field(new FilterField(QString(), this))
    , m_expression(makeChoice(QStringLiteral(".*"), tr("Regular expression"), this))
    , m_byCase(makeChoice(QStringLiteral("Aa"), tr("Upper and lower case differ"), this))
    , m_only(makeChoice(tr("Only hits"), tr("Show only the lines that match"), this))
    , m_reach(makeChoice(tr("±%1 lines").arg(kReach), tr("Show the lines around each that matches, too: c"), this))
    , m_invert(makeChoice(tr("Invert"), tr("Show only the lines that do not match"), this))
    , m_outcome(new ElidedLabel(QString(), Type::Small, Ink::Muted, this))
{
    m_field->setPlaceholderText(tr("Find: error -heartbeat source:gpu*"));
    m_field->setAccessibleName(tr("Find in the log"));
    m_field->setMaxLength(1000);
    m_field->installEventFilter(this);
    addWidget(m_field);
    for (Chip *chip : {m_expression, m_byCase, m_only, m_reach, m_invert}) {
        addWidget(chip);
        connect(chip, &Chip::toggled, this, &FindBar::changed);
    }
    m_outcome->setMinimumWidth(Metrics::current().px(64));
    m_outcome->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    addWidget(m_outcome);
    QPushButton *previous = makeButton(tr("Back"), ButtonRole::Flat, IconName::None, this);
    previous->setToolTip(plainToolTip(tr("The hit before: N, or Shift+Enter here")));
    QPushButton *next = makeButton(tr("Next"), ButtonRole::Flat, IconName::None, this);
    next->setToolTip(plainToolTip(tr("The next hit: n, or Enter here")));
    QPushButton *shut = makeIconButton(IconName::Close, tr("Close the search"), this);
    for (QPushButton *button : {previous, next, shut})
        addWidget(button);
    connect(previous, &QPushButton::clicked, this, [this] { emit stepWanted(false); });
    connect(next, &QPushButton::clicked, this, [this] { emit stepWanted(true); });
    connect(shut, &QPushButton::clicked, this, &FindBar::close);

    // Both say which lines are shown; where all are shown they have no meaning.
    for (Chip *chip : {m_reach, m_invert}) {
        chip->hide();
        connect(m_only, &Chip::toggled, chip, &QWidget::setVisible);
    }
    m_delay.setSingleShot(true);
    m_delay.setInterval(kTypingPause);
    connect(&m_delay, &QTimer::timeout, this, &FindBar::changed);
    connect(m_field, &QLineEdit::textChanged, &m_delay, qOverload<>(&QTimer::start));
    hide();
}

void FindBar::open()
{
    show();
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->selectAll();
}

void FindBar::close()
{
    if (isHidden())
        return;
    m_field->clear();
    m_delay.stop();
    hide();
    emit changed();
    emit closed();
}

void FindBar::setText(const QString &text)
{
    m_field->setText(text);
}

logs::LogQuery FindBar::query() const
{
    logs::LogQuery query;
    query.text = m_field->text();
    query.kind = m_expression->isChecked() ? logs::LogQuery::Kind::Expression : logs::LogQuery::Kind::Words;
    query.caseSensitivity = m_byCase->isChecked() ? Qt::CaseSensitive : Qt::CaseInsensitive;
    query.isInverted = m_only->isChecked() && m_invert->isChecked();
    return query;
}

bool FindBar::isOnlyMatching() const
{
    return m_only->isChecked();
}

int FindBar::reach() const
{
    return m_only->isChecked() && m_reach->isChecked() ? kReach : 0;
}

void FindBar::toggleReach()
{
    const bool wanted = reach() == 0;
    m_only->setChecked(m_only->isChecked() || wanted);
    m_reach->setChecked(wanted);
}

void FindBar::setOutcome(const QString &outcome)
{
    m_outcome->setInk(Ink::Muted);
    m_outcome->setText(outcome);
}

void FindBar::setProblem(const QString &problem)
{
    m_field->setProblem(problem);
    if (problem.isEmpty())
        return;
    m_outcome->setInk(Ink::Fail);
    m_outcome->setText(problem);
}

bool FindBar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_field || event->type() != QEvent::KeyPress)
        return Toolbar::eventFilter(watched, event);
    const auto *const key = static_cast<QKeyEvent *>(event);
    if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
        if (m_delay.isActive()) {
            m_delay.stop();
            emit changed();
        }
        emit stepWanted(!(key->modifiers() & Qt::ShiftModifier));
        return true;
    }
    if (key->key() == Qt::Key_Escape && m_field->text().isEmpty()) {
        close();
        return true;
    }
    return Toolbar::eventFilter(watched, event);
}

} // namespace pilothouse::ui
