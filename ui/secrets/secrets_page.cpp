// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/secrets/secrets_page.h"

#include "models/cell_role.h"
#include "models/credential_text.h"
#include "models/data_age.h"
#include "models/desk_settings.h"
#include "models/format.h"
#include "models/spoken.h"
#include "services/core/plain_text.h"
#include "services/environment/environment_services.h"
#include "ui/secrets/credential_form.h"
#include "ui/secrets/credential_panel.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/detail_panel.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/filter_field.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/note.h"
#include "ui/widgets/pane_header.h"
#include "ui/widgets/splitter.h"
#include "ui/widgets/table_view.h"
#include "ui/widgets/verdict_line.h"

#include <QCoroTask>

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QGuiApplication>
#include <QVBoxLayout>

namespace pilothouse::ui {

using credentials::CredentialStatus;
using credentials::CredentialsWorkflow;
using credentials::Keeping;
using credentials::Proof;
using credentials::SetStatus;
using domain::ActionState;
using models::Mark;
using models::StateText;

namespace {

constexpr int kDetailWidth = 372;
constexpr int kUsualRotation = 90;
const QString kDot = QStringLiteral(" · ");

const CredentialStatus *nameIn(const SetStatus *set, const QString &name)
{
    if (set)
        for (const CredentialStatus &status : set->names)
            if (status.need.name == name)
                return &status;
    return nullptr;
}

} // namespace

SecretsPage::SecretsPage(const EnvironmentServices &services, std::shared_ptr<models::DeskSettings> desk, QWidget *parent)
    : PanePage(QStringLiteral("secrets"), tr("Secrets"), IconName::Secrets, services.clock, parent)
    , m_workflow(services.credentials)
    , m_access(services.access)
    , m_clock(services.clock)
    , m_desk(std::move(desk))
    , m_environment(services.profile.environment.id.text())
    , m_model(new models::ListTableModel(models::credentialColumns(), this))
    , m_verdict(new VerdictLine)
    , m_keychain(new Note({}, Note::Shape::Across))
    , m_filter(new FilterField(tr("missing, AWS")))
    , m_table(new TableView)
    , m_empty(new EmptyState)
    , m_foot(new TableFoot)
    , m_detail(new DetailPanel)
    , m_panel(new CredentialPanel(m_detail))
    , m_form(new CredentialForm)
{
    buildActions();
    setFilterField(m_filter);

    m_session = makeButton(tr("Keep in memory for this session"), ButtonRole::Default);
    m_session->setObjectName(QStringLiteral("keepForSession"));
    m_accept = makeButton(tr("Use this keychain from now on"), ButtonRole::Default);
    m_accept->setObjectName(QStringLiteral("acceptKeychain"));
    m_again = makeButton(tr("Ask again"), ButtonRole::Default, IconName::Refresh);
    m_again->setObjectName(QStringLiteral("askKeychainAgain"));
    for (QPushButton *button : {m_session, m_accept, m_again})
        m_keychain->addButton(button);

    auto *tools = new Toolbar;
    tools->addWidget(m_filter);
    tools->addStretch();
    tools->addWidget(new PlainLabel(tr("values are never shown"), Type::Small, Ink::Muted));

    m_table->setModel(m_model);
    m_table->setAccessibleName(tr("Keys of this environment"));
    m_table->setColumnWidths({128, 0, 132, 64, 104, 168});
    m_table->setYieldingColumns({5, 2, 3});
    m_table->setCellKind(0, CellKind::State);
    m_table->setCellKind(1, CellKind::Text, Qt::ElideMiddle);
    m_table->setCellKind(3, CellKind::Number);
    m_table->setCellKind(4, CellKind::Number);
    m_table->setEmptyWidget(m_empty);
    m_filter->setTarget(m_table);

    auto *list = new QWidget;
    auto *column = new QVBoxLayout(list);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(tools);
    column->addWidget(m_table, 1);
    column->addWidget(m_foot);
    auto *content = new QWidget;
    auto *detail = new QVBoxLayout(content);
    detail->setContentsMargins(0, 0, 0, 0);
    detail->setSpacing(Metrics::current().u(5));
    detail->addWidget(m_panel);
    detail->addWidget(m_form);
    detail->addStretch(1);
    m_form->hide();
    m_detail->addTab(tr("Key"), content);
    m_detail->addVerb(m_test);
    m_detail->addVerb(m_enter);
    m_detail->addVerb(m_delete);
    m_detail->addTool(m_copy);
    m_split = new MasterDetail(list, m_detail, kDetailWidth);

    auto *body = new QWidget;
    auto *rows = new QVBoxLayout(body);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    rows->addWidget(m_verdict);
    rows->addWidget(m_keychain);
    rows->addWidget(m_split, 1);
    setContent(body);
    m_keychain->hide();
    m_verdict->setVerdict(StateText::of(Mark::Pending, tr("Looking")), tr("Asking the keychain"),
                          tr("Whether it is there and open; no password window is opened."));
    m_empty->describe(EmptyState::Kind::NeverLoaded, tr("Looking for keys"), tr("What this environment needs, and what is stored, appears here."));

    connectAll();
    showSelection();
    look(CredentialsWorkflow::Prompt::Avoid);
}

SecretsPage::~SecretsPage() = default;

void SecretsPage::buildActions()
{
    m_testAll = addPageAction(makeAction(this, IconName::Verify, tr("Test all")));
    m_testAll->setToolTip(tr("Asks each remote with the stored key; nothing is changed there"));
    header()->addAction(m_testAll);
    m_test = addPageAction(makeAction(this, IconName::Verify, tr("Test")));
    m_test->setShortcut(QKeySequence(QStringLiteral("Ctrl+T")));
    m_enter = addPageAction(makeAction(this, IconName::Edit, tr("Enter…")));
    m_enter->setShortcut(QKeySequence(QStringLiteral("Ctrl+Return")));
    m_delete = addPageAction(opensPlan(makeAction(this, IconName::Trash, tr("Delete…"))));
    m_copy = addPageAction(makeAction(this, IconName::Terminal, tr("Copy as command")));
    m_copy->setShortcut(QKeySequence(QStringLiteral("Ctrl+Shift+C")));
}

void SecretsPage::connectAll()
{
    connect(m_filter, &QLineEdit::textChanged, this, &SecretsPage::showList);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex &current) {
        closeForm();
        showSelection();
        if (current.isValid() && !isNarrow())
            m_split->setDetailShown(true);
    });
    connect(m_table, &QAbstractItemView::activated, this, [this] { m_split->setDetailShown(true); });
    connect(m_detail, &DetailPanel::closeRequested, this, [this] {
        closeForm();
        m_split->setDetailShown(false);
    });
    connect(m_workflow.get(), &CredentialsWorkflow::changed, this, &SecretsPage::showList);
    connect(m_access.get(), &domain::WriteAccess::changed, this, &SecretsPage::showSelection);
    if (m_desk)
        connect(m_desk.get(), &models::DeskSettings::changed, this, &SecretsPage::showList);
    connect(m_form, &CredentialForm::submitted, this, &SecretsPage::submit);
    connect(m_form, &CredentialForm::cancelled, this, &SecretsPage::closeForm);
    connect(m_testAll, &QAction::triggered, this, &SecretsPage::testAll);
    connect(m_test, &QAction::triggered, this, &SecretsPage::testSelected);
    connect(m_enter, &QAction::triggered, this, &SecretsPage::openForm);
    connect(m_delete, &QAction::triggered, this, &SecretsPage::deleteSelected);
    connect(m_copy, &QAction::triggered, this, [this] {
        const domain::Plan plan = m_workflow->planStore(m_workflow->setOf(selectedName())->set.id, {selectedName()}, Proof::Untested);
        for (const domain::PlanStep &step : plan.steps)
            if (!step.command.isEmpty())
                QGuiApplication::clipboard()->setText(step.command);
        emit notify({StateText::of(Mark::Pass, tr("Copied as command")), tr("It reads the value from its input; the value is not in it.")});
    });
    connect(m_again, &QPushButton::clicked, this, [this] { look(CredentialsWorkflow::Prompt::Allow); });
    connect(m_session, &QPushButton::clicked, this, [this] {
        QCoro::connect(m_workflow->keepForSession(), this,
                       [this](const Status &result) { report(result, tr("Keys are kept in memory"), tr("Not chosen")); });
    });
    connect(m_accept, &QPushButton::clicked, this, [this] {
        QCoro::connect(m_workflow->acceptBackEnd(), this,
                       [this](const Status &result) { report(result, tr("This keychain is used from now on"), tr("Not chosen")); });
    });
}

int SecretsPage::rotateAfterDays() const
{
    return m_desk ? m_desk->choices().rotateAfterDays : kUsualRotation;
}

void SecretsPage::activated()
{
    look(CredentialsWorkflow::Prompt::Avoid);
}

void SecretsPage::deactivated()
{
    closeForm(); // what was typed does not wait behind another page
}

void SecretsPage::refreshNow()
{
    look(CredentialsWorkflow::Prompt::Allow);
}

void SecretsPage::look(CredentialsWorkflow::Prompt prompt)
{
    header()->setRefreshing(true);
    m_again->setEnabled(false);
    m_again->setAccessibleDescription(tr("It is being asked"));
    QCoro::connect(m_workflow->refresh(prompt), this, [this](const Status &) {
        header()->setRefreshing(false);
        m_again->setEnabled(true);
        m_again->setAccessibleDescription(QString());
    });
}

bool SecretsPage::showObject(const QString &key)
{
    const int row = m_model->rowOf(key);
    if (row < 0)
        return false;
    m_table->setCurrentIndex(m_model->index(row, 1));
    m_split->setDetailShown(true);
    return true;
}

QList<PageObject> SecretsPage::objects() const
{
    QList<PageObject> all;
    for (int row = 0; row < m_model->rowCount(); ++row)
        if (const models::ListRow *found = m_model->row(row))
            all << PageObject{found->key, found->cells[1].text, found->cells[0].text};
    return all;
}

QList<KeyHelp> SecretsPage::keys() const
{
    return {{QStringLiteral("/"), tr("Filter")},
            {QStringLiteral("Enter"), tr("Open the details")},
            {QStringLiteral("F5"), tr("Look again; a locked keychain may ask for its password")}};
}

QJsonObject SecretsPage::saveLayout() const
{
    return {{QStringLiteral("table"), m_table->saveLayout()}, {QStringLiteral("detail"), m_split->detailUnits()}};
}

void SecretsPage::restoreLayout(const QJsonObject &layout)
{
    m_table->restoreLayout(layout[QStringLiteral("table")].toObject());
    if (layout.contains(QStringLiteral("detail")))
        m_split->setDetailUnits(layout[QStringLiteral("detail")].toDouble());
}

void SecretsPage::setNarrow(bool narrow)
{
    PanePage::setNarrow(narrow);
    m_table->setCompact(narrow);
    m_split->setNarrow(narrow);
    if (narrow)
        m_split->setDetailShown(false);
}

void SecretsPage::showList()
{
    const Snapshot<credentials::CredentialList> &snapshot = m_workflow->snapshot();
    if (!snapshot.value)
        return;
    const QDateTime now = m_clock->utcNow();
    models::DataAge age = models::DataAge::of(snapshot, tr("this desk"), m_clock->monotonicNow(), std::nullopt);
    if (snapshot.value->keychainError)
        age.fetchedAt.reset(); // asked, and not told: that is no data
    header()->setAge(age);
    const QString chosen = selectedName();
    m_model->setRows(models::credentialRows(*snapshot.value, now, rotateAfterDays(), m_filter->text()));
    if (!chosen.isEmpty() && m_model->rowOf(chosen) >= 0 && selectedName() != chosen)
        m_table->setCurrentIndex(m_model->index(m_model->rowOf(chosen), 1));
    if (m_model->rowCount() == 0)
        m_empty->describe(EmptyState::Kind::FilteredOut, tr("No key matches the filter"), tr("Every word must be found in the row."));
    showKeychain();
    showSelection();
    showCounts();
}

void SecretsPage::showKeychain()
{
    const models::KeychainAdvice advice = models::keychainAdvice(*m_workflow->snapshot().value);
    const bool choose = advice.offerAgain || advice.offerSession || advice.offerAccept;
    m_keychain->setVisible(choose);
    m_verdict->setVisible(!choose);
    if (choose) {
        StateText state = advice.state;
        state.word = advice.title;
        m_keychain->setState(state);
        m_keychain->setText(advice.sentence);
        m_again->setVisible(advice.offerAgain);
        m_session->setVisible(advice.offerSession);
        m_accept->setVisible(advice.offerAccept);
    } else {
        m_verdict->setVerdict(advice.state, advice.title, advice.sentence);
    }
}

void SecretsPage::showCounts()
{
    const credentials::CredentialList &list = *m_workflow->snapshot().value;
    int kept = 0;
    int missing = 0;
    int unread = 0;
    bool testable = false;
    for (const SetStatus &set : list.sets) {
        testable = testable || (set.set.canBeTested && set.isComplete());
        for (const CredentialStatus &name : set.names) {
            kept += name.state == CredentialStatus::State::Stored || name.state == CredentialStatus::State::Exposed;
            missing += name.state == CredentialStatus::State::Missing;
            unread += name.state == CredentialStatus::State::Unread;
        }
    }
    QStringList totals;
    if (kept > 0)
        totals << models::counted(kept, tr("1 kept"), tr("%1 kept"));
    if (missing > 0)
        totals << models::counted(missing, tr("1 missing"), tr("%1 missing"));
    if (unread > 0)
        totals << models::counted(unread, tr("1 unknown"), tr("%1 unknown"));
    header()->setTotals(totals.join(kDot));
    m_foot->setLeft(models::counted(m_model->rowCount(), tr("1 key"), tr("%1 keys")));
    m_foot->setMiddle(rotateAfterDays() > 0
                          ? models::counted(rotateAfterDays(), tr("Rotation is due after 1 day"), tr("Rotation is due after %1 days"))
                          : QString());
    applyState(m_testAll, m_testing  ? ActionState::no(tr("A test is running"))
                          : testable ? ActionState::yes()
                                     : ActionState::no(tr("No remote has a whole key to test")));
    const models::CredentialTrouble trouble = models::credentialTrouble(list, m_clock->utcNow(), rotateAfterDays());
    emit needsAttention(trouble.count, trouble.worst);
}

QString SecretsPage::selectedName() const
{
    return m_table->currentIndex().data(models::CellRole::Key).toString();
}

void SecretsPage::showSelection()
{
    const QString chosen = selectedName();
    const SetStatus *set = m_workflow->setOf(chosen);
    const CredentialStatus *name = nameIn(set, chosen);
    const bool own = name && !set->set.isOurs && name->need.keeping == Keeping::SecretStore;
    const bool isKnown = own && name->need.isTyped && name->need.purpose != credentials::Purpose::Unused;
    const bool isStored = name && name->state == CredentialStatus::State::Stored;
    const bool writable = m_access->isWritable();
    m_test->setVisible(name && set->set.canBeTested);
    m_enter->setVisible(isKnown && (writable || !isStored));
    m_delete->setVisible(own && isStored && writable);
    m_copy->setVisible(isKnown);
    m_enter->setText(isStored ? tr("Replace…") : tr("Enter…"));
    if (!name) {
        m_panel->showNothing();
        m_detail->setReason(QString());
        return;
    }
    applyState(m_test, m_testing           ? ActionState::no(tr("A test is running"))
                       : set->isComplete() ? ActionState::yes()
                                           : ActionState::no(tr("There is no whole key to test")));
    applyState(m_enter, m_form->isOpen() ? ActionState::no(tr("It is being entered")) : ActionState::yes());
    m_detail->setReason(own && isStored && !writable ? (name->need.isTyped ? tr("Read-only: replace and delete appear when writes are unlocked.")
                                                                           : tr("Read-only: delete appears when writes are unlocked."))
                        : own && !name->need.isTyped ? tr("Written by Pilothouse; never entered by hand.")
                        : set->set.isOurs            ? tr("Made and kept by Pilothouse itself.")
                        : set->set.canBeTested && !set->isComplete() ? tr("There is no whole key to test.")
                                                                     : QString());
    m_panel->show({*set, *name, m_environment, m_clock->utcNow(), rotateAfterDays()});
}

void SecretsPage::openForm()
{
    const SetStatus *set = m_workflow->setOf(selectedName());
    if (!set)
        return;
    m_split->setDetailShown(true);
    m_form->show();
    m_form->open(*set);
    showSelection();
}

void SecretsPage::closeForm()
{
    if (!m_form->isOpen())
        return;
    const bool hadFocus = m_form->isAncestorOf(QApplication::focusWidget());
    m_form->close();
    m_form->hide();
    if (hadFocus)
        m_table->setFocus(Qt::OtherFocusReason);
    showSelection();
}

void SecretsPage::submit(Proof proof)
{
    const QString setId = m_form->setId();
    const QStringList given = m_form->given();
    const credentials::NewValues values = m_form->values();
    PlanOffer offer;
    offer.make = [workflow = m_workflow, setId, given, proof] { return workflow->planStore(setId, given, proof); };
    offer.run = [this, setId, values, proof](const QString &) {
        m_cancel = CancelToken();
        QCoro::connect(m_workflow->store(setId, values, proof, m_cancel), this, [this, setId](const Status &result) {
            if (result && m_form->setId() == setId)
                closeForm();
            else if (!result && m_form->setId() == setId)
                m_form->showError(result.error());
            report(result, tr("Stored"), tr("Not stored"));
        });
    };
    emit planOffered(offer);
}

void SecretsPage::testSelected()
{
    if (const SetStatus *set = m_workflow->setOf(selectedName()))
        testNext({set->set.id});
}

void SecretsPage::testAll()
{
    QStringList sets;
    if (m_workflow->snapshot().value)
        for (const SetStatus &set : m_workflow->snapshot().value->sets)
            if (set.set.canBeTested && set.isComplete())
                sets << set.set.id;
    testNext(sets);
}

void SecretsPage::testNext(QStringList sets)
{
    m_testing = !sets.isEmpty();
    showCounts();
    showSelection();
    if (sets.isEmpty())
        return;
    const QString setId = sets.takeFirst();
    m_cancel = CancelToken();
    QCoro::connect(m_workflow->test(setId, m_cancel), this, [this, setId, sets](const Status &result) {
        const SetStatus *set = m_workflow->find(setId);
        const QString remote = set ? visibleText(set->set.remote, 80) : setId;
        if (result)
            emit notify({StateText::of(Mark::Pass, tr("%1 takes the key").arg(remote)), set && set->lastTest ? set->lastTest->saying : QString()});
        else
            report(result, QString(), tr("%1: key not taken").arg(remote));
        testNext(sets);
    });
}

void SecretsPage::deleteSelected()
{
    const QString name = selectedName();
    const SetStatus *set = m_workflow->setOf(name);
    if (!set)
        return;
    const QString stops = models::whatStopsText(set->set);
    PlanOffer offer;
    offer.dangerous = true;
    offer.make = [workflow = m_workflow, name, stops] { return workflow->planRemove(name, stops); };
    offer.run = [this, name](const QString &) {
        QCoro::connect(m_workflow->remove(name), this,
                       [this, name](const Status &result) { report(result, tr("%1 is deleted").arg(name), tr("%1 was not deleted").arg(name)); });
    };
    emit planOffered(offer);
}

void SecretsPage::report(const Status &result, const QString &done, const QString &failed)
{
    if (result) {
        emit notify({StateText::of(Mark::Pass, done), m_environment});
        return;
    }
    emit notify({StateText::of(Mark::Fail, failed), models::spokenLine(result.error(), Attempt::Change)});
}

} // namespace pilothouse::ui
