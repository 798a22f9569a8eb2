// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/logs/log_saver.h"
#include "tests/services/logs/log_fixture.h"

#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>

using namespace pilothouse;
using namespace pilothouse::logs;

class LogSaverTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    static QByteArray contents(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(not there)");
    }
    std::shared_ptr<LogSpool> spool()
    {
        auto made = LogSpool::create(m_folder.filePath(QStringLiteral("spool")));
        if (!made)
            return nullptr;
        LogBatch batch;
        batch.add((*made)->addSource(QStringLiteral("gpu-prover")), 1'763'647'414'120, "\x1b[31mred\x1b[0m \xff");
        batch.add(0, 1'763'647'400'000, "late");
        batch.add((*made)->addSource(QStringLiteral("console")), std::nullopt, "2026-11-20T14:03:34Z says it itself");
        (*made)->take(std::move(batch));
        return QTest::qWaitFor([&] { return (*made)->count() == 3; }) ? *made : nullptr;
    }

private slots:
    void savesTheBytesInTheShownOrderWithTheirSum()
    {
        const auto lines = spool();
        QVERIFY(lines);
        TimeOrder order;
        order.addRange(0, 3, [&](quint32 line) { return lines->index().timeOf(line); });
        const QString path = m_folder.filePath(QStringLiteral("saved.log"));
        const auto saved = saveLog(path, *lines, order, CancelToken());
        QVERIFY(saved);
        const QByteArray expected("2025-11-20T14:03:20.000Z gpu-prover late\n"
                                  "2025-11-20T14:03:34.120Z gpu-prover \x1b[31mred\x1b[0m \xff\n"
                                  "2026-11-20T14:03:34Z says it itself\n");
        QCOMPARE(contents(path), expected);
        QCOMPARE(saved->lines, 3);
        QCOMPARE(saved->bytes, expected.size());
        QCOMPARE(saved->sha256, sha256({expected}));
        QCOMPARE(contents(path + QStringLiteral(".sha256")), saved->sha256.toHex() + "  saved.log\n");
    }

    void theSumsAreWhatSha256sumChecks()
    {
        const QString program = QStandardPaths::findExecutable(QStringLiteral("sha256sum"));
        if (program.isEmpty())
            QSKIP("sha256sum is not installed");
        const auto lines = spool();
        QVERIFY(lines);
        TimeOrder order;
        order.addRange(0, 3, [&](quint32 line) { return lines->index().timeOf(line); });
        for (const QString &name : {QStringLiteral("plain name.log"), QStringLiteral("back\\slash\nbreak.log")}) {
            QVERIFY(saveLog(m_folder.filePath(name), *lines, order, CancelToken()));
            QProcess check;
            check.setWorkingDirectory(m_folder.path());
            check.start(program, {QStringLiteral("-c"), QStringLiteral("--"), name + QStringLiteral(".sha256")});
            QVERIFY(check.waitForFinished());
            QCOMPARE(check.exitCode(), 0);
        }
    }

    void aPlaceThatCannotBeWrittenKeepsTheOldFile()
    {
        const auto lines = spool();
        QVERIFY(lines);
        const auto saved = saveLog(m_folder.filePath(QStringLiteral("none/there.log")), *lines, TimeOrder(), CancelToken());
        QVERIFY(!saved);
        QCOMPARE(saved.error().kind, ErrorKind::Storage);
        const QString path = m_folder.filePath(QStringLiteral("kept.log"));
        QFile old(path);
        QVERIFY(old.open(QIODevice::WriteOnly));
        old.write("old");
        old.close();
        TimeOrder order;
        order.addRange(0, 3, [&](quint32 line) { return lines->index().timeOf(line); });
        CancelToken cancel;
        cancel.cancel();
        QCOMPARE(saveLog(path, *lines, order, cancel).error().kind, ErrorKind::Cancelled);
        QCOMPARE(contents(path), QByteArray("old"));
        QVERIFY(!QFile::exists(path + QStringLiteral(".sha256")));
    }
};

QTEST_GUILESS_MAIN(LogSaverTest)
#include "tst_log_saver.moc"
