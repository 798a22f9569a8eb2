// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/log_document.h"
#include "services/core/error.h"
#include "ui/widgets/pane_page.h"

#include <functional>
#include <memory>
#include <optional>

class QPushButton;

namespace pilothouse::audit {
class AuditLog;
}

namespace pilothouse::ui {

class ElidedLabel;
class EmptyState;
class FindBar;
class LogView;
class StateLabel;

/// The one log viewer of the console: lines of any source into begin()/take(), and the operator gets following, search, filter, copying and
/// saving. Whoever embeds it says in setFeed() how the source is doing; the viewer says it in words and in its empty states.
class LogViewer final : public Panel
{
    Q_OBJECT
public:
    struct Parts
    {
        std::shared_ptr<const Clock> clock;
        QString spoolFolder;                    ///< empty: the system's for temporary files
        std::shared_ptr<audit::AuditLog> audit; ///< what is saved is recorded here; null: nowhere
    };
    /// How the source is doing.
    struct Feed
    {
        enum class State {
            None,      ///< nothing is read
            Asking,    ///< asked, no answer yet
            Following, ///< what comes is taken in
            Ended,     ///< it was read to its end, or stopped
            Failed,    ///< `error` says why; with `isRetried` it is tried again
        };
        State state = State::None;
        bool isRetried = false;
        std::optional<Error> error;
        QStringList notes;    ///< beside the counts: whose log it is, what the source said
        QString noneTitle;    ///< while nothing is read: what there could be …
        QString noneSentence; ///< … and how to get it
        QString emptyTitle;   ///< when the source answered and had no line
        QString emptySentence;
    };
    explicit LogViewer(Parts parts, QWidget *parent = nullptr);
    ~LogViewer() override;

    /// What its keys do, for the page's own keys().
    static QList<KeyHelp> keys();
    /// A tool of the embedding pane, on the left.
    void addTool(QWidget *tool);

    /// Forgets what was shown; `name` ("gpu-prover") goes into file names and the record.
    void begin(const QString &name);
    /// The number of a source, for take(). Before the first begin() it is 0.
    logs::SourceNumber addSource(const QString &name);
    void take(logs::LogBatch &&batch);
    /// Shows a log that is there already.
    void showSpool(const QString &name, std::shared_ptr<logs::LogSpool> spool);
    void setFeed(Feed feed);
    const Feed &feed() const { return m_feed; }

    models::LogDocument *document() const { return m_document.get(); } ///< null before begin()
    LogView *view() const { return m_view; }
    FindBar *findBar() const { return m_find; }
    EmptyState *emptyState() const { return m_empty; }
    void openFind();
    /// Asks for the place and writes; while it writes, it is stopped instead.
    void save();

    /// Asks where to save: (widget, suggested name) → path, empty = not at all. Replaced in tests.
    using PathAsker = std::function<QString(QWidget *, const QString &)>;
    void setPathAsker(PathAsker asker) { m_askPath = std::move(asker); }

signals:
    /// Saved, not saved, or saved and not recorded.
    void notify(const pilothouse::ui::Notice &notice);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void build();
    void onFindChanged();
    void showState();
    models::StateText stateText() const;
    QStringList counts() const;
    void showOutcome();
    void showEmpty();
    void onSaved(const Result<logs::SavedLog> &saved);
    void record(const logs::SavedLog &saved);

    Parts m_parts;
    PathAsker m_askPath;
    QString m_name;
    Feed m_feed;
    std::optional<Error> m_spoolError; ///< why there is no document
    std::unique_ptr<models::LogDocument> m_document;
    CancelToken m_saving;
    bool m_isSaving = false;

    Toolbar *m_tools = nullptr;
    int m_toolCount = 0;
    QPushButton *m_findButton = nullptr;
    QPushButton *m_save = nullptr;
    FindBar *m_find = nullptr;
    LogView *m_view = nullptr;
    EmptyState *m_empty = nullptr;
    StateLabel *m_state = nullptr;
    ElidedLabel *m_counts = nullptr;
    QPushButton *m_wrap = nullptr;
    QPushButton *m_times = nullptr;
    QPushButton *m_follow = nullptr;
};

} // namespace pilothouse::ui
