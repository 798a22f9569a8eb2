// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/environment_list.h"
#include "models/profile_draft.h"
#include "models/profile_edit.h"
#include "tests/support/fake_clock.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace pilothouse;
using namespace pilothouse::models;

namespace {

const QByteArray kStaging = "name: staging\nkind: staging\nphala:\n  api-url: https://cloud-api.phala.com/api/v1\n";

struct Desk
{
    QTemporaryDir home;
    profiles::Folders folders{home.filePath(QStringLiteral("profiles")), home.filePath(QStringLiteral("state"))};

    Desk() { [[maybe_unused]] const Status saved = profiles::saveProfile(folders, kStaging); }
    QString path(const char *name = "staging") const
    {
        return folders.profiles + QLatin1Char('/') + QString::fromLatin1(name) + QStringLiteral(".yaml");
    }
    QByteArray onDisk(const char *name = "staging") const
    {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    /// As another program would.
    void write(const QByteArray &bytes) const
    {
        QFile file(path());
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write(bytes);
    }
};

ProfileField phalaUrl()
{
    return profileSections().front().fields.front();
}

} // namespace

class ProfileEditTest : public QObject
{
    Q_OBJECT

private slots:
    void formAndTextAreTheSameFile()
    {
        Desk desk;
        ProfileEdit edit(desk.folders);
        QVERIFY(edit.open(QStringLiteral("staging")));
        QVERIFY(!edit.isChanged());
        QCOMPARE(edit.value(QStringLiteral("phala.api-url")), QStringLiteral("https://cloud-api.phala.com/api/v1"));
        QSignalSpy changed(&edit, &ProfileEdit::changed);
        QVERIFY(edit.setValue(phalaUrl(), QStringLiteral("https://cloud-api.phala.network/api/v1")));
        QCOMPARE(changed.size(), 1);
        QVERIFY(edit.text().contains("phala.network"));
        edit.setText(QByteArray(edit.text()).replace("phala.network", "phala.example"));
        QCOMPARE(edit.value(QStringLiteral("phala.api-url")), QStringLiteral("https://cloud-api.phala.example/api/v1"));
        QCOMPARE(edit.changedLines(), 1);
        QVERIFY2(desk.onDisk() == kStaging, "nothing is written before it is saved");
        QVERIFY(edit.save());
        QCOMPARE(desk.onDisk(), edit.text());
        QVERIFY(!edit.isChanged());
        QCOMPARE(QFileInfo(desk.path()).permissions()
                     & (QFileDevice::ReadGroup | QFileDevice::ReadOther | QFileDevice::WriteGroup | QFileDevice::WriteOther),
                 QFileDevice::Permissions());
    }

    void saysWhichLineIsWrongAndLosesNothing()
    {
        Desk desk;
        ProfileEdit edit(desk.folders);
        QVERIFY(edit.open(QStringLiteral("staging")));
        const QByteArray broken = kStaging + "cluster:\n  nmae: crunch\n";
        edit.setText(broken);
        QVERIFY(edit.problem().has_value());
        QCOMPARE(edit.problemLine(), 6);
        QVERIFY(edit.problem()->what.contains(QStringLiteral("nmae")));
        const Status saved = edit.save();
        QVERIFY(!saved);
        QCOMPARE(saved.error().kind, ErrorKind::InvalidInput);
        QCOMPARE(edit.text(), broken);
        QCOMPARE(desk.onDisk(), kStaging);
        // Not YAML at all: the text is kept the same way.
        edit.setText("name: [\n");
        QVERIFY(edit.problemLine() > 0);
        QVERIFY(!edit.setValue(phalaUrl(), QStringLiteral("https://x.example")));
        QCOMPARE(edit.text(), QByteArray("name: [\n"));
    }

    void aFileChangedUnderneathIsNoticedAndNotOverwritten()
    {
        Desk desk;
        ProfileEdit edit(desk.folders);
        QVERIFY(edit.open(QStringLiteral("staging")));
        QVERIFY(!edit.lookAtFile());
        QVERIFY(edit.setValue(phalaUrl(), QStringLiteral("https://mine.example/api/v1")));
        const QByteArray mine = edit.text();
        const QByteArray theirs = kStaging + "prices: /their/prices.yaml\n";
        desk.write(theirs);
        const Status saved = edit.save();
        QVERIFY(!saved);
        QCOMPARE(saved.error().kind, ErrorKind::Conflict);
        QVERIFY(edit.isChangedUnderneath());
        QCOMPARE(desk.onDisk(), theirs);
        QCOMPARE(edit.text(), mine);
        const auto shown = edit.theirChanges();
        QVERIFY(std::any_of(shown.begin(), shown.end(), [](const DiffLine &line) {
            return line.kind == DiffLine::Kind::Added && line.text.contains(QStringLiteral("/their/prices.yaml"));
        }));
        // The operator's word, and what saving changes now is against theirs.
        edit.keepMine();
        const auto changes = edit.changes();
        QVERIFY(std::any_of(changes.begin(), changes.end(), [](const DiffLine &line) {
            return line.kind == DiffLine::Kind::Removed && line.text.contains(QStringLiteral("/their/prices.yaml"));
        }));
        QVERIFY(edit.save());
        QCOMPARE(desk.onDisk(), mine);
    }

    void theirsCanBeTaken()
    {
        Desk desk;
        ProfileEdit edit(desk.folders);
        QVERIFY(edit.open(QStringLiteral("staging")));
        QVERIFY(edit.setValue(phalaUrl(), QStringLiteral("https://mine.example/api/v1")));
        const QByteArray theirs = kStaging + "prices: /their/prices.yaml\n";
        desk.write(theirs);
        QVERIFY(edit.lookAtFile());
        edit.takeTheirs();
        QCOMPARE(edit.text(), theirs);
        QVERIFY(!edit.isChanged());
        QVERIFY(!edit.isChangedUnderneath());
        // Taken back by the other program before anybody decided: no conflict is left.
        desk.write(kStaging);
        QVERIFY(edit.lookAtFile());
        desk.write(theirs);
        QVERIFY(!edit.lookAtFile());
        QVERIFY(!edit.isChangedUnderneath());
    }

    void aFileThatIsGoneCountsAsChanged()
    {
        Desk desk;
        ProfileEdit edit(desk.folders);
        QVERIFY(edit.open(QStringLiteral("staging")));
        QVERIFY(edit.setValue(phalaUrl(), QStringLiteral("https://mine.example/api/v1")));
        QVERIFY(QFile::remove(desk.path()));
        QVERIFY(!edit.save());
        QVERIFY(!QFile::exists(desk.path()));
        edit.keepMine();
        QVERIFY(edit.save());
        QCOMPARE(desk.onDisk(), edit.text());
    }

    void namesStayAndNewOnesMustBeFree()
    {
        Desk desk;
        ProfileEdit edit(desk.folders);
        QVERIFY(edit.open(QStringLiteral("staging")));
        edit.setText("name: other\nkind: staging\n");
        QVERIFY(!edit.save());
        QVERIFY(!QFile::exists(desk.path("other")));
        edit.startNew(kStaging);
        QVERIFY(edit.isNew());
        QCOMPARE(edit.problem()->kind, ErrorKind::Conflict);
        ProfileField name;
        name.path = QStringLiteral("name");
        QVERIFY(edit.setValue(name, QStringLiteral("second")));
        QVERIFY(edit.save());
        QCOMPARE(edit.name(), QStringLiteral("second"));
        QVERIFY(!edit.isNew());
        QCOMPARE(desk.onDisk(), kStaging);
    }

    void anImportWithASecretIsRefused_data()
    {
        QTest::addColumn<QByteArray>("yaml");
        QTest::addColumn<QString>("where");
        QTest::newRow("a key by its form") << QByteArray("name: a\nkind: staging\ncluster:\n  name: AKIA") + QByteArray("IOSFODNN7EXAMPLE\n")
                                           << QStringLiteral("a.yaml:4");
        QTest::newRow("a key by its name") << QByteArray("name: a\nkind: staging\nphala:\n  api-key: something\n") << QStringLiteral("a.yaml:4");
        QTest::newRow("in a file that is broken before it") << QByteArray("name: [\ntoken: \"abc\"\n") << QStringLiteral("a.yaml:2");
        QTest::newRow("a password in an address") << QByteArray("name: a\nprices: https://u:p@host/x\n") << QStringLiteral("a.yaml:2");
        QTest::newRow("in a comment") << QByteArray("name: a\n# AKIA") + QByteArray("IOSFODNN7EXAMPLE\n") << QStringLiteral("a.yaml:2");
    }
    void anImportWithASecretIsRefused()
    {
        QFETCH(QByteArray, yaml);
        QFETCH(QString, where);
        const Status clean = refuseSecrets(yaml, QStringLiteral("a.yaml"));
        QVERIFY(!clean);
        QCOMPARE(clean.error().kind, ErrorKind::Refused);
        QCOMPARE(clean.error().where, where);
        QVERIFY(!clean.error().what.contains(QStringLiteral("IOSFODNN7EXAMPLE")));
    }

    void aSoundProfileMayBeImported()
    {
        QVERIFY(refuseSecrets(kStaging + "cluster:\n  gateway-key-path: /path/key.pem\n", QStringLiteral("a.yaml")));
    }

    void removedMeansMovedAside()
    {
        Desk desk;
        test::FakeClock clock;
        const auto entries = profiles::listProfiles(desk.folders);
        QCOMPARE(entries.size(), size_t(1));
        QVERIFY2(!removeEnvironmentPlan(desk.folders, entries[0], QStringLiteral("staging"), clock).isAllowed(), "not the one that is open");
        const domain::Plan plan = removeEnvironmentPlan(desk.folders, entries[0], QString(), clock);
        QVERIFY(plan.isAllowed());
        const auto moved = profiles::setProfileAside(desk.folders, QStringLiteral("staging"), clock.utcNow());
        QVERIFY(moved.has_value());
        QVERIFY(profiles::listProfiles(desk.folders).empty());
        QFile aside(*moved);
        QVERIFY(aside.open(QIODevice::ReadOnly));
        QCOMPARE(aside.readAll(), kStaging);
        QVERIFY(!profiles::setProfileAside(desk.folders, QStringLiteral("staging"), clock.utcNow()));
        QVERIFY(!profiles::setProfileAside(desk.folders, QStringLiteral("../state"), clock.utcNow()));
    }
};

QTEST_GUILESS_MAIN(ProfileEditTest)
#include "tst_profile_edit.moc"
