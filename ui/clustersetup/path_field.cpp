// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/clustersetup/path_field.h"

#include "ui/theme/metrics.h"
#include "ui/widgets/buttons.h"

#include <QDir>
#include <QHBoxLayout>
#include <QLineEdit>

namespace pilothouse::ui {

PathField::PathField(std::shared_ptr<SetupContext> context, SetupContext::PathKind kind, const QString &title, QWidget *parent)
    : QWidget(parent)
    , m_line(new QLineEdit(this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Metrics::current().u(2));
    auto *browse = makeButton(tr("Browse…"), ButtonRole::Default, IconName::None, this);
    browse->setAccessibleName(tr("Browse: %1").arg(title));
    row->addWidget(m_line, 1);
    row->addWidget(browse);
    setFocusProxy(m_line);
    connect(m_line, &QLineEdit::textEdited, this, &PathField::edited);
    connect(browse, &QPushButton::clicked, this, [this, context = std::move(context), kind, title] {
        const QString chosen = context->askPath(this, kind, title, path());
        if (chosen.isEmpty())
            return;
        m_line->setText(chosen);
        emit edited();
    });
}

QString PathField::path() const
{
    const QString text = m_line->text().trimmed();
    return text.startsWith(QLatin1String("~/")) ? QDir::homePath() + text.mid(1) : text;
}

void PathField::showPath(const QString &path)
{
    if (this->path() != path)
        showIn(m_line, path);
}

} // namespace pilothouse::ui
