// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/buttons.h"

#include "models/spoken.h"
#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/mnemonics.h"

#include <QAction>
#include <QVariant>

namespace pilothouse::ui {

namespace {

constexpr auto kIconProperty = "pilothouseIcon";

QString roleName(ButtonRole role)
{
    switch (role) {
    case ButtonRole::Default: return QString();
    case ButtonRole::Primary: return QStringLiteral("primary");
    case ButtonRole::Danger: return QStringLiteral("danger");
    case ButtonRole::Flat: return QStringLiteral("flat");
    case ButtonRole::Link: return QStringLiteral("link");
    case ButtonRole::Ink: return QStringLiteral("ink");
    }
    return QString();
}

IconTone iconTone(ButtonRole role)
{
    switch (role) {
    case ButtonRole::Default: return IconTone::Strong;
    case ButtonRole::Primary: return IconTone::OnFill;
    case ButtonRole::Danger: return IconTone::Fail;
    case ButtonRole::Flat: return IconTone::Text;
    case ButtonRole::Link: return IconTone::Accent;
    case ButtonRole::Ink: return IconTone::OnInk;
    }
    return IconTone::Text;
}

void prepare(QPushButton *button, ButtonRole role)
{
    const auto m = Metrics::current();
    button->setIconSize(QSize(m.icon() + m.u(1), m.icon()));
    button->setAutoDefault(true); // Enter presses the button that has the focus, as Space does
    button->setProperty("role", roleName(role));
    button->setCursor(role == ButtonRole::Link ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

} // namespace

ActionButton::ActionButton(QAction *action, ButtonRole role, QWidget *parent) : QPushButton(parent), m_action(action), m_role(role)
{
    prepare(this, role);
    connect(this, &QPushButton::clicked, m_action, [this] { m_action->trigger(); });
    connect(m_action, &QAction::changed, this, &ActionButton::follow);
    follow();
}

void ActionButton::setFace(Face face)
{
    if (face == m_face)
        return;
    m_face = face;
    setProperty("iconOnly", face == Face::IconOnly);
    const auto m = Metrics::current();
    setIconSize(QSize(face == Face::IconOnly ? m.icon() : m.icon() + m.u(1), m.icon()));
    follow();
    repolish(this);
}

void ActionButton::setSize(ButtonSize size)
{
    setProperty("buttonSize", size == ButtonSize::Small ? QStringLiteral("small") : size == ButtonSize::Large ? QStringLiteral("large") : QString());
    repolish(this);
}

void ActionButton::follow()
{
    const QVariant name = m_action->property(kIconProperty);
    if (m_face != Face::TextOnly && name.isValid())
        setIcon(ui::icon(IconName(name.toInt()), iconTone(m_role)));
    else
        setIcon(QIcon());
    setText(m_face == Face::IconOnly ? QString() : m_action->text());
    setAccessibleName(mnemonicsRemoved(m_action->text()));
    setEnabled(m_action->isEnabled());
    // A button without a parent yet would come up as a window of its own for a moment.
    if (parentWidget() || !m_action->isVisible())
        setVisible(m_action->isVisible());
    setCheckable(m_action->isCheckable());
    setChecked(m_action->isChecked());
    QString tip = m_action->statusTip();
    if (tip.isEmpty() && m_face == Face::IconOnly)
        tip = accessibleName();
    if (!m_action->shortcut().isEmpty())
        tip = (tip.isEmpty() ? accessibleName() : tip) + QLatin1String("  ") + m_action->shortcut().toString(QKeySequence::NativeText);
    setToolTip(plainToolTip(tip));
    setAccessibleDescription(m_action->statusTip());
}

QAction *makeAction(QObject *parent, IconName iconName, const QString &text)
{
    auto *action = new QAction(icon(iconName), text, parent);
    action->setProperty(kIconProperty, int(iconName));
    return action;
}

IconName actionIcon(const QAction *action)
{
    return IconName(action->property(kIconProperty).toInt());
}

QAction *opensPlan(QAction *action)
{
    action->setProperty("opensPlan", true);
    return action;
}

QPushButton *makeButton(const QString &text, ButtonRole role, IconName iconName, QWidget *parent)
{
    auto *button = new QPushButton(text, parent);
    prepare(button, role);
    if (iconName != IconName::None)
        button->setIcon(icon(iconName, iconTone(role)));
    return button;
}

QPushButton *makeIconButton(IconName iconName, const QString &name, QWidget *parent)
{
    QPushButton *button = makeButton(QString(), ButtonRole::Flat, iconName, parent);
    button->setProperty("iconOnly", true);
    button->setIconSize(QSize(Metrics::current().icon(), Metrics::current().icon()));
    button->setAccessibleName(name);
    button->setToolTip(plainToolTip(name));
    return button;
}

void applyState(QAction *action, const domain::ActionState &state)
{
    action->setEnabled(state.allowed);
    action->setStatusTip(models::spoken(state.reason));
}

void setButtonRole(QPushButton *button, ButtonRole role)
{
    button->setProperty("role", roleName(role));
    repolish(button);
}

} // namespace pilothouse::ui
