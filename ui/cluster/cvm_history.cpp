// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cluster/cvm_history.h"

#include "models/cvm_history.h"
#include "models/format.h"
#include "models/spoken.h"
#include "services/core/plain_text.h"
#include "services/environment/environment_services.h"
#include "ui/cluster/history_view.h"
#include "ui/widgets/detail_panel.h"

#include <QCoroTask>

#include <algorithm>
#include <iterator>
#include <utility>

namespace pilothouse::ui {

using namespace std::chrono_literals;

namespace {

constexpr auto kReadDelay = 150ms;
constexpr qint64 kMostEntries = 100;
constexpr auto kSlow = 2s; ///< to answer: it is told while it lasts

} // namespace

CvmHistory::CvmHistory(const EnvironmentServices &services, DetailPanel *panel, QObject *parent)
    : QObject(parent)
    , m_history(services.machineHistory)
    , m_runtime(services.clusterRuntime)
    , m_audit(services.audit)
    , m_clock(services.clock)
    , m_view(new HistoryView)
{
    panel->addTab(tr("History"), m_view);
    m_reading.setSingleShot(true);
    m_reading.setInterval(kReadDelay);
    connect(&m_reading, &QTimer::timeout, this, &CvmHistory::readRecord);
    connect(m_view, &HistoryView::shown, this, [this] {
        if (!m_isRead)
            readRecord();
        showNow();
    });
    connect(m_history.get(), &cluster::MachineHistory::changed, this, [this] {
        if (m_history->find(m_id) != m_shown) // others change all the time
            showNow();
    });
    if (m_audit)
        connect(m_audit.get(), &audit::AuditLog::appended, this, [this](const audit::Entry &entry) {
            if (!m_isRead || !isOfMachine(entry))
                return;
            m_actions.push_back(entry);
            showNow();
        });
}

void CvmHistory::setMachine(const std::optional<domain::Cvm> &machine)
{
    const domain::CvmId id = machine ? machine->id : domain::CvmId();
    const QString name = machine ? machine->name : QString();
    if (id != m_id || name != m_name) {
        m_id = id;
        m_name = name;
        m_actions.clear();
        m_trouble.clear();
        m_isRead = false;
        if (m_view->isVisible() && !m_id.isEmpty())
            m_reading.start();
    }
    showNow();
}

/// By name, since that is what entries are about; another machine that bore the name before is told apart by its id where there is one.
bool CvmHistory::isOfMachine(const audit::Entry &entry) const
{
    if (m_id.isEmpty() || m_name.isEmpty() || entry.record.target != m_name)
        return false;
    const QString id = entry.record.evidence[QLatin1StringView("id")].toString();
    return id.isEmpty() || id == m_id.text();
}

void CvmHistory::readRecord()
{
    m_reading.stop();
    if (!m_audit || m_id.isEmpty() || m_name.isEmpty() || m_isRead)
        return;
    m_isRead = true;
    audit::Filter filter;
    // A quote would end the term, and a star would stand for anything: they are looked for as what is between them.
    for (const QString &part : QString(m_name).replace(u'*', u'"').split(u'"', Qt::SkipEmptyParts))
        filter.text += QStringLiteral("target:\"%1\" ").arg(part);
    filter.limit = kMostEntries;
    QCoro::connect(m_audit->entries(filter), this, [this, id = m_id](const Result<std::vector<audit::Entry>> &entries) {
        if (id != m_id)
            return;
        m_trouble = entries ? QString() : models::spokenLine(entries.error());
        const std::vector<audit::Entry> meanwhile = std::exchange(m_actions, {});
        if (entries)
            std::ranges::copy_if(*entries, std::back_inserter(m_actions), [this](const audit::Entry &entry) { return isOfMachine(entry); });
        for (const audit::Entry &entry : meanwhile)
            if (std::ranges::find(m_actions, entry.seq, &audit::Entry::seq) == m_actions.end())
                m_actions.push_back(entry);
        showNow();
    });
}

QString CvmHistory::noteText() const
{
    if (m_id.isEmpty())
        return {};
    QStringList lines;
    lines << tr("“Seen” is what this desk saw between two looks. What happened while the console was closed, or nobody looked, is not in it.");
    if (m_history->listensSince().isValid())
        lines << tr("This run looks since %1. A machine's own words of its boot are kept for this run only.")
                     .arg(models::utcText(m_history->listensSince()));
    if (!m_trouble.isEmpty())
        lines << tr("The record could not be read: %1").arg(visibleText(m_trouble, 300));
    return lines.join(u'\n');
}

void CvmHistory::showNow()
{
    if (!m_view->isVisible())
        return;
    m_shown = m_history->find(m_id);
    showLooks();
    if (m_id.isEmpty())
        m_view->setEmptyText(tr("No machine is selected"), tr("Of one machine at a time its past stands here."));
    else
        m_view->setEmptyText(tr("Nothing was seen yet"),
                             tr("What changes from one look to the next stands here, and what the record says was done to it."));
    m_view->setEvents(m_id.isEmpty() ? std::vector<models::ListRow>() : models::cvmEventRows(m_shown.get(), m_actions, m_clock->utcNow()));
    m_view->setNote(noteText());
}

void CvmHistory::showLooks()
{
    const QDateTime now = m_clock->utcNow();
    const cluster::MemberView *member = nullptr;
    if (m_runtime && m_runtime->snapshot().hasValue())
        member = m_runtime->snapshot().value->find(m_id);
    if (!member && (!m_shown || m_shown->looks->empty())) {
        m_view->setLooks(std::nullopt);
        return;
    }
    std::optional<std::chrono::seconds> asked;
    if (member && member->askedSince)
        asked = std::chrono::duration_cast<std::chrono::seconds>(m_clock->monotonicNow() - *member->askedSince);
    if (asked && *asked < kSlow)
        asked.reset(); // the answer is the news
    // Who is no member any more is not looked at: all that is known of it is old.
    const auto interval = member ? m_runtime->snapshot().interval : 1ms;
    m_view->setLooks(models::lookStrip(m_shown.get(), interval, asked, now));
}

void CvmHistory::tick()
{
    if (m_view->isVisible())
        showLooks();
}

} // namespace pilothouse::ui
