// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/overview/first_run_page.h"

#include "models/profile_draft.h"
#include "models/spoken.h"
#include "services/core/private_file.h"
#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/note.h"
#include "ui/widgets/state_label.h"

#include <QComboBox>
#include <QFileDialog>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPainter>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace pilothouse::ui {

using models::Mark;
using models::StateText;

namespace {

constexpr qsizetype kMaxFile = 1024 * 1024;

class PlainIcon final : public QWidget
{
public:
    PlainIcon(IconName name, int drawnPixels, IconTone tone, QWidget *parent) : QWidget(parent), m_name(name), m_tone(tone)
    {
        const int extent = Metrics::current().px(drawnPixels);
        setFixedSize(extent, extent);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Tokens &t = tokensOf(this);
        QPainter painter(this);
        paintIcon(&painter, rect(), m_name, m_tone == IconTone::Accent ? t.accent : t.muted);
    }

private:
    IconName m_name;
    IconTone m_tone;
};

Card *makeChoice(IconName icon, const QString &title, const QString &text, const QStringList &promises, QPushButton *button)
{
    const auto m = Metrics::current();
    auto *card = new Card;
    auto *column = card->body();
    column->setContentsMargins(m.px(20), m.px(20), m.px(20), m.px(20));
    column->setSpacing(m.u(2));
    column->addWidget(new PlainIcon(icon, 28, IconTone::Accent, card), 0, Qt::AlignLeft);
    column->addWidget(new PlainLabel(title, Type::Title, Ink::Text, card));
    auto *words = new PlainLabel(text, Type::Body, Ink::Muted, card);
    words->setWordWrap(true);
    words->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    column->addWidget(words);
    column->addStretch(1);
    column->addSpacing(m.u(2));
    for (const QString &promise : promises) {
        auto *line = new QHBoxLayout;
        line->setSpacing(m.px(7));
        line->addWidget(new PlainIcon(IconName::Verify, 14, IconTone::Muted, card));
        line->addWidget(new PlainLabel(promise, Type::Small, Ink::Text, card), 1);
        column->addLayout(line);
    }
    column->addSpacing(m.u(2));
    button->setParent(card);
    button->setProperty("buttonSize", QStringLiteral("large"));
    column->addWidget(button, 0, Qt::AlignLeft);
    card->setAccessibleName(title);
    return card;
}

QPlainTextEdit *makePreview(const QString &name, QWidget *parent)
{
    auto *text = new QPlainTextEdit(parent);
    text->setReadOnly(true);
    text->setFont(ui::font(Type::Mono));
    text->setAccessibleName(name);
    text->setLineWrapMode(QPlainTextEdit::NoWrap);
    text->setTabChangesFocus(true);
    return text;
}

/// Label above, field, hint below.
QLineEdit *addField(QVBoxLayout *column, const QString &label, const QString &hint, QWidget *parent)
{
    auto *name = new PlainLabel(label, Type::Small, Ink::Text, parent);
    name->setType(Type::Small, Weight::Medium);
    auto *field = new QLineEdit(parent);
    field->setAccessibleName(label);
    field->setAccessibleDescription(hint);
    name->setBuddy(field);
    column->addWidget(name);
    column->addWidget(field);
    if (!hint.isEmpty()) {
        auto *words = new PlainLabel(hint, Type::Small, Ink::Muted, parent);
        words->setWordWrap(true);
        column->addWidget(words);
    }
    column->addSpacing(Metrics::current().u(1));
    return field;
}

} // namespace

FirstRunPage::FirstRunPage(profiles::Folders folders, const std::vector<models::DeskFact> &desk, const QString &version, QWidget *parent)
    : Panel(Ground::Window, parent)
    , m_folders(std::move(folders))
{
    setObjectName(QStringLiteral("firstRunPage"));
    setAccessibleName(tr("No environment yet"));
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    auto *scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto *ground = new Panel(Ground::Window);
    auto *column = new QVBoxLayout(ground);
    const auto m = Metrics::current();
    column->setContentsMargins(m.u(6), m.u(6), m.u(6), m.u(6));
    auto *middle = new QHBoxLayout;
    m_stack = new QStackedWidget(ground);
    m_stack->setMaximumWidth(m.px(944));
    m_stack->addWidget(makeStart(desk, version));
    m_stack->addWidget(makeForm());
    m_stack->addWidget(makeImport());
    middle->addStretch(1);
    middle->addWidget(m_stack, 100);
    middle->addStretch(1);
    column->addStretch(1);
    column->addLayout(middle);
    column->addStretch(1);
    scroll->setWidget(ground);
    outer->addWidget(scroll);
    updatePreview();
}

QWidget *FirstRunPage::makeStart(const std::vector<models::DeskFact> &desk, const QString &version)
{
    const auto m = Metrics::current();
    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(m.u(1));
    auto *title = new PlainLabel(tr("No environment yet"), Type::Figure, Ink::Text, page);
    column->addWidget(title);
    auto *sentence = new PlainLabel(tr("Look around on made-up data, or connect to the real thing. You can do both, they never mix."), Type::Body,
                                    Ink::Muted, page);
    sentence->setWordWrap(true);
    column->addWidget(sentence);
    column->addSpacing(m.u(4));

    auto *choices = new QHBoxLayout;
    choices->setSpacing(m.u(4));
    auto *demo = makeButton(tr("Start demo"), ButtonRole::Primary);
    demo->setObjectName(QStringLiteral("startDemo"));
    m_demo = demo;
    connect(demo, &QPushButton::clicked, this, &FirstRunPage::demoRequested);
    choices->addWidget(
        makeChoice(IconName::Flask, tr("Try the demo fleet"),
                   tr("A fleet with one machine that runs other code, two planes and a real router. Everything works, nothing is real."),
                   {tr("No account, no network"), tr("Every picture says DEMO")}, demo),
        1);
    auto *add = makeButton(tr("Add…"), ButtonRole::Default);
    add->setObjectName(QStringLiteral("addEnvironment"));
    connect(add, &QPushButton::clicked, this, &FirstRunPage::showForm);
    choices->addWidget(makeChoice(IconName::Setup, tr("Add an environment"),
                                  tr("A name, a kind and the addresses. You see the file before it is written."),
                                  {tr("Secrets stay in the keychain"), tr("Production opens read-only")}, add),
                       1);
    auto *open = makeButton(tr("Import…"), ButtonRole::Default);
    open->setObjectName(QStringLiteral("importProfile"));
    connect(open, &QPushButton::clicked, this, &FirstRunPage::chooseFile);
    choices->addWidget(makeChoice(IconName::Import, tr("Open what you have"), tr("A profile of another desk. It is checked line by line first."),
                                  {tr("Shows what is in it"), tr("Overwrites nothing")}, open),
                       1);
    column->addLayout(choices);
    column->addSpacing(m.u(4));

    auto *card = new Card(tr("This desk"), Card::Body::Padded, page);
    card->setSubtitle(tr("checked now"));
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(m.u(8));
    grid->setVerticalSpacing(m.u(3));
    for (size_t i = 0; i < desk.size(); ++i) {
        auto *cell = new QVBoxLayout;
        cell->setSpacing(0);
        auto *line = new StateLabel(desk[i].state, Type::Body, card);
        line->setEmphasis(StateLabel::Emphasis::None);
        cell->addWidget(line);
        if (!desk[i].advice.isEmpty()) {
            auto *advice = new PlainLabel(desk[i].advice, Type::Small, Ink::Muted, card);
            advice->setWordWrap(true);
            advice->setContentsMargins(m.mark() + m.px(6), 0, 0, 0);
            cell->addWidget(advice);
        }
        cell->addStretch(1);
        grid->addLayout(cell, int(i) / 2, int(i) % 2);
        grid->setColumnStretch(int(i) % 2, 1);
    }
    card->body()->addLayout(grid);
    column->addWidget(card);
    column->addSpacing(m.u(3));

    auto *foot = new QHBoxLayout;
    foot->setSpacing(m.u(1));
    foot->addWidget(new PlainLabel(tr("All keys: press"), Type::Small, Ink::Muted, page));
    foot->addWidget(new KeyCap(QStringLiteral("?"), page));
    foot->addSpacing(m.u(2));
    foot->addWidget(new PlainLabel(tr("Anything by name:"), Type::Small, Ink::Muted, page));
    foot->addWidget(new KeyCap(tr("Ctrl K"), page));
    foot->addStretch(1);
    foot->addWidget(new PlainLabel(tr("Pilothouse %1 · GPL-3.0-or-later").arg(version), Type::Small, Ink::Muted, page));
    column->addLayout(foot);
    return page;
}

QWidget *FirstRunPage::makeForm()
{
    const auto m = Metrics::current();
    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(m.u(1));
    column->addWidget(new PlainLabel(tr("Add an environment"), Type::Figure, Ink::Text, page));
    column->addWidget(new PlainLabel(tr("Secrets are asked for where they are first needed and go to the keychain, never into this file."),
                                     Type::Body, Ink::Muted, page));
    column->addSpacing(m.u(3));
    auto *card = new Card(QString(), Card::Body::Padded, page);
    auto *columns = new QHBoxLayout;
    columns->setSpacing(m.u(6));
    auto *fields = new QVBoxLayout;
    fields->setSpacing(m.u(1));
    m_name = addField(fields, tr("Name"), tr("Unique on this desk; stands on every window, plan and report."), card);
    m_name->setObjectName(QStringLiteral("profileName"));
    auto *kindLabel = new PlainLabel(tr("Kind"), Type::Small, Ink::Text, card);
    kindLabel->setType(Type::Small, Weight::Medium);
    m_kind = new QComboBox(card);
    m_kind->setObjectName(QStringLiteral("profileKind"));
    m_kind->setAccessibleName(tr("Kind"));
    m_kind->addItem(tr("staging"), int(domain::EnvironmentKind::Staging));
    m_kind->addItem(tr("production: opens read-only"), int(domain::EnvironmentKind::Production));
    kindLabel->setBuddy(m_kind);
    fields->addWidget(kindLabel);
    fields->addWidget(m_kind);
    fields->addSpacing(m.u(1));
    m_phala = addField(fields, tr("Phala Cloud address"), QString(), card);
    m_phala->setText(QStringLiteral("https://cloud-api.phala.com/api/v1"));
    m_cluster = addField(fields, tr("Cluster name"), tr("What the names of its CVMs begin with."), card);
    m_pccs = addField(fields, tr("Collateral service (PCCS)"), tr("Empty: quotes are verified only with collateral that you give."), card);
    fields->addStretch(1);
    columns->addLayout(fields, 1);
    auto *shown = new QVBoxLayout;
    shown->setSpacing(m.u(1));
    auto *caption = new PlainLabel(tr("The file as it will be written"), Type::Small, Ink::Text, card);
    caption->setType(Type::Small, Weight::Medium);
    shown->addWidget(caption);
    m_preview = makePreview(tr("Profile file"), card);
    shown->addWidget(m_preview, 1);
    m_path = new PlainLabel(QString(), Type::MonoSmall, Ink::Muted, card);
    m_path->setParagraph(true);
    shown->addWidget(m_path);
    columns->addLayout(shown, 1);
    card->body()->addLayout(columns);
    m_formProblem = new Note({}, Note::Shape::Box, card);
    m_formProblem->hide();
    card->body()->addWidget(m_formProblem);
    column->addWidget(card, 1);

    auto *foot = new QHBoxLayout;
    foot->setSpacing(m.u(2));
    m_formReason = new PlainLabel(QString(), Type::Small, Ink::Muted, page);
    auto *back = makeButton(tr("Back"), ButtonRole::Default, IconName::None, page);
    connect(back, &QPushButton::clicked, this, [this] { m_stack->setCurrentIndex(0); });
    m_create = makeButton(tr("Create profile"), ButtonRole::Primary, IconName::None, page);
    m_create->setObjectName(QStringLiteral("createProfile"));
    connect(m_create, &QPushButton::clicked, this, [this] { add(m_preview->toPlainText().toUtf8(), m_formProblem); });
    foot->addWidget(m_formReason, 1);
    foot->addWidget(back);
    foot->addWidget(m_create);
    column->addSpacing(m.u(2));
    column->addLayout(foot);
    for (QLineEdit *field : {m_name, m_phala, m_cluster, m_pccs})
        connect(field, &QLineEdit::textChanged, this, &FirstRunPage::updatePreview);
    connect(m_kind, &QComboBox::currentIndexChanged, this, &FirstRunPage::updatePreview);
    return page;
}

QWidget *FirstRunPage::makeImport()
{
    const auto m = Metrics::current();
    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(m.u(2));
    column->addWidget(new PlainLabel(tr("Open what you have"), Type::Figure, Ink::Text, page));
    m_importResult = new Note({}, Note::Shape::Box, page);
    column->addWidget(m_importResult);
    m_importText = makePreview(tr("Profile file"), page);
    m_importText->setMinimumHeight(m.px(260));
    column->addWidget(m_importText, 1);
    auto *foot = new QHBoxLayout;
    foot->setSpacing(m.u(2));
    auto *other = makeButton(tr("Another file…"), ButtonRole::Flat, IconName::Import, page);
    connect(other, &QPushButton::clicked, this, &FirstRunPage::chooseFile);
    auto *back = makeButton(tr("Back"), ButtonRole::Default, IconName::None, page);
    connect(back, &QPushButton::clicked, this, [this] { m_stack->setCurrentIndex(0); });
    m_import = makeButton(tr("Add this profile"), ButtonRole::Primary, IconName::None, page);
    m_import->setObjectName(QStringLiteral("addImported"));
    connect(m_import, &QPushButton::clicked, this, [this] { add(m_imported, m_importResult); });
    foot->addWidget(other);
    foot->addStretch(1);
    foot->addWidget(back);
    foot->addWidget(m_import);
    column->addLayout(foot);
    return page;
}

void FirstRunPage::showEvent(QShowEvent *event)
{
    Panel::showEvent(event);
    // Whoever is here for the first time needs one key only.
    if (m_stack->currentIndex() == 0)
        m_demo->setFocus(Qt::TabFocusReason);
}

void FirstRunPage::showForm()
{
    m_stack->setCurrentIndex(1);
    m_name->setFocus(Qt::TabFocusReason);
}

void FirstRunPage::updatePreview()
{
    models::ProfileDraft draft;
    draft.name = m_name->text();
    draft.kind = domain::EnvironmentKind(m_kind->currentData().toInt());
    draft.phalaUrl = m_phala->text();
    draft.clusterPrefix = m_cluster->text();
    draft.pccsUrl = m_pccs->text();
    const QByteArray yaml = draft.toYaml();
    m_preview->setPlainText(QString::fromUtf8(yaml));
    m_formProblem->hide();
    QString reason;
    const auto parsed = profiles::parseProfile(yaml, tr("new profile"));
    if (draft.name.trimmed().isEmpty())
        reason = tr("Needs a name.");
    else if (!parsed)
        reason = models::spokenLine(parsed.error());
    else if (models::profileExists(m_folders, parsed->environment.id.text()))
        reason = tr("An environment of this name is there already.");
    m_path->setText(parsed ? m_folders.profiles + QLatin1Char('/') + parsed->environment.id.text() + QLatin1String(".yaml") : QString());
    m_formReason->setText(reason);
    m_create->setEnabled(reason.isEmpty());
    m_create->setAccessibleDescription(reason);
}

void FirstRunPage::chooseFile()
{
    auto *dialog = new QFileDialog(this, tr("Open a profile"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Profiles (*.yaml *.yml)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, &FirstRunPage::checkFile);
    dialog->open();
}

void FirstRunPage::checkFile(const QString &path)
{
    m_stack->setCurrentIndex(2);
    m_imported.clear();
    m_importText->clear();
    m_import->setEnabled(false);
    const auto bytes = readPrivateFile(path, kMaxFile, FileAccess::OthersMayRead);
    if (!bytes) {
        m_importResult->setMessage(models::spoken(bytes.error()));
        return;
    }
    m_importText->setPlainText(QString::fromUtf8(*bytes));
    const auto profile = profiles::parseProfile(*bytes, path.section(QLatin1Char('/'), -1));
    if (!profile) {
        m_importResult->setMessage(models::spoken(profile.error()));
        return;
    }
    const QString name = profile->environment.id.text();
    if (models::profileExists(m_folders, name)) {
        m_importResult->setState(StateText::of(Mark::Warn, tr("%1 is on this desk already").arg(name)));
        m_importResult->setText(tr("Nothing was changed. Change the name in the file, or remove the old profile first."));
        return;
    }
    m_imported = *bytes;
    m_importResult->setState(StateText::of(Mark::Pass, tr("%1 is a sound profile").arg(name)));
    QStringList lines{models::profileSummary(*profile)};
    lines << profile->warnings;
    m_importResult->setText(lines.join(QLatin1Char('\n')));
    m_import->setEnabled(true);
}

void FirstRunPage::add(const QByteArray &yaml, Note *problem)
{
    const auto added = models::addProfile(m_folders, yaml);
    if (!added) {
        problem->setMessage(models::spoken(added.error(), Attempt::Change));
        problem->show();
        return;
    }
    emit environmentAdded(added->environment.id.text());
}

} // namespace pilothouse::ui
