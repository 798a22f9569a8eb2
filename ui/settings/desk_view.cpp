// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/desk_view.h"

#include "models/spoken.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/card.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/number_field.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLocale>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace pilothouse::ui {

using models::DeskChoices;
using models::Mark;
using models::StateText;

namespace {

QString languageName(const QString &code)
{
    if (code == QLatin1String("en"))
        return QStringLiteral("English");
    if (code == QLatin1String("zh_CN"))
        return QStringLiteral("简体中文");
    return QLocale(code).nativeLanguageName();
}

} // namespace

DeskView::DeskView(std::shared_ptr<models::DeskSettings> desk, const QStringList &languages, const QString &running, QWidget *parent)
    : QWidget(parent)
    , m_desk(std::move(desk))
    , m_running(running)
    , m_theme(new QButtonGroup(this))
{
    m_theme->setExclusive(true);
    const auto m = Metrics::current();
    auto *outer = new QHBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    auto *frame = new QWidget(this);
    frame->setMaximumWidth(m.px(720));
    auto *column = new QVBoxLayout(frame);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(m.gap());
    outer->addWidget(frame, 100);
    outer->addStretch(1);

    auto *look = new Card(tr("Look and language"), Card::Body::Padded, frame);
    auto *themeLabel = new PlainLabel(tr("Theme"), Type::Small, Ink::Text, look);
    themeLabel->setType(Type::Small, Weight::Medium);
    look->body()->setSpacing(m.u(1));
    look->body()->addWidget(themeLabel);
    auto *themes = new QHBoxLayout;
    themes->setSpacing(m.u(2));
    for (const auto &[theme, word] : {std::pair(DeskChoices::Theme::System, tr("As the desktop")), std::pair(DeskChoices::Theme::Light, tr("Light")),
                                      std::pair(DeskChoices::Theme::Dark, tr("Dark"))}) {
        auto *button = new Chip(word, look);
        button->setCheckable(true);
        m_theme->addButton(button, int(theme));
        themes->addWidget(button);
    }
    themes->addStretch(1);
    look->body()->addLayout(themes);
    look->body()->addSpacing(m.u(2));
    m_language = new QComboBox(look);
    m_language->setObjectName(QStringLiteral("language"));
    m_language->addItem(tr("As the system"), QString());
    for (const QString &code : languages)
        m_language->addItem(languageName(code), code);
    m_languageHint
        = qobject_cast<PlainLabel *>(addControl(look->body(), tr("Language"), tr("What has no translation yet stays English."), m_language));
    column->addWidget(look);

    auto *reading = new Card(tr("Reading and rotation"), Card::Body::Padded, frame);
    reading->body()->setSpacing(m.u(1));
    m_cluster = new NumberField(reading);
    m_cluster->setObjectName(QStringLiteral("clusterSeconds"));
    m_cluster->setRange(5, 600);
    m_cluster->setSuffix(tr(" s", "seconds"));
    addControl(reading->body(), tr("The list of machines is read every"),
               tr("What is older than two of these is called stale everywhere; a shorter time costs the cloud more requests."), m_cluster);
    m_rotate = new NumberField(reading);
    m_rotate->setObjectName(QStringLiteral("rotateAfterDays"));
    m_rotate->setRange(0, 3650);
    m_rotate->setSuffix(tr(" days"));
    m_rotate->setSpecialValueText(tr("never"));
    addControl(reading->body(), tr("A key should be replaced after"), tr("Secrets says so then; nothing happens by itself."), m_rotate);
    column->addWidget(reading);

    auto *told = new Card(tr("Notifications"), Card::Body::Padded, frame);
    m_notify = new QCheckBox(tr("Tell the desktop when something ends while another window is in front"), told);
    m_notify->setObjectName(QStringLiteral("notify"));
    m_notify->setMinimumHeight(m.leastTarget());
    told->body()->setSpacing(m.u(1));
    told->body()->addWidget(m_notify);
    auto *toldHint = new PlainLabel(tr("Environment, what it was and how it ended, as plain text; never a key or a line of a log."), Type::Small,
                                    Ink::Muted, told);
    toldHint->setWordWrap(true);
    told->body()->addWidget(toldHint);
    column->addWidget(told);
    column->addStretch(1);

    connect(m_theme, &QButtonGroup::idClicked, this,
            [this](int id) { choose([id](DeskChoices &choices) { choices.theme = DeskChoices::Theme(id); }); });
    connect(m_language, &QComboBox::activated, this,
            [this] { choose([this](DeskChoices &choices) { choices.language = m_language->currentData().toString(); }); });
    connect(m_cluster, &QSpinBox::valueChanged, this,
            [this](int value) { choose([value](DeskChoices &choices) { choices.clusterSeconds = value; }); });
    connect(m_rotate, &QSpinBox::valueChanged, this,
            [this](int value) { choose([value](DeskChoices &choices) { choices.rotateAfterDays = value; }); });
    connect(m_notify, &QCheckBox::toggled, this, [this](bool on) { choose([on](DeskChoices &choices) { choices.notify = on; }); });
    connect(m_desk.get(), &models::DeskSettings::changed, this, &DeskView::follow);
    follow();
}

QWidget *DeskView::addControl(QVBoxLayout *column, const QString &label, const QString &hint, QWidget *control)
{
    const auto m = Metrics::current();
    auto *name = new PlainLabel(label, Type::Small, Ink::Text, control->parentWidget());
    name->setType(Type::Small, Weight::Medium);
    name->setBuddy(control);
    control->setAccessibleName(label);
    control->setAccessibleDescription(hint);
    control->setMaximumWidth(m.px(240));
    auto *words = new PlainLabel(hint, Type::Small, Ink::Muted, control->parentWidget());
    words->setWordWrap(true);
    column->addWidget(name);
    column->addWidget(control);
    column->addWidget(words);
    column->addSpacing(m.u(2));
    return words;
}

void DeskView::choose(const std::function<void(DeskChoices &)> &change)
{
    DeskChoices choices = m_desk->choices();
    change(choices);
    const Status kept = m_desk->set(choices);
    if (!kept)
        emit notify({StateText::of(Mark::Warn, tr("In force, but not remembered")), models::spokenLine(kept.error(), Attempt::Change)});
}

void DeskView::follow()
{
    const DeskChoices &choices = m_desk->choices();
    for (QAbstractButton *button : m_theme->buttons())
        button->setFocusPolicy(m_theme->id(button) == int(choices.theme) ? Qt::StrongFocus : Qt::ClickFocus); // Tab reaches the chosen one
    m_theme->button(int(choices.theme))->setChecked(true);
    m_language->setCurrentIndex(std::max(0, m_language->findData(choices.language)));
    const QSignalBlocker cluster(m_cluster);
    m_cluster->setValue(choices.clusterSeconds);
    const QSignalBlocker rotate(m_rotate);
    m_rotate->setValue(choices.rotateAfterDays);
    const QSignalBlocker told(m_notify);
    m_notify->setChecked(choices.notify);
    m_languageHint->setText(choices.language != m_running ? tr("From the next start on.") : tr("What has no translation yet stays English."));
}

} // namespace pilothouse::ui
