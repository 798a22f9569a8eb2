// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/cell_role.h"
#include "models/machine_choice_model.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

using namespace pilothouse;
using namespace pilothouse::models;

class MachineChoiceModelTest : public QObject
{
    Q_OBJECT

    static domain::CvmList cvms(const QStringList &names)
    {
        domain::CvmList list;
        for (const QString &name : names) {
            domain::Cvm cvm;
            cvm.id = domain::CvmId(name);
            cvm.name = name;
            cvm.endpoints = {{QStringLiteral("https://app"), QStringLiteral("https://instance-") + name}};
            list.items.push_back(cvm);
        }
        return list;
    }
    static attestation::StoredEvidence file(const QByteArray &quote)
    {
        attestation::StoredEvidence stored;
        stored.kind = QStringLiteral("fleet of 2 machines");
        for (const char *const name : {"x", "y"}) {
            attestation::Evidence evidence;
            evidence.name = QString::fromLatin1(name);
            evidence.quote = quote;
            stored.machines.push_back(evidence);
        }
        return stored;
    }

private slots:
    void checksSurviveARefreshByKey()
    {
        MachineChoiceModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QRandomGenerator random(5);
        QStringList names{QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c"), QStringLiteral("d"), QStringLiteral("e")};
        model.setCvms(cvms(names));
        model.setChecked(QStringLiteral("b"), true);
        model.setChecked(QStringLiteral("d"), true);
        for (int round = 0; round < 20; ++round) {
            std::shuffle(names.begin(), names.end(), random);
            model.setCvms(cvms(names));
            QCOMPARE(model.checkedCount(), 2);
        }
        model.setCvms(cvms({QStringLiteral("a"), QStringLiteral("b")}));
        QCOMPARE(model.checkedCount(), 1);
    }

    void machinesAreAskedByInstanceAndNeverByApplication()
    {
        MachineChoiceModel model;
        model.setCvms(cvms({QStringLiteral("a")}));
        model.setChecked(QStringLiteral("a"), true);
        QCOMPARE(model.checkedMachines().front().address, QStringLiteral("https://instance-a"));
    }

    void oneMachineThatChangedIsOneRowThatChanged()
    {
        MachineChoiceModel model;
        domain::CvmList list = cvms({QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")});
        model.setCvms(list);
        model.addStored(QStringLiteral("f.json"), file("q"));
        model.setChecked(QStringLiteral("b"), true);
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        list.items[1].status = QStringLiteral("stopped");
        model.setCvms(list);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(changed[0][0].toModelIndex().row(), 1);
        QCOMPARE(reset.size(), 0);
        QCOMPARE(model.checkedCount(), 3);
        model.setCvms(list);
        QCOMPARE(changed.size(), 1);
    }

    void aMachineComesAndGoesWithTheFilterAsItChanges()
    {
        MachineChoiceModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        domain::CvmList list = cvms({QStringLiteral("a"), QStringLiteral("b")});
        model.setCvms(list);
        model.setFilter(QStringLiteral("stopped"));
        QCOMPARE(model.rowCount(), 0);
        list.items[1].status = QStringLiteral("stopped");
        model.setCvms(list);
        QCOMPARE(model.rowCount(), 1);
        list.items[1].status = QStringLiteral("running");
        model.setCvms(list);
        QCOMPARE(model.rowCount(), 0);
    }

    void aFileThatIsReadAgainReplacesItsBytes()
    {
        MachineChoiceModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.addStored(QStringLiteral("f.json"), file("old"));
        QCOMPARE(model.checkedEvidence().front().quote, QByteArray("old"));
        model.addStored(QStringLiteral("f.json"), file("new"));
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.checkedEvidence().size(), size_t(2));
        QCOMPARE(model.checkedEvidence().front().quote, QByteArray("new"));
        model.removeStored();
        QCOMPARE(model.rowCount(), 0);
        QCOMPARE(model.checkedCount(), 0);
    }

    void whatTheFilterHidesStaysChosen()
    {
        MachineChoiceModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setCvms(cvms({QStringLiteral("alpha"), QStringLiteral("beta")}));
        model.setChecked(QStringLiteral("alpha"), true);
        model.setFilter(QStringLiteral("beta"));
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(model.checkedCount(), 1);
        QCOMPARE(model.hiddenCheckedCount(), 1);
        QVERIFY(model.isFiltered());
        QCOMPARE(model.totalCount(), 2);
    }
};

QTEST_GUILESS_MAIN(MachineChoiceModelTest)
#include "tst_machine_choice_model.moc"
