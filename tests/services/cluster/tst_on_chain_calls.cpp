// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/cluster/on_chain_calls.h"

#include <QTest>

using namespace pilothouse;
using namespace pilothouse::cluster;
using namespace Qt::StringLiterals;

/// What an owner's wallet has to sign. Selectors and the whole calldata below were made by another implementation (viem).
class OnChainCallsTest : public QObject
{
    Q_OBJECT

    static OnChainStep step(const QString &composeHash, const QString &deviceId, bool needsHash, bool needsDevice)
    {
        OnChainStep step;
        step.composeHash = composeHash;
        step.deviceId = deviceId;
        step.needsComposeHash = needsHash;
        step.needsDevice = needsDevice;
        return step;
    }
    static QString word(const char *byte) { return QString::fromLatin1(byte).repeated(32); }
    static QString dataOf(const OnChainStep &step) { return ownerCalls(step).front().data; }

private slots:
    void theCalldataIsWhatAWalletWouldMake()
    {
        QCOMPARE(dataOf(step(word("ef"), {}, true, false)), "0xdfc77223"_L1 + word("ef"));
        QCOMPARE(dataOf(step({}, word("ab"), false, true)), "0x2a819728"_L1 + word("ab"));
    }

    void theDeviceIsAllowedBeforeTheHash()
    {
        const auto calls = ownerCalls(step(word("ef"), word("ab"), true, true));
        QCOMPARE(calls.size(), size_t(2));
        QCOMPARE(calls[0].name, u"addDevice(bytes32)"_s);
        QCOMPARE(calls[1].name, u"addComposeHash(bytes32)"_s);
    }

    void whatTheContractAllowsAlreadyIsNotCalledFor() { QVERIFY(ownerCalls(step(word("ef"), word("ab"), false, false)).empty()); }

    void aPrefixOrCapitalsChangeNothing()
    {
        QCOMPARE(dataOf(step("0x"_L1 + word("EF"), {}, true, false)), dataOf(step(word("ef"), {}, true, false)));
    }

    void noCalldataIsMadeOfWhatIsNot32Bytes_data()
    {
        QTest::addColumn<QString>("hash");
        QTest::newRow("not said") << QString();
        QTest::newRow("31 bytes") << u"ef"_s.repeated(31);
        QTest::newRow("33 bytes") << u"ef"_s.repeated(33);
        QTest::newRow("no hex") << u"zz"_s.repeated(32);
        QTest::newRow("two prefixes") << "0x0x"_L1 + u"ef"_s.repeated(31);
    }
    void noCalldataIsMadeOfWhatIsNot32Bytes()
    {
        QFETCH(QString, hash);
        const auto calls = ownerCalls(step(hash, {}, true, false));
        QCOMPARE(calls.size(), size_t(1));
        QVERIFY2(calls.front().data.isEmpty(), qPrintable(calls.front().data));
    }

    void aTransactionHasItsOneForm_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("holds");
        QTest::newRow("as explorers show it") << "0x"_L1 + u"0a"_s.repeated(32) << true;
        QTest::newRow("capitals") << "0x"_L1 + u"0A"_s.repeated(32) << true;
        QTest::newRow("without prefix") << u"0a"_s.repeated(32) << false;
        QTest::newRow("an address") << "0x"_L1 + u"0a"_s.repeated(20) << false;
        QTest::newRow("one digit more") << "0x"_L1 + u"0a"_s.repeated(32) + u'0' << false;
        QTest::newRow("a line more") << "0x"_L1 + u"0a"_s.repeated(32) + u'\n' << false;
        QTest::newRow("a letter that is none of hex") << "0x"_L1 + u"0g"_s.repeated(32) << false;
        QTest::newRow("nothing") << QString() << false;
    }
    void aTransactionHasItsOneForm()
    {
        QFETCH(QString, text);
        QFETCH(bool, holds);
        QCOMPARE(isTransactionHash(text), holds);
    }
};

QTEST_APPLESS_MAIN(OnChainCallsTest)
#include "tst_on_chain_calls.moc"
