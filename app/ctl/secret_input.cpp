// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/secret_input.h"

#include "app/ctl/interruption.h"

#include <array>
#include <cerrno>
#include <cstdio>

#include <termios.h>
#include <unistd.h>

namespace pilothouse::ctl {

namespace {

constexpr qsizetype kLongestSecret = 64 * 1024;

Error inputError(const QString &what)
{
    return {.kind = ErrorKind::InvalidInput,
            .what = what,
            .where = QStringLiteral("stdin"),
            .nextStep = QStringLiteral("Give the value on stdin, for example from a file or a pipe.")};
}

/// Turns the echo of a terminal off for as long as it lives.
class SilentTerminal
{
public:
    SilentTerminal() : m_isTerminal(isatty(STDIN_FILENO) == 1 && tcgetattr(STDIN_FILENO, &m_before) == 0)
    {
        if (!m_isTerminal)
            return;
        termios silent = m_before;
        silent.c_lflag &= ~tcflag_t(ECHO);
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent);
    }
    ~SilentTerminal()
    {
        if (!m_isTerminal)
            return;
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &m_before);
        std::fputc('\n', stderr);
    }
    Q_DISABLE_COPY_MOVE(SilentTerminal)

    bool isTerminal() const { return m_isTerminal; }

private:
    termios m_before{};
    bool m_isTerminal;
};

} // namespace

Result<Secret> readSecretFromStdin(const QString &prompt)
{
    const SilentTerminal terminal;
    if (terminal.isTerminal()) {
        std::fputs(qPrintable(prompt), stderr);
        std::fflush(stderr);
    }
    QByteArray bytes;
    bytes.reserve(kLongestSecret + 1); // one block: growing would leave copies behind
    std::array<char, 4096> block;
    const auto giveUp = [&bytes, &block](Error error) -> Result<Secret> {
        wipe(bytes);
        block.fill(0);
        return error;
    };
    while (bytes.size() <= kLongestSecret) {
        if (!Interruption::waitToRead(STDIN_FILENO))
            return giveUp({.kind = ErrorKind::Cancelled, .what = QStringLiteral("interrupted")});
        const ssize_t count = read(STDIN_FILENO, block.data(), block.size());
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return giveUp(inputError(QStringLiteral("the value cannot be read")));
        if (count == 0)
            break;
        bytes.append(block.data(), std::min<qsizetype>(count, kLongestSecret + 1 - bytes.size()));
        if (terminal.isTerminal() && bytes.endsWith('\n'))
            break;
    }
    block.fill(0);
    if (bytes.size() > kLongestSecret)
        return giveUp(inputError(QStringLiteral("the value is longer than %1 bytes").arg(kLongestSecret)));
    if (bytes.endsWith('\n'))
        bytes.chop(1);
    if (bytes.endsWith('\r'))
        bytes.chop(1);
    if (bytes.isEmpty())
        return giveUp(inputError(QStringLiteral("no value was given")));
    if (bytes.contains('\0'))
        return giveUp(inputError(QStringLiteral("the value holds a NUL byte")));
    return Secret(std::move(bytes));
}

} // namespace pilothouse::ctl
