// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cluster/change_frame.h"

#include "ui/cluster/form_top.h"

#include "models/spoken.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/note.h"
#include "ui/widgets/panel.h"

#include <QHBoxLayout>
#include <QScrollArea>
#include <QShortcut>
#include <QVBoxLayout>

namespace pilothouse::ui {

using models::StateText;

namespace {

constexpr int kFootHeight = 60;

} // namespace

ChangeFrame::ChangeFrame(const QString &id, QWidget *parent)
    : QWidget(parent)
    , m_id(id)
    , m_page(new QVBoxLayout)
    , m_note(new Note(StateText(), Note::Shape::Box, this))
    , m_again(makeButton(tr("Read it again"), ButtonRole::Default, IconName::Refresh, this))
    , m_scroll(new QScrollArea(this))
{
    const auto m = Metrics::current();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_top = new FormTop(QString(), this, m_id);
    connect(m_top, &FormTop::backRequested, this, &ChangeFrame::closeRequested);
    column->addWidget(m_top);
    auto *ground = new Panel(Ground::Window);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setWidget(ground);
    auto *rows = new QVBoxLayout(ground);
    rows->setContentsMargins(m.margin(), m.gap(), m.margin(), m.gap());
    rows->setSpacing(m.gap());
    rows->addWidget(m_note);
    m_note->hide();
    rows->addWidget(m_again, 0, Qt::AlignLeft);
    m_again->hide();
    m_again->setObjectName(m_id + QStringLiteral("Again"));
    connect(m_again, &QPushButton::clicked, this, &ChangeFrame::againRequested);
    m_page->setSpacing(m.gap());
    rows->addLayout(m_page);
    rows->addStretch(1);
    column->addWidget(m_scroll, 1);
    column->addWidget(makeFoot());
    auto *keys = new QShortcut(QKeySequence(Qt::CTRL | Qt::Key_Return), this);
    keys->setContext(Qt::WidgetWithChildrenShortcut);
    connect(keys, &QShortcut::activated, m_plan, &QPushButton::click);
    follow();
}

QWidget *ChangeFrame::makeFoot()
{
    const auto m = Metrics::current();
    auto *foot = new Panel(Ground::Header, this);
    foot->setEdges(Qt::TopEdge);
    foot->setFixedHeight(m.px(kFootHeight));
    auto *row = new QHBoxLayout(foot);
    row->setContentsMargins(m.margin(), 0, m.margin(), 0);
    row->setSpacing(m.u(2));
    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    words->addStretch(1);
    m_summary = new ElidedLabel(QString(), Type::Body, Ink::Text, foot);
    m_summary->setType(Type::Body, Weight::Medium);
    words->addWidget(m_summary);
    m_reason = new PlainLabel(QString(), Type::Small, Ink::Muted, foot);
    m_reason->setWordWrap(true);
    words->addWidget(m_reason);
    words->addStretch(1);
    row->addLayout(words, 1);
    m_copy = makeButton(tr("Copy as command"), ButtonRole::Default, IconName::Terminal, foot);
    m_copy->setObjectName(m_id + QStringLiteral("Copy"));
    connect(m_copy, &QPushButton::clicked, this, &ChangeFrame::copyRequested);
    row->addWidget(m_copy);
    m_plan = makeButton(tr("Plan…"), ButtonRole::Primary, IconName::None, foot);
    m_plan->setObjectName(m_id + QStringLiteral("Plan"));
    connect(m_plan, &QPushButton::clicked, this, &ChangeFrame::planRequested);
    row->addWidget(m_plan);
    return foot;
}

void ChangeFrame::setBusy(const QString &what)
{
    m_busy = what;
    follow();
}

void ChangeFrame::setReadOnly(bool readOnly)
{
    m_readOnly = readOnly;
    follow();
}

void ChangeFrame::setError(const Error &error)
{
    m_note->setMessage(models::spoken(error, Attempt::Change));
    m_note->show();
    m_scroll->ensureWidgetVisible(m_note);
}

void ChangeFrame::setNote(const StateText &state, const QString &text)
{
    m_note->setState(state);
    m_note->setText(text);
    m_note->show();
    m_scroll->ensureWidgetVisible(m_note);
}

void ChangeFrame::clearNote()
{
    m_note->hide();
}

void ChangeFrame::setAgainOffered(bool offered)
{
    m_again->setVisible(offered);
}

void ChangeFrame::setTitle(const QString &title)
{
    m_top->setTitle(title);
}

void ChangeFrame::setSummary(const QString &text)
{
    m_summary->setText(text);
    m_summary->setVisible(!text.isEmpty());
}

void ChangeFrame::setProblem(const QString &problem)
{
    m_problem = problem;
    follow();
}

void ChangeFrame::setOrder(const QList<QWidget *> &parts)
{
    setTabOrder(m_top->backButton(), m_again);
    QWidget *last = m_again;
    const auto add = [this, &last](QWidget *widget) {
        // Not the parts that a field is made of, among them the list that a box opens.
        const bool own = widget->focusProxy() == nullptr && !widget->objectName().startsWith(QStringLiteral("qt_")) && widget->window() == window();
        if (!own || !(widget->focusPolicy() & Qt::TabFocus))
            return;
        setTabOrder(last, widget);
        last = widget;
    };
    for (QWidget *part : parts) {
        add(part);
        for (QWidget *inner : part->findChildren<QWidget *>())
            add(inner);
    }
    add(m_copy);
    add(m_plan);
}

QString ChangeFrame::reason() const
{
    if (m_readOnly)
        return tr("Read-only: unlock writes in the bar above.");
    return m_busy.isEmpty() ? m_problem : m_busy;
}

void ChangeFrame::follow()
{
    const QString why = reason();
    m_plan->setVisible(!m_readOnly); // absent, not grey
    m_plan->setEnabled(why.isEmpty());
    m_plan->setAccessibleDescription(why);
    m_plan->setToolTip(plainToolTip(why));
    m_copy->setEnabled(m_problem.isEmpty());
    m_copy->setToolTip(plainToolTip(m_problem));
    m_reason->setText(why);
    m_reason->setVisible(!why.isEmpty());
}

} // namespace pilothouse::ui
