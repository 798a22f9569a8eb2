// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/logs/log_viewer.h"

#include "models/format.h"
#include "models/spoken.h"
#include "services/audit/audit_log.h"
#include "services/core/clock.h"
#include "services/core/plain_text.h"
#include "ui/logs/find_bar.h"
#include "ui/logs/log_view.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/filter_field.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/state_label.h"

#include <QCoroTask>

#include <QFileDialog>
#include <QFileInfo>
#include <QFutureWatcher>
#include <QHBoxLayout>
#include <QShortcut>
#include <QVBoxLayout>

namespace pilothouse::ui {

using models::LogDocument;
using models::Mark;
using models::StateText;
using models::Tone;
using State = LogViewer::Feed::State;

namespace {

QString askPath(QWidget *parent, const QString &suggested)
{
    return QFileDialog::getSaveFileName(parent, LogViewer::tr("Save the shown lines"), suggested, LogViewer::tr("Text (*.log *.txt)"));
}

/// A name of a source as part of a file's name: no folder, nothing hidden, not endless.
QString fileNamePart(const QString &name)
{
    QString part;
    for (const QChar c : name.left(60))
        part += c.isLetterOrNumber() || c == u'-' || c == u'_' || c == u'.' ? c : u'-';
    while (part.startsWith(u'.') || part.startsWith(u'-'))
        part.remove(0, 1);
    return part.isEmpty() ? QStringLiteral("log") : part;
}

} // namespace

LogViewer::LogViewer(Parts parts, QWidget *parent) : Panel(Ground::Surface, parent), m_parts(std::move(parts)), m_askPath(askPath)
{
    build();
    showState();
}

LogViewer::~LogViewer()
{
    m_saving.cancel();
    m_view->setDocument(nullptr);
}

void LogViewer::build()
{
    const auto m = Metrics::current();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_tools = new Toolbar(this);
    m_tools->addStretch();
    m_findButton = makeButton(tr("Find"), ButtonRole::Flat, IconName::Search, m_tools);
    m_findButton->setToolTip(plainToolTip(tr("Find in the log: / or Ctrl+F")));
    m_tools->addWidget(m_findButton);
    m_save = makeButton(tr("Save…"), ButtonRole::Flat, IconName::Export, m_tools);
    m_tools->addWidget(m_save);
    column->addWidget(m_tools);
    m_find = new FindBar(this);
    column->addWidget(m_find);

    m_view = new LogView(this);
    m_find->field()->setTarget(m_view);
    column->addWidget(m_view, 1);
    m_empty = new EmptyState(m_view->viewport());

    auto *foot = new Panel(Ground::Header, this);
    foot->setEdges(Qt::TopEdge);
    foot->setFixedHeight(m.tableFoot());
    auto *row = new QHBoxLayout(foot);
    row->setContentsMargins(m.margin(), 1, m.u(2), 0);
    row->setSpacing(m.u(3));
    m_state = new StateLabel({}, Type::Small, foot);
    row->addWidget(m_state);
    m_counts = new ElidedLabel(QString(), Type::Small, Ink::Muted, foot);
    row->addWidget(m_counts, 1);
    m_times = makeButton(QString(), ButtonRole::Flat, IconName::Clock, foot);
    m_wrap = makeButton(tr("Wrap"), ButtonRole::Flat, IconName::None, foot);
    m_wrap->setToolTip(plainToolTip(tr("Long lines go on below, or are moved sideways: w")));
    m_wrap->setCheckable(true);
    row->addWidget(m_wrap);
    row->addWidget(m_times);
    m_follow = makeButton(QString(), ButtonRole::Flat, IconName::Follow, foot);
    row->addWidget(m_follow);
    column->addWidget(foot);

    connect(m_findButton, &QPushButton::clicked, this, &LogViewer::openFind);
    auto *keys = new QShortcut(QKeySequence::Find, this);
    keys->setContext(Qt::WidgetWithChildrenShortcut);
    connect(keys, &QShortcut::activated, this, &LogViewer::openFind);
    connect(m_save, &QPushButton::clicked, this, &LogViewer::save);
    connect(m_find, &FindBar::changed, this, &LogViewer::onFindChanged);
    connect(m_find, &FindBar::stepWanted, m_view, &LogView::goToHit);
    connect(m_find, &FindBar::closed, m_view, qOverload<>(&QWidget::setFocus));
    connect(m_view, &LogView::findRequested, this, &LogViewer::openFind);
    connect(m_view, &LogView::findClosed, m_find, &FindBar::close);
    connect(m_times, &QPushButton::clicked, this, [this] { m_view->setTimesShown(!m_view->areTimesShown()); });
    connect(m_wrap, &QPushButton::clicked, m_view, &LogView::setWrapped);
    connect(m_view, &LogView::reachToggled, m_find, &FindBar::toggleReach);
    connect(m_follow, &QPushButton::clicked, this, [this] { m_view->setFollowing(!m_view->isFollowing()); });
    connect(m_view, &LogView::followingChanged, this, &LogViewer::showState);
    connect(m_view, &LogView::cursorMoved, this, &LogViewer::showOutcome);
}

QList<KeyHelp> LogViewer::keys()
{
    return {
        {QStringLiteral("End"), tr("In the log: follow")},
        {QStringLiteral("/, Ctrl+F"), tr("In the log: find, or filter")},
        {QStringLiteral("n, N"), tr("In the log: the next hit, the one before")},
        {QStringLiteral("c"), tr("In the log: only hits, with the lines around them")},
        {QStringLiteral("t"), tr("In the log: hide or show the times")},
        {QStringLiteral("w"), tr("In the log: wrap long lines")},
        {QStringLiteral("b"), tr("In the log: bookmark the line, or no longer")},
        {QStringLiteral("F2, Shift+F2"), tr("In the log: the next bookmark, the one before")},
    };
}

void LogViewer::addTool(QWidget *tool)
{
    static_cast<QHBoxLayout *>(m_tools->layout())->insertWidget(m_toolCount++, tool);
}

void LogViewer::begin(const QString &name)
{
    auto spool = logs::LogSpool::create(m_parts.spoolFolder);
    if (spool) {
        showSpool(name, *spool);
        return;
    }
    m_view->setDocument(nullptr);
    m_document.reset();
    m_name = name;
    m_spoolError = spool.error();
    showState();
}

void LogViewer::showSpool(const QString &name, std::shared_ptr<logs::LogSpool> spool)
{
    m_name = name;
    m_spoolError.reset();
    m_view->setDocument(nullptr);
    m_document = std::make_unique<LogDocument>(std::move(spool));
    m_document->setOnlyMatching(m_find->isOnlyMatching());
    m_document->setReach(m_find->reach());
    (void)m_document->setQuery(m_find->query()); // it was good, or the bar says why not
    m_view->setDocument(m_document.get());
    connect(m_document.get(), &LogDocument::stateChanged, this, &LogViewer::showState);
    showState();
}

logs::SourceNumber LogViewer::addSource(const QString &name)
{
    return m_document ? m_document->spool()->addSource(name) : logs::SourceNumber(0);
}

void LogViewer::take(logs::LogBatch &&batch)
{
    if (m_document)
        m_document->spool()->take(std::move(batch));
}

void LogViewer::setFeed(Feed feed)
{
    m_feed = std::move(feed);
    showState();
}

void LogViewer::openFind()
{
    m_find->open();
}

void LogViewer::onFindChanged()
{
    if (!m_document)
        return;
    m_document->setOnlyMatching(m_find->isOnlyMatching());
    m_document->setReach(m_find->reach());
    const Status set = m_document->setQuery(m_find->query());
    m_find->setProblem(set ? QString() : models::spoken(set.error()).what);
    if (set)
        showState();
}

StateText LogViewer::stateText() const
{
    if (m_spoolError)
        return StateText::of(Mark::Fail, tr("Nothing can be kept: %1").arg(models::spoken(m_spoolError->what)));
    if (m_document && m_document->spool()->lostCount() > 0)
        return StateText::of(Mark::Fail, models::counted(m_document->spool()->lostCount(), tr("1 line lost"), tr("%1 lines lost")));
    if (m_document && m_document->spool()->trouble())
        return StateText::of(Mark::Warn, tr("Lines wait: %1").arg(m_document->spool()->trouble()->what));
    switch (m_feed.state) {
    case State::None: return StateText::of(Mark::Stopped, tr("Not reading"));
    case State::Ended: return StateText::of(Mark::Stopped, tr("Ended"));
    case State::Failed: {
        const QString what = m_feed.error ? models::spoken(m_feed.error->what) : QString();
        return StateText::of(Mark::Fail, m_feed.isRetried ? tr("Not read, tried again: %1").arg(what) : tr("Not read: %1").arg(what));
    }
    case State::Asking:
    case State::Following: break;
    }
    if (!m_view->isFollowing())
        return StateText::of(Mark::Stopped, Tone::Busy,
                             m_view->newCount() > 0 ? models::counted(m_view->newCount(), tr("Paused, 1 new"), tr("Paused, %1 new")) : tr("Paused"));
    return m_feed.state == State::Asking ? StateText::of(Mark::Busy, tr("Reading")) : StateText::of(Mark::Pass, tr("Following"));
}

QStringList LogViewer::counts() const
{
    QStringList counts;
    if (m_document && m_document->totalCount() > 0) {
        counts << models::counted(m_document->count(), tr("1 line"), tr("%1 lines"));
        if (const qint64 hidden = m_document->totalCount() - m_document->count(); hidden > 0)
            counts << models::counted(hidden, tr("1 hidden by the filter"), tr("%1 hidden by the filter"));
    }
    if (!m_view->bookmarks().isEmpty())
        counts << models::counted(m_view->bookmarks().count(), tr("1 bookmark"), tr("%1 bookmarks"));
    if (m_document && m_document->spool()->trouble())
        counts << models::spokenLine(*m_document->spool()->trouble());
    for (const QString &note : m_feed.notes)
        counts << models::spoken(note);
    for (QString &part : counts)
        part = visibleText(part, 160);
    return counts;
}

void LogViewer::showState()
{
    StateText state = stateText();
    state.word = visibleText(state.word, 90);
    m_state->setState(state);
    const std::optional<Error> &why = m_spoolError ? m_spoolError : m_feed.error;
    m_state->setToolTip(plainToolTip(why ? models::spokenLine(*why) : QString()));
    const bool hasLines = m_document && m_document->totalCount() > 0;
    m_findButton->setVisible(hasLines);
    m_save->setVisible(hasLines || m_isSaving);
    m_save->setText(m_isSaving ? tr("Stop saving") : tr("Save…"));
    m_save->setIcon(icon(m_isSaving ? IconName::Stop : IconName::Export));
    m_follow->setVisible(hasLines);
    m_times->setVisible(hasLines);
    m_wrap->setVisible(hasLines);
    m_wrap->setChecked(m_view->isWrapped());
    m_times->setText(m_view->areTimesShown() ? tr("Hide times") : tr("Show times"));
    m_follow->setText(m_view->isFollowing() ? tr("Pause") : tr("Follow"));
    m_follow->setIcon(icon(m_view->isFollowing() ? IconName::Pause : IconName::Follow));
    m_counts->setText(counts().join(QStringLiteral(" · ")));
    showOutcome();
    showEmpty();
}

void LogViewer::showOutcome()
{
    if (!m_document || !m_document->hasQuery() || m_document->query() != m_find->query()) {
        if (m_find->query().isEmpty())
            m_find->setOutcome(QString());
        return;
    }
    if (const auto progress = m_document->searchProgress()) {
        m_find->setOutcome(tr("Searching, %1 %").arg(int(*progress * 100)));
        return;
    }
    if (m_document->searchError()) {
        m_find->setProblem(tr("Not searched: %1").arg(m_document->searchError()->what));
        return;
    }
    const auto [from, to] = m_view->selection();
    const auto number = to >= from ? m_document->hitNumber(m_document->lineAt(from)) : std::nullopt;
    QString outcome = tr("No line matches");
    if (number)
        outcome = tr("%1 of %2 lines that match").arg(*number + 1).arg(m_document->hitCount());
    else if (m_document->hitCount() > 0)
        outcome = models::counted(m_document->hitCount(), tr("1 line matches"), tr("%1 lines match"));
    // Unknown is not "no hit".
    if (m_document->unsearchedCount() > 0)
        outcome += QStringLiteral(" · ")
                   + models::counted(m_document->unsearchedCount(), tr("1 line was too slow to search"), tr("%1 lines were too slow to search"));
    m_find->setOutcome(outcome);
}

void LogViewer::resizeEvent(QResizeEvent *event)
{
    Panel::resizeEvent(event);
    m_empty->setGeometry(m_view->viewport()->rect());
}

void LogViewer::showEmpty()
{
    const qint64 shown = m_document ? m_document->count() : 0;
    m_empty->setGeometry(m_view->viewport()->rect());
    m_empty->setVisible(shown == 0);
    if (shown > 0)
        return;
    const std::optional<Error> &why = m_spoolError ? m_spoolError : m_feed.error;
    if (m_document && m_document->totalCount() > 0)
        m_empty->describe(EmptyState::Kind::FilteredOut,
                          models::counted(m_document->totalCount(), tr("The filter hides the only line"), tr("The filter hides all %1 lines")),
                          m_document->query().isInverted ? tr("All of them match what is typed.") : tr("None of them matches what is typed."));
    else if (m_spoolError || (m_feed.state == State::Failed && why))
        m_empty->describe(why->kind == ErrorKind::Forbidden ? EmptyState::Kind::NotAllowed : EmptyState::Kind::CouldNotLoad,
                          tr("The log could not be read"), models::spokenLine(*why));
    else if (m_feed.state == State::None)
        m_empty->describe(EmptyState::Kind::NeverLoaded, m_feed.noneTitle.isEmpty() ? tr("No log is read") : m_feed.noneTitle, m_feed.noneSentence);
    else if (m_feed.state == State::Asking)
        m_empty->describe(EmptyState::Kind::NeverLoaded, tr("No answer yet"), tr("The log was asked for; nothing has come back so far."));
    else
        m_empty->describe(EmptyState::Kind::NoRows, m_feed.emptyTitle.isEmpty() ? tr("The log is empty") : m_feed.emptyTitle,
                          m_feed.emptySentence.isEmpty() ? tr("The source answered, and there was no line.") : m_feed.emptySentence);
}

void LogViewer::save()
{
    if (!m_document)
        return;
    const QString path
        = m_askPath(this, QStringLiteral("%1-%2.log").arg(fileNamePart(m_name), m_parts.clock->utcNow().toString(QStringLiteral("yyyyMMdd-HHmmss"))));
    if (path.isEmpty() || !m_document)
        return;
    auto *const watcher = new QFutureWatcher<Result<logs::SavedLog>>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher] {
        watcher->deleteLater();
        m_isSaving = false;
        onSaved(watcher->result());
        showState();
    });
    m_isSaving = true;
    m_saving = CancelToken();
    watcher->setFuture(m_document->save(path, m_saving));
    showState();
}

void LogViewer::onSaved(const Result<logs::SavedLog> &saved)
{
    if (!saved) {
        emit notify({StateText::of(Mark::Fail, tr("The log was not saved")), models::spokenLine(saved.error(), Attempt::Change)});
        return;
    }
    emit notify({StateText::of(Mark::Pass, models::counted(saved->lines, tr("1 line saved"), tr("%1 lines saved"))), saved->path});
    record(*saved);
}

void LogViewer::record(const logs::SavedLog &saved)
{
    if (!m_parts.audit)
        return;
    audit::Record record;
    record.action = QStringLiteral("log.save");
    record.target = m_name;
    record.outcome = audit::Outcome::Done;
    const QString name = QFileInfo(saved.path).fileName();
    record.what = QStringLiteral("%1 lines of the log were saved as %2").arg(saved.lines).arg(visibleText(name, 120));
    record.evidence = QJsonObject{{QStringLiteral("sha256"), QString::fromLatin1(saved.sha256.toHex())},
                                  {QStringLiteral("bytes"), saved.bytes},
                                  {QStringLiteral("lines"), saved.lines},
                                  {QStringLiteral("file"), name}};
    if (m_document && m_document->hasQuery() && m_document->isOnlyMatching())
        record.evidence[QStringLiteral("filter")] = m_document->query().text;
    QCoro::connect(m_parts.audit->append(record), this, [this](const Result<audit::Entry> &entry) {
        if (!entry)
            emit notify({StateText::of(Mark::Warn, tr("The saving is not in the record")), models::spokenLine(entry.error())});
    });
}

} // namespace pilothouse::ui
