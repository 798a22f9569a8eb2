// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/profile_editor.h"

#include "models/format.h"
#include "models/profile_draft.h"
#include "models/spoken.h"
#include "ui/settings/key_trial_card.h"
#include "ui/settings/profile_form_view.h"
#include "ui/widgets/yaml_edit.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/diff_view.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/note.h"
#include "ui/widgets/splitter.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace pilothouse::ui {

using models::Mark;
using models::StateText;

ProfileEditor::ProfileEditor(models::ProfileEdit *edit, std::shared_ptr<credentials::KeyTrial> keys, std::shared_ptr<const Clock> clock,
                             QWidget *parent)
    : EnvironmentSubpage(QStringLiteral("backToEnvironments"), parent)
    , m_edit(edit)
    , m_views(new QButtonGroup(this))
{
    const auto m = Metrics::current();
    setObjectName(QStringLiteral("profileEditor"));
    tools()->addStretch();
    m_views->setExclusive(true);
    for (const auto &[view, word] : {std::pair(View::Form, tr("Form")), std::pair(View::Text, tr("Text"))}) {
        auto *chip = new Chip(word, this);
        chip->setCheckable(true);
        m_views->addButton(chip, int(view));
        tools()->addWidget(chip);
    }
    connect(m_views, &QButtonGroup::idClicked, this, [this](int id) { showView(View(id)); });

    m_form = new ProfileFormView(m_edit);
    auto *form = new QWidget;
    auto *formColumn = new QVBoxLayout(form);
    formColumn->setContentsMargins(0, 0, 0, 0);
    formColumn->setSpacing(m.gap());
    formColumn->addWidget(m_form);
    formColumn->addWidget(new KeyTrialCard(std::move(keys), std::move(clock), m_edit, form));
    formColumn->addStretch(1);
    auto *scroll = scrolled(form, 720);
    auto *textFrame = new QWidget;
    auto *textColumn = new QVBoxLayout(textFrame);
    textColumn->setContentsMargins(m.margin(), m.gap(), m.margin(), m.gap());
    m_text = new YamlEdit(textFrame);
    m_text->setObjectName(QStringLiteral("profileText"));
    m_text->setAccessibleName(tr("Profile file"));
    textColumn->addWidget(m_text);
    m_stack = new QStackedWidget;
    m_stack->addWidget(scroll);
    m_stack->addWidget(textFrame);

    m_split = new Splitter(Qt::Horizontal, this);
    m_split->addWidget(m_stack);
    m_split->addWidget(makeSide());
    m_split->setStretchFactor(0, 3);
    m_split->setStretchFactor(1, 2);
    m_split->setChildrenCollapsible(false);
    m_split->setSizes({m.px(760), m.px(480)});
    setBody(m_split);

    m_undo = makeButton(tr("Undo all"), ButtonRole::Default, IconName::Undo, this);
    m_undo->setObjectName(QStringLiteral("undoProfile"));
    connect(m_undo, &QPushButton::clicked, this, [this] {
        if (m_edit->isNew()) {
            m_edit->close();
            emit backRequested();
        } else {
            m_edit->undo();
        }
    });
    m_save = makeButton(tr("Save"), ButtonRole::Primary, IconName::None, this);
    m_save->setObjectName(QStringLiteral("saveProfile"));
    connect(m_save, &QPushButton::clicked, this, &ProfileEditor::save);
    addFootButton(m_undo);
    addFootButton(m_save);

    connect(m_text, &QPlainTextEdit::textChanged, this, [this] { m_edit->setText(m_text->toPlainText().toUtf8()); });
    connect(m_edit, &models::ProfileEdit::changed, this, [this] {
        m_saveError.reset();
        follow();
    });
}

QWidget *ProfileEditor::makeSide()
{
    const auto m = Metrics::current();
    auto *side = new Panel(Ground::Surface);
    side->setMinimumWidth(m.px(280));
    auto *column = new QVBoxLayout(side);
    column->setContentsMargins(m.margin(), m.gap(), m.margin(), m.gap());
    column->setSpacing(m.u(3));
    m_conflict = new Note({}, Note::Shape::Box, side);
    m_conflict->setObjectName(QStringLiteral("changedUnderneath"));
    m_takeTheirs = makeButton(tr("Take theirs"), ButtonRole::Default);
    m_takeTheirs->setObjectName(QStringLiteral("takeTheirs"));
    connect(m_takeTheirs, &QPushButton::clicked, m_edit, &models::ProfileEdit::takeTheirs);
    m_keepMine = makeButton(tr("Keep mine"), ButtonRole::Default);
    m_keepMine->setObjectName(QStringLiteral("keepMine"));
    connect(m_keepMine, &QPushButton::clicked, m_edit, &models::ProfileEdit::keepMine);
    m_conflict->addButton(m_takeTheirs);
    m_conflict->addButton(m_keepMine);
    m_conflict->hide();
    column->addWidget(m_conflict);
    m_problem = new Note({}, Note::Shape::Box, side);
    m_problem->setObjectName(QStringLiteral("profileProblem"));
    m_goTo = makeButton(QString(), ButtonRole::Link, IconName::None, side);
    connect(m_goTo, &QPushButton::clicked, this, [this] {
        showView(View::Text);
        m_text->goToLine(m_edit->problemLine());
    });
    column->addWidget(m_problem);
    column->addWidget(m_goTo, 0, Qt::AlignLeft);
    m_changesTitle = new PlainLabel(QString(), Type::Body, Ink::Text, side);
    m_changesTitle->setType(Type::Body, Weight::Strong);
    column->addWidget(m_changesTitle);
    m_changes = new QScrollArea(side);
    m_changes->setWidgetResizable(true);
    m_changes->setAccessibleName(tr("What saving changes"));
    m_changes->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    column->addWidget(m_changes, 1);
    return side;
}

void ProfileEditor::begin(View view)
{
    m_saveError.reset();
    showView(view);
    m_form->follow();
    follow();
}

void ProfileEditor::showView(View view)
{
    m_stack->setCurrentIndex(int(view));
    for (QAbstractButton *button : m_views->buttons())
        button->setFocusPolicy(m_views->id(button) == int(view) ? Qt::StrongFocus : Qt::ClickFocus); // Tab reaches the chosen one
    m_views->button(int(view))->setChecked(true);
}

void ProfileEditor::setNarrow(bool narrow)
{
    m_split->setOrientation(narrow ? Qt::Vertical : Qt::Horizontal);
    setPathShown(!narrow);
}

void ProfileEditor::follow()
{
    setHeading(m_edit->isNew() ? tr("New environment") : m_edit->name(), m_edit->name().isEmpty() ? QString() : m_edit->path());
    const QString text = QString::fromUtf8(m_edit->text());
    if (m_text->toPlainText() != text && m_text->toPlainText().toUtf8() != m_edit->text()) {
        const QSignalBlocker quiet(m_text);
        m_text->setPlainText(text);
    }
    m_text->setProblemLine(m_edit->problemLine());
    showProblem();
    showChanges();

    QString reason;
    if (m_edit->isChangedUnderneath())
        reason = tr("First say what becomes of the other program's change.");
    else if (m_edit->problem())
        reason = m_edit->problemLine() > 0 ? tr("Line %1 has to be mended first.").arg(m_edit->problemLine())
                                           : tr("The problem has to be mended first.");
    else if (!m_edit->isChanged())
        reason = tr("Nothing is changed.");
    setReason(reason.isEmpty() ? tr("Written whole or not at all, readable by you alone.") : reason);
    m_save->setEnabled(reason.isEmpty());
    m_save->setAccessibleDescription(reason);
    m_save->setText(m_edit->isNew()       ? tr("Create %1").arg(m_edit->name())
                    : m_edit->isChanged() ? models::counted(m_edit->changedLines(), tr("Save 1 changed line"), tr("Save %1 changed lines"))
                                          : tr("Save"));
    m_undo->setText(m_edit->isNew() ? tr("Drop it") : tr("Undo all"));
    m_undo->setEnabled(m_edit->isChanged());
    m_undo->setAccessibleDescription(m_edit->isChanged() ? QString() : reason);
}

void ProfileEditor::showProblem()
{
    m_conflict->setVisible(m_edit->isChangedUnderneath());
    if (m_edit->isChangedUnderneath()) {
        m_conflict->setState(StateText::of(Mark::Warn, tr("Another program changed this file meanwhile")));
        m_conflict->setText(tr("What it changed is shown below. Yours is still here and was not written. "
                               "“Keep mine” makes your text the one to be saved; “Take theirs” drops yours."));
    }
    m_goTo->setVisible(m_edit->problemLine() > 0);
    m_goTo->setText(tr("Go to line %1").arg(m_edit->problemLine()));
    if (m_saveError) {
        m_problem->setMessage(models::spoken(*m_saveError, Attempt::Change));
    } else if (m_edit->problem()) {
        const UserMessage message = models::spoken(*m_edit->problem());
        m_problem->setMessage(message);
    } else {
        const QStringList warnings = m_edit->profile() ? m_edit->profile()->warnings : QStringList();
        m_problem->setState(warnings.isEmpty() ? StateText::of(Mark::Pass, tr("A sound profile"))
                                               : StateText::of(Mark::Warn, tr("Sound, and deserves a word")));
        QStringList lines;
        if (m_edit->profile())
            lines << models::profileSummary(*m_edit->profile());
        m_problem->setText((lines + warnings).join(QLatin1Char('\n')));
    }
}

void ProfileEditor::showChanges()
{
    const bool theirs = m_edit->isChangedUnderneath();
    std::vector<models::DiffLine> lines = theirs ? m_edit->theirChanges() : m_edit->changes();
    const bool none = std::none_of(lines.begin(), lines.end(), [](const models::DiffLine &line) {
        return line.kind == models::DiffLine::Kind::Added || line.kind == models::DiffLine::Kind::Removed;
    });
    m_changesTitle->setText(theirs ? tr("What the other program changed") : none ? tr("Nothing is changed yet") : tr("What saving changes"));
    if (lines == m_shownChanges && m_changes->widget())
        return;
    m_shownChanges = lines;
    auto *frame = new Panel(Ground::Surface);
    auto *column = new QVBoxLayout(frame);
    column->setContentsMargins(0, 0, 0, 0);
    if (!none)
        column->addWidget(new DiffView(std::move(lines), frame));
    column->addStretch(1);
    m_changes->setWidget(frame);
}

void ProfileEditor::save()
{
    const int lines = m_edit->changedLines();
    const Status saved = m_edit->save();
    if (!saved) {
        m_saveError = saved.error();
        follow();
        return;
    }
    emit this->saved(m_edit->name(), lines);
}

} // namespace pilothouse::ui
