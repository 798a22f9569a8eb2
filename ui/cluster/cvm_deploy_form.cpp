// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cluster/cvm_deploy_form.h"

#include "models/deploy_text.h"
#include "models/format.h"
#include "models/node_choice_model.h"
#include "models/spoken.h"
#include "services/cluster/change_plan.h"
#include "services/cluster/node_names.h"
#include "services/core/plain_text.h"
#include "ui/cluster/compose_box.h"
#include "ui/cluster/form_foot.h"
#include "ui/cluster/form_top.h"
#include "ui/cluster/machine_box.h"
#include "ui/cluster/on_chain_step.h"
#include "ui/cluster/variables_box.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/check_delegate.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/note.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/table_view.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace pilothouse::ui {

using models::Mark;
using models::NodeChoiceModel;
using models::StateText;
using Column = NodeChoiceModel::Column;

namespace {

constexpr int kLongestName = 63;
constexpr int kMostRows = 8;
constexpr int kLeastRows = 3;

} // namespace

CvmDeployForm::CvmDeployForm(QWidget *parent)
    : QWidget(parent)
    , m_name(new QLineEdit(this))
    , m_names(new PlainLabel(QString(), Type::Small, Ink::Muted, this))
    , m_compose(new ComposeBox(this))
    , m_variables(new VariablesBox(this))
    , m_machine(new MachineBox(this))
    , m_nodes(new NodeChoiceModel(this))
    , m_table(new TableView(this))
    , m_where(new PlainLabel(QString(), Type::Small, Ink::Muted, this))
    , m_advice(new PlainLabel(QString(), Type::Small, Ink::Muted, this))
    , m_note(new Note(StateText(), Note::Shape::Box, this))
    , m_chain(new OnChainStepView(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_top = new FormTop(tr("Deploy an app"), this, QStringLiteral("deploy"));
    connect(m_top, &FormTop::backRequested, this, &CvmDeployForm::closeRequested);
    m_account = new ElidedLabel(QString(), Type::Small, Ink::Muted, m_top);
    m_account->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_top->setAside(m_account);
    column->addWidget(m_top);
    auto *ground = new Panel(Ground::Window);
    m_scroll = new QScrollArea(this);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setWidget(ground);
    const auto m = Metrics::current();
    auto *page = new QVBoxLayout(ground);
    page->setContentsMargins(m.margin(), m.gap(), m.margin(), m.gap());
    page->setSpacing(m.gap());
    page->addWidget(m_note);
    m_note->hide();
    page->addWidget(m_chain);
    m_columns = new QBoxLayout(QBoxLayout::LeftToRight);
    m_columns->setSpacing(m.gap());
    page->addLayout(m_columns);
    page->addStretch(1);
    fillCards();
    column->addWidget(m_scroll, 1);
    m_foot = new FormFoot(QStringLiteral("deploy"), IconName::Deploy, this);
    connect(m_foot, &FormFoot::planRequested, this, &CvmDeployForm::planRequested);
    column->addWidget(m_foot);

    m_name->setObjectName(QStringLiteral("deployName"));
    connect(m_name, &QLineEdit::textChanged, this, &CvmDeployForm::follow);
    connect(m_name, &QLineEdit::textEdited, this, [this] {
        m_touched = true;
        follow();
    });
    connect(m_compose, &ComposeBox::changed, this, &CvmDeployForm::follow);
    connect(m_variables, &VariablesBox::changed, this, &CvmDeployForm::follow);
    connect(m_machine, &MachineBox::changed, this, [this] {
        m_nodes->setNeeds(m_machine->type(), m_machine->kms(), m_machine->osImage());
        follow();
    });
    connect(m_nodes, &NodeChoiceModel::checksChanged, this, &CvmDeployForm::follow);
    follow();
}

void CvmDeployForm::fillCards()
{
    const auto m = Metrics::current();
    auto *left = new QVBoxLayout;
    auto *right = new QVBoxLayout;
    for (QVBoxLayout *side : {left, right})
        side->setSpacing(m.gap());

    auto *what = new Card(tr("What runs"), Card::Body::Padded, this);
    auto *label = new PlainLabel(tr("Name of the app"), Type::Small, Ink::Muted, what);
    label->setBuddy(m_name);
    m_name->setMaxLength(kLongestName);
    m_name->setAccessibleName(tr("Name of the app"));
    m_name->setPlaceholderText(tr("5 to 63 letters, digits and single hyphens"));
    m_names->setParagraph(true);
    what->body()->addWidget(label);
    what->body()->addWidget(m_name);
    what->body()->addWidget(m_names);
    what->body()->addSpacing(m.u(1));
    what->body()->addWidget(new PlainLabel(tr("Compose file"), Type::Small, Ink::Muted, what));
    what->body()->addWidget(m_compose, 1);
    left->addWidget(what);

    auto *variables = new Card(tr("Variables"), Card::Body::Padded, this);
    variables->setSubtitle(tr("encrypted on this desk; the compose hash covers their names, not their values"));
    variables->body()->addWidget(m_variables);
    left->addWidget(variables);
    left->addStretch(1);

    auto *where = new Card(tr("Where"), Card::Body::Padded, this);
    m_table->setModel(m_nodes);
    m_table->setCompact(true);
    m_table->setAccessibleName(tr("Nodes to deploy on"));
    m_table->setObjectName(QStringLiteral("deployNodes"));
    m_table->setItemDelegateForColumn(int(Column::Name), new CheckDelegate(m_table));
    m_table->setCellKind(int(Column::Price), CellKind::Number);
    m_table->setColumnWidths({104, 96, 104, 0, 92});
    m_table->setYieldingColumns({int(Column::Price)});
    where->body()->addWidget(m_table);
    m_where->setParagraph(true);
    where->body()->addWidget(m_where);
    m_advice->setParagraph(true);
    where->body()->addWidget(m_advice);
    right->addWidget(where);

    auto *how = new Card(tr("Machine"), Card::Body::Padded, this);
    how->body()->addWidget(m_machine);
    right->addWidget(how);
    right->addStretch(1);
    m_columns->addLayout(left, 1);
    m_columns->addLayout(right, 1);
}

void CvmDeployForm::setNodes(std::vector<cluster::FleetTarget> nodes)
{
    QStringList images;
    for (const cluster::FleetTarget &target : nodes)
        for (const QString &image : target.node.osImages)
            if (!images.contains(image))
                images << image;
    m_machine->setOsImages(images);
    m_nodes->setNodes(std::move(nodes));
}

void CvmDeployForm::setAccount(const QString &text)
{
    m_account->setText(text);
}

void CvmDeployForm::setName(const QString &name)
{
    m_name->setText(name);
}

void CvmDeployForm::setSubject(const QString &subject)
{
    m_top->setTitle(subject.isEmpty() ? tr("Deploy an app") : subject);
}

void CvmDeployForm::setBusy(const QString &what)
{
    m_busy = what;
    follow();
}

void CvmDeployForm::setReadOnly(bool readOnly)
{
    m_readOnly = readOnly;
    follow();
}

void CvmDeployForm::setError(const Error &error)
{
    m_note->setMessage(models::spoken(error));
    m_note->show();
    m_scroll->ensureWidgetVisible(m_note);
}

void CvmDeployForm::setContractNeeded(const cluster::Provision &provision)
{
    m_contractNeeded = provision;
    m_note->hide();
    follow();
    m_scroll->ensureWidgetVisible(m_chain);
}

void CvmDeployForm::clearNote()
{
    m_note->hide();
    m_contractNeeded.reset();
    follow();
}

void CvmDeployForm::setNarrow(bool narrow)
{
    m_columns->setDirection(narrow ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
}

cluster::FleetWish CvmDeployForm::wish() const
{
    const auto spec = std::make_shared<cluster::CvmSpec>();
    spec->name = m_name->text().trimmed();
    spec->composeText = m_compose->text();
    spec->variables = m_variables->variables();
    m_machine->writeTo(*spec);
    cluster::FleetWish wish;
    wish.spec = spec;
    wish.nodes = m_nodes->checkedNodes();
    wish.asOne = wish.nodes.size() < 2;
    return wish;
}

void CvmDeployForm::clear()
{
    m_variables->clear();
    m_compose->setBaseline({}, {});
    m_compose->setText({}, tr("Choose a file, or write it here."));
    m_name->clear();
    m_nodes->setChecked({});
    m_touched = false;
    setSubject({});
    clearNote();
    follow();
}

void CvmDeployForm::focusName()
{
    m_name->setFocus(Qt::ShortcutFocusReason);
    m_name->selectAll();
}

/// Why no plan can be opened now, the first of the reasons; empty: it can.
QString CvmDeployForm::reason() const
{
    if (m_readOnly)
        return tr("Read-only: unlock writes in the bar above.");
    if (!m_busy.isEmpty())
        return m_busy;
    if (m_name->text().trimmed().isEmpty())
        return tr("The app has no name yet.");
    if (m_compose->text().trimmed().isEmpty())
        return tr("There is no compose file yet.");
    if (const QString problem = m_variables->problem(); !problem.isEmpty())
        return problem;
    cluster::CvmSpec spec; // without the values: they are looked at above
    spec.name = m_name->text().trimmed();
    spec.composeText = m_compose->text();
    m_machine->writeTo(spec);
    const std::vector<qint64> chosen = m_nodes->checkedNodes();
    for (const cluster::FleetTarget &target : m_nodes->nodes())
        if (chosen.size() > 1 && std::find(chosen.begin(), chosen.end(), target.node.id) != chosen.end())
            spec.name = cluster::nameOnNode(m_name->text().trimmed(), target.node);
    const QStringList problems = cluster::problemsOf(spec);
    return problems.isEmpty() ? QString() : models::spokenSentence(problems.front());
}

void CvmDeployForm::follow()
{
    if (m_foot == nullptr)
        return;
    m_compose->setGiven(m_variables->names());
    m_chain->setVisible(m_contractNeeded.has_value());
    if (m_contractNeeded) { // the calldata begins with the wallet, which is entered on this form
        cluster::CvmSpec chain;
        m_machine->writeTo(chain);
        m_chain->setContract(*m_contractNeeded, chain.deployer);
    }
    const std::vector<qint64> chosen = m_nodes->checkedNodes();
    const int machines = std::max(1, int(chosen.size()));
    QStringList names;
    for (const cluster::FleetTarget &target : m_nodes->nodes())
        if (chosen.size() > 1 && std::find(chosen.begin(), chosen.end(), target.node.id) != chosen.end())
            names << cluster::nameOnNode(m_name->text().trimmed(), target.node);
    m_names->setText(names.isEmpty() || m_name->text().isEmpty() ? QString() : tr("Machines: %1").arg(models::listText(names)));
    m_names->setVisible(!m_names->text().isEmpty());
    m_where->setText(chosen.empty() ? tr("No node is checked: the cloud picks one.") : QString());
    m_where->setVisible(chosen.empty());
    m_advice->setText(models::spoken(cluster::severalHelpWith()) + u' ' + models::spoken(cluster::severalDoNotHelp()));
    const auto m = Metrics::current();
    m_table->setFixedHeight(m.tableHeader() + std::clamp(m_nodes->rowCount(), kLeastRows, kMostRows) * m.rowCompact());
    m_foot->setSummary(models::deployCostText(m_machine->type(), machines));
    m_foot->setPlanOffered(!m_readOnly);
    m_foot->setReason(reason());
}

} // namespace pilothouse::ui
