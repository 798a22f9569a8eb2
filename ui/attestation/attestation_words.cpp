// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/attestation/attestation_words.h"

#include "models/format.h"
#include "models/spoken.h"
#include "services/core/plain_text.h"
#include "services/fleetwatch/fleet_watch.h"

#include <QCoreApplication>

namespace pilothouse::ui {

namespace {

constexpr qsizetype kMostReasons = 4000;
constexpr qsizetype kNamedMachines = 2;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(pilothouse::ui::AttestationPage)
};

QString namesOf(const QStringList &machines)
{
    QStringList shown;
    for (const QString &name : machines.mid(0, kNamedMachines))
        shown << visibleText(name, 60);
    if (machines.size() > kNamedMachines)
        shown << Words::tr("%1 more").arg(models::countText(machines.size() - kNamedMachines));
    return models::listText(shown);
}

} // namespace

models::DataAge ageOf(const Compared &compared, std::optional<MonotonicTime> comparedAt, const Clock &clock)
{
    models::DataAge age;
    age.byHand = true;
    age.fetchedAt = comparedAt;
    age.source = Words::tr("quotes asked for by this desk");
    if (compared.stored == 0)
        return age;
    bool isTimeKnown = true;
    std::optional<QDateTime> oldest;
    const int all = compared.machines();
    for (int i = all - compared.stored; i < all; ++i) {
        const QDateTime at = QDateTime::fromString(compared.evidenceOf(i)->collectedAt, Qt::ISODate);
        isTimeKnown = isTimeKnown && at.isValid();
        if (at.isValid() && (!oldest || at < *oldest))
            oldest = at;
    }
    age.isRecalled = true;
    age.source = compared.stored == all ? Words::tr("quotes from files, verified by this desk")
                                        //: how many of the quotes that were compared were read from files
                                        : Words::tr("%1 of %n quotes from files", nullptr, all).arg(compared.stored);
    age.fetchedAt.reset();
    if (isTimeKnown && oldest)
        age.fetchedAt = clock.monotonicNow() - std::chrono::milliseconds(std::max<qint64>(0, oldest->msecsTo(clock.utcNow())));
    return age;
}

models::DataAge ageOf(const fleetwatch::FleetWatch &watch, MonotonicTime now)
{
    models::DataAge age = models::DataAge::of(watch.lastRun(), Words::tr("last run of the watch"), now, watch.nextRunIn());
    age.interval = watch.interval().value_or(std::chrono::seconds(0));
    age.byHand = !watch.interval();
    return age;
}

FailureWords failureWords(const Error &error, const QStringList &askedMachines)
{
    FailureWords words{models::spoken(error), QString()};
    const QString apart = Words::tr(
        "Take it apart: DNS (does the name resolve), connect (does the port accept), TLS (is the certificate trusted), HTTP (which status), then the machine’s state at the cloud.");
    // "no machine answered: a (…), b (…)": who, in a line; what each said is for whoever wants to know.
    const qsizetype colon = error.what.indexOf(QLatin1StringView(": "));
    if (colon <= 0 || error.kind != ErrorKind::Network) {
        words.details = apart;
        return words;
    }
    const QString reasons = visibleText(models::spoken(error.what.mid(colon + 2)), kMostReasons);
    words.message.what = Words::tr("None of these machines answered");
    words.message.where = Words::tr("Asked: %1.").arg(namesOf(askedMachines));
    words.details = QStringList{reasons, words.message.nextStep, apart}.join(u'\n');
    words.message.nextStep.clear();
    return words;
}

} // namespace pilothouse::ui
