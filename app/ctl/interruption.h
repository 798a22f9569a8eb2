// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <memory>

class QSocketNotifier;

namespace pilothouse::ctl {

/// Turns Ctrl+C, a hang-up and a polite kill into a signal of the event loop. The second one ends the program at once.
/// One a program: it owns the process's handlers while it lives.
class Interruption final : public QObject
{
    Q_OBJECT
public:
    Interruption();
    ~Interruption() override;

    /// Waits until `descriptor` can be read; false when the operator asked to stop first. For loops that block
    /// (a value typed at a terminal), where no event loop runs.
    static bool waitToRead(int descriptor);

signals:
    void asked();

private:
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace pilothouse::ctl
