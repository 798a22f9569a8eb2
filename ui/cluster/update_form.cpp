// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cluster/update_form.h"

#include "models/cvm_change_text.h"
#include "models/format.h"
#include "services/core/plain_text.h"
#include "ui/cluster/compose_box.h"
#include "ui/cluster/drop_consent.h"
#include "ui/cluster/hash_forecast.h"
#include "ui/cluster/source_box.h"
#include "ui/cluster/variables_box.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/card.h"
#include "ui/widgets/labels.h"

#include <QCheckBox>
#include <QVBoxLayout>

namespace pilothouse::ui {

namespace {

constexpr int kComposeLines = 18;
constexpr int kScriptLines = 6;

/// As an editor shows it: it knows one line end only, and a text that differs in nothing else was not changed by anybody.
QString asEdited(QString text)
{
    text.replace(QStringLiteral("\r\n"), QStringLiteral("\n"));
    return text;
}

} // namespace

UpdateForm::UpdateForm(About about, QWidget *parent)
    : ChangeFrame(about == About::Compose ? QStringLiteral("compose") : QStringLiteral("variables"), parent)
    , m_about(about)
    , m_variables(new VariablesBox(this))
    , m_consent(new DropConsent(this))
    , m_forecast(new HashForecast(this))
{
    fillCards();
    connect(m_variables, &VariablesBox::changed, this, &UpdateForm::follow);
    connect(m_consent, &DropConsent::changed, this, &UpdateForm::follow);
    connect(m_forecast, &HashForecast::settled, this, &UpdateForm::follow);
    if (m_compose != nullptr)
        connect(m_compose, &ComposeBox::changed, this, &UpdateForm::follow);
    if (m_script != nullptr)
        connect(m_script, &SourceBox::changed, this, &UpdateForm::follow);
    if (m_replace != nullptr)
        connect(m_replace, &QCheckBox::toggled, this, &UpdateForm::follow);
    follow();
}

void UpdateForm::fillTexts(QVBoxLayout *left)
{
    m_compose = new ComposeBox(this);
    m_compose->setShownLines(kComposeLines);
    m_compose->setDifferencesShown(true);
    auto *text = new Card(tr("Compose file"), Card::Body::Padded, this);
    text->body()->addWidget(m_compose, 1);
    left->addWidget(text);
    m_script
        = new SourceBox({QStringLiteral("updateScript"), QStringLiteral("updateChooseScript"), tr("Pre-launch script"),
                         tr("Choose a pre-launch script"), tr("Scripts (*.sh);;All files (*)"), tr("What differs from the pre-launch script of %1")},
                        this);
    m_script->setShownLines(kScriptLines);
    m_script->setDifferencesShown(true);
    auto *script = new Card(tr("Pre-launch script"), Card::Body::Padded, this);
    script->setSubtitle(tr("runs as root before the containers; an empty one is none"));
    script->body()->addWidget(m_script, 1);
    left->addWidget(script);
}

void UpdateForm::fillCards()
{
    const auto m = Metrics::current();
    m_columns = new QBoxLayout(QBoxLayout::LeftToRight);
    m_columns->setSpacing(m.gap());
    auto *left = new QVBoxLayout;
    auto *right = new QVBoxLayout;
    for (QVBoxLayout *side : {left, right})
        side->setSpacing(m.gap());
    auto *variables = new Card(tr("Variables"), Card::Body::Padded, this);
    auto *hash = new Card(tr("Compose hash"), Card::Body::Padded, this);
    hash->body()->addWidget(m_forecast);
    if (m_about == About::Compose) {
        fillTexts(left);
        m_stay = new PlainLabel(QString(), Type::Body, Ink::Text, variables);
        m_stay->setParagraph(true);
        m_replace = new QCheckBox(tr("Give a whole new set as well"), variables);
        m_replace->setObjectName(QStringLiteral("composeReplace"));
        m_replace->setMinimumHeight(m.leastTarget());
        for (QWidget *part : {static_cast<QWidget *>(m_stay), static_cast<QWidget *>(m_replace), static_cast<QWidget *>(m_variables),
                              static_cast<QWidget *>(m_consent)})
            variables->body()->addWidget(part);
        right->addWidget(hash);
        right->addWidget(variables);
    } else {
        variables->setSubtitle(tr("encrypted on this desk; values that are sealed already cannot be read"));
        variables->body()->addWidget(m_variables);
        auto *names = new Card(tr("What becomes of the names"), Card::Body::Padded, this);
        names->body()->addWidget(m_consent);
        left->addWidget(variables);
        right->addWidget(names);
        right->addWidget(hash);
    }
    left->addStretch(1);
    right->addStretch(1);
    m_columns->addLayout(left, 1); // as wide as the right one, which shows a compose hash in full
    m_columns->addLayout(right, 1);
    page()->addLayout(m_columns);
    if (m_about == About::Compose)
        setOrder({m_compose, m_script, m_forecast, m_replace, m_variables, m_consent});
    else
        setOrder({m_variables, m_consent, m_forecast});
}

void UpdateForm::begin(const domain::Cvm &cvm)
{
    clear();
    m_cvm = cvm;
    const QString name = visibleText(cvm.name, 80);
    setTitle(m_about == About::Compose ? tr("Compose file of %1").arg(name) : tr("Variables of %1").arg(name));
    follow();
}

void UpdateForm::setPresent(const domain::Cvm &cvm, const cluster::ComposeFile &file)
{
    const bool first = !m_present;
    // Text that nobody touched goes with what the machine runs; one that was written meanwhile stays.
    const bool untouched = m_compose != nullptr && (first ? m_compose->text().isEmpty() : !changesText());
    const bool untouchedScript = m_script != nullptr && (first ? m_script->text().isEmpty() : !changesScript());
    m_cvm = cvm;
    m_present = file;
    m_presentText = asEdited(file.composeText).toUtf8();
    m_presentScript = asEdited(file.preLaunchScript).toUtf8();
    const QString name = visibleText(cvm.name, 80);
    m_forecast->setPresent(file.manifest, cvm.composeHash);
    m_variables->setSealed(sealed().names());
    if (m_compose != nullptr) {
        if (untouchedScript)
            m_script->setText(file.preLaunchScript.toUtf8(), file.preLaunchScript.isEmpty() ? tr("%1 has none, as the cloud says").arg(name)
                                                                                            : tr("what %1 runs, as the cloud says").arg(name));
        m_script->setBaseline(asEdited(file.preLaunchScript), name);
        if (untouched)
            m_compose->setText(file.composeText.toUtf8(), tr("what %1 runs, as the cloud says").arg(name));
        m_compose->setBaseline(asEdited(file.composeText), name);
    }
    follow();
    if (first && m_variables->isAncestorOf(focusWidget()))
        m_variables->focusFirst(); // there are fields to type into by now
}

bool UpdateForm::givesVariables() const
{
    return m_about == About::Variables || m_replace->isChecked();
}

bool UpdateForm::changesText() const
{
    return m_compose != nullptr && m_present && m_compose->text() != m_presentText;
}

bool UpdateForm::changesScript() const
{
    return m_script != nullptr && m_present && m_script->text() != m_presentScript;
}

/// As far as anything tells; nothing before it is read.
cluster::SealedNames UpdateForm::sealed() const
{
    return m_present ? cluster::sealedNames(*m_present, m_cvm.osImage) : cluster::SealedNames();
}

std::shared_ptr<const cluster::CvmUpdate> UpdateForm::change() const
{
    const auto change = std::make_shared<cluster::CvmUpdate>();
    if (changesText())
        change->composeText = m_compose->text();
    if (changesScript())
        change->preLaunchScript = QString::fromUtf8(m_script->text());
    if (givesVariables())
        change->variables = m_variables->variables();
    change->predictedHash = m_forecast->predicted();
    return change;
}

bool UpdateForm::agreesTo(const cluster::ChangeOffer &offer) const
{
    return m_consent->covers(offer.variables.dropped, !offer.sealed.isComplete());
}

models::UpdateParts UpdateForm::parts() const
{
    using Script = models::UpdateParts::Script;
    const bool drops = givesVariables() && (!m_consent->change().dropped.isEmpty() || !sealed().isComplete());
    return {changesText(), givesVariables(), drops, !changesScript() ? Script::Stays : m_script->text().isEmpty() ? Script::Removed : Script::Given};
}

void UpdateForm::clear()
{
    m_present.reset();
    m_variables->clear();
    if (m_compose != nullptr) {
        m_replace->setChecked(false);
        m_compose->setBaseline({}, {});
        m_compose->setText({}, QString());
        m_script->setBaseline({}, {});
        m_script->setText({}, QString());
    }
    m_forecast->setPresent({}, {});
    m_forecast->setEdit({});
    m_consent->setChange({});
    clearNote();
    follow();
}

void UpdateForm::focusFirst()
{
    if (m_compose != nullptr)
        m_compose->focusText();
    else
        m_variables->focusFirst();
}

void UpdateForm::setNarrow(bool narrow)
{
    m_columns->setDirection(narrow ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
}

/// Why no plan can be opened now, the first of the reasons; empty: it can.
QString UpdateForm::problem() const
{
    if (!m_present)
        return tr("What the machine has now is not read yet.");
    if (m_compose != nullptr && m_compose->text().trimmed().isEmpty())
        return tr("There is no compose file yet.");
    if (m_compose != nullptr && m_compose->text().size() + m_script->text().size() > cluster::kLongestTexts)
        return tr("The compose file and the pre-launch script have more than 200 KiB together.");
    const bool changesTexts = changesText() || changesScript();
    if (givesVariables()) {
        if (const QString wrong = m_variables->problem(); !wrong.isEmpty())
            return wrong;
        if (!m_consent->isGiven()) {
            const int lost = int(m_consent->change().dropped.size());
            if (lost == 0)
                return tr("Variables may be lost that nobody can name: agree to that first.");
            return models::counted(lost, tr("1 variable would be lost: give it again, or agree to lose it."),
                                   tr("%1 variables would be lost: give them again, or agree to lose them."));
        }
        const cluster::VariableChange &names = m_consent->change();
        if (!changesTexts && names.added.isEmpty() && names.dropped.isEmpty() && names.kept.isEmpty())
            return tr("No variable is given yet.");
    } else if (!changesTexts) {
        return tr("Nothing is changed yet: this is what it runs already.");
    }
    return m_forecast->isPending() ? tr("The compose hash is being worked out…") : QString();
}

void UpdateForm::follow()
{
    const cluster::SealedNames known = sealed();
    const QStringList sealed = known.names();
    const bool gives = givesVariables();
    cluster::VariableChange names;
    if (m_present && gives)
        names = cluster::variableChange(sealed, m_variables->names());
    m_consent->setChange(names, gives ? known : cluster::SealedNames());
    m_consent->setVisible(gives);
    m_variables->setVisible(gives);
    if (m_compose != nullptr) {
        m_stay->setVisible(!gives);
        m_stay->setText(!m_present           ? tr("Which variables are sealed is not read yet.")
                        : sealed.isEmpty()   ? (known.isComplete() ? tr("None is sealed.") : models::sealedOriginText(known))
                        : known.isComplete() ? tr("Sealed, and they stay: %1").arg(visibleText(models::listText(sealed), 1000))
                                             : tr("What is sealed stays.") + u' ' + models::sealedOriginText(known));
        m_compose->setGiven(gives ? m_variables->names() : sealed);
    }
    provenance::ComposeEdit edit;
    if (changesText())
        edit.composeText = QString::fromUtf8(m_compose->text());
    if (changesScript())
        edit.preLaunchScript = QString::fromUtf8(m_script->text());
    if (m_present && gives && names.sent() != m_present->allowedEnvs)
        edit.allowedEnvs = names.sent();
    m_forecast->setForetellable(!m_present || !gives || m_present->listsEnvs); // a manifest without a list may get one
    m_forecast->setEdit(edit);
    setSummary(!m_present ? QString() : tr("A machine that runs restarts with it."));
    setProblem(problem());
}

} // namespace pilothouse::ui
