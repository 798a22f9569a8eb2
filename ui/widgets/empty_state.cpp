// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/empty_state.h"

#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/key_value_list.h"
#include "ui/widgets/panel.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace pilothouse::ui {

/// The mark of the kind, large and quiet.
class EmptyState::Picture final : public QWidget
{
public:
    explicit Picture(QWidget *parent) : QWidget(parent)
    {
        const int extent = Metrics::current().px(40);
        setFixedSize(extent, extent);
    }
    void setKind(Kind kind)
    {
        m_kind = kind;
        update();
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        using models::Mark;
        const Tokens &t = tokensOf(this);
        QPainter painter(this);
        const auto paint = [&](Mark mark, const QColor &colour) { paintMark(&painter, rect(), mark, colour, t.surface); };
        switch (m_kind) {
        case Kind::NoRows: paint(Mark::Stopped, t.lineStrong); break;
        case Kind::FilteredOut: paint(Mark::Pending, t.lineStrong); break;
        case Kind::NeverLoaded: paint(Mark::Blind, t.lineStrong); break;
        case Kind::CouldNotLoad: paint(Mark::Fail, t.fail); break;
        case Kind::NotAllowed: paint(Mark::Warn, t.warn); break;
        }
    }

private:
    Kind m_kind = Kind::NeverLoaded;
};

EmptyState::EmptyState(QWidget *parent) : QWidget(parent)
{
    const auto m = Metrics::current();
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(m.u(6), m.u(8), m.u(6), m.u(6));
    auto *frame = new QWidget(this);
    frame->setMaximumWidth(m.px(432));
    auto *column = new QVBoxLayout(frame);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(m.u(1));
    m_picture = new Picture(frame);
    column->addWidget(m_picture, 0, Qt::AlignLeft);
    column->addSpacing(m.u(2));
    m_title = new PlainLabel(QString(), Type::Title, Ink::Text, frame);
    m_title->setWordWrap(true);
    column->addWidget(m_title);
    m_sentence = new PlainLabel(QString(), Type::Body, Ink::Muted, frame);
    m_sentence->setParagraph(true);
    column->addWidget(m_sentence);
    m_buttonRow = new QWidget(frame);
    m_buttons = new QHBoxLayout(m_buttonRow);
    m_buttons->setContentsMargins(0, m.u(3), 0, 0);
    m_buttons->setSpacing(m.u(2));
    m_buttons->addStretch(1);
    column->addWidget(m_buttonRow);
    m_line = new Hairline(Qt::Horizontal, frame);
    column->addSpacing(m.u(3));
    column->addWidget(m_line);
    column->addSpacing(m.u(3));
    m_facts = new KeyValueList(frame);
    m_facts->setKeyWidth(112);
    column->addWidget(m_facts);
    auto *row = new QHBoxLayout; // as wide as it may be, and what wraps gets the height it needs
    row->addWidget(frame, 1);
    row->addStretch(0);
    outer->addLayout(row);
    outer->addStretch(1);
    m_buttonRow->hide();
    m_line->hide();
    m_facts->hide();
}

void EmptyState::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitPicture();
}

void EmptyState::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    fitPicture(); // the size it was given before came while it was not visible
}

/// Where there is no room for all of it the words stay whole and the picture goes.
void EmptyState::fitPicture()
{
    if (!isVisible())
        return; // it has no room of its own yet
    const QLayout *const column = layout();
    int needed = column->hasHeightForWidth() ? column->totalHeightForWidth(width()) : column->totalSizeHint().height();
    if (m_picture->isHidden())
        needed += m_picture->height() + Metrics::current().u(1);
    m_picture->setVisible(needed <= height());
}

EmptyState::Kind EmptyState::kindOf(ErrorKind error)
{
    const bool isRefusal
        = error == ErrorKind::Unauthorised || error == ErrorKind::Forbidden || error == ErrorKind::Secret || error == ErrorKind::Refused;
    return isRefusal ? Kind::NotAllowed : Kind::CouldNotLoad;
}

bool EmptyState::describe(Kind kind, const QString &title, const QString &sentence)
{
    const bool isNew = m_kind != kind || accessibleName().isEmpty();
    if (kind != m_kind) {
        while (m_buttons->count() > 1) {
            QLayoutItem *item = m_buttons->takeAt(0);
            delete item->widget();
            delete item;
        }
        m_facts->clear();
        m_buttonRow->hide();
        m_line->hide();
        m_facts->hide();
    }
    m_kind = kind;
    m_picture->setKind(kind);
    m_title->setText(title);
    m_sentence->setText(sentence);
    setAccessibleName(title);
    setAccessibleDescription(sentence);
    fitPicture();
    return isNew;
}

void EmptyState::addButton(QPushButton *button)
{
    m_buttons->insertWidget(m_buttons->count() - 1, button);
    m_buttonRow->show();
    fitPicture();
}

void EmptyState::addButton(const QString &text, IconName icon, const std::function<void()> &action)
{
    QPushButton *const button = makeButton(text, ButtonRole::Default, icon);
    connect(button, &QPushButton::clicked, this, action);
    addButton(button);
}

void EmptyState::addFact(const QString &key, const QString &value)
{
    m_facts->add(key, value);
    m_line->show();
    m_facts->show();
    fitPicture();
}

} // namespace pilothouse::ui
