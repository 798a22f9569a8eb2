// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "image_desk.h"
#include "services/clustersetup/image_session.h"

#include <QSignalSpy>
#include <QTest>

using namespace pilothouse;
using namespace pilothouse::clustersetup;
using namespace pilothouse::test;
using State = ImageSession::State;

/// A push as a window sees it: over the time of one page, with its lines and its end.
class ImageSessionTest : public QObject
{
    Q_OBJECT

    struct Scene
    {
        ImageDesk desk;
        std::shared_ptr<OperationList> operations;
        std::shared_ptr<ImageSession> session;

        Scene()
        {
            operations = std::make_shared<OperationList>(desk.parts->clock);
            session = std::make_shared<ImageSession>([this](const SetupAnswers &answers) { return std::make_shared<ImagePush>(desk.parts, answers); },
                                                     operations, desk.parts->clock, QStringLiteral("staging"));
            session->setAnswers(desk.answers());
        }
        bool look() const { return await(session->look()).has_value() && session->state() == State::Known; }
        OperationState operation() const { return operations->all().front().state; }
    };

private slots:
    void nothingIsPushedBeforeALook()
    {
        Scene scene;
        QCOMPARE(scene.session->state(), State::NotYet);
        const auto pushed = await(scene.session->push());
        QVERIFY(pushed && !*pushed);
        QCOMPARE(pushed->error().kind, ErrorKind::Refused);
        QVERIFY(scene.desk.outcomes().isEmpty());
        QVERIFY(scene.operations->all().empty());
    }

    void aPushIsAnOperationAndWhatItFoundStays()
    {
        Scene scene;
        QVERIFY(scene.look());
        QCOMPARE(scene.session->image(), QStringLiteral("example/spawn:0.8.85"));
        const auto pushed = await(scene.session->push());
        QVERIFY(pushed && *pushed);
        QVERIFY(scene.session->outcome() && scene.session->outcome()->isSeen());
        QCOMPARE(scene.session->outcome()->image, QStringLiteral("example/spawn:0.8.85"));
        QCOMPARE(scene.operation(), OperationState::Succeeded);
        QVERIFY(std::find(scene.session->lines().begin(), scene.session->lines().end(), QStringLiteral("careful")) != scene.session->lines().end());
        QVERIFY(scene.session->elapsed().has_value());
        QCOMPARE(scene.session->state(), State::NotYet); // what was found before it is of another time
    }

    void anImageThatNobodySawIsNotCalledPushed()
    {
        Scene scene;
        scene.desk.tool("docker", "#!/bin/sh\n[ \"$1\" = info ] && echo 27 && exit 0\necho 'no such manifest' >&2\nexit 1\n");
        QVERIFY(scene.look());
        QVERIFY(await(scene.session->push()).has_value());
        QVERIFY(scene.session->outcome() && !scene.session->outcome()->isSeen());
        QCOMPARE(scene.operation(), OperationState::OutcomeUnknown);
    }

    void stoppingAPushLeavesItUnknown()
    {
        Scene scene;
        scene.desk.tool("make", "#!/bin/sh\n[ \"$1\" = --version ] && exit 0\necho begun\nexec sleep 600\n");
        QVERIFY(scene.look());
        connect(scene.session.get(), &ImageSession::lineRead, scene.session.get(), [&scene] { scene.session->cancel(); });
        const auto pushed = await(scene.session->push());
        QVERIFY(pushed && !*pushed);
        QCOMPARE(pushed->error().kind, ErrorKind::Cancelled);
        QVERIFY(scene.session->outcome()->error->unchanged.contains(QLatin1String("may have been pushed")));
        QCOMPARE(scene.desk.outcomes().back(), audit::Outcome::Unknown);
    }

    void otherAnswersMakeWhatWasFoundUnknown()
    {
        Scene scene;
        QVERIFY(scene.look());
        auto answers = scene.desk.answers();
        answers.storageRegion = QStringLiteral("us-east-1"); // no image depends on it
        QVERIFY(!scene.session->setAnswers(answers));
        QCOMPARE(scene.session->state(), State::Known);
        answers.checkouts.spawntee = scene.desk.path("elsewhere");
        QVERIFY(scene.session->setAnswers(answers));
        QCOMPARE(scene.session->state(), State::NotYet);
        QVERIFY(scene.session->findings().empty());
    }

    void anAnswerToAnOlderLookIsDropped()
    {
        Scene scene;
        scene.desk.tool("docker", "#!/bin/sh\n[ \"$1\" = info ] && exec sleep 600\nexit 0\n");
        auto looking = scene.session->look();
        QCOMPARE(scene.session->state(), State::Looking);
        auto answers = scene.desk.answers();
        answers.checkouts.spawntee.clear();
        scene.session->setAnswers(answers);
        scene.desk.tool("docker", "#!/bin/sh\n[ \"$1\" = info ] && echo 27\nexit 0\n");
        QVERIFY(scene.look());
        QVERIFY(findCode(scene.session->findings(), QStringLiteral("checkout-not-given")));
        QVERIFY(await(std::move(looking)).has_value());
        QCOMPARE(scene.session->state(), State::Known);
        QVERIFY(findCode(scene.session->findings(), QStringLiteral("checkout-not-given")));
    }

    void aStoppedLookIsNotKnown()
    {
        Scene scene;
        scene.desk.tool("docker", "#!/bin/sh\n[ \"$1\" = info ] && exec sleep 600\nexit 0\n");
        auto looking = scene.session->look();
        scene.session->cancel();
        QVERIFY(await(std::move(looking)).has_value());
        QCOMPARE(scene.session->state(), State::NotYet);
        QVERIFY(!scene.session->plan().isAllowed());
    }

    void onlyTheNewestLinesOfAFloodAreKept()
    {
        Scene scene;
        scene.desk.tool("make", "#!/bin/sh\n[ \"$1\" = --version ] && exit 0\nseq 1 20100\n");
        QVERIFY(scene.look());
        QVERIFY(await(scene.session->push()).has_value());
        QCOMPARE(qsizetype(scene.session->lines().size()), ImageSession::kMostLines);
        QCOMPARE(scene.session->droppedLines(), 100);
        QCOMPARE(scene.session->lines().back(), QStringLiteral("20100"));
    }
};

QTEST_GUILESS_MAIN(ImageSessionTest)
#include "tst_image_session.moc"
