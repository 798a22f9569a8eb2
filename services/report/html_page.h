// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/report/heading.h"

#include <QByteArray>
#include <QStringList>

#include <vector>

namespace pilothouse::report {

// One file without scripts, links or anything loaded. Tables are the caller's; their classes are in the style:
// number, time, mono, actor, second, result, and the tones ok, fail, warn, neutral.

/// The only way a foreign text gets into a page: hidden characters visible, everything escaped.
QByteArray escaped(const QString &text);
/// A sign beside its word, so that a grey print still reads; an HTML entity.
QByteArray htmlSign(Sign sign);

/// From the doctype to the title on the page.
QByteArray htmlHead(const Heading &heading);
/// One sentence on a tinted ground and the facts below it.
QByteArray htmlVerdict(const QString &sentence, Sign sign, const QString &tone, const std::vector<Fact> &facts);
/// Numbered sentences in a card.
QByteArray htmlSteps(const QStringList &steps);
QByteArray htmlEnd();

} // namespace pilothouse::report
