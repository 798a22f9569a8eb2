// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/phala/event_stream.h"
#include "services/phala/state_wire.h"

#include <QTest>

using namespace pilothouse;
using namespace pilothouse::phala;
using namespace Qt::StringLiterals;
using cluster::StreamEnd;

/// Server-sent events, from bytes to what they mean.
class EventStreamTest : public QObject
{
    Q_OBJECT

    static std::vector<StreamEvent> read(QByteArrayView bytes, qsizetype piece)
    {
        EventStream stream;
        std::vector<StreamEvent> events;
        for (qsizetype at = 0; at < bytes.size(); at += piece)
            if (!stream.feed(bytes.sliced(at, std::min(piece, bytes.size() - at)), &events))
                return {{"broken", {}}};
        return events;
    }

private slots:
    void theSameBytesGiveTheSameEventsHoweverTheyAreCut()
    {
        const QByteArray lines = "\xef\xbb\xbf: a comment\n\nevent: state\ndata: {\"status\":\ndata:  \"läuft\"}\nid: 7\nretry: 3\n\n"
                                 "data\n\nevent: nothing\n\nevent:complete\ndata:{}\nunknown: x\n\n";
        const std::vector<StreamEvent> expected{
            {"state", "{\"status\":\n \"läuft\"}"},
            {"message", ""},
            {"complete", "{}"},
        };
        for (const QByteArray &end : {QByteArray("\n"), QByteArray("\r"), QByteArray("\r\n")}) {
            const QByteArray bytes = QByteArray(lines).replace("\n", end);
            for (qsizetype piece = 1; piece <= bytes.size(); ++piece)
                QVERIFY2(read(bytes, piece) == expected, qPrintable(u"pieces of %1"_s.arg(piece)));
        }
    }

    void whatIsNotCompleteNeverCounts()
    {
        EventStream stream;
        std::vector<StreamEvent> events;
        QVERIFY(stream.feed("event: complete\ndata: {\"status\":\"running\"}\n", &events));
        QVERIFY(events.empty());
        QVERIFY(stream.isInsideEvent());
        QVERIFY(stream.feed("\n", &events));
        QCOMPARE(events.size(), size_t(1));
        QVERIFY(!stream.isInsideEvent());
    }

    void aLineWithoutEndIsRefusedAndNothingIsTakenAfterIt()
    {
        EventStream stream({.lineBytes = 100, .eventBytes = 1000});
        std::vector<StreamEvent> events;
        QVERIFY(stream.feed("data: " + QByteArray(94, 'x') + "\n\n", &events));
        QCOMPARE(events.size(), size_t(1));
        const Status broken = stream.feed("data: " + QByteArray(95, 'x'), &events);
        QVERIFY(!broken);
        QCOMPARE(broken.error().kind, ErrorKind::TooLarge);
        QVERIFY(!stream.feed("\n\ndata: a\n\n", &events));
        QCOMPARE(events.size(), size_t(1));
    }

    void anEventOfManyLinesIsRefusedBeyondItsLimit()
    {
        EventStream stream({.lineBytes = 100, .eventBytes = 1000});
        std::vector<StreamEvent> events;
        QVERIFY(stream.feed("data: whole\n\n", &events));
        Status state = Done();
        for (int i = 0; i < 100 && state; ++i)
            state = stream.feed("data: 0123456789\n", &events);
        QVERIFY(!state);
        QCOMPARE(state.error().kind, ErrorKind::TooLarge);
        QCOMPARE(events.size(), size_t(1));
    }

    void bytesThatAreNoTextAreNoEvent()
    {
        for (const QByteArray &bytes : {QByteArray("data: \xff\xfe\n\n"), QByteArray("data: a\0b\n\n", 11)}) {
            EventStream stream;
            std::vector<StreamEvent> events;
            const Status state = stream.feed(bytes, &events);
            QVERIFY(!state);
            QCOMPARE(state.error().kind, ErrorKind::Protocol);
            QVERIFY(events.empty());
        }
    }

    void aStateIsReadWithWhatItLeavesOutLeftEmpty()
    {
        const auto whole = wire::parseState(R"({"id":"7b1c","name":"web","status":"starting","uptime":null,"boot_progress":"pulling images",
            "boot_error":null,"shutdown_progress":null,"later":[1,2]})");
        QVERIFY(whole);
        QCOMPARE(whole->status, u"starting"_s);
        QCOMPARE(whole->bootProgress, u"pulling images"_s);
        QVERIFY(whole->bootError.isEmpty() && whole->uptime.isEmpty());
        for (const char *bad : {"", "[]", "{}", "{\"status\":null}", "{\"status\":7}", "{\"status\":\"\"}"})
            QVERIFY2(!wire::parseState(bad), bad);
    }

    void whatEachEventMeans()
    {
        const auto meant = [](const char *name, const char *data, std::optional<cluster::CvmState> last = {}) {
            return wire::stateEventOf({name, data}, last);
        };
        const auto state = meant("state", R"({"status":"starting"})");
        QVERIFY(state && state->state && !state->end);

        // The end names the status alone: what was known beside it stays, where it is the same.
        const auto same = meant("complete", R"({"status":"running"})", cluster::CvmState{.status = u"running"_s, .bootProgress = u"done"_s});
        QVERIFY(same && same->end == StreamEnd::Complete && !same->state);
        const auto other = meant("complete", R"({"status":"running"})", cluster::CvmState{.status = u"starting"_s});
        QVERIFY(other && other->end == StreamEnd::Complete && other->state && other->state->status == u"running"_s);
        QVERIFY(meant("complete", "no JSON")->end == StreamEnd::Complete);

        QVERIFY(meant("timeout", "{}")->end == StreamEnd::GaveUp);
        const auto unknown = meant("heartbeat", "x");
        QVERIFY(unknown && !unknown->state && !unknown->end);
        QCOMPARE(meant("state", "{}").error().kind, ErrorKind::Protocol);
        const auto error = meant("error", R"({"error":"node \u202e gone"})");
        QVERIFY(!error);
        QCOMPARE(error.error().kind, ErrorKind::Remote);
        QVERIFY2(error.error().what.contains(u"gone"_s) && !error.error().what.contains(QChar(0x202e)), qPrintable(error.error().what));
    }

    void theStreamIsAskedForWithinWhatTheRemoteTakes()
    {
        cluster::StateWish wish{.target = u"running & well"_s, .interval = std::chrono::seconds(1), .timeout = std::chrono::hours(1)};
        const http::HttpRequest request = wire::stateStream(QUrl(u"https://cloud.example/api/v1"_s), u"web-tier"_s, wish);
        QCOMPARE(request.url.toEncoded(),
                 QByteArray("https://cloud.example/api/v1/cvms/web-tier/state?target=running%20%26%20well&interval=5&timeout=600"));
        bool asksForEvents = false;
        for (const auto &[name, value] : request.headers) {
            QVERIFY(name != "X-Phala-Version");
            asksForEvents |= name == "Accept" && value == "text/event-stream";
        }
        QVERIFY(asksForEvents);
        QVERIFY(request.timeout > std::chrono::seconds(600) && request.idleTimeout > std::chrono::seconds(5));
    }
};

QTEST_APPLESS_MAIN(EventStreamTest)
#include "tst_event_stream.moc"
