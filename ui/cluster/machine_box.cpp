// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cluster/machine_box.h"

#include "models/deploy_text.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/number_field.h"
#include "ui/widgets/panel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

namespace pilothouse::ui {

using cluster::KmsKind;

namespace {

constexpr int kLargestDisk = 1'000'000;
constexpr int kLongestAddress = 42;
constexpr int kHintIndent = 22; ///< below the words of a check box

QString kmsWord(KmsKind kind)
{
    switch (kind) {
    case KmsKind::Phala: return QStringLiteral("phala");
    case KmsKind::Ethereum: return QStringLiteral("ethereum");
    case KmsKind::Base: return QStringLiteral("base");
    }
    return {};
}

} // namespace

MachineBox::MachineBox(QWidget *parent)
    : QWidget(parent)
    , m_type(new QComboBox(this))
    , m_disk(new NumberField(this))
    , m_image(new QComboBox(this))
    , m_kms(new QComboBox(this))
    , m_contract(new QLineEdit)
    , m_deployer(new QLineEdit)
    , m_chain(new QWidget(this))
    , m_logs(new QCheckBox(tr("Let everybody read its logs"), this))
    , m_sysinfo(new QCheckBox(tr("Let everybody read its load"), this))
{
    const auto m = Metrics::current();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(m.u(2));
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(m.u(3));
    grid->setVerticalSpacing(m.u(1));
    const auto put = [&](const QString &name, QWidget *field, const char *id, QGridLayout *into, int at) {
        auto *label = new PlainLabel(name, Type::Small, Ink::Muted, this);
        label->setBuddy(field);
        field->setObjectName(QString::fromLatin1(id));
        field->setAccessibleName(name);
        // Each pair of label and field is followed by a row of air.
        into->addWidget(label, at / 2 * 3, at % 2);
        into->addWidget(field, at / 2 * 3 + 1, at % 2);
    };
    put(tr("Instance type"), m_type, "deployType", grid, 0);
    put(tr("Disk"), m_disk, "deployDisk", grid, 1);
    put(tr("OS image"), m_image, "deployImage", grid, 2);
    put(tr("Keys kept by"), m_kms, "deployKms", grid, 3);
    grid->setRowMinimumHeight(2, m.u(1));
    grid->setColumnStretch(0, 3);
    grid->setColumnStretch(1, 2);
    column->addLayout(grid);
    m_type->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_type->setMinimumContentsLength(16);
    m_image->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_kms->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_disk->setRange(0, kLargestDisk);
    m_disk->setSpecialValueText(tr("as the type has it"));
    m_disk->setSuffix(QStringLiteral(" GB"));
    m_image->addItem(tr("the cloud's choice"), QString());
    for (const KmsKind kind : {KmsKind::Phala, KmsKind::Ethereum, KmsKind::Base}) {
        const QString words = kind == KmsKind::Phala      ? tr("Phala, off chain")
                              : kind == KmsKind::Ethereum ? tr("a contract on Ethereum")
                                                          : tr("a contract on Base");
        m_kms->addItem(words, int(kind));
    }

    auto *chain = new QGridLayout(m_chain);
    chain->setContentsMargins(0, 0, 0, 0);
    chain->setHorizontalSpacing(m.u(3));
    chain->setVerticalSpacing(m.u(1));
    put(tr("Contract of the app, once it is deployed"), m_contract, "deployContract", chain, 0);
    put(tr("Wallet that deployed it"), m_deployer, "deployDeployer", chain, 1);
    for (QLineEdit *field : {m_contract, m_deployer}) {
        field->setPlaceholderText(QStringLiteral("0x…"));
        field->setMaxLength(kLongestAddress);
        connect(field, &QLineEdit::textChanged, this, &MachineBox::changed);
    }
    column->addWidget(m_chain);
    column->addWidget(new Hairline(Qt::Horizontal, this));

    const auto flag = [&](QCheckBox *box, const char *id) {
        box->setObjectName(QString::fromLatin1(id));
        box->setMinimumHeight(m.leastTarget());
        column->addWidget(box);
        auto *hint = new PlainLabel(QString(), Type::Small, Ink::Muted, this);
        hint->setParagraph(true);
        hint->setContentsMargins(m.px(kHintIndent), 0, 0, 0);
        column->addWidget(hint);
        connect(box, &QCheckBox::toggled, this, &MachineBox::follow);
        return hint;
    };
    m_logsHint = flag(m_logs, "deployPublicLogs");
    m_sysinfoHint = flag(m_sysinfo, "deployPublicSysinfo");
    for (QComboBox *box : {m_type, m_image, m_kms})
        connect(box, &QComboBox::currentIndexChanged, this, &MachineBox::follow);
    connect(m_disk, &QSpinBox::valueChanged, this, &MachineBox::follow);
    follow();
}

void MachineBox::setTypes(std::vector<cluster::InstanceType> types)
{
    const QString before = m_wantedType.isEmpty() ? m_type->currentData().toString() : m_wantedType;
    m_types = std::move(types);
    {
        const QSignalBlocker quiet(m_type);
        m_type->clear();
        for (const cluster::InstanceType &type : m_types)
            m_type->addItem(models::instanceTypeText(type), type.id);
        m_type->setCurrentIndex(std::max(0, m_type->findData(before)));
    }
    follow();
}

void MachineBox::setOsImages(const QStringList &images)
{
    const QString before = osImage();
    const QSignalBlocker quiet(m_image);
    while (m_image->count() > 1)
        m_image->removeItem(1);
    for (const QString &image : images)
        m_image->addItem(image, image);
    m_image->setCurrentIndex(std::max(0, m_image->findData(before)));
}

std::optional<cluster::InstanceType> MachineBox::type() const
{
    const QString id = m_type->currentData().toString();
    const auto found = std::find_if(m_types.begin(), m_types.end(), [&](const cluster::InstanceType &type) { return type.id == id; });
    return found == m_types.end() ? std::nullopt : std::optional(*found);
}

KmsKind MachineBox::kms() const
{
    return KmsKind(m_kms->currentData().toInt());
}

QString MachineBox::osImage() const
{
    return m_image->currentData().toString();
}

void MachineBox::writeTo(cluster::CvmSpec &spec) const
{
    spec.instanceType = m_type->currentData().toString();
    if (m_disk->value() > 0)
        spec.diskGb = m_disk->value();
    spec.osImage = osImage();
    spec.kms = kms();
    spec.publicLogs = m_logs->isChecked();
    spec.publicSysinfo = m_sysinfo->isChecked();
    if (spec.kms != KmsKind::Phala) {
        spec.appContract = m_contract->text().trimmed();
        spec.deployer = m_deployer->text().trimmed();
    }
}

void MachineBox::choose(const QString &typeId, std::optional<int> diskGb, const QString &kms, std::optional<bool> publicLogs,
                        std::optional<bool> publicSysinfo)
{
    m_wantedType = typeId;
    if (const int at = m_type->findData(typeId); at >= 0)
        m_type->setCurrentIndex(at);
    m_disk->setValue(diskGb.value_or(0));
    for (const KmsKind kind : {KmsKind::Phala, KmsKind::Ethereum, KmsKind::Base})
        if (kmsWord(kind) == kms.toLower())
            m_kms->setCurrentIndex(m_kms->findData(int(kind)));
    m_logs->setChecked(publicLogs.value_or(false));
    m_sysinfo->setChecked(publicSysinfo.value_or(false));
    follow();
}

void MachineBox::follow()
{
    m_chain->setVisible(kms() != KmsKind::Phala);
    m_logsHint->setText(m_logs->isChecked() ? tr("Anybody who knows the address can read everything the containers print, for as long as it runs.")
                                            : tr("Off: only this workspace's key reads them."));
    m_logsHint->setInk(m_logs->isChecked() ? Ink::Warn : Ink::Muted);
    m_sysinfoHint->setText(m_sysinfo->isChecked() ? tr("Anybody who knows the address can read its load, disks and containers.")
                                                  : tr("Off: only this workspace's key reads it. Both choices are part of the compose hash."));
    m_sysinfoHint->setInk(m_sysinfo->isChecked() ? Ink::Warn : Ink::Muted);
    emit changed();
}

} // namespace pilothouse::ui
