// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QApplication>
#include <QJsonObject>

#include <array>
#include <chrono>

namespace pilothouse::ui {

/// How long the GUI thread was busy with one event at a time: the longest, and how many fell into which class. Painting is
/// counted apart, since a frame may take longer than a slot.
class StallMeter
{
public:
    /// Upper ends of the classes in milliseconds; the last class is open.
    static constexpr std::array<int, 8> kLimitsMs{1, 2, 4, 8, 16, 33, 50, 100};

    struct Kind
    {
        std::chrono::nanoseconds longest{0};
        std::chrono::nanoseconds longestCpu{0}; ///< processor time: what is left of it on a machine that others use too
        int longestEvent = 0;                   ///< QEvent::Type
        QByteArray longestReceiver;             ///< class name
        std::array<quint64, kLimitsMs.size() + 1> counts{};
    };

    void add(int eventType, const char *receiverClass, std::chrono::nanoseconds took, std::chrono::nanoseconds cpu = {});
    void reset();

    const Kind &work() const { return m_work; } ///< slots, timers, input, network
    const Kind &painting() const { return m_painting; }
    /// For `./dev bench` and the diagnostics bundle.
    QJsonObject toJson() const;

private:
    Kind m_work;
    Kind m_painting;
};

/// A QApplication that times every outermost event it delivers; costs two clock reads an event, so it is in every build.
class MeteredApplication final : public QApplication
{
    Q_OBJECT
public:
    MeteredApplication(int &argc, char **argv);

    bool notify(QObject *receiver, QEvent *event) override;

    const StallMeter &meter() const { return m_meter; }
    void resetMeter() { m_meter.reset(); }

private:
    StallMeter m_meter;
    int m_depth = 0;
};

} // namespace pilothouse::ui
