// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/desk_check.h"

#include "models/spoken.h"

#include <QCoreApplication>
#include <QStandardPaths>

#ifdef Q_OS_UNIX
#include <sys/resource.h>
#endif
#ifdef Q_OS_LINUX
#include <sys/prctl.h>
#endif

namespace pilothouse::models {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(DeskCheck)
};

DeskFact programFact(const QString &program, const QString &found, const QString &missing, const QString &advice)
{
    const QString path = QStandardPaths::findExecutable(program);
    if (path.isEmpty())
        return {StateText::of(Mark::Stopped, missing), advice};
    return {StateText::of(Mark::Pass, found.arg(path)), QString()};
}

#ifdef Q_OS_UNIX
DeskFact coreDumpFact()
{
#ifdef Q_OS_LINUX
    // A process that is not dumpable leaves no core whatever the limit says.
    if (prctl(PR_GET_DUMPABLE) == 0)
        return {StateText::of(Mark::Pass, Words::tr("Core dumps are off for this program")), QString()};
#endif
    rlimit limit{};
    if (getrlimit(RLIMIT_CORE, &limit) != 0)
        return {StateText::of(Mark::Unknown, Words::tr("Core dumps: could not be asked")), QString()};
    if (limit.rlim_cur == 0)
        return {StateText::of(Mark::Pass, Words::tr("Core dumps are off for this session")), QString()};
    return {StateText::of(Mark::Warn, Words::tr("Core dumps are on for this session")),
            Words::tr("Secrets in memory would be in a dump: start with “ulimit -c 0”.")};
}
#endif

DeskFact sessionBusFact()
{
    if (qEnvironmentVariableIsEmpty("DBUS_SESSION_BUS_ADDRESS"))
        return {StateText::of(Mark::Warn, Words::tr("No session bus: no keychain and no theme of the desktop")),
                Words::tr("Start from a desktop session, or give secrets by file.")};
    return {StateText::of(Mark::Pass, Words::tr("Session bus is there")), QString()};
}

} // namespace

StateText keychainText(secrets::KeychainState state, const QString &backEnd)
{
    using secrets::KeychainState;
    const QString store = spoken(backEnd);
    switch (state) {
    case KeychainState::Unknown: return StateText::of(Mark::Pending, Words::tr("Keychain: %1, not asked yet").arg(store));
    case KeychainState::Ready: return StateText::of(Mark::Pass, Words::tr("Keychain: %1").arg(store));
    case KeychainState::Locked: return StateText::of(Mark::Warn, Words::tr("Keychain: %1, locked").arg(store));
    case KeychainState::Absent: return StateText::of(Mark::Blind, Tone::Warn, Words::tr("Keychain: none answers"));
    case KeychainState::Slow: return StateText::of(Mark::Busy, Words::tr("Keychain: %1, slow").arg(store));
    case KeychainState::Changed: return StateText::of(Mark::Warn, Words::tr("Keychain: another back end than before"));
    }
    return {};
}

std::vector<DeskFact> checkDesk(const std::optional<secrets::KeychainState> &keychain, const QString &backEnd)
{
    std::vector<DeskFact> facts;
    if (keychain)
        facts.push_back({keychainText(*keychain, backEnd), QString()});
    else
        facts.push_back(sessionBusFact());
    facts.push_back(programFact(QStringLiteral("phala"), Words::tr("phala command line: %1"), Words::tr("phala command line not found"),
                                Words::tr("Not needed here; copied commands use it.")));
    facts.push_back(programFact(QStringLiteral("haproxy"), Words::tr("HAProxy: %1"), Words::tr("HAProxy not found"),
                                Words::tr("Needed only by the demo fleet's cutover.")));
#ifdef Q_OS_UNIX
    facts.push_back(coreDumpFact());
#endif
    return facts;
}

} // namespace pilothouse::models
