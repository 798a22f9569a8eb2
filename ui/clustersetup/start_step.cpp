// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/clustersetup/start_step.h"

#include "models/format.h"
#include "models/list_table_model.h"
#include "models/setup_text.h"
#include "models/spoken.h"
#include "services/clustersetup/answers_file.h"
#include "services/core/plain_text.h"
#include "ui/clustersetup/step_tables.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/environment_block.h"
#include "ui/widgets/finding_list.h"
#include "ui/widgets/key_value_list.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/note.h"
#include "ui/widgets/table_view.h"

#include <QCheckBox>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QRadioButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace pilothouse::ui {

using clustersetup::ExistingRegistry;
using clustersetup::SetupPage;
using models::ListCell;
using models::ListRow;
using models::Mark;
using models::StateText;

StartStep::StartStep(std::shared_ptr<SetupContext> context, QWidget *parent) : SetupStep(SetupPage::Start, std::move(context), parent)
{
    const auto m = Metrics::current();
    m_stopped = new Note(StateText::of(Mark::Warn, QString()), Note::Shape::Box, this);
    auto *goOn = makeButton(tr("To the plan"), ButtonRole::Default, IconName::None, this);
    connect(goOn, &QPushButton::clicked, this, [this] { emit pageWanted(SetupPage::Plan); });
    m_stopped->addButton(goOn);
    content()->addWidget(m_stopped);

    content()->addWidget(buildEnvironment());

    auto *ways = new Card(tr("What is to be done"), Card::Body::Padded, this);
    m_new = new QRadioButton(tr("Make a new cluster"), ways);
    m_adopt = new QRadioButton(tr("Adopt a cluster that runs: its registry is taken over as it is"), ways);
    m_dry = new QCheckBox(tr("Dry run: look at everything and end with the plan; nothing is sent and no file is written"), ways);
    m_new->setObjectName(QStringLiteral("setup new"));
    m_adopt->setObjectName(QStringLiteral("setup adopt"));
    m_dry->setObjectName(QStringLiteral("setup dry"));
    for (QWidget *way : {static_cast<QWidget *>(m_new), static_cast<QWidget *>(m_adopt), static_cast<QWidget *>(m_dry)}) {
        way->setMinimumHeight(m.leastTarget());
        ways->body()->addWidget(way);
    }
    content()->addWidget(ways);

    m_savedCard = new Card(tr("Setups that were begun here"), Card::Body::Flush, this);
    m_saved = new models::ListTableModel({{QStringLiteral("cluster"), tr("Cluster")}, {QStringLiteral("state"), tr("How it stands")}}, this);
    m_table = makeStepTable(m_saved, tr("Setups that were begun here"), {220, 0}, m_savedCard);
    m_table->setCellKind(1, CellKind::State);
    m_resume = makeButton(tr("Go on with it"), ButtonRole::Default, IconName::None, m_savedCard);
    m_resume->setObjectName(QStringLiteral("setup resume"));
    m_savedCard->addHeaderWidget(m_resume);
    m_savedCard->body()->addWidget(m_table);
    content()->addWidget(m_savedCard);

    m_importCard = new Card(tr("Answers from a file"), Card::Body::Padded, this);
    auto *import = makeButton(tr("Import…"), ButtonRole::Default, IconName::Import, m_importCard);
    import->setObjectName(QStringLiteral("setup import"));
    m_importCard->addHeaderWidget(import);
    m_imported = new PlainLabel(tr("An answers file, the YAML of an orchestrator in either dialect, or the script's .env.setup or .env. "
                                   "Secrets in it are not taken over."),
                                Type::Body, Ink::Muted, m_importCard);
    m_imported->setWordWrap(true);
    m_importFindings = new FindingList(m_importCard);
    m_importFindings->hide();
    m_importCard->body()->addWidget(m_imported);
    m_importCard->body()->addWidget(m_importFindings);
    content()->addWidget(m_importCard);

    connect(m_new, &QRadioButton::clicked, this, [this] { change([](auto &answers) { answers.existing = ExistingRegistry::Refuse; }); });
    connect(m_adopt, &QRadioButton::clicked, this, [this] { change([](auto &answers) { answers.existing = ExistingRegistry::Adopt; }); });
    connect(m_dry, &QCheckBox::clicked, this, [this](bool on) { session()->setDry(on); });
    connect(m_resume, &QPushButton::clicked, this, &StartStep::resume);
    connect(m_table, &QAbstractItemView::activated, this, &StartStep::resume);
    connect(import, &QPushButton::clicked, this, [this, import] {
        const QString path = this->context()->askPath(import, SetupContext::PathKind::Open, tr("Import answers"), QString());
        if (!path.isEmpty())
            importFile(path);
    });
}

/// Which environment this is, and how careful it is. Both are chosen where the environment is, for every page alike.
QWidget *StartStep::buildEnvironment()
{
    const auto m = Metrics::current();
    const domain::Environment &environment = context()->environment;
    auto *card = new Card(tr("Where it is set up"), Card::Body::Padded, this);
    auto *change = makeButton(tr("Change in Settings"), ButtonRole::Flat, IconName::Settings, card);
    change->setObjectName(QStringLiteral("setup change environment"));
    card->addHeaderWidget(change);
    connect(change, &QPushButton::clicked, this, [this] { emit windowPageWanted(QStringLiteral("settings"), context()->environment.id.text()); });
    auto *row = new QHBoxLayout;
    row->setSpacing(m.u(3));
    auto *name = new PlainLabel(visibleText(environment.id.text(), 80), Type::Body, Ink::Text, card);
    name->setType(Type::Body, Weight::Strong);
    QString text;
    switch (environment.kind) {
    case domain::EnvironmentKind::Production: text = tr("Changes have to be unlocked first, and the plan asks for a typed phrase."); break;
    case domain::EnvironmentKind::Staging: text = tr("The plan is confirmed without a phrase. Machines here cost money too."); break;
    case domain::EnvironmentKind::Demo: text = tr("Nothing here is real, and nothing costs anything."); break;
    }
    auto *words = new PlainLabel(text, Type::Body, Ink::Muted, card);
    words->setWordWrap(true);
    row->addWidget(new EnvironmentBlock(environment.kind, card));
    row->addWidget(name);
    row->addWidget(words, 1);
    card->body()->addLayout(row);
    auto *way = new KeyValueList(card);
    way->add(tr("Certificates"),
             context()->caFile.isEmpty() ? tr("the system's are trusted") : tr("of an own CA: %1").arg(visibleText(context()->caFile, 300)));
    const auto parts = session()->parts();
    way->add(tr("Way to the cloud"), parts && !parts->cloudProxy.isEmpty() ? tr("through the proxy %1").arg(visibleText(parts->cloudProxy, 200))
                                                                           : tr("direct, without a proxy"));
    card->body()->addWidget(way);
    return card;
}

void StartStep::enter()
{
    showSaved();
    SetupStep::enter();
}

void StartStep::follow()
{
    const bool adopts = answers().existing == ExistingRegistry::Adopt;
    m_new->setChecked(!adopts);
    m_adopt->setChecked(adopts);
    m_dry->setChecked(session()->draft().isDry);
    const auto &draft = session()->draft();
    m_stopped->setVisible(draft.stoppedAt.has_value() && !session()->isRunning());
    if (draft.stoppedAt) {
        m_stopped->setState(StateText::of(Mark::Warn, tr("The last run stopped at “%1”").arg(models::setupPageTitle(*draft.stoppedAt))));
        m_stopped->setText(
            tr("%1 What was done stays; the next run looks at the world first and goes on from there.").arg(visibleText(draft.stoppedBecause, 400)));
    }
    for (QWidget *way : {static_cast<QWidget *>(m_new), static_cast<QWidget *>(m_adopt), static_cast<QWidget *>(m_dry)})
        way->setEnabled(!session()->isRunning());
}

void StartStep::showSaved()
{
    std::vector<ListRow> rows;
    for (const clustersetup::SavedSetup &saved : session()->saved()) {
        ListRow row;
        row.key = saved.cluster;
        ListCell name;
        name.text = visibleText(saved.cluster, 60);
        ListCell state;
        state.state = models::savedSetupText(saved, session()->draft());
        state.text = state.state->word;
        state.full = state.text;
        row.cells = {name, state};
        rows.push_back(std::move(row));
    }
    m_saved->setRows(std::move(rows));
    fitStepTable(m_table, 6);
    m_savedCard->setVisible(m_saved->rowCount() > 0);
    if (m_saved->rowCount() > 0 && !m_table->selectionModel()->hasSelection())
        m_table->selectRow(0);
}

/// The answers are those that were kept; the cluster is the one whose state is on disk.
void StartStep::resume()
{
    const auto rows = m_table->selectionModel()->selectedRows();
    if (rows.isEmpty() || session()->isRunning())
        return;
    const QString cluster = m_saved->row(rows.front().row())->key;
    if (answers().cluster.name != cluster)
        change([&cluster](auto &answers) { answers.cluster.name = cluster; });
    session()->setDry(false);
    emit pageWanted(SetupPage::Plan);
}

void StartStep::importFile(const QString &path)
{
    const auto imported = clustersetup::importAnswers(path, answers());
    if (!imported) {
        m_imported->setText(tr("Nothing was taken over."));
        m_importFindings->setFindings({StateText::of(Mark::Fail, models::spokenLine(imported.error()))});
        return;
    }
    change([&imported](auto &answers) { answers = imported->answers; });
    m_imported->setText(tr("%1 was read as %2. What it answers stands on the pages now.")
                            .arg(visibleText(QFileInfo(path).fileName(), 80), models::spoken(imported->what)));
    m_importFindings->setFindings(models::setupFindings(imported->findings));
}

} // namespace pilothouse::ui
