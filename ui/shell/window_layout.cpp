// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/window_layout.h"

#include "services/core/clock.h"
#include "ui/shell/page_registry.h"

#include <QWidget>

namespace pilothouse::ui {

WindowLayout::WindowLayout(Parts parts) : m_parts(std::move(parts)), m_store(m_parts.stateFolder) { }

QJsonObject WindowLayout::arrangement() const
{
    return {{QStringLiteral("geometry"), QString::fromLatin1(m_parts.window->saveGeometry().toBase64())},
            {QStringLiteral("drawer"), m_parts.isDrawerShown()},
            {QStringLiteral("pages"), m_parts.pages->layouts()}};
}

void WindowLayout::arrange(const QJsonObject &arrangement)
{
    const QByteArray geometry = QByteArray::fromBase64(arrangement[QLatin1String("geometry")].toString().toLatin1());
    if (!geometry.isEmpty())
        m_parts.window->restoreGeometry(geometry); // moves the window onto a screen that is there
    if (arrangement.contains(QLatin1String("drawer")))
        m_parts.showDrawer(arrangement[QLatin1String("drawer")].toBool());
    m_parts.pages->arrange(arrangement[QLatin1String("pages")].toObject());
}

Status WindowLayout::restore()
{
    if (!isRemembered())
        return Done{};
    const Status loaded = m_store.load();
    const QJsonObject mine = m_store.section(m_parts.section);
    m_parts.pages->setDrafts(mine[QLatin1String("drafts")].toObject());
    arrange(mine);
    m_last = {mine[QLatin1String("page")].toString(), QDateTime::fromString(mine[QLatin1String("lastLooked")].toString(), Qt::ISODateWithMs)};
    m_restored = true;
    return loaded;
}

Status WindowLayout::remember(const Last &last)
{
    if (!isRemembered() || !m_restored)
        return Done{};
    QJsonObject mine = m_store.section(m_parts.section);
    const QJsonObject now = arrangement();
    for (auto it = now.begin(); it != now.end(); ++it)
        mine[it.key()] = it.value();
    mine[QStringLiteral("drafts")] = m_parts.pages->drafts();
    mine[QStringLiteral("page")] = last.page;
    mine[QStringLiteral("lastLooked")] = toUtcText(last.lookedAt);
    m_store.setSection(m_parts.section, mine);
    return m_store.save();
}

} // namespace pilothouse::ui
