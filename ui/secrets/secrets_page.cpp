// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/secrets/secrets_page.h"

#include "models/cell_role.h"
#include "models/credential_text.h"
#include "models/data_age.h"
#include "models/desk_settings.h"
#include "models/format.h"
#include "services/environment/environment_services.h"
#include "ui/secrets/credential_actions.h"
#include "ui/secrets/credential_form.h"
#include "ui/secrets/credential_panel.h"
#include "ui/secrets/keychain_line.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/detail_panel.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/filter_field.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/pane_header.h"
#include "ui/widgets/splitter.h"
#include "ui/widgets/table_view.h"

#include <QCoroTask>

#include <QAction>
#include <QApplication>
#include <QVBoxLayout>

namespace pilothouse::ui {

using credentials::CredentialStatus;
using credentials::CredentialsWorkflow;
using credentials::Proof;
using credentials::SetStatus;

namespace {

constexpr int kDetailWidth = 372;
constexpr int kUsualRotation = 90;
const QString kDot = QStringLiteral(" · ");

} // namespace

SecretsPage::SecretsPage(const EnvironmentServices &services, std::shared_ptr<models::DeskSettings> desk, QWidget *parent)
    : PanePage(QStringLiteral("secrets"), tr("Secrets"), IconName::Secrets, services.clock, parent)
    , m_workflow(services.credentials)
    , m_access(services.access)
    , m_clock(services.clock)
    , m_desk(std::move(desk))
    , m_environment(services.profile.environment.id.text())
    , m_model(new models::ListTableModel(models::credentialColumns(), this))
    , m_keychain(new KeychainLine)
    , m_filter(new FilterField(tr("missing, AWS")))
    , m_table(new TableView)
    , m_empty(new EmptyState)
    , m_foot(new TableFoot)
    , m_detail(new DetailPanel)
    , m_panel(new CredentialPanel(m_detail))
    , m_form(new CredentialForm)
    , m_actions(new CredentialActions(m_workflow, m_access, m_environment, this))
{
    for (QAction *action :
         {m_actions->testAll(), m_actions->test(), m_actions->permissions(), m_actions->enter(), m_actions->remove(), m_actions->copy()})
        addPageAction(action);
    header()->addAction(m_actions->testAll());
    setFilterField(m_filter);

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
    m_detail->addVerb(m_actions->test());
    m_detail->addVerb(m_actions->enter());
    m_detail->addVerb(m_actions->remove());
    m_detail->addTool(m_actions->permissions());
    m_detail->addTool(m_actions->copy());
    m_split = new MasterDetail(list, m_detail, kDetailWidth);

    auto *body = new QWidget;
    auto *rows = new QVBoxLayout(body);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    rows->addWidget(m_keychain);
    rows->addWidget(m_split, 1);
    setContent(body);
    m_empty->describe(EmptyState::Kind::NeverLoaded, tr("Looking for keys"), tr("What this environment needs, and what is stored, appears here."));

    connectAll();
    showSelection();
    look(CredentialsWorkflow::Prompt::Avoid);
}

SecretsPage::~SecretsPage() = default;

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
    connect(m_form, &CredentialForm::testWanted, this, &SecretsPage::tryTyped);
    connect(m_form, &CredentialForm::cancelled, this, &SecretsPage::closeForm);
    connect(m_actions, &CredentialActions::enterWanted, this, &SecretsPage::openForm);
    connect(m_actions, &CredentialActions::changed, this, &SecretsPage::showSelection);
    connect(m_keychain, &KeychainLine::askWanted, this, [this] { look(CredentialsWorkflow::Prompt::Allow); });
    connect(m_keychain, &KeychainLine::sessionWanted, this, [this] {
        QCoro::connect(m_workflow->keepForSession(), this,
                       [this](const Status &result) { m_actions->report(result, tr("Keys are kept in memory"), tr("Not chosen")); });
    });
    connect(m_keychain, &KeychainLine::acceptWanted, this, [this] {
        QCoro::connect(m_workflow->acceptBackEnd(), this,
                       [this](const Status &result) { m_actions->report(result, tr("This keychain is used from now on"), tr("Not chosen")); });
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
    m_keychain->setAsking(true);
    QCoro::connect(m_workflow->refresh(prompt), this, [this](const Status &) {
        header()->setRefreshing(false);
        m_keychain->setAsking(false);
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
    m_keychain->setAdvice(models::keychainAdvice(*snapshot.value));
    showSelection();
    showCounts();
}

void SecretsPage::showCounts()
{
    const credentials::CredentialList &list = *m_workflow->snapshot().value;
    int kept = 0;
    int missing = 0;
    int unread = 0;
    for (const SetStatus &set : list.sets) {
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
    m_actions->follow(chosen, m_form->isOpen());
    m_detail->setReason(m_actions->reason());
    const SetStatus *set = m_workflow->setOf(chosen);
    const CredentialStatus *name = set ? set->find(chosen) : nullptr;
    if (name)
        m_panel->show({*set, *name, m_environment, m_clock->utcNow(), rotateAfterDays()});
    else
        m_panel->showNothing();
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

/// The typed values are asked with and forgotten: what is stored stays as it is.
void SecretsPage::tryTyped()
{
    const QString setId = m_form->setId();
    m_cancel = CancelToken();
    m_form->setTesting(true);
    QCoro::connect(m_workflow->tryValues(setId, m_form->values(), m_cancel), this, [this, setId](const Result<credentials::TestResult> &result) {
        if (m_form->setId() == setId)
            m_form->showTested(result);
    });
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
            m_actions->report(result, tr("Stored"), tr("Not stored"));
        });
    };
    emit planOffered(offer);
}

} // namespace pilothouse::ui
