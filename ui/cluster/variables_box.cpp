// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cluster/variables_box.h"

#include "services/cluster/dotenv.h"
#include "services/core/plain_text.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/secret_field.h"

#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QVBoxLayout>

#include <algorithm>

namespace pilothouse::ui {

namespace {

constexpr qint64 kLargestFile = 1024 * 1024; ///< the guest takes no more
constexpr int kNameWidth = 220;
constexpr int kLongestName = 255;

} // namespace

/// One variable. A value from a file stands in the place of the field until it is typed anew.
class VariablesBox::Row final : public QWidget
{
public:
    Row(const QString &name, VariablesBox *box) : QWidget(box)
    {
        const auto m = Metrics::current();
        auto *row = new QHBoxLayout(this);
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(m.u(2));
        m_name = new QLineEdit(name, this);
        m_name->setMaxLength(kLongestName);
        m_name->setMinimumWidth(m.px(kNameWidth) / 2);
        m_name->setMaximumWidth(m.px(kNameWidth));
        m_name->setPlaceholderText(VariablesBox::tr("NAME"));
        m_name->setAccessibleName(VariablesBox::tr("Name of the variable"));
        m_name->setCursorPosition(0);
        row->addWidget(m_name, 1);
        m_field = new SecretField(VariablesBox::tr("Value of %1").arg(name.isEmpty() ? VariablesBox::tr("the variable") : name), this);
        // One place for a value, wherever it is from: the names stay in line.
        auto *value = new QHBoxLayout;
        value->setSpacing(m.u(2));
        row->addLayout(value, 2);
        value->addWidget(m_field, 1);
        m_origin = new PlainLabel(QString(), Type::Small, Ink::Muted, this);
        value->addWidget(m_origin, 1);
        m_type = makeButton(VariablesBox::tr("Type it instead"), ButtonRole::Link, IconName::None, this);
        value->addWidget(m_type);
        m_gone = makeIconButton(IconName::Trash, VariablesBox::tr("Take this variable out"), this);
        row->addWidget(m_gone);
        m_origin->hide();
        m_type->hide();
        connect(m_name, &QLineEdit::textChanged, box, &VariablesBox::changed);
        connect(m_field, &SecretField::changed, box, &VariablesBox::changed);
        connect(m_gone, &QPushButton::clicked, box, [box, this] { box->remove(this); });
        connect(m_type, &QPushButton::clicked, box, [box, this] {
            m_fromFile = Secret();
            show(false);
            m_field->setFocus(Qt::OtherFocusReason);
            emit box->changed();
        });
    }
    QString name() const { return m_name->text().trimmed(); }
    bool isEmpty() const { return m_isFromFile ? false : m_field->isEmpty(); }
    Secret value() const { return m_isFromFile ? m_fromFile.clone() : m_field->value(); }
    void take(Secret value, const QString &origin)
    {
        m_fromFile = std::move(value);
        m_field->clear();
        m_origin->setText(VariablesBox::tr("from %1, not shown").arg(origin));
        show(true);
    }
    void focusName() { m_name->setFocus(Qt::OtherFocusReason); }
    void focusValue() { m_field->setFocus(Qt::OtherFocusReason); }
    /// Tab comes here from `before`, field by field.
    void standBehind(QWidget *before)
    {
        for (QWidget *each :
             {static_cast<QWidget *>(m_name), static_cast<QWidget *>(m_field), static_cast<QWidget *>(m_type), static_cast<QWidget *>(m_gone)}) {
            setTabOrder(before, each);
            before = each;
        }
    }

private:
    void show(bool fromFile)
    {
        m_isFromFile = fromFile;
        m_field->setVisible(!fromFile);
        m_origin->setVisible(fromFile);
        m_type->setVisible(fromFile);
    }

    QLineEdit *m_name;
    SecretField *m_field;
    PlainLabel *m_origin;
    QPushButton *m_type;
    QPushButton *m_gone;
    Secret m_fromFile;
    bool m_isFromFile = false;
};

VariablesBox::VariablesBox(QWidget *parent)
    : QWidget(parent)
    , m_column(new QVBoxLayout)
    , m_add(makeButton(tr("Add variable"), ButtonRole::Default, IconName::Add, this))
    , m_fromFile(makeButton(tr("Take from .env…"), ButtonRole::Default, IconName::Import, this))
    , m_problem(new PlainLabel(QString(), Type::Small, Ink::Fail, this))
    , m_ask([](QWidget *window) {
        return QFileDialog::getOpenFileName(window, tr("Choose a file of variables"), QString(), tr("Variables (*.env .env*);;All files (*)"));
    })
{
    const auto m = Metrics::current();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(m.u(2));
    m_column->setSpacing(m.u(1));
    column->addLayout(m_column);
    auto *foot = new QHBoxLayout;
    foot->setSpacing(m.u(2));
    foot->addWidget(m_add);
    foot->addWidget(m_fromFile);
    foot->addStretch(1);
    column->addLayout(foot);
    m_problem->setParagraph(true);
    m_problem->hide();
    column->addWidget(m_problem);
    m_add->setObjectName(QStringLiteral("deployAddVariable"));
    m_fromFile->setObjectName(QStringLiteral("deployEnvFile"));
    connect(m_add, &QPushButton::clicked, this, [this] {
        addRow(QString())->focusName();
        emit changed();
    });
    connect(m_fromFile, &QPushButton::clicked, this, [this] {
        if (const QString path = m_ask(this); !path.isEmpty())
            takeFile(path);
    });
}

VariablesBox::~VariablesBox() = default;

VariablesBox::Row *VariablesBox::addRow(const QString &name)
{
    auto *row = new Row(name, this);
    m_rows.push_back(row);
    m_column->addWidget(row);
    row->standBehind(m_add->previousInFocusChain()); // rows come late, and stand above the buttons
    return row;
}

void VariablesBox::focusFirst()
{
    if (m_rows.empty())
        m_add->setFocus(Qt::OtherFocusReason);
    else
        m_rows.front()->focusValue();
}

VariablesBox::Row *VariablesBox::find(const QString &name) const
{
    const auto found = std::find_if(m_rows.begin(), m_rows.end(), [&](const Row *row) { return row->name() == name; });
    return found == m_rows.end() ? nullptr : *found;
}

void VariablesBox::remove(Row *row)
{
    std::erase(m_rows, row);
    row->hide();
    row->deleteLater();
    m_add->setFocus(Qt::OtherFocusReason);
    emit changed();
}

void VariablesBox::clear()
{
    for (Row *row : m_rows) {
        row->hide();
        row->deleteLater();
    }
    m_rows.clear();
    m_sealed.clear();
    m_problem->hide();
    emit changed();
}

bool VariablesBox::isGiven(const Row *row) const
{
    return !row->name().isEmpty() && !(row->isEmpty() && m_sealed.contains(row->name()));
}

QStringList VariablesBox::names() const
{
    QStringList names;
    for (const Row *row : m_rows)
        if (isGiven(row))
            names << row->name();
    return names;
}

std::vector<cluster::SealedVariable> VariablesBox::variables() const
{
    std::vector<cluster::SealedVariable> variables;
    for (const Row *row : m_rows)
        if (isGiven(row))
            variables.push_back({row->name(), row->value()});
    return variables;
}

QString VariablesBox::problem() const
{
    static const QRegularExpression good(QStringLiteral("^[A-Za-z_][A-Za-z0-9_]*$"));
    QStringList seen;
    for (const Row *row : m_rows) {
        const QString name = row->name();
        if (name.isEmpty() && row->isEmpty())
            continue;
        if (name.isEmpty())
            return tr("A variable has a value and no name.");
        if (!good.match(name).hasMatch())
            return tr("%1 is no name of a variable: letters, digits and _, and no digit first.").arg(visibleText(name, 60));
        if (seen.contains(name))
            return tr("%1 is there twice.").arg(name);
        if (row->isEmpty() && !m_sealed.contains(name))
            return tr("%1 has no value yet.").arg(name);
        seen << name;
    }
    return QString();
}

void VariablesBox::expect(const QStringList &names)
{
    for (const QString &name : names)
        if (find(name) == nullptr)
            addRow(name);
    emit changed();
}

void VariablesBox::setSealed(const QStringList &names)
{
    m_sealed = names;
    expect(names);
}

void VariablesBox::take(std::vector<cluster::SealedVariable> variables, const QString &origin)
{
    for (cluster::SealedVariable &variable : variables) {
        Row *row = find(variable.name);
        (row == nullptr ? addRow(variable.name) : row)->take(std::move(variable.value), origin);
    }
    emit changed();
}

void VariablesBox::takeFile(const QString &path)
{
    QFile file(path);
    const QString name = visibleText(QFileInfo(path).fileName(), 80);
    if (!file.open(QIODevice::ReadOnly))
        return say(tr("%1 cannot be read: %2").arg(name, file.errorString()));
    if (file.size() > kLargestFile)
        return say(tr("%1 is larger than the 1 MiB that a machine takes.").arg(name));
    QByteArray text = file.read(kLargestFile);
    auto variables = cluster::parseDotenv(text);
    wipe(text);
    if (!variables)
        return say(tr("%1: %2").arg(name, variables.error().what));
    m_problem->hide();
    take(std::move(*variables), name);
}

void VariablesBox::say(const QString &problem)
{
    m_problem->setText(problem);
    m_problem->show();
}

} // namespace pilothouse::ui
