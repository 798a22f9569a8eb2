// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/remote_check_panel.h"

#include "models/environment_list.h"
#include "models/format.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/answer_list.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/table_view.h"

#include <QCoroTask>

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QPointer>
#include <QVBoxLayout>

#include <algorithm>

namespace pilothouse::ui {

namespace {

const QString kDot = QStringLiteral(" · ");

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(pilothouse::ui::EnvironmentsView)
};

} // namespace

RemoteCheckPanel::RemoteCheckPanel(std::shared_ptr<RemoteChecker> checker, QWidget *parent)
    : QWidget(parent)
    , m_checker(std::move(checker))
    , m_state(new PlainLabel(QString(), Type::Body, Ink::Muted, this))
    , m_cancel(makeButton(Words::tr("Cancel"), ButtonRole::Default, IconName::Close, this))
    , m_list(new AnswerList(Words::tr("What the remotes answered"), models::remoteCheckColumns(), {112, 124, 0}, this))
{
    const auto m = Metrics::current();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(m.u(3));
    auto *row = new QHBoxLayout;
    row->setSpacing(m.u(2));
    m_state->setWordWrap(true);
    m_cancel->setObjectName(QStringLiteral("cancelCheck"));
    connect(m_cancel, &QPushButton::clicked, this, [this] { m_token.cancel(); });
    row->addWidget(m_state, 1);
    row->addWidget(m_cancel);
    column->addLayout(row);
    m_list->table()->setObjectName(QStringLiteral("remoteChecks"));
    column->addWidget(m_list);
    showAnswers();
}

RemoteCheckPanel::~RemoteCheckPanel()
{
    m_token.cancel();
}

void RemoteCheckPanel::check(const domain::Profile &profile)
{
    if (m_checking || !m_checker)
        return;
    m_checking = true;
    m_checked = profile.environment.id.text();
    m_answers.clear();
    m_token = CancelToken();
    const QPointer<RemoteCheckPanel> self(this);
    const RemoteAnswered answered = [self, name = m_checked](const RemoteCheck &check) {
        if (self && self->m_checked == name)
            self->take(check);
    };
    QCoro::connect(m_checker->check(profile, answered, m_token), this, [this](const std::vector<RemoteCheck> &) {
        m_checking = false;
        showAnswers();
        emit finished();
    });
    showAnswers();
}

void RemoteCheckPanel::take(const RemoteCheck &check)
{
    const auto known = std::ranges::find(m_answers, check.remote, &RemoteCheck::remote);
    if (known == m_answers.end())
        m_answers.push_back(check);
    else
        *known = check;
    showAnswers();
}

void RemoteCheckPanel::showFor(const QString &name, bool isSound)
{
    m_shown = name;
    m_isSound = isSound;
    showAnswers();
}

void RemoteCheckPanel::showAnswers()
{
    const bool mine = !m_checked.isEmpty() && m_checked == m_shown;
    const bool running = mine && m_checking;
    std::vector<models::ListRow> rows;
    int ok = 0;
    int failed = 0;
    for (const RemoteCheck &answer : mine ? m_answers : std::vector<RemoteCheck>()) {
        rows.push_back(models::remoteCheckRow(answer));
        if (!rows.back().detail.isEmpty())
            rows.back().detail = Words::tr("%1: %2").arg(models::remoteName(answer.remote), rows.back().detail);
        ok += !answer.isAsking && answer.state == RemoteState::Ok;
        failed += !answer.isAsking && answer.state == RemoteState::Failed;
    }
    m_list->setAnswers(std::move(rows));
    m_cancel->setVisible(running);
    QStringList words;
    if (running)
        words << Words::tr("Asking its remotes: reads that change nothing");
    if (ok > 0)
        words << models::counted(ok, Words::tr("1 answers"), Words::tr("%1 answer"));
    if (failed > 0)
        words << models::counted(failed, Words::tr("1 does not"), Words::tr("%1 do not"));
    if (words.isEmpty() && m_isSound)
        words << (mine ? Words::tr("It names no remote.") : Words::tr("Its remotes have not been asked: “Check” does, and changes nothing."));
    m_state->setText(words.join(kDot));
}

} // namespace pilothouse::ui
