// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/http/http_client.h"

#include "tests/support/await.h"
#include "tests/support/gzip.h"
#include "tests/support/raw_http_server.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTest>

using namespace pilothouse;
using namespace pilothouse::http;
using namespace pilothouse::test;
using namespace std::chrono_literals;

/// A program of its own, because the kernel keeps only the highest mark of a process.
class HttpMemoryTest : public QObject
{
    Q_OBJECT

    static qint64 peakKib()
    {
        QFile file(QStringLiteral("/proc/self/status"));
        if (!file.open(QIODevice::ReadOnly))
            return -1;
        for (const QByteArray &line : file.readAll().split('\n')) {
            if (line.startsWith("VmHWM:"))
                return line.mid(6).simplified().split(' ').value(0).toLongLong();
        }
        return -1;
    }

private slots:
    // F06
    void hostileAnswersCostNoMoreMemoryThanTheLimit_data()
    {
        QTest::addColumn<int>("mode");
        QTest::newRow("200 MB announced") << 0;
        QTest::newRow("endless chunks") << 1;
        QTest::newRow("endless head line") << 2;
        QTest::newRow("endless head lines") << 3;
        QTest::newRow("gzip bomb of 512 MiB") << 4;
    }
    void hostileAnswersCostNoMoreMemoryThanTheLimit()
    {
        QFETCH(int, mode);
        RawHttpServer server;
        const QByteArray bomb = mode == 4 ? gzipBomb(512ll << 20) : QByteArray();
        server.onRequest([&](const RawRequest &, QTcpSocket &socket) {
            const QByteArray piece(65536, 'b');
            switch (mode) {
            case 0:
                socket.write("HTTP/1.1 200 OK\r\nContent-Length: 209715200\r\n\r\n");
                writeForever(socket, piece);
                break;
            case 1:
                socket.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
                writeForever(socket, "10000\r\n" + piece + "\r\n");
                break;
            case 2:
                socket.write("HTTP/1.1 200 OK\r\nX-Long: ");
                writeForever(socket, piece);
                break;
            case 3:
                socket.write("HTTP/1.1 200 OK\r\n");
                writeForever(socket, "X-Many: " + piece.left(1000) + "\r\n");
                break;
            default:
                socket.write("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n");
                socket.write(QByteArray::number(bomb.size(), 16) + "\r\n" + bomb + "\r\n0\r\n\r\n");
                break;
            }
        });
        RemoteContext context;
        context.allowedOrigins = {server.url()};
        const auto client = std::make_shared<HttpClient>(context);
        HttpRequest request;
        request.url = server.url();
        request.maxBytes = 8 * 1024 * 1024;
        request.timeout = 5s;
        request.patience = 5s;
        request.tries = 1;
        const qint64 before = peakKib();
        if (before < 0)
            QSKIP("this system does not tell the memory of a process");

        // The main thread must stay alive meanwhile: a ticker measures its longest silence.
        qint64 longest = 0;
        QElapsedTimer sinceTick;
        sinceTick.start();
        QTimer ticker;
        ticker.setInterval(1);
        connect(&ticker, &QTimer::timeout, this, [&] { longest = std::max(longest, sinceTick.restart()); });
        ticker.start();
        const auto reply = await(client->send(request));
        QVERIFY(reply && !reply->has_value());
        const auto kind = reply->error().kind;
        QVERIFY2(kind == ErrorKind::TooLarge || kind == ErrorKind::Timeout, qPrintable(reply->error().what));
        const qint64 grown = peakKib() - before;
        qInfo("grew by %lld KiB, longest silence of the main thread %lld ms", (long long)grown, (long long)longest);
        QVERIFY2(grown < 40 * 1024, qPrintable(QString::number(grown)));
        QVERIFY2(longest < 250, qPrintable(QString::number(longest)));
    }
};

QTEST_GUILESS_MAIN(HttpMemoryTest)
#include "tst_http_memory.moc"
