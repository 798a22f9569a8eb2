// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/interruption.h"

#include <QSocketNotifier>

#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdlib>

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

namespace pilothouse::ctl {

namespace {

// A signal handler can reach nothing but globals.
std::atomic_int g_times{0};
int g_pipe[2] = {-1, -1};

void onSignal(int)
{
    if (g_times.fetch_add(1) > 0)
        _exit(130);
    const char byte = 1;
    [[maybe_unused]] const ssize_t written = write(g_pipe[1], &byte, 1);
}

} // namespace

Interruption::Interruption()
{
    // A reader that went away must not end a rollback in the middle.
    std::signal(SIGPIPE, SIG_IGN);
    if (pipe2(g_pipe, O_CLOEXEC | O_NONBLOCK) != 0)
        return;
    m_notifier = std::make_unique<QSocketNotifier>(g_pipe[0], QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, [this] {
        m_notifier->setEnabled(false);
        emit asked();
    });
    struct sigaction action = {};
    action.sa_handler = onSignal;
    sigemptyset(&action.sa_mask);
    for (const int signal : {SIGINT, SIGTERM, SIGHUP})
        sigaction(signal, &action, nullptr);
}

Interruption::~Interruption()
{
    for (const int signal : {SIGINT, SIGTERM, SIGHUP})
        std::signal(signal, SIG_DFL);
    m_notifier.reset();
    close(g_pipe[0]);
    close(g_pipe[1]);
}

bool Interruption::waitToRead(int descriptor)
{
    pollfd either[2] = {{descriptor, POLLIN, 0}, {g_pipe[0], POLLIN, 0}};
    while (g_times.load() == 0) {
        const int ready = poll(either, 2, -1);
        if (ready > 0)
            return either[1].revents == 0;
        if (ready < 0 && errno != EINTR)
            return true; // the read itself will say what is wrong
    }
    return false;
}

} // namespace pilothouse::ctl
