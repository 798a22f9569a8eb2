// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// B7: what services say, in the language of the window. A table whose machines have all failed looks up one sentence a row with every
// refresh, on the thread that paints.
#include "models/spoken.h"
#include "tests/bench/figures.h"
#include "translations/translations.h"

#include <QCoreApplication>

using namespace pilothouse;
using namespace pilothouse::bench;

namespace {

constexpr int kFailures = 1'000;
constexpr int kRuns = 30;

/// Of every kind: whole phrases, phrases in phrases, sentences side by side, and words of a remote that are no phrase at all.
QStringList failures(int generation)
{
    QStringList said;
    for (int i = 0; i < kFailures; ++i) {
        const int number = generation * kFailures + i;
        switch (i % 4) {
        case 0: said << QStringLiteral("m%1.demo.invalid does not answer: the connection was closed without an answer").arg(number); break;
        case 1:
            said << QStringLiteral("not ready within 3 min: its spawntee does not answer: m%1.demo.invalid does not answer: "
                                   "the connection was closed without an answer")
                        .arg(number);
            break;
        case 2:
            said << QStringLiteral(
                        "runner-%1 was deleted again, which was read back; the head is as it was. Retry its deletion: that looks for it again.")
                        .arg(number);
            break;
        default: said << QStringLiteral("pull access denied for registry.demo.invalid/crunch/spawntee-%1, repository does not exist").arg(number);
        }
    }
    return said;
}

qsizetype speak(const QStringList &said)
{
    qsizetype letters = 0;
    for (const QString &each : said)
        letters += models::spoken(each).size();
    return letters;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    if (!installLanguage(&app, QStringLiteral("zh_CN")))
        return 1;
    qsizetype letters = 0;
    int generation = 0;
    QStringList said;
    print(QStringLiteral("B7"), QStringLiteral("1,000 failures that were never said before, in Chinese"),
          measure(
              kRuns, [&] { said = failures(++generation); }, [&] { letters += speak(said); }),
          40);
    said = failures(0);
    print(QStringLiteral("B7"), QStringLiteral("the same 1,000 failures at the next refresh"),
          measure(
              kRuns, [] {}, [&] { letters += speak(said); }),
          4);
    return letters > 0 ? 0 : 1;
}
