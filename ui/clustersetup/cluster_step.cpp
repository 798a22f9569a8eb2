// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/clustersetup/cluster_step.h"

#include "models/format.h"
#include "models/spoken.h"
#include "services/clustersetup/cluster_name.h"
#include "services/core/plain_text.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/card.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/number_field.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace pilothouse::ui {

using clustersetup::SetupPage;

namespace {

constexpr int kMostModels = 100'000;
constexpr int kMostMemoryMb = 1024 * 1024;
constexpr int kMostPorts = 65535;

} // namespace

ClusterStep::ClusterStep(std::shared_ptr<SetupContext> context, QWidget *parent)
    : SetupStep(SetupPage::Cluster, std::move(context), parent)
    , m_name(new QLineEdit(this))
    , m_type(new QComboBox(this))
    , m_models(new NumberField(this))
    , m_memory(new NumberField(this))
    , m_port(new NumberField(this))
{
    const auto m = Metrics::current();
    auto *card = new Card(QString(), Card::Body::Padded, this);
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(m.u(5));
    grid->setVerticalSpacing(m.u(3));
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    m_name->setObjectName(QStringLiteral("setup name"));
    m_name->setMaxLength(80); // a longer one is told to be too long, not cut in silence
    m_name->setPlaceholderText(QStringLiteral("crunch-tee"));
    m_type->setObjectName(QStringLiteral("setup type"));
    m_models->setRange(0, kMostModels);
    m_models->setSpecialValueText(tr("no limit"));
    m_models->setObjectName(QStringLiteral("setup models"));
    m_memory->setRange(1, kMostMemoryMb);
    m_memory->setSuffix(tr(" MB"));
    m_memory->setObjectName(QStringLiteral("setup memory"));
    m_port->setRange(1, kMostPorts);
    m_port->setObjectName(QStringLiteral("setup port"));
    m_nameField = new SetupField(tr("Name"), QString(), m_name, card);
    m_typeField = new SetupField(tr("Type of machine"), QString(), m_type, card);
    grid->addWidget(m_nameField, 0, 0, Qt::AlignTop);
    grid->addWidget(m_typeField, 0, 1, Qt::AlignTop);
    grid->addWidget(new SetupField(tr("Models at most"), tr("The orchestrator starts no further one; the one being started counts."), m_models, card),
                    1, 0, Qt::AlignTop);
    grid->addWidget(new SetupField(tr("Memory of a model"), tr("Each runner is made with this limit."), m_memory, card), 1, 1, Qt::AlignTop);
    grid->addWidget(new SetupField(tr("Port of the spawntee"), tr("As the compose files publish it; 9010 unless they say otherwise."), m_port, card),
                    2, 0, Qt::AlignTop);
    card->body()->addLayout(grid);
    content()->addWidget(card);
    addFindings();

    connect(m_name, &QLineEdit::textEdited, this,
            [this](const QString &text) { change([&text](auto &answers) { answers.cluster.name = text.trimmed(); }); });
    connect(m_type, &QComboBox::activated, this, [this] {
        const QString type = m_type->currentData().toString();
        change([&type](auto &answers) { answers.cluster.instanceType = type; });
    });
    connect(m_models, &QSpinBox::valueChanged, this, [this](int value) { change([value](auto &answers) { answers.cluster.maxModels = value; }); });
    connect(m_memory, &QSpinBox::valueChanged, this,
            [this](int value) { change([value](auto &answers) { answers.cluster.memoryPerModelMb = value; }); });
    connect(m_port, &QSpinBox::valueChanged, this, [this](int value) { change([value](auto &answers) { answers.cluster.spawnteePort = value; }); });
}

void ClusterStep::follow()
{
    const domain::ClusterSettings &cluster = answers().cluster;
    showIn(m_name, cluster.name);
    const auto problem = cluster.name.isEmpty() ? std::nullopt : clustersetup::problemOfClusterName(cluster.name);
    m_nameField->setProblem(problem ? models::sentence(models::spoken(*problem)) : QString());
    m_nameField->setHint(cluster.name.isEmpty()
                             ? tr("1 to %1 letters, digits and hyphens, a letter first.").arg(clustersetup::kLongestClusterName)
                             : tr("The registry will be called %1.").arg(visibleText(clustersetup::registryNameOf(cluster.name), 80)));
    for (const auto &[box, value] :
         {std::pair(m_models, cluster.maxModels), std::pair(m_memory, cluster.memoryPerModelMb), std::pair(m_port, cluster.spawnteePort)}) {
        const QSignalBlocker quiet(box);
        if (box->value() != value)
            box->setValue(value);
    }
    showTypes();
    showFindings();
}

void ClusterStep::showTypes()
{
    const QString wanted = answers().cluster.instanceType;
    const QSignalBlocker quiet(m_type);
    QString hint = tr("Which types there are, and what they cost, is not known yet.");
    std::vector<std::pair<QString, QString>> entries;
    for (const cluster::InstanceType &type : session()->cluster().types) {
        QStringList facts;
        if (type.vcpu)
            facts << tr("%n vCPU", nullptr, *type.vcpu);
        if (type.memoryMb)
            facts << models::quantityText(double(*type.memoryMb) / 1024, QStringLiteral("GB"));
        if (type.hourlyRate)
            facts << models::hourlyText(*type.hourlyRate);
        entries.emplace_back(type.id, QStringList({visibleText(type.id, 40), models::listText(facts)}).join(QStringLiteral("   ")));
        if (type.id != wanted)
            continue;
        hint = type.hourlyRate ? tr("%1, %2 for the registry; each runner costs as much again.")
                                     .arg(models::hourlyText(*type.hourlyRate), models::monthlyText(*type.hourlyRate))
                               : tr("The cloud does not say what it costs.");
    }
    const bool isOffered = std::any_of(entries.begin(), entries.end(), [&](const auto &entry) { return entry.first == wanted; });
    if (!isOffered && !wanted.isEmpty())
        entries.emplace_back(wanted, visibleText(wanted, 40));
    QStringList words;
    for (const auto &entry : entries)
        words << entry.second;
    QStringList shown;
    for (int i = 0; i < m_type->count(); ++i)
        shown << m_type->itemText(i);
    if (words != shown) {
        m_type->clear();
        for (const auto &entry : entries)
            m_type->addItem(entry.second, entry.first);
    }
    m_type->setCurrentIndex(m_type->findData(wanted));
    m_typeField->setHint(hint);
}

} // namespace pilothouse::ui
