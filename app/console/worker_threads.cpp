// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/worker_threads.h"

#include <QThreadPool>

#ifdef Q_OS_LINUX
#include <latch>
#include <memory>

#include <malloc.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>
#endif

namespace pilothouse::console {

void letWorkersYieldToTheWindow()
{
#ifdef Q_OS_LINUX
    constexpr int kNiceness = 5;
    QThreadPool *const pool = QThreadPool::globalInstance();
    pool->setExpiryTimeout(-1);
    const int count = pool->maxThreadCount();
    // Each thread is held until all are there, so that no thread takes two of the tasks.
    const auto together = std::make_shared<std::latch>(count);
    for (int i = 0; i < count; ++i)
        pool->start([together] {
            setpriority(PRIO_PROCESS, id_t(syscall(SYS_gettid)), kNiceness); // of this thread alone; a refusal changes nothing
            together->arrive_and_wait();
        });
#endif
}

void shareHeapAmongThreads()
{
#if defined(Q_OS_LINUX) && defined(M_ARENA_MAX)
    mallopt(M_ARENA_MAX, 2);
#endif
}

} // namespace pilothouse::console
