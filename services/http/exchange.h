// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/http/http_client.h"
#include "services/http/inflater.h"

#include <QFuture>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QObject>
#include <QPromise>
#include <QTcpSocket>
#include <QTimer>

#include <chrono>
#include <memory>
#include <optional>

class QNetworkAccessManager;

namespace pilothouse::http {

/// How one try ended.
struct Attempted
{
    enum class End {
        Answered, ///< a whole answer, whatever its status
        NotSent,  ///< certain that the remote never saw the request
        Lost,     ///< no whole answer; the remote may have seen the request
        TimedOut, ///< as Lost, by our own clock
        TooLarge,
        Nonsense,  ///< not HTTP, or compressed in a way nobody asked for
        Untrusted, ///< the certificate; nothing was sent
        Cancelled,
    };
    End end = End::Lost;
    HttpReply reply;       ///< whole when Answered, otherwise what came
    QString why;           ///< "connection refused": part of a sentence
    bool mayBeSent = true; ///< false only when the request certainly never left

    bool answered() const { return end == End::Answered; }
};

/// One request on the wire and the reading of its answer: limits, clocks, cancel. Deletes itself when it is done.
class Exchange final : public QObject
{
public:
    /// `wire` is ready to go, headers and key included. `timeout` bounds this try. A change without a body is sent over a connection that stands
    /// already, since Qt tells of a body alone when it went out: what fails before that connection stands was certainly not sent.
    static QFuture<Attempted> start(QNetworkAccessManager &network, const QNetworkRequest &wire, const HttpRequest &request,
                                    std::chrono::milliseconds timeout);

private:
    Exchange(const HttpRequest &request, std::chrono::milliseconds timeout);
    void attach(QNetworkReply *reply);
    void sendOnce(QNetworkAccessManager &network, const QNetworkRequest &wire);
    void connectFirst(QNetworkAccessManager &network, const QNetworkRequest &wire);
    void followTls(QNetworkReply *reply);
    void onHead();
    void onFinished();
    void tick();
    void pump();
    bool takeBytes();
    bool handOver();
    Attempted answered() const;
    void stopWith(Attempted::End end, const QString &why);
    bool isUnreachable(std::chrono::steady_clock::time_point now);
    void conclude();
    void settle(Attempted attempted);
    bool maybeSent() const;
    Attempted judgeError() const;

    HttpRequest m_request;
    std::chrono::milliseconds m_timeout;
    QPromise<Attempted> m_promise;
    QNetworkReply *m_reply = nullptr;
    QTimer m_ticker;
    std::chrono::steady_clock::time_point m_began;
    std::chrono::steady_clock::time_point m_lastByte;
    std::optional<std::chrono::steady_clock::time_point> m_connecting; ///< since when; nothing: it waits, or goes over a kept connection
    std::unique_ptr<QTcpSocket> m_knock;                               ///< beside a request that is silent for long
    std::chrono::steady_clock::time_point m_knocked;
    QByteArray m_body;
    qint64 m_handedOver = 0; ///< bytes that went to HttpRequest::take
    std::optional<Inflater> m_inflater;
    QStringList m_certificateProblems;
    std::optional<Attempted> m_stopped; ///< our own reason to stop, waiting for a late "sent"
    bool m_headSeen = false;
    bool m_streams = false; ///< the body goes to HttpRequest::take
    bool m_sent = false;
    bool m_connectsFirst = false; ///< nothing but a connection was asked for yet
    bool m_reachable = false;     ///< somebody answers at the address, however slowly
    bool m_finished = false;
    bool m_pumpQueued = false;
    bool m_settled = false;
};

} // namespace pilothouse::http
