// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/clustersetup/file_change.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace pilothouse;
using namespace pilothouse::clustersetup;

class FileChangeTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    QString m_path;

    void write(const QString &path, const QByteArray &bytes, int mode = 0644)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
        file.close();
        QCOMPARE(::chmod(QFile::encodeName(path).constData(), mode_t(mode)), 0);
    }
    static QByteArray read(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(not there)");
    }
    static int mode(const QString &path)
    {
        struct stat info
        {
        };
        return ::stat(QFile::encodeName(path).constData(), &info) == 0 ? int(info.st_mode & 07777) : -1;
    }
    FileChange planned(const QByteArray &text)
    {
        auto change = planFileChange(m_path, QStringLiteral("the file"), Secret::copyOf(text));
        if (!change)
            qFatal("%s", qPrintable(change.error().what));
        return std::move(*change);
    }
    QStringList files() const { return QDir(m_folder.path()).entryList(QDir::Files | QDir::Hidden | QDir::System, QDir::Name); }

private slots:
    void init()
    {
        m_path = m_folder.filePath(QStringLiteral("config.yml"));
        for (const QString &name : files())
            QFile::remove(m_folder.filePath(name));
    }

    void writesAFilePrivateAndKeepsWhatWasThere()
    {
        write(m_path, "old\0bytes\r\n");
        const FileChange change = planned("new");
        QVERIFY(!change.changesNothing());
        const FileReceipt receipt = receiptFor(change, QStringLiteral("run1"));
        QVERIFY(applyFileChange(change, receipt));
        QCOMPARE(read(m_path), QByteArray("new"));
        QCOMPARE(mode(m_path), 0600);
        QCOMPARE(receipt.backupPath, m_path + QStringLiteral(".backup-run1"));
        QCOMPARE(read(receipt.backupPath), QByteArray("old\0bytes\r\n"));
        QCOMPARE(mode(receipt.backupPath), 0600);
        QCOMPARE(files().size(), 2); // nothing temporary stays
    }

    void undoPutsEveryByteAndTheModeBack()
    {
        const QByteArray before("\xff\x00 not even text\r\n\n", 18);
        write(m_path, before, 0640);
        const FileChange change = planned("new");
        const FileReceipt receipt = receiptFor(change, QStringLiteral("run1"));
        QVERIFY(applyFileChange(change, receipt));
        QVERIFY(undoFileChange(receipt));
        QCOMPARE(read(m_path), before);
        QCOMPARE(mode(m_path), 0640);
        QCOMPARE(files(), QStringList{QStringLiteral("config.yml")});
        QVERIFY(undoFileChange(receipt)); // undone is undone
        QCOMPARE(read(m_path), before);
    }

    void undoTakesANewFileAway()
    {
        const FileChange change = planned("new");
        const FileReceipt receipt = receiptFor(change, QStringLiteral("run1"));
        QVERIFY(receipt.backupPath.isEmpty());
        QVERIFY(applyFileChange(change, receipt));
        QCOMPARE(mode(m_path), 0600);
        QVERIFY(undoFileChange(receipt));
        QVERIFY(files().isEmpty());
        QVERIFY(undoFileChange(receipt));
    }

    void refusesToWriteOverWhatItDidNotPlanFrom()
    {
        write(m_path, "old");
        const FileChange change = planned("new");
        write(m_path, "changed meanwhile");
        const Status applied = applyFileChange(change, receiptFor(change, QStringLiteral("run1")));
        QVERIFY(!applied);
        QCOMPARE(applied.error().kind, ErrorKind::Conflict);
        QCOMPARE(read(m_path), QByteArray("changed meanwhile"));
        QCOMPARE(files().size(), 1);
    }

    void refusesToWriteOverAFileThatAppearedMeanwhile()
    {
        const FileChange change = planned("new");
        write(m_path, "appeared");
        QVERIFY(!applyFileChange(change, receiptFor(change, QStringLiteral("run1"))));
        QCOMPARE(read(m_path), QByteArray("appeared"));
    }

    void refusesToUndoWhatWasChangedSince()
    {
        write(m_path, "old");
        const FileChange change = planned("new");
        const FileReceipt receipt = receiptFor(change, QStringLiteral("run1"));
        QVERIFY(applyFileChange(change, receipt));
        write(m_path, "edited by hand");
        const Status undone = undoFileChange(receipt);
        QVERIFY(!undone);
        QCOMPARE(undone.error().kind, ErrorKind::Conflict);
        QVERIFY(undone.error().nextStep.contains(receipt.backupPath));
        QCOMPARE(read(m_path), QByteArray("edited by hand"));
        QCOMPARE(read(receipt.backupPath), QByteArray("old"));
    }

    void refusesABackupThatWasChanged()
    {
        write(m_path, "old");
        const FileChange change = planned("new");
        const FileReceipt receipt = receiptFor(change, QStringLiteral("run1"));
        QVERIFY(applyFileChange(change, receipt));
        write(receipt.backupPath, "not old");
        QVERIFY(!undoFileChange(receipt));
        QFile::remove(receipt.backupPath);
        QVERIFY(!undoFileChange(receipt));
        QCOMPARE(read(m_path), QByteArray("new"));
    }

    void doesNotWriteOverAnotherFilesNameForTheBackup()
    {
        write(m_path, "old");
        const FileChange change = planned("new");
        const FileReceipt receipt = receiptFor(change, QStringLiteral("run1"));
        write(receipt.backupPath, "somebody's");
        QVERIFY(!applyFileChange(change, receipt));
        QCOMPARE(read(m_path), QByteArray("old"));
        QCOMPARE(read(receipt.backupPath), QByteArray("somebody's"));
    }

    void aRepeatedChangeIsDoneAndKeepsTheFirstBackup()
    {
        write(m_path, "old");
        const FileChange change = planned("new");
        const FileReceipt receipt = receiptFor(change, QStringLiteral("run1"));
        QVERIFY(applyFileChange(change, receipt));
        QVERIFY(applyFileChange(change, receipt)); // killed before it was noted down, and begun again
        QCOMPARE(read(receipt.backupPath), QByteArray("old"));
        QVERIFY(undoFileChange(receipt));
        QCOMPARE(read(m_path), QByteArray("old"));
    }

    void goesOnAfterTheBackupAlone()
    {
        write(m_path, "old");
        const FileChange change = planned("new");
        const FileReceipt receipt = receiptFor(change, QStringLiteral("run1"));
        write(receipt.backupPath, "old", 0600);
        QVERIFY(applyFileChange(change, receipt));
        QCOMPARE(read(m_path), QByteArray("new"));
    }

    void followsNoLink()
    {
        const QString target = m_folder.filePath(QStringLiteral("elsewhere"));
        write(target, "untouched");
        QVERIFY(QFile::link(target, m_path));
        const auto change = planFileChange(m_path, QStringLiteral("the file"), Secret::copyOf("new"));
        QVERIFY(!change);
        QVERIFY(change.error().what.contains(QLatin1String("symbolic link")));

        QFile::remove(m_path);
        const FileChange good = planned("new");
        QVERIFY(QFile::link(target, m_path));
        QVERIFY(!applyFileChange(good, receiptFor(good, QStringLiteral("run1"))));
        QCOMPARE(read(target), QByteArray("untouched"));
    }

    void saysThatTheFolderIsMissing()
    {
        const auto change = planFileChange(m_folder.filePath(QStringLiteral("no/such/file")), QStringLiteral("the file"), Secret());
        QVERIFY(!change);
        QVERIFY(change.error().what.contains(QLatin1String("folder")));
    }

    void theReceiptComesBackFromPaperAndHoldsNoText()
    {
        write(m_path, "hunter2");
        const FileReceipt receipt = receiptFor(planned("hunter3"), QStringLiteral("run1"));
        const QByteArray paper = QJsonDocument(receipt.toJson()).toJson();
        QVERIFY(!paper.contains("hunter"));
        QCOMPARE(FileReceipt::fromJson(QJsonDocument::fromJson(paper).object()), std::optional(receipt));
        QVERIFY(!FileReceipt::fromJson(QJsonObject()));
    }
};

QTEST_APPLESS_MAIN(FileChangeTest)
#include "tst_file_change.moc"
