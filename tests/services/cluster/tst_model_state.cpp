// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/cluster/model_state.h"

#include <QTest>

using namespace pilothouse::cluster;
using namespace Qt::StringLiterals;

namespace {

SpawnteeTaskDetail detailOf(const QString &operation, const QString &status, bool hasAddress = false)
{
    SpawnteeTaskDetail detail;
    detail.task.id = u"t"_s;
    detail.task.currentOperation = operation;
    detail.task.status = status;
    if (hasAddress) {
        detail.grpcHost = u"app-50001g.example"_s;
        detail.grpcPort = 443;
    }
    return detail;
}

} // namespace

class ModelStateTest : public QObject
{
    Q_OBJECT

private slots:
    void readsATaskByWhatItDoes_data()
    {
        QTest::addColumn<QString>("operation");
        QTest::addColumn<QString>("status");
        QTest::addColumn<ImageState>("image");
        QTest::addColumn<ModelRunState>("run");
        const auto row = [](const char *name, const QString &operation, const QString &status, ImageState image, ModelRunState run) {
            QTest::newRow(name) << operation << status << image << run;
        };
        row("build waits", u"build_model"_s, u"pending"_s, ImageState::Building, ModelRunState::NotStarted);
        row("build runs", u"build_model"_s, u"running"_s, ImageState::Building, ModelRunState::NotStarted);
        row("built", u"build_model"_s, u"completed"_s, ImageState::Built, ModelRunState::NotStarted);
        row("build failed", u"build_model"_s, u"failed"_s, ImageState::Failed, ModelRunState::NotStarted);
        row("start waits", u"start_model"_s, u"pending"_s, ImageState::Built, ModelRunState::Starting);
        row("up", u"start_model"_s, u"completed"_s, ImageState::Built, ModelRunState::Running);
        row("start failed", u"start_model"_s, u"failed"_s, ImageState::Built, ModelRunState::Failed);
        row("stop runs", u"stop_model"_s, u"running"_s, ImageState::Built, ModelRunState::Stopping);
        row("stopped", u"stop_model"_s, u"completed"_s, ImageState::Built, ModelRunState::Stopped);
    }
    void readsATaskByWhatItDoes()
    {
        QFETCH(QString, operation);
        QFETCH(QString, status);
        const ModelState state = modelStateOf(detailOf(operation, status, true));
        QTEST(state.image, "image");
        QTEST(state.run, "run");
        QVERIFY(state.problem.isEmpty());
        QCOMPARE(state.address, state.run == ModelRunState::Running ? u"app-50001g.example:443"_s : QString());
    }
    void aFinishedBuildIsNeverAModelThatRuns()
    {
        QCOMPARE(modelStateOf(detailOf(u"build_model"_s, u"completed"_s, true)).run, ModelRunState::NotStarted);
    }
    void runsOnlyWithAnAddress()
    {
        const ModelState state = modelStateOf(detailOf(u"start_model"_s, u"completed"_s));
        QCOMPARE(state.run, ModelRunState::Unknown);
        QVERIFY(!state.problem.isEmpty());
    }
    void isStoppedWithOrWithoutAnAddress()
    {
        QCOMPARE(modelStateOf(detailOf(u"stop_model"_s, u"completed"_s)).run, ModelRunState::Stopped);
        QVERIFY(modelStateOf(detailOf(u"stop_model"_s, u"completed"_s, true)).address.isEmpty());
    }
    void aWordNobodyKnowsIsUnknownNotFailed()
    {
        for (const auto &detail : {detailOf(u"start_model"_s, u"paused"_s), detailOf(u"move_model"_s, u"running"_s), detailOf({}, u"completed"_s)}) {
            const ModelState state = modelStateOf(detail);
            QCOMPARE(state.run, ModelRunState::Unknown);
            QCOMPARE(state.image, ImageState::Unknown);
            QVERIFY(!state.problem.isEmpty());
        }
    }
};

QTEST_APPLESS_MAIN(ModelStateTest)
#include "tst_model_state.moc"
