// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/cluster/dotenv.h"

#include <QTest>

using namespace pilothouse;
using namespace pilothouse::cluster;

/// Variables as the vendor's own client, version 0.2.9, reads them from a .env file.
class DotenvTest : public QObject
{
    Q_OBJECT

    /// "NAME=value" of each, with "|" between them.
    static QByteArray pairs(const Result<std::vector<cluster::SealedVariable>> &variables)
    {
        QByteArrayList all;
        for (const cluster::SealedVariable &variable : *variables)
            all << variable.name.toUtf8() + '=' + variable.value.view().toByteArray();
        return all.join('|');
    }

private slots:
    void readsWhatTheVendorsClientReads_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("expected");
        QTest::newRow("two") << QByteArray("A=1\nB=two words\n") << QByteArray("A=1|B=two words");
        QTest::newRow("quotes and comments") << QByteArray("export C='single # not comment' # tail\nD=\"line1\\nline2\"\n")
                                             << QByteArray("C=single # not comment|D=line1\nline2");
        QTest::newRow("empty, signs, yaml") << QByteArray("# only comment\n\nE=\nF=a=b=c\nG: yaml style\n") << QByteArray("E=|F=a=b=c|G=yaml style");
        QTest::newRow("ticks, blanks, escapes") << QByteArray("H=`tick`\nI= spaced \nJ=v # c\nK=\"a\\\"b\"\n")
                                                << QByteArray("H=tick|I=spaced|J=v|K=a\\\"b");
        QTest::newRow("line ends of Windows") << QByteArray("L=1\r\nM=2\r\n") << QByteArray("L=1|M=2");
        QTest::newRow("twice") << QByteArray("DUP=1\nDUP=2\n") << QByteArray("DUP=2");
        QTest::newRow("several lines") << QByteArray("KEY=\"-----BEGIN\nabc\n-----END\"\nN=1") << QByteArray("KEY=-----BEGIN\nabc\n-----END|N=1");
        QTest::newRow("no line end") << QByteArray("A=1") << QByteArray("A=1");
        QTest::newRow("a variable called export") << QByteArray("export=1\n") << QByteArray("export=1");
        QTest::newRow("nothing") << QByteArray() << QByteArray();
    }
    void readsWhatTheVendorsClientReads()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, expected);
        const auto variables = parseDotenv(text);
        QVERIFY2(variables, qPrintable(variables ? QString() : variables.error().what));
        QCOMPARE(pairs(variables), expected);
    }

    void namesTheLineThatIsNoneAndNeverItsText_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("line");
        QTest::newRow("no sign") << QByteArray("A=1\ns3cr3t-canary\n") << QByteArray("line 2");
        QTest::newRow("quote never closed") << QByteArray("A='s3cr3t-canary\n") << QByteArray("line 1");
        QTest::newRow("text behind a quote") << QByteArray("A='1' s3cr3t-canary\n") << QByteArray("line 1");
        QTest::newRow("no name") << QByteArray("A=\"1\n2\"\n=s3cr3t-canary\n") << QByteArray("line 3");
    }
    void namesTheLineThatIsNoneAndNeverItsText()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, line);
        const auto variables = parseDotenv(text);
        QVERIFY(!variables);
        QCOMPARE(variables.error().kind, ErrorKind::InvalidInput);
        QVERIFY2(variables.error().what.contains(QString::fromLatin1(line)), qPrintable(variables.error().what));
        QVERIFY(!variables.error().what.contains(QLatin1String("canary")));
    }
};

QTEST_APPLESS_MAIN(DotenvTest)
#include "tst_dotenv.moc"
