// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cluster/hash_forecast.h"

#include "services/core/plain_text.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/labels.h"

#include <QClipboard>
#include <QFutureWatcher>
#include <QGridLayout>
#include <QGuiApplication>
#include <QPushButton>
#include <QtConcurrent>

namespace pilothouse::ui {

using namespace std::chrono_literals;

HashForecast::HashForecast(QWidget *parent)
    : QWidget(parent)
    , m_now(new ElidedLabel(QString(), Type::Mono, Ink::Text, this))
    , m_after(new ElidedLabel(QString(), Type::Mono, Ink::Text, this))
    , m_hint(new PlainLabel(QString(), Type::Small, Ink::Muted, this))
{
    const auto m = Metrics::current();
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(m.u(3));
    grid->setVerticalSpacing(m.u(1));
    grid->setColumnStretch(1, 1);
    grid->addWidget(new PlainLabel(tr("Now"), Type::Small, Ink::Muted, this), 0, 0);
    grid->addWidget(new PlainLabel(tr("Foretold"), Type::Small, Ink::Muted, this), 1, 0);
    for (ElidedLabel *hash : {m_now, m_after})
        hash->setElideMode(Qt::ElideMiddle);
    m_now->setObjectName(QStringLiteral("hashNow"));
    m_after->setObjectName(QStringLiteral("hashForetold"));
    grid->addWidget(m_now, 0, 1);
    grid->addWidget(m_after, 1, 1);
    m_copy = makeIconButton(IconName::Copy, tr("Copy the foretold compose hash"), this);
    m_copy->setObjectName(QStringLiteral("hashCopy"));
    connect(m_copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(m_predicted); });
    grid->addWidget(m_copy, 1, 2);
    m_hint->setParagraph(true);
    grid->addWidget(m_hint, 2, 0, 1, 3);
    m_settle.setSingleShot(true);
    m_settle.setInterval(200ms);
    connect(&m_settle, &QTimer::timeout, this, &HashForecast::look);
    show();
}

void HashForecast::setPresent(const QByteArray &manifest, const QString &hash)
{
    m_manifest = manifest;
    m_hash = hash;
    foretell();
}

void HashForecast::setEdit(const provenance::ComposeEdit &edit)
{
    if (edit == m_edit)
        return;
    m_edit = edit;
    foretell();
}

void HashForecast::setForetellable(bool foretellable)
{
    if (foretellable == m_foretellable)
        return;
    m_foretellable = foretellable;
    foretell();
}

void HashForecast::foretell()
{
    m_predicted.clear();
    ++m_looks;
    m_pending = isEdited() && !m_manifest.isEmpty() && m_foretellable;
    if (m_pending)
        m_settle.start();
    else
        m_settle.stop();
    show();
}

/// A manifest of 200 KiB is read, written and hashed: elsewhere than on the thread of the window.
void HashForecast::look()
{
    const int number = ++m_looks;
    auto *watcher = new QFutureWatcher<std::optional<QString>>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, number] {
        watcher->deleteLater();
        if (number != m_looks)
            return;
        m_pending = false;
        m_predicted = watcher->result().value_or(QString());
        show();
        emit settled();
    });
    watcher->setFuture(
        QtConcurrent::run([manifest = m_manifest, hash = m_hash, edit = m_edit] { return provenance::predictedComposeHash(manifest, hash, edit); }));
}

void HashForecast::show()
{
    m_now->setText(m_manifest.isEmpty() ? tr("not read yet") : m_hash.isEmpty() ? tr("not said by the cloud") : visibleText(m_hash, 64));
    m_after->setText(m_manifest.isEmpty()    ? QString()
                     : !isEdited()           ? tr("stays")
                     : m_pending             ? tr("being worked out…")
                     : m_predicted.isEmpty() ? tr("cannot be foretold")
                     : m_predicted == m_hash ? tr("stays")
                                             : m_predicted);
    m_copy->setVisible(!m_pending && !m_predicted.isEmpty() && m_predicted != m_hash);
    m_hint->setText(!isEdited() ? tr("It covers the compose text, the script and the variables' names, not their values.")
                    : m_pending ? QString()
                    : m_predicted.isEmpty()
                        ? tr("This cloud writes the manifest in a way that this desk cannot repeat. The hash is read back afterwards.")
                        : tr("Whoever checks this machine has to know the new hash, before it restarts with it."));
    m_hint->setVisible(!m_hint->text().isEmpty());
}

} // namespace pilothouse::ui
