// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/failure_strip.h"

#include "models/spoken.h"
#include "models/state_text.h"
#include "services/core/plain_text.h"
#include "ui/theme/fonts.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/note.h"

#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace pilothouse::ui {

using models::Mark;
using models::StateText;

QString FailureStrip::belowText(Below below)
{
    switch (below) {
    case Below::Live: return tr("You see the last good answer, still fresh enough to act on.");
    case Below::Stale: return tr("You see the last good answer; what changes something is off until a fresh read.");
    case Below::Stored: return tr("You see what was stored when this program last ran; what changes something is off until a fresh read.");
    }
    return {};
}

FailureStrip::FailureStrip(QWidget *parent)
    : QWidget(parent)
    , m_note(new Note(StateText::of(Mark::Fail, QString()), Note::Shape::Across, this))
    , m_rawButton(makeButton(tr("Raw answer"), ButtonRole::Default, IconName::Logs))
    , m_raw(new QPlainTextEdit(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_rawButton->setCheckable(true);
    auto *again = makeButton(tr("Try now"), ButtonRole::Default, IconName::Refresh);
    connect(again, &QPushButton::clicked, this, &FailureStrip::tryAgain);
    m_note->addButton(m_rawButton);
    m_note->addButton(again);
    column->addWidget(m_note);
    m_raw->setReadOnly(true);
    m_raw->setFont(ui::font(Type::Mono));
    m_raw->setFixedHeight(Metrics::current().px(140));
    m_raw->setFrameShape(QFrame::NoFrame);
    m_raw->setAccessibleName(tr("Raw answer"));
    m_raw->hide();
    connect(m_rawButton, &QPushButton::toggled, m_raw, &QWidget::setVisible);
    column->addWidget(m_raw);
    hide();
}

void FailureStrip::showError(const QString &who, const Error &error, int tries, Below below)
{
    const UserMessage message = models::spoken(error);
    m_note->setState(StateText::of(Mark::Fail, tr("%1: %2").arg(who, message.what)));
    QStringList parts;
    if (!message.where.isEmpty() && tries > 1)
        parts << tr("%1, %n tries.", nullptr, tries).arg(message.where);
    parts << message.unchanged << belowText(below) << message.nextStep;
    parts.removeAll(QString());
    // No full stop behind an address: it would be read, and copied, as a part of it.
    const QString address = message.where.isEmpty() || tries > 1 ? QString() : message.where + QStringLiteral(" · ");
    m_note->setText(address + parts.join(u' '));
    m_rawButton->setVisible(!error.raw.isEmpty());
    if (error.raw.isEmpty()) {
        m_rawButton->setChecked(false);
    } else {
        QStringList lines;
        for (const QString &line : QString::fromUtf8(error.raw).split(u'\n'))
            lines << visibleText(line, 2000);
        m_raw->setPlainText(lines.join(u'\n'));
    }
    show();
}

void FailureStrip::clear()
{
    m_rawButton->setChecked(false);
    hide();
}

} // namespace pilothouse::ui
