// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/agents/agent_log_view.h"

#include "services/core/plain_text.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/labels.h"

#include <QCheckBox>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QVBoxLayout>

namespace pilothouse::ui {

using namespace std::chrono_literals;

namespace {

constexpr auto kAgain = 5s; ///< well within the orchestrator's sixty reads a minute
constexpr qsizetype kMostLines = 1000;
constexpr qsizetype kLongestLine = 400;
constexpr int kShownLines = 24;

} // namespace

AgentLogView::AgentLogView(QWidget *parent)
    : QWidget(parent)
    , m_text(new QPlainTextEdit(this))
    , m_follow(new QCheckBox(tr("Follow"), this))
    , m_note(new PlainLabel(QString(), Type::Small, Ink::Muted, this))
{
    const auto m = Metrics::current();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(m.gap());
    m_note->setParagraph(true);
    column->addWidget(m_note);
    column->addWidget(m_follow);
    m_text->setReadOnly(true);
    m_text->setFont(ui::font(Type::Mono));
    m_text->setAccessibleName(tr("Log of the deployment"));
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_text->setTabChangesFocus(true);
    m_text->setFixedHeight(m_text->fontMetrics().lineSpacing() * kShownLines + m.u(4));
    column->addWidget(m_text);
    column->addStretch(1);
    m_follow->setMinimumHeight(m.leastTarget());
    m_follow->setObjectName(QStringLiteral("followLog"));
    m_follow->setToolTip(plainToolTip(tr("Asks again every 5 seconds while this page is seen")));
    m_again.setInterval(kAgain);
    connect(&m_again, &QTimer::timeout, this, [this] {
        if (isVisible())
            emit readRequested();
    });
    connect(m_follow, &QCheckBox::toggled, this, [this](bool on) {
        if (on) {
            m_again.start();
            emit readRequested();
        } else {
            m_again.stop();
        }
    });
    setLines(std::nullopt, QString());
}

void AgentLogView::setLines(const std::optional<QStringList> &lines, const QString &note)
{
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
    m_text->setVisible(lines.has_value());
    m_follow->setVisible(lines.has_value());
    const QStringList last = lines ? lines->mid(std::max<qsizetype>(0, lines->size() - kMostLines)) : QStringList();
    if (last == m_lines)
        return; // whoever reads or selects in it is left alone
    m_lines = last;
    QStringList shown;
    shown.reserve(last.size());
    for (const QString &line : last)
        shown << visibleText(line, kLongestLine);
    QScrollBar *const bar = m_text->verticalScrollBar();
    const bool atEnd = bar->value() >= bar->maximum();
    const int place = bar->value();
    m_text->setPlainText(shown.join(u'\n'));
    bar->setValue(atEnd ? bar->maximum() : place);
}

bool AgentLogView::isFollowing() const
{
    return m_follow->isChecked();
}

QString AgentLogView::shownText() const
{
    return m_text->toPlainText();
}

} // namespace pilothouse::ui
