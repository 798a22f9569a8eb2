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

    /// True once the operator asked to stop; for loops that block (a value typed at a terminal).
    static bool isAsked();

signals:
    void asked();

private:
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace pilothouse::ctl
