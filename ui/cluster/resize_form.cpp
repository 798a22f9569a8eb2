// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cluster/resize_form.h"

#include "models/cvm_change_text.h"
#include "models/deploy_text.h"
#include "models/format.h"
#include "models/spoken.h"
#include "services/cluster/change_plan.h"
#include "services/core/plain_text.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/card.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/number_field.h"
#include "ui/widgets/panel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <cmath>

namespace pilothouse::ui {

using domain::RunState;

namespace {

constexpr int kMostProcessors = 1024;
constexpr int kMostMemoryMb = 16 * 1024 * 1024;
constexpr int kLargestDisk = 1'000'000;
constexpr int kMemoryStep = 1024;
constexpr int kCardWidth = 760;
constexpr int kHintIndent = 22; ///< below the words of a check box
constexpr int kHead = 1;        ///< rows of the grid above the fields

QString notSaid()
{
    return ResizeForm::tr("not said");
}

} // namespace

ResizeForm::ResizeForm(QWidget *parent)
    : ChangeFrame(QStringLiteral("resize"), parent)
    , m_type(new QComboBox)
    , m_vcpu(new NumberField)
    , m_memory(new NumberField)
    , m_disk(new NumberField)
    , m_free(new PlainLabel)
    , m_cost(new PlainLabel)
    , m_restart(new QCheckBox(tr("Let it restart for this")))
{
    const auto m = Metrics::current();
    auto *card = new Card(tr("Size"), Card::Body::Padded, this);
    card->setMaximumWidth(m.px(kCardWidth));
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(m.u(4));
    grid->setVerticalSpacing(m.u(1));
    grid->setColumnStretch(0, 2);
    grid->setColumnStretch(1, 3);
    grid->setColumnStretch(2, 5);
    grid->addWidget(new PlainLabel(tr("Now"), ui::Type::Small, Ink::Muted, card), 0, 1);
    grid->addWidget(new PlainLabel(tr("Afterwards"), ui::Type::Small, Ink::Muted, card), 0, 2);
    put(grid, Type, tr("Instance type"), m_type);
    put(grid, Vcpu, tr("Processors"), m_vcpu);
    put(grid, Memory, tr("Memory"), m_memory);
    put(grid, Disk, tr("Disk"), m_disk);
    put(grid, Node, tr("Free on its node"), m_free);
    put(grid, Cost, tr("Cost"), m_cost);
    m_free->setObjectName(QStringLiteral("resizeFree"));
    m_free->setParagraph(true);
    card->body()->addLayout(grid);
    card->body()->addWidget(new Hairline(Qt::Horizontal, card));
    m_restart->setMinimumHeight(m.leastTarget());
    m_restart->setObjectName(QStringLiteral("resizeRestart"));
    card->body()->addWidget(m_restart);
    m_restartHint = new PlainLabel(QString(), ui::Type::Small, Ink::Muted, card);
    m_restartHint->setParagraph(true);
    m_restartHint->setContentsMargins(m.px(kHintIndent), 0, 0, 0);
    card->body()->addWidget(m_restartHint);
    page()->addWidget(card);

    m_type->setObjectName(QStringLiteral("resizeType"));
    m_type->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_type->setMinimumContentsLength(16);
    m_vcpu->setObjectName(QStringLiteral("resizeVcpu"));
    m_memory->setObjectName(QStringLiteral("resizeMemory"));
    m_disk->setObjectName(QStringLiteral("resizeDisk"));
    m_vcpu->setRange(0, kMostProcessors);
    m_memory->setRange(0, kMostMemoryMb);
    m_memory->setSingleStep(kMemoryStep);
    m_disk->setRange(0, kLargestDisk);
    m_memory->setSuffix(QStringLiteral(" MB"));
    m_disk->setSuffix(QStringLiteral(" GB"));
    for (QSpinBox *box : {m_vcpu, m_memory, m_disk}) {
        box->setSpecialValueText(tr("as it is"));
        connect(box, &QSpinBox::valueChanged, this, &ResizeForm::follow);
    }
    connect(m_type, &QComboBox::currentIndexChanged, this, &ResizeForm::follow);
    connect(m_restart, &QCheckBox::toggled, this, &ResizeForm::follow);
    setOrder({m_type, m_vcpu, m_memory, m_disk, m_restart});
}

void ResizeForm::put(QGridLayout *grid, Row row, const QString &name, QWidget *field)
{
    auto *label = new PlainLabel(name, ui::Type::Body, Ink::Muted, this);
    label->setBuddy(field);
    field->setAccessibleName(name);
    m_now[row] = new PlainLabel(QString(), ui::Type::Body, Ink::Text, this);
    m_reasons[row] = new PlainLabel(QString(), ui::Type::Small, Ink::Fail, this);
    m_reasons[row]->setParagraph(true);
    m_reasons[row]->hide();
    const int at = kHead + 2 * row;
    grid->addWidget(label, at, 0);
    grid->addWidget(m_now[row], at, 1);
    grid->addWidget(field, at, 2);
    grid->addWidget(m_reasons[row], at + 1, 2);
}

void ResizeForm::begin(const domain::Cvm &cvm)
{
    m_cvm = cvm;
    clearNote();
    setTitle(tr("Resize %1").arg(visibleText(cvm.name, 80)));
    m_now[Type]->setText(cvm.instanceType.isEmpty() ? notSaid() : visibleText(cvm.instanceType, 40));
    m_now[Vcpu]->setText(cvm.vcpu ? tr("%1 vCPU").arg(*cvm.vcpu) : notSaid());
    m_now[Memory]->setText(cvm.memoryGib ? models::quantityText(std::round(*cvm.memoryGib * 1024), QStringLiteral("MB")) : notSaid());
    m_now[Disk]->setText(cvm.diskGib ? models::quantityText(*cvm.diskGib, QStringLiteral("GB")) : notSaid());
    m_now[Cost]->setText(cvm.hourlyRate ? models::hourlyText(*cvm.hourlyRate) : notSaid());
    for (QSpinBox *box : {m_vcpu, m_memory, m_disk}) {
        const QSignalBlocker quiet(box);
        box->setValue(0);
    }
    m_now[Node]->setText(cvm.node.isEmpty() ? notSaid() : visibleText(cvm.node, 60));
    m_restart->setChecked(true);
    m_room.reset();
    setTypes({});
}

void ResizeForm::setTypes(std::vector<cluster::InstanceType> types)
{
    m_types = std::move(types);
    {
        const QSignalBlocker quiet(m_type);
        const QString before = m_type->currentData().toString();
        m_type->clear();
        m_type->addItem(m_cvm.instanceType.isEmpty() ? tr("as it is") : tr("%1, as it is").arg(visibleText(m_cvm.instanceType, 40)), QString());
        for (const cluster::InstanceType &type : m_types)
            if (type.id != m_cvm.instanceType)
                m_type->addItem(models::instanceTypeText(type), type.id);
        m_type->setCurrentIndex(std::max(0, m_type->findData(before)));
    }
    follow();
}

void ResizeForm::setRoom(std::optional<cluster::NodeRoom> room)
{
    m_room = std::move(room);
    follow();
}

std::optional<cluster::InstanceType> ResizeForm::chosenType() const
{
    const QString id = m_type->currentData().toString();
    for (const cluster::InstanceType &type : m_types)
        if (!id.isEmpty() && type.id == id)
            return type;
    return std::nullopt;
}

cluster::Resources ResizeForm::wish() const
{
    cluster::Resources wish;
    wish.instanceType = m_type->currentData().toString();
    // A type brings its own; the cloud takes either.
    if (wish.instanceType.isEmpty()) {
        if (m_vcpu->value() > 0 && m_vcpu->value() != m_cvm.vcpu)
            wish.vcpu = m_vcpu->value();
        if (m_memory->value() > 0 && !(m_cvm.memoryGib && std::llround(*m_cvm.memoryGib * 1024) == m_memory->value()))
            wish.memoryMb = m_memory->value();
    }
    if (m_disk->value() > 0 && m_disk->value() != m_cvm.diskGib)
        wish.diskGb = m_disk->value();
    wish.allowRestart = m_restart->isChecked();
    return wish;
}

void ResizeForm::focusFirst()
{
    m_type->setFocus(Qt::ShortcutFocusReason);
}

void ResizeForm::setReason(Row row, const QString &reason, Weighs weighs)
{
    m_reasons[row]->setText(reason.isEmpty() ? QString() : models::sentence(models::spoken(reason)) + u'.');
    m_reasons[row]->setInk(weighs == Weighs::Wrong ? Ink::Fail : weighs == Weighs::Doubt ? Ink::Warn : Ink::Muted);
    m_reasons[row]->setVisible(!reason.isEmpty());
    m_reasonWeighs[row] = weighs;
}

/// Under the field that asks for more than its node has. A plan reads the node again: nothing is ruled out by an older look.
void ResizeForm::followRoom(const cluster::Resources &wish, const std::optional<cluster::InstanceType> &type)
{
    m_free->setText(!m_room ? tr("not asked yet") : models::nodeRoomText(*m_room));
    const bool byType = !wish.instanceType.isEmpty();
    setReason(Type, QString());
    if (!m_room)
        return;
    for (const cluster::RoomFinding &finding : cluster::roomFindings(m_cvm, wish, type ? &*type : nullptr, *m_room)) {
        if (finding.fit == cluster::Fit::Fits || (finding.fit == cluster::Fit::NotKnown && !m_room->notKnown.isEmpty()))
            continue; // the latter stands beside the node
        const Row row = finding.of == cluster::RoomFinding::Of::Disk   ? Disk
                        : byType                                       ? Type
                        : finding.of == cluster::RoomFinding::Of::Vcpu ? Vcpu
                                                                       : Memory;
        // What is wrong in itself stands; of two that do not fit, the first does.
        if (m_reasons[row]->isHidden() || m_reasonWeighs[row] == Weighs::Hint)
            setReason(row, finding.text, finding.fit == cluster::Fit::DoesNotFit ? Weighs::Wrong : Weighs::Doubt);
    }
}

void ResizeForm::follow()
{
    const auto type = chosenType();
    const cluster::Resources wish = this->wish();
    const bool byType = !wish.instanceType.isEmpty();
    m_vcpu->setEnabled(!byType);
    m_memory->setEnabled(!byType);
    m_vcpu->setSpecialValueText(type && type->vcpu ? tr("%1, with the type").arg(*type->vcpu) : byType ? tr("with the type") : tr("as it is"));
    m_memory->setSpecialValueText(type && type->memoryMb ? tr("%1 MB, with the type").arg(*type->memoryMb)
                                  : byType               ? tr("with the type")
                                                         : tr("as it is"));

    // What the cloud would not take of each field alone.
    const auto reasonOf = [this](auto member, const auto &value) {
        cluster::Resources one;
        one.*member = value;
        return value ? cluster::problemsOf(one, m_cvm).join(QStringLiteral("; ")) : QString();
    };
    setReason(Vcpu, reasonOf(&cluster::Resources::vcpu, wish.vcpu));
    setReason(Memory, reasonOf(&cluster::Resources::memoryMb, wish.memoryMb));
    const QString disk = reasonOf(&cluster::Resources::diskGb, wish.diskGb);
    setReason(Disk, disk.isEmpty() && wish.diskGb ? QStringLiteral("cannot be undone") : disk, disk.isEmpty() ? Weighs::Hint : Weighs::Wrong);
    followRoom(wish, type);

    const bool sized = byType || wish.vcpu || wish.memoryMb || wish.diskGb;
    const std::optional<Money> after = !sized ? m_cvm.hourlyRate : type ? type->hourlyRate : std::nullopt;
    m_cost->setText(!sized ? tr("as it is") : after ? models::hourlyText(*after) : tr("not said by the cloud for this size"));
    setSummary(sized ? models::costChangeText(m_cvm.hourlyRate, after) : models::cvmSizeText(m_cvm));

    const bool runs = m_cvm.state == RunState::Running;
    const bool stopped = m_cvm.state == RunState::Stopped;
    const bool stuck = runs && !m_restart->isChecked();
    m_restartHint->setText(stuck                    ? tr("It runs, and takes another size by a restart only. Or stop it first.")
                           : stopped                ? tr("It is stopped, and stays so.")
                           : m_restart->isChecked() ? tr("It does not answer for a minute or two; what is only in memory is lost.")
                                                    : tr("It takes another size only while it is stopped."));
    m_restartHint->setInk(stuck ? Ink::Fail : Ink::Muted);

    QString problem;
    if (!sized)
        problem = tr("Nothing is to be changed yet.");
    else if (const QStringList all = cluster::problemsOf(wish, m_cvm); !all.isEmpty())
        problem = models::sentence(models::spoken(all.front())) + u'.';
    setProblem(problem);
}

} // namespace pilothouse::ui
