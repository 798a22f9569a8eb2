// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/stall_meter.h"

#include <QEvent>
#include <QJsonArray>
#include <QMetaObject>
#include <QThread>

#ifdef Q_OS_LINUX
#include <time.h>
#endif

namespace pilothouse::ui {

namespace {

bool isPainting(int eventType)
{
    switch (eventType) {
    case QEvent::Paint:
    case QEvent::UpdateRequest:
    case QEvent::UpdateLater:
    case QEvent::Expose:
    case QEvent::Show:
    case QEvent::Resize:
    case QEvent::Polish:
    case QEvent::PolishRequest:
    case QEvent::LayoutRequest: return true;
    default: return false;
    }
}

/// Processor time of this thread so far; 0 where the system does not tell.
std::chrono::nanoseconds threadCpuTime()
{
#ifdef Q_OS_LINUX
    timespec time{};
    if (clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time) == 0)
        return std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec);
#endif
    return {};
}

QJsonObject toJson(const StallMeter::Kind &kind)
{
    QJsonArray classes;
    for (size_t i = 0; i < kind.counts.size(); ++i) {
        QJsonObject entry;
        if (i < StallMeter::kLimitsMs.size())
            entry[QStringLiteral("underMs")] = StallMeter::kLimitsMs[i];
        entry[QStringLiteral("count")] = qint64(kind.counts[i]);
        classes.append(entry);
    }
    return {{QStringLiteral("longestMs"), double(kind.longest.count()) / 1e6},
            {QStringLiteral("longestEvent"), kind.longestEvent},
            {QStringLiteral("longestReceiver"), QString::fromLatin1(kind.longestReceiver)},
            {QStringLiteral("classes"), classes}};
}

} // namespace

void StallMeter::add(int eventType, const char *receiverClass, std::chrono::nanoseconds took, std::chrono::nanoseconds cpu)
{
    Kind &kind = isPainting(eventType) ? m_painting : m_work;
    kind.longestCpu = std::max(kind.longestCpu, cpu);
    size_t index = 0;
    while (index < kLimitsMs.size() && took >= std::chrono::milliseconds(kLimitsMs[index]))
        ++index;
    ++kind.counts[index];
    if (took > kind.longest) {
        kind.longest = took;
        kind.longestEvent = eventType;
        kind.longestReceiver = receiverClass;
    }
}

void StallMeter::reset()
{
    m_work = {};
    m_painting = {};
}

QJsonObject StallMeter::toJson() const
{
    return {{QStringLiteral("work"), ui::toJson(m_work)}, {QStringLiteral("painting"), ui::toJson(m_painting)}};
}

MeteredApplication::MeteredApplication(int &argc, char **argv) : QApplication(argc, argv) { }

bool MeteredApplication::notify(QObject *receiver, QEvent *event)
{
    // Other threads deliver their events through here too; only ours can stall the window.
    if (m_depth > 0 || QThread::currentThread() != thread())
        return QApplication::notify(receiver, event);
    const int type = event->type();
    const char *const name = receiver->metaObject()->className(); // the receiver may be gone afterwards
    ++m_depth;
    const auto start = std::chrono::steady_clock::now();
    const auto cpuStart = threadCpuTime();
    const bool handled = QApplication::notify(receiver, event);
    const auto took = std::chrono::steady_clock::now() - start;
    const auto cpu = threadCpuTime() - cpuStart;
    --m_depth;
    m_meter.add(type, name, took, cpu);
    return handled;
}

} // namespace pilothouse::ui
