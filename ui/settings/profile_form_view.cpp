// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/profile_form_view.h"

#include "models/profile_edit.h"
#include "models/spoken.h"
#include "services/profiles/yaml_tree.h"
#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"
#include "ui/widgets/card.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/note.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace pilothouse::ui {

using models::Mark;
using models::ProfileField;
using models::StateText;

ProfileFormView::ProfileFormView(models::ProfileEdit *edit, QWidget *parent) : QWidget(parent), m_edit(edit)
{
    const auto m = Metrics::current();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(m.gap());
    m_unreadable = new Note(StateText::of(Mark::Warn, tr("The text cannot be read as it is")), Note::Shape::Box, this);
    m_unreadable->setText(tr("Mend the marked line in the text; the form comes back with it. Nothing is lost."));
    m_unreadable->hide();
    column->addWidget(m_unreadable);

    m_identity = new Card(tr("Environment"), Card::Body::Padded, this);
    m_identity->setSubtitle(tr("neither can be changed later: record, keys and file are called so"));
    ProfileField name;
    name.path = QStringLiteral("name");
    name.label = tr("Name");
    name.hint = tr("Unique on this desk; stands on every window, plan and report.");
    ProfileField kind;
    kind.path = QStringLiteral("kind");
    kind.label = tr("Kind");
    kind.hint = tr("Production opens read-only.");
    kind.kind = ProfileField::Kind::Choice;
    kind.choices = {QStringLiteral("production"), QStringLiteral("staging"), QStringLiteral("demo")};
    for (const ProfileField &field : {name, kind})
        m_rows.push_back(addRow(m_identity->body(), field, m_identity));
    m_identityRows = m_rows.size();
    column->addWidget(m_identity);
    for (const models::ProfileSection &section : models::profileSections())
        addSection(column, section);
    column->addStretch(1);

    for (size_t i = 0; i < m_rows.size(); ++i) {
        if (m_rows[i].line)
            connect(m_rows[i].line, &QLineEdit::textEdited, this, [this, i](const QString &text) { enter(i, text.trimmed()); });
        else
            connect(m_rows[i].choice, &QComboBox::activated, this, [this, i] { enter(i, m_rows[i].choice->currentData().toString()); });
    }
    connect(m_edit, &models::ProfileEdit::changed, this, &ProfileFormView::follow);
}

void ProfileFormView::addSection(QVBoxLayout *column, const models::ProfileSection &section)
{
    const auto m = Metrics::current();
    auto *card = new Card(section.title, Card::Body::Padded, this);
    card->setSubtitle(section.sentence);
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(m.u(5));
    grid->setVerticalSpacing(m.u(2));
    for (int i = 0; i < int(section.fields.size()); ++i) {
        auto *cell = new QVBoxLayout;
        m_rows.push_back(addRow(cell, section.fields[size_t(i)], card));
        cell->addStretch(1);
        grid->addLayout(cell, i / 2, i % 2);
    }
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    card->body()->addLayout(grid);
    column->addWidget(card);
    m_cards.push_back(card);
}

ProfileFormView::Row ProfileFormView::addRow(QVBoxLayout *column, const ProfileField &field, QWidget *parent)
{
    const auto m = Metrics::current();
    Row row;
    row.field = field;
    auto *name = new PlainLabel(field.label, Type::Small, Ink::Text, parent);
    name->setType(Type::Small, Weight::Medium);
    QWidget *control = nullptr;
    if (field.kind == ProfileField::Kind::Choice) {
        row.choice = new QComboBox(parent);
        if (field.path != QLatin1String("kind"))
            row.choice->addItem(tr("not set"), QString());
        for (const QString &choice : field.choices)
            row.choice->addItem(choice, choice);
        control = row.choice;
    } else {
        row.line = new QLineEdit(parent);
        control = row.line;
    }
    control->setObjectName(QStringLiteral("field ") + field.path);
    control->setAccessibleName(field.label);
    control->setAccessibleDescription(field.hint);
    name->setBuddy(control);
    column->setSpacing(m.u(1));
    column->addWidget(name);
    column->addWidget(control);
    row.hint = new PlainLabel(field.hint, Type::Small, Ink::Muted, parent);
    row.hint->setWordWrap(true);
    row.hint->setVisible(!field.hint.isEmpty());
    column->addWidget(row.hint);
    column->addSpacing(m.u(1));
    return row;
}

void ProfileFormView::enter(size_t index, const QString &value)
{
    const Row &row = m_rows[index];
    m_following = true; // the field that is being typed into keeps its text and cursor
    const Status entered = m_edit->setValue(row.field, value);
    m_following = false;
    QWidget *control = row.line ? static_cast<QWidget *>(row.line) : row.choice;
    control->setProperty("problem", !entered.has_value());
    repolish(control);
    row.hint->setText(entered ? row.field.hint : models::spokenLine(entered.error()));
    row.hint->setInk(entered ? Ink::Muted : Ink::Fail);
    row.hint->setVisible(!row.hint->text().isEmpty());
    control->setAccessibleDescription(row.hint->text());
}

void ProfileFormView::follow()
{
    const bool readable = profiles::parseYaml(m_edit->text(), QString()).has_value();
    m_unreadable->setVisible(!readable);
    m_identity->setVisible(readable && m_edit->isNew());
    for (QWidget *card : m_cards)
        card->setVisible(readable);
    if (!readable || m_following)
        return;
    for (const Row &row : m_rows) {
        const QString value = m_edit->value(row.field.path);
        if (row.line) {
            if (row.line->text() != value) {
                const QSignalBlocker quiet(row.line);
                row.line->setText(value);
                row.line->setCursorPosition(0);
            }
        } else {
            const QSignalBlocker quiet(row.choice);
            const int found = row.choice->findData(value);
            // A word the form does not know stays as it is; the text shows it.
            row.choice->setCurrentIndex(found);
        }
    }
}

} // namespace pilothouse::ui
