// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cluster/source_box.h"

#include "models/text_diff.h"
#include "services/cluster/change_plan.h"
#include "services/core/plain_text.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/diff_view.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/yaml_edit.h"

#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace pilothouse::ui {

using namespace std::chrono_literals;

namespace {

constexpr int kLineHeight = 18;
constexpr qsizetype kMostDifferences = 400;

} // namespace

SourceBox::SourceBox(const Words &words, QWidget *parent)
    : QWidget(parent)
    , m_words(words)
    , m_edit(new YamlEdit(this))
    , m_origin(new PlainLabel(tr("Choose a file, or write it here."), Type::Small, Ink::Muted, this))
    , m_problem(new PlainLabel(QString(), Type::Small, Ink::Fail, this))
    , m_choose(makeButton(tr("Choose file…"), ButtonRole::Default, IconName::Import, this))
    , m_compare(new Chip(tr("Differences"), this))
    , m_difference(new QWidget(this))
    , m_ask([words](QWidget *window) { return QFileDialog::getOpenFileName(window, words.ask, QString(), words.filter); })
{
    const auto m = Metrics::current();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(m.u(2));
    auto *top = new QHBoxLayout;
    top->setSpacing(m.u(2));
    top->addWidget(m_choose);
    top->addWidget(m_compare);
    m_origin->setParagraph(true);
    top->addWidget(m_origin, 1);
    column->addLayout(top);
    m_problem->setParagraph(true);
    m_problem->hide();
    column->addWidget(m_problem);
    m_edit->setObjectName(words.id);
    m_edit->setAccessibleName(words.name);
    column->addWidget(m_edit, 1);
    auto *difference = new QVBoxLayout(m_difference);
    difference->setContentsMargins(0, 0, 0, 0);
    m_difference->hide();
    column->addWidget(m_difference);
    m_compare->setCheckable(true);
    m_compare->hide();
    m_choose->setObjectName(words.choose);
    m_settle.setSingleShot(true);
    m_settle.setInterval(200ms);
    connect(&m_settle, &QTimer::timeout, this, [this] {
        showDifferences();
        emit settled();
    });
    connect(m_edit, &QPlainTextEdit::textChanged, this, [this] {
        m_settle.start();
        emit changed();
    });
    connect(m_compare, &QAbstractButton::toggled, this, &SourceBox::showDifferences);
    connect(m_choose, &QPushButton::clicked, this, [this] {
        if (const QString path = m_ask(this); !path.isEmpty())
            takeFile(path);
    });
}

QByteArray SourceBox::text() const
{
    return m_edit->toPlainText().toUtf8();
}

void SourceBox::setText(const QByteArray &text, const QString &origin)
{
    m_problem->hide();
    m_origin->setText(origin);
    m_edit->setPlainText(QString::fromUtf8(text));
}

void SourceBox::takeFile(const QString &path)
{
    const auto refuse = [this](const QString &why) {
        m_problem->setText(why);
        m_problem->show();
    };
    QFile file(path);
    const QString name = visibleText(QFileInfo(path).fileName(), 80);
    if (!file.open(QIODevice::ReadOnly))
        return refuse(tr("%1 cannot be read: %2").arg(name, file.errorString()));
    const QByteArray text = file.read(cluster::kLongestTexts + 1);
    if (text.size() > cluster::kLongestTexts)
        return refuse(tr("%1 is larger than the 200 KiB that the cloud takes.").arg(name));
    if (!QByteArrayView(text).isValidUtf8())
        return refuse(tr("%1 is no UTF-8 text.").arg(name));
    setText(text, visibleText(path, 300));
}

void SourceBox::setShownLines(int lines)
{
    m_edit->setMinimumHeight(Metrics::current().px(kLineHeight) * lines);
}

void SourceBox::setDifferencesShown(bool shown)
{
    m_differencesShown = shown;
}

void SourceBox::setBaseline(const QString &text, const QString &machine)
{
    m_baseline = text;
    m_machine = machine;
    m_compare->setVisible(!text.isEmpty());
    m_compare->setToolTip(plainToolTip(m_words.differs.arg(machine)));
    m_compare->setChecked(!text.isEmpty() && (m_compare->isChecked() || m_differencesShown));
    m_settle.start();
}

void SourceBox::focusText()
{
    m_edit->setFocus(Qt::ShortcutFocusReason);
}

void SourceBox::showDifferences()
{
    const QStringList before = m_baseline.split(u'\n');
    const QStringList after = m_edit->toPlainText().split(u'\n');
    const bool same = before == after;
    if (!m_baseline.isEmpty())
        m_compare->setWord(same ? tr("Same as %1").arg(m_machine) : tr("Differs from %1").arg(m_machine));
    delete m_difference->findChild<DiffView *>(QString(), Qt::FindDirectChildrenOnly);
    m_difference->setVisible(m_compare->isChecked() && !same && !m_baseline.isEmpty());
    if (m_difference->isHidden())
        return;
    std::vector<models::DiffLine> lines = models::diffLines(before, after);
    if (qsizetype(lines.size()) > kMostDifferences)
        lines.resize(size_t(kMostDifferences));
    m_difference->layout()->addWidget(new DiffView(std::move(lines), m_difference));
}

} // namespace pilothouse::ui
