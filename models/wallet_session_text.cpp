// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/wallet_session_text.h"

#include "models/format.h"
#include "services/core/plain_text.h"

#include <QCoreApplication>

namespace pilothouse::models {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(WalletSessionText)
};

constexpr qsizetype kHead = 12;
constexpr qsizetype kTail = 6;

QString shortWallet(const QString &wallet)
{
    const QString shown = visibleText(wallet, 128);
    return shown.size() <= kHead + kTail + 1 ? shown : shown.left(kHead) + u'…' + shown.right(kTail);
}

} // namespace

StateText walletSessionText(const agents::WalletSession &session, const QString &developmentWallet, const QDateTime &now)
{
    QStringList parts{shortWallet(session.wallet), Words::tr("NFT %1").arg(visibleText(session.token, 64))};
    Mark mark = Mark::Pass;
    if (session.signedInUntil.isValid() && session.signedInUntil <= now) {
        mark = Mark::Stale;
        parts << Words::tr("over since %1").arg(utcText(session.signedInUntil));
    } else if (!session.accessUntil.isValid()) {
        mark = Mark::Unknown;
        parts << Words::tr("kept from before, not used yet");
        if (session.signedInUntil.isValid())
            parts << Words::tr("until %1").arg(utcText(session.signedInUntil));
    } else if (session.signedInUntil.isValid()) {
        parts << Words::tr("until %1").arg(utcText(session.signedInUntil));
    } else {
        parts << Words::tr("renewed by itself; this token until %1").arg(utcText(session.accessUntil));
    }
    if (!developmentWallet.isEmpty() && session.wallet == developmentWallet)
        parts << Words::tr("by the development key");
    return StateText::of(mark, parts.join(QStringLiteral(" · ")));
}

} // namespace pilothouse::models
