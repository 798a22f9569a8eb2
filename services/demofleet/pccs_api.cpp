// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/demofleet/evidence.h"
#include "services/demofleet/routes.h"

#include <QUrl>

namespace pilothouse::demofleet {

using namespace Qt::StringLiterals;

namespace {

Answer withChain(Answer answer, const char *header, const QByteArray &chain)
{
    answer.addHeader(header, QUrl::toPercentEncoding(QString::fromLatin1(chain)));
    return answer;
}

Answer crl(const Request &request, const QByteArray &der)
{
    // The reference service writes hexadecimal text unless it is asked for DER.
    if (request.value("encoding") == "der"_L1)
        return textAnswer(der, "application/pkix-crl");
    return textAnswer(der.toHex(), "text/plain");
}

/// update=early|standard or tcbEvaluationDataNumber=N, never both. Zero: served; this fleet has one data set, whatever it is called.
int dataSetRefusal(const Request &request)
{
    const QString update = request.value("update");
    const QString number = request.value("tcbEvaluationDataNumber");
    if ((!update.isEmpty() && !number.isEmpty()) || (!update.isEmpty() && update != "early"_L1 && update != "standard"_L1))
        return 400;
    if (number.isEmpty())
        return 0;
    const int asked = number.toInt();
    return asked == Evidence::evaluationNumber() ? 0 : asked < Evidence::evaluationNumber() ? 410 : 404;
}

} // namespace

Answer handlePccs(World &world, const Request &request, const QStringList &path)
{
    ++world.counters().pccs;
    if (request.method != "GET")
        return textAnswer("Method not allowed", "text/plain", 405);
    Evidence &evidence = world.evidence();
    const QString route = path.join(u'/');
    if (route == "tdx/certification/v4/tcb"_L1) {
        const QByteArray fmspc = QByteArray::fromHex(request.value("fmspc").toLatin1());
        if (fmspc.size() != 6)
            return textAnswer("Invalid request parameters", "text/plain", 400);
        if (const int refused = dataSetRefusal(request))
            return textAnswer(refused == 400 ? "Invalid request parameters" : "No such data set", "text/plain", refused);
        const auto answer = evidence.tcbInfoAnswer(fmspc);
        // Services spell this header in two ways; here each platform has its own.
        const char *header = fmspc == evidence.fmspcOf(world.fleet().nodes().front()) ? "TCB-Info-Issuer-Chain" : "SGX-TCB-Info-Issuer-Chain";
        return answer ? withChain(textAnswer(*answer, "application/json"), header, evidence.signingChain())
                      : textAnswer("No cache data for this platform", "text/plain", 404);
    }
    if (const int refused = dataSetRefusal(request); refused && route == "tdx/certification/v4/qe/identity"_L1)
        return textAnswer(refused == 400 ? "Invalid request parameters" : "No such data set", "text/plain", refused);
    if (route == "tdx/certification/v4/qe/identity"_L1)
        return withChain(textAnswer(evidence.qeIdentityAnswer(), "application/json"), "SGX-Enclave-Identity-Issuer-Chain", evidence.signingChain());
    if (route == "sgx/certification/v4/pckcrl"_L1) {
        if (request.value("ca") != "platform"_L1)
            return textAnswer(request.value("ca") == "processor"_L1 ? "No cache data for this CA" : "Invalid request parameters", "text/plain",
                              request.value("ca") == "processor"_L1 ? 404 : 400);
        return withChain(crl(request, evidence.pckCrl()), "SGX-PCK-CRL-Issuer-Chain", evidence.pckCaChain());
    }
    if (route == "sgx/certification/v4/rootcacrl"_L1)
        return crl(request, evidence.rootCrl());
    return textAnswer("Not found", "text/plain", 404);
}

} // namespace pilothouse::demofleet
