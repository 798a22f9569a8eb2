// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cluster/change_frame.h"

#include "ui/cluster/form_foot.h"
#include "ui/cluster/form_top.h"

#include "models/spoken.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/note.h"
#include "ui/widgets/panel.h"

#include <QScrollArea>
#include <QVBoxLayout>

namespace pilothouse::ui {

using models::StateText;

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
    m_foot = new FormFoot(m_id, IconName::None, this);
    m_foot->addCommand();
    connect(m_foot, &FormFoot::planRequested, this, &ChangeFrame::planRequested);
    connect(m_foot, &FormFoot::copyRequested, this, &ChangeFrame::copyRequested);
    column->addWidget(m_foot);
    follow();
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
    m_foot->setSummary(text);
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
    add(m_foot->command());
    add(m_foot->plan());
}

QString ChangeFrame::reason() const
{
    if (m_readOnly)
        return tr("Read-only: unlock writes in the bar above.");
    return m_busy.isEmpty() ? m_problem : m_busy;
}

void ChangeFrame::follow()
{
    m_foot->setPlanOffered(!m_readOnly);
    m_foot->setReason(reason());
    m_foot->setCommandReason(m_problem);
}

} // namespace pilothouse::ui
