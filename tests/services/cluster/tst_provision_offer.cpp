// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/cluster/provision_offer.h"
#include "tests/services/cluster/cluster_data.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace pilothouse;
using namespace pilothouse::cluster;
using namespace pilothouse::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using State = BudgetCheck::State;

namespace {

Money usd(const QString &amount)
{
    return *Money::fromDecimal(amount, u"USD"_s);
}

RunnerSettings settings()
{
    RunnerSettings settings;
    settings.clusterName = u"crunch"_s;
    settings.instanceType = u"tdx.medium"_s;
    settings.coordinatorWallet = u"wallet"_s;
    return settings;
}

/// Planned on a full cluster that can pay for it.
ProvisionOffer offerWith(const BudgetCheck &budget, ProvisionScene scene)
{
    ProvisionOffer offer;
    offer.name = u"crunch-runner-0a1b2c3d"_s;
    offer.reason = u"all 3 are full"_s;
    const auto spec = std::make_shared<CvmSpec>();
    spec->name = offer.name;
    spec->composeText = "services:\n  spawntee:\n    image: registry.example/spawntee@sha256:" + QByteArray(64, 'e') + '\n';
    spec->instanceType = u"tdx.medium"_s;
    spec->variables = runnerVariables(settings(), u"https://registry"_s, u"dstack-pha-prod7.phala.network"_s);
    offer.spec = spec;
    offer.provision.appId = QString(40, u'b');
    offer.provision.composeHash = QString(64, u'a');
    offer.gatewayDomain = u"dstack-pha-prod7.phala.network"_s;
    offer.budget = budget;
    InstanceType type;
    type.id = u"tdx.medium"_s;
    type.hourlyRate = usd(u"0.116"_s);
    scene.clusterName = u"crunch"_s;
    scene.registryUrl = u"https://registry"_s;
    scene.readyLimit = 180s;
    planProvision(offer, &type, scene);
    return offer;
}

ProvisionScene demo(bool mayComposeRun = true)
{
    ProvisionScene scene;
    scene.change.environment = {domain::EnvironmentId(u"demo"_s), domain::EnvironmentKind::Demo};
    scene.mayComposeRun = mayComposeRun;
    return scene;
}

BudgetCheck within()
{
    return {.state = State::Within, .text = u"3 machines cost $0.348 an hour, with this one $0.464, within the budget of $12.00 an hour"_s};
}

} // namespace

/// What is planned before a runner is made.
class ProvisionOfferTest : public QObject
{
    Q_OBJECT

private slots:
    void aRunnersNameIsRandomSinceCountedOnesCollided()
    {
        static const QRegularExpression form(u"\\Acrunch-runner-[0-9a-f]{8}\\z"_s);
        QSet<QString> names;
        for (int i = 0; i < 100; ++i) {
            const QString name = newRunnerName(u"crunch"_s);
            QVERIFY2(form.match(name).hasMatch(), qPrintable(name));
            names << name;
        }
        QCOMPARE(names.size(), 100);
        QVERIFY2(newRunnerName(QString(47, u'c')).size() <= 63, "a cluster's longest name leaves room for it");
    }
    void aRegistryWithoutAnAppOrANodeHasNoAddressAndNoneIsGuessed()
    {
        domain::Cvm registry = runningCvm(u"crunch-registry"_s);
        QCOMPARE(registryUrlOf(registry, 9010), u"https://%1-9010.dstack-pha-prod10.phala.network"_s.arg(registry.appId));
        registry.node.clear();
        QVERIFY(registryUrlOf(registry, 9010).isEmpty());
        registry.node = u"prod10"_s;
        registry.appId.clear();
        QVERIFY(registryUrlOf(registry, 9010).isEmpty());
    }
    void everyVariableIsPassedByNameSinceHiddenDefaultsMadeModelsUnreachable()
    {
        QStringList names;
        for (const SealedVariable &variable : runnerVariables(settings(), u"https://registry"_s, u"domain"_s)) {
            names << variable.name;
            QVERIFY2(!variable.value.view().isEmpty(), qPrintable(variable.name));
        }
        QCOMPARE(names, (QStringList{u"REGISTRY_URL"_s, u"CAPACITY_THRESHOLD"_s, u"MODEL_MEMORY_LIMIT_MB"_s, u"GATEWAY_AUTH_COORDINATOR_WALLET"_s,
                                     u"CVM_BASE_DOMAIN"_s}));
    }
    void thePlanSaysWhyWhatItCostsAndWhereItWillBe()
    {
        const ProvisionOffer offer = offerWith(within(), demo());
        const QString text = offer.plan.toText();
        for (const QString &part : {u"why: all 3 are full"_s, within().text, u"dstack-pha-prod7.phala.network"_s, u"Wait at most 3 min"_s})
            QVERIFY2(text.contains(part), qPrintable(text));
        QVERIFY2(!offer.plan.phrase, "nothing asks for a phrase in a demo within its budget");
        QVERIFY2(offer.notByItself.isEmpty(), qPrintable(offer.notByItself));
    }
    void whatGoesBeyondTheBudgetTakesAPhraseAndAPerson()
    {
        const ProvisionOffer offer = offerWith({.state = State::Over, .text = u"the budget is exceeded"_s}, demo());
        QCOMPARE(offer.plan.phrase, std::optional(u"demo/crunch"_s));
        QVERIFY(offer.plan.phraseReason.contains(u"the budget is exceeded"_s));
        QVERIFY(offer.notByItself.contains(u"the budget is exceeded"_s));
    }
    void anUnknownPriceOrNoBudgetTakesAPersonButNoPhrase()
    {
        for (const State state : {State::Unknown, State::NotSet}) {
            const ProvisionOffer offer = offerWith({.state = state, .text = u"nobody can say"_s}, demo());
            QVERIFY(!offer.plan.phrase);
            QCOMPARE(offer.notByItself, u"nobody can say"_s);
        }
    }
    void aComposeFileWithProblemsTakesAPhraseAndAPerson()
    {
        const ProvisionOffer offer = offerWith(within(), demo(false));
        QVERIFY(offer.plan.phrase.has_value());
        QVERIFY(offer.notByItself.contains(u"its compose file has problems"_s));
    }
    void spendingInProductionTakesAPhrase()
    {
        ProvisionScene scene = demo();
        scene.change.environment.kind = domain::EnvironmentKind::Production;
        const ProvisionOffer offer = offerWith(within(), scene);
        QVERIFY(offer.plan.phraseReason.contains(u"spends money in production"_s));
        QVERIFY2(offer.notByItself.isEmpty(), "a profile that switched it on has said so already");
    }
    void thePhraseIsTheSameInEveryPlanSinceTheNameIsNot()
    {
        ProvisionScene scene = demo(false);
        QVERIFY(!offerWith(within(), scene).plan.phrase->contains(u"0a1b2c3d"_s));
    }
    void whoDidNotAnswerIsNamedAsLeftOut()
    {
        ProvisionScene scene = demo();
        scene.leftOut = QStringList{u"crunch-runner-2: it has not answered yet"_s};
        QCOMPARE(offerWith(within(), scene).plan.skipped, scene.leftOut);
    }
    // 36
    void thePlanSaysWhatBecomesOfARunnerWhoseHashIsRefusedAsChosen()
    {
        const ProvisionOffer offer = offerWith(within(), demo());
        QCOMPARE(planWith(offer, OnRefusal::CleanUp), offer.plan);
        QVERIFY2(offer.plan.toText().contains(u"if it refuses, the runner is deleted again"_s), qPrintable(offer.plan.toText()));
        const domain::Plan held = planWith(offer, OnRefusal::Hold);
        QVERIFY2(held.toText().contains(u"if it refuses, the runner is held"_s), qPrintable(held.toText()));
        QVERIFY(!held.toText().contains(u"if it refuses, the runner is deleted again"_s));
        QVERIFY(held.ifItFails.contains(u"paid for until its hash is approved or it is deleted"_s));
        QCOMPARE(held.steps.size(), offer.plan.steps.size());
    }
};

QTEST_GUILESS_MAIN(ProvisionOfferTest)
#include "tst_provision_offer.moc"
